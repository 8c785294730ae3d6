# Q1: the quorum is more than half of the members en exercice, not half plus one, and not of the seats by law.
# 12 serving: 12/2 = 6 is half, more than half is 7.
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
seat 10 civility=Monsieur first=Jean last=GARNIER handset=B10
seat 11 civility=Madame first=Karine last=LOPEZ handset=B11
seat 12 civility=Monsieur first=Luc last=ANDRÉ handset=B12
arrive 1..6
item 1 "Budget primitif"
!discuss 1
arrive 7
discuss 1
open
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
press B7 A
close
expect serving=12 present=7 quorum=7 quorum_met=yes electorate=7 pour=7 outcome=adopted
# One member resigns and is not yet replaced: 11 serving, 11/2 = 5.5, so 6 are enough.
vacant 12
leave 7
item 2 "Subvention"
discuss 2
open
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect serving=11 present=6 quorum=6 quorum_met=yes electorate=6 pour=6 outcome=adopted
end
