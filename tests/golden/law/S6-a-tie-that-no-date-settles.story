# S6: two of the same age, or a date that nobody told: the ballot does not choose.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2 born=1961-06-25
seat 3 civility=Madame first=Chloé last=DURAND handset=B3 born=1961-06-25
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Élection d'un adjoint"
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 envelopes=4 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 envelopes=4 tellers=1,4
expect outcome=next-round
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 envelopes=4 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 envelopes=4 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 envelopes=4 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,2 envelopes=4 tellers=1,4
expect attempt=3 required=0 outcome=next-round
count mode=paper ground=election candidates=seat:2,seat:4 voices=2,2 envelopes=4 tellers=1,4
count mode=paper ground=election candidates=seat:2,seat:4 voices=2,2 envelopes=4 tellers=1,4
expect attempt=4 outcome=next-round
end
