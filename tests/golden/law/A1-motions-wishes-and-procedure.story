# A1: motions, wishes (vœux) and votes of procedure are items of a kind; they hold no other up.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Budget primitif"
item 2 "Motion de soutien à la maternité" kind=motion
item 3 "Vœu sur les trains régionaux" kind=wish added=urgency
item 4 "Demande de renvoi en commission" kind=procedure parent=1
open items=4
press B1 A
press B2 A
press B3 B
press B4 B
press B5 B
close
expect item=4 pour=2 contre=3 outcome=rejected
open items=1
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect item=1 outcome=adopted
open items=2,3
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect item=3 pour=5 outcome=adopted
# Nobody amends what is not there.
!item 5 "Amendement" kind=amendment parent=9
end
