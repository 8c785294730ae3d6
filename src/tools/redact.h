/* redact.h -- `scrutin redact`: a copy of a record for the public */
#ifndef TOOLS_REDACT_H
#define TOOLS_REDACT_H

int redact_main(int argc, char **argv);

#endif
