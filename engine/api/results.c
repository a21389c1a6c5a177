#include "api/private.h"
#include "report/text/explain.h"
#include "report/report.h"
#include "study/write.h"

#include <math.h>

/* Where each metric is found: a count of the place, and its daily series if there is one. */
static const struct {
  gsize offset;
  int series; /* pr_series_id, or -1 */
} metric_source[PILOTRUN_N_METRICS] = {
  [PILOTRUN_ARRIVED] = { G_STRUCT_OFFSET (pr_place_count, arrived), PR_SERIES_ARRIVED },
  [PILOTRUN_TAKEN_OVER] = { G_STRUCT_OFFSET (pr_place_count, taken_over), -1 },
  [PILOTRUN_RETURNED] = { G_STRUCT_OFFSET (pr_place_count, returned), PR_SERIES_RETURNED },
  [PILOTRUN_REFUSED] = { G_STRUCT_OFFSET (pr_place_count, refused), PR_SERIES_REFUSED },
  [PILOTRUN_WITHDRAWN] = { G_STRUCT_OFFSET (pr_place_count, withdrawn), PR_SERIES_WITHDRAWN },
  [PILOTRUN_IN_PROCESS] = { G_STRUCT_OFFSET (pr_place_count, in_process), PR_SERIES_BACKLOG },
  [PILOTRUN_OVERDUE] = { G_STRUCT_OFFSET (pr_place_count, overdue), PR_SERIES_OVERDUE },
  [PILOTRUN_ON_TIME] = { G_STRUCT_OFFSET (pr_place_count, on_time_count), -1 },
  [PILOTRUN_LATE] = { G_STRUCT_OFFSET (pr_place_count, late_count), -1 },
  [PILOTRUN_VISITS] = { G_STRUCT_OFFSET (pr_place_count, visits), PR_SERIES_VISITS },
  [PILOTRUN_VISITS_LEFT] = { G_STRUCT_OFFSET (pr_place_count, visits_left), PR_SERIES_VISITS_LEFT },
};

void
pilotrun_results_free (pilotrun_results *results)
{
  if (results == NULL)
    return;
  pr_outcome_free (results->outcome);
  pilotrun_scenario_free (results->scenario);
  g_free (results);
}

uint32_t
pilotrun_results_replications (const pilotrun_results *results)
{
  g_return_val_if_fail (results != NULL, 0);
  return results->outcome->n;
}

static gboolean
is_place (const pilotrun_results *results, uint32_t place)
{
  return place == PILOTRUN_ALL_PLACES || place < results->outcome->world->n_places;
}

/* The places [*from, *to) that `place` means. */
static void
place_range (const pilotrun_results *results, uint32_t place, uint32_t *from, uint32_t *to)
{
  *from = place == PILOTRUN_ALL_PLACES ? 0 : place;
  *to = place == PILOTRUN_ALL_PLACES ? results->outcome->world->n_places : place + 1;
}

int64_t
pilotrun_results_count (const pilotrun_results *results, uint32_t replication, uint32_t place,
                        pilotrun_metric metric)
{
  g_return_val_if_fail (results != NULL && is_place (results, place), 0);
  g_return_val_if_fail (replication < results->outcome->n, 0);
  g_return_val_if_fail ((unsigned) metric < PILOTRUN_N_METRICS, 0);
  const pr_record *r = results->outcome->record[replication];
  uint32_t from, to;
  int64_t sum = 0;
  place_range (results, place, &from, &to);
  for (uint32_t p = from; p < to; p++)
    sum += G_STRUCT_MEMBER (int64_t, &r->place[p], metric_source[metric].offset);
  return sum;
}

int64_t
pilotrun_results_day (const pilotrun_results *results, uint32_t replication, uint32_t place,
                      uint32_t day, pilotrun_metric metric)
{
  g_return_val_if_fail (results != NULL && is_place (results, place), 0);
  g_return_val_if_fail (replication < results->outcome->n, 0);
  g_return_val_if_fail ((unsigned) metric < PILOTRUN_N_METRICS, 0);
  g_return_val_if_fail (metric_source[metric].series >= 0, 0);
  const pr_record *r = results->outcome->record[replication];
  g_return_val_if_fail (day < r->n_days, 0);
  uint32_t from, to;
  int64_t sum = 0;
  place_range (results, place, &from, &to);
  for (uint32_t p = from; p < to; p++)
    sum += pr_record_series (r, (pr_series_id) metric_source[metric].series, p, day);
  return sum;
}

double
pilotrun_results_mean_sojourn (const pilotrun_results *results, uint32_t place)
{
  g_return_val_if_fail (results != NULL && is_place (results, place), NAN);
  uint32_t from, to;
  int64_t n = 0;
  double sum = 0; /* microseconds; long windows pass 2^63 */
  place_range (results, place, &from, &to);
  for (uint32_t i = 0; i < results->outcome->n; i++)
    for (uint32_t p = from; p < to; p++)
      {
        const pr_tally *t = &results->outcome->record[i]->place[p].sojourn;
        n += t->n;
        sum += (double) t->sum;
      }
  return n > 0 ? sum / (double) n / (double) PR_DAY : NAN;
}

static pr_report
report_of (const pilotrun_results *results)
{
  const pr_input *in = results->scenario->input;
  return (pr_report){
    .tables = in->tables,
    .world = in->world,
    .outcome = results->outcome,
    .scenario_text = in->text,
    .scenario_hash = in->hash,
    .base = in->base,
    .command = in->command,
    .raw_command = in->command,
    .jobs = 1,
  };
}

char *
pilotrun_results_summary (const pilotrun_results *results)
{
  g_return_val_if_fail (results != NULL, NULL);
  const pr_report report = report_of (results);
  return pr_report_summary (&report);
}

gboolean
pilotrun_results_write (const pilotrun_results *results, const char *folder, gboolean replace,
                        GError **error)
{
  g_return_val_if_fail (results != NULL && folder != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  pr_report report = report_of (results);
  g_autofree char *note = NULL; /* no gnuplot: the data and the scripts are there */
  GError *failure = NULL;
  g_autofree char *rules = pr_explain (report.tables, NULL);
  report.rules_text = rules;
  if (pr_study_write (&report, folder, replace, &note, &failure))
    return TRUE;
  pr_api_propagate (error, failure);
  return FALSE;
}
