# P8: the mayor stays away and gave a proxy for the sitting: it is not cast on the compte administratif.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 2..6
preside 2
proxy 1 -> 3
item 1 "Compte administratif 2025" kind=accounts
open proxies=linked
!vote 3 pour for=1
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect present=5 proxies=0 electorate=5 pour=5 proxies_cast=0
item 2 "Budget primitif"
open proxies=linked
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect present=5 proxies=1 electorate=6 pour=6 proxies_cast=1
end
