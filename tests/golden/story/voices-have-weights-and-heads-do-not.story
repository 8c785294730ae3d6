# Weights 3, 2, 1 present and 7 by proxy: 13 voices, 3 heads.
body "Syndicat d'Exemple" organ="Comité syndical" profile=syndicat-ouvert
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN weight=3 handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT weight=2 handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY weight=7
seat 5 civility=Madame first=Élise last=MOREAU
arrive 1,2
item 1 "Cotisations"
!discuss 1
arrive 3
proxy 4 -> 3
!open mode=public asked-by=1,1
open mode=public asked-by=1 majority=2/3-electorate
press B1 A
press B2 B
press B3 A
close
expect present=3 quorum=3 electorate=13 pour=11 contre=2 required=9 voting_present=3 proxies_cast=1
item 2 "Présents, en têtes"
open majority=3/5-present proxies=two-phase
press B1 B
press B2 A
press B3 B
close confirm-silent
expect required=2 pour=2 contre=4 silent=7 proxies_cast=0 outcome=adopted
item 3 "Désignation"
open mode=secret ground=nomination
press B1 A
press B2 B
press B2 A
press B3 A
second-phase
press B3 B
press B3 C
close
expect pour=6 abstention=7 cast=6 required=4 unanimous=yes proxies_cast=1
end
