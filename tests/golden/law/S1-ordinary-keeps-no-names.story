# S1: a ballot is ordinary when nothing is said: positions are shown in the room, and no name stands in its result.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Budget primitif"
open
press B1 A
press B2 A
press B3 B
press B4 C
close
expect mode=ordinary pour=2 contre=1 abstention=1 outcome=adopted
end
