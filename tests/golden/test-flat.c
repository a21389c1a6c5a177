/* With nothing changed, the backlog of the shipped scenarios is flat from the first day: within 5 %
 * of its mean on every working day. Growth and leave are changes, and so is a public holiday:
 * nobody files while delays run on, and the province works off a tenth of its backlog. So the first
 * quarter, without growth and leave, is held to it twice: until the last working day before the
 * holiday of 2 September, and the whole quarter with the holidays taken out. The cut-over is held
 * to it in the old world, without what happens to it: the dossiers that are held up, the pilot,
 * courses and meetings, the rush, and what fails; and as shipped until the rush begins. */
#include "tiny.h"
#include "variant.h"

enum { REPLICATIONS = 8 };

static void
check_flat (const variant *v, const char *scenario, const char *until, int workdays)
{
  g_autoptr (pr_input) input = variant_open (v, scenario, until);
  g_autoptr (pr_outcome) o = variant_run (input, REPLICATIONS);
  expect_flat (o, workdays);
}

START_TEST (until_the_holiday)
{
  variant v = variant_new ();
  variant_level (&v);
  check_flat (&v, "quang-ninh", "2025-08-31", 44);
  variant_free (&v);
}
END_TEST

START_TEST (without_holidays)
{
  variant v = variant_new ();
  variant_level (&v);
  variant_drop (&v, "quang-ninh/holidays.csv");
  check_flat (&v, "quang-ninh", NULL, 66);
  variant_free (&v);
}
END_TEST

START_TEST (old_world)
{
  variant v = variant_new ();
  variant_calm (&v);
  variant_replace (&v, "quang-ninh-cutover/scenario.ini", "; arrivals-pilot.csv", "");
  variant_drop (&v, "quang-ninh-cutover/arrivals-pilot.csv");
  variant_replace (&v, "quang-ninh-cutover/scenario.ini", "; surges-rush.csv", "");
  variant_drop (&v, "quang-ninh-cutover/surges-rush.csv");
  check_flat (&v, "quang-ninh-cutover", "2025-06-30", 15);
  variant_free (&v);
}
END_TEST

START_TEST (until_the_rush)
{
  variant v = variant_new ();
  check_flat (&v, "quang-ninh-cutover", "2025-06-15", 4);
  variant_free (&v);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("flat");
  tcase_set_timeout (tc, 240);
  tcase_add_test (tc, until_the_holiday);
  tcase_add_test (tc, without_holidays);
  tcase_add_test (tc, old_world);
  tcase_add_test (tc, until_the_rush);
  return tiny_main ("flat", tc);
}
