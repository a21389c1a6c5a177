/* Relief file: what relief was measured, in the folder of a run (relief.json), so that its words
 * can be made again. Numbers are hexadecimal, which keeps every bit. */
#ifndef PR_STUDY_RELIEF_FILE_H
#define PR_STUDY_RELIEF_FILE_H

#include "experiment/relief.h"

#define PR_RELIEF_NAME "relief.json"

/* Free with g_free. */
char *pr_relief_file_text (const pr_relief *relief, size_t n);
/* That of a folder; NULL: it has none of exactly n points. Free with g_free. */
pr_relief *pr_relief_file_read (const char *folder, size_t n);

#endif
