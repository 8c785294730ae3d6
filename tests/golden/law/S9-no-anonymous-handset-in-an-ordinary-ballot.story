# S9: an anonymous handset makes a secret ballot: in an ordinary one a handset that is nobody's does not count.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..3
item 1 "Budget primitif"
open
press X7 A
press X8 B
press B1 A
press B2 A
press B3 B
close
expect electorate=3 pour=2 contre=1 outcome=adopted
expect-press unknown=2
# Signed for, it is somebody's, from there on.
handset X7 -> 3
item 2 "Subvention"
open
press X7 B
press B1 A
press B2 A
# The one he had before is nobody's now.
press B3 A
close
expect electorate=3 pour=2 contre=1
expect-press unknown=3
end
