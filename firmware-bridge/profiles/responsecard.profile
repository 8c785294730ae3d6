# ResponseCard RF handsets, heard by the open nRF24 receiver (Arduino), on a serial line.
#
#	*** booting ***                        then a dump of registers
#	incoming: 090fd335ae08 --> 5           ID[3] KEY CRC[2]; what stands behind is not believed
#	outgoing: 090fd3067b34                 the receiver's acknowledgement over the air
#
# Facts: two independent projects (nickmooney/turning-clicker, crablab/dissertation), 13 real frames whose checks were verified.
# The handset says a press again until it hears an acknowledgement, 8 s at most; one press has been heard eight times.

[receiver]
name = responsecard
make = responsecard
maker = ResponseCard RF through the open nRF24 receiver (serial)
confidence = high
light = voyant vert = reçu par la base, pas encore compté (la base répond vert même hors scrutin)

[line]
baud = 115200
format = 8N1
# A DTR pulse resets the board; held low it boots with the port already open, or not at all.
dtr = off
rts = off

[frame]
kind = text
silence_ms = 100
press = incoming: <hex> <any>
ignore = outgoing: <any>
banner = *** booting ***<any>

[check]
kind = crc16
poly = 1021
init = FFFF
# The receiver's address on the air.
inject = 12 34 56
from = 0
to = 3
at = 4

[id]
at = 0
bytes = 3
print = hex

[keys]
at = 3
0 = 30
1 = 31
2 = 32
3 = 33
4 = 34
5 = 35
6 = 36
7 = 37
8 = 38
9 = 39
? = 3F

[copies]
window_ms = 10000
