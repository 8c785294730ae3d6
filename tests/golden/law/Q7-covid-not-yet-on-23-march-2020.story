# Q7: the day before, 10 serving need 5 + 1 = 6, and a holder has one proxy.
body "Pays de Saint-Exemple" organ="Bureau communautaire" profile=epci-bureau
sitting 2020-03-23T18:30 president=1 secretary=2
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
arrive 1..5
proxy 7 -> 1
!proxy 8 -> 1
item 1 "Marché de travaux"
!discuss 1
arrive 6
discuss 1
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
close
expect quorum=6 present=6 electorate=7 pour=7
end
