# Q9: unless its statutes say otherwise, an open syndicat counts heads: 5 serving, quorum 3.  Seats 1 and 2 have
# 10 voices each, 20 of 23, and are still two heads.
body "Syndicat mixte du parc" organ="Comité syndical" profile=syndicat-ouvert
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1 weight=10
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2 weight=10
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1,2
item 1 "Charte du parc"
!discuss 1
arrive 3
discuss 1
open
press B1 A
press B3 A
press B2 B
close
# pour 10 + 1 = 11, contre 10; majority of 21: 10 + 1 = 11.
expect present=3 quorum=3 electorate=21 pour=11 contre=10 required=11 outcome=adopted
end
