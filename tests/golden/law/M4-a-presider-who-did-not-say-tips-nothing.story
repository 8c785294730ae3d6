# M4: on a tie with a presider who abstained, did not answer, took no part or is recused: not adopted.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..5
item 1 "Budget primitif"
open
press B1 C
press B2 A
press B3 A
press B4 B
press B5 B
close
expect pour=2 contre=2 abstention=1 casting_vote=none outcome=rejected
item 2 "Subvention"
open
press B2 A
press B3 A
press B4 B
press B5 B
close confirm-silent
expect pour=2 contre=2 silent=1 casting_vote=none outcome=rejected
item 3 "Tarifs"
open
vote 1 nppv
press B2 A
press B3 A
press B4 B
press B5 B
close
expect pour=2 contre=2 nppv=1 casting_vote=none outcome=rejected
item 4 "Vente d'un terrain"
recuse 1
discuss 4
open
press B2 A
press B3 A
press B4 B
press B5 B
close
expect pour=2 contre=2 recused=1 casting_vote=none outcome=rejected
end
