/* Shipped: scenarios, what-ifs, sweeps and lessons that were installed with the program.
 *
 * They are in pilotrun/scenarios of the system's data folders (XDG_DATA_DIRS, else where the
 * program was installed), and are found by the path that they have there: quang-ninh, or
 * scenarios/quang-ninh as in the project's own folder.
 */
#ifndef PR_SCENARIO_SHIPPED_H
#define PR_SCENARIO_SHIPPED_H

/* The path itself if it leads somewhere, is absolute or begins with a dot, or if nothing of that
 * name is installed; else the installed one. Free with g_free. */
char *pr_shipped_path (const char *path);
/* The same for a path that the file `beside` names, seen from its folder. Free with g_free. */
char *pr_shipped_beside (const char *beside, const char *path);

#endif
