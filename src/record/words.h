/*
 * words.h -- a head as words that can be read out and compared on paper
 *
 * The first 128 bits of a root as eight words of five letters, 16 bits a word: consonant (4 bits), vowel (2), consonant,
 * vowel, consonant; consonants b d f g h j k l m n p r s t v z, vowels a i o u, each in this order for 0, 1, 2, ...
 * Sixteen 0 bits are "babab", 7f000001 is "lusab babad": the proquint alphabet, after D. S. Wilkerson.
 */
#ifndef RECORD_WORDS_H
#define RECORD_WORDS_H

#include <stdbool.h>

#include "sha256.h"

#define WORDS      8
#define WORDS_SIZE (WORDS * 6) /* with blanks and the NUL */

void words_of(const struct digest *root, char ret[WORDS_SIZE]);

/* Whether TEXT says the eight words of ROOT.  Case, and blanks, hyphens or newlines between the words, do not matter. */
bool words_match(const char *text, const struct digest *root);

/* Whether TEXT is eight such words at all. */
bool words_valid(const char *text);

#endif
