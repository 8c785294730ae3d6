# G1: items share a ballot while nobody objects.  One objection takes its item out; the others stay together.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Convention avec le club de judo"
item 2 "Convention avec le club de tennis"
item 3 "Convention avec le club de voile"
item 4 "Convention avec le club d'aviron"
open items=1..4 object="Conventions avec les clubs"
# "Je demande un vote séparé sur le point 3."
abort reason="vote séparé demandé par M. LEROY sur le point 3"
open items=1,2,4 object="Conventions avec les clubs"
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect item=4 attempt=2 pour=5 outcome=adopted
open items=3
press B1 A
press B2 A
press B3 B
press B4 B
press B5 B
close
expect item=3 attempt=2 pour=2 contre=3 outcome=rejected
end
