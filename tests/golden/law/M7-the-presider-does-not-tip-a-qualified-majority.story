# M7, M3: where the law wants two thirds, half is no tie to be tipped.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Statuts"
open majority=2/3-cast
press B1 A
press B2 A
press B3 B
press B4 B
close
# 4 * 2/3 = 2.67, so 3.
expect pour=2 contre=2 required=3 casting_vote=none outcome=rejected
end
