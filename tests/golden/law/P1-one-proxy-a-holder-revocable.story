# P1: a proxy goes to a colleague of one's own choice, one a holder, and may be revoked at any time.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..5
!proxy 6 -> 6
proxy 6 -> 1
# Seat 1 carries one already; a giver has one holder; whoever gave a proxy cannot carry one.
!proxy 7 -> 1
!proxy 6 -> 2
!proxy 7 -> 6
proxy 7 -> 2
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B3 B
press B4 B
press B5 B
close
# 5 present and 2 givers: 7 voices.  Pour 2 + 2 = 4, contre 3; more than half of 7 is 4.
expect present=5 proxies=2 electorate=7 pour=4 contre=3 required=4 outcome=adopted proxies_cast=2
revoke 6
!revoke 6
item 2 "Subvention"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
close
# One giver is left, of seat 2: pour 3 + 1 = 4, contre 2.
expect proxies=1 electorate=6 pour=4 contre=2 proxies_cast=1
# Seat 1 is free again.
revoke 7
proxy 7 -> 1
item 3 "Motion"
open proxies=linked
press B1 A
press B2 B
press B3 B
press B4 B
press B5 B
close
expect proxies=1 electorate=6 pour=2 contre=4 proxies_cast=1 outcome=rejected
end
