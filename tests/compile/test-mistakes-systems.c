/* Mistakes about systems, needs, readiness and absences: one edit of a valid scenario, one message
 * at one position. */
#include "scene.h"

static void
add_tables (scene *s)
{
  scene_set (s, "systems.csv",
             "system,scope,where,capacity,needs,online,source\n"
             "power,place,,,,no,press\n"
             "net,place,ward;00001,,power,no,press\n"
             "portal,province,,100,,yes,press\n");
  scene_set (s, "needs.csv",
             "role,step,need,channels,dossiers,from,until,if_down,key_in,source\n"
             "reception,receive,net,counter,real,,2025-07-10,paper,5min,press\n"
             "expert,check,net,,,,,wait,,press\n"
             "sign,*,seal,,,2025-07-02,2025-07-08,restart,,press\n");
  scene_set (s, "readiness.csv",
             "condition,where,role,ready,delay,source\n"
             "seal,*,sign,2025-07-02,,press\n"
             "seal,00003,sign,2025-07-03 09:00,1h,press\n");
  /* At 00002 three are at the desk, at 00003 one in each of three pools. */
  scene_set (s, "absences.csv",
             "pool,where,from,until,count,delay,reason,source,officers\n"
             "desk,00002,2025-07-02 10:00,2025-07-02 12:00,2,,meeting,press,\n"
             "*,ward,2025-07-03,2025-07-04,1,20min,training,press,\n");
}

static const scene_mistake mistakes[] = {
  /* Systems. */
  { "systems.csv", ",power,no", ",pwer,no",
    "systems.csv:3:23: error: ", "no system 'pwer'; did you mean 'power'?", 1 },
  { "systems.csv", "power,place,,,,", "power,place,,,net,",
    "systems.csv:3:23: error: ", "in a circle: net needs power needs net", 1 },
  { "systems.csv", "power,place,,,,", "power,place,,,power,",
    "systems.csv:2:15: error: ", "in a circle: power needs power", 1 },
  { "systems.csv", "100,,yes", "100,power,yes", "systems.csv:4:22: error: ",
    "'portal' is one for all and cannot need 'power', of which there are 6", 1 },
  { "systems.csv", "ward;00001", "ward;0000l", "systems.csv:3:11: error: ",
    "no place, former district, kind or type of unit '0000l'; did you mean '00001'?", 1 },
  { "systems.csv", ",100,", ",0,",
    "systems.csv:4:18: error: ", "capacity: '0' is not between 1 and 1000000", 1 },
  { "systems.csv", "power,place", "power,unit", "systems.csv:2:7: error: ", "'unit'", 1 },
  { "systems.csv", "", "net,place,,,,no,press\n", "systems.csv:5:1: error: ", "line 3", 1 },
  { "systems.csv", "", "mail,province,,,,no,press\n",
    "systems.csv:5:1: warning: ", "'mail': no step and no other system needs it", 1 },
  /* Needs. */
  { "needs.csv", "check,net", "check,nett", "needs.csv:3:14: error: ",
    "no system and no condition of readiness 'nett'; did you mean 'net'?", 1 },
  { "needs.csv", "reception,receive", "recption,receive",
    "needs.csv:2:1: error: ", "no pool has the role 'recption'; did you mean 'reception'?", 1 },
  { "needs.csv", "expert,check", "expert,chekc",
    "needs.csv:3:8: error: ", "'chekc'; did you mean 'check'?", 1 },
  { "needs.csv", "expert,check", "sign,check",
    "needs.csv:3:6: warning: ", "this row has no effect: no step of that role and name", 1 },
  { "needs.csv", "paper,5min", "paper,", "needs.csv:2:48: error: ",
    "what is done on paper is keyed in later: give the effort in key_in", 1 },
  { "needs.csv", "wait,,", "wait,5min,",
    "needs.csv:3:27: error: ", "only what is done on paper is keyed in later", 1 },
  { "needs.csv", "2025-07-02,2025-07-08", "2025-07-02,2025-07-01",
    "needs.csv:4:26: error: ", "until: '2025-07-01' is before '2025-07-02'", 1 },
  { "needs.csv", "", "expert,*,power,,,,,,,press\n*,decide,power,,,,,,,press\n",
    "needs.csv:6:10: error: ",
    "this row and needs.csv:5 both speak of step 'decide' of role 'expert'", 1 },
  /* Readiness. */
  { "readiness.csv", "seal,*", "saal,*",
    "readiness.csv:2:1: warning: ", "'saal': no step needs this condition", 1 },
  { "readiness.csv", "seal,*", "net,*",
    "readiness.csv:2:1: error: ", "'net' is also the name of a system", 1 },
  { "readiness.csv", "*,sign", "*,sing",
    "readiness.csv:2:8: error: ", "no pool has the role 'sing'; did you mean 'sign'?", 1 },
  { "readiness.csv", "*,sign", "tax,sign",
    "readiness.csv:2:6: warning: ", "this row has no effect: nobody of that role is there", 1 },
  { "readiness.csv", "seal,*,sign", "seal,ward,sign", "readiness.csv:2:6: warning: ",
    "this row has no effect: every place and role it names has a more particular row", 1 },
  { "readiness.csv", "00003,sign", "00003,*", "readiness.csv:3:1: error: ",
    "this row and readiness.csv:2 both speak of 'seal' for 'sign' at 00003", 1 },
  { "readiness.csv", "09:00", "9 o'clock", "readiness.csv:3:17: error: ", "9 o'clock", 1 },
  /* Absences. */
  { "absences.csv", "12:00,2", "12:00,4", "absences.csv:2:46: error: ",
    "4 are away, but pool 'desk' at 00002 has 3, and none has more", 1 },
  { "absences.csv", "07-04,1", "07-04,2", "absences.csv:3:30: error: ",
    "2 are away, but pool 'night' at 00003 has 1, and none has more", 1 },
  { "absences.csv", "07-04,1", "07-04,0%",
    "absences.csv:3:30: error: ", "count: '0%' is not more than 0", 1 },
  { "absences.csv", "07-04,1", "07-04,0.1", "absences.csv:3:30: error: ",
    "count: '0.1' is not a whole number; a share has its %, as in 20%", 1 },
  { "absences.csv", "07-04,1", "07-04,100%", "", "", 0 },
  { "absences.csv", "07-04,1", "07-04,16%", "absences.csv:3:30: warning: ",
    "this row has no effect: 16% of 3 officers is less than half an officer", 1 },
  { "absences.csv", "2,,meeting,press,", "20%,,meeting,press,1", "absences.csv:2:65: error: ",
    "officers '1' are 1, but count is '20%'; leave count blank, or write 1", 1 },
  { "absences.csv", "2025-07-02 12:00", "2025-07-02 10:00",
    "absences.csv:2:29: error: ", "'2025-07-02 10:00' is not after '2025-07-02 10:00'", 1 },
  { "absences.csv", "2025-07-04", "2025-07-02",
    "absences.csv:3:19: error: ", "until: '2025-07-02' is before '2025-07-03'", 1 },
  { "absences.csv", "desk,", "dusk,",
    "absences.csv:2:1: error: ", "no pool 'dusk'; did you mean 'desk'?", 1 },
  { "absences.csv", "desk,", "night,", "absences.csv:2:7: error: ", "no pool 'night' there", 1 },
  { "absences.csv", "desk,", "desk dusk nihgt,",
    "absences.csv:2:1: error: ", "no pool 'dusk'; did you mean 'desk'?", 2 },
  { "absences.csv", "desk,", "desk nihgt,",
    "absences.csv:2:1: error: ", "no pool 'nihgt'; did you mean 'night'?", 1 },
  { "absences.csv", "desk,", "desk night,", "absences.csv:2:12: error: ", "no pool 'night' there",
    1 },
  { "absences.csv", "desk,", "desk desk,", "absences.csv:2:1: error: ", "names 'desk' twice", 1 },
  { "absences.csv", "desk,", "desk *,", "absences.csv:2:1: error: ",
    "pool: 'desk *': '*' stands for all, and cannot stand beside names", 1 },
  { "absences.csv", "desk,", "* *,",
    "absences.csv:2:1: error: ", "'*' stands for all, and cannot stand beside names", 1 },
  { "absences.csv", "desk,", "desk; night,",
    "absences.csv:2:1: error: ", "names are separated by blanks", 1 },
  { "absences.csv", "desk,", "  ,", "absences.csv:2:3: error: ", "pool is blank; it must be given",
    1 },
  { "absences.csv", "",
    "desk back,00003,2025-07-03,,1,,leave,press,\nback desk,00003,2025-07-03,,1,,leave,press,\n",
    "absences.csv:5:1: error: ", "duplicate row: line 4 has the same", 1 },
  { "absences.csv", "",
    "desk back,00003,2025-07-03,,1,,leave,press,\nback night,00003,2025-07-03,,1,,leave,press,\n",
    "absences.csv:5:1: error: ",
    "absences.csv:4 names pool 'back' at 00003, too, for the same time and reason, and neither row "
    "is more particular",
    1 },
  { "absences.csv", "",
    "desk back,00003,2025-07-03,,1,,leave,press,\nback night,00003,2025-07-03,2025-07-04,1,,leave,"
    "press,\n",
    "", "", 0 },
  { "absences.csv", "*,ward", "*,department;", "absences.csv:3:3: error: ", "'department;'", 1 },
  { "absences.csv", "2025-07-04,1", ",1",
    "absences.csv:3:22: error: ", "until is blank: there is nothing that it could delay", 1 },
  { "absences.csv", "2025-07-02 10:00,2025-07-02 12:00", "2025-06-02 10:00,2025-06-02 12:00",
    "absences.csv:2:12: warning: ", "this row has no effect: it is outside the window", 1 },
  { "absences.csv", "2025-07-03,2025-07-04", "2025-07-15,2025-07-16",
    "absences.csv:3:8: warning: ", "this row has no effect: it is outside the window", 1 },
  { "absences.csv", "", "*,00003,2025-07-03,,1,,training,press,\n", "absences.csv:3:3: warning: ",
    "this row has no effect: every pool it names has a more particular row", 1 },
  { "absences.csv", "meeting", "ill", "absences.csv:2:49: error: ",
    "reason: 'ill' is not one of: unfilled, meeting, training, leave, sickness; did you mean "
    "'sickness'?",
    1 },
  { "absences.csv", "meeting", "Sick", "absences.csv:2:49: error: ", "did you mean 'sickness'?",
    1 },
  { "absences.csv", "meeting", "vacation", "absences.csv:2:49: error: ", "did you mean 'leave'?",
    1 },
  { "absences.csv", "meeting", "illness", "absences.csv:2:49: error: ", "did you mean 'sickness'?",
    1 },
  { "absences.csv", "meeting", "sick leave",
    "absences.csv:2:49: error: ", "did you mean 'sickness'?", 1 },
  { "absences.csv", "meeting", "vacant", "absences.csv:2:49: error: ", "did you mean 'unfilled'?",
    1 },
  { "absences.csv", "meeting", "course", "absences.csv:2:49: error: ", "did you mean 'training'?",
    1 },
  { "absences.csv", "meeting", "metting", "absences.csv:2:49: error: ", "'metting'", 1 },
  { "absences.csv", "2,,meeting,press,", ",,meeting,press,1 4", "absences.csv:2:62: error: ",
    "there is no officer 4: the last one of pool 'desk' at 00002 is 3", 1 },
  { "absences.csv", "1,20min,training,press,", ",20min,training,press,1-2",
    "absences.csv:3:52: error: ",
    "there is no officer 2: the last one of pool 'night' at 00003 is 1", 1 },
  { "absences.csv", "meeting,press,", "meeting,press,1-3", "absences.csv:2:63: error: ",
    "officers '1-3' are 3, but count is '2'; leave count blank, or write 3", 1 },
  { "absences.csv", "12:00,2", "12:00,",
    "absences.csv:2:46: error: ", "count is blank; say how many are away, or who, by number", 1 },
  { "absences.csv", "meeting,press,", "meeting,press,2 1", "absences.csv:2:63: error: ",
    "officers: '2 1': each number is named once, the lowest first; write 1-2", 1 },
  { "absences.csv", "meeting,press,", "meeting,press,2 2", "absences.csv:2:63: error: ",
    "officers: '2 2': each number is named once, the lowest first; write 2", 1 },
  { "absences.csv", "meeting,press,", "meeting,press,0-1", "absences.csv:2:63: error: ",
    "officers: '0-1': the numbers of officers are from 1 to 100000", 1 },
  { "absences.csv", "meeting,press,", "meeting,press,2-3", "", "", 0 },
  { "absences.csv", "", "desk,00002,2025-07-02 10:00,2025-07-02 12:00,1,,meeting,press,\n",
    "absences.csv:4:1: error: ",
    "duplicate row: line 2 has the same pool 'desk', where '00002', from '2025-07-02 10:00', until "
    "'2025-07-02 12:00', reason 'meeting'",
    1 },
  { "absences.csv", "", "desk,00002,2025-07-02 10:00,2025-07-02 12:00,,,meeting,press,3\n", "", "",
    0 },
  { "absences.csv", "", "desk,00002,2025-07-02 10:00,,1,,meeting,press,\n", "", "", 0 },
  { "pools.csv", "desk,00002,reception,3", "desk,00002,reception,0",
    "absences.csv:2:6: error: ", "nobody is there to be away: the count is 0 (pools.csv:4)", 1 },
  /* Within the window, but never in the hours of the pools. */
  { "absences.csv", "2025-07-03,2025-07-04", "2025-07-05,2025-07-06", "", "", 0 }, /* the night */
  { "absences.csv", "2025-07-02 10:00,2025-07-02 12:00", "2025-07-05,2025-07-06",
    "absences.csv:2:12: warning: ", "this row has no effect: it is never in the hours of its pools",
    1 },
  { "absences.csv", "2025-07-02 10:00,2025-07-02 12:00", "2025-07-02 12:00,2025-07-02 13:00",
    "absences.csv:2:12: warning: ", "this row has no effect: it is never in the hours of its pools",
    1 },
  { "absences.csv", "2025-07-02 10:00,2025-07-02 12:00", "2025-07-11 12:00,2025-07-13",
    "absences.csv:2:12: warning: ", "this row has no effect: it is never in the hours of its pools",
    1 },
  { "absences.csv", "2025-07-02 10:00,2025-07-02 12:00,2,", "2025-07-05,2025-07-06,2,12h", "", "",
    0 }, /* it may last longer */
  { "absences.csv", "2025-07-02 10:00,2025-07-02 12:00", "2025-07-12,", "", "", 0 },
  { "absences.csv", "2025-07-02 10:00,2025-07-02 12:00", "2025-06-01,2025-07-01", "", "", 0 },
  /* Outside the window. */
  { "needs.csv", "2025-07-02,2025-07-08", "2026-07-02,2026-07-08",
    "needs.csv:4:15: warning: ", "this row has no effect: it is outside the window", 1 },
  { "needs.csv", "2025-07-02,2025-07-08", "2024-07-02,2024-07-08",
    "needs.csv:4:26: warning: ", "this row has no effect: it is outside the window", 1 },
  { "holidays.csv", "2025-07-04", "2026-07-04",
    "holidays.csv:2:1: warning: ", "this table has no effect: all its dates are outside", 1 },
  { "holidays.csv", "", "2026-07-04,office,closed,press\n", "", "", 0 },
  { "observed.csv", "2025-07-01,2025-07-14", "2026-07-01,2026-07-14",
    "observed.csv:2:16: warning: ", "this row has no effect: it is outside the window", 1 },
  /* Rules. */
  { "rules.csv", "", "portal_retry,30s,press\n", "rules.csv:5:14: error: ", "30s", 1 },
  { "rules.csv", "", "portal_retry,0min,press\n",
    "rules.csv:5:14: error: ", "0min is less than a minute", 1 },
};

START_TEST (no_mistake)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  ck_assert_uint_eq (s.world->n_absences, 4);
  ck_assert_uint_eq (s.world->n_hand_overs, 0);
  scene_clear (&s);
}
END_TEST

/* All file online, so that nobody signs for the counter at the tax office; but people who find the
 * portal down come to the counter. */
START_TEST (portal_to_a_counter_without_pool)
{
  const scene_mistake mistake
      = { "rules.csv",
          "",
          "portal_to_counter,50%,press\n",
          "workflows.csv:5:16: error: ",
          "no pool serves role 'sign' at tax (needed by step 'sign' of workflow 'flow')",
          1 };
  for (int diverted = 0; diverted < 2; diverted++)
    {
      scene s;
      scene_init (&s);
      add_tables (&s);
      scene_edit (&s, "procedures.csv", "10%,25%", "10%,100%");
      scene_edit (&s, "backlog.csv", "00003,paper,sign,2025-06-20,5,,1min,press\n", "");
      scene_edit (&s, "workflows.csv", "sign,home,2min,no,,,,", "sign,tax,2min,no,,,counter,");
      if (diverted)
        scene_check_mistake (&s, &mistake);
      else
        {
          scene_compile (&s);
          ck_assert_str_eq (s.messages, "");
        }
      scene_clear (&s);
    }
}
END_TEST

/* A table without count: the column that it has is named. */
START_TEST (nobody_named)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_set (&s, "absences.csv",
             "pool,where,from,until,officers,reason,source\n"
             "desk,00002,2025-07-02 10:00,2025-07-02 12:00,,meeting,press\n");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "absences.csv:2:46: error: officers is blank; say who is away, by "
                                "number, or how many, in count\n");
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes about systems");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  tcase_add_test (tc, portal_to_a_counter_without_pool);
  tcase_add_test (tc, nobody_named);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
