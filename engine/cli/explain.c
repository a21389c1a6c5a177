#include "cli/cli.h"
#include "kernel/i18n.h"
#include "report/text/explain.h"

#include <stdio.h>
#include <string.h>

/* "a, b, c" of the sections, each once. */
static char *
section_names (void)
{
  GString *names = g_string_new ("window");
  const char *last = "";
  for (const pr_explanation *e = pr_explanations; e->section != NULL; e++)
    {
      if (strcmp (e->section, last) != 0)
        g_string_append_printf (names, ", %s", e->section);
      last = e->section;
    }
  return g_string_free (names, FALSE);
}

gboolean
cli_explain (int argc, char **argv, GError **error)
{
  g_autofree char *path = NULL, *section = NULL;
  const GOptionEntry options[] = {
    { "section", 0, 0, G_OPTION_ARG_STRING, &section, N_ ("Only this part"), "NAME" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("SCENARIO"),
      N_ ("Explains the rules in force in words, from the same tables that drive the simulation.\n"
          "Marks what rests on an assumption.\n"
          "SCENARIO is a folder, or the file of a what-if."),
      &path, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_settings settings = { 0 };
  g_autoptr (pr_input) in = pr_input_open (path, &settings, error);
  if (in == NULL)
    return FALSE;
  cli_put_warnings (in->warnings);
  g_autofree char *text = pr_explain (in->tables, in->world, section);
  if (text == NULL)
    {
      g_autofree char *names = section_names ();
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("explain: no section '%s'; there are: %s"),
                   section, names);
      return FALSE;
    }
  cli_put_text (text);
  return TRUE;
}
