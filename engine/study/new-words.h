/* New words: the files of a new scenario that are no tables. */
#ifndef PR_STUDY_NEW_WORDS_H
#define PR_STUDY_NEW_WORDS_H

#include "kernel/i18n.h"

#define PR_NEW_WHATIFS "what-if"
#define PR_NEW_WHATIF PR_NEW_WHATIFS "/more-dossiers.ini"

/* scenario.ini, the what-if and README.md. folder: the commands in it
 * name it by its last part. Free with
 * g_free. */
char *pr_new_ini (pr_language language);
char *pr_new_whatif (void);
char *pr_new_readme (const char *folder);

#endif
