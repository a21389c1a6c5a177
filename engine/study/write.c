/* Write: see write.h. */
#include "study/write.h"

#include "kernel/cancel.h"
#include "report/plot/draw.h"
#include "report/diagram/diagram.h"
#include "study/diagrams.h"
#include "study/inputs.h"
#include "study/relief-file.h"
#include "report/page/page.h"
#include "report/store/store.h"
#include "report/table/provinces.h"
#include "report/table/tables.h"
#include "report/text/text.h"
#include "kernel/i18n.h"
#include "kernel/version.h"

#include <sys/utsname.h>

gboolean
pr_study_write_text (pr_stage *stage, const char *name, char *text, GError **error)
{
  gboolean ok = pr_stage_write (stage, name, text, error);
  g_free (text);
  return ok;
}

/* The log of how the run went. */
static char *
log_text (const pr_report *r, const pr_writing *w)
{
  struct utsname name = { 0 };
  char wall[PR_NUMBER_SIZE], events[PR_NUMBER_SIZE], rate[PR_NUMBER_SIZE];
  gint64 n = 0;
  for (uint32_t k = 0; k < r->results.outcome->n; k++)
    n += r->results.outcome->record[k]->events;
  uname (&name);
  g_autofree char *path = w->scenario_path != NULL
                              ? g_canonicalize_filename (w->scenario_path, NULL)
                              : g_strdup (r->base);
  return g_strdup_printf (
      _ ("scenario      %s\ncommand       %s\nwall time     %s s\nevents        %s\nevents per "
         "second, all jobs  "
         "%s\n"
         "jobs          %u\nmachine       %s %s %s, %u processors\nversion       %s\n%s"),
      path, w->raw_command, pr_text_fixed (wall, w->wall_seconds, 3),
      pr_text_fixed (events, (double) n, 0),
      pr_text_fixed (rate, w->wall_seconds > 0 ? (double) n / w->wall_seconds : 0, 0), w->jobs,
      name.sysname, name.release, name.machine, g_get_num_processors (), PR_VERSION,
      w->sources != NULL ? w->sources : "");
}

/* A table on its way to its file. */
typedef struct {
  pr_writer file;
  const gint *cancel;
  GError **error;
} table_file;

static gboolean
put (void *self, const char *text, size_t n)
{
  table_file *t = self;
  return pr_go_on (t->cancel, t->error) && pr_writer_put (&t->file, text, n, t->error);
}

static gboolean
write_table (const pr_report *r, pr_file_id id, const pr_stage *stage, GError **error)
{
  g_autofree char *path = g_build_filename (stage->partial, pr_out_files[id].name, NULL);
  table_file t = { .cancel = stage->cancel, .error = error };
  gboolean good = pr_writer_begin (&t.file, path, error) && pr_table_write (r, id, put, &t)
                  && pr_writer_end (&t.file, error);
  pr_writer_clear (&t.file);
  return good;
}

static gboolean
write_texts (const pr_report *r, const pr_writing *w, pr_stage *stage, GError **error)
{
  g_autofree char *summary = pr_report_summary (r);
  if (!pr_stage_write_page (stage, "summary.txt", summary, error)
      || !pr_stage_write (stage, "scenario.txt", r->scenario_text, error)
      || !pr_stage_write_page (stage, "rules.txt", r->rules_text, error))
    return FALSE;
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    if (!write_table (r, (pr_file_id) id, stage, error))
      return FALSE;
  if (pr_provinces_belong (r->results.world) && !write_table (r, PR_FILE_PROVINCES, stage, error))
    return FALSE;
  return pr_study_write_text (stage, "manifest.json", pr_manifest_of_run (r, w->asked), error)
         && pr_stage_write (stage, PR_INPUTS_NAME, w->inputs, error)
         && pr_study_write_text (stage, PR_RELIEF_NAME,
                                 pr_relief_file_text (r->relief, r->n_relief), error)
         && pr_study_write_text (stage, "run.log", log_text (r, w), error);
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
    if (pr_plot_belongs (*plot, kind, of) && !write_plot (stage, *plot, of, error))
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

/* The run's own store, and the one that several share: that one is written last, when all is
 * well. */
static gboolean
write_stores (const pr_report *r, const pr_writing *w, pr_stage *stage, GError **error)
{
  g_autofree char *own = g_build_filename (stage->partial, PR_STORE_NAME, NULL);
  g_autofree char *manifest = pr_manifest_of_run (r, w->asked);
  return (!pr_store_belongs (r->results.world)
          || pr_store_add (r, stage->partial, manifest, own, error))
         && (w->store == NULL || pr_store_add (r, stage->partial, manifest, w->store, error));
}

/* The records. If the run kept none on disk, they are first written from memory, then copied like
 * all others. */
static gboolean
make_records (const pr_report *r, const pr_writing *w, const pr_stage *stage, const char *path,
              GError **error)
{
  g_autofree char *made = g_build_filename (stage->partial, ".records", NULL);
  g_autoptr (pr_record_file) f = pr_record_file_open (made, w->key, r->results.world, error);
  gboolean good = f != NULL;
  for (uint32_t k = 0; good && k < r->results.outcome->n; k++)
    good = pr_go_on (w->cancel, error)
           && pr_record_file_add (f, k, r->results.outcome->record[k], error);
  return good && pr_record_file_copy (f, path, r->results.outcome->n, w->cancel, error)
         && pr_remove_tree (made, error);
}

static gboolean
write_records (const pr_report *r, const pr_writing *w, const pr_stage *stage, GError **error)
{
  g_autofree char *path = g_build_filename (stage->partial, PR_RECORDS_NAME, NULL);
  if (w->key == NULL)
    return TRUE;
  return w->records != NULL
             ? pr_record_file_copy (w->records, path, r->results.outcome->n, w->cancel, error)
             : make_records (r, w, stage, path, error);
}

static gboolean
move_logs (const pr_writing *w, const pr_stage *stage, GError **error)
{
  for (size_t i = 0; w->logs != NULL && i < w->logs->n; i++)
    {
      g_autofree char *from = pr_logs_path (w->logs->folder, w->logs->number[i]);
      g_autofree char *to = pr_logs_path (stage->partial, w->logs->number[i]);
      if (g_file_test (from, G_FILE_TEST_EXISTS) && !pr_rename (from, to, error))
        return FALSE;
    }
  return TRUE;
}

/* Draws plots and diagrams. What could not be drawn is in the note, a line for each reason; only a
 * folder that cannot be written is an error. */
static gboolean
draw (const pr_report *r, const pr_writing *w, const pr_stage *stage, const char *final,
      char **note, GError **error)
{
  g_autoptr (GError) plots = NULL, diagrams = NULL;
  g_autofree char *folder = g_build_filename (stage->partial, PR_DIAGRAMS, NULL);
  if (w->no_plots)
    return TRUE;
  gboolean drawn = pr_draw (stage->partial, NULL, NULL, w->cancel, &plots);
  g_auto (GStrv) svgs = pr_workflow_svgs (r->results.world, w->cancel, &diagrams);
  if (svgs != NULL && !pr_diagrams_write (folder, r->results.world, svgs, TRUE, error))
    return FALSE;
  g_autofree char *of_plots = drawn ? NULL : pr_draw_note (plots, final);
  g_autofree char *of_diagrams = svgs != NULL ? NULL : pr_diagrams_note (diagrams, final);
  if (of_plots != NULL && of_diagrams != NULL)
    *note = g_strjoin ("\n", of_plots, of_diagrams, NULL);
  else
    *note = g_strdup (of_plots != NULL ? of_plots : of_diagrams);
  return TRUE;
}

gboolean
pr_study_write (const pr_report *r, const pr_writing *w, const char *final, gboolean force,
                char **plots_note, GError **error)
{
  g_auto (pr_stage) stage = { .cancel = w->cancel };
  g_autofree char *note = NULL;
  *plots_note = NULL;
  if (!pr_stage_begin (&stage, final, force, error))
    return FALSE;
  if (!write_texts (r, w, &stage, error) || !write_records (r, w, &stage, error)
      || !write_plots (&r->results, &stage, error) || !write_stores (r, w, &stage, error)
      || !draw (r, w, &stage, final, &note, error))
    return FALSE;
  /* Logs move last, so that they are kept if something fails before. */
  if (!pr_go_on (w->cancel, error) || !pr_page_write (stage.partial, error)
      || !pr_go_on (w->cancel, error) || !move_logs (w, &stage, error)
      || !pr_stage_commit (&stage, error))
    return FALSE;
  *plots_note = g_steal_pointer (&note);
  return TRUE;
}

gboolean
pr_study_draw (const pr_stage *stage, const char *folder, gboolean no_plots, const pr_host *host,
               GError **error)
{
  g_autoptr (GError) drawing = NULL;
  gboolean drawn = no_plots || pr_draw (stage->partial, NULL, NULL, host->cancel, &drawing);
  if (!pr_go_on (host->cancel, error))
    return FALSE;
  if (!drawn)
    {
      g_autofree char *note = pr_draw_note (drawing, folder);
      pr_host_warn (host, "%s", note);
    }
  return TRUE;
}
