/* Checklist: see checklist.h. */
#include "report/table/checklist.h"

#include "model/shown.h"
#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "compile/compile.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"
#include "kernel/version.h"

#include <inttypes.h>
#include <math.h>

typedef void (*statement) (const pr_report *r, GString *out);

typedef struct {
  const char *number, *group, *item; /* group, item: translatable */
  int key;                           /* what the scenario says, when `say` is NULL */
  statement say;
} item;

static void
say_outputs (const pr_report *r, GString *out)
{
  char level[PR_NUMBER_SIZE];
  pr_text_percent (level, pr_results_level (&r->results));
  g_string_append_printf (
      out,
      _ ("Throughput, backlog, share on time, sojourn times, waits, utilisation and the points "
         "where late dossiers lost their time, by unit, pool, procedure and day: means over "
         "replications (%u) with half-widths at %s %%. Every column is described in "
         "output/README.md."),
      r->results.outcome->n, level);
}

static void
say_diagram (const pr_report *r, GString *out)
{
  g_string_append_printf (out,
                          _ ("Workflows: %u; their steps in all: %u. They are told step by step in "
                             "rules.txt, section workflows; no picture is drawn."),
                          r->results.world->n_workflows, r->results.world->n_shown_steps);
}

static void
say_logic (const pr_report *r G_GNUC_UNUSED, GString *out)
{
  g_string_append (out, _ ("Discrete events. People file at a counter, online or by post; each "
                           "dossier goes through its procedure's workflow, from pool to pool, "
                           "within the hours of their calendars, with the law's clock beside it. "
                           "All rules in force are told in rules.txt."));
}

static void
say_scenario (const pr_report *r, GString *out)
{
  const pr_world *w = r->results.world;
  g_string_append_printf (out,
                          _ ("%s. Phases: %u; hand-overs: %u; systems and conditions that may be "
                             "down: %u; standby crews: %u. What differs from another scenario: "
                             "pilotrun diff."),
                          pr_title (w), w->n_phases, w->n_hand_overs, w->n_things, w->n_crews);
}

static void
say_algorithms (const pr_report *r G_GNUC_UNUSED, GString *out)
{
  g_string_append (out,
                   _ ("At one instant events have a fixed order of classes: completion, "
                      "delays, opening and closing, hand-over, readiness, incidents, crews, "
                      "arrivals, patience, dispatch. Lines are served by priority, then in the "
                      "order of joining. Lost time is shared by the first cause that holds at "
                      "each instant."));
}

static void
say_entities (const pr_report *r, GString *out)
{
  g_string_append_printf (out, _ ("Visitors and dossiers. Procedures: %u (procedures.csv)."),
                          r->results.world->n_procedures);
}

static void
say_activities (const pr_report *r, GString *out)
{
  g_string_append_printf (out,
                          _ ("Steps: %u. They are work, transfers, supplements and other delays, "
                             "with the distribution of each in scenario.txt."),
                          r->results.world->n_shown_steps);
}

static void
say_resources (const pr_report *r, GString *out)
{
  const pr_world *w = r->results.world;
  char officers[PR_NUMBER_SIZE], pools[PR_NUMBER_SIZE], places[PR_NUMBER_SIZE];
  g_string_append_printf (
      out,
      _ ("Officers: %s; pools: %s; places: %s. Officers are on duty by calendar, "
         "with the share of their time that is for dossiers (pools.csv)."),
      pr_text_fixed (officers, w->n_officers, 0), pr_text_fixed (pools, w->n_pools, 0),
      pr_text_fixed (places, w->n_places, 0));
}

static void
say_queues (const pr_report *r, GString *out)
{
  const pr_world *w = r->results.world;
  unsigned ordered = 0;
  for (uint32_t i = 0; i < w->n_lines; i++)
    ordered += w->lines[i].order != PR_ORDER_PRIORITY;
  g_string_append_printf (out,
                          _ ("Lines: %u, one for each place and role. Visitors leave at closing "
                             "without a ticket, and where patience or room is limited."),
                          w->n_lines);
  if (ordered > 0)
    g_string_append_printf (out,
                            _ (" Ordered within a priority by due day, reception or effort "
                               "(pools.csv): %u; the others by joining."),
                            ordered);
}

static void
say_entry (const pr_report *r, GString *out)
{
  char streams[PR_NUMBER_SIZE], rows[PR_NUMBER_SIZE];
  g_string_append_printf (
      out,
      _ ("Streams of arrivals by unit, procedure and channel: %s; rows of a backlog file: %s. "
         "Dossiers leave returned, refused or withdrawn."),
      pr_text_fixed (streams, r->results.world->n_streams, 0),
      pr_text_fixed (rows, (double) r->results.world->n_backlog, 0));
}

static void
say_sources (const pr_report *r, GString *out)
{
  guint n[PR_N_SOURCES];
  pr_count_sources (r->results.tables, n);
  g_string_append_printf (
      out,
      _ ("The scenario's rows: official %u, from the press %u, measured %u, assumed %u. Each row "
         "names its source (scenario.txt)."),
      n[PR_SOURCE_OFFICIAL], n[PR_SOURCE_PRESS], n[PR_SOURCE_MEASURED], n[PR_SOURCE_ASSUMPTION]);
}

static void
say_inputs (const pr_report *r, GString *out)
{
  g_string_append_printf (out, _ ("All of them, defaults included: scenario.txt, SHA-256 %s."),
                          r->scenario_hash);
}

static void
say_assumptions (const pr_report *r, GString *out)
{
  guint n[PR_N_SOURCES];
  pr_count_sources (r->results.tables, n);
  g_string_append_printf (
      out,
      _ ("Rows: %u, listed one by one in assumptions.csv. A half-width tells nothing about them."),
      n[PR_SOURCE_ASSUMPTION]);
}

static void
say_start (const pr_report *r, GString *out)
{
  pr_moments taken = pr_reduce_named (&r->results, PR_OF_PROVINCE, "taken_over", PR_PROVINCE);
  char number[PR_NUMBER_SIZE], days[PR_NUMBER_SIZE];
  double warm_up = (double) (r->results.world->start - r->results.world->begin) / (double) PR_DAY;
  pr_text_fixed (number, taken.mean, 0);
  pr_text_fixed (days, warm_up, pr_text_decimals (warm_up, NAN, 1));
  if (warm_up > 0)
    g_string_append_printf (
        out, _ ("Days before the window fill the pipeline and are thrown away: %s. "), days);
  else
    g_string_append (out, _ ("No warm-up. "));
  g_string_append_printf (out, _ ("Dossiers in process when the window begins: %s."), number);
}

static void
say_length (const pr_report *r, GString *out)
{
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE];
  uint32_t n = pr_window_days (&r->results);
  g_string_append_printf (out, _ ("%s to %s; days: %u, of them working days: %u; terminating."),
                          pr_text_day (from, pr_window_date (&r->results, 0)),
                          pr_text_day (until, pr_window_date (&r->results, n - 1)), n,
                          pr_window_workdays (&r->results, 0, n));
}

static void
say_estimation (const pr_report *r, GString *out)
{
  g_string_append_printf (out,
                          _ ("Independent replications: %u; means with intervals by Student's t. "
                             "Comparisons are paired by replication, with draws keyed by dossier."),
                          r->results.outcome->n);
}

static void
say_software (const pr_report *r G_GNUC_UNUSED, GString *out)
{
  g_string_append_printf (out, _ ("Pilotrun %s, in C; GNU Scientific Library, Random123, SQLite."),
                          PR_VERSION);
}

static void
say_sampling (const pr_report *r, GString *out)
{
  g_string_append_printf (
      out,
      _ ("Philox4x64-7, counter-based, by inversion: each draw is a function of "
         "seed, replication, dossier and purpose. Seed %" PRIu64 "."),
      (guint64) r->results.world->seed);
}

static void
say_execution (const pr_report *r, GString *out)
{
  g_string_append_printf (
      out,
      _ ("Next event, time in whole microseconds; replications in parallel with "
         "the same results for any number of jobs. Command: %s"),
      r->command);
}

static void
say_system (const pr_report *r G_GNUC_UNUSED, GString *out)
{
  g_string_append (out, _ ("Machine, wall time and events per second are in run.log."));
}

#define SAY(number, group, what, function)                                                         \
  {                                                                                                \
    number, group, what, -1, function                                                              \
  }
#define KEY(number, group, what, ini)                                                              \
  {                                                                                                \
    number, group, what, ini, NULL                                                                 \
  }
#define OBJECTIVES N_ ("Objectives")
#define LOGIC N_ ("Logic")
#define DATA N_ ("Data")
#define EXPERIMENTATION N_ ("Experimentation")
#define IMPLEMENTATION N_ ("Implementation")

static const item items[] = {
  KEY ("1.1", OBJECTIVES, N_ ("Purpose of the model"), PR_INI_SCENARIO_PURPOSE),
  SAY ("1.2", OBJECTIVES, N_ ("Model outputs"), say_outputs),
  KEY ("1.3", OBJECTIVES, N_ ("Experimentation aims"), PR_INI_SCENARIO_AIMS),
  SAY ("2.1", LOGIC, N_ ("Base model overview diagram"), say_diagram),
  SAY ("2.2", LOGIC, N_ ("Base model logic"), say_logic),
  SAY ("2.3", LOGIC, N_ ("Scenario logic"), say_scenario),
  SAY ("2.4", LOGIC, N_ ("Algorithms"), say_algorithms),
  SAY ("2.5.1", LOGIC, N_ ("Components: entities"), say_entities),
  SAY ("2.5.2", LOGIC, N_ ("Components: activities"), say_activities),
  SAY ("2.5.3", LOGIC, N_ ("Components: resources"), say_resources),
  SAY ("2.5.4", LOGIC, N_ ("Components: queues"), say_queues),
  SAY ("2.5.5", LOGIC, N_ ("Components: entry and exit points"), say_entry),
  SAY ("3.1", DATA, N_ ("Data sources"), say_sources),
  KEY ("3.2", DATA, N_ ("Pre-processing"), PR_INI_SCENARIO_PREPARATION),
  SAY ("3.3", DATA, N_ ("Input parameters"), say_inputs),
  SAY ("3.4", DATA, N_ ("Assumptions"), say_assumptions),
  SAY ("4.1", EXPERIMENTATION, N_ ("Initialisation"), say_start),
  SAY ("4.2", EXPERIMENTATION, N_ ("Run length"), say_length),
  SAY ("4.3", EXPERIMENTATION, N_ ("Estimation approach"), say_estimation),
  SAY ("5.1", IMPLEMENTATION, N_ ("Software or programming language"), say_software),
  SAY ("5.2", IMPLEMENTATION, N_ ("Random sampling"), say_sampling),
  SAY ("5.3", IMPLEMENTATION, N_ ("Model execution"), say_execution),
  SAY ("5.4", IMPLEMENTATION, N_ ("System specification"), say_system),
  KEY ("6.1", N_ ("Code access"), N_ ("Computer model sharing statement"), PR_INI_SCENARIO_SHARING),
};

void
pr_write_checklist (const pr_report *r, pr_csv *csv)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (gsize k = 0; k < G_N_ELEMENTS (items); k++)
    {
      const char *said = items[k].say == NULL ? r->results.tables->ini[items[k].key].text : NULL;
      g_string_assign (words,
                       said != NULL ? pr_shown (r->results.world, PR_NAMED_PURPOSE, said) : "");
      if (items[k].say != NULL)
        items[k].say (r, words);
      pr_csv_text (csv, items[k].number);
      pr_csv_text (csv, _ (items[k].group));
      pr_csv_text (csv, _ (items[k].item));
      pr_csv_text (csv, words->str);
      pr_csv_end_row (csv);
    }
}
