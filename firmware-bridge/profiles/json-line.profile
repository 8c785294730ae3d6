# A receiver that says each press as a line of JSON.
#
#	{"id":"A08167","key":"A","raw_vote":"0x31"}
#
# Facts: seen in one project without a name, for ResponseCard handsets whose keys have a digit and a letter; the rest is a form to
# be copied and changed.  A line has no check, so what the radio garbled is believed where it is still JSON.

[receiver]
name = json-line
make = responsecard
maker = a receiver that says JSON lines (serial)
confidence = low: one project, no capture, no check
light = on ne sait pas ce que dit le voyant du boîtier

[line]
baud = 115200
format = 8N1

[frame]
kind = text
press = { "id" : "<id>" , "key" : "<key>" <any>

[id]
print = text

[keys]
1 = 1, A
2 = 2, B
3 = 3, C
4 = 4, D
5 = 5, E
6 = 6, F
7 = 7, G
8 = 8, H
9 = 9, I
0 = 0, J

[copies]
window_ms = 10000
