# Q8: L2541-4: more than half (5 serving: 3), none on a second convocation.
body "Ville de Musterheim" organ="Conseil municipal" profile=alsace-moselle
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1,2
item 1 "Budget primitif"
item 2 "Affaire reportée" second-convocation
!discuss 1
open items=2
press B1 A
press B2 A
close
expect item=2 quorum=0 quorum_met=yes outcome=adopted
arrive 3
discuss 1
open
press B1 A
press B2 A
press B3 A
close
expect item=1 quorum=3 quorum_met=yes outcome=adopted
end
