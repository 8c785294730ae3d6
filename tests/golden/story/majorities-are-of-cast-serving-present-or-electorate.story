# 9 serving, 7 present.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
seat 8 civility=Monsieur first=Hugo last=ROUX
seat 9 civility=Madame first=Inès last=FAURE
arrive 1..7
item 1 "La moitié des membres"
open majority=absolute-serving
press B1 A
press B2 A
press B3 A
press B4 A
close confirm-silent
expect required=5 cast=4 outcome=rejected silent=3 unanimous=yes casting_vote=none
item 2 "Deux tiers des exprimés"
open majority=2/3-cast
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
close confirm-silent
expect cast=5 required=4 outcome=rejected unanimous=no
item 3 "Trois cinquièmes des présents"
open majority=3/5-present
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close confirm-silent
expect required=5 outcome=adopted
item 4 "Trois quarts des membres"
open majority=3/4-serving
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
press B6 A
press B7 A
close
expect required=7 outcome=adopted
item 5 "La moitié des voix"
proxy 9 -> 1
open majority=1/2-electorate
press B1 A
press B2 A
press B3 A
close confirm-silent
expect electorate=8 required=4 pour=4 outcome=adopted
item 6 "Des exprimés, sans autre mot"
open majority=cast
press B1 D
press B2 A
press B3 A
press B4 B
press B5 C
close confirm-silent
expect cast=3 required=2 outcome=adopted nspp=2 abstention=1 silent=2 unanimous=no
item 7 "Aucun exprimé"
open
press B1 C
press B2 D
close confirm-silent
expect cast=0 required=1 outcome=rejected unanimous=no casting_vote=none voting_present=7
item 8 "Tous contre"
open
press B1 B
press B2 B
close confirm-silent
expect unanimous=yes outcome=rejected required=2
# A casting vote is for majority=cast alone: here 1 of 2 is enough without one.
revoke 9
item 9 "La moitié, à égalité"
open majority=1/2-cast
press B1 A
press B2 B
close confirm-silent
expect required=1 outcome=adopted casting_vote=none
item 10 "Blancs et nuls ne sont pas exprimés"
open
vote 1 blanc
vote 2 nul
vote 3 pour
close confirm-silent
expect blanc=1 nul=1 cast=1 outcome=adopted
end
