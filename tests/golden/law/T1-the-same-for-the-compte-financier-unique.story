# T1: the compte financier unique replaces the compte administratif and its budget twin: the same rule for the mayor.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Compte financier unique 2026" kind=accounts
item 2 "Budget annexe de l'eau : compte financier unique 2026" kind=accounts parent=1
discuss 1
!open items=1,2
preside 2
leave 1
open items=1,2
press B2 A
press B3 A
press B4 A
close
expect item=2 present=3 electorate=3 pour=3 recused=0 outcome=adopted
# In the room and recused is not enough: the law wants her out.
item 3 "Compte financier unique de la régie" kind=accounts
arrive 1
!open items=3
leave 1
open items=3
press B2 A
press B3 A
press B4 A
close
expect item=3 electorate=3 pour=3
end
