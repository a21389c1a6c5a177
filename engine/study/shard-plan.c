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
#define LEAST_NOTICE 60       /* seconds before the limit, for the replication in hand */
#define NOTICE_MOST 65535     /* that Slurm takes */

typedef struct {
  double seconds;       /* of a processor, for a replication */
  double minutes;       /* of a shard */
  uint32_t n, of;       /* replications, shards */
  uint32_t jobs;        /* processors of a shard */
  unsigned long memory; /* MB */
} plan;

static double
seconds_of (const struct rusage *u)
{
  return (double) (u->ru_utime.tv_sec + u->ru_stime.tv_sec)
         + (double) (u->ru_utime.tv_usec + u->ru_stime.tv_usec) / G_USEC_PER_SEC;
}

/* Measures one replication: its processor's time, since other programs may be at work here. */
static gboolean
measure (const pr_input *in, const pr_host *host, plan *p, GError **error)
{
  const pr_experiment_options options = { .replications = 1, .jobs = 1, .cancel = host->cancel };
  struct rusage before = { 0 }, after = { 0 };
  getrusage (RUSAGE_SELF, &before);
  g_autoptr (pr_outcome) outcome = pr_experiment_run (in->world, &options, error);
  if (outcome == NULL)
    return FALSE;
  getrusage (RUSAGE_SELF, &after);
  p->seconds = seconds_of (&after) - seconds_of (&before);
  unsigned long kilobytes = (unsigned long) after.ru_maxrss * MIN (p->jobs, p->n);
  p->memory = (kilobytes * 3 / 2 / 1024 / MEMORY_STEP + 1) * MEMORY_STEP;
  return TRUE;
}

static void
deal (plan *p, double minutes)
{
  double all = p->seconds * p->n / 60 / p->jobs;
  p->of = (uint32_t) CLAMP (ceil (all / minutes), 1, p->n);
  p->minutes = ceil (ceil ((double) p->n / p->of) / p->jobs) * p->seconds / 60;
}

/* The head of the script: what a batch system reads. */
static void
add_head (const plan *p, GString *out)
{
  char seconds[PR_NUMBER_SIZE], minutes[PR_NUMBER_SIZE];
  unsigned notice = (unsigned) CLAMP (ceil (TIME_FACTOR * p->seconds), LEAST_NOTICE, NOTICE_MOST);
  double limit = MAX (TIME_FACTOR * p->minutes, LEAST_TIME_LIMIT) + notice / 60.0;
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
                          "#SBATCH --time=%.0f\n#SBATCH --requeue\n#SBATCH --signal=B:USR1@%u\n"
                          "#SBATCH --output=shard-%%A_%%a.log\n\n",
                          p->of, p->jobs, p->memory, ceil (limit), notice);
}

/* How the script is used. A comment has one line, whatever the name of a folder. */
static void
add_use (const plan *p, const char *folder, GString *out)
{
  g_autofree char *line = g_strdelimit (g_strdup (folder), "\r\n", ' ');
  g_string_append_printf (
      out,
      _ ("# With Slurm, SCRIPT being this file, all shards, or one again:\n"
         "#   sbatch SCRIPT\n"
         "#   sbatch --array=%u SCRIPT\n"
         "# On one machine, all shards, or one again:\n"
         "#   parallel --jobs %u%% --retries 3 SHARD={} sh SCRIPT ::: $(seq %u)\n"
         "#   SHARD=%u sh SCRIPT\n"
         "# When all have ended, whether well or not, merge them:\n"
         "#   pilotrun merge %s\n"),
      p->of, MAX (100 / p->jobs, 1), p->of, p->of, line);
}

static void
add_command (const pr_shard_plan_request *q, const pr_input *in, const plan *p, const char *folder,
             GString *out)
{
  g_autofree char *path = pr_input_word (q->path);
  g_string_append_printf (out,
                          "exec pilotrun run %s --replications %u --seed %s%s%s \\\n"
                          "  --shard \"${SLURM_ARRAY_TASK_ID:-$SHARD}/%u\" --jobs %u --quiet \\\n"
                          "  --output %s\n",
                          path, p->n, in->tables->ini[PR_INI_SCENARIO_SEED].text,
                          in->until != NULL ? " --until " : "", in->until != NULL ? in->until : "",
                          p->of, p->jobs, folder);
}

gboolean
pr_study_shard_plan (const pr_shard_plan_request *q, const pr_host *host, char **script,
                     GError **error)
{
  g_autoptr (pr_input) in = pr_input_open (q->path, &q->settings, error);
  plan p = { .jobs = q->jobs };
  if (in == NULL)
    return FALSE;
  pr_host_tell (host, in->warnings);
  p.n = in->replications;
  if (!measure (in, host, &p, error))
    return FALSE;
  deal (&p, q->minutes);
  g_autofree char *results = g_build_filename (PR_STUDY_RUNS, in->run_name, NULL);
  g_autofree char *beside = pr_shards_folder (results);
  g_autofree char *folder = pr_input_word (q->folder != NULL ? q->folder : beside);
  g_autoptr (GString) out = g_string_new (NULL);
  add_head (&p, out);
  add_use (&p, folder, out);
  add_command (q, in, &p, folder, out);
  *script = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}
