# An evening with everything a document has to tell: assent, amendment, public ballot and casting vote, group with a recusal,
# election in two rounds, late arrivals and a proxy that ends, abort, annulment, count by hand.  Invented.
body "Ville d'Exemple" organ="Conseil municipal" profile=commune siret=21210231000014
sitting 2026-01-15T18:30 president=1 secretary=2 convocation=2026-01-09
seat 1 civility=Madame first=Ada last=UN group="Majorité" rank=1 title="maire" handset=1777F898
seat 2 civility=Monsieur first=Jean last=DEUX group="Majorité" rank=2 handset=1E942DA7
seat 3 civility=Madame first=Zoé last=TROIS group="Majorité" born=1961-06-25 handset=25B162F6
seat 4 civility=Monsieur first=Luc last=QUATRE group="Majorité" handset=2CCE9775
seat 5 civility=Madame first=Eve last=CINQ group="Majorité" handset=33EBCC14
seat 6 civility=Monsieur first=Guy last=SIX group="Majorité" handset=3A080133
seat 7 civility=Madame first=Léa last=SEPT group="Opposition; verte" born=1970-01-01 handset=41253652
seat 8 civility=Monsieur first=Max last=HUIT group="Opposition; verte" handset=48426B61
seat 9 civility=Madame first=Ida last=NEUF group="Opposition; verte" handset=4F5FA0B0
seat 10 civility=Monsieur first=Tom last="DE LA TOUR" handset=567CD5FF
seat 11 civility=Madame first=Mia last=ONZE
vacant 12
arrive 1..8
excuse 9
proxy 9 -> 7 dated=2026-01-14
proxy 11 -> 2 dated=2026-01-12
item 1 "Procès-verbal de la séance précédente" number=2026-001 matiere=5.2
item 2 "Budget primitif 2026" rubric="Finances" number=2026-002 matiere=7.1 budget="2026 Budget principal"
item 2.1 "Amendement : crédits de la médiathèque" kind=amendment parent=2
item 3 "Tarif de la cantine" rubric="Tarifs" id=2026-DEL-003 matiere=7.10 budget=2026/2027
item 4 "Tarif \"jeunes\", piscine" rubric="Tarifs" number=2026-004 matiere=7.10
item 5 "Tarif du marché" rubric="Tarifs" number=2026-005 matiere=7.10
item 6 "Élection d'un adjoint au maire" number=2026-006 matiere=5.1
item 7 "Subvention à l'association sportive" number=2026-007 matiere=7.5
item 8 "Rapport d'activité du syndicat des eaux" number=2026-008 matiere=5.7
item 9 "Acquisition d'une parcelle"
item 10 "Règlement du cimetière"
item 11 "=Vœu pour le maintien de la gare" kind=wish number=2026-011 matiere=9.4 added=urgency
withdraw 9 reason="pièces manquantes"
adopt 1 assent
expect electorate=10 silent=10 outcome=adopted by=assent

# 8 present, 2 proxies; 9's handset is lent to 7, 11 has none and follows 2.  10 comes too late for this one.
at 18:45
discuss 2.1
open
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 A
press 33EBCC14 A
press 3A080133 B
press 41253652 B
press 48426B61 C
arrive 10
press 567CD5FF A
press 4F5FA0B0 B
close
expect item=2.1 present=8 proxies=2 electorate=10 pour=6 contre=3 abstention=1 cast=9 required=5 outcome=adopted

# 9 present: a quarter of them is 3.  4 for, 4 against, the presiding member for.
at 19:00
discuss 2
! open mode=public asked-by=7,8
open mode=public asked-by=7,8,10
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 D
press 33EBCC14 A
press 3A080133 B
press 41253652 B
press 567CD5FF C
press 4F5FA0B0 A
press 4F5FA0B0 B
vote 2 contre for=11
close confirm-silent
expect present=9 electorate=11 pour=4 contre=4 abstention=1 nspp=1 silent=1 proxies_cast=2 required=5 casting_vote=for outcome=adopted
proclaim
declare 8 pour
contest 7 text="conteste la voix prépondérante"
leave 8

# 5 stands aside from item 3 alone
at 19:20
discuss 3
recuse 5
open items=3..5 object="Tarifs municipaux 2026"
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 A
press 33EBCC14 A
press 3A080133 A
press 41253652 A
press 567CD5FF A
press 4F5FA0B0 A
close
expect item=5 present=8 electorate=10 pour=10 recused=0 voting_present=8 unanimous=yes outcome=adopted
suspend
at 19:40
resume

# 9 arrives, and speaks for herself.  9 present, one proxy, cast in a second phase.
arrive 9
note "Mme NEUF arrive à 19 h 40"
discuss 6
open mode=secret ground=election candidates=seat:3,seat:7
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 A
press 33EBCC14 E
press 3A080133 B
press 41253652 B
press 4F5FA0B0 B
press 567CD5FF B
second-phase
press 1E942DA7 E
close
expect electorate=10 blanc=2 cast=8 required=5 outcome=next-round
open mode=secret ground=election candidates=seat:3,seat:7
press 1777F898 A
press 1E942DA7 A
press 25B162F6 A
press 2CCE9775 A
press 33EBCC14 A
press 3A080133 B
press 41253652 B
press 4F5FA0B0 B
press 567CD5FF B
second-phase
press 1E942DA7 E
close
expect attempt=2 electorate=10 blanc=1 cast=9 required=5 outcome=elected:seat:3

# 2 stands aside, and his giver's voice with him.  Corrected before it is proclaimed.
at 20:10
discuss 7
recuse 2
open mode=public
press 1777F898 A
press 25B162F6 A
press 2CCE9775 A
press 33EBCC14 A
press 41253652 B
press 4F5FA0B0 B
press 567CD5FF C
vote 6 nppv
close
expect present=9 proxies=0 electorate=8 pour=4 contre=2 abstention=1 nppv=1 recused=1 voting_present=7 required=4 outcome=adopted
correct 10 contre reason="erreur de touche, signalée avant la proclamation"
expect contre=3 abstention=0 cast=7 required=4 outcome=adopted
take-note 8
postpone 10 reason="à la prochaine séance"

# given up, annulled, and then by hand
at 20:30
discuss 11
open
press 1777F898 B
abort reason="boîtier en panne"
open
press 1777F898 B
press 1E942DA7 B
press 25B162F6 B
press 2CCE9775 B
press 33EBCC14 B
press 3A080133 A
press 41253652 A
press 4F5FA0B0 A
press 567CD5FF A
close
expect attempt=2 pour=4 contre=6 outcome=rejected
annul reason="erreur sur l'objet du vote" decided-by=president
expect outcome=void
count mode=hands pour=3 contre=5 abstention=1 tellers=3,9
count mode=hands pour=3 contre=5 abstention=1 tellers=3,9
expect attempt=3 electorate=10 pour=3 contre=5 abstention=1 silent=1 proxies_cast=1 outcome=rejected by=hands
press 1777F898 A
press 99999999 A
expect-press early=0 late=1 unknown=1 repeated=1 outside=1
end
