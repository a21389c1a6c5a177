/* Metrics for people: see metric-words.h. */
#include "report/table/metric-words.h"

#include "figure/question.h"
#include "kernel/i18n.h"
#include "report/table/headlines.h"
#include "report/text/tell.h"
#include "report/text/text.h"

#include <string.h>

typedef struct {
  const char *figure, *words; /* words: translatable */
} named;

/* What headlines leave out. */
static const named metrics[] = {
  { "events", NP_ ("metric", "events") },
  { "places_ready", NP_ ("metric", "places ready") },
  { "rehearsals_done", NP_ ("metric", "rehearsals that passed") },
  { "rehearsals_missed", NP_ ("metric", "rehearsals missed") },
  { "untrained", NP_ ("metric", "officers without their course") },
  { "inexperience", NP_ ("metric", "time lost to inexperience") },
  { "errors", NP_ ("metric", "errors made") },
  { "absent", NP_ ("metric", "hours of absence") },
  { "measures_fired", NP_ ("metric", "measures ordered") },
  { "measures_cost", NP_ ("metric", "cost of measures") },
  { "supplements", NP_ ("metric", "supplements asked") },
  { "handed_over", NP_ ("metric", "dossiers handed over") },
  { "taken_in", NP_ ("metric", "dossiers taken in") },
  { "moved_returned", NP_ ("metric", "handed over, and returned since") },
  { "moved_refused", NP_ ("metric", "handed over, and refused since") },
  { "moved_withdrawn", NP_ ("metric", "handed over, and withdrawn since") },
  { "moved_on", NP_ ("metric", "handed over again") },
  { "tests_arrived", NP_ ("metric", "test dossiers arrived") },
  { "tests_finished", NP_ ("metric", "test dossiers finished") },
  { "tests_closed", NP_ ("metric", "test dossiers closed unfinished") },
  { "on_paper", NP_ ("metric", "steps done on paper") },
  { "online_diverted", NP_ ("metric", "online filings that met a portal that was down") },
  { "online_to_counter", NP_ ("metric", "online filings that came to the counter") },
  { "filed_for_others", NP_ ("metric", "filed for other units") },
  { "reworked", NP_ ("metric", "steps done again") },
  { "entered", NP_ ("metric", "dossiers that came to be worked on") },
  { "visits_turned_away", NP_ ("metric", "visitors turned away") },
  { "visits_reneged", NP_ ("metric", "visitors who gave up waiting") },
  { "visits_long", NP_ ("metric", "visitors who waited long") },
  { "in_process_mean", NP_ ("metric", "dossiers in process, mean") },
  { "held", NP_ ("metric", "dossiers at the place at the end") },
  { "visits_waiting", NP_ ("metric", "visitors waiting at the end") },
  { "sojourn_mean", NP_ ("metric", "time that a dossier takes, mean") },
  { "deciding", NP_ ("metric", "dossiers to decide at the end") },
  { "deciding_peak", NP_ ("metric", "dossiers in process at the peak") },
  { "deciding_peak_date", NP_ ("metric", "day of the peak") },
  { "deciding_recovered", NP_ ("metric", "normal again after the peak") },
  { "decided_late", NP_ ("metric", "decided late") },
  { "decided_on_time", NP_ ("metric", "decided on time") },
  { "posts", NP_ ("metric", "posts") },
  { "ready_share", NP_ ("metric", "share of the places that are ready") },
  { "cost", NP_ ("metric", "cost") },
  { "cost_staff", NP_ ("metric", "cost of officers") },
  { "cost_overtime", NP_ ("metric", "cost of overtime") },
  { "cost_waiting", NP_ ("metric", "cost of waiting") },
  { "cost_visits", NP_ ("metric", "cost of visits") },
  { "cost_measures", NP_ ("metric", "cost of measures") },
};

/* What has statistics (question.h). */
static const named observed[] = {
  { "counter_wait", NP_ ("metric", "wait at the counter") },
  { "acceptance", NP_ ("metric", "acceptance, online and post") },
  { "sojourn", NP_ ("metric", "time that a dossier takes") },
  { "backlog", NP_ ("metric", "dossiers in process") },
  { "overdue", NP_ ("metric", "dossiers overdue") },
  { "held", NP_ ("metric", "dossiers at the place") },
  { "deciding", NP_ ("metric", "dossiers to decide") },
};

static const char *
find (const named *list, size_t n, const char *figure)
{
  for (size_t k = 0; k < n; k++)
    if (strcmp (list[k].figure, figure) == 0)
      return PR_OF ("metric", list[k].words);
  return NULL;
}

static char *
plain_words (const char *figure)
{
  char *words = pr_headline_words (figure);
  return words != NULL ? words : g_strdup (find (metrics, G_N_ELEMENTS (metrics), figure));
}

static char *
statistic_words (const pr_question *q)
{
  const char *base = find (observed, G_N_ELEMENTS (observed), q->row->name);
  char number[PR_NUMBER_SIZE];
  g_autoptr (GString) bound = g_string_new (NULL);
  if (q->statistic == PR_STATISTIC_QUANTILE)
    return g_strdup_printf (P_ ("metric", "%s, quantile %s %%"), base,
                            pr_text_percent (number, q->level));
  if (q->row->had == PR_HAD_END)
    g_string_append (bound, pr_text_given (number, q->level));
  else
    pr_tell_duration (bound, (pr_time) q->level);
  return g_strdup_printf (q->complement ? P_ ("metric", "share of: %s, at most %s")
                                        : P_ ("metric", "share of: %s, more than %s"),
                          base, bound->str);
}

/* Which places and which days. */
static void
add_narrowing (const pr_question *q, GString *s)
{
  char from[PR_DATE_SIZE], last[PR_DATE_SIZE];
  if (q->where == PR_WHERE_PLACE)
    g_string_append_printf (s, P_ ("metric", ", at %s"), q->place);
  else if (q->where != PR_WHERE_PROVINCE)
    g_string_append_printf (s, P_ ("metric", ", every %s"),
                            PR_OF ("choice", pr_where_words[q->where]));
  if (q->has_from)
    pr_text_day (from, q->from);
  if (q->has_last)
    pr_text_day (last, q->last);
  if (q->has_from && q->has_last && q->from == q->last)
    g_string_append_printf (s, P_ ("metric", ", on %s"), from);
  else if (q->has_from && q->has_last)
    g_string_append_printf (s, P_ ("metric", ", from %s to %s"), from, last);
  else if (q->has_from)
    g_string_append_printf (s, P_ ("metric", ", from %s"), from);
  else if (q->has_last)
    g_string_append_printf (s, P_ ("metric", ", until %s"), last);
}

char *
pr_metric_words (const pr_figure *metric)
{
  const pr_question *q = metric->question;
  if (pr_language_now () == PR_LANGUAGE_EN)
    return g_strdup (metric->name);
  g_autofree char *words = q == NULL           ? plain_words (metric->name)
                           : q->metric != NULL ? plain_words (q->metric->name)
                                               : statistic_words (q);
  if (words == NULL || q == NULL)
    return words != NULL ? g_steal_pointer (&words) : g_strdup (metric->name);
  g_autoptr (GString) s = g_string_new (words);
  add_narrowing (q, s);
  return g_string_free (g_steal_pointer (&s), FALSE);
}
