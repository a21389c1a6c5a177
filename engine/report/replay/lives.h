/* Lives: what the model knows of each dossier with a legal limit when it ends: whether it was late,
 * and which cause held when. An event log does not say it; the replication is simulated again.
 */
#ifndef PR_REPORT_REPLAY_LIVES_H
#define PR_REPORT_REPLAY_LIVES_H

#include "model/model.h"

#include <glib.h>

typedef struct {
  uint64_t hash, ident;
  pr_time ended;
  int32_t days; /* late: working days past due */
  bool finished, late;
  uint32_t n; /* segments */
  const pr_segment *segments;
} pr_lived;

typedef struct _pr_lives pr_lives;

/* replication: from 0. */
pr_lives *pr_lives_new (const pr_world *world, uint64_t replication, GError **error);
void pr_lives_free (pr_lives *l);
/* FALSE if it had no legal limit, or did not live. */
bool pr_lives_find (const pr_lives *l, uint64_t hash, uint64_t ident, pr_lived *out);
/* The i-th, by identity; FALSE: there are no more. */
bool pr_lives_at (const pr_lives *l, guint i, pr_lived *out);
/* The one that is most working days late, the first by identity; FALSE: none is. */
bool pr_lives_latest (const pr_lives *l, pr_lived *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_lives, pr_lives_free)

#endif
