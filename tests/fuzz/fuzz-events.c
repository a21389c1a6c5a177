/* Any bytes as the blocks of an event log of a small world, with the checksums that they ask for: a
 * log whose content is not right is damaged, or what is read is of that world, and all exports
 * tell it: XES and CSV all of it, OCEL what is told of cases that there are. Memory follows the
 * log's size.
 *
 * Two bytes of length stand before each block; the last, in full or cut short, is the number of
 * events at the end.
 */
#include "observe/event-log-format.h"
#include "report/export/export.h"
#include "small-world.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
write_bytes (int fd, const void *data, size_t n)
{
  g_assert (write (fd, data, n) == (ssize_t) n);
}

static void
write_block (int fd, const uint8_t *data, size_t n, uint32_t flag)
{
  uint8_t head[8];
  pr_log_put32 (head, (uint32_t) n | flag);
  pr_log_put32 (head + 4, (uint32_t) crc32 (0, data, (uInt) n));
  write_bytes (fd, head, sizeof head);
  write_bytes (fd, data, n);
}

static void
write_log (int fd, const uint8_t *data, size_t size)
{
  uint8_t header[PR_LOG_HEADER] = { 0 }, last[8] = { 0 };
  memcpy (header, PR_LOG_MAGIC, sizeof PR_LOG_MAGIC - 1);
  write_bytes (fd, header, sizeof header);
  while (size > 2)
    {
      size_t n = MIN ((size_t) (data[0] | data[1] << 8), size - 2);
      if (n == size - 2) /* what is left is the number of events */
        break;
      write_block (fd, data + 2, n, 0);
      data += n + 2;
      size -= n + 2;
    }
  memcpy (last, data, MIN (size, sizeof last));
  write_block (fd, last, sizeof last, PR_LOG_LAST);
}

static void
check (const pr_world *w, const pr_logged *e)
{
  g_assert ((unsigned) e->what < PR_N_HAPPENINGS);
  g_assert ((e->of == NULL) == pr_happens_to_no_item (e->what));
  g_assert (!e->away || (unsigned) e->reason < PR_N_AWAY);
  g_assert (e->time <= w->end);
  if (e->of == NULL)
    {
      uint32_t measures = w->policy != NULL ? w->policy->n_measures : 0;
      g_assert (e->place < w->n_places
                || (e->place == PR_NONE16 && !pr_happens_to_officer (e->what)));
      g_assert (e->officer < (pr_happens_to_thing (e->what)     ? w->n_things
                              : pr_happens_to_measure (e->what) ? measures
                                                                : w->n_officers));
      return;
    }
  g_assert (e->of->filing < w->n_places && e->of->home < w->n_places);
  g_assert (e->of->procedure < w->n_procedures && e->of->channel <= PR_CHANNEL_POST);
  g_assert (e->officer == PR_NONE32 || e->officer < w->n_officers);
  g_assert (e->step == PR_NONE16 || e->step < w->n_steps);
  g_assert (e->place == PR_NONE16 || e->place < w->n_places);
}

/* What was read whole is told whole. */
static void export(const pr_world *w, pr_log_reader *log, size_t size)
{
  g_autoptr (GError) error = NULL;
  for (int xes = 0; xes < 2; xes++)
    {
      char *text = NULL;
      size_t n = 0;
      FILE *out = open_memstream (&text, &n);
      g_assert (pr_log_rewind (log, &error));
      const pr_export_source of = {
        .log = log, .world = w, .title = "forged", .bytes = size, .selection = PR_SELECT_ALL
      };
      gboolean good = xes ? pr_export_xes (&of, out, &error) : pr_export_csv (&of, out, &error);
      g_assert_no_error (error);
      g_assert (good && fclose (out) == 0);
      g_assert (g_utf8_validate (text, (gssize) n, NULL));
      free (text);
    }
}

/* The cases of a replication, made once. */
static pr_register *
cases (const pr_world *w)
{
  static pr_register *made;
  if (made == NULL)
    made = pr_register_new (w, 0, NULL, NULL);
  g_assert (made != NULL);
  return made;
}

/* No bytes break a constraint of the database. */
static void
export_ocel (const pr_world *w, pr_log_reader *log, size_t size)
{
  g_autoptr (GError) error = NULL;
  pr_export_source of = { .log = log,
                          .world = w,
                          .title = "forged",
                          .bytes = size,
                          .selection = PR_SELECT_ALL,
                          .reg = cases (w) };
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("pilotrun-fuzz-XXXXXX", &path, NULL);
  g_assert (fd >= 0);
  close (fd);
  of.selection.sample = 1;
  of.selection.warm_up = true;
  g_assert (pr_log_rewind (log, &error));
  gboolean good = pr_export_ocel (&of, path, &error);
  g_assert_no_error (error);
  g_assert (good);
  unlink (path);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const pr_world *w = small_world ();
  int fd = memfd_create ("events", MFD_CLOEXEC);
  g_assert (fd >= 0);
  write_log (fd, data, size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_log_reader) log = pr_log_open (path, NULL, w, &error);
  pr_logged e;
  uint32_t items = 0;
  while (log != NULL && pr_log_next (log, &e, &error))
    {
      check (w, &e);
      items = MAX (items, e.item + 1); /* PR_NONE32 + 1 is 0 */
    }
  g_assert (items <= size);
  if (log != NULL && error == NULL)
    {
      export(w, log, size);
      export_ocel (w, log, size);
    }
  g_assert (error == NULL || error->domain == PR_EVENT_LOG_ERROR);
  close (fd);
  return 0;
}
