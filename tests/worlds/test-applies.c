/* What-ifs that apply from a date on: until then all that is told is the base's, and from then on
 * each mechanism goes over to the other world. Base world: tiny.h.
 */
#include "dated.h"

#include <stdlib.h>
#include <string.h>

#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define WORK(effort, at_close)                                                                     \
  "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"                             \
  "w,work,clerk," effort "," at_close ",returned,assumption\n"
#define DESK(count, columns, values)                                                               \
  "== pools.csv\npool,where,roles,count,calendar" columns ",source\n"                              \
  "desk,u1,clerk," count ",office" values ",assumption\n"
#define SET_DESK(what) "[set pools where pool=desk]\n" what "\n"
#define DAYS(n, seed)                                                                              \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" n "\nseed=" seed \
  "\n"
#define COMES(gap)                                                                                 \
  "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every constant(" gap "),assumption\n"
#define ABSENCE(columns, row)                                                                      \
  "== absences.csv\npool,where,from,until," columns ",reason,source\ndesk,u1," row ",assumption\n"
#define AWAY (1u << PR_HAPPENS_WENT_AWAY | 1u << PR_HAPPENS_CAME_BACK)
#define MEASURES (1u << PR_HAPPENS_MEASURE_BEGAN | 1u << PR_HAPPENS_MEASURE_ENDED)
#define ENDS (1u << PR_HAPPENS_COMPLETED)
#define LATE "[add calendars late]\ncalendar = late\ndays = Mon-Fri\nopen = 14:00-18:00\n"
#define LATE_HOURS LATE SET_DESK ("calendar = late")

START_TEST (another_officer)
{
  dated_expect (BACKLOG ("5") WORK ("4h", "suspend"), "07-02", SET_DESK ("count = 2"), ENDS,
                "07-02 12:00:00 #3 completed work@u1\n"
                "07-02 12:00:00 #4 completed work@u1\n"
                "07-02 17:00:00 #5 completed work@u1\n");
}
END_TEST

/* The second has two hours of the fourth dossier behind them; the first takes it up after the
 * third, which has as much. */
START_TEST (an_officer_less)
{
  tiny *t = dated_run (BACKLOG ("5") WORK ("6h", "suspend") DESK ("2", "", ""), "07-02",
                       SET_DESK ("count = 1"), ENDS | 1u << PR_HAPPENS_HANDED_BACK | TINY_WHY);
  ck_assert_str_eq (tiny_since (t, "07-02"), "07-02 00:00:00 #4 handed back work@u1\n"
                                             "07-02 12:00:00 #3 completed work@u1\n"
                                             "07-02 17:00:00 #4 completed work@u1\n"
                                             "07-03 15:00:00 #5 completed work@u1\n");
  /* Two of 8 hours on one day, and one on the seven working days after it. */
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled_all, (2 + 8) * 8 * PR_HOUR);
  ck_assert_int_eq (tiny_pool (t, "desk")->scheduled, (2 + 8) * 8 * PR_HOUR);
  tiny_free (t);
}
END_TEST

START_TEST (shorter_day)
{
  dated_expect (BACKLOG ("3") WORK ("4h", "suspend"), "07-02",
                "[set calendars where calendar=office]\nopen = 09:00-12:00\n", ENDS,
                "07-03 10:00:00 #3 completed work@u1\n");
}
END_TEST

START_TEST (other_calendar)
{
  dated_expect (BACKLOG ("3") WORK ("4h", "suspend"), "07-02", LATE_HOURS, ENDS,
                "07-02 18:00:00 #3 completed work@u1\n");
}
END_TEST

/* A night shift over midnight: it closes at the instant, though its own hours went on. */
START_TEST (night_shift)
{
  dated_expect (BACKLOG ("2") WORK ("8h", "suspend") "== calendars.csv\ncalendar,days,open,source\n"
                                                     "office,Mon-Sun,00:00-06:00 20:00-24:00,"
                                                     "assumption\n",
                "07-02", LATE_HOURS, ENDS | 1u << PR_HAPPENS_SUSPENDED,
                "07-02 00:00:00 #2 suspended work@u1\n"
                "07-02 18:00:00 #2 suspended work@u1\n"
                "07-03 16:00:00 #2 completed work@u1\n");
}
END_TEST

/* What waits keeps its five hours; who comes at 06:00 needs one. */
START_TEST (other_effort)
{
  dated_expect (DAYS ("02", "1") BACKLOG ("3") WORK ("5h", "suspend") COMES ("30h"), "07-02",
                "[set workflows where step=work]\neffort = 1h\n", ENDS,
                "07-02 10:00:00 #2 completed work@u1\n"
                "07-02 16:00:00 #3 completed work@u1\n"
                "07-02 17:00:00 #4 completed work@u1\n");
}
END_TEST

/* Work in hand ends at its pace, the next takes twice as long. */
START_TEST (other_share)
{
  dated_expect (BACKLOG ("3") WORK ("5h", "suspend"), "07-02", SET_DESK ("share = 50%"), ENDS,
                "07-02 10:00:00 #2 completed work@u1\n"
                "07-03 12:00:00 #3 completed work@u1\n");
}
END_TEST

START_TEST (other_limit)
{
  dated_expect (DAYS ("04", "1") COMES ("30h"), "07-03",
                "[set procedures where code=p]\nlimit = 2 working days\n",
                1u << PR_HAPPENS_RECEIVED,
                "07-03 12:00:00 #2 received, due 07-07\n"
                "07-04 18:00:00 #3 received, due 07-09\n");
}
END_TEST

/* A supplement asked before comes after: the limit starts again as it was. */
START_TEST (limit_starts_again)
{
  dated_expect (DAYS ("06", "1") BACKLOG ("1") "== workflows.csv\n"
                                               "workflow,step,kind,role,effort,next,source\n"
                                               "w,look,work,clerk,1h,more,assumption\n"
                                               "w,more,supplement,,72h,work,assumption\n"
                                               "w,work,work,clerk,1h,returned,assumption\n",
                "07-03", "[set procedures where code=p]\nlimit = 1 working days\n",
                1u << PR_HAPPENS_RECEIVED, "07-04 09:00:00 #1 received, due 07-11\n");
}
END_TEST

/* The gap of 30 hours that runs ends; then they are of four hours. */
START_TEST (other_gaps)
{
  dated_expect (DAYS ("03", "1") COMES ("30h"), "07-03",
                "[set arrivals where stream=s]\nrate = every constant(4h)\n", 1u << PR_HAPPENS_CAME,
                "07-03 12:00:00 #2 came\n"
                "07-03 16:00:00 #3 came\n"
                "07-03 20:00:00 #4 came\n");
}
END_TEST

static guint
lines (const char *log)
{
  guint n = 0;
  for (; (log = strchr (log, '\n')) != NULL; log++)
    n++;
  return n;
}

/* With the same draws: the dossiers of those days are those of a what-if without a date. */
START_TEST (doubled_rate)
{
  static const char text[] = DAYS (
      "11", "3") "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,20 per day,assumption\n";
  static const char twice[] = "[scale arrivals where stream=s]\nrate = 2\n";
  g_autofree char *plain = dated_text (text, NULL, twice);
  tiny *t = dated_run (text, "07-04", twice, 1u << PR_HAPPENS_CAME),
       *p = tiny_run (plain, 1u << PR_HAPPENS_CAME);
  const char *a = tiny_since (t, "07-04"), *b = tiny_since (p, "07-04");
  ck_assert_uint_eq (lines (a), lines (b));
  ck_assert_uint_gt (lines (a), 250);
  for (; *a && *b; a = strchr (a, '\n') + 1, b = strchr (b, '\n') + 1)
    ck_assert_int_eq (strncmp (a, b, strlen ("07-04 00:00:00")), 0);
  tiny_free (t);
  tiny_free (p);
}
END_TEST

START_TEST (new_procedure_and_stream)
{
  tiny *t = dated_run (DAYS ("03", "1") COMES ("30h"), "07-03",
                       "[add arrivals a]\nstream = a\nwhere = u1\nmix = p\n"
                       "rate = every constant(10h)\n",
                       1u << PR_HAPPENS_CAME);
  ck_assert_str_eq (tiny_since (t, "07-03"), "07-03 10:00:00 #2 came\n"
                                             "07-03 12:00:00 #3 came\n"
                                             "07-03 20:00:00 #4 came\n");
  tiny_free (t);
}
END_TEST

/* Who is away stays away for as long as it was to be; who comes is not called. */
START_TEST (absence_that_runs)
{
  dated_expect (BACKLOG ("8") WORK ("4h", "suspend") DESK ("2", "", "")
                    ABSENCE ("count", "2025-07-02,2025-07-03,1,leave"),
                "07-03", SET_DESK ("count = 3"), ENDS | AWAY,
                "07-03 12:00:00 #7 completed work@u1\n"
                "07-03 12:00:00 #8 completed work@u1\n"
                "07-04 00:00:00 desk/1@u1 came back: leave\n");
}
END_TEST

/* The second officer is away, and is not there any more when the absence ends. */
START_TEST (absence_of_the_one_taken)
{
  dated_expect (BACKLOG ("9") WORK ("4h", "suspend") DESK ("2", "", "")
                    ABSENCE ("officers", "2025-07-02,2025-07-03,2,leave"),
                "07-03", SET_DESK ("count = 1"), ENDS | AWAY,
                "07-03 12:00:00 #7 completed work@u1\n"
                "07-03 17:00:00 #8 completed work@u1\n"
                "07-04 12:00:00 #9 completed work@u1\n");
}
END_TEST

/* It begins at the instant, and chooses among those who are there from then on. */
START_TEST (absence_that_begins)
{
  dated_expect (BACKLOG ("4") WORK ("4h", "suspend"), "07-02",
                "[add absences a]\npool = desk\nwhere = u1\nfrom = 2025-07-02\nuntil = 2025-07-02\n"
                "count = 1\nreason = training\n" SET_DESK ("count = 2"),
                ENDS | AWAY,
                "07-02 00:00:00 desk/1@u1 went away: training\n"
                "07-02 12:00:00 #3 completed work@u1\n"
                "07-02 17:00:00 #4 completed work@u1\n"
                "07-03 00:00:00 desk/1@u1 came back: training\n");
}
END_TEST

/* The officer is ill nearly always; a spell of three days that runs goes on, and none begins. */
START_TEST (leave_ends)
{
  dated_expect (DAYS ("11", "1") "== leave.csv\npool,where,reason,rate,length,source\n"
                                 "*,*,sickness,365,3 days,assumption\n",
                "07-03", "[remove leave where reason=sickness]\n", AWAY,
                "07-05 00:00:00 desk/1@u1 came back: sickness\n");
}
END_TEST

/* From then on for those who come as well. */
START_TEST (leave_begins)
{
  tiny *t = dated_run (DAYS ("03", "1"), "07-03",
                       "[add leave a]\npool = *\nwhere = *\nreason = leave\nrate = 365\n"
                       "length = 1 day\n" SET_DESK ("count = 2"),
                       AWAY);
  ck_assert_str_eq (t->log, "07-03 00:00:00 desk/1@u1 went away: leave\n"
                            "07-03 00:00:00 desk/2@u1 went away: leave\n");
  tiny_free (t);
}
END_TEST

START_TEST (incident)
{
  dated_expect (
      BACKLOG ("3") WORK (
          "4h",
          "suspend") "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
                     "== "
                     "needs.csv\nrole,step,need,if_down,source\nclerk,work,net,wait,assumption\n",
      "07-02",
      "[add incidents a]\nincident = a\nsystem = net\nstart = 2025-07-02 09:00\n"
      "repair = 2h\n",
      ENDS | 1u << PR_HAPPENS_HELD,
      "07-02 09:00:00 #3 held work@u1\n"
      "07-02 15:00:00 #3 completed work@u1\n");
}
END_TEST

/* Stays until 18:00 instead of 19:00. */
START_TEST (overtime)
{
  dated_expect (BACKLOG ("5") WORK ("5h", "suspend")
                    DESK ("1", ",overtime_beyond,overtime_most", ",0,2h"),
                "07-02", SET_DESK ("overtime_most = 1h"), ENDS | 1u << PR_HAPPENS_SUSPENDED,
                "07-02 12:00:00 #3 suspended work@u1\n"
                "07-02 14:00:00 #3 completed work@u1\n"
                "07-02 18:00:00 #4 suspended work@u1\n"
                "07-03 09:00:00 #4 completed work@u1\n"
                "07-03 12:00:00 #5 suspended work@u1\n"
                "07-03 15:00:00 #5 completed work@u1\n");
}
END_TEST

/* The hours of a measure hold until it ends, and then those of the new world. */
START_TEST (measure_in_force)
{
  dated_expect (BACKLOG ("6") WORK ("4h", "finish") "== calendars.csv\ncalendar,days,open,source\n"
                                                    "office,Mon-Fri,08:00-12:00 13:00-17:00,"
                                                    "assumption\n"
                                                    "long,Mon-Fri,07:00-12:00 13:00-18:00,"
                                                    "assumption\n"
                                                    "== measures.csv\n"
                                                    "measure,where,watch,look,action,from,until,"
                                                    "source\n"
                                                    "m,u1,date,daily 00:00,hours desk long,"
                                                    "2025-07-01,2025-07-02,assumption\n",
                "07-02", LATE_HOURS, ENDS | MEASURES,
                "07-02 11:00:00 #4 completed work@u1\n"
                "07-02 15:00:00 #5 completed work@u1\n"
                "07-02 19:00:00 #6 completed work@u1\n"
                "07-03 00:00:00 m@u1 ended\n");
}
END_TEST

/* One comes by the change, one by the measure; both have numbers of their own. */
START_TEST (measure_that_begins)
{
  dated_expect (DAYS ("03", "1") BACKLOG ("6") WORK ("4h", "suspend"), "07-02",
                "[add measures m]\nmeasure = m\nwhere = u1\nwatch = date\nlook = daily 08:00\n"
                "action = reinforce desk +1\nat_most = 1 days\nmost = 1\n" SET_DESK ("count = 2"),
                ENDS | MEASURES,
                "07-02 08:00:00 m@u1 began\n"
                "07-02 12:00:00 #3 completed work@u1\n"
                "07-02 12:00:00 #4 completed work@u1\n"
                "07-02 12:00:00 #5 completed work@u1\n"
                "07-02 17:00:00 #6 completed work@u1\n"
                "07-03 08:00:00 m@u1 ended\n");
}
END_TEST

/* Dossiers that come from then on are decided elsewhere, those of before where they were. */
START_TEST (hand_over_date)
{
  tiny *t = dated_run (DAYS ("04", "1")
                           COMES ("30h") "== authorities.csv\ncode,name,kind,source\n"
                                         "a,A,a,assumption\n"
                                         "== pools.csv\npool,where,roles,count,calendar,source\n"
                                         "desk,u1,clerk,1,office,assumption\n"
                                         "desk,a,clerk,1,office,assumption\n"
                                         "== workflows.csv\n"
                                         "workflow,step,role,place,effort,next,source\n"
                                         "w,work,clerk,deciding,30h,returned,assumption\n"
                                         "== phases.csv\nprocedures,where,from,decided_by,source\n"
                                         "*,*,2025-07-03,a,assumption\n",
                       "07-03", SET_DESK ("count = 2"), 1u << PR_HAPPENS_BEGAN);
  ck_assert_ptr_nonnull (strstr (t->log, "07-02 08:00:00 #1 began work@u1\n"));
  ck_assert_ptr_nonnull (strstr (t->log, "07-03 13:00:00 #2 began work@a\n"));
  tiny_free (t);
}
END_TEST

/* From an instant on at which nothing is on its way, the world is that of a what-if without a date,
 * whatever it changes. */
static void
expect_as_without (const char *text, const char *edits)
{
  g_autofree char *plain = dated_text (text, NULL, edits);
  tiny *t = dated_run (text, "07-03", edits, TINY_WORK | TINY_WHY),
       *p = tiny_run (plain, TINY_WORK | TINY_WHY);
  ck_assert_uint_gt (lines (p->log), 20);
  ck_assert_str_eq (t->log, p->log);
  tiny_free (t);
  tiny_free (p);
}

#define QUIET(seed)                                                                                \
  DAYS ("11", seed)                                                                                \
  WORK ("exponential(mean=40min)", "suspend")                                                      \
  "== arrivals.csv\nstream,where,mix,rate,from,source\ns,u1,p,12 per day,2025-07-03,assumption\n"

START_TEST (stretches)
{
  expect_as_without (QUIET ("1") DESK ("3", ",share,stretch", ",40%,30min"),
                     SET_DESK ("share = 70%\ncount = 2"));
  expect_as_without (QUIET ("2") DESK ("3", ",share,stretch", ",40%,30min"),
                     "[set calendars where calendar=office]\nopen = 09:00-12:00 13:00-16:00\n");
  expect_as_without (QUIET ("3") DESK ("3", ",share,stretch", ",40%,30min"), LATE_HOURS);
  expect_as_without (QUIET ("4") DESK ("2", ",share,stretch", ",40%,30min"),
                     SET_DESK ("share_most = 90%\nshare_beyond = 0.1"));
}
END_TEST

START_TEST (without_stretches)
{
  expect_as_without (QUIET ("1"), SET_DESK ("share = 70%\ncount = 2"));
  expect_as_without (QUIET ("2"), LATE_HOURS);
  expect_as_without (QUIET ("3") DESK ("2", ",share", ",60%"),
                     SET_DESK ("count = 1\nshare_most = 90%\nshare_beyond = 0.1"));
  expect_as_without (QUIET ("4"), SET_DESK ("overtime_beyond = 0.2\novertime_most = 2h"));
  expect_as_without (QUIET ("5"), "[set workflows where step=work]\neffort = 2h\n");
}
END_TEST

/* One model runs replication after replication, each from the base. */
START_TEST (again)
{
  g_autofree char *text = dated_text (
      QUIET ("7") DESK ("2", "", "") ABSENCE ("count", "2025-07-02,2025-07-04,1,leave"), "07-04",
      SET_DESK ("count = 3\nshare = 50%") "[scale arrivals where stream=s]\nrate = 2\n");
  pr_world *w = tiny_world (text);
  pr_recorder *recorder = pr_recorder_new (w);
  pr_model *m = pr_model_new (w, pr_recorder_probe (recorder), NULL);
  ck_assert (pr_model_run (m, 3, NULL, NULL));
  g_autoptr (pr_record) first = pr_recorder_take (recorder, m);
  ck_assert (pr_model_run (m, 1, NULL, NULL));
  g_autoptr (pr_record) other = pr_recorder_take (recorder, m);
  ck_assert (pr_model_run (m, 3, NULL, NULL));
  g_autoptr (pr_record) second = pr_recorder_take (recorder, m);
  tiny_expect_same (first, second);
  ck_assert_int_ne (first->events, other->events);
  pr_model_free (m);
  pr_recorder_free (recorder);
  pr_world_free (w);
}
END_TEST

/* What a plan may leave the pool at least: of three, as many less as both worlds can spare. Who was
 * named by an absence that began before may go. */
START_TEST (who_can_be_spared)
{
  static const struct {
    const char *count, *absence;
    uint32_t least;
  } cases[] = {
    { "count = 4", "2025-07-09,2025-07-09,1,leave", 1 },
    { "count = 2", "2025-07-09,2025-07-09,1,leave", 2 },
    { "count = 2", "2025-07-09,2025-07-09,2,leave", 3 },
    { "count = 2", "2025-07-02,2025-07-09,2,leave", 2 },
    { "count = 1", "2025-07-02,2025-07-09,2,leave", 3 },
  };
  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *set = g_strdup_printf (SET_DESK ("%s"), cases[i].count);
      g_autofree char *base
          = g_strdup_printf (DESK ("3", "", "") ABSENCE ("officers", "%s"), cases[i].absence);
      g_autofree char *text = dated_text (base, "07-04", set);
      pr_world *w = tiny_world (text);
      ck_assert_uint_eq (w->pools[0].least, cases[i].least);
      pr_world_free (w);
    }
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("applies");
  tcase_add_test (tc, another_officer);
  tcase_add_test (tc, an_officer_less);
  tcase_add_test (tc, shorter_day);
  tcase_add_test (tc, other_calendar);
  tcase_add_test (tc, night_shift);
  tcase_add_test (tc, other_effort);
  tcase_add_test (tc, other_share);
  tcase_add_test (tc, other_limit);
  tcase_add_test (tc, limit_starts_again);
  tcase_add_test (tc, other_gaps);
  tcase_add_test (tc, doubled_rate);
  tcase_add_test (tc, new_procedure_and_stream);
  tcase_add_test (tc, absence_that_runs);
  tcase_add_test (tc, absence_of_the_one_taken);
  tcase_add_test (tc, absence_that_begins);
  tcase_add_test (tc, leave_ends);
  tcase_add_test (tc, leave_begins);
  tcase_add_test (tc, incident);
  tcase_add_test (tc, overtime);
  tcase_add_test (tc, measure_in_force);
  tcase_add_test (tc, measure_that_begins);
  tcase_add_test (tc, hand_over_date);
  tcase_add_test (tc, stretches);
  tcase_add_test (tc, without_stretches);
  tcase_add_test (tc, again);
  tcase_add_test (tc, who_can_be_spared);
  return tiny_main ("applies", tc);
}
