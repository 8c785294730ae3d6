# Q7: on 31 July 2022, the last day: 9 serving, 9/3 = 3.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2022-07-31T10:00 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
seat 8 civility=Monsieur first=Hugo last=ROUX handset=B8
seat 9 civility=Madame first=Inès last=FAURE handset=B9
arrive 1..3
item 1 "Budget primitif"
open
press B1 A
press B2 A
press B3 A
close
expect quorum=3 quorum_met=yes
end
