# Q4: whoever abstains or does not answer is still there.  7 serving: quorum 4; 1 pour, 2 abstentions, 1 silent = 4 voices.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..4
item 1 "Budget primitif"
discuss 1
open
press B1 A
press B2 C
press B3 C
!close
close confirm-silent
expect present=4 quorum=4 quorum_met=yes electorate=4 pour=1 abstention=2 silent=1 cast=1 required=1 outcome=adopted voting_present=4
end
