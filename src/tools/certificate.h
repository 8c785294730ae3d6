/* certificate.h -- `scrutin certificate`: a certificate for a console that is served to other machines */
#ifndef TOOLS_CERTIFICATE_H
#define TOOLS_CERTIFICATE_H

int certificate_main(int argc, char **argv);

#endif
