body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
seat 6 civility=Monsieur first=Farid last=BENALI
arrive 1..4
proxy 5 -> 1
proxy 6 -> 2
item 1.1 "Amendement" kind=amendment
item 2 "Emprunt"
open items=1.1 mode=public
press B1 A
press B2 B
press B3 A
vote 4 nspp
close
!declare 1 contre
!contest 1 text="pas encore proclamé"
!correct 9 contre reason="inconnu"
!correct 1 peut-être reason="inconnu"
# Only the seat named: 5 keeps what 1 pressed for both.
correct 1 nppv reason="erreur de saisie"
expect nppv=1 pour=2 contre=2 voting_present=3 casting_vote=none outcome=rejected
correct 5 nppv reason="erreur de saisie"
expect nppv=2 pour=1 proxies_cast=1
proclaim
!proclaim
!correct 1 pour reason="trop tard"
declare 3 contre
!declare 9 contre
!declare 3 peut-être
contest 2 text="conteste le décompte"
# What comes later does not change what is printed again: recusals, proxies, presence are those of the opening.
recuse 1
revoke 5
proxy 5 -> 3
vacant 6
leave 4
# open, suspend, end and the discuss of another item proclaim.
open items=2
press B1 A
press B2 A
press B3 A
close
expect item=2 serving=5 present=3 proxies=1 electorate=4 pour=4 unanimous=yes
!annul reason="inconnu" ballot=1.1
!annul reason="inconnu" ballot=9.1
!annul reason="inconnu" ballot=1.1.7
annul reason="erreur sur l'objet" ballot=1.1.1 decided-by=president
expect item=1.1 attempt=1 outcome=void
!annul reason="déjà" ballot=1.1.1
discuss 1.1
!correct 2 contre reason="proclamé par discuss"
declare 2 contre
open mode=public
press B2 A
press B3 A
close
expect attempt=2 recused=1 electorate=3 pour=3 voting_present=2
annul reason="encore"
!correct 2 contre reason="annulé"
!proclaim
end
