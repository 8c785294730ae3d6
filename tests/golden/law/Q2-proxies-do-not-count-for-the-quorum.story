# Q2: only those in the room make the quorum; proxies make voices.
# 7 serving: quorum 3 + 1 = 4.  3 present with 2 proxies are 5 voices, but 3 heads.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..3
proxy 5 -> 1
proxy 6 -> 2
item 1 "Budget primitif"
!discuss 1
# With a fourth in the room: 4 heads, 4 + 2 = 6 voices.
arrive 4
discuss 1
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
close
expect present=4 quorum=4 quorum_met=yes proxies=2 electorate=6 pour=6 proxies_cast=2 voting_present=4
end
