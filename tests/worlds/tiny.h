/* Tiny worlds: a scenario in a string, run once, and told as a log of what happened.
 *
 * The text holds files, each after a line "== name". A world names only what it
 * changes: every other file is the base world's, which is one unit `u1` open
 * Monday to Friday 08:00-12:00 and 13:00-17:00, one officer of role `clerk`,
 * nobody arriving. 1 July 2025 is a Tuesday.
 *
 * A file what-if.ini is laid over the others, and above.ini over it.
 *
 * The log has one line for each happening that is asked for:
 *
 *   07-01 16:45:00 #1 began work@u1
 *
 *   07-01 16:45:00 desk/1@u1 went away: leave
 *
 * Dossiers are numbered in the order in which they first appear. A dossier that is
 * received, gets an apology or whose clock goes on is told with its due date.
 */
#ifndef PR_TESTS_TINY_H
#define PR_TESTS_TINY_H

#include "model/model.h"
#include "observe/recorder.h"
#include "compile/compile.h"

#include "../quick-check.h"

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
   | 1u << PR_HAPPENS_HELD | 1u << PR_HAPPENS_WITHDRAWN | 1u << PR_HAPPENS_LEFT                    \
   | 1u << PR_HAPPENS_INTERRUPTED)
#define TINY_VISITS (TINY_WORK | 1u << PR_HAPPENS_CAME)

#define TINY_RECEIVED (1u << PR_HAPPENS_RECEIVED)
#define TINY_RETURNED (1u << PR_HAPPENS_RETURNED)
#define TINY_HANDED (1u << PR_HAPPENS_RELEASED | 1u << PR_HAPPENS_HANDED_OVER)
#define TINY_CLOCK                                                                                 \
  (1u << PR_HAPPENS_APOLOGISED | 1u << PR_HAPPENS_STOPPED | 1u << PR_HAPPENS_WENT_ON)
#define TINY_DUTY (1u << PR_HAPPENS_WENT_AWAY | 1u << PR_HAPPENS_CAME_BACK)
#define TINY_MEASURES (1u << PR_HAPPENS_MEASURE_BEGAN | 1u << PR_HAPPENS_MEASURE_ENDED)
#define TINY_THINGS                                                                                \
  (1u << PR_HAPPENS_THING_DOWN | 1u << PR_HAPPENS_THING_SLOW | 1u << PR_HAPPENS_THING_UP)
/* Besides: why an officer lays work down or hands it back who goes away, or turns to other work. */
#define TINY_WHY (1u << 31)
G_STATIC_ASSERT (PR_N_HAPPENINGS <= 31);

/* Compiles only. Fails the running test, with the diagnostics, when the scenario is refused. */
pr_world *tiny_world (const char *text);
/* The same, with the tables, for a report, and what holds the names of their files. Free with
 * pr_tables_free() and pr_diag_free(). */
pr_world *tiny_load (const char *text, pr_tables **tables, pr_diag **diag);

tiny *tiny_run (const char *text, unsigned mask);
void tiny_free (tiny *t);

/* Runs, compares the log with the expected lines, checks conservation, and frees. */
void tiny_expect (const char *text, unsigned mask, const char *expected);

/* The run of the first seed, put in the place of "@seed", that is wanted: how many visitors
 * come on a date is a matter of chance. */
tiny *tiny_search (const char *text, unsigned mask, bool (*wanted) (const tiny *));

/* The lines of the log from a time on, such as "07-02" or "07-01 17:00". */
const char *tiny_since (const tiny *t, const char *time);

/* Fails unless all that was counted and recorded is the same. */
void tiny_expect_same (const pr_record *a, const pr_record *b);

/* Who is away when by a schedule, one line each: "07-01 08:00 to 07-01 09:00 desk@u1 1 meeting".
 * Free with g_free. */
char *tiny_agenda (const pr_schedule *s, const pr_world *w);

/* Totals over all places, after a check of conservation at each of them. */
pr_place_count tiny_total (const tiny *t);
void tiny_conserved (const tiny *t);

const pr_pool_count *tiny_pool (const tiny *t, const char *name);
int64_t tiny_series (const tiny *t, pr_series_id id, uint32_t day);

/* The word of a cause, of an absence that of its reason. */
const char *tiny_cause (pr_cause cause, pr_away reason);

/* Runs the tests of a case; what main() returns. */
int tiny_main (const char *name, TCase *tc);

#endif
