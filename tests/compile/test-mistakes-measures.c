/* Mistakes about measures and reserves: one edit of a valid scenario, one message at one
 * position. */
#include "scene.h"

/* With one step and 2, 4, 8 and 16 of these a procedure has 32 priorities. */
#define RAISES(name, n) name ",*,oldest,,5,1,hourly,priority land +" n ",,,,press\n"

static void
add_tables (scene *s)
{
  scene_set (s, "activities.csv",
             "activity,where,participants,duration,source\ndrill,land-b,all,1h,press\n");
  scene_set (s, "reserves.csv", "reserve,officers,skills,base,source\nspare,5,form 20,,press\n");
  scene_set (s, "skills.csv", "skill,roles,rate,standard_after,source\nform,expert,90%,50,press\n");
  scene_set (s, "measures.csv",
             "measure,where,watch,pool,on,off,look,action,reserve,at_least,at_most,source\n"
             "more,commune,waiting_days,desk,3,1,daily 16:00,reinforce desk +1,spare,1h,2 days,"
             "press\n"
             "six,*,on_time_7d,,80%,90%,weekly Mon 08:00,hours * always,,,,press\n"
             "off,land-b,overdue,,5,1,hourly,postpone drill,,,,press\n"
             "sign,00001,in_process,,5,1,hourly,batch sign 10 25%,,,,press\n"
             "land,*,oldest,,5,1,hourly,priority land +1,,,,press\n");
}

static const scene_mistake mistakes[] = {
  { "measures.csv", "waiting_days", "waiting_day", "measures.csv:2:14: error: ",
    "'waiting_day' cannot be watched; did you mean 'waiting_days'?", 1 },
  { "measures.csv", "waiting_days", "weather", "measures.csv:2:14: error: ",
    "'weather' cannot be watched; allowed: waiting_days, waiting,", 1 },
  { "measures.csv", "overdue", "overdue twice",
    "measures.csv:4:12: error: ", "nothing follows 'overdue'", 1 },
  { "measures.csv", "overdue", "down",
    "measures.csv:4:12: error: ", "'down' needs the name of one system", 1 },
  { "measures.csv", "overdue", "down portl", "measures.csv:4:12: error: ", "no system 'portl'", 1 },
  { "measures.csv", "desk,3,1", "dek,3,1",
    "measures.csv:2:27: error: ", "has no pool 'dek'; did you mean 'desk'?", 1 },
  { "measures.csv", "desk,3,1", "desk,3,3",
    "measures.csv:2:34: error: ", "off '3' is not below on '3'", 1 },
  { "measures.csv", "desk,3,1", "desk,abc,3", "measures.csv:2:32: error: ", "'abc'", 1 },
  { "measures.csv", "80%,90%", "80%,70%",
    "measures.csv:3:23: error: ", "off '70%' is not above on '80%'", 1 },
  { "measures.csv", "80%,90%", "80,90", "measures.csv:3:19: error: ", "'80' is no share", 2 },
  { "measures.csv", "desk,3,1", "desk,,1",
    "measures.csv:2:32: error: ", "on is blank; 'waiting_days' needs a value", 1 },
  { "measures.csv", "overdue,,5,1", "date,,5,",
    "measures.csv:4:18: error: ", "has no meaning with date", 1 },
  { "measures.csv", "overdue,,5", "overdue,desk,5",
    "measures.csv:4:20: error: ", "'desk' has no meaning: no lines are watched", 1 },
  { "measures.csv", "desk +1", "dek +1",
    "measures.csv:2:48: error: ", "has no pool 'dek'; did you mean 'desk'?", 1 },
  { "measures.csv", "* always", "* alwys",
    "measures.csv:3:44: error: ", "no calendar 'alwys'; did you mean 'always'?", 1 },
  { "measures.csv", "postpone drill", "postpone dril",
    "measures.csv:4:32: error: ", "no activity 'dril'; did you mean 'drill'?", 1 },
  { "measures.csv", "off,land-b", "off,land-a",
    "measures.csv:4:32: error: ", "land-a has no activity 'drill'", 1 },
  { "measures.csv", "batch sign", "batch sing",
    "measures.csv:5:35: error: ", "no pool has the role 'sing'; did you mean 'sign'?", 1 },
  { "measures.csv", "priority land", "priority lnd",
    "measures.csv:6:27: error: ", "no procedure and no group 'lnd'; did you mean 'land'?", 1 },
  { "measures.csv", "priority land +1,,,,press\n",
    "priority land +1,,,,press\n" RAISES ("b", "2") RAISES ("c", "4") RAISES ("d", "8")
        RAISES ("e", "16"),
    "measures.csv:6:27: error: ",
    "measures may raise procedures to so many priorities that there are more than ", 1 },
  { "measures.csv", "hours * always,", "hours * always,spare",
    "measures.csv:3:59: error: ", "officers of a reserve can only reinforce", 1 },
  { "measures.csv", ",spare,", ",spar,",
    "measures.csv:2:66: error: ", "no reserve 'spar'; did you mean 'spare'?", 1 },
  { "measures.csv", "1h,2 days", "3 days,2 days",
    "measures.csv:2:72: error: ", "at_least '3 days' is more than at_most '2 days'", 1 },
  { "measures.csv", "six,*,on_time_7d,,80%,90%,weekly Mon 08:00,hours * always",
    "six,tax,on_time_7d,,80%,90%,weekly Mon 08:00,hours * office", "measures.csv:3:46: warning: ",
    "this has no effect: its pools keep the calendar 'office' already", 1 },
  { "measures.csv", "hours * always", "redirect 10%",
    "measures.csv:3:44: error: ", "there is nowhere to send people of", 1 },
  { "reserves.csv", "form 20", "frm 20",
    "reserves.csv:2:9: error: ", "no skill 'frm'; did you mean 'form'?", 1 },
  { "reserves.csv", "form 20", "form 20%",
    "reserves.csv:2:9: error: ", "'form' needs a number of pieces of work, not a share", 1 },
  { "reserves.csv", "form 20,", "form 20,99999", "reserves.csv:2:17: error: ", "'99999'", 1 },
  { "reserves.csv", "form 20,", "form 20,00001",
    "measures.csv:2:66: error: ", "the reserve cannot come to 00002", 1 },
  { "reserves.csv", "spare,5,form 20,,press\n", "spare,5,form 20,,press\nspare,3,,,press\n",
    "reserves.csv:3:1: error: ", "spare", 1 },
};

START_TEST (no_mistake)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  scene_clear (&s);
}
END_TEST

/* Only people pass the role's one step. Found when nothing else is wrong. */
START_TEST (batch_of_people)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_edit (&s, "pools.csv", "back,*,sign", "back,*,answers sign");
  scene_edit (&s, "workflows.csv", "answer,work,reception", "answer,work,answers");
  scene_edit (&s, "measures.csv", "batch sign", "batch answers");
  scene_compile (&s);
  ck_assert_str_eq (s.messages,
                    "measures.csv:5:35: error: only people at the counter pass the steps of "
                    "'answers'; only papers are done in batches\n");
  scene_clear (&s);
}
END_TEST

/* The procedures of 'land' have 2: with one step more three priorities are possible. */
START_TEST (classes)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  const pr_policy *p = s.world->policy;
  uint16_t land = scene_procedure (&s, "land"), paper = scene_procedure (&s, "paper");
  ck_assert_uint_eq (s.world->n_priorities, 3);
  ck_assert_uint_eq (s.world->procedures[land].priority_class, 1);
  ck_assert_uint_eq (s.world->procedures[paper].priority_class, 2);
  ck_assert_uint_eq (p->priority[land], 2);
  ck_assert_uint_eq (p->class_of[3], 0);
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes about measures");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  tcase_add_test (tc, batch_of_people);
  tcase_add_test (tc, classes);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
