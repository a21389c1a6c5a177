/* Errors of those who are new, found at a later step and repaired. Base world: tiny.h. With errors
 * of 95 % nearly every piece of work has one: seeds are searched for. */
#include "tiny.h"

#include <string.h>

#define SEEDED                                                                                     \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-11\nseed=@seed\n"
#define ONE "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30,1,assumption\n"
#define FLOW(rows) "== workflows.csv\nworkflow,step,kind,role,effort,at_close,next,source\n" rows
#define TWO_STEPS                                                                                  \
  FLOW ("w,work,work,clerk,1h,suspend,check,assumption\n"                                          \
        "w,check,work,clerk,30min,suspend,returned,assumption\n")
#define SKILLS(rows)                                                                               \
  "== skills.csv\nskill,where,steps,rate,standard_after,errors,found,repair,most,source\n" rows

static bool
one_error (const tiny *t)
{
  return t->record->practice[0].errors == 1;
}

/* Found at the next work, and done again. */
START_TEST (again)
{
  tiny *t = tiny_search (SEEDED ONE TWO_STEPS SKILLS ("work,u1,work,100%,1,95%,,,,assumption\n"),
                         TINY_WORK, one_error);
  ck_assert_str_eq (t->log, "07-01 08:00:00 #1 began work@u1\n"
                            "07-01 09:00:00 #1 completed work@u1\n"
                            "07-01 09:00:00 #1 began check@u1\n"
                            "07-01 09:30:00 #1 completed check@u1\n"
                            "07-01 09:30:00 #1 began work@u1\n"
                            "07-01 10:30:00 #1 completed work@u1\n"
                            "07-01 10:30:00 #1 began check@u1\n"
                            "07-01 11:00:00 #1 completed check@u1\n"
                            "07-01 11:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->practice[0].found, 1);
  ck_assert_int_eq (t->record->practice[0].missed, 0);
  ck_assert_int_eq (tiny_total (t).reworked, 0);
  tiny_free (t);
}
END_TEST

static bool
two_errors (const tiny *t)
{
  return t->record->practice[0].errors == 2;
}

START_TEST (most_of_a_step)
{
  tiny *t = tiny_search (SEEDED ONE TWO_STEPS SKILLS ("work,u1,work,100%,1,95%,,,2,assumption\n"),
                         TINY_RETURNED, two_errors);
  ck_assert_str_eq (t->log, "07-01 13:30:00 #1 returned\n");
  tiny_free (t);
}
END_TEST

#define SUPPLEMENT                                                                                 \
  FLOW ("w,work,work,clerk,1h,suspend,check,assumption\n"                                          \
        "w,check,work,clerk,30min,suspend,sign,assumption\n"                                       \
        "w,ask,supplement,,24h,,work,assumption\n"                                                 \
        "w,sign,work,clerk,30min,suspend,ask 0%; returned rest,assumption\n")

/* Found at the signature at 10:00; people bring what is missing 24 hours later, and work begins
 * anew. */
START_TEST (by_a_supplement)
{
  tiny *t = tiny_search (
      SEEDED ONE SUPPLEMENT SKILLS ("work,u1,work,100%,1,95%,sign,supplement,,assumption\n"),
      TINY_WORK, one_error);
  ck_assert_str_eq (tiny_since (t, "07-01 10:00"), "07-01 10:00:00 #1 completed sign@u1\n"
                                                   "07-02 10:00:00 #1 completed ask@u1\n"
                                                   "07-02 10:00:00 #1 began work@u1\n"
                                                   "07-02 11:00:00 #1 completed work@u1\n"
                                                   "07-02 11:00:00 #1 began check@u1\n"
                                                   "07-02 11:30:00 #1 completed check@u1\n"
                                                   "07-02 11:30:00 #1 began sign@u1\n"
                                                   "07-02 12:00:00 #1 completed sign@u1\n"
                                                   "07-02 12:00:00 #1 returned\n");
  ck_assert_int_eq (tiny_total (t).supplements, 1);
  tiny_free (t);
}
END_TEST

static bool
one_missed (const tiny *t)
{
  return t->record->practice[0].missed == 1;
}

/* The step that finds errors is never reached. */
START_TEST (missed)
{
  tiny *t = tiny_search (
      SEEDED ONE FLOW ("w,work,work,clerk,1h,suspend,sign 50%; returned rest,assumption\n"
                       "w,sign,work,clerk,30min,suspend,returned,assumption\n")
          SKILLS ("work,u1,work,100%,1,95%,sign,,,assumption\n"),
      TINY_RETURNED, one_missed);
  ck_assert_str_eq (t->log, "07-01 09:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->practice[0].errors, 1);
  ck_assert_int_eq (t->record->practice[0].found, 0);
  tiny_free (t);
}
END_TEST

static bool
two_practices_err (const tiny *t)
{
  return t->record->practice[0].errors == 1 && t->record->practice[1].errors == 1;
}

/* Two steps err, one step finds both: the dossier goes back to the first. */
START_TEST (two_at_once)
{
  tiny *t = tiny_search (SEEDED ONE FLOW ("w,work,work,clerk,30min,suspend,check,assumption\n"
                                          "w,check,work,clerk,30min,suspend,sign,assumption\n"
                                          "w,sign,work,clerk,30min,suspend,returned,assumption\n")
                             SKILLS ("check,u1,check,100%,1,95%,sign,,,assumption\n"
                                     "work,u1,work,100%,1,95%,sign,,,assumption\n"),
                         TINY_RETURNED, two_practices_err);
  ck_assert_str_eq (t->log, "07-01 11:00:00 #1 returned\n");
  ck_assert_int_eq (t->record->practice[0].found + t->record->practice[1].found, 2);
  tiny_free (t);
}
END_TEST

/* Both found at the signature at 09:30, one of them repaired by a supplement; after it another step
 * follows. */
#define MIXED(effort, after)                                                                       \
  SEEDED ONE FLOW ("w,work,work,clerk,30min,suspend,check,assumption\n"                            \
                   "w,check,work,clerk,30min,suspend,sign,assumption\n"                            \
                   "w,ask,supplement,," effort ",," after ",assumption\n"                          \
                   "w,sign,work,clerk,30min,suspend,ask 0%; returned rest,assumption\n")
#define ERRS(step, repair) step ",u1," step ",100%,1,95%,sign," repair ",,assumption\n"
#define ALL_OF_IT                                                                                  \
  "07-01 09:30:00 #1 completed sign@u1\n"                                                          \
  "07-02 09:30:00 #1 completed ask@u1\n"                                                           \
  "07-02 09:30:00 #1 began work@u1\n07-02 10:00:00 #1 completed work@u1\n"                         \
  "07-02 10:00:00 #1 began check@u1\n07-02 10:30:00 #1 completed check@u1\n"                       \
  "07-02 10:30:00 #1 began sign@u1\n07-02 11:00:00 #1 completed sign@u1\n"                         \
  "07-02 11:00:00 #1 returned\n"

static void
expect_repaired (const char *text)
{
  tiny *t = tiny_search (text, TINY_WORK, two_practices_err);
  ck_assert_str_eq (tiny_since (t, "07-01 09:30"), ALL_OF_IT);
  ck_assert_int_eq (t->record->practice[0].found + t->record->practice[1].found, 2);
  ck_assert_int_eq (t->record->practice[0].missed + t->record->practice[1].missed, 0);
  ck_assert_int_eq (tiny_total (t).supplements, 1);
  tiny_free (t);
}

/* The step that is to be done again comes before what follows the supplement, or after it. */
START_TEST (again_after_a_supplement)
{
  expect_repaired (MIXED ("24h", "check") SKILLS (ERRS ("check", "supplement") ERRS ("work", "")));
  expect_repaired (MIXED ("24h", "sign") SKILLS (ERRS ("check", "supplement") ERRS ("work", "")));
  expect_repaired (MIXED ("24h", "work") SKILLS (ERRS ("check", "") ERRS ("work", "supplement")));
}
END_TEST

static char *
when_asked (const tiny *t)
{
  const char *end = strstr (t->log, " #1 completed ask@u1\n");
  ck_assert_ptr_nonnull (end);
  return g_strndup (end - strlen ("07-02 09:30:00"), strlen ("07-02 09:30:00"));
}

/* The supplement takes as long as if it alone had been asked for. */
START_TEST (a_supplement_keeps_its_draw)
{
#define DRAWN(rows) MIXED ("exponential(mean=24h)", "check") SKILLS (rows)
  tiny *t = tiny_search (DRAWN (ERRS ("check", "supplement") ERRS ("work", "")), TINY_WORK,
                         two_practices_err);
  g_autoptr (GString) alone = g_string_new (DRAWN (ERRS ("check", "supplement")));
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, t->world->seed);
  g_string_replace (alone, "@seed", seed, 0);
  tiny *one = tiny_run (alone->str, TINY_WORK);
  g_autofree char *a = when_asked (t), *b = when_asked (one);
  ck_assert_str_eq (a, b);
  ck_assert_str_gt (a, "07-01 09:30:00");
  tiny_free (t);
  tiny_free (one);
}
END_TEST

/* In a branch of a fork, whose own step finds the error; the other branch waits. */
START_TEST (in_a_branch)
{
  tiny *t = tiny_search (
      SEEDED ONE FLOW ("w,begin,work,clerk,30min,suspend,fork a + b then end,assumption\n"
                       "w,a,work,clerk,30min,suspend,c,assumption\n"
                       "w,c,work,clerk,30min,suspend,join,assumption\n"
                       "w,b,work,clerk,30min,suspend,join,assumption\n"
                       "w,end,work,clerk,30min,suspend,returned,assumption\n")
          SKILLS ("a,u1,a,100%,1,95%,,,,assumption\n"),
      TINY_RETURNED, one_error);
  ck_assert_str_eq (t->log, "07-01 11:30:00 #1 returned\n");
  ck_assert_int_eq (t->record->practice[0].found, 1);
  tiny_free (t);
}
END_TEST

/* Made before the fork, it is found by the first work after the join, not in a branch: five pieces
 * up to 10:30, and the same five again. */
START_TEST (before_a_fork)
{
  tiny *t = tiny_search (
      SEEDED ONE FLOW ("w,begin,work,clerk,30min,suspend,fork a + b then end,assumption\n"
                       "w,a,work,clerk,30min,suspend,c,assumption\n"
                       "w,c,work,clerk,30min,suspend,join,assumption\n"
                       "w,b,work,clerk,30min,suspend,join,assumption\n"
                       "w,end,work,clerk,30min,suspend,returned,assumption\n")
          SKILLS ("begin,u1,begin,100%,1,95%,,,,assumption\n"),
      TINY_WORK, one_error);
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 10:30:00 #1 completed end@u1\n"
                                         "07-01 10:30:00 #1 began begin@u1\n"));
  ck_assert_ptr_nonnull (strstr (t->log, "07-01 14:00:00 #1 returned\n"));
  ck_assert_int_eq (t->record->practice[0].found, 1);
  tiny_free (t);
}
END_TEST

#define CHANCES                                                                                    \
  FLOW ("w,work,work,clerk,exponential(mean=20min),suspend,check,assumption\n"                     \
        "w,check,work,clerk,10min,suspend,returned,assumption\n")

/* With the same luck, who knows more errs where who knows less errs as well, or not at all. */
START_TEST (a_subset)
{
  int new = 0, practised = 0;
  for (int seed = 1; seed <= 80; seed++)
    {
      g_autofree char *number = g_strdup_printf ("%d", seed);
      int64_t errors[2];
      for (int k = 0; k < 2; k++)
        {
          g_autoptr (GString) text = g_string_new (
              k == 0 ? SEEDED ONE CHANCES SKILLS ("work,u1,work,80%,20,20%,,,,assumption\n")
                     : SEEDED ONE CHANCES SKILLS ("work,u1,work,80%,1,20%,,,,assumption\n"));
          g_string_replace (text, "@seed", number, 0);
          tiny *t = tiny_run (text->str, 0);
          errors[k] = t->record->practice[0].errors;
          tiny_free (t);
        }
      ck_assert_int_ge (errors[0], errors[1]);
      new += (int) errors[0];
      practised += (int) errors[1];
    }
  ck_assert_int_gt (practised, 4);
  ck_assert_int_gt (new, practised + 10);
}
END_TEST

/* The repair has an effort of its own; up to it nothing is other than without errors. */
START_TEST (own_draws)
{
  tiny *t = tiny_search (SEEDED ONE CHANCES SKILLS ("work,u1,work,100%,1,95%,,,,assumption\n"),
                         TINY_WORK, one_error);
  g_autoptr (GString) plain = g_string_new (SEEDED ONE CHANCES);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, t->world->seed);
  g_string_replace (plain, "@seed", seed, 0);
  tiny *without = tiny_run (plain->str, TINY_WORK);
  const char *end = strstr (without->log, "#1 completed check");
  ck_assert_int_eq (strncmp (t->log, without->log, (size_t) (end - without->log)), 0);
  ck_assert_int_ne (t->record->officer[0].busy, 2 * without->record->officer[0].busy);
  tiny_free (t);
  tiny_free (without);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("errors");
  tcase_add_test (tc, again);
  tcase_add_test (tc, most_of_a_step);
  tcase_add_test (tc, by_a_supplement);
  tcase_add_test (tc, missed);
  tcase_add_test (tc, two_at_once);
  tcase_add_test (tc, again_after_a_supplement);
  tcase_add_test (tc, a_supplement_keeps_its_draw);
  tcase_add_test (tc, in_a_branch);
  tcase_add_test (tc, before_a_fork);
  tcase_add_test (tc, a_subset);
  tcase_add_test (tc, own_draws);
  return tiny_main ("errors", tc);
}
