# Q5: called a second time for want of a quorum, the council decides with any number, on those items only.
# 7 serving, 2 present: item 1 needs 4; item 2 was on the first notice and needs 0.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1,2
item 1 "Affaire nouvelle"
item 2 "Affaire de la première convocation" second-convocation
!discuss 1
discuss 2
open
press B1 A
press B2 A
close
expect item=2 present=2 quorum=0 quorum_met=yes pour=2 outcome=adopted
end
