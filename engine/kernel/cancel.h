/* Cancel: a flag that another thread or a signal handler sets, so that work ends in good order. */
#ifndef PR_KERNEL_CANCEL_H
#define PR_KERNEL_CANCEL_H

#include <glib.h>

/* Returns FALSE, with G_FILE_ERROR_INTR, once the flag is set. NULL is a flag that is never set. */
gboolean pr_go_on (const gint *cancel, GError **error);

#endif
