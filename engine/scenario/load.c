#include "scenario/encoding.h"
#include "scenario/limits.h"
#include "scenario/reader.h"
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
  own->dists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_dist);
  for (gsize i = 0; i < PR_N_TABLES; i++)
    own->tables.table[i].schema = &pr_schema[i];
  return own;
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
  g_hash_table_unref (own->dists);
  g_ptr_array_unref (own->blocks);
  g_string_chunk_free (own->texts);
  g_free (own);
}

/* Reads a file of the source; an error is reported at `pos`. `missing` when it is not there. */
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

/* The file of a table: <table>.csv, or what [tables] says. */
static const char *
table_path (const pr_ini *ini, pr_table_id id, char **own_name)
{
  const pr_ini_entry *entry = pr_ini_find (ini, TABLES_GROUP, pr_schema[id].name);
  *own_name = g_strconcat (pr_schema[id].name, ".csv", NULL);
  return entry != NULL ? entry->value : *own_name;
}

/* A name in the folder that was meant; not the same one again, which a broken link may have. */
static const char *
nearest_file (const char *name, char **files)
{
  const char *nearest = pr_nearest (name, (const char *const *) files, g_strv_length (files));
  return g_strcmp0 (nearest, name) != 0 ? nearest : NULL;
}

static void
load_table (pr_tables_own *own, pr_table_id id, const pr_source *source, const pr_ini *ini,
            char **files, pr_diag *diag)
{
  pr_table *table = &own->tables.table[id];
  g_autofree char *own_name = NULL;
  const char *path = table_path (ini, id, &own_name);
  const pr_ini_entry *entry = pr_ini_find (ini, TABLES_GROUP, pr_schema[id].name);
  table->file = file_name (source, path, diag);
  if (entry != NULL && (*path == '\0' || g_path_is_absolute (path)))
    {
      pr_error (diag, entry->value_pos,
                _ ("%s: '%s' is not a path relative to the scenario's folder"), entry->key, path);
      return;
    }
  g_autofree char *data = NULL;
  gsize length = 0;
  gboolean missing;
  pr_pos pos = { table->file, 0, 0 };
  if (!read_file (source, path, pos, diag, &data, &length, &missing))
    {
      gboolean wanted = missing && entry == NULL && table->schema->required;
      const char *nearest = wanted ? nearest_file (own_name, files) : NULL;
      if (missing && entry != NULL)
        pr_error (diag, entry->value_pos, _ ("%s: there is no file '%s'"), entry->key, path);
      else if (nearest != NULL)
        pr_error (diag, pos, _ ("the file is missing; is it '%s'?"), nearest);
      else if (wanted)
        pr_error (diag, pos, _ ("the file is missing"));
      return;
    }
  table->present = TRUE;
  const char *text = data;
  if (pr_encoding_check (&text, &length, table->file, diag))
    pr_read_table (own, id, text, length, diag);
}

/* Files that a folder may hold beside the tables. */
static gboolean
is_ignored (const char *name)
{
  return *name == '.' || strcmp (name, INI_NAME) == 0 || g_str_has_suffix (name, ".md")
         || g_str_has_suffix (name, ".txt");
}

static void
report_unread (const pr_source *source, const pr_ini *ini, char **files, pr_diag *diag)
{
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *names[PR_N_TABLES + 1] = { NULL };
  for (pr_table_id i = 0; i < PR_N_TABLES; i++)
    g_hash_table_add (read, g_strdup (table_path (ini, i, &names[i])));
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
        pr_error (diag, pos, _ ("the file is not read; did you mean '%s'?"), nearest);
      else if (g_str_has_suffix (lower, ".csv"))
        pr_error (diag, pos, _ ("the file is not read: there is no such table"));
      else
        pr_warning (diag, pos, _ ("the file is not read"));
    }
  for (gsize i = 0; i < PR_N_TABLES; i++)
    g_free (names[i]);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* scenario.ini, or NULL after an error. */
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
  for (pr_table_id i = 0; i < PR_N_TABLES; i++)
    load_table (own, i, source, ini, files, diag);
  report_unread (source, ini, files, diag);
  return &own->tables;
}
