# G1: items share a ballot while nobody objects.  One objection takes its item out; the others stay together, and what was
# pressed for them stays.  5 serving, 4 present, a proxy: 5 voices.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
arrive 1..4
proxy 5 -> 3
item 1 "Convention avec le club de judo"
item 2 "Convention avec le club de tennis"
item 3 "Convention avec le club de voile"
item 4 "Convention avec le club d'aviron"
item 5 "Convention avec le club d'escrime"
item 6 "Convention avec le club de danse"
# M. LEROY objects when the president reads the list out: item 5 never comes into a common ballot.
split 5 by=4
!open items=1..6
!split 5 by=2
# Nobody else takes an item out: who is away or not there, nor out of what is not on the agenda.
!split 3 by=5
!split 3 by=9
!split 33 by=4
withdraw 6 reason="sans objet"
!split 6 by=4
# Mme DURAND is interested in items 1, 2 and 4, and votes on item 3 alone, for Mme MOREAU too.
discuss 1
recuse 3
discuss 2
recuse 3
discuss 4
recuse 3
discuss 1
open items=1..4 object="Conventions avec les clubs"
press B1 A
press B3 B
press B2 A
# "Je demande un vote séparé sur le point 3."  Nobody is left whom Mme DURAND could vote for, nor herself.
split 3 by=4
!split 3 by=4
press B3 A
expect-press outside=1
press B4 A
# It closes without her: she is none of those who are silent.
close
expect item=4 attempt=1 present=4 proxies=0 electorate=3 pour=3 recused=1 silent=0 outcome=adopted
!split 4 by=4
# It was not voted on: this is its first vote, and it stays alone.
!open items=3,5
open items=3
!split 3 by=1
press B1 A
press B2 A
press B3 B
press B4 B
vote 3 contre for=5
close
expect item=3 attempt=1 present=4 proxies=1 electorate=5 pour=2 contre=3 outcome=rejected
suspend
!split 5 by=4
resume
# By hand: the first entry is of both, and one is taken out before the second.
item 7 "Tarif du gymnase"
item 8 "Tarif de la piscine"
count items=7,8 mode=hands pour=3 contre=2 tellers=1,2
split 7 by=2
!count items=7,8 mode=hands pour=3 contre=2 tellers=1,2
abort reason="vote séparé"
count items=8 mode=hands pour=5 tellers=1,2
count items=8 mode=hands pour=5 tellers=1,2
expect item=8 attempt=1 pour=5 outcome=adopted
# The item that was in discussion leaves: the next of the group is.
item 9 "Subvention à l'école A"
item 10 "Subvention à l'école B"
item 11 "Subvention à l'école C"
open items=9..11 proxies=two-phase
split 9 by=1
split 11 by=1
!split 10 by=1
press B1 A
press B2 A
press B3 A
press B4 A
second-phase
press B3 B
close
expect item=10 attempt=1 pour=4 contre=1 proxies_cast=1 outcome=adopted
# An annulled vote may be voted again with others, one that is split may not.
annul reason="erreur"
expect item=10 outcome=void
!open items=10,9
open
press B1 A
press B2 A
press B3 A
press B4 B
close
expect item=10 attempt=2 pour=4 contre=1 outcome=adopted
open items=9
abort reason="plus tard"
open items=9
press B1 A
press B2 A
press B3 A
press B4 A
close
# What was given up was an attempt: the first was spent by `abort`, not by the objection.
expect item=9 attempt=2 pour=5
# With its items goes a second phase: Mme DURAND could have voted for Mme MOREAU on item 13 alone.
item 12 "Bail du local"
recuse 3
item 13 "Bail du garage"
open items=12,13 proxies=two-phase
split 13 by=2
!second-phase
press B1 A
press B2 A
press B4 A
close
expect item=12 pour=3 proxies=0 silent=0
end
