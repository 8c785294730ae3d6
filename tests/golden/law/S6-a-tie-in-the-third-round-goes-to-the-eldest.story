# S6: equal in the third round, the elder is elected: M. PETIT is of 1961, Mme DURAND of 1955.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2 born=1961-06-25
seat 3 civility=Madame first=Chloé last=DURAND handset=B3 born=1955-01-31
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Élection d'un adjoint"
open mode=secret ground=election candidates=seat:2,seat:3
press B1 A
press B2 A
press B3 B
press B4 B
close
expect cast=4 required=3 outcome=next-round
# A tie in the second round is no matter of age.
open mode=secret ground=election candidates=seat:2,seat:3
press B1 A
press B2 A
press B3 B
press B4 B
close
expect cast=4 required=3 outcome=next-round
open mode=secret ground=election candidates=seat:2,seat:3
press B1 A
press B2 A
press B3 B
press B4 B
close
expect attempt=3 cast=4 required=0 outcome=elected:seat:3
# A date told at the ballot goes before the one of the seat: the other is the elder now.
annul reason="date de naissance erronée" decided-by=assembly informed=yes unanimous=yes
open mode=secret ground=election candidates=seat:2,seat:3 born=1951-06-25,1955-01-31
press B1 A
press B2 A
press B3 B
press B4 B
close
expect attempt=4 outcome=elected:seat:2
end
