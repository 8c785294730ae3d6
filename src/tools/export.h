/* export.h -- scrutin export RECORD --ballot N|--all --format FORMAT [-o FILE] */
#ifndef TOOLS_EXPORT_H
#define TOOLS_EXPORT_H

int export_main(int argc, char **argv);

#endif
