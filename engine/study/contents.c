/* Contents: see contents.h. */
#include "study/contents.h"

#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/brief/brief.h"
#include "report/export/export.h"
#include "report/table/columns.h"
#include "report/table/provinces.h"
#include "report/plot/draw.h"
#include "report/plot/plots.h"
#include "kernel/disk.h"
#include "report/text/json.h"
#include "report/page/page.h"
#include "study/diagrams.h"
#include "study/inputs.h"
#include "study/manifest.h"
#include "study/relief-file.h"
#include "study/study.h"
#include "study/write.h"
#include "report/replay/replay.h"
#include "report/store/store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define MANIFEST "manifest.json"
#define PLOTS "plots"
#define NAMED 5 /* foreign files that a message names */

/* Files without columns. */
static const char *const of_run[]
    = { MANIFEST,       PR_INPUTS_NAME, PR_RELIEF_NAME,  "rules.txt",   "run.log",
        "scenario.txt", "summary.txt",  PR_RECORDS_NAME, PR_STORE_NAME, PR_PAGE_NAME },
    *const of_comparison[]
    = { MANIFEST, PR_BRIEF_DATA_NAME, PR_BRIEF_NAME, "run.log", "summary.txt", PR_PAGE_NAME },
        *const of_sweep[] = { MANIFEST, "plan.ini", "run.log", "summary.txt" },
               *const of_margins[] = { MANIFEST, "run.log", "summary.txt", PR_PAGE_NAME };
static const struct {
  const char *const *texts;
  gsize n;
} known[PR_N_RESULTS] = {
  [PR_RESULTS_RUN] = { of_run, G_N_ELEMENTS (of_run) },
  [PR_RESULTS_COMPARISON] = { of_comparison, G_N_ELEMENTS (of_comparison) },
  [PR_RESULTS_SWEEP] = { of_sweep, G_N_ELEMENTS (of_sweep) },
  [PR_RESULTS_MARGINS] = { of_margins, G_N_ELEMENTS (of_margins) },
};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
pr_contents_list (JsonBuilder *b, pr_results_kind kind, const pr_plot_source *of)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (gsize k = 0; k < known[kind].n; k++)
    if (kind != PR_RESULTS_RUN || strcmp (known[kind].texts[k], PR_STORE_NAME) != 0
        || pr_store_belongs (of->run->world))
      g_ptr_array_add (names, g_strdup (known[kind].texts[k]));
  for (int id = (int) pr_out_ranges[kind].first; id <= (int) pr_out_ranges[kind].last; id++)
    g_ptr_array_add (names, g_strdup (pr_out_files[id].name));
  if (kind == PR_RESULTS_RUN && pr_provinces_belong (of->run->world))
    g_ptr_array_add (names, g_strdup (pr_out_files[PR_FILE_PROVINCES].name));
  for (guint k = 0; kind == PR_RESULTS_COMPARISON && k < of->comparison->n; k++)
    {
      g_autofree char *own = pr_scenario_folder ("", k);
      g_ptr_array_add (names, g_build_filename (own, PR_INPUTS_NAME, NULL));
      g_ptr_array_add (names, g_build_filename (own, PR_RECORDS_NAME, NULL));
    }
  for (const pr_plot *const *plot = pr_plots; *plot != NULL; plot++)
    if (pr_plot_belongs (*plot, kind, of))
      {
        g_ptr_array_add (names, g_strdup ((*plot)->table.name));
        g_ptr_array_add (names, g_strdup_printf (PLOTS "/%s.gp", (*plot)->name));
        g_ptr_array_add (names, g_strdup_printf (PLOTS "/%s.txt", (*plot)->name));
      }
  for (uint16_t k = 0; kind == PR_RESULTS_RUN && k < of->run->world->n_workflows; k++)
    g_ptr_array_add (names, pr_diagram_name (of->run->world->workflows[k].name));
  g_ptr_array_sort (names, compare_names);
  pr_json_list (b, "files");
  for (guint k = 0; k < names->len; k++)
    json_builder_add_string_value (b, names->pdata[k]);
  json_builder_end_array (b);
}

/* The set of names that the manifest lists; NULL if it is missing or not this program's. */
static GHashTable *
read_list (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, MANIFEST, NULL), *text = NULL;
  if (!pr_file_read (path, PR_FILE_NOTES_MAX, &text, NULL, NULL))
    return NULL;
  g_autoptr (JsonObject) m = pr_json_object (text);
  const char *program = pr_json_text_of (m, "program");
  JsonNode *list = m != NULL ? json_object_get_member (m, "files") : NULL;
  if (g_strcmp0 (program, "pilotrun") != 0 || list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return NULL;
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *array = json_node_get_array (list);
  for (guint k = 0; k < json_array_get_length (array); k++)
    {
      JsonNode *name = json_array_get_element (array, k);
      if (json_node_get_value_type (name) == G_TYPE_STRING)
        g_hash_table_add (names, json_node_dup_string (name));
    }
  return names;
}

gboolean
pr_contents_tables (const char *folder, gboolean has[PR_N_FILES], GError **error)
{
  g_autoptr (GHashTable) list = read_list (folder);
  if (list == NULL)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, _ ("'%s' is no folder of results"),
                   folder);
      return FALSE;
    }
  for (int id = 0; id < PR_N_FILES; id++)
    has[id] = g_hash_table_contains (list, pr_out_files[id].name);
  return TRUE;
}

char *
pr_scenario_folder (const char *folder, guint k)
{
  const char name[] = { (char) ('A' + k), '\0' };
  g_autofree char *own = g_strconcat (PR_SCENARIO_FOLDER, name, NULL);
  return g_build_filename (folder, own, NULL);
}

/* What follows the name of a scenario's folder, "" or '/' and more; NULL: it does not begin so. */
static const char *
after_scenario (const char *name)
{
  if (!g_str_has_prefix (name, PR_SCENARIO_FOLDER))
    return NULL;
  name += strlen (PR_SCENARIO_FOLDER);
  return g_ascii_isupper (name[0]) && (name[1] == '\0' || name[1] == '/') ? name + 1 : NULL;
}

/* "events-N.bin" and the like, of a run or of a scenario of a comparison. */
static gboolean
is_log (const char *name)
{
  const char *below = after_scenario (name);
  if (below != NULL && *below == '/')
    name = below + 1;
  if (pr_export_is_name (name))
    return TRUE;
  if (!g_str_has_prefix (name, PR_LOGS_BEGIN))
    return FALSE;
  const char *number = name + strlen (PR_LOGS_BEGIN), *end = number;
  while (g_ascii_isdigit (*end))
    end++;
  return end > number && *number != '0' && strcmp (end, PR_LOGS_END) == 0;
}

/* A picture of a listed script; also a new one that does not have its final name yet. */
static gboolean
is_picture (const char *name, GHashTable *list)
{
  const char *dot = strrchr (name, '.');
  if (!g_str_has_prefix (name, PLOTS "/") || dot == NULL
      || (strcmp (dot, ".svg") != 0 && strcmp (dot, ".png") != 0))
    return FALSE;
  name += strlen (PLOTS "/");
  if (g_str_has_prefix (name, PR_DRAW_NEW))
    name += strlen (PR_DRAW_NEW);
  g_autofree char *script
      = dot > name ? g_strdup_printf (PLOTS "/%.*s.gp", (int) (dot - name), name) : g_strdup ("");
  return g_hash_table_contains (list, script);
}

static gboolean
is_ours (const char *name, GHashTable *list)
{
  g_autofree char *base = g_path_get_basename (name);
  return g_hash_table_contains (list, name) || is_log (name) || is_picture (name, list)
         || strcmp (name, PR_REPLAY_NAME) == 0 || strcmp (name, PR_BRIEF_NAME) == 0
         || strcmp (name, PR_BRIEF_PDF_NAME) == 0 || pr_scratch_is_name (base);
}

typedef struct {
  GHashTable *list;
  GPtrArray *ours, *foreign; /* names within the folder; of ours, a folder after what it holds */
} contents;

static void
contents_clear (contents *c)
{
  g_clear_pointer (&c->list, g_hash_table_unref);
  g_clear_pointer (&c->ours, g_ptr_array_unref);
  g_clear_pointer (&c->foreign, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (contents, contents_clear)

/* Links are not followed: a link in the place of a file is foreign, too. */
static gboolean
look (contents *c, const char *folder, const char *below, GError **error)
{
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  const char *base;
  if (dir == NULL)
    return FALSE;
  while ((base = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_strconcat (below, base, NULL);
      g_autofree char *full = g_build_filename (folder, name, NULL);
      GStatBuf st;
      if (g_lstat (full, &st) != 0)
        continue;
      const char *after = after_scenario (base);
      if (S_ISDIR (st.st_mode) && *below == '\0'
          && (strcmp (base, PLOTS) == 0 || strcmp (base, PR_DIAGRAMS) == 0
              || (after != NULL && *after == '\0')))
        {
          g_autofree char *within = g_strconcat (base, "/", NULL);
          if (!look (c, folder, within, error))
            return FALSE;
          g_ptr_array_add (c->ours, g_steal_pointer (&name));
        }
      else if (S_ISREG (st.st_mode) && is_ours (name, c->list))
        g_ptr_array_add (c->ours, g_steal_pointer (&name));
      else
        g_ptr_array_add (c->foreign, S_ISDIR (st.st_mode) ? g_strconcat (name, "/", NULL)
                                                          : g_steal_pointer (&name));
    }
  return TRUE;
}

static gboolean
read_contents (contents *c, const char *folder, GError **error)
{
  *c = (contents){ .list = read_list (folder),
                   .ours = g_ptr_array_new_with_free_func (g_free),
                   .foreign = g_ptr_array_new_with_free_func (g_free) };
  gboolean known_list = c->list != NULL;
  if (!known_list)
    c->list = g_hash_table_new (g_str_hash, g_str_equal);
  if (!look (c, folder, "", error))
    return FALSE;
  g_ptr_array_sort (c->foreign, compare_names);
  if (known_list || c->ours->len + c->foreign->len == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               _ ("'%s' is not a folder of results and is not replaced: it has no manifest.json "
                  "of this program that lists its files"),
               folder);
  return FALSE;
}

static void
set_foreign (const contents *c, const char *folder, GError **error)
{
  guint n = c->foreign->len;
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint k = 0; k < MIN (n, NAMED); k++)
    g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", (char *) c->foreign->pdata[k]);
  if (n <= NAMED)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                 _ ("'%s' holds what this program did not write and is not replaced: %s; move it "
                    "away, or name another folder"),
                 folder, names->str);
  else
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                 _ ("'%s' holds what this program did not write and is not replaced: %s and %u "
                    "more; move it away, or name another folder"),
                 folder, names->str, n - NAMED);
}

gboolean
pr_contents_check (const char *folder, GError **error)
{
  g_auto (contents) c = { 0 };
  if (!read_contents (&c, folder, error))
    return FALSE;
  if (c.foreign->len > 0)
    set_foreign (&c, folder, error);
  return c.foreign->len == 0;
}

static bool
go_up (char **folder)
{
  char *above = g_path_get_dirname (*folder);
  bool top = strcmp (above, *folder) == 0;
  g_free (*folder);
  *folder = above;
  return !top;
}

/* A file's name without links, "." and "..", as far as its folders are there. Free with g_free. */
static char *
real_name (const char *path)
{
  g_autofree char *target = pr_file_target (path);
  g_autofree char *here = g_get_current_dir ();
  const char *file = target != NULL ? target : path;
  g_autofree char *whole
      = g_path_is_absolute (file) ? g_strdup (file) : g_build_filename (here, file, NULL);
  g_autofree char *at = g_path_get_dirname (whole), *real = NULL;
  while ((real = realpath (at, NULL)) == NULL && go_up (&at))
    continue;
  return g_build_filename (real != NULL ? real : "/", whole + strlen (at), NULL);
}

/* The nearest folder of results around a file, and the file's name within it. NULL: none. */
static char *
results_around (const char *path, char **name)
{
  g_autofree char *whole = real_name (path);
  g_autofree char *at = g_path_get_dirname (whole);
  while (!pr_manifest_is_there (at))
    if (!go_up (&at))
      return NULL;
  const char *rest = whole + strlen (at);
  *name = g_strdup (rest + (*rest == '/'));
  return g_steal_pointer (&at);
}

gboolean
pr_contents_check_place (const char *path, gboolean (*own) (const char *name), GError **error)
{
  g_autofree char *name = NULL, *folder = NULL;
  if (pr_output_is_stream (path) || (folder = results_around (path, &name)) == NULL
      || (own != NULL && own (name)))
    return TRUE;
  g_autoptr (GHashTable) list = read_list (folder);
  if (list == NULL)
    list = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *there = g_build_filename (folder, name, NULL);
  if (g_file_test (there, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_PLACE,
                 _ ("'%s' is in a folder of results and is not replaced; name another file"), path);
  else if (is_ours (name, list))
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_PLACE,
                 _ ("'%s' is in a folder of results, which has that name for a file of its own; "
                    "name another file"),
                 path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
remove_one (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return g_remove (path) == 0 || errno == ENOENT
         || pr_file_fail (error, errno, _ ("cannot remove '%s'"), path);
}

gboolean
pr_contents_remove (const char *folder, GError **error)
{
  g_auto (contents) c = { 0 };
  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!read_contents (&c, folder, error))
    return FALSE;
  if (c.foreign->len > 0)
    {
      set_foreign (&c, folder, error);
      return FALSE;
    }
  /* The manifest is removed last: until then the folder can be recognised. */
  for (guint k = 0; k < c.ours->len; k++)
    if (strcmp (c.ours->pdata[k], MANIFEST) != 0 && !remove_one (folder, c.ours->pdata[k], error))
      return FALSE;
  return remove_one (folder, MANIFEST, error) && remove_one (folder, "", error);
}
