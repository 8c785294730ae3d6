# M4: the president went out and nobody was told to preside; his holder votes pour for him.  That voice counts, and it is
# not the voice of who presides.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..5
proxy 1 -> 2
leave 1
item 1 "Budget primitif"
open proxies=linked
press B2 A
press B3 B
press B4 B
press B5 C
close
expect present=4 proxies=1 electorate=5 pour=2 contre=2 abstention=1 casting_vote=none outcome=rejected
# With M. PETIT presiding it is his own vote that tips it.
preside 2
item 2 "Subvention"
open proxies=linked
press B2 A
press B3 B
press B4 B
press B5 C
close
expect pour=2 contre=2 casting_vote=for outcome=adopted
end
