# M8: where assent is undisputed no formal vote is needed: adopted, no voice counted, and the line says so.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Procès-verbal de la séance du 11 décembre"
adopt 1 assent
expect mode=ordinary electorate=4 pour=0 silent=4 cast=0 unanimous=no outcome=adopted by=assent
item 2 "Rapport d'activité"
take-note 2
expect silent=4 cast=0 outcome=noted by=assent
# The quorum is due all the same: 5 serving, quorum 3.
leave 3,4
item 3 "Motion"
!adopt 3 assent
!take-note 3
end
