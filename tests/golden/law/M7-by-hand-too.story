# M7: a count by hand takes the same majorities.  5 serving, 4 present.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Statuts"
count mode=hands pour=3 contre=1 tellers=2,3 majority=absolute-serving
count mode=hands pour=3 contre=1 tellers=2,3 majority=absolute-serving
expect pour=3 required=3 outcome=adopted
item 2 "Statuts"
count mode=hands pour=3 contre=1 tellers=2,3 majority=4/5-present
count mode=hands pour=3 contre=1 tellers=2,3 majority=4/5-present
# 4 * 4/5 = 3.2, so 4.
expect pour=3 required=4 outcome=rejected
end
