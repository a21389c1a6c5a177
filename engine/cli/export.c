/* export: a replication's event log, or a row for each of its dossiers, in a format that other
 * programs read. */
#include "cli/cli.h"
#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/export/export.h"
#include "study/contents.h"
#include "study/logs.h"
#include "study/selection.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  char *folder, *format_text, *number, *scenario, *output;
  char *place, *procedure, *from, *until, *sample;
  const pr_export_format *format;
  pr_selection_texts asked;
  pr_selection selection;
  gboolean dossiers, sheet, force;
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
  g_free (q->place);
  g_free (q->procedure);
  g_free (q->from);
  g_free (q->until);
  g_free (q->sample);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static gboolean
read_format (request *q, GError **error)
{
  q->format = pr_export_find (q->format_text, q->dossiers);
  if (q->format != NULL)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--format: '%s' found; %s is expected"),
               q->format_text, pr_export_format_words (q->dossiers));
  return FALSE;
}

static gboolean
read_numbers (request *q, GError **error)
{
  uint64_t replication = 1, sample = 0;
  if ((q->number != NULL
       && !pr_input_number ("--replication", q->number, 1, PR_REPLICATIONS_MAX, &replication,
                            error))
      || (q->sample != NULL
          && !pr_input_number ("--sample", q->sample, 1, G_MAXINT32, &sample, error)))
    return FALSE;
  q->replication = (uint32_t) replication;
  q->asked.place = q->place;
  q->asked.procedure = q->procedure;
  q->asked.from = q->from;
  q->asked.until = q->until;
  q->asked.sample = (uint32_t) sample;
  return TRUE;
}

/* A spreadsheet is of the results, not of a replication. */
static gboolean
check_sheet (const request *q, GError **error)
{
  gboolean others = q->dossiers || q->format_text != NULL || q->number != NULL || q->place != NULL
                    || q->procedure != NULL || q->from != NULL || q->until != NULL
                    || q->sample != NULL || q->scenario != NULL || q->asked.late
                    || q->asked.warm_up;
  if (!q->sheet || !others)
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("--sheet takes all tables of results: only --output and --force go with it"));
  return FALSE;
}

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "dossiers", 'd', 0, G_OPTION_ARG_NONE, &q->dossiers,
      N_ ("A row per dossier instead of a row per event"), NULL },
    { "sheet", 0, 0, G_OPTION_ARG_NONE, &q->sheet,
      N_ ("Instead of a log, all tables of results as one spreadsheet, .xlsx; takes --output and "
          "--force only"),
      NULL },
    { "format", 't', 0, G_OPTION_ARG_STRING, &q->format_text,
      N_ ("csv, xes or ocel; with --dossiers csv or sqlite (default: csv)"),
      "CSV|XES|OCEL|SQLITE" },
    { "replication", 'r', 0, G_OPTION_ARG_STRING, &q->number,
      N_ ("Number of the replication, from 1, one in each export (default: 1)"), "R" },
    { "place", 0, 0, G_OPTION_ARG_STRING, &q->place,
      N_ ("Only what is filed at, handed over to or decided by this place, a code or a name"),
      "PLACE" },
    { "procedure", 0, 0, G_OPTION_ARG_STRING, &q->procedure, N_ ("Only this procedure"), "CODE" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &q->from,
      N_ ("Only what was filed on this date or later; visits by when they began"), "DATE" },
    { "until", 'u', 0, G_OPTION_ARG_STRING, &q->until,
      N_ ("Only what was filed on this date or earlier"), "DATE" },
    { "late", 0, 0, G_OPTION_ARG_NONE, &q->asked.late,
      N_ ("Only late dossiers, as on_time counts them"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_STRING, &q->sample,
      N_ ("Only one of N dossiers and visits, the same in every run; 1: all"), "N" },
    { "warm-up", 0, 0, G_OPTION_ARG_NONE, &q->asked.warm_up,
      N_ ("Also what was over before the window (default: what touches it, from its beginning)"),
      NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("File to write, - for standard output (default: DIR/events-R.csv, .xes or .ocel.sqlite, "
          "DIR/dossiers-R.csv or .sqlite; with --sheet DIR.xlsx, beside DIR)"),
      "FILE" },
    { "scenario", 0, 0, G_OPTION_ARG_FILENAME, &q->scenario,
      N_ ("Take the scenario from this path (default: as DIR has it)"), "SCENARIO" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace that file"), NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("DIR"),
      N_ ("Writes what happened in one replication of a run, event by event, for spreadsheets or "
          "process mining. Takes the log in DIR/events-R.bin or, if there is none, simulates the "
          "replication again and keeps its log there. With --dossiers, it writes a row for each "
          "dossier. What is selected is kept whole; options together keep what all of them "
          "keep."),
      &q->folder, error);
  if (parsed != CLI_GO)
    return parsed;
  return check_sheet (q, error) && read_format (q, error) && read_numbers (q, error) ? CLI_GO
                                                                                     : CLI_WRONG;
}

/* After the scenario is known. */
static gboolean
read_selection (request *q, const pr_world *w, GError **error)
{
  if (!pr_study_select (&q->selection, &q->asked, w, error))
    return FALSE;
  if (!q->format->selective || pr_selection_is_made (&q->selection))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("--format ocel needs a selection, as such a log is large: --place, --procedure, "
                  "--from, --until, --late or --sample (--sample 1 takes everything)"));
  return FALSE;
}

/* What is to be exported. log, reg: made if they are needed; of a log also its size. */
static gboolean
prepare (const request *q, const pr_study_log *l, pr_export_source *of, GError **error)
{
  const pr_world *w = l->input->world;
  if (!q->dossiers && (of->log = pr_study_log_open (l, cli_host (), &of->bytes, error)) == NULL)
    return FALSE;
  cli_catch_signals ();
  if (q->dossiers || q->format->selective || pr_selection_leaves_out (&q->selection, w))
    {
      of->reg = pr_register_new (w, q->replication - 1, cli_interrupted (), error);
      if (of->reg == NULL)
        return FALSE;
    }
  return pr_go_on (cli_interrupted (), error);
}

/* to: NULL for standard output. */
static gboolean
put (const request *q, const pr_export_source *of, const pr_output *to, FILE *out, GError **error)
{
  if (to == NULL)
    cli_release_signals (); /* at a full pipe nobody looks at a flag, and nothing is left behind */
  if (of->log != NULL)
    pr_log_heed (of->log, cli_interrupted ());
  return q->format->database != NULL ? q->format->database (of, to->scratch.name, error)
                                     : q->format->stream (of, out, error);
}

static gboolean
put_file (const request *q, const pr_export_source *of, uint32_t replications, const char *path,
          GError **error)
{
  g_auto (pr_output) out = { 0 };
  if (!cli_output_begin (&out, path, q->force, error) || !put (q, of, &out, out.file, error)
      || !pr_output_commit (&out, error))
    return FALSE;
  if (out.stands_by_itself)
    return TRUE;
  cli_printf (q->dossiers ? _ ("Dossiers: %s\n") : _ ("Events: %s\n"), path);
  if (q->number == NULL && replications > 1)
    cli_printf (_ ("Replication 1 of %u; --replication exports another\n"), replications);
  return TRUE;
}

/* Where to; NULL: to standard output. A database is a plain file: a pipe or a device has no end
 * that it could find. */
static gboolean
choose_path (const request *q, char **path, GError **error)
{
  g_autofree char *name
      = g_strdup_printf ("%s%u%s", q->format->begins, q->replication, q->format->ends);
  gboolean standard = q->output != NULL && strcmp (q->output, "-") == 0;
  *path = standard            ? isatty (STDOUT_FILENO) ? g_strdup ("/dev/stdout") : NULL
          : q->output != NULL ? g_strdup (q->output)
                              : g_build_filename (q->folder, name, NULL);
  if (q->format->database == NULL || (!standard && !pr_output_is_stream (*path)))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
               _ ("--format %s writes a database: name a plain file"), q->format->name);
  return FALSE;
}

gboolean
cli_export (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (q.sheet)
    return cli_export_sheet (q.folder, q.output, q.force, error);
  g_auto (pr_study_log) log = { 0 };
  g_autofree char *path = NULL;
  if (!choose_path (&q, &path, error)
      || (path != NULL && !pr_contents_check_place (path, pr_export_is_name, error))
      || !pr_study_log_begin (&log, q.folder, q.scenario, q.replication, error)
      || !read_selection (&q, log.input->world, error))
    return FALSE;
  /* For machines, and so in no desk's language. */
  g_autofree char *title
      = g_strdup_printf ("%s, replication %u", log.input->world->name, q.replication);
  pr_export_source of = { .world = log.input->world,
                          .title = title,
                          .selection = q.selection,
                          .cancel = cli_interrupted () };
  gboolean good = prepare (&q, &log, &of, error);
  if (good && path != NULL)
    good = put_file (&q, &of, log.replications, path, error);
  else if (good)
    good = put (&q, &of, NULL, stdout, error);
  pr_register_free (of.reg);
  g_clear_pointer (&of.log, pr_log_close);
  return good;
}
