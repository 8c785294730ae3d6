# S11: no line ties a seat to what it chose in a secret ballot: not typed, not corrected, not declared afterwards.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Vente d'un terrain"
item 2 "Nomination au comité"
item 3 "Motion"
discuss 1 secret
open mode=secret asked-by=3,4
!vote 3 contre
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
!declare 3 contre
close
!correct 3 contre reason="je voulais voter contre"
proclaim
!declare 3 contre
# An objection to the count is none to secrecy.
contest 4 text="demande le recomptage"
expect pour=3 contre=2 outcome=adopted
# By paper alike.
count mode=paper items=2 ground=nomination candidates=seat:4,seat:5 voices=3,2 envelopes=5 tellers=1,2
count mode=paper items=2 ground=nomination candidates=seat:4,seat:5 voices=3,2 envelopes=5 tellers=1,2
proclaim
!declare 3 seat:5
expect item=2 outcome=elected:seat:4
# What was voted in the open is declared in the open, and stays so when the next item is announced as secret.
discuss 3
!correct 3 seat:5 reason="pas elle"
open
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
close
proclaim
item 4 "Élection au syndicat"
discuss 4 secret
declare 3 contre
expect item=3 pour=3 contre=2 outcome=adopted
end
