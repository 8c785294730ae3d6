# A quarter of 9 present for public: 3; a third for secret: 3; of 8, 2 and 3.  Askers are distinct and present.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
seat 8 civility=Monsieur first=Hugo last=ROUX handset=B8
seat 9 civility=Madame first=Inès last=FAURE handset=B9
arrive 1..9
item 1 "Motion"
!open mode=public asked-by=1,2
!open mode=public asked-by=1,1,2
!open mode=public asked-by=1..3,99
open mode=public asked-by=1..3
abort reason="essai"
open mode=public
abort reason="essai"
!open mode=secret
!open mode=secret ground=request
!open mode=secret asked-by=1,2
!open mode=secret ground=request asked-by=1,2
!open mode=ordinary ground=election
!open ground=election
open mode=secret ground=request asked-by=1..3
abort reason="essai"
leave 9
!open mode=public asked-by=8,9
open mode=public asked-by=1,2
abort reason="essai"
!open mode=secret asked-by=1,2
open mode=secret asked-by=1..3
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
press B7 A
press B8 B
close
expect attempt=5 mode=secret pour=7 contre=1 outcome=adopted
item 2 "Nomination"
open mode=secret ground=nomination accept-radio
abort reason="essai"
open mode=secret ground=election
abort reason="essai"
end
