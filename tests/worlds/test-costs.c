/* Costs: which hours are paid, and what visitors' time costs, worked out by hand. Base world:
 * tiny.h; 1 July 2025 is a Tuesday, the office is open from 08:00 to 12:00 and from 13:00 to 17:00.
 * An officer's hour costs 1,000 dong, one of overtime 1,500, a visitor's 600, a visit 70. */
#include "tiny.h"

#include "figure/cost.h"

#include <math.h>

#define INI(start, end)                                                                            \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-" start "\nend=2025-" end "\n"
#define ONE_DAY INI ("07-01", "07-01")
#define COSTS                                                                                      \
  "== costs.csv\nwhat,pool,role,where,cost,source\nofficer_hour,,,*,1000,assumption\n"             \
  "overtime_hour,,,*,1500,assumption\nwaiting_hour,,,*,600,assumption\nvisit,,,*,70,assumption\n"
#define POOL(columns, values)                                                                      \
  "== pools.csv\npool,where,roles,count,calendar," columns "source\ndesk,u1,clerk," values         \
  "assumption\n"
#define ABSENCES "== absences.csv\npool,where,from,until,officers,reason,source\n"
#define AWAY(officer, from, until, reason)                                                         \
  "desk,u1,2025-07-01 " from ",2025-07-01 " until "," officer "," reason ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"

static double
cost_in (const pr_world *w, pr_record *const *records, uint32_t n, uint32_t k, const char *name,
         uint32_t place)
{
  g_auto (pr_reduced) reduced = { 0 };
  const pr_outcome o
      = { .world = w, .n = n, .record = (pr_record **) records, .reduced = &reduced };
  const pr_results r = { .world = w, .outcome = &o };
  return pr_figure_named (PR_OF_COST, name)->value (&r, records[k], place, 0);
}

static double
cost_of (const tiny *t, const char *name)
{
  double x = cost_in (t->world, &t->record, 1, 0, name, PR_PROVINCE), sum = 0;
  for (uint32_t p = 0; p < t->world->n_places; p++)
    sum += cost_in (t->world, &t->record, 1, 0, name, p);
  ck_assert (isnan (x) ? isnan (sum) : fabs (x - sum) < 1e-6);
  return x;
}

static void
expect_staff (const char *text, double cost)
{
  tiny *t = tiny_run (text, TINY_WORK);
  ck_assert_double_eq_tol (cost_of (t, "cost_staff"), cost, 1e-6);
  ck_assert_double_eq (cost_of (t, "cost_overtime"), 0);
  ck_assert_double_eq_tol (cost_of (t, "cost"), cost, 1e-6);
  tiny_free (t);
}

/* Two officers, eight hours less the break; the share of their time for dossiers is paid, however
 * they give it. */
START_TEST (hours_by_calendar)
{
  expect_staff (ONE_DAY COSTS POOL ("", "2,office,"), 16000);
  expect_staff (ONE_DAY COSTS POOL ("share,", "2,office,50%,"), 8000);
  expect_staff (ONE_DAY COSTS POOL ("share,stretch,", "2,office,50%,1h,"), 8000);
  expect_staff (INI ("07-04", "07-07") COSTS POOL ("", "1,office,"), 16000);
  expect_staff (INI ("07-01 10:00", "07-01 14:00") COSTS POOL ("", "1,office,"), 3000);
}
END_TEST

/* People are paid while they are ill or in a course. Nobody is paid for a post that is not filled,
 * from 10:00 to 14:00 three hours; twice not filled is once; the other officer is. */
START_TEST (absences)
{
#define TWO(rows) ONE_DAY COSTS POOL ("", "2,office,") ABSENCES rows
#define SHARED(rows) ONE_DAY COSTS POOL ("share,stretch,", "2,office,25%,1h,") ABSENCES rows
  expect_staff (
      TWO (AWAY ("1", "08:00", "17:00", "sickness") AWAY ("2", "08:00", "17:00", "training")),
      16000);
  expect_staff (TWO (AWAY ("1", "10:00", "14:00", "unfilled")), 13000);
  expect_staff (
      TWO (AWAY ("1", "10:00", "14:00", "unfilled") AWAY ("1", "09:00", "11:00", "leave")), 13000);
  expect_staff (
      TWO (AWAY ("1", "10:00", "14:00", "unfilled") AWAY ("1", "11:00", "15:00", "unfilled")),
      12000);
  expect_staff (
      TWO (AWAY ("1", "10:00", "14:00", "unfilled") AWAY ("2", "11:00", "15:00", "unfilled")),
      10000);
  expect_staff (SHARED (AWAY ("1", "10:00", "14:00", "unfilled")), 3250);
  expect_staff (SHARED (AWAY ("1", "10:00", "14:00", "sickness")), 4000);
}
END_TEST

/* Tuesday to Friday, eight hours a day; from Thursday on another share. In the last world the
 * second post is not filled on Wednesday and Thursday: on a day of each share. */
#define FROM(edits)                                                                                \
  "== what-if.ini\n[scenario]\nbase = b\nname = w\napplies = 2025-07-03\n[set pools where "        \
  "pool=desk]\n" edits
START_TEST (share_from_a_date)
{
  expect_staff (INI ("07-01", "07-04") COSTS POOL ("share,", "1,office,100%,")
                    FROM ("share = 50%\n"),
                16000 + 8000);
  expect_staff (INI ("07-01", "07-04") COSTS POOL ("share,", "1,office,50%,")
                    FROM ("share = 100%\n"),
                8000 + 16000);
  expect_staff (INI ("07-01", "07-04") COSTS POOL ("share,stretch,", "1,office,50%,1h,")
                    FROM ("share = 25%\n"),
                8000 + 4000);
  expect_staff (INI ("07-01", "07-04") COSTS POOL ("share,", "2,office,100%,") ABSENCES
                "desk,u1,2025-07-02,2025-07-03,2,unfilled,assumption\n" FROM ("share = 50%\n"),
                3 * 8000 + 3 * 4000);
}
END_TEST

/* Five dossiers of an hour and a half from 13:30 on, the bound at 19:00: two hours of overtime, in
 * addition to three and a half hours and to the eight of the next day, whatever the share. */
START_TEST (overtime)
{
  tiny *t = tiny_run (INI ("07-01 13:30", "07-02")
                          COSTS POOL ("overtime_beyond,overtime_most,", "1,office,0.25,2h,")
                              BACKLOG ("5") WORK ("90min", "suspend"),
                      TINY_WORK);
  ck_assert_double_eq_tol (cost_of (t, "cost_staff"), 11500, 1e-6);
  ck_assert_double_eq_tol (cost_of (t, "cost_overtime"), 3000, 1e-6);
  ck_assert_double_eq_tol (cost_of (t, "cost"), 14500, 1e-6);
  tiny_free (t);
  /* At half speed: in work from 13:00 to 17:00, then until it is done at 19:00. */
  t = tiny_run (INI ("07-01 13:00", "07-01") COSTS POOL ("share,", "1,office,50%,") BACKLOG ("1")
                    WORK ("3h", "finish"),
                TINY_WORK);
  ck_assert_double_eq_tol (cost_of (t, "cost_staff"), 2000, 1e-6);
  ck_assert_double_eq_tol (cost_of (t, "cost_overtime"), 3000, 1e-6);
  tiny_free (t);
}
END_TEST

/* Work that is finished in a meeting is done in hours that are paid already. */
START_TEST (what_is_no_overtime)
{
  tiny *t = tiny_run (ONE_DAY COSTS POOL ("", "1,office,")
                          ABSENCES AWAY ("1", "10:00", "11:00", "meeting") BACKLOG ("1")
                              WORK ("150min", "finish"),
                      TINY_WORK);
  ck_assert_int_eq (t->record->pool[0].overtime, 30 * PR_MINUTE);
  ck_assert_double_eq (cost_of (t, "cost_overtime"), 0);
  ck_assert_double_eq_tol (cost_of (t, "cost"), 8000, 1e-6);
  tiny_free (t);
}
END_TEST

/* An officer of the reserve comes at 09:30 and goes at 14:00: three and a half hours, and what the
 * measure costs by itself. The other place has none. */
START_TEST (reserve)
{
  tiny *t = tiny_run (ONE_DAY COSTS POOL ("share,", "1,office,50%,") BACKLOG ("9")
                          WORK ("1h", "hand back") "== reserves.csv\nreserve,officers,source\n"
                                                   "spare,5,assumption\n== measures.csv\n"
                                                   "measure,where,watch,on,look,action,reserve,"
                                                   "at_most,cost,source\nmore,*,waiting,2,daily "
                                                   "09:30,reinforce desk +1,spare,4h 30min,12,"
                                                   "assumption\n",
                      TINY_WORK);
  ck_assert_double_eq_tol (cost_of (t, "cost_staff"), 4000 + 1750, 1e-6);
  ck_assert_double_eq_tol (cost_of (t, "cost_measures"), 12, 1e-6);
  ck_assert_double_eq_tol (cost_of (t, "cost"), 5762, 1e-6);
  tiny_free (t);
}
END_TEST

/* Two places act together: each bears half of what it costs. */
START_TEST (together)
{
  tiny *t = tiny_run (
      ONE_DAY COSTS "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"
                    "u2,Two,ward,1000,assumption\n== pools.csv\n"
                    "pool,where,roles,count,calendar,source\ndesk,*,clerk,1,office,assumption\n"
                    "== measures.csv\nmeasure,where,together,watch,look,action,cost,source\n"
                    "more,*,yes,date,daily 09:30,reinforce desk +1,12,assumption\n",
      TINY_WORK);
  ck_assert_double_eq (cost_of (t, "cost_measures"), 12);
  ck_assert_double_eq (cost_in (t->world, &t->record, 1, 0, "cost_measures", 1), 6);
  tiny_free (t);
}
END_TEST

#define PEOPLE(time, effort, patience)                                                             \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 " time "\nend=2025-07-01\n"     \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "p,P,w,dossier,assumption\n"                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,patience,at_close,next,source\n"                    \
  "ask,talk,clerk," effort "," patience ",suspend,left,assumption\n"                               \
  "w,work,clerk,1h,,suspend,returned,assumption\n"
#define GROUP(n)                                                                                   \
  "== arrivals.csv\nstream,where,mix,rate,batch,until,source\n"                                    \
  "s,u1,v,every 24h," n ",2025-07-01,assumption\n"
#define RULES(rules) "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules

static void
expect_waits (const char *text, double hours, double visits)
{
  tiny *t = tiny_run (text, TINY_VISITS);
  ck_assert_double_eq_tol (cost_of (t, "cost_waiting"), 600 * hours, 1e-6);
  ck_assert_double_eq_tol (cost_of (t, "cost_visits"), 70 * visits, 1e-6);
  tiny_free (t);
}

/* One is served at once; two leave after twenty minutes each. They come at 07:00, and wait from
 * 08:00 on: one not at all, one for twenty minutes, and one leaves after half an hour. */
START_TEST (who_leaves)
{
  expect_waits (COSTS PEOPLE ("15:00", "1h", "20min") GROUP ("3") RULES (""), 40.0 / 60, 3);
  expect_waits (COSTS PEOPLE ("07:00", "20min", "30min") GROUP ("3") RULES (""), 50.0 / 60, 3);
  /* No patience: the second leaves at once. */
  expect_waits (COSTS PEOPLE ("15:00", "1h", "0min") GROUP ("2") RULES (""), 0, 2);
  /* At closing, with no overtime: the second waited for an hour. The third does not get in: they
   * came at 17:30. */
  expect_waits (COSTS PEOPLE ("16:00", "2h", "") GROUP ("2")
                    RULES ("visitor_overtime,0min,assumption\n"),
                1, 2);
  expect_waits (COSTS PEOPLE ("17:30", "2h", "") GROUP ("2") RULES (""), 0, 2);
}
END_TEST

/* Who left comes back on the next day, and that is a visit more. */
START_TEST (who_comes_back)
{
  tiny *t = tiny_run (
      "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 15:00\nend=2025-07-02\n"
      "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"
      "p,P,w,dossier,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,patience,at_close,next,source\n"
      "ask,talk,clerk,1h,20min,suspend,left,assumption\n"
      "w,work,clerk,1h,,suspend,returned,assumption\n" COSTS GROUP ("2")
          RULES ("visitor_return,100%,assumption\n"),
      TINY_VISITS);
  ck_assert_double_eq_tol (cost_of (t, "cost_visits"), 3 * 70, 1e-6);
  ck_assert_double_eq_tol (cost_of (t, "cost_waiting"), 200, 1e-6);
  tiny_free (t);
}
END_TEST

/* The most particular row: one that names the pool, then one that names a role, then neither; and
 * of these the most particular place. */
START_TEST (most_particular)
{
#define ROWS(rows)                                                                                 \
  "== units.csv\ncode,name,type,population,source\nu1,One,ward,1000,assumption\n"                  \
  "u2,Two,ward,1000,assumption\n"                                                                  \
  "== pools.csv\npool,where,roles,count,calendar,source\ndesk,*,clerk,1,office,assumption\n"       \
  "both,*,clerk guide,1,office,assumption\n== costs.csv\n"                                         \
  "what,pool,role,where,cost,source\nofficer_hour,,,*,1,assumption\n" rows
  static const struct {
    const char *rows;
    double desk, both, other_desk;
  } all[] = {
    { ROWS (""), 1, 1, 1 },
    { ROWS ("officer_hour,,,u1,2,assumption\n"), 2, 2, 1 },
    { ROWS ("officer_hour,,guide,*,3,assumption\nofficer_hour,,,u1,2,assumption\n"), 2, 3, 1 },
    { ROWS ("officer_hour,,guide,*,3,assumption\nofficer_hour,,clerk,u1,4,assumption\n"), 4, 4, 1 },
    { ROWS ("officer_hour,,guide,*,3,assumption\nofficer_hour,,clerk,*,3,assumption\n"), 3, 3, 3 },
    { ROWS ("officer_hour,,guide,*,3,assumption\nofficer_hour,,clerk,*,4,assumption\n"
            "officer_hour,both,,ward,5,assumption\n"),
      4, 5, 4 },
  };
  for (size_t k = 0; k < G_N_ELEMENTS (all); k++)
    {
      pr_world *w = tiny_world (all[k].rows);
      ck_assert_str_eq (w->pools[0].name, "desk");
      ck_assert_str_eq (w->pools[1].name, "both");
      ck_assert_double_eq (w->costs->officer_hour[0], all[k].desk);
      ck_assert_double_eq (w->costs->officer_hour[1], all[k].both);
      ck_assert_double_eq (w->costs->officer_hour[2], all[k].other_desk);
      ck_assert (isnan (w->costs->overtime_hour[0]) && isnan (w->costs->visit[0]));
      pr_world_free (w);
    }
}
END_TEST

/* Nothing is known of costs: no figure has a value. */
START_TEST (no_costs)
{
  size_t n;
  tiny *t = tiny_run (ONE_DAY, TINY_WORK);
  const pr_figure *f = pr_figures (PR_OF_COST, &n);
  ck_assert_uint_eq (n, PR_N_COSTS + 1);
  for (size_t k = 0; k < n; k++)
    ck_assert (isnan (cost_of (t, f[k].name)));
  tiny_free (t);
}
END_TEST

#define ONLY(row)                                                                                  \
  "== costs.csv\nwhat,pool,role,where,cost,source\nofficer_hour,,,*,1000,assumption\n" row

/* What occurs in one replication and costs nobody knows what is blank in all of them, and with it
 * the sum; what does not occur is 0. 0 dong are an amount. */
START_TEST (blanks)
{
  pr_world *w = tiny_world (ONE_DAY ONLY ("visit,,,*,0,assumption\n"));
  pr_record *all[] = { pr_record_new (w), pr_record_new (w) };
  all[0]->pool[0].employed = all[1]->pool[0].employed = PR_HOUR;
  all[0]->place[0].visits = 3;
  ck_assert_double_eq (cost_in (w, all, 2, 0, "cost_visits", 0), 0);
  ck_assert_double_eq (cost_in (w, all, 2, 0, "cost_waiting", 0), 0);
  ck_assert_double_eq (cost_in (w, all, 2, 0, "cost", PR_PROVINCE), 1000);
  all[0]->place[0].left_wait = PR_HOUR;
  for (uint32_t k = 0; k < 2; k++)
    {
      ck_assert (isnan (cost_in (w, all, 2, k, "cost_waiting", 0)));
      ck_assert (isnan (cost_in (w, all, 2, k, "cost", 0)));
      ck_assert (isnan (cost_in (w, all, 2, k, "cost", PR_PROVINCE)));
      ck_assert_double_eq (cost_in (w, all, 2, k, "cost_staff", 0), 1000);
      ck_assert_double_eq (cost_in (w, all, 2, k, "cost_overtime", 0), 0);
    }
  all[1]->pool[0].after_hours = PR_HOUR;
  ck_assert (isnan (cost_in (w, all, 2, 0, "cost_overtime", 0)));
  /* Of the first replication alone it is not known that any works overtime. */
  ck_assert_double_eq (cost_in (w, all, 1, 0, "cost_overtime", 0), 0);
  pr_record_free (all[0]);
  pr_record_free (all[1]);
  pr_world_free (w);
}
END_TEST

/* What is kept with the outcome is made anew when replications are added. */
START_TEST (kept)
{
  pr_world *w = tiny_world (ONE_DAY ONLY (""));
  g_autoptr (pr_outcome) o = pr_outcome_new (w, 2);
  const pr_results r = { .world = w, .outcome = o };
  pr_value cost = pr_figure_named (PR_OF_COST, "cost")->value;
  o->record[0] = pr_record_new (w);
  o->record[1] = pr_record_new (w);
  o->record[1]->place[0].visits = 1;
  o->n = 1;
  ck_assert_double_eq (cost (&r, o->record[0], PR_PROVINCE, 0), 0);
  o->n = 2;
  ck_assert (isnan (cost (&r, o->record[0], PR_PROVINCE, 0)));
  g_clear_pointer (&o, pr_outcome_free);
  pr_world_free (w);
}
END_TEST

typedef struct {
  pr_outcome *o;
  pr_results r;
} side;

static side
side_of (const pr_world *w, const int visits[3], const int late[3])
{
  side s = { .o = pr_outcome_new (w, 3) };
  s.r = (pr_results){ .world = w, .outcome = s.o };
  for (int k = 0; k < 3; k++)
    {
      s.o->record[k] = pr_record_new (w);
      s.o->record[k]->place[0].visits = visits[k];
      s.o->record[k]->place[0].late_count = late[k];
    }
  return s;
}

static pr_avoided
avoided (const pr_world *with, const int visits[3], const int late[3], const pr_world *without)
{
  side a = side_of (with, visits, late);
  side b = side_of (without, (const int[]){ 10, 10, 10 }, (const int[]){ 20, 20, 20 });
  pr_avoided x = pr_late_avoided (&a.r, &b.r, 0.95);
  pr_outcome_free (a.o);
  pr_outcome_free (b.o);
  return x;
}

/* 200, 400 and 300 dong more avoid 10, 12 and 11 late dossiers; or none that is shown; or nothing
 * is known of costs on one side. Savings that avoid late dossiers cost less than nothing. */
START_TEST (late_dossiers)
{
  static const int more[] = { 12, 14, 13 }, less[] = { 8, 6, 7 }, few[] = { 10, 8, 9 },
                   wide[] = { 19, 5, 30 };
  pr_world *w = tiny_world (ONE_DAY ONLY ("visit,,,*,100,assumption\n"));
  pr_world *blank = tiny_world (ONE_DAY ONLY ("")), *none = tiny_world (ONE_DAY);
  pr_avoided a = avoided (w, more, few, w);
  ck_assert_double_eq_tol (a.cost.difference.mean, 300, 1e-9);
  ck_assert_double_eq_tol (a.avoided.difference.mean, 11, 1e-9);
  ck_assert_double_eq_tol (a.each, 300.0 / 11, 1e-9);
  /* Fieller: all pairs lie on 100 x late = cost + 800, so the bounds follow from those of the mean
   * of late, 11 -+ t / sqrt (3), t = 4.302653: 100 - 800 / late. */
  double half = 4.302652729911275 / sqrt (3);
  ck_assert_double_eq_tol (a.low, 100 - 800 / (11 - half), 1e-6);
  ck_assert_double_eq_tol (a.high, 100 - 800 / (11 + half), 1e-6);
  a = avoided (w, less, few, w);
  ck_assert_double_eq_tol (a.each, -300.0 / 11, 1e-9);
  a = avoided (w, more, wide, w);
  ck_assert_double_eq_tol (a.cost.difference.mean, 300, 1e-9);
  ck_assert (isnan (a.each) && isnan (a.low) && isnan (a.high));
  a = avoided (w, more, few, none);
  ck_assert_uint_eq (a.cost.difference.n, 0);
  ck_assert (isnan (a.each));
  a = avoided (blank, more, few, w);
  ck_assert_uint_eq (a.cost.difference.n, 0);
  ck_assert (isnan (a.each));
  ck_assert_double_eq_tol (a.avoided.difference.mean, 11, 1e-9);
  pr_world_free (w);
  pr_world_free (blank);
  pr_world_free (none);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("costs");
  tcase_add_test (tc, hours_by_calendar);
  tcase_add_test (tc, absences);
  tcase_add_test (tc, share_from_a_date);
  tcase_add_test (tc, overtime);
  tcase_add_test (tc, what_is_no_overtime);
  tcase_add_test (tc, reserve);
  tcase_add_test (tc, together);
  tcase_add_test (tc, who_leaves);
  tcase_add_test (tc, who_comes_back);
  tcase_add_test (tc, most_particular);
  tcase_add_test (tc, no_costs);
  tcase_add_test (tc, blanks);
  tcase_add_test (tc, kept);
  tcase_add_test (tc, late_dossiers);
  return tiny_main ("costs", tc);
}
