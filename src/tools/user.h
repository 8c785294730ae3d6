/* user.h -- scrutin user add NAME ROLE | password NAME | remove NAME | list: who may sign in at a console */
#ifndef TOOLS_USER_H
#define TOOLS_USER_H

int user_main(int argc, char **argv);

#endif
