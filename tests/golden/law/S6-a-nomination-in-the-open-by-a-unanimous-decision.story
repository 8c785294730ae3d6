# S6: the council may decide unanimously not to nominate in secret.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Désignation au syndicat des eaux"
item 1.1 "Renoncer au scrutin secret" kind=procedure parent=1
adopt 1.1 unanimous
expect item=1.1 unanimous=yes outcome=adopted
open items=1 ground=nomination mode=ordinary candidates=seat:2,seat:3
press B1 A
press B2 A
press B3 A
press B4 B
close
expect mode=ordinary cast=4 required=3 outcome=elected:seat:2
# Decided for that one: the next is warned of.  Nor is a majority unanimity.
item 2 "Désignation à l'office de tourisme"
open ground=nomination mode=ordinary candidates=seat:2,seat:3 # warns: secrecy-waived
abort reason="scrutin secret"
item 2.1 "Renoncer au scrutin secret" kind=procedure parent=2
open items=2.1
press B1 A
press B2 A
press B3 A
press B4 B
close
expect item=2.1 unanimous=no outcome=adopted
open items=2 ground=nomination mode=ordinary candidates=seat:2,seat:3 # warns: secrecy-waived
abort reason="scrutin secret"
open items=2 ground=nomination mode=secret candidates=seat:2,seat:3
press B1 A
press B2 A
press B3 A
press B4 B
close
expect item=2 attempt=3 mode=secret outcome=elected:seat:2
end
