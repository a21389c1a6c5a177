#include "scenario/encoding.h"
#include "scenario/table.h"

#include "kernel/file.h"
#include "kernel/i18n.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct _pr_folder {
  pr_source source;
  char *path; /* NULL: in memory; else on disk or of resources */
  char *prefix;
  GHashTable *files; /* name -> GBytes; in memory all there is, else what was read */
};

static gboolean
fail_errno (GError **error, int code, const char *what)
{
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _ ("%s cannot be read: %s"),
               what, g_strerror (code));
  return FALSE;
}

static gboolean
read_disk (gpointer self, const char *name, char **data, gsize *length, GError **error)
{
  pr_folder *f = self;
  g_autofree char *path = g_build_filename (f->path, name, NULL);
  g_autoptr (GError) why = NULL;
  if (pr_file_read (path, PR_FILE_MAX, data, length, &why))
    {
      pr_folder_add (f, name, *data, *length);
      return TRUE;
    }
  /* What the system said is not a sentence yet. */
  gboolean said = why->code == G_FILE_ERROR_ISDIR || why->code == G_FILE_ERROR_INVAL
                  || why->code == G_FILE_ERROR_AGAIN;
  if (said)
    g_propagate_error (error, g_steal_pointer (&why));
  else
    g_set_error (error, why->domain, why->code, _ ("the file cannot be read: %s"), why->message);
  return FALSE;
}

static char **
list_disk (gpointer self, GError **error)
{
  const pr_folder *f = self;
  struct stat st;
  if (stat (f->path, &st) != 0 && errno == ENOENT)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("there is no folder '%s'"), f->path);
      return NULL;
    }
  if (stat (f->path, &st) == 0 && !S_ISDIR (st.st_mode))
    {
      g_autofree char *parent = g_path_get_dirname (f->path);
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR,
                   _ ("'%s' is a file; a scenario is a folder; did you mean '%s'?"), f->path,
                   parent);
      return NULL;
    }
  g_autoptr (GError) inner = NULL;
  g_autoptr (GDir) dir = g_dir_open (f->path, 0, &inner);
  if (dir == NULL)
    {
      g_set_error (error, inner->domain, inner->code, _ ("the folder '%s' cannot be read: %s"),
                   f->path, g_strerror (errno));
      return NULL;
    }
  GPtrArray *names = g_ptr_array_new ();
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (f->path, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static GHashTable *
files_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

pr_folder *
pr_folder_new (const char *path)
{
  pr_folder *f = g_new0 (pr_folder, 1);
  f->path = g_strdup (path);
  gsize n = strlen (f->path);
  while (n > 1 && f->path[n - 1] == '/')
    f->path[--n] = '\0';
  if (strcmp (f->path, ".") == 0)
    f->prefix = g_strdup ("");
  else
    f->prefix = g_strconcat (f->path, strcmp (f->path, "/") == 0 ? "" : "/", NULL);
  f->files = files_new ();
  f->source = (pr_source){ read_disk, list_disk, f, f->prefix };
  return f;
}

static gboolean
read_memory (gpointer self, const char *name, char **data, gsize *length, GError **error)
{
  const pr_folder *f = self;
  GBytes *bytes = g_hash_table_lookup (f->files, name);
  if (bytes == NULL)
    return fail_errno (error, ENOENT, _ ("the file"));
  gsize n;
  const char *content = g_bytes_get_data (bytes, &n);
  *data = g_malloc (n + 1);
  if (n > 0)
    memcpy (*data, content, n);
  (*data)[n] = '\0';
  *length = n;
  return TRUE;
}

static char **
list_memory (gpointer self, GError **error G_GNUC_UNUSED)
{
  const pr_folder *f = self;
  g_autoptr (GList) keys = g_hash_table_get_keys (f->files);
  char **names = g_new0 (char *, g_hash_table_size (f->files) + 1);
  gsize n = 0;
  for (GList *k = keys; k != NULL; k = k->next)
    names[n++] = g_strdup (k->data);
  return names;
}

pr_folder *
pr_folder_new_memory (const char *prefix)
{
  pr_folder *f = g_new0 (pr_folder, 1);
  f->prefix = g_strdup (prefix);
  f->files = files_new ();
  f->source = (pr_source){ read_memory, list_memory, f, f->prefix };
  return f;
}

static gboolean
read_resource (gpointer self, const char *name, char **data, gsize *length, GError **error)
{
  const pr_folder *f = self;
  g_autofree char *path = g_canonicalize_filename (name, f->path);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  if (bytes == NULL)
    return fail_errno (error, ENOENT, _ ("the file"));
  gsize n;
  const char *content = g_bytes_get_data (bytes, &n);
  *data = g_malloc (n + 1);
  memcpy (*data, content, n);
  (*data)[n] = '\0';
  *length = n;
  return TRUE;
}

static char **
list_resource (gpointer self, GError **error)
{
  const pr_folder *f = self;
  char **names = g_resources_enumerate_children (f->path, 0, NULL);
  if (names == NULL)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _ ("there is no folder '%s'"), f->path);
  return names;
}

pr_folder *
pr_folder_new_resource (const char *path)
{
  pr_folder *f = g_new0 (pr_folder, 1);
  f->path = g_strdup (path);
  f->prefix = g_strconcat (path, "/", NULL);
  f->source = (pr_source){ read_resource, list_resource, f, f->prefix };
  return f;
}

void
pr_folder_add (pr_folder *f, const char *name, const void *data, gsize length)
{
  g_assert (f->files != NULL);
  g_hash_table_insert (f->files, g_strdup (name), g_bytes_new (data, length));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
pr_folder_kept (const pr_folder *f)
{
  char **names = list_memory ((pr_folder *) f, NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

GBytes *
pr_folder_get (const pr_folder *f, const char *name)
{
  return g_hash_table_lookup (f->files, name);
}

void
pr_folder_free (pr_folder *f)
{
  if (f == NULL)
    return;
  g_clear_pointer (&f->files, g_hash_table_unref);
  g_free (f->path);
  g_free (f->prefix);
  g_free (f);
}

const pr_source *
pr_folder_source (pr_folder *f)
{
  return &f->source;
}
