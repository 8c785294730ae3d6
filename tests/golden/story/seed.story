# The sitting of 16 March 2023 of the Bureau métropolitain de Dijon métropole: 43 members, 36 present, 4 proxies.
# Names and figures: the published extract of the register.  Handsets: i>clicker, numbers made up (they hold the check digit).
# Lines up to the item are what the daemon is given as [sitting] story=.
body "Dijon métropole" organ="Bureau métropolitain" profile=epci-bureau genitive="du Bureau métropolitain de Dijon métropole"
sitting 2023-03-16T18:30 president=1 secretary=17 convocation=2023-03-10
seat 1 civility=Monsieur first="François" last="REBSAMEN" rank=1 handset=1777F898
seat 2 civility=Monsieur first="Pierre" last="PRIBETICH" rank=2 handset=1E942DA7
seat 3 civility=Monsieur first="Thierry" last="FALCONNET" rank=3 handset=25B162F6
seat 4 civility=Madame first="Nathalie" last="KOENDERS" rank=4 handset=2CCE9775
seat 5 civility=Monsieur first="Rémi" last="DETANG" rank=5 handset=33EBCC14
seat 6 civility=Madame first="Sladana" last="ZIVKOVIC" rank=6 handset=3A080133
seat 7 civility=Monsieur first="Jean-François" last="DODET" rank=7 handset=41253652
seat 8 civility=Madame first="Françoise" last="TENENBAUM" rank=8 handset=48426B61
seat 9 civility=Monsieur first="Jean-Patrick" last="MASSON" rank=9 handset=4F5FA0B0
seat 10 civility=Monsieur first="Dominique" last="GRIMPRET" rank=10 handset=567CD5FF
seat 11 civility=Madame first="Danielle" last="JUBAN" rank=11 handset=5D990ACE
seat 12 civility=Monsieur first="Jean-Claude" last="GIRARD" rank=12 handset=64B63FED
seat 13 civility=Madame first="Claire" last="TOMASELLI" rank=13 handset=6BD374CC
seat 14 civility=Monsieur first="Philippe" last="LEMANCEAU" rank=14 handset=72F0A92B
seat 15 civility=Madame first="Marie-Hélène" last="JUILLARD-RANDRIAN" handset=790DDEAA
seat 16 civility=Madame first="Christine" last="MARTIN" handset=802A13B9
seat 17 civility=Monsieur first="Antoine" last="HOAREAU" handset=87474888
seat 18 civility=Monsieur first="Nicolas" last="BOURNY" handset=8E647D97
seat 19 civility=Madame first="Céline" last="TONOT" handset=9581B2A6
seat 20 civility=Monsieur first="Hamid" last="EL HASSOUNI" handset=9C9EE7E5
seat 21 civility=Monsieur first="Denis" last="HAMEAU" handset=A3BB1C04
seat 22 civility=Madame first="Nuray" last="AKPINAR-ISTIQUAM" handset=AAD85123
seat 23 civility=Monsieur first="Laurent" last="GOBET" handset=B1F586C2
seat 24 civility=Madame first="Karine" last="HUON-SAVINA" handset=B812BB11
seat 25 civility=Monsieur first="Nicolas" last="SCHOUTITH" handset=BF2FF060
seat 26 civility=Monsieur first="Jean-Michel" last="VERPILLOT" handset=C64C25AF
seat 27 civility=Monsieur first="Lionel" last="SANCHEZ" handset=CD695AFE
seat 28 civility=Monsieur first="Gérard" last="HERRMANN" handset=D4868FDD
seat 29 civility=Madame first="Dominique" last="BEGIN-CLAUDET" handset=DBA3C4BC
seat 30 civility=Monsieur first="Jean" last="DUBUET" handset=E2C0F9DB
seat 31 civility=Monsieur first="Patrick" last="CHAPUIS" handset=E9DD2E1A
seat 32 civility=Monsieur first="Jacques" last="CARRELET DE LOISY" handset=F0FA6369
seat 33 civility=Monsieur first="Didier" last="RELOT" handset=F7179878
seat 34 civility=Monsieur first="Patrick" last="BAUDEMONT" handset=FE34CD07
seat 35 civility=Madame first="Monique" last="BAYARD" handset=05510256
seat 36 civility=Monsieur first="Philippe" last="BELLEVILLE" handset=0C6E3755
seat 37 civility=Madame first="Nadjoua" last="BELHADEF"
seat 38 civility=Madame first="Océane" last="CHARRET-GODARD"
seat 39 civility=Monsieur first="Guillaume" last="RUET"
seat 40 civility=Monsieur first="François" last="DESEILLE"
seat 41 civility=Madame first="Brigitte" last="POPARD"
seat 42 civility=Madame first="Dominique" last="MARTIN-GENDRE"
seat 43 civility=Madame first="Ludmila" last="MONTEIRO"
arrive 1..36
proxy 40 -> 15
proxy 41 -> 3
proxy 42 -> 2
proxy 43 -> 24
item 1 "CAP DIGITAL – Convention et demande de subvention de fonctionnement 2023-2024" rubric="DEVELOPPEMENT ECONOMIQUE, ATTRACTIVITE ET SOLIDARITES"

discuss 1
open
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 A
press 33EBCC14 A
press 3A080133 A
press 41253652 A
press 48426B61 A
press 4F5FA0B0 A
press 567CD5FF A
press 5D990ACE A
press 64B63FED A
press 6BD374CC A
press 72F0A92B A
press 790DDEAA A
press 802A13B9 A
press 87474888 A
press 8E647D97 A
press 9581B2A6 A
press 9C9EE7E5 A
press A3BB1C04 A
press AAD85123 A
press B1F586C2 A
press B812BB11 A
press BF2FF060 A
press C64C25AF A
press CD695AFE A
press D4868FDD A
press DBA3C4BC A
press E2C0F9DB A
press E9DD2E1A A
press F0FA6369 A
press F7179878 A
press FE34CD07 A
press 05510256 A
press 0C6E3755 A
close
expect pour=40 contre=0 abstention=0 nspp=0 silent=0 proxies=4 proxies_cast=4 present=36 serving=43 quorum=22
expect electorate=40 cast=40 required=21 unanimous=yes outcome=adopted by=handsets
proclaim
end
