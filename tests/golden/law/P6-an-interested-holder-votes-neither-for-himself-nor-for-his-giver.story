# P6: an interested holder uses neither his vote nor the one he carries.
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
proxy 6 -> 2
item 1 "Vente d'un terrain à M. PETIT"
recuse 2
discuss 1
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
# 5 present, 1 of them recused with his giver's voice: 4 voices.
expect present=5 recused=1 proxies=0 electorate=4 pour=4 proxies_cast=0 voting_present=4
expect-press outside=1
# On the next item both are back.
item 2 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect recused=0 proxies=1 electorate=6 pour=6 proxies_cast=1
end
