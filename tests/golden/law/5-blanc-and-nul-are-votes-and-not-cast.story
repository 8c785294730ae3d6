# Section 5: blank and void ballots are in the urn and not among the suffrages exprimés.  6 present and 1 proxy: 7 voices.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..6
proxy 7 -> 1
item 1 "Élection d'un adjoint"
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,1 blanc=2 nul=1 envelopes=6 tellers=4,5
count mode=paper ground=election candidates=seat:2,seat:3 voices=2,1 blanc=2 nul=1 envelopes=6 tellers=4,5
# 2 + 1 + 2 + 1 = 6 in the urn of 7 voices: 1 silent.  3 exprimés: 2 are enough.
expect electorate=7 pour=0 contre=0 blanc=2 nul=1 silent=1 cast=3 required=2 outcome=elected:seat:2
# More than there are voices, or another number than envelopes, is not taken.
item 2 "Élection d'un adjoint"
!count mode=paper ground=election candidates=seat:2,seat:3 voices=5,3 tellers=4,5
!count mode=paper ground=election candidates=seat:2,seat:3 voices=4,2 envelopes=7 tellers=4,5
end
