/* The plot of verdicts: which places it shows, and what its cells say. */
#include "report/plot/plots.h"
#include "synthetic.h"

#include "../quick-check.h"
#include <stdlib.h>
#include <string.h>

/* All units are asked how soon they accept online filings, all else is blank: unit u is too late in
 * u % 11 of ten replications. */
static pr_synthetic *
province (uint32_t n_units)
{
  pr_synthetic *s = pr_synthetic_new (n_units, 10);
  s->tables.ini[PR_INI_REPORT_ACCEPTED].v.number = 0.95;
  for (uint32_t p = 0; p < s->world.n_places; p++)
    {
      s->world.places[p].tier_first = 0;
      s->world.places[p].tier_end = 14;
    }
  for (uint32_t k = 0; k < 10; k++)
    {
      pr_record *rec = s->outcome.record[k];
      size_t step = (size_t) rec->n_places * rec->n_days;
      memset (rec->series, 0, PR_SERIES_N * step * sizeof *rec->series);
      for (uint32_t u = 0; u < n_units; u++)
        rec->series[(k < u % 11 ? PR_SERIES_ACCEPTED_LATE : PR_SERIES_ACCEPTED) * step
                    + (size_t) u * rec->n_days]
            = 100;
    }
  return s;
}

static char **
rows_of (const pr_synthetic *s)
{
  g_autofree char *text
      = pr_plot_data (&pr_verdicts_plot, &(pr_plot_source){ .run = &s->report.results });
  return g_strsplit (g_strchomp (text), "\n", -1);
}

/* Units of a district stand together (every second unit); a cell says per cent unless all pass, and
 * whether that is settled (10 of 10 never is, 0 of 10 is). The branch is asked nothing. */
START_TEST (cells_say_how_often)
{
  g_autoptr (pr_synthetic) s = province (4);
  g_auto (GStrv) rows = rows_of (s);
  ck_assert_uint_eq (g_strv_length (rows), 5);
  ck_assert_str_eq (rows[1], "0 0 14 100 \"\" 07000");
  ck_assert_str_eq (rows[2], "1 0 14 80 80? 07002");
  ck_assert_str_eq (rows[3], "2 0 14 90 90? 07001");
  ck_assert_str_eq (rows[4], "3 0 14 70 70? 07003");
}
END_TEST

/* A unit that closes after 4 July stands apart, below the others, and its district says until when.
 */
START_TEST (what_closes_stands_below)
{
  g_autoptr (pr_synthetic) s = province (4);
  s->world.places[0].tier_end = 4;
  g_auto (GStrv) rows = rows_of (s);
  ck_assert_uint_eq (g_strv_length (rows), 5);
  ck_assert_ptr_nonnull (strstr (rows[1], " 07001"));
  ck_assert_ptr_nonnull (strstr (rows[2], " 07003"));
  ck_assert_ptr_nonnull (strstr (rows[3], " 07002"));
  ck_assert_ptr_nonnull (strstr (rows[4], " 07000"));
  g_autofree char *texts
      = pr_plot_texts (&pr_verdicts_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (texts, "\ndistrict\t3\t=Hạ Long, until 4 Jul\n"));
}
END_TEST

/* Of 99 units the 9 that always pass are left out. */
START_TEST (the_least_ready_are_shown)
{
  g_autoptr (pr_synthetic) s = province (99);
  g_auto (GStrv) rows = rows_of (s);
  ck_assert_uint_eq (g_strv_length (rows), 91);
  for (guint k = 1; k < 91; k++)
    ck_assert_msg (strstr (rows[k], " 100 ") == NULL, "%s", rows[k]);
  ck_assert_str_eq (rows[5], "4 0 14 10 10 07009"); /* the first shown, 07001, is of its district */
  g_autofree char *texts
      = pr_plot_texts (&pr_verdicts_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (texts, "of the 90 places of 99 that are least often ready"));
}
END_TEST

/* Where nothing is asked there is nothing to draw. */
START_TEST (nothing_is_asked)
{
  g_autoptr (pr_synthetic) s = province (1);
  const pr_plot_source of = { .run = &s->report.results };
  ck_assert (pr_plot_belongs (&pr_verdicts_plot, PR_RESULTS_RUN, &of));
  s->world.places[0].tier_end = 0;
  pr_reduced_clear (&s->reduced);
  ck_assert (!pr_plot_belongs (&pr_verdicts_plot, PR_RESULTS_RUN, &of));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("verdict plot");
  TCase *tc = tcase_create ("verdict plot");
  tcase_add_test (tc, cells_say_how_often);
  tcase_add_test (tc, what_closes_stands_below);
  tcase_add_test (tc, the_least_ready_are_shown);
  tcase_add_test (tc, nothing_is_asked);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
