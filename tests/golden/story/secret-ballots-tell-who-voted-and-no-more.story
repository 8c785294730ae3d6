# Secret: no positions, no typed votes, no casting vote, both windows one urn.  4 has a handset, 5 none: two-phase.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
arrive 1..3
proxy 4 -> 1
proxy 5 -> 2
item 1 "Nomination"
!open mode=secret ground=nomination proxies=linked
open mode=secret ground=nomination
press B1 A
press B2 A
press B3 B
press B4 B
!vote 1 pour
!vote 2 pour for=5
!close
second-phase
press B2 C
close
expect proxies=2 proxies_cast=2 pour=2 contre=2 abstention=1 casting_vote=none outcome=rejected required=3
!correct 1 contre reason="secret"
expect-press repeated=0 outside=0
item 2 "Silence au scrutin secret"
open mode=secret ground=nomination proxies=two-phase
press B1 A
press B1 B
press B2 E
press B4 A
!close
close confirm-silent
expect silent=4 proxies_cast=0 contre=1 unanimous=yes voting_present=3
expect-press repeated=1 outside=1 bad-key=1
end
