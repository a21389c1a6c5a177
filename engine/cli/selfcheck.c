#include "cli/cli.h"
#include "experiment/selfcheck.h"
#include "kernel/i18n.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

typedef struct {
  char *jobs_text, *folder;
  char **cases;
  gboolean quick;
} request;

static void
request_clear (request *q)
{
  g_free (q->jobs_text);
  g_free (q->folder);
  g_strfreev (q->cases);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "quick", 'q', 0, G_OPTION_ARG_NONE, &q->quick,
      N_ ("A fifth of the work; rows that this leaves inconclusive do not count as failed"), NULL },
    CLI_OPTION_JOBS (&q->jobs_text),
    { "from", 'f', 0, G_OPTION_ARG_FILENAME, &q->folder,
      N_ ("Folder with expected.csv and its scenarios (default: those built in)"), "DIR" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  return cli_parse_many (
      argc, argv, options, _ ("[CASE...]"),
      N_ ("Simulates queues whose answers are known, through the same files and the same engine "
          "as any\nscenario, and compares the results. Exit status 0: every row agreed. CASE is an "
          "id such as C01\n(default: all)."),
      &q->cases, error);
}

static const char *
words_for (pr_verdict verdict)
{
  switch (verdict)
    {
    case PR_PASSED:
      return _ ("ok");
    case PR_INCONCLUSIVE:
      return _ ("inconclusive");
    case PR_FAILED:
      return _ ("FAIL");
    }
  return "";
}

static void
print_row (void *unused G_GNUC_UNUSED, const pr_expected_row *row, const pr_checked *c)
{
  cli_progress_say ("");
  g_autofree char *what
      = g_strjoin (" ", row->quantity, *row->place != '\0' ? row->place : row->of,
                   *row->place != '\0' && *row->of != '\0' ? row->of : NULL, NULL);
  char half_width[16] = "-";
  if (row->kind != PR_ROW_COMPUTED)
    g_snprintf (half_width, sizeof half_width, "%.2g", c->half_width);
  cli_printf ("%-5s %-24.24s %11.6g %11.6g %9s  %s\n", row->id, what, row->value, c->value,
              half_width, words_for (c->verdict));
  fflush (stdout);
}

static gboolean
conclude (const request *q, const pr_selfcheck_sum *sum, GError **error)
{
  uint32_t failed = sum->n[PR_FAILED], open = sum->n[PR_INCONCLUSIVE];
  cli_printf (_ ("\n%u ok, %u inconclusive, %u failed; replications: %" PRIu64 "\n"),
              sum->n[PR_PASSED], open, failed, sum->replications);
  if (q->quick && open > 0)
    cli_printf (_ ("Inconclusive: the interval is wider than the tolerance.\n"
                   "Without --quick these rows are decided.\n"));
  if (failed == 0 && (open == 0 || q->quick))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
               _ ("selfcheck: rows failed: %u, inconclusive: %u"), failed, open);
  return FALSE;
}

gboolean
cli_selfcheck (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  uint32_t jobs;
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (!cli_jobs (q.jobs_text, &jobs, error))
    return FALSE;
  const pr_selfcheck_options options = { .folder = q.folder,
                                         .cases = q.cases,
                                         .quick = q.quick,
                                         .jobs = jobs,
                                         .row = print_row,
                                         .progress = cli_progress_step };
  pr_selfcheck_sum sum;
  cli_progress_begin (TRUE);
  /* One string, so that a translation keeps the columns. */
  cli_printf ("%s\n",
              _ ("case  quantity                    expected   simulated half-width verdict"));
  gboolean done = pr_selfcheck_run (&options, &sum, error);
  cli_progress_end ();
  return done && conclude (&q, &sum, error);
}
