/* Templates: the files of output/ that are compiled in. */
#ifndef PR_REPORT_TEMPLATES_H
#define PR_REPORT_TEMPLATES_H

/* The text of a file, by its name there; one that is not compiled in is a programmer's error. */
const char *pr_template (const char *file);

#endif
