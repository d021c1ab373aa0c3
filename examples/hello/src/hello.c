/* The whole program: one greeting, no files, no libraries beside a static libc. */
#include <stdio.h>

int main(int argc, char **argv)
{
	printf("hello, %s!\n", argc > 1 ? argv[1] : "world");
	return 0;
}
