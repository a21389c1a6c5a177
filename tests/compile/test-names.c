/* Places by their names: where a place is expected, its exact name does as well as its code. */
#include "scene.h"

#include <string.h>

typedef struct {
  const char *file, *old, *new;
} by_name;

/* Each says the same as the scene. */
static const by_name names[] = {
  { "pools.csv", "desk,00002", "desk,Hai" },
  { "pools.csv", "night,00003", "night,Ba" },
  { "pools.csv", "land,land-a", "land,Land A" },
  { "arrivals.csv", "town,00003", "town,Ba" },
  { "surges.csv", "*,00003", "*,Ba" },
  { "workflows.csv", "delay,,tax,", "delay,,Tax," },
  { "backlog.csv", "00003,paper", "Ba,paper" },
  { "backlog.csv", "tax,land,,2025-06-30 09:30,1,00001", "Tax,land,,2025-06-30 09:30,1,Một" },
  { "backlog.csv", "1,00001", "1,Mo\xcc\xa3\xcc\x82t" },
  { "observed.csv", "received,00003", "received,Ba" },
  /* Without case and accents; a word of the name. */
  { "backlog.csv", "1,00001", "1,MOT" },
  { "backlog.csv", "1,00001", "1,mot" },
  { "pools.csv", "land,land-a", "land,A" },
};

START_TEST (is_as_good_as_the_code)
{
  const by_name *n = &names[_i];
  scene s, plain;
  scene_init (&s);
  scene_init (&plain);
  scene_edit (&s, n->file, n->old, n->new);
  scene_compile (&s);
  scene_compile (&plain);
  ck_assert_str_eq (s.messages, plain.messages);
  g_autofree char *got = pr_tables_text (s.tables), *wanted = pr_tables_text (plain.tables);
  ck_assert_str_eq (got, wanted);
  scene_clear (&s);
  scene_clear (&plain);
}
END_TEST

/* Several, separated by ';', and columns of units and of authorities. */
START_TEST (in_the_other_tables)
{
  static const char *const units[] = { "00001", "Một" }, *const land[] = { "land-a", "Land A" },
                           *const both[] = { "00001; ward", "Một;ward" };
  g_autofree char *texts[2] = { NULL };
  for (int i = 0; i < 2; i++)
    {
      scene s;
      scene_init (&s);
      scene_edit (&s, "authorities.csv", "land-branch,Núi", "land-branch,00002;Núi");
      g_autofree char *serves = g_strdup_printf ("land-branch,%s;Núi", i ? "Hai" : "00002");
      scene_edit (&s, "authorities.csv", "land-branch,00002;Núi", serves);
      g_autofree char *systems
          = g_strdup_printf ("system,scope,where,source\nnet,place,%s,press\n", both[i]);
      scene_set (&s, "systems.csv", systems);
      scene_set (&s, "needs.csv", "role,step,need,source\nsign,*,net,press\n");
      g_autofree char *phases = g_strdup_printf ("procedures,where,from,decided_by,office,source\n"
                                                 "land,%s,2025-07-02,%s,,press\n",
                                                 units[i], land[i]);
      scene_set (&s, "phases.csv", phases);
      scene_compile (&s);
      ck_assert_str_eq (s.messages, "");
      texts[i] = pr_tables_text (s.tables);
      scene_clear (&s);
    }
  ck_assert_str_eq (texts[0], texts[1]);
  g_clear_pointer (&texts[1], g_free);
}
END_TEST

static const scene_mistake mistakes[] = {
  /* Two of one name: the message shows the codes, and nothing else is reported. */
  { "units.csv", "00001,Một", "00001,Hai", "pools.csv:4:6: error: ",
    "'Hai' may be several places; write a code: 00001 Hai, 00002 Hai", 1 },
  /* A former district of that name stays what it was: a selector. */
  { "units.csv", "00003,Ba", "00003,Núi", "", "", 0 },
  /* The nearest is of the kind that the column names. */
  { "backlog.csv", "1,00001", "1,Mat",
    "backlog.csv:3:30: error: ", "no place 'Mat'; did you mean 'Một'?", 1 },
  { "backlog.csv", "00003,paper", "Taxx,paper",
    "backlog.csv:2:1: error: ", "no place 'Taxx'; did you mean 'Tax'?", 1 },
  { "backlog.csv", "1,00001", "1,taxx", "backlog.csv:3:30: error: ",
    "no unit or authority 'taxx'; "
    "there are: 00001, Một, 00002, Hai, 00003, Ba",
    1 },
  { "observed.csv", "00003", "Baa",
    "observed.csv:2:10: error: ", "no unit or authority 'Baa'; did you mean 'Ba'?", 1 },
  { "surges.csv", "*,00003", "*,Land X", "surges.csv:3:3: error: ",
    "no place, former district, kind or type of unit 'Land X'; did you mean 'Land A'?", 1 },
  { "backlog.csv", "1,00001", "1,Tax",
    "backlog.csv:3:30: error: ", "'tax' is an authority; a home is a unit", 1 },
};

START_TEST (mistake_is_told)
{
  scene s;
  scene_init (&s);
  if (_i == 0)
    scene_edit (&s, "pools.csv", "desk,00002", "desk,Hai");
  scene_check_mistake (&s, &mistakes[_i]);
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("names of places");
  TCase *tc = tcase_create ("names");
  tcase_add_loop_test (tc, is_as_good_as_the_code, 0, G_N_ELEMENTS (names));
  tcase_add_test (tc, in_the_other_tables);
  tcase_add_loop_test (tc, mistake_is_told, 0, G_N_ELEMENTS (mistakes));
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
