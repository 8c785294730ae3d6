# M9: an open syndicat gives plural votes by its statutes: heads and voices are counted apart.  5 serving: quorum 3.
body "Syndicat mixte du parc" organ="Comité syndical" profile=syndicat-ouvert
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1 weight=5
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2 weight=3
seat 3 civility=Madame first=Chloé last=DURAND handset=B3 weight=2
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1,3,4
proxy 2 -> 4
item 1 "Contribution statutaire"
open proxies=linked
press B1 A
press B3 B
press B4 B
close
# Heads: 3 present, 1 proxy.  Voices: 5 + 2 + 1 + 3 = 11; pour 5, contre 2 + 1 + 3 = 6; more than half of 11 is 6.
expect present=3 proxies=1 electorate=11 pour=5 contre=6 cast=11 required=6 outcome=rejected proxies_cast=1 voting_present=3
# The giver's 3 voices cast otherwise: pour 5 + 3 = 8.
item 2 "Charte"
open proxies=linked
press B1 A
press B3 B
press B4 B
vote 4 pour for=2
close
expect pour=8 contre=3 outcome=adopted proxies_cast=1
# A tie of voices: 5, and 2 + 3, however many heads; the president voted pour.
item 3 "Motion"
open proxies=linked
press B1 A
press B3 B
press B4 C
vote 4 contre for=2
close
expect pour=5 contre=5 abstention=1 casting_vote=for outcome=adopted
end
