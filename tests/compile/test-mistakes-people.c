/* Mistakes about the order of lines, what officers learn and the errors they make: one edit of a
 * valid scenario, one message at one position. */
#include "scene.h"

static void
add_tables (scene *s)
{
  scene_set (
      s, "skills.csv",
      "skill,where,roles,steps,procedures,from,rate,standard_after,start,share,forget,errors,"
      "found,repair,most,source\n"
      "desk,,reception,,,,92%,200,,,,,,,,press\n"
      "papers,,,receive,paper,,92%,200,,,,5%,sign,supplement,,press\n"
      "papers,commune,,receive,paper,2025-07-03,88%,100,10,50%,30 days,,,,,press\n"
      "land,land-branch,expert,measure decide,land,,95%,50,,,,,,,,press\n");
  scene_set (s, "pools.csv",
             "pool,where,roles,count,calendar,share,order,source\n"
             "desk,*,reception,1,office,,,press\n"
             "desk,commune,reception,2,office,,,press\n"
             "desk,00002,reception,3,office,,,press\n"
             "back,*,sign expert reception,1,office,50%,,press\n"
             "night,00003,expert,1,always,,,press\n"
             "land,land-a,expert,2,office,,due,press\n"
             "land,land-b,expert,4,office,,shortest,press\n"
             "front,tax,reception,1,office,,,press\n");
}

static const scene_mistake mistakes[] = {
  { "pools.csv", "due", "deu", "pools.csv:7:30: error: ", "did you mean 'due'?", 1 },
  { "pools.csv", "desk,*,reception,1,office,,,", "desk,*,reception,1,office,,longest,",
    "pools.csv:5:43: error: ",
    "pool 'back' takes work of the role 'reception' at 00003 in the order 'priority', pool 'desk' "
    "(pools.csv:2) in the order 'longest'; pools that share a line must have the same order",
    1 },
  /* At the desk of each of three units, and at night: one error for each of both rows. */
  { "pools.csv", "50%,", "50%,due", "pools.csv:5:43: error: ",
    "pool 'night' takes work of the role 'expert' at 00003 in the order 'priority', pool 'back' "
    "(pools.csv:5) in the order 'due'",
    2 },
  { "pools.csv", "50%,", "50%,deu", "pools.csv:5:43: error: ", "did you mean 'due'?", 1 },
  { "skills.csv", "desk,,reception", "desk,,recption",
    "skills.csv:2:7: error: ", "no pool has the role 'recption'; did you mean 'reception'?", 1 },
  { "skills.csv", ",receive,", ",recive,", "skills.csv:3:10: error: ",
    "no workflow has a step of work 'recive'; did you mean 'receive'?", 2 },
  { "skills.csv", ",paper,,", ",papr,,",
    "skills.csv:3:18: error: ", "no procedure and no group 'papr'; did you mean 'paper'?", 2 },
  { "skills.csv", "land,land-branch", "land,land-brnch",
    "skills.csv:5:6: error: ", "did you mean 'land-branch'?", 1 },
  { "skills.csv", "92%", "50%", "skills.csv:2:20: error: ", "'50%' is not above 50%", 1 },
  { "skills.csv", "92%,200", "92%,0", "skills.csv:2:24: error: ", "standard_after", 1 },
  { "skills.csv", "30 days", "0 days", "skills.csv:4:57: error: ", "must be longer than 0", 1 },
  { "skills.csv", "papers,commune,,receive", "papers,commune,,check", "skills.csv:4:1: error: ",
    "this row and skills.csv:3 name different steps of the skill 'papers'", 1 },
  { "skills.csv", "land,land-branch,expert,measure decide,land", "other,,,receive,paper",
    "skills.csv:3:1: error: ",
    "the skills 'papers' and 'other' (skills.csv:5) both speak of step 'receive' of procedure "
    "'paper', and neither is more particular",
    1 },
  { "skills.csv", "sign,supplement", "sgn,supplement",
    "skills.csv:3:39: error: ", "no workflow has a step of work 'sgn'; did you mean 'sign'?", 1 },
  { "skills.csv", "sign,supplement", "answer,supplement", "skills.csv:3:39: error: ",
    "step 'answer' does not come after step 'receive' in workflow 'flow'", 1 },
  { "skills.csv", "desk,,reception,,,,92%,200,,,,,", "desk,,reception,answer,,,92%,200,,,,5%,",
    "skills.csv:2:37: error: ",
    "an error at step 'answer' of workflow 'ask' would never be found: no work follows", 1 },
  { "skills.csv", "50,,,,,,,,press", "50,,,,1%,,,,press", "skills.csv:5:56: error: ",
    "an error at step 'measure' of workflow 'land' would never be found: no work follows in its "
    "branch of the fork",
    2 },
  { "skills.csv", "decide,land,,95%,50,,,,,,", "decide,land,,95%,50,,,,1%,decide,supplement",
    "skills.csv:5:59: error: ",
    "step 'measure' of workflow 'land' is in a branch of a fork: only work that follows in that "
    "branch finds its errors, and step 'decide' does not",
    4 },
  /* An error before the fork, to be found in one of its branches. */
  { "skills.csv", "land,land-branch,expert,measure decide,land,,95%,50,,,,,,",
    "land,,,receive,land,,95%,50,,,,1%,measure,", "skills.csv:5:35: error: ",
    "step 'measure' of workflow 'land' is in a branch of a fork, and could not find errors of step "
    "'receive', which is not in it",
    1 },
  /* Errors of the last step are missed; those of the others are found. */
  { "skills.csv", "land,land-branch,expert,measure decide,land,,95%,50,,,,,,",
    "land,,expert sign,,,,95%,50,,,,1%,,", "", "", 0 },
  { "skills.csv", "land,land-branch,expert,measure decide,land,,95%,50,,,,,,",
    "land,,reception expert,,paper land,,95%,50,,,,1%,sign,", "skills.csv:5:50: warning: ",
    "errors at step 'receive' of workflow 'land' are always missed: they never come to step "
    "'sign'",
    3 },
  /* What changes nothing. */
  { "skills.csv", "92%,200,,,,,,,,press", "92%,200,,,,,sign,,,press",
    "skills.csv:2:32: warning: ", "this has no effect: the row has no errors", 1 },
  { "skills.csv", "92%,200,,,,,,,,press", "92%,200,,,,,,again,,press",
    "skills.csv:2:33: warning: ", "this has no effect: the row has no errors", 1 },
  { "skills.csv", "92%,200,,,,,,,,press", "92%,200,,,,,,,2,press",
    "skills.csv:2:34: warning: ", "this has no effect: the row has no errors", 1 },
  { "skills.csv", "92%,200,,,,,,,,press", "92%,200,,50%,,,,,,press", "skills.csv:2:29: warning: ",
    "this has no effect: no earlier row of the skill, and no course, gives experience", 1 },
  { "skills.csv", "92%,200,,,,,,,,press", "92%,200,,100%,,,,,,press", "", "", 0 },
  { "skills.csv", "land,land-branch,expert,measure decide,land",
    "land,land-branch,expert,check,ask",
    "skills.csv:5:1: warning: ", "'land': no work takes this skill", 1 },
  { "skills.csv", "desk,,reception,,,,", "desk,,reception,,,2025-09-01,",
    "skills.csv:2:", "this row has no effect", 1 },
};

START_TEST (no_mistake)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  const pr_learning *l = s.world->learning;
  ck_assert_uint_eq (l->n_names, 3);
  ck_assert_uint_eq (l->n_skills, 4);
  ck_assert (l->errors);
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes about people");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
