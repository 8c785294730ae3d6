# P3: the minutes name the giver and the date of the proxy; where it is not known it can be left out.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..4
proxy 5 -> 1 dated=2026-01-12
proxy 6 -> 2 dated=2026-01-15
proxy 7 -> 3
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
close
expect present=4 proxies=3 electorate=7 pour=7 proxies_cast=3
end
