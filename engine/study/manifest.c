/* Manifest: see manifest.h. */
#include "study/manifest.h"

#include "kernel/rng.h"
#include "study/contents.h"
#include "report/text/json.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"
#include "kernel/version.h"

#include <sys/utsname.h>

/* One hash for all that decides the result: scenario, seed, replications, version. */
static char *
input_hash (const pr_report *r)
{
  g_autofree char *text
      = g_strdup_printf ("%s\n%" G_GUINT64_FORMAT "\n%u\n%s\n", r->scenario_hash,
                         (guint64) r->results.world->seed, r->results.outcome->n, PR_VERSION);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
add_window (const pr_results *r, JsonBuilder *b)
{
  char date[PR_DATE_SIZE];
  json_builder_set_member_name (b, "window");
  json_builder_begin_object (b);
  pr_json_string (b, "first_day", pr_text_date (date, pr_window_date (r, 0)));
  pr_json_string (b, "last_day", pr_text_date (date, pr_window_date (r, pr_window_days (r) - 1)));
  pr_json_int (b, "days", pr_window_days (r));
  pr_json_int (b, "working_days", pr_window_workdays (r, 0, pr_window_days (r)));
  pr_json_int (b, "warm_up_seconds", (r->world->start - r->world->begin) / PR_SECOND);
  json_builder_end_object (b);
}

char *
pr_manifest_of_run (const pr_report *r)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autofree char *inputs = input_hash (r);
  g_autofree char *fingerprint
      = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", (guint64) pr_rng_fingerprint ());
  json_builder_begin_object (b);
  pr_json_string (b, "program", "pilotrun");
  pr_json_string (b, "version", PR_VERSION);
  pr_json_int (b, "scenario_format", PR_FORMAT_VERSION);
  pr_json_string (b, "command", r->command);
  json_builder_set_member_name (b, "scenario");
  json_builder_begin_object (b);
  pr_json_string (b, "base", r->base);
  pr_json_string (b, "name", r->results.world->name);
  pr_json_string (b, "sha256", r->scenario_hash);
  json_builder_end_object (b);
  pr_json_int (b, "seed", (gint64) r->results.world->seed);
  pr_json_int (b, "replications", r->results.outcome->n);
  add_window (&r->results, b);
  pr_json_string (b, "input_sha256", inputs);
  pr_json_string (b, "numeric_fingerprint", fingerprint);
  pr_contents_list (b, PR_RESULTS_RUN);
  json_builder_end_object (b);

  return pr_json_text (b);
}

char *
pr_manifest_of_comparison (const pr_comparison *c, const char *command)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  pr_json_string (b, "program", "pilotrun");
  pr_json_string (b, "version", PR_VERSION);
  pr_json_string (b, "command", command);
  json_builder_set_member_name (b, "scenarios");
  json_builder_begin_array (b);
  for (size_t k = 0; k < c->n; k++)
    {
      json_builder_begin_object (b);
      pr_json_string (b, "base", c->report[k].base);
      pr_json_string (b, "name", c->report[k].results.world->name);
      pr_json_string (b, "sha256", c->report[k].scenario_hash);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  pr_json_int (b, "seed", (gint64) c->report[0].results.world->seed);
  pr_json_int (b, "replications", c->report[0].results.outcome->n);
  pr_contents_list (b, PR_RESULTS_COMPARISON);
  json_builder_end_object (b);
  return pr_json_text (b);
}

char *
pr_manifest_of_sweep (const pr_sweep *s, const char *inputs, uint64_t seed)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  pr_json_string (b, "program", "pilotrun");
  pr_json_string (b, "version", PR_VERSION);
  pr_json_string (b, "sweep", s->design->name);
  pr_json_int (b, "points", s->design->points->len);
  pr_json_int (b, "replications", s->n);
  pr_json_int (b, "seed", (gint64) seed);
  pr_json_string (b, "inputs_sha256", inputs);
  pr_contents_list (b, PR_RESULTS_SWEEP);
  json_builder_end_object (b);
  return pr_json_text (b);
}

char *
pr_log_text (const pr_report *r)
{
  struct utsname name = { 0 };
  char wall[PR_NUMBER_SIZE], events[PR_NUMBER_SIZE], rate[PR_NUMBER_SIZE];
  gint64 n = 0;
  for (uint32_t k = 0; k < r->results.outcome->n; k++)
    n += r->results.outcome->record[k]->events;
  uname (&name);
  g_autofree char *path = r->scenario_path != NULL
                              ? g_canonicalize_filename (r->scenario_path, NULL)
                              : g_strdup (r->base);
  return g_strdup_printf (
      _ (PR_LOG_SCENARIO
         "%s\ncommand       %s\nwall time     %s s\nevents        %s\nevents per second, all jobs  "
         "%s\n"
         "jobs          %u\nmachine       %s %s %s, %u processors\nversion       %s\n"),
      path, r->raw_command, pr_text_fixed (wall, r->wall_seconds, 3),
      pr_text_fixed (events, (double) n, 0),
      pr_text_fixed (rate, r->wall_seconds > 0 ? (double) n / r->wall_seconds : 0, 0), r->jobs,
      name.sysname, name.release, name.machine, g_get_num_processors (), PR_VERSION);
}
