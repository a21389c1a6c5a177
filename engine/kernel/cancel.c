/* Cancel: see cancel.h. */
#include "kernel/cancel.h"

#include "kernel/i18n.h"

gboolean
pr_go_on (const gint *cancel, GError **error)
{
  if (cancel == NULL || g_atomic_int_get (cancel) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INTR,
               _ ("interrupted before all was written; the same command goes on"));
  return FALSE;
}
