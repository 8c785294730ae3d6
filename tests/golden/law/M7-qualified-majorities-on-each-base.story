# M7: a fraction of a base: cast, present, serving, electorate.  10 serving, 8 present, 1 proxy: 9 voices.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
seat 8 civility=Monsieur first=Hugo last=ROUX handset=B8
seat 9 civility=Madame first=Inès last=FAURE handset=B9
seat 10 civility=Monsieur first=Jean last=GARNIER handset=B10
arrive 1..8
proxy 9 -> 8
item 1 "Statuts, deux tiers des exprimés"
open proxies=linked majority=2/3-cast
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 B
press B7 B
press B8 C
close
# 5 pour, 2 contre, 2 abstentions: 7 * 2/3 = 4.67, so 5.
expect present=8 electorate=9 pour=5 contre=2 abstention=2 cast=7 required=5 outcome=adopted
item 2 "Statuts, deux tiers des présents"
open proxies=linked majority=2/3-present
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 B
press B7 B
press B8 C
close
# 8 * 2/3 = 5.33, so 6.
expect pour=5 cast=7 required=6 outcome=rejected
item 3 "Statuts, deux tiers des voix"
open proxies=linked majority=2/3-electorate
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
press B7 B
press B8 C
close
# 9 * 2/3 = 6.
expect pour=6 contre=1 required=6 outcome=adopted
item 4 "Statuts, majorité absolue des membres en exercice"
open proxies=linked majority=absolute-serving
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 B
press B7 C
press B8 C
close
# 10 / 2 = 5, more than half is 6.
expect pour=5 contre=1 cast=6 required=6 outcome=rejected
item 5 "Statuts, trois cinquièmes des membres en exercice"
open proxies=linked majority=3/5-serving
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
press B7 C
press B8 A
close
# 10 * 3/5 = 6; seat 8 brings two voices: 6.
expect pour=6 contre=2 required=6 outcome=adopted
item 6 "Statuts, trois cinquièmes des présents"
open proxies=linked majority=3/5-present
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 C
press B7 C
press B8 C
close
# 8 * 3/5 = 4.8, so 5.
expect pour=4 required=5 outcome=rejected
end
