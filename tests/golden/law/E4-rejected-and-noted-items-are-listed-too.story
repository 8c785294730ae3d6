# E4: the list of délibérations has all that were examined: adopted, rejected, noted.  Each leaves its line; what was
# withdrawn or postponed was not examined and leaves none.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Budget primitif"
item 2 "Motion"
item 3 "Rapport d'activité"
item 4 "Vente d'un terrain"
item 5 "Tarifs"
adopt 1 unanimous
open items=2
press B1 A
press B2 B
press B3 B
press B4 B
close
take-note 3
withdraw 4 reason="le compromis n'est pas signé"
postpone 5 reason="à la prochaine séance"
!open items=4
!adopt 5 unanimous
end
