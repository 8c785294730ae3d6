# Keys in the order given, E is blank; 4 candidates and a blank are all the keys there are.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN born=1960-01-01 handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT born=1950-01-01 handset=B2
seat 3 civility=Madame first=Chloé last=DURAND born=1950-01-01 handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
arrive 1..4
item 1 "Élection du maire"
!open mode=secret ground=election candidates=seat:1,seat:2,seat:3,seat:4,Cinq
!open mode=secret ground=election candidates=seat:1,seat:1
!open mode=secret ground=election candidates=seat:1,seat:2 round=2
open mode=secret ground=election candidates=seat:1,seat:2,"Liste A","Liste B"
press B1 A
press B2 1
press B3 D
press B4 5
close
expect cast=3 blanc=1 required=2 outcome=elected:seat:1 unanimous=no
!open mode=secret ground=election candidates=seat:1
!annul reason="urne"
!annul reason="urne" informed=yes
!annul reason="urne" unanimous=yes
!annul reason="urne" informed=yes unanimous=no
!annul reason="urne" decided-by=president informed=yes unanimous=yes
annul reason="urne" informed=yes unanimous=yes
expect outcome=void attempt=1
open mode=secret ground=election candidates=seat:1,seat:2
press B1 A
press B2 A
press B3 B
press B4 B
close
expect attempt=2 required=3 outcome=next-round casting_vote=none
!open mode=secret ground=election candidates=seat:1,seat:2 round=1
# An aborted attempt is spent, its round is not.  A new candidate comes in the second round.
open mode=secret ground=election candidates=seat:1,seat:2 round=2
abort reason="panne"
open mode=secret ground=election candidates=seat:1,seat:2,seat:3
press B1 A
press B2 A
press B3 C
press B4 E
close
expect attempt=4 required=2 outcome=elected:seat:1
annul reason="bulletin" decided-by=assembly informed=yes unanimous=yes
open mode=secret ground=election candidates=seat:1,seat:2 round=2
press B1 A
press B2 E
press B3 B
press B4 E
close
expect attempt=5 outcome=next-round required=2
open mode=secret ground=election candidates=seat:1,seat:2
press B1 A
press B2 B
press B3 E
press B4 C
!close
press B4 E
close
expect attempt=6 required=0 outcome=elected:seat:2
# Twins, and lists that have no age, do not settle it; the third round is then due again.
item 2 "Élection d'un adjoint"
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 tellers=4
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 tellers=4
count mode=paper ground=election candidates=seat:2,"Liste A" voices=2,2 tellers=4
count mode=paper ground=election candidates=seat:2,"Liste A" voices=2,2 tellers=4
count mode=paper ground=election candidates=seat:2,"Liste A" voices=2,2 tellers=4 round=3
count mode=paper ground=election candidates=seat:2,"Liste A" voices=2,2 tellers=4 round=3
expect attempt=3 required=0 outcome=next-round
count mode=paper ground=election candidates=seat:2,seat:3 voices=1,1 nul=2 tellers=4 round=3
count mode=paper ground=election candidates=seat:2,seat:3 voices=1,1 nul=2 tellers=4 round=3
expect attempt=4 required=0 outcome=next-round
count mode=paper ground=election candidates=seat:2,seat:3 voices=1,2 nul=1 tellers=4
count mode=paper ground=election candidates=seat:2,seat:3 voices=1,2 nul=1 tellers=4
expect attempt=5 outcome=elected:seat:3
# Not secret, where unanimity waived it: a typed vote takes a candidate as written, and no pour or contre.
item 3 "Désignation"
open mode=public ground=nomination candidates="Liste A",seat:3
press B1 A
vote 2 "Liste A"
vote 3 seat:3
!vote 4 pour
!vote 4 contre
!vote 4 "Liste B"
vote 4 blanc
vote 4 abstention
close
expect abstention=1 blanc=0 cast=3 outcome="elected:Liste A"
expect-press bad-key=1
end
