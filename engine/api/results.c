#include "api/private.h"
#include "kernel/i18n.h"
#include "report/text/explain.h"
#include "study/inputs.h"
#include "study/write.h"

#include <math.h>

/* For each metric, the name of the figure of the province and its places, and of the figure of
 * days, if there is one. */
static const struct {
  const char *whole, *day;
} figure_of[PILOTRUN_N_METRICS] = {
  [PILOTRUN_ARRIVED] = { "arrived", "arrived" },
  [PILOTRUN_TAKEN_OVER] = { "taken_over", NULL },
  [PILOTRUN_RETURNED] = { "returned", "returned" },
  [PILOTRUN_REFUSED] = { "refused", "refused" },
  [PILOTRUN_WITHDRAWN] = { "withdrawn", "withdrawn" },
  [PILOTRUN_IN_PROCESS] = { "backlog_end", "backlog" },
  [PILOTRUN_OVERDUE] = { "overdue", "overdue" },
  [PILOTRUN_ON_TIME] = { "on_time_count", NULL },
  [PILOTRUN_LATE] = { "late_count", NULL },
  [PILOTRUN_VISITS] = { "visits", "visits" },
  [PILOTRUN_VISITS_LEFT] = { "visits_left", "visits_left" },
};

pilotrun_results *
pr_api_results_new (pilotrun_scenario *scenario, pr_outcome *outcome, const char *folder)
{
  pilotrun_results *results = g_new0 (pilotrun_results, 1);
  results->scenario = scenario;
  results->outcome = outcome;
  results->folder = g_strdup (folder);
  g_mutex_init (&results->lock);
  return results;
}

pr_results
pr_api_results (const pilotrun_results *results)
{
  const pr_input *in = results->scenario->input;
  return (pr_results){ in->tables, in->world, results->outcome };
}

/* A count, which is a whole number. */
static int64_t
count (const pilotrun_results *results, pr_of of, const char *name, uint32_t replication,
       uint32_t place, uint32_t day)
{
  const pr_results r = pr_api_results (results);
  uint32_t i = place == PILOTRUN_ALL_PLACES ? PR_PROVINCE : place;
  return (int64_t) pr_figure_named (of, name)->value (&r, r.outcome->record[replication], i, day);
}

void
pilotrun_results_free (pilotrun_results *results)
{
  if (results == NULL)
    return;
  pr_outcome_free (results->outcome);
  pilotrun_scenario_free (results->scenario);
  g_free (results->folder);
  g_mutex_clear (&results->lock);
  g_free (results);
}

uint32_t
pilotrun_results_replications (const pilotrun_results *results)
{
  g_return_val_if_fail (results != NULL, 0);
  return results->outcome->n;
}

const pilotrun_scenario *
pilotrun_results_scenario (const pilotrun_results *results)
{
  g_return_val_if_fail (results != NULL, NULL);
  return results->scenario;
}

static gboolean
is_place (const pilotrun_results *results, uint32_t place)
{
  return place == PILOTRUN_ALL_PLACES || place < results->outcome->world->n_places;
}

/* The range of places [*from, *to) that `place` stands for. */
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
  return count (results, PR_OF_PROVINCE, figure_of[metric].whole, replication, place, 0);
}

int64_t
pilotrun_results_day (const pilotrun_results *results, uint32_t replication, uint32_t place,
                      uint32_t day, pilotrun_metric metric)
{
  g_return_val_if_fail (results != NULL && is_place (results, place), 0);
  g_return_val_if_fail (replication < results->outcome->n, 0);
  g_return_val_if_fail ((unsigned) metric < PILOTRUN_N_METRICS, 0);
  g_return_val_if_fail (figure_of[metric].day != NULL, 0);
  g_return_val_if_fail (day < results->outcome->record[replication]->n_days, 0);
  return count (results, PR_OF_DAY, figure_of[metric].day, replication, place, day);
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

/* Threads may share results, so that each call keeps what it reduces for itself. */
static pr_outcome
outcome_of (const pilotrun_results *results, pr_reduced *reduced)
{
  pr_outcome own = *results->outcome;
  own.reduced = reduced;
  return own;
}

static pr_report
report_of (const pilotrun_results *results, const pr_outcome *outcome)
{
  const pr_input *in = results->scenario->input;
  return (pr_report){
    .results = { in->tables, in->world, outcome },
    .scenario_text = in->text,
    .scenario_hash = in->hash,
    .base = in->base,
    .command = in->command,
  };
}

static char *
summary_of (const pilotrun_results *results, const pr_report *report)
{
  g_auto (pr_in_language) language
      = pr_language_enter (pr_input_language (results->scenario->input));
  return pr_report_summary (report);
}

char *
pilotrun_results_summary (const pilotrun_results *results)
{
  g_return_val_if_fail (results != NULL, NULL);
  g_auto (pr_reduced) reduced = { 0 };
  const pr_outcome outcome = outcome_of (results, &reduced);
  const pr_report report = report_of (results, &outcome);
  pr_api_words ();
  char *summary = summary_of (results, &report);
  return summary;
}

static gboolean
write_folder (const pilotrun_results *results, const char *folder, gboolean replace, GError **error)
{
  g_auto (pr_reduced) reduced = { 0 };
  const pr_outcome outcome = outcome_of (results, &reduced);
  pr_report report = report_of (results, &outcome);
  const pr_input *in = results->scenario->input;
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  g_autofree char *note = NULL; /* without gnuplot, the data and the scripts are still written */
  g_autofree char *rules = pr_explain (report.results.tables, report.results.world, NULL),
                  *key = pr_study_key (in), *inputs = pr_inputs_text (in);
  const pr_asked asked = { .replications = results->outcome->n, .until = in->until };
  const pr_writing writing
      = { .asked = &asked, .inputs = inputs, .key = key, .raw_command = in->command, .jobs = 1 };
  report.rules_text = rules;
  return pr_study_write (&report, &writing, folder, replace, &note, error);
}

gboolean
pilotrun_results_write (const pilotrun_results *results, const char *folder, gboolean replace,
                        GError **error)
{
  g_return_val_if_fail (results != NULL && folder != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  GError *failure = NULL;
  /* A command cannot go on with records that have more. */
  if (results->outcome->world->n_details > 0)
    {
      g_set_error (error, PILOTRUN_ERROR, PILOTRUN_ERROR_QUESTION,
                   _ ("more was kept than a run keeps: simulate without the setting 'of'"));
      return FALSE;
    }
  pr_api_words ();
  gboolean good = write_folder (results, folder, replace, &failure);
  if (!good)
    pr_api_propagate (error, failure);
  return good;
}
