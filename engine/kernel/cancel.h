/* Cancel: a flag that another thread, or the handler of a signal, sets to end work in order. */
#ifndef PR_KERNEL_CANCEL_H
#define PR_KERNEL_CANCEL_H

#include <glib.h>

/* FALSE, with G_FILE_ERROR_INTR, once it is set; NULL is never set. */
gboolean pr_go_on (const gint *cancel, GError **error);

#endif
