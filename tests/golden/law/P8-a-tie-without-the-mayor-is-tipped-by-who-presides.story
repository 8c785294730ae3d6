# P8: the council elects who presides; on a tie his voice decides, as on any other item.
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
item 1 "Élection du président de séance pour le compte administratif"
count mode=hands pour=5 tellers=4,5
count mode=hands pour=5 tellers=4,5
expect pour=5 outcome=adopted by=hands
item 2 "Compte administratif 2025" kind=accounts
discuss 2
leave 1
preside 3
open
press B2 A
press B3 A
press B4 B
press B5 B
close
expect electorate=4 pour=2 contre=2 casting_vote=for outcome=adopted
end
