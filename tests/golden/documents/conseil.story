# A long evening of a town council, for the minutes, the list and the extracts: all that L2121-15 wants told.  Invented.
body "Saint-Exemple" organ="Conseil municipal" profile=commune genitive="du Conseil municipal de Saint-Exemple"
sitting 2026-02-12T20:30 president=1 secretary=3 convocation=2026-02-05
seat 1 civility=Madame first=Alice last=MARTIN title="maire" rank=1 handset=1777F898
seat 2 civility=Monsieur first=Bruno last=PETIT title="premier adjoint" rank=2 handset=1E942DA7
seat 3 civility=Madame first=Chloé last=ŒUVRARD rank=3 handset=25B162F6
seat 4 civility=Monsieur first=Łukasz last=KOWALSKI handset=2CCE9775
seat 5 civility=Madame first=Élise last=ÇELIK born=1961-06-25 handset=33EBCC14
seat 6 civility=Monsieur first=Farid last="BEN ALI" handset=3A080133
seat 7 civility=Madame first=Gaëlle last="LE GOFF" born=1970-01-01 handset=41253652
seat 8 civility=Monsieur first=Hugo last=D'ORMESSON handset=48426B61
seat 9 civility=Madame first=Inès last=NEUF handset=4F5FA0B0
seat 10 civility=Monsieur first=Jean-Loup last=DIX
seat 11 civility=Madame first=Karine last=ONZE
vacant 12
arrive 1..8
excuse 9,10
proxy 9 -> 7 dated=2026-02-11
proxy 10 -> 2 dated=2026-02-09
item 1 "Procès-verbal de la séance du 18 décembre 2025" number=2026-001
item 2 "Budget primitif 2026" rubric="FINANCES" number=2026-002
item 2.1 "Crédits de la médiathèque" kind=amendment parent=2
item 3 "Compte administratif 2025" rubric="FINANCES" number=2026-003
item 4 "Élection d'un adjoint" number=2026-004
item 5 "Subvention au club de judo" number=2026-005
item 6 "Subvention au club de voile" number=2026-006
item 7 "Subvention au club d'aviron" number=2026-007
item 8 "Rapport sur le service de l'eau" number=2026-008
item 9 "Cession d'une parcelle" number=2026-009
item 10 "Règlement du cimetière" number=2026-010
item 11 "Dénomination d'une rue" number=2026-011
item 12 "Vœu pour le maintien de la gare" kind=wish number=2026-012 added=urgency
withdraw 9 reason="pièces manquantes"

at 20:34
adopt 1 unanimous

# 8 present and 2 proxies, 11 serving: the quorum is 6.  The amendment: 3 for, 6 against, 1 abstains; names for nobody.
at 20:41
discuss 2.1
note "Mme ÇELIK présente l'amendement"
open proxies=linked
press 1777F898 B
press 1E942DA7 B
press 25B162F6 B
press 2CCE9775 B
press 33EBCC14 A
press 3A080133 A
press 41253652 C
press 48426B61 B
vote 7 pour for=9
close
expect pour=3 contre=6 abstention=1 proxies_cast=2 outcome=rejected
proclaim

# A quarter of 8 asks for a public ballot.  5 for, 5 against, and the presiding member is for.
at 21:02
discuss 2
open mode=public asked-by=5,6,7 proxies=linked
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 B
press 33EBCC14 B
press 3A080133 B
press 41253652 B
press 48426B61 B
close
expect pour=4 contre=6 proxies_cast=2 outcome=rejected
correct 4 pour reason="erreur de touche"
expect pour=5 contre=5 casting_vote=for outcome=adopted
proclaim
declare 8 abstention
contest 6 text="l'amendement n'a pas été lu en entier"

# The mayor leaves for her own accounts.  7 present, 2 proxies.
at 21:20
preside 2
leave 1
discuss 3
count mode=hands pour=7 contre=0 abstention=2 tellers=6,8
count mode=hands pour=7 contre=0 abstention=2 tellers=6,8
expect present=7 pour=7 abstention=2 unanimous=yes outcome=adopted
proclaim
at 21:28
arrive 1
preside 1

# 9 comes, and her proxy to 7 ends.  9 present, one proxy.
at 21:35
arrive 9
discuss 4
count mode=paper ground=election candidates=seat:5,seat:7 voices=4,4 blanc=1 nul=1 envelopes=10 tellers=6,8
count mode=paper ground=election candidates=seat:5,seat:7 voices=4,4 blanc=1 nul=1 envelopes=10 tellers=6,8
expect blanc=1 nul=1 cast=8 required=5 outcome=next-round
count mode=paper ground=election candidates=seat:5,seat:7 voices=6,3 blanc=1 envelopes=10 tellers=6,8
count mode=paper ground=election candidates=seat:5,seat:7 voices=6,3 blanc=1 envelopes=10 tellers=6,8
expect attempt=2 cast=9 required=5 outcome=elected:seat:5
proclaim

at 22:10
leave 8
proxy 8 -> 4

# Three subsidies in one ballot; 6 stands aside from the second.  8 present, 2 proxies.
at 22:15
discuss 6
recuse 6
open items=5..7 object="Subventions aux clubs" proxies=linked
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 A
press 33EBCC14 A
press 3A080133 A
press 41253652 A
press 4F5FA0B0 D
close
expect item=7 pour=9 nspp=1 electorate=10 outcome=adopted
take-note 8
at 23:50
suspend
resume 2026-02-13T00:15

# A secret ballot that a third of 8 asks for; a neighbour saw a key, and it is held again.
discuss 11
open mode=secret asked-by=5,6,7 proxies=two-phase
press 1777F898 A
press 1E942DA7 A
press 25B162F6 B
press 2CCE9775 B
press 33EBCC14 B
press 3A080133 B
press 41253652 C
press 4F5FA0B0 A
second-phase
press 1E942DA7 A
press 2CCE9775 B
close
expect pour=4 contre=5 abstention=1 outcome=rejected
annul reason="le vote d'un membre a été vu par son voisin" decided-by=assembly
open mode=secret asked-by=5,6,7 proxies=two-phase
press 1777F898 A
press 1E942DA7 A
press 25B162F6 B
press 2CCE9775 B
press 33EBCC14 B
press 3A080133 B
press 41253652 C
press 4F5FA0B0 A
second-phase
press 1E942DA7 A
press 2CCE9775 A
close
expect attempt=2 pour=5 contre=4 abstention=1 outcome=adopted
proclaim

at 00:40
adopt 12 assent
postpone 10 reason="à la prochaine séance"
note "La parole est donnée au public à l'issue de la séance"
at 00:52
end
