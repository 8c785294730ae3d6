/*
 * test_profile.c -- profiles of receivers: what their reader refuses, a row a slip of the pen; and what no shipped profile says
 *
 * What the shipped ones make of real lines is in test_decode and test_driver_table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/keys.h"
#include "crc.h"
#include "profile.h"
#include "profile_parts.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Two good files; the numbers of their lines are in the rows below. */
static const char hex[] =
	"[receiver]\n"           /* 1 */
	"name = one\n"
	"maker = One\n"
	"confidence = low\n"
	"light = rien\n"         /* 5 */
	"[line]\n"
	"baud = 9600\n"
	"format = 7E2\n"
	"flow = none\n"
	"[frame]\n"              /* 10 */
	"kind = text\n"
	"press = in <hex>\n"
	"ignore = out <any>\n"
	"[check]\n"
	"kind = crc16\n"         /* 15 */
	"poly = 1021\n"
	"init = FFFF\n"
	"at = 4\n"
	"[id]\n"
	"at = 0\n"               /* 20 */
	"bytes = 3\n"
	"print = hex\n"
	"[keys]\n"
	"at = 3\n"
	"A = 41\n"               /* 25 */
	"B = 42, 62\n"
	"ignore = 50\n"
	"[copies]\n"
	"window_ms = 500\n";
static const char words[] =
	"[receiver]\n"           /* 1 */
	"name = two\n"
	"maker = Two\n"
	"confidence = low\n"
	"light = rien\n"         /* 5 */
	"[line]\n"
	"baud = 9600\n"
	"[frame]\n"
	"kind = text\n"
	"press = <lt><id>,<key>\n" /* 10 */
	"[id]\n"
	"print = text\n"
	"[keys]\n"
	"yes = ja\n"
	"no = nein, nee\n";      /* 15 */

/* A7 LENGTH ID[2] KEY CHECK, LENGTH of what stands behind it. */
static const char bytes[] =
	"[receiver]\n"           /* 1 */
	"name = three\n"
	"maker = Three\n"
	"confidence = low\n"
	"light = rien\n"         /* 5 */
	"[line]\n"
	"baud = 9600\n"
	"[frame]\n"
	"kind = length\n"
	"sync = A7\n"            /* 10 */
	"length_at = 1\n"
	"length_adds = 2\n"
	"[check]\n"
	"kind = sum8\n"
	"from = 1\n"             /* 15 */
	"at = -1\n"
	"[id]\n"
	"print = decimal\n"
	"at = 2\n"
	"bytes = 2\n"            /* 20 */
	"[keys]\n"
	"one_hot = yes\n"
	"at = 4\n"
	"A = 01\n"
	"B = 02\n"               /* 25 */
	"ignore = 00\n";
#define LENGTH_KEYS "kind = length\nsync = A7\nlength_at = 1\nlength_adds = 2\n"

#define BEHIND_LIGHT "[line]\nbaud = 9600\n[frame]\n" LENGTH_KEYS "[check]\nkind = sum8\nfrom = 1\nat = -1\n"
#define PRESS_KEYS   "[id]\nprint = decimal\nat = 2\nbytes = 2\n[keys]\none_hot = yes\nat = 4\nA = 01\nB = 02\nignore = 00\n"

/* In a good file, the first FIND is written as PUT instead; then the reader says SAYS. */
static const struct row {
	const char *name, *base, *find, *put, *says;
} rows[] = {
	{ "nothing at all", hex, hex, "", "x:1: [receiver] is missing" },
	{ "a remark alone", hex, hex, "# a receiver\n", "x:1: [receiver] is missing" },
	{ "a line above the first section", hex, "[receiver]\n", "name = one\n[receiver]\n",
	  "x:1: \"name\" stands in no section; begin with [receiver]" },
	{ "another section first", hex, "[receiver]\n", "[line]\nbaud = 9600\n[receiver]\n", "x:1: [receiver] is missing above" },
	{ "a section that is none", hex, "[copies]", "[copy]", "x:28: there is no section [copy]; see scrutin-receiver-profile(5)" },
	{ "a section of a later edition", hex, "[copies]", "[radio]", "x:28: there is no section [radio]" },
	{ "a section twice", hex, "[copies]", "[id]", "x:28: [id] stands twice, in line 19 too; keep one" },
	{ "a section without keys", hex, "window_ms = 500\n", "", "x:28: this section is empty" },
	{ "no [line]", words, "[line]\nbaud = 9600\n", "", "x:13: [line] is missing" },
	{ "no [id]", words, "[id]\nprint = text\n", "", "x:13: [id] is missing" },
	{ "no [keys]", words, "[keys]\nyes = ja\nno = nein, nee\n", "", "x:12: [keys] is missing" },
	{ "a key that is none", hex, "baud =", "speed =",
	  "x:7: there is no key \"speed\" in [line]; see scrutin-receiver-profile(5)" },
	{ "nothing that is wrong", hex, "= One", "= Only One", NULL },
	{ "nothing that is wrong, in words", words, "= Two", "= The Two", NULL },
	{ "poly among the places of an id", hex, "bytes = 3", "poly = 1021", "x:21: there is no key \"poly\" in [id]" },
	{ "a key twice", hex, "flow = none", "baud = 300", "x:9: baud stands twice, in line 7 too; keep one" },
	{ "no name", hex, "name = one\n", "", "x:1: name = is missing in this section; add it" },
	{ "no light: nobody knows what green says", hex, "light = rien\n", "", "x:1: light = is missing" },
	{ "no speed", words, "baud = 9600", "rts = on", "x:6: baud = is missing" },
	{ "capitals in a name", hex, "= one", "= One", "x:2: name = One: at most 23 of a-z, 0-9 and - are wanted" },
	{ "a name too long", hex, "= one", "= one-two-three-four-five-six", "x:2: name = one-two-" },
	{ "an empty text", hex, "maker = One", "maker =", "x:3: maker: a text of 1 to 63 bytes is wanted" },
	{ "a speed that is no number", hex, "9600", "9600 baud", "x:7: baud = 9600 baud: a number from 300 to 4000000 is wanted" },
	{ "a speed of nothing", hex, "9600", "0", "x:7: baud = 0: a number" },
	{ "nine data bits", hex, "7E2", "9N1", "x:8: format = 9N1: data bits, parity and stop bits like 8N1" },
	{ "a parity that is none", hex, "7E2", "8X1", "x:8: format = 8X1: " },
	{ "a flow that is none", hex, "flow = none", "flow = xonxoff", "x:9: flow = xonxoff: it is one of: rtscts none" },
	{ "rts held where the flow moves it", hex, "flow = none", "flow = rtscts\nrts = on", "x:10: rts: flow = rtscts moves it" },
	{ "frames of a kind that is none", hex, "kind = text", "kind = packets", "x:11: kind = packets: it is one of: text" },
	{ "no press", hex, "press = in <hex>", "banner = boot", "x:10: press = is missing" },
	{ "a placeholder that is none", hex, "<hex>", "<hexx>",
	  "x:12: press: <hexx> is no placeholder; there are <id> <key> <hex> <any>, and <lt>" },
	{ "a plain <", hex, "in <hex>", "in < <hex>", "x:12: press: < " },
	{ "two placeholders and nothing between", words, "<id>,<key>", "<id><key>",
	  "x:10: press: <key> stands behind another placeholder" },
	{ "a placeholder twice", words, "<id>,<key>", "<id>,<id>", "x:10: press: <id> stands twice" },
	{ "a pattern that any line is", words, "<lt><id>,<key>", "<id>,<key>", "x:10: press: it begins with text" },
	{ "no pattern", words, "= <lt><id>,<key>", "=", "x:10: press: it begins with text" },
	{ "a pattern of many parts", words, "<lt><id>,<key>", "a b c d e f g h i j k l m n o <id> <key>",
	  "x:10: press: m is one part too many" },

	  { "more patterns than eight", hex, "ignore = out <any>", "ignore = a\nignore = b\nignore = c\nignore = d\n"
	  "ignore = e\nignore = f\nignore = g\nignore = h", "x:20: more than 8 patterns" },
	{ "an id in a line that is ignored", words, "<lt><id>,<key>", "<lt><id>,<key>\nignore = no <id>",
	  "x:11: nobody presses anything in this line" },
	{ "presses that say different things", words, "<lt><id>,<key>", "<lt><id>,<key>\npress = <lt><id>;<hex>",
	  "x:11: each press wants the same" },
	{ "a press that says no key", words, "<lt><id>,<key>", "<lt><id>,<any>", "x:10: a press wants to know who and what" },
	{ "bytes that nobody reads", words, "<id>,<key>", "<id>,<key>,<hex>", "x:10: <hex> is read for nothing" },
	{ "a check of a kind that is none", hex, "crc16", "crc32",
	  "x:15: kind = crc32: it is one of: none xor8 sum8 sum16-hex crc8 crc16" },
	{ "a CRC without a polynomial", hex, "poly = 1021\n", "", "x:14: poly = is missing in this section: a CRC" },
	{ "a polynomial of no check", hex, "crc16", "xor8", "x:16: poly: it is of crc8 and crc16 alone" },
	{ "places of no check", hex, "crc16", "none", "x:16: poly: there is no check to describe" },
	{ "a polynomial that is no number", hex, "1021", "x1021", "x:16: poly = x1021: a number in hex from 1 to FFFF" },
	{ "a polynomial too long for its check", hex, "crc16", "crc8", "x:16: a crc8 has a polynomial" },
	{ "an order of one byte", hex, "kind = crc16\npoly = 1021", "kind = crc8\norder = little\npoly = 7",
	  "x:16: order: it is of a check of two bytes" },
	{ "a check without a place", hex, "at = 4\n", "", "x:14: at = is missing in this section: say where the check stands" },
	{ "a check that covers nothing", hex, "at = 4", "at = 0", "x:18: at = 0: nothing from 0 on stands before it" },
	{ "an end before the start", hex, "at = 4", "at = 4\nfrom = 2\nto = 1", "x:20: to = 1 stands before from = 2" },
	{ "a check of bytes that no line has", words, "[id]", "[check]\nkind = xor8\nat = 3\n[id]",
	  "x:12: a check of bytes wants <hex>" },
	{ "what is injected is no hex", hex, "at = 4", "at = 4\ninject = 12 3",
	  "x:19: inject = 12 3: 1 to 8 bytes in hex are wanted" },
	{ "more injected than there is room for", hex, "at = 4", "at = 4\ninject = 112233445566778899", "x:19: inject = " },
	{ "a place that is no number", hex, "at = 0", "at = first", "x:20: at = first: a place in the frame is wanted" },
	{ "a place behind every frame", hex, "at = 0", "at = 128", "x:20: at = 128: a place in the frame" },
	{ "a place behind every line", hex, "at = 0", "at = 100", "x:20: at = 100: a line has no room" },
	{ "a place from the end of a line", hex, "at = 0", "at = -6", "x:20: at = -6: in <hex> a place counts from its first byte" },
	{ "no place of the id", hex, "at = 0\n", "", "x:19: at = is missing in this section: say where the handset's id" },
	{ "no length of the id", hex, "bytes = 3\n", "", "x:19: bytes = is missing" },
	{ "an id of no bytes", hex, "bytes = 3", "bytes = 0", "x:21: bytes = 0: a number from 1 to 7" },
	{ "an id that is printed in no way", hex, "print = hex\n", "", "x:19: print = is missing" },
	{ "an id printed as it cannot be", hex, "print = hex", "print = octal",
	  "x:22: print = octal: it is one of: hex decimal text" },
	{ "a number too long to be printed", hex, "bytes = 3\nprint = hex", "bytes = 5\nprint = decimal",
	  "x:21: a number of more than 4 bytes" },
	{ "an id that is checked by nothing", hex, "bytes = 3", "bytes = 1\ncheck = xor", "x:22: check = xor: one byte alone" },
	{ "the place of an id that is a word", words, "print = text", "print = text\nat = 3", "x:13: at: each press has an <id>" },
	{ "the check of an id that is a word", words, "print = text", "print = text\ncheck = xor",
	  "x:13: check: each press has an <id>" },
	{ "a word that is printed otherwise", words, "print = text", "print = hex",
	  "x:12: an <id> is taken as it stands: print = text" },
	{ "a key that no sitting knows", hex, "A = 41", "OK = 41", "x:25: OK is no key that a sitting knows" },
	{ "one key alone", words, "no = nein, nee\n", "", "x:13: a handset has two keys at least" },
	{ "a key twice in [keys]", hex, "B = 42", "A = 42", "x:26: A stands twice, in line 25 too; keep one" },
	{ "no place of the key", hex, "at = 3\n", "", "x:23: at = is missing in this section: say where the key stands" },
	{ "the place of a key that is a word", words, "yes = ja", "at = 3\nyes = ja", "x:14: at: each press has a <key>" },
	{ "the bits of a key that is a word", words, "yes = ja", "one_hot = yes\nyes = ja", "x:14: one_hot: each press has a <key>" },
	{ "a byte that is none", hex, "A = 41", "A = 4", "x:25: A = 4: a byte in hex is wanted, two digits" },
	{ "a byte too many", hex, "A = 41", "A = 4142", "x:25: A = 4142: a byte in hex" },
	{ "a comma and nothing behind", hex, "42, 62", "42,", "x:26: B = : a byte in hex" },
	{ "two keys said alike", hex, "42, 62", "42, 41", "x:26: B: 41 already means A" },
	{ "a key that is said and ignored", hex, "ignore = 50", "ignore = 42", "x:27: ignore: 42 already means B" },
	{ "two keys said alike, as words", words, "nein, nee", "nein, ja", "x:15: no: ja already means yes" },
	{ "a word too long", words, "nein, nee", "neinneinneinnein", "x:15: no: a word of 1 to 15 bytes" },
	{ "two bits where one is hot", hex, "at = 3", "at = 3\none_hot = yes",
	  "x:26: A = 41: one_hot = yes, and this is not one bit" },
	{ "no window of copies", hex, "= 500", "= 0", "x:29: window_ms = 0: a number from 1 to 600000" },
	{ "nothing that is wrong, in bytes", bytes, "= Three", "= The Three", NULL },
	{ "a pattern of bytes", bytes, "length_adds = 2", "length_adds = 2\npress = A7 <id>",
	  "x:13: press: it says nothing of frames of this kind" },
	{ "a sync of text", hex, "kind = text", "kind = text\nsync = A7", "x:12: sync: it says nothing of frames of this kind" },
	{ "no sync", bytes, "sync = A7\n", "", "x:8: sync = is missing in this section: frames of this kind are told by it" },
	{ "a sync of five bytes", bytes, "sync = A7", "sync = A7 A7 A7 A7 A7", "x:10: sync = A7 A7 A7 A7 A7: 1 to 4 bytes in hex" },
	{ "no place of the length", bytes, "length_at = 1\n", "", "x:8: length_at = is missing" },
	{ "the length in the sync", bytes, "sync = A7", "sync = A7 B8", "x:11: length_at = 1: the sync stands there" },
	{ "what the length leaves out is not said", bytes, "length_adds = 2\n", "", "x:8: length_adds = is missing" },
	{ "one length of frames that have their own", bytes, "length_adds = 2", "length_adds = 2\nlength = 9",
	  "x:13: length: it says nothing" },
	{ "no length", bytes, LENGTH_KEYS, "kind = fixed\nsync = A7\n", "x:8: length = is missing" },
	{ "a sync alone", bytes, LENGTH_KEYS, "kind = fixed\nsync = A7\nlength = 1\n",
	  "x:11: length = 1: nothing is left behind the sync" },
	{ "a frame longer than a frame may be", bytes, LENGTH_KEYS, "kind = fixed\nsync = A7\nlength = 129\n",
	  "x:11: length = 129: a number from 1 to 128" },
	{ "a place behind the frame", bytes, LENGTH_KEYS, "kind = fixed\nsync = A7\nlength = 4\n",
	  "x:22: at = 4: the frame has 4 bytes" },
	{ "a place before the frame", bytes, LENGTH_KEYS "[check]\nkind = sum8\nfrom = 1\nat = -1\n",
	  "kind = fixed\nsync = A7\nlength = 7\n"
	  "[check]\nkind = sum8\nfrom = -8\nat = -1\n", "x:14: from = -8: the frame has 7 bytes" },
	{ "an id that ends behind the frame", bytes, "[id]\nprint = decimal\nat = 2", "[id]\nprint = decimal\nat = -1",
	  "x:19: at = -1: 2 bytes from there" },
	{ "a check in the key's place", bytes, LENGTH_KEYS, "kind = fixed\nsync = A7\nlength = 5\n",
	  "x:15: at = -1: something else stands there" },
	{ "no stop", bytes, LENGTH_KEYS, "kind = delimited\nstart = 02\n", "x:8: stop = is missing" },
	{ "a stop that is the start", bytes, LENGTH_KEYS, "kind = delimited\nstart = 7E\nstop = 7E\n",
	  "x:11: start, stop and escape are bytes that differ" },
	{ "an escape that is the stop", bytes, LENGTH_KEYS, "kind = delimited\nstart = 7E\nstop = 7D\nescape = 7D\nescape_xor = 20\n",
	  "x:11: start, stop and escape" },
	{ "an escape that changes nothing", bytes, LENGTH_KEYS,
	  "kind = delimited\nstart = 7E\nstop = 7F\nescape = 7D\nescape_xor = 00\n",
	  "x:13: escape_xor = 0 leaves" },
	{ "an escape without what it does", bytes, LENGTH_KEYS, "kind = delimited\nstart = 7E\nstop = 7F\nescape = 7D\n",
	  "x:12: escape and escape_xor: neither" },
	{ "a start that is no byte", bytes, LENGTH_KEYS, "kind = delimited\nstart = 7E7E\nstop = 7F\n",
	  "x:10: start = 7E7E: a number in hex from 0 to FF" },
	{ "frames that are no presses, in words", bytes, "length_adds = 2", "length_adds = 2\nignore = A7 what",
	  "x:13: ignore: 1 to 8 bytes in hex are wanted, which such a frame begins with" },
	{ "a wait for nothing", hex, "flow = none", "settle_ms = 9", "x:9: settle_ms: nothing is said to it" },
	{ "nothing to be said", hex, "[copies]", "[init]\nsay =\n[copies]",
	  "x:29: say: 1 to 64 bytes are wanted, in hex like E3 01 00, or as text" },
	{ "half a byte to be said", hex, "[copies]", "[init]\nsay = E3 0\n[copies]", "x:29: say: 1 to 64 bytes" },
	{ "text that has no end", hex, "[copies]", "[init]\nsay = \"C\n[copies]", "x:29: say: 1 to 64 bytes" },
	{ "text behind its end", hex, "[copies]", "[init]\nsay = \"C\" D\n[copies]", "x:29: say: 1 to 64 bytes" },
	{ "a letter that is not escaped so", hex, "[copies]", "[init]\nsay = \"C\\q\"\n[copies]", "x:29: say: 1 to 64 bytes" },
	{ "more than a write holds", hex, "[copies]",
	  "[init]\nsay = \"0123456789012345678901234567890123456789012345678901234567890123\\n\"\n"
	  "[copies]", "x:29: say: 1 to 64 bytes" },
	{ "an answer before the question", hex, "[copies]", "[open]\nexpect = 06\n[copies]",
	  "x:29: expect: it is said of the say = above it" },
	{ "two answers to one question", hex, "[copies]", "[open]\nsay = 05\nexpect = 06\nexpect = 07\n[copies]",
	  "x:31: expect stands twice, in line 30" },
	{ "an answer that is none", hex, "[copies]", "[open]\nsay = 05\nexpect = ACK\n[copies]",
	  "x:30: expect: 1 to 16 bytes are wanted" },
	{ "a wait for no answer", hex, "[copies]", "[close]\nsay = 05\nwait_ms = 9\n[copies]",
	  "x:29: wait_ms and tries are of a say = that has an expect" },
	{ "tries of no answer", hex, "[copies]", "[close]\nsay = 04\nexpect = 06\nsay = 05\ntries = 9\n[copies]",
	  "x:31: wait_ms and tries are of" },
	{ "no wait at all", hex, "[copies]", "[close]\nsay = 05\nexpect = 06\nwait_ms = 0\n[copies]",
	  "x:31: wait_ms = 0: a number from 1 to 60000" },
	{ "seven things to be said", hex, "[copies]",
	  "[init]\nsay = 1A\nsay = 1A\nsay = 1A\nsay = 1A\nsay = 1A\nsay = 1A\nsay = 1A\n[copies]",
	  "x:35: one say = too many; 6 are the most" },
	{ "two polls", hex, "[copies]", "[poll]\nsay = 05\nsay = 06\n[copies]", "x:30: one say = too many; 1 are the most" },
	{ "a poll for ever", hex, "[copies]", "[poll]\nsay = 05\n[copies]", "x:28: every_ms = is missing in this section" },
	{ "a poll of nothing", hex, "[copies]", "[poll]\nevery_ms = 100\n[copies]", "x:28: say = is missing in this section" },
	{ "an answer to a poll", hex, "[copies]", "[poll]\nevery_ms = 100\nsay = 05\nexpect = 06\n[copies]",
	  "x:31: there is no key \"expect\" in [poll]" },
	{ "an acknowledgement of nothing", hex, "[copies]", "[ack]\nsay =\n[copies]",
	  "x:29: say: at most 44 bytes are wanted, in hex like 06 <id>" },
	{ "an acknowledgement that is none", hex, "[copies]", "[ack]\nsay = 06 <key>\n[copies]", "x:29: say: at most 44 bytes" },
	{ "an acknowledgement without an end", hex, "[copies]", "[ack]\nsay = \"OK <id>\n[copies]", "x:29: say: at most 44 bytes" },
	{ "an acknowledgement of two", hex, "[copies]", "[ack]\nsay = <id> <id>\n[copies]", "x:29: say: at most 44 bytes" },
	{ "a check before what it checks", hex, "[copies]", "[ack]\nsay = 06 <check> <id>\n[copies]", "x:29: say: at most 44 bytes" },
	{ "a check that nobody described", words, "[id]", "[ack]\nsay = 06 <id> <check>\n[id]",
	  "x:12: say: <check> is made as [check] says" },
	{ "an acknowledgement of totals", bytes, PRESS_KEYS, "[totals]\nbytes = 1\nyes = 2\n[ack]\nsay = 06\n",
	  "x:20: [ack] is of presses" },
	{ "an acknowledgement that is said again", hex, "[copies]", "[ack]\nsay = 06\nsay = 06\n[copies]", "x:30: say stands twice" },
	{ "totals beside presses", bytes, "[id]", "[totals]\nbytes = 1\nyes = 2\n[id]",
	  "x:20: [id] is of presses, and beside [totals] there are none" },
	{ "totals of lines", hex,
	  "[id]\nat = 0\nbytes = 3\nprint = hex\n[keys]\nat = 3\nA = 41\nB = 42, 62\nignore = 50\n[copies]\nwindow_ms = 500\n",
	  "[totals]\nbytes = 1\nyes = 2\n", "x:11: totals are read from frames of bytes alone" },
	{ "nothing that is wrong, in totals", bytes, PRESS_KEYS, "[totals]\nbytes = 1\nyes = 2\n", NULL },
	{ "totals of handsets", bytes, "light = rien\n" BEHIND_LIGHT PRESS_KEYS,
	  "make = x\nlight = rien\n" BEHIND_LIGHT "[totals]\nbytes = 1\nyes = 2\n",
	  "x:5: make: it is of handsets" },
	{ "totals of no length", bytes, PRESS_KEYS, "[totals]\nyes = 2\n", "x:17: bytes = is missing" },
	{ "a total alone", bytes, PRESS_KEYS, "[totals]\nbytes = 1\ntotal = 2\n", "x:17: a count beside the total is wanted" },
	{ "a count of a name that is none", bytes, PRESS_KEYS, "[totals]\nbytes = 1\nYes = 2\n",
	  "x:19: Yes: a count is named by at most 11 of a-z" },
	{ "a count in no place", bytes, PRESS_KEYS, "[totals]\nbytes = 1\nyes = two\n", "x:19: yes = two: a place in the frame" },
	{ "more counts than a line has room for", bytes, PRESS_KEYS,
	  "[totals]\nbytes = 1\na = 2\nb = 2\nc = 2\nd = 2\ne = 2\nf = 2\ng = 2\nh = 2\ni = 2\n",
	  "x:27: more than 8 counts beside the total" },
	{ "a count that ends behind the frame", bytes, PRESS_KEYS, "[totals]\nbytes = 2\nyes = -1\n",
	  "x:18: bytes = -1: 2 bytes from there" },
	{ "a line that is none", hex, "window_ms = 500", "window_ms 500", "x:29: neither [section] nor key = value" },
	{ "Latin-1", hex, "= One", "= Caf\xe9", "x:3: not UTF-8; save the file as UTF-8" },
};

static struct receiver_profile profile;

static char *
changed(const struct row *r)
{
	const char *at = strstr(r->base, r->find);
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	if (at == NULL)
		fprintf(out, "%s", r->base);
	else
		fprintf(out, "%.*s%s%s", (int)(at - r->base), r->base, r->put, at + strlen(r->find));
	fclose(out);
	return text;
}

static void
is_told(void **ctx)
{
	const struct row *r = *ctx;
	char *text = changed(r), why[PROFILE_WHY];
	int result = receiver_profile_read(&profile, "x", text, strlen(text), why);

	if (r->says == NULL) {
		assert_string_equal(why, "");
		assert_int_equal(result, 0);
	} else {
		assert_int_equal(result, -1);
		if (strncmp(why, r->says, strlen(r->says)) != 0)
			fail_msg("wanted: %s\n     got: %s", r->says, why);
		assert_null(strchr(why, '\n'));
	}
	free(text);
}

/* --- keys ------------------------------------------------------------------------------------------------------------- */

static const char every_key[] = "A B C D E 1 2 3 4 5 6 7 8 9 0 ? green orange yellow blue red Y X big yes no abstain";

/* A profile of MAKE whose handsets have ONE and OTHER. */
static void
read_keys(const char *make, const char *one, const char *other)
{
	char text[1024], why[PROFILE_WHY];

	snprintf(text, sizeof(text), "[receiver]\nname = n\nmake = %s\nmaker = m\nconfidence = c\nlight = l\n[line]\nbaud = 300\n"
		"[frame]\nkind = text\npress = p <id> <key>\n[id]\nprint = text\n[keys]\n%s = a\n%s = b\n", make, one, other);
	assert_int_equal(receiver_profile_read(&profile, "x", text, strlen(text), why), 0);
}

static bool
is_blank(const char *make, const char *key)
{
	char handset[64];
	int n = snprintf(handset, sizeof(handset), "%s:1", make);

	return key_is_blank((struct text) { handset, (uint32_t)n }, (struct text) { key, (uint32_t)strlen(key) });
}

static void
every_key_that_is_taken_means_something_in_a_sitting(void **ctx)
{
	static const char *const makes[] = { "iclicker", "responsecard", "buzz", "sunvote", "quinta", "dcs6000", "sim",
		"unheard-of" };
	char keys[sizeof(every_key)], *rest = keys;

	(void)ctx;
	memcpy(keys, every_key, sizeof(keys));
	for (char *key; (key = strsep(&rest, " ")) != NULL;) {
		assert_true(key_slot((struct text) { key, (uint32_t)strlen(key) }) > 0);
		for (size_t i = 0; i < LEN(makes); i++) {
			const char *other = strcmp(key, "A") == 0 ? "B" : "A"; /* neither is a blank key of any make */

			read_keys(makes[i], other, key);
			if (is_blank(makes[i], key))
				assert_string_equal(profile.driver.blank_key, key);
			else
				assert_null(profile.driver.blank_key);
		}
	}
}

/* --- what no shipped profile says ---------------------------------------------------------------------------------------- */

static void
checks_are_those_of_the_catalogue(void **ctx)
{
	static const struct { unsigned width; uint16_t poly, init, xorout; bool reflected; uint16_t want; } of[] = {
		{ 16, 0x1021, 0xffff, 0, false, 0x29b1 }, { 16, 0x1021, 0, 0, false, 0x31c3 }, { 16, 0x1021, 0, 0, true, 0x2189 },
		{ 16, 0x8005, 0, 0, true, 0xbb3d }, { 16, 0x8005, 0xffff, 0, true, 0x4b37 }, { 16, 0x1021, 0xffff, 0xffff, true, 0x906e },
		{ 16, 0x8005, 0, 0, false, 0xfee8 }, { 8, 0x07, 0, 0, false, 0xf4 }, { 8, 0x07, 0, 0x55, false, 0xa1 },
		{ 8, 0x31, 0, 0, true, 0xa1 }, { 8, 0x07, 0xff, 0, true, 0xd0 },
	};

	(void)ctx;
	for (size_t i = 0; i < LEN(of); i++) {
		struct profile_check c = { .kind = of[i].width == 16 ? CHECK_CRC16 : CHECK_CRC8, .poly = of[i].poly, .init = of[i].init,
			.xorout = of[i].xorout, .reflect_in = of[i].reflected, .reflect_out = of[i].reflected, .at = 9, .n_inject = 2,
			.inject = "12" };
		uint8_t b[11] = "3456789";

		c.at = 7;
		b[7] = (uint8_t)(of[i].width == 16 ? of[i].want >> 8 : of[i].want);
		b[8] = (uint8_t)of[i].want;
		assert_int_equal(profile_check_holds(&c, b, 9), 0);
		c.little = true;
		assert_int_equal(profile_check_holds(&c, b, 9), of[i].width == 16 && b[7] != b[8] ? REFUSED_CHECK : 0);
		c.little = false;
		b[3] ^= 0x10;
		assert_int_equal(profile_check_holds(&c, b, 9), REFUSED_CHECK);
		assert_int_equal(profile_check_holds(&c, b, 7), REFUSED_LENGTH);
	}
}

/* Sennheiser's manual: the sum of the letters before it; its first example is wrong, and 0083 would be right. */
static void
a_sum_of_letters_is_said_in_four_digits(void **ctx)
{
	const struct profile_check c = { .kind = CHECK_SUM16_HEX, .from = 1, .at = -4 };

	(void)ctx;
	assert_int_equal(profile_check_holds(&c, (const uint8_t *)"%1R0083", 7), 0);
	assert_int_equal(profile_check_holds(&c, (const uint8_t *)"%1R0053", 7), REFUSED_CHECK);
	assert_int_equal(profile_check_holds(&c, (const uint8_t *)"%1R008x", 7), REFUSED_CHECK);
	assert_int_equal(profile_check_holds(&c, (const uint8_t *)"%008", 4), REFUSED_LENGTH);
}

/* PATTERN '|' ID '|' KEY '|' HEX, of LINE; "-": the pattern is not this line. */
static const struct line_row {
	const char *pattern, *line, *want;
} line_rows[] = {
	{ "in <hex> <any>", "in 0102 --> 5", "||0102" },
	{ "in <hex> <any>", "in 0102", "||0102" },
	{ "in <hex> <any>", "in", "||" },
	{ "in <hex> <any>", "in0102", "||0102" },
	{ "in <hex> <any>", "in \t 0102\t", "||0102" },
	{ "in <hex> <any>", "i 0102", "-" },
	{ "in <hex>", "in 01, 02  ", "||01, 02" },
	{ "in <hex>;", "in 01; 02;", "-" },
	{ "in <hex>;<any>", "in 01; 02;", "||01" },
	{ "C[<any>]: <key> (<hex>)", "C[17]: A (45, 7E)", "|A|45, 7E" },
	{ "C[<any>]: <key> (<hex>)", "C[17]: A (45, 7E", "-" },
	{ "C[<any>]: <key> (<hex>)", "C[17]:A(45)", "|A|45" },
	{ "{ \"id\" : \"<id>\" , \"key\" : \"<key>\" <any>", "{\"id\":\"A0\",\"key\":\"1\"}", "A0|1|" },
	{ "{ \"id\" : \"<id>\" , \"key\" : \"<key>\" <any>", "{ \"id\": \"A0\" ,\"key\" :\"1\", \"x\":2 }", "A0|1|" },
	{ "{ \"id\" : \"<id>\" , \"key\" : \"<key>\" <any>", "{\"key\":\"1\",\"id\":\"A0\"}", "-" },
	{ "<lt><id>=<key>", "<A0=1", "A0|1|" },
	{ "v <key> <id>", "v 1 A0", "A0|1|" },
	{ "v <key> <id>", "v 1", "|1|" },
	{ "a b", "ab", "||" },
	{ "a b", "abc", "-" },
};

static void
lines_are_read_by_their_pattern(void **ctx)
{
	(void)ctx;
	for (size_t i = 0; i < LEN(line_rows); i++) {
		const struct line_row *r = &line_rows[i];
		struct profile_pattern p;
		struct profile_match m;
		const char *why, *at;
		char got[128] = "-";

		assert_int_equal(profile_pattern_read(&p, r->pattern, &why, &at), 0);
		if (profile_pattern_match(&p, r->line, strlen(r->line), &m))
			snprintf(got, sizeof(got), "%.*s|%.*s|%.*s", (int)m.id.len, m.id.len > 0 ? m.id.at : "", (int)m.key.len,
				m.key.len > 0 ? m.key.at : "", (int)m.hex.len, m.hex.len > 0 ? m.hex.at : "");
		if (strcmp(got, r->want) != 0)
			fail_msg("\"%s\" against \"%s\": wanted %s, got %s", r->line, r->pattern, r->want, got);
	}
}

static _Alignas(16) uint8_t state[DRIVER_STATE_MAX];

static void
read_changed(const char *base, const char *find, const char *put)
{
	char *text = changed(&(struct row) { .base = base, .find = find, .put = put }), why[PROFILE_WHY];

	if (receiver_profile_read(&profile, "x", text, strlen(text), why) < 0)
		fail_msg("%s", why);
	free(text);
}

/* What the profile that was read says of N bytes of LINE; opened anew; its events are joined by "; ". */
static void
assert_says_of(const char *line, size_t n, const char *want)
{
	struct receiver_options options = driver_options_default;
	struct receiver_event events[DRIVER_EVENTS_MAX];
	char got[4 * DRIVER_LINE_MAX] = "";
	size_t len = 0;
	struct framing f;
	struct frame frame;

	options.profile = &profile;
	profile.driver.reset(state, &options);
	framing_init(&f, &profile.driver.framing);
	assert_int_equal(framing_feed(&f, (const uint8_t *)line, n, 7), n);
	do {
		while (framing_next(&f, &frame)) {
			size_t told = profile.driver.decode(state, &frame, events);

			if (frame.skipped > 0)
				len += (size_t)snprintf(got + len, sizeof(got) - len, "%s~%u", len > 0 ? "; " : "", frame.skipped);
			if (told > 0)
				len += (size_t)snprintf(got + len, sizeof(got) - len, "%s", len > 0 ? "; " : "");
			if (told > 0)
				len += driver_print_event(&profile.driver, &events[0], got + len);
		}
	} while (framing_flush(&f));
	assert_string_equal(got, want);
}

static void
assert_says(const char *base, const char *find, const char *put, const char *line, const char *want)
{
	char ended[FRAME_MAX + 2];

	snprintf(ended, sizeof(ended), "%s\n", line);
	read_changed(base, find, put);
	assert_says_of(ended, strlen(ended), want);
}

#define assert_bytes(find, put, line, want) \
	do { \
		read_changed(bytes, find, put); \
		assert_says_of(line, sizeof(line) - 1, want); \
	} while (0)

#define NO_CHECK "[check]\nkind = crc16\npoly = 1021\ninit = FFFF\nat = 4\n"

static void
ids_are_printed_as_they_are_on_the_handset(void **ctx)
{
	(void)ctx;
	assert_says(hex, NO_CHECK, "", "in 01020341", "7 press handset=010203 key=A");
	assert_says(hex, NO_CHECK "[id]\nat = 0\n", "[id]\nat = 0\norder = little\n", "in 01020341", "7 press handset=030201 key=A");
	assert_says(hex, NO_CHECK "[id]\nat = 0\nbytes = 3\nprint = hex", "[id]\nat = 1\nbytes = 2\nprint = decimal", "in 01020341",
	            "7 press handset=515 key=A");
	assert_says(hex, NO_CHECK "[id]\nat = 0\nbytes = 3\nprint = hex", "[id]\nat = 1\nbytes = 2\norder = little\nprint = decimal",
	            "in 01020341", "7 press handset=770 key=A");
	assert_says(hex, NO_CHECK "[id]\nat = 0\nbytes = 3\nprint = hex", "[id]\nat = 0\nbytes = 3\nprint = text", "in 41423741",
	            "7 press handset=AB7 key=A");
	assert_says(hex, NO_CHECK "[id]\nat = 0\nbytes = 3\nprint = hex", "[id]\nat = 0\nbytes = 3\nprint = text", "in 41200041",
	            "7 refused bad-value");
	assert_says(hex, NO_CHECK "[id]\n", "[id]\ncheck = xor\n", "in 01020341",
	            "7 press handset=010203 key=A");
	assert_says(hex, NO_CHECK "[id]\n", "[id]\ncheck = xor\n", "in 01020241",
	            "7 refused bad-check");
}

static void
keys_are_said_in_several_ways_or_mean_nothing(void **ctx)
{
	(void)ctx;
	assert_says(hex, NO_CHECK, "", "in 01020342", "7 press handset=010203 key=B");
	assert_says(hex, NO_CHECK, "", "in 01020362", "7 press handset=010203 key=B");
	assert_says(hex, NO_CHECK, "", "in 01020350", "");
	assert_says(hex, NO_CHECK, "", "in 01020343", "7 refused bad-key");
	assert_says(hex, NO_CHECK, "", "in 010203", "7 refused bad-length");
	assert_says(hex, NO_CHECK, "", "in 0102034100", "7 refused bad-length");
	assert_says(hex, NO_CHECK, "", "out 01", "");
	assert_says(hex, NO_CHECK, "", "what", "7 noise bytes=4");
	assert_says(hex, "ignore = out <any>", "banner = boot", "what", ""); /* of itself, until it says what is known */
	assert_says(words, "", "", "<12-ab,nee", "7 press handset=12-ab key=no");
	assert_says(words, "", "", "<12-ab,ne", "7 refused bad-key");
	assert_says(words, "", "", "<12-ab,", "7 refused bad-key");
}

static void
frames_of_bytes_are_presses_too(void **ctx)
{
	(void)ctx;
	assert_bytes("", "", "\xa7\4\1\2\1\x08", "7 press handset=258 key=A");
	assert_bytes("", "", "\xa7\4\1\2\2\x09", "7 press handset=258 key=B");
	assert_bytes("", "", "\xa7\4\1\2\0\x07", "");
	assert_bytes("", "", "\xa7\4\1\2\3\x0a", "7 refused bad-key");
	assert_bytes("", "", "\xa7\4\0\0\1\x05", "7 refused zero-id");
	assert_bytes("", "", "\xa7\4\1\2\1\x09\xa7\4\1\2\1\x08", "7 refused bad-check; ~5; 7 press handset=258 key=A");
	assert_bytes("", "", "\xa7\3\1\2\x06", "7 refused bad-length");
	assert_bytes("", "", "\xa7\x7f\xa7\4\1\2\1\x08", "~2; 7 press handset=258 key=A"); /* a stray head */
	assert_bytes("length_adds = 2", "length_adds = 2\nignore = A7 03 01\nignore = A70302",
	             "\xa7\3\1\2\x06\xa7\3\2\2\x07\xa7\3\3\2\x08",
	             "7 refused bad-length");
	assert_bytes("bytes = 2", "bytes = 2\norder = little", "\xa7\4\1\2\1\x08", "7 press handset=513 key=A");
	assert_bytes("from = 1\nat = -1", "from = -5\nto = -2\nat = -1", "\xa7\4\1\2\1\x08", "7 press handset=258 key=A");
	assert_bytes("kind = sum8", "kind = xor8", "\xa7\4\1\2\1\x06", "7 press handset=258 key=A");
	assert_bytes("kind = sum8", "kind = xor8\ninject = F0 0F", "\xa7\4\1\2\1\xf9", "7 press handset=258 key=A");
	assert_bytes(LENGTH_KEYS, "kind = fixed\nsync = A704\nlength = 6\n", "\xa7\4\1\2\1\x08\xa7\4\1\2\2\x09",
	             "7 press handset=258 key=A; 7 press handset=258 key=B");
	assert_bytes(LENGTH_KEYS "[check]\nkind = sum8\nfrom = 1\nat = -1\n",
	             "kind = delimited\nstart = A7\nstop = A8\nescape = AA\nescape_xor = 80\n"
	             "[check]\nkind = sum8\nfrom = 1\nat = -2\n",
	             "\xa7\0\xaa\x27\2\1\xaa\x2a\xa8", "7 press handset=42754 key=A");
}

static void
totals_are_counts_and_no_presses(void **ctx)
{
	(void)ctx;
	assert_bytes(PRESS_KEYS, "[totals]\nbytes = 1\nyes = 2\nno = 3\n", "\xa7\4\1\2\1\x08", "7 totals total=3 yes=1 no=2");
	assert_bytes(PRESS_KEYS, "[totals]\nbytes = 1\nyes = 2\ntotal = 4\n", "\xa7\4\1\2\x10\x17", "7 totals total=16 yes=1");
	assert_bytes(PRESS_KEYS, "[totals]\nbytes = 2\norder = little\nyes = 2\n", "\xa7\4\1\2\1\x08", "7 totals total=513 yes=513");
	assert_bytes(PRESS_KEYS, "[totals]\nbytes = 1\nyes = 2\nno = 3\n", "\xa7\4\1\2\1\x09", "7 refused bad-check");
	assert_bytes(PRESS_KEYS, "[totals]\nbytes = 3\nyes = 2\n", "\xa7\3\1\2\x06", "7 refused bad-length");
	assert_null(profile.driver.key_names[0]);
	assert_null(profile.driver.blank_key);
}

static void
a_file_is_told_by_its_first_section(void **ctx)
{
	static const char *const is[] = { "[receiver]\n", "# x\n\n; [profile]\n[receiver]" };
	static const char *const is_not[] = { "", "\n", "# [receiver]\n", "[profile]\n[receiver]\n", "x [receiver]\n", "[receive" };

	(void)ctx;
	for (size_t i = 0; i < LEN(is); i++)
		assert_true(receiver_profile_is(is[i], strlen(is[i])));
	for (size_t i = 0; i < LEN(is_not); i++)
		assert_false(receiver_profile_is(is_not[i], strlen(is_not[i])));
}

static void
the_hash_is_that_of_the_file(void **ctx)
{
	char command[] = "sha256sum <firmware-bridge/profiles/responsecard.profile", want[80] = "", why[PROFILE_WHY];
	FILE *in = popen(command, "r");

	(void)ctx;
	assert_non_null(in);
	assert_int_equal(fscanf(in, "%64s", want), 1);
	pclose(in);
	assert_int_equal(receiver_profile_load(&profile, "firmware-bridge/profiles/responsecard.profile", why), 0);
	assert_string_equal(profile.made_of + strlen("profile sha256:"), want);
}

#define TEST(f) { .name = #f, .test_func = (f) }

int
main(void)
{
	static struct CMUnitTest tests[256] = {
		TEST(every_key_that_is_taken_means_something_in_a_sitting),
		TEST(checks_are_those_of_the_catalogue),
		TEST(a_sum_of_letters_is_said_in_four_digits),
		TEST(lines_are_read_by_their_pattern),
		TEST(ids_are_printed_as_they_are_on_the_handset),
		TEST(keys_are_said_in_several_ways_or_mean_nothing),
		TEST(frames_of_bytes_are_presses_too),
		TEST(totals_are_counts_and_no_presses),
		TEST(a_file_is_told_by_its_first_section),
		TEST(the_hash_is_that_of_the_file),
	};
	static char names[LEN(rows)][96];
	size_t n = 10;

	for (size_t i = 0; i < LEN(rows); i++) {
		snprintf(names[i], sizeof(names[i]), "%s: is told", rows[i].name);
		tests[n++] = (struct CMUnitTest) { .name = names[i], .test_func = is_told, .initial_state = (void *)(uintptr_t)&rows[i] };
	}
	return _cmocka_run_group_tests("profile", tests, n, NULL, NULL);
}
