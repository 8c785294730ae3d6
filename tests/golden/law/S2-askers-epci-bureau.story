# S2, S4: in the Bureau of an EPCI a quarter of those present may have a public ballot, a third a secret one, rounded up.
# 8 present: 8/4 = 2; 8/3 = 2.67, so 3.  The 4 proxies are not present: of 12 it would be 3 and 4.
body "Pays de Saint-Exemple" organ="Bureau communautaire" profile=epci-bureau
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
arrive 1..8
proxy 9 -> 1
proxy 10 -> 2
proxy 11 -> 3
proxy 12 -> 4
item 1 "Budget primitif"
!open mode=public asked-by=1
open mode=public asked-by=1,2
abort reason="la demande est retirée"
!open mode=secret asked-by=1,2
open mode=secret asked-by=1..3
abort reason="la demande est retirée"
# 9 present: 9/4 = 2.25, so 3; 9/3 = 3.
arrive 9
!open mode=public asked-by=1,2
open mode=public asked-by=1,2,9
abort reason="la demande est retirée"
!open mode=secret asked-by=8,9
open mode=secret asked-by=7..9
abort reason="la demande est retirée"
# A giver in his armchair asks nothing.
!open mode=public asked-by=1,2,12
# The president may choose a public ballot by himself.
open mode=public
abort reason="fin de l'essai"
end
