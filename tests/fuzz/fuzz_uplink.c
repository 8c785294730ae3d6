/*
 * fuzz_uplink.c -- any packets as the keeper's messages to the bridge
 *
 * A packet is a byte of length and so many bytes.  Each is taken or refused as none of ours; the ring never forgets a press
 * that was not sent, and a device is asked only for what a message may ask.
 */
#include <assert.h>
#include <stdint.h>
#include <sys/socket.h>

#include "firmware-bridge/uplink.c"

#define PRESSES 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

const char *const bridge_status_text[] = { "", "absent", "starting", "ready", "open", "gone" };

void bridge_ballot(struct bridge *b, uint64_t number, bool secret) { (void)number; (void)secret; assert(b->set.number == 1); }
void bridge_count(struct bridge *b, uint32_t voted, uint32_t of) { (void)voted; (void)of; assert(b->set.number == 1); }
void bridge_stored(struct bridge *b, const char *handset) { assert(b->set.number == 1 && strcmp(handset, "371BA68A") == 0); }
void bridge_capture(struct bridge *b, bool on) { (void)on; assert(b->set.number == 1); }
void bridge_pause(struct bridge *b, bool paused) { (void)paused; assert(b->set.number == 1); }
bool bridge_is_simulated(const struct bridge *b) { (void)b; return true; }

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bridge bridge;
	static struct uplink u;
	sd_event *event = NULL;
	int ends[2];

	bridge = (struct bridge) { .set.number = 1 };
	assert(sd_event_new(&event) >= 0 && ipc_pair(ends) == 0);
	assert(uplink_init(&u, event, &bridge, 1) >= 0);
	u.ring.boot = 0x1111111111111111; /* known to the corpus */
	assert(uplink_connect(&u, ends[0]) >= 0);
	for (unsigned i = 0; i < PRESSES; i++) {
		ring_add(&u.ring, 1, "371BA68A", 0);
		if (i < PRESSES / 2)
			ring_sent(&u.ring);
	}
	for (size_t at = 0; at < size;) {
		size_t n = data[at] < size - at - 1 ? data[at] : size - at - 1;

		if (n > 0 && ipc_send(ends[1], data + at + 1, n, -1) == 0 && hear(&u) < 0)
			break; /* the bridge ends */
		assert(u.ring.first <= u.ring.unsent && u.ring.unsent <= u.ring.next && u.ring.first <= 1 + PRESSES / 2);
		at += 1 + n;
	}
	uplink_done(&u);
	sd_event_unref(event);
	close(ends[1]);
	return 0;
}
