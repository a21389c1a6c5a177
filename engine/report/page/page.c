/* Page: see page.h. */
#include "report/page/page.h"

#include "kernel/i18n.h"
#include "kernel/disk.h"
#include "report/text/json.h"
#include "report/text/text.h"
#include "kernel/output.h"
#include "report/page/shared.h"
#include "report/templates.h"
#include "kernel/version.h"

#include <gio/gio.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#define MOST_LINES 400

static void
page_clear (pr_page *p)
{
  for (int id = 0; id < PR_N_FILES; id++)
    pr_grid_free (p->grids[id]);
  g_clear_pointer (&p->manifest, json_object_unref);
  g_free (p->manifest_text);
  g_clear_error (&p->failure);
  if (p->out != NULL)
    g_string_free (p->out, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_page, page_clear)

static const char *
text_of (JsonObject *o, const char *member)
{
  const char *text = pr_json_text_of (o, member);
  return text != NULL ? text : "";
}

static gboolean
read_manifest (pr_page *p, GError **error)
{
  g_autofree char *path = g_build_filename (p->folder, "manifest.json", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("%s is not the folder of a run: it has no manifest.json"), p->folder);
      return FALSE;
    }
  if (!pr_read_file (path, &p->manifest_text, NULL, error))
    return FALSE;
  p->manifest = pr_json_object (p->manifest_text);
  if (p->manifest == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("'%s' is damaged"), path);
      return FALSE;
    }
  const char *version = text_of (p->manifest, "version");
  if (strcmp (version, PR_VERSION) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("'%s' is of version '%s'; this is version %s, whose files may differ: run the "
                  "scenario again"),
               p->folder, version, PR_VERSION);
  return FALSE;
}

static gboolean
read_grids (pr_page *p, const pr_file_id *files, size_t n, GError **error)
{
  for (size_t k = 0; k < n; k++)
    {
      pr_grid_choice choice = { 0 };
      pr_page_choose (p, files[k], &choice);
      p->grids[files[k]]
          = pr_grid_read_some (p->folder, pr_out_files[files[k]].name, &choice, error);
      if (p->grids[files[k]] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The table of provinces, where there are several. */
static gboolean
read_provinces (pr_page *p, GError **error)
{
  static const pr_file_id file = PR_FILE_PROVINCES;
  g_autofree char *path = g_build_filename (p->folder, pr_out_files[file].name, NULL);
  return !g_file_test (path, G_FILE_TEST_EXISTS) || read_grids (p, &file, 1, error);
}

/* Writes names in place of the codes that a column holds; of procedures in that of their names. */
static void
name_column (const pr_page *p, pr_grid *s, const char *what, const char *codes, const char *names)
{
  int code = pr_grid_column (s, codes), to = pr_grid_column (s, names);
  for (gsize row = 0; row < s->n_rows && code >= 0 && to >= 0; row++)
    {
      const char *name = pr_json_shown (p->manifest, what, pr_grid_cell (s, row, code));
      if (name != NULL)
        pr_grid_set (s, row, to, name);
    }
}

static void
name_cells (const pr_page *p)
{
  static const struct {
    const char *what, *column;
  } everywhere[] = { { "step", "step" },         { "pool", "pool" },      { "group", "group" },
                     { "kind", "kind" },         { "role", "role" },      { "skill", "skill" },
                     { "activity", "activity" }, { "venue", "venue" },    { "course", "course" },
                     { "crew", "crew" },         { "measure", "measure" } };
  name_column (p, p->grids[PR_FILE_PROCEDURES], "procedure", "code", "name");
  name_column (p, p->grids[PR_FILE_SYSTEMS], "system", "name", "name");
  name_column (p, p->grids[PR_FILE_SYSTEMS], "condition", "name", "name");
  name_column (p, p->grids[PR_FILE_CREWS], "crew", "kind", "kind");
  for (size_t k = 0; k < PR_N_FILES; k++)
    for (size_t i = 0; p->grids[k] != NULL && i < G_N_ELEMENTS (everywhere); i++)
      name_column (p, p->grids[k], everywhere[i].what, everywhere[i].column, everywhere[i].column);
}

const char *
pr_page_title (const pr_page *p, const char *name)
{
  const char *own = pr_json_shown (p->manifest, "scenario", name);
  return own != NULL ? own : name;
}

char *
pr_page_read (pr_page *p, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (p->folder, name, NULL);
  char *data = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  pr_read_file (path, &data, length, p->failure == NULL ? &p->failure : NULL);
  return data;
}

/* The text's first lines; says what is left out. */
static void
cut_lines (pr_page *p, char *text, const char *name)
{
  char first[PR_NUMBER_SIZE], all[PR_NUMBER_SIZE];
  gsize n = 0;
  char *end = NULL;
  for (char *at = strchr (text, '\n'); at != NULL; at = strchr (at + 1, '\n'))
    if (++n == MOST_LINES)
      end = at + 1;
  if (n <= MOST_LINES)
    return;
  *end = '\0';
  g_autofree char *words = g_strdup_printf (
      _ ("Shown (%s): the first %s of %s; all of them are in %s."), P_ ("rows", "lines"),
      pr_text_fixed (first, MOST_LINES, 0), pr_text_fixed (all, (double) n, 0), name);
  pr_html_add (p->out, "<p class=\"note\">%s</p>\n", words);
}

/* A text file of the folder, in a part of the page that unfolds; that of many provinces tells of
 * units by the thousand. */
static void
put_text_file (pr_page *p, const char *name, const char *summary)
{
  gsize n;
  g_autofree char *text = pr_page_read (p, name, &n);
  if (text == NULL)
    return;
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) n);
  pr_html_add (p->out, "<details><summary>%s</summary>", summary);
  if (p->grids[PR_FILE_PROVINCES] != NULL)
    cut_lines (p, valid, name);
  pr_html_add (p->out, "<pre tabindex=\"0\">%s</pre></details>\n", valid);
}

static void
put_checklist (pr_page *p)
{
  const pr_grid *s = p->grids[PR_FILE_CHECKLIST];
  int number = pr_grid_column (s, "number"), group = pr_grid_column (s, "group"),
      item = pr_grid_column (s, "item"), statement = pr_grid_column (s, "statement");
  pr_html_add (p->out,
               "<section id=\"checklist\"><h2>%s</h2><p class=\"note\">%s</p>\n"
               "<details><summary>%s</summary>\n",
               _ ("Reporting checklist"),
               _ ("The items of STRESS-DES (Monks et al., 2019), so that others can judge and "
                  "repeat the study. What the scenario does not say is marked."),
               _ ("All items"));
  for (gsize row = 0; row < s->n_rows; row++)
    {
      const char *said = pr_grid_cell (s, row, statement);
      gboolean begins
          = row == 0
            || strcmp (pr_grid_cell (s, row, group), pr_grid_cell (s, row - 1, group)) != 0;
      if (begins)
        pr_html_add (p->out, row == 0 ? "<h3>%s</h3><dl>\n" : "</dl><h3>%s</h3><dl>\n",
                     pr_grid_cell (s, row, group));
      pr_html_add (p->out, "<dt>%s %s</dt>", pr_grid_cell (s, row, number),
                   pr_grid_cell (s, row, item));
      if (*said != '\0')
        pr_html_add (p->out, "<dd>%s</dd>\n", said);
      else
        pr_html_add (p->out, "<dd class=\"blank\">%s</dd>\n", _ ("NOT STATED"));
    }
  pr_html_put (p->out, s->n_rows > 0 ? "</dl></details></section>\n" : "</details></section>\n");
}

static void
put_nav (pr_page *p, const char *const links[][2])
{
  pr_html_add (p->out, "<nav aria-label=\"%s\"><ul>", _ ("Sections"));
  for (gsize k = 0; links[k][0] != NULL; k++)
    pr_html_add (p->out, "<li><a href=\"#%s\">%s</a></li>", links[k][0], _ (links[k][1]));
  pr_html_put (p->out, "</ul></nav>\n");
}

static void
put_run (pr_page *p)
{
  static const char *const links[][2] = {
    { "provinces", N_ ("Provinces") },
    { "figures", N_ ("Figures") },
    { "verdict", N_ ("Verdict") },
    { "units", N_ ("Units") },
    { "failures", N_ ("Failures") },
    { "plots", N_ ("Plots") },
    { "details", N_ ("Details") },
    { "official", N_ ("Official form") },
    { "observed", N_ ("Beside observed") },
    { "sources", N_ ("Assumptions") },
    { "workflows", N_ ("Workflows") },
    { "rules", N_ ("Rules") },
    { "checklist", N_ ("Checklist") },
    { "manifest", N_ ("Manifest") },
    { NULL, NULL },
  };
  JsonObject *scenario = json_object_get_object_member (p->manifest, "scenario"),
             *window = json_object_get_object_member (p->manifest, "window");
  const char *purpose = pr_grid_cell (p->grids[PR_FILE_CHECKLIST], 0,
                                      pr_grid_column (p->grids[PR_FILE_CHECKLIST], "statement"));
  pr_html_add (p->out,
               "<a class=\"skip\" href=\"#figures\">%s</a>\n<header><div><h1>%s</h1>"
               "<p class=\"about\">%s</p>",
               _ ("To the figures"), pr_page_title (p, text_of (scenario, "name")), purpose);
  pr_page_verdict (p);
  g_autofree char *first = pr_html_day (text_of (window, "first_day")),
                  *last = pr_html_day (text_of (window, "last_day"));
  g_autofree char *about = g_strdup_printf (
      _ ("Simulated from %s to %s; working days: %" PRId64 "; replications: %" PRId64
         ". ± is the half-width of a confidence interval: the chance that is in the "
         "simulation, never the doubt about its assumptions."),
      first, last, json_object_get_int_member_with_default (window, "working_days", 0),
      json_object_get_int_member_with_default (p->manifest, "replications", 0));
  pr_html_add (p->out, "<p class=\"note\">%s</p></div></header>\n", about);
  gboolean several = p->grids[PR_FILE_PROVINCES] != NULL;
  put_nav (p, several ? links : links + 1);
  pr_html_put (p->out, "<main>\n");
  if (several)
    pr_page_provinces (p);
  pr_page_figures (p);
  pr_page_verdicts (p);
  pr_page_map (p);
  pr_page_run_tables (p);
  pr_page_workflows (p);
  pr_html_add (p->out, "<section id=\"rules\"><h2>%s</h2><p class=\"note\">%s</p>\n", _ ("Rules"),
               _ ("Who decides what and when, in words, as the scenario says it."));
  put_text_file (p, "rules.txt", _ ("The rules in words"));
  put_text_file (p, "scenario.txt", _ ("The whole scenario, defaults included"));
  pr_html_put (p->out, "</section>\n");
  put_checklist (p);
}

static void
put_manifest (pr_page *p)
{
  pr_html_add (
      p->out, "<p class=\"note printed\">%s</p>\n",
      _ ("Only the main parts are printed. All rows, and the parts that are left out, are on "
         "the page itself, report.html, and in the files beside it."));
  gboolean mixed = pr_json_bool_of (pr_json_object_of (p->manifest, "asked"), "mixed");
  g_autofree char *maker = g_strdup_printf (_ ("Made by Pilotrun %s."), PR_VERSION);
  pr_html_add (p->out,
               "<section id=\"manifest\"><h2>%s</h2><p class=\"note\">%s</p>"
               "<pre tabindex=\"0\">%s</pre></section>\n</main>\n<footer><p>%s</p></footer>\n",
               _ ("Manifest"),
               mixed ? _ ("Merged from machines whose mathematical libraries differ: the same "
                          "inputs need not give the same bytes.")
                     : _ ("What made these results: the same inputs give the same bytes."),
               p->manifest_text, maker);
}

static char *
fill (const char *title, const char *body)
{
  g_autofree char *safe = g_markup_escape_text (title, -1);
  const char *const words[][2] = { { "@version@", PR_VERSION },
                                   { "@lang@", pr_language_codes[pr_language_now ()] },
                                   { "@title@", safe },
                                   { "@css@", pr_template ("report.css") },
                                   { "@body@", body },
                                   { "@js@", pr_template ("report.js") },
                                   { NULL, NULL } };
  return pr_template_fill (PR_PAGE_NAME, words);
}

static char *
finish (pr_page *p, const char *title, GError **error)
{
  put_manifest (p);
  if (p->failure == NULL)
    return fill (title, p->out->str);
  g_propagate_error (error, g_steal_pointer (&p->failure));
  return NULL;
}

char *
pr_page_text (const char *folder, GError **error)
{
  static const pr_file_id run[]
      = { PR_FILE_UNITS,     PR_FILE_AUTHORITIES, PR_FILE_POOLS,       PR_FILE_PROCEDURES,
          PR_FILE_SYSTEMS,   PR_FILE_CREWS,       PR_FILE_LEARNING,    PR_FILE_REHEARSALS,
          PR_FILE_VENUES,    PR_FILE_COURSES,     PR_FILE_MEASURES,    PR_FILE_RECONCILIATION,
          PR_FILE_OFFICIAL,  PR_FILE_FAILURES,    PR_FILE_RELIEF,      PR_FILE_PROVINCE,
          PR_FILE_CHECKLIST, PR_FILE_OBSERVED,    PR_FILE_ASSUMPTIONS, PR_FILE_COSTS },
      comparison[] = { PR_FILE_COMPARISON, PR_FILE_COMPARISON_PLACES, PR_FILE_COMPARISON_VERDICTS,
                       PR_FILE_COMPARISON_MEASURES, PR_FILE_COMPARISON_COSTS },
      margins[] = { PR_FILE_MARGINS, PR_FILE_MARGIN_STEPS };
  g_auto (pr_page) p = { .folder = folder, .out = g_string_new (NULL) };
  if (!read_manifest (&p, error))
    return NULL;
  g_auto (pr_in_language) language
      = pr_language_enter (pr_language_of (text_of (p.manifest, "language")));
  if (json_object_has_member (p.manifest, "scenarios"))
    {
      if (!read_grids (&p, comparison, G_N_ELEMENTS (comparison), error))
        return NULL;
      pr_page_comparison (&p);
      return finish (&p, _ ("Comparison"), error);
    }
  if (pr_json_object_of (p.manifest, "margins") != NULL)
    {
      if (!read_grids (&p, margins, G_N_ELEMENTS (margins), error))
        return NULL;
      pr_page_margins (&p);
      return finish (&p, _ ("Distance to failure"), error);
    }
  JsonNode *node = json_object_get_member (p.manifest, "scenario");
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)
      || !json_object_has_member (p.manifest, "window"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("'%s' is the folder of no run, comparison or margins"), folder);
      return NULL;
    }
  if (!read_provinces (&p, error) || !read_grids (&p, run, G_N_ELEMENTS (run), error)
      || !pr_page_read_verdicts (&p, error))
    return NULL;
  name_cells (&p);
  put_run (&p);
  return finish (&p, pr_page_title (&p, text_of (json_node_get_object (node), "name")), error);
}

gboolean
pr_page_write (const char *folder, GError **error)
{
  g_autofree char *text = pr_page_text (folder, error);
  if (text == NULL)
    return FALSE;
  g_autofree char *path = g_build_filename (folder, PR_PAGE_NAME, NULL);
  return pr_output_write (path, text, strlen (text), TRUE, error);
}
