/* Merge: see merge.h. */
#include "study/merge.h"

#include "kernel/i18n.h"
#include "study/compare.h"
#include "study/run.h"
#include "study/shards.h"
#include "study/sweep.h"

static gboolean
merge_run (const pr_merge_request *q, const pr_shards *s, const pr_settings *settings,
           const pr_host *host, pr_answer *a, GError **error)
{
  const pr_run_request run = { .path = s->assignment->path,
                               .settings = *settings,
                               .folder = q->folder,
                               .store = q->store,
                               .raw_command = q->raw_command,
                               .shards = s,
                               .jobs = q->jobs,
                               .force = q->force,
                               .no_plots = q->no_plots };
  return pr_study_run (&run, host, a, error);
}

static gboolean
merge_comparison (const pr_merge_request *q, const pr_shards *s, const pr_settings *settings,
                  const pr_host *host, pr_answer *a, GError **error)
{
  const char *of = s->assignment->of;
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) metrics = of != NULL ? pr_questions_read (of, &why) : NULL;
  if (why != NULL)
    return pr_study_fail_setting ("of", why, error);
  const pr_compare_request compare = { .settings = *settings,
                                       .metrics = metrics,
                                       .of = of,
                                       .folder = q->folder,
                                       .store = q->store,
                                       .raw_command = q->raw_command,
                                       .shards = s,
                                       .jobs = q->jobs,
                                       .force = q->force,
                                       .no_plots = q->no_plots };
  return pr_study_compare (&compare, host, a, error);
}

static gboolean
merge_sweep (const pr_merge_request *q, const pr_shards *s, const pr_settings *settings,
             const pr_host *host, pr_answer *a, GError **error)
{
  const pr_sweep_request sweep = { .path = s->assignment->plan_name,
                                   .seed = settings->seed,
                                   .until = settings->until,
                                   .language = settings->language,
                                   .folder = q->folder,
                                   .raw_command = q->raw_command,
                                   .shards = s,
                                   .jobs = q->jobs,
                                   .force = q->force,
                                   .no_plots = q->no_plots };
  if (q->store != NULL)
    return pr_study_fail_setting ("store", _ ("a sweep is not added to a store"), error);
  if (s->replications < s->asked)
    return pr_study_fail_setting ("prefix", _ ("of a sweep all replications are merged"), error);
  return pr_study_sweep (&sweep, host, a, error);
}

gboolean
pr_study_merge (const pr_merge_request *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_autoptr (pr_shards) s = pr_shards_open (q->paths, q->mixed, q->prefix, error);
  if (s == NULL)
    return FALSE;
  const pr_assignment *of = s->assignment;
  g_autofree char *n = g_strdup_printf ("%u", s->replications);
  const pr_settings settings = { .replications = n,
                                 .seed = of->seed,
                                 .until = of->until,
                                 .language = q->language != NULL ? q->language : of->language };
  switch (of->kind)
    {
    case PR_ASSIGNMENT_RUN:
      return merge_run (q, s, &settings, host, a, error);
    case PR_ASSIGNMENT_COMPARE:
      return merge_comparison (q, s, &settings, host, a, error);
    default:
      return merge_sweep (q, s, &settings, host, a, error);
    }
}
