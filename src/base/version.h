/* version.h -- which program this is */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

/* As `git describe` names the source it was built from.  Static. */
const char *version_text(void);

#endif
