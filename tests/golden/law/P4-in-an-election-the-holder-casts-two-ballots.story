# P4: a proxy serves for elections and secret votes too.  The holder casts two ballots, which may differ; nobody can
# tell which was whose.  5 present and 1 giver: 6 voices, more than half is 4.
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
proxy 6 -> 1
item 1 "Élection d'un adjoint"
# One press for both would be one ballot.
!open mode=secret ground=election candidates=seat:2,seat:3 proxies=linked
open mode=secret ground=election candidates=seat:2,seat:3 proxies=two-phase
press B1 A
press B2 A
press B3 B
press B4 B
press B5 A
# The window for the givers: seat 1 votes for M. BENALI, and otherwise than for herself.
second-phase
press B1 B
close
expect attempt=1 proxies=1 electorate=6 cast=6 required=4 proxies_cast=1 outcome=next-round
# Or with M. BENALI's own handset, lent to her.
open mode=secret ground=election candidates=seat:2,seat:3 proxies=handset
press B1 A
press B2 A
press B3 B
press B4 B
press B5 A
press B6 A
close
expect attempt=2 proxies=1 electorate=6 cast=6 required=4 proxies_cast=1 outcome=elected:seat:2
end
