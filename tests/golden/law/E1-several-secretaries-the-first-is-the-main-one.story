# E1: the closing sheet and each extract are signed by the president and by the secretaries, of whom there may be several.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
!sitting 2026-01-15T18:30 president=1 secretary=3,2,3
!sitting 2026-01-15T18:30 president=1 secretary=1..9
sitting 2026-01-15T18:30 president=1 secretary=3,2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Procès-verbal de la séance du 18 décembre"
adopt 1 unanimous
expect present=4 pour=4 outcome=adopted
end
