# T1, P8: in a département it is the president who leaves.
body "Département de l'Exemple" organ="Conseil départemental" profile=departement
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Compte financier unique 2026" kind=accounts
discuss 1
!open
leave 1
!open
preside 2
open
press B2 A
press B3 A
press B4 A
close
expect present=3 electorate=3 pour=3 outcome=adopted
end
