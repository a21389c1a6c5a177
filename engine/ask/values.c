/* Values of the settings that several verbs have: see values.h. */
#include "ask/values.h"

#include "kernel/i18n.h"
#include "study/logs.h"

#include <string.h>
#include <sys/stat.h>

gboolean
pr_ask_number (const pr_ask *q, const char *name, uint64_t min, uint64_t max, uint64_t *n,
               GError **error)
{
  const char *text = pr_options_get (q->options, name);
  g_autofree char *option = g_strconcat ("--", name, NULL);
  return text == NULL || pr_input_number (option, text, min, max, n, error);
}

pr_input *
pr_ask_open (const pr_ask *q, const char *path, pr_settings settings, const pr_host *host,
             GError **error)
{
  settings.known = q->known;
  settings.n_known = q->n_known;
  pr_input *in = pr_input_open (path, &settings, error);
  if (in != NULL)
    pr_host_tell (host, in->warnings);
  return in;
}

/* "3" or "3-5". */
static gboolean
add_range (GArray *list, const char *text, GError **error)
{
  char *end;
  guint64 first = g_ascii_strtoull (text, &end, 10), last = first;
  if (g_ascii_isdigit (*text) && *end == '-' && g_ascii_isdigit (end[1]))
    last = g_ascii_strtoull (end + 1, &end, 10);
  if (!g_ascii_isdigit (*text) || *end != '\0' || first < 1 || last < first
      || last > PR_REPLICATIONS_MAX)
    return PR_ASK_FAIL (_ ("--events: '%s' found; numbers of replications are expected, such as "
                           "1,3-5, %d at most"),
                        text, PR_ASK_MOST_LOGS);
  for (guint64 n = first; n <= last && list->len <= PR_ASK_MOST_LOGS; n++)
    pr_study_logs_add (list, (uint32_t) n);
  if (list->len > PR_ASK_MOST_LOGS)
    return PR_ASK_FAIL (_ ("--events: more than %d replications; %d is the most"), PR_ASK_MOST_LOGS,
                        PR_ASK_MOST_LOGS);
  return TRUE;
}

GArray *
pr_ask_events_read (const char *text, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_auto (GStrv) parts = g_strsplit (*text != '\0' ? text : " ", ",", -1);
  for (char **p = parts; *p != NULL; p++)
    if (!add_range (list, g_strstrip (*p), error))
      return NULL;
  return g_steal_pointer (&list);
}

static gboolean
read_shard (pr_common *c, const pr_ask *q, GError **error)
{
  static const char *const others[]
      = { "precision", "relief", "events", "replay", "store", "force" };
  const char *text = pr_options_get (q->options, "shard");
  uint64_t number, of;
  if (text == NULL)
    return TRUE;
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  if (g_strv_length (parts) != 2
      || !pr_input_number ("", parts[0], 1, PR_REPLICATIONS_MAX, &number, NULL)
      || !pr_input_number ("", parts[1], number, PR_REPLICATIONS_MAX, &of, NULL))
    return PR_ASK_FAIL (
        _ ("--shard: '%s' found; I/N is expected, such as 1/8, with 1 <= I <= N <= %d"), text,
        PR_REPLICATIONS_MAX);
  for (gsize k = 0; k < G_N_ELEMENTS (others); k++)
    if (pr_options_has (q->options, others[k]))
      return PR_ASK_FAIL (_ ("--%s does not go with --shard, as a shard does not know the others; "
                             "'pilotrun merge' and what follows it do"),
                          others[k]);
  c->place = (pr_shard){ (uint32_t) number, (uint32_t) of };
  c->shard = &c->place;
  return TRUE;
}

gboolean
pr_common_folder (pr_common *c, const pr_ask *q, GError **error)
{
  const char *output = pr_options_get (q->options, "output");
  if (output == NULL)
    return TRUE;
  c->folder = g_strdup (output);
  gsize n = strlen (c->folder);
  while (n > 1 && c->folder[n - 1] == '/')
    c->folder[--n] = '\0';
  g_autofree char *name = g_path_get_basename (c->folder);
  if (n > 0 && !g_str_equal (c->folder, "-") && !g_str_equal (name, ".")
      && !g_str_equal (name, "..") && !g_str_equal (name, "/"))
    return TRUE;
  return PR_ASK_FAIL (_ ("--output: '%s' found; a folder's name is expected"), c->folder);
}

static gboolean
check_store (const char *store, GError **error)
{
  struct stat st;
  if (store != NULL && (*store == '\0' || g_str_equal (store, "-")))
    return PR_ASK_FAIL (_ ("--store: the name of a file is expected"));
  if (store == NULL || stat (store, &st) != 0 || S_ISREG (st.st_mode))
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("--store: '%s' is not a plain file; name another"), store);
  return FALSE;
}

/* --precision and --most, which exclude --replications. */
static gboolean
read_precision (pr_common *c, const pr_ask *q, GError **error)
{
  const char *text = pr_options_get (q->options, "precision"),
             *most = pr_options_get (q->options, "most");
  uint64_t n = PR_PRECISION_MOST;
  g_autofree char *why = NULL;
  if (text == NULL && most == NULL)
    return TRUE;
  if (text == NULL)
    return PR_ASK_FAIL (_ ("--most makes sense only with --precision"));
  if (pr_options_has (q->options, "replications"))
    return PR_ASK_FAIL (_ ("--precision and --replications exclude each other"));
  if (!pr_ask_number (q, "most", PR_PRECISION_LEAST, PR_REPLICATIONS_MAX, &n, error))
    return FALSE;
  c->settings.precision = text;
  c->settings.most = (uint32_t) n;
  c->precision = pr_precision_read (text, &why);
  return c->precision != NULL || PR_ASK_FAIL ("--precision: %s", why);
}

gboolean
pr_common_read (pr_common *c, const pr_ask *q, uint32_t least, GError **error)
{
  const char *events = pr_options_get (q->options, "events");
  uint64_t unused, jobs = pr_input_default_jobs ();
  c->settings.replications = pr_options_get (q->options, "replications");
  c->settings.seed = pr_options_get (q->options, "seed");
  c->settings.until = pr_options_get (q->options, "until");
  c->settings.language = pr_options_get (q->options, "lang");
  c->settings.known = q->known;
  c->settings.n_known = q->n_known;
  c->store = pr_options_get (q->options, "store");
  c->force = pr_options_has (q->options, "force");
  c->no_plots = pr_options_has (q->options, "no-plots");
  if (!pr_ask_number (q, "jobs", 1, PR_JOBS_MAX, &jobs, error)
      || !pr_ask_number (q, "replications", least, PR_REPLICATIONS_MAX, &unused, error)
      || !pr_ask_number (q, "seed", 0, PR_SEED_MAX, &unused, error)
      || !check_store (c->store, error)
      || (events != NULL && (c->events = pr_ask_events_read (events, error)) == NULL)
      || !read_shard (c, q, error))
    return FALSE;
  c->jobs = (uint32_t) jobs;
  /* Others have a most of their own. */
  return pr_options_has (q->options, "goal") || read_precision (c, q, error);
}

void
pr_common_clear (pr_common *c)
{
  pr_precision_free (c->precision);
  g_clear_pointer (&c->events, g_array_unref);
  g_free (c->folder);
}
