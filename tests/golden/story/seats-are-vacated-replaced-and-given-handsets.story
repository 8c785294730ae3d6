body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
seat 6 civility=Monsieur first=Farid last=BENALI
vacant 7
!vacant 7
!arrive 7
!proxy 7 -> 1
!substitute 7 civility=Madame first=A last=B
excuse 5,6
arrive 1..4
arrive 1
leave 5
proxy 5 -> 1
proxy 6 -> 2
substitute 1 civility=Madame first=Zoé last=SUPPLÉANTE born=1990-01-01
item 1 "Le suppléant est présent et porte le pouvoir"
open
press B1 A
press B2 B
press B3 A
press B4 A
close
expect serving=6 present=4 quorum=4 proxies=2 electorate=6 pour=4 contre=2
# 2 held for 6, and 5 gave to 1: neither is left.
vacant 2
vacant 5
!revoke 5
!revoke 6
item 2 "Sièges vacants"
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect serving=4 present=3 quorum=3 proxies=0 electorate=3
expect-press unknown=1
# The handset moves; the old one of either ends.
handset B3 -> 1
handset NEUF -> 3
!handout 6
handout 3
return 3
keys A=contre B=pour C=nppv
item 3 "Boîtiers et touches"
open
press B1 A
press B3 B
press NEUF A
press B4 3
press B4 D
close
expect pour=1 contre=1 nppv=1 casting_vote=for voting_present=2
expect-press unknown=2 bad-key=1
end
