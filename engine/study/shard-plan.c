/* Shard plan: see shard-plan.h. */
#include "study/shard-plan.h"

#include "experiment/experiment.h"
#include "kernel/i18n.h"
#include "report/text/text.h"
#include "study/shard.h"

#include <math.h>
#include <sys/resource.h>

#define ARRAY_MOST 1000       /* the largest index of an array, unless a site allows more */
#define MEMORY_STEP 64        /* MB */
#define TIME_FACTOR 3         /* of the limit, for machines that are slower */
#define LEAST_TIME_LIMIT 10.0 /* minutes */

typedef struct {
  double seconds;       /* of a replication */
  double minutes;       /* of a shard */
  uint32_t n, of;       /* replications, shards */
  unsigned long memory; /* MB */
} plan;

/* Measures one replication. */
static gboolean
measure (const pr_input *in, const pr_host *host, plan *p, GError **error)
{
  const pr_experiment_options options = { .replications = 1, .jobs = 1, .cancel = host->cancel };
  gint64 began = g_get_monotonic_time ();
  g_autoptr (pr_outcome) outcome = pr_experiment_run (in->world, &options, error);
  struct rusage usage = { 0 };
  if (outcome == NULL)
    return FALSE;
  p->seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  getrusage (RUSAGE_SELF, &usage);
  p->memory = ((unsigned long) usage.ru_maxrss * 3 / 2 / 1024 / MEMORY_STEP + 1) * MEMORY_STEP;
  return TRUE;
}

static void
deal (plan *p, double minutes, uint32_t jobs)
{
  double all = p->seconds * p->n / 60 / jobs;
  p->of = (uint32_t) CLAMP (ceil (all / minutes), 1, p->n);
  p->minutes = ceil ((double) p->n / p->of) * p->seconds / 60 / MIN (jobs, p->n);
}

/* The head of the script: what a batch system reads. */
static void
add_head (const plan *p, uint32_t jobs, GString *out)
{
  char seconds[PR_NUMBER_SIZE], minutes[PR_NUMBER_SIZE];
  unsigned limit = (unsigned) ceil (MAX (TIME_FACTOR * p->minutes, LEAST_TIME_LIMIT));
  g_string_append_printf (out, "#!/bin/sh\n");
  g_string_append_printf (out,
                          _ ("# Replications: %u; shards: %u; minutes each: %s. A replication "
                             "took %s s here.\n"),
                          p->n, p->of, pr_text_fixed (minutes, p->minutes, 1),
                          pr_text_fixed (seconds, p->seconds, 2));
  if (p->of > ARRAY_MOST)
    g_string_append_printf (out,
                            _ ("# The largest index may be %u: scontrol show config | grep "
                               "MaxArraySize\n"),
                            ARRAY_MOST);
  g_string_append_printf (out,
                          "#SBATCH --array=1-%u\n#SBATCH --cpus-per-task=%u\n#SBATCH --mem=%luM\n"
                          "#SBATCH --time=%u\n#SBATCH --requeue\n#SBATCH --signal=B:USR1@60\n"
                          "#SBATCH --output=shard-%%A_%%a.log\n",
                          p->of, jobs, p->memory, limit);
}

static void
add_commands (const pr_shard_plan_request *q, const pr_input *in, const plan *p, GString *out)
{
  g_autofree char *results = g_build_filename (PR_STUDY_RUNS, in->run_name, NULL);
  g_autofree char *beside = pr_shards_folder (results);
  g_autofree char *folder = pr_input_word (q->folder != NULL ? q->folder : beside),
                  *path = pr_input_word (q->path);
  g_string_append (out, "\n");
  g_string_append (out,
                   _ ("# Without Slurm: GNU parallel, with --joblog and --resume-failed, gives "
                      "SHARD from 1 on.\n"));
  g_string_append_printf (out,
                          "exec pilotrun run %s --replications %u --seed %s%s%s \\\n"
                          "  --shard \"${SLURM_ARRAY_TASK_ID:-$SHARD}/%u\" --jobs %u --output %s "
                          "--quiet\n\n",
                          path, p->n, in->tables->ini[PR_INI_SCENARIO_SEED].text,
                          in->until != NULL ? " --until " : "", in->until != NULL ? in->until : "",
                          p->of, q->jobs, folder);
  g_string_append_printf (out, _ ("# When all have ended, whether well or not:\n"));
  g_string_append_printf (out, "#   pilotrun merge %s\n", folder);
}

gboolean
pr_study_shard_plan (const pr_shard_plan_request *q, const pr_host *host, char **script,
                     GError **error)
{
  g_autoptr (pr_input) in = pr_input_open (q->path, &q->settings, error);
  plan p = { 0 };
  if (in == NULL)
    return FALSE;
  pr_host_tell (host, in->warnings);
  p.n = in->replications;
  if (!measure (in, host, &p, error))
    return FALSE;
  deal (&p, q->minutes, q->jobs);
  g_autoptr (GString) out = g_string_new (NULL);
  add_head (&p, q->jobs, out);
  add_commands (q, in, &p, out);
  *script = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}
