/*
 * secret.h -- memory that may know who chose what, or a key: it goes to no core file, and to swap only where the
 * machine gives no locked memory
 *
 * None of this keeps root out while the memory is in use; it keeps what was there from lasting.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stddef.h>

/*
 * First in main(): this program leaves no core file, and no other of its user's may look into it.  A build that a
 * sanitizer watches may still be looked into, for the sanitizer does.
 */
void secret_program(void);

/* Zeroed pages of their own, hidden as by secret_hide().  Never freed.  NULL: there are none. */
void *secret_memory(size_t size);

/* Leaves the pages of AT..AT+SIZE out of every core file, and locks them where the machine allows it. */
void secret_hide(void *at, size_t size);

/* Overwrites the stack below the caller, where what functions left behind still lies. */
void secret_wipe_stack(void);

#endif
