# A1: who withdraws his amendment leaves the text as it is.  An annulled one is to be voted again.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Règlement du stationnement"
item 1.1 "Amendement n° 1" kind=amendment parent=1
item 1.2 "Amendement n° 2" kind=amendment parent=1
withdraw 1.1 reason="retiré par son auteur"
open items=1.2
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
annul reason="texte distribué incomplet"
adopt 1 assent # warns: parent-first
expect item=1 outcome=adopted by=assent
end
