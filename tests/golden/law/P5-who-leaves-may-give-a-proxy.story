# P5: a member who is about to leave gives a proxy: it sleeps while he is here.
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
proxy 3 -> 4
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
leave 3
item 2 "Subvention"
open proxies=linked
press B1 A
press B2 A
press B4 B
press B5 A
press B6 A
close
expect present=5 proxies=1 electorate=6 pour=4 contre=2
# Whoever carries one cannot pass it on by giving his own.
proxy 7 -> 5
!proxy 5 -> 6
end
