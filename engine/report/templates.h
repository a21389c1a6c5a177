/* Templates: the files of output/ that are compiled in. */
#ifndef PR_REPORT_TEMPLATES_H
#define PR_REPORT_TEMPLATES_H

/* The text of a file, by its name there; one that is not compiled in is a programmer's error. */
const char *pr_template (const char *file);

/* The template with its words (such as "@title@") replaced: what is put in is not searched again.
 * The pairs end with a NULL. Free with g_free. */
char *pr_template_fill (const char *file, const char *const words[][2]);

#endif
