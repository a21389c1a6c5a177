/* Verbs that draw and make pages of results that are there. */
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/page/page.h"
#include "report/plot/draw.h"
#include "report/plot/plots.h"
#include "ask/values.h"
#include "study/brief.h"
#include "study/compare.h"
#include "study/diagrams.h"
#include "study/extend.h"
#include "study/stage.h"

#include <string.h>

static void
list_plots (const pr_host *host, char **names)
{
  for (char **n = names; *n != NULL; n++)
    {
      const pr_plot *plot = pr_plot_find (*n);
      pr_host_put (host, "%-14s %s\n", *n, plot != NULL ? _ (plot->words) : "");
    }
}

/* Checks that all of them are plots of the folder. */
static gboolean
check_names (char *const *asked, char **names, GError **error)
{
  for (char *const *a = asked; *a != NULL; a++)
    if (!g_strv_contains ((const char *const *) names, *a))
      {
        g_autofree char *near
            = pr_ask_suggestion (*a, (const char *const *) names, g_strv_length (names), "");
        g_autofree char *list = g_strjoinv (", ", names);
        g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                     _ ("no plot '%s'%s; there are %s"), *a, near, list);
        return FALSE;
      }
  return TRUE;
}

/* The pictures are in the page, too, so it is written again. */
static gboolean
renew_page (const char *folder, const pr_host *host, GError **error)
{
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  pr_host_attend (host, FALSE); /* a page may be a pipe that nobody reads */
  return !g_file_test (page, G_FILE_TEST_EXISTS) || pr_page_write (folder, error);
}

static gboolean
check_folder (const char *folder, GError **error)
{
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, _ ("%s: no such folder"), folder);
  return FALSE;
}

gboolean
pr_ask_plot (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  const char *kind = pr_options_get (q->options, "format");
  if (q->about[0] == NULL
      || (kind != NULL && strcmp (kind, "svg") != 0 && strcmp (kind, "png") != 0))
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_USAGE,
                   q->about[0] == NULL ? _ ("plot: a DIR is expected; see 'pilotrun plot --help'")
                                       : _ ("--format: '%s' found; svg or png is expected"),
                   kind);
      return FALSE;
    }
  const char *folder = q->about[0];
  char *const *asked = q->about + 1;
  g_auto (GStrv) names = check_folder (folder, error) ? pr_draw_names (folder, error) : NULL;
  if (names == NULL || !check_names (asked, names, error))
    return FALSE;
  if (pr_options_has (q->options, "list"))
    {
      list_plots (host, names);
      return TRUE;
    }
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  /* The page gets the plots that could be drawn, even if others could not. */
  pr_host_attend (host, TRUE);
  gboolean drawn = pr_draw (folder, *asked != NULL ? (const char *const *) asked : NULL, kind,
                            host->cancel, error);
  if (*asked == NULL && g_strcmp0 (kind, "png") != 0)
    drawn &= pr_diagrams_draw_again (folder, host->cancel, drawn ? error : NULL);
  if (!renew_page (folder, host, drawn ? error : NULL) || !drawn)
    return FALSE;
  a->file = g_build_filename (folder, "plots", NULL);
  pr_host_put (host, _ ("Plots: %s\n"), a->file);
  return TRUE;
}

/* All words of a folder of results, in another language. */
static gboolean
reword (const pr_ask *q, const char *code, const pr_host *host, pr_answer *a, GError **error)
{
  const char *folder = q->about[0];
  uint32_t jobs = pr_input_default_jobs ();
  if (pr_manifest_scenarios (folder) > 0)
    return pr_study_compare_reword (folder, code, q->raw_command, jobs, host, a, error);
  const pr_extend_request asked = { .folder = folder, .raw_command = q->raw_command, .jobs = jobs };
  return pr_study_reword (&asked, pr_language_of (code), host, a, error);
}

gboolean
pr_ask_report (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  const char *folder = q->about[0], *code = pr_options_get (q->options, "lang");
  g_auto (pr_folder_lock) lock = { 0 };
  if (!check_folder (folder, error))
    return FALSE;
  if (code != NULL)
    return reword (q, code, host, a, error);
  if (!pr_folder_lock_take (&lock, folder, TRUE, error) || !pr_page_write (folder, error))
    return FALSE;
  a->file = g_build_filename (folder, PR_PAGE_NAME, NULL);
  pr_host_put (host, _ ("Report: %s\n"), a->file);
  return TRUE;
}

static gboolean
check_folders (const pr_ask *q, GError **error)
{
  guint n = g_strv_length ((char **) q->about);
  if (n < 1 || n > PR_COMPARED_MOST)
    return PR_ASK_FAIL (NGETTEXT ("%u folder found; 1 to %d are expected",
                                  "%u folders found; 1 to %d are expected", n),
                        n, PR_COMPARED_MOST);
  if (n > 1 && !pr_options_has (q->options, "output"))
    return PR_ASK_FAIL (_ ("--output FILE is expected with several folders"));
  for (guint k = 0; k < n; k++)
    if (!check_folder (q->about[k], error))
      return FALSE;
  return TRUE;
}

gboolean
pr_ask_brief (const pr_ask *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_autofree char *pdf = NULL;
  const pr_brief_request asked = { .folders = q->about,
                                   .output = pr_options_get (q->options, "output"),
                                   .language = pr_options_get (q->options, "lang"),
                                   .sweep = pr_options_get (q->options, "sweep"),
                                   .force = pr_options_has (q->options, "force"),
                                   .pdf = pr_options_has (q->options, "pdf") };
  if (!check_folders (q, error))
    return FALSE;
  gboolean done = pr_study_brief (&asked, host, &a->file, &pdf, error);
  if (a->file != NULL && !pr_output_is_stream (a->file))
    pr_host_put (host, _ ("Brief: %s\n"), a->file);
  if (pdf != NULL)
    pr_host_put (host, _ ("PDF: %s\n"), pdf);
  return done;
}
