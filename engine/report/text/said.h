/* Said: what a cell of a scenario says, in the language of now and with names in place of codes.
 * English is the language of the format: there values stay as they are written. */
#ifndef PR_REPORT_TEXT_SAID_H
#define PR_REPORT_TEXT_SAID_H

#include "kernel/terms.h"
#include "scenario/schema.h"

#include <glib.h>

/* Where names come from. Each gives NULL, or the code itself, where there is none. */
typedef struct {
  const char *(*name) (gconstpointer self, pr_named_what what, const char *code);
  const char *(*place) (gconstpointer self, const char *code);
  gconstpointer self;
} pr_namer;

/* The text is that of a cell of the column, and valid. Free with g_free. */
char *pr_said (const pr_column *column, const char *text, const pr_namer *namer);

#endif
