# C1: or the assembly votes again: the first ballot stays, void, and the new one is the second attempt.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Budget primitif"
open
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
close
proclaim
# A ballot that stands is not held again by accident.
!open
annul reason="l'objet du vote avait été mal énoncé" decided-by=assembly
expect attempt=1 outcome=void
open
press B1 A
press B2 A
press B3 B
press B4 B
press B5 B
close
expect attempt=2 pour=2 contre=3 outcome=rejected
end
