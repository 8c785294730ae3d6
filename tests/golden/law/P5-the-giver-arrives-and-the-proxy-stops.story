# P5: the giver comes in and speaks for himself; leaving again does not bring the proxy back.
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
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect present=5 proxies=1 electorate=6 pour=6 proxies_cast=1
arrive 6
item 2 "Subvention"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 B
close
expect present=6 proxies=0 electorate=6 pour=5 contre=1 proxies_cast=0
leave 6
item 3 "Motion"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect present=5 proxies=0 electorate=5 pour=5
# Another proxy.  Who comes in after a ballot was opened takes part from the next one on: this one is his holder's.
proxy 6 -> 1
item 4 "Tarifs"
open proxies=linked
arrive 6
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect present=5 proxies=1 electorate=6 pour=6 proxies_cast=1
expect-press outside=1
item 5 "Vœu"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect present=6 proxies=0 electorate=6 pour=6 proxies_cast=0
end
