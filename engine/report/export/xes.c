/* An event log as XES, the format of IEEE 1849-2016, whose schema has no namespace and wants a
 * decimal number for a version. */
#include "report/export/cases.h"
#include "report/export/instances.h"

#include "kernel/version.h"

#include <string.h>

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

/* As the register judges it: "true", "false", or NULL if it is not due in the window. */
static const char *
is_on_time (const pr_world *w, const pr_case_event *const *events, size_t n)
{
  int32_t due = INT32_MAX;
  pr_time ended = PR_NEVER;
  gboolean stands = FALSE;
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
      case PR_HAPPENS_CLOSED:
        ended = events[k]->time;
        break;
      case PR_HAPPENS_WITHDRAWN:
        return NULL;
      default:
        break;
      }
  pr_due judged = stands ? PR_DUE_NOT : pr_due_judge (w, due, ended);
  return judged == PR_DUE_NOT ? NULL : judged == PR_DUE_KEPT ? "true" : "false";
}

/* The case of n events. */
static void
put_case (pr_event_names *n, const pr_case_event *const *events, size_t count, GString *out)
{
  const pr_case_event *e = events[0];
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
put_event (pr_event_names *n, pr_instances *instances, const pr_case_event *e, GString *out)
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
    put_time (n, "due", pr_due_instant (w, e->due), out);
  g_string_append (out, "</event>\n");
}

typedef struct {
  pr_event_names names;
  pr_instances *instances;
  GString *text;
  FILE *out;
} writer;

static gboolean
each_case (void *self, const pr_case_event *const *events, size_t n, GError **error)
{
  writer *k = self;
  put_case (&k->names, events, n, k->text);
  pr_instances_begin (k->instances);
  for (size_t i = 0; i < n; i++)
    {
      put_event (&k->names, k->instances, events[i], k->text);
      pr_export_flush (k->text, k->out);
    }
  g_string_append (k->text, "</trace>\n");
  return !ferror (k->out) || pr_export_end (k->text, k->out, error);
}

static gboolean
other_event (void *self, const pr_case_event *e, GError **error G_GNUC_UNUSED)
{
  writer *k = self;
  put_event (&k->names, NULL, e, k->text);
  pr_export_flush (k->text, k->out);
  return TRUE;
}

gboolean
pr_export_xes (const pr_export_source *of, FILE *out, GError **error)
{
  writer k = { .instances = pr_instances_new (of->world), .text = g_string_new (NULL), .out = out };
  const pr_case_reader reader = { .each = each_case, .other = other_event, .self = &k };
  pr_event_names_make (&k.names, of->world, escape);
  put_head (of->title, k.text);
  gboolean good = pr_cases_read (of, &reader, error);
  g_string_append (k.text, "</log>\n");
  good = good && pr_export_end (k.text, out, error);
  pr_event_names_clear (&k.names);
  pr_instances_free (k.instances);
  g_string_free (k.text, TRUE);
  return good;
}
