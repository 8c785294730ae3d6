# i>clicker remotes, heard by the open iSkipper receiver (Arduino and RFM69), on a serial line.
#
#	Captured,A,43F6FA4F           the present form: A to E, P a ping, X another
#	Captured[0]: A (43, F6, FA, 4F)   the form of the project's older logs
#
# Facts: wizard97/iSkipper and charlescao460/iSkipper-Software; 21 lines of a real log, all ids of which hold their check.  The board
# says byte 05 while it idles, which is counted as noise.  In doubt: whether the present firmware captures before it is told to; no
# command is said to it.  It only listens: a remote's light says whether a base of i>clicker's own heard it.

[receiver]
name = iskipper
make = iclicker
maker = i>clicker remotes through the open iSkipper receiver (serial)
confidence = medium: lines from one real log, never tried
light = le voyant du boîtier ne dit rien de ce récepteur, qui écoute sans répondre

[line]
baud = 115200
format = 8N1

[frame]
kind = text
press = Captured,<key>,<hex>
press = Captured[<any>]: <key> (<hex>)

[id]
at = 0
bytes = 4
print = hex
check = xor

[keys]
A = A
B = B
C = C
D = D
E = E
ignore = P, X
