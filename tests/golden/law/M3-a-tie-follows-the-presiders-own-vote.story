# M3: on a tie the presider's voice is prépondérante: the result follows how he voted, and the counts stay equal.
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
item 1 "Budget primitif"
open
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
press B6 B
close
expect pour=3 contre=3 cast=6 required=4 casting_vote=for outcome=adopted
item 2 "Subvention"
open
press B1 B
press B2 B
press B3 B
press B4 A
press B5 A
press B6 A
close
expect pour=3 contre=3 casting_vote=against outcome=rejected
# Seat 4 presides now, and is the one who tips it.
preside 4
item 3 "Motion"
open
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
press B6 B
close
expect pour=3 contre=3 casting_vote=against outcome=rejected
# No tie, no casting vote.
item 4 "Tarifs"
open
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
close
expect pour=4 contre=2 casting_vote=none outcome=adopted
end
