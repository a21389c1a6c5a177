/* export: a replication's event log in a format that other programs read. */
#include "cli/cli.h"
#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/export/export.h"
#include "study/stage.h"
#include "kernel/output.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  char *folder, *format, *number, *scenario, *output;
  gboolean force;
  uint32_t replication; /* from 1 */
} request;

static void
request_clear (request *q)
{
  g_free (q->folder);
  g_free (q->format);
  g_free (q->number);
  g_free (q->scenario);
  g_free (q->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "format", 't', 0, G_OPTION_ARG_STRING, &q->format, N_ ("csv or xes (default: csv)"),
      "CSV|XES" },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &q->number,
      N_ ("Number of the replication, from 1 (default: 1)"), "R" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("File to write, - for standard output (default: DIR/events-R.csv or .xes)"), "FILE" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &q->scenario,
      N_ ("Where the scenario is now (default: where it was)"), "SCENARIO" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace that file"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  uint64_t replication = 1;
  cli_parsed parsed
      = cli_parse (argc, argv, options, _ ("DIR"),
                   N_ ("Writes what happened in one replication of a run, event by event, for "
                       "spreadsheets or process mining. Takes the log in DIR/events-R.bin or, when "
                       "there is none, simulates the replication again and keeps its log there."),
                   &q->folder, error);
  if (parsed != CLI_GO)
    return parsed;
  if (q->format == NULL)
    q->format = g_strdup ("csv");
  if (strcmp (q->format, "csv") != 0 && strcmp (q->format, "xes") != 0)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--format: '%s' found; csv or xes is expected"), q->format);
      return CLI_WRONG;
    }
  if (q->number != NULL
      && !pr_input_number ("--replication", q->number, 1, PR_REPLICATIONS_MAX, &replication, error))
    return CLI_WRONG;
  q->replication = (uint32_t) replication;
  return CLI_GO;
}

/* The log of the folder, made when it is not there. */
static pr_log_reader *
open_log (const request *q, const pr_input *in, size_t *bytes, GError **error)
{
  g_autofree char *path = pr_logs_path (q->folder, q->replication);
  g_autofree char *key = cli_results_key (in);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  GStatBuf info;
  g_array_append_val (list, q->replication);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !cli_events_make (list, in, q->folder, 1, error))
    return NULL;
  *bytes = g_stat (path, &info) == 0 ? (size_t) info.st_size : 0;
  g_autoptr (pr_log_reader) log = pr_log_open (path, key, in->world, error);
  if (log == NULL || pr_log_replication (log) == q->replication - 1)
    return g_steal_pointer (&log);
  g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
               _ ("'%s' is the log of another replication; remove it, and it is made again"), path);
  return NULL;
}

static gboolean
put (const request *q, const pr_input *in, FILE *out, gboolean through, GError **error)
{
  size_t bytes;
  g_autoptr (pr_log_reader) log = open_log (q, in, &bytes, error);
  if (log == NULL || !pr_go_on (cli_interrupted (), error))
    return FALSE;
  if (through)
    cli_release_signals (); /* who waits for a full pipe looks at no flag, and leaves nothing */
  else
    cli_catch_signals ();
  pr_log_heed (log, cli_interrupted ());
  if (strcmp (q->format, "csv") == 0)
    return pr_export_csv (log, in->world, out, error);
  g_autofree char *title
      = g_strdup_printf (_ ("%s, replication %u"), in->world->name, q->replication);
  return pr_export_xes (log, in->world, title, bytes, out, error);
}

static gboolean
put_file (const request *q, const pr_input *in, const char *path, GError **error)
{
  g_auto (pr_output) out = { 0 };
  if (!pr_output_begin (&out, path, q->force, error)
      || !put (q, in, out.file, out.scratch.name == NULL, error) || !pr_output_commit (&out, error))
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
  g_auto (cli_old_run) run = { .path = g_steal_pointer (&q.scenario) };
  if (!cli_old_run_read (&run, q.folder, error))
    return FALSE;
  if (q.replication > run.n)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--replication: %u found; '%s' has %u"),
                   q.replication, q.folder, run.n);
      return FALSE;
    }
  const pr_settings settings = { .seed = run.seed, .until = run.until };
  g_autoptr (pr_input) in = cli_old_run_open (&run, q.folder, &settings, error);
  /* Others may export at the same time; the folder itself stays. */
  g_auto (pr_folder_lock) lock = { 0 };
  if (in == NULL || !pr_folder_lock_take (&lock, q.folder, FALSE, error))
    return FALSE;
  if (q.output != NULL && strcmp (q.output, "-") == 0)
    return isatty (STDOUT_FILENO) ? put_file (&q, in, "/dev/stdout", error)
                                  : put (&q, in, stdout, TRUE, error);
  g_autofree char *name = g_strdup_printf ("events-%u.%s", q.replication, q.format);
  g_autofree char *path
      = q.output != NULL ? g_strdup (q.output) : g_build_filename (q.folder, name, NULL);
  return put_file (&q, in, path, error);
}
