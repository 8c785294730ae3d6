# Q8: elsewhere that exception is not written: the presider may pass over the quorum, and the item keeps his reason.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..3
item 1 "Partage des biens de la section"
recuse 4
recuse 5
recuse 6
recuse 7
!discuss 1
discuss 1 force="4 membres sur 7 sont intéressés"
open
press B1 A
press B2 A
press B3 A
close
expect present=3 quorum=4 quorum_met=no electorate=3 pour=3 outcome=adopted
end
