/* Any bytes as distributions, one a line: what is accepted has finite moments and monotone
 * quantiles. */
#include "round-trip.h"

#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_quantiles (const char *text)
{
  static const double u[] = { 1e-12, 0.01, 0.25, 0.5, 0.75, 0.99, 1 - 1e-12 };
  pr_dist d;
  g_autofree char *why = NULL;
  if (!pr_value_dist (text, &d, NULL, &why))
    return;
  g_assert (isfinite (d.mean) && d.mean >= 0 && isfinite (d.cv) && d.cv >= 0);
  double last = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (u); i++)
    {
      double x = pr_dist_quantile (&d, u[i]);
      g_assert (isfinite (x) && x >= last);
      last = x;
    }
  pr_dist_clear (&d);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *line = (const char *) data, *end = line + size;
  while (line < end)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize length = (gsize) ((stop != NULL ? stop : end) - line);
      round_trip (PR_COL_DIST, line, length);
      g_autofree char *text = g_strndup (line, length);
      g_strstrip (text);
      if (*text != '\0' && g_utf8_validate (text, -1, NULL))
        check_quantiles (text);
      line += length + 1;
    }
  return 0;
}
