/* Parts that share nothing are found, and simulated apart they give the same bytes as together. */
#include "experiment/experiment.h"
#include "experiment/partition.h"
#include "../property/dated-edits.h"
#include "tiny.h"

#include <string.h>

/* Four units and a land branch; u1 and u2 share the branch. Constant times on whole minutes, so
 * that many things happen at the same instant in different parts. */
#define PLACES                                                                                     \
  "== units.csv\ncode,name,type,population,source\n"                                               \
  "u1,One,ward,1000,assumption\nu2,Two,ward,2000,assumption\n"                                     \
  "u3,Three,commune,3000,assumption\nu4,Four,commune,500,assumption\n"                             \
  "== authorities.csv\ncode,name,kind,serves,source\n"                                             \
  "land,Land "                                                                                     \
  "branch,branch,u1;u2,assumption\nriver,River,branch,u3;u4,assumption\nlone,Nobody's,department," \
  ",assumption\n"                                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,*,clerk,2,office,assumption\nback,ward,expert clerk,1,office,assumption\n"                 \
  "back,commune,expert,1,office,assumption\nsurvey,land,surveyor,1,office,assumption\n"            \
  "survey,river,surveyor,1,office,assumption\n"
#define FLOWS                                                                                      \
  "== procedures.csv\ncode,name,workflow,decided_by,limit,priority,incomplete,source\n"            \
  "p,P,w,home,3 working days,0,30%,assumption\nq,Q,plot,branch,5 days,1,0,assumption\n"            \
  "== workflows.csv\nworkflow,step,kind,role,place,effort,receives,at_close,next,source\n"         \
  "w,take,work,clerk,filing,20min,yes,finish 30min,check,assumption\n"                             \
  "w,check,work,expert,home,1h,no,suspend,ask incomplete; both rest,assumption\n"                  \
  "w,ask,supplement,,,1 day,no,,both,assumption\n"                                                 \
  "w,both,work,clerk,filing,0min,no,suspend,fork a + b then give,assumption\n"                     \
  "w,a,work,expert,home,30min,no,hand back,join,assumption\n"                                      \
  "w,b,delay,,,0min,no,,join,assumption\n"                                                         \
  "w,give,work,clerk,return,10min,no,suspend,returned,assumption\n"                                \
  "plot,take,work,clerk,filing,10min,yes,finish,send,assumption\n"                                 \
  "plot,send,transfer,,,2h,no,,measure,assumption\n"                                               \
  "plot,measure,work,surveyor,branch,2h,no,hand back lost,returned,assumption\n"
#define RULES                                                                                      \
  "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                            \
  "visitor_return,50%,assumption\nvisitor_overtime,20min,assumption\n"                             \
  "apology_extension,2,assumption\n"
#define INI(more)                                                                                  \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-08\nend=2025-07-25\n"              \
  "warm_up=5 days\nseed=3\n" more
#define STREAMS "== arrivals.csv\nstream,where,mix,rate,source\n"

static uint16_t
parts_of (const char *text)
{
  pr_world *w = tiny_world (text);
  g_autoptr (pr_partition) p = pr_partition_new (w);
  uint16_t n = p->n, places = 0;
  for (uint16_t i = 0; n > 1 && i < n; i++)
    places += p->part[i].world->n_places;
  ck_assert (n == 1 || places == w->n_places);
  pr_world_free (w);
  return n;
}

/* Returns the number of parts. */
static uint16_t
compare_with_parts (const pr_world *w, uint32_t replications)
{
  pr_experiment_options options = { .replications = replications, .jobs = 2 };
  g_autoptr (pr_partition) p = pr_partition_new (w);
  g_autoptr (pr_outcome) apart = pr_experiment_run (w, &options, NULL);
  options.together = true;
  options.jobs = 1;
  g_autoptr (pr_outcome) whole = pr_experiment_run (w, &options, NULL);
  ck_assert (apart != NULL && whole != NULL);
  for (uint32_t r = 0; r < options.replications; r++)
    tiny_expect_same (apart->record[r], whole->record[r]);
  ck_assert_int_gt (whole->record[0]->events, 100);
  return p->n;
}

static void
expect_apart_as_together (const char *text, uint16_t parts)
{
  ck_assert_uint_eq (parts_of (text), parts);
  pr_world *w = tiny_world (text);
  compare_with_parts (w, 8);
  pr_world_free (w);
}

/* u1, u2 and the branch; u3; u4. The department that nobody reaches goes with the first. */
START_TEST (branch_joins_its_units)
{
  expect_apart_as_together (INI ("") PLACES FLOWS RULES STREAMS
                            "s,*,p,20 per day,assumption\nt,ward,q,6 per day,assumption\n",
                            3);
}
END_TEST

/* Everybody at the same minutes. */
START_TEST (at_the_same_instants)
{
  expect_apart_as_together (INI ("") PLACES FLOWS RULES STREAMS
                            "s,*,p,every 20min,assumption\nt,ward,q,every 40min,assumption\n",
                            3);
}
END_TEST

START_TEST (backlog_joins_its_places)
{
  expect_apart_as_together (INI ("") PLACES FLOWS RULES STREAMS
                            "s,*,p,20 per day,assumption\n"
                            "== backlog.csv\nwhere,procedure,step,received,count,home,source\n"
                            "u3,p,check,2025-07-01 09:00,40,u4,assumption\n"
                            "u1,q,measure,2025-07-02 09:00,9,u1,assumption\n",
                            3); /* u1 with the branch; u2; u3 with u4 */
}
END_TEST

/* A home that is drawn may be any: one part. */
START_TEST (drawn_homes_join_all)
{
  ck_assert_uint_eq (parts_of (INI ("") PLACES FLOWS RULES
                               "== arrivals.csv\nstream,where,mix,rate,home,source\n"
                               "s,*,p,20 per day,any,assumption\n"),
                     1);
}
END_TEST

START_TEST (nothing_to_part)
{
  ck_assert_uint_eq (parts_of (STREAMS "s,u1,p,3 per day,assumption\n"), 1);
  ck_assert_uint_eq (parts_of (PLACES FLOWS RULES STREAMS "s,u3,p,3 per day,assumption\n"), 1);
}
END_TEST

/* Six hundred units that share nothing share parts of two or three, each with memory of its own
 * places only. */
START_TEST (many_share_parts)
{
  g_autoptr (GString) text
      = g_string_new (INI ("") "== units.csv\ncode,name,type,population,source\n");
  for (int i = 0; i < 600; i++)
    g_string_append_printf (text, "u%d,Unit,ward,1000,assumption\n", i);
  g_string_append (text,
                   "== pools.csv\npool,where,roles,count,calendar,source\n"
                   "desk,*,clerk,1,office,assumption\n" STREAMS "s,*,p,2 per day,assumption\n");
  expect_apart_as_together (text->str, PR_MOST_PARTS);
  pr_world *w = tiny_world (text->str);
  pr_partition *p = pr_partition_new (w);
  for (uint16_t i = 0; i < p->n; i++)
    ck_assert_uint_le (p->part[i].world->n_places, 3);
  pr_partition_free (p);
  pr_world_free (w);
}
END_TEST

/* The four units share nothing; the branches and the department go with the first. */
#define ALONE INI ("") PLACES FLOWS RULES STREAMS "s,*,p,20 per day,assumption\n"

START_TEST (absences_join_nothing)
{
  expect_apart_as_together (ALONE, 4);
  expect_apart_as_together (ALONE "== absences.csv\npool,where,from,until,count,reason,source\n"
                                  "desk,*,2025-07-09 10:00,2025-07-10 15:00,1,leave,assumption\n"
                                  "back,commune,2025-07-11,2025-07-11,1,meeting,assumption\n"
                                  "survey,river,2025-07-11,2025-07-11,1,meeting,assumption\n",
                            4);
}
END_TEST

/* A bridge and a hall that all places share, and one course for all of them. */
START_TEST (schedules_join_nothing)
{
  expect_apart_as_together (
      ALONE "== venues.csv\nvenue,where,count,source\nbridge,,1,assumption\nhall,,1,assumption\n"
            "== activities.csv\nactivity,where,participants,duration,after,after_all,needs,pass,"
            "source\n"
            "drill,*,clerk 1,exponential(mean=1h),,,bridge 1,60%,assumption\n"
            "review,*,all,2h,drill,,,,assumption\n"
            "close,river,surveyor 1,1h,,review,hall 1,,assumption\n"
            "== skills.csv\nskill,roles,rate,standard_after,source\nform,clerk,85%,60,assumption\n"
            "== courses.csv\ncourse,roles,where,from,sessions,duration,seats,teaches,worth,source\n"
            "it,clerk,*,2025-07-09,3,3h,5,form,20,assumption\n"
            "== leave.csv\npool,where,reason,rate,length,source\n"
            "*,*,sickness,20,2 days,assumption\n",
      4);
}
END_TEST

/* Each place puts off its own meetings, which stand in one schedule: one after another, before
 * leave, and tries that fail, as dossiers wait or as the date comes. */
#define PUT_OFF                                                                                    \
  ALONE "== activities.csv\nactivity,where,participants,duration,after_all,pass,source\n"          \
        "drill,*,clerk 2,2h,,50%,assumption\n"                                                     \
        "review,*,clerk 1,1h,,,assumption\n"                                                       \
        "talk,*,clerk 1,1h,drill,,assumption\n"                                                    \
        "== absences.csv\npool,where,from,until,count,reason,source\n"                             \
        "desk,*,2025-07-08 10:00,2025-07-08 15:00,1,leave,assumption\n"                            \
        "== measures.csv\nmeasure,where,watch,on,look,action,most,source\n"                        \
        "free,ward,date,,daily 07:00,postpone drill,2,assumption\n"                                \
        "other,commune,waiting,1,hourly,postpone review,,assumption\n"                             \
        "late,*,waiting,2,daily 12:00,postpone talk,1,assumption\n"
START_TEST (meetings_put_off_join_nothing)
{
  expect_apart_as_together (PUT_OFF, 4);
  tiny *t = tiny_run (PUT_OFF, 0);
  int64_t put_off = 0;
  for (uint32_t i = 0; i < t->record->n_measures; i++)
    put_off += t->record->measure[i].put_off;
  ck_assert_int_gt (put_off, 8);
  tiny_free (t);
}
END_TEST

#define SYSTEMS "== systems.csv\nsystem,scope,where,needs,online,source\n"
#define NEEDS "== needs.csv\nrole,step,need,source\n"
#define INCIDENTS                                                                                  \
  "== incidents.csv\nincident,system,where,start,every,clock,slow,repair,crew,source\n"
#define NET SYSTEMS "net,place,,,no,assumption\n" NEEDS "expert,*,net,assumption\n"

START_TEST (systems_of_places_join_nothing)
{
  expect_apart_as_together (ALONE NET, 4);
  expect_apart_as_together (ALONE NET "== readiness.csv\ncondition,where,role,ready,source\n"
                                      "seal,ward,clerk,2025-07-10 09:00,assumption\n"
                                      "seal,u3,clerk,2025-07-11,assumption\n",
                            4);
}
END_TEST

/* Dated, random by the calendar and by use, down and slow. */
START_TEST (incidents_without_crews_join_nothing)
{
  expect_apart_as_together (
      ALONE NET INCIDENTS
      "cut,net,*,2025-07-10 09:20,,,,100min,,assumption\n"
      "fails,net,*,,exponential(mean=20h),calendar,,exponential(mean=3h),,assumption\n"
      "wears,net,commune,,exponential(mean=9h),operating,150%,1h,,assumption\n",
      4);
}
END_TEST

START_TEST (province_joins_who_needs_it)
{
  expect_apart_as_together (ALONE SYSTEMS "platform,province,u2;u4,,no,assumption\n" NEEDS
                                          "expert,*,platform,assumption\n" INCIDENTS
                                          "off,platform,*,,2 days,operating,,3h,,assumption\n",
                            3);
  /* Only surveyors need it, and nothing is surveyed: it counts its outages with the first. */
  expect_apart_as_together (ALONE SYSTEMS "platform,province,,,no,assumption\n" NEEDS
                                          "surveyor,*,platform,assumption\n" INCIDENTS
                                          "off,platform,*,,2 days,calendar,,3h,,assumption\n",
                            4);
}
END_TEST

START_TEST (portal_joins_who_files_through_it)
{
  expect_apart_as_together (INI ("") PLACES FLOWS RULES
                            "== arrivals.csv\nstream,where,mix,rate,online,source\n"
                            "s,ward,p,20 per day,0,assumption\n"
                            "t,commune,p,20 per day,50%,assumption\n" SYSTEMS
                            "portal,province,,,yes,assumption\n" INCIDENTS
                            "off,portal,*,2025-07-10 09:00,,,,30h,,assumption\n",
                            3);
}
END_TEST

START_TEST (what_needs_one_thing_is_joined)
{
  expect_apart_as_together (ALONE SYSTEMS "net,place,u1;u3,power,no,assumption\n"
                                          "power,province,,,no,assumption\n" NEEDS
                                          "expert,*,net,assumption\n" INCIDENTS
                                          "cut,power,*,2025-07-10 09:20,,,,100min,,assumption\n",
                            3);
}
END_TEST

#define CREWS                                                                                      \
  "== crews.csv\ncrew,kind,base,count,calendar,mobilisation,at_end,source\n"                       \
  "one,fitters,u4,1,office,10min,finish,assumption\n"                                              \
  "two,fitters,lone,1,office,20min,suspend,assumption\n"
/* All at one point, so that crews can come. */
#define WHERE_THEY_ARE                                                                             \
  "== units.csv\ncode,name,type,population,lat,lon,source\n"                                       \
  "u1,One,ward,1000,20.5,107.5,assumption\nu2,Two,ward,2000,20.5,107.5,assumption\n"               \
  "u3,Three,commune,3000,20.5,107.5,assumption\nu4,Four,commune,500,20.5,107.5,assumption\n"       \
  "== authorities.csv\ncode,name,kind,lat,lon,source\n"                                            \
  "lone,Nobody's,department,20.5,107.5,assumption\n"                                               \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,*,clerk expert,2,office,assumption\n"                                                      \
  "== procedures.csv\ncode,name,workflow,limit,source\np,P,w,3 working days,assumption\n"          \
  "== workflows.csv\nworkflow,step,kind,role,place,effort,next,source\n"                           \
  "w,take,work,clerk,filing,20min,check,assumption\n"                                              \
  "w,check,work,expert,home,1h,returned,assumption\n"

#define MENDED                                                                                     \
  CREWS INCIDENTS "fails,net,ward,,exponential(mean=20h),calendar,,3h,fitters,assumption\n"        \
                  "slow,net,u3,,exponential(mean=20h),calendar,150%,3h,,assumption\n"

/* The bases of both crews, and the wards, whose net they mend, whether anybody needs it or not. */
START_TEST (crews_join_what_they_mend)
{
  expect_apart_as_together (
      INI ("") WHERE_THEY_ARE RULES STREAMS "s,*,p,10 per day,assumption\n" NET MENDED, 2);
  expect_apart_as_together (INI ("") WHERE_THEY_ARE RULES STREAMS
                            "s,*,p,10 per day,assumption\n" SYSTEMS
                            "net,place,,,no,assumption\n" MENDED,
                            2);
}
END_TEST

START_TEST (crews_without_calls_join_nothing)
{
  expect_apart_as_together (INI ("") WHERE_THEY_ARE RULES STREAMS
                            "s,*,p,10 per day,assumption\n" NET CREWS INCIDENTS
                            "slow,net,u3,,exponential(mean=20h),calendar,150%,3h,,assumption\n",
                            4);
}
END_TEST

#define FROM_THE_14TH(edits)                                                                       \
  "== what-if.ini\n[scenario]\nbase = b\nname = w\napplies = 2025-07-14\n" edits

/* What changes on a date changes in every part. */
START_TEST (a_date_joins_nothing)
{
  expect_apart_as_together (ALONE NET INCIDENTS
                            "cut,net,*,2025-07-15 09:20,,,,100min,,assumption\n" FROM_THE_14TH (
                                "[set pools where pool=desk; where=u1]\ncount = 1\n"
                                "[set pools where pool=desk; where=u3]\ncount = 4\n"
                                "[scale arrivals where where=commune]\nrate = 150%\n"
                                "[add absences z]\npool = desk\nwhere = u2\nfrom = 2025-07-16\n"
                                "until = 2025-07-17\ncount = 1\nreason = leave\n"),
                            4);
}
END_TEST

/* What is new at the wards takes both to their branch. */
START_TEST (later_streams_join_their_places)
{
  expect_apart_as_together (
      ALONE FROM_THE_14TH ("[add arrivals z]\nstream = t\nwhere = u1\nmix = q\n"
                           "rate = 6 per day\n"),
      4);
  expect_apart_as_together (
      ALONE FROM_THE_14TH ("[add arrivals z]\nstream = t\nwhere = ward\nmix = q\n"
                           "rate = 6 per day\n"),
      3);
  ck_assert_uint_eq (parts_of (ALONE FROM_THE_14TH ("[set arrivals where stream=s]\nhome = any\n")),
                     1);
}
END_TEST

#define LEAST_APART 10
START_TEST (random_changes_are_the_same)
{
  guint apart = 0;
  for (guint32 seed = 1; seed <= 150; seed++)
    {
      const random_options options = { .seed = seed, .apart = TRUE };
      g_autofree char *base = dated_base (&options),
                      *what_if = dated_what_if (seed, dated_day ((int) seed));
      g_autofree char *text = g_strconcat (base, what_if, NULL);
      pr_world *w = tiny_world (text);
      apart += compare_with_parts (w, 2) > 1 && w->later != NULL;
      pr_world_free (w);
    }
  ck_assert_uint_gt (apart, LEAST_APART);
}
END_TEST

/* Enough of them fall apart that all mechanisms are met in parts. */
START_TEST (random_scenarios_are_the_same)
{
  guint apart = 0, with_crews = 0, joined = 0;
  for (guint32 seed = 1; seed <= 300; seed++)
    {
      const random_options options = { .seed = seed, .apart = TRUE };
      g_autofree char *text = random_scenario (&options);
      pr_world *w = tiny_world (text);
      g_autoptr (pr_partition) p = pr_partition_new (w);
      uint16_t n = compare_with_parts (w, 2);
      apart += n > 1;
      with_crews += n > 1 && p->part[0].world->n_incidents > 0 && p->part[0].world->n_crews > 0;
      for (uint16_t i = 0; n > 1 && i < n; i++)
        joined += p->part[i].world->n_units > 1 && p->part[i].world->n_things > 0;
      pr_world_free (w);
    }
  ck_assert_uint_gt (apart, 100);
  ck_assert_uint_gt (with_crews, 10);
  ck_assert_uint_gt (joined, 10);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("partition");
  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, branch_joins_its_units);
  tcase_add_test (tc, at_the_same_instants);
  tcase_add_test (tc, backlog_joins_its_places);
  tcase_add_test (tc, drawn_homes_join_all);
  tcase_add_test (tc, nothing_to_part);
  tcase_add_test (tc, many_share_parts);
  tcase_add_test (tc, absences_join_nothing);
  tcase_add_test (tc, schedules_join_nothing);
  tcase_add_test (tc, meetings_put_off_join_nothing);
  tcase_add_test (tc, systems_of_places_join_nothing);
  tcase_add_test (tc, incidents_without_crews_join_nothing);
  tcase_add_test (tc, province_joins_who_needs_it);
  tcase_add_test (tc, portal_joins_who_files_through_it);
  tcase_add_test (tc, what_needs_one_thing_is_joined);
  tcase_add_test (tc, crews_join_what_they_mend);
  tcase_add_test (tc, crews_without_calls_join_nothing);
  tcase_add_test (tc, a_date_joins_nothing);
  tcase_add_test (tc, later_streams_join_their_places);
  tcase_add_test (tc, random_changes_are_the_same);
  tcase_add_test (tc, random_scenarios_are_the_same);
  return tiny_main ("partition", tc);
}
