/* Pool time: stretches, shares that give way, overtime. What a row must not say is in
 * scenario/check-row.c. */
#include "compile/compiler.h"

#include "kernel/rng.h"

pr_pool_time
pr_pool_time_of (const pr_compiler *c, gsize row, const char *place)
{
  const pr_cell *most = CELL (c, POOLS, row, SHARE_MOST),
                *least = CELL (c, POOLS, row, SHARE_LEAST);
  double share = CELL (c, POOLS, row, SHARE)->v.number;
  pr_pool_time t = { .overtime_beyond = CELL (c, POOLS, row, OVERTIME_BEYOND)->v.number,
                     .overtime_most = CELL (c, POOLS, row, OVERTIME_MOST)->v.time };
  if (share < 1) /* else there is no other work */
    t.stretch = CELL (c, POOLS, row, STRETCH)->v.time;
  if (most->given && most->v.number > share)
    {
      t.most = most->v.number;
      t.beyond = CELL (c, POOLS, row, SHARE_BEYOND)->v.number;
      t.least = least->given ? least->v.number : share;
    }
  uint64_t hash = pr_hash_string (PR_HASH_SEED, place);
  t.hash = pr_hash_finish (pr_hash_string (hash, CELL (c, POOLS, row, POOL)->text));
  return t;
}
