# P11: L5212-7: in a syndicat the suppléant who sits may himself hold a proxy.
body "Syndicat des eaux" organ="Comité syndical" profile=syndicat-ferme
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
substitute 3 civility=Monsieur first=Omar last=VIDAL
arrive 1..3
proxy 5 -> 3
item 1 "Tarif de l'eau"
open proxies=linked
press B1 A
press B2 A
press B3 B
close
# 3 present and 1 giver: pour 2, contre 2; the president voted pour.
expect present=3 proxies=1 electorate=4 pour=2 contre=2 proxies_cast=1 casting_vote=for outcome=adopted
end
