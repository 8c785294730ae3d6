# Q5: the sitting as a whole is the second convocation: 1 present of 7 is enough.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-20T18:30 president=1 secretary=2 convocation=2026-01-16 second-convocation
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1
item 1 "Budget primitif"
open
press B1 A
close
expect present=1 quorum=0 quorum_met=yes pour=1 outcome=adopted
end
