# A1: the sub-amendment before the amendment, the amendment before the text.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Règlement du stationnement"
item 1.1 "Amendement n° 1 : gratuité le samedi" kind=amendment parent=1
item 1.1.1 "Sous-amendement : le samedi matin" kind=subamendment parent=1.1
discuss 1
# The clerk opens the text by mistake, then the amendment: told both times.
open items=1 # warns: parent-first
abort reason="l'amendement d'abord"
open items=1.1 # warns: parent-first
abort reason="le sous-amendement d'abord"
open items=1.1.1
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
close
expect item=1.1.1 pour=3 contre=2 outcome=adopted
open items=1.1
press B1 A
press B2 A
press B3 B
press B4 B
press B5 B
close
expect item=1.1 attempt=2 outcome=rejected
open items=1
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
close
expect item=1 attempt=2 pour=4 outcome=adopted
end
