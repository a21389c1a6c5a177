/* Every text that a person reads goes through these. */
#ifndef PR_KERNEL_I18N_H
#define PR_KERNEL_I18N_H

#include <libintl.h>

#define PR_TEXT_DOMAIN "pilotrun"
#define _(s) dgettext (PR_TEXT_DOMAIN, s)
#define N_(s) s
#define NGETTEXT(one, many, n) dngettext (PR_TEXT_DOMAIN, one, many, n)

#endif
