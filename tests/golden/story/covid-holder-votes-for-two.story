# Two givers a holder between 2020-03-24 and 2022-07-31; each by his own way.  8 serving: a third, rounded up, is 3.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2021-06-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
seat 6 civility=Monsieur first=Farid last=BENALI
seat 7 civility=Madame first=Gaëlle last="LE GOFF"
seat 8 civility=Monsieur first=Hugo last=ROUX
arrive 1..3
proxy 4 -> 1
proxy 5 -> 1
!proxy 6 -> 1
item 1 "Par défaut"
open mode=public
press B1 A
press B2 A
press B3 A
press B4 B
close
expect quorum=3 proxies=2 proxies_cast=2 pour=4 contre=1
item 2 "Deux temps"
open mode=public proxies=two-phase
press B1 A
press B2 A
press B3 A
second-phase
press B1 B
vote 1 abstention for=5
close
expect pour=3 contre=1 abstention=1
end
