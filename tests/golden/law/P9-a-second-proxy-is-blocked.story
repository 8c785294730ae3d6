# P9: two proxies in breach of the law spoil the act only if they changed its result, but nobody knows before: blocked.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..5
proxy 6 -> 1
!proxy 7 -> 1
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect proxies=1 electorate=6 pour=6
end
