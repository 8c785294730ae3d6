# S6: rounds 1 and 2 want more than half of the suffrages exprimés, round 3 the most voices.  Blank ballots (key E) are
# not exprimés.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..7
item 1 "Élection d'un adjoint"
!open mode=secret ground=election candidates=seat:2,seat:3,seat:4 round=2
open mode=secret ground=election candidates=seat:2,seat:3,seat:4
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
press B6 C
press B7 E
close
# 3, 2 and 1 of 6: nobody has 4.
expect attempt=1 cast=6 blanc=1 required=4 outcome=next-round
open mode=secret ground=election candidates=seat:2,seat:3,seat:4 round=2
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
press B6 C
press B7 C
close
# 3, 2 and 2 of 7: nobody has 4.
expect attempt=2 cast=7 blanc=0 required=4 outcome=next-round
!open mode=secret ground=election candidates=seat:2,seat:3 round=2
open mode=secret ground=election candidates=seat:2,seat:3,seat:4
press B1 A
press B2 A
press B3 B
press B4 B
press B5 B
press B6 C
press B7 E
close
# 2, 3 and 1: the most are enough.
expect attempt=3 cast=6 blanc=1 required=0 outcome=elected:seat:3
!open mode=secret ground=election candidates=seat:2,seat:3
end
