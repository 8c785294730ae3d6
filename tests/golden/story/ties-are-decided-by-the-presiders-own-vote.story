body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI
arrive 1..5
proxy 6 -> 1
item 1 "Son vote est pour, comme mandataire aussi"
open
press B1 A
press B2 B
press B3 B
press B4 C
press B5 C
close
expect pour=2 contre=2 casting_vote=for outcome=adopted required=3
item 2 "Il vote pour, et contre pour son mandant"
open
press B1 A
vote 1 contre for=6
press B2 C
press B3 C
press B4 C
press B5 C
close
expect pour=1 contre=1 casting_vote=for outcome=adopted
item 3 "Son vote est contre"
open
press B1 B
press B2 A
press B3 A
press B4 C
press B5 C
close
expect casting_vote=against outcome=rejected
item 4 "Il s'abstient"
open
press B1 C
press B2 A
press B3 B
press B4 C
press B5 C
close
expect casting_vote=none outcome=rejected
item 5 "Il se tait"
open
press B2 A
press B3 B
close confirm-silent
expect casting_vote=none outcome=rejected silent=4
preside 5
item 6 "Un autre préside, et vote dans la première fenêtre"
open proxies=two-phase
press B1 C
press B2 A
press B3 A
press B4 B
press B5 B
second-phase
press B1 C
close
expect casting_vote=against outcome=rejected
item 7 "Il est intéressé"
recuse 5
open
press B1 C
press B2 A
press B3 B
press B4 C
press B5 A
close
expect casting_vote=none outcome=rejected recused=1
item 8 "Il s'en va après avoir voté"
open
press B5 A
leave 5
press B1 C
press B2 B
press B3 C
press B4 C
close
expect casting_vote=for outcome=adopted
# Who is away does not preside, even where a proxy votes for him.
revoke 6
proxy 5 -> 2
item 9 "Il est absent et a donné pouvoir"
open
press B1 A
press B2 B
press B3 A
press B4 C
press B5 B
close
expect proxies=1 pour=2 contre=2 casting_vote=none outcome=rejected
preside 2
item 10 "Le président corrige sa voix"
open
press B1 B
press B2 A
press B3 C
press B4 C
press B5 C
close
expect casting_vote=for outcome=adopted
correct 1 abstention reason="doigt"
expect casting_vote=none outcome=adopted contre=0
correct 1 contre reason="non"
correct 2 contre reason="doigt"
correct 3 pour reason="doigt"
correct 4 pour reason="doigt"
expect pour=2 contre=2 casting_vote=against outcome=rejected
end
