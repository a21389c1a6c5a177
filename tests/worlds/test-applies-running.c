/* What-ifs that apply from a date on: what is on its way over that date, with hand-overs, visitors
 * who are sent on, and measures. Base world: tiny.h.
 */
#include "dated.h"

#define DAYS(n)                                                                                    \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" n "\n"
#define SET_DESK(what) "[set pools where pool=desk]\n" what "\n"
#define EFFORT(time) "[set workflows where role=clerk]\neffort = " time "\n"
#define OPEN(hours) "[set calendars where calendar=office]\nopen = " hours "\n"
#define ENDS (1u << PR_HAPPENS_COMPLETED)
#define MEASURES (1u << PR_HAPPENS_MEASURE_BEGAN | 1u << PR_HAPPENS_MEASURE_ENDED)

/* -------- hand-overs -------- */

/* The old office has a dossier in hand, of which an hour is done, and two that wait, one of which
 * came on the day before. */
#define HANDS_OVER(on, until)                                                                      \
  DAYS ("04")                                                                                      \
  "== authorities.csv\ncode,name,kind,serves,source\nold,Old,district,ward,assumption\n"           \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,u1,clerk,1,office,assumption\nold-desk,old,clerk,1,office,assumption\n"                    \
  "== tiers.csv\ntier,where,from,until,source\nold,district,," until ",assumption\n"               \
  "== workflows.csv\nworkflow,step,role,place,effort,at_close,next,source\n"                       \
  "w,work,clerk,filing,5h,suspend,returned,assumption\n"                                           \
  "== phases.csv\nprocedures,where,from,office,source\n*,ward,,district,assumption\n"              \
  "*,ward,2025-07-03,unit,assumption\n"                                                            \
  "== handovers.csv\nwhere,on,reentry,role,source\ndistrict," on ",1h,clerk,assumption\n"          \
  "== backlog.csv\nwhere,procedure,received,count,home,source\n"                                   \
  "old,p,2025-06-30,5,u1,assumption\n"                                                             \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 30h,assumption\n"

/* Entered anew by two officers in the new hours; then what was drawn before takes what it took: the
 * 4 hours left, and 5. What comes on that day takes one. */
START_TEST (handed_over_then)
{
  dated_expect (HANDS_OVER ("2025-07-03", "2025-07-02"), "07-03",
                SET_DESK ("count = 2") EFFORT ("1h") OPEN ("09:00-12:00 13:00-17:00"),
                ENDS | TINY_HANDED,
                "07-03 00:00:00 #5 handed over to u1\n"
                "07-03 00:00:00 #6 handed over to u1\n"
                "07-03 00:00:00 #4 released work@old\n"
                "07-03 00:00:00 #4 handed over to u1\n"
                "07-03 10:00:00 #5 completed re-entry@u1\n"
                "07-03 10:00:00 #6 completed re-entry@u1\n"
                "07-03 11:00:00 #4 completed re-entry@u1\n"
                "07-03 16:00:00 #5 completed work@u1\n"
                "07-03 17:00:00 #6 completed work@u1\n"
                "07-04 10:00:00 #7 completed work@u1\n"
                "07-04 12:00:00 #4 completed work@u1\n");
}
END_TEST

/* At ten on that day: the old office has done another hour of its dossier. */
START_TEST (handed_over_later_that_day)
{
  dated_expect (HANDS_OVER ("2025-07-03 10:00", "2025-07-03"), "07-03",
                SET_DESK ("count = 2") EFFORT ("1h") OPEN ("09:00-12:00 13:00-17:00"),
                ENDS | TINY_HANDED,
                "07-03 10:00:00 #5 handed over to u1\n"
                "07-03 10:00:00 #6 handed over to u1\n"
                "07-03 10:00:00 #4 released work@old\n"
                "07-03 10:00:00 #4 handed over to u1\n"
                "07-03 11:00:00 #5 completed re-entry@u1\n"
                "07-03 11:00:00 #6 completed re-entry@u1\n"
                "07-03 12:00:00 #4 completed re-entry@u1\n"
                "07-03 17:00:00 #5 completed work@u1\n"
                "07-04 10:00:00 #6 completed work@u1\n"
                "07-04 11:00:00 #7 completed work@u1\n"
                "07-04 12:00:00 #4 completed work@u1\n");
}
END_TEST

/* -------- visitors -------- */

/* Counters that are open in the evening and at night. In the first one a visit of two hours ends at
 * midnight; of three more who come at 23:30 two are sent on, to where they are at 00:30:36. */
#define NIGHT(rules)                                                                               \
  DAYS ("02")                                                                                      \
  "== units.csv\ncode,name,type,population,lat,lon,source\n"                                       \
  "u1,One,ward,1000,20,107,assumption\nu2,Two,ward,1000,20,107.29,assumption\n"                    \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Sun,00:00-06:00 20:00-24:00,assumption\n"                                            \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,ward,clerk,1,office,assumption\n"    \
  "== procedures.csv\ncode,name,kind,workflow,source\nv,V,visit,t,assumption\n"                    \
  "== workflows.csv\nworkflow,step,role,effort,next,source\nt,talk,clerk,2h,left,assumption\n"     \
  "== arrivals.csv\nstream,where,mix,rate,batch,from,source\n"                                     \
  "a,u1,v,every 22h,,,assumption\nb,u1,v,every 23h30min,3,,assumption\n"                           \
  "== rules.csv\nrule,from,value,source\nlegal_calendar,,office,assumption\n"                      \
  "visitor_return,,100%,assumption\nredirect_within_km,,120,assumption\n" rules

#define SENT NIGHT ("redirect_beyond,,0.5,assumption\nredirect_share,,100%,assumption\n")
#define VISITS (TINY_VISITS & ~(1u << PR_HAPPENS_BEGAN))

/* The second officer there takes the other at once. Who waits needs two hours still, who comes
 * one. */
START_TEST (sent_on_to_more_officers)
{
  dated_expect (SENT, "07-02", "[set pools where where=u2]\ncount = 2\n" EFFORT ("1h"), VISITS,
                "07-02 00:00:00 #1 completed talk@u1\n"
                "07-02 00:00:00 #1 left\n"
                "07-02 00:30:36 #3 came\n"
                "07-02 00:30:36 #4 came\n"
                "07-02 01:30:36 #3 completed talk@u2\n"
                "07-02 01:30:36 #3 left\n"
                "07-02 01:30:36 #4 completed talk@u2\n"
                "07-02 01:30:36 #4 left\n"
                "07-02 02:00:00 #2 completed talk@u1\n"
                "07-02 02:00:00 #2 left\n"
                "07-02 20:00:00 #5 came\n"
                "07-02 21:00:00 #5 completed talk@u1\n"
                "07-02 21:00:00 #5 left\n"
                "07-02 23:00:00 #6 came\n"
                "07-02 23:00:00 #7 came\n"
                "07-02 23:00:00 #8 came\n"
                "07-02 23:00:00 #8 left\n");
}
END_TEST

/* The counters close at the instant: who waits leaves and comes back on that day, and those who are
 * on their way wait before the door. */
START_TEST (sent_on_to_a_closed_door)
{
  dated_expect (SENT, "07-02", OPEN ("14:00-18:00"), VISITS,
                "07-02 00:00:00 #1 completed talk@u1\n"
                "07-02 00:00:00 #1 left\n"
                "07-02 00:00:00 #2 left\n"
                "07-02 00:30:36 #3 came\n"
                "07-02 00:30:36 #4 came\n"
                "07-02 14:00:00 #2 came\n"
                "07-02 16:00:00 #2 completed talk@u1\n"
                "07-02 16:00:00 #2 left\n"
                "07-02 16:00:00 #3 completed talk@u2\n"
                "07-02 16:00:00 #3 left\n"
                "07-02 18:00:00 #4 completed talk@u2\n"
                "07-02 18:00:00 #4 left\n"
                "07-02 20:00:00 #5 came\n"
                "07-02 20:00:00 #5 left\n"
                "07-02 23:00:00 #6 came\n"
                "07-02 23:00:00 #6 left\n"
                "07-02 23:00:00 #7 came\n"
                "07-02 23:00:00 #7 left\n"
                "07-02 23:00:00 #8 came\n"
                "07-02 23:00:00 #8 left\n");
}
END_TEST

/* Nobody is sent on by a rule of that day any more. */
START_TEST (rule_of_that_day)
{
  tiny *t
      = dated_run (SENT, "07-02",
                   "[add rules a]\nrule = redirect_beyond\nfrom = 2025-07-02\nvalue = 9\n", VISITS);
  ck_assert_int_eq (t->record->place[0].visits_redirected, 2);
  tiny_conserved (t);
  tiny_free (t);
  t = dated_run (SENT, "07-02", EFFORT ("1h"), VISITS);
  ck_assert_int_eq (t->record->place[0].visits_redirected, 3);
  tiny_free (t);
}
END_TEST

/* By the base all of u1 file at u2 from 2 July on. */
#define ELSEWHERE                                                                                  \
  NIGHT ("")                                                                                       \
  "== procedures.csv\ncode,name,workflow,source\nv,V,t,assumption\n"                               \
  "== workflows.csv\nworkflow,step,role,effort,receives,next,source\n"                             \
  "t,talk,clerk,1h,yes,returned,assumption\n"                                                      \
  "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Sun,always,assumption\n"                \
  "== arrivals.csv\nstream,where,mix,rate,source\na,u1,v,every 14h,assumption\n"                   \
  "== elsewhere.csv\nprocedures,where,from,share,source\n"                                         \
  "*,ward,2025-07-02,100%,assumption\n" DAYS ("03")

START_TEST (filed_elsewhere)
{
  static const struct {
    const char *edit, *second, *third, *fourth; /* place */
  } cases[] = {
    { SET_DESK ("count = 2"), "u2", "u2", "u2" },
    { "[set elsewhere where where=ward]\nshare = 0\n", "u1", "u1", "u1" },
    { "[remove elsewhere where where=ward]\n", "u1", "u1", "u1" },
    { "[shift elsewhere where where=ward]\nfrom = +1 days\n", "u1", "u2", "u2" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected
          = g_strdup_printf ("07-02 05:00:00 #2 completed talk@%s\n"
                             "07-02 19:00:00 #3 completed talk@%s\n"
                             "07-03 09:00:00 #4 completed talk@%s\n"
                             "07-03 23:00:00 #5 completed talk@%s\n",
                             cases[i].second, cases[i].second, cases[i].third, cases[i].fourth);
      dated_expect (ELSEWHERE, "07-02", cases[i].edit, ENDS, expected);
    }
}
END_TEST

/* -------- measures -------- */

#define DESK(count, columns, values)                                                               \
  "== pools.csv\npool,where,roles,count,calendar" columns ",source\n"                              \
  "desk,u1,clerk," count ",office" values ",assumption\n"
#define WORK(effort)                                                                               \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort ",suspend,returned,assumption\n"                                          \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,30,assumption\n"         \
  "== calendars.csv\ncalendar,days,open,source\n"                                                  \
  "office,Mon-Fri,08:00-12:00 13:00-17:00,assumption\n"                                            \
  "long,Mon-Fri,07:00-12:00 13:00-18:00,assumption\n"
/* From 1 July until a date. */
#define MEASURE(pool, look, action, delay, at_most, until)                                         \
  "== measures.csv\nmeasure,where,watch,pool,look,action,delay,at_most,again_after,from,until,"    \
  "source\nm,u1,date," pool "," look "," action "," delay "," at_most ",200h,2025-07-01," until    \
  ",assumption\n"

/* It ends at the instant: the pool keeps the new hours. */
START_TEST (hours_end_then)
{
  dated_expect (
      DAYS ("03") WORK ("2h") MEASURE ("", "daily 00:00", "hours desk long", "", "", "2025-07-01"),
      "07-02",
      "[add calendars late]\ncalendar = late\ndays = Mon-Fri\nopen = 14:00-18:00\n" SET_DESK (
          "calendar = late"),
      ENDS | MEASURES,
      "07-02 00:00:00 m@u1 ended\n"
      "07-02 16:00:00 #6 completed work@u1\n"
      "07-02 18:00:00 #7 completed work@u1\n"
      "07-03 16:00:00 #8 completed work@u1\n"
      "07-03 18:00:00 #9 completed work@u1\n");
}
END_TEST

/* The hours that it has the pool keep become others. */
START_TEST (hours_of_the_measure)
{
  dated_expect (
      DAYS ("03") WORK ("2h") MEASURE ("", "daily 00:00", "hours desk long", "", "", "2025-07-02"),
      "07-02", "[set calendars where calendar=long]\nopen = 09:00-12:00\n", ENDS | MEASURES,
      "07-02 11:00:00 #6 completed work@u1\n"
      "07-03 00:00:00 m@u1 ended\n"
      "07-03 09:00:00 #7 completed work@u1\n"
      "07-03 11:00:00 #8 completed work@u1\n"
      "07-03 14:00:00 #9 completed work@u1\n"
      "07-03 16:00:00 #10 completed work@u1\n");
}
END_TEST

/* Ordered at 16:00 for twenty hours later: it brings a third officer, for two and a half. */
START_TEST (ordered_before)
{
  dated_expect (DAYS ("02") WORK ("2h")
                    MEASURE ("", "daily 16:00", "reinforce desk +1", "20h", "150min", ""),
                "07-02", SET_DESK ("count = 2"), ENDS | MEASURES | 1u << PR_HAPPENS_HANDED_BACK,
                "07-02 10:00:00 #5 completed work@u1\n"
                "07-02 10:00:00 #6 completed work@u1\n"
                "07-02 12:00:00 #7 completed work@u1\n"
                "07-02 12:00:00 #8 completed work@u1\n"
                "07-02 12:00:00 m@u1 began\n"
                "07-02 14:30:00 m@u1 ended\n"
                "07-02 14:30:00 #11 handed back work@u1\n"
                "07-02 15:00:00 #9 completed work@u1\n"
                "07-02 15:00:00 #10 completed work@u1\n"
                "07-02 15:30:00 #11 completed work@u1\n"
                "07-02 17:00:00 #12 completed work@u1\n");
}
END_TEST

/* Of three officers one stays, and whom the measure has brought, until ten; dossiers of three hours
 * of which two are done. */
START_TEST (reinforced_with_fewer)
{
  dated_expect (DAYS ("02") DESK ("3", "", "") WORK ("3h")
                    MEASURE ("", "daily 08:00", "reinforce desk +1", "", "26h", ""),
                "07-02", SET_DESK ("count = 1"), ENDS | MEASURES | 1u << PR_HAPPENS_HANDED_BACK,
                "07-02 00:00:00 #10 handed back work@u1\n"
                "07-02 00:00:00 #11 handed back work@u1\n"
                "07-02 09:00:00 #9 completed work@u1\n"
                "07-02 09:00:00 #12 completed work@u1\n"
                "07-02 10:00:00 #10 completed work@u1\n"
                "07-02 10:00:00 #11 completed work@u1\n"
                "07-02 10:00:00 m@u1 ended\n"
                "07-02 14:00:00 #13 completed work@u1\n"
                "07-02 17:00:00 #14 completed work@u1\n");
}
END_TEST

/* Three hours by the measure, and then two by themselves. */
START_TEST (overtime_of_the_measure)
{
  dated_expect (DAYS ("03") DESK ("1", ",overtime_beyond,overtime_most", ",0,1h") WORK ("7h")
                    MEASURE ("desk", "daily 00:00", "overtime 3h", "", "", "2025-07-02"),
                "07-02", SET_DESK ("overtime_most = 2h"),
                ENDS | MEASURES | 1u << PR_HAPPENS_SUSPENDED,
                "07-02 11:00:00 #2 completed work@u1\n"
                "07-02 12:00:00 #3 suspended work@u1\n"
                "07-02 19:00:00 #3 completed work@u1\n"
                "07-02 20:00:00 #4 suspended work@u1\n"
                "07-03 00:00:00 m@u1 ended\n"
                "07-03 12:00:00 #4 suspended work@u1\n"
                "07-03 15:00:00 #4 completed work@u1\n"
                "07-03 19:00:00 #5 suspended work@u1\n");
}
END_TEST

/* Three together take as long as two: the pile in hand goes on, and when its officer goes, it goes
 * back as it is. */
START_TEST (pile_in_hand)
{
  dated_expect (DAYS ("02") DESK ("2", "", "") WORK ("6h")
                    MEASURE ("", "daily 00:00", "batch clerk 3 50%", "", "", "2025-07-02"),
                "07-02", SET_DESK ("count = 1"), ENDS | MEASURES,
                "07-02 12:00:00 #1 completed work@u1\n"
                "07-02 12:00:00 #2 completed work@u1\n"
                "07-02 12:00:00 #3 completed work@u1\n"
                "07-02 17:00:00 #4 completed work@u1\n"
                "07-02 17:00:00 #5 completed work@u1\n"
                "07-02 17:00:00 #6 completed work@u1\n");
}
END_TEST

/* All who would wait at u1 are sent on, from 18:00 of the day before on. */
START_TEST (sent_on_by_the_measure)
{
  dated_expect (NIGHT ("") MEASURE ("", "daily 18:00", "redirect 100%", "", "", ""), "07-02",
                "[set pools where where=u2]\ncount = 2\n", VISITS,
                "07-02 00:00:00 #1 completed talk@u1\n"
                "07-02 00:00:00 #1 left\n"
                "07-02 00:30:36 #3 came\n"
                "07-02 00:30:36 #4 came\n"
                "07-02 02:00:00 #2 completed talk@u1\n"
                "07-02 02:00:00 #2 left\n"
                "07-02 02:30:36 #3 completed talk@u2\n"
                "07-02 02:30:36 #3 left\n"
                "07-02 02:30:36 #4 completed talk@u2\n"
                "07-02 02:30:36 #4 left\n"
                "07-02 20:00:00 #5 came\n"
                "07-02 22:00:00 #5 completed talk@u1\n"
                "07-02 22:00:00 #5 left\n"
                "07-02 23:00:00 #6 came\n"
                "07-02 23:00:00 #7 came\n"
                "07-02 23:00:00 #8 came\n"
                "07-02 23:00:00 #8 left\n");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("applies-running");
  tcase_add_test (tc, handed_over_then);
  tcase_add_test (tc, handed_over_later_that_day);
  tcase_add_test (tc, sent_on_to_more_officers);
  tcase_add_test (tc, sent_on_to_a_closed_door);
  tcase_add_test (tc, rule_of_that_day);
  tcase_add_test (tc, filed_elsewhere);
  tcase_add_test (tc, hours_end_then);
  tcase_add_test (tc, hours_of_the_measure);
  tcase_add_test (tc, ordered_before);
  tcase_add_test (tc, reinforced_with_fewer);
  tcase_add_test (tc, overtime_of_the_measure);
  tcase_add_test (tc, pile_in_hand);
  tcase_add_test (tc, sent_on_by_the_measure);
  return tiny_main ("applies-running", tc);
}
