# Section 5: who is present, votes, and is counted in what.  9 serving, 8 present, 1 proxy of seat 9.
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
arrive 1..8
proxy 9 -> 1
item 1 "Vente d'un terrain"
recuse 8
discuss 1
open proxies=linked
# Seat 1 pour, for her giver too; 2 contre; 3 abstention; 4 ne se prononce pas; 5 ne prend pas part; 6 and 7 silent;
# 8 recused.
press B1 A
press B2 B
press B3 C
press B4 D
vote 5 nppv
press B8 A
!close
close confirm-silent
# pour 2 + contre 1 + abstention 1 + nspp 1 + nppv 1 + silent 2 = 8 voices; with 1 recused, 9 = 8 present + 1 proxy.
# Exprimés: 2 + 1 = 3.  Present and voting: 8 less the recused and the one who took no part.
expect serving=9 present=8 proxies=1 recused=1 electorate=8 pour=2 contre=1 abstention=1 nspp=1 nppv=1 blanc=0 nul=0 silent=2
expect proxies_cast=1 cast=3 required=2 voting_present=6 outcome=adopted
end
