/* Ways through a workflow: who takes what, forks, rework, places, shares of time. */
#include "tiny.h"

#include <string.h>

#define INI(start, end)                                                                            \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end       \
  "\nreplications=1\n"
#define POOLS "== pools.csv\npool,where,roles,count,calendar,share,source\n"
#define BACKLOG "== backlog.csv\nwhere,procedure,received,count,source\n"
#define ONE BACKLOG "u1,p,2025-06-30,1,assumption\n"
#define TWO BACKLOG "u1,p,2025-06-30,2,assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,at_close,next,source\n"

/* One person, two skills: what joined first is done first, whichever skill it needs. */
START_TEST (two_skills_in_one_person)
{
  tiny_expect (INI ("01", "01") POOLS
               "desk,u1,clerk leader,1,office,100%,assumption\n" TWO WORKFLOWS
               "w,work,work,clerk,1h,,sign,assumption\n"
               "w,sign,work,leader,30min,,returned,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 09:00:00 #1 completed work@u1\n"
               "07-01 09:00:00 #2 began work@u1\n"
               "07-01 10:00:00 #2 completed work@u1\n"
               "07-01 10:00:00 #1 began sign@u1\n"
               "07-01 10:30:00 #1 completed sign@u1\n"
               "07-01 10:30:00 #1 returned\n"
               "07-01 10:30:00 #2 began sign@u1\n"
               "07-01 11:00:00 #2 completed sign@u1\n"
               "07-01 11:00:00 #2 returned\n");
}
END_TEST

/* Two pools can do it: the one with fewer skills is taken, whatever its name. */
START_TEST (the_specialist_first)
{
  tiny *t
      = tiny_run (INI ("01", "01") POOLS "all,u1,clerk leader,1,office,100%,assumption\n"
                                         "special,u1,clerk,1,office,100%,assumption\n" ONE WORKFLOWS
                                         "w,work,work,clerk,1h,,sign,assumption\n"
                                         "w,sign,work,leader,30min,,returned,assumption\n",
                  TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 09:30:00 #1 returned\n");
  ck_assert_int_eq (tiny_pool (t, "special")->served, 1);
  ck_assert_int_eq (tiny_pool (t, "special")->busy, PR_HOUR);
  ck_assert_int_eq (tiny_pool (t, "all")->served, 1);
  ck_assert_int_eq (tiny_pool (t, "all")->busy, 30 * PR_MINUTE);
  tiny_free (t);
}
END_TEST

/* Also when both become free at the same instant: `all` signs until 09:00, when a dossier comes
 * for a clerk and the specialist is idle. */
START_TEST (the_specialist_first_at_once)
{
  tiny *t
      = tiny_run (INI ("01", "01") POOLS "all,u1,clerk leader,1,office,100%,assumption\n"
                                         "special,u1,clerk,1,office,100%,assumption\n" ONE WORKFLOWS
                                         "w,sign,work,leader,1h,,work,assumption\n"
                                         "w,work,work,clerk,1h,,returned,assumption\n",
                  TINY_RETURNED);
  ck_assert_str_eq (t->log, "07-01 10:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_pool (t, "special")->served, 1);
  ck_assert_int_eq (tiny_pool (t, "all")->served, 1);
  tiny_free (t);
}
END_TEST

/* Two dossiers, two pools: the second pool helps out. */
START_TEST (two_pools_on_one_line)
{
  tiny_expect (INI ("01", "01") POOLS "all,u1,clerk leader,1,office,100%,assumption\n"
                                      "special,u1,clerk,1,office,100%,assumption\n" TWO WORKFLOWS
                                      "w,work,work,clerk,1h,,sign,assumption\n"
                                      "w,sign,work,leader,30min,,returned,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 08:00:00 #2 began work@u1\n"
               "07-01 09:00:00 #1 completed work@u1\n"
               "07-01 09:00:00 #2 completed work@u1\n"
               "07-01 09:00:00 #1 began sign@u1\n"
               "07-01 09:30:00 #1 completed sign@u1\n"
               "07-01 09:30:00 #1 returned\n"
               "07-01 09:30:00 #2 began sign@u1\n"
               "07-01 10:00:00 #2 completed sign@u1\n"
               "07-01 10:00:00 #2 returned\n");
}
END_TEST

/* A higher number is served first; work in hand is not interrupted. */
START_TEST (priorities)
{
  tiny_expect (INI ("01", "01") "== procedures.csv\ncode,name,workflow,priority,source\n"
                                "a,A,wa,0,assumption\nb,B,wb,2,assumption\nc,C,wc,9,assumption\n"
                                "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,a,0 per "
                                "day,assumption\n" BACKLOG
                                "u1,a,2025-06-30,1,assumption\nu1,b,2025-06-30,1,assumption\n"
                                "u1,c,2025-06-30,1,assumption\n" WORKFLOWS
                                "wa,work,work,clerk,1h,,returned,assumption\n"
                                "wb,work,work,clerk,1h,,returned,assumption\n"
                                "wc,wait,delay,,510min,,work,assumption\n"
                                "wc,work,work,clerk,1h,,returned,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #2 began work@u1\n"
               "07-01 08:30:00 #3 completed wait@u1\n"
               "07-01 09:00:00 #2 completed work@u1\n"
               "07-01 09:00:00 #2 returned\n"
               "07-01 09:00:00 #3 began work@u1\n"
               "07-01 10:00:00 #3 completed work@u1\n"
               "07-01 10:00:00 #3 returned\n"
               "07-01 10:00:00 #1 began work@u1\n"
               "07-01 11:00:00 #1 completed work@u1\n"
               "07-01 11:00:00 #1 returned\n");
}
END_TEST

/* Two opinions are asked at once; one comes on the same day, one three days later. */
START_TEST (fork_with_one_branch_late)
{
  tiny *t = tiny_run (INI ("01", "05") POOLS
                      "desk,u1,clerk,1,office,100%,assumption\n"
                      "expert,u1,expert,1,office,100%,assumption\n" ONE WORKFLOWS
                      "w,ask,work,clerk,1h,,fork one + two then decide,assumption\n"
                      "w,one,work,expert,2h,,join,assumption\n"
                      "w,two,delay,,3 days,,join,assumption\n"
                      "w,decide,work,clerk,30min,,returned,assumption\n",
                      TINY_WORK | 1u << PR_HAPPENS_FORKED | 1u << PR_HAPPENS_JOINED_UP);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began ask@u1\n"
                            "07-01 09:00:00 #1 completed ask@u1\n"
                            "07-01 09:00:00 #1 forked\n"
                            "07-01 09:00:00 #1 began one@u1\n"
                            "07-01 11:00:00 #1 completed one@u1\n"
                            "07-04 09:00:00 #1 completed two@u1\n"
                            "07-04 09:00:00 #1 joined up\n"
                            "07-04 09:00:00 #1 began decide@u1\n"
                            "07-04 09:30:00 #1 completed decide@u1\n"
                            "07-04 09:30:00 #1 returned\n");
  /* One dossier all the time. */
  for (uint32_t d = 0; d < 5; d++)
    ck_assert_int_eq (tiny_series (t, PR_SERIES_BACKLOG, d), d < 3);
  ck_assert_int_eq (tiny_total (t).returned, 1);
  tiny_free (t);
}
END_TEST

static bool
one_rework (const tiny *t)
{
  return tiny_total (t).reworked == 1 && tiny_total (t).returned == 1;
}

/* The first seed by which the work is done exactly twice. */
START_TEST (rework)
{
  tiny *t = tiny_search ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\n"
                         "end=2025-07-02\nreplications=1\nseed=@seed\n" ONE WORKFLOWS
                         "w,work,work,clerk,1h,,check,assumption\n"
                         "w,check,work,clerk,30min,,work 50%; returned rest,assumption\n",
                         TINY_WORK, one_rework);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 09:00:00 #1 completed work@u1\n"
                            "07-01 09:00:00 #1 began check@u1\n"
                            "07-01 09:30:00 #1 completed check@u1\n"
                            "07-01 09:30:00 #1 began work@u1\n"
                            "07-01 10:30:00 #1 completed work@u1\n"
                            "07-01 10:30:00 #1 began check@u1\n"
                            "07-01 11:00:00 #1 completed check@u1\n"
                            "07-01 11:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->pool[0].served, 4);
  tiny_free (t);
}
END_TEST

/* Probability 0 is never taken, 100 % always, the rest of nothing never. */
START_TEST (sure_draws)
{
  tiny *t = tiny_run (
      INI ("01", "02") "== procedures.csv\ncode,name,workflow,incomplete,source\n"
                       "p,P,w,100%,assumption\n" BACKLOG
                       "u1,p,2025-06-30,200,assumption\n" WORKFLOWS
                       "w,one,work,clerk,1s,,two 0%; three rest,assumption\n"
                       "w,two,work,clerk,1s,,withdrawn,assumption\n"
                       "w,three,work,clerk,1s,,ask incomplete; refused rest,assumption\n"
                       "w,ask,supplement,,1min,,four,assumption\n"
                       "w,four,work,clerk,1s,,ask incomplete; returned rest,assumption\n",
      TINY_WORK);
  pr_place_count sum = tiny_total (t);
  ck_assert_int_eq (sum.returned, 200);
  ck_assert_int_eq (sum.refused, 0);
  ck_assert_int_eq (sum.withdrawn, 0);
  ck_assert_int_eq (sum.supplements, 200);
  tiny_free (t);
}
END_TEST

/* Papers are scanned at the counter and unpacked from the post; online there is neither. */
START_TEST (steps_of_channels)
{
  tiny_expect (
      INI ("01", "01") "== backlog.csv\nwhere,procedure,received,channel,source\n"
                       "u1,p,2025-06-27,counter,assumption\nu1,p,2025-06-28,online,assumption\n"
                       "u1,p,2025-06-30,post,assumption\n"
                       "== workflows.csv\nworkflow,step,role,effort,channels,next,source\n"
                       "w,unpack,clerk,5min,post,scan,assumption\n"
                       "w,scan,clerk,10min,counter post,work,assumption\n"
                       "w,work,clerk,1h,,returned,assumption\n",
      1u << PR_HAPPENS_COMPLETED,
      "07-01 08:10:00 #1 completed scan@u1\n"
      "07-01 09:10:00 #2 completed work@u1\n"
      "07-01 09:15:00 #3 completed unpack@u1\n"
      "07-01 10:15:00 #1 completed work@u1\n"
      "07-01 10:25:00 #3 completed scan@u1\n"
      "07-01 11:25:00 #3 completed work@u1\n");
}
END_TEST

static bool
one_arrived (const tiny *t)
{
  return tiny_total (t).arrived == 1;
}

/* Filed by post at u1 by somebody of u2: checked at home, decided by a department, measured by the
 * branch that serves u2, handed over at home. The offices open on Wednesday. */
START_TEST (places)
{
  tiny *t = tiny_search (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-04\n"
      "replications=1\nseed=@seed\n"
      "== units.csv\ncode,name,type,population,source\n"
      "u1,One,ward,1000,assumption\nu2,Two,ward,1000,assumption\n"
      "== authorities.csv\ncode,name,kind,serves,source\n"
      "dept,Department,department,,assumption\n"
      "land-a,Land A,land,u1,assumption\nland-b,Land B,land,u2,assumption\n"
      "== calendars.csv\ncalendar,days,open,source\n"
      "office,Wed-Fri,08:00-12:00 13:00-17:00,assumption\n" POOLS
      "desk,*,clerk,1,office,100%,assumption\ndesk,dept,clerk,1,office,100%,assumption\n"
      "desk,land-a,clerk,1,office,100%,assumption\ndesk,land-b,clerk,1,office,100%,assumption\n"
      "== procedures.csv\ncode,name,workflow,decided_by,post,source\np,P,w,dept,100%,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,home,return,from,until,source\n"
      "s,u1,p,1 per day,others,home,2025-07-01,2025-07-01,assumption\n"
      "== workflows.csv\nworkflow,step,kind,role,place,effort,next,source\n"
      "w,open,work,clerk,filing,10min,move,assumption\n"
      "w,move,delay,,home,20min,check,assumption\n"
      "w,check,work,clerk,home,30min,measure,assumption\n"
      "w,measure,work,clerk,land,1h,decide,assumption\n"
      "w,decide,work,clerk,deciding,15min,archive,assumption\n"
      "w,archive,work,clerk,land-a,15min,hand-over,assumption\n"
      "w,hand-over,work,clerk,return,5min,returned,assumption\n",
      TINY_WORK, one_arrived);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 08:00:00 #1 began open@u1\n"
                                             "07-02 08:10:00 #1 completed open@u1\n"
                                             "07-02 08:30:00 #1 completed move@u2\n"
                                             "07-02 08:30:00 #1 began check@u2\n"
                                             "07-02 09:00:00 #1 completed check@u2\n"
                                             "07-02 09:00:00 #1 began measure@land-b\n"
                                             "07-02 10:00:00 #1 completed measure@land-b\n"
                                             "07-02 10:00:00 #1 began decide@dept\n"
                                             "07-02 10:15:00 #1 completed decide@dept\n"
                                             "07-02 10:15:00 #1 began archive@land-a\n"
                                             "07-02 10:30:00 #1 completed archive@land-a\n"
                                             "07-02 10:30:00 #1 began hand-over@u2\n"
                                             "07-02 10:35:00 #1 completed hand-over@u2\n"
                                             "07-02 10:35:00 #1 returned\n");
  /* Counted where it was filed; it came to every place once, to u2 twice. */
  static const int returned[] = { 1, 0, 0, 0, 0 }, entered[] = { 1, 2, 1, 1, 1 };
  static const char *const code[] = { "u1", "u2", "dept", "land-a", "land-b" };
  for (int p = 0; p < 5; p++)
    {
      ck_assert_str_eq (t->world->places[p].code, code[p]);
      ck_assert_int_eq (t->record->place[p].returned, returned[p]);
      ck_assert_int_eq (t->record->place[p].entered, entered[p]);
      ck_assert_int_eq (t->record->place[p].held, 0);
    }
  tiny_free (t);
}
END_TEST

/* Half of the time is for dossiers: an hour of effort takes two. */
START_TEST (half_of_the_time)
{
  tiny *t = tiny_run (INI ("01", "01") POOLS "desk,u1,clerk,1,office,50%,assumption\n" ONE WORKFLOWS
                                             "w,work,work,clerk,1h,,returned,assumption\n",
                      TINY_WORK);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 10:00:00 #1 completed work@u1\n"
                            "07-01 10:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->pool[0].busy, 2 * PR_HOUR);
  tiny_free (t);
}
END_TEST

/* Handed back after one of two hours at half time: 30 minutes of effort are left, which a
 * colleague with all her time does in 30 minutes. */
START_TEST (hand_back_with_share)
{
  tiny_expect (
      INI (
          "01 16:00",
          "03") "== calendars.csv\ncalendar,days,open,source\n"
                "office,Mon-Tue,08:00-12:00 13:00-17:00,assumption\n"
                "late,Wed-Fri,08:00-12:00 13:00-17:00,assumption\n" POOLS
                "half,u1,clerk,1,office,50%,assumption\nwhole,u1,clerk,1,late,100%,assumption\n" ONE
                    WORKFLOWS "w,work,work,clerk,1h,hand back,returned,assumption\n",
      TINY_WORK,
      "07-01 16:00:00 #1 began work@u1\n"
      "07-01 17:00:00 #1 handed back work@u1\n"
      "07-02 08:00:00 #1 began work@u1\n"
      "07-02 08:30:00 #1 completed work@u1\n"
      "07-02 08:30:00 #1 returned\n");
}
END_TEST

/* The same officer keeps suspended work: a colleague does not take it over. */
START_TEST (suspended_work_keeps_its_officer)
{
  tiny_expect (
      INI (
          "01 16:00",
          "03") "== calendars.csv\ncalendar,days,open,source\n"
                "office,Mon-Tue,08:00-12:00 13:00-17:00,assumption\n"
                "office,Thu,08:00-12:00 13:00-17:00,assumption\n"
                "late,Wed-Fri,08:00-12:00 13:00-17:00,assumption\n" POOLS
                "half,u1,clerk,1,office,50%,assumption\nwhole,u1,clerk,1,late,100%,assumption\n" ONE
                    WORKFLOWS "w,work,work,clerk,1h,suspend,returned,assumption\n",
      TINY_WORK,
      "07-01 16:00:00 #1 began work@u1\n"
      "07-01 17:00:00 #1 suspended work@u1\n"
      "07-03 08:00:00 #1 began work@u1\n"
      "07-03 09:00:00 #1 completed work@u1\n"
      "07-03 09:00:00 #1 returned\n");
}
END_TEST

/* A delay passes by day and night, on holidays, and without anybody. */
START_TEST (delay_without_staff)
{
  tiny_expect (INI ("04", "08") POOLS "desk,u1,clerk,0,office,100%,assumption\n" TWO WORKFLOWS
                                      "w,wait,delay,,2 days,,again,assumption\n"
                                      "w,again,delay,,90s,,returned,assumption\n",
               TINY_WORK,
               "07-06 00:00:00 #1 completed wait@u1\n"
               "07-06 00:00:00 #2 completed wait@u1\n"
               "07-06 00:01:30 #1 completed again@u1\n"
               "07-06 00:01:30 #1 returned\n"
               "07-06 00:01:30 #2 completed again@u1\n"
               "07-06 00:01:30 #2 returned\n");
}
END_TEST

/* Taken over in the middle of its way, with what is left of its effort. */
START_TEST (backlog_at_a_stage)
{
  tiny_expect (INI ("01", "01") "== backlog.csv\nwhere,procedure,step,received,remaining,source\n"
                                "u1,p,sign,2025-06-30,12min,assumption\n" WORKFLOWS
                                "w,work,work,clerk,1h,,sign,assumption\n"
                                "w,sign,work,clerk,30min,,returned,assumption\n",
               TINY_WORK,
               "07-01 08:00:00 #1 began sign@u1\n"
               "07-01 08:12:00 #1 completed sign@u1\n"
               "07-01 08:12:00 #1 returned\n");
}
END_TEST

/* A loop that is left once in 100,000 rounds, and takes no time: every round has draws of its own,
 * also beyond the 65,536th. */
START_TEST (a_very_long_loop_ends)
{
  tiny *t = tiny_run ("== workflows.csv\n"
                      "workflow,step,role,effort,at_close,next,source\n"
                      "w,work,clerk,0min,suspend,returned 0.001%; work 99.999%,assumption\n"
                      "== backlog.csv\n"
                      "where,procedure,received,source\nu1,p,2025-06-10,assumption\n",
                      0);
  ck_assert_int_eq (tiny_total (t).returned, 1);
  ck_assert_int_gt (tiny_total (t).reworked, 65536);
  tiny_free (t);
}
END_TEST

/* An officer with a millionth of her time for it would need centuries: never done, never before
 * it began. */
START_TEST (a_tiny_share_of_time)
{
  tiny *t = tiny_run ("== pools.csv\npool,where,roles,count,calendar,share,source\n"
                      "desk,u1,clerk,1,office,0.0001%,assumption\n"
                      "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
                      "w,work,clerk,5000h,suspend,returned,assumption\n"
                      "== backlog.csv\n"
                      "where,procedure,received,count,source\nu1,p,2025-06-10,2,assumption\n",
                      0);
  ck_assert_int_eq (tiny_total (t).returned, 0);
  ck_assert_int_eq (tiny_total (t).in_process, 2);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("ways");
  tcase_add_test (tc, two_skills_in_one_person);
  tcase_add_test (tc, the_specialist_first);
  tcase_add_test (tc, the_specialist_first_at_once);
  tcase_add_test (tc, two_pools_on_one_line);
  tcase_add_test (tc, priorities);
  tcase_add_test (tc, fork_with_one_branch_late);
  tcase_add_test (tc, rework);
  tcase_add_test (tc, sure_draws);
  tcase_add_test (tc, steps_of_channels);
  tcase_add_test (tc, places);
  tcase_add_test (tc, half_of_the_time);
  tcase_add_test (tc, hand_back_with_share);
  tcase_add_test (tc, suspended_work_keeps_its_officer);
  tcase_add_test (tc, delay_without_staff);
  tcase_add_test (tc, backlog_at_a_stage);
  tcase_add_test (tc, a_very_long_loop_ends);
  tcase_add_test (tc, a_tiny_share_of_time);
  return tiny_main ("ways", tc);
}
