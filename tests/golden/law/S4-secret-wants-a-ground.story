# S4: the presider alone cannot make a ballot secret: an election, a nomination, or a third of those present.
# 6 present: a third is 2.
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
item 1 "Vente d'un terrain"
!open mode=secret
!open mode=secret ground=request
!open mode=secret asked-by=1
# Who is not in the room asks nothing; nobody asks twice; a range may not name one again.
!open mode=secret asked-by=1,7
!open mode=secret asked-by=2,2
!open mode=secret asked-by=1..3,2
open mode=secret asked-by=5,6
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
close
expect mode=secret pour=4 contre=2 outcome=adopted
# It was asked for that vote alone.
item 2 "Subvention"
!open mode=secret
open mode=secret ground=nomination candidates=seat:3,seat:4
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 B
close
expect mode=secret cast=6 required=4 outcome=elected:seat:3
# By paper without a word why: it is counted, and the clerk is told what is missing.
item 3 "Motion"
count mode=paper pour=4 contre=2 envelopes=6 tellers=3,4
count mode=paper pour=4 contre=2 envelopes=6 tellers=3,4 # warns: no-ground
expect mode=secret pour=4 contre=2 outcome=adopted by=paper
end
