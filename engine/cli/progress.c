#include "cli/cli.h"
#include "kernel/i18n.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BAR_WIDTH = 40 };
#define REDRAW_MICROSECONDS (G_USEC_PER_SEC / 10)
#define ERASE_LINE "\r\033[K"

static struct {
  gboolean shown;
  gint64 drawn; /* monotonic time of the last drawing; display only */
} bar;

void
cli_progress_begin (gboolean wanted)
{
  bar.shown = wanted && isatty (STDERR_FILENO);
  bar.drawn = 0;
}

void
cli_progress_step (void *unused G_GNUC_UNUSED, uint32_t done, uint32_t of)
{
  gint64 now = g_get_monotonic_time ();
  if (!bar.shown || (done < of && now - bar.drawn < REDRAW_MICROSECONDS))
    return;
  bar.drawn = now;
  char line[BAR_WIDTH + 1];
  uint32_t full = (uint32_t) ((uint64_t) done * BAR_WIDTH / of);
  memset (line, '#', full);
  memset (line + full, '.', BAR_WIDTH - full);
  line[BAR_WIDTH] = '\0';
  fprintf (stderr, ERASE_LINE "[%s] ", line);
  fprintf (stderr, _ ("%u of %u replications"), done, of);
  fflush (stderr);
}

void
cli_progress_say (const char *words)
{
  if (!bar.shown)
    return;
  fprintf (stderr, ERASE_LINE "%s", words);
  fflush (stderr);
}

void
cli_progress_end (void)
{
  cli_progress_say ("");
  bar.shown = FALSE;
}
