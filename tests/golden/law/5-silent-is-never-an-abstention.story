# Section 5: a handset that said nothing is silent: closing over it is confirmed, and it becomes nothing else.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
proxy 5 -> 4
item 1 "Budget primitif"
open mode=public proxies=linked
press B1 A
press B2 A
!close
press B3 B
!close
close confirm-silent
expect electorate=5 pour=2 contre=1 abstention=0 nspp=0 nppv=0 silent=2 proxies_cast=0 cast=3 outcome=adopted
end
