/* The verb steady: warm-up and batch means. */
#include "experiment/experiment.h"
#include "figure/reduce.h"
#include "figure/steady.h"
#include "kernel/i18n.h"
#include "ask/values.h"

#include <math.h>

static const char *const figure_names[PR_STEADY_N] = {
  [PR_STEADY_BACKLOG] = N_ ("backlog"),          [PR_STEADY_ENTERED] = N_ ("entered a day"),
  [PR_STEADY_RETURNED] = N_ ("returned a day"),  [PR_STEADY_VISITS] = N_ ("visits a day"),
  [PR_STEADY_LEFT] = N_ ("left unserved a day"),
};

static void
print_deletion (const pr_host *host, const pr_steady *s, size_t warm_up)
{
  pr_host_put (host, s->weekly ? _ (
                         "\nDeletion, MSER on whole weeks; days from the beginning of the series\n")
                               : _ ("\nDeletion, MSER-5; days from the beginning of the series\n"));
  for (int i = 0; i < PR_STEADY_N; i++)
    {
      const pr_steady_figure *f = &s->figure[i];
      if (f->proposed)
        pr_host_put (host, "  %-20s %5zu\n", _ (figure_names[i]), f->truncate);
      else if (f->there)
        pr_host_put (host, "  %-20s %5s  %s\n", _ (figure_names[i]), "-",
                     _ ("no proposal: the series is too short to tell"));
    }
  if (s->proposed)
    pr_host_put (host, _ ("Proposed warm_up, in days: %zu; the scenario's own: %zu\n"), s->proposal,
                 warm_up);
  else
    pr_host_put (host, _ ("No warm_up is proposed; the scenario's own, in days: %zu\n"), warm_up);
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
print_means (const pr_host *host, const pr_steady *s, double level)
{
  pr_host_put (host, _ ("\nBatch means from day %zu to day %u, level %g %%\n"), s->deleted + 1,
               s->days, 100 * level);
  /* One string, so that a translation keeps the columns. */
  pr_host_put (host, "%s\n",
               _ ("                             mean  half-width  batches  of days   lag 1"));
  for (int i = 0; i < PR_STEADY_N; i++)
    {
      const pr_steady_figure *f = &s->figure[i];
      const pr_batches *b = &f->batches;
      if (!f->there)
        continue;
      if (b->n == 0)
        pr_host_put (host, "  %-20s %10s  %10s  %7zu  %7zu", _ (figure_names[i]), "-", "-", b->n,
                     b->length);
      else
        pr_host_put (host, "  %-20s %10.5g  %10.3g  %7zu  %7zu", _ (figure_names[i]), b->mean,
                     b->half_width, b->n, b->length);
      if (isnan (b->lag1))
        pr_host_put (host, "  %6s\n", "-");
      else
        pr_host_put (host, "  %6.2f\n", b->lag1);
      if (*remark (b) != '\0')
        pr_host_put (host, "    %s\n", remark (b));
    }
}

static gboolean
run (const pr_input *in, uint32_t jobs, const pr_host *host, GError **error)
{
  const pr_experiment_options options = { .replications = in->replications,
                                          .jobs = jobs,
                                          .progress = host->progress,
                                          .self = host->self,
                                          .cancel = host->cancel };
  g_autoptr (pr_outcome) outcome = pr_experiment_run (in->world, &options, error);
  if (outcome == NULL)
    return FALSE;
  const pr_results results = { in->tables, in->world, outcome };
  double level = pr_results_level (&results);
  size_t warm_up = (size_t) in->undeleted_days;
  pr_steady steady;
  pr_steady_analyse (&results, warm_up, level, &steady);
  pr_host_put (host, "%s: %s\n", in->base, in->world->name);
  pr_host_put (host,
               NGETTEXT ("Days in the series: %u, each the mean of %u replication\n",
                         "Days in the series: %u, each the mean of %u replications\n", outcome->n),
               steady.days, outcome->n);
  print_deletion (host, &steady, warm_up);
  if (steady.deleted < steady.days)
    print_means (host, &steady, level);
  return TRUE;
}

gboolean
pr_ask_steady (const pr_ask *q, const pr_host *host, pr_answer *a G_GNUC_UNUSED, GError **error)
{
  uint64_t jobs = pr_input_default_jobs ();
  const pr_settings settings = { .replications = pr_options_get (q->options, "replications"),
                                 .seed = pr_options_get (q->options, "seed"),
                                 .undeleted = TRUE };
  if (!pr_ask_number (q, "jobs", 1, PR_JOBS_MAX, &jobs, error))
    return FALSE;
  g_autoptr (pr_input) in = pr_ask_open (q, q->about[0], settings, host, error);
  return in != NULL && run (in, (uint32_t) jobs, host, error);
}
