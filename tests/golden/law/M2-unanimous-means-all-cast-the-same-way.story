# M2: unanimity is among the suffrages exprimés.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..5
item 1 "Budget primitif"
open
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
close
expect pour=5 unanimous=yes outcome=adopted
item 2 "Subvention"
open
press B1 A
press B2 A
press B3 A
press B4 C
press B5 D
close
expect pour=3 cast=3 unanimous=yes outcome=adopted
item 3 "Tarifs"
open
press B1 A
press B2 A
press B3 A
press B4 A
press B5 B
close
expect pour=4 contre=1 unanimous=no outcome=adopted
# All against: unanimous as well, and rejected.
item 4 "Motion"
open
press B1 B
press B2 B
press B3 B
press B4 B
press B5 C
close
expect contre=4 cast=4 unanimous=yes outcome=rejected
# "Qui est contre ? Qui s'abstient ? Adopté à l'unanimité."
item 5 "Vœu"
adopt 5 unanimous
expect pour=5 cast=5 unanimous=yes outcome=adopted by=assent
end
