/* replay.h -- scrutin replay RECORD */
#ifndef TOOLS_REPLAY_H
#define TOOLS_REPLAY_H

int replay_main(int argc, char **argv);

#endif
