#include "scenario/shipped.h"

#include <glib.h>
#include <string.h>

#define FOLDER "scenarios/"

/* NULL: not there. */
static char *
within (const char *data, const char *name)
{
  g_autofree char *path = g_build_filename (data, "pilotrun", FOLDER, name, NULL);
  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

/* The installed one; NULL: there is none. */
static char *
installed (const char *path)
{
  const char *name = g_str_has_prefix (path, FOLDER) ? path + strlen (FOLDER) : path;
  if (*name == '\0' || *name == '.' || g_path_is_absolute (name))
    return NULL;
  char *found = NULL;
  for (const char *const *data = g_get_system_data_dirs (); *data != NULL && found == NULL; data++)
    found = within (*data, name);
  return found != NULL ? found : within (PILOTRUN_DATADIR, name);
}

char *
pr_shipped_path (const char *path)
{
  char *found = g_file_test (path, G_FILE_TEST_EXISTS) ? NULL : installed (path);
  return found != NULL ? found : g_strdup (path);
}

char *
pr_shipped_beside (const char *beside, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (beside);
  g_autofree char *there = g_path_is_absolute (path) || strcmp (folder, ".") == 0
                               ? g_strdup (path)
                               : g_build_filename (folder, path, NULL);
  char *found = g_file_test (there, G_FILE_TEST_EXISTS) ? NULL : installed (path);
  return found != NULL ? found : g_steal_pointer (&there);
}
