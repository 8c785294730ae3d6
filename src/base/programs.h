/* programs.h -- where the other programs of Scrutin are: beside this one, as built; else where `make install` puts them */
#ifndef BASE_PROGRAMS_H
#define BASE_PROGRAMS_H

#define PROGRAMS_DIR 4096

/* The folder of scrutin-bridge and the others, in RET_DIR. */
void programs_dir(char ret_dir[PROGRAMS_DIR]);

/* Becomes the program NAME of that folder.  Returns only where that fails, a negative errno. */
int programs_exec(const char *name, char **argv);

#endif
