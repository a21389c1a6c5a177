/* Mistakes about costs and names: one edit of a valid scenario, one message at one position. */
#include "scene.h"

#include <math.h>

static void
add_tables (scene *s)
{
  scene_set (s, "costs.csv",
             "what,pool,role,where,cost,source\n"
             "officer_hour,,,*,50000,press\n"
             "officer_hour,,sign,*,80000,press\n"
             "officer_hour,land,,land-branch,60000,press\n"
             "overtime_hour,,expert,land-branch,90000,press\n"
             "overtime_hour,,,*,70000,press\n"
             "waiting_hour,,,*,30000,press\n"
             "visit,,,*,20000,press\n"
             "officer_hour,,,department,60000,press\n");
  scene_set (s, "names.csv",
             "what,code,name,name_vi,name_fr\nrole,sign,,ký,signature\npool,land,,đất đai,\n"
             "kind,land-branch,branch,chi nhánh,antenne\n");
}

static const scene_mistake mistakes[] = {
  { "costs.csv", "officer_hour,,,", "officr_hour,,,", "costs.csv:2:1: error: ",
    "overtime_hour, waiting_hour, visit; did you mean 'officer_hour'?", 1 },
  { "names.csv", "role,sign", "role,sing", "names.csv:2:6: warning: ",
    "a name that is never shown: no pool has the role 'sing'; did you mean 'sign'?", 1 },
  { "names.csv", "pool,land", "pool,lnd",
    "names.csv:3:6: warning: ", "a name that is never shown: no pool 'lnd'", 1 },
  { "names.csv", "pool,land", "step,land",
    "names.csv:3:6: warning: ", "a name that is never shown: no workflow has a step 'land'", 1 },
  { "names.csv", "pool,land", "group,land",
    "names.csv:3:7: warning: ", "a name that is never shown: no procedure and no group 'land'", 1 },
  { "names.csv", "kind,land-branch", "kind,land-brnch", "names.csv:4:6: warning: ",
    "no authority is of the kind 'land-brnch'; did you mean 'land-branch'?", 1 },
  { "names.csv", "pool,", "pol,", "names.csv:3:1: error: ", "did you mean 'pool'?", 1 },
  { "costs.csv", ",sign,", ",sing,",
    "costs.csv:3:15: error: ", "no pool has the role 'sing'; did you mean 'sign'?", 1 },
  { "costs.csv", ",land,,", ",lnd,,",
    "costs.csv:4:14: error: ", "no pool 'lnd'; did you mean 'land'?", 1 },
  { "costs.csv", ",land,,", ",%n%s,,",
    "costs.csv:4:14: error: ", "pool: '%n%s' is not a name of a-z", 1 },
  { "costs.csv", ",land,,", ",land,expert,",
    "costs.csv:4:19: error: ", "name a pool or a role, not both", 1 },
  { "costs.csv", "waiting_hour,,", "waiting_hour,desk,",
    "costs.csv:7:14: error: ", "waiting_hour is of people at a place: no pool has it", 1 },
  { "costs.csv", "visit,,,", "visit,,reception,",
    "costs.csv:8:8: error: ", "visit is of people at a place: no role has it", 1 },
  { "costs.csv", "*,20000", "00009,20000", "costs.csv:8:9: error: ", "'00009'", 1 },
  { "costs.csv", "land,,land-branch", "land,,00001",
    "costs.csv:4:20: error: ", "no pool 'land' there", 1 },
  { "costs.csv", "expert,land-branch", "sign,land-branch",
    "costs.csv:5:21: error: ", "nobody there has the role 'sign'", 1 },
  { "costs.csv", "50000", "-1", "costs.csv:2:18: error: ", "'-1'", 1 },
  { "costs.csv", "50000", "1e16", "costs.csv:2:18: error: ", "'1e16'", 1 },
  { "costs.csv", "50000", "fifty", "costs.csv:2:18: error: ", "'fifty'", 1 },
  { "costs.csv", "50000", "nan", "costs.csv:2:18: error: ", "'nan'", 1 },
  { "costs.csv", "50000", "", "costs.csv:2:18: error: ", "cost is blank; it must be given", 1 },
  { "costs.csv", "", "officer_hour,*,*,*,1,press\n", "costs.csv:10:1: error: ", "line 2", 1 },
  /* At all three units, and told once. */
  { "costs.csv", "", "officer_hour,,reception,*,70000,press\n", "costs.csv:10:15: error: ",
    "pool 'back' at 00001 has this role and 'sign' (costs.csv:3), which costs something else", 1 },
  /* Nobody is paid by these. */
  { "costs.csv", "", "visit,,,ward,1,press\nvisit,,,commune,1,press\n",
    "costs.csv:8:9: warning: ", "every place it names has a more particular row", 1 },
  { "costs.csv", "", "officer_hour,land,,land-a,1,press\nofficer_hour,land,,land-b,1,press\n",
    "costs.csv:4:20: warning: ", "every pool it names has a more particular row", 1 },
  { "costs.csv", "*,50000", "ward,50000", "costs.csv: warning: ",
    "no officer_hour for 2 pools, first 'desk' at 00001: their cost is blank", 1 },
  { "costs.csv", "*,30000", "ward,30000", "costs.csv: warning: ",
    "no waiting_hour for 2 places to which people come, first 00001: their cost is blank", 1 },
  { "costs.csv", "*,20000", "commune,20000", "costs.csv: warning: ",
    "no visit for 1 place to which people come, 00003: its cost is blank", 1 },
};

START_TEST (no_mistake)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  const pr_costs *costs = s.world->costs;
  ck_assert_double_eq (costs->officer_hour[scene_pool (&s, "00001", "desk")], 50000);
  ck_assert_double_eq (costs->officer_hour[scene_pool (&s, "00001", "back")], 80000);
  ck_assert_double_eq (costs->overtime_hour[scene_pool (&s, "land-a", "land")], 90000);
  ck_assert_double_eq (costs->waiting_hour[scene_place (&s, "00003")], 30000);
  ck_assert (isnan (costs->waiting_hour[scene_place (&s, "tax")]));
  scene_clear (&s);
}
END_TEST

/* A pool that is emptied keeps its row, for when it is filled again; so does its role. */
START_TEST (nobody_for_now)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_edit (&s, "pools.csv", "night,00003,expert,1", "guard,00003,watch,0");
  scene_edit (&s, "costs.csv", "",
              "officer_hour,guard,,00003,1,press\nofficer_hour,,watch,00003,1,press\n");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "pools.csv:6:13: warning: nothing needs the role 'watch'\n");
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes about costs");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  tcase_add_test (tc, nobody_for_now);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
