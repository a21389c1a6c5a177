/* Register: what became of each dossier and visitor of one replication, from beginning to end.
 *
 * It is made by simulating the replication once more: an event log does not say for what a
 * dossier waited, nor who decides it. Everything is of the whole life, the warm-up included, but
 * what its name says is of the window; what is not over is told up to the end of that. Times are
 * instants, PR_NEVER: there is none; spans are microseconds.
 */
#ifndef PR_EXPERIMENT_REGISTER_H
#define PR_EXPERIMENT_REGISTER_H

#include "experiment/trace.h"

/* What has become of it. */
typedef enum {
  PR_STATUS_OPEN,
  PR_STATUS_STOPPED, /* open, and the legal clock stands still */
  PR_STATUS_RETURNED,
  PR_STATUS_REFUSED,
  PR_STATUS_WITHDRAWN,
  PR_STATUS_CLOSED, /* a test dossier, at the end of the tests */
  PR_STATUS_LEFT,   /* a visitor who filed nothing */
  PR_N_STATUSES
} pr_status;
extern const char *const pr_status_words[PR_N_STATUSES];

/* What the law says of a date. */
typedef enum { PR_DUE_NOT, PR_DUE_KEPT, PR_DUE_MISSED } pr_due; /* not: not due in the window */

typedef struct {
  pr_dossier dossier;
  uint16_t procedure, home, deciding;
  uint16_t filed_at, filing; /* where it came, and where it is filed now: after a hand-over */
  uint8_t channel;
  bool test, backlog;
  bool limited; /* `spent` and `days_late` are known */
  pr_status status;
  pr_due on_time, on_time_renewed; /* against the due day, and as renewed by the apology */
  pr_time came;                    /* submitted, or came to the counter first */
  pr_time filed;                   /* from then on it is a dossier; a visit: PR_NEVER */
  pr_time received;                /* the legal clock began first, */
  pr_time clock;                   /* and last */
  pr_time apologised, ended;
  /* Days relative to the epoch; INT32_MAX: there is none, or not while the clock stands still. */
  int32_t due;
  int32_t renewed;      /* by an apology since the clock began last */
  int32_t working_days; /* on the legal clock since it began last; -1: it has not begun */
  int32_t days_late;    /* working days past due, 0 on the day itself; -1: it is not late */
  uint32_t visits, supplements, reworked;
  uint32_t visits_in_window, supplements_in_window, reworked_in_window;
  pr_time supplement;          /* waiting for them */
  pr_time work, work_at_units; /* of officers; of these, at communes, wards and special zones */
  pr_time work_in_window;
  /* By cause: waiting as failure points count it, within working hours; those of the legal calendar
   * for CITIZEN, STATUTORY and TRANSFER. CLOSED is 0. */
  pr_time spent[PR_N_CAUSES];
} pr_dossier_row;

typedef struct {
  const pr_world *world;
  GPtrArray *rows; /* pr_dossier_row, by `came`, then by name */
  GHashTable *by_identity;
} pr_register;

/* replication: from 0. Ends early once *cancel is set; it may be NULL. */
pr_register *pr_register_new (const pr_world *world, uint64_t replication, gint *cancel,
                              GError **error);
void pr_register_free (pr_register *d);
/* NULL: it did not come in this replication. */
const pr_dossier_row *pr_register_find (const pr_register *d, uint64_t hash, uint64_t ident);
/* Whether it was over by the close of its due day; ended: PR_NEVER, not by the window's end. */
pr_due pr_due_judge (const pr_world *w, int32_t due, pr_time ended);
/* Whether the window has anything of it: it was not over before, or falls due in it. */
bool pr_dossier_touches_window (const pr_world *w, const pr_dossier_row *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_register, pr_register_free)

#endif
