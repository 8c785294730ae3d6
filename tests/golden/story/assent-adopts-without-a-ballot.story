body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY
seat 5 civility=Madame first=Élise last=MOREAU
arrive 1..3
proxy 4 -> 1
item 1 "Procès-verbal"
recuse 3
item 2 "Ordre du jour"
item 3 "Rapport"
adopt 1 unanimous
adopt 2 assent
take-note 3
!adopt 1 assent
!take-note 3
!correct 1 contre reason="sans scrutin"
annul reason="erreur"
take-note 3
expect attempt=2 outcome=noted by=assent
# The item stays in discussion: a ballot on it stands.
!open
end
