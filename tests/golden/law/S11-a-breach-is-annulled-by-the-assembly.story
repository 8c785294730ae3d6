# S11: a secret that became known: the ballot is annulled and held again; the first one stays visible as void.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Vente d'un terrain"
open mode=secret asked-by=3,4
press B1 A
press B2 A
press B3 A
press B4 B
close
expect attempt=1 mode=secret pour=3 contre=1
proclaim
annul reason="vote de Mme DURAND vu à l'écran d'un voisin" decided-by=assembly
expect attempt=1 outcome=void
open mode=secret asked-by=3,4
press B1 A
press B2 A
press B3 B
press B4 B
close
expect attempt=2 pour=2 contre=2 outcome=rejected
end
