# S12: in a public or ordinary ballot an agent may take an oral vote: it is entered under the member's name.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
proxy 5 -> 4
item 1 "Budget primitif"
open mode=public proxies=linked
press B1 A
press B2 A
vote 3 contre
vote 4 pour
vote 4 contre for=5
# Absent, or not in the roster: nobody to vote for.
!vote 5 pour
!vote 9 pour
!vote 3 pour for=5
!vote 3 peut-être
close
expect pour=3 contre=2 proxies_cast=1 outcome=adopted
item 2 "Vente d'un terrain"
open mode=secret asked-by=3,4
!vote 3 contre
press B1 A
press B2 A
press B3 B
press B4 A
# The giver's own handset, lent to the holder.
press B5 A
close
expect mode=secret pour=4 contre=1 proxies_cast=1
end
