/* keygen.h -- scrutin keygen KEY: makes KEY (private, 0600) and KEY.pub */
#ifndef TOOLS_KEYGEN_H
#define TOOLS_KEYGEN_H

int keygen_main(int argc, char **argv);

#endif
