/* do.h -- what is asked of the running daemon: scrutin do LINE, scrutin status, scrutin receivers */
#ifndef TOOLS_DO_H
#define TOOLS_DO_H

int do_main(int argc, char **argv);
int status_main(int argc, char **argv);
int receivers_main(int argc, char **argv);

#endif
