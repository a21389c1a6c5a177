/* explain: a scenario's rules in words, or its workflows as diagrams. */
#include "cli/cli.h"
#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/diagram/diagram.h"
#include "report/text/explain.h"
#include "study/contents.h"
#include "study/diagrams.h"

#include <string.h>

typedef struct {
  char *path, *section, *format, *workflow, *procedure, *output;
  gboolean force, svg;
} request;

static void
request_clear (request *q)
{
  g_free (q->path);
  g_free (q->section);
  g_free (q->format);
  g_free (q->workflow);
  g_free (q->procedure);
  g_free (q->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

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
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
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
    g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, why);
  return why == NULL;
}

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "section", 0, 0, G_OPTION_ARG_STRING, &q->section, N_ ("Only this part"), "NAME" },
    { "format", 't', 0, G_OPTION_ARG_STRING, &q->format,
      N_ ("The rules in words, or the workflows as diagrams (default: text)"), "TEXT|SVG" },
    { "workflow", 0, 0, G_OPTION_ARG_STRING, &q->workflow, N_ ("Only the diagram of this one"),
      "NAME" },
    { "procedure", 0, 0, G_OPTION_ARG_STRING, &q->procedure,
      N_ ("Only the diagram of this procedure's workflow"), "CODE" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("Folder for all diagrams, WORKFLOW.svg each; of one diagram the file (default: standard "
          "output)"),
      "PATH" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace files of these names"), NULL },
    CLI_OPTION_LANG,
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Explains the rules in force in words, from the same tables that drive the simulation.\n"
          "Marks what rests on an assumption. With --format svg draws the workflows instead: who\n"
          "does which step, how long it takes, and where it leads. This needs dot, of the package\n"
          "graphviz. SCENARIO is a folder, or the file of a what-if."),
      &q->path, error);
  return parsed != CLI_GO || check (q, error) ? parsed : CLI_WRONG;
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
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("explain: no section '%s'; there are: %s"),
                   q->section, names);
      return FALSE;
    }
  cli_put_text (text);
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
  g_autofree char *near = cli_suggestion (name, names, n, "");
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
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
  g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
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
draw_all (const pr_input *in, GError **error)
{
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  return pr_workflow_svgs (in->world, cli_interrupted (), error);
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
      cli_put_data (svg);
      return TRUE;
    }
  if (!pr_output_write (q->output, svg, strlen (svg), q->force, error))
    return FALSE;
  cli_printf (_ ("Diagram: %s\n"), q->output);
  return TRUE;
}

static gboolean
put_all (request *q, const pr_input *in, GError **error)
{
  const pr_world *w = in->world;
  g_autoptr (GError) failure = NULL;
  if (!cli_check_folder (q->output, error) || !pr_diagrams_check (q->output, w, q->force, error))
    return FALSE;
  cli_catch_signals ();
  g_auto (GStrv) svgs = draw_all (in, &failure);
  if (svgs == NULL)
    return fail_to_draw (q, failure, error);
  cli_release_signals (); /* one may be a pipe that nobody reads */
  if (!pr_go_on (cli_interrupted (), error)
      || !pr_diagrams_write (q->output, w, svgs, q->force, error))
    return FALSE;
  cli_printf (NGETTEXT ("Diagrams: %s, %u file\n", "Diagrams: %s, %u files\n", w->n_workflows),
              q->output, w->n_workflows);
  return TRUE;
}

gboolean
cli_explain (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_settings settings = { .language = cli_language };
  g_autoptr (pr_input) in = pr_input_open (q.path, &settings, error);
  if (in == NULL)
    return FALSE;
  cli_put_warnings (in->warnings);
  if (!q.svg)
    return put_words (&q, in, error);
  return q.workflow != NULL || q.procedure != NULL ? put_one (&q, in, error)
                                                   : put_all (&q, in, error);
}
