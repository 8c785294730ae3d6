# 1 is interested in item 2, so that 5's proxy to him is silent there; 6, who gave one to 2, and 4 in item 3.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI
arrive 1..4
proxy 5 -> 1
proxy 6 -> 2
item 1 "Lot 1"
item 2 "Lot 2"
recuse 1
item 3 "Lot 3"
recuse 6
recuse 4
!open items=1..4
!open items=1,1
!open items=1..3 mode=secret ground=nomination
open items=1..3 object="Marché, lots 1 à 3" mode=public
press B1 A
press B2 B
press B3 A
press B4 C
press B5 B
close
# Each line again; 4's correction does not reach item 3.
correct 4 pour reason="doigt"
expect item=3 pour=2 contre=2 casting_vote=for
!open items=2,3
annul reason="objet" ballot=2.1
expect item=3 outcome=void
adopt 2 assent
!open items=1,2
open items=1,3
press B1 B
press B2 B
press B3 B
press B4 B
press B5 B
close
expect item=3 attempt=2 unanimous=yes outcome=rejected
end
