# Words, quotes, lists and remarks; on output a value with blanks is quoted whole.
body "Ville de Saint-Exemple" organ="Conseil municipal" profile=commune
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN handset=B1
seat 2 civility=Monsieur first=Bruno last=PETIT handset=B2
seat 3 civility=Madame first=Chloé last=DURAND handset=B3
seat 4 civility=Monsieur first=Denis last=LEROY handset=B4
seat 5 civility=Madame first=Élise last=MOREAU handset=B5
seat 6 civility=Monsieur first=Farid last=BENALI handset=B6
seat 7 civility=Madame first=Gaëlle last="LE GOFF" handset=B7
seat 8 civility=Monsieur first=Hugo last=ROUX handset=B8
seat 9 civility=Madame first=Inès last=FAURE handset=B9
	arrive   1,3,5..9	# tabs are blanks; a list
#arrive 2
   # arrive 4
item x#1 "De la \"Maison\" \\ et l'école" rubric=Cul"ture, sp"ort    # not a remark inside the first word
open candidates="Liste \"A, B\"",Li"ste C",seat:3 mode=secret ground=nomination
press B1 A
press B3 A
press B5 2
press B6 C
press B7 1
press B8 E
press B9 A
close
expect outcome="elected:Liste \"A, B\"" item=x#1
expect outcome=elected:"Liste \"A, B\"" voting_present=7
end
