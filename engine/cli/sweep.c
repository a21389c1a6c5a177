/* sweep: values of a scenario vary by a plan. */
#include "cli/cli.h"
#include "kernel/cancel.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "report/plot/draw.h"
#include "study/manifest.h"
#include "study/write.h"
#include "figure/figure.h"
#include "report/table/sweep.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define DEFAULT_FOLDER "output/runs"
#define DEFAULT_METRICS "on_time,backlog_end,sojourn_mean"

typedef struct {
  char *path, *jobs_text, *seed, *until, *output, *raw_command;
  const char *inputs; /* hash of what all points are */
  uint64_t base_seed;
  gboolean force, no_plots, quiet;
  uint32_t jobs;
} request;

static void
request_clear (request *q)
{
  g_free (q->path);
  g_free (q->jobs_text);
  g_free (q->seed);
  g_free (q->until);
  g_free (q->output);
  g_free (q->raw_command);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    CLI_OPTION_UNTIL (&q->until),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("Folder to write (default: output/runs/sweep-PLAN-HASH)"), "DIR" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force,
      N_ ("Sweep again, and replace a folder that holds a sweep"), NULL },
    CLI_OPTION_NO_PLOTS (&q->no_plots),
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  uint64_t unused;
  q->raw_command = cli_quote (argc, argv);
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("PLAN"),
      N_ ("Runs a scenario at the points of a plan, all with the same luck, and tells what each "
          "does.\n"
          "PLAN is a file: [sweep] base, name, design (grid, one at a time, latin), points, of,\n"
          "replications; and for each factor [factor NAME] change, key, values or range."),
      &q->path, error);
  if (parsed != CLI_GO)
    return parsed;
  if (!cli_jobs (q->jobs_text, &q->jobs, error) || !cli_check_folder (q->output, error)
      || (q->seed != NULL && !pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error)))
    return CLI_WRONG;
  return CLI_GO;
}

static pr_design *
read_plan (const request *q, GError **error)
{
  g_autofree char *data = NULL;
  gsize n;
  g_autoptr (GError) failure = NULL;
  if (!pr_file_read (q->path, PR_FILE_NOTES_MAX, &data, &n, &failure))
    {
      g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s: error: %s", q->path,
                   failure->message);
      return NULL;
    }
  g_autoptr (pr_diag) diag = pr_diag_new ();
  uint64_t seed = q->seed != NULL ? g_ascii_strtoull (q->seed, NULL, 10) : 1;
  pr_design *d = pr_design_read (data, n, pr_diag_file (diag, q->path), seed, diag);
  if (d != NULL)
    return d;
  g_autofree char *text = pr_diag_text (diag);
  g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s", g_strchomp (text));
  return NULL;
}

/* The base as the plan's folder sees it. Free with g_free. */
static char *
base_path (const request *q, const pr_design *d)
{
  g_autofree char *folder = g_path_get_dirname (q->path);
  return g_path_is_absolute (d->base) ? g_strdup (d->base)
                                      : g_build_filename (folder, d->base, NULL);
}

/* Point 0 is the scenario as it is. */
static pr_input *
open_point (const request *q, const pr_design *d, guint point, GError **error)
{
  g_autofree char *base = base_path (q, d);
  g_autofree char *name = g_strdup_printf ("point-%u", point);
  g_autofree char *overlay = point > 0 ? pr_design_overlay (d, point - 1, name) : NULL;
  const pr_settings settings = { .seed = q->seed,
                                 .until = q->until,
                                 .replications = d->replications,
                                 .overlay = overlay,
                                 .overlay_name = name };
  return pr_input_open (base, &settings, error);
}

static void
keep_values (pr_sweep *s, guint point, const pr_input *in, const pr_outcome *o)
{
  const pr_results r = { in->tables, in->world, o };
  for (size_t m = 0; m < s->n_metrics; m++)
    for (uint32_t k = 0; k < s->n; k++)
      s->value[(point * s->n_metrics + m) * s->n + k]
          = s->metrics[m]->value (&r, o->record[k], PR_PROVINCE, 0);
}

/* What is told of the points, and how they and their factors are called. */
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

/* All points are opened before the first is simulated: a mistake in the last is told at once. */
static gboolean
check_points (request *q, const pr_design *d, GChecksum *sum, GError **error)
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
          q->base_seed = (uint64_t) in->tables->ini[PR_INI_SCENARIO_SEED].v.count;
          g_checksum_update (sum, (const guchar *) n, -1);
        }
    }
  return TRUE;
}

static gboolean
simulate_point (const request *q, pr_sweep *s, guint k, const char *folder, GError **error)
{
  g_autoptr (pr_input) in = open_point (q, s->design, k, error);
  if (in == NULL)
    return FALSE;
  if (k == 0)
    {
      s->n = in->replications;
      s->level = in->tables->ini[PR_INI_REPORT_LEVEL].v.number;
      s->value = g_new (double, (s->design->points->len + 1) * s->n_metrics * (size_t) s->n);
    }
  g_autofree char *own = g_strdup_printf ("%s.%u", folder, k);
  g_auto (cli_simulation) run = { .input = in, .jobs = q->jobs };
  if (!cli_simulate (&run, own, error))
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
write_all (const request *q, const pr_sweep *s, const char *summary, const char *folder,
           GError **error)
{
  static const pr_file_id tables[] = { PR_FILE_SWEEP, PR_FILE_FACTORS };
  g_auto (pr_stage) stage = { .cancel = cli_interrupted () };
  g_autoptr (GError) drawing = NULL;
  g_autofree char *log = g_strdup_printf (_ ("command       %s\n"), q->raw_command);
  g_autofree char *plan = NULL;
  const pr_plot_source of = { .sweep = s };
  gboolean has_plots = pr_sweep_plotted (s) < s->n_metrics;
  gsize n;
  if (!pr_file_read (q->path, PR_FILE_NOTES_MAX, &plan, &n, error)
      || !pr_stage_begin (&stage, folder, q->force, error)
      || !pr_stage_mkdir (&stage, "plots", error)
      || !pr_stage_write (&stage, "summary.txt", summary, error)
      || !pr_stage_write (&stage, "plan.ini", plan, error)
      || !pr_stage_write (&stage, "run.log", log, error)
      || !pr_study_write_text (&stage, "manifest.json",
                               pr_manifest_of_sweep (s, q->inputs, q->base_seed), error)
      || (has_plots && !pr_study_write_plots (&stage, PR_RESULTS_SWEEP, &of, error)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!pr_study_write_text (&stage, pr_out_files[tables[i]].name, pr_sweep_table (s, tables[i]),
                              error))
      return FALSE;
  gboolean drawn = !has_plots || q->no_plots
                   || pr_draw (stage.partial, NULL, NULL, cli_interrupted (), &drawing);
  if (!pr_go_on (cli_interrupted (), error))
    return FALSE;
  if (!has_plots)
    cli_warn (_ ("no plots: no metric has a value"));
  if (!drawn)
    {
      g_autofree char *note = pr_draw_note (drawing, folder);
      cli_warn ("%s", note);
    }
  return pr_stage_commit (&stage, error);
}

static gboolean
sweep (const request *q, pr_sweep *s, const char *folder, GError **error)
{
  for (guint k = 0; k <= s->design->points->len; k++)
    if (!simulate_point (q, s, k, folder, error))
      return FALSE;
  g_autofree char *summary = pr_sweep_summary (s);
  cli_progress_say (_ ("writing files"));
  if (!write_all (q, s, summary, folder, error))
    return FALSE;
  forget_records (s, folder);
  cli_progress_end ();
  cli_print_page (summary);
  cli_printf (_ ("\nFiles: %s\n"), folder);
  return TRUE;
}

static char *
choose_folder (const request *q, GChecksum *sum)
{
  g_autofree char *name = g_path_get_basename (q->path);
  if (q->output != NULL)
    return g_strdup (q->output);
  char *dot = strrchr (name, '.');
  if (dot != NULL && dot > name)
    *dot = '\0';
  g_autofree char *folder = g_strdup_printf ("sweep-%s-%.12s", name, g_checksum_get_string (sum));
  return g_build_filename (DEFAULT_FOLDER, folder, NULL);
}

/* A sweep that is found gets its plots. */
static gboolean
complete (const request *q, const char *folder, GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  if (!q->no_plots && !pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  return (q->no_plots || cli_complete_plots (folder, error)) && cli_print_found (folder, error);
}

gboolean
cli_sweep (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_autofree char *why = NULL;
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  g_autoptr (pr_design) design = read_plan (&q, error);
  if (design == NULL)
    return FALSE;
  g_autofree const pr_figure **metrics
      = pr_metrics_read (design->of != NULL ? design->of : DEFAULT_METRICS, &why);
  if (metrics == NULL)
    {
      g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s: error: of: %s", q.path,
                   why);
      return FALSE;
    }
  pr_sweep s = { .design = design, .metrics = metrics };
  while (metrics[s.n_metrics] != NULL)
    s.n_metrics++;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (!check_points (&q, design, sum, error))
    return FALSE;
  add_words (&s, sum);
  q.inputs = g_checksum_get_string (sum);
  g_autofree char *folder = choose_folder (&q, sum);
  pr_stage_settle (folder);
  if (!q.force && cli_look_for (folder, "inputs_sha256", q.inputs, NULL) == CLI_FOUND)
    return complete (&q, folder, error);
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_stage_check (folder, q.force, error))
    return FALSE;
  cli_progress_begin (!q.quiet);
  gboolean done = sweep (&q, &s, folder, error);
  cli_progress_end ();
  g_free (s.value);
  return done;
}
