# S6: among lists the third round's tie goes to the highest average age: the earlier mean date of birth.  The clerk works it
# out from the lists: A 1970-04-01 on average, B 1968-11-15, C 1969-02-28.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
arrive 1..6
item 1 "Élection des adjoints"
open mode=secret ground=election candidates="Liste A","Liste B","Liste C" born=1970-04-01,1968-11-15,1969-02-28
press B1 A
press B2 A
press B3 B
press B4 B
press B5 C
press B6 C
close
expect cast=6 required=4 outcome=next-round
open mode=secret ground=election candidates="Liste A","Liste B","Liste C" born=1970-04-01,1968-11-15,1969-02-28
press B1 A
press B2 A
press B3 B
press B4 B
press B5 C
press B6 C
close
expect outcome=next-round
open mode=secret ground=election candidates="Liste A","Liste B","Liste C" born=1970-04-01,1968-11-15,1969-02-28
press B1 A
press B2 A
press B3 B
press B4 B
press B5 C
press B6 C
close
expect attempt=3 required=0 outcome="elected:Liste B"
# By paper alike.  The date belongs to what is entered twice.
item 2 "Commission d'appel d'offres"
count mode=paper ground=nomination candidates="Liste A","Liste B" voices=4,2 tellers=3,4 born=1970-04-01,1968-11-15
!count mode=paper ground=nomination candidates="Liste A","Liste B" voices=4,2 tellers=3,4 born=1970-04-01,1971-11-15
count mode=paper ground=nomination candidates="Liste A","Liste B" voices=4,2 tellers=3,4 born=1970-04-01,1968-11-15
# 4 of 6: an absolute majority, whatever the ages.
expect cast=6 required=4 outcome="elected:Liste A"
end
