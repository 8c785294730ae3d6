# Q8: in Alsace and Moselle no quorum is asked of an item in which half or more of the members are interested themselves.
# 7 serving: more than half is 4; half or more is 4.
body "Ville de Musterheim" organ="Conseil municipal" profile=alsace-moselle
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
item 2 "Budget primitif"
item 3 "Subvention à la société de gymnastique"
item 4 "Convention avec le syndicat"
withdraw 4 reason="sans objet"
# Three of seven are less than half.
recuse 4 item=1
recuse 5 item=1
recuse 6 item=1
!recuse 6 item=1
!discuss 1
recuse 7 item=1
discuss 1
open
press B1 A
press B2 A
press B3 A
close
expect present=3 serving=7 quorum=0 quorum_met=yes electorate=3 pour=3 outcome=adopted
# It is of that item alone.
!discuss 2
!recuse 1 item=9 kind=l1111-6
!recuse 1 item=4
!recuse 9 item=2
# Who sits for the town somewhere else is not interested himself: he leaves both sides.  5 serving, of whom 2 are here;
# 2 interested are less than 3.
recuse 4 item=3 kind=l1111-6
recuse 3 item=3 kind=l1111-6
recuse 5 item=3
recuse 6 item=3
!discuss 3
# Here or away, who is interested counts as such: 3 of 5.
recuse 1 item=3
preside 2
discuss 3
open
press B2 A
close
expect item=3 present=3 serving=7 quorum=0 quorum_met=yes recused=2 electorate=1 pour=1
# Nor is the mayor, who is out of the room at the vote on his accounts: 3 interested are less than 4.
item 5 "Compte administratif" kind=accounts
leave 1
recuse 4 item=5
recuse 5 item=5
recuse 6 item=5
!discuss 5
recuse 7 item=5
discuss 5
end
