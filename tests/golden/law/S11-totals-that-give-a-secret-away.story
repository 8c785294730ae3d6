# S11: with three voters the totals tell one of them how another voted; a unanimous total tells how all did.  The clerk is
# told before the first press, and before the result is proclaimed.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..3
item 1 "Vente d'un terrain"
open mode=secret asked-by=3 # warns: few-voters
abort reason="trop peu de votants : bulletins papier à la prochaine séance"
arrive 4,5
open mode=secret asked-by=3,4
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close # warns: secret-unanimous
expect mode=secret pour=5 unanimous=yes
item 2 "Subvention"
open mode=secret asked-by=3,4
press B1 A
press B2 A
press B3 A
press B4 A
press B5 C
close
expect mode=secret pour=4 abstention=1 unanimous=yes
# All silent but one tells how that one voted; all blank tells of all.
item 3 "Élection d'un adjoint"
open mode=secret ground=election candidates=seat:2,seat:3
press B1 E
press B2 E
press B3 E
press B4 E
press B5 E
close # warns: secret-unanimous nothing-cast
expect blanc=5 cast=0 outcome=next-round
open mode=secret ground=election candidates=seat:2,seat:3
press B1 A
close confirm-silent # warns: secret-unanimous
expect silent=4 cast=1 outcome=elected:seat:2
# Public ballots have nothing to hide.
item 4 "Budget primitif"
open mode=public
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect pour=5
end
