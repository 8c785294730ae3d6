# S6: one candidacy for each seat to fill: no vote; the nomination takes effect when it is read out.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Désignation au conseil d'école"
note "une seule candidature, celle de Mme DURAND : la nomination prend effet immédiatement, il en est donné lecture"
take-note 1
expect outcome=noted cast=0 by=assent
end
