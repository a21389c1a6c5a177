/* The data of a brief: see brief.h. */
#include "report/brief/data.h"

#include "figure/cost.h"
#include "figure/failure.h"
#include "figure/reduce.h"
#include "figure/verdict.h"
#include "figure/window.h"
#include "kernel/version.h"
#include "report/table/failures.h"
#include "report/text/json.h"
#include "report/text/milestones.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>

#define NAMED 2  /* places whose verdict changes */
#define LISTED 5 /* failure points, and the worst places */

void
pr_brief_number (JsonBuilder *b, const char *name, double x)
{
  if (!isfinite (x))
    return;
  json_builder_set_member_name (b, name);
  json_builder_add_double_value (b, x);
}

void
pr_brief_list (JsonBuilder *b, const char *name)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_array (b);
}

static void
add_date (JsonBuilder *b, const char *name, const pr_results *r, double day)
{
  char date[PR_DATE_SIZE];
  if (isfinite (day))
    pr_json_string (b, name, pr_text_date (date, pr_window_date (r, (uint32_t) day)));
}

/* Whether the figure is the same in every replication, whatever happens there: posts, and costs if
 * only staff costs something. */
static bool
is_certain (const pr_results *r, const pr_figure *figure)
{
  if (figure == pr_figure_named (PR_OF_PROVINCE, "posts"))
    return true;
  const pr_figure *cost = pr_figure_named (PR_OF_COST, "cost"),
                  *staff = pr_figure_named (PR_OF_COST, pr_cost_figures[PR_COST_STAFF]);
  const pr_record *rec = r->outcome->record[0];
  return figure == cost
         && cost->value (r, rec, PR_PROVINCE, 0) == staff->value (r, rec, PR_PROVINCE, 0);
}

/* The mean, and how much more it is than in the first, with intervals that hold for all scenarios
 * together; of one replication only what is certain has an interval, of no width. */
static void
add_figure (JsonBuilder *b, const pr_comparison *c, size_t k, const pr_figure *figure)
{
  pr_paired d = pr_compare_province (c, k, figure, 0,
                                     c->n > 1 ? pr_compare_joint_level (c)
                                              : pr_results_level (&c->report[0].results));
  const pr_results *r = &c->report[k].results, *first = &c->report[0].results;
  bool certain = isnan (d.half_width) && is_certain (r, figure) && is_certain (first, figure);
  json_builder_set_member_name (b, figure->name);
  json_builder_begin_object (b);
  pr_brief_number (b, "mean", pr_moments_mean (&d.second));
  pr_brief_number (b, "hw", pr_half_width (first, &d.second));
  if (k > 0)
    {
      pr_brief_number (b, "more", pr_moments_mean (&d.difference));
      pr_brief_number (b, "more_hw", certain ? 0 : d.half_width);
    }
  json_builder_end_object (b);
}

static void
add_figures (JsonBuilder *b, const pr_comparison *c, size_t k)
{
  json_builder_set_member_name (b, "figures");
  json_builder_begin_object (b);
  add_figure (b, c, k, pr_figure_named (PR_OF_REPLICATION, "places_ready"));
  add_figure (b, c, k, pr_figure_named (PR_OF_PROVINCE, "on_time"));
  add_figure (b, c, k, pr_figure_named (PR_OF_PROVINCE, "visits_left"));
  add_figure (b, c, k, pr_figure_named (PR_OF_PROVINCE, "counter_wait_mean"));
  add_figure (b, c, k, pr_figure_named (PR_OF_PROVINCE, "deciding_peak"));
  add_figure (b, c, k, pr_figure_named (PR_OF_PROVINCE, "posts"));
  if (pr_compare_has_costs (c, k))
    add_figure (b, c, k, pr_figure_named (PR_OF_COST, "cost"));
  json_builder_end_object (b);
}

static int
compare_days (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* When the peak is, and when it is over: medians, where never is later than any day. */
static void
add_peak (JsonBuilder *b, const pr_results *r)
{
  uint32_t n = r->outcome->n, within = 0;
  g_autofree double *over = g_new (double, n);
  const pr_figure *recovered = pr_figure_named (PR_OF_PROVINCE, "deciding_recovered"),
                  *peak = pr_figure_named (PR_OF_PROVINCE, "deciding_peak"),
                  *at = pr_figure_named (PR_OF_PROVINCE, "deciding_peak_date");
  double normal = pr_normal_most (r, PR_PROVINCE);
  for (uint32_t k = 0; k < n; k++)
    {
      const pr_record *rec = r->outcome->record[k];
      double day = recovered->value (r, rec, PR_PROVINCE, 0);
      over[k] = isnan (day) ? INFINITY : day;
      within += peak->value (r, rec, PR_PROVINCE, 0) <= normal;
    }
  qsort (over, n, sizeof *over, compare_days);
  add_date (b, "peak_on", r, pr_reduce_median (r, at->value, PR_PROVINCE));
  add_date (b, "recovered_on", r, over[(n - 1) / 2]);
  json_builder_set_member_name (b, "always_normal");
  json_builder_add_boolean_value (b, 2 * within > n);
}

static void
add_names (JsonBuilder *b, const char *name, const GPtrArray *names)
{
  json_builder_set_member_name (b, name);
  json_builder_begin_object (b);
  pr_json_int (b, "n", names->len);
  pr_brief_list (b, "names");
  for (guint i = 0; i < MIN (names->len, NAMED); i++)
    json_builder_add_string_value (b, names->pdata[i]);
  json_builder_end_array (b);
  json_builder_end_object (b);
}

/* Places with a verdict in a of which b has none. */
static void
add_only (JsonBuilder *b, const char *name, const pr_results *a, const pr_results *other)
{
  gint64 n = 0, ready = 0;
  for (uint32_t p = 0; p < a->world->n_places; p++)
    if (pr_place_verdict (a, p) != PR_NOT_ASKED && pr_same_judged (a, p, other) == PR_NONE32)
      {
        n++;
        ready += pr_place_verdict (a, p) == PR_READY;
      }
  json_builder_set_member_name (b, name);
  json_builder_begin_object (b);
  pr_json_int (b, "n", n);
  pr_json_int (b, "ready", ready);
  json_builder_end_object (b);
}

/* How many of the places that are judged in the first, too, have which verdict, and which have
 * another than there. */
static void
add_verdicts (JsonBuilder *b, const pr_comparison *c, size_t k)
{
  static const char *const words[] = { "ready", "at_risk", "not_ready" };
  const pr_results *r = &c->report[k].results, *first = &c->report[0].results;
  g_autoptr (GPtrArray) better = g_ptr_array_new (), worse = g_ptr_array_new ();
  gint64 n[PR_N_VERDICTS] = { 0 };
  for (uint32_t p = 0; p < r->world->n_places; p++)
    {
      uint32_t q = pr_same_judged (r, p, first);
      if (q == PR_NONE32)
        continue;
      pr_verdict is = pr_place_verdict (r, p), was = pr_place_verdict (first, q);
      n[is]++;
      if (is != was)
        g_ptr_array_add (is < was ? better : worse, r->world->places[p].name);
    }
  json_builder_set_member_name (b, "verdicts");
  json_builder_begin_object (b);
  for (int v = 0; v < PR_NOT_ASKED; v++)
    pr_json_int (b, words[v], n[v]);
  add_names (b, "better", better);
  add_names (b, "worse", worse);
  add_only (b, "only_here", r, first);
  add_only (b, "only_first", first, r);
  json_builder_end_object (b);
}

static void
add_backlog (JsonBuilder *b, const pr_results *r)
{
  size_t n;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  pr_brief_list (b, "backlog");
  for (size_t i = 0; i < n; i++)
    json_builder_add_double_value (b, pr_reduce_day (r, "deciding", PR_PROVINCE, days[i]).mean);
  json_builder_end_array (b);
}

static void
add_option (JsonBuilder *b, const pr_comparison *c, size_t k)
{
  const pr_results *r = &c->report[k].results;
  const pr_cell *ini = r->tables->ini;
  json_builder_begin_object (b);
  pr_json_string (b, "base", c->report[k].base);
  pr_json_string (b, "name", r->world->name);
  pr_json_string (b, "purpose", ini[PR_INI_SCENARIO_PURPOSE].text);
  if (ini[PR_INI_SCENARIO_APPLIES].given)
    pr_json_string (b, "applies", ini[PR_INI_SCENARIO_APPLIES].text);
  if (k > 0)
    pr_brief_changes (b, r, &c->report[0].results);
  add_figures (b, c, k);
  add_peak (b, r);
  add_verdicts (b, c, k);
  if (k > 0)
    pr_brief_felt (b, r, &c->report[0].results);
  add_backlog (b, r);
  json_builder_end_object (b);
}

/* The dates that change something, with words in each language, one of which a page takes. */
static void
add_milestones (JsonBuilder *b, const pr_results *r)
{
  guint left_out;
  char date[PR_DATE_SIZE];
  GArray *in[PR_N_LANGUAGES];
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      g_auto (pr_in_language) language = pr_language_enter ((pr_language) k);
      in[k] = pr_milestones_new (&r, 1, &left_out);
    }
  pr_brief_list (b, "milestones");
  for (guint i = 0; i < in[0]->len; i++)
    {
      uint32_t day = g_array_index (in[0], pr_milestone, i).day;
      json_builder_begin_object (b);
      pr_json_string (b, "date", pr_text_date (date, pr_window_date (r, day)));
      json_builder_set_member_name (b, "words");
      json_builder_begin_object (b);
      for (int k = 0; k < PR_N_LANGUAGES; k++)
        pr_json_string (b, pr_language_codes[k], g_array_index (in[k], pr_milestone, i).words);
      json_builder_end_object (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    g_array_unref (in[k]);
}

/* The days of the curves. */
static void
add_days (JsonBuilder *b, const pr_results *r)
{
  size_t n;
  char date[PR_DATE_SIZE];
  g_autofree uint32_t *days = pr_window_working (r, &n);
  pr_brief_list (b, "days");
  for (size_t i = 0; i < n; i++)
    json_builder_add_string_value (b, pr_text_date (date, pr_window_date (r, days[i])));
  json_builder_end_array (b);
  add_milestones (b, r);
  pr_brief_number (b, "normal_most", pr_normal_most (r, PR_PROVINCE));
}

typedef struct {
  uint32_t place;
  double share;
} weak;

static int
by_share (const void *a, const void *b)
{
  const weak *x = a, *y = b;
  if (x->share != y->share)
    return x->share < y->share ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

/* What a place misses in most replications; PR_N_CRITERIA: nothing. */
static int
criterion_of (const pr_judgement *j)
{
  int worst = PR_N_CRITERIA;
  double least = 1;
  for (int c = 0; c < PR_N_CRITERIA; c++)
    {
      double x = pr_judgement_least_passed (j, c);
      worst = x < least ? c : worst;
      least = fmin (least, x);
    }
  return worst;
}

/* The places that are ready in the fewest replications. */
static void
add_worst (JsonBuilder *b, const pr_results *r)
{
  size_t n = 0;
  g_autofree weak *list = g_new (weak, r->world->n_places + 1u);
  for (uint32_t p = 0; p < r->world->n_places; p++)
    if (pr_place_verdict (r, p) == PR_AT_RISK || pr_place_verdict (r, p) == PR_NOT_READY)
      list[n++] = (weak){ p, pr_reduce_named (r, PR_OF_PROVINCE, "ready_share", p).mean };
  qsort (list, n, sizeof *list, by_share);
  pr_brief_list (b, "worst");
  for (size_t i = 0; i < MIN (n, LISTED); i++)
    {
      int c = criterion_of (pr_judge (r, PR_FORTNIGHT, list[i].place));
      json_builder_begin_object (b);
      pr_json_string (b, "name", r->world->places[list[i].place].name);
      pr_brief_number (b, "share", list[i].share);
      pr_json_string (b, "misses", c < PR_N_CRITERIA ? pr_criterion_names[c] : "");
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_failures (JsonBuilder *b, const pr_results *r)
{
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->outcome, &n);
  pr_brief_list (b, "failures");
  for (size_t i = 0; i < MIN (n, LISTED); i++)
    {
      const pr_failure *f = &list[i];
      json_builder_begin_object (b);
      pr_json_string (b, "name", r->world->places[f->place].name);
      pr_json_string (b, "step", r->world->steps[f->step].name);
      pr_json_string (b, "cause", pr_reason_word (f->cause, f->reason));
      pr_brief_number (b, "days", pr_moments_mean (&f->lost.all));
      pr_brief_number (b, "share", f->share);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

char *
pr_brief_data (const pr_comparison *c)
{
  const pr_results *first = &c->report[0].results;
  g_auto (pr_in_language) of_machines = pr_language_enter (PR_LANGUAGE_EN);
  g_autoptr (JsonBuilder) b = json_builder_new ();
  json_builder_begin_object (b);
  const pr_world *worlds[PR_COMPARED_MOST];
  for (size_t k = 0; k < c->n; k++)
    worlds[k] = c->report[k].results.world;
  pr_json_names (b, worlds, c->n);
  pr_json_string (b, "program", "pilotrun");
  pr_json_string (b, "version", PR_VERSION);
  pr_json_int (b, "replications", first->outcome->n);
  pr_brief_number (b, "level", pr_results_level (first));
  pr_brief_number (b, "ready_probability", first->tables->ini[PR_INI_REPORT_READY].v.number);
  add_date (b, "first_day", first, 0);
  add_date (b, "last_day", first, pr_window_days (first) - 1);
  add_days (b, first);
  pr_brief_list (b, "options");
  for (size_t k = 0; k < c->n; k++)
    add_option (b, c, k);
  json_builder_end_array (b);
  if (c->n == 1)
    {
      add_worst (b, first);
      add_failures (b, first);
    }
  json_builder_end_object (b);
  return pr_json_text (b);
}
