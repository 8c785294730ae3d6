# P9: the presider takes it all the same and says why; the line stands in the record.  No other rule is lifted by it.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..5
proxy 6 -> 1
!proxy 7 -> 1
proxy 7 -> 1 force="pouvoir admis par le bureau, contesté par M. LEROY"
!proxy 7 -> 2 force="deux mandataires"
!proxy 1 -> 2 force="pouvoir transmis"
!proxy 5 -> 5 force="à soi-même"
item 1 "Budget primitif"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
# 5 present and 2 givers of seat 1.
expect proxies=2 electorate=7 pour=7 proxies_cast=2
end
