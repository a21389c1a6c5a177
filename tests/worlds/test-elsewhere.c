/* Filing away from home, being sent on, units of two districts, channels and who decides by phase.
 * Base world: tiny.h, with units u1, u2 10.0028 km and u3 20.0056 km to the north, one clerk each.
 */
#include "tiny.h"

#include <math.h>
#include <string.h>

#define INI(end) "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=" end "\n"
#define UNITS                                                                                      \
  "== units.csv\ncode,name,type,population,lat,lon,source\n"                                       \
  "u1,One,ward,1000,21,107,assumption\nu2,Two,ward,2000,21.0899574,107,assumption\n"               \
  "u3,Three,ward,4000,21.1799148,107,assumption\n"
#define POOLS(calendar)                                                                            \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,*,clerk,1," calendar ",assumption\n"
#define ALWAYS                                                                                     \
  "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Fri,08:00-12:00 "                       \
  "13:00-17:00,assumption\nday,Mon-Sun,always,assumption\n"
#define STREAM(name, where, rate) name "," where ",p," rate ",assumption\n"
#define ARRIVALS(streams) "== arrivals.csv\nstream,where,mix,rate,source\n" streams
#define ELSEWHERE(rows)                                                                            \
  "== elsewhere.csv\nprocedures,where,from,share,power,within_km,return,source\n" rows
#define WORKFLOW(steps)                                                                            \
  "== workflows.csv\nworkflow,step,kind,role,place,effort,receives,at_close,next,source\n" steps
#define WORK(name, place, effort, next)                                                            \
  "w," name ",work,clerk," place "," effort ",no,suspend," next ",assumption\n"
#define RECEIVE(effort, next)                                                                      \
  "w,receive,work,clerk,filing," effort ",yes,suspend," next ",assumption\n"

/* All of u1 file at u2, the only unit within 15 km, and fetch the result at home or where they
 * filed. The desk's steps are done where one files, the check at home. */
#define ALL_FILE_AT_U2(where)                                                                      \
  INI ("2025-07-01 12:00")                                                                         \
  UNITS POOLS ("office") ARRIVALS (STREAM ("s", "u1", "every 9h"))                                 \
      ELSEWHERE ("*,u1,,100%,,15," where ",assumption\n")                                          \
          WORKFLOW (RECEIVE ("30min", "check") WORK ("check", "home", "1h", "give")                \
                        WORK ("give", "return", "15min", "returned"))

START_TEST (files_elsewhere_and_fetches_there)
{
  tiny *t = tiny_run (ALL_FILE_AT_U2 ("filing"), TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 09:00:00 #1 began receive@u2\n"
                            "07-01 09:30:00 #1 completed receive@u2\n"
                            "07-01 09:30:00 #1 began check@u1\n"
                            "07-01 10:30:00 #1 completed check@u1\n"
                            "07-01 10:30:00 #1 began give@u2\n"
                            "07-01 10:45:00 #1 completed give@u2\n"
                            "07-01 10:45:00 #1 returned\n");
  ck_assert_int_eq (t->record->place[1].filed_for_others, 1);
  ck_assert_int_eq (t->record->place[1].arrived, 1);
  ck_assert_int_eq (t->record->place[0].arrived, 0);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

START_TEST (files_elsewhere_and_fetches_at_home)
{
  tiny *t = tiny_run (ALL_FILE_AT_U2 ("home"), TINY_WORK);
  ck_assert_str_eq (tiny_since (t, "07-01 10:30"), "07-01 10:30:00 #1 completed check@u1\n"
                                                   "07-01 10:30:00 #1 began give@u1\n"
                                                   "07-01 10:45:00 #1 completed give@u1\n"
                                                   "07-01 10:45:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* From 2 July on: the visitor at 09:00 on the 1st files at home, the one at 12:00 on the 2nd at
 * u2. */
START_TEST (files_elsewhere_from_a_date)
{
  tiny *t = tiny_run (
      INI ("2025-07-02") UNITS POOLS ("day") ALWAYS ARRIVALS (STREAM ("s", "u1", "every 27h"))
          ELSEWHERE ("*,u1,2025-07-02,100%,,15,,assumption\n"
                     "*,u1,,0%,,15,,assumption\n") WORKFLOW (RECEIVE ("30min", "returned")),
      TINY_WORK);
  ck_assert_str_eq (t->log, "07-02 03:00:00 #1 began receive@u2\n"
                            "07-02 03:30:00 #1 completed receive@u2\n"
                            "07-02 03:30:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

/* Of 1440 who come in a day, `share` file elsewhere; of them `at_u2` at u2, the others at u3.
 * Tolerance: four standard errors. */
static void
check_shares (const char *row, double share, double at_u2)
{
  g_autofree char *text = g_strconcat (
      INI ("2025-07-01") UNITS POOLS ("day") ALWAYS ARRIVALS (STREAM ("s", "u1", "every 1min"))
          WORKFLOW (RECEIVE ("10s", "returned")) ELSEWHERE (""),
      row, NULL);
  tiny *t = tiny_run (text, 0);
  double u2 = (double) t->record->place[1].filed_for_others,
         u3 = (double) t->record->place[2].filed_for_others,
         n = (double) t->record->place[0].arrived + u2 + u3;
  ck_assert_double_ge (n, 1439);
  ck_assert_double_le (fabs ((u2 + u3) / n - share), 4 * sqrt (share * (1 - share) / n));
  ck_assert_double_le (fabs (u2 / (u2 + u3) - at_u2), 4 * sqrt (at_u2 * (1 - at_u2) / (u2 + u3)));
  tiny_conserved (t);
  tiny_free (t);
}

/* Attraction by population / distance ^ power: 2000 / 10^2 to 4000 / 20^2 is as two to one. */
START_TEST (attraction_falls_with_distance)
{
  check_shares ("*,u1,,100%,,,,assumption\n", 1, 2.0 / 3);
  check_shares ("*,u1,,30%,1,,,assumption\n", 0.3, 1.0 / 2);
  check_shares ("*,u1,,60%,0,,,assumption\n", 0.6, 1.0 / 3);
  check_shares ("*,u1,,60%,0,15,,assumption\n", 0.6, 1);
}
END_TEST

/* The row of the procedure counts before that of all. */
START_TEST (the_most_particular_row_counts)
{
  check_shares ("*,*,,90%,,15,,assumption\np,*,,20%,,15,,assumption\n", 0.2, 1);
}
END_TEST

#define CROWDED(rules, streams)                                                                    \
  INI ("2025-07-01 01:25")                                                                         \
  UNITS POOLS ("day") ALWAYS ARRIVALS (STREAM ("s", "u1", "every 10min") streams)                  \
      WORKFLOW (RECEIVE ("55min", "returned")) "== rules.csv\nrule,value,source\n"                 \
                                               "legal_calendar,office,assumption\n"                \
                                               "redirect_speed_km_h,20,assumption\n" rules

/* One comes every ten minutes and takes 55. With two waiting for the one officer, the next who
 * comes is sent to u2, where nobody waits, and is there after 10.0028 km at 20 km/h: 30 minutes and
 * half a second. The first is there at 01:10, sent at 00:40. At 01:05 the next begins at u1: the
 * seventh, at 01:10, finds one waiting and stays. */
START_TEST (sent_on)
{
  tiny *t = tiny_run (CROWDED ("redirect_beyond,1,assumption\n", ""), TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 00:10:00 #1 began receive@u1\n"
                            "07-01 00:40:00 #4 left\n"
                            "07-01 00:50:00 #5 left\n"
                            "07-01 01:00:00 #6 left\n"
                            "07-01 01:05:00 #1 completed receive@u1\n"
                            "07-01 01:05:00 #1 returned\n"
                            "07-01 01:05:00 #2 began receive@u1\n"
                            "07-01 01:10:00 #4 began receive@u2\n"
                            "07-01 01:20:00 #8 left\n");
  ck_assert_int_eq (t->record->place[0].visits_redirected, 4);
  ck_assert_int_eq (t->record->place[0].visits_left, 0);
  ck_assert_int_eq (t->record->place[0].visits, 8);
  ck_assert_int_eq (t->record->place[0].visits_filed, 1);
  ck_assert_int_eq (t->record->place[0].waiting_visits, 3);
  ck_assert_int_eq (t->record->place[1].filed_for_others, 4);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

#define MEASURE(look, action)                                                                      \
  "== measures.csv\nmeasure,where,watch,on,look,action,source\n"                                   \
  "m,u1,date,," look "," action ",assumption\n"

/* The same by a measure from 00:35 on, which sends on all who find somebody waiting: the seventh at
 * 01:10, too, who finds one. At 00:30 the third finds one as well, and stays. */
START_TEST (sent_on_by_a_measure)
{
  tiny *t = tiny_run (CROWDED ("", MEASURE ("daily 00:35", "redirect 100%")), TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 00:10:00 #1 began receive@u1\n"
                            "07-01 00:40:00 #4 left\n"
                            "07-01 00:50:00 #5 left\n"
                            "07-01 01:00:00 #6 left\n"
                            "07-01 01:05:00 #1 completed receive@u1\n"
                            "07-01 01:05:00 #1 returned\n"
                            "07-01 01:05:00 #2 began receive@u1\n"
                            "07-01 01:10:00 #7 left\n"
                            "07-01 01:10:00 #4 began receive@u2\n"
                            "07-01 01:20:00 #8 left\n");
  ck_assert_int_eq (t->record->place[0].visits_redirected, 5);
  ck_assert_int_eq (t->record->place[0].visits_left, 0);
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* Nobody is sent on if no unit is near enough, if the share is 0, or if there is no rule. */
static const struct {
  const char *text;
} nobody_sent[] = {
  { CROWDED ("redirect_beyond,1,assumption\nredirect_within_km,10,assumption\n", "") },
  { CROWDED ("redirect_beyond,1,assumption\nredirect_share,0%,assumption\n", "") },
  { CROWDED ("redirect_beyond,100,assumption\n", "") },
  { CROWDED ("", "") },
};

START_TEST (not_sent_on)
{
  tiny *t = tiny_run (nobody_sent[_i].text, TINY_WORK);
  ck_assert_int_eq (t->record->place[0].visits_redirected, 0);
  ck_assert_int_eq (t->record->place[0].visits, 8);
  tiny_free (t);
}
END_TEST

/* At u2 as many come. Its own go on to u3; who comes to u1 (the odd numbers) stays there while as
 * many wait at u2. At 01:05 one begins at each, and at 01:10 four wait at u1 for one at u2. */
START_TEST (sent_only_where_half_as_many_wait)
{
  tiny *t = tiny_run (CROWDED ("redirect_beyond,1,assumption\n", STREAM ("z", "u2", "every 10min")),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 00:10:00 #1 began receive@u1\n"
                            "07-01 00:10:00 #2 began receive@u2\n"
                            "07-01 00:40:00 #8 left\n"
                            "07-01 00:50:00 #10 left\n"
                            "07-01 01:00:00 #12 left\n"
                            "07-01 01:05:00 #1 completed receive@u1\n"
                            "07-01 01:05:00 #1 returned\n"
                            "07-01 01:05:00 #2 completed receive@u2\n"
                            "07-01 01:05:00 #2 returned\n"
                            "07-01 01:05:00 #3 began receive@u1\n"
                            "07-01 01:05:00 #4 began receive@u2\n"
                            "07-01 01:10:00 #13 left\n"
                            "07-01 01:10:00 #8 began receive@u3\n"
                            "07-01 01:20:00 #16 left\n");
  tiny_free (t);
}
END_TEST

/* A closed centre is no help: u2 opens at 08:00 only. */
START_TEST (not_sent_to_a_closed_centre)
{
  tiny *t
      = tiny_run (CROWDED ("redirect_beyond,1,assumption\n",
                           "") "== pools.csv\npool,where,roles,count,calendar,source\n"
                               "desk,u1,clerk,1,day,assumption\ndesk,u2,clerk,1,office,assumption\n"
                               "desk,u3,clerk,1,day,assumption\n",
                  TINY_WORK);
  ck_assert_int_eq (tiny_total (t).visits_redirected, 0);
  tiny_free (t);
}
END_TEST

/* At u1 the officer is away from 09:00 on. Who comes first waits there; the next two find somebody
 * who waits for nobody, and go to u2. At 07:50 the counter is not open yet: nobody is sent on. */
#define NOBODY_THERE(times)                                                                        \
  INI ("2025-07-01 12:00")                                                                         \
  UNITS POOLS ("office") ARRIVALS (times) WORKFLOW (RECEIVE (                                      \
      "15min", "returned")) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"  \
                            "redirect_speed_km_h,20,assumption\nredirect_beyond,0,assumption\n"    \
                            "== absences.csv\npool,where,from,until,count,reason,source\n"         \
                            "desk,u1,2025-07-01 09:00,,1,leave,assumption\n"

START_TEST (sent_on_where_nobody_is_there)
{
  tiny *t = tiny_run (NOBODY_THERE (STREAM ("a", "u1", "every 9h30") STREAM ("b", "u1", "every 10h")
                                        STREAM ("c", "u1", "every 10h30")),
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 10:00:00 #2 left\n"
                            "07-01 10:30:00 #3 left\n"
                            "07-01 10:30:00 #2 began receive@u2\n"
                            "07-01 10:45:00 #2 completed receive@u2\n"
                            "07-01 10:45:00 #2 returned\n"
                            "07-01 11:00:00 #3 began receive@u2\n"
                            "07-01 11:15:00 #3 completed receive@u2\n"
                            "07-01 11:15:00 #3 returned\n");
  ck_assert_int_eq (t->record->place[0].visits_redirected, 2);
  tiny_conserved (t);
  tiny_free (t);
  t = tiny_run (NOBODY_THERE (STREAM ("a", "u1", "every 7h30") STREAM ("b", "u1", "every 7h50")),
                TINY_WORK);
  ck_assert_int_eq (t->record->place[0].visits_redirected, 0);
  tiny_free (t);
}
END_TEST

/* Nor is u2 better whose officer is away as well, even before anybody waits there. */
START_TEST (not_sent_where_nobody_is_there)
{
  tiny *t = tiny_run (NOBODY_THERE (STREAM ("a", "u1", "every 9h30") STREAM (
                          "b", "u1", "every 10h")) "desk,u2,2025-07-01,,1,leave,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "");
  tiny_free (t);
}
END_TEST

/* Offices of the old districts: d1 for u1, d2 for u2. A part of u1 is of d2. */
#define OLD                                                                                        \
  "== units.csv\ncode,name,type,population,former_district,source\n"                               \
  "u1,One,ward,1000,First; Second,assumption\nu2,Two,ward,1000,Second,assumption\n"                \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,D1,district,First,assumption\n"            \
  "d2,D2,district,Second,assumption\nt,Tax,department,,assumption\n"

#define OFFICES(calendar)                                                                          \
  POOLS (calendar)                                                                                 \
  "desk,district,clerk,1," calendar ",assumption\ndesk,t,clerk,1," calendar ",assumption\n"

static void
check_split (const char *share, double d2_share)
{
  g_autofree char *text = g_strconcat (
      INI ("2025-07-01") OLD OFFICES ("day") ALWAYS ARRIVALS (STREAM ("s", "u1", "every 1min"))
          WORKFLOW (RECEIVE ("10s", "work")
                        WORK ("work", "home", "10s",
                              "returned")) "== "
                                           "phases.csv\nprocedures,where,from,office,source\n*,*,,"
                                           "district,assumption\n"
                                           "== splits.csv\nunit,authority,share,source\nu1,d2,",
      share, ",assumption\n", NULL);
  tiny *t = tiny_run (text, 0);
  const pr_place_count *place = t->record->place;
  double d1 = (double) place[2].arrived, d2 = (double) place[3].arrived;
  ck_assert_int_eq (place[0].arrived + place[1].arrived, 0);
  ck_assert_double_ge (d1 + d2, 1438);
  ck_assert_double_le (fabs (d2 / (d1 + d2) - d2_share),
                       4 * sqrt (d2_share * (1 - d2_share) / (d1 + d2)));
  /* Both steps of each are done at its own office. */
  ck_assert_double_ge ((double) place[2].returned, d1 - 1);
  ck_assert_double_ge ((double) place[3].returned, d2 - 1);
  const pr_pool_count *pool = t->record->pool;
  ck_assert_int_eq (pool[0].served + pool[1].served, 0);
  ck_assert_double_ge ((double) pool[2].served, 2 * d1 - 2);
  ck_assert_double_ge ((double) pool[3].served, 2 * d2 - 2);
  tiny_conserved (t);
  tiny_free (t);
}

START_TEST (split_by_share)
{
  check_split ("100%", 1);
  check_split ("40%", 0.4);
}
END_TEST

#define BY_PHASE(phases, online, steps)                                                            \
  INI ("2025-07-03")                                                                               \
  OLD OFFICES ("office") ARRIVALS (STREAM ("s", "u1", "every 9h"))                                 \
      WORKFLOW (steps) "== phases.csv\nprocedures,where,from,decided_by,channels,source\n" phases  \
                       "== procedures.csv\ncode,name,workflow,limit,decided_by,online,source\n"    \
                       "p,P,w,5 working days,home," online ",assumption\n"

/* From 2 July on the tax office decides. They come at 09:00 and 18:00 on 1 July, 03:00, 12:00 and
 * 21:00 on 2 July. Who filed before is decided at home, even on 2 July. */
START_TEST (decided_by_phase)
{
  tiny *t = tiny_run (
      BY_PHASE ("*,*,2025-07-02,t,,assumption\n", "", WORK ("work", "deciding", "1h", "returned")),
      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 09:00:00 #1 began work@u1\n"
                            "07-01 10:00:00 #1 completed work@u1\n"
                            "07-01 10:00:00 #1 returned\n"
                            "07-02 08:00:00 #2 began work@u1\n"
                            "07-02 08:00:00 #3 began work@t\n"
                            "07-02 09:00:00 #2 completed work@u1\n"
                            "07-02 09:00:00 #2 returned\n"
                            "07-02 09:00:00 #3 completed work@t\n"
                            "07-02 09:00:00 #3 returned\n"
                            "07-02 13:00:00 #4 began work@t\n"
                            "07-02 14:00:00 #4 completed work@t\n"
                            "07-02 14:00:00 #4 returned\n"
                            "07-03 08:00:00 #5 began work@t\n"
                            "07-03 09:00:00 #5 completed work@t\n"
                            "07-03 09:00:00 #5 returned\n"
                            "07-03 09:00:00 #6 began work@t\n"
                            "07-03 10:00:00 #6 completed work@t\n"
                            "07-03 10:00:00 #6 returned\n"
                            "07-03 15:00:00 #7 began work@t\n"
                            "07-03 16:00:00 #7 completed work@t\n"
                            "07-03 16:00:00 #7 returned\n");
  tiny_free (t);
}
END_TEST

/* On 2 July nobody files online: people who would have done so come to the counter, and stay until
 * it opens or leave when no ticket is given any more. Before, those who file at night can do so. */
START_TEST (channel_closed)
{
  tiny *t = tiny_run (
      BY_PHASE ("*,*,2025-07-02,,counter,assumption\n", "100%", RECEIVE ("1h", "returned")),
      TINY_VISITS);
  const char *wanted = "07-01 09:00:00 #1 came\n"
                       "07-01 09:00:00 #1 began receive@u1\n"
                       "07-01 10:00:00 #1 completed receive@u1\n"
                       "07-01 10:00:00 #1 returned\n"
                       "07-01 18:00:00 #2 came\n"
                       "07-02 03:00:00 #3 came\n"
                       "07-02 08:00:00 #2 began receive@u1\n"
                       "07-02 09:00:00 #2 completed receive@u1\n"
                       "07-02 09:00:00 #2 returned\n"
                       "07-02 09:00:00 #3 began receive@u1\n"
                       "07-02 10:00:00 #3 completed receive@u1\n"
                       "07-02 10:00:00 #3 returned\n"
                       "07-02 12:00:00 #4 came\n"
                       "07-02 13:00:00 #4 began receive@u1\n"
                       "07-02 14:00:00 #4 completed receive@u1\n"
                       "07-02 14:00:00 #4 returned\n"
                       "07-02 21:00:00 #5 came\n"
                       "07-02 21:00:00 #5 left\n";
  ck_assert (g_str_has_prefix (t->log, wanted));
  ck_assert_int_eq (tiny_series (t, PR_SERIES_VISITS_LEFT, 1), 1);
  ck_assert_int_eq (t->record->place[0].visits, 5); /* #3 to #7 */
  tiny_free (t);
}
END_TEST

/* The second comes to u2 at 18:00, too late, and to u2 again on the next day, though a rule that
 * does not concern them has changed in the meantime. The third has waited there since 03:00. */
START_TEST (files_elsewhere_when_they_come_back)
{
  tiny_expect (
      INI ("2025-07-02 10:00") UNITS POOLS ("office") ARRIVALS (STREAM ("s", "u1", "every 9h"))
          ELSEWHERE ("*,u1,,100%,,15,,assumption\n") WORKFLOW (RECEIVE (
              "30min",
              "returned")) "== "
                           "rules.csv\nrule,from,value,source\nlegal_calendar,,office,assumption\n"
                           "visitor_return,,100%,assumption\nportal_retry,2025-07-02,3h,"
                           "assumption\n",
      TINY_WORK,
      "07-01 09:00:00 #1 began receive@u2\n"
      "07-01 09:30:00 #1 completed receive@u2\n"
      "07-01 09:30:00 #1 returned\n"
      "07-01 18:00:00 #2 left\n"
      "07-02 08:00:00 #3 began receive@u2\n"
      "07-02 08:30:00 #3 completed receive@u2\n"
      "07-02 08:30:00 #3 returned\n"
      "07-02 08:30:00 #2 began receive@u2\n"
      "07-02 09:00:00 #2 completed receive@u2\n"
      "07-02 09:00:00 #2 returned\n");
}
END_TEST

/* u2 has a clerk but no cashier: nobody is sent there, to find no counter for the second step. */
START_TEST (not_sent_where_a_later_step_has_nobody)
{
  tiny *t = tiny_run (
      INI ("2025-07-01 03:00") UNITS ALWAYS
      "== pools.csv\npool,where,roles,count,calendar,source\n"
      "desk,u1,clerk cashier,1,day,assumption\ndesk,u2,clerk,1,day,assumption\n" ARRIVALS (
          STREAM ("s", "u1", "every 10min"))
          WORKFLOW (RECEIVE ("55min", "pay") "w,pay,work,cashier,filing,5min,no,suspend,returned,"
                                             "assumption\n") "== rules.csv\nrule,value,source\n"
                                                             "legal_calendar,office,assumption\n"
                                                             "redirect_speed_km_h,20,assumption\n"
                                                             "redirect_beyond,1,assumption\n",
      TINY_WORK);
  ck_assert_int_eq (t->record->place[0].visits_redirected, 0);
  tiny_free (t);
}
END_TEST

/* At 09:00 a group comes to u1, where one clerk is idle and more than one waiting for the clerk is
 * too many; u2 has no staff. Those who are taken up at that instant do not wait. */
#define AT_NINE(where, n) "g" where "," where ",v,every 9h," n ",assumption\n"
#define TIE(n_clerks, procedures, streams)                                                         \
  INI ("2025-07-01 09:30")                                                                         \
  UNITS "== pools.csv\npool,where,roles,count,calendar,source\ndesk,u1,clerk," n_clerks            \
        ",office,assumption\ndesk,u3,clerk,1,office,assumption\n"                                  \
        "== procedures.csv\ncode,name,workflow,kind,priority,source\n"                             \
        "v,V,ask,visit,5,assumption\n" procedures                                                  \
        "== workflows.csv\nworkflow,step,role,effort,receives,preempted,next,source\n"             \
        "ask,talk,clerk,20min,no,no,left,assumption\n"                                             \
        "w,work,clerk,20min,no,resume,returned,assumption\n"                                       \
        "== arrivals.csv\nstream,where,mix,rate,batch,source\n" streams                            \
        "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                      \
        "redirect_beyond,1,assumption\nredirect_within_km,30,assumption\n"

static const struct {
  const char *text;
  int sent;
} ties[] = {
  /* The first is served at once, two wait, the fourth is sent on. */
  { TIE ("1", "p,P,w,dossier,0,assumption\n", AT_NINE ("u1", "4")), 1 },
  { TIE ("1", "p,P,w,dossier,0,assumption\n", AT_NINE ("u1", "3")), 0 },
  /* Two are served at once, three wait for two clerks, the sixth is sent on. */
  { TIE ("2", "p,P,w,dossier,0,assumption\n", AT_NINE ("u1", "6")), 1 },
  /* A dossier of the same instant goes first: nobody is served at once, two wait, two are sent. */
  { TIE ("1", "p,P,w,dossier,9,assumption\n", "a,u1,p,every 9h,1,assumption\n" AT_NINE ("u1", "4")),
    2 },
  /* Or goes behind them. */
  { TIE ("1", "p,P,w,dossier,0,assumption\n", "a,u1,p,every 9h,1,assumption\n" AT_NINE ("u1", "4")),
    1 },
  /* For the first, the clerk lays down what was begun at 08:50. */
  { TIE ("1", "p,P,w,dossier,0,assumption\n",
         "a,u1,p,every 530min,1,assumption\n" AT_NINE ("u1", "4")),
    1 },
  { TIE ("1", "p,P,w,dossier,5,assumption\n",
         "a,u1,p,every 530min,1,assumption\n" AT_NINE ("u1", "4")),
    2 },
  /* What people need is down at u1: nobody is served at once. */
  { TIE ("1", "p,P,w,dossier,0,assumption\n",
         AT_NINE ("u1", "4")) "== systems.csv\n"
                              "system,scope,where,source\nnet,place,u1,assumption\n"
                              "== needs.csv\nrole,step,need,source\nclerk,talk,net,assumption\n"
                              "== incidents.csv\nincident,system,start,repair,source\n"
                              "cut,net,2025-07-01 08:30,4h,assumption\n",
    2 },
  /* Of five at u3 one is served and three wait when the fifth is sent to u1: there one waits of two
   * who have come at that instant, less than half as many. */
  { TIE ("1", "p,P,w,dossier,0,assumption\n", AT_NINE ("u1", "2") AT_NINE ("u3", "5")), 1 },
};

START_TEST (taken_up_at_this_instant)
{
  tiny *t = tiny_run (ties[_i].text, TINY_WORK);
  ck_assert_int_eq (tiny_total (t).visits_redirected, ties[_i].sent);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("elsewhere");
  tcase_add_test (tc, files_elsewhere_and_fetches_there);
  tcase_add_test (tc, files_elsewhere_and_fetches_at_home);
  tcase_add_test (tc, files_elsewhere_from_a_date);
  tcase_add_test (tc, attraction_falls_with_distance);
  tcase_add_test (tc, the_most_particular_row_counts);
  tcase_add_test (tc, sent_on);
  tcase_add_test (tc, sent_on_by_a_measure);
  tcase_add_loop_test (tc, not_sent_on, 0, G_N_ELEMENTS (nobody_sent));
  tcase_add_test (tc, sent_only_where_half_as_many_wait);
  tcase_add_test (tc, not_sent_to_a_closed_centre);
  tcase_add_test (tc, sent_on_where_nobody_is_there);
  tcase_add_test (tc, not_sent_where_nobody_is_there);
  tcase_add_test (tc, split_by_share);
  tcase_add_test (tc, decided_by_phase);
  tcase_add_test (tc, channel_closed);
  tcase_add_test (tc, files_elsewhere_when_they_come_back);
  tcase_add_test (tc, not_sent_where_a_later_step_has_nobody);
  tcase_add_loop_test (tc, taken_up_at_this_instant, 0, G_N_ELEMENTS (ties));
  return tiny_main ("elsewhere", tc);
}
