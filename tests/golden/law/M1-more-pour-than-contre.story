# M1: the majority is of the suffrages exprimés, pour and contre alone.  10 present.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
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
arrive 1..10
item 1 "Budget primitif"
open
press B1 A
press B2 A
press B3 A
press B4 A
press B5 C
press B6 C
press B7 C
press B8 C
press B9 C
press B10 C
close
# 4 pour and 6 abstentions: 4 exprimés, all pour.
expect electorate=10 pour=4 abstention=6 cast=4 required=3 unanimous=yes outcome=adopted
item 2 "Subvention"
open
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
press B6 C
press B7 C
press B8 D
vote 9 nppv
close confirm-silent
# 3 + 2 = 5 exprimés: more than half is 3.  2 + 1 + 1 + 1 (seat 10 said nothing) are not exprimés.
expect pour=3 contre=2 abstention=2 nspp=1 nppv=1 silent=1 cast=5 required=3 outcome=adopted
item 3 "Tarifs"
open
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
press B6 B
press B7 B
press B8 C
press B9 C
press B10 C
close
# 7 exprimés, more than half is 4: 3 are too few.
expect pour=3 contre=4 abstention=3 cast=7 required=4 outcome=rejected
end
