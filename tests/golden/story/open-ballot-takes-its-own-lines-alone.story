# While a ballot is open: press, vote, second-phase, close, abort, arrive, leave, excuse, handset, handout, return, item,
# note, at, expect.  Who comes or goes counts from the next ballot on.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..3
item 1 "Budget"
item 2 "Emprunt"
adopt 1 unanimous
discuss 2
open
!body "x" organ=y profile=commune
!seat 9 civility=Madame first=A last=B
!vacant 4
!substitute 4 civility=Madame first=A last=B
!keys A=pour
!proxy 4 -> 1
!revoke 4
!preside 2
!suspend
!clear
!resume
!end
!withdraw 2 reason=x
!postpone 2 reason=x
!move 2 before=1
!discuss 1
!recuse 1
!adopt 1 assent
!take-note 1
!open
!count mode=hands pour=3 tellers=1
!correct 1 contre reason=x
!proclaim
!declare 1 contre
!contest 1 text=x
!annul reason=x
press B1 A
vote 2 pour
arrive 4
leave 3
excuse 5
handset ZZ -> 5
handout 5
return 5
item 3 "Voirie"
note "M. x arrive"
at 19:00
expect item=1
press B3 A
press B4 A
close
expect item=2 pour=3 present=3 electorate=3
expect-press outside=1
discuss 3
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect present=3 pour=3
expect-press outside=2
end
