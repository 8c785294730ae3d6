# M3: 13 and 13, the presider among those against: rejected.  A count of hands says how he voted.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=F. last="CONSEILLER 6"
seat 7 civility=Madame first=G. last="CONSEILLER 7"
seat 8 civility=Monsieur first=H. last="CONSEILLER 8"
seat 9 civility=Madame first=I. last="CONSEILLER 9"
seat 10 civility=Monsieur first=J. last="CONSEILLER 10"
seat 11 civility=Madame first=K. last="CONSEILLER 11"
seat 12 civility=Monsieur first=L. last="CONSEILLER 12"
seat 13 civility=Madame first=M. last="CONSEILLER 13"
seat 14 civility=Monsieur first=N. last="CONSEILLER 14"
seat 15 civility=Madame first=O. last="CONSEILLER 15"
seat 16 civility=Monsieur first=P. last="CONSEILLER 16"
seat 17 civility=Madame first=Q. last="CONSEILLER 17"
seat 18 civility=Monsieur first=R. last="CONSEILLER 18"
seat 19 civility=Madame first=S. last="CONSEILLER 19"
seat 20 civility=Monsieur first=T. last="CONSEILLER 20"
seat 21 civility=Madame first=U. last="CONSEILLER 21"
seat 22 civility=Monsieur first=V. last="CONSEILLER 22"
seat 23 civility=Madame first=W. last="CONSEILLER 23"
seat 24 civility=Monsieur first=X. last="CONSEILLER 24"
seat 25 civility=Madame first=Y. last="CONSEILLER 25"
seat 26 civility=Monsieur first=Z. last="CONSEILLER 26"
arrive 1..26
item 1 "Vœu"
count mode=hands pour=13 contre=13 tellers=2,3 presider=contre
count mode=hands pour=13 contre=13 tellers=2,3 presider=contre
expect present=26 pour=13 contre=13 cast=26 required=14 casting_vote=against outcome=rejected by=hands
# Nobody noted how he voted: nothing tips it.
item 2 "Vœu"
count mode=hands pour=13 contre=13 tellers=2,3
count mode=hands pour=13 contre=13 tellers=2,3
expect casting_vote=none outcome=rejected
end
