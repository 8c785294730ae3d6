# M8: items with a common object may share one ballot when nobody objects: each keeps its own result.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Garantie d'emprunt, tranche 1"
item 2 "Garantie d'emprunt, tranche 2"
item 3 "Garantie d'emprunt, tranche 3"
open items=1..3 object="Garanties d'emprunt"
press B1 A
press B2 A
press B3 A
press B4 B
close
expect item=3 attempt=1 electorate=4 pour=3 contre=1 outcome=adopted
# Each of them is voted: none can be voted again by accident.
!open items=1
!open items=2,3
end
