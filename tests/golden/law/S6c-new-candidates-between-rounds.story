# S6c: who comes forward after the first round stands in the second; who withdraws does not.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Élection d'un adjoint"
open mode=secret ground=election candidates=seat:2,seat:3
press B1 A
press B2 A
press B3 B
press B4 B
press B5 E
close
expect attempt=1 outcome=next-round
open mode=secret ground=election candidates=seat:3,seat:4
press B1 A
press B2 B
press B3 B
press B4 B
press B5 B
close
expect attempt=2 cast=5 required=3 outcome=elected:seat:4
end
