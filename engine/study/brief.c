/* Brief: see brief.h. */
#include "study/brief.h"

#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/brief/brief.h"
#include "study/contents.h"
#include "study/extend.h"
#include "study/manifest.h"
#include "study/write.h"

#include <glib/gstdio.h>
#include <string.h>

/* Runs that are read back. */
typedef struct {
  size_t n;
  pr_manifest manifest[PR_COMPARED_MOST];
  pr_input *input[PR_COMPARED_MOST];
  pr_outcome *outcome[PR_COMPARED_MOST];
  pr_report report[PR_COMPARED_MOST];
} runs;

static void
runs_clear (runs *r)
{
  for (size_t k = 0; k < r->n; k++)
    {
      g_clear_pointer (&r->outcome[k], pr_outcome_free);
      g_clear_pointer (&r->input[k], pr_input_free);
      pr_manifest_clear (&r->manifest[k]);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (runs, runs_clear)

gboolean
pr_study_write_brief (pr_stage *stage, const char *data, GError **error)
{
  g_autofree char *page = pr_brief_page (data, PR_BRIEF_DATA_NAME, NULL, error);
  return page != NULL && pr_stage_write (stage, PR_BRIEF_DATA_NAME, data, error)
         && pr_stage_write (stage, PR_BRIEF_NAME, page, error);
}

/* All replications from a copy of the records: the run's own file stays as it is. */
static pr_outcome *
take_records (const char *path, const pr_input *in, uint32_t n, GError **error)
{
  g_autofree char *key = pr_study_key (in);
  g_autoptr (pr_record_file) f = pr_record_file_open (path, key, in->world, error);
  if (f == NULL)
    return NULL;
  g_autoptr (pr_outcome) o = pr_outcome_new (in->world, n);
  for (uint32_t k = 0; k < n; k++)
    {
      o->record[k] = pr_record_file_take (f, k);
      if (o->record[k] == NULL)
        {
          g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                       _ ("'%s' is damaged: run the scenario again"), PR_RECORDS_NAME);
          return NULL;
        }
    }
  return g_steal_pointer (&o);
}

static pr_outcome *
read_outcome (const char *folder, const pr_input *in, uint32_t n, GError **error)
{
  g_autofree char *records = g_build_filename (folder, PR_RECORDS_NAME, NULL),
                  *scratch = g_dir_make_tmp ("pilotrun-brief-XXXXXX", error);
  if (scratch == NULL)
    return NULL;
  g_autofree char *copy = g_build_filename (scratch, PR_RECORDS_NAME, NULL);
  pr_outcome *o = pr_copy_file (records, copy, error) ? take_records (copy, in, n, error) : NULL;
  pr_remove_tree (scratch, NULL);
  return o;
}

static gboolean
read_run (runs *r, const char *folder, GError **error)
{
  size_t k = r->n++;
  pr_manifest *m = &r->manifest[k];
  if (!pr_manifest_read (m, folder, error))
    return FALSE;
  g_autofree char *n = g_strdup_printf ("%u", m->replications);
  const pr_settings settings = { .replications = n, .seed = m->seed, .until = m->until };
  r->input[k] = pr_extend_open (m, folder, NULL, &settings, error);
  if (r->input[k] == NULL)
    return FALSE;
  r->outcome[k] = read_outcome (folder, r->input[k], m->replications, error);
  r->report[k] = (pr_report){ .results = { r->input[k]->tables, r->input[k]->world, r->outcome[k] },
                              .scenario_hash = r->input[k]->hash,
                              .base = r->input[k]->base };
  return r->outcome[k] != NULL;
}

static gboolean
check_comparable (const pr_comparison *c, const runs *r, GError **error)
{
  g_autofree char *obstacle = pr_comparison_obstacle (c);
  for (size_t k = 1; k < c->n && *obstacle == '\0'; k++)
    if (strcmp (r->manifest[k].seed, r->manifest[0].seed) != 0
        || r->manifest[k].replications != r->manifest[0].replications)
      {
        g_free (obstacle);
        obstacle = g_strdup_printf (_ ("'%s' and '%s' have not the same seed and replications"),
                                    c->report[0].base, c->report[k].base);
      }
  if (*obstacle == '\0')
    return TRUE;
  g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_QUESTION, obstacle);
  return FALSE;
}

static char *
data_of_runs (char *const *folders, GError **error)
{
  g_auto (runs) r = { 0 };
  for (char *const *folder = folders; *folder != NULL; folder++)
    if (!read_run (&r, *folder, error))
      return NULL;
  const pr_comparison c = { .n = r.n, .report = r.report };
  return check_comparable (&c, &r, error) ? pr_brief_data (&c) : NULL;
}

static char *
data_of (const pr_brief_request *q, GError **error)
{
  char *data = NULL;
  if (q->folders[1] != NULL || pr_manifest_scenarios (q->folders[0]) == 0)
    return data_of_runs (q->folders, error);
  g_autofree char *path = g_build_filename (q->folders[0], PR_BRIEF_DATA_NAME, NULL);
  return pr_read_file (path, &data, NULL, error) ? data : NULL;
}

/* A sweep says what the answer hangs on only if it varies what holds now. */
static gboolean
check_sweep (const pr_brief_request *q, GError **error)
{
  g_auto (pr_manifest) sweep = { 0 }, now = { 0 };
  g_autoptr (GError) why = NULL;
  gboolean several = pr_manifest_scenarios (q->folders[0]) > 0;
  if (several ? !pr_manifest_read_scenario (&now, q->folders[0], 0, error)
              : !pr_manifest_read (&now, q->folders[0], error))
    return FALSE;
  if (!pr_manifest_read_sweep (&sweep, q->sweep, &why))
    g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s: error: %s", q->sweep,
                 why->message);
  else if (strcmp (sweep.base, now.base) != 0)
    g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO,
                 _ ("%s: error: this is a sweep of '%s', but what holds now is '%s': give a sweep "
                    "of that"),
                 q->sweep, sweep.base, now.base);
  else if (strcmp (sweep.hash, now.hash) != 0)
    g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO,
                 _ ("%s: error: this is a sweep of '%s' with other files or another last day: make "
                    "the sweep again"),
                 q->sweep, sweep.base);
  else
    return TRUE;
  return FALSE;
}

/* brief.pdf beside brief.html. Free with g_free. */
static char *
pdf_name (const char *page)
{
  const char *dot = strrchr (page, '.'), *slash = strrchr (page, '/');
  bool ends = dot != NULL && (slash == NULL || dot > slash + 1) && dot > page;
  return g_strdup_printf ("%.*s.pdf", (int) (ends ? dot - page : (ptrdiff_t) strlen (page)), page);
}

static gboolean
is_own (const char *name)
{
  return strcmp (name, PR_BRIEF_NAME) == 0 || strcmp (name, PR_BRIEF_PDF_NAME) == 0;
}

/* Whether page and PDF may be written. */
static gboolean
check_places (const pr_brief_request *q, const char *page, const char *pdf, GError **error)
{
  if (q->pdf && pr_output_is_stream (page))
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
                   _ ("output: '%s' found; with a PDF the page is a file, which gives it its name"),
                   page);
      return FALSE;
    }
  if (q->pdf && strcmp (page, pdf) == 0)
    {
      g_set_error (
          error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING,
          _ ("output: '%s' found; the page's name is expected, which gives that of the PDF"), page);
      return FALSE;
    }
  return pr_contents_check_place (page, is_own, error)
         && (!q->pdf || pr_contents_check_place (pdf, is_own, error))
         && (!q->pdf || q->output == NULL || pr_output_check (pdf, q->force, error));
}

static char *
page_of (const pr_brief_request *q, const char *data, const pr_brief_sweep *sweep, GError **error)
{
  g_auto (pr_in_language) language
      = pr_language_enter (pr_manifest_language (q->folders[0], q->language));
  return pr_brief_page (data, PR_BRIEF_DATA_NAME, sweep, error);
}

gboolean
pr_study_brief (const pr_brief_request *q, const pr_host *host, char **page, char **pdf,
                GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  g_autoptr (pr_brief_sweep) sweep = NULL;
  if (q->sweep != NULL
      && ((sweep = pr_brief_sweep_read (q->sweep, error)) == NULL || !check_sweep (q, error)))
    return FALSE;
  g_autofree char *path = q->output != NULL ? g_strdup (q->output)
                                            : g_build_filename (q->folders[0], PR_BRIEF_NAME, NULL);
  g_autofree char *to = pdf_name (path);
  if (!check_places (q, path, to, error))
    return FALSE;
  g_autofree char *data = data_of (q, error);
  g_autofree char *text = data != NULL ? page_of (q, data, sweep, error) : NULL;
  if (text == NULL
      || (q->output == NULL && !pr_folder_lock_take (&lock, q->folders[0], TRUE, error))
      || !pr_output_write (path, text, strlen (text), q->force || q->output == NULL, error))
    return FALSE;
  *page = g_steal_pointer (&path);
  if (q->output == NULL)
    g_unlink (to); /* it was of the page of before */
  if (!q->pdf)
    return TRUE;
  if (!pr_brief_print (*page, to, q->force || q->output == NULL, host->cancel, error))
    return FALSE;
  *pdf = g_steal_pointer (&to);
  return TRUE;
}
