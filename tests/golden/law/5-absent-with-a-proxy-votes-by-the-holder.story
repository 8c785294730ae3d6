# Section 5: an absent member votes by his holder, in whatever way; without a holder in the room he is nowhere.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..4
proxy 5 -> 1
proxy 6 -> 2
proxy 7 -> 3
leave 3
item 1 "Budget primitif"
discuss 1 force="séance ouverte avec 3 présents, quorum contesté"
open proxies=linked
press B1 A
press B2 C
press B4 B
vote 1 contre for=5
close
# 3 present, 2 active proxies: pour 1, contre 1 + 1, abstention 1 + 1.
expect present=3 quorum=4 quorum_met=no proxies=2 electorate=5 pour=1 contre=2 abstention=2 proxies_cast=2 cast=3 required=2 outcome=rejected
end
