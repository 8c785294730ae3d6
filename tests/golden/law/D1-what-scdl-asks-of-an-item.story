# D1: SIRET of the body, and for each délibération an identifier, a number and a matter code: told with the item.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune siret=21210000000019
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
arrive 1..3
item 1 "Budget primitif" number=2026-001 id=DEL-2026-001 matiere=7.1 budget="chapitre 011"
open
press B1 A
press B2 A
press B3 B
close
expect item=1 pour=2 contre=1 outcome=adopted
end
