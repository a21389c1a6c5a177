/* Milestones: which dates are marked, and where their lines and words stand. */
#include "report/plot/plots.h"
#include "report/text/flags.h"
#include "report/text/milestones.h"
#include "synthetic.h"

#include "../quick-check.h"
#include <string.h>

/* Other rules and a hand-over on Thursday 3 July; incidents at 10:00 on days first .. last. */
typedef struct {
  pr_time phases[2];
  pr_hand_over hand_over;
  pr_incident incidents[12];
} troubles;

static void
trouble (pr_world *w, troubles *t, uint16_t first, uint16_t last)
{
  *t = (troubles){ .phases = { INT64_MIN, 2 * PR_DAY }, .hand_over = { .at = 2 * PR_DAY } };
  w->n_phases = 2;
  w->phase_at = t->phases;
  w->n_hand_overs = 1;
  w->hand_overs = &t->hand_over;
  w->incidents = t->incidents;
  for (uint16_t d = first; d <= last; d++)
    t->incidents[w->n_incidents++]
        = (pr_incident){ .name = (char *) "power", .start = (pr_time) d * PR_DAY + 10 * PR_HOUR };
}

static void
untrouble (pr_world *w)
{
  w->n_phases = 0;
  w->n_hand_overs = 0;
  w->n_incidents = 0;
  w->phase_at = NULL;
  w->hand_overs = NULL;
  w->incidents = NULL;
}

static GArray *
milestones_of (const pr_synthetic *s, guint *left_out)
{
  const pr_results *r = &s->report.results;
  return pr_milestones_new (&r, 1, left_out);
}

static void
is_marked (const GArray *list, guint i, uint32_t day, const char *words)
{
  const pr_milestone *m = &g_array_index (list, pr_milestone, i);
  ck_assert_uint_eq (m->day, day);
  ck_assert_str_eq (m->words, words);
}

/* What is of one day stands together; what begins with the window is none; one incident that
 * strikes two things is one. */
START_TEST (a_date_has_all_its_words)
{
  troubles t;
  guint left_out;
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  trouble (&s->world, &t, 3, 3);
  t.incidents[1] = t.incidents[0];
  t.incidents[2] = (pr_incident){ .name = (char *) "random", .start = PR_NEVER };
  t.incidents[3] = (pr_incident){ .name = (char *) "first", .start = 0 };
  s->world.n_incidents = 4;
  g_autoptr (GArray) list = milestones_of (s, &left_out);
  ck_assert_uint_eq (list->len, 2);
  ck_assert_uint_eq (left_out, 0);
  is_marked (list, 0, 2, "hand-over, new rules");
  is_marked (list, 1, 3, "power");
  untrouble (&s->world);
}
END_TEST

/* Of nine dates the first five with an incident only stay, and the last, on which other rules
 * begin. */
START_TEST (later_incidents_are_counted)
{
  troubles t;
  guint left_out;
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  trouble (&s->world, &t, 1, 9);
  t.phases[1] = t.hand_over.at = 9 * PR_DAY;
  g_autoptr (GArray) list = milestones_of (s, &left_out);
  ck_assert_uint_eq (list->len, PR_MILESTONES);
  ck_assert_uint_eq (left_out, 3);
  is_marked (list, 4, 5, "power");
  is_marked (list, 5, 9, "hand-over, new rules, power");
  untrouble (&s->world);
}
END_TEST

/* Of nine dates with incidents that which a what-if wrote stays, though it is the last; other rules
 * on the eighth do not. The first day has another incident, too, and its own comes first. */
START_TEST (a_what_ifs_own_comes_first)
{
  troubles t;
  guint left_out;
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  pr_table *table = &s->tables.table[PR_TABLE_INCIDENTS];
  pr_cell cells[2][PR_INCIDENTS_N] = { 0 };
  pr_row rows[2] = { { "base.csv", 2, cells[0] }, { "base.csv", 3, cells[1] } };
  for (int row = 0; row < 2; row++)
    for (int k = 0; k < PR_INCIDENTS_N; k++)
      cells[row][k] = (pr_cell){ .pos = { "base.csv", row + 2, k + 1 }, .text = "" };
  cells[0][PR_INCIDENTS_INCIDENT].text = "power";
  cells[1][PR_INCIDENTS_INCIDENT].text = "flood";
  cells[1][PR_INCIDENTS_REPAIR].pos.file = "what-if.ini";
  table->file = "base.csv";
  table->n = 2;
  table->rows = rows;
  trouble (&s->world, &t, 1, 9);
  t.phases[1] = t.hand_over.at = 8 * PR_DAY;
  s->world.n_hand_overs = 0;
  t.incidents[7].start = 1 * PR_DAY; /* so that the eighth has other rules only */
  t.incidents[7].name = t.incidents[8].name = (char *) "flood";
  g_autoptr (GArray) list = milestones_of (s, &left_out);
  ck_assert_uint_eq (list->len, PR_MILESTONES);
  ck_assert_uint_eq (left_out, 3);
  is_marked (list, 0, 1, "flood, power");
  is_marked (list, 4, 5, "power");
  is_marked (list, 5, 9, "flood");
  table->n = 0;
  table->rows = NULL;
  untrouble (&s->world);
}
END_TEST

/* What some scenarios have bears their letters; a day of all has none. */
START_TEST (letters_say_whose_it_is)
{
  troubles t[3];
  guint left_out;
  const pr_results *of[3];
  pr_synthetic *s[3];
  for (int k = 0; k < 3; k++)
    {
      s[k] = pr_synthetic_new (2, 2);
      trouble (&s[k]->world, &t[k], 2, k == 0 ? 1 : 2);
      of[k] = &s[k]->report.results;
    }
  t[2].incidents[1] = t[1].incidents[1] = t[1].incidents[0];
  t[2].incidents[1].name = (char *) "flood";
  s[2]->world.n_incidents = 2;
  g_autoptr (GArray) list = pr_milestones_new (of, 3, &left_out);
  ck_assert_uint_eq (list->len, 1);
  is_marked (list, 0, 2, "hand-over, new rules; C: flood; B, C: power");
  for (int k = 0; k < 3; k++)
    {
      untrouble (&s[k]->world);
      pr_synthetic_free (s[k]);
    }
}
END_TEST

/* Working days are 1, 2, 3, 7, ... July, numbers 0 to 8: 3 July begins at 1.5; Friday the 4th is a
 * holiday, whose line is that of the 7th, 2.5. The words of the first stand above it. */
START_TEST (lines_stand_where_days_begin)
{
  troubles t;
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  trouble (&s->world, &t, 3, 3);
  g_autofree char *rows
      = pr_plot_texts (&pr_backlog_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (rows, "\nmilestone\t1.5\t=\nmilestone\t2.5\t=\n"));
  ck_assert_ptr_nonnull (strstr (rows, "\nwords r1\t1.5\t=3 Jul: hand-over, new rules\n"));
  ck_assert_ptr_nonnull (strstr (rows, "\nwords r0\t2.5\t=4 Jul: power\n"));
  ck_assert_ptr_nonnull (strstr (rows, "\nlevels\t2\t=\n"));
  ck_assert_ptr_null (strstr (rows, "\nmore\t"));
  untrouble (&s->world);
}
END_TEST

static void
is_placed (const pr_flag *f, bool left, int row)
{
  ck_assert_int_eq (f->left, left);
  ck_assert_int_eq (f->row, row);
}

/* On an axis of 100: words end at their line near its end, and then those before, too, over whose
 * lines they stand; what is far from the others is next to the axis. */
START_TEST (words_cross_no_line)
{
  pr_flag f[] = { { .at = 5, .width = 20 },  { .at = 15, .width = 20 }, { .at = 30, .width = 10 },
                  { .at = 40, .width = 10 }, { .at = 72, .width = 20 }, { .at = 88, .width = 30 } };
  ck_assert_int_eq (pr_flags_place (f, 6, 100, 6), 3);
  is_placed (&f[0], false, 2);
  is_placed (&f[1], false, 1);
  is_placed (&f[2], false, 0);
  is_placed (&f[3], false, 0);
  is_placed (&f[4], true, 0);
  is_placed (&f[5], true, 1);
}
END_TEST

/* Where there is no room, the last of the largest rank goes: too many rows, too long words, and two
 * that would each cross the other's line. */
START_TEST (words_without_room_go_by_rank)
{
  pr_flag rows[] = { { .at = 5, .width = 20, .rank = 1 },
                     { .at = 6, .width = 20, .rank = 2 },
                     { .at = 7, .width = 20, .rank = 2 },
                     { .at = 8, .width = 20, .rank = 0 } };
  ck_assert_int_eq (pr_flags_place (rows, 4, 100, 3), 3);
  is_placed (&rows[1], false, 1);
  is_placed (&rows[2], false, -1);
  is_placed (&rows[3], false, 0);
  pr_flag longest = { .at = 50, .width = 60 };
  ck_assert_int_eq (pr_flags_place (&longest, 1, 100, 3), 0);
  ck_assert_int_eq (longest.row, -1);
  pr_flag each[] = { { .at = 45, .width = 54, .rank = 1 }, { .at = 55, .width = 54 } };
  ck_assert_int_eq (pr_flags_place (each, 2, 100, 3), 1);
  ck_assert_int_eq (each[0].row, -1);
  is_placed (&each[1], true, 0);
}
END_TEST

/* The window is Tuesday to Monday, 14 days: neither the first week nor the last is whole. */
START_TEST (parts_of_weeks_are_pale)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  for (uint32_t k = 0; k < 2; k++)
    s->outcome.record[k]->n_weeks = 3;
  g_autofree char *rows
      = pr_plot_texts (&pr_weeks_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (rows, "\npart\t0\t=\npart\t2\t=\n"));
  ck_assert_ptr_nonnull (strstr (rows, "pale: only a part is in the window\n"));
}
END_TEST

/* A unit that begins on 3 July has no growth before. */
START_TEST (who_is_not_there_is_grey)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  const pr_plot_source of = { .run = &s->report.results };
  g_autofree char *whole = pr_plot_texts (&pr_heatmap_plot, &of);
  ck_assert_ptr_nonnull (strstr (whole, "\nabsent\t0\t=\n"));
  s->world.places[0].tier_first = 2;
  g_autofree char *data = pr_plot_data (&pr_heatmap_plot, &of);
  g_autofree char *rows = pr_plot_texts (&pr_heatmap_plot, &of);
  ck_assert_ptr_nonnull (strstr (data, "\n0 1 NaN 2025-07-02 07000\n"));
  ck_assert_ptr_null (strstr (data, "\n0 2 NaN "));
  ck_assert_ptr_nonnull (strstr (rows, "\nabsent\t0\t=not there on that day\n"));
  g_autofree char *verdicts = pr_plot_texts (&pr_verdicts_plot, &of);
  ck_assert_ptr_nonnull (strstr (verdicts, "\nabsent\t0\t=not there on that day\n"));
}
END_TEST

/* Unit 0 has 20 or 21 on the first day and at most 29 on the last, but 90 on 9 July; unit 1 grows
 * by 6 a working day, from 26 on the first to 74 on the ninth. That is to the highest day. */
START_TEST (growth_is_to_the_peak)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (2, 2);
  const pr_plot_source of = { .run = &s->report.results };
  g_autofree char *before = pr_plot_texts (&pr_worst_units_plot, &of);
  ck_assert_ptr_nonnull (strstr (before, "\nnote\t0\t=normal 26, most 74 (14 Jul), end 74\n"));
  for (uint32_t k = 0; k < 2; k++)
    {
      pr_record *rec = s->outcome.record[k];
      rec->series[((size_t) PR_SERIES_BACKLOG * rec->n_places + 0) * rec->n_days + 8] = 90;
    }
  pr_reduced_clear (&s->reduced);
  g_autofree char *after = pr_plot_texts (&pr_worst_units_plot, &of);
  ck_assert_ptr_nonnull (strstr (after, "\nnote\t0\t=normal 20, most 90 (9 Jul), end 24\n"));
}
END_TEST

/* What is not there has no backlog: neither 0 nor another. */
START_TEST (who_is_not_there_has_no_line)
{
  g_autoptr (pr_synthetic) s = pr_synthetic_new (1, 2);
  s->world.places[0].tier_first = 2;
  g_autofree char *data
      = pr_plot_data (&pr_worst_units_plot, &(pr_plot_source){ .run = &s->report.results });
  ck_assert_ptr_nonnull (strstr (data, "\n2025-07-02 NaN NaN NaN "));
  ck_assert_ptr_null (strstr (data, "\n2025-07-03 NaN"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("milestones");
  TCase *tc = tcase_create ("milestones");
  tcase_add_test (tc, a_date_has_all_its_words);
  tcase_add_test (tc, later_incidents_are_counted);
  tcase_add_test (tc, a_what_ifs_own_comes_first);
  tcase_add_test (tc, letters_say_whose_it_is);
  tcase_add_test (tc, lines_stand_where_days_begin);
  tcase_add_test (tc, words_cross_no_line);
  tcase_add_test (tc, words_without_room_go_by_rank);
  tcase_add_test (tc, parts_of_weeks_are_pale);
  tcase_add_test (tc, who_is_not_there_is_grey);
  tcase_add_test (tc, growth_is_to_the_peak);
  tcase_add_test (tc, who_is_not_there_has_no_line);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
