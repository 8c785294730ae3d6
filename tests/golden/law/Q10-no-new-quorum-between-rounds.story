# Q10: an election needs its quorum when the item opens, not at each round.  7 serving: quorum 4.
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
item 1 "Élection d'un adjoint"
discuss 1
open mode=secret ground=election candidates=seat:1,seat:2
press B1 A
press B2 A
press B3 B
press B4 B
close
# 2 and 2 of 4: nobody has 3.
expect attempt=1 cast=4 required=3 outcome=next-round
leave 4
open mode=secret ground=election candidates=seat:1,seat:2 # warns: quorum-now few-voters
press B1 A
press B2 A
press B3 B
close
# 3 cast: 1 + 1 = 2 are enough.
expect attempt=2 present=3 quorum=4 quorum_met=yes cast=3 required=2 outcome=elected:seat:1
end
