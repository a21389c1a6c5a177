/* Hold model (Jones, 1986): take the earliest event, schedule it anew after an
 * exponential delay; the number pending stays the same. The winner tree of slots
 * against the heap of delays. The delays are drawn beforehand. */
#include "kernel/dist.h"
#include "kernel/fel.h"
#include "kernel/rng.h"

#include "bench-clock.h"

#include <stdio.h>
#include <stdlib.h>

#define HOLDS 4000000
#define DELAYS 65536

static pr_time delay[DELAYS];

static void
draw_delays (void)
{
  pr_rng rng = { 1, 1 };
  pr_dist d;
  const char *why;

  pr_dist_exponential (&d, (double) PR_HOUR, &why);
  for (uint64_t i = 0; i < DELAYS; i++)
    delay[i] = (pr_time) pr_dist_quantile (&d, pr_u01 (pr_rng_block (&rng, 0, i, 0, 0).u[0]));
}

static double
hold_tree (uint32_t n)
{
  pr_fel f;

  if (!pr_fel_init (&f, n))
    abort ();
  for (uint32_t i = 0; i < n; i++)
    pr_fel_set (&f, i, pr_key_make (delay[i % DELAYS], i % 8, i % 60, i));
  double start = seconds_now ();
  for (uint32_t i = 0; i < HOLDS; i++)
    {
      uint32_t slot = pr_fel_next_slot (&f);
      pr_time now = pr_key_time (pr_fel_next_key (&f));
      pr_fel_set (&f, slot, pr_key_make (now + delay[i % DELAYS], slot % 8, slot % 60, n + i));
    }
  double elapsed = seconds_now () - start;
  sink = (double) pr_key_time (pr_fel_next_key (&f));
  pr_fel_clear (&f);
  return elapsed;
}

static double
hold_heap (uint32_t n)
{
  pr_delays d = { 0 };

  for (uint32_t i = 0; i < n; i++)
    if (!pr_delays_push (&d, pr_key_make (delay[i % DELAYS], i % 8, i % 60, i), i))
      abort ();
  double start = seconds_now ();
  for (uint32_t i = 0; i < HOLDS; i++)
    {
      pr_delay e = pr_delays_pop (&d);
      pr_time next = pr_key_time (e.key) + delay[i % DELAYS];
      if (!pr_delays_push (&d, pr_key_make (next, e.item % 8, e.item % 60, n + i), e.item))
        abort ();
    }
  double elapsed = seconds_now () - start;
  sink = (double) d.heap[0].item;
  pr_delays_clear (&d);
  return elapsed;
}

int
main (void)
{
  static const uint32_t pending[] = { 60, 1000, 10000, 100000 };

  draw_delays ();
  printf ("%10s %14s %14s %16s\n", "pending", "tree ns/hold", "heap ns/hold", "tree Mholds/s");
  for (int i = 0; i < 4; i++)
    {
      double tree = hold_tree (pending[i]), heap = hold_heap (pending[i]);
      printf ("%10u %14.1f %14.1f %16.1f\n", pending[i], tree / HOLDS * 1e9, heap / HOLDS * 1e9,
              HOLDS / tree * 1e-6);
    }
  return 0;
}
