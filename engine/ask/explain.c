/* The verb explain: a scenario's rules in words, or its workflows as diagrams. */
#include "kernel/output.h"
#include "ask/values.h"
#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/diagram/diagram.h"
#include "report/text/explain.h"
#include "study/contents.h"
#include "study/diagrams.h"

#include <string.h>

typedef struct {
  const char *path, *section, *format, *workflow, *procedure, *output;
  gboolean force, svg;
  const pr_ask *ask;
  const pr_host *host;
  pr_answer *answer;
} request;

/* "a, b, c" of the sections, each once. */
static char *
section_names (void)
{
  GString *names = g_string_new ("window");
  const char *last = "";
  for (const pr_explanation *e = pr_explanations; e->section != NULL; e++)
    {
      if (strcmp (e->section, last) != 0)
        g_string_append_printf (names, ", %s", e->section);
      last = e->section;
    }
  return g_string_free (names, FALSE);
}

/* Options of words do not go with diagrams, nor those of diagrams with words. */
static gboolean
check (request *q, GError **error)
{
  const char *why = NULL;
  q->svg = g_strcmp0 (q->format, "svg") == 0;
  if (q->format != NULL && !q->svg && strcmp (q->format, "text") != 0)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                   _ ("--format: '%s' found; text or svg is expected"), q->format);
      return FALSE;
    }
  if (!q->svg && (q->workflow != NULL || q->procedure != NULL || q->output != NULL || q->force))
    why = _ ("explain: --workflow, --procedure, --output and --force go with --format svg");
  else if (q->svg && q->section != NULL)
    why = _ ("explain: --section does not go with --format svg");
  else if (q->workflow != NULL && q->procedure != NULL)
    why = _ ("explain: give --workflow or --procedure, not both");
  else if (q->svg && q->workflow == NULL && q->procedure == NULL && q->output == NULL)
    why = _ ("explain: name one diagram with --workflow or --procedure, or a folder for all of "
             "them with --output");
  if (why != NULL)
    g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE, why);
  return why == NULL;
}

/* NULL: there is no such section. */
static char *
explain (const request *q, const pr_input *in)
{
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  return pr_explain (in->tables, in->world, q->section);
}

static gboolean
put_words (const request *q, const pr_input *in, GError **error)
{
  g_autofree char *text = explain (q, in);
  if (text == NULL)
    {
      g_autofree char *names = section_names ();
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                   _ ("explain: no section '%s'; there are: %s"), q->section, names);
      return FALSE;
    }
  pr_host_put_text (q->host, text);
  return TRUE;
}

static gboolean
is_name (const pr_world *w, gboolean procedure, uint16_t k, const char *name)
{
  return strcmp (procedure ? w->procedures[k].code : w->workflows[k].name, name) == 0;
}

/* The workflow that is asked for. */
static gboolean
find_workflow (const request *q, const pr_world *w, uint16_t *found, GError **error)
{
  gboolean procedure = q->procedure != NULL;
  const char *name = procedure ? q->procedure : q->workflow;
  uint16_t n = procedure ? w->n_procedures : w->n_workflows;
  g_autofree const char **names = g_new0 (const char *, n + 1u);
  for (uint16_t k = 0; k < n; k++)
    {
      names[k] = procedure ? w->procedures[k].code : w->workflows[k].name;
      if (is_name (w, procedure, k, name))
        {
          *found = procedure ? w->procedures[k].workflow : k;
          return TRUE;
        }
    }
  g_autofree char *near = pr_ask_suggestion (name, names, n, "");
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
               procedure ? _ ("--procedure: no procedure '%s'%s")
                         : _ ("--workflow: no workflow '%s'%s"),
               name, near);
  return FALSE;
}

/* The rules in words are there without any other program. */
static gboolean
fail_to_draw (const request *q, const GError *failure, GError **error)
{
  g_autofree char *word = pr_input_word (q->path);
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("no diagram: %s; 'pilotrun explain %s' says the same in words"), failure->message,
               word);
  return FALSE;
}

static char *
draw_one (const pr_input *in, uint16_t workflow, GError **error)
{
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  return pr_workflow_svg (in->world, workflow, error);
}

static char **
draw_all (const request *q, const pr_input *in, GError **error)
{
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  return pr_workflow_svgs (in->world, q->host->cancel, error);
}

static gboolean
put_one (const request *q, const pr_input *in, GError **error)
{
  uint16_t workflow;
  const pr_world *w = in->world;
  g_autoptr (GError) failure = NULL;
  gboolean standard = q->output == NULL || strcmp (q->output, "-") == 0;
  if (!find_workflow (q, w, &workflow, error)
      || (!standard && !pr_contents_check_place (q->output, NULL, error)))
    return FALSE;
  g_autofree char *svg = draw_one (in, workflow, &failure);
  if (svg == NULL)
    return fail_to_draw (q, failure, error);
  if (standard)
    {
      pr_host_put_data (q->host, svg);
      return TRUE;
    }
  if (!pr_output_write (q->output, svg, strlen (svg), q->force, error))
    return FALSE;
  pr_host_put (q->host, _ ("Diagram: %s\n"), q->output);
  q->answer->file = g_strdup (q->output);
  return TRUE;
}

static gboolean
put_all (const request *q, const pr_input *in, GError **error)
{
  const pr_world *w = in->world;
  g_autoptr (GError) failure = NULL;
  g_auto (pr_common) c = { 0 };
  if (!pr_common_folder (&c, q->ask, error) || !pr_diagrams_check (c.folder, w, q->force, error))
    return FALSE;
  pr_host_attend (q->host, TRUE);
  g_auto (GStrv) svgs = draw_all (q, in, &failure);
  if (svgs == NULL)
    return fail_to_draw (q, failure, error);
  pr_host_attend (q->host, FALSE); /* one may be a pipe that nobody reads */
  if (!pr_go_on (q->host->cancel, error) || !pr_diagrams_write (c.folder, w, svgs, q->force, error))
    return FALSE;
  pr_host_put (q->host,
               NGETTEXT ("Diagrams: %s, %u file\n", "Diagrams: %s, %u files\n", w->n_workflows),
               c.folder, w->n_workflows);
  q->answer->file = g_steal_pointer (&c.folder);
  return TRUE;
}

gboolean
pr_ask_explain (const pr_ask *ask, const pr_host *host, pr_answer *a, GError **error)
{
  request q = { .path = ask->about[0],
                .section = pr_options_get (ask->options, "section"),
                .format = pr_options_get (ask->options, "format"),
                .workflow = pr_options_get (ask->options, "workflow"),
                .procedure = pr_options_get (ask->options, "procedure"),
                .output = pr_options_get (ask->options, "output"),
                .force = pr_options_has (ask->options, "force"),
                .ask = ask,
                .host = host,
                .answer = a };
  if (!check (&q, error))
    return FALSE;
  const pr_settings settings = { .language = pr_options_get (ask->options, "lang") };
  g_autoptr (pr_input) in = pr_ask_open (ask, q.path, settings, host, error);
  if (in == NULL)
    return FALSE;
  if (!q.svg)
    return put_words (&q, in, error);
  return q.workflow != NULL || q.procedure != NULL ? put_one (&q, in, error)
                                                   : put_all (&q, in, error);
}
