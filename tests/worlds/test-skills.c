/* Learning by doing. Base world: tiny.h. With a rate of 80 % and standard_after 4 the factors of
 * the first four pieces of work are 25/16 = 1.5625, 5/4, (4/3)^0.32193 = 1.09703 and 1. */
#include "tiny.h"

#include <string.h>

#define SKILLS(rows)                                                                               \
  "== skills.csv\nskill,where,roles,steps,procedures,from,rate,standard_after,start,share,forget," \
  "source\n" rows
#define FOUR "work,u1,,,,,80%,4,,,,assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define TEN_MINUTES                                                                                \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,10min,suspend,returned,assumption\n"
#define CLERKS(n)                                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," n ",office,assumption\n"

/* Factors of 5^0.321928, 2.5^0.321928, (5/3)^0.321928, 1.25^0.321928, 1 on 600 s. */
START_TEST (to_the_microsecond)
{
  static const pr_time done[] = { 1007324350, 1813183830, 2520429986, 3165117570, 3765117570 };
  for (int n = 1; n <= 5; n++)
    {
      g_autofree char *text = g_strdup_printf (
          TEN_MINUTES SKILLS ("work,u1,,,,,80%%,5,,,,assumption\n") BACKLOG ("%d"), n);
      tiny *t = tiny_run (text, TINY_WORK);
      const pr_practice_count *c = &t->record->practice[0];
      ck_assert_int_eq (t->record->n_practices, 1);
      ck_assert_int_eq (t->record->officer[0].busy, done[n - 1]);
      ck_assert_int_eq (c->worked, done[n - 1]);
      ck_assert_int_eq (c->completed, n);
      ck_assert (ABS (c->beyond - (done[n - 1] - n * 600 * PR_SECOND)) <= n);
      ck_assert_double_eq_tol (c->factor_start, 1.0073243500 / 0.6, 1e-8);
      ck_assert_double_eq (c->pieces_start, 0);
      ck_assert_double_eq (c->pieces_end, n);
      tiny_free (t);
    }
}
END_TEST

/* 25/16 of an hour, then 5/4. */
START_TEST (times_of_day)
{
  tiny_expect (SKILLS (FOUR) BACKLOG ("2"), TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:33:45 #1 completed work@u1\n"
               "07-01 09:33:45 #1 returned\n"
               "07-01 09:33:45 #2 began work@u1\n"
               "07-01 10:48:45 #2 completed work@u1\n"
               "07-01 10:48:45 #2 returned\n");
}
END_TEST

/* Half of the time of the post is for dossiers: 25/16 of two hours, of which 08:00 to 11:07:30. */
START_TEST (share_of_a_post)
{
  tiny_expect ("== pools.csv\npool,where,roles,count,calendar,share,source\n"
               "desk,u1,clerk,1,office,50%,assumption\n" SKILLS (FOUR) BACKLOG ("1"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 11:07:30 #1 completed work@u1\n"
               "07-01 11:07:30 #1 returned\n");
}
END_TEST

/* The first officer has done 16/25 of the hour when called away at 09:00; what is left, 9/25, takes
 * the second one, who has done one piece, 5/4 of it: 27 minutes. */
START_TEST (begun_by_one_ended_by_another)
{
  tiny_expect (SKILLS (FOUR) BACKLOG ("2")
                   CLERKS ("2") "== absences.csv\npool,where,from,until,officers,reason,source\n"
                                "desk,u1,2025-07-01 09:00,2025-07-05,1,leave,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:00:00 #2 began work@u1\n"
               "07-01 09:00:00 #1 handed back work@u1\n"
               "07-01 09:33:45 #2 completed work@u1\n"
               "07-01 09:33:45 #2 returned\n"
               "07-01 09:33:45 #1 began work@u1\n"
               "07-01 10:00:45 #1 completed work@u1\n"
               "07-01 10:00:45 #1 returned\n");
}
END_TEST

/* After two pieces on 1 July the officer keeps half, one piece: 5/4 of an hour. */
START_TEST (new_on_a_date)
{
  tiny *t = tiny_run (SKILLS (FOUR "work,u1,,,,2025-07-02,80%,4,,50%,,assumption\n")
                          BACKLOG ("2") "== arrivals.csv\nstream,where,mix,rate,source\n"
                                        "s,u1,p,every 25h,assumption\n",
                      TINY_WORK);
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 10:48:45 #2 completed"));
  ck_assert_ptr_nonnull (strstr (t->log, "07-02 09:15:00 #3 completed"));
  tiny_free (t);
}
END_TEST

/* What is in hand when the skill changes goes on as it began: one hour of 25/16 on 1 July, the rest
 * on the next day. */
START_TEST (in_hand_on_that_date)
{
  tiny *t
      = tiny_run ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01 16:00\n"
                  "end=2025-07-11\n" SKILLS (FOUR "work,u1,,,,2025-07-02,80%,4,100,,,assumption\n")
                      BACKLOG ("2"),
                  TINY_WORK);
  ck_assert_str_eq (tiny_since (t, "07-01 17:00"), "07-01 17:00:00 #1 suspended work@u1\n"
                                                   "07-02 08:00:00 #1 began work@u1\n"
                                                   "07-02 08:33:45 #1 completed work@u1\n"
                                                   "07-02 08:33:45 #1 returned\n"
                                                   "07-02 08:33:45 #2 began work@u1\n"
                                                   "07-02 09:33:45 #2 completed work@u1\n"
                                                   "07-02 09:33:45 #2 returned\n");
  tiny_free (t);
}
END_TEST

/* Away for the whole of 2 July, half-life a day: of two pieces one is left, so that the third takes
 * 5/4. What officers begin with is not forgotten. */
START_TEST (forgotten_in_an_absence)
{
  static const struct {
    const char *start, *done;
  } rows[] = { { "", "07-03 09:15:00 #3 completed" }, { "1", "07-03 09:05:49 #3 completed" } };
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          SKILLS ("work,u1,,,,,80%%,4,%s,,24h,assumption\n") BACKLOG (
              "2") "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 50h,assumption\n"
                   "== absences.csv\npool,where,from,until,count,reason,source\n"
                   "desk,u1,2025-07-02,2025-07-02,1,sickness,assumption\n",
          rows[i].start);
      tiny *t = tiny_run (text, TINY_WORK);
      ck_assert_msg (strstr (t->log, rows[i].done) != NULL, "%s", t->log);
      tiny_free (t);
    }
}
END_TEST

/* What is left of experience counts to the last part of a piece. The office is open for 8 hours a
 * day, an hour is the effort.
 *
 * forget: 2 pieces on 1 July, away for 2 July (24 h, a half-life of 48 h): 2 x 2^-0.5 = 1.414 are
 * left, and (2.414/4)^log2 0.8 = 1.17652.
 *
 * share: of 1 piece on 1 July three quarters carry over to 2 July: (1.75/4)^log2 0.8 = 1.30491. */
START_TEST (parts_of_pieces)
{
  static const struct {
    const char *skills, *count, *done;
  } rows[] = { { "work,u1,,,,,80%,4,,,48h,assumption\n"
                 "== absences.csv\npool,where,from,until,count,reason,source\n"
                 "desk,u1,2025-07-02,2025-07-02,1,sickness,assumption\n"
                 "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 50h,assumption\n",
                 "2", "07-03 09:10:35 #3 completed" },
               { FOUR "work,u1,,,,2025-07-02,80%,4,,75%,,assumption\n"
                      "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 25h,"
                      "assumption\n",
                 "1", "07-02 09:18:17 #2 completed" } };
  for (size_t i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text
          = g_strconcat ("== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,",
                         rows[i].count, ",assumption\n" SKILLS (""), rows[i].skills, NULL);
      tiny *t = tiny_run (text, TINY_WORK);
      ck_assert_msg (strstr (t->log, rows[i].done) != NULL, "%s", t->log);
      tiny_free (t);
    }
}
END_TEST

/* A slow system and an officer who is new: 25/16 x 2 hours. */
START_TEST (slow_as_well)
{
  tiny_expect (SKILLS (FOUR) BACKLOG (
                   "1") "== systems.csv\nsystem,scope,where,source\nnet,place,*,assumption\n"
                        "== needs.csv\nrole,step,need,if_down,source\n*,*,net,wait,assumption\n"
                        "== incidents.csv\nincident,system,where,start,slow,repair,source\n"
                        "i,net,*,2025-07-01 07:00,2,90h,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 11:07:30 #1 completed work@u1\n"
               "07-01 11:07:30 #1 returned\n");
}
END_TEST

/* The skill that names the step counts, not the one that names the role; each step its own. */
START_TEST (most_particular)
{
  tiny_expect ("== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
               "w,work,clerk,1h,suspend,check,assumption\n"
               "w,check,clerk,1h,suspend,returned,assumption\n" SKILLS (
                   "all,u1,clerk,,,,80%,4,,,,assumption\ncheck,u1,,check,,,80%,2,,,,assumption\n")
                   BACKLOG ("1"),
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:33:45 #1 completed work@u1\n"
               "07-01 09:33:45 #1 began check@u1\n"
               "07-01 10:48:45 #1 completed check@u1\n"
               "07-01 10:48:45 #1 returned\n");
}
END_TEST

/* Nothing is learned in the warm-up: the piece of Monday takes an hour and counts for nothing. */
START_TEST (warm_up)
{
  tiny *t = tiny_run (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\n"
      "end=2025-07-03\nwarm_up=1 days\n"
      "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 9h,assumption\n" SKILLS (
          "work,u1,,,,,80%,4,,,,assumption\n"),
      TINY_WORK);
  ck_assert_ptr_nonnull (strstr (t->log, "06-30 10:00:00 #1 completed"));
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 09:33:45 #2 completed"));
  tiny_free (t);
}
END_TEST

/* An hour of effort, of which the office has the last half before noon; with 25/16 it goes on at
 * 13:00 for as long as is left. */
START_TEST (over_noon)
{
  tiny_expect ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01 11:00\n"
               "end=2025-07-04\n" SKILLS (FOUR) BACKLOG ("1"),
               TINY_WORK,
               "07-01 11:00:00 #1 began work@u1\n"
               "07-01 12:00:00 #1 suspended work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n"
               "07-01 13:33:45 #1 completed work@u1\n"
               "07-01 13:33:45 #1 returned\n");
}
END_TEST

/* A rate of 100 % without errors changes nothing. */
START_TEST (neutral)
{
#define BUSY                                                                                       \
  CLERKS ("3")                                                                                     \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,3 per hour,assumption\n"                  \
  "== leave.csv\npool,where,reason,rate,length,source\ndesk,u1,sickness,50,1 day,assumption\n"     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk,exponential(mean=40min),suspend,again 30%; sign rest,assumption\n"                 \
  "w,again,clerk,exponential(mean=20min),suspend,work,assumption\n"                                \
  "w,sign,clerk,3min,finish 30min,returned,assumption\n"
  tiny *with = tiny_run (BUSY SKILLS ("work,u1,,,,,100%,40,7,,,assumption\n"), TINY_WORK),
       *without = tiny_run (BUSY, TINY_WORK);
  ck_assert_str_eq (with->log, without->log);
  tiny_expect_same (with->record, without->record);
  ck_assert_int_gt (with->record->practice[0].completed, 50);
  ck_assert_int_eq (with->record->practice[0].beyond, 0);
  tiny_free (with);
  tiny_free (without);
}
END_TEST

/* As many edges of absences as dates on which the skill changes. What is begun on 3 March at 16:00,
 * when nothing of what was learned is left, takes 0.51^-2 hours. */
START_TEST (many_changes_and_absences)
{
  g_autoptr (GString) text
      = g_string_new ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-01-01\n"
                      "end=2025-04-01\n" SKILLS (""));
  g_string_append_printf (text, "work,u1,,,,,80%%,1,,,,assumption\n");
  for (int day = 1; day <= 28; day++)
    g_string_append_printf (text, "work,u1,,,,2025-02-%02d,80%%,1,,,,assumption\n", day);
  g_string_append (text, "work,u1,,,,2025-03-03,51%,4,,0%,,assumption\n"
                         "work,u1,,,,2025-03-04,100%,1,,,,assumption\n"
                         "== absences.csv\npool,where,from,until,officers,reason,source\n");
  for (int day = 1; day <= 14; day++)
    g_string_append_printf (
        text, "desk,u1,2025-02-%02d 02:00,2025-02-%02d 03:00,1,leave,assumption\n", day, day);
  g_string_append (text, "== backlog.csv\nwhere,procedure,received,count,source\n"
                         "u1,p,2024-12-30,2,assumption\n"
                         "== arrivals.csv\nstream,where,mix,rate,source\n"
                         "s,u1,p,every 1480h,assumption\n");
  tiny *t = tiny_run (text->str, TINY_WORK);
  ck_assert_ptr_nonnull (strstr (t->log, "03-03 16:00:00 #3 began"));
  ck_assert_ptr_nonnull (strstr (t->log, "03-04 10:50:40 #3 completed"));
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("skills");
  tcase_add_test (tc, to_the_microsecond);
  tcase_add_test (tc, times_of_day);
  tcase_add_test (tc, share_of_a_post);
  tcase_add_test (tc, begun_by_one_ended_by_another);
  tcase_add_test (tc, new_on_a_date);
  tcase_add_test (tc, in_hand_on_that_date);
  tcase_add_test (tc, forgotten_in_an_absence);
  tcase_add_test (tc, parts_of_pieces);
  tcase_add_test (tc, slow_as_well);
  tcase_add_test (tc, most_particular);
  tcase_add_test (tc, warm_up);
  tcase_add_test (tc, over_noon);
  tcase_add_test (tc, neutral);
  tcase_add_test (tc, many_changes_and_absences);
  return tiny_main ("skills", tc);
}
