/* Loaded before the programs that tests run, and the tests themselves: a file counts as safe on the
 * disk at once. Waiting for the disk takes most of the time of a small run, and shows nothing here:
 * what a test reads back comes from memory. */
#include <fcntl.h>
#include <unistd.h>

int
fsync (int fd)
{
  return fcntl (fd, F_GETFD) < 0 ? -1 : 0;
}
