# S6b: mayor, deputies, president and vice-presidents are elected in secret; no unanimity waives it.
body "Communauté de communes du pays de Saint-Exemple" organ="Conseil communautaire" profile=epci
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Élection du président"
item 1.1 "Renoncer au scrutin secret" kind=procedure parent=1
adopt 1.1 unanimous
discuss 1
!open ground=election candidates=seat:2,seat:3
!open ground=election mode=ordinary candidates=seat:2,seat:3
!open ground=election mode=public candidates=seat:2,seat:3
!count mode=hands ground=election candidates=seat:2,seat:3 voices=3,1 tellers=1,4
!count mode=roll-call ground=election candidates=seat:2,seat:3 voices=3,1 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=3,1 envelopes=4 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=3,1 envelopes=4 tellers=1,4
expect mode=secret cast=4 required=3 outcome=elected:seat:2 by=paper
end
