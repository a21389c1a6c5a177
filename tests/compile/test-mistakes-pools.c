/* Mistakes about how officers give their time: one edit of a valid scenario, one message at one
 * position. What-ifs and sweeps change those columns as any other. */
#include "overlaid.h"

#include <string.h>

#define HEADER                                                                                     \
  "pool,where,roles,count,calendar,share,stretch,share_most,share_beyond,share_least,"             \
  "overtime_beyond,overtime_most,source\n"

static void
add_tables (scene *s)
{
  scene_set (s, "pools.csv",
             HEADER "desk,*,reception,1,office,80%,,,,,1,3h,press\n"
                    "back,*,sign expert reception,1,office,50%,1h,90%,2.5,30%,,,press\n"
                    "night,00003,expert,1,always,,,,,,,,press\n"
                    "land,land-a,expert,2,office,,,,,,,,press\n"
                    "land,land-b,expert,4,office,25%,30min,,,,0,45min,press\n"
                    "front,tax,reception,1,office,,,,,,,,press\n");
}

static const scene_mistake mistakes[] = {
  { "pools.csv", "80%,,,,,1,3h", "80%,,,,,1,",
    "pools.csv:2:35: error: ", "overtime_beyond needs overtime_most, which is blank", 1 },
  { "pools.csv", "80%,,,,,1,3h", "80%,,,,,,3h",
    "pools.csv:2:36: error: ", "overtime_most needs overtime_beyond, which is blank", 1 },
  { "pools.csv", "1,3h", "1,25h", "pools.csv:2:37: error: ", "'25h' is not within 1min..24h", 1 },
  { "pools.csv", "1,3h", "1,0min", "pools.csv:2:37: error: ", "'0min' is not within 1min..24h", 1 },
  { "pools.csv", "1,3h", "-1,3h", "pools.csv:2:35: error: ", "overtime_beyond", 1 },
  { "pools.csv", "1h,90%", "30s,90%", "pools.csv:3:43: error: ", "'30s' is not within 1min..24h",
    1 },
  { "pools.csv", "90%,2.5,30%", ",2.5,",
    "pools.csv:3:47: error: ", "share_beyond needs share_most, which is blank", 1 },
  { "pools.csv", "90%,2.5,30%", "90%,,30%",
    "pools.csv:3:46: error: ", "share_most needs share_beyond, which is blank", 1 },
  { "pools.csv", "90%,2.5,30%", ",,30%",
    "pools.csv:3:48: error: ", "share_least needs share_most, which is blank", 1 },
  { "pools.csv", "90%,2.5", "45%,2.5",
    "pools.csv:3:46: error: ", "share '50%' is more than share_most '45%'", 1 },
  { "pools.csv", "2.5,30%", "2.5,60%",
    "pools.csv:3:54: error: ", "share_least '60%' is more than share '50%'", 1 },
  { "pools.csv", "2.5,30%", "2.5,0%", "pools.csv:3:54: error: ", "'0%' is not above 0%", 1 },
  { "pools.csv", "1,office,80%,,,,,1,3h", "100000,office,90%,1min,,,,,", "pools.csv: error: ",
    "about 1.1e+09 stretches of dossier time over the window and warm-up; the most is 1e+09", 1 },
  /* Nobody else signs, and that nobody does is not told besides. */
  { "pools.csv", "sign expert reception,1", "sign expert reception,x",
    "pools.csv:3:30: error: ", "count: 'x' is not a number", 1 },
  { "pools.csv", "reception,1,office,50%", "reception,1,offise,50%",
    "pools.csv:3:32: error: ", "did you mean 'office'?", 1 },
  { "pools.csv", "sign expert reception,1", ",1", "pools.csv:3:8: error: ", "roles is blank", 1 },
  { "pools.csv", "2.5,30%", "1001,30%", "pools.csv:3:50: error: ", "share_beyond", 1 },
  { "pools.csv", "always,,,,,,,", "always,,1h,,,,,",
    "pools.csv:4:30: warning: ", "has no effect: all of these officers' time is for dossiers", 1 },
  { "pools.csv", "always,,,,,,,", "always,,,,,,1,2h",
    "pools.csv:4:36: warning: ", "has no effect: the calendar 'always' is always open", 1 },
};

START_TEST (no_mistake)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  const pr_pool *back = &s.world->pools[scene_pool (&s, "00001", "back")],
                *night = &s.world->pools[scene_pool (&s, "00003", "night")],
                *land = &s.world->pools[scene_pool (&s, "land-b", "land")],
                *front = &s.world->pools[scene_pool (&s, "tax", "front")];
  ck_assert_int_eq (back->time.stretch, PR_HOUR);
  ck_assert_double_eq (back->time.most, 0.9);
  ck_assert_double_eq (back->time.beyond, 2.5);
  ck_assert_double_eq (back->time.least, 0.3);
  ck_assert_int_eq (back->time.overtime_most, 0);
  ck_assert_int_eq (night->time.stretch, 0);
  ck_assert_double_eq (night->time.most, 0);
  ck_assert_int_eq (land->time.overtime_most, 45 * PR_MINUTE);
  ck_assert_double_eq (land->time.overtime_beyond, 0);
  ck_assert_int_eq (front->time.overtime_most, 0);
  ck_assert_uint_ne (front->time.hash, back->time.hash);
  scene_clear (&s);
}
END_TEST

/* What-ifs with the columns by hand. */
static const struct {
  const char *edits, *old, *new;
} changes[] = {
  { "[set pools where pool=land; where=land-a]\nshare = 40%\nstretch = 2h\n",
    "land,land-a,expert,2,office,,,,,,,,press",
    "land,land-a,expert,2,office,40%,2h,,,,,,assumption: W" },
  { "[scale pools where pool=back]\nstretch = 50%\nshare_beyond = 200%\n",
    "50%,1h,90%,2.5,30%,,,press", "50%,30min,90%,5,30%,,,assumption: W" },
  { "[shift pools where pool=desk]\novertime_most = +30min\novertime_beyond = -0.5\n",
    "80%,,,,,1,3h,press", "80%,,,,,0.5,3h30,assumption: W" },
  { "[set pools where pool=desk]\novertime_most = \novertime_beyond = \n", "80%,,,,,1,3h,press",
    "80%,,,,,,,assumption: W" },
};

START_TEST (changed)
{
  overlaid o = { 0 };
  scene by_hand;
  g_autofree char *text = g_strconcat (HEAD, changes[_i].edits, NULL);
  scene_init (&o.s);
  scene_init (&by_hand);
  add_tables (&o.s);
  add_tables (&by_hand);
  scene_edit (&by_hand, "pools.csv", changes[_i].old, changes[_i].new);
  scene_edit (&by_hand, "scenario.ini", "name = Small", "name = W");
  overlaid_lay (&o, text, NULL);
  scene_compile (&by_hand);
  ck_assert_str_eq (o.messages, "");
  g_autofree char *got = pr_tables_text (o.tables), *wanted = pr_tables_text (by_hand.tables);
  ck_assert_str_eq (got, wanted);
  overlaid_clear (&o);
  scene_clear (&by_hand);
}
END_TEST

/* A what-if that leaves a share above its most is told at its own line. */
START_TEST (changed_wrongly)
{
  overlaid o = { 0 };
  scene_init (&o.s);
  add_tables (&o.s);
  overlaid_lay (&o, HEAD "[set pools where pool=back]\nshare = 95%\n", NULL);
  ck_assert_ptr_nonnull (strstr (o.messages, "share '95%' is more than share_most '90%'"));
  ck_assert_ptr_null (strstr (o.messages, "pools.csv:3"));
  overlaid_clear (&o);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes about pools");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  tcase_add_loop_test (tc, changed, 0, G_N_ELEMENTS (changes));
  tcase_add_test (tc, changed_wrongly);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
