# E3, E2: what the minutes hold can all be told: date and hour, who presides, who keeps the minutes, who is present,
# excused or represented, the quorum, the agenda, requests for a special ballot, results with names, what was said.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune genitive="du Conseil municipal de Saint-Exemple" siret=21210000000019
sitting 2026-01-15T18:30 president=1 secretary=2 convocation=2026-01-09
seat 1 civility=Madame first=Alice last=MARTIN title="Maire" rank=1 handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT rank=2 group="Majorité" handset=B2
seat 3 civility=Madame first=Chloé last=DURAND group="Opposition" handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
vacant 6
at 18:42
arrive 1..3
excuse 4,5
proxy 4 -> 1 dated=2026-01-14
item 1 "Budget primitif" rubric="Finances"
discuss 1
note "M. PETIT présente le rapport"
open mode=public asked-by=2,3 proxies=linked
press B1 A
press B2 A
press B3 B
close
# 5 serving, the vacant seat is none of them: quorum 3.
expect mode=public serving=5 present=3 quorum=3 quorum_met=yes proxies=1 electorate=4 pour=3 contre=1 outcome=adopted
proclaim
declare 3 abstention
suspend
resume 2026-01-15T19:30
item 2 "Communication du maire"
take-note 2
expect outcome=noted
at 20:05
end
