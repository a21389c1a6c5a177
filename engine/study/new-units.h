/* New units: the units of a scenario to begin with, made up or read from a table that people have.
 *
 * A table is read as those of a scenario are: UTF-8, columns by their names in any order, every
 * problem at once. It needs code, name, type and population; what else a scenario's units.csv may
 * have is taken as well, and other columns are left out.
 */
#ifndef PR_STUDY_NEW_UNITS_H
#define PR_STUDY_NEW_UNITS_H

#include "study/study.h"

#define PR_NEW_MOST_UNITS 5000

typedef struct {
  char *cells[PR_UNITS_N]; /* as units.csv wants them; NULL: not given */
} pr_new_unit;

typedef struct {
  GArray *units;                /* pr_new_unit */
  gboolean present[PR_UNITS_N]; /* columns that are written */
} pr_new_units;

/* n of them, at most PR_NEW_MOST_UNITS, with populations from 8,000 to 40,000 on a grid; always the
 * same. */
void pr_new_units_make (pr_new_units *u, guint n, pr_language language);
/* Notes about columns that are left out go to the host. */
gboolean pr_new_units_read (pr_new_units *u, const char *path, pr_language language,
                            const pr_host *host, GError **error);
/* units.csv. Free with g_free. */
char *pr_new_units_text (const pr_new_units *u);
/* The middle of the units from first up to end, as cells of latitude and longitude; "" if one of
 * them has none. Free both with g_free. */
void pr_new_units_middle (const pr_new_units *u, guint first, guint end, char **lat, char **lon);
void pr_new_units_clear (pr_new_units *u);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_new_units, pr_new_units_clear)

#endif
