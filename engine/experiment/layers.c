#include "experiment/layers.h"
#include "experiment/input.h"

#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "scenario/shipped.h"

#include <string.h>

#define SCENARIO_FILE "scenario.ini"
#define OVERLAY_ENDING ".ini"

typedef enum { IS_FOLDER, IS_SCENARIO_FILE, IS_OVERLAY, IS_NOTHING, IS_OTHER } path_kind;

static path_kind
kind_of (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return IS_FOLDER;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return IS_NOTHING;
  if (strcmp (name, SCENARIO_FILE) == 0)
    return IS_SCENARIO_FILE;
  return g_str_has_suffix (name, OVERLAY_ENDING) ? IS_OVERLAY : IS_OTHER;
}

static gboolean
fail (const char *path, path_kind kind, GError **error)
{
  g_autofree char *shown = pr_printable (path);
  if (kind == IS_NOTHING)
    g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO,
                 _ ("%s: error: no such file or folder"), shown);
  else
    g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO,
                 _ ("%s: error: not a scenario; a folder with %s in it, or a what-if, whose name "
                    "ends in .ini, is expected"),
                 shown, SCENARIO_FILE);
  return FALSE;
}

/* What the scenario at a path is called. Free with g_free. */
static char *
name_of (const char *path)
{
  g_autofree char *last = g_path_get_basename (path), *folder = g_path_get_dirname (path);
  if (strcmp (last, SCENARIO_FILE) == 0)
    return g_path_get_basename (folder);
  if (g_str_has_suffix (last, OVERLAY_ENDING))
    last[strlen (last) - strlen (OVERLAY_ENDING)] = '\0';
  return g_steal_pointer (&last);
}

gboolean
pr_layers_named (const pr_layers *l, const char *path)
{
  g_autofree char *name = name_of (path);
  gboolean found = strcmp (l->name, name) == 0;
  for (gsize i = 0; i < l->overlays.n && !found; i++)
    {
      g_autofree char *base = name_of (pr_overlay_base (l->overlays.layer[i]));
      found = strcmp (base, name) == 0 || strcmp (base, ".") == 0 || strcmp (base, "..") == 0;
    }
  return found;
}

static pr_overlay *
read_overlay (pr_layers *l, const char *path, const char *text, pr_diag *diag, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path),
                  *prefix
                  = strcmp (folder, ".") == 0 ? g_strdup ("") : g_strconcat (folder, "/", NULL),
                  *data = NULL;
  gsize length;
  pr_folder *f = text == NULL ? pr_folder_new (folder) : pr_folder_new_memory (prefix);
  if (text != NULL)
    pr_folder_add (f, name, text, strlen (text));
  l->files[l->n_folders] = g_strdup (name);
  l->folders[l->n_folders++] = f;
  const pr_source *source = pr_folder_source (f);
  const char *file = pr_diag_file (diag, path);
  g_autoptr (GError) inner = NULL;
  if (source->read (source->self, name, &data, &length, &inner))
    return pr_overlay_read (data, length, file, source, diag);
  g_autofree char *shown = pr_printable (path);
  g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s: error: %s", shown,
               inner->message);
  return NULL;
}

static gboolean
check_base (const pr_overlay *o, const char *path, GHashTable *seen, gsize n, pr_diag *diag)
{
  path_kind kind = kind_of (path);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  if (kind == IS_NOTHING)
    pr_error (diag, pr_overlay_base_pos (o), _ ("base: there is no '%s'"), path);
  else if (kind == IS_OTHER)
    pr_error (diag, pr_overlay_base_pos (o),
              _ ("base: '%s' is neither a scenario's folder nor a what-if"), path);
  else if (g_hash_table_contains (seen, whole))
    pr_error (diag, pr_overlay_base_pos (o), _ ("base: '%s' is itself based on this: a loop"),
              path);
  else if (kind == IS_OVERLAY && n == PR_MOST_OVERLAYS)
    pr_error (diag, pr_overlay_base_pos (o), _ ("more than %d what-ifs on each other"),
              PR_MOST_OVERLAYS);
  else
    return TRUE;
  return FALSE;
}

/* Puts those of the base first. */
static void
reverse (pr_overlays *o)
{
  for (gsize i = 0; i < o->n / 2; i++)
    {
      pr_overlay *first = o->layer[i];
      o->layer[i] = o->layer[o->n - 1 - i];
      o->layer[o->n - 1 - i] = first;
    }
}

gboolean
pr_layers_open (pr_layers *l, const char *path, const char *text, pr_diag *diag, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *at = text != NULL ? g_strdup (path) : pr_shipped_path (path),
                  *whole = g_canonicalize_filename (at, NULL);
  gsize n = strlen (at);
  while (n > 1 && at[n - 1] == '/')
    at[--n] = '\0';
  path_kind kind = text == NULL                            ? kind_of (at)
                   : g_str_has_suffix (at, OVERLAY_ENDING) ? IS_OVERLAY
                                                           : IS_OTHER;
  if (kind == IS_NOTHING || kind == IS_OTHER)
    return fail (at, kind, error);
  l->name = name_of (whole);
  for (; kind == IS_OVERLAY; kind = kind_of (at))
    {
      g_hash_table_add (seen, g_canonicalize_filename (at, NULL));
      pr_overlay *o = read_overlay (l, at, l->n_folders == 0 ? text : NULL, diag, error);
      if (o == NULL)
        return FALSE;
      l->overlays.layer[l->overlays.n++] = o;
      char *base = pr_shipped_beside (at, pr_overlay_base (o));
      g_free (at);
      at = base;
      if (!check_base (o, at, seen, l->overlays.n, diag))
        return FALSE;
    }
  reverse (&l->overlays);
  g_autofree char *folder = kind == IS_FOLDER ? g_strdup (at) : g_path_get_dirname (at);
  l->base = pr_folder_new (folder);
  return TRUE;
}

gboolean
pr_layers_reopen (pr_layers *l, pr_diag *diag)
{
  for (gsize i = l->n_folders; i-- > 0;)
    {
      const pr_source *source = pr_folder_source (l->folders[i]);
      g_autofree char *path = g_strconcat (source->prefix, l->files[i], NULL);
      const char *file = pr_diag_file (diag, path);
      g_autofree char *data = NULL;
      gsize length;
      g_autoptr (GError) error = NULL;
      if (!source->read (source->self, l->files[i], &data, &length, &error))
        {
          pr_error (diag, ((pr_pos){ file, 0, 0 }), "%s", error->message);
          return FALSE;
        }
      pr_overlay *o = pr_overlay_read (data, length, file, source, diag);
      if (o == NULL)
        return FALSE;
      l->overlays.layer[l->overlays.n++] = o;
    }
  return TRUE;
}

static pr_folder *
copy_folder (pr_folder *from)
{
  pr_folder *to = pr_folder_new_memory (pr_folder_source (from)->prefix);
  g_auto (GStrv) names = pr_folder_kept (from);
  for (char **n = names; *n != NULL; n++)
    {
      gsize length;
      const void *data = g_bytes_get_data (pr_folder_get (from, *n), &length);
      pr_folder_add (to, *n, data, length);
    }
  return to;
}

void
pr_layers_copy (const pr_layers *from, pr_layers *to)
{
  to->base = copy_folder (from->base);
  for (gsize i = 0; i < from->n_folders; i++)
    {
      to->folders[i] = copy_folder (from->folders[i]);
      to->files[i] = g_strdup (from->files[i]);
    }
  to->n_folders = from->n_folders;
  to->name = g_strdup (from->name);
}

void
pr_layers_clear (pr_layers *l)
{
  for (gsize i = 0; i < l->overlays.n; i++)
    pr_overlay_free (l->overlays.layer[i]);
  for (gsize i = 0; i < l->n_folders; i++)
    {
      pr_folder_free (l->folders[i]);
      g_free (l->files[i]);
    }
  pr_folder_free (l->base);
  g_free (l->name);
  *l = (pr_layers){ 0 };
}
