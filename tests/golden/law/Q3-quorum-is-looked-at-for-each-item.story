# Q3: at the opening, and again whenever an item is put in discussion.  7 serving: quorum 4.
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
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect present=4 quorum=4 quorum_met=yes outcome=adopted
# One leaves: 3 of 4.  The next item is refused, both ways in.
leave 4
item 2 "Subvention"
!discuss 2
!open items=2
# The presider goes on all the same and says why: it stands in the result.
discuss 2 force="urgence constatée"
open
press B1 A
press B2 A
press B3 A
close
expect present=3 quorum=4 quorum_met=no pour=3 outcome=adopted
# The force was for item 2 alone.
item 3 "Motion"
!discuss 3
end
