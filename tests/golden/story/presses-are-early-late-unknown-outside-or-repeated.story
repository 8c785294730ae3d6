# Late from a close or abort until the next item, discuss or open, else early; unknown comes first; counted since the start.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
arrive 1..3
press B1 A
item 1 "Budget"
press B1 A
press ZZ A
expect-press early=2 unknown=1
open
press ZZ A
press B4 A
press B4 Z
press B1 E
press B1 A
press B1 A
press B1 B
press B2 1
press B3 A
expect-press unknown=2 outside=2 bad-key=1 repeated=2
close
press B1 A
press ZZ A
note "rien ne change"
proclaim
press B1 E
expect-press late=2 unknown=3 bad-key=1
item 2 "Emprunt"
press B1 A
discuss 2
open
abort reason="panne"
press B1 A
discuss 2
press B1 A
open
abort reason="panne"
press B1 A
expect pour=2 contre=1 attempt=1
expect-press early=4 late=4 unknown=3 bad-key=1 outside=2 repeated=2
# An abort spends its attempt.
open
press B1 A
press B2 A
# A swap while the ballot is open: the vote stands until a new press; the old handset is nobody's.
handset NEW -> 2
press B2 B
handset B1 -> 3
press B3 A
press B1 B
close
expect item=2 attempt=3 pour=2 contre=1
expect-press unknown=5 repeated=2
end
