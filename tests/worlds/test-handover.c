/* Phases, hand-over, test dossiers: who does what before and after a date. Base world: tiny.h, with
 * an old office `d1` of kind district that serves u1, both with one clerk.
 */
#include "tiny.h"

#include "model/state.h"

#include <string.h>

#define OLD                                                                                        \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"               \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,u1,clerk,1,office,assumption\nold-desk,d1,clerk,1,office,assumption\n"
#define PHASES(from)                                                                               \
  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"                 \
  "*,*," from ",unit,assumption\n"
#define ARRIVALS(rate) "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p," rate ",assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,home,source\n"                                   \
  "d1,p,2025-06-30," n ",u1,assumption\n"
#define WORKFLOW(steps)                                                                            \
  "== workflows.csv\nworkflow,step,kind,role,place,effort,counts,at_close,next,source\n" steps
#define WORK(name, effort, next)                                                                   \
  "w," name ",work,clerk,home," effort ",yes,suspend," next ",assumption\n"
#define HANDS_OVER(on, delay, reentry)                                                             \
  "== handovers.csv\nwhere,on,delay,reentry,role,source\ndistrict," on "," delay "," reentry       \
  ",clerk,assumption\n"

/* Every nine hours one comes: at 09:00 on 1 July to the old office, and (after 18:00, 03:00, 12:00
 * ..) from 2 July on to the new one. What was at the old one stays there: nothing is handed over.
 * At 08:00 units come before authorities. */
START_TEST (office_changes)
{
  tiny *t = tiny_run ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\n"
                      "end=2025-07-02\n" OLD PHASES ("2025-07-02") ARRIVALS ("every 9h")
                          WORKFLOW (WORK ("work", "1h", "returned")),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 09:00:00 #1 began work@d1\n"
                            "07-01 10:00:00 #1 completed work@d1\n"
                            "07-01 10:00:00 #1 returned\n"
                            "07-02 08:00:00 #3 began work@u1\n"
                            "07-02 08:00:00 #2 began work@d1\n"
                            "07-02 09:00:00 #3 completed work@u1\n"
                            "07-02 09:00:00 #3 returned\n"
                            "07-02 09:00:00 #2 completed work@d1\n"
                            "07-02 09:00:00 #2 returned\n"
                            "07-02 13:00:00 #4 began work@u1\n"
                            "07-02 14:00:00 #4 completed work@u1\n"
                            "07-02 14:00:00 #4 returned\n");
  tiny_free (t);
}
END_TEST

/* Three at the old office at midnight: one laid down with an hour left of its nine, two in line.
 * They travel for two hours in the night, are re-entered in half an hour each, in their order,
 * and go on. Due on 7 July as before: the fifth working day after 30 June. */
START_TEST (handed_over)
{
  tiny *t
      = tiny_run (OLD PHASES ("2025-07-02") BACKLOG ("3") WORKFLOW (WORK ("work", "9h", "returned"))
                      HANDS_OVER ("2025-07-02", "2h", "30min"),
                  TINY_WORK);
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 08:00:00 #1 began work@d1\n"
                                         "07-01 12:00:00 #1 suspended work@d1\n"
                                         "07-01 13:00:00 #1 began work@d1\n"
                                         "07-01 17:00:00 #1 suspended work@d1\n"
                                         "07-02 02:00:00 #2 completed hand-over@u1\n"
                                         "07-02 02:00:00 #3 completed hand-over@u1\n"
                                         "07-02 02:00:00 #1 completed hand-over@u1\n"
                                         "07-02 08:00:00 #2 began re-entry@u1\n"
                                         "07-02 08:30:00 #2 completed re-entry@u1\n"
                                         "07-02 08:30:00 #3 began re-entry@u1\n"
                                         "07-02 09:00:00 #3 completed re-entry@u1\n"
                                         "07-02 09:00:00 #1 began re-entry@u1\n"
                                         "07-02 09:30:00 #1 completed re-entry@u1\n"
                                         "07-02 09:30:00 #2 began work@u1\n"));
  const pr_place_count *u1 = &t->record->place[0], *d1 = &t->record->place[1];
  ck_assert_int_eq (d1->handed_over, 3);
  ck_assert_int_eq (u1->taken_in, 3);
  ck_assert_int_eq (d1->in_process, 0);
  ck_assert_int_eq (d1->moved_returned + d1->moved, 3);
  ck_assert_int_eq (u1->on_time_count + u1->late_count, 3);
  ck_assert_int_eq (d1->on_time_count + d1->late_count, 0);
  tiny_free (t);
}
END_TEST

/* The limit of three working days restarts with the supplement, at 09:00 of 3 July, and is then 8
 * July. At 10:00, half way through the signature, the dossier is handed over; three hours on the
 * way, half an hour to enter it, one hour of the signature is left. The due date is the same. */
START_TEST (handed_over_after_a_restart)
{
  tiny_expect (
      OLD PHASES ("2025-07-03") BACKLOG ("1") WORKFLOW (
          WORK ("check", "1h", "ask") "w,ask,supplement,,home,2 days,no,,sign,assumption\n" WORK (
              "sign", "2h", "returned"))
          HANDS_OVER ("2025-07-03 10:00", "3h",
                      "30min") "== procedures.csv\ncode,name,workflow,limit,source\np,P,w,3 "
                               "working days,assumption\n",
      TINY_WORK | TINY_RECEIVED,
      "06-30 00:00:00 #1 received, due 07-03\n"
      "07-01 08:00:00 #1 began check@d1\n"
      "07-01 09:00:00 #1 completed check@d1\n"
      "07-03 09:00:00 #1 completed ask@d1\n"
      "07-03 09:00:00 #1 received, due 07-08\n"
      "07-03 09:00:00 #1 began sign@d1\n"
      "07-03 13:00:00 #1 completed hand-over@u1\n"
      "07-03 13:00:00 #1 began re-entry@u1\n"
      "07-03 13:30:00 #1 completed re-entry@u1\n"
      "07-03 13:30:00 #1 began sign@u1\n"
      "07-03 14:30:00 #1 completed sign@u1\n"
      "07-03 14:30:00 #1 returned\n");
}
END_TEST

/* In a supplement at the hand-over: it goes on, and the dossier is re-entered when it has come. */
START_TEST (handed_over_in_a_supplement)
{
  tiny_expect (
      OLD PHASES ("2025-07-02") BACKLOG ("1") WORKFLOW (
          WORK ("check", "1h", "ask") "w,ask,supplement,,home,2 days,no,,sign,assumption\n" WORK (
              "sign", "2h", "returned")) HANDS_OVER ("2025-07-02", "3h", "30min"),
      TINY_WORK,
      "07-01 08:00:00 #1 began check@d1\n"
      "07-01 09:00:00 #1 completed check@d1\n"
      "07-03 09:00:00 #1 completed ask@u1\n"
      "07-03 09:00:00 #1 began re-entry@u1\n"
      "07-03 09:30:00 #1 completed re-entry@u1\n"
      "07-03 09:30:00 #1 began sign@u1\n"
      "07-03 11:30:00 #1 completed sign@u1\n"
      "07-03 11:30:00 #1 returned\n");
}
END_TEST

/* On a Sunday, without delay or re-entry: it waits for Monday, at the new office. Due on Friday:
 * late. */
START_TEST (handed_over_on_a_day_off)
{
  tiny *t = tiny_run (
      OLD PHASES ("2025-07-06") BACKLOG ("2") WORKFLOW (
          WORK ("work", "24h",
                "returned")) "== handovers.csv\nwhere,on,source\ndistrict,2025-07-06,assumption\n"
                             "== procedures.csv\ncode,name,workflow,limit,source\np,P,w,4 working "
                             "days,assumption\n",
      TINY_WORK);
  /* 24 hours are three days, until Thursday evening; 8 of the second's are done on Friday. */
  ck_assert_ptr_nonnull (strstr (t->log, "07-03 17:00:00 #1 completed work@d1\n"));
  ck_assert_str_eq (tiny_since (t, "07-04 17"), "07-04 17:00:00 #2 suspended work@d1\n"
                                                "07-07 08:00:00 #2 began work@u1\n"
                                                "07-07 12:00:00 #2 suspended work@u1\n"
                                                "07-07 13:00:00 #2 began work@u1\n"
                                                "07-07 17:00:00 #2 suspended work@u1\n"
                                                "07-08 08:00:00 #2 began work@u1\n"
                                                "07-08 12:00:00 #2 suspended work@u1\n"
                                                "07-08 13:00:00 #2 began work@u1\n"
                                                "07-08 17:00:00 #2 completed work@u1\n"
                                                "07-08 17:00:00 #2 returned\n");
  ck_assert_int_eq (t->record->place[1].on_time_count, 1);
  ck_assert_int_eq (t->record->place[0].late_count, 1);
  tiny_free (t);
}
END_TEST

/* The network of the new office is down from midnight to 10:00: what comes over waits for it, too.
 */
START_TEST (handed_over_into_an_outage)
{
  tiny_expect (
      OLD PHASES ("2025-07-02") BACKLOG ("1") WORKFLOW (WORK ("work", "9h", "returned"))
          HANDS_OVER (
              "2025-07-02", "",
              "30min") "== systems.csv\nsystem,scope,where,source\nnet,place,u1,assumption\n"
                       "== needs.csv\nrole,step,need,source\nclerk,work,net,assumption\n"
                       "== incidents.csv\nincident,system,start,repair,source\n"
                       "a,net,2025-07-02,10h,assumption\n",
      TINY_WORK,
      "07-01 08:00:00 #1 began work@d1\n"
      "07-01 12:00:00 #1 suspended work@d1\n"
      "07-01 13:00:00 #1 began work@d1\n"
      "07-01 17:00:00 #1 suspended work@d1\n"
      "07-02 08:00:00 #1 began re-entry@u1\n"
      "07-02 08:30:00 #1 completed re-entry@u1\n"
      "07-02 10:00:00 #1 began work@u1\n"
      "07-02 11:00:00 #1 completed work@u1\n"
      "07-02 11:00:00 #1 returned\n");
}
END_TEST

/* The rule restarts the limit until 1 July and lets it pause from 2 July: the supplement that comes
 * on 3 July, two working days after it was asked, adds two to the due date of 7 July. */
START_TEST (rules_by_date)
{
  tiny *t = tiny_run (
      "== backlog.csv\nwhere,procedure,received,source\nu1,p,2025-06-30,assumption\n"
      "== workflows.csv\nworkflow,step,kind,role,effort,counts,next,source\n"
      "w,check,work,clerk,1h,yes,ask,assumption\nw,ask,supplement,,2 days,no,sign,assumption\n"
      "w,sign,work,clerk,45h,yes,returned,assumption\n"
      "== rules.csv\nrule,from,value,source\nlegal_calendar,,office,assumption\n"
      "supplement_clock,,restart,assumption\nsupplement_clock,2025-07-02,pause,assumption\n",
      TINY_RECEIVED | TINY_RETURNED);
  /* 45 hours from 3 July, 09:00: 7 on the 3rd, 8 on the 4th, 7th, 8th, 9th, 6 on the 10th, 16:00.
   */
  ck_assert_str_eq (t->log, "06-30 00:00:00 #1 received, due 07-07\n"
                            "07-10 15:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->place[0].late_count, 1);
  tiny_free (t);
}
END_TEST

/* The staff of d1 ends with 1 July: what it had in hand is never taken up again. */
START_TEST (tier_ends)
{
  tiny *t = tiny_run (
      OLD PHASES ("2025-07-02") BACKLOG ("1") WORKFLOW (WORK (
          "work", "9h",
          "returned")) "== "
                       "tiers.csv\ntier,where,until,source\nold,district,2025-07-01,assumption\n",
      TINY_WORK);
  ck_assert_str_eq (tiny_since (t, "07-01 17"), "07-01 17:00:00 #1 suspended work@d1\n");
  ck_assert_int_eq (tiny_pool (t, "old-desk")->scheduled, 8 * PR_HOUR);
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled, 9 * 8 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* The only work is to enter again what is handed over, or any other is not begun in the last half
 * hour: re-entry is, up to closing. The two of 1 July wait until the 4th. */
START_TEST (re_entry_begins_up_to_closing)
{
#define WAITS "w,wait,delay,,,4245min,yes,,returned,assumption\n"
  static const char expected[] = "07-04 07:45:00 #1 completed wait@u1\n"
                                 "07-04 08:00:00 #1 began re-entry@u1\n"
                                 "07-04 09:00:00 #1 completed re-entry@u1\n"
                                 "07-04 09:00:00 #1 returned\n"
                                 "07-04 16:45:00 #2 completed wait@u1\n"
                                 "07-04 16:45:00 #2 began re-entry@u1\n"
                                 "07-04 17:00:00 #2 suspended re-entry@u1\n";
  const char *const texts[] = {
    OLD PHASES ("2025-07-02") ARRIVALS ("every 9h") WORKFLOW (WAITS)
        HANDS_OVER ("2025-07-02", "0h", "1h"),
    OLD PHASES ("2025-07-02") ARRIVALS (
        "every 9h") "== "
                    "workflows.csv\nworkflow,step,kind,role,place,effort,not_within,next,source\n"
                    "w,wait,delay,,,4245min,,returned,assumption\n"
                    "v,work,work,clerk,home,1h,30min,returned,assumption\n" HANDS_OVER (
                        "2025-07-02", "0h", "1h")
  };
  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      tiny *t = tiny_run (texts[k], TINY_WORK);
      ck_assert (g_str_has_prefix (t->log, expected));
      tiny_free (t);
    }
}
END_TEST

#define TESTS                                                                                      \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-03\n"              \
  "== arrivals.csv\nstream,where,mix,rate,test,source\ns,u1,p,every 9h,yes,assumption\n"           \
  "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                            \
  "tests_until,2025-07-01,assumption\n"

/* At 09:00 and 18:00 of 1 July: the first is laid down at closing, the other in line; both are
 * closed at midnight, and no more come. */
START_TEST (tests_are_closed)
{
  tiny *t = tiny_run (TESTS WORKFLOW (WORK ("work", "8h", "returned")),
                      TINY_WORK | 1u << PR_HAPPENS_CLOSED);
  ck_assert_str_eq (tiny_since (t, "07-01 17"), "07-01 17:00:00 #1 suspended work@u1\n"
                                                "07-02 00:00:00 #1 closed\n"
                                                "07-02 00:00:00 #2 closed\n");
  const pr_place_count *u1 = &t->record->place[0];
  ck_assert_int_eq (u1->tests_closed, 2);
  ck_assert_int_eq (u1->tests_arrived, 2);
  ck_assert_int_eq (u1->tests_finished, 0);
  ck_assert_int_eq (u1->arrived, 0);
  ck_assert_int_eq (u1->on_time_count + u1->late_count, 0);
  tiny_free (t);
}
END_TEST

/* In a delay at the end of the tests. */
START_TEST (test_in_a_delay_is_closed)
{
  tiny *t = tiny_run (TESTS WORKFLOW ("w,wait,delay,,,3 days,yes,,returned,assumption\n"),
                      1u << PR_HAPPENS_CLOSED);
  ck_assert_str_eq (t->log, "07-02 00:00:00 #1 closed\n07-02 00:00:00 #2 closed\n");
  tiny_free (t);
}
END_TEST

/* A thief of dossiers: one of those in line vanishes. */
typedef struct {
  pr_model *model;
  bool steals;
} thief;

static bool
first_seen (const pr_model *m G_GNUC_UNUSED, const pr_item *it G_GNUC_UNUSED, const void *by)
{
  bool *found = (bool *) by, first = !*found;
  *found = true;
  return first;
}

static void
steal (void *self, const pr_happened *h)
{
  thief *who = self;
  bool found = false;
  if (!who->steals || h->what != PR_HAPPENS_SUSPENDED)
    return;
  who->steals = false;
  pr_item_free (who->model, pr_lines_take_out (who->model, first_seen, &found));
}

START_TEST (one_that_is_lost_is_found)
{
  g_autoptr (GError) error = NULL;
  pr_world *w = tiny_world (OLD PHASES ("2025-07-02") BACKLOG ("2") WORKFLOW (
      WORK ("work", "9h", "returned")) HANDS_OVER ("2025-07-02", "2h", "30min"));
  for (int steals = 0; steals < 2; steals++)
    {
      thief who = { NULL, steals };
      pr_probe probe = { .happened = steal, .self = &who };
      who.model = pr_model_new (w, &probe, &error);
      ck_assert_ptr_nonnull (who.model);
      gboolean whole = pr_model_run (who.model, 0, NULL, &error);
      ck_assert_int_eq (whole, !steals);
      pr_model_free (who.model);
    }
  ck_assert (g_error_matches (error, PR_MODEL_ERROR, PR_MODEL_ERROR_CONSERVATION));
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("handover");
  tcase_add_test (tc, office_changes);
  tcase_add_test (tc, handed_over);
  tcase_add_test (tc, handed_over_after_a_restart);
  tcase_add_test (tc, handed_over_in_a_supplement);
  tcase_add_test (tc, handed_over_on_a_day_off);
  tcase_add_test (tc, handed_over_into_an_outage);
  tcase_add_test (tc, rules_by_date);
  tcase_add_test (tc, tier_ends);
  tcase_add_test (tc, re_entry_begins_up_to_closing);
  tcase_add_test (tc, tests_are_closed);
  tcase_add_test (tc, test_in_a_delay_is_closed);
  tcase_add_test (tc, one_that_is_lost_is_found);
  return tiny_main ("handover", tc);
}
