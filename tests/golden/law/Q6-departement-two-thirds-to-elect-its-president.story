# Q6: a département sits with more than half (9 serving: 4 + 1 = 5), but elects its president with two thirds: 9 * 2/3 = 6.
body "Département de l'Exemple" organ="Conseil départemental" profile=departement
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
arrive 1..5
item 1 "Élection du président"
item 2 "Subvention"
discuss 2
!discuss 1 quorum=2/3
arrive 6
discuss 1 quorum=2/3
open mode=secret ground=election candidates=seat:1,seat:2
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
close
# 6 cast: absolute majority 3 + 1 = 4, and seat 1 has 4.
expect quorum=6 quorum_met=yes cast=6 required=4 outcome=elected:seat:1
end
