# P10: a région knows one délégation de vote a member.
body "Région Exemple" organ="Conseil régional" profile=region
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..3
proxy 4 -> 1
!proxy 5 -> 1
item 1 "Contrat de plan"
open proxies=linked
press B1 A
press B2 A
press B3 A
close
expect proxies=1 electorate=4 pour=4 proxies_cast=1
end
