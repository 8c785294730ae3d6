# Q3b: who leaves after the item came into discussion changes who is present, not the item's quorum.  7 serving: quorum 4.
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
item 1 "Budget primitif"
discuss 1
leave 4
open # warns: quorum-now
press B1 A
press B2 A
press B3 A
close
expect present=3 quorum=4 quorum_met=yes electorate=3 pour=3 outcome=adopted
# After a suspension it is due again: 3 present are too few, until the fourth is back.
arrive 4
item 2 "Subvention"
discuss 2
suspend
leave 4
resume
!open
arrive 4
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect present=4 quorum=4 quorum_met=yes outcome=adopted
end
