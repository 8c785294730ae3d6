# M6: no suffrage exprimé: not adopted, not unanimous, and the clerk is warned.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Motion"
open
press B1 C
press B2 C
press B3 C
press B4 D
close # warns: nothing-cast
expect abstention=3 nspp=1 cast=0 unanimous=no casting_vote=none outcome=rejected
# Nor with another majority.
item 2 "Vœu"
open majority=2/3-cast
press B1 C
press B2 C
press B3 C
press B4 C
close # warns: nothing-cast
expect abstention=4 cast=0 required=0 unanimous=no outcome=rejected
end
