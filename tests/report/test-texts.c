/* Texts that mean something to a program are drawn as they are written, on every plot: nothing is
 * run, no file appears, no plot is lost. */
#include "figure/question.h"
#include "report/table/comparison.h"
#include "compile/compile.h"
#include "report/plot/draw.h"
#include "study/write.h"
#include "report/text/labels.h"
#include "report/plot/plots.h"
#include "report/table/sweep.h"
#include "report/text/text.h"

#include "../mutation/grid.h"
#include "../quick-check.h"
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONG "abcdefghijklmnopqrstuvwxyz,ABCDEFGHIJKLMNOPQRSTUVWXYZ,"

static const char *const hostile[] = {
  "x @YTICS@ y",
  "';system\"touch pwn\";#",
  "\";system('touch pwn');#",
  "`touch pwn`",
  "$(touch pwn)",
  "100%",
  "50% Ba Chẽ",
  "%s %n %d %%",
  "a\\nb\\",
  "\\042~q~b~~",
  "{/Bold x}",
  "a_b^c",
  "\"quoted\" 'single'",
  "@GROUPS@",
  "#c",
  "<b>&amp;]]>",
  "'",
  "\"",
  "EOD",
  "$DATA << EOD",
  "NaN",
  "a\tb\nc",
  "=1+1 | < touch pwn",
  LONG LONG LONG LONG LONG "one",
  LONG LONG "one" LONG LONG LONG,
  LONG LONG "two" LONG LONG LONG,
};

static char *scratch, *home;

static void
begin (void)
{
  home = g_get_current_dir ();
  scratch = g_dir_make_tmp ("pilotrun-texts-XXXXXX", NULL);
  ck_assert_ptr_nonnull (scratch);
  ck_assert_int_eq (g_chdir (scratch), 0);
}

static void
end (void)
{
  ck_assert_int_eq (g_chdir (home), 0);
  ck_assert (pr_remove_tree (scratch, NULL));
  g_free (scratch);
  g_free (home);
}

/* Every text of the tables, and how it is drawn: without what ends a line. */
static const char *
text_number (guint k)
{
  return hostile[k % G_N_ELEMENTS (hostile)];
}

static char *
as_drawn (const char *text)
{
  return g_strdelimit (g_strdup (text), "\t\n", ' ');
}

/* A district is also selected by its name, in a list parted by ';'. */
static char *
as_district (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 60));
  return g_strdelimit (g_strdup (start), ";", ':');
}

/* What stands in the sample's cell, with districts under their new names. */
static char *
select_anew (const char *text, GHashTable *districts)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  for (char **p = parts; *p != NULL; p++)
    {
      const char *anew = g_hash_table_lookup (districts, g_strstrip (*p));
      if (anew != NULL)
        {
          g_free (*p);
          *p = g_strdup (anew);
        }
    }
  return g_strjoinv (";", parts);
}

typedef struct {
  guint next;            /* number of the next text */
  GHashTable *districts; /* old -> new */
} renaming;

static char *
cell_anew (renaming *r, const pr_table_schema *schema, const pr_column *column, const char *old)
{
  /* Texts that select or are numbers are no words. */
  gboolean words = strcmp (column->name, "procedures") != 0 && strcmp (schema->name, "rules") != 0;
  if (column->type == PR_COL_WHERE || column->type == PR_COL_WHERES)
    return select_anew (old, r->districts);
  if (*old == '\0' || !words)
    return g_strdup (old);
  if (column->type == PR_COL_SOURCE)
    return g_strconcat ("assumption: ", text_number (r->next++), NULL);
  if (column->type != PR_COL_TEXT)
    return g_strdup (old);
  /* Other rows and tables refer to these. */
  if (strcmp (column->name, "former_district") != 0 && strcmp (column->name, "province") != 0)
    return g_strdup (text_number (r->next++));
  if (!g_hash_table_contains (r->districts, old))
    g_hash_table_insert (r->districts, g_strdup (old), as_district (text_number (r->next++)));
  return g_strdup (g_hash_table_lookup (r->districts, old));
}

static void
rename_table (renaming *r, const pr_table_schema *schema, const char *from, pr_folder *to)
{
  g_autofree char *file = g_strconcat (schema->name, ".csv", NULL);
  g_autofree char *path = g_build_filename (from, file, NULL), *old = NULL;
  gsize length;
  /* Names would be of codes that are no more. */
  if (strcmp (schema->name, "names") == 0 || !g_file_get_contents (path, &old, &length, NULL))
    return;
  g_autoptr (grid) g = grid_read (old, length);
  for (guint row = 1; row < grid_n_rows (g); row++)
    for (size_t c = 0; c < schema->n_columns; c++)
      {
        int at = grid_find_column (g, schema->columns[c].name);
        if (at < 0)
          continue;
        g_autofree char *cell
            = cell_anew (r, schema, &schema->columns[c], grid_get (g, row, (guint) at));
        grid_set (g, row, (guint) at, cell);
      }
  g_autoptr (GString) text = grid_text (g, GRID_QUOTED, -1, -1);
  pr_folder_add (to, file, text->str, text->len);
}

/* scenario.ini: its texts stand on one line each. */
static void
rename_ini (renaming *r, const char *from, pr_folder *to)
{
  g_autofree char *path = g_build_filename (from, "scenario.ini", NULL), *old = NULL;
  ck_assert (g_file_get_contents (path, &old, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (old, "\n", -1);
  static const char *const keys[] = { "name", "purpose", "aims", "preparation", "sharing" };
  for (char **line = lines; *line != NULL; line++)
    for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
      {
        g_autofree char *key = g_strconcat (keys[k], " = ", NULL);
        if (!g_str_has_prefix (*line, key))
          continue;
        g_autofree char *text = as_drawn (text_number (r->next++));
        g_autoptr (GString) escaped = g_string_new (text);
        g_string_replace (escaped, "\\", "\\\\", 0);
        g_free (*line);
        *line = g_strconcat (key, escaped->str, NULL);
      }
  g_autofree char *text = g_strjoinv ("\n", lines);
  pr_folder_add (to, "scenario.ini", text, strlen (text));
}

typedef struct {
  pr_folder *folder;
  pr_diag *diag; /* the tables name its files */
  pr_tables *tables;
  pr_world *world;
  pr_outcome *outcome;
  pr_report report;
} run;

/* The sample, in which every text is one of the list, the first of them number `shift`. */
static void
simulate (run *s, guint shift)
{
  g_autofree char *sample
      = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), "tests", "mutation", "sample", NULL);
  s->folder = pr_folder_new_memory ("s/");
  s->diag = pr_diag_new ();
  g_autoptr (GHashTable) districts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  renaming r = { shift, districts };
  rename_ini (&r, sample, s->folder);
  for (int t = 0; t < PR_N_TABLES; t++)
    rename_table (&r, &pr_schema[t], sample, s->folder);
  s->tables = pr_tables_load (pr_folder_source (s->folder), s->diag);
  s->world = pr_compile (s->tables, s->diag);
  g_autofree char *said = pr_diag_text (s->diag);
  ck_assert_msg (s->world != NULL, "%u: %s", shift, said);
  const pr_experiment_options options = { .replications = 2, .jobs = 1 };
  s->outcome = pr_experiment_run (s->world, &options, NULL);
  s->report = (pr_report){ .results.tables = s->tables,
                           .results.world = s->world,
                           .results.outcome = s->outcome,
                           .scenario_text = "s",
                           .rules_text = "r",
                           .scenario_hash = "0123456789abcdef",
                           .base = "s",
                           .command = "pilotrun run s" };
}

static void
forget (run *s)
{
  pr_outcome_free (s->outcome);
  pr_world_free (s->world);
  pr_tables_free (s->tables);
  pr_diag_free (s->diag);
  pr_folder_free (s->folder);
}

/* The texts of a picture. */
typedef struct {
  GPtrArray *texts;
  GString *open; /* inside of one, else NULL */
} picture;

static void
on_start (GMarkupParseContext *c G_GNUC_UNUSED, const char *name, const char **keys G_GNUC_UNUSED,
          const char **values G_GNUC_UNUSED, gpointer user, GError **error G_GNUC_UNUSED)
{
  picture *p = user;
  if (strcmp (name, "text") == 0)
    p->open = g_string_new (NULL);
}

static void
on_end (GMarkupParseContext *c G_GNUC_UNUSED, const char *name, gpointer user,
        GError **error G_GNUC_UNUSED)
{
  picture *p = user;
  if (strcmp (name, "text") != 0)
    return;
  g_ptr_array_add (p->texts, g_string_free (p->open, FALSE));
  p->open = NULL;
}

static void
on_text (GMarkupParseContext *c G_GNUC_UNUSED, const char *text, gsize n, gpointer user,
         GError **error G_GNUC_UNUSED)
{
  picture *p = user;
  if (p->open != NULL)
    g_string_append_len (p->open, text, (gssize) n);
}

static GPtrArray *
texts_of (const char *path)
{
  const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  picture p = { g_ptr_array_new_with_free_func (g_free), NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *svg = NULL;
  ck_assert_msg (g_file_get_contents (path, &svg, NULL, &error), "%s", path);
  ck_assert_msg (strstr (svg, "]]>") == NULL, "%s is not XML", path);
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &p, NULL);
  ck_assert_msg (g_markup_parse_context_parse (context, svg, -1, &error)
                     && g_markup_parse_context_end_parse (context, &error),
                 "%s: %s", path, error != NULL ? error->message : "");
  g_markup_parse_context_free (context);
  return p.texts;
}

/* A text of the picture begins, and ends, with a text that may have been cut in its middle. */
static gboolean
has (GPtrArray *texts, const char *text, gboolean more)
{
  g_autofree char *drawn = as_drawn (text);
  gsize most = pr_text_width (drawn) > 26 ? 6 : strlen (drawn);
  for (guint k = 0; k < texts->len; k++)
    {
      const char *t = g_strstrip (texts->pdata[k]);
      if (strncmp (t, g_strstrip (drawn), most) == 0
          && (more || most < strlen (drawn) || strcmp (t, drawn) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Each text that a plot was given is on it, letter by letter. */
static void
expect_given (const char *folder, const char *name, GPtrArray *drawn)
{
  g_autofree char *file = g_strdup_printf ("%s/plots/%s.txt", folder, name), *rows = NULL;
  ck_assert (g_file_get_contents (file, &rows, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  for (char **line = lines; **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, "\t", 3);
      g_autoptr (GString) text = g_string_new (cells[2] + 1);
      static const char *const undrawn[]
          = { "none", "range", "l_bars", "thousands", "point", NULL }; /* by themselves */
      if (text->len == 0 || g_strv_contains (undrawn, cells[0]))
        continue;
      for (gsize k = 0; k < text->len; k++)
        if (text->str[k] == '~')
          {
            g_string_erase (text, (gssize) k, 1);
            text->str[k] = text->str[k] == 'q' ? '"' : text->str[k] == 'b' ? '\\' : '~';
          }
      gboolean found = FALSE;
      for (guint k = 0; k < drawn->len && !found; k++)
        found = strcmp (drawn->pdata[k], text->str) == 0;
      ck_assert_msg (found, "%s: no text '%s'", name, text->str);
    }
}

static gboolean
is_known (const char *file)
{
  g_auto (GStrv) parts = g_strsplit (file, ".", 2);
  static const char *const endings[] = { "dat", "txt", "gp", "svg", NULL };
  return parts[1] != NULL && g_strv_contains (endings, parts[1]) && pr_plot_find (parts[0]) != NULL;
}

static void
expect_no_other_file (const char *folder)
{
  g_autofree char *plots = g_build_filename (folder, "plots", NULL);
  const char *folders[] = { plots, folder, "." };
  for (gsize k = 0; k < G_N_ELEMENTS (folders); k++)
    {
      g_autoptr (GDir) dir = g_dir_open (folders[k], 0, NULL);
      for (const char *file; (file = g_dir_read_name (dir)) != NULL;)
        ck_assert_msg (k == 0 ? is_known (file) : strstr (file, "pwn") == NULL, "%s/%s", folders[k],
                       file);
    }
}

/* Draws what a folder has, and checks the given texts on each plot of the kind. */
static void
draw (const char *folder, pr_results_kind kind)
{
  g_autofree const pr_plot **plots = pr_plots_of (kind);
  g_autoptr (GError) error = NULL;
  pr_draw (folder, NULL, "svg", NULL, &error);
  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  for (const pr_plot **plot = plots; *plot != NULL; plot++)
    {
      g_autofree char *svg = g_strdup_printf ("%s/plots/%s.svg", folder, (*plot)->name);
      g_autoptr (GPtrArray) texts = texts_of (svg);
      expect_given (folder, (*plot)->name, texts);
    }
  expect_no_other_file (folder);
}

/* What the world is called stands on its plots. */
static void
expect_names (const run *s, const char *folder)
{
  const pr_world *w = s->world;
  g_autofree const pr_plot **plots = pr_plots_of (PR_RESULTS_RUN);
  for (const pr_plot **plot = plots; *plot != NULL; plot++)
    {
      g_autofree char *svg = g_strdup_printf ("%s/plots/%s.svg", folder, (*plot)->name);
      g_autoptr (GPtrArray) texts = texts_of (svg);
      gboolean titled = FALSE;
      for (guint k = 0; k < texts->len; k++)
        titled = titled || strstr (texts->pdata[k], ", 2025-07-01 to 2025-07-0") != NULL;
      ck_assert_msg (titled && has (texts, w->name, TRUE), "%s: '%s'", (*plot)->name, w->name);
      if (*plot != &pr_heatmap_plot)
        continue;
      for (uint32_t u = 0; u < w->n_units; u++)
        ck_assert_msg (has (texts, w->places[u].name, FALSE)
                           && has (texts, w->places[u].district, FALSE),
                       "'%s' in '%s'", w->places[u].name, w->places[u].district);
    }
}

START_TEST (runs)
{
  static const pr_asked asked = { .replications = 2 };
  static const pr_writing writing
      = { .asked = &asked, .inputs = "{}", .raw_command = "pilotrun run s", .no_plots = TRUE };
  for (guint shift = 0; shift < G_N_ELEMENTS (hostile); shift++)
    {
      run s;
      g_autofree char *note = NULL;
      g_autoptr (GError) error = NULL;
      simulate (&s, shift);
      ck_assert_msg (pr_study_write (&s.report, &writing, "out", shift > 0, &note, &error), "%s",
                     error != NULL ? error->message : "");
      draw ("out", PR_RESULTS_RUN);
      expect_names (&s, "out");
      forget (&s);
    }
}
END_TEST

static void
draw_new (const char *folder, pr_results_kind kind, const pr_plot_source *of)
{
  g_auto (pr_stage) stage = { 0 };
  ck_assert (pr_stage_begin (&stage, folder, FALSE, NULL) && pr_stage_mkdir (&stage, "plots", NULL)
             && pr_study_write_plots (&stage, kind, of, NULL) && pr_stage_commit (&stage, NULL));
  draw (folder, kind);
}

START_TEST (comparisons)
{
  for (guint shift = 0; shift < G_N_ELEMENTS (hostile); shift += PR_COMPARED_MOST)
    {
      run s[PR_COMPARED_MOST];
      pr_report reports[PR_COMPARED_MOST];
      g_autofree char *folder = g_strdup_printf ("compared-%u", shift);
      for (guint k = 0; k < PR_COMPARED_MOST; k++)
        {
          simulate (&s[k], shift + k);
          reports[k] = s[k].report;
        }
      const pr_comparison c = { .n = PR_COMPARED_MOST, .report = reports };
      draw_new (folder, PR_RESULTS_COMPARISON, &(pr_plot_source){ .comparison = &c });
      for (guint k = 0; k < PR_COMPARED_MOST; k++)
        forget (&s[k]);
    }
}
END_TEST

/* A factor for each of the texts, with two of them as values. */
static pr_design *
make_design (pr_design_kind kind, guint shift)
{
  pr_design *d = g_new0 (pr_design, 1);
  guint n = G_N_ELEMENTS (hostile);
  d->kind = kind;
  d->name = g_strdup (text_number (shift));
  d->factors = g_array_new (FALSE, TRUE, sizeof (pr_factor));
  d->points = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < n; i++)
    {
      pr_factor f = { .name = g_strdup (text_number (shift + i)) };
      g_array_append_val (d->factors, f);
    }
  for (guint k = 0; k < 2 * n; k++)
    {
      char **values = g_new0 (char *, n + 1);
      for (guint i = 0; i < n; i++)
        if (i == k / 2 || kind != PR_DESIGN_ONE)
          values[i] = g_strdup (text_number (shift + i + k % 2));
      g_ptr_array_add (d->points, values);
    }
  return d;
}

static void
forget_design (pr_design *d)
{
  for (guint i = 0; i < d->factors->len; i++)
    g_free (g_array_index (d->factors, pr_factor, i).name);
  for (guint k = 0; k < d->points->len; k++)
    for (guint i = 0; i < d->factors->len; i++)
      g_clear_pointer (&((char **) d->points->pdata[k])[i], g_free);
  g_array_unref (d->factors);
  g_ptr_array_unref (d->points);
  g_free (d->name);
  g_free (d);
}

START_TEST (sweeps)
{
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) asked = pr_questions_read ("backlog_end,cost,late_count", &why);
  g_autofree const pr_figure **metrics = pr_questions_figures (asked);
  for (guint shift = 0; shift < G_N_ELEMENTS (hostile); shift++)
    {
      pr_design *design = make_design (shift % 2 == 0 ? PR_DESIGN_ONE : PR_DESIGN_GRID, shift);
      pr_sweep s = { .design = design, .metrics = metrics, .n_metrics = 3, .n = 2, .level = 0.95 };
      guint n = 3 * 2 * (design->points->len + 1);
      g_autofree double *value = s.value = g_new0 (double, n);
      for (guint k = 0; k < n; k++)
        value[k] = (k * 7) % 5;
      g_autofree char *folder = g_strdup_printf ("sweep-%u", shift);
      draw_new (folder, PR_RESULTS_SWEEP, &(pr_plot_source){ .sweep = &s });
      g_autofree char *svg = g_strdup_printf ("%s/plots/sweep.svg", folder);
      g_autoptr (GPtrArray) drawn = texts_of (svg);
      for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
        ck_assert_msg (has (drawn, hostile[i], FALSE), "%u: '%s'", shift, hostile[i]);
      forget_design (design);
    }
}
END_TEST

/* As many places as hostile texts, which are their names. */
START_TEST (margins)
{
  enum { N = G_N_ELEMENTS (hostile) };
  pr_place places[N] = { 0 };
  pr_margin_rough rough[N];
  uint32_t numbers[N];
  const pr_world w = { .n_places = N, .n_units = N, .places = places };
  g_auto (pr_margin_search) search;
  pr_margin_search_init (&search, N);
  pr_margin_state *state = g_new0 (pr_margin_state, N);
  for (guint i = 0; i < N; i++)
    {
      places[i] = (pr_place){ .code = (char *) "u", .name = (char *) hostile[i] };
      rough[i] = (pr_margin_rough){ .pool = PR_NONE32, .full = i };
      numbers[i] = i;
      state[i].ready = i % 2 == 0;
    }
  pr_margin_add (&search, 0, state);
  const pr_margin_change change = { .world = &w, .place = PR_NONE32 };
  const pr_margins m = { .change = &change, .search = &search, .places = numbers, .rough = rough };
  draw_new ("margins", PR_RESULTS_MARGINS, &(pr_plot_source){ .margins = &m });
  g_autoptr (GPtrArray) drawn = texts_of ("margins/plots/margins.svg");
  for (guint i = 0; i < N; i++)
    ck_assert_msg (has (drawn, hostile[i], FALSE), "'%s'", hostile[i]);
}
END_TEST

/* A program is a constant: it asks for no other program, and expands nothing. */
START_TEST (programs)
{
  static const char *const never[] = { "system", "eval", "`", "@", "load ", "popen", "'<", "'|" };
  for (const pr_plot *const *plot = pr_plots; *plot != NULL; plot++)
    {
      g_autofree char *program = pr_plot_program (*plot);
      for (gsize k = 0; k < G_N_ELEMENTS (never); k++)
        ck_assert_msg (strstr (program, never[k]) == NULL, "%s: %s", (*plot)->name, never[k]);
    }
}
END_TEST

int
main (void)
{
  g_autofree char *gnuplot = g_find_program_in_path ("gnuplot");
  Suite *suite = suite_create ("texts");
  TCase *tests = tcase_create ("texts");
  tcase_add_unchecked_fixture (tests, begin, end);
  tcase_set_timeout (tests, 240);
  tcase_add_test (tests, programs);
  if (gnuplot != NULL)
    {
      tcase_add_test (tests, runs);
      tcase_add_test (tests, comparisons);
      tcase_add_test (tests, sweeps);
      tcase_add_test (tests, margins);
    }
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
