/* verify.h -- scrutin verify RECORD|BALLOT --key PUB [--witness PUB]... [--words "..."] */
#ifndef TOOLS_VERIFY_H
#define TOOLS_VERIFY_H

/* ARGV[0] is "verify".  Exit code: 0 sealed; 1 any other verdict; 2 usage; 3 not a record, or it cannot be read. */
int verify_main(int argc, char **argv);

#endif
