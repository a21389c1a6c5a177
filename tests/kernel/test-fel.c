#include "kernel/fel.h"

#include "kernel-test.h"

#include <string.h>

START_TEST (key_order)
{
  /* Each row is later than the one before: time, then class, then place, then order. */
  const pr_key rising[] = {
    pr_key_make (INT64_MIN, 0, 0, 0),
    pr_key_make (-1, 63, 65535, (UINT64_C (1) << 40) - 1),
    pr_key_make (0, 0, 0, 0),
    pr_key_make (0, 0, 0, (UINT64_C (1) << 40) - 1),
    pr_key_make (0, 0, 1, 0),
    pr_key_make (0, 0, 65535, 5),
    pr_key_make (0, 1, 0, 0),
    pr_key_make (0, 62, 65535, 5),
    pr_key_make (1, 0, 0, 0),
    pr_key_make (PR_NEVER - 1, 63, 9, 9),
    PR_KEY_NEVER,
  };
  for (size_t i = 1; i < sizeof rising / sizeof *rising; i++)
    ck_assert (rising[i - 1] < rising[i]);

  pr_key k = pr_key_make (-123456789, 17, 40000, 99);
  ck_assert_int_eq (pr_key_time (k), -123456789);
  ck_assert_uint_eq (pr_key_class (k), 17);
  ck_assert_uint_eq (pr_key_place (k), 40000);
  ck_assert_int_eq (pr_key_time (PR_KEY_NEVER), PR_NEVER);
}
END_TEST

/* Few times, classes and places, so that most comparisons are decided by a later part. */
static pr_key
random_key (uint64_t *s, uint64_t seq)
{
  uint64_t r = noise (s);
  return pr_key_make ((pr_time) (r % 8) - 4, (unsigned) (r >> 8) % 3, (unsigned) (r >> 16) % 3,
                      seq);
}

static const uint32_t sizes[] = { 1, 2, 3, 4, 5, 7, 8, 9, 60, 1000 };

/* Schedule, move and cancel at random; the winner is always the smallest of all. */
START_TEST (against_scan)
{
  uint32_t n = sizes[_i];
  pr_fel f;
  uint64_t s = n;
  pr_key *model = malloc (n * sizeof *model);

  ck_assert (pr_fel_init (&f, n));
  ck_assert (f.leaves >= 2 && f.leaves >= n);
  for (uint32_t i = 0; i < n; i++)
    model[i] = PR_KEY_NEVER;
  ck_assert (pr_fel_next_key (&f) == PR_KEY_NEVER);
  for (uint64_t step = 1; step <= 5000; step++)
    {
      uint32_t slot = (uint32_t) (noise (&s) % n);
      pr_key before = model[slot];
      model[slot] = noise (&s) % 4 == 0 ? PR_KEY_NEVER : random_key (&s, step);
      if (model[slot] < before)
        pr_fel_lower (&f, slot, model[slot]);
      else
        pr_fel_set (&f, slot, model[slot]);
      uint32_t best = 0;
      for (uint32_t i = 1; i < n; i++)
        if (model[i] < model[best])
          best = i;
      ck_assert (pr_fel_next_key (&f) == model[best]);
      if (model[best] != PR_KEY_NEVER)
        ck_assert_uint_eq (pr_fel_next_slot (&f), best);
    }
  pr_fel_reset (&f);
  ck_assert (pr_fel_next_key (&f) == PR_KEY_NEVER);
  pr_fel_set (&f, n - 1, pr_key_make (3, 0, 0, 0));
  ck_assert_uint_eq (pr_fel_next_slot (&f), n - 1);
  pr_fel_clear (&f);
  free (model);
}
END_TEST

static int
compare_keys (const void *a, const void *b)
{
  pr_key x, y;
  memcpy (&x, a, sizeof x);
  memcpy (&y, b, sizeof y);
  return (x > y) - (x < y);
}

/* Emptied one by one, the tree sorts. */
START_TEST (drains_in_order)
{
  uint32_t n = sizes[_i];
  pr_fel f;
  uint64_t s = 77 + n;
  pr_key *sorted = malloc (n * sizeof *sorted);

  ck_assert (pr_fel_init (&f, n));
  for (uint32_t i = 0; i < n; i++)
    {
      sorted[i] = random_key (&s, i);
      pr_fel_set (&f, i, sorted[i]);
    }
  qsort (sorted, n, sizeof *sorted, compare_keys);
  for (uint32_t i = 0; i < n; i++)
    {
      ck_assert (pr_fel_next_key (&f) == sorted[i]);
      pr_fel_set (&f, pr_fel_next_slot (&f), PR_KEY_NEVER);
    }
  ck_assert (pr_fel_next_key (&f) == PR_KEY_NEVER);
  pr_fel_clear (&f);
  free (sorted);
}
END_TEST

START_TEST (too_many_slots)
{
  pr_fel f;
  ck_assert (!pr_fel_init (&f, (UINT32_C (1) << 31) + 1));
  pr_fel_clear (&f); /* harmless */
}
END_TEST

/* Random pushes and pops against an array scanned for its smallest. */
START_TEST (delays_against_scan)
{
  enum { MOST = 400 };
  pr_delays d = { 0 };
  pr_delay model[MOST];
  uint32_t n = 0;
  uint64_t s = 3;

  for (uint64_t step = 1; step <= 20000; step++)
    {
      bool grow = step / 1000 % 2 == 0; /* fill, then drain */
      if (n < MOST && (n == 0 || noise (&s) % 4 < (grow ? 3 : 1)))
        {
          pr_delay e = { random_key (&s, step), (uint32_t) step };
          ck_assert (pr_delays_push (&d, e.key, e.item));
          model[n++] = e;
        }
      else
        {
          uint32_t best = 0;
          for (uint32_t i = 1; i < n; i++)
            if (model[i].key < model[best].key)
              best = i;
          pr_delay e = pr_delays_pop (&d);
          ck_assert (e.key == model[best].key);
          ck_assert_uint_eq (e.item, model[best].item);
          model[best] = model[--n];
        }
      ck_assert_uint_eq (d.n, n);
    }
  pr_delays_clear (&d);
  ck_assert (d.n == 0 && d.cap == 0 && d.heap == NULL);
}
END_TEST

/* A push that cannot grow reports it and leaves the heap as it was. */
START_TEST (delays_out_of_room)
{
  pr_delays d = { .n = UINT32_MAX, .cap = UINT32_MAX, .heap = NULL };
  ck_assert (!pr_delays_push (&d, PR_KEY_NEVER, 1));
  ck_assert (d.n == UINT32_MAX && d.cap == UINT32_MAX && d.heap == NULL);
}
END_TEST

int
main (void)
{
  Suite *s = suite_create ("fel");
  TCase *t = tcase_create ("fel");
  suite_add_tcase (s, t);
  tcase_add_test (t, key_order);
  tcase_add_loop_test (t, against_scan, 0, sizeof sizes / sizeof *sizes);
  tcase_add_loop_test (t, drains_in_order, 0, sizeof sizes / sizeof *sizes);
  tcase_add_test (t, too_many_slots);
  tcase_add_test (t, delays_against_scan);
  tcase_add_test (t, delays_out_of_room);
  return run_suite (s);
}
