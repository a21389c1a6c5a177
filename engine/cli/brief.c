/* brief: one page for who decides. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "study/brief.h"

typedef struct {
  char **folders, *output, *sweep;
  gboolean force, pdf;
} request;

static void
request_clear (request *q)
{
  g_strfreev (q->folders);
  g_free (q->output);
  g_free (q->sweep);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static gboolean
check_folders (const request *q, GError **error)
{
  guint n = q->folders != NULL ? g_strv_length (q->folders) : 0;
  if (n < 1 || n > PR_COMPARED_MOST)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   NGETTEXT ("%u folder found; 1 to %d are expected",
                             "%u folders found; 1 to %d are expected", n),
                   n, PR_COMPARED_MOST);
      return FALSE;
    }
  if (n > 1 && q->output == NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           _ ("--output FILE is expected with several folders"));
      return FALSE;
    }
  for (guint k = 0; k < n; k++)
    if (!g_file_test (q->folders[k], G_FILE_TEST_IS_DIR))
      {
        g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, _ ("%s: no such folder"), q->folders[k]);
        return FALSE;
      }
  return TRUE;
}

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &q->output,
      N_ ("File to write, - for standard output (default: brief.html in the folder)"), "FILE" },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &q->force, N_ ("Replace a file that exists"), NULL },
    CLI_OPTION_LANG_OF_FOLDER,
    { "pdf", 0, 0, G_OPTION_ARG_NONE, &q->pdf,
      N_ ("Print it to PDF, too, with Chromium or LibreOffice"), NULL },
    { "sweep", 0, 0, G_OPTION_ARG_FILENAME, &q->sweep,
      N_ ("Folder of a sweep over assumptions, which says what the answer hangs on"), "DIR" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("DIR [DIR...]"),
      N_ ("Makes one page for who decides: the options side by side, in plain words.\n"
          "DIR is the folder of a comparison or of a run, or there are several of runs with the\n"
          "same seed and replications: the first is what holds now. Nothing is run again.\n\n"
          "Printing is stopped after three minutes, or after PILOTRUN_PRINT_SECONDS of the\n"
          "environment; the page can be printed from any browser, too."),
      &q->folders, error);
  if (parsed != CLI_GO)
    return parsed;
  return check_folders (q, error) ? CLI_GO : CLI_WRONG;
}

gboolean
cli_brief (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_autofree char *page = NULL, *pdf = NULL;
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_brief_request asked = { .folders = q.folders,
                                   .output = q.output,
                                   .language = cli_language,
                                   .sweep = q.sweep,
                                   .force = q.force,
                                   .pdf = q.pdf };
  gboolean done = pr_study_brief (&asked, cli_host (), &page, &pdf, error);
  if (page != NULL && !pr_output_is_stream (page))
    cli_printf (_ ("Brief: %s\n"), page);
  if (pdf != NULL)
    cli_printf (_ ("PDF: %s\n"), pdf);
  return done;
}
