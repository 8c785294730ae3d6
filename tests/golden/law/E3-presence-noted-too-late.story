# E3: the minutes say who was there and when.  Noted too late, it is put right from its hour on: the ballots opened since
# are named and keep their electorate and their result (frozen at opening), the next one goes by what is true.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
arrive 1..4
proxy 5 -> 4
item 1 "Procès-verbal"
item 2 "Convention avec le club de judo"
item 3 "Convention avec le club de voile"
item 4 "Motion"
item 5 "Vœu"
item 6 "Budget"
item 7 "Tarifs"
at 18:40
adopt 1 unanimous
at 18:50
open items=2,3
press B1 A
press B2 A
press B3 B
press B4 B
close
# Annulled, and broken off: no result to touch.
at 18:55
open items=4
press B1 A
press B2 A
press B3 A
press B4 A
close
annul reason="erreur sur l'objet"
open items=5
abort reason="boîtier en panne"
leave 2 since=18:53
arrive 2 since=18:53
at 19:00
open items=6
press B1 A
# M. LEROY left at 18:45: items 2 and 3, and the ballot that is open.  Item 1 was before.
leave 4 since=18:45 # warns: touches
press B2 A
press B3 A
press B4 B
close
expect item=6 present=4 proxies=1 electorate=5 pour=3 contre=2 outcome=adopted
# Seat 4 is not in the room now: nobody speaks for seat 5.
discuss 7
open
press B1 A
press B2 A
press B3 A
close
expect item=7 present=3 proxies=0 electorate=3 pour=3
# He came back at 18:55, that is before item 6 and item 7.
arrive 4 since=18:55 # warns: touches
# And was never away: as it was noted when items 2, 3 and 6 were opened, so nothing but item 7 is touched.
arrive 4 since=18:45 # warns: touches
# Mme MOREAU was there from 18:40 on, the very moment at which item 1 was opened: her proxy ended then.
arrive 5 since=18:40 # warns: touches
!revoke 5
# A seat that is there already, and was, touches nothing.
arrive 1 since=18:35
# Not before the sitting began, nor in the hours to come.
!leave 3 since=18:29
!leave 3 since=19:30
leave 3 since=18:30 # warns: touches
!leave 9 since=18:45
arrive 3 since=18:30
item 8 "Questions diverses"
correct 1 contre reason="erreur de saisie"
expect item=7 attempt=1 present=3 electorate=3 pour=2 contre=1 outcome=adopted
open items=8
press B1 A
press B2 A
press B3 A
press B4 A
vote 5 pour
close
expect item=8 present=5 proxies=0 electorate=5 pour=5
# Behind midnight the hour is the last one of that name.
at 00:10
leave 2 since=23:50
leave 1,2 since=19:00 # warns: touches
end
