body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
arrive 1..3
item 1 "Budget"
open
press B1 A
press B2 A
press B3 A
close
end
!arrive 1
!note "x"
!press B1 A
!at 23:00
!item 2 "Emprunt"
!discuss 1
!open
!proclaim
!correct 1 contre reason=x
!declare 1 contre
!contest 1 text=x
!annul reason=x
!suspend
!resume
!end
expect pour=3
expect-press late=0
