# C1: the result exists when the president proclaims it.  Until then a wrong finger is put right, with a reason.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Budget primitif"
open mode=public
press B1 A
press B2 A
press B3 B
press B4 B
press B5 B
close
expect pour=2 contre=3 outcome=rejected
# Seat 5 meant pour: 3 and 2.
correct 5 pour reason="touche B au lieu de A"
expect attempt=1 pour=3 contre=2 required=3 outcome=adopted
!declare 5 contre
proclaim
!correct 5 contre reason="trop tard"
!proclaim
end
