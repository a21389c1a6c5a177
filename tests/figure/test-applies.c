/* Where a figure of places applies, by the world. */
#include "figure/applies.h"
#include "tiny.h"

#define UNITS                                                                                      \
  "== units.csv\ncode,name,type,population,lat,lon,source\n"                                       \
  "u1,One,ward,1000,21.0,107.0,assumption\nu2,Two,ward,1000,21.0,107.1,assumption\n"               \
  "== authorities.csv\ncode,name,kind,source\nd,Dep,department,assumption\n"                       \
  "e,Else,department,assumption\n"                                                                 \
  "== pools.csv\npool,where,roles,count,calendar,source\n"                                         \
  "desk,*,clerk,1,office,assumption\nback,department,clerk,1,office,assumption\n"

/* filing, counter, deciding: the codes of the places that have it. */
static void
expect (const char *text, const char *filing, const char *counter, const char *deciding)
{
  pr_world *w = tiny_world (text);
  pr_outcome *o = pr_outcome_new (w, 0);
  const pr_results r = { .world = w, .outcome = o };
  const char *const expected[] = { filing, counter, deciding };
  static const pr_needs needs[] = { PR_NEEDS_FILING, PR_NEEDS_COUNTER, PR_NEEDS_DECIDING };
  for (size_t k = 0; k < G_N_ELEMENTS (needs); k++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      for (uint32_t p = 0; p < w->n_places; p++)
        {
          ck_assert (pr_applies (&r, PR_NEEDS_NOTHING, p));
          if (pr_applies (&r, needs[k], p))
            g_string_append_printf (found, "%s ", w->places[p].code);
        }
      ck_assert_str_eq (found->str, expected[k]);
      ck_assert (pr_applies (&r, needs[k], PR_PROVINCE));
    }
  pr_outcome_free (o);
  pr_world_free (w);
}

#define ARRIVALS "== arrivals.csv\nstream,where,mix,rate,online,post,source\n"

/* People file at the counter of one unit, and by post at a department. */
START_TEST (streams)
{
  expect (UNITS ARRIVALS "s,u1,p,1 per day,,,assumption\nt,d,p,1 per day,,100%,assumption\n",
          "u1 d ", "u1 ", "u1 d ");
}
END_TEST

/* Who files online may find the portal down and come instead. */
START_TEST (online)
{
  expect (UNITS ARRIVALS "s,e,p,1 per day,100%,,assumption\n", "e ", "e ", "e ");
}
END_TEST

START_TEST (backlog)
{
  expect (UNITS ARRIVALS "s,u1,p,1 per day,,100%,assumption\n"
                         "== backlog.csv\nwhere,procedure,received,count,source\n"
                         "e,p,2025-06-30,2,assumption\n",
          "u1 e ", "", "u1 e ");
}
END_TEST

#define DECIDED_BY(who)                                                                            \
  "== procedures.csv\ncode,name,workflow,limit,decided_by,source\n"                                \
  "p,P,w,5 working days," who ",assumption\n"
#define SENT_ON                                                                                    \
  ARRIVALS "s,u1,p,1 per day,,,assumption\n"                                                       \
           "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                   \
           "redirect_beyond,2,assumption\nredirect_within_km,50,assumption\n"                      \
           "redirect_share,50%,assumption\n"

/* People of the one unit may be sent on to the other, where nobody files else. */
START_TEST (sent_on)
{
  expect (UNITS SENT_ON, "u1 u2 ", "u1 u2 ", "u1 ");
  expect (UNITS DECIDED_BY ("filing") SENT_ON, "u1 u2 ", "u1 u2 ", "u1 u2 ");
}
END_TEST

/* A department decides all that is filed at a unit. */
START_TEST (decided_elsewhere)
{
  expect (UNITS DECIDED_BY ("e") ARRIVALS "s,u1,p,1 per day,,,assumption\n", "u1 ", "u1 ", "e ");
}
END_TEST

/* What is in process at the start, too, is decided where it was filed. */
START_TEST (decided_where_filed)
{
  expect (UNITS DECIDED_BY ("filing") ARRIVALS "s,u1,p,1 per day,,100%,assumption\n", "u1 ", "",
          "u1 ");
  expect (UNITS DECIDED_BY ("filing") ARRIVALS
          "s,u1,p,1 per day,,100%,assumption\n"
          "== backlog.csv\nwhere,procedure,received,count,source\nd,p,2025-06-30,2,assumption\n",
          "u1 d ", "", "u1 d ");
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("applies");
  tcase_add_test (tc, streams);
  tcase_add_test (tc, online);
  tcase_add_test (tc, backlog);
  tcase_add_test (tc, sent_on);
  tcase_add_test (tc, decided_elsewhere);
  tcase_add_test (tc, decided_where_filed);
  Suite *suite = suite_create ("applies");
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
