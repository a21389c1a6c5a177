/* Runs a scenario through the public API and prints what became of the dossiers.
 *
 *   cc example.c $(pkg-config --cflags --libs pilotrun) -o example
 *   ./example scenarios/quang-ninh
 */
#include <pilotrun/pilotrun.h>

#include <inttypes.h>
#include <stdio.h>

static void
print_progress (uint32_t done, uint32_t of, void *user_data)
{
  FILE *to = user_data;
  fprintf (to, "%" PRIu32 " of %" PRIu32 " replications\n", done, of);
}

static double
mean (const pilotrun_results *results, uint32_t place, pilotrun_metric metric)
{
  uint32_t n = pilotrun_results_replications (results);
  double sum = 0;
  for (uint32_t r = 0; r < n; r++)
    sum += (double) pilotrun_results_count (results, r, place, metric);
  return sum / n;
}

int
main (int argc, char **argv)
{
  const char *settings[] = { "replications=3", "seed=11", NULL };
  g_autoptr (GError) error = NULL;
  if (argc != 2)
    {
      fprintf (stderr, "usage: example SCENARIO\n");
      return 2;
    }
  g_autoptr (pilotrun_scenario) scenario = pilotrun_scenario_open (argv[1], settings, &error);
  if (scenario == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  g_autoptr (pilotrun_results) results
      = pilotrun_run (scenario, 0, NULL, print_progress, stderr, &error);
  if (results == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("%s, pilotrun %s\n", pilotrun_scenario_name (scenario), pilotrun_version ());
  for (uint32_t u = 0; u < pilotrun_scenario_units (scenario); u++)
    printf ("%s %s: %.1f arrived, %.1f returned, %.1f in process at the end\n",
            pilotrun_scenario_place_code (scenario, u), pilotrun_scenario_place_name (scenario, u),
            mean (results, u, PILOTRUN_ARRIVED), mean (results, u, PILOTRUN_RETURNED),
            mean (results, u, PILOTRUN_IN_PROCESS));
  return 0;
}
