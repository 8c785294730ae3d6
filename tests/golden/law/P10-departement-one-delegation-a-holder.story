# P10: a département knows one délégation de vote a member.
body "Département de l'Exemple" organ="Conseil départemental" profile=departement
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..3
proxy 4 -> 1
!proxy 5 -> 1
proxy 5 -> 2
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 B
press B3 B
close
# 3 present and 2 délégations: pour 1 + 1, contre 2 + 1.
expect proxies=2 electorate=5 pour=2 contre=3 proxies_cast=2 outcome=rejected
end
