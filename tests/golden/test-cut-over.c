/* The shipped cut-over: it draws no warning but of loads, on 1 July the old places let go of
 * everything and none of it is lost, no test dossier outlives June, and its third month agrees with
 * the first quarter's. */
#include "tiny.h"
#include "variant.h"

#include <math.h>
#include <string.h>

enum { REPLICATIONS = 10 };
#define LEVEL 0.95

typedef double (*figure) (const pr_record *rec);

static double
on_time (const pr_record *rec)
{
  double good = 0, late = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    {
      good += (double) rec->place[p].on_time_count;
      late += (double) rec->place[p].late_count;
    }
  return good / (good + late);
}

static double
backlog (const pr_record *rec)
{
  double sum = 0;
  for (uint32_t day = 0; day < rec->n_days; day++)
    for (uint32_t p = 0; p < rec->n_places; p++)
      sum += pr_record_series (rec, PR_SERIES_BACKLOG, p, day);
  return sum / rec->n_days;
}

static double
throughput (const pr_record *rec)
{
  double sum = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    sum += (double) rec->place[p].returned;
  return sum / rec->n_days;
}

static const struct {
  const char *name;
  figure value;
} figures[] = { { "on time", on_time }, { "backlog", backlog }, { "throughput", throughput } };

static pr_moments
moments (const pr_outcome *o, figure value)
{
  pr_moments m = { 0 };
  for (uint32_t r = 0; r < o->n; r++)
    pr_moments_add (&m, value (o->record[r]));
  return m;
}

/* The rush, and the posts that are empty, offer some pools more than they can do. */
START_TEST (no_warning)
{
  variant v = variant_new ();
  g_autoptr (pr_input) input = variant_open (&v, "quang-ninh-cutover", NULL);
  g_auto (GStrv) warnings = g_strsplit (input->warnings, "\n", -1);
  for (char **w = warnings; *w; w++)
    ck_assert_msg (**w == '\0' || strstr (*w, " is offered ") != NULL, "%s", *w);
  variant_free (&v);
}
END_TEST

START_TEST (nothing_lost)
{
  variant v = variant_new ();
  g_autoptr (pr_input) input = variant_open (&v, "quang-ninh-cutover", "2025-07-31");
  g_autoptr (pr_outcome) o = variant_run (input, 2);
  const pr_world *w = input->world;
  ck_assert_int_eq (w->n_hand_overs, 2);
  for (uint32_t r = 0; r < o->n; r++)
    {
      int64_t old = 0, moved = 0, taken_in = 0;
      for (uint32_t p = 0; p < w->n_places; p++)
        {
          const pr_place_count *c = &o->record[r]->place[p];
          taken_in += c->taken_in;
          ck_assert_int_eq (c->tests_in_process, 0);
          ck_assert_int_eq (c->tests_arrived, c->tests_finished + c->tests_closed);
          if (!w->hand_overs[0].from[p] && !w->hand_overs[1].from[p])
            continue;
          old++;
          moved += c->handed_over;
          ck_assert_int_eq (c->in_process, 0);
          ck_assert_int_eq (c->held, 0);
          ck_assert_int_eq (c->taken_over + c->arrived,
                            c->returned + c->refused + c->withdrawn + c->handed_over);
          ck_assert_int_eq (c->handed_over,
                            c->moved_returned + c->moved_refused + c->moved_withdrawn + c->moved);
        }
      ck_assert_int_eq (old, 54 + 13);
      ck_assert_int_gt (moved, 1000);
      ck_assert_int_eq (moved, taken_in);
    }
  variant_free (&v);
}
END_TEST

/* Without what happens to it, both worlds have the same staff, procedures and people then, and
 * differ only by what is left of three tiers, which ought to be nothing, and by where people file.
 * Both windows are September; all that came before is simulated and thrown away. On time, backlog
 * and throughput of the province agree when their confidence intervals overlap. */
START_TEST (september)
{
  variant v = variant_new ();
  variant_calm (&v);
  variant_replace (&v, "quang-ninh/scenario.ini", "start = 2025-07-01", "start = 2025-09-01");
  variant_replace (&v, "quang-ninh/scenario.ini", "warm_up = 42 days", "warm_up = 104 days");
  variant_replace (&v, "quang-ninh-cutover/scenario.ini", "start = 2025-06-10",
                   "start = 2025-09-01");
  variant_replace (&v, "quang-ninh-cutover/scenario.ini", "warm_up = 36 days",
                   "warm_up = 119 days");
  g_autoptr (pr_input) quarter = variant_open (&v, "quang-ninh", NULL);
  g_autoptr (pr_input) cut_over = variant_open (&v, "quang-ninh-cutover", NULL);
  g_autoptr (pr_outcome) a = variant_run (quarter, REPLICATIONS);
  g_autoptr (pr_outcome) b = variant_run (cut_over, REPLICATIONS);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      pr_moments x = moments (a, figures[i].value), y = moments (b, figures[i].value);
      double hw_x = pr_moments_half_width (&x, LEVEL), hw_y = pr_moments_half_width (&y, LEVEL);
      ck_assert_msg (fabs (x.mean - y.mean) <= hw_x + hw_y,
                     "%s: %g +- %g in quang-ninh, %g +- %g in quang-ninh-cutover", figures[i].name,
                     x.mean, hw_x, y.mean, hw_y);
    }
  variant_free (&v);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("cut-over");
  tcase_set_timeout (tc, 240);
  tcase_add_test (tc, no_warning);
  tcase_add_test (tc, nothing_lost);
  tcase_add_test (tc, september);
  return tiny_main ("cut-over", tc);
}
