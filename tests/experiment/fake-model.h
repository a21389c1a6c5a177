/* A fake model, for which the test says everything: the counts at every sample, failures, and what
 * happens in between. One item comes per replication and has its number. It takes the place of the
 * model room in these tests. */
#ifndef PR_TESTS_FAKE_MODEL_H
#define PR_TESTS_FAKE_MODEL_H

#include "model/model.h"

typedef struct {
  /* The counts at the sample of `day` (from 0) of a replication. */
  void (*count) (uint64_t replication, int32_t day, pr_place_count *place, pr_line_count *line);
  /* Whether the replication fails; may wait. NULL: none does. */
  gboolean (*fails) (uint64_t replication);
} fake_script;

extern fake_script fake;

/* Two places; pools: `solo` (1 officer, share 1/2, line 0), `pair` (3 officers, lines 0 and 1),
 * `nobody` (none, line 2). Monday to Friday 08:00-12:00. n_days from Tuesday 2025-07-01 on. */
const pr_world *fake_world (int32_t n_days);
void fake_world_clear (void);

#endif
