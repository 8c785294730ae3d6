# P11: titulaire and suppléant both away, the seat gives a proxy; it ends when the suppléant comes in.
body "Communauté de communes du pays de Saint-Exemple" organ="Conseil communautaire" profile=epci
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1,2,4
proxy 3 -> 1
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B4 A
close
expect present=3 proxies=1 electorate=4 pour=4 proxies_cast=1
substitute 3 civility=Monsieur first=Omar last=VIDAL
arrive 3
item 2 "Statuts"
open proxies=linked
press B1 A
press B2 A
press B3 B
press B4 A
close
expect present=4 proxies=0 electorate=4 pour=3 contre=1 proxies_cast=0
end
