# Q11: a representative under L1111-6 II is counted neither among those serving nor among the present for that item.
# 7 serving, 2 such: 5, quorum 3.  4 present, 2 of them such: 2 are too few.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..4
item 1 "Capital de la SEM"
recuse 3 kind=l1111-6
recuse 4 kind=l1111-6
!discuss 1
arrive 5
discuss 1
open
press B1 A
press B2 A
press B5 B
press B3 A
close
# serving and present stay whole; 3 voices are left: 2 pour, 1 contre.
expect serving=7 present=5 quorum=3 quorum_met=yes recused=2 electorate=3 pour=2 contre=1 outcome=adopted voting_present=3
expect-press outside=1
# An interested member is merely not voting: he stays on both sides.  7 serving: quorum 4; 5 present.
item 2 "Vente d'un terrain"
recuse 3
discuss 2
open
press B1 A
press B2 A
press B4 A
press B5 A
close
expect serving=7 present=5 quorum=4 quorum_met=yes recused=1 electorate=4 pour=4 voting_present=4
end
