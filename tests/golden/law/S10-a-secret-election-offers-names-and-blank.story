# S10: an election is not a vote for or against: each candidate has a key, and blank has one.
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
item 1 "Élection d'un adjoint"
# Five names and blank are more than five keys.
!open mode=secret ground=election candidates=seat:2,seat:3,seat:4,seat:5,seat:6
!open mode=secret ground=election candidates=seat:2,seat:2
!open mode=secret ground=election candidates=seat:2,seat:99
open mode=secret ground=election candidates=seat:2,seat:3
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 E
# No third candidate: key C says nothing, and the vote that stands is not lost.
press B5 C
close
expect pour=0 contre=0 blanc=1 cast=5 required=3 outcome=elected:seat:2
expect-press bad-key=1 repeated=0
# On paper, nul too.
item 2 "Élection d'un adjoint"
count mode=paper ground=election candidates=seat:3,"Mme RICHARD" voices=3,1 blanc=1 nul=1 envelopes=6 tellers=4,5
count mode=paper ground=election candidates=seat:3,"Mme RICHARD" voices=3,1 blanc=1 nul=1 envelopes=6 tellers=4,5
expect blanc=1 nul=1 cast=4 required=3 outcome=elected:seat:3
end
