/* Names that options give to what is written. */
#include "cli/cli.h"
#include "kernel/i18n.h"

#include <string.h>
#include <sys/stat.h>

gboolean
cli_check_folder (char *output, GError **error)
{
  if (output == NULL)
    return TRUE;
  gsize n = strlen (output);
  while (n > 1 && output[n - 1] == '/')
    output[--n] = '\0';
  g_autofree char *name = g_path_get_basename (output);
  if (n > 0 && !g_str_equal (output, "-") && !g_str_equal (name, ".") && !g_str_equal (name, "..")
      && !g_str_equal (name, "/"))
    return TRUE;
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("--output: '%s' found; a folder's name is expected"), output);
  return FALSE;
}

gboolean
cli_check_store (const char *store, GError **error)
{
  struct stat st;
  if (store != NULL && (*store == '\0' || g_str_equal (store, "-")))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("--store: the name of a file is expected"));
  else if (store != NULL && stat (store, &st) == 0 && !S_ISREG (st.st_mode))
    g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
                 _ ("--store: '%s' is not a plain file; name another"), store);
  else
    return TRUE;
  return FALSE;
}
