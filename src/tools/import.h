/* import.h -- scrutin roster, scrutin agenda, scrutin attendance: files of a town hall to lines of a story */
#ifndef TOOLS_IMPORT_H
#define TOOLS_IMPORT_H

int roster_main(int argc, char **argv);
int agenda_main(int argc, char **argv);
int attendance_main(int argc, char **argv);

#endif
