/* Rough margins: pools by how much more work they can take, without simulation. */
#ifndef PR_REPORT_TEXT_ROUGH_MARGINS_H
#define PR_REPORT_TEXT_ROUGH_MARGINS_H

#include "model/world.h"

#include <glib.h>

typedef struct {
  uint32_t pool;
  double load; /* now */
  char *full;  /* until when, as people read it; owned */
} pr_rough_row;
void pr_rough_row_clear (gpointer row);

/* Appends a table of pr_rough_row. full: the heading of its last column. */
void pr_rough_rows_tell (const pr_world *w, const GArray *rows, const char *full, GString *out);

#endif
