# One a holder, none to oneself, no chains, no second one; active while the giver is absent and the holder present.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
seat 6 civility=Monsieur first=Farid last=BENALI
arrive 1..5
!proxy 1 -> 1
proxy 6 -> 1
!proxy 6 -> 2
!proxy 5 -> 1
!proxy 1 -> 2
!proxy 5 -> 6
!proxy 6 -> 9
!proxy 9 -> 2
# A present member gives one: it sleeps until he leaves.
proxy 5 -> 2 dated=2026-01-14
item 1 "Budget"
open
press B1 A
press B2 A
press B3 A
press B4 A
vote 5 contre
close
expect present=5 proxies=1 electorate=6 pour=5 contre=1
arrive 5
leave 5
item 2 "Emprunt"
open
press B1 A
press B2 B
press B3 A
press B4 A
close
expect present=4 proxies=2 proxies_cast=2 electorate=6 pour=4 contre=2
# A holder who leaves takes it with him, and carries it again when he is back.
arrive 5
leave 2
item 3 "Subvention"
open
press B1 A
vote 5 pour
press B3 A
press B4 A
close
expect present=4 proxies=1 electorate=5 pour=5
# 5 arrived, so that his own has ended; who leaves again has none.
arrive 2
leave 5
item 4 "Tarifs"
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect present=4 proxies=1 electorate=5 proxies_cast=1
!revoke 5
revoke 6
!revoke 6
item 5 "Voirie"
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect proxies=0 electorate=4 proxies_cast=0
end
