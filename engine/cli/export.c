/* export: a replication's event log in a format that other programs read. */
#include "cli/cli.h"
#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/export/export.h"
#include "study/logs.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  char *folder, *format_text, *number, *scenario, *output;
  const pr_export_format *format;
  gboolean force;
  uint32_t replication; /* from 1 */
} request;

static void
request_clear (request *q)
{
  g_free (q->folder);
  g_free (q->format_text);
  g_free (q->number);
  g_free (q->scenario);
  g_free (q->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "format", 't', 0, G_OPTION_ARG_STRING, &q->format_text, N_ ("csv or xes (default: csv)"),
      "CSV|XES" },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &q->number,
      N_ ("Number of the replication, from 1 (default: 1)"), "R" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("File to write, - for standard output (default: DIR/events-R.csv or .xes)"), "FILE" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &q->scenario,
      N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace that file"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  uint64_t replication = 1;
  cli_parsed parsed
      = cli_parse (argc, argv, options, _ ("DIR"),
                   N_ ("Writes what happened in one replication of a run, event by event, for "
                       "spreadsheets or process mining. Takes the log in DIR/events-R.bin or, if "
                       "there is none, simulates the replication again and keeps its log there."),
                   &q->folder, error);
  if (parsed != CLI_GO)
    return parsed;
  q->format = q->format_text == NULL ? pr_export_formats : pr_export_find (q->format_text);
  if (q->format == NULL)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--format: '%s' found; csv or xes is expected"), q->format_text);
      return CLI_WRONG;
    }
  if (q->number != NULL
      && !pr_input_number ("--replication", q->number, 1, PR_REPLICATIONS_MAX, &replication, error))
    return CLI_WRONG;
  q->replication = (uint32_t) replication;
  return CLI_GO;
}

static gboolean
put (const request *q, const pr_study_log *l, FILE *out, gboolean through, GError **error)
{
  size_t bytes;
  g_autoptr (pr_log_reader) log = pr_study_log_open (l, cli_host (), &bytes, error);
  if (log == NULL || !pr_go_on (cli_interrupted (), error))
    return FALSE;
  if (through)
    cli_release_signals (); /* at a full pipe nobody looks at a flag, and nothing is left behind */
  else
    cli_catch_signals ();
  pr_log_heed (log, cli_interrupted ());
  g_autofree char *title
      = g_strdup_printf (_ ("%s, replication %u"), l->input->world->name, q->replication);
  const pr_export_source of = { log, l->input->world, title, bytes };
  return q->format->write (&of, out, error);
}

static gboolean
put_file (const request *q, const pr_study_log *l, const char *path, GError **error)
{
  g_auto (pr_output) out = { 0 };
  if (!pr_output_begin (&out, path, q->force, error)
      || !put (q, l, out.file, out.scratch.name == NULL, error) || !pr_output_commit (&out, error))
    return FALSE;
  if (!out.stands_by_itself)
    cli_printf (_ ("Events: %s\n"), path);
  return TRUE;
}

gboolean
cli_export (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  g_auto (pr_study_log) log = { 0 };
  if (!pr_study_log_begin (&log, q.folder, q.scenario, q.replication, error))
    return FALSE;
  if (q.output != NULL && strcmp (q.output, "-") == 0)
    return isatty (STDOUT_FILENO) ? put_file (&q, &log, "/dev/stdout", error)
                                  : put (&q, &log, stdout, TRUE, error);
  g_autofree char *name = g_strdup_printf ("events-%u.%s", q.replication, q.format->name);
  g_autofree char *path
      = q.output != NULL ? g_strdup (q.output) : g_build_filename (q.folder, name, NULL);
  return put_file (&q, &log, path, error);
}
