body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2 remote
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
arrive 1..3
item 1 "Budget"
!open mode=secret ground=nomination
!open mode=secret ground=election candidates=seat:1
!open mode=ordinary
!open ground=election
!count mode=hands pour=3 tellers=1
!count mode=paper ground=nomination pour=3 tellers=1
open
press B1 A
press B2 B
close confirm-silent
item 2 "Emprunt"
count mode=roll-call pour=2 tellers=1
count mode=roll-call pour=2 tellers=1
end
