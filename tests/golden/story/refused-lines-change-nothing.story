# Unknown seats and items are refusals; of a list with one of them nobody arrives.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
! arrive 1..7
!arrive 8
!leave 1,99999999
!vote 1 pour
!excuse 7
!handset AB -> 7
!handout 7
!preside 7
!substitute 7 civility=Madame first=A last=B
!seat 6 civility=Madame first=A last=B
!seat 7 civility=Madame first=A last=B handset=B1
!seat 7 civility=Madame first=A last=B weight=2
!body "Autre" organ="Conseil" profile=commune
!sitting 2026-01-15T18:30 president=1 secretary=2
!recuse 1
!open
!discuss 1
!close
!abort reason="rien n'est ouvert"
!second-phase
!proclaim
!annul reason="rien n'est fermé"
!correct 1 pour reason="rien n'est fermé"
!declare 1 pour
!contest 1 text="rien n'est proclamé"
!resume
!revoke 5
item 1 "Budget"
!item 1 "Budget bis"
!item 2 "Amendement" kind=amendment parent=9
!withdraw 9 reason="inconnu"
!postpone 9 reason="inconnu"
!move 1 before=9
!move 9 before=1
!adopt 9 assent
!take-note 9
!open items=9
!recuse 9
# None is present yet: the quorum of 6 is 4.
!discuss 1
arrive 1..4
!open items=1,1
!open mode=secret ground=election candidates=seat:1,seat:9
!count mode=hands pour=4 tellers=9
!count mode=hands pour=4 tellers=1,1
open
!vote 7 pour
!vote 5 pour
!vote 1 oui
!vote 1 pour for=2
!second-phase
!close
press B1 A
press B2 A
press B3 A
press B4 A
close
expect attempt=1 present=4 serving=6 pour=4 silent=0 quorum=4
!open
end
