/* What-ifs that change absences: rows that name officers, rows side by side, and shares. The
 * scene's pools are as in test-overlay.c. */
#include "overlaid.h"

#include <string.h>

/* Named officers stay when counts are scaled, at one of their places, too, and it is reported. */
START_TEST (named_are_not_scaled)
{
  overlaid o = { 0 };
  scene by_hand;
  const char *head = "pool,where,from,count,officers,reason,source\n",
             *named = "desk,00002,2025-07-02,2,1 3,leave,press\n"
                      "land,land-a,2025-07-02,,1-2,leave,press\n";
  scene_init (&o.s);
  scene_init (&by_hand);
  g_autofree char *before
      = g_strconcat (head, named, "land,land-b,2025-07-02,4,,leave,press\n", NULL);
  g_autofree char *after
      = g_strconcat (head, named, "land,land-b,2025-07-02,2,,leave,assumption: W\n", NULL);
  scene_set (&o.s, "absences.csv", before);
  scene_set (&by_hand, "absences.csv", after);
  scene_edit (&by_hand, "scenario.ini", "name = Small", "name = W");
  overlaid_lay (&o, HEAD "[scale absences]\ncount = 50%\n", NULL);
  scene_compile (&by_hand);
  ck_assert_str_eq (o.messages, "");
  g_autofree char *got = pr_tables_text (o.tables), *wanted = pr_tables_text (by_hand.tables);
  ck_assert_str_eq (got, wanted);
  ck_assert_str_eq (pr_tables_scaled (o.tables),
                    "  absences desk: 1.00 asked for, 2 came out: 00002\n"
                    "  absences land: 1.00 asked for, 2 came out: land-a\n");
  overlaid_clear (&o);
  scene_clear (&by_hand);
}
END_TEST

#define AWAY "pool,where,from,until,count,officers,reason,source\n"
#define TWO                                                                                        \
  AWAY "back,*,2025-07-07,2025-07-08,,1,leave,press\n"                                             \
       "back,*,2025-07-07,2025-07-09,1,,leave,press\n"

/* Two absences hold side by side at 00001, 00002 and 00003; one or both are changed for some. */
static const struct {
  const char *edits, *wanted;
} beside[] = {
  { "[set absences where officers=1; where=00002]\nuntil = 2025-07-10\n",
    TWO "back,00002,2025-07-07,2025-07-10,,1,leave,assumption: W\n"
        "back,00002,2025-07-07,2025-07-09,1,,leave,press\n" },
  { "[shift absences where where=00002]\nuntil = +1 day\n",
    TWO "back,00002,2025-07-07,2025-07-09,,1,leave,assumption: W\n"
        "back,00002,2025-07-07,2025-07-10,1,,leave,assumption: W\n" },
  { "[set absences where until=2025-07-09; type=ward]\nofficers = 1\n",
    TWO "back,00003,2025-07-07,2025-07-09,1,1,leave,assumption: W\n"
        "back,00003,2025-07-07,2025-07-08,,1,leave,press\n" },
  { "[set absences where officers=1]\nuntil = 2025-07-10\n",
    AWAY "back,*,2025-07-07,2025-07-10,,1,leave,assumption: W\n"
         "back,*,2025-07-07,2025-07-09,1,,leave,press\n" },
};

START_TEST (rows_beside_each_other)
{
  overlaid o = { 0 };
  scene by_hand;
  scene_init (&o.s);
  scene_init (&by_hand);
  g_autofree char *text = g_strconcat (HEAD, beside[_i].edits, NULL);
  scene_set (&o.s, "absences.csv", TWO);
  scene_set (&by_hand, "absences.csv", beside[_i].wanted);
  scene_edit (&by_hand, "scenario.ini", "name = Small", "name = W");
  overlaid_lay (&o, text, NULL);
  scene_compile (&by_hand);
  ck_assert_str_eq (o.messages, "");
  ck_assert_uint_eq (o.s.world->n_absences, 6);
  g_autofree char *got = pr_tables_text (o.tables), *wanted = pr_tables_text (by_hand.tables);
  ck_assert_str_eq (got, wanted);
  overlaid_clear (&o);
  scene_clear (&by_hand);
}
END_TEST

/* A condition on officers means rows that name them, in ranges, too. */
static const struct {
  const char *value;
  bool first, second;
} named_by[] = {
  { "2", true, false },   { "1", true, true },     { "3", true, true },    { "1 3", true, true },
  { "1-2", true, false }, { "2, 4", true, false }, { "1-3", true, false }, { "1, 3", true, true },
};

START_TEST (conditions_on_officers)
{
  overlaid o = { 0 };
  scene_init (&o.s);
  scene_set (&o.s, "absences.csv",
             AWAY "desk,00002,2025-07-07,2025-07-08,,1-3,leave,press\n"
                  "desk,00002,2025-07-07,2025-07-08,,1 3,leave,press\n");
  g_autofree char *text = g_strdup_printf (
      HEAD "[set absences where officers=%s]\nreason = training\n", named_by[_i].value);
  overlaid_lay (&o, text, NULL);
  ck_assert_str_eq (o.messages, "");
  const pr_table *t = &o.tables->table[PR_TABLE_ABSENCES];
  ck_assert_uint_eq (t->n, 2);
  ck_assert_int_eq (t->rows[0].cells[PR_ABSENCES_REASON].v.choice == PR_AWAY_TRAINING,
                    named_by[_i].first);
  ck_assert_int_eq (t->rows[1].cells[PR_ABSENCES_REASON].v.choice == PR_AWAY_TRAINING,
                    named_by[_i].second);
  overlaid_clear (&o);
}
END_TEST

/* Rows that name officers cannot be shifted, and it is told, whether they give a count or not. */
START_TEST (named_are_not_shifted)
{
  overlaid o = { 0 };
  scene_init (&o.s);
  scene_set (&o.s, "absences.csv",
             AWAY "desk,00002,2025-07-07,2025-07-08,,1,leave,press\n"
                  "desk,00002,2025-07-07,2025-07-09,2,2-3,leave,press\n"
                  "land,land-b,2025-07-07,2025-07-09,1,,leave,press\n");
  overlaid_lay (&o, HEAD "[shift absences]\ncount = +1\n", NULL);
  ck_assert_str_eq (o.messages, "");
  ck_assert_str_eq (pr_tables_scaled (o.tables),
                    "  absences desk: 2 asked for, 1 came out: 00002\n"
                    "  absences desk: 3 asked for, 2 came out: 00002\n");
  ck_assert_int_eq (
      o.tables->table[PR_TABLE_ABSENCES].rows[2].cells[PR_ABSENCES_COUNT].v.portion.count, 2);
  overlaid_clear (&o);
}
END_TEST

static const struct {
  const char *edit, *count;
  uint32_t shares;
} of_shares[] = {
  { "[scale absences]\ncount = 150%\n", "30%", 1 },
  { "[shift absences]\ncount = +5%\n", "25%", 1 },
  { "[set absences]\ncount = 3\n", "3", 0 },
  /* A share of the communes, and one of the others. */
  { "[scale absences where type=commune]\ncount = 2\n", "20%", 2 },
};

START_TEST (shares_are_changed)
{
  overlaid o = { 0 };
  g_autofree char *text = g_strconcat (HEAD, of_shares[_i].edit, NULL);
  scene_init (&o.s);
  scene_set (&o.s, "absences.csv", AWAY "back,*,2025-07-07,2025-07-08,20%,,leave,press\n");
  if (of_shares[_i].shares == 0)
    scene_edit (&o.s, "pools.csv", "back,*,sign expert reception,1",
                "back,*,sign expert reception,3");
  overlaid_lay (&o, text, NULL);
  const pr_table *t = &o.tables->table[PR_TABLE_ABSENCES];
  ck_assert_str_eq (t->rows[0].cells[PR_ABSENCES_COUNT].text, of_shares[_i].count);
  ck_assert_uint_eq (o.s.world->n_away_shares, of_shares[_i].shares);
  ck_assert_str_eq (pr_tables_scaled (o.tables), "");
  overlaid_clear (&o);
}
END_TEST

/* At each place one more is away where the sums say so, and the other row stays beside the copy. */
START_TEST (scaled_beside_each_other)
{
  overlaid o = { 0 };
  scene_init (&o.s);
  scene_set (&o.s, "absences.csv",
             AWAY "desk,commune,2025-07-07,2025-07-08,,1,leave,press\n"
                  "desk,commune,2025-07-07,2025-07-09,1,,leave,press\n");
  overlaid_lay (&o, HEAD "[scale absences where until=2025-07-09]\ncount = 150%\n", NULL);
  ck_assert_uint_eq (o.s.world->n_absences, 4);
  overlaid_clear (&o);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("overlays of absences");
  TCase *tc = tcase_create ("compile");
  tcase_add_test (tc, named_are_not_scaled);
  tcase_add_loop_test (tc, rows_beside_each_other, 0, G_N_ELEMENTS (beside));
  tcase_add_test (tc, scaled_beside_each_other);
  tcase_add_loop_test (tc, conditions_on_officers, 0, G_N_ELEMENTS (named_by));
  tcase_add_test (tc, named_are_not_shifted);
  tcase_add_loop_test (tc, shares_are_changed, 0, G_N_ELEMENTS (of_shares));
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
