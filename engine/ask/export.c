/* The verb export: a replication's event log, or a row for each of its dossiers, in a format that
 * other programs read; or all tables of a folder of results as one spreadsheet. */
#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/export/export.h"
#include "ask/values.h"
#include "study/contents.h"
#include "study/logs.h"
#include "study/selection.h"
#include "study/workbook.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *folder, *format_text, *scenario, *output;
  const pr_ask *ask;
  const pr_host *host;
  pr_answer *answer;
  const pr_export_format *format;
  pr_selection_texts asked;
  pr_selection selection;
  gboolean dossiers, sheet, force;
  uint32_t replication; /* from 1 */
} request;

static gboolean
read_format (request *q, GError **error)
{
  q->format = pr_export_find (q->format_text, q->dossiers);
  if (q->format != NULL)
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
               _ ("--format: '%s' found; %s is expected"), q->format_text,
               pr_export_format_words (q->dossiers));
  return FALSE;
}

static gboolean
read_numbers (request *q, GError **error)
{
  uint64_t replication = 1, sample = 0;
  if (!pr_ask_number (q->ask, "replication", 1, PR_REPLICATIONS_MAX, &replication, error)
      || !pr_ask_number (q->ask, "sample", 1, G_MAXINT32, &sample, error))
    return FALSE;
  q->replication = (uint32_t) replication;
  q->asked.sample = (uint32_t) sample;
  return TRUE;
}

/* A spreadsheet is of the results, not of a replication. */
static gboolean
check_sheet (const request *q, GError **error)
{
  static const char *const others[]
      = { "dossiers", "format", "replication", "place", "procedure", "from",
          "until",    "sample", "scenario",    "late",  "warm-up" };
  for (gsize k = 0; k < G_N_ELEMENTS (others) && q->sheet; k++)
    if (pr_options_has (q->ask->options, others[k]))
      return PR_ASK_FAIL (
          _ ("--sheet takes all tables of results: only --output and --force go with it"));
  return TRUE;
}

/* After the scenario is known. */
static gboolean
read_selection (request *q, const pr_world *w, GError **error)
{
  if (!pr_study_select (&q->selection, &q->asked, w, error))
    return FALSE;
  if (!q->format->selective || pr_selection_is_made (&q->selection))
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
               _ ("--format ocel needs a selection, as such a log is large: --place, --procedure, "
                  "--from, --until, --late or --sample (--sample 1 takes everything)"));
  return FALSE;
}

/* What is to be exported. log, reg: made if they are needed; of a log also its size. */
static gboolean
prepare (const request *q, const pr_study_log *l, pr_export_source *of, GError **error)
{
  const pr_world *w = l->input->world;
  if (!q->dossiers && (of->log = pr_study_log_open (l, q->host, &of->bytes, error)) == NULL)
    return FALSE;
  pr_host_attend (q->host, TRUE);
  if (q->dossiers || q->format->selective || pr_selection_leaves_out (&q->selection, w))
    {
      of->reg = pr_register_new (w, q->replication - 1, q->host->cancel, error);
      if (of->reg == NULL)
        return FALSE;
    }
  return pr_go_on (q->host->cancel, error);
}

/* to: NULL for standard output. */
static gboolean
put (const request *q, const pr_export_source *of, const pr_output *to, FILE *out, GError **error)
{
  if (to == NULL)
    pr_host_attend (q->host,
                    FALSE); /* at a full pipe nobody looks at a flag, and nothing is left behind */
  if (of->log != NULL)
    pr_log_heed (of->log, q->host->cancel);
  return q->format->database != NULL ? q->format->database (of, to->scratch.name, error)
                                     : q->format->stream (of, out, error);
}

static gboolean
put_file (const request *q, const pr_export_source *of, uint32_t replications, const char *path,
          GError **error)
{
  g_auto (pr_output) out = { 0 };
  if (!pr_study_output_begin (&out, path, q->force, q->host, error)
      || !put (q, of, &out, out.file, error) || !pr_output_commit (&out, error))
    return FALSE;
  if (out.stands_by_itself)
    return TRUE;
  q->answer->file = g_strdup (path);
  pr_host_put (q->host, q->dossiers ? _ ("Dossiers: %s\n") : _ ("Events: %s\n"), path);
  if (!pr_options_has (q->ask->options, "replication") && replications > 1)
    pr_host_put (q->host, _ ("Replication 1 of %u; --replication exports another\n"), replications);
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
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("--format %s writes a database: name a plain file"), q->format->name);
  return FALSE;
}

static gboolean
export_sheet (const request *q, GError **error)
{
  gboolean by_itself = FALSE, standard = q->output != NULL && strcmp (q->output, "-") == 0;
  g_autofree char *path = standard            ? g_strdup ("/dev/stdout")
                          : q->output != NULL ? g_strdup (q->output)
                                              : pr_study_workbook_path (q->folder);
  if (standard && isatty (STDOUT_FILENO))
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                   _ ("a spreadsheet is nothing for a terminal: name a file"));
      return FALSE;
    }
  if (!pr_contents_check_place (path, NULL, error)
      || !pr_study_workbook (q->folder, path, q->force, &by_itself, error))
    return FALSE;
  if (by_itself)
    return TRUE;
  pr_host_put (q->host, _ ("Spreadsheet: %s\n"), path);
  q->answer->file = g_steal_pointer (&path);
  return TRUE;
}

static gboolean
export_log (request *q, GError **error)
{
  g_auto (pr_study_log) log = { 0 };
  g_autofree char *path = NULL;
  if (!choose_path (q, &path, error)
      || (path != NULL && !pr_contents_check_place (path, pr_export_is_name, error))
      || !pr_study_log_begin (&log, q->folder, q->scenario, q->replication, error)
      || !read_selection (q, log.input->world, error))
    return FALSE;
  /* For machines, and so in no desk's language. */
  g_autofree char *title
      = g_strdup_printf ("%s, replication %u", log.input->world->name, q->replication);
  pr_export_source of = {
    .world = log.input->world, .title = title, .selection = q->selection, .cancel = q->host->cancel
  };
  gboolean good = prepare (q, &log, &of, error);
  if (good && path != NULL)
    good = put_file (q, &of, log.replications, path, error);
  else if (good)
    good = put (q, &of, NULL, stdout, error);
  pr_register_free (of.reg);
  g_clear_pointer (&of.log, pr_log_close);
  return good;
}

gboolean
pr_ask_export (const pr_ask *ask, const pr_host *host, pr_answer *a, GError **error)
{
  const pr_options *w = ask->options;
  request q = { .folder = ask->about[0],
                .format_text = pr_options_get (w, "format"),
                .scenario = pr_options_get (w, "scenario"),
                .output = pr_options_get (w, "output"),
                .ask = ask,
                .host = host,
                .answer = a,
                .asked = { .place = pr_options_get (w, "place"),
                           .procedure = pr_options_get (w, "procedure"),
                           .from = pr_options_get (w, "from"),
                           .until = pr_options_get (w, "until"),
                           .late = pr_options_has (w, "late"),
                           .warm_up = pr_options_has (w, "warm-up") },
                .dossiers = pr_options_has (w, "dossiers"),
                .sheet = pr_options_has (w, "sheet"),
                .force = pr_options_has (w, "force") };
  if (!check_sheet (&q, error) || !read_format (&q, error) || !read_numbers (&q, error))
    return FALSE;
  return q.sheet ? export_sheet (&q, error) : export_log (&q, error);
}
