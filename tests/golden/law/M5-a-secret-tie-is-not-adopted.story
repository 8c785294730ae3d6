# M5: in a secret ballot nobody knows how the presider voted: a tie is not adopted.  6 present: a third is 2.
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
item 1 "Motion"
open mode=secret asked-by=3,4
press B1 A
press B2 A
press B3 A
press B4 B
press B5 B
press B6 B
close
expect mode=secret pour=3 contre=3 casting_vote=none outcome=rejected
# By paper too, where how the presider voted cannot even be said.
item 2 "Vœu"
count mode=paper ground=request pour=3 contre=3 envelopes=6 tellers=4,5
count mode=paper ground=request pour=3 contre=3 envelopes=6 tellers=4,5
expect mode=secret pour=3 contre=3 casting_vote=none outcome=rejected by=paper
end
