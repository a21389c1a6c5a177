/* Sweep: see sweep.h. */
#include "study/sweep.h"

#include "kernel/file.h"
#include "kernel/i18n.h"
#include "figure/question.h"
#include "report/table/sweep.h"
#include "scenario/shipped.h"
#include "study/reuse.h"
#include "study/manifest.h"
#include "study/shard.h"
#include "study/simulation.h"
#include "study/write.h"

#include <gio/gio.h>
#include <string.h>

#define DEFAULT_METRICS "on_time,backlog_end,sojourn_mean"

typedef struct {
  pr_asked asked;
  GPtrArray *of;      /* the same as asked.of: pr_question */
  const char *inputs; /* hash of all points' scenarios */
  pr_input *base;     /* the scenario as it is */
  pr_language language;
  bool force; /* replace the folder */
} question;

static void
question_clear (question *asked)
{
  g_clear_pointer (&asked->base, pr_input_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (question, question_clear)

static const pr_assignment *
assignment_of (const pr_sweep_request *q)
{
  return q->shards != NULL ? q->shards->assignment : NULL;
}

/* The plan's text. Free with g_free. */
static char *
plan_text (const pr_sweep_request *q, GError **error)
{
  char *text = NULL;
  if (assignment_of (q) != NULL)
    return g_strdup (assignment_of (q)->plan);
  return pr_file_read (q->path, PR_FILE_NOTES_MAX, &text, NULL, error) ? text : NULL;
}

static pr_design *
read_plan (const pr_sweep_request *q, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *data = plan_text (q, &failure);
  if (data == NULL)
    {
      g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s: error: %s", q->path,
                   failure->message);
      return NULL;
    }
  g_autoptr (pr_diag) diag = pr_diag_new ();
  uint64_t seed = q->seed != NULL ? g_ascii_strtoull (q->seed, NULL, 10) : 1;
  pr_design *d = pr_design_read (data, strlen (data), pr_diag_file (diag, q->path), seed, diag);
  if (d != NULL)
    return d;
  g_autofree char *text = pr_diag_text (diag);
  g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s", g_strchomp (text));
  return NULL;
}

/* Point 0 is the scenario as it is. */
static pr_input *
open_point (const pr_sweep_request *q, const pr_design *d, guint point, GError **error)
{
  g_autofree char *base = pr_shipped_beside (q->path, d->base);
  g_autofree char *name = g_strdup_printf ("point-%u", point);
  g_autofree char *overlay = point > 0 ? pr_design_overlay (d, point - 1, name) : NULL;
  const pr_settings settings = { .seed = q->seed,
                                 .until = q->until,
                                 .language = q->language,
                                 .replications = d->replications,
                                 .overlay = overlay,
                                 .overlay_name = name };
  return assignment_of (q) != NULL ? pr_assignment_open (assignment_of (q), 0, &settings, error)
                                   : pr_input_open (base, &settings, error);
}

/* What the plan asks for, or the usual, with the cost where the scenario knows it. NULL after an
 * error. Free with g_free. */
static char *
choose_metrics (const pr_sweep_request *q, const pr_design *d, GError **error)
{
  if (d->of != NULL)
    return g_strdup (d->of);
  g_autoptr (pr_input) in = open_point (q, d, 0, error);
  if (in == NULL)
    return NULL;
  return g_strconcat (DEFAULT_METRICS, in->world->costs != NULL ? ",cost" : "", NULL);
}

/* By the scenario as it is. */
static gboolean
set_questions (const pr_sweep_request *q, const pr_design *d, GPtrArray *questions, char **why,
               GError **error)
{
  g_autoptr (pr_input) in = open_point (q, d, 0, error);
  return in != NULL && pr_questions_set (questions, in->world, why);
}

static void
keep_values (pr_sweep *s, guint point, const pr_input *in, const pr_outcome *o)
{
  const pr_results r = { in->tables, in->world, o };
  for (size_t m = 0; m < s->n_metrics; m++)
    for (uint32_t k = 0; k < s->n; k++)
      s->value[(point * s->n_metrics + m) * s->n + k]
          = pr_metric_value (s->metrics[m], &r, o->record[k], PR_PROVINCE, 0);
}

/* Hashes the names that the results show: of the plan, the metrics, and the points with their
 * factors. */
static void
add_words (const pr_sweep *s, GChecksum *sum)
{
  g_checksum_update (sum, (const guchar *) s->design->name, -1);
  for (size_t m = 0; m < s->n_metrics; m++)
    g_checksum_update (sum, (const guchar *) s->metrics[m]->name, -1);
  for (guint k = 0; k < s->design->points->len; k++)
    {
      g_autofree char *words = pr_design_words (s->design, k);
      g_checksum_update (sum, (const guchar *) words, -1);
    }
}

/* All points are opened before the first is simulated, so that a mistake in the last is reported at
 * once. */
static gboolean
check_points (const pr_sweep_request *q, const pr_design *d, question *asked, GChecksum *sum,
              GError **error)
{
  for (guint k = 0; k <= d->points->len; k++)
    {
      g_autoptr (pr_input) in = open_point (q, d, k, error);
      if (in == NULL)
        {
          g_autofree char *words = k > 0 ? pr_design_words (d, k - 1) : g_strdup ("");
          g_prefix_error (error, k > 0 ? _ ("point %u (%s):\n") : "%.0u%.0s", k, words);
          return FALSE;
        }
      g_autofree char *key = pr_input_key (in);
      g_checksum_update (sum, (const guchar *) key, -1);
      if (k == 0)
        {
          g_autofree char *n = g_strdup_printf ("%u", in->replications);
          asked->asked.replications = in->replications;
          asked->asked.until = in->until;
          asked->language = pr_input_language (in);
          g_checksum_update (sum, (const guchar *) n, -1);
          asked->base = g_steal_pointer (&in);
        }
    }
  return TRUE;
}

static gboolean
simulate_point (const pr_sweep_request *q, pr_sweep *s, const question *asked, guint k,
                const char *folder, const pr_host *host, GError **error)
{
  g_autoptr (pr_input) in = open_point (q, s->design, k, error);
  g_autofree char *why = NULL;
  if (in == NULL)
    return FALSE;
  if (!pr_questions_set (asked->of, in->world, &why))
    return pr_study_fail_setting ("of", why, error);
  if (k == 0)
    {
      s->n = in->replications;
      s->level = in->tables->ini[PR_INI_REPORT_LEVEL].v.number;
      s->value = g_new (double, (s->design->points->len + 1) * s->n_metrics * (size_t) s->n);
    }
  g_autofree char *own = g_strdup_printf ("%s.%u", folder, k);
  g_auto (pr_simulation) run
      = { .input = in, .jobs = q->jobs, .shards = q->shards, .scenario = k, .host = host };
  if (!pr_simulation_run (&run, own, error))
    return FALSE;
  keep_values (s, k, in, run.outcome);
  return TRUE;
}

static void
forget_records (const pr_sweep *s, const char *folder)
{
  for (guint k = 0; k <= s->design->points->len; k++)
    {
      g_autofree char *own = g_strdup_printf ("%s.%u", folder, k);
      g_autofree char *path = pr_stage_records (own);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_file_delete (file, NULL, NULL);
    }
}

static gboolean
write_files (const pr_sweep_request *q, const pr_sweep *s, const question *asked,
             const pr_answer *a, pr_stage *stage, GError **error)
{
  static const pr_file_id tables[] = { PR_FILE_SWEEP, PR_FILE_FACTORS };
  const pr_plot_source of = { .sweep = s };
  g_autofree char *sources = q->shards != NULL ? pr_shards_log (q->shards) : g_strdup ("");
  g_autofree char *log = g_strdup_printf (_ ("command       %s\n%s"), q->raw_command, sources);
  g_autofree char *plan = plan_text (q, error),
                  *manifest = pr_manifest_of_sweep (s, &asked->asked, asked->base, asked->inputs);
  if (plan == NULL || !pr_stage_begin (stage, a->folder, asked->force, error)
      || !pr_stage_mkdir (stage, "plots", error)
      || !pr_stage_write_page (stage, "summary.txt", a->summary, error)
      || !pr_stage_write (stage, "plan.ini", plan, error)
      || !pr_stage_write (stage, "run.log", log, error)
      || !pr_stage_write (stage, "manifest.json", manifest, error)
      || !pr_study_write_plots (stage, PR_RESULTS_SWEEP, &of, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!pr_study_write_text (stage, pr_out_files[tables[i]].name, pr_sweep_table (s, tables[i]),
                              error))
      return FALSE;
  return TRUE;
}

static gboolean
sweep (const pr_sweep_request *q, pr_sweep *s, const question *asked, const char *folder,
       const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_stage) stage = { .cancel = host->cancel };
  for (guint k = 0; k <= s->design->points->len; k++)
    if (!simulate_point (q, s, asked, k, folder, host, error))
      return FALSE;
  gboolean has_plots = pr_sweep_plotted (s) < s->n_metrics;
  pr_host_say (host, _ ("writing files"));
  if (!has_plots)
    pr_host_warn (host, _ ("no plots: no metric has a value"));
  g_auto (pr_in_language) language = pr_language_enter (asked->language);
  g_auto (pr_answer) made = { .folder = g_strdup (folder), .summary = pr_sweep_summary (s) };
  if (!write_files (q, s, asked, &made, &stage, error))
    return FALSE;
  if (!pr_study_draw (&stage, folder, q->no_plots || !has_plots, host, error)
      || !pr_stage_commit (&stage, error))
    return FALSE;
  forget_records (s, folder);
  *a = made;
  made = (pr_answer){ 0 };
  return TRUE;
}

static char *
choose_folder (const pr_sweep_request *q, GChecksum *sum)
{
  g_autofree char *name = g_path_get_basename (q->path);
  if (q->folder != NULL)
    return g_strdup (q->folder);
  char *dot = strrchr (name, '.');
  if (dot != NULL && dot > name)
    *dot = '\0';
  g_autofree char *folder = g_strdup_printf ("sweep-%s-%.12s", name, g_checksum_get_string (sum));
  return g_build_filename (PR_STUDY_RUNS, folder, NULL);
}

static gboolean
complete (const pr_sweep_request *q, const char *folder, const pr_host *host, pr_answer *a,
          GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  if (!q->no_plots && !pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  return (q->no_plots || pr_study_complete_plots (folder, NULL, host, error))
         && pr_answer_find (a, folder, error);
}

/* What opens the points of a sweep for a shard. */
typedef struct {
  const pr_sweep_request *q;
  const pr_design *design;
} opener;

static pr_input *
open_for_shard (void *self, guint k, GError **error)
{
  const opener *o = self;
  return open_point (o->q, o->design, k, error);
}

/* folder: of the sweep that the shards will give. */
static gboolean
simulate_shard (const pr_sweep_request *q, const pr_design *d, question *asked, const char *folder,
                const pr_host *host, pr_answer *a, GError **error)
{
  opener o = { q, d };
  g_autofree char *plan = plan_text (q, error), *name = g_path_get_basename (q->path);
  const pr_assignment_parts parts = { .kind = PR_ASSIGNMENT_SWEEP,
                                      .input = &asked->base,
                                      .n = 1,
                                      .seed = q->seed,
                                      .until = q->until,
                                      .language = q->language,
                                      .plan = plan,
                                      .plan_name = name };
  if (plan == NULL)
    return FALSE;
  g_autofree char *assignment = pr_assignment_text (&parts), *beside = pr_shards_folder (folder);
  const pr_shard_task task = { .shard = *q->shard,
                               .assignment = assignment,
                               .n = d->points->len + 1,
                               .open = open_for_shard,
                               .self = &o,
                               .pairs = true,
                               .replications = asked->asked.replications,
                               .folder = q->folder != NULL ? q->folder : beside,
                               .paths = (char *const[]){ (char *) q->path, NULL },
                               .jobs = q->jobs,
                               .host = host };
  return pr_study_shard (&task, a, error);
}

/* Everything but the values is known. */
static gboolean
answer (const pr_sweep_request *q, pr_sweep *s, question *asked, const char *folder,
        const pr_host *host, pr_answer *a, GError **error)
{
  pr_stage_settle (folder);
  pr_found found
      = q->force ? PR_NOT_FOUND : pr_manifest_look_inputs (folder, asked->inputs, asked->language);
  if (found == PR_FOUND)
    return complete (q, folder, host, a, error);
  asked->force = q->force || found == PR_FOUND_IN_OTHER_WORDS;
  g_auto (pr_folder_lock) lock = { 0 };
  gboolean done = pr_folder_lock_take (&lock, folder, TRUE, error)
                  && pr_stage_check (folder, asked->force, error)
                  && sweep (q, s, asked, folder, host, a, error);
  g_free (s->value);
  return done;
}

gboolean
pr_study_sweep (const pr_sweep_request *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_autofree char *why = NULL;
  g_autoptr (pr_design) design = read_plan (q, error);
  if (design == NULL)
    return FALSE;
  g_autofree char *of = choose_metrics (q, design, error);
  if (of == NULL)
    return FALSE;
  g_autoptr (GPtrArray) questions = pr_questions_read (of, &why);
  if (questions == NULL || !set_questions (q, design, questions, &why, error))
    {
      if (why != NULL)
        g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s: error: of: %s", q->path,
                     why);
      return FALSE;
    }
  g_autofree const pr_figure **metrics = pr_questions_figures (questions);
  pr_sweep s = { .design = design, .metrics = metrics };
  while (metrics[s.n_metrics] != NULL)
    s.n_metrics++;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (question) asked
      = { .asked.of = of, .asked.mixed = q->shards != NULL && q->shards->mixed, .of = questions };
  if (!check_points (q, design, &asked, sum, error))
    return FALSE;
  add_words (&s, sum);
  asked.inputs = g_checksum_get_string (sum);
  g_autofree char *folder = choose_folder (q, sum);
  if (q->shard != NULL)
    return simulate_shard (q, design, &asked, folder, host, a, error);
  return answer (q, &s, &asked, folder, host, a, error);
}
