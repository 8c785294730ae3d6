# exit: 0
body "Ville d'Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Ada last=UN handset=371BA68A
seat 2 civility=Monsieur first=Jean last=DEUX handset=25B162F6
seat 3 civility=Madame first=Zoé last=TROIS handset=2CCE9775
! test end
test
! test
press 371BA68A A
press 371BA68A B
press 25B162F6 E          # a key that is no choice is heard as well
press 00000000 A          # nobody's
expect-press test=3 unknown=1 early=0 repeated=0 bad-key=0
handset 4D123456 -> 2     # his other one has to be heard itself
press 25B162F6 A
press 4D123456 A
expect-press test=4 unknown=2
arrive 1..3
item 1 "Budget"
! discuss 1
! open
! count mode=hands pour=3 tellers=2
! adopt 1 assent
! suspend
test end
press 2CCE9775 C
expect-press test=4 early=1
discuss 1
! test end
open
! test
press 371BA68A A
press 2CCE9775 C
close confirm-silent
expect pour=1 contre=0 abstention=1 silent=1
expect-press test=4 repeated=0
test                      # what is closed stays as it is
press 4D123456 A
! correct 2 pour reason="il le dit"
test end
expect pour=1 silent=1
correct 2 pour reason="il le dit"
proclaim
item 2 "Désignation"
discuss 2 secret
! test                    # its keys are nobody's to hear
item 3 "Voirie"
discuss 3
suspend
test
press 371BA68A A
resume                    # a pause is a good time for it, and may end before it
! open
end                       # ends it too
