#include "cli/cli.h"
#include "kernel/i18n.h"
#include "report/plot/draw.h"
#include "study/diagrams.h"
#include "study/stage.h"
#include "report/page/page.h"
#include "report/plot/plots.h"

#include <stdio.h>
#include <string.h>

static void
list_plots (char **names)
{
  for (char **n = names; *n != NULL; n++)
    {
      const pr_plot *plot = pr_plot_find (*n);
      cli_printf ("%-14s %s\n", *n, plot != NULL ? _ (plot->words) : "");
    }
}

/* Checks that all of them are plots of the folder. */
static gboolean
check_names (char **asked, char **names, GError **error)
{
  for (char **a = asked; *a != NULL; a++)
    if (!g_strv_contains ((const char *const *) names, *a))
      {
        g_autofree char *near
            = cli_suggestion (*a, (const char *const *) names, g_strv_length (names), "");
        g_autofree char *list = g_strjoinv (", ", names);
        g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("no plot '%s'%s; there are %s"), *a,
                     near, list);
        return FALSE;
      }
  return TRUE;
}

/* The pictures are in the page, too, so it is written again. */
static gboolean
renew_page (const char *folder, GError **error)
{
  g_autofree char *page = g_build_filename (folder, PR_PAGE_NAME, NULL);
  cli_release_signals (); /* a page may be a pipe that nobody reads */
  return !g_file_test (page, G_FILE_TEST_EXISTS) || pr_page_write (folder, error);
}

gboolean
cli_plot (int argc, char **argv, GError **error)
{
  gboolean list = FALSE;
  g_autofree char *kind = NULL;
  const GOptionEntry options[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_ ("List the plots, and draw none"), NULL },
    { "format", 't', 0, G_OPTION_ARG_STRING, &kind, N_ ("Draw only these (default: both)"),
      "SVG|PNG" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_auto (GStrv) operands = NULL;
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("DIR [NAME...]"),
      N_ ("Draws the plots of a finished run from the data in DIR/plots, and its workflows into "
          "DIR/diagrams, and puts both into its report. With a NAME only that plot, by the script "
          "DIR/plots/NAME.gp, which may have "
          "been edited: a script can run any command as you, so read one from somebody else "
          "before you name it. Without names no script of the folder is run. Needs gnuplot, and "
          "for workflows dot, of the package graphviz; each is stopped after a minute, or after "
          "PILOTRUN_GNUPLOT_SECONDS or PILOTRUN_DOT_SECONDS of the environment."),
      &operands, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  if (operands == NULL || (kind != NULL && strcmp (kind, "svg") != 0 && strcmp (kind, "png") != 0))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   operands == NULL ? _ ("plot: a DIR is expected; see 'pilotrun plot --help'")
                                    : _ ("--format: '%s' found; svg or png is expected"),
                   kind);
      return FALSE;
    }
  const char *folder = operands[0];
  char **asked = operands + 1;
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED, _ ("%s: no such folder"), folder);
      return FALSE;
    }
  g_auto (GStrv) names = pr_draw_names (folder, error);
  if (names == NULL || !check_names (asked, names, error))
    return FALSE;
  if (list)
    {
      list_plots (names);
      return TRUE;
    }
  g_auto (pr_folder_lock) lock = { 0 };
  if (!pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  /* The page gets the plots that could be drawn, even if others could not. */
  cli_catch_signals ();
  gboolean drawn = pr_draw (folder, *asked != NULL ? (const char *const *) asked : NULL, kind,
                            cli_interrupted (), error);
  if (*asked == NULL && g_strcmp0 (kind, "png") != 0)
    drawn &= pr_diagrams_draw_again (folder, cli_interrupted (), drawn ? error : NULL);
  if (!renew_page (folder, drawn ? error : NULL) || !drawn)
    return FALSE;
  g_autofree char *plots = g_build_filename (folder, "plots", NULL);
  cli_printf (_ ("Plots: %s\n"), plots);
  return TRUE;
}
