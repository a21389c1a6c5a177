/* Write: see write.h. */
#include "study/write.h"

#include "kernel/cancel.h"
#include "report/plot/draw.h"
#include "study/manifest.h"
#include "report/page/page.h"
#include "report/store/store.h"
#include "report/table/tables.h"

gboolean
pr_study_write_text (pr_stage *stage, const char *name, char *text, GError **error)
{
  gboolean ok = pr_stage_write (stage, name, text, error);
  g_free (text);
  return ok;
}

static gboolean
write_texts (const pr_report *r, pr_stage *stage, GError **error)
{
  if (!pr_study_write_text (stage, "summary.txt", pr_report_summary (r), error)
      || !pr_stage_write (stage, "scenario.txt", r->scenario_text, error)
      || !pr_stage_write (stage, "rules.txt", r->rules_text, error))
    return FALSE;
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    if (!pr_study_write_text (stage, pr_out_files[id].name, pr_table_text (r, (pr_file_id) id),
                              error))
      return FALSE;
  return pr_study_write_text (stage, "manifest.json", pr_manifest_of_run (r), error)
         && pr_study_write_text (stage, "run.log", pr_log_text (r), error);
}

static gboolean
write_plot (pr_stage *stage, const pr_plot *plot, const pr_plot_source *of, GError **error)
{
  g_autofree char *text_name = g_strdup_printf ("plots/%s.txt", plot->name);
  g_autofree char *program_name = g_strdup_printf ("plots/%s.gp", plot->name);
  g_autofree char *data = pr_plot_data (plot, of);
  g_autofree char *texts = pr_plot_texts (plot, of);
  g_autofree char *program = pr_plot_program (plot);
  return pr_stage_write (stage, plot->table.name, data, error)
         && pr_stage_write (stage, text_name, texts, error)
         && pr_stage_write (stage, program_name, program, error);
}

gboolean
pr_study_write_plots (pr_stage *stage, pr_results_kind kind, const pr_plot_source *of,
                      GError **error)
{
  for (const pr_plot *const *plot = pr_plots; *plot != NULL; plot++)
    if ((*plot)->kind == kind && !write_plot (stage, *plot, of, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_plots (const pr_results *r, pr_stage *stage, GError **error)
{
  const pr_plot_source of = { .run = r };
  return pr_stage_mkdir (stage, "plots", error)
         && pr_study_write_plots (stage, PR_RESULTS_RUN, &of, error);
}

/* The run's own store, and the one that several share: that is written last, when all is well. */
static gboolean
write_stores (const pr_report *r, pr_stage *stage, GError **error)
{
  g_autofree char *own = g_build_filename (stage->partial, PR_STORE_NAME, NULL);
  g_autofree char *manifest = pr_manifest_of_run (r);
  return pr_store_add (r, manifest, own, error)
         && (r->store == NULL || pr_store_add (r, manifest, r->store, error));
}

static gboolean
write_records (const pr_report *r, pr_stage *stage, GError **error)
{
  if (r->records == NULL)
    return TRUE;
  g_autofree char *path = g_build_filename (stage->partial, PR_RECORDS_NAME, NULL);
  return pr_record_file_copy (r->records, path, r->results.outcome->n, r->cancel, error);
}

static gboolean
move_logs (const pr_report *r, const pr_stage *stage, GError **error)
{
  for (size_t i = 0; r->logs != NULL && i < r->logs->n; i++)
    {
      g_autofree char *from = pr_logs_path (r->logs->folder, r->logs->number[i]);
      g_autofree char *to = pr_logs_path (stage->partial, r->logs->number[i]);
      if (g_file_test (from, G_FILE_TEST_EXISTS) && !pr_rename (from, to, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pr_study_write (const pr_report *r, const char *final, gboolean force, char **plots_note,
                GError **error)
{
  g_auto (pr_stage) stage = { .cancel = r->cancel };
  g_autoptr (GError) drawing = NULL;
  *plots_note = NULL;
  if (!pr_stage_begin (&stage, final, force, error) || !write_texts (r, &stage, error)
      || !write_records (r, &stage, error) || !write_plots (&r->results, &stage, error)
      || !write_stores (r, &stage, error))
    return FALSE;
  gboolean drawn = r->no_plots || pr_draw (stage.partial, NULL, NULL, r->cancel, &drawing);
  /* Logs move last: they are kept when this ends before. */
  if (!pr_go_on (r->cancel, error) || !pr_page_write (stage.partial, error)
      || !pr_go_on (r->cancel, error) || !move_logs (r, &stage, error)
      || !pr_stage_commit (&stage, error))
    return FALSE;
  if (!drawn)
    *plots_note = pr_draw_note (drawing, final);
  return TRUE;
}
