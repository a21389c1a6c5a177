/* People at closing: they are served to the end whatever their step's rule says about papers, and
 * held no longer than others wait. Visitors come 24 hours after the beginning of simulated time, on
 * Tuesday 1 July.
 */
#include "tiny.h"

#include <string.h>

#define INI(time)                                                                                  \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 " time                          \
  "\nend=2025-07-02\nreplications=1\n"
#define PROCEDURES "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
#define TALK(effort, at_close) "ask,talk,clerk," effort "," at_close ",left,assumption\n"
#define GROUP(n)                                                                                   \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "s,u1,v,every 24h," n ",2025-07-01,assumption\n"
#define RULES(rules) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules
#define OVERTIME(time) RULES ("visitor_overtime," time ",assumption\n")
#define NET                                                                                        \
  "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"                                    \
  "== needs.csv\nrole,step,need,if_down,source\nclerk,talk,net,wait,assumption\n"
#define DOWN(from, repair)                                                                         \
  NET "== incidents.csv\nincident,system,start,repair,source\n"                                    \
      "a,net,2025-07-01 " from "," repair ",assumption\n"

/* Two with tickets at 16:50, twenty minutes each, and half an hour of overtime. */
START_TEST (whatever_the_rule)
{
  static const char *const rules[]
      = { "", "suspend", "hand back", "hand back lost", "finish", "finish 5min" };
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = g_strdup_printf (
          INI ("16:50") PROCEDURES WORKFLOWS TALK ("20min", "%s") GROUP ("2") OVERTIME ("30min"),
          rules[i]);
      tiny *t = tiny_run (text, TINY_WORK);
      ck_assert_str_eq (t->log, "07-01 16:50:00 #1 began talk@u1\n"
                                "07-01 17:10:00 #1 completed talk@u1\n"
                                "07-01 17:10:00 #1 left\n"
                                "07-01 17:10:00 #2 began talk@u1\n"
                                "07-01 17:30:00 #2 completed talk@u1\n"
                                "07-01 17:30:00 #2 left\n");
      ck_assert_int_eq (tiny_pool (t, "desk")->overtime, 30 * PR_MINUTE);
      tiny_conserved (t);
      tiny_free (t);
    }
}
END_TEST

/* Without overtime nobody is begun after closing; a visitor who is being served is served to the
 * end. */
START_TEST (without_overtime)
{
  tiny_expect (INI ("16:50") PROCEDURES WORKFLOWS TALK ("20min", "suspend") GROUP ("2") RULES (""),
               TINY_WORK,
               "07-01 16:50:00 #1 began talk@u1\n"
               "07-01 17:00:00 #2 left\n"
               "07-01 17:10:00 #1 completed talk@u1\n"
               "07-01 17:10:00 #1 left\n");
}
END_TEST

/* For people a lunch break is not a closing: one who is being served is served to the end, one who
 * waits is begun at one, and neither leaves, with or without overtime. */
START_TEST (lunch)
{
  static const char *const rules[] = { OVERTIME ("0min"), OVERTIME ("30min") };
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text
          = g_strconcat (INI ("11:50") PROCEDURES WORKFLOWS TALK ("20min", "hand back") GROUP ("2"),
                         rules[i], NULL);
      tiny_expect (text, TINY_WORK,
                   "07-01 11:50:00 #1 began talk@u1\n"
                   "07-01 12:10:00 #1 completed talk@u1\n"
                   "07-01 12:10:00 #1 left\n"
                   "07-01 13:00:00 #2 began talk@u1\n"
                   "07-01 13:20:00 #2 completed talk@u1\n"
                   "07-01 13:20:00 #2 left\n");
    }
}
END_TEST

#define HELD(rules, from, repair)                                                                  \
  INI ("16:50") PROCEDURES WORKFLOWS TALK ("20min", "suspend") GROUP ("1") rules DOWN (from, repair)

/* From 16:55 on. Without overtime the visitor leaves at closing, with it at its end, although the
 * system is back at that very instant: closing comes first. */
START_TEST (held_at_closing)
{
  static const struct {
    const char *text, *left;
  } cases[] = { { HELD (RULES (""), "16:55", "10min"), "17:00" },
                { HELD (RULES (""), "16:55", "5min"), "17:00" },
                { HELD (OVERTIME ("30min"), "16:55", "45min"), "17:30" },
                { HELD (OVERTIME ("30min"), "16:55", "35min"), "17:30" },
                { HELD (RULES ("ticket_cutoff,15min,assumption\n"
                               "visitor_overtime,30min,assumption\n"),
                        "16:55", "10min"),
                  "17:00" } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strdup_printf ("07-01 16:50:00 #1 began talk@u1\n"
                                                   "07-01 16:55:00 #1 held talk@u1\n"
                                                   "07-01 %s:00 #1 handed back talk@u1\n"
                                                   "07-01 %s:00 #1 left\n",
                                                   cases[i].left, cases[i].left);
      tiny *t = tiny_run (cases[i].text, TINY_WORK);
      ck_assert_str_eq (t->log, expected);
      ck_assert_int_eq (tiny_pool (t, "desk")->held, 5 * PR_MINUTE); /* on duty */
      ck_assert_int_eq (tiny_pool (t, "desk")->overtime, 0);
      ck_assert_int_eq (tiny_total (t).visits_left, 1);
      tiny_free (t);
    }
}
END_TEST

/* The system is back at 17:20: fifteen minutes are left, and done although overtime ends at 17:30.
 */
START_TEST (goes_on_in_overtime)
{
  tiny_expect (HELD (OVERTIME ("30min"), "16:55", "25min"), TINY_WORK,
               "07-01 16:50:00 #1 began talk@u1\n"
               "07-01 16:55:00 #1 held talk@u1\n"
               "07-01 17:20:00 #1 began talk@u1\n"
               "07-01 17:35:00 #1 completed talk@u1\n"
               "07-01 17:35:00 #1 left\n");
}
END_TEST

/* It fails at 17:05: the ticket holder stays until overtime ends, at 17:30 or at 17:01. */
START_TEST (fails_after_closing)
{
  tiny_expect (HELD (OVERTIME ("30min"), "17:05", "10min"), TINY_WORK,
               "07-01 16:50:00 #1 began talk@u1\n"
               "07-01 17:05:00 #1 held talk@u1\n"
               "07-01 17:15:00 #1 began talk@u1\n"
               "07-01 17:20:00 #1 completed talk@u1\n"
               "07-01 17:20:00 #1 left\n");
  tiny_expect (HELD (OVERTIME ("1min"), "17:05", "10min"), TINY_WORK,
               "07-01 16:50:00 #1 began talk@u1\n"
               "07-01 17:05:00 #1 handed back talk@u1\n"
               "07-01 17:05:00 #1 left\n");
}
END_TEST

#define HELD_AT_NOON(repair)                                                                       \
  INI ("11:50")                                                                                    \
  PROCEDURES WORKFLOWS TALK ("20min", "suspend") GROUP ("1") RULES ("") DOWN ("11:55", repair)

/* Held over lunch, and served as soon as the system is back. */
START_TEST (held_over_lunch)
{
  static const struct {
    const char *text, *again, *done;
    pr_time held, overtime;
  } cases[] = { { HELD_AT_NOON ("35min"), "12:30", "12:45", 5, 15 },
                { HELD_AT_NOON ("60min"), "12:55", "13:10", 5, 5 },
                { HELD_AT_NOON ("95min"), "13:30", "13:45", 35, 0 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strdup_printf ("07-01 11:50:00 #1 began talk@u1\n"
                                                   "07-01 11:55:00 #1 held talk@u1\n"
                                                   "07-01 %s:00 #1 began talk@u1\n"
                                                   "07-01 %s:00 #1 completed talk@u1\n"
                                                   "07-01 %s:00 #1 left\n",
                                                   cases[i].again, cases[i].done, cases[i].done);
      tiny *t = tiny_run (cases[i].text, TINY_WORK);
      ck_assert_str_eq (t->log, expected);
      ck_assert_int_eq (tiny_pool (t, "desk")->held, cases[i].held * PR_MINUTE);
      ck_assert_int_eq (tiny_pool (t, "desk")->overtime, cases[i].overtime * PR_MINUTE);
      tiny_free (t);
    }
}
END_TEST

/* Two counters with different staff: at the second nobody waits at closing, and yet it serves those
 * who come from the first, but only ticket holders and not after 17:30. */
#define TWO_COUNTERS(effort, rules)                                                                \
  INI ("16:50")                                                                                    \
  PROCEDURES WORKFLOWS "ask,talk,clerk," effort ",suspend,pay,assumption\n"                        \
                       "ask,pay,cashier,10min,suspend,left,assumption\n" GROUP ("1")               \
                           RULES (rules) "== pools.csv\npool,where,roles,count,calendar,source\n"  \
                                         "desk,u1,clerk,1,office,assumption\n"                     \
                                         "till,u1,cashier,1,office,assumption\n"

START_TEST (the_next_counter)
{
  static const struct {
    const char *text;
    bool paid;
  } cases[] = {
    { TWO_COUNTERS ("20min", "visitor_overtime,30min,assumption\n"), true },
    { TWO_COUNTERS ("40min", "visitor_overtime,30min,assumption\n"), false },
    { TWO_COUNTERS ("20min", "visitor_overtime,30min,assumption\nticket_cutoff,15min,assumption\n"),
      false },
    { TWO_COUNTERS ("20min", ""), false },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tiny *t = tiny_run (cases[i].text, TINY_WORK);
      ck_assert (cases[i].paid == (strstr (t->log, "07-01 17:20:00 #1 completed pay") != NULL));
      ck_assert_int_eq (tiny_total (t).visits_served, cases[i].paid);
      ck_assert_int_eq (tiny_total (t).visits_left, !cases[i].paid);
      tiny_free (t);
    }
}
END_TEST

/* The desk closes at 17:00 with a visitor whom an outage has held since 16:55; the evening's clerk
 * has the same role and goes on with the visitor. */
START_TEST (held_and_served_by_the_evening)
{
  tiny_expect (HELD (RULES (""), "16:55", "35min") "== calendars.csv\ncalendar,days,open,source\n"
                                                   "office,Mon-Fri,08:00-12:00 13:00-17:00,"
                                                   "assumption\n"
                                                   "late,Mon-Fri,17:00-19:00,assumption\n"
                                                   "== pools.csv\n"
                                                   "pool,where,roles,count,calendar,source\n"
                                                   "desk,u1,clerk,1,office,assumption\n"
                                                   "evening,u1,clerk,1,late,assumption\n",
               TINY_WORK,
               "07-01 16:50:00 #1 began talk@u1\n"
               "07-01 16:55:00 #1 held talk@u1\n"
               "07-01 17:00:00 #1 handed back talk@u1\n"
               "07-01 17:30:00 #1 began talk@u1\n"
               "07-01 17:45:00 #1 completed talk@u1\n"
               "07-01 17:45:00 #1 left\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("people");
  tcase_add_test (tc, whatever_the_rule);
  tcase_add_test (tc, without_overtime);
  tcase_add_test (tc, lunch);
  tcase_add_test (tc, held_at_closing);
  tcase_add_test (tc, goes_on_in_overtime);
  tcase_add_test (tc, fails_after_closing);
  tcase_add_test (tc, held_over_lunch);
  tcase_add_test (tc, the_next_counter);
  tcase_add_test (tc, held_and_served_by_the_evening);
  return tiny_main ("people", tc);
}
