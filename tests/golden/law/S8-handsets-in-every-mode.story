# S8: the law sets no form for electronic votes: handsets serve the ordinary, the public and the secret ballot.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Budget primitif"
open mode=ordinary
press B1 A
press B2 A
press B3 A
press B4 B
close
expect mode=ordinary pour=3 contre=1 by=handsets
item 2 "Subvention"
open mode=public
press B1 A
press B2 A
press B3 A
press B4 B
close
expect mode=public pour=3 contre=1 by=handsets
item 3 "Vente d'un terrain"
open mode=secret asked-by=3,4
press B1 A
press B2 A
press B3 A
press B4 B
close
expect mode=secret pour=3 contre=1 by=handsets
end
