/* Any bytes as values, one a line: the first byte of the line chooses the type. */
#include "round-trip.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *line = (const char *) data, *end = line + size;
  while (line < end)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      stop = stop != NULL ? stop : end;
      pr_col_type type = (pr_col_type) ((guchar) *line % (PR_COL_SOURCE + 1));
      if (stop - line > 1 && type != PR_COL_DIST) /* has a target of its own */
        round_trip (type, line + 1, (gsize) (stop - line - 1));
      line = stop + 1;
    }
  return 0;
}
