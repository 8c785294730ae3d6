# C2: a second vote in an election needs an assembly that was told of the result and of what went wrong, and unanimity.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Élection du maire"
count mode=paper ground=election candidates=seat:2,seat:3 voices=3,2 envelopes=5 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=3,2 envelopes=5 tellers=1,4
expect attempt=1 outcome=elected:seat:2
!annul reason="bulletin marqué"
!annul reason="bulletin marqué" decided-by=president informed=yes unanimous=yes
!annul reason="bulletin marqué" decided-by=assembly
!annul reason="bulletin marqué" decided-by=assembly informed=yes
!annul reason="bulletin marqué" decided-by=assembly unanimous=yes
!annul reason="bulletin marqué" decided-by=assembly informed=yes unanimous=no
annul reason="bulletin marqué" decided-by=assembly informed=yes unanimous=yes
expect attempt=1 outcome=void
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,3 envelopes=5 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,3 envelopes=5 tellers=1,4
# It is the first round again.
expect attempt=2 cast=5 required=3 outcome=elected:seat:3
end
