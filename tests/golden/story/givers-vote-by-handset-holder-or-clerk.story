# How a giver's vote is cast.  Positions: the electorate in order, each with the way its vote came.
# 1 holds for 4, whose seat has a handset; 2 for 5, whose has none.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
arrive 1..3
proxy 4 -> 1
proxy 5 -> 2
item 1 "Par défaut : boîtier, sinon lié"
open mode=public
press B1 A
press B2 B
press B3 C
!close
press B4 D
close
expect proxies=2 proxies_cast=2 pour=1 contre=2 abstention=1 nspp=1
item 2 "Boîtier : sans lui le mandant se tait"
open mode=public proxies=handset
press B1 A
press B2 A
press B3 A
press B4 B
!close
close confirm-silent
expect silent=1 proxies_cast=1
item 3 "Lié, jusqu'au vote propre du mandant"
open mode=public proxies=linked
press B1 A
!vote 2 pour for=4
!vote 1 pour for=3
vote 1 contre for=4
press B1 D
press B4 A
vote 2 abstention
vote 3 nppv
close
expect proxies_cast=2 nppv=1 voting_present=2 cast=1 required=1 unanimous=yes outcome=rejected
item 4 "Lié : le mandataire se tait, le mandant non"
open mode=public proxies=linked
vote 1 pour for=4
press B2 A
press B3 A
!close
close confirm-silent
expect silent=1 proxies_cast=2
item 5 "Deux temps"
open mode=public proxies=two-phase
press B1 A
press B2 A
press B4 A
!close
second-phase
!second-phase
press B1 B
press B1 C
press B3 A
press B3 B
vote 2 contre
close
expect pour=2 contre=2 abstention=1 casting_vote=for
# The holder's and the giver's nppv: he casts no proxy.
item 6 "Ne prend pas part"
open proxies=linked
vote 1 nppv
vote 2 pour
vote 3 pour
close
expect proxies=2 proxies_cast=1 nppv=2 voting_present=2 pour=3
# outside: 4's handset in items 3 and 5; repeated: 1 in 3, 1 and 3 in the second window of 5.
expect-press outside=2 repeated=3 unknown=0 bad-key=0
# Recusals of holder or giver: neither voice.
item 7 "Le mandataire de 4 et le mandant 5 sont intéressés"
recuse 1
recuse 5
open mode=public
press B1 A
press B4 A
press B2 A
press B3 B
close
expect proxies=0 electorate=2 recused=1 voting_present=2 casting_vote=none outcome=rejected
end
