/* Whatever the scenario: a what-if that applies from a date on changes nothing of what is told, and
 * of the daily series, before that date; and after it no rule of the model is broken (tiny.c looks
 * at every instant).
 */
#include "dated-edits.h"

#include "tiny.h"

#include <stdlib.h>
#include <string.h>

#define SCENARIOS 150

/* Counts by the day on which something was to be done are made when it is done. */
static void
expect_same_days (const pr_record *a, const pr_record *b, uint32_t days)
{
  for (int id = 0; id < PR_SERIES_SAMPLED; id++)
    for (uint32_t p = 0; p < a->n_places; p++)
      for (uint32_t d = 0; d < days; d++)
        ck_assert_int_eq (pr_record_series (a, (pr_series_id) id, p, d),
                          pr_record_series (b, (pr_series_id) id, p, d));
}

/* In the mean hours of the days to come. */
static void
expect_same_waiting (const pr_record *a, const pr_record *b, uint32_t days)
{
  for (uint32_t p = 0; p < a->n_pools; p++)
    for (uint32_t d = 0; d < days; d++)
      ck_assert (a->work_days[(size_t) p * a->n_days + d]
                 == b->work_days[(size_t) p * b->n_days + d]);
}

START_TEST (until_then)
{
  const random_options options = { .seed = (guint32) _i + 1 };
  const char *date = dated_day (_i);
  g_autofree char *what_if = dated_what_if (options.seed, date), *base = dated_base (&options);
  g_autofree char *text = g_strconcat (base, what_if, NULL);
  unsigned mask = ~(1u << PR_HAPPENS_APOLOGISED); /* known later than sent */
  tiny *b = tiny_run (base, mask), *t = tiny_run (text, mask);
  const char *day = date + strlen ("2025-");
  tiny_conserved (t);
  if (t->world->later == NULL) /* from the beginning */
    {
      tiny_free (b);
      tiny_free (t);
      return;
    }
  size_t n = strlen (b->log) - strlen (tiny_since (b, day));
  ck_assert_msg (strlen (t->log) - strlen (tiny_since (t, day)) == n
                     && strncmp (t->log, b->log, n) == 0,
                 "seed %u: not the base until %s, with\n%s", options.seed, date, what_if);
  int32_t days = pr_time_day (t->world->later_from) - t->world->first_day;
  expect_same_days (b->record, t->record, (uint32_t) MAX (days, 0));
  expect_same_waiting (b->record, t->record, (uint32_t) MAX (days, 0));
  tiny_free (b);
  tiny_free (t);
}
END_TEST

/* From a date on at which nothing changes all goes on as it did: what is in hand, on its way, away
 * or in force. */
START_TEST (nothing_changes)
{
  const random_options options
      = { .seed = (guint32) _i + 1, .sends = _i % 2, .constant = _i % 3 == 0 };
  g_autofree char *base = dated_base (&options);
  g_autofree char *text = g_strdup_printf (
      "%s== what-if.ini\n[scenario]\nbase = b\nname = w\napplies = %s\n", base, dated_day (_i / 2));
  tiny *b = tiny_run (base, ~0u), *t = tiny_run (text, ~0u);
  ck_assert_msg (strcmp (b->log, t->log) == 0, "seed %u: not the base from %s on", options.seed,
                 dated_day (_i / 2));
  expect_same_days (b->record, t->record, t->record->n_days);
  tiny_free (b);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("applies");
  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (tc, until_then, 0, SCENARIOS);
  tcase_add_loop_test (tc, nothing_changes, 0, SCENARIOS);
  return tiny_main ("applies", tc);
}
