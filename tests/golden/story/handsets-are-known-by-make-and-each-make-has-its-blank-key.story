# A handset is make:id; the letters' case says nothing, and the make may be left out where only one is meant.  Where
# candidates are chosen each make keeps one key for blanc: E on i>clicker, 0 on ResponseCard, 6 on SunVote, red on Buzz!.
body "Ville d'Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Ada last=UN handset=iclicker:371BA68A
seat 2 civility=Madame first=Eve last=DEUX handset=responsecard:371BA6
seat 3 civility=Madame first=Lou last=TROIS handset=buzz:1.1
seat 4 civility=Madame first=Zoé last=QUATRE handset=sunvote:17
seat 5 civility=Madame first=Ida last=CINQ handset=quinta:17
!seat 6 civility=Madame first=Eva last=SIX handset=ICLICKER:371ba68a
!seat 6 civility=Madame first=Eva last=SIX handset=371BA68A
!seat 6 civility=Madame first=Eva last=SIX handset=Quinta:17
arrive 1..5
item 1 "Élection"
!open mode=secret ground=election candidates=seat:1,seat:01
!open mode=secret ground=election candidates=seat:1,seat:1
!open mode=secret ground=election candidates=seat:1,seat:99999999999
open mode=secret ground=election candidates=seat:1,seat:2
press iclicker:371BA68A E
press responsecard:371BA6 E
press responsecard:371BA6 0
press buzz:1.1 6
press buzz:1.1 red
press sunvote:17 red
press sunvote:17 6
press quinta:17 B
press 371ba68a E
close
expect blanc=4 cast=1 electorate=5 outcome=elected:seat:2
expect-press bad-key=3 repeated=1 unknown=0

# The agenda is moved both ways; an item cannot go before itself, or before one that is not there.
item 2 "Deux"
item 3 "Trois"
item 4 "Quatre"
move 4 before=2
move 2 before=4
move 2 before=3
!move 3 before=3
!move 3 before=9
!item 2.1 "Amendement" kind=amendment parent=9

# A second entry of a count that differs in anything is refused, and the first stays.
count items=2 mode=hands pour=3 contre=1 abstention=1 tellers=1,3
!count items=2 mode=hands pour=4 contre=1 tellers=1,3
!count items=2 mode=hands pour=3 contre=1 nspp=1 tellers=1,3
!count items=2 mode=hands pour=3 contre=1 abstention=1 tellers=1,4
!count items=2 mode=hands pour=3 contre=1 abstention=1 tellers=1,3 presider=pour
!count items=2 mode=hands pour=3 contre=1 abstention=1 tellers=1,3 majority=3/5-present
!count items=3 mode=hands pour=3 contre=1 abstention=1 tellers=1,3
!count items=2 mode=roll-call pour=3 contre=1 abstention=1 tellers=1,3
!count items=2 object="Autre" mode=hands pour=3 contre=1 abstention=1 tellers=1,3
count items=2 mode=hands pour=3 contre=1 abstention=1 tellers=1,3
expect pour=3 contre=1 abstention=1 outcome=adopted
!annul ballot=2 reason="sans tentative"
!annul ballot=2.x reason="sans nombre"
!annul ballot=2.2 reason="pas de deuxième"
!annul ballot=9.1 reason="pas de neuvième"
annul ballot=2.1 reason="erreur"
expect outcome=void
!annul ballot=2.1 reason="encore"
end
