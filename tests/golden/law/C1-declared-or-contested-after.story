# C1: afterwards a member declares how he meant to vote, or contests the count: noted beside a result that stays.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Budget primitif"
open
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
close
proclaim
declare 3 contre
contest 4 text="demande le recomptage"
expect pour=3 contre=2 outcome=adopted
# The next item proclaims what nobody proclaimed.
item 2 "Subvention"
open
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
!declare 3 contre
item 3 "Motion"
discuss 3
!correct 1 contre reason="trop tard"
end
