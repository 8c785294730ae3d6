# E7: a Bureau with delegated powers sits as the council does: quorum, one proxy, thresholds, majority, casting vote.
body "Pays de Saint-Exemple" organ="Bureau communautaire" profile=epci-bureau
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..3
item 1 "Marché de travaux"
!discuss 1
arrive 4
discuss 1
proxy 5 -> 1
!proxy 6 -> 1
proxy 6 -> 2
# 4 present: 4/4 = 1 asks for a public ballot; 4/3 = 1.33, so 2 for a secret one.
!open mode=secret asked-by=4
open mode=public asked-by=4 proxies=linked
press B1 A
press B2 B
press B3 A
press B4 B
close
# pour 1 + 1 + 1 = 3, contre 1 + 1 + 1 = 3; the president voted pour.
expect present=4 quorum=4 proxies=2 electorate=6 pour=3 contre=3 casting_vote=for outcome=adopted
end
