# S7: by videoconference every vote is public, by roll call or by handsets; a secret one waits for another sitting.
body "Communauté de communes du pays de Saint-Exemple" organ="Conseil communautaire" profile=epci
sitting 2026-01-15T18:30 president=1 secretary=2 remote
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
arrive 1..4
item 1 "Budget primitif"
!open mode=ordinary
open
press B1 A
press B2 A
press B3 A
press B4 B
close
expect mode=public pour=3 contre=1 outcome=adopted
item 2 "Convention"
!count mode=hands pour=3 contre=1 tellers=1,2
count mode=roll-call pour=2 contre=2 tellers=1,2 presider=contre
count mode=roll-call pour=2 contre=2 tellers=1,2 presider=contre
# A tie: the president's voice decides.
expect mode=public pour=2 contre=2 casting_vote=against outcome=rejected by=roll-call
item 3 "Vente d'un terrain"
!open mode=secret asked-by=1..4
!count mode=paper pour=4 tellers=1,2
postpone 3 reason="scrutin secret demandé : reporté à une séance sans visioconférence"
!open items=3
item 4 "Élection d'un vice-président"
!open mode=secret ground=election candidates=seat:2,seat:3
!open ground=election candidates=seat:2,seat:3
end
