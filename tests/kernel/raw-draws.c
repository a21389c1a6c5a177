/* Writes the high halves of the draws that steps use, u0 and u1, as raw 32-bit words, until nobody
 * reads any more: for batteries of tests. The keys are those of a province: streams, dates, numbers
 * within the date, steps. With an argument, with so many rounds of Philox in place of the
 * engine's. */
#include "kernel/rng.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { STEPS = 6, A_DAY = 64, DAYS = 365, STREAMS = 2000, WORDS = 2 * STEPS * A_DAY };

static uint32_t hash_of_step[STEPS];

static pr_block
block (const pr_rng *rng, uint64_t stream, uint64_t ident, uint64_t where, int rounds)
{
  if (rounds == 0)
    return pr_rng_block (rng, stream, ident, where, 0);
  philox4x64_ctr_t ctr = { { stream, ident, where, 0 } };
  philox4x64_key_t key = { { rng->seed, rng->replication } };
  philox4x64_ctr_t r = philox4x64_R ((unsigned) rounds, ctr, key);
  return (pr_block){ { r.v[0], r.v[1], r.v[2], r.v[3] } };
}

/* The draws of all dossiers of a stream and a day. */
static bool
write_day (const pr_rng *rng, uint64_t stream, uint64_t day, int rounds)
{
  uint32_t word[WORDS], n = 0;
  for (uint64_t number = 0; number < A_DAY; number++)
    for (int step = 0; step < STEPS; step++)
      {
        pr_block b = block (rng, stream, day << 32 | number,
                            pr_rng_where (PR_DRAW_STEP, hash_of_step[step]), rounds);
        word[n++] = (uint32_t) (b.u[0] >> 32);
        word[n++] = (uint32_t) (b.u[1] >> 32);
      }
  return fwrite (word, sizeof *word, WORDS, stdout) == WORDS;
}

int
main (int argc, char **argv)
{
  pr_rng rng = { 20250701, 0 };
  int rounds = argc > 1 ? atoi (argv[1]) : 0;
  for (int step = 0; step < STEPS; step++)
    {
      g_autofree char *name = g_strdup_printf ("step %d", step);
      hash_of_step[step] = pr_hash32 (name);
    }
  for (;; rng.replication++)
    for (uint64_t stream = 0; stream < STREAMS; stream++)
      {
        g_autofree char *name = g_strdup_printf ("stream %d", (int) stream);
        uint64_t hash = pr_hash_finish (pr_hash_string (PR_HASH_SEED, name));
        for (uint64_t day = 0; day < DAYS; day++)
          if (!write_day (&rng, hash, 739000 + day, rounds))
            return 0;
      }
}
