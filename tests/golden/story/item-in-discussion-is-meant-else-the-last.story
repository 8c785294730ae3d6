body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
arrive 1..3
item 1 "Un"
item 2 "Deux"
# None is in discussion: the last item line.
recuse 3
open
press B1 A
press B2 A
close
expect item=2 recused=1
# Its ballot is closed and no item line followed: still 2, whose ballot stands.
!open
item 3 "Trois"
discuss 1
item 4 "Quatre"
open
item 5 "Cinq"
press B1 A
press B2 A
press B3 A
close
expect item=1 recused=0
!count mode=hands pour=3 tellers=1
item 6 "Six"
count mode=hands pour=3 tellers=1
count mode=hands pour=3 tellers=1
expect item=6
discuss 3
withdraw 3 reason="retiré"
!discuss 3
!withdraw 3 reason="retiré"
item 7 "Sept"
discuss 5
postpone 5 reason="à la prochaine séance"
!adopt 5 assent
!open items=5,7
open
press B1 A
press B2 A
press B3 A
close
expect item=7
move 4 before=1
!move 4 before=4
adopt 4 assent
expect item=4
end
