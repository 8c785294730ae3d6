# exit: 4
# M9: in a closed syndicat every seat has one voice.
body "Syndicat des eaux" organ="Comité syndical" profile=syndicat-ferme
sitting 2026-01-15T18:30 president=1 secretary=2
seat 1 civility=Madame first=Alice last=MARTIN weight=1
seat 2 civility=Monsieur first=Bruno last=PETIT weight=2
