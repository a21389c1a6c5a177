/* The verb check: a scenario's size, where its rows come from, and its rough-cut load. */
#include "kernel/i18n.h"
#include "model/expected.h"
#include "model/shown.h"
#include "report/text/text.h"
#include "ask/values.h"
#include "study/replay.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Pools offered more than this share of their time are listed: beyond it a line grows quickly with
 * any surprise. */
#define BUSY 0.85

static double
ratio (const pr_load *l)
{
  if (l->available > 0)
    return l->offered / l->available;
  return l->offered > 0 ? G_MAXDOUBLE : 0;
}

/* Fullest first; equals in the world's order. */
static int
compare_loads (const void *a, const void *b)
{
  const pr_load *x = a, *y = b;
  double rx = ratio (x), ry = ratio (y);
  if (rx != ry)
    return rx > ry ? -1 : 1;
  return (x->pool > y->pool) - (x->pool < y->pool);
}

static void
print_load_row (const pr_host *host, const pr_world *w, const pr_load *l)
{
  const pr_pool *pool = &w->pools[l->pool];
  const pr_place *place = &w->places[pool->place];
  char week[PR_DATE_SIZE], offered[PR_NUMBER_SIZE], available[PR_NUMBER_SIZE];
  pr_text_day (week, l->worst_week);
  if (l->available > 0 && isinf (l->worst_ratio)) /* nobody is there in that week */
    pr_host_put (host, "%8.0f %% %8s  %-10s", 100 * ratio (l), "-", week);
  else if (l->available > 0)
    pr_host_put (host, "%8.0f %% %6.0f %%  %-10s", 100 * ratio (l), 100 * l->worst_ratio, week);
  else
    pr_host_put (host, "%10s %8s  %10s", "-", "-", "-");
  g_autoptr (GString) hours = g_string_new (NULL);
  pr_text_cell (hours, pr_text_fixed (offered, l->offered, 1), 10, TRUE);
  pr_text_cell (hours, pr_text_fixed (available, l->available, 1), 10, TRUE);
  const char *name = pr_shown (w, PR_NAMED_POOL, pool->name);
  g_string_append (hours, "  ");
  pr_text_cell (hours, name, MAX (16, pr_text_width (name)), FALSE);
  pr_host_put (host, "%s %s %s\n", hours->str, place->code, place->name);
}

static void
print_load (const pr_host *host, const pr_world *w, const pr_load *loads, size_t n)
{
  g_autofree pr_load *sorted = g_memdup2 (loads, n * sizeof *loads);
  if (n > 0)
    qsort (sorted, n, sizeof *sorted, compare_loads);
  pr_host_put (host, "\n%s\n",
               _ ("Rough-cut load, without simulation: work offered over work available, "
                  "officer-hours a week"));
  pr_host_put (host, "%s\n", _ ("(pools over 85 %, and the fullest of every name)"));
  pr_host_put (host, "%s\n",
               _ ("(fullest: its fullest week, without weeks of which the window has few of "
                  "its hours)"));
  /* One string, so that a translation keeps the columns. */
  pr_host_put (host, "%s\n",
               _ ("      load  fullest  in week of   offered available  pool             place"));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (size_t i = 0; i < n; i++)
    {
      if (sorted[i].offered <= 0 && sorted[i].available <= 0)
        continue; /* counted with the first pool of its line */
      gboolean first = g_hash_table_add (seen, w->pools[sorted[i].pool].name);
      if (first || ratio (&sorted[i]) > BUSY)
        print_load_row (host, w, &sorted[i]);
    }
}

/* Expected arrivals of a stream on a day of weight 1. */
static double
expected (const pr_stream *s, int32_t day)
{
  if (day < s->first_day || day > s->last_day)
    return 0;
  double x = s->per_day;
  for (uint32_t i = 0; i < s->n_surges; i++)
    if (day >= s->surges[i].first_day && day <= s->surges[i].last_day)
      x *= s->surges[i].factor;
  return x * pr_batch_mean (s);
}

/* Means over the window's days from Monday to Friday and those worked in their place, or over all
 * its days if it has none of these. */
static void
count_arrivals (const pr_world *w, double *dossiers, double *visits)
{
  int32_t days = 0, weekdays = 0;
  for (int32_t d = w->first_day; d < w->end_day; d++)
    weekdays += pr_weekday_worked (w, d) < 5;
  *dossiers = *visits = 0;
  for (int32_t d = w->first_day; d < w->end_day; d++)
    {
      if (weekdays > 0 && pr_weekday_worked (w, d) >= 5)
        continue;
      days++;
      const pr_world *now = w->later != NULL && d * PR_DAY >= w->later_from ? w->later : w;
      for (uint32_t i = 0; i < w->n_streams; i++)
        {
          const pr_stream *s = &now->streams[i];
          *(w->procedures[s->procedure].visit ? visits : dossiers) += expected (s, d);
        }
    }
  *dossiers /= days;
  *visits /= days;
}

static uint32_t
count_officers (const pr_world *w)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    n += w->pools[i].count;
  return n;
}

static void
print_officers (const pr_host *host, const pr_input *in)
{
  const pr_world *w = in->world;
  uint32_t n = count_officers (w);
  if (w->later == NULL || count_officers (w->later) == n)
    pr_host_put (host, _ ("  officers         %u\n"), n);
  else
    pr_host_put (host, _ ("  officers         %u, from %s on %u\n"), n,
                 in->tables->ini[PR_INI_SCENARIO_APPLIES].text, count_officers (w->later));
}

static void
print_size (const pr_host *host, const pr_input *in)
{
  const pr_world *w = in->world;
  double dossiers, visits;
  count_arrivals (w, &dossiers, &visits);
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE], number[PR_NUMBER_SIZE];
  pr_text_day (from, w->epoch + w->first_day);
  pr_text_day (until, w->epoch + w->end_day - 1);
  pr_host_put (host, P_ ("scenario", "%s: %s"), in->base, pr_title (w));
  pr_host_put (host, "\n");
  uint32_t days = (uint32_t) (w->end_day - w->first_day);
  pr_host_put (host,
               NGETTEXT ("  window           %s to %s, %u day\n",
                         "  window           %s to %s, %u days\n", days),
               from, until, days);
  pr_host_put (host, _ ("  units            %u\n"), w->n_units);
  pr_host_put (host, _ ("  authorities      %u\n"), w->n_places - w->n_units);
  pr_host_put (host, _ ("  pools            %u\n"), w->n_pools);
  print_officers (host, in);
  pr_host_put (host, _ ("  procedures       %u\n"), w->n_procedures);
  pr_host_put (host, _ ("  workflows        %u\n"), w->n_workflows);
  pr_host_put (host, _ ("  steps            %u\n"), w->n_shown_steps);
  pr_host_put (host, _ ("  dossiers         %s a working day expected\n"),
               pr_text_fixed (number, dossiers, 1));
  if (w->policy != NULL && w->policy->n_measures > 0)
    pr_host_put (host, _ ("  measures         %u: at places\n"), w->policy->n_measures);
  if (w->n_rehearsals > 0)
    pr_host_put (host, _ ("  rehearsals       %u: activities at places\n"), w->n_rehearsals);
  if (w->n_sessions > 0)
    pr_host_put (host,
                 NGETTEXT ("  courses          %u with %u session\n",
                           "  courses          %u with %u sessions\n", w->n_sessions),
                 w->n_course_names, w->n_sessions);
  if (visits > 0)
    pr_host_put (host, _ ("  visits           %s a working day expected that file nothing\n"),
                 pr_text_fixed (number, visits, 1));
}

static void
print_sources (const pr_host *host, const pr_tables *t)
{
  static const char *const name[PR_N_SOURCES]
      = { N_ ("official"), N_ ("press"), N_ ("measured"), N_ ("assumption") };
  guint counts[PR_N_SOURCES] = { 0 };
  pr_count_sources (t, counts);
  pr_host_put (host, "%s", _ ("  rows by source  "));
  for (int i = 0; i < PR_N_SOURCES; i++)
    pr_host_put (host, "%s %s %u", i > 0 ? "," : "", _ (name[i]), counts[i]);
  pr_host_put (host, "\n");
}

gboolean
pr_ask_check (const pr_ask *q, const pr_host *host, pr_answer *a G_GNUC_UNUSED, GError **error)
{
  size_t n = 0;
  guint stops = 0;
  g_autoptr (pr_input) in = pr_ask_open (q, q->about[0], (pr_settings){ 0 }, host, error);
  if (in == NULL || !pr_study_lesson_check (in, &stops, error))
    return FALSE;
  g_autofree pr_load *loads = pr_rough_cut (in->world, &n);
  print_size (host, in);
  print_sources (host, in->tables);
  if (stops > 0)
    pr_host_put (host,
                 NGETTEXT ("  lesson           %u stop\n", "  lesson           %u stops\n", stops),
                 stops);
  print_load (host, in->world, loads, n);
  g_autofree char *scaled = pr_study_scaled (in);
  if (scaled != NULL)
    {
      pr_host_put (host, "\n");
      pr_host_put_text (host, scaled);
    }
  pr_study_warn_overload (host, in->world, loads, n, G_MAXUINT);
  return TRUE;
}
