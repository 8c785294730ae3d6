# S13: law 2020-290, article 10: by videoconference no ballot that the law makes secret.  10 serving: quorum 4.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2020-12-10T18:30 president=1 secretary=2 remote
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
seat 8 civility=Monsieur first=Hugo last=ROUX handset=B8
seat 9 civility=Madame first=Inès last=FAURE handset=B9
seat 10 civility=Monsieur first=Jean last=GARNIER handset=B10
arrive 1..4
item 1 "Élection d'un adjoint"
!open mode=secret ground=election candidates=seat:2,seat:3
!open mode=secret ground=nomination candidates=seat:2,seat:3
!count mode=paper ground=election candidates=seat:2,seat:3 voices=3,1 tellers=1,4
postpone 1 reason="vote secret : à la prochaine séance en présence"
item 2 "Budget primitif"
open
press B1 A
press B2 A
press B3 A
press B4 A
close
expect mode=public present=4 quorum=4 quorum_met=yes pour=4
end
