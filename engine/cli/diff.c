#include "cli/cli.h"
#include "kernel/i18n.h"
#include "scenario/diff.h"

#include <stdio.h>

gboolean
cli_diff (int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { { NULL, 0, 0, 0, NULL, NULL, NULL } };
  const pr_settings settings = { 0 };
  g_auto (GStrv) paths = NULL;
  cli_parsed parsed = cli_parse_many (
      argc, argv, options, _ ("A B"),
      N_ ("Says in words what differs between two scenarios as they are in effect, what-ifs "
          "applied\n"
          "and defaults filled in. A and B are folders, or the files of what-ifs."),
      &paths, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  guint n = paths != NULL ? g_strv_length (paths) : 0;
  if (n != 2)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   NGETTEXT ("%u scenario found; two are expected",
                             "%u scenarios found; two are expected", n),
                   n);
      return FALSE;
    }
  g_autoptr (pr_input) a = pr_input_open (paths[0], &settings, error);
  g_autoptr (pr_input) b = a != NULL ? pr_input_open (paths[1], &settings, error) : NULL;
  if (b == NULL)
    return FALSE;
  const pr_diff_side of_a = { a->tables, a->base_tables }, of_b = { b->tables, b->base_tables };
  g_autofree char *text = pr_tables_diff (&of_a, &of_b);
  g_autofree char *scaled_a = pr_study_scaled (a), *scaled_b = pr_study_scaled (b);
  g_autoptr (GString) out = g_string_new (*text != '\0' ? text : _ ("no difference\n"));
  if (scaled_a != NULL)
    g_string_append_printf (out, "\n%s", scaled_a);
  if (scaled_b != NULL)
    g_string_append_printf (out, "\n%s", scaled_b);
  cli_put_text (out->str);
  return TRUE;
}
