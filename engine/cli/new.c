/* new: a small scenario to begin one's own with. */
#include "cli/cli.h"
#include "kernel/i18n.h"
#include "study/new-units.h"
#include "study/new.h"

typedef struct {
  char *folder, *units_text, *from;
  uint64_t units;
} request;

static void
request_clear (request *q)
{
  g_free (q->folder);
  g_free (q->units_text);
  g_free (q->from);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (request, request_clear)

static cli_parsed
parse (int argc, char **argv, request *q, GError **error)
{
  const GOptionEntry options[] = {
    { "units", 0, 0, G_OPTION_ARG_STRING, &q->units_text,
      N_ ("Number of made-up units, 1 to 5000 (default: 3)"), "N" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &q->from,
      N_ ("Take the units from this table instead, a CSV file with the columns code, name, type "
          "and population, and, for the map, lat and lon"),
      "TABLE" },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &cli_language,
      N_ ("Language of its texts and of the results of its runs: en, vi or fr (default: en)"),
      "LANG" },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  cli_parsed parsed = cli_parse (
      argc, argv, options, _ ("FOLDER"),
      N_ ("Writes a small scenario that runs at once, to begin your own with: units, land branches "
          "and a department, six procedures, and staff that the work needs. Every row says what it "
          "rests on. The README.md in it says what each file is and what to change first. FOLDER "
          "must be new or empty."),
      &q->folder, error);
  if (parsed != CLI_GO)
    return parsed;
  if (q->units_text != NULL && q->from != NULL)
    {
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                   _ ("--units and --from do not go together: the table has the units"));
      return CLI_WRONG;
    }
  q->units = 3;
  return q->units_text == NULL
                 || pr_input_number ("--units", q->units_text, 1, PR_NEW_MOST_UNITS, &q->units,
                                     error)
             ? CLI_GO
             : CLI_WRONG;
}

gboolean
cli_new (int argc, char **argv, GError **error)
{
  g_auto (request) q = { 0 };
  g_auto (pr_new_answer) a = { 0 };
  cli_parsed parsed = parse (argc, argv, &q, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  const pr_new_request asked = { .folder = q.folder,
                                 .units = (guint) q.units,
                                 .from = q.from,
                                 .language = pr_language_of (cli_language) };
  if (!pr_study_new (&asked, cli_host (), &a, error))
    return FALSE;
  g_autofree char *folder = pr_input_word (a.folder);
  g_autofree char *whatif = pr_input_word (a.whatif);
  cli_printf (NGETTEXT ("%s: a scenario with %u unit\n", "%s: a scenario with %u units\n", a.units),
              a.folder, a.units);
  cli_printf (NGETTEXT ("It has %u officer.\n", "It has %u officers.\n", a.officers), a.officers);
  cli_printf (_ ("To go on:\n"));
  cli_printf ("  pilotrun check %s\n  pilotrun run %s\n  pilotrun compare %s %s\n", folder, folder,
              folder, whatif);
  return TRUE;
}
