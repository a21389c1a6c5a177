/* Explain: the rules in force, in words, from the tables of the scenario. */
#ifndef PR_REPORT_TEXT_EXPLAIN_H
#define PR_REPORT_TEXT_EXPLAIN_H

#include "model/world.h"
#include "scenario/table.h"

#include <glib.h>

#define PR_EXPLAIN_WIDTH 80

/* What sentences are made of. */
typedef struct {
  const pr_tables *tables;
  const pr_world *w;
  GStringChunk *words; /* of the sentence */
} pr_saying;

/* A row of a table as a sentence. `where` is left out and stands for all rows that say the same. */
typedef void (*pr_say) (const pr_saying *t, const pr_row *row, GString *out);

typedef struct {
  const char *section; /* name that --section takes */
  const char *title;   /* translatable */
  pr_table_id table;
  int where;          /* column that is listed; -1: none, every row is a sentence */
  const char *before; /* what introduces the list, translatable; "" for none */
  pr_say say;
} pr_explanation;

/* Sections, each of one table or more; ended by a NULL section. */
extern const pr_explanation pr_explanations[];

/* All sections, or the one of that name; NULL if there is none. The world is that of the tables.
 * Free with g_free. */
char *pr_explain (const pr_tables *tables, const pr_world *world, const char *section);
/* What a place is asked, as far as anything can be asked in that world. */
void pr_explain_verdict (const pr_tables *t, const pr_world *w, GString *out);

#endif
