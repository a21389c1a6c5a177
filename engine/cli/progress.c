#include "cli/cli.h"
#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "report/text/text.h"

#include <string.h>
#include <unistd.h>

enum { BAR_WIDTH = 40 };
#define REDRAW_MICROSECONDS (G_USEC_PER_SEC / 10)

static struct {
  gboolean shown;
  gint64 drawn; /* monotonic time of the last drawing; for display only, as the next */
  gint64 began;
  uint32_t before; /* replications done when it began */
} bar;

void
cli_progress_begin (gboolean wanted)
{
  bar.shown = wanted && isatty (STDERR_FILENO);
  bar.drawn = bar.began = 0;
  bar.before = 0;
}

/* ", about 3 min left", from what was done since the bar began; nothing before that is known. */
static void
append_left (GString *words, gint64 now, uint32_t done, uint32_t of)
{
  gint64 spent = now - bar.began;
  if (done >= of || done < bar.before + 2 || spent < G_USEC_PER_SEC)
    return;
  gint64 left = spent / (done - bar.before) * (of - done) / G_USEC_PER_SEC + 1;
  if (left < 90)
    g_string_append_printf (words, _ (", about %d s left"), (int) left);
  else if (left < 5400)
    g_string_append_printf (words, _ (", about %d min left"), (int) ((left + 30) / 60));
  else
    g_string_append_printf (words, _ (", about %d h left"), (int) ((left + 1800) / 3600));
}

void
cli_progress_step (void *unused G_GNUC_UNUSED, uint32_t done, uint32_t of)
{
  gint64 now = g_get_monotonic_time ();
  if (!bar.shown)
    return;
  if (bar.began == 0 || done < bar.before)
    {
      bar.began = now;
      bar.before = done;
    }
  if (done < of && now - bar.drawn < REDRAW_MICROSECONDS)
    return;
  bar.drawn = now;
  g_autoptr (GString) words = g_string_new (NULL);
  g_string_append_printf (words, NGETTEXT ("%u of %u replication", "%u of %u replications", of),
                          done, of);
  append_left (words, now, done, of);
  /* On a narrow terminal, the bar is left out. */
  int room = cli_columns (STDERR_FILENO) - 1,
      width = MIN (BAR_WIDTH, room - pr_text_width (words->str) - 3);
  g_autoptr (GString) line = g_string_new (NULL);
  if (width >= 10)
    {
      int full = (int) ((int64_t) done * width / of);
      g_string_append_c (line, '[');
      for (int k = 0; k < width; k++)
        g_string_append_c (line, k < full ? '#' : '.');
      g_string_append (line, "] ");
      g_string_append (line, words->str);
    }
  else
    pr_text_cell (line, words->str, room, FALSE);
  cli_put_bar (line->str);
}

void
cli_progress_say (const char *words)
{
  if (!bar.shown)
    return;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *safe = pr_printable (words);
  if (*words != '\0')
    pr_text_cell (line, safe, cli_columns (STDERR_FILENO) - 1, FALSE);
  cli_put_bar (line->str);
}

void
cli_progress_end (void)
{
  cli_progress_say ("");
  bar.shown = FALSE;
}
