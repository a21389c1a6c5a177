/* An event log as XES, the format of IEEE 1849-2016, whose schema has no namespace and wants a
 * decimal number for a version. */
#include "report/export-parts.h"

#include "kernel/i18n.h"
#include "report/text.h"
#include "report/version.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_PARTS 256
#define EVENT_BYTES 12 /* of the log, about */

/* An event as it waits for the others of its case. */
typedef struct {
  uint64_t order; /* of the cases: mixes hash and ident, so that parts are of like size */
  uint64_t hash, ident;
  pr_time time;
  uint32_t officer;
  int32_t due;
  uint16_t step, place, procedure, filing, home;
  uint8_t channel, what, move, test;
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

/* Characters that XML 1.0 has no place for become U+FFFD. */
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

static void
put_case (const pr_event_names *n, const entry *e, GString *out)
{
  static const char *const channels[] = { "counter", "online", "post" };
  g_autofree char *name = pr_event_case_name (n, e->hash, e->ident);
  g_string_append (out, "<trace>\n");
  put_string (out, "concept:name", name);
  put_string (out, "procedure", n->procedure[e->procedure]);
  put_string (out, "channel", channels[e->channel]);
  if (e->filing < n->world->n_places)
    put_string (out, "filed_at", n->place[e->filing]);
  if (e->home < n->world->n_places)
    put_string (out, "home", n->place[e->home]);
  if (e->test)
    g_string_append (out, "<boolean key=\"test\" value=\"true\"/>");
  g_string_append_c (out, '\n');
}

static void
put_event (pr_event_names *n, const entry *e, GString *out)
{
  const pr_world *w = n->world;
  const char *word = pr_event_word ((pr_happening) e->what),
             *why = pr_event_why ((pr_happening) e->what);
  gboolean work = word == NULL && e->step < w->n_steps;
  g_string_append (out, "<event>");
  put_string (out, "concept:name", work ? n->step[e->step] : word != NULL ? word : "");
  put_string (out, "lifecycle:transition", pr_move_words[e->move]);
  g_string_append (out, "<date key=\"time:timestamp\" value=\"");
  pr_event_time (n, e->time, out);
  g_string_append (out, "\"/>");
  if (e->officer < w->n_officers)
    put_string (out, "org:resource", n->officer[e->officer]);
  if (work && w->steps[e->step].kind == PR_STEP_WORK)
    put_string (out, "org:role", n->role[w->steps[e->step].role]);
  if (e->place < w->n_places)
    put_string (out, "org:group", n->place_name[e->place]);
  if (*why != '\0')
    put_string (out, "why", why);
  if (e->due != INT32_MAX)
    {
      char date[PR_DATE_SIZE];
      g_string_append_printf (out, "<date key=\"due\" value=\"%sT00:00:00.000+07:00\"/>",
                              pr_text_date (date, w->epoch + e->due));
    }
  g_string_append (out, "</event>\n");
}

/* By case; those of a case in the order of the log, which `order` of qsort() would lose. */
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

/* The cases of one part. */
static gboolean
put_part (pr_event_names *n, FILE *part, FILE *out, GString *text, GError **error)
{
  if (fflush (part) != 0 || fseek (part, 0, SEEK_END) != 0)
    return set_errno (error);
  size_t count = (size_t) ftell (part) / sizeof (entry);
  g_autofree entry *entries = g_new (entry, count + 1);
  g_autofree const entry **sorted = g_new (const entry *, count + 1);
  rewind (part);
  if (fread (entries, sizeof (entry), count, part) != count)
    return set_errno (error);
  for (size_t k = 0; k < count; k++)
    sorted[k] = &entries[k];
  qsort (sorted, count, sizeof *sorted, by_case);
  for (size_t k = 0; k < count; k++)
    {
      const entry *e = sorted[k], *before = k > 0 ? sorted[k - 1] : NULL;
      if (before == NULL || before->hash != e->hash || before->ident != e->ident)
        {
          if (before != NULL)
            g_string_append (text, "</trace>\n");
          put_case (n, e, text);
        }
      put_event (n, e, text);
      flush (text, out, 60000);
    }
  if (count > 0)
    g_string_append (text, "</trace>\n");
  return TRUE;
}

static gboolean
spread (pr_log_reader *log, FILE **parts, size_t n, GError **error)
{
  g_auto (pr_event_items) items = { 0 };
  GError *failure = NULL;
  pr_logged e;
  while (pr_log_next (log, &e, &failure))
    {
      pr_event_item *item = pr_event_item_of (&items, &e);
      uint64_t order = mix (e.of->hash ^ mix (e.of->ident));
      const entry x = { .order = order,
                        .hash = e.of->hash,
                        .ident = e.of->ident,
                        .time = e.time,
                        .officer = e.officer,
                        .due = e.due,
                        .step = e.step,
                        .place = e.place,
                        .procedure = e.of->procedure,
                        .filing = e.of->filing,
                        .home = e.of->home,
                        .channel = e.of->channel,
                        .what = (uint8_t) e.what,
                        .move = (uint8_t) pr_event_move (item, e.what),
                        .test = e.of->test };
      FILE *part = parts[(order >> 32) * n >> 32];
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
  FILE *parts[MOST_PARTS];
  size_t want = bytes / EVENT_BYTES * sizeof (entry) / PR_EXPORT_PART + 1;
  size_t n = MIN (want, MOST_PARTS), opened = 0;
  g_auto (pr_event_names) names = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  pr_event_names_make (&names, w, escape);
  while (opened < n && (parts[opened] = open_part (error)) != NULL)
    opened++;
  gboolean good = opened == n && spread (log, parts, n, error);
  put_head (title, text);
  for (size_t k = 0; good && k < n; k++)
    good = put_part (&names, parts[k], out, text, error);
  for (size_t k = 0; k < opened; k++)
    fclose (parts[k]);
  if (!good)
    return FALSE;
  g_string_append (text, "</log>\n");
  flush (text, out, 0);
  return pr_export_wrote (out, error);
}
