#include "scenario/problem.h"
#include "scenario/encoding.h"
#include "scenario/limits.h"
#include "scenario/overlay-edit.h"
#include "scenario/place-names.h"
#include "scenario/value.h"

#include <string.h>

#define INI_NAME "scenario.ini"
#define TABLES_GROUP "tables"

static void
free_dist (gpointer p)
{
  pr_known_dist *known = p;
  pr_dist_clear (&known->dist);
  g_free (known->canonical);
  g_free (known);
}

static pr_tables_own *
tables_new (void)
{
  pr_tables_own *own = g_new0 (pr_tables_own, 1);
  own->texts = g_string_chunk_new (1 << 16);
  own->blocks = g_ptr_array_new_with_free_func (g_free);
  own->scaled = g_string_new (NULL);
  own->dists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_dist);
  for (gsize i = 0; i < PR_N_TABLES; i++)
    own->tables.table[i].schema = &pr_schema[i];
  return own;
}

const char *
pr_tables_scaled (const pr_tables *t)
{
  return ((const pr_tables_own *) t)->scaled->str;
}

void
pr_tables_free (pr_tables *t)
{
  if (t == NULL)
    return;
  pr_tables_own *own = (pr_tables_own *) t;
  for (gsize i = 0; i < PR_N_TABLES; i++)
    {
      pr_table *table = &t->table[i];
      for (gsize r = 0; r < table->n; r++)
        for (gsize c = 0; c < table->schema->n_columns; c++)
          if (table->schema->columns[c].type != PR_COL_DIST) /* those are shared, in own->dists */
            pr_value_clear (&table->schema->columns[c], &table->rows[r].cells[c]);
      g_free (table->rows);
    }
  g_string_free (own->scaled, TRUE);
  g_hash_table_unref (own->dists);
  pr_place_names_free (own->places);
  g_ptr_array_unref (own->blocks);
  g_string_chunk_free (own->texts);
  g_free (own);
}

void
pr_tables_clear_key (pr_tables *t, pr_ini_id key)
{
  pr_pos pos = t->ini[key].pos;
  t->ini[key] = (pr_cell){ .pos = pos };
  pr_default_cell ((pr_tables_own *) t, &pr_ini_keys[key].key, &t->ini[key]);
}

/* Reads a file of the source; reports an error at `pos`, and sets `missing` if it is not there. */
static gboolean
read_file (const pr_source *source, const char *name, pr_pos pos, pr_diag *diag, char **data,
           gsize *length, gboolean *missing)
{
  g_autoptr (GError) error = NULL;
  *missing = FALSE;
  if (source->read (source->self, name, data, length, &error))
    return TRUE;
  *missing = g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  if (!*missing)
    pr_error (diag, pos, "%s", error->message);
  return FALSE;
}

static const char *
file_name (const pr_source *source, const char *name, pr_diag *diag)
{
  g_autofree char *full = g_strconcat (source->prefix != NULL ? source->prefix : "", name, NULL);
  return pr_diag_file (diag, full);
}

/* The files of a table, at least one: <table>.csv, or what the entry says, separated by ';'. Free
 * with g_strfreev. */
static char **
paths_of (const pr_ini_entry *entry, pr_table_id id)
{
  g_autofree char *own_name = g_strconcat (pr_schema[id].name, ".csv", NULL);
  const char *text = entry != NULL ? entry->value : own_name;
  char **paths = g_strsplit (*text != '\0' ? text : " ", ";", -1); /* of "" it makes none */
  for (gsize i = 0; paths[i] != NULL; i++)
    g_strstrip (paths[i]);
  return paths;
}

static char **
table_paths (const pr_ini *ini, pr_table_id id)
{
  return paths_of (pr_ini_find (ini, TABLES_GROUP, pr_schema[id].name), id);
}

/* The name in the folder that was probably meant; never the same one, which a broken link may
 * have. */
static const char *
nearest_file (const char *name, char **files)
{
  const char *nearest = pr_nearest (name, (const char *const *) files, g_strv_length (files));
  return g_strcmp0 (nearest, name) != 0 ? nearest : NULL;
}

/* Checks the paths that [tables] gives: relative, not too many, each once. */
static gboolean
check_paths (const pr_ini_entry *entry, char **paths, pr_diag *diag)
{
  gsize n = g_strv_length (paths);
  if (n > PR_MOST_TABLE_FILES)
    {
      pr_error (diag, entry->value_pos, _ ("%s: %zu files; the most is %d"), entry->key, n,
                PR_MOST_TABLE_FILES);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      gsize same = 0;
      while (strcmp (paths[same], paths[i]) != 0)
        same++;
      if (*paths[i] == '\0' || g_path_is_absolute (paths[i]))
        pr_error (diag, entry->value_pos,
                  _ ("%s: '%s' is not a path relative to the scenario's folder"), entry->key,
                  paths[i]);
      else if (same < i)
        pr_error (diag, entry->value_pos, _ ("%s: '%s' is named twice"), entry->key, paths[i]);
      else
        continue;
      return FALSE;
    }
  return TRUE;
}

typedef struct {
  const char *path, *name; /* as written, and as positions name it */
} pr_source_file;

static void
report_no_file (const pr_source_file *f, const pr_table *table, const pr_ini_entry *entry,
                char **files, pr_diag *diag)
{
  const char *nearest
      = entry == NULL && table->schema->required ? nearest_file (f->path, files) : NULL;
  pr_pos pos = { f->name, 0, 0 };
  if (entry != NULL)
    pr_error (diag, entry->value_pos, _ ("%s: there is no file '%s'"), entry->key, f->path);
  else if (nearest != NULL)
    pr_error (diag, pos, _ ("the file is missing; is it '%s'?"), nearest);
  else if (table->schema->required)
    pr_error (diag, pos, _ ("the file is missing"));
}

static void
load_table (pr_tables_own *own, pr_table_id id, const pr_source *source, const pr_ini *ini,
            char **files, const pr_overlays *overlays, pr_diag *diag)
{
  pr_table *table = &own->tables.table[id];
  const pr_edit *replaced = pr_overlays_replacement (overlays, id, &source);
  const pr_ini_entry *entry
      = replaced != NULL ? replaced->files : pr_ini_find (ini, TABLES_GROUP, pr_schema[id].name);
  g_auto (GStrv) paths = paths_of (entry, id);
  table->file = file_name (source, paths[0], diag);
  if (entry != NULL && !check_paths (entry, paths, diag))
    return;
  pr_table_text texts[PR_MOST_TABLE_FILES] = { { 0 } };
  gsize n = 0;
  gboolean failed = FALSE;
  for (gsize i = 0; paths[i] != NULL; i++)
    {
      pr_table_text *t = &texts[n];
      const pr_source_file f = { paths[i], file_name (source, paths[i], diag) };
      gboolean missing;
      t->file = f.name;
      if (!read_file (source, f.path, (pr_pos){ f.name, 0, 0 }, diag, &t->data, &t->length,
                      &missing))
        {
          if (missing)
            report_no_file (&f, table, entry, files, diag);
          failed |= !missing;
          continue;
        }
      table->present = TRUE;
      t->text = t->data;
      n++;
      if (pr_encoding_check (&t->text, &t->length, t->file, diag))
        continue;
      g_free (texts[--n].data);
      failed = TRUE;
    }
  table->lacks = failed || (n > 0 && n < g_strv_length (paths));
  if (pr_overlays_touch (overlays, id))
    table->present = TRUE;
  if (n > 0 || table->present)
    pr_read_table (own, id, texts, n, overlays, diag);
  for (gsize i = 0; i < n; i++)
    g_free (texts[i].data);
}

/* Whether a folder may hold the file besides the tables. */
static gboolean
is_ignored (const char *name)
{
  return *name == '.' || strcmp (name, INI_NAME) == 0 || strcmp (name, PR_LESSON_NAME) == 0
         || g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".txt");
}

static void
report_unread (const pr_source *source, const pr_ini *ini, char **files, pr_diag *diag)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *names[PR_N_TABLES + 1] = { NULL };
  for (pr_table_id i = 0; i < PR_N_TABLES; i++)
    {
      g_auto (GStrv) paths = table_paths (ini, i);
      names[i] = g_strconcat (pr_schema[i].name, ".csv", NULL);
      for (gsize k = 0; paths[k] != NULL; k++)
        g_hash_table_add (read, g_strdup (paths[k]));
    }
  for (gsize i = 0; files[i] != NULL && pr_diag_errors (diag) < 10 * PR_DIAG_MAX; i++)
    {
      if (is_ignored (files[i]) || g_hash_table_contains (read, files[i]))
        continue;
      pr_pos pos = { file_name (source, files[i], diag), 0, 0 };
      g_autofree char *lower = g_ascii_strdown (files[i], -1);
      const char *nearest = pr_nearest (files[i], (const char *const *) names, PR_N_TABLES);
      gsize instead = 0;
      while (instead < PR_N_TABLES && strcmp (names[instead], files[i]) != 0)
        instead++;
      if (instead < PR_N_TABLES)
        pr_error (diag, pos, _ ("the file is not read: [tables] names another one for %s"),
                  pr_schema[instead].name);
      else if (nearest != NULL && g_str_has_suffix (lower, ".csv"))
        {
          pr_error (diag, pos, _ ("the file is not read; did you mean '%s'?"), nearest);
          pr_diag_facts (diag, files[i], NULL, nearest);
        }
      else if (g_str_has_suffix (lower, ".csv"))
        pr_error (diag, pos, _ ("the file is not read: there is no such table"));
      else
        pr_warning (diag, pos, _ ("the file is not read"));
    }
  for (gsize i = 0; i < PR_N_TABLES; i++)
    g_free (names[i]);
}

/* Reads the lesson, if there is one, so that it is kept with the tables. */
static void
keep_lesson (const pr_source *source, char **files, pr_diag *diag)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  gboolean missing;
  const pr_pos pos = { file_name (source, PR_LESSON_NAME, diag), 0, 0 };
  if (!g_strv_contains ((const char *const *) files, PR_LESSON_NAME)
      || !read_file (source, PR_LESSON_NAME, pos, diag, &data, &length, &missing))
    return;
  const char *text = data;
  pr_encoding_check (&text, &length, pos.file, diag);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Reads scenario.ini; NULL after an error. */
static pr_ini *
load_ini (const pr_source *source, char **files, const char *file, pr_diag *diag)
{
  g_autofree char *data = NULL;
  gsize length = 0;
  gboolean missing;
  pr_pos pos = { file, 0, 0 };
  if (!read_file (source, INI_NAME, pos, diag, &data, &length, &missing))
    {
      const char *nearest = nearest_file (INI_NAME, files);
      if (missing && nearest != NULL)
        pr_error (diag, pos, _ ("the file is missing, and with it the scenario; is it '%s'?"),
                  nearest);
      else if (missing)
        pr_error (diag, pos, _ ("the file is missing, and with it the scenario"));
      return NULL;
    }
  if (length > PR_MOST_INI_BYTES)
    {
      pr_error (diag, pos, _ ("the file has %zu bytes; at most %d are read"), length,
                PR_MOST_INI_BYTES);
      return NULL;
    }
  const char *text = data;
  if (!pr_encoding_check (&text, &length, file, diag))
    return NULL;
  return pr_ini_read (text, length, file, diag);
}

pr_tables *
pr_tables_load (const pr_source *source, pr_diag *diag)
{
  return pr_tables_load_overlaid (source, NULL, diag);
}

pr_tables *
pr_tables_load_overlaid (const pr_source *source, const pr_overlays *overlays, pr_diag *diag)
{
  pr_tables_own *own = tables_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) files = source->list (source->self, &error);
  const char *file = file_name (source, INI_NAME, diag);
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    {
      own->tables.ini[i].pos = (pr_pos){ file, 0, 0 };
      pr_default_cell (own, &pr_ini_keys[i].key, &own->tables.ini[i]);
    }
  if (files == NULL)
    {
      pr_error (diag, ((pr_pos){ NULL, 0, 0 }), "%s", error->message);
      return &own->tables;
    }
  qsort (files, g_strv_length (files), sizeof (char *), compare_names);
  g_autoptr (pr_ini) ini = load_ini (source, files, file, diag);
  if (ini == NULL || !pr_read_ini (own, ini, file, diag))
    return &own->tables;
  if (own->tables.ini[PR_INI_SCENARIO_APPLIES].given)
    pr_error (diag, own->tables.ini[PR_INI_SCENARIO_APPLIES].pos,
              _ ("applies: only a what-if applies from a date on"));
  own->tables.overlaid = overlays != NULL && overlays->n > 0;
  for (gsize l = 0; overlays != NULL && l < overlays->n; l++)
    pr_read_overlay_keys (own, overlays->layer[l]->ini, diag);
  for (pr_table_id i = 0; i < PR_N_TABLES; i++)
    load_table (own, i, source, ini, files, overlays, diag);
  report_unread (source, ini, files, diag);
  keep_lesson (source, files, diag);
  return &own->tables;
}
