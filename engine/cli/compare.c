/* compare: scenarios side by side, replication by replication. */
#include "cli/cli.h"
#include "report/text/goals.h"
#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "report/table/comparison.h"
#include "report/plot/draw.h"
#include "study/manifest.h"
#include "study/write.h"
#include "report/page/page.h"
#include "report/store/store.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define DEFAULT_FOLDER "output/runs"
#define DEFAULT_METRICS                                                                            \
  "on_time,backlog_end,overdue,throughput,sojourn_mean,counter_wait_mean,visits_left"

typedef struct {
  char **paths, *replications, *seed, *until, *jobs_text, *output, *of, *precision_text, *most_text,
      *store;
  gboolean force, no_plots, quiet;
  uint32_t jobs, most;
  pr_precision *precision;
  const pr_figure **metrics;
  char *raw_command;
} request;

static void
request_clear (request *q)
{
  g_strfreev (q->paths);
  g_free (q->replications);
  g_free (q->seed);
  g_free (q->until);
  g_free (q->jobs_text);
  g_free (q->output);
  g_free (q->of);
  g_free (q->precision_text);
  g_free (q->most_text);
  g_free (q->store);
  g_free (q->metrics);
  g_free (q->raw_command);
  pr_precision_free (q->precision);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

/* The scenarios and their replications. */
typedef struct {
  size_t n;
  pr_input *input[PR_COMPARED_MOST];
  cli_simulation run[PR_COMPARED_MOST];
  pr_report report[PR_COMPARED_MOST];
} field;

static void
field_clear (field *f)
{
  for (size_t k = 0; k < f->n; k++)
    {
      cli_simulation_clear (&f->run[k]);
      pr_input_free (f->input[k]);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (field, field_clear)

static gboolean
check_values (request *q, GError **error)
{
  uint64_t unused;
  g_autofree char *why = NULL;
  guint n = q->paths != NULL ? g_strv_length (q->paths) : 0;
  if (n < 2 || n > PR_COMPARED_MOST)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("%u scenarios found; 2 to %d are expected"), n, PR_COMPARED_MOST);
      return FALSE;
    }
  if (!cli_jobs (q->jobs_text, &q->jobs, error) || !cli_check_folder (q->output, error)
      || !cli_check_store (q->store, error)
      || (q->replications != NULL
          && !pr_input_number ("--replications", q->replications, 1, PR_REPLICATIONS_MAX, &unused,
                               error))
      || (q->seed != NULL && !pr_input_number ("--seed", q->seed, 0, PR_SEED_MAX, &unused, error))
      || !cli_precision (q->precision_text, q->most_text, q->replications, &q->precision, &q->most,
                         error))
    return FALSE;
  q->metrics = pr_metrics_read (q->of != NULL ? q->of : DEFAULT_METRICS, &why);
  if (q->metrics == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "--of: %s", why);
  return q->metrics != NULL;
}

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "of", 0, 0, G_OPTION_ARG_STRING, &q->of,
      N_ ("Metrics, as in replications.csv, such as on_time,backlog.end (default: the seven most "
          "asked for)"),
      "METRICS" },
    CLI_OPTION_REPLICATIONS (&q->replications),
    CLI_OPTION_PRECISION (&q->precision_text),
    CLI_OPTION_MOST (&q->most_text),
    CLI_OPTION_SEED (&q->seed),
    CLI_OPTION_JOBS (&q->jobs_text),
    CLI_OPTION_STORE (&q->store),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("Folder to write (default: output/runs/compare-A-B-HASH)"), "DIR" },
    CLI_OPTION_UNTIL (&q->until),
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force,
      N_ ("Compare again, and replace a folder that holds a comparison"), NULL },
    CLI_OPTION_NO_PLOTS (&q->no_plots),
    CLI_OPTION_QUIET (&q->quiet),
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  q->raw_command = cli_quote (argc, argv);
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("SCENARIO SCENARIO [SCENARIO...]"),
      N_ ("Runs scenarios with the same luck and compares them replication by replication, all "
          "with\n"
          "the first and, from three on, with the best; prints the differences with their "
          "intervals.\n"
          "A SCENARIO is a folder, or the file of a what-if. The first one's seed and number of\n"
          "replications count for all."),
      &q->paths, error);
  if (parsed != CLI_GO)
    return parsed;
  return check_values (q, error) ? CLI_GO : CLI_WRONG;
}

static gboolean
is_namesake (const field *f, size_t k)
{
  for (size_t j = 0; j < f->n; j++)
    if (j != k && g_str_equal (f->input[j]->base, f->input[k]->base)
        && !g_str_equal (f->input[j]->hash, f->input[k]->hash))
      return TRUE;
  return FALSE;
}

/* Different scenarios of one name are told apart by the folders they are in, or else by a letter.
 */
static void
name_apart (const request *q, field *f)
{
  bool namesake[PR_COMPARED_MOST];
  for (int letters = 0; letters < 2; letters++)
    {
      for (size_t k = 0; k < f->n; k++)
        namesake[k] = is_namesake (f, k);
      for (size_t k = 0; k < f->n; k++)
        {
          g_autofree char *whole = g_canonicalize_filename (q->paths[k], NULL),
                          *parent = g_path_get_dirname (whole), *in = g_path_get_basename (parent);
          if (!namesake[k])
            continue;
          char *base = letters ? g_strdup_printf ("%s-%c", f->input[k]->base, (char) ('A' + k))
                               : g_strdup_printf ("%s/%s", in, f->input[k]->base);
          g_free (f->input[k]->base);
          f->input[k]->base = base;
        }
    }
}

/* The first one's seed and replications become everybody's. */
static gboolean
open_all (const request *q, field *f, GError **error)
{
  pr_settings settings = { .replications = q->replications, .seed = q->seed, .until = q->until };
  g_autofree char *n = NULL;
  for (char **path = q->paths; *path != NULL; path++)
    {
      pr_input *in = pr_input_open (*path, &settings, error);
      if (in == NULL)
        return FALSE;
      f->input[f->n++] = in;
      if (f->n > 1)
        continue;
      n = g_strdup_printf ("%u", in->replications);
      settings.replications = n;
      settings.seed = in->tables->ini[PR_INI_SCENARIO_SEED].text;
    }
  name_apart (q, f);
  return TRUE;
}

/* The normal form: what was asked, without where and how fast. Free with g_free. */
static char *
normal_command (const request *q, const field *f)
{
  g_autoptr (GString) s = g_string_new ("pilotrun compare");
  for (size_t k = 0; k < f->n; k++)
    {
      g_autofree char *base = pr_input_word (f->input[k]->base);
      g_string_append_printf (s, " %s", base);
    }
  g_string_append (s, " --of ");
  for (const pr_figure **m = q->metrics; *m != NULL; m++)
    g_string_append_printf (s, "%s%s", m > q->metrics ? "," : "", (*m)->name);
  if (q->precision_text != NULL)
    {
      g_autofree char *precision = pr_input_word (q->precision_text);
      g_string_append_printf (s, " --precision %s --most %u", precision, q->most);
    }
  else
    g_string_append_printf (s, " --replications %u", f->input[0]->replications);
  g_string_append_printf (s, " --seed %s", f->input[0]->tables->ini[PR_INI_SCENARIO_SEED].text);
  if (q->until != NULL)
    g_string_append_printf (s, " --until %s", q->until);
  return g_string_free (g_steal_pointer (&s), FALSE);
}

static char *
choose_folder (const request *q, const field *f, const char *command)
{
  if (q->output != NULL)
    return g_strdup (q->output);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *) command, -1);
  for (size_t k = 0; k < f->n; k++)
    g_checksum_update (sum, (const guchar *) f->input[k]->hash, -1);
  g_autofree char *name
      = g_strdup_printf ("compare-%.40s-%.40s%s-%.12s", f->input[0]->base, f->input[1]->base,
                         f->n > 2 ? "-more" : "", g_checksum_get_string (sum));
  g_strdelimit (name, "/", '-');
  return g_build_filename (DEFAULT_FOLDER, name, NULL);
}

static gboolean
all_reached (const request *q, const field *f)
{
  for (size_t k = 0; k < f->n; k++)
    if (!pr_precision_reached (q->precision, &f->report[k].results))
      return FALSE;
  return TRUE;
}

/* As many replications of each, until all goals are reached in all. */
static gboolean
simulate_all (const request *q, field *f, const char *folder, GError **error)
{
  for (size_t k = 0; k < f->n; k++)
    {
      g_autofree char *own = g_strdup_printf ("%s.%c", folder, (char) ('A' + k));
      f->run[k] = (cli_simulation){ .input = f->input[k], .jobs = q->jobs };
      if (q->precision != NULL)
        f->input[k]->replications = PR_PRECISION_LEAST;
      g_autofree char *run = g_build_filename (DEFAULT_FOLDER, f->input[k]->run_name, NULL);
      cli_reuse (run, own);
      if (!cli_simulate (&f->run[k], own, error))
        return FALSE;
      f->report[k] = (pr_report){ .results.tables = f->input[k]->tables,
                                  .results.world = f->input[k]->world,
                                  .results.outcome = f->run[k].outcome,
                                  .scenario_text = f->input[k]->text,
                                  .scenario_hash = f->input[k]->hash,
                                  .base = f->input[k]->base };
    }
  for (size_t k = 0; k < f->n && q->precision != NULL; k++)
    if (!cli_precision_possible (q->precision, &f->report[k].results, error))
      {
        for (size_t i = 0; i < f->n; i++)
          cli_simulation_done (&f->run[i]);
        return FALSE;
      }
  uint32_t n = f->run[0].outcome->n;
  while (q->precision != NULL && n < q->most && !all_reached (q, f))
    {
      n = MIN (n + PR_PRECISION_BATCH, q->most);
      for (size_t k = 0; k < f->n; k++)
        if (!cli_simulate_more (&f->run[k], n, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (const request *q, const pr_comparison *c, const char *command, const char *summary,
           const char *folder, GError **error)
{
  g_auto (pr_stage) stage = { .cancel = cli_interrupted () };
  const pr_plot_source of = { .comparison = c };
  g_autofree char *log = g_strdup_printf (_ ("command       %s\n"), q->raw_command);
  g_autoptr (GError) drawing = NULL;
  static const pr_file_id tables[] = { PR_FILE_COMPARISON, PR_FILE_COMPARISON_UNITS };
  if (!pr_stage_begin (&stage, folder, q->force, error) || !pr_stage_mkdir (&stage, "plots", error)
      || !pr_stage_write (&stage, "summary.txt", summary, error)
      || !pr_stage_write (&stage, "run.log", log, error)
      || !pr_study_write_plots (&stage, PR_RESULTS_COMPARISON, &of, error)
      || !pr_study_write_text (&stage, "manifest.json", pr_manifest_of_comparison (c, command),
                               error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!pr_study_write_text (&stage, pr_out_files[tables[i]].name,
                              pr_comparison_table (c, tables[i]), error))
      return FALSE;
  gboolean drawn = q->no_plots || pr_draw (stage.partial, NULL, NULL, cli_interrupted (), &drawing);
  if (!pr_go_on (cli_interrupted (), error))
    return FALSE;
  if (!drawn)
    {
      g_autofree char *note = pr_draw_note (drawing, folder);
      cli_warn ("%s", note);
    }
  g_autofree char *manifest = pr_manifest_of_comparison (c, command);
  if (q->store != NULL && !pr_store_add_comparison (c, command, manifest, q->store, error))
    return FALSE;
  return pr_page_write (stage.partial, error) && pr_stage_commit (&stage, error);
}

/* Everything that is said of the precision that was asked for. */
static char *
summary_of (const request *q, const field *f, const pr_comparison *c)
{
  g_autofree char *page = pr_comparison_summary (c);
  g_autoptr (GString) out = g_string_new (page);
  for (size_t k = 0; k < f->n; k++)
    {
      g_autofree char *scaled = cli_scaled (f->input[k]);
      if (scaled != NULL)
        g_string_append_printf (out, "\n%s", scaled);
    }
  for (size_t k = 0; k < f->n && q->precision != NULL; k++)
    {
      g_string_append_printf (out, _ ("\nPRECISION of %c\n"), (char) ('A' + k));
      pr_precision_tell (q->precision, &f->report[k].results, out);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
compare (const request *q, field *f, const char *command, const char *folder, GError **error)
{
  if (!simulate_all (q, f, folder, error))
    return FALSE;
  const pr_comparison c = { .n = f->n, .report = f->report, .metrics = q->metrics };
  g_autofree char *summary = summary_of (q, f, &c);
  cli_progress_say (_ ("writing files"));
  if (!write_all (q, &c, command, summary, folder, error))
    return FALSE;
  for (size_t k = 0; k < f->n; k++)
    cli_simulation_done (&f->run[k]);
  cli_progress_end ();
  cli_print_page (summary);
  cli_printf (_ ("\nFiles: %s\n"), folder);
  cli_print_plots (folder);
  return TRUE;
}

/* Before anything is simulated. */
static gboolean
check_comparable (const field *f, GError **error)
{
  pr_report reports[PR_COMPARED_MOST];
  for (size_t k = 0; k < f->n; k++)
    reports[k] = (pr_report){ .results.world = f->input[k]->world,
                              .base = f->input[k]->base,
                              .scenario_hash = f->input[k]->hash };
  const pr_comparison c = { .n = f->n, .report = reports };
  g_autofree char *obstacle = pr_comparison_obstacle (&c);
  if (*obstacle == '\0')
    return TRUE;
  g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE, obstacle);
  return FALSE;
}

static gboolean
is_there (const field *f, const char *command, const char *folder)
{
  const char *hashes[PR_COMPARED_MOST + 1] = { NULL };
  for (size_t k = 0; k < f->n; k++)
    hashes[k] = f->input[k]->hash;
  return cli_look_for (folder, "command", command, hashes) == CLI_FOUND;
}

/* A comparison that is found gets what was asked besides. */
static gboolean
complete (const request *q, const char *command, const char *folder, GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  if ((q->store != NULL || !q->no_plots) && !pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  return (q->no_plots || cli_complete_plots (folder, error))
         && (q->store == NULL || pr_store_copy_comparison (folder, command, q->store, error))
         && cli_print_found (folder, error);
}

gboolean
cli_compare (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_auto (field) f = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (!open_all (&q, &f, error) || !check_comparable (&f, error))
    return FALSE;
  g_autofree char *command = normal_command (&q, &f);
  g_autofree char *folder = choose_folder (&q, &f, command);
  pr_stage_settle (folder);
  if (!q.force && is_there (&f, command, folder))
    return complete (&q, command, folder, error);
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_stage_check (folder, q.force, error))
    return FALSE;
  cli_progress_begin (!q.quiet);
  gboolean done = compare (&q, &f, command, folder, error);
  cli_progress_end ();
  return done;
}
