/* Compare: see compare.h. */
#include "study/compare.h"

#include "kernel/i18n.h"
#include "report/brief/brief.h"
#include "report/page/page.h"
#include "report/store/store.h"
#include "report/text/goals.h"
#include "study/brief.h"
#include "study/contents.h"
#include "study/extend.h"
#include "study/inputs.h"
#include "study/logs.h"
#include "study/reuse.h"
#include "study/shard.h"
#include "study/manifest.h"
#include "study/simulation.h"
#include "study/write.h"

#include <string.h>

#define DEFAULT_METRICS                                                                            \
  "places_ready,on_time,decided_late,backlog_end,deciding_peak,deciding_recovered,overdue,"        \
  "throughput,sojourn_mean,counter_wait_mean,visits_left"

/* The scenarios and their replications. */
typedef struct {
  bool force;           /* replace the folder */
  bool again;           /* the folder has their replications */
  GArray *events;       /* replications whose logs are kept; NULL: none */
  GPtrArray *questions; /* of pr_question */
  const pr_figure **metrics;
  size_t n;
  pr_input *input[PR_COMPARED_MOST];
  pr_simulation run[PR_COMPARED_MOST];
  pr_report report[PR_COMPARED_MOST];
  char *brief; /* its data */
} field;

static void
field_clear (field *f)
{
  g_clear_pointer (&f->events, g_array_unref);
  g_clear_pointer (&f->questions, g_ptr_array_unref);
  g_free (f->metrics);
  g_free (f->brief);
  for (size_t k = 0; k < f->n; k++)
    {
      pr_simulation_clear (&f->run[k]);
      pr_input_free (f->input[k]);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (field, field_clear)

typedef struct {
  pr_asked asked;
  const char *command; /* normal form */
} question;

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
name_apart (const pr_compare_request *q, field *f)
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

/* As the folder of a comparison keeps them. */
static gboolean
open_kept (const pr_compare_request *q, field *f, GError **error)
{
  guint n = pr_manifest_scenarios (q->folder);
  if (n < 2 || n > PR_COMPARED_MOST)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                   _ ("'%s': manifest.json is damaged"), q->folder);
      return FALSE;
    }
  for (guint k = 0; k < n; k++)
    {
      g_auto (pr_manifest) m = { 0 };
      g_autofree char *own = pr_scenario_folder (q->folder, k);
      if (!pr_manifest_read_scenario (&m, q->folder, k, error))
        return FALSE;
      pr_input *in = pr_extend_open (&m, own, NULL, &q->settings, error);
      if (in == NULL)
        return FALSE;
      f->input[f->n++] = in;
    }
  return TRUE;
}

/* All scenarios get the seed and the replications of the first. */
static gboolean
open_all (const pr_compare_request *q, field *f, GError **error)
{
  pr_settings settings = { .replications = q->settings.replications,
                           .seed = q->settings.seed,
                           .until = q->settings.until,
                           .language = q->settings.language,
                           .known = q->settings.known,
                           .n_known = q->settings.n_known };
  g_autofree char *n = NULL;
  const pr_assignment *from = q->shards != NULL ? q->shards->assignment : NULL;
  if (from == NULL && q->paths == NULL)
    return open_kept (q, f, error);
  guint n_scenarios = from != NULL ? from->n : g_strv_length ((char **) q->paths);
  for (guint k = 0; k < n_scenarios; k++)
    {
      pr_input *in = from != NULL ? pr_assignment_open (from, k, &settings, error)
                                  : pr_input_open (q->paths[k], &settings, error);
      if (in == NULL)
        return FALSE;
      f->input[f->n++] = in;
      if (f->n > 1)
        continue;
      n = g_strdup_printf ("%u", in->replications);
      settings.replications = n;
      settings.seed = in->tables->ini[PR_INI_SCENARIO_SEED].text;
    }
  if (from == NULL) /* else their names are apart already */
    name_apart (q, f);
  return TRUE;
}

/* Free with g_free. */
static char *
names_of (const pr_figure **metrics)
{
  GString *names = g_string_new (NULL);
  for (const pr_figure **m = metrics; *m != NULL; m++)
    g_string_append_printf (names, "%s%s", m > metrics ? "," : "", (*m)->name);
  return g_string_free (names, FALSE);
}

/* Those that are asked for; else the usual ones, with the cost if all scenarios know it. */
static gboolean
choose_metrics (const pr_compare_request *q, field *f, GError **error)
{
  bool costs = true;
  for (size_t k = 0; k < f->n; k++)
    costs &= f->input[k]->world->costs != NULL;
  g_autofree char *usual = g_strconcat (DEFAULT_METRICS, costs ? ",cost" : "", NULL), *why = NULL;
  f->questions
      = q->metrics != NULL ? g_ptr_array_ref (q->metrics) : pr_questions_read (usual, &why);
  for (size_t k = 0; k < f->n; k++)
    {
      pr_world *w = f->input[k]->world;
      if (!pr_questions_set (f->questions, w, &why))
        return pr_study_fail_setting ("of", why, error);
      if (q->precision != NULL && !pr_precision_set (q->precision, w, &why))
        return pr_study_fail_setting ("precision", why, error);
    }
  f->metrics = pr_questions_figures (f->questions);
  return TRUE;
}

/* The normal form: what was asked, but not where to write it and how fast. Free with g_free. */
static char *
normal_command (const pr_compare_request *q, const field *f, const char *of)
{
  g_autoptr (GString) s = g_string_new ("pilotrun compare");
  for (size_t k = 0; k < f->n; k++)
    {
      g_autofree char *base = pr_input_word (f->input[k]->base);
      g_string_append_printf (s, " %s", base);
    }
  g_autofree char *metrics = pr_input_word (of);
  g_string_append_printf (s, " --of %s", metrics);
  if (q->settings.precision != NULL)
    {
      g_autofree char *precision = pr_input_word (q->settings.precision);
      g_string_append_printf (s, " --precision %s --most %u", precision, q->settings.most);
    }
  else
    g_string_append_printf (s, " --replications %u", f->input[0]->replications);
  g_string_append_printf (s, " --seed %s", f->input[0]->tables->ini[PR_INI_SCENARIO_SEED].text);
  if (q->settings.until != NULL)
    g_string_append_printf (s, " --until %s", q->settings.until);
  return g_string_free (g_steal_pointer (&s), FALSE);
}

static char *
choose_folder (const pr_compare_request *q, const field *f, const char *command)
{
  if (q->folder != NULL)
    return g_strdup (q->folder);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (sum, (const guchar *) command, -1);
  for (size_t k = 0; k < f->n; k++)
    g_checksum_update (sum, (const guchar *) f->input[k]->hash, -1);
  g_autofree char *name
      = g_strdup_printf ("compare-%.40s-%.40s%s-%.12s", f->input[0]->base, f->input[1]->base,
                         f->n > 2 ? "-more" : "", g_checksum_get_string (sum));
  g_strdelimit (name, "/", '-');
  return g_build_filename (PR_STUDY_RUNS, name, NULL);
}

static gboolean
all_reached (const pr_compare_request *q, const field *f)
{
  for (size_t k = 0; k < f->n; k++)
    if (!pr_precision_reached (q->precision, &f->report[k].results))
      return FALSE;
  return TRUE;
}

/* Simulates the same number of replications of each, until all goals are reached in all of them. */
static gboolean
simulate_all (const pr_compare_request *q, field *f, const char *folder, const pr_host *host,
              GError **error)
{
  for (size_t k = 0; k < f->n; k++)
    {
      g_autofree char *own = g_strdup_printf ("%s.%c", folder, (char) ('A' + k));
      f->run[k] = (pr_simulation){ .input = f->input[k],
                                   .jobs = q->jobs,
                                   .shards = q->shards,
                                   .scenario = (guint) k,
                                   .host = host };
      if (q->precision != NULL)
        f->input[k]->replications = PR_PRECISION_LEAST;
      g_autofree char *run = f->again
                                 ? pr_scenario_folder (folder, (guint) k)
                                 : g_build_filename (PR_STUDY_RUNS, f->input[k]->run_name, NULL);
      pr_simulation_reuse (run, own);
      if (!pr_simulation_run (&f->run[k], own, error))
        return FALSE;
      f->report[k]
          = (pr_report){ .results = { f->input[k]->tables, f->input[k]->world, f->run[k].outcome },
                         .scenario_text = f->input[k]->text,
                         .scenario_hash = f->input[k]->hash,
                         .base = f->input[k]->base };
    }
  for (size_t k = 0; k < f->n && q->precision != NULL; k++)
    if (!pr_simulation_possible (q->precision, &f->report[k].results, error))
      {
        for (size_t i = 0; i < f->n; i++)
          pr_simulation_done (&f->run[i]);
        return FALSE;
      }
  uint32_t n = f->run[0].outcome->n;
  while (q->precision != NULL && n < q->settings.most && !all_reached (q, f))
    {
      n = MIN (n + PR_PRECISION_BATCH, q->settings.most);
      for (size_t k = 0; k < f->n; k++)
        if (!pr_simulation_extend (&f->run[k], n, error))
          return FALSE;
    }
  return TRUE;
}

/* The scenarios as they were read, and their replications: with these the words can be made again,
 * with those single replications simulated again. */
static gboolean
write_scenarios (const field *f, pr_stage *stage, GError **error)
{
  for (guint k = 0; k < f->n; k++)
    {
      g_autofree char *own = pr_scenario_folder ("", k);
      g_autofree char *name = g_build_filename (own, PR_INPUTS_NAME, NULL);
      g_autofree char *records = g_build_filename (stage->partial, own, PR_RECORDS_NAME, NULL);
      if (!pr_stage_mkdir (stage, own, error)
          || !pr_study_write_text (stage, name, pr_inputs_text (f->input[k]), error)
          || !pr_record_file_copy (f->run[k].records, records, f->run[k].outcome->n, stage->cancel,
                                   error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_files (const pr_compare_request *q, const field *f, const pr_comparison *c,
             const pr_answer *a, const char *manifest, pr_stage *stage, GError **error)
{
  const pr_out_range tables = pr_out_ranges[PR_RESULTS_COMPARISON];
  const pr_plot_source of = { .comparison = c };
  g_autofree char *sources = q->shards != NULL ? pr_shards_log (q->shards) : g_strdup ("");
  g_autofree char *log = g_strdup_printf (_ ("command       %s\n%s"), q->raw_command, sources);
  if (!pr_stage_begin (stage, a->folder, f->force, error) || !pr_stage_mkdir (stage, "plots", error)
      || !pr_stage_write_page (stage, "summary.txt", a->summary, error)
      || !pr_stage_write (stage, "run.log", log, error)
      || !pr_study_write_plots (stage, PR_RESULTS_COMPARISON, &of, error)
      || !write_scenarios (f, stage, error)
      || !pr_stage_write (stage, "manifest.json", manifest, error))
    return FALSE;
  for (int id = (int) tables.first; id <= (int) tables.last; id++)
    if (!pr_study_write_text (stage, pr_out_files[id].name,
                              pr_comparison_table (c, (pr_file_id) id), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (const pr_compare_request *q, const field *f, const pr_comparison *c,
           const question *asked, const pr_answer *a, const pr_host *host, GError **error)
{
  g_auto (pr_stage) stage = { .cancel = host->cancel };
  g_autofree char *manifest = pr_manifest_of_comparison (c, &asked->asked, asked->command);
  if (!write_files (q, f, c, a, manifest, &stage, error)
      || !pr_study_draw (&stage, a->folder, q->no_plots, host, error))
    return FALSE;
  if (q->store != NULL && !pr_store_add_comparison (c, asked->command, manifest, q->store, error))
    return FALSE;
  return pr_study_write_brief (&stage, f->brief, error) && pr_page_write (stage.partial, error)
         && pr_stage_commit (&stage, error);
}

/* With all that is said of the precision that was asked for; the answer in short comes last, unless
 * figures were asked for, which are the answer then. */
static char *
summary_of (const pr_compare_request *q, const field *f, const pr_comparison *c)
{
  g_autofree char *page = pr_comparison_summary (c);
  g_autoptr (GString) out = g_string_new (page);
  for (size_t k = 0; k < f->n; k++)
    {
      g_autofree char *scaled = pr_study_scaled (f->input[k]);
      if (scaled != NULL)
        g_string_append_printf (out, "\n%s", scaled);
    }
  for (size_t k = 0; k < f->n && q->precision != NULL; k++)
    {
      g_string_append_printf (out, _ ("\nPRECISION of %c\n"), (char) ('A' + k));
      pr_precision_tell (q->precision, &f->report[k].results, out);
    }
  g_autofree char *in_short = q->metrics == NULL ? pr_brief_short (f->brief) : NULL;
  if (in_short != NULL)
    g_string_append_printf (out, "\n%s", in_short);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
compare (const pr_compare_request *q, field *f, const question *asked, const char *folder,
         const pr_host *host, pr_answer *a, GError **error)
{
  if (!simulate_all (q, f, folder, host, error))
    return FALSE;
  const pr_comparison c = { .n = f->n, .report = f->report, .metrics = f->metrics };
  f->brief = pr_brief_data (&c);
  pr_host_say (host, _ ("writing files"));
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (f->input[0]));
  g_auto (pr_answer) made = { .folder = g_strdup (folder), .summary = summary_of (q, f, &c) };
  if (!write_all (q, f, &c, asked, &made, host, error))
    return FALSE;
  for (size_t k = 0; k < f->n; k++)
    pr_simulation_done (&f->run[k]);
  *a = made;
  made = (pr_answer){ 0 };
  return TRUE;
}

/* Simulates again those replications whose logs are not there. */
static gboolean
add_logs (const pr_compare_request *q, const field *f, const char *folder, const pr_host *host,
          GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  if (f->events == NULL)
    return TRUE;
  if (!pr_manifest_read_scenario (&m, folder, 0, error)
      || !pr_study_logs_check (f->events, m.replications, error))
    return FALSE;
  for (guint k = 0; k < f->n; k++)
    {
      g_autofree char *own = pr_scenario_folder (folder, k);
      if (!pr_study_logs_make (f->events, f->input[k], own, q->jobs, host, error))
        return FALSE;
    }
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
  g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_QUESTION, obstacle);
  return FALSE;
}

/* What the folder has already is made again in it. */
static void
keep_logs (field *f, const char *folder)
{
  g_autofree char *own = pr_scenario_folder (folder, 0);
  g_autoptr (GArray) there = pr_study_logs_found (own);
  if (there->len > 0 && f->events == NULL)
    f->events = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint k = 0; k < there->len; k++)
    pr_study_logs_add (f->events, g_array_index (there, uint32_t, k));
}

static gboolean
complete (const pr_compare_request *q, const field *f, const char *command, const char *folder,
          const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  if ((q->store != NULL || f->events != NULL || !q->no_plots)
      && !pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  return (q->no_plots || pr_study_complete_plots (folder, NULL, host, error))
         && (q->store == NULL || pr_store_copy_comparison (folder, command, q->store, error))
         && add_logs (q, f, folder, host, error) && pr_answer_find (a, folder, error);
}

static pr_input *
take_input (void *self, guint k, GError **error G_GNUC_UNUSED)
{
  field *f = self;
  return g_steal_pointer (&f->input[k]);
}

/* folder: of the comparison that the shards will give. */
static gboolean
simulate_shard (const pr_compare_request *q, field *f, const char *folder, const pr_host *host,
                pr_answer *a, GError **error)
{
  const pr_assignment_parts parts = { .kind = PR_ASSIGNMENT_COMPARE,
                                      .input = f->input,
                                      .n = f->n,
                                      .until = q->settings.until,
                                      .language = q->settings.language,
                                      .of = q->of };
  g_autofree char *assignment = pr_assignment_text (&parts), *beside = pr_shards_folder (folder);
  const pr_shard_task task = { .shard = *q->shard,
                               .assignment = assignment,
                               .n = (guint) f->n,
                               .open = take_input,
                               .self = f,
                               .replications = f->input[0]->replications,
                               .folder = q->folder != NULL ? q->folder : beside,
                               .paths = q->paths,
                               .jobs = q->jobs,
                               .host = host };
  return pr_study_shard (&task, a, error);
}

gboolean
pr_study_compare (const pr_compare_request *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (field) f = { 0 };
  if (!open_all (q, &f, error) || !check_comparable (&f, error) || !choose_metrics (q, &f, error))
    return FALSE;
  g_autofree char *of = names_of (f.metrics), *command = normal_command (q, &f, of);
  g_autofree char *folder = choose_folder (q, &f, command);
  const question asked
      = { .command = command,
          .asked = { .replications = f.input[0]->replications,
                     .precision = q->settings.precision,
                     .most = q->settings.most,
                     .until = f.input[0]->until,
                     .of = of,
                     .mixed = q->mixed || (q->shards != NULL && q->shards->mixed) } };
  if (q->shard != NULL)
    return simulate_shard (q, &f, folder, host, a, error);
  pr_stage_settle (folder);
  pr_found found = q->force ? PR_NOT_FOUND : pr_manifest_look (folder, &asked.asked, f.input, f.n);
  f.events = q->events != NULL ? g_array_copy ((GArray *) q->events) : NULL;
  if (found == PR_FOUND)
    return complete (q, &f, command, folder, host, a, error);
  f.again = found == PR_FOUND_IN_OTHER_WORDS;
  f.force = q->force || f.again;
  if (f.again)
    keep_logs (&f, folder);
  g_auto (pr_folder_lock) lock = { 0 };
  return pr_folder_lock_take (&lock, folder, TRUE, error) && pr_stage_check (folder, f.force, error)
         && (q->precision != NULL
             || pr_study_logs_check (q->events, f.input[0]->replications, error))
         && compare (q, &f, &asked, folder, host, a, error)
         && add_logs (q, &f, folder, host, error);
}

gboolean
pr_study_compare_reword (const char *folder, const char *language, const char *raw_command,
                         uint32_t jobs, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  g_autofree char *why = NULL;
  if (!pr_manifest_read_scenario (&m, folder, 0, error))
    return FALSE;
  g_autofree char *n = g_strdup_printf ("%u", m.replications);
  g_autoptr (pr_precision) precision
      = m.precision != NULL ? pr_precision_read (m.precision, &why) : NULL;
  if (why != NULL)
    return pr_study_fail_setting ("precision", why, error);
  bool usual = m.of == NULL || strcmp (m.of, DEFAULT_METRICS) == 0
               || strcmp (m.of, DEFAULT_METRICS ",cost") == 0;
  g_autoptr (GPtrArray) metrics = usual ? NULL : pr_questions_read (m.of, &why);
  if (why != NULL)
    return pr_study_fail_setting ("of", why, error);
  const pr_compare_request q = { .settings = { .replications = n,
                                               .seed = m.seed,
                                               .until = m.until,
                                               .precision = m.precision,
                                               .most = m.most,
                                               .language = language },
                                 .precision = precision,
                                 .metrics = metrics,
                                 .folder = folder,
                                 .raw_command = raw_command,
                                 .jobs = jobs,
                                 .mixed = m.mixed };
  return pr_study_compare (&q, host, a, error);
}
