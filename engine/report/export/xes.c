/* An event log as XES, the format of IEEE 1849-2016, whose schema has no namespace and wants a
 * decimal number for a version. */
#include "report/export/instances.h"
#include "report/export/shared.h"

#include "kernel/i18n.h"
#include "report/text/text.h"
#include "kernel/version.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_PARTS 256
#define EVENT_BYTES 10 /* of the log, about */

/* An event as it waits for the others of its case. */
typedef struct {
  uint64_t order; /* of the cases: mixes hash and ident, so that parts are of similar size */
  uint64_t hash, ident;
  pr_time time;
  uint32_t officer, item;
  int32_t due;
  uint16_t step, place, procedure, filing, home;
  uint8_t channel, what, move, test, away, reason, other;
} entry;

static uint64_t
mix (uint64_t x)
{
  x ^= x >> 32;
  x *= UINT64_C (0xd6e8feb86659fd93);
  x ^= x >> 32;
  x *= UINT64_C (0xd6e8feb86659fd93);
  return x ^ x >> 32;
}

/* Characters that XML 1.0 does not allow become U+FFFD. */
static char *
escape (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar u = g_utf8_get_char (c);
      gboolean allowed = u == '\t' || u == '\n' || u == '\r' || (u >= 0x20 && u <= 0xd7ff)
                         || (u >= 0xe000 && u <= 0xfffd) || u >= 0x10000;
      g_string_append_unichar (clean, allowed ? u : 0xfffd);
    }
  return g_markup_escape_text (clean->str, (gssize) clean->len);
}

static void
put_string (GString *out, const char *key, const char *value)
{
  g_string_append (out, "<string key=\"");
  g_string_append (out, key);
  g_string_append (out, "\" value=\"");
  g_string_append (out, value);
  g_string_append (out, "\"/>");
}

static void
put_head (const char *title, GString *out)
{
  static const char *const extensions[][2] = {
    { "Concept", "concept" },
    { "Time", "time" },
    { "Lifecycle", "lifecycle" },
    { "Organizational", "org" },
  };
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<log xes.version=\"1849.2016\" xes.features=\"\">\n");
  for (gsize k = 0; k < G_N_ELEMENTS (extensions); k++)
    g_string_append_printf (
        out,
        "<extension name=\"%s\" prefix=\"%s\" uri=\"http://www.xes-standard.org/%s.xesext\"/>\n",
        extensions[k][0], extensions[k][1], extensions[k][1]);
  g_string_append (
      out, "<global scope=\"trace\"><string key=\"concept:name\" value=\"\"/></global>\n"
           "<global scope=\"event\"><string key=\"concept:name\" value=\"\"/>"
           "<string key=\"lifecycle:transition\" value=\"complete\"/>"
           "<date key=\"time:timestamp\" value=\"1970-01-01T00:00:00.000+00:00\"/></global>\n"
           "<classifier name=\"Activity\" keys=\"concept:name\"/>\n"
           "<classifier name=\"Activity_and_transition\" keys=\"concept:name "
           "lifecycle:transition\"/>\n");
  g_autofree char *name = escape (title);
  put_string (out, "concept:name", name);
  put_string (out, "lifecycle:model", "standard");
  put_string (out, "pilotrun:version", PR_VERSION);
  g_string_append_c (out, '\n');
}

/* Close of business of the day. */
static pr_time
due_instant (const pr_world *w, int32_t due)
{
  pr_time close = pr_cal_day_close (pr_world_legal_calendar (w), due);
  return close != PR_NEVER ? close : (due + (pr_time) 1) * PR_DAY;
}

/* "true", "false", or NULL if nothing is due, not yet, or no longer. */
static const char *
is_on_time (const pr_world *w, const entry *const *events, size_t n)
{
  int32_t due = INT32_MAX;
  pr_time until = w->end;
  gboolean ended = FALSE, stands = FALSE;
  for (size_t k = 0; k < n; k++)
    switch (events[k]->what)
      {
      case PR_HAPPENS_RECEIVED:
      case PR_HAPPENS_WENT_ON:
        due = events[k]->due;
        stands = FALSE;
        break;
      case PR_HAPPENS_STOPPED:
        stands = TRUE;
        break;
      case PR_HAPPENS_RETURNED:
      case PR_HAPPENS_REFUSED:
        ended = TRUE;
        until = events[k]->time;
        break;
      case PR_HAPPENS_WITHDRAWN:
        return NULL;
      default:
        break;
      }
  if (due == INT32_MAX || stands)
    return NULL;
  gboolean late = ended ? until > due_instant (w, due) : until >= due_instant (w, due);
  return late ? "false" : ended ? "true" : NULL;
}

/* The case of n events. */
static void
put_case (pr_event_names *n, const entry *const *events, size_t count, GString *out)
{
  const entry *e = events[0];
  g_autofree char *name = pr_event_case_name (n, e->hash, e->ident);
  const char *on_time = is_on_time (n->world, events, count);
  g_string_append (out, "<trace>\n");
  put_string (out, "concept:name", name);
  put_string (out, "procedure", n->procedure[e->procedure]);
  put_string (out, "channel", pr_channel_words[e->channel]);
  if (e->filing < n->world->n_places)
    put_string (out, "filed_at", n->place[e->filing]);
  if (e->home < n->world->n_places)
    put_string (out, "home", n->place[e->home]);
  if (e->test)
    g_string_append (out, "<boolean key=\"test\" value=\"true\"/>");
  if (on_time != NULL)
    g_string_append_printf (out, "<boolean key=\"on_time\" value=\"%s\"/>", on_time);
  g_string_append_c (out, '\n');
}

static void
put_time (pr_event_names *n, const char *key, pr_time t, GString *out)
{
  g_string_append (out, "<date key=\"");
  g_string_append (out, key);
  g_string_append (out, "\" value=\"");
  pr_event_time (n, t, out);
  g_string_append (out, "\"/>");
}

/* instances: NULL for what is of no case. */
static void
put_event (pr_event_names *n, pr_instances *instances, const entry *e, GString *out)
{
  const pr_world *w = n->world;
  const char *word = pr_event_name (n, (pr_happening) e->what, e->officer),
             *why = pr_event_why ((pr_happening) e->what, e->away, (pr_away) e->reason, e->other);
  gboolean work = word == NULL && e->step < w->n_steps;
  uint32_t instance = instances != NULL ? pr_instances_number (instances, (pr_happening) e->what,
                                                               e->item, e->step)
                                        : 0;
  g_string_append (out, "<event>");
  put_string (out, "concept:name", work ? n->step[e->step] : word != NULL ? word : "");
  if (instance > 0)
    g_string_append_printf (out, "<string key=\"concept:instance\" value=\"%u\"/>", instance);
  put_string (out, "lifecycle:transition", pr_move_words[e->move]);
  put_time (n, "time:timestamp", e->time, out);
  if (pr_event_by_officer ((pr_happening) e->what, e->officer))
    put_string (out, "org:resource", n->officer[e->officer]);
  if (work && w->steps[e->step].kind == PR_STEP_WORK)
    put_string (out, "org:role", n->role[w->steps[e->step].role]);
  if (e->place < w->n_places)
    put_string (out, "org:group", n->place_name[e->place]);
  if (*why != '\0')
    put_string (out, "why", why);
  if (e->due != INT32_MAX)
    put_time (n, "due", due_instant (w, e->due), out);
  g_string_append (out, "</event>\n");
}

/* By case; those of a case by time, and of one time in the order of the log. */
static int
by_case (const void *a, const void *b)
{
  const entry *x = *(const entry *const *) a, *y = *(const entry *const *) b;
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

static void
flush (GString *text, FILE *out, size_t above)
{
  if (text->len <= above)
    return;
  fwrite (text->str, 1, text->len, out);
  g_string_truncate (text, 0);
}

/* How many of the sorted events belong to the case of the first. */
static size_t
case_length (const entry *const *sorted, size_t n)
{
  size_t k = 1;
  while (k < n && sorted[k]->hash == sorted[0]->hash && sorted[k]->ident == sorted[0]->ident)
    k++;
  return k;
}

/* The cases of one part. */
static gboolean
put_part (pr_event_names *n, FILE *part, FILE *out, GString *text, GError **error)
{
  if (fflush (part) != 0 || fseek (part, 0, SEEK_END) != 0)
    return set_errno (error);
  size_t count = (size_t) ftell (part) / sizeof (entry);
  g_autofree entry *entries = g_new (entry, count + 1);
  g_autofree const entry **sorted = g_new (const entry *, count + 1);
  g_autoptr (pr_instances) instances = pr_instances_new (n->world);
  rewind (part);
  if (fread (entries, sizeof (entry), count, part) != count)
    return set_errno (error);
  for (size_t k = 0; k < count; k++)
    sorted[k] = &entries[k];
  qsort (sorted, count, sizeof *sorted, by_case);
  for (size_t k = 0, length; k < count; k += length)
    {
      length = case_length (sorted + k, count - k);
      put_case (n, sorted + k, length, text);
      pr_instances_begin (instances);
      for (size_t i = 0; i < length; i++)
        {
          put_event (n, instances, sorted[k + i], text);
          flush (text, out, 60000);
        }
      g_string_append (text, "</trace>\n");
    }
  return TRUE;
}

/* Events of officers, which are of no case, in the order of the log. */
static gboolean
put_officers (pr_event_names *n, FILE *part, FILE *out, GString *text, GError **error)
{
  entry e;
  if (fflush (part) != 0 || fseek (part, 0, SEEK_SET) != 0)
    return set_errno (error);
  while (fread (&e, sizeof e, 1, part) == 1)
    {
      put_event (n, NULL, &e, text);
      flush (text, out, 60000);
    }
  return !ferror (part) || set_errno (error);
}

static entry
entry_of (const pr_world *w, pr_event_items *items, const pr_logged *e)
{
  pr_event_item *item = pr_event_item_of (items, e);
  entry x = { .time = e->time,
              .officer = e->officer,
              .item = e->item,
              .due = e->due,
              .step = e->step,
              .place = e->place,
              .what = (uint8_t) e->what,
              .move = (uint8_t) pr_event_move (w, item, e),
              .away = e->away,
              .reason = (uint8_t) e->reason,
              .other = e->other };
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

/* Into n parts by case; the last one, parts[n], has the events of officers. */
static gboolean
spread (pr_log_reader *log, const pr_world *w, FILE **parts, size_t n, GError **error)
{
  g_auto (pr_event_items) items = { 0 };
  GError *failure = NULL;
  pr_logged e;
  while (pr_log_next (log, &e, &failure))
    {
      const entry x = entry_of (w, &items, &e);
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
pr_export_xes (pr_log_reader *log, const pr_world *w, const char *title, size_t bytes, FILE *out,
               GError **error)
{
  FILE *parts[MOST_PARTS + 1];
  size_t want = bytes / EVENT_BYTES * sizeof (entry) / PR_EXPORT_PART + 1;
  size_t n = MIN (want, MOST_PARTS), opened = 0;
  g_auto (pr_event_names) names = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  pr_event_names_make (&names, w, escape);
  while (opened <= n && (parts[opened] = open_part (error)) != NULL)
    opened++;
  gboolean good = opened == n + 1 && spread (log, w, parts, n, error);
  put_head (title, text);
  for (size_t k = 0; good && k < n; k++)
    good = pr_log_go_on (log, error) && put_part (&names, parts[k], out, text, error);
  good = good && put_officers (&names, parts[n], out, text, error);
  for (size_t k = 0; k < opened; k++)
    fclose (parts[k]);
  if (!good)
    return FALSE;
  g_string_append (text, "</log>\n");
  flush (text, out, 0);
  return pr_export_wrote (out, error);
}
