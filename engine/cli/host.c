/* How a study's messages reach the user, and how it is interrupted: see cli.h. */
#include "cli/cli.h"
#include "kernel/i18n.h"

static void
say (void *self G_GNUC_UNUSED, const char *words)
{
  cli_progress_say (words);
}

static void
warn (void *self G_GNUC_UNUSED, const char *sentence)
{
  cli_warn ("%s", sentence);
}

static void
tell (void *self G_GNUC_UNUSED, const char *lines)
{
  cli_put_warnings (lines);
}

static void
attend (void *self G_GNUC_UNUSED, gboolean on)
{
  if (on)
    cli_catch_signals ();
  else
    cli_release_signals ();
}

static void
put (void *self G_GNUC_UNUSED, const char *text, gboolean data)
{
  cli_progress_say ("");
  if (data)
    cli_put_data (text);
  else
    cli_put_text (text);
  cli_put_now ();
}

const pr_host *
cli_host (void)
{
  static pr_host host = { .progress = cli_progress_step,
                          .say = say,
                          .warn = warn,
                          .tell = tell,
                          .put = put,
                          .attend = attend };
  host.cancel = cli_interrupted ();
  return &host;
}

char *
cli_quote (int argc, char **argv)
{
  g_autoptr (GString) s = g_string_new ("pilotrun");
  for (int i = 0; i < argc; i++)
    {
      g_autofree char *quoted = pr_input_word (argv[i]);
      g_string_append_printf (s, " %s", quoted);
    }
  return g_string_free (g_steal_pointer (&s), FALSE);
}

/* Prints where the plots are, if there are any. */
static void
print_plots (const char *folder)
{
  static const char *const names[] = { "backlog.png", "compared.png", "margins.png" };
  bool drawn = false;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *picture = g_build_filename (folder, "plots", names[i], NULL);
      drawn |= g_file_test (picture, G_FILE_TEST_EXISTS);
    }
  if (drawn)
    cli_printf (_ ("Plots: %s%cplots, as PNG and SVG\n"), folder, G_DIR_SEPARATOR);
}

void
cli_print_answer (const pr_answer *a)
{
  if (a->summary == NULL)
    return;
  cli_print_page (a->summary);
  cli_printf (a->found ? _ ("\nFound, not run again (--force runs it again): %s\n")
                       : _ ("\nFiles: %s\n"),
              a->folder);
  print_plots (a->folder);
  g_auto (GStrv) notes = g_strsplit (a->note != NULL ? a->note : "", "\n", -1);
  for (char **note = notes; *note != NULL; note++)
    cli_printf ("%s\n", *note);
}
