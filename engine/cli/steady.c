#include "cli/cli.h"
#include "experiment/experiment.h"
#include "figure/reduce.h"
#include "figure/steady.h"
#include "kernel/i18n.h"

#include <math.h>
#include <stdio.h>

static const char *const figure_names[PR_STEADY_N] = {
  [PR_STEADY_BACKLOG] = N_ ("backlog"),          [PR_STEADY_ENTERED] = N_ ("entered a day"),
  [PR_STEADY_RETURNED] = N_ ("returned a day"),  [PR_STEADY_VISITS] = N_ ("visits a day"),
  [PR_STEADY_LEFT] = N_ ("left unserved a day"),
};

typedef struct {
  char *replications, *seed, *jobs_text;
  uint32_t jobs;
} request;

static void
request_clear (request *q)
{
  g_free (q->replications);
  g_free (q->seed);
  g_free (q->jobs_text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, char **path, GError **error)
{
  const GOptionEntry options[] = {
    CLI_OPTION_REPLICATIONS (&q->replications),
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Looks for the steady state: runs the scenario without deleting its warm-up, proposes\n"
          "a warm-up (MSER) from the daily series, averaged over replications, and estimates the\n"
          "means of what remains by batch means. Writes nothing.\n"
          "SCENARIO is a folder, or the file of a what-if."),
      path, error);
  if (parsed != CLI_GO)
    return parsed;
  return cli_jobs (q->jobs_text, &q->jobs, error) ? CLI_GO : CLI_WRONG;
}

static void
print_deletion (const pr_steady *s, size_t warm_up)
{
  cli_printf (s->weekly
                  ? _ ("\nDeletion, MSER on whole weeks; days from the beginning of the series\n")
                  : _ ("\nDeletion, MSER-5; days from the beginning of the series\n"));
  for (int i = 0; i < PR_STEADY_N; i++)
    {
      const pr_steady_figure *f = &s->figure[i];
      if (f->proposed)
        cli_printf ("  %-20s %5zu\n", _ (figure_names[i]), f->truncate);
      else if (f->there)
        cli_printf ("  %-20s %5s  %s\n", _ (figure_names[i]), "-",
                    _ ("no proposal: the series is too short to tell"));
    }
  if (s->proposed)
    cli_printf (_ ("Proposed warm_up, in days: %zu; the scenario's own: %zu\n"), s->proposal,
                warm_up);
  else
    cli_printf (_ ("No warm_up is proposed; the scenario's own, in days: %zu\n"), warm_up);
}

static const char *
remark (const pr_batches *b)
{
  if (b->too_few)
    return _ ("too few batches: run longer");
  if (b->correlated)
    return _ ("batches are correlated, the half-width is too small: run longer");
  return "";
}

static void
print_means (const pr_steady *s, double level)
{
  cli_printf (_ ("\nBatch means from day %zu to day %u, level %g %%\n"), s->deleted + 1, s->days,
              100 * level);
  /* One string, so that a translation keeps the columns. */
  cli_printf ("%s\n",
              _ ("                             mean  half-width  batches  of days   lag 1"));
  for (int i = 0; i < PR_STEADY_N; i++)
    {
      const pr_steady_figure *f = &s->figure[i];
      const pr_batches *b = &f->batches;
      if (!f->there)
        continue;
      if (b->n == 0)
        cli_printf ("  %-20s %10s  %10s  %7zu  %7zu", _ (figure_names[i]), "-", "-", b->n,
                    b->length);
      else
        cli_printf ("  %-20s %10.5g  %10.3g  %7zu  %7zu", _ (figure_names[i]), b->mean,
                    b->half_width, b->n, b->length);
      if (isnan (b->lag1))
        cli_printf ("  %6s\n", "-");
      else
        cli_printf ("  %6.2f\n", b->lag1);
      if (*remark (b) != '\0')
        cli_printf ("    %s\n", remark (b));
    }
}

static gboolean
run (const request *q, const pr_input *in, GError **error)
{
  const pr_experiment_options options
      = { .replications = in->replications, .jobs = q->jobs, .progress = cli_progress_step };
  cli_progress_begin (TRUE);
  g_autoptr (pr_outcome) outcome = pr_experiment_run (in->world, &options, error);
  cli_progress_end ();
  if (outcome == NULL)
    return FALSE;
  const pr_results results = { in->tables, in->world, outcome };
  double level = pr_results_level (&results);
  size_t warm_up = (size_t) in->undeleted_days;
  pr_steady steady;
  pr_steady_analyse (&results, warm_up, level, &steady);
  cli_printf ("%s: %s\n", in->base, in->world->name);
  cli_printf (NGETTEXT ("Days in the series: %u, each the mean of %u replication\n",
                        "Days in the series: %u, each the mean of %u replications\n", outcome->n),
              steady.days, outcome->n);
  print_deletion (&steady, warm_up);
  if (steady.deleted < steady.days)
    print_means (&steady, level);
  return TRUE;
}

gboolean
cli_steady (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_autofree char *path = NULL;
  cli_parsed parsed = parse (argc, argv, &q, &path, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_settings settings
      = { .replications = q.replications, .seed = q.seed, .undeleted = TRUE };
  g_autoptr (pr_input) in = pr_input_open (path, &settings, error);
  if (in == NULL)
    return FALSE;
  cli_put_warnings (in->warnings);
  return run (&q, in, error);
}
