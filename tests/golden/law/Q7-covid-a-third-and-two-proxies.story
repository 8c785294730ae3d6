# Q7: from 24 March 2020 to 31 July 2022, a third of those serving (10/3 = 3.33, so 4) and two proxies a holder,
# in the Bureau of an EPCI too.
body "Pays de Saint-Exemple" organ="Bureau communautaire" profile=epci-bureau
sitting 2021-02-10T18:30 president=1 secretary=2
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
arrive 1..3
proxy 5 -> 1
proxy 6 -> 1
!proxy 7 -> 1
item 1 "Marché de travaux"
!discuss 1
arrive 4
discuss 1
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
close
# 4 present and the 2 givers of seat 1: 6 voices.
expect present=4 quorum=4 quorum_met=yes proxies=2 electorate=6 pour=6 proxies_cast=2
end
