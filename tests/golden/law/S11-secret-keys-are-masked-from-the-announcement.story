# S11: what is pressed from the announcement of a secret ballot on is counted as early, late and repeated, without its key.
body "Ville" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Ada last=UN handset=AA0001
seat 2 civility=Monsieur first=Jean last=DEUX handset=AA0002
seat 3 civility=Madame first=Eve last=TROIS handset=AA0003
arrive 1..3
item 1 "Désignation d'un représentant"
discuss 1 secret
press AA0001 A
expect-press early=1
open mode=secret ground=nomination accept-radio   # warns: few-voters
! vote 1 pour
press AA0001 A
press AA0002 B
press AA0003 E
expect-press bad-key=1 repeated=0
press AA0003 A
# The last press wins, and the record does not learn whether it changed anything.
press AA0003 B
press AA0002 B
expect-press repeated=2
close
expect pour=1 contre=2 outcome=rejected
press AA0001 C
expect-press late=1
! correct 1 contre reason="erreur"
proclaim
# An aborted attempt leaves nothing in the urn.
annul reason="boîtier défaillant"
open mode=secret ground=nomination   # warns: few-voters
press AA0001 A
abort reason="panne"
open mode=secret ground=nomination   # warns: few-voters
press AA0002 C
close confirm-silent   # warns: secret-unanimous nothing-cast
expect attempt=3 pour=0 abstention=1 silent=2
end
