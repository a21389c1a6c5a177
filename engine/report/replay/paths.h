/* Paths: everything that happened to chosen dossiers and visitors, to the second, packed.
 *
 * A block holds columns, each behind its length: of paths, by birth and then by name; of their
 * events, by time; and of the segments of their lives, from birth on:
 *
 *   stem, day + of the name, number +, member, procedure ?, filing ?, home ?, channel ?, flags,
 *   born +, events, segments;
 *   kind ?, step ?, place ?, branch, extra ?;
 *   cause (a byte), end, step, reason;
 *   and for each of 31 kinds and each step (0: none) two more: time + since the event before,
 *   officer
 *
 * Those with a + may be negative. Those with a ? are guessed: 0 if the guess is right, else one
 * more than the number. The guess is the value that stood there last: in the last path of the same
 * stem; kind, after the same kind (31 at first) and step; step, after the same step with the same
 * kind; place, of the same filing and step; extra, of the same kind and procedure. Here the step
 * after which something comes is the last one that there was in the path; before any, the number
 * of steps and the procedure. `number` is how much higher it is than in the last path of the same
 * stem and day.
 *
 * Steps and places are one more than their number, 0: none; so is `extra`, a due day from the first
 * day of the window on (received, went on, apologised; +), the reason for which an officer is away,
 * or the place where what is handed over is filed from then on, if it is another: the column
 * `filing` has that where it came. Officers: 0 none, 1 the last one of this path, else how much
 * higher its number is than that of the last one who was told so at this place and step (0 at
 * first; +), and two more. A time is that since the event before, in seconds (even: twice as many,
 * with its sign in the lowest bit of the rest), or the half hours that begin from then on to its
 * own (odd: twice as many, and one). Branches of forks have numbers from 1 on. A segment ends at an
 * event of its path (odd: twice the number of events that are passed over, and one), or it lasts so
 * many seconds (even: twice as many). Its step is 0 for that of the segment before, else two more
 * than its number, 1 for none; it has a reason only if it is an absence.
 */
#ifndef PR_REPORT_REPLAY_PATHS_H
#define PR_REPORT_REPLAY_PATHS_H

#include "experiment/trace.h"
#include "observe/event-log.h"
#include "report/replay/lives.h"

enum {
  PR_PATH_LATE = 1,
  PR_PATH_UNFINISHED = 2,
  PR_PATH_TEST = 4,
  PR_PATH_BACKLOG = 8,
  PR_PATH_VISITOR = 16, /* never filed */
};

/* A set of dossiers: those that were added, and one of every so many by their identity, the same in
 * every run. Those that were added and one of `whole` have the segments of their lives, too. */
typedef struct {
  GHashTable *added;
  uint32_t every, whole;
} pr_chosen;
void pr_chosen_make (pr_chosen *c, uint32_t every, uint32_t whole);
void pr_chosen_clear (pr_chosen *c);
void pr_chosen_add (pr_chosen *c, uint64_t hash, uint64_t ident);
bool pr_chosen_has (const pr_chosen *c, uint64_t hash, uint64_t ident);
bool pr_chosen_whole (const pr_chosen *c, uint64_t hash, uint64_t ident);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_chosen, pr_chosen_clear)

typedef struct {
  GByteArray *block; /* not packed */
  GPtrArray *stems;  /* of names */
  GArray *dated;     /* gboolean, by stem: a date follows */
  GArray *paths;     /* pr_dossier, in the order of the block */
} pr_paths;

/* Reads the log from its beginning. chosen: whose paths. */
pr_paths *pr_paths_new (pr_log_reader *log, const pr_world *world, const pr_chosen *chosen,
                        const pr_lives *lives, GError **error);
void pr_paths_free (pr_paths *p);
/* The number of the dossier's path; -1 without one. */
int pr_paths_find (const pr_paths *p, uint64_t hash, uint64_t ident);
/* Seconds from the first midnight of the window, rounded down: the clock of the page. */
gint64 pr_replay_seconds (const pr_world *world, pr_time t);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_paths, pr_paths_free)

#endif
