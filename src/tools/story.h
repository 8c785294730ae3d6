/* story.h -- scrutin story [--record FILE [--key KEY]] FILE */
#ifndef TOOLS_STORY_H
#define TOOLS_STORY_H

int story_main(int argc, char **argv);

#endif
