/* Ask: see ask.h. */
#include "ask/ask.h"

#include "kernel/i18n.h"
#include "scenario/diag.h"
#include "ask/values.h"

#include <string.h>

struct _pr_options {
  GHashTable *of; /* name -> value */
};

#define WRITES " output force? lang "
#define SIMULATES " seed jobs until "

const pr_verb pr_verbs[] = {
  { "new", " units from lang ", pr_ask_new },
  { "check", " ", pr_ask_check },
  { "show", " ", pr_ask_show },
  { "diff", " ", pr_ask_diff },
  { "run",
    WRITES SIMULATES "replications precision most store relief events replay shard no-plots? ",
    pr_ask_run },
  { "extend", " replications scenario jobs no-plots? ", pr_ask_extend },
  { "compare", WRITES SIMULATES "of replications precision most store events shard no-plots? ",
    pr_ask_compare },
  { "staff", WRITES SIMULATES "goal fixed-total? most replications ", pr_ask_staff },
  { "sweep", WRITES SIMULATES "shard no-plots? ", pr_ask_sweep },
  { "margin", WRITES SIMULATES "of place first steps replications store no-plots? ",
    pr_ask_margin },
  { "shard-plan", SIMULATES "minutes replications output ", pr_ask_shard_plan },
  { "merge", WRITES "store prefix? mixed? jobs no-plots? ", pr_ask_merge },
  { "plot", " list? format ", pr_ask_plot },
  { "report", " lang ", pr_ask_report },
  { "brief", WRITES "pdf? sweep ", pr_ask_brief },
  { "export",
    " dossiers? sheet? format replication place procedure from until late? sample warm-up? output "
    "scenario force? ",
    pr_ask_export },
  { "replay", WRITES "replication all? lesson answers? of scenario ", pr_ask_replay },
  { "explain", WRITES "section format workflow procedure ", pr_ask_explain },
  { "trace", " dossier late? random? replication seed until lang ", pr_ask_trace },
  { "steady", " replications seed jobs ", pr_ask_steady },
  { "selfcheck", " quick? jobs from ", pr_ask_selfcheck },
  { NULL, NULL, NULL },
};

typedef enum { UNKNOWN, TEXT, YES_OR_NO } kind;

static kind
kind_of (const pr_verb *verb, const char *setting)
{
  g_autofree char *text = g_strdup_printf (" %s ", setting),
                  *yes = g_strdup_printf (" %s? ", setting);
  return strchr (setting, ' ') != NULL || *setting == '\0' ? UNKNOWN
         : strstr (verb->settings, text) != NULL           ? TEXT
         : strstr (verb->settings, yes) != NULL            ? YES_OR_NO
                                                           : UNKNOWN;
}

const pr_verb *
pr_verb_find (const char *name)
{
  for (const pr_verb *v = pr_verbs; v->name != NULL; v++)
    if (strcmp (v->name, name) == 0)
      return v;
  return NULL;
}

gboolean
pr_verb_knows (const pr_verb *verb, const char *setting)
{
  return kind_of (verb, setting) != UNKNOWN;
}

/* The settings of a verb, or of all if it is NULL. Free with g_ptr_array_unref. */
static GPtrArray *
names_of (const pr_verb *verb)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  for (const pr_verb *v = pr_verbs; v->name != NULL; v++)
    {
      g_auto (GStrv) words = g_strsplit (v->settings, " ", -1);
      for (char **w = words; *w != NULL && (verb == NULL || v == verb); w++)
        {
          g_autofree char *name = g_strdup (g_strdelimit (*w, "?", '\0'));
          if (*name != '\0' && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
            g_ptr_array_add (names, g_steal_pointer (&name));
        }
    }
  return names;
}

char *
pr_ask_suggestion (const char *found, const char *const *candidates, gsize n, const char *before)
{
  const char *nearest = pr_nearest (found, candidates, n);
  return nearest == NULL ? g_strdup ("")
                         : g_strdup_printf (_ ("; did you mean '%s%s'?"), before, nearest);
}

static gboolean
fail_unknown (const char *name, const pr_verb *verb, GError **error)
{
  g_autoptr (GPtrArray) names = names_of (verb);
  g_autofree char *near
      = pr_ask_suggestion (name, (const char *const *) names->pdata, names->len, "");
  if (verb != NULL)
    return PR_ASK_FAIL (_ ("%s: there is no setting '%s'%s"), verb->name, name, near);
  return PR_ASK_FAIL (_ ("there is no setting '%s'%s"), name, near);
}

pr_options *
pr_options_new (void)
{
  pr_options *w = g_new0 (pr_options, 1);
  w->of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return w;
}

pr_options *
pr_options_copy (const pr_options *w)
{
  pr_options *copy = pr_options_new ();
  GHashTableIter i;
  gpointer name, value;
  g_hash_table_iter_init (&i, w->of);
  while (g_hash_table_iter_next (&i, &name, &value))
    g_hash_table_insert (copy->of, g_strdup (name), g_strdup (value));
  return copy;
}

void
pr_options_free (pr_options *w)
{
  if (w == NULL)
    return;
  g_hash_table_unref (w->of);
  g_free (w);
}

gboolean
pr_options_set (pr_options *w, const char *name, const char *value, GError **error)
{
  kind is = UNKNOWN;
  for (const pr_verb *v = pr_verbs; v->name != NULL && is == UNKNOWN; v++)
    is = kind_of (v, name);
  if (is == UNKNOWN)
    return fail_unknown (name, NULL, error);
  if (is == TEXT && value == NULL)
    return PR_ASK_FAIL (_ ("--%s: a value is expected"), name);
  if (is == YES_OR_NO && value != NULL && strcmp (value, "yes") != 0 && strcmp (value, "no") != 0)
    return PR_ASK_FAIL (_ ("--%s: '%s' found; yes or no is expected"), name, value);
  if (is == YES_OR_NO && g_strcmp0 (value, "no") == 0)
    g_hash_table_remove (w->of, name);
  else
    g_hash_table_insert (w->of, g_strdup (name), g_strdup (value != NULL ? value : "yes"));
  return TRUE;
}

const char *
pr_options_get (const pr_options *w, const char *name)
{
  return g_hash_table_lookup (w->of, name);
}

gboolean
pr_options_has (const pr_options *w, const char *name)
{
  return g_hash_table_contains (w->of, name);
}

static gboolean
check_language (const pr_verb *verb, const char *code, GError **error)
{
  if (code == NULL)
    return TRUE;
  if (!g_strv_contains (pr_language_codes, code))
    return PR_ASK_FAIL (_ ("%s: --lang: '%s' found; en, vi or fr is expected"), verb->name, code);
  if (pr_language_is_there (pr_language_of (code)))
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("%s: --lang: the translations of '%s' are not installed (%s)"), verb->name, code,
               "share/locale/*/LC_MESSAGES/" PR_TEXT_DOMAIN ".mo");
  return FALSE;
}

char *
pr_find_translations (const char *folder, const char *const *beside, const char *installed)
{
  for (; folder != NULL && *beside != NULL; beside++)
    {
      g_autofree char *all = g_build_filename (folder, *beside, NULL);
      g_autofree char *one
          = g_build_filename (all, "vi", "LC_MESSAGES", PR_TEXT_DOMAIN ".mo", NULL);
      if (g_file_test (one, G_FILE_TEST_EXISTS))
        return g_canonicalize_filename (all, NULL);
    }
  return g_strdup (installed);
}

gboolean
pr_verb_check (const pr_verb *verb, const pr_options *options, GError **error)
{
  GHashTableIter i;
  gpointer name;
  g_hash_table_iter_init (&i, options->of);
  while (g_hash_table_iter_next (&i, &name, NULL))
    if (!pr_verb_knows (verb, name))
      return fail_unknown (name, verb, error);
  return check_language (verb, pr_options_get (options, "lang"), error);
}

gboolean
pr_verb_ask (const pr_verb *verb, const pr_ask *q, const pr_host *host, pr_answer *a,
             GError **error)
{
  return pr_verb_check (verb, q->options, error) && verb->answer (q, host, a, error);
}
