# S9b: ordinary: totals alone; public: names and votes; secret: neither screen nor record names anybody.
# The lines of the three results stand in the file beside this one.
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
open mode=ordinary proxies=linked
press B1 A
press B2 A
press B3 B
press B4 C
close
item 2 "Subvention"
open mode=public proxies=linked
press B1 A
press B2 A
press B3 B
press B4 C
close
item 3 "Vente d'un terrain"
# 4 present: a third is 2.
open mode=secret asked-by=3,4 proxies=two-phase
press B1 A
press B2 A
press B3 B
press B4 C
second-phase
press B4 C
close
end
