# S3: a public ballot names who voted, and how: in the room, by a proxy, by the clerk, or not at all.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
proxy 5 -> 4
item 1 "Budget primitif"
open mode=public proxies=linked
press B1 A
vote 2 contre
press B4 D
vote 4 pour for=5
close confirm-silent
expect pour=2 contre=1 nspp=1 silent=1
end
