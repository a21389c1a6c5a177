/* Draw: see draw.h. */
#include "report/draw.h"

#include "kernel/i18n.h"
#include "report/files.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const endings[] = { ".svg", ".png" };

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The scripts of a folder, without their ending, sorted. */
static GPtrArray *
scripts (const char *plots, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (plots, 0, error);
  if (dir == NULL)
    return NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".gp"))
      g_ptr_array_add (list, g_strndup (name, strlen (name) - 3));
  if (list->len == 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("'%s' holds no gnuplot script; is it a run's folder?"), plots);
      return NULL;
    }
  g_ptr_array_sort (list, compare_names);
  return g_steal_pointer (&list);
}

static char *
picture (const char *plots, const char *name, const char *ending)
{
  g_autofree char *file = g_strconcat (name, ending, NULL);
  return g_build_filename (plots, file, NULL);
}

/* gnuplot may not notice a full disk: a picture is whole when it ends as it must. */
static gboolean
is_whole (const char *plots, const char *name, const char *ending)
{
  g_autofree char *path = picture (plots, name, ending);
  g_autofree char *data = NULL;
  gsize n;
  if (!g_file_get_contents (path, &data, &n, NULL))
    return FALSE;
  if (strcmp (ending, ".svg") == 0)
    return n > 16 && strstr (data + n - 16, "</svg>") != NULL;
  return n > 12 && memcmp (data + n - 8, "IEND", 4) == 0;
}

static GSubprocess *
start (const char *gnuplot, const char *plots, const char *name, GError **error)
{
  g_autofree char *script = g_strconcat (name, ".gp", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, plots);
  /* The picture must not depend on the user's language or gnuplot settings. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "GNUTERM");
  return g_subprocess_launcher_spawn (launcher, error, gnuplot, "-d", script, NULL);
}

/* Waits for one; what gnuplot said goes into the error, in one line. */
static gboolean
finish (GSubprocess *process, const char *plots, const char *name, GError **error)
{
  g_autofree char *said = NULL;
  if (!g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, error))
    return FALSE;
  if (!g_subprocess_get_successful (process))
    {
      g_autoptr (GString) line = g_string_new (said != NULL ? g_strstrip (said) : "");
      g_string_replace (line, "\n", " ", 0);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("gnuplot failed on %s.gp: %s"), name,
                   line->str);
      return FALSE;
    }
  for (gsize k = 0; k < G_N_ELEMENTS (endings); k++)
    if (!is_whole (plots, name, endings[k]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("gnuplot left %s%s incomplete"), name,
                     endings[k]);
        return FALSE;
      }
  return TRUE;
}

static void
remove_pictures (const char *plots, GPtrArray *names)
{
  for (guint k = 0; k < names->len; k++)
    for (gsize e = 0; e < G_N_ELEMENTS (endings); e++)
      {
        g_autofree char *path = picture (plots, names->pdata[k], endings[e]);
        g_remove (path);
      }
}

gboolean
pr_draw (const char *folder, GError **error)
{
  g_autofree char *plots = g_build_filename (folder, "plots", NULL);
  if (!g_file_test (plots, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("%s is not the folder of a run: it has no folder 'plots'"), folder);
      return FALSE;
    }
  g_autoptr (GPtrArray) names = scripts (plots, error);
  if (names == NULL)
    return FALSE;
  g_autofree char *gnuplot = g_find_program_in_path ("gnuplot");
  if (gnuplot == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("gnuplot is not installed"));
      return FALSE;
    }
  g_autoptr (GPtrArray) processes = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean ok = TRUE;
  for (guint k = 0; ok && k < names->len; k++)
    {
      GSubprocess *process = start (gnuplot, plots, names->pdata[k], error);
      ok = process != NULL;
      if (ok)
        g_ptr_array_add (processes, process);
    }
  /* All that were started are waited for; the first error is told. */
  for (guint k = 0; k < processes->len; k++)
    ok &= finish (processes->pdata[k], plots, names->pdata[k], ok ? error : NULL);
  if (!ok)
    remove_pictures (plots, names);
  return ok;
}
