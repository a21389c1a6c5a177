/* Asking through the study room: settings, hosts, answers. */
#include "api/private.h"
#include "kernel/i18n.h"

#include <dlfcn.h>
#include <string.h>

struct pilotrun_answer {
  pr_answer own;
  char *text, *warnings;
};

pilotrun_settings *
pilotrun_settings_new (void)
{
  pilotrun_settings *settings = g_new0 (pilotrun_settings, 1);
  settings->options = pr_options_new ();
  return settings;
}

void
pilotrun_settings_free (pilotrun_settings *settings)
{
  if (settings == NULL)
    return;
  pr_options_free (settings->options);
  g_free (settings);
}

gboolean
pilotrun_settings_set (pilotrun_settings *settings, const char *name, const char *value,
                       GError **error)
{
  g_return_val_if_fail (settings != NULL && name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  GError *failure = NULL;
  if (pr_options_set (settings->options, name, value, &failure))
    return TRUE;
  pr_api_propagate (error, failure);
  return FALSE;
}

const char *
pilotrun_settings_get (const pilotrun_settings *settings, const char *name)
{
  g_return_val_if_fail (settings != NULL && name != NULL, NULL);
  return pr_options_get (settings->options, name);
}

gboolean
pilotrun_settings_known (const char *verb, const char *name)
{
  g_return_val_if_fail (verb != NULL && name != NULL, FALSE);
  const pr_verb *v = pr_verb_find (verb);
  return v != NULL && pr_verb_knows (v, name);
}

void
pilotrun_answer_free (pilotrun_answer *answer)
{
  if (answer == NULL)
    return;
  pr_answer_clear (&answer->own);
  g_free (answer->text);
  g_free (answer->warnings);
  g_free (answer);
}

#define PART(name, member)                                                                         \
  const char *pilotrun_answer_##name (const pilotrun_answer *answer)                               \
  {                                                                                                \
    g_return_val_if_fail (answer != NULL, NULL);                                                   \
    return answer->member;                                                                         \
  }
PART (folder, own.folder)
PART (file, own.file)
PART (summary, own.summary)
PART (note, own.note)
PART (text, text)
PART (warnings, warnings)

gboolean
pilotrun_answer_found (const pilotrun_answer *answer)
{
  g_return_val_if_fail (answer != NULL, FALSE);
  return answer->own.found;
}

/* Where translations are: beside a library that is not installed, or moved; else where they are
 * installed. Free with g_free. */
static char *
find_translations (void)
{
  static const char *const beside[] = { "../po", "../share/locale", "../../share/locale", NULL };
  Dl_info info;
  g_autofree char *folder
      = dladdr ((const void *) pr_verbs, &info) != 0 ? g_path_get_dirname (info.dli_fname) : NULL;
  return pr_find_translations (folder, beside, PILOTRUN_LOCALEDIR);
}

void
pr_api_words (void)
{
  static gsize bound;
  if (!g_once_init_enter (&bound))
    return;
  g_autofree char *translations = find_translations ();
  bindtextdomain (PR_TEXT_DOMAIN, translations);
  bind_textdomain_codeset (PR_TEXT_DOMAIN, "UTF-8");
  g_once_init_leave (&bound, 1);
}

static void
pass_progress (void *self, uint32_t done, uint32_t of)
{
  const pr_api_host *h = self;
  h->job->progress (done, of, h->job->user_data);
}

static void
take_warning (void *self, const char *sentence)
{
  pr_api_host *h = self;
  if (h->warnings != NULL)
    g_string_append_printf (h->warnings, "%s\n", sentence);
}

static void
take_lines (void *self, const char *lines)
{
  pr_api_host *h = self;
  if (h->warnings != NULL)
    g_string_append (h->warnings, lines);
}

static void
take_text (void *self, const char *text, gboolean data G_GNUC_UNUSED)
{
  pr_api_host *h = self;
  if (h->text != NULL)
    g_string_append (h->text, text);
}

/* Called in whichever thread cancels. */
static void
on_cancelled (GCancellable *cancellable G_GNUC_UNUSED, gpointer flag)
{
  g_atomic_int_set ((gint *) flag, 1);
}

void
pr_api_host_begin (pr_api_host *h, const pr_api_job *job)
{
  h->job = job;
  h->host = (pr_host){ .progress = job->progress != NULL ? pass_progress : NULL,
                       .warn = take_warning,
                       .tell = take_lines,
                       .put = take_text,
                       .self = h,
                       .cancel = &h->cancel };
  if (job->cancellable != NULL)
    h->handler
        = g_cancellable_connect (job->cancellable, G_CALLBACK (on_cancelled), &h->cancel, NULL);
}

void
pr_api_host_end (pr_api_host *h)
{
  if (h->job->cancellable != NULL)
    g_cancellable_disconnect (h->job->cancellable, h->handler);
}

/* The job's settings, and those of the scenario that the verb knows. Free with pr_options_free. */
static pr_options *
options_of (const pr_verb *verb, const pilotrun_scenario *scenario, const pr_api_job *job)
{
  static const char *const names[] = { "replications", "seed", "until", "lang" };
  pr_options *o
      = job->settings != NULL ? pr_options_copy (job->settings->options) : pr_options_new ();
  for (gsize k = 0; k < G_N_ELEMENTS (names) && scenario != NULL; k++)
    {
      const char *value = pr_options_get (scenario->given, names[k]);
      gboolean precise = k == 0 && pr_options_has (o, "precision");
      if (value != NULL && !precise && !pr_options_has (o, names[k])
          && pr_verb_knows (verb, names[k]))
        pr_options_set (o, names[k], value, NULL);
    }
  return o;
}

static gboolean
check_output (const pr_options *o, GError **error)
{
  const char *output = pr_options_get (o, "output");
  if (output == NULL || (strcmp (output, "-") != 0 && strcmp (output, "/dev/stdout") != 0))
    return TRUE;
  g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING,
               _ ("--output: '%s' found; the name of a file or a folder is expected"), output);
  return FALSE;
}

static pilotrun_answer *
ask (const pr_verb *verb, const pr_ask *q, const pr_api_job *job, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL), warnings = g_string_new (NULL);
  g_autoptr (pilotrun_answer) answer = g_new0 (pilotrun_answer, 1);
  pr_api_host h = { .text = text, .warnings = warnings };
  GError *failure = NULL;
  pr_api_words ();
  pr_api_host_begin (&h, job);
  gboolean done = !g_cancellable_set_error_if_cancelled (job->cancellable, &failure)
                  && pr_verb_ask (verb, q, &h.host, &answer->own, &failure);
  pr_api_host_end (&h);
  if (!done)
    {
      pr_api_propagate_from (error, failure, &h.host);
      return NULL;
    }
  if (text->len > 0)
    answer->text = g_strdup (text->str);
  if (warnings->len > 0)
    answer->warnings = g_strdup (warnings->str);
  return g_steal_pointer (&answer);
}

pilotrun_answer *
pr_api_ask (const char *verb, const char *const *about, const pr_api_job *job, GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  const pr_verb *v = pr_verb_find (verb);
  g_autoptr (pr_options) options = options_of (v, NULL, job);
  g_autofree char *command = g_strdup_printf ("pilotrun_%s", verb);
  const pr_ask q = { .about = (char *const *) about,
                     .options = options,
                     .raw_command = g_strdelimit (command, "-", '_') };
  return check_output (options, error) ? ask (v, &q, job, error) : NULL;
}

pilotrun_answer *
pr_api_ask_scenarios (const char *verb, const pilotrun_scenario *const *scenarios, guint n,
                      const pr_api_job *job, GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  const pr_verb *v = pr_verb_find (verb);
  g_autoptr (pr_options) options = options_of (v, n > 0 ? scenarios[0] : NULL, job);
  g_autofree char *command = g_strdup_printf ("pilotrun_%s", verb);
  g_autofree char **about = g_new0 (char *, n + 1);
  g_autofree pr_known *known = g_new0 (pr_known, n);
  for (guint k = 0; k < n; k++)
    {
      about[k] = scenarios[k]->path;
      known[k] = (pr_known){ about[k], &scenarios[k]->input->layers };
    }
  const pr_ask q = { .about = about,
                     .options = options,
                     .known = known,
                     .n_known = n,
                     .raw_command = g_strdelimit (command, "-", '_') };
  return check_output (options, error) ? ask (v, &q, job, error) : NULL;
}

/* How many paths the verb takes at least; others than these take one. */
static gboolean
check_about (const char *verb, guint n, GError **error)
{
  static const char *const any[]
      = { "compare", "diff", "merge", "plot", "brief", "replay", "selfcheck", NULL };
  if (g_strv_contains (any, verb) || n == 1)
    return TRUE;
  g_set_error (
      error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING,
      NGETTEXT ("%s: %u path found; one is expected", "%s: %u paths found; one is expected", n),
      verb, n);
  return FALSE;
}

pilotrun_answer *
pilotrun_ask (const char *verb, const char *const *about, const pilotrun_settings *settings,
              GCancellable *cancellable, pilotrun_progress progress, void *user_data,
              GError **error)
{
  g_return_val_if_fail (verb != NULL && about != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  const pr_api_job job = { settings, cancellable, progress, user_data };
  if (pr_verb_find (verb) != NULL)
    return check_about (verb, g_strv_length ((char **) about), error)
               ? pr_api_ask (verb, about, &job, error)
               : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (const pr_verb *v = pr_verbs; v->name != NULL; v++)
    g_ptr_array_add (names, (gpointer) v->name);
  g_autofree char *near
      = pr_ask_suggestion (verb, (const char *const *) names->pdata, names->len, "");
  g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_SETTING, _ ("unknown command '%s'%s"), verb,
               near);
  return NULL;
}
