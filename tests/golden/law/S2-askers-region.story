# S2: in a région a sixth of those present may have a public ballot, rounded up.  12 serving: quorum 7.
# 7 present: 7/6 = 1.17, so 2.  The 5 proxies are not present.
body "Région Exemple" organ="Conseil régional" profile=region
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
seat 10 civility=Monsieur first=Jean last=GARNIER handset=B10
seat 11 civility=Madame first=Karine last=LOPEZ handset=B11
seat 12 civility=Monsieur first=Luc last=ANDRÉ handset=B12
arrive 1..7
proxy 8 -> 1
proxy 9 -> 2
proxy 10 -> 3
proxy 11 -> 4
proxy 12 -> 5
item 1 "Budget primitif"
discuss 1
!open mode=public asked-by=1
!open mode=public asked-by=1,8
open mode=public asked-by=1,2
abort reason="la demande est retirée"
# 6 present: 1.
leave 7
open mode=public asked-by=1 # warns: quorum-now
abort reason="la demande est retirée"
# Nobody can ask for a secret one.
!open mode=secret asked-by=1..6
end
