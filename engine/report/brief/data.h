/* Parts of the data of a brief. Private to the room. */
#ifndef PR_REPORT_BRIEF_DATA_H
#define PR_REPORT_BRIEF_DATA_H

#include "report/brief/brief.h"

#include <json-glib/json-glib.h>

/* A member of the object that is being built; none without a value. */
void pr_brief_number (JsonBuilder *b, const char *name, double x);
void pr_brief_list (JsonBuilder *b, const char *name);

/* What the scenario changes: "posts", a list of {pool, by, n, places}, and "changes", one of
 * {key, n, from, to}, of scenario.ini, and {table, n} and either {column, is_name, from, to, names,
 * n_names, places, n_places} or {only, rows}, where only is `here` or `first`, and a row is {names,
 * n_names, places, n_places, from, until or on, values}. Lists of texts hold the first few of as
 * many as n says. */
void pr_brief_changes (JsonBuilder *b, const pr_results *r, const pr_results *first);
/* Whom it helps and hurts most: "helped" and "hurt", lists of {name, metric, more, more_hw}. */
void pr_brief_felt (JsonBuilder *b, const pr_results *r, const pr_results *first);

#endif
