/* Summary: which places are ready, and from when on. See summary.h. */
#include "report/text/summary.h"

#include "figure/reduce.h"
#include "figure/verdict.h"
#include "figure/window.h"
#include "report/text/explain.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>

#define MOST_NAMES 24

/* A place that is asked anything. */
typedef struct {
  uint32_t place;
  size_t ready_from; /* a fortnight, or `never` */
  const pr_judgement *fortnights;
} judged;

static const size_t never = SIZE_MAX;

/* The day of the window from which on it is ready; UINT32_MAX: it is not. */
static uint32_t
ready_on (const judged *j)
{
  return j->ready_from == never ? UINT32_MAX : j->fortnights->periods[j->ready_from].period.from;
}

/* The least often ready first. */
static int
by_share (gconstpointer a, gconstpointer b)
{
  const judged *x = a, *y = b;
  uint32_t k = x->fortnights->periods[0].onward, l = y->fortnights->periods[0].onward;
  if (k != l)
    return k < l ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

static GArray *
judge_all (const pr_results *r)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (judged));
  for (uint32_t i = 0; i < r->world->n_places; i++)
    {
      judged j = { i, never, pr_judge (r, PR_FORTNIGHT, i) };
      if (pr_judgement_whole (r, j.fortnights) == PR_NOT_ASKED)
        continue;
      size_t from = pr_judgement_ready_from (r, j.fortnights);
      if (from < j.fortnights->n_periods)
        j.ready_from = from;
      g_array_append_val (list, j);
    }
  g_array_sort (list, by_share);
  return list;
}

/* The criteria that hold the place back: passed too seldom in some fortnight or, if none is, that
 * which is passed least. */
static unsigned
held_back_by (const pr_results *r, const pr_judgement *j)
{
  unsigned mask = 0;
  int worst = 0;
  for (int c = 0; c < PR_N_CRITERIA; c++)
    {
      if (pr_verdict_of_share (r, pr_judgement_least_passed (j, c)) != PR_READY)
        mask |= 1u << c;
      if (pr_judgement_least_passed (j, c) < pr_judgement_least_passed (j, worst))
        worst = c;
    }
  return mask != 0 ? mask : 1u << worst;
}

/* Places in the order of the columns; those whose tier ends within the window stand apart. */
enum { UNITS, AUTHORITIES, ENDED, N_SORTS };

static int
sort_of (const pr_world *w, uint32_t place)
{
  return w->places[place].tier_end < w->end_day ? ENDED : place < w->n_units ? UNITS : AUTHORITIES;
}

static void
append_row (GString *out, const char *when, const char *const cells[N_SORTS], bool ended)
{
  pr_text_cell (out, "", 2, FALSE);
  pr_text_cell (out, when, 20, FALSE);
  for (int k = 0; k < (ended ? N_SORTS : ENDED); k++)
    pr_text_cell (out, cells[k], 16, TRUE);
  pr_text_end_line (out);
}

static void
append_count (const pr_results *r, const GArray *list, const char *when, uint32_t day, bool ended,
              GString *out)
{
  guint n[N_SORTS] = { 0 };
  char text[N_SORTS][PR_NUMBER_SIZE];
  const char *cells[N_SORTS];
  for (guint i = 0; i < list->len; i++)
    {
      const judged *j = &g_array_index (list, judged, i);
      n[sort_of (r->world, j->place)] += ready_on (j) == day;
    }
  for (int k = 0; k < N_SORTS; k++)
    cells[k] = pr_text_fixed (text[k], n[k], 0);
  if (n[UNITS] + n[AUTHORITIES] + n[ENDED] > 0)
    append_row (out, when, cells, ended);
}

/* How many are ready from which day on. */
static void
append_counts (const pr_results *r, const GArray *list, GString *out)
{
  const char *const heads[N_SORTS]
      = { P_ ("column", "units"), P_ ("column", "authorities"), P_ ("column", "closed since") };
  char date[PR_DATE_SIZE];
  bool ended = false;
  for (guint i = 0; i < list->len; i++)
    ended |= sort_of (r->world, g_array_index (list, judged, i).place) == ENDED;
  append_row (out, _ ("ready from"), heads, ended);
  for (uint32_t day = 0; day < pr_window_days (r); day++)
    append_count (r, list, pr_text_day (date, pr_window_date (r, day)), day, ended, out);
  append_count (r, list, _ ("not by its end"), UINT32_MAX, ended, out);
}

static char *
words_of_province (const pr_results *r, const pr_judgement *j)
{
  char date[PR_DATE_SIZE];
  size_t from = pr_judgement_ready_from (r, j);
  if (pr_judgement_whole (r, j) == PR_NOT_ASKED)
    return g_strdup (_ ("The province is asked nothing."));
  if (from == j->n_periods)
    return g_strdup (_ ("The province, all places added up, is not ready by the end."));
  if (from == 0)
    return g_strdup (_ ("The province, all places added up, is ready from the start."));
  pr_text_day (date, pr_window_date (r, j->periods[from].period.from));
  return g_strdup_printf (_ ("The province, all places added up, is ready from %s on."), date);
}

static void
append_province (const pr_results *r, GString *out)
{
  const pr_judgement *j = pr_judge (r, PR_FORTNIGHT, PR_PROVINCE);
  g_autofree char *words = words_of_province (r, j);
  pr_text_wrap (out, words, 2, PR_SUMMARY_WIDTH);
}

/* Which criteria hold places back that are not ready from the start, and how many. */
static void
append_missed (const pr_results *r, const GArray *list, GString *out)
{
  g_autoptr (GString) words = g_string_new (_ ("Places that something holds back:"));
  guint n[PR_N_CRITERIA] = { 0 }, any = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const judged *j = &g_array_index (list, judged, i);
      if (j->ready_from == 0)
        continue;
      for (int c = 0; c < PR_N_CRITERIA; c++)
        n[c] += held_back_by (r, j->fortnights) >> c & 1;
    }
  for (int c = 0; c < PR_N_CRITERIA; c++)
    if (n[c] > 0)
      g_string_append_printf (words, "%s %s %u", any++ > 0 ? "," : "", _ (pr_criterion_words[c]),
                              n[c]);
  if (any > 0)
    pr_text_wrap (out, words->str, 2, PR_SUMMARY_WIDTH);
}

/* "on time, in process" */
static void
append_held_back (const pr_results *r, const judged *j, GString *out)
{
  unsigned mask = held_back_by (r, j->fortnights);
  for (int c = 0, any = 0; c < PR_N_CRITERIA; c++)
    if (mask >> c & 1)
      g_string_append_printf (out, "%s%s", any++ > 0 ? ", " : "", _ (pr_criterion_words[c]));
}

/* The same in a column so wide: what does not fit is left out whole. Free with g_free. */
static char *
held_back_in (const pr_results *r, const judged *j, int width)
{
  g_autoptr (GString) all = g_string_new (NULL);
  append_held_back (r, j, all);
  while (pr_text_width (all->str) > width && strstr (all->str, ", ") != NULL)
    {
      char *last = g_strrstr (all->str, ", ");
      g_string_truncate (all, (gsize) (last - all->str));
      g_string_append (all, "…");
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* "Hạ Long (on time, in process)" */
static void
append_place (const pr_results *r, const judged *j, GString *out)
{
  g_string_append_printf (out, "%s (", r->world->places[j->place].name);
  append_held_back (r, j, out);
  g_string_append_c (out, ')');
}

static void
append_not_ready (const pr_results *r, const GArray *list, GString *out)
{
  g_autoptr (GString) names = g_string_new (_ ("Not by its end:"));
  guint of = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const judged *j = &g_array_index (list, judged, i);
      if (j->ready_from != never || of++ >= MOST_NAMES)
        continue;
      g_string_append (names, of > 1 ? P_ ("list", "; ") : " ");
      append_place (r, j, names);
    }
  if (of == 0)
    return;
  if (of > MOST_NAMES)
    g_string_append_printf (names, _ ("; and %u more (verdicts.csv)"), of - MOST_NAMES);
  pr_text_wrap (out, names->str, 2, PR_SUMMARY_WIDTH);
}

/* Of verdicts that stand on too few replications: how many there are, how many no number that is
 * tried settles, and what settles the others. */
typedef struct {
  uint32_t open, hopeless, enough;
} unsettled;

static unsettled
count_unsettled (const pr_results *r, const GArray *list)
{
  unsettled u = { 0 };
  for (guint i = 0; i < list->len; i++)
    {
      uint32_t enough = pr_replications_to_settle (
          r, g_array_index (list, judged, i).fortnights->periods[0].onward, r->outcome->n);
      u.open += enough != r->outcome->n;
      u.hopeless += enough == 0;
      u.enough = MAX (u.enough, enough);
    }
  return u;
}

/* How many verdicts stand on too few replications, and how many settle them. */
static void
append_unsettled (const pr_results *r, const GArray *list, GString *out)
{
  const uint32_t n = r->outcome->n;
  const unsettled u = count_unsettled (r, list);
  if (u.open == 0)
    return;
  g_autofree char *words = g_strdup_printf (
      NGETTEXT ("Verdicts not settled by %u replication: %u of %u (verdicts.csv).",
                "Verdicts not settled by %u replications: %u of %u "
                "(verdicts.csv).",
                n),
      n, u.open, list->len);
  g_autofree char *then
      = u.hopeless == u.open
            ? g_strdup_printf (_ ("Even %u would be too few for any, if the shares stayed as they "
                                  "are."),
                               PR_MOST_TO_SETTLE)
        : u.hopeless > 0
            ? g_strdup_printf (_ ("All but %u would be by %u, if the shares stayed as "
                                  "they are; the rest not even by %u."),
                               u.hopeless, u.enough, PR_MOST_TO_SETTLE)
            : g_strdup_printf (_ ("All of them would be by %u, if the shares stayed as "
                                  "they are."),
                               u.enough);
  pr_text_wrap (out, words, 2, PR_SUMMARY_WIDTH);
  pr_text_wrap (out, then, 2, PR_SUMMARY_WIDTH);
}

void
pr_summary_verdict (const pr_results *r, GString *out)
{
  g_autoptr (GArray) list = judge_all (r);
  g_string_append_c (out, '\n');
  g_string_append_printf (
      out, NGETTEXT ("VERDICT (%u place, n = %u)\n", "VERDICT (%u places, n = %u)\n", list->len),
      list->len, r->outcome->n);
  if (list->len > 0)
    append_counts (r, list, out);
  append_province (r, out);
  append_missed (r, list, out);
  append_not_ready (r, list, out);
  append_unsettled (r, list, out);
  g_autoptr (GString) rule = g_string_new (NULL);
  pr_explain_verdict (r->tables, r->world, rule);
  pr_text_wrap (out, rule->str, 2, PR_SUMMARY_WIDTH);
}

void
pr_summary_ready (const pr_results *r, GString *out)
{
  g_autoptr (GArray) list = judge_all (r);
  uint32_t start = 0, end = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const judged *j = &g_array_index (list, judged, i);
      start += j->ready_from == 0;
      end += j->ready_from != never;
    }
  g_autofree char *words = g_strdup_printf (
      NGETTEXT ("Of %u place, ready from the start: %u; by the end: %u.",
                "Of %u places, ready from the start: %u; by the end: %u.", list->len),
      list->len, start, end);
  if (list->len > 0)
    pr_text_wrap (out, words, 2, PR_SUMMARY_WIDTH);
  append_province (r, out);
}

void
pr_summary_least_ready (const pr_results *r, guint most, GString *out)
{
  g_autoptr (GArray) list = judge_all (r);
  for (guint i = 0, of = 0; i < list->len && of < most; i++)
    {
      const judged *j = &g_array_index (list, judged, i);
      if (j->ready_from == 0)
        continue;
      g_autofree char *why = held_back_in (r, j, PR_SUMMARY_WIDTH - 37);
      if (of++ == 0)
        g_string_append_printf (out, "  %s\n", _ ("least ready, and what holds it back"));
      g_string_append (out, "    ");
      pr_text_cell (out, r->world->places[j->place].name, 30, FALSE);
      g_string_append_c (out, ' ');
      pr_text_cell (out, why, PR_SUMMARY_WIDTH - 37, FALSE);
      pr_text_end_line (out);
    }
}

uint32_t
pr_summary_settled_by (const pr_results *r)
{
  g_autoptr (GArray) list = judge_all (r);
  return count_unsettled (r, list).enough;
}
