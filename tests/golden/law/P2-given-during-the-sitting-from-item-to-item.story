# P2: a proxy names its holder and the sitting; it may be handed in during the sitting, and holds from one item to another.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..6
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect present=6 proxies=0 electorate=6 pour=6
# M. BENALI has to go: he writes a proxy at the table, by his own hand, and leaves.
at 19:10
proxy 6 -> 2 dated=2026-01-15
note "pouvoir de M. BENALI à M. PETIT, reçu à 19 h 10, manuscrit"
leave 6
item 2 "Subvention"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect present=5 proxies=1 electorate=6 pour=6 proxies_cast=1
# It was for that item alone.
at 19:40
revoke 6
item 3 "Motion"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect present=5 proxies=0 electorate=5 pour=5 proxies_cast=0
end
