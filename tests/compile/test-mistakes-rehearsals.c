/* Mistakes about activities, venues and courses: one edit of a valid scenario, one message at one
 * position. */
#include "scene.h"

static void
add_tables (scene *s)
{
  scene_set (s, "activities.csv",
             "activity,where,participants,duration,from,until,after,after_all,needs,pass,slots,"
             "source\n"
             "drill,*,sign 1,1h,2025-07-02,2025-07-10,,,bridge 1,90%,,press\n"
             "talk,commune,\"reception 2, expert 50%\",2h,,,drill,,hall 1,,always,press\n"
             "close,land-b,all,1h,,,,talk,,,,press\n"
             "late,00002,\"reception 1, porter 1\",1h,,,,,,,evening,press\n");
  scene_edit (s, "pools.csv", "", "porters,00002,porter,1,office,,press\n");
  scene_edit (s, "calendars.csv", "", "evening,Mon-Fri,18:00-20:00,press\n");
  scene_set (s, "venues.csv",
             "venue,where,count,calendar,source\n"
             "bridge,,2,office,press\n"
             "hall,commune,1,,press\n"
             "room,,1,,press\n");
  scene_set (s, "skills.csv", "skill,roles,rate,standard_after,source\nform,expert,90%,50,press\n");
  scene_set (s, "courses.csv",
             "course,roles,where,from,until,sessions,duration,seats,needs,teaches,worth,source\n"
             "it,expert sign,*,2025-07-02,2025-07-09,2,3h,4,room 1,form,5,press\n"
             "law,sign,00003,2025-07-02,,1,1h,4,,,,press\n");
}

static const scene_mistake mistakes[] = {
  /* Activities. */
  { "activities.csv", "sign 1,1h", "sgn 1,1h",
    "activities.csv:2:9: error: ", "no pool has the role 'sgn'; did you mean 'sign'?", 1 },
  { "activities.csv", "sign 1,1h", "sign 2,1h", "activities.csv:2:9: error: ",
    "2 officers with the role 'sign' are to take part; 00001 has 1", 1 },
  { "activities.csv", "*,sign 1", "land-a,sign 1",
    "activities.csv:2:14: error: ", "nobody at land-a has the role 'sign'", 2 },
  { "activities.csv", "drill,*", "drill,tax", "activities.csv:2:11: error: ", "'sign'", 2 },
  { "activities.csv", "talk,commune", "talk,comune", "activities.csv:3:6: error: ", "'comune'", 1 },
  { "activities.csv", "\"reception 2, expert 50%\"", "reception two",
    "activities.csv:3:14: error: ", "'two' is not a number", 1 },
  { "activities.csv", ",drill,", ",dril,",
    "activities.csv:3:45: error: ", "no activity 'dril'; did you mean 'drill'?", 1 },
  { "activities.csv", ",talk,", ",tlk,",
    "activities.csv:4:24: error: ", "no activity 'tlk'; did you mean 'talk'?", 1 },
  { "activities.csv", ",talk,,,", ",,,,", "", "", 0 },
  { "activities.csv", "1h,,,,talk", "1h,,,talk,", "activities.csv:4:23: error: ",
    "none of the row's places has activity 'talk'; after_all waits for other places", 1 },
  { "activities.csv", "2025-07-10,,", "2025-07-10,talk,", "activities.csv:2:41: error: ",
    "activities wait for each other in a circle: drill after talk after drill", 1 },
  { "activities.csv", "2025-07-10,,", "2025-07-10,drill,", "activities.csv:2:41: error: ",
    "activities wait for each other in a circle: drill after drill", 1 },
  { "activities.csv", "2025-07-10,,,", "2025-07-10,,close,", "activities.csv:4:24: error: ",
    "activities wait for each other in a circle: close after talk after drill after close", 1 },
  { "activities.csv", "bridge 1", "bridge 3",
    "activities.csv:2:43: error: ", "needs 3 of venue 'bridge', of which there are 2", 1 },
  { "activities.csv", "bridge 1", "brige 1",
    "activities.csv:2:43: error: ", "no venue 'brige'; did you mean 'bridge'?", 1 },
  { "activities.csv", "bridge 1", "bridge 50%",
    "activities.csv:2:43: error: ", "'50%' is a share; write numbers, as in bridge 1, hall 2", 1 },
  { "activities.csv", "bridge 1", "bridge", "activities.csv:2:43: error: ",
    "'bridge' is not a name and a number; write as in bridge 1", 1 },
  { "activities.csv", "bridge 1", "all",
    "activities.csv:2:43: error: ", "'all' is for participants; name venues", 1 },
  { "activities.csv", "bridge 1", "hall 1",
    "activities.csv:2:43: error: ", "00003 has no venue 'hall'", 1 },
  { "activities.csv", "always", "alwys",
    "activities.csv:3:60: error: ", "no calendar 'alwys'; did you mean 'always'?", 1 },
  { "activities.csv", "2025-07-02,2025-07-10", "2025-07-05,2025-07-06",
    "activities.csv:2:1: error: ",
    "nobody with the role 'sign' at 00001 is on duty as long as 'drill' may take place; with slots "
    "it takes place off duty",
    1 },
  { "activities.csv", "2025-07-02,2025-07-10,,,bridge 1,90%,,",
    "2025-07-05,2025-07-06,,,,90%,office,", "activities.csv:2:48: error: ",
    "calendar 'office' is closed as long as 'drill' may take place", 1 },
  { "activities.csv", "2025-07-02,2025-07-10", "2025-07-10,2025-07-02",
    "activities.csv:2:30: error: ", "until: '2025-07-02' is before '2025-07-10'", 1 },
  { "activities.csv", "2025-07-02,2025-07-10", "2025-08-02,2025-08-10",
    "activities.csv:2:19: warning: ", "this row has no effect: it is outside the window", 1 },
  { "activities.csv", "", "drill,00001,sign 1,1h,,,,,,,,press\n", "", "", 0 },
  { "activities.csv", "", "drill,00001,sgn 1,1h,,,,,,,,press\n",
    "activities.csv:6:13: error: ", "no pool has the role 'sgn'", 1 },
  /* What can never take place. */
  { "activities.csv", "reception 2, expert 50%", "reception 3, expert 50%",
    "activities.csv:3:14: error: ",
    "4 different officers are to take part; 00001 has enough for 3 of them", 1 },
  { "activities.csv", "reception 2, expert 50%", "reception 100%, expert 1",
    "activities.csv:3:14: warning: ",
    "if nobody is away, 4 different officers are to take part; 00001 has enough for 3 of them", 1 },
  { "activities.csv", "2h,,,drill,,hall 1,,always", "70h,,,drill,,hall 1,,office",
    "activities.csv:3:40: error: ",
    "'talk' takes 70 hours or more; at 00001 there are 68 in which it may take place", 1 },
  { "activities.csv", "2h,,,drill,,hall 1,,always", "68h,,,drill,,hall 1,,office", "", "", 0 },
  { "venues.csv", "bridge,,2,office", "bridge,,2,evening", "activities.csv:2:43: error: ",
    "the venues of 'drill' at 00001 are closed in all hours in which it could take place", 1 },
  { "pools.csv", "", "guard,land-b,expert,1,evening,,press\n", "activities.csv:4:1: error: ",
    "those who are to take part at land-b are never on duty together as long as 'close' may take "
    "place; with slots it takes place off duty",
    1 },
  /* Venues. */
  { "venues.csv", "bridge,,2", "bridge,,0", "venues.csv:2:9: error: ", "'0' is not between", 1 },
  { "venues.csv", "office", "offise",
    "venues.csv:2:11: error: ", "no calendar 'offise'; did you mean 'office'?", 1 },
  { "venues.csv", "", "barn,,1,,press\n",
    "venues.csv:5:1: warning: ", "'barn': no activity and no course needs this venue", 1 },
  { "venues.csv", "", "hall,,1,,press\n", "venues.csv:5:1: warning: ",
    "this row has no effect: every place that needs 'hall' has its own", 1 },
  { "venues.csv", "hall,commune", "hall,00001",
    "activities.csv:3:52: error: ", "00002 has no venue 'hall'", 1 },
  /* Roles of those who only meet, or are trained. */
  { "activities.csv", "reception 1, porter 1", "reception 1",
    "pools.csv:10:15: warning: ", "nothing needs the role 'porter'", 1 },
  { "courses.csv", "", "it,porter,00002,2025-07-03,,1,3h,4,,,,press\n", "", "", 0 },
  { "venues.csv", "", "room,,2,,press\n", "venues.csv:5:1: error: ", "line 4", 1 },
  /* Courses. */
  { "courses.csv", "expert sign", "expert sgn",
    "courses.csv:2:4: error: ", "no pool has the role 'sgn'; did you mean 'sign'?", 1 },
  { "courses.csv", "sign,00003", "sign,land-a",
    "courses.csv:3:5: error: ", "nobody at these places has one of these roles", 1 },
  { "courses.csv", "2025-07-02,2025-07-09", "2025-07-05,2025-07-06", "courses.csv:2:29: error: ",
    "there is no working day between '2025-07-05' and '2025-07-06'", 1 },
  { "courses.csv", "room 1", "hall 1", "courses.csv:2:47: error: ",
    "venue 'hall' belongs to places; a course needs one that is shared", 1 },
  { "courses.csv", "law,sign,00003,2025-07-02,,1,1h,4,,",
    "law,sign,00003,2025-07-02,,1,1h,4,room 1,", "courses.csv:2:47: error: ",
    "on 2025-07-02 courses need 2 of venue 'room', of which there is 1", 1 },
  { "venues.csv", "room,,1,,", "room,,1,office,", "", "", 0 },
  { "courses.csv", "form", "from",
    "courses.csv:2:54: error: ", "no skill 'from'; did you mean 'form'?", 1 },
  { "courses.csv", "it,expert sign,*", "it,reception,tax", "courses.csv:2:54: warning: ",
    "this has no effect: no work of those who may attend takes the skill 'form'", 1 },
  { "courses.csv", "form,5", "form,",
    "courses.csv:2:54: warning: ", "the course is worth no dossiers of experience", 1 },
  { "courses.csv", "form,5", ",5",
    "courses.csv:2:55: warning: ", "this has no effect: the course teaches no skill", 1 },
  { "courses.csv", "2,3h", "0,3h", "courses.csv:2:40: error: ", "'0' is not between", 1 },
  { "courses.csv", "2025-07-02,,1", "2025-07-02,,0",
    "courses.csv:3:28: error: ", "'0' is not between", 1 },
  { "courses.csv", "2025-07-02,2025-07-09", "2025-07-02,2025-07-01",
    "courses.csv:2:29: error: ", "until: '2025-07-01' is before '2025-07-02'", 1 },
  { "courses.csv", "2025-07-02,2025-07-09,2", "2025-06-25,2025-07-09,3",
    "courses.csv:2:18: warning: ",
    "1 of 3 sessions begins before the window, and does not take place", 1 },
  { "courses.csv", "2025-07-02,,1", "2025-06-25,,1", "courses.csv:3:16: warning: ",
    "1 of 1 sessions begins before the window, and does not take place", 1 },
  { "courses.csv", "2025-07-02,2025-07-09,2", "2025-07-02,2025-07-24,5",
    "courses.csv:2:29: warning: ", "3 of 5 sessions begin after the window, and do not take place",
    1 },
  { "courses.csv", "2025-07-02,2025-07-09,2", "2025-06-02,2025-06-09,2",
    "courses.csv:2:29: warning: ", "this row has no effect: it is outside the window", 1 },
  { "courses.csv", "2,3h", "10000,3h",
    "courses.csv:3:28: error: ", "more than 10000 sessions of courses", 1 },
  { "courses.csv", "2,3h", "2,0min", "courses.csv:2:42: error: ", "a session must take some time",
    1 },
  { "courses.csv", "", "it,expert,*,2025-07-03,,1,3h,4,,,,press\n", "", "", 0 },
  { "courses.csv", "", "it,expert,*,2025-07-02,,1,3h,4,,,,press\n",
    "courses.csv:4:1: error: ", "line 2", 1 },
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

int
main (void)
{
  Suite *suite = suite_create ("mistakes about rehearsals");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
