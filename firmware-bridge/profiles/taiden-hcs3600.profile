# Taiden HCS-3600 congress system, control unit on a serial line: its own counts, and no votes of persons.
#
#	E3 01 00 start   E3 02 00 end   E3 04 00 reports on                said to it
#	E3 PRESENT[2] YES[2] NO[2] ABSTAIN[2]                              said by it, high bytes first, without a check
#
# Facts: the maker's manual (manualshive 3239236, p. 106) and site.  In doubt: when the report comes, in the vote or behind it; what
# is answered to commands.  PRESENT is left out, for it is not how many voted: the total is the sum of the three.

[receiver]
name = taiden-hcs3600
maker = Taiden HCS-3600 congress system, totals alone (serial)
confidence = medium: the maker's manual, never tried
light = les unités votent auprès de leur centrale, dont ce programme ne reçoit que les totaux

[line]
baud = 9600
format = 8N1

[frame]
kind = fixed
sync = E3
length = 9
silence_ms = 200

[totals]
bytes = 2
order = big
yes = 3
no = 5
abstain = 7

[init]
say = E3 04 00

[open]
say = E3 01 00

[close]
say = E3 02 00
