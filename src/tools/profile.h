/* profile.h -- scrutin profile check FILE | show [NAME [DATE]] */
#ifndef TOOLS_PROFILE_H
#define TOOLS_PROFILE_H

#include "law/law.h"

/*
 * The bundled profiles, and the one of FILE where it is not NULL, whose text *RET_TEXT is (free() it).  0; 3 or 5, having
 * said why.
 */
int profile_load(struct law_book *ret, const char *file, char **ret_text);

int profile_main(int argc, char **argv);

#endif
