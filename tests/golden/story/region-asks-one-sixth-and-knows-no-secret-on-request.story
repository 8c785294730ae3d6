# A sixth of 7 present: 2; of 6: 1.  Two thirds of 7 serving for the president: 5; the absolute majority of the members: 4.
body "Région d'Exemple" organ="Conseil régional" profile=region
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..4
item 1 "Élection du président"
!discuss 1 quorum=2/3
arrive 5
discuss 1 quorum=2/3
open mode=secret ground=election candidates=seat:1,seat:2 majority=absolute-serving
press B1 A
press B2 A
press B3 A
press B4 B
press B5 E
close
expect quorum=5 required=4 outcome=next-round blanc=1 cast=4
arrive 6,7
item 2 "Motion"
!open mode=public asked-by=1
!open mode=secret asked-by=1..7
!open mode=secret ground=request asked-by=1..7
open mode=public asked-by=1,2
abort reason="essai"
leave 7
open mode=public asked-by=1
abort reason="essai"
open mode=secret ground=nomination
abort reason="essai"
end
