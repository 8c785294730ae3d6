# S5: two members ask for a public ballot, three for a secret one: secret.  7 present: a quarter is 2, a third is 3.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..7
item 1 "Vente d'un terrain"
!open mode=secret asked-by=5,6
open mode=public asked-by=1,2
# Before anybody voted the third one raises his hand.
abort reason="scrutin secret demandé par Mme MOREAU, M. BENALI et Mme LE GOFF"
open mode=secret asked-by=5,6,7
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
press B7 B
close
expect attempt=2 mode=secret pour=4 contre=3 outcome=adopted
# The other way round: a public ballot asked for while the secret one is open changes nothing.
item 2 "Subvention"
open mode=secret asked-by=5,6,7
!open mode=public asked-by=1..4
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
press B7 B
close
expect attempt=1 mode=secret pour=4 contre=3
end
