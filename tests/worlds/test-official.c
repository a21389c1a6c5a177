/* The official form and the shares on time that others publish, worked out by hand. Base world:
 * tiny.h; the officer does eight hours a day. 1 July 2025 is a Tuesday.
 */
#include "tiny.h"

#include "figure/observed.h"
#include "figure/official.h"
#include "model/state.h"

#include <math.h>
#include <string.h>

#define INI(start, end, more)                                                                      \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-" start "\nend=2025-" end             \
  "\nreplications=1\n" more
#define LIMIT(limit, more)                                                                         \
  "== procedures.csv\ncode,name,group,workflow,limit,incomplete,online,post,source\n"              \
  "p,P,g,w," limit "," more ",assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define ARRIVALS(rate, until)                                                                      \
  "== arrivals.csv\nstream,where,mix,rate,until,source\ns,u1,p," rate "," until ",assumption\n"
#define WORKFLOW "== workflows.csv\nworkflow,step,kind,role,effort,counts,receives,next,source\n"

/* The form of a group at a place: accepted online and otherwise, carried over, taken in and handed
 * over; returned, refused, withdrawn; early, on time, overdue; within, past due. */
static void
expect_form (const tiny *t, uint32_t place, uint32_t group, const char *expected)
{
  const pr_official_count *c = &t->record->official[place * t->record->n_groups + group];
  g_autofree char *form = g_strdup_printf (
      "%d+%d+%d+%d-%d; %d+%d+%d; %d+%d+%d; %d+%d", (int) c->online, (int) c->counter,
      (int) c->carried_over, (int) c->taken_in, (int) c->handed_over, (int) c->returned,
      (int) c->refused, (int) c->withdrawn, (int) c->early, (int) c->on_time, (int) c->overdue,
      (int) (c->in_process - c->past_due), (int) c->past_due);
  ck_assert_str_eq (form, expected);
  ck_assert (pr_official_adds_up (c));
}

static void
check_form (const char *text, const char *expected)
{
  tiny *t = tiny_run (text, 0);
  expect_form (t, 0, 0, expected);
  tiny_conserved (t);
  tiny_free (t);
}

/* Ten hours of work, received on Monday, eight of them done on Tuesday. One working day: due on
 * Tuesday; two: on Wednesday. */
START_TEST (early_on_time_overdue)
{
  check_form (LIMIT ("1 working days", "0,0,0") BACKLOG ("10"), "0+0+10+0-0; 10+0+0; 0+8+2; 0+0");
  check_form (LIMIT ("2 working days", "0,0,0") BACKLOG ("10"), "0+0+10+0-0; 10+0+0; 8+2+0; 0+0");
}
END_TEST

/* What is done at 17:00 on its day is on time, an hour later it is overdue: the sixth and the
 * seventh of 80 minutes. */
START_TEST (at_the_close_of_business)
{
  check_form (LIMIT ("1 working days", "0,0,0")
                  BACKLOG ("7") "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
                                "w,work,clerk,80min,finish,returned,assumption\n",
              "0+0+7+0-0; 7+0+0; 0+6+1; 0+0");
  check_form (LIMIT ("1 working days", "0,0,0") BACKLOG ("7")
                  INI ("07-01 08:00", "07-01",
                       "") "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
                           "w,work,clerk,90min,finish,returned,assumption\n",
              "0+0+7+0-0; 6+0+0; 0+5+1; 0+1");
}
END_TEST

/* A window of one day: four of twelve are left, past due or not. */
START_TEST (left_at_the_end)
{
  check_form (LIMIT ("1 working days", "0,0,0") BACKLOG ("12") INI ("07-01", "07-01", ""),
              "0+0+12+0-0; 8+0+0; 0+8+0; 0+4");
  check_form (LIMIT ("2 working days", "0,0,0") BACKLOG ("12") INI ("07-01", "07-01", ""),
              "0+0+12+0-0; 8+0+0; 8+0+0; 4+0");
}
END_TEST

/* Without a limit: on time, or within. */
START_TEST (no_limit)
{
  check_form (LIMIT ("none", "0,0,0") BACKLOG ("12") INI ("07-01", "07-01", ""),
              "0+0+12+0-0; 8+0+0; 0+8+0; 4+0");
}
END_TEST

/* Every nine hours from Monday on: the one of 09:00 is done in the warm-up and forgotten. That of
 * 18:00 counts as received on Tuesday, like those of 03:00 and noon: all are due and done on that
 * day. That of 21:00 counts for Wednesday. */
START_TEST (same_day_online)
{
  check_form (INI ("07-01", "07-01", "warm_up=1d\n") LIMIT ("same day", "0,100%,0")
                  ARRIVALS ("every 9h", ""),
              "3+0+1+0-0; 3+0+0; 0+3+0; 1+0");
}
END_TEST

/* The same by post. */
START_TEST (by_post)
{
  check_form (INI ("07-01", "07-01", "warm_up=1d\n") LIMIT ("same day", "0,0,100%")
                  ARRIVALS ("every 9h", ""),
              "0+3+1+0-0; 3+0+0; 0+3+0; 1+0");
}
END_TEST

/* Filed online every nine hours and accepted in an hour of the officer's time. That of Monday's
 * 09:00 is accepted in the warm-up; those of 18:00, 03:00 and noon are on Tuesday; that of 21:00 is
 * not yet. */
START_TEST (accepted_at_the_edges)
{
  check_form (INI ("07-01", "07-01", "warm_up=1d\n") LIMIT ("5 working days", "0,100%,0")
                  ARRIVALS ("every 9h", "") WORKFLOW
              "w,accept,work,clerk,1h,yes,yes,wait,assumption\n"
              "w,wait,delay,,2 days,yes,no,returned,assumption\n",
              "3+0+1+0-0; 0+0+0; 0+0+0; 4+0");
}
END_TEST

/* Withdrawn, or refused, before anybody accepts it: left out. Refused as it is accepted: counted.
 */
START_TEST (before_acceptance)
{
#define DAY                                                                                        \
  INI ("07-01", "07-01", "") LIMIT ("5 working days", "0,100%,0") ARRIVALS ("every 9h", "")
  tiny *t = tiny_run (DAY WORKFLOW
                      "w,look,work,clerk,1h,yes,no,accept incomplete; withdrawn rest,assumption\n"
                      "w,accept,work,clerk,1h,yes,yes,returned,assumption\n",
                      0);
  ck_assert_int_eq (t->record->place[0].withdrawn, 1);
  expect_form (t, 0, 0, "0+0+0+0-0; 0+0+0; 0+0+0; 0+0");
  tiny_free (t);
  t = tiny_run (DAY WORKFLOW
                "w,accept,work,clerk,1h,yes,yes,work incomplete; refused rest,assumption\n"
                "w,work,work,clerk,1h,yes,no,returned,assumption\n",
                0);
  ck_assert_int_eq (t->record->place[0].refused, 1);
  expect_form (t, 0, 0, "1+0+0+0-0; 0+1+0; 1+0+0; 0+0");
  tiny_free (t);
}
END_TEST

/* At the counter one is refused before acceptance, and is a dossier all the same; one is accepted
 * and withdrawn later. */
START_TEST (at_the_counter)
{
  tiny *t = tiny_run (INI ("07-01", "07-01", "") LIMIT ("5 working days", "0,0,0")
                          ARRIVALS ("every 9h", "") WORKFLOW
                      "w,look,work,clerk,1h,yes,no,accept incomplete; refused rest,assumption\n"
                      "w,accept,work,clerk,1h,yes,yes,returned,assumption\n",
                      0);
  ck_assert_int_eq (t->record->place[0].refused, 1);
  expect_form (t, 0, 0, "0+0+0+0-0; 0+0+0; 0+0+0; 0+0");
  tiny_free (t);
  check_form (INI ("07-01", "07-01", "") LIMIT ("5 working days", "0,0,0") ARRIVALS ("every 9h", "")
                  WORKFLOW "w,accept,work,clerk,1h,yes,yes,think,assumption\n"
                           "w,think,delay,,1h,yes,no,withdrawn,assumption\n",
              "0+1+0+0-0; 0+0+1; 1+0+0; 0+0");
}
END_TEST

START_TEST (tests_are_left_out)
{
  check_form (LIMIT ("1 working days", "0,0,0")
                  BACKLOG ("1") "== arrivals.csv\nstream,where,mix,rate,test,source\n"
                                "s,u1,p,every 9h,yes,assumption\n",
              "0+0+1+0-0; 1+0+0; 0+1+0; 0+0");
}
END_TEST

/* Asked on Tuesday at 09:00 and there on Thursday at 09:00: the limit of one working day begins
 * again, and Friday is the day. */
#define SUPPLEMENT(more)                                                                           \
  LIMIT ("1 working days", "100%,0,0")                                                             \
  BACKLOG ("1")                                                                                    \
  WORKFLOW "w,check,work,clerk,1h,yes,no,ask incomplete; sign rest,assumption\n"                   \
           "w,ask,supplement,,2 days,no,no,sign,assumption\n" more

START_TEST (supplement)
{
  check_form (SUPPLEMENT ("w,sign,work,clerk,1h,yes,no,returned,assumption\n"),
              "0+0+1+0-0; 1+0+0; 1+0+0; 0+0");
  check_form (SUPPLEMENT ("w,sign,work,clerk,10h,yes,no,returned,assumption\n"),
              "0+0+1+0-0; 1+0+0; 0+1+0; 0+0");
  check_form (SUPPLEMENT ("w,sign,work,clerk,16h,yes,no,returned,assumption\n"),
              "0+0+1+0-0; 1+0+0; 0+0+1; 0+0");
  /* The clock stands: within, though Tuesday is over. */
  check_form (INI ("07-01", "07-02", "")
                  SUPPLEMENT ("w,sign,work,clerk,1h,yes,no,returned,assumption\n"),
              "0+0+1+0-0; 0+0+0; 0+0+0; 1+0");
}
END_TEST

/* The clock only pauses: from Tuesday to Thursday, so that Thursday is the day. */
START_TEST (clock_pauses)
{
  check_form (
      SUPPLEMENT ("w,sign,work,clerk,1h,yes,no,returned,assumption\n") "== "
                                                                       "rules.csv\nrule,value,"
                                                                       "source\nlegal_calendar,"
                                                                       "office,assumption\n"
                                                                       "supplement_clock,pause,"
                                                                       "assumption\n",
      "0+0+1+0-0; 1+0+0; 0+1+0; 0+0");
}
END_TEST

#define OLD                                                                                        \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"               \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,u1,clerk,1,office,assumption\nold-desk,d1,clerk,1,office,assumption\n"                     \
  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"                 \
  "*,*,2025-07-02,unit,assumption\n"                                                               \
  "== handovers.csv\nwhere,on,delay,reentry,role,source\n"                                         \
  "district,2025-07-02,2h,30min,clerk,assumption\n"
#define OLD_BACKLOG(n)                                                                             \
  "== backlog.csv\nwhere,procedure,received,count,home,source\n"                                   \
  "d1,p,2025-06-30," n ",u1,assumption\n"

/* Ten of an hour, eight done at the old office on the day; two are handed over and done on
 * Wednesday, due on it. The old office has received eight, the unit two. */
START_TEST (handed_over)
{
  tiny *t = tiny_run (OLD OLD_BACKLOG ("10") LIMIT ("2 working days", "0,0,0"), 0);
  expect_form (t, 1, 0, "0+0+10+0-2; 8+0+0; 8+0+0; 0+0");
  expect_form (t, 0, 0, "0+0+0+2-0; 2+0+0; 0+2+0; 0+0");
  tiny_conserved (t);
  tiny_free (t);
}
END_TEST

/* Filed online at the old office at 18:00 on Tuesday and accepted at the unit on Wednesday: handed
 * over as a dossier, but on neither form. That of 09:00 was accepted at the old office. */
START_TEST (handed_over_before_acceptance)
{
  tiny *t = tiny_run (OLD LIMIT ("5 working days", "0,100%,0") ARRIVALS ("every 9h", "2025-07-01")
                          WORKFLOW "w,accept,work,clerk,1h,yes,yes,wait,assumption\n"
                                   "w,wait,delay,,2 days,yes,no,returned,assumption\n",
                      0);
  ck_assert_int_eq (t->record->place[1].handed_over, 2);
  expect_form (t, 1, 0, "1+0+0+0-1; 0+0+0; 0+0+0; 0+0");
  expect_form (t, 0, 0, "1+0+0+1-0; 2+0+0; 2+0+0; 0+0");
  tiny_free (t);
}
END_TEST

/* Handed over in the warm-up: carried over where it is now. */
START_TEST (handed_over_in_the_warm_up)
{
  tiny *t = tiny_run (OLD INI ("07-03", "07-11", "warm_up=3d\n")
                          LIMIT ("5 working days", "0,100%,0") ARRIVALS ("every 9h", "2025-06-30")
                              WORKFLOW "w,wait,delay,,3 days,yes,no,returned,assumption\n",
                      0);
  expect_form (t, 1, 0, "0+0+0+0-0; 0+0+0; 0+0+0; 0+0");
  expect_form (t, 0, 0, "0+0+2+0-0; 2+0+0; 2+0+0; 0+0");
  tiny_free (t);
}
END_TEST

/* Two groups and a visit: each group by itself, whatever the order of rows. */
START_TEST (groups)
{
  tiny *t = tiny_run (
      "== procedures.csv\ncode,name,group,kind,workflow,limit,source\nv,V,advice,visit,ask,,"
      "assumption\np,P,late,dossier,w,1 working days,assumption\n"
      "q,Q,early,dossier,w,9 working days,assumption\nr,R,late,dossier,w,,assumption\n"
      "== workflows.csv\nworkflow,step,role,effort,next,source\n"
      "w,work,clerk,1h,returned,assumption\nask,talk,clerk,1h,left,assumption\n"
      "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,v,0 per day,assumption\n"
      "== backlog.csv\nwhere,procedure,received,count,source\nu1,q,2025-06-30,2,assumption\n"
      "u1,r,2025-06-30,3,assumption\nu1,p,2025-06-30,4,assumption\n",
      0);
  ck_assert_uint_eq (t->world->published.n_groups, 2);
  ck_assert_str_eq (t->world->published.groups[0], "early");
  expect_form (t, 0, 0, "0+0+2+0-0; 2+0+0; 2+0+0; 0+0");
  expect_form (t, 0, 1, "0+0+7+0-0; 7+0+0; 0+6+1; 0+0"); /* the last p is done on Wednesday */
  tiny_free (t);
}
END_TEST

/* A dossier more than there is, or one that ends without a date, fails the run. */
typedef struct {
  pr_model *model;
  int64_t more, withdrawn;
} forger;

static void
forge (void *self, const pr_happened *h G_GNUC_UNUSED)
{
  forger *who = self;
  who->model->official[0].carried_over += who->more;
  who->model->official[0].in_process += who->more;
  who->model->official[0].withdrawn += who->withdrawn;
  who->more = who->withdrawn = 0;
}

START_TEST (what_does_not_add_up_is_found)
{
  pr_world *w = tiny_world (LIMIT ("1 working days", "0,0,0") BACKLOG ("2"));
  const forger forgers[] = { { NULL, 0, 0 }, { NULL, 1, 0 }, { NULL, 0, 1 } };
  for (size_t k = 0; k < G_N_ELEMENTS (forgers); k++)
    {
      g_autoptr (GError) error = NULL;
      forger who = forgers[k];
      pr_probe probe = { .happened = forge, .wanted = 1u << PR_HAPPENS_RETURNED, .self = &who };
      who.model = pr_model_new (w, &probe, &error);
      ck_assert_ptr_nonnull (who.model);
      gboolean whole = pr_model_run (who.model, 0, NULL, &error);
      ck_assert_int_eq (whole, k == 0);
      ck_assert (whole || g_error_matches (error, PR_MODEL_ERROR, PR_MODEL_ERROR_CONSERVATION));
      pr_model_free (who.model);
    }
  pr_world_free (w);
}
END_TEST

/* The simulated values of observed.csv, in its order; NaN: n/a. */
static void
expect_shares (const char *text, const char *expected)
{
  pr_tables *tables;
  pr_diag *diag;
  pr_world *w = tiny_load (text, &tables, &diag);
  g_autoptr (pr_recorder) recorder = pr_recorder_new (w);
  g_autoptr (pr_model) m = pr_model_new (w, pr_recorder_probe (recorder), NULL);
  g_autoptr (pr_outcome) outcome = pr_outcome_new (w, 1);
  ck_assert (m != NULL && pr_model_run (m, 0, NULL, NULL));
  outcome->record[0] = pr_recorder_take (recorder, m);
  const pr_results r = { .tables = tables, .world = w, .outcome = outcome };
  size_t n;
  g_autofree pr_observed *list = pr_observed_all (&r, &n);
  g_autoptr (GString) found = g_string_new (NULL);
  for (size_t k = 0; k < n; k++)
    {
      double x = pr_moments_mean (&list[k].simulated);
      g_string_append (found, k > 0 ? " " : "");
      if (isnan (x))
        g_string_append (found, "n/a");
      else
        g_string_append_printf (found, "%.4f", x);
    }
  ck_assert_str_eq (found->str, expected);
  g_clear_pointer (&outcome, pr_outcome_free);
  g_clear_pointer (&m, pr_model_free);
  pr_world_free (w);
  pr_tables_free (tables);
  pr_diag_free (diag);
}

#define OBSERVED                                                                                   \
  "== observed.csv\nmetric,where,from,until,definition,procedures,value,status,source\n"
#define SHARE(where, from, until, definition, procedures)                                          \
  "on_time," where "," from "," until "," definition "," procedures ",1,held out,assumption\n"

/* Eight are done on Tuesday, two on Wednesday, due on Tuesday. By day: all ten are due on Tuesday,
 * eight of them on time; of two resolved on Wednesday none is. */
START_TEST (by_definition_and_period)
{
  expect_shares (LIMIT ("1 working days", "0,0,0") BACKLOG ("10")
                     OBSERVED SHARE ("*", "", "", "", "") SHARE ("u1", "", "", "due", "g")
                         SHARE ("u1", "2025-07-01", "2025-07-01", "due", "")
                             SHARE ("u1", "2025-07-02", "2025-07-02", "due", "")
                                 SHARE ("u1", "", "", "resolved", "p")
                                     SHARE ("u1", "2025-07-01", "2025-07-01", "resolved", "p")
                                         SHARE ("u1", "2025-07-02", "2025-07-02", "resolved", "*")
                                             SHARE ("u1", "", "", "resolved_online", "")
                                                 SHARE ("u1", "", "", "resolved_own", ""),
                 "0.8000 0.8000 0.8000 n/a 0.8000 1.0000 0.0000 n/a 0.8000");
}
END_TEST

/* A code goes before a group of the same name: p is in the group q. */
START_TEST (code_before_group)
{
  expect_shares ("== procedures.csv\ncode,name,group,workflow,limit,source\n"
                 "p,P,q,w,1 working days,assumption\nq,Q,q,w,1 working days,assumption\n"
                 "== backlog.csv\nwhere,procedure,received,count,source\n"
                 "u1,p,2025-06-27,1,assumption\nu1,q,2025-06-30,1,assumption\n" OBSERVED SHARE (
                     "u1", "", "", "resolved", "q") SHARE ("u1", "", "", "resolved", "p")
                     SHARE ("u1", "", "", "resolved", ""),
                 "1.0000 0.0000 0.5000");
}
END_TEST

/* Of p, decided by u1, three online and four at the counter; of q, decided by d1, two: u1 does all
 * in this order. Those online were due on Monday: late, and not due in the window; of the others
 * the last is done on Wednesday, a day late. */
START_TEST (online_and_own)
{
  expect_shares (
      "== authorities.csv\ncode,name,kind,serves,source\nd1,Dept,department,*,assumption\n"
      "== procedures.csv\ncode,name,group,workflow,limit,decided_by,source\n"
      "p,P,one,w,1 working days,home,assumption\nq,Q,two,w,1 working days,d1,assumption\n"
      "== backlog.csv\nwhere,procedure,received,count,channel,source\n"
      "u1,p,2025-06-27,3,online,assumption\nu1,p,2025-06-30,4,counter,assumption\n"
      "u1,q,2025-06-30,2,counter,assumption\n" OBSERVED SHARE ("*", "", "", "resolved", "")
          SHARE ("u1", "", "", "resolved_online", "") SHARE ("u1", "", "", "resolved_own", "")
              SHARE ("u1", "", "", "resolved_own", "two") SHARE ("*", "", "", "resolved", "two")
                  SHARE ("d1", "", "", "resolved", "") SHARE ("u1", "", "", "due", "two"),
      "0.5556 0.0000 0.5714 n/a 0.5000 n/a 0.5000");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("official");
  tcase_add_test (tc, early_on_time_overdue);
  tcase_add_test (tc, at_the_close_of_business);
  tcase_add_test (tc, left_at_the_end);
  tcase_add_test (tc, no_limit);
  tcase_add_test (tc, same_day_online);
  tcase_add_test (tc, by_post);
  tcase_add_test (tc, accepted_at_the_edges);
  tcase_add_test (tc, before_acceptance);
  tcase_add_test (tc, at_the_counter);
  tcase_add_test (tc, tests_are_left_out);
  tcase_add_test (tc, supplement);
  tcase_add_test (tc, clock_pauses);
  tcase_add_test (tc, handed_over);
  tcase_add_test (tc, handed_over_before_acceptance);
  tcase_add_test (tc, handed_over_in_the_warm_up);
  tcase_add_test (tc, groups);
  tcase_add_test (tc, what_does_not_add_up_is_found);
  tcase_add_test (tc, by_definition_and_period);
  tcase_add_test (tc, code_before_group);
  tcase_add_test (tc, online_and_own);
  return tiny_main ("official", tc);
}
