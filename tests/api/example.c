/* Opens a scenario and a what-if on it that is no file, simulates both, prints the difference of
 * every pair of replications together, and tells the story of the dossier that is most late.
 *
 *   cc example.c $(pkg-config --cflags --libs pilotrun) -o example
 *   ./example scenarios/quang-yen
 */
#include <pilotrun/pilotrun.h>

#include <stdio.h>

static int
fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  return 1;
}

static pilotrun_results *
simulate (const pilotrun_scenario *scenario, GError **error)
{
  g_autoptr (pilotrun_settings) settings = pilotrun_settings_new ();
  if (!pilotrun_settings_set (settings, "replications", "5", error)
      || !pilotrun_settings_set (settings, "until", "2025-11-14", error))
    return NULL;
  return pilotrun_simulate (scenario, settings, NULL, NULL, NULL, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc != 2)
    {
      fprintf (stderr, "usage: example SCENARIO\n");
      return 2;
    }
  g_autofree char *name = g_path_get_basename (argv[1]), *folder = g_path_get_dirname (argv[1]),
                  *path = g_build_filename (folder, "two-counters.ini", NULL),
                  *text = g_strdup_printf ("[scenario]\n"
                                           "base = %s\n"
                                           "name = Two counters\n"
                                           "[set pools where pool=land-counter]\n"
                                           "count = 2\n",
                                           name);
  g_autoptr (pilotrun_scenario) one = pilotrun_scenario_open (argv[1], NULL, NULL, &error);
  g_autoptr (pilotrun_scenario) two
      = one != NULL ? pilotrun_scenario_open_text (path, text, NULL, NULL, &error) : NULL;
  if (two == NULL)
    return fail (error);
  g_autoptr (pilotrun_results) before = simulate (one, &error);
  g_autoptr (pilotrun_results) after = before != NULL ? simulate (two, &error) : NULL;
  if (after == NULL)
    return fail (error);
  printf ("%s, pilotrun %s\n", pilotrun_scenario_name (one), pilotrun_version ());
  pilotrun_difference d;
  if (!pilotrun_results_difference (after, before, "on_time", &d, &error))
    return fail (error);
  printf ("on time, two counters instead of one: %+.2f ± %.2f points, %u pairs\n", 100 * d.mean,
          100 * d.half_width, d.n);
  g_autofree char *story = pilotrun_results_story (before, 0, NULL, &error);
  if (story == NULL)
    return fail (error);
  printf ("\n%s", story);
  return 0;
}
