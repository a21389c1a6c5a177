/* Failures: see failures.h. */
#include "report/table/failures.h"

#include "kernel/i18n.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/summary.h"
#include "report/text/text.h"

#include <math.h>

#define MOST_POINTS 10

static const char *const cause_words[] = {
#define CAUSE_WORD(id, word, doc) N_ (word),
  PR_CAUSES (CAUSE_WORD)
#undef CAUSE_WORD
};

const char *
pr_cause_word (pr_cause cause)
{
  return _ (cause_words[cause]);
}

static const char *const reason_words[] = {
  [PR_AWAY_UNFILLED] = N_ ("unfilled"), [PR_AWAY_MEETING] = N_ ("meeting"),
  [PR_AWAY_TRAINING] = N_ ("course"),   [PR_AWAY_LEAVE] = N_ ("leave"),
  [PR_AWAY_SICKNESS] = N_ ("sickness"),
};

const char *
pr_reason_word (pr_cause cause, pr_away reason)
{
  return cause == PR_CAUSE_ABSENCE ? _ (reason_words[reason]) : pr_cause_word (cause);
}

static void
write_moments (const pr_results *r, pr_csv *csv, const pr_moments *m)
{
  pr_csv_number (csv, pr_moments_mean (m));
  pr_csv_number (csv, m->n > 0 ? pr_half_width (r, m) : NAN);
}

/* What names a point, behind its rank. */
static void
write_point (const pr_results *r, pr_csv *csv, size_t rank, const pr_failure *f)
{
  const pr_world *w = r->world;
  pr_csv_number (csv, (double) rank + 1);
  pr_csv_text (csv, w->places[f->place].code);
  pr_csv_text (csv, w->places[f->place].name);
  pr_csv_text (csv, w->steps[f->step].name);
  pr_csv_text (csv, _ (cause_words[f->cause]));
  pr_csv_text (csv, f->cause == PR_CAUSE_ABSENCE ? pr_away_words[f->reason] : "");
}

char *
pr_failures_text (const pr_results *r)
{
  pr_csv csv;
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->outcome, &n);
  pr_csv_begin (&csv, PR_FILE_FAILURES);
  for (size_t i = 0; i < n; i++)
    {
      const pr_failure *f = &list[i];
      write_point (r, &csv, i, f);
      pr_csv_date (&csv, r->world->epoch + f->first_day);
      pr_csv_date (&csv, r->world->epoch + f->last_day);
      write_moments (r, &csv, &f->dossiers);
      write_moments (r, &csv, &f->lost);
      pr_csv_number (&csv, f->share);
      pr_csv_end_row (&csv);
    }
  return pr_csv_end (&csv);
}

char *
pr_relief_text (const pr_report *r)
{
  pr_csv csv;
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->results.outcome, &n);
  pr_csv_begin (&csv, PR_FILE_RELIEF);
  for (size_t i = 0; i < MIN (n, r->n_relief); i++)
    {
      const pr_relief *f = &r->relief[i];
      write_point (&r->results, &csv, i, &list[i]);
      write_moments (&r->results, &csv, &f->late);
      write_moments (&r->results, &csv, &f->lost);
      write_moments (&r->results, &csv, &f->on_time);
      write_moments (&r->results, &csv, &f->on_time_place);
      pr_csv_end_row (&csv);
    }
  return pr_csv_end (&csv);
}

pr_day
pr_causes_week (const pr_results *r, uint32_t week)
{
  pr_day first = r->world->epoch + r->world->first_day;
  return first - pr_day_weekday (first) + 7 * (int32_t) week;
}

/* The summary. */

static void
row (GString *out, const int *widths, int n, const char *const *cells)
{
  g_string_append_c (out, ' ');
  for (int k = 0; k < n; k++)
    {
      g_string_append_c (out, ' ');
      /* Words to the left, figures to the right. */
      pr_text_cell (out, cells[k], widths[k] - 1, k >= 4);
    }
  pr_text_end_line (out);
}

static char *
plus_minus (const pr_results *r, const pr_moments *m, double scale, int most)
{
  return m->n > 0 ? pr_text_plus_minus (scale * m->mean, scale * pr_half_width (r, m), most)
                  : g_strdup (_ ("n/a"));
}

static void
append_point (const pr_results *r, GString *out, size_t rank, const pr_failure *f)
{
  static const int widths[] = { 4, 17, 13, 11, 11, 5, 12, 5 };
  const pr_world *w = r->world;
  char date[PR_DATE_SIZE], dossiers[PR_NUMBER_SIZE], share[PR_NUMBER_SIZE];
  g_autofree char *number = g_strdup_printf ("%zu", rank + 1);
  g_autofree char *lost = plus_minus (r, &f->lost, 1, 1);
  pr_text_date (date, w->epoch + f->first_day);
  pr_text_fixed (dossiers, f->dossiers.mean, f->dossiers.mean < 10 ? 1 : 0);
  pr_text_fixed (share, 100 * f->share, 1);
  if (rank == 0)
    {
      row (out, widths, 8,
           (const char *const[]){ "", "", "", "", "", "", _ ("working"), _ ("% of") });
      row (out, widths, 8,
           (const char *const[]){ "", _ ("place"), _ ("step"), _ ("cause"), _ ("first day"),
                                  _ ("late"), _ ("days lost"), _ ("all") });
    }
  row (out, widths, 8,
       (const char *const[]){ number, w->places[f->place].name, w->steps[f->step].name,
                              pr_reason_word (f->cause, f->reason), date, dossiers, lost, share });
}

static void
append_relief (const pr_report *r, GString *out, const pr_failure *list, size_t n)
{
  static const int widths[] = { 4, 16, 13, 11, 10, 11, 14 };
  if (n == 0)
    return;
  g_string_append_printf (out, "\n%s\n", _ ("RELIEF: what changes when one cause is taken away"));
  pr_text_wrap (
      out,
      _ ("Differences over paired replications beyond those above, ± half-width: 64 more officers "
         "against waiting for staff or a signature, nobody absent for that reason, no outage, all "
         "ready from the "
         "beginning, no transfer. On time: percentage points, province."),
      2, PR_SUMMARY_WIDTH);
  row (out, widths, 7,
       (const char *const[]){ "", _ ("place"), _ ("step"), _ ("cause"), _ ("late"), _ ("days lost"),
                              _ ("on time") });
  for (size_t i = 0; i < n; i++)
    {
      const pr_relief *f = &r->relief[i];
      const pr_world *w = r->results.world;
      g_autofree char *number = g_strdup_printf ("%zu", i + 1);
      g_autofree char *late = plus_minus (&r->results, &f->late, 1, 0);
      g_autofree char *lost = plus_minus (&r->results, &f->lost, 1, 1);
      g_autofree char *on_time = plus_minus (&r->results, &f->on_time, 100, 2);
      const char *none = _ ("no relief");
      row (out, widths, 7,
           (const char *const[]){
               number, w->places[list[i].place].name, w->steps[list[i].step].name,
               pr_reason_word (list[i].cause, list[i].reason), f->possible ? late : none,
               f->possible ? lost : "", f->possible ? on_time : "" });
    }
}

void
pr_summary_failures (const pr_report *r, GString *out)
{
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->results.outcome, &n);
  pr_moments lost = { 0 };
  if (n == 0)
    return;
  for (uint32_t k = 0; k < r->results.outcome->n; k++)
    pr_moments_add (&lost, pr_record_lost (r->results.outcome->record[k]));
  g_autofree char *days = plus_minus (&r->results, &lost, 1, 0);
  g_string_append_c (out, '\n');
  g_string_append_printf (out,
                          NGETTEXT ("FAILURE POINTS: %zu; %s working days lost",
                                    "FAILURE POINTS: %zu; %s working days lost", n),
                          n, days);
  g_string_append_c (out, '\n');
  pr_text_wrap (out,
                _ ("A point is a place, a step and a cause. A late dossier's working days past due "
                   "are shared over the time that it waited "
                   "within working hours, at each instant by the first cause that holds. Waiting "
                   "that an outage left behind shows as staff: only relief measures a cause "
                   "(pilotrun run --relief N). Late dossiers may count at several points."),
                2, PR_SUMMARY_WIDTH);
  for (size_t i = 0; i < MIN (n, MOST_POINTS); i++)
    append_point (&r->results, out, i, &list[i]);
  if (n > MOST_POINTS)
    g_string_append_printf (out, _ ("  and %zu more: failures.csv\n"), n - MOST_POINTS);
  append_relief (r, out, list, MIN (n, r->n_relief));
}
