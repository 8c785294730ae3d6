# P11: the suppléant of a commune with one seat sits for it, with a voice, and counts in the quorum.  5 serving: quorum 3.
body "Communauté de communes du pays de Saint-Exemple" organ="Conseil communautaire" profile=epci
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1,2
item 1 "Budget primitif"
!discuss 1
substitute 3 civility=Monsieur first=Omar last=VIDAL
arrive 3
discuss 1
open
press B1 A
press B2 A
press B3 B
close
expect serving=5 present=3 quorum=3 quorum_met=yes electorate=3 pour=2 contre=1
# The titulaire comes and takes the seat back: there is one voice, as before.
substitute 3 civility=Madame first=Chloé last=DURAND
item 2 "Statuts"
open
press B1 A
press B2 A
press B3 A
close
expect present=3 electorate=3 pour=3
end
