/* Tiny worlds: a scenario in a string, run once, and told as a log of what happened.
 *
 * The text holds files, each after a line "== name". A world names only what it
 * changes: every other file is the base world's, which is one unit `u1` open
 * Monday to Friday 08:00-12:00 and 13:00-17:00, one officer of role `clerk`,
 * nobody arriving. 1 July 2025 is a Tuesday.
 *
 * The log has one line for each happening that is asked for:
 *
 *   07-01 16:45:00 #1 began work@u1
 *
 * Dossiers are numbered in the order in which they first appear.
 */
#ifndef PR_TESTS_TINY_H
#define PR_TESTS_TINY_H

#include "model/model.h"
#include "observe/recorder.h"

typedef struct {
  pr_world *world;
  pr_model *model;
  pr_record *record;
  char *log;
} tiny;

/* What the log tells: a mask of 1 << pr_happening. */
#define TINY_WORK                                                                                  \
  (1u << PR_HAPPENS_BEGAN | 1u << PR_HAPPENS_COMPLETED | 1u << PR_HAPPENS_SUSPENDED                \
   | 1u << PR_HAPPENS_HANDED_BACK | 1u << PR_HAPPENS_RETURNED | 1u << PR_HAPPENS_REFUSED           \
   | 1u << PR_HAPPENS_WITHDRAWN | 1u << PR_HAPPENS_LEFT)
#define TINY_VISITS (TINY_WORK | 1u << PR_HAPPENS_CAME)

/* Fails the running test, with the diagnostics, when the scenario is not accepted. */
tiny *tiny_run (const char *text, unsigned mask);
void tiny_free (tiny *t);

/* Runs, compares the log with the expected lines, and frees. */
void tiny_expect (const char *text, unsigned mask, const char *expected);

/* Totals over all places. */
pr_place_count tiny_total (const tiny *t);

#endif
