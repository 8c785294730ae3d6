# P7: an interested member is not to vote "soit comme mandataire" either: nobody votes for him.
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
proxy 6 -> 2
item 1 "Subvention à l'association de M. BENALI"
recuse 6
discuss 1
open
!vote 2 pour for=6
press B1 A
press B2 A
press B3 A
press B4 A
press B5 A
# His own handset, lent to the holder, is out too.
press B6 A
close
# The holder keeps his own voice; the giver is absent, so `recused` counts no present member.
expect present=5 recused=0 proxies=0 electorate=5 pour=5 proxies_cast=0
expect-press outside=1
end
