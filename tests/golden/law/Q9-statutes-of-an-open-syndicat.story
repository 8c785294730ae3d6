# Q9, M9: statutes in FILE.profile.  5 serving with 10, 10, 1, 1, 1 voices: 23; the quorum is ceil(2/3 of 23) = 16 voices, and
# voices of absent members who gave a proxy count in it.
body "Syndicat mixte du parc" organ="Comité syndical" profile=syndicat-du-parc
# remote = refused, and nothing holds before 2019.
!sitting 2026-01-15T18:30 president=1 secretary=3 remote
!sitting 2018-12-31T18:30 president=1 secretary=3
sitting 2026-01-15T18:30 president=1 secretary=3
seat 1 civility=Madame first=Alice last=MARTIN handset=B1 weight=10
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2 weight=10
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1,3,4
item 1 "Charte du parc"
item 2 "Tarifs"
item 3 "Reprise du point 2" second-convocation
# 10 + 1 + 1 = 12 voices of three heads: not 16.
!discuss 1
# Seat 2 gives his 10 voices to seat 1: 22.  Two proxies a holder: a second to seat 1, and no third.
proxy 2 -> 1
proxy 5 -> 1
discuss 1
# Nobody asks for a public ballot: the president alone may not choose it here.  A secret one is on no request.
!open mode=public
!open mode=public asked-by=3
!open mode=secret asked-by=1,3,4
open mode=public asked-by=1,3
press B1 A
vote 1 contre for=2
press B3 A
press B4 A
close confirm-silent
# Electorate 10 + 10 + 1 + 1 + 1 = 23, majority ceil(3/5 of 23) = 14: pour 10 + 1 + 1 = 12, contre 10, seat 5 is silent.
expect serving=5 present=3 quorum=16 quorum_met=yes proxies=2 electorate=23 pour=12 contre=10 silent=1 required=14 outcome=rejected
# A tie that the presider would settle elsewhere is rejected: tie = rejected.  pour 10 + 1 = 11, contre 10 + 1 = 11.
open items=2 majority=cast
press B1 A
vote 1 contre for=2
press B3 A
press B4 B
close confirm-silent
expect pour=11 contre=11 required=12 casting_vote=none outcome=rejected
# Seat 1 leaves: 2 voices of 23.  A second convocation wants ceil(1/4 of 23) = 6 here.
leave 1
!discuss 3
# Seat 1 comes back, and carries his proxies again: 22.
arrive 1
discuss 3
open
press B1 A
vote 1 pour for=2
close confirm-silent
expect quorum=6 quorum_met=yes pour=20 required=14 outcome=adopted
end
