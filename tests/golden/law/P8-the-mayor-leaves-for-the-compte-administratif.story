# P8: at the vote on the compte administratif the mayor is out of the room and another presides; his voice is nobody's:
# neither a proxy that he holds nor one that he gives is cast.  7 serving: quorum 4.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..6
# Mme MARTIN is the mayor; she carries the proxy of Mme LE GOFF.
proxy 7 -> 1
item 1 "Compte administratif 2025" kind=accounts
discuss 1
# She may take part in the discussion.  The vote waits until another presides and she is out.
!open
preside 2
!open
!count mode=hands pour=6 tellers=2,3
!adopt 1 unanimous
leave 1
open proxies=linked
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
# Neither her handset nor her giver's.
press B1 A
press B7 A
close
# The quorum is the one taken with her, of 7: 4.  5 present and no proxy: 5 voices.
expect present=5 quorum=4 quorum_met=yes proxies=0 electorate=5 pour=3 contre=2 outcome=adopted voting_present=5
expect-press outside=2
# Back for the next item, with her giver's voice and her chair.
arrive 1
preside 1
item 2 "Affectation du résultat"
open proxies=linked
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
press B6 B
close
expect present=6 proxies=1 electorate=7 pour=5 contre=2
end
