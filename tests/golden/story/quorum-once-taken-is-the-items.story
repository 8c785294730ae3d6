# Taken at each discuss, by open without it, and then the item's: 5 serving, 3.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..3
proxy 4 -> 1
item 1 "Budget"
item 2 "Emprunt"
item 3 "Voirie"
discuss 1
discuss 2
leave 3
!discuss 1
!discuss 3
!open items=1..3
open items=1,2
press B1 A
press B2 A
press B4 A
close
expect item=2 present=2 quorum=3 quorum_met=yes electorate=3 proxies=1
!open items=3
!count items=3 mode=hands pour=2 tellers=1
!adopt 3 assent
!take-note 3
# force holds for the item, and lifts the quorum alone.
!open items=3 mode=secret force="urgence"
!open items=3 ground=election force="urgence"
discuss 3 force="urgence"
open mode=public
press B1 A
press B2 B
press B4 A
close
expect quorum=3 quorum_met=no present=2 serving=5
annul reason="erreur"
open
press B1 A
press B2 B
press B4 A
close
expect attempt=2 quorum_met=no
# No quorum in the items of a second convocation.
item 4 "Reporté" second-convocation
count mode=hands pour=3 tellers=1
count mode=hands pour=3 tellers=1
expect quorum=0 quorum_met=yes present=2
item 5 "Nouveau"
!discuss 5
# l1111-6 leaves both sides: of 5 and 3 stay 3 and 2; the other kind, and sub-items, do not.
arrive 3
item 6 "Société d'économie mixte"
item 6.1 "Amendement" kind=amendment parent=6
discuss 6
recuse 3 kind=l1111-6
recuse 5 kind=l1111-6
!recuse 5
recuse 2
discuss 6
open
press B1 A
press B4 A
close
expect serving=5 present=3 quorum=2 quorum_met=yes recused=2 electorate=2 proxies=1 voting_present=1
discuss 6.1
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect quorum=3 recused=0 electorate=4
end
