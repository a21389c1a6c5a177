/* New words: see new-words.h. */
#include "study/new-words.h"

#include "kernel/i18n.h"
#include "study/new-rows.h"
#include "study/study.h"

/* Keys of a file, each with its value; a NULL key is a line of comment. */
typedef struct {
  const char *key, *value;
} line;

static char *
ini_text (const line *lines, gsize n)
{
  GString *out = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    if (lines[i].key == NULL)
      g_string_append_printf (out, "# %s\n", _ (lines[i].value));
    else if (lines[i].value == NULL)
      g_string_append_printf (out, "[%s]\n", lines[i].key);
    else
      g_string_append_printf (out, "%s = %s\n", lines[i].key, _ (lines[i].value));
  return g_string_free (out, FALSE);
}

char *
pr_new_ini (pr_language language)
{
  const line lines[] = {
    { NULL,
      N_ ("A scenario to begin your own with: made up, and small enough to change by hand.") },
    { NULL, N_ ("README.md says what each file is, and what to change first.") },
    { "scenario", NULL },
    { "format", "1" },
    { "name", N_ ("A province to begin with") },
    { "purpose", N_ ("Do the units, the land branch and the department keep up with what people "
                     "file, and where do they not?") },
    { "aims", N_ ("Shows what a scenario consists of, and runs as it is.") },
    { "preparation", N_ ("Published rates by inhabitant, made-up places, and staff by load; every "
                         "row says where it comes from.") },
    { "sharing", N_ ("Yours to change and to pass on.") },
    { NULL, N_ ("Four weeks without days off. For other dates add the days off in holidays.csv.") },
    { "start", "2026-06-01" },
    { "end", "2026-06-26" },
    { NULL, N_ ("Four weeks before the start fill the pipeline and are thrown away.") },
    { "warm_up", "28 days" },
    { "seed", "1" },
    { "replications", "20" },
    { "report", NULL },
    { "language", pr_language_codes[language] },
  };
  return ini_text (lines, G_N_ELEMENTS (lines));
}

char *
pr_new_whatif (void)
{
  static const line lines[] = {
    { NULL, N_ ("A what-if: it names its base, and says only what differs.") },
    { "scenario", NULL },
    { "base", ".." },
    { "name", N_ ("A fifth more dossiers") },
    { NULL, N_ ("From the second week on; until then all is as in the base.") },
    { "applies", "2026-06-08" },
    { "scale arrivals", NULL },
    { "rate", "120%" },
  };
  return ini_text (lines, G_N_ELEMENTS (lines));
}

static void
append_file (GString *out, const char *name, const char *doc)
{
  g_string_append_printf (out, "| `%s` | %s |\n", name, doc);
}

static void
append_files (GString *out)
{
  append_file (out, "scenario.ini",
               _ ("The question: name, first and last day, warm-up, number of "
                  "replications."));
  append_file (out, "units.csv", _ ("The units, with their inhabitants and where they are."));
  append_file (out, "authorities.csv",
               _ ("Land registration branches and the department, and whom "
                  "they serve."));
  append_file (out, "pools.csv",
               _ ("The staff: how many officers with which roles, and which part "
                  "of their time is for dossiers."));
  for (gsize t = 0; t < PR_NEW_N_TABLES; t++)
    {
      g_autofree char *name = g_strconcat (pr_new_tables[t].name, ".csv", NULL);
      append_file (out, name, _ (pr_new_tables[t].doc));
    }
  append_file (out, "names.csv",
               _ ("Names in three languages of what the other tables have codes for: steps, roles, "
                  "pools, groups."));
  append_file (out, PR_NEW_WHATIF, _ ("A what-if on this scenario: a fifth more dossiers."));
}

/* What to change first, in this order. */
static const char *const steps[] = {
  N_ ("`units.csv`: put your own units here, with their codes and inhabitants. Rows of other "
      "tables "
      "that name a code (`pools.csv`, `authorities.csv`) go with it. `pilotrun new FOLDER --from "
      "TABLE.csv` does this for a table that you have."),
  N_ ("`pools.csv`: write how many officers there really are. Here they follow from the load, so "
      "that nobody has too little or too much to do: what comes out says nothing about your "
      "province before this is changed."),
  N_ ("`arrivals.csv` and `mixes.csv`: your register of one month says how many dossiers come a "
      "working day, and which."),
  N_ ("`workflows.csv`: how long a step takes is mostly a guess here; ask those who do it, or "
      "measure a day."),
  N_ ("`procedures.csv`: look up the legal limits."),
  N_ ("`scenario.ini`: your own dates; then add `holidays.csv` with the days off."),
};

char *
pr_new_readme (const char *folder)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *name = g_path_get_basename (whole);
  g_autofree char *path = g_build_filename (name, PR_NEW_WHATIF, NULL);
  g_autofree char *base = pr_input_word (name);
  g_autofree char *whatif = pr_input_word (path);
  GString *out = g_string_new (NULL);
  g_string_append_printf (out, "# %s\n\n", _ ("A province to begin with"));
  g_string_append_printf (out, "%s\n\n",
                          _ ("This scenario is made up. It runs as it is, and every row says in "
                             "`source` what it rests on: change it row by row into your own."));
  g_string_append_printf (out, "## %s\n\n", _ ("Three commands to go on"));
  g_string_append_printf (out, "%s\n\n",
                          _ ("In the folder that holds this one: check it after each change, run "
                             "it, then ask what happens if a fifth more dossiers come."));
  g_string_append_printf (out, "    pilotrun check %s\n    pilotrun run %s\n", base, base);
  g_string_append_printf (out, "    pilotrun compare %s %s\n\n", base, whatif);
  g_string_append_printf (out, "%s\n\n",
                          _ ("The last two end with the folder of the results; `report.html` in it "
                             "is a page for the browser."));
  g_string_append_printf (out, "## %s\n\n", _ ("What each file is"));
  g_string_append_printf (out, "| %s | %s |\n|---|---|\n", _ ("file"), _ ("what is in it"));
  append_files (out);
  g_string_append_printf (out, "\n## %s\n\n", _ ("What to change first"));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_string_append_printf (out, "%zu. %s\n", i + 1, _ (steps[i]));
  g_string_append_printf (
      out, "\n%s\n",
      _ ("A spreadsheet that opens a file by a double click takes the zero off "
         "06652 and rewrites dates. Import the file instead, in UTF-8 and with "
         "all columns as text (in LibreOffice in the window that opens with the "
         "file, in Excel with Data, From Text/CSV, Transform Data), and save it "
         "as CSV in UTF-8."));
  return g_string_free (out, FALSE);
}
