# P5: the proxy is cast by a holder in the room.  He goes out: two voices fewer.  He is back: two more.
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
proxy 7 -> 2
leave 2
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B3 A
press B4 A
press B5 A
press B6 A
# The giver's handset does not speak by itself.
press B7 A
close
expect present=5 proxies=0 electorate=5 pour=5
expect-press outside=1
arrive 2
item 2 "Subvention"
open proxies=linked
press B1 A
press B2 B
press B3 A
press B4 A
press B5 A
press B6 A
close
expect present=6 proxies=1 electorate=7 pour=5 contre=2 proxies_cast=1
end
