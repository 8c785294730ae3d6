# G1: a member interested in one item of the group votes on the others: one result line an item.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
proxy 5 -> 3
item 1 "Convention avec le club de judo"
item 2 "Convention avec le club de voile"
recuse 3
item 3 "Convention avec le club d'aviron"
recuse 5
open items=1..3 proxies=linked
press B1 A
press B2 A
press B3 B
press B4 B
close
end
