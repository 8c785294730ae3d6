# hands is ordinary, roll-call public, paper secret; no positions; what is left out is 0, and silent is the rest.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU
arrive 1..4
proxy 5 -> 1
item 1 "Budget"
item 2 "Emprunt"
discuss 1
!count mode=hands pour=6 tellers=1
!count mode=hands pour=3 contre=1 envelopes=5 tellers=1
!count mode=hands pour=3 contre=1 envelopes=3 tellers=1
count mode=hands pour=3 contre=1 tellers=1,2 object="Budget"
!count mode=hands pour=3 contre=2 tellers=1,2 object="Budget"
!count mode=hands pour=3 contre=1 tellers=1,3 object="Budget"
!count mode=hands pour=3 contre=1 tellers=1 object="Budget"
!count mode=hands pour=3 contre=1 tellers=1,2 object="Emprunt"
!count mode=roll-call pour=3 contre=1 tellers=1,2 object="Budget"
!count mode=hands pour=3 contre=1 tellers=1,2 object="Budget" presider=pour
!count mode=hands pour=3 contre=1 tellers=1,2 object="Budget" majority=2/3-cast
!count mode=hands pour=3 contre=1 tellers=1,2 object="Budget" envelopes=4
!count items=2 mode=hands pour=3 contre=1 tellers=1,2 object="Budget"
!open
!adopt 2 assent
count mode=hands contre=1 pour=3 object="Budget" tellers=2,1
expect attempt=1 by=hands mode=ordinary silent=1 proxies=1 proxies_cast=1
!count mode=hands pour=3 contre=1 tellers=1,2
!correct 1 contre reason="à main levée"
annul reason="recompter"
# abort drops the first entry and spends nothing.
count mode=hands pour=4 tellers=1
abort reason="recompter"
!abort reason="rien"
count mode=hands pour=2 contre=2 abstention=1 nspp=0 tellers=1,2
count mode=hands pour=2 contre=2 abstention=1 tellers=1,2
expect attempt=2 casting_vote=none outcome=rejected silent=0
annul reason="la voix du président"
count mode=roll-call pour=2 contre=2 tellers=1,2 presider=contre
count mode=roll-call pour=2 contre=2 tellers=1,2 presider=contre
expect casting_vote=against outcome=rejected mode=public by=roll-call silent=1
annul reason="la voix du président"
count mode=hands pour=2 contre=2 tellers=1,2 presider=abstention
count mode=hands pour=2 contre=2 tellers=1,2 presider=abstention
expect casting_vote=none outcome=rejected
annul reason="au papier"
count mode=paper ground=nomination pour=2 contre=2 blanc=1 envelopes=5 tellers=1,2
count mode=paper ground=nomination pour=2 contre=2 blanc=1 envelopes=5 tellers=1,2
expect casting_vote=none outcome=rejected mode=secret by=paper blanc=1
# Candidates have the voices; pour and contre are 0.
item 3 "Élection"
!count mode=hands ground=election candidates=seat:1,seat:2 voices=3,2 tellers=3
!count mode=paper ground=election candidates=seat:1,seat:2 voices=3,1 pour=1 tellers=3
!count mode=paper ground=election candidates=seat:1,seat:2 voices=3,1 contre=1 tellers=3
count mode=paper ground=election candidates=seat:1,seat:2 voices=3,1 nul=1 tellers=3
!count mode=paper ground=election candidates=seat:1,seat:2 voices=1,3 nul=1 tellers=3
!count mode=paper ground=election candidates=seat:2,seat:1 voices=3,1 nul=1 tellers=3
!count mode=paper ground=nomination candidates=seat:1,seat:2 voices=3,1 nul=1 tellers=3
count mode=paper ground=election candidates=seat:1,seat:2 voices=3,1 nul=1 tellers=3
expect outcome=elected:seat:1 nul=1
# A count puts its item in discussion at its first entry, and proclaims another's result.
item 4 "Lot, premier point"
item 5 "Lot, second point"
recuse 4
!contest 1 text="recomptage"
count items=4,5 mode=hands pour=3 contre=1 tellers=1
contest 1 text="recomptage"
count items=4,5 mode=hands pour=3 contre=1 tellers=1
expect item=5 recused=1 electorate=4 silent=0 voting_present=3
end
