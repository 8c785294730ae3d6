/*
 * jail.h -- the walls around a program, once it has opened what it needs
 *
 * no_new_privs, then a seccomp filter that leaves out what no program of ours needs after its start: exec, new
 * namespaces, mounts, modules, ptrace, raw memory.  Sockets go too where the program opens none (WALL_NO_SOCKETS).
 */
#ifndef BASE_JAIL_H
#define BASE_JAIL_H

enum jail_wall {
	WALL_NO_SOCKETS = 1, /* no new socket, connect, bind or listen: keeper and sealer */
	WALL_NO_FILES = 2,   /* no file opened, made, renamed or removed, no signal to another: who reads a foreign file */
};

/* Says once in the log which walls stand; a kernel or a sanitizer that allows none is no error. */
void jail_enter(unsigned walls);

#endif
