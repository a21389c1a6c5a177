/* The verb selfcheck: queues whose answers are known. */
#include "experiment/selfcheck.h"
#include "kernel/i18n.h"
#include "ask/values.h"

#include <inttypes.h>
#include <math.h>

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
print_row (void *self, const pr_expected_row *row, const pr_checked *c)
{
  const pr_host *host = self;
  g_autofree char *what
      = g_strjoin (" ", row->quantity, *row->place != '\0' ? row->place : row->of,
                   *row->place != '\0' && *row->of != '\0' ? row->of : NULL, NULL);
  char half_width[16] = "-";
  if (row->kind != PR_ROW_COMPUTED)
    g_snprintf (half_width, sizeof half_width, "%.2g", c->half_width);
  pr_host_put (host, "%-5s %-24.24s %11.6g %11.6g %9s  %s\n", row->id, what, row->value, c->value,
               half_width, words_for (c->verdict));
}

static gboolean
conclude (const pr_host *host, gboolean quick, const pr_selfcheck_sum *sum, GError **error)
{
  uint32_t failed = sum->n[PR_FAILED], open = sum->n[PR_INCONCLUSIVE];
  pr_host_put (host, _ ("\n%u ok, %u inconclusive, %u failed; replications: %" PRIu64 "\n"),
               sum->n[PR_PASSED], open, failed, sum->replications);
  if (quick && open > 0)
    pr_host_put (host, _ ("Inconclusive: the interval is wider than the tolerance.\n"
                          "Without --quick these rows are decided.\n"));
  if (failed == 0 && (open == 0 || quick))
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
               _ ("selfcheck: rows failed: %u, inconclusive: %u"), failed, open);
  return FALSE;
}

static void
pass_progress (void *self, uint32_t done, uint32_t of)
{
  const pr_host *host = self;
  if (host->progress != NULL)
    host->progress (host->self, done, of);
}

gboolean
pr_ask_selfcheck (const pr_ask *q, const pr_host *host, pr_answer *a G_GNUC_UNUSED, GError **error)
{
  uint64_t jobs = pr_input_default_jobs ();
  gboolean quick = pr_options_has (q->options, "quick");
  if (!pr_ask_number (q, "jobs", 1, PR_JOBS_MAX, &jobs, error))
    return FALSE;
  const pr_selfcheck_options options = { .folder = pr_options_get (q->options, "from"),
                                         .cases = q->about[0] != NULL ? (char **) q->about : NULL,
                                         .quick = quick,
                                         .jobs = (uint32_t) jobs,
                                         .row = print_row,
                                         .progress = pass_progress,
                                         .self = (void *) host,
                                         .cancel = host->cancel };
  pr_selfcheck_sum sum;
  /* One string, so that a translation keeps the columns. */
  pr_host_put (host, "%s\n",
               _ ("case  quantity                    expected   simulated half-width verdict"));
  return pr_selfcheck_run (&options, &sum, error) && conclude (host, quick, &sum, error);
}
