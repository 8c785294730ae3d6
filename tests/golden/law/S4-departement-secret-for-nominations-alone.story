# S4: in a département nobody can ask for a secret ballot, were it all of them; a nomination is secret.
body "Département de l'Exemple" organ="Conseil départemental" profile=departement
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
!open mode=secret asked-by=1..6
!open mode=secret ground=request asked-by=1..6
open mode=public asked-by=1
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect mode=public pour=6
item 2 "Désignation au conseil d'administration du collège"
open mode=secret ground=nomination candidates=seat:3,seat:4
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
close
expect mode=secret outcome=elected:seat:3
end
