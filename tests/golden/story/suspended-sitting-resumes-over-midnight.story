# While suspended: no discuss, ballot, correct, proclaim; a suspension proclaims.  The quorum is due again afterwards.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
!at 18:00
!at 06:31
at 18:30
arrive 1..3
item 1 "Budget"
open
press B1 A
press B2 A
press B3 B
close
suspend
!suspend
!proclaim
!correct 1 contre reason=x
!discuss 1
!open
!count mode=hands pour=3 tellers=1
!adopt 1 assent
!take-note 1
declare 3 pour
contest 2 text="conteste"
item 2 "Emprunt"
item 3 "Voirie"
leave 3
resume
!correct 1 contre reason=x
!open
arrive 3
discuss 2
discuss 3
at 23:50
suspend
leave 3
!resume 2026-01-15T23:40
!resume 2026-01-14T23:59
resume 2026-01-16T09:00
!open items=2
!open items=3
!adopt 3 assent
arrive 3
open items=2
abort reason="on reprend"
open items=3
abort reason="on reprend"
# More than 12 hours back is the next day, otherwise it is backwards.
!at 08:00
at 23:00
!at 22:00
at 01:00
!at 00:59
suspend
!resume 2026-01-17T00:59
resume 2026-01-17T13:30
discuss 2 force="les membres sont retenus"
leave 3
suspend
resume
open
abort reason="forcé : il tient après la suspension"
end
