/* replay_corpus.c -- gives a fuzz target every file named on the command line, once */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *in = fopen(argv[i], "rb");
		size_t n, size = 1u << 20;
		uint8_t *bytes = malloc(size);

		if (in == NULL || bytes == NULL) {
			perror(argv[i]);
			return 1;
		}
		n = fread(bytes, 1, size, in);
		fclose(in);
		LLVMFuzzerTestOneInput(bytes, n);
		free(bytes);
	}
	printf("%d passed, 0 failed\n", argc - 1);
	return argc > 1 ? 0 : 1;
}
