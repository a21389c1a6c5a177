/* Whatever the scenario: a what-if that applies from a date on changes nothing of what is told, and
 * of the daily series, before that date; and after it no rule of the model is broken (tiny.c looks
 * at every instant).
 */
#include "random-scenario.h"

#include "tiny.h"

#include <stdlib.h>
#include <string.h>

#define SCENARIOS 150
#define EDITS_EACH 4

/* DATE stands for the date. */
static const char *const edits[] = {
  "[scale workflows]\neffort = 1.5\n",
  "[shift pools where pool=head; where=u0]\ncount = +1\n",
  "[scale arrivals where test=no]\nrate = 1.7\n",
  "[set pools where pool=head]\nshare = 47%\nshare_most =\nshare_beyond =\nshare_least =\n",
  "[shift pools where pool=head]\ncount = -2\n",
  "[set pools where pool=survey]\nshare = 53%\nshare_most = 91%\nshare_beyond = 0.2\n",
  "[set calendars where calendar=office; days=Mon-Fri]\nopen = 09:00-12:30 13:00-16:00\n",
  "[set pools where pool=head; where=ward]\ncalendar = always\n",
  "[set pools where pool=desk]\ncalendar = shift\novertime_beyond = 0.17\novertime_most = 2h\n",
  "[add incidents z]\nincident = z\nsystem = net\nwhere = *\nstart = DATE 10:00\nrepair = 3h\n",
  "[add incidents y]\nincident = y\nsystem = platform\nevery = exponential(mean=9h)\n"
  "repair = 1h\n",
  "[add absences z]\npool = desk\nwhere = ward\nfrom = DATE\nuntil = DATE\ncount = 1\n"
  "reason = unfilled\n",
  "[add leave z]\npool = *\nwhere = *\nreason = leave\nrate = 77\nlength = 2 days\n",
  "[remove leave where pool=*]\n",
  "[add measures z]\nmeasure = z\nwhere = ward\nwatch = waiting\npool = head\non = 1\noff = 0\n"
  "look = hourly\naction = reinforce head +1\nat_most = 10h\n",
  "[add measures y]\nmeasure = y\nwhere = ward\nwatch = waiting\npool = desk\non = 1\noff = 0\n"
  "look = hourly\naction = hours desk always\nat_most = 30h\n",
  "[set procedures where code=a]\nincomplete = 49%\n",
  "[set arrivals where stream=a]\nonline = 47%\nreturn = home\n",
  "[add surges z]\nstream = *\nwhere = *\nfrom = DATE\nuntil = DATE\nfactor = 2\n",
  "[add rules z]\nrule = visitor_return\nfrom = DATE\nvalue = 93%\n",
  "[add holidays z]\ndate = DATE\ncalendar = shift\nopen = closed\n",
  "[add elsewhere z]\nprocedures = *\nwhere = u0\nfrom = DATE\nshare = 31%\n",
  "[add phases z]\nprocedures = a\nwhere = *\nfrom = DATE\ndecided_by = branch\n",
  "[set systems where system=platform]\ncapacity = 2\n",
  "[add arrivals z]\nstream = z\nwhere = ward\nmix = a\nrate = 9 per day\n",
};

/* Of a kind of its own for each seed, none twice. */
static char *
choose (guint32 seed, const char *date)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) s = g_string_new (NULL);
  bool taken[G_N_ELEMENTS (edits)] = { false };
  g_string_printf (s, "== what-if.ini\n[scenario]\nbase = b\nname = w\napplies = %s\n", date);
  for (int i = 0; i < EDITS_EACH; i++)
    {
      guint k = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (edits));
      if (!taken[k])
        g_string_append (s, edits[k]);
      taken[k] = true;
    }
  g_string_replace (s, "DATE", date, 0);
  return g_string_free (g_steal_pointer (&s), FALSE);
}

/* Some of whom may be taken away. */
static char *
more_leaders (const random_options *options)
{
  g_autofree char *text = random_scenario (options);
  GString *s = g_string_new (text);
  g_string_replace (s, "head,ward,leader,1,", "head,ward,leader,3,", 0);
  g_string_replace (s, "head,ward,leader,2,", "head,ward,leader,4,", 0);
  return g_string_free (s, FALSE);
}

/* Counts by the day on which something was to be done are made when it is done. */
static void
expect_same_days (const pr_record *a, const pr_record *b, uint32_t days)
{
  for (int id = 0; id < PR_SERIES_SAMPLED; id++)
    for (uint32_t p = 0; p < a->n_places; p++)
      for (uint32_t d = 0; d < days; d++)
        ck_assert_int_eq (pr_record_series (a, (pr_series_id) id, p, d),
                          pr_record_series (b, (pr_series_id) id, p, d));
  for (uint32_t p = 0; p < a->n_pools; p++)
    for (uint32_t d = 0; d < days; d++)
      ck_assert (a->work_days[(size_t) p * a->n_days + d]
                 == b->work_days[(size_t) p * b->n_days + d]);
}

START_TEST (until_then)
{
  const random_options options = { .seed = (guint32) _i + 1 };
  /* The warm-up begins on 29 June. */
  static const char *const dates[] = { "2025-06-30", "2025-07-01", "2025-07-02", "2025-07-03",
                                       "2025-07-04", "2025-07-05", "2025-07-07", "2025-07-08" };
  const char *date = dates[_i % G_N_ELEMENTS (dates)];
  g_autofree char *what_if = choose (options.seed, date), *base = more_leaders (&options);
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
  return tiny_main ("applies", tc);
}
