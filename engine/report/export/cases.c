/* Cases: see cases.h. */
#include "report/export/cases.h"

#include "kernel/i18n.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST_PARTS 256
#define EVENT_BYTES 10 /* of the log, about */

static uint64_t
mix (uint64_t x)
{
  x ^= x >> 32;
  x *= UINT64_C (0xd6e8feb86659fd93);
  x ^= x >> 32;
  x *= UINT64_C (0xd6e8feb86659fd93);
  return x ^ x >> 32;
}

pr_time
pr_due_instant (const pr_world *w, int32_t due)
{
  pr_time close = pr_cal_day_close (pr_world_legal_calendar (w), due);
  return close != PR_NEVER ? close : (due + (pr_time) 1) * PR_DAY;
}

/* By case; those of a case by time, and of one time in the order of the log. */
static int
by_case (const void *a, const void *b)
{
  const pr_case_event *x = *(const pr_case_event *const *) a,
                      *y = *(const pr_case_event *const *) b;
  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  if (x->ident != y->ident)
    return x->ident < y->ident ? -1 : 1;
  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return x < y ? -1 : x > y;
}

static gboolean
set_errno (GError **error)
{
  int code = errno;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               _ ("a temporary file of the export: %s; make room, or set TMPDIR to another folder, "
                  "then export again"),
               g_strerror (code));
  return FALSE;
}

/* How many of the sorted events belong to the case of the first. */
static size_t
case_length (const pr_case_event *const *sorted, size_t n)
{
  size_t k = 1;
  while (k < n && sorted[k]->hash == sorted[0]->hash && sorted[k]->ident == sorted[0]->ident)
    k++;
  return k;
}

/* The cases of one part. */
static gboolean
read_part (FILE *part, const pr_case_reader *reader, GError **error)
{
  if (fflush (part) != 0 || fseek (part, 0, SEEK_END) != 0)
    return set_errno (error);
  size_t count = (size_t) ftell (part) / sizeof (pr_case_event);
  g_autofree pr_case_event *entries = g_new (pr_case_event, count + 1);
  g_autofree const pr_case_event **sorted = g_new (const pr_case_event *, count + 1);
  rewind (part);
  if (fread (entries, sizeof (pr_case_event), count, part) != count)
    return set_errno (error);
  for (size_t k = 0; k < count; k++)
    sorted[k] = &entries[k];
  qsort (sorted, count, sizeof *sorted, by_case);
  for (size_t k = 0, length; k < count; k += length)
    {
      length = case_length (sorted + k, count - k);
      if (!reader->each (reader->self, sorted + k, length, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_others (FILE *part, const pr_case_reader *reader, GError **error)
{
  pr_case_event e;
  if (fflush (part) != 0 || fseek (part, 0, SEEK_SET) != 0)
    return set_errno (error);
  while (fread (&e, sizeof e, 1, part) == 1)
    if (!reader->other (reader->self, &e, error))
      return FALSE;
  return !ferror (part) || set_errno (error);
}

static pr_case_event
entry_of (const pr_world *w, pr_event_items *items, const pr_logged *e)
{
  pr_event_item *item = pr_event_item_of (items, e);
  pr_case_event x = { .time = e->time,
                      .officer = e->officer,
                      .item = e->item,
                      .due = e->due,
                      .step = e->step,
                      .place = e->place,
                      .what = (uint8_t) e->what,
                      .move = (uint8_t) pr_event_move (w, item, e),
                      .away = e->away,
                      .reason = (uint8_t) e->reason,
                      .other = e->other,
                      .visitor = e->visitor };
  if (e->of == NULL)
    return x;
  x.order = mix (e->of->hash ^ mix (e->of->ident));
  x.hash = e->of->hash;
  x.ident = e->of->ident;
  x.procedure = e->of->procedure;
  x.filing = e->of->filing;
  x.home = e->of->home;
  x.channel = e->of->channel;
  x.test = e->of->test;
  return x;
}

/* Into n parts by case; the last one, parts[n], has the events of no case. */
static gboolean
spread (const pr_export_source *of, FILE **parts, size_t n, GError **error)
{
  g_auto (pr_event_items) items = { 0 };
  GError *failure = NULL;
  pr_logged e;
  while (pr_export_next (of, &e, &failure))
    {
      const pr_case_event x = entry_of (of->world, &items, &e);
      FILE *part = parts[e.of == NULL ? n : (x.order >> 32) * n >> 32];
      if (fwrite (&x, sizeof x, 1, part) != 1)
        return set_errno (error);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* A file that nobody else sees, gone when it is closed. */
static FILE *
open_part (GError **error)
{
  g_autofree char *name = NULL;
  int fd = g_file_open_tmp ("pilotrun-export-XXXXXX", &name, error);
  if (fd < 0)
    return NULL;
  g_unlink (name);
  FILE *file = fdopen (fd, "w+b");
  if (file == NULL)
    {
      set_errno (error);
      close (fd);
    }
  return file;
}

gboolean
pr_cases_read (const pr_export_source *of, const pr_case_reader *reader, GError **error)
{
  FILE *parts[MOST_PARTS + 1];
  size_t want = of->bytes / EVENT_BYTES * sizeof (pr_case_event) / PR_EXPORT_PART + 1;
  size_t n = MIN (want, MOST_PARTS), opened = 0;
  while (opened <= n && (parts[opened] = open_part (error)) != NULL)
    opened++;
  gboolean good = opened == n + 1 && spread (of, parts, n, error)
                  && (!reader->others_first || read_others (parts[n], reader, error));
  for (size_t k = 0; good && k < n; k++)
    good = pr_log_go_on (of->log, error) && read_part (parts[k], reader, error);
  good = good && (reader->others_first || read_others (parts[n], reader, error));
  for (size_t k = 0; k < opened; k++)
    fclose (parts[k]);
  return good;
}
