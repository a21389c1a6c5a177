/* Failures: see failures.h. */
#include "report/table/failures.h"

#include "kernel/i18n.h"
#include "model/shown.h"
#include "figure/failure-ranks.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/summary.h"
#include "report/text/text.h"

#include <math.h>

#define MOST_POINTS 10

static const char *const cause_words[] = {
#define CAUSE_WORD(id, word, doc) word,
  PR_CAUSES (CAUSE_WORD)
#undef CAUSE_WORD
};

const char *
pr_cause_word (pr_cause cause)
{
  return PR_OF ("cell", cause_words[cause]);
}

static const char *const reason_words[] = {
  [PR_AWAY_UNFILLED] = NP_ ("cell", "unfilled"), [PR_AWAY_MEETING] = NP_ ("cell", "meeting"),
  [PR_AWAY_TRAINING] = NP_ ("cell", "course"),   [PR_AWAY_LEAVE] = NP_ ("cell", "leave"),
  [PR_AWAY_SICKNESS] = NP_ ("cell", "sickness"),
};

const char *
pr_reason_word (pr_cause cause, pr_away reason)
{
  return cause == PR_CAUSE_ABSENCE ? PR_OF ("cell", reason_words[reason]) : pr_cause_word (cause);
}

static void
write_interval (pr_csv *csv, pr_interval of)
{
  pr_csv_number (csv, of.low);
  pr_csv_number (csv, of.high);
}

static void
write_risk (const pr_results *r, pr_csv *csv, const pr_risk *of)
{
  pr_csv_number (csv, pr_moments_mean (&of->all));
  write_interval (csv, pr_risk_interval (of, pr_results_level (r)));
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
  pr_csv_text (csv, cause_words[f->cause]);
  pr_csv_text (csv, f->cause == PR_CAUSE_ABSENCE ? pr_away_words[f->reason] : "");
}

static void
write_days (const pr_results *r, pr_csv *csv, const pr_failure *f)
{
  if (f->first_day > f->last_day)
    {
      pr_csv_text (csv, "");
      pr_csv_text (csv, "");
      return;
    }
  pr_csv_date (csv, r->world->epoch + f->first_day);
  pr_csv_date (csv, r->world->epoch + f->last_day);
}

static void
write_failure (const pr_results *r, pr_csv *csv, size_t rank, const pr_failure *f,
               const pr_ranks *ranks)
{
  write_point (r, csv, rank, f);
  pr_csv_number (csv, ranks != NULL ? (double) ranks->low : NAN);
  pr_csv_number (csv, ranks != NULL ? (double) ranks->high : NAN);
  write_days (r, csv, f);
  pr_csv_number (csv, r->outcome->n);
  pr_csv_number (csv, (double) f->lost.there.n);
  pr_csv_number (csv, pr_moments_mean (&f->dossiers));
  pr_csv_number (csv, pr_moments_mean (&f->lost.there));
  pr_csv_number (csv, pr_moments_mean (&f->lost.all));
  write_interval (csv, pr_failure_interval (f, pr_results_level (r)));
  pr_csv_number (csv, f->share);
  pr_csv_end_row (csv);
}

void
pr_write_failures (const pr_results *r, pr_csv *csv)
{
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->outcome, &n);
  size_t ranked = MIN (n, PR_RANKED_MOST);
  g_autofree pr_ranks *ranks = pr_failure_ranks (r->outcome, list, n, ranked, pr_results_level (r));
  for (size_t i = 0; i < n; i++)
    write_failure (r, csv, i, &list[i], ranks != NULL && i < ranked ? &ranks[i] : NULL);
}

static void
write_relief (const pr_results *r, pr_csv *csv, const pr_relief *f)
{
  const pr_risk none = { { 0 }, { 0 }, 0 };
  bool measured = f->before.there.n > 0;
  pr_csv_number (csv, f->possible ? (double) f->before.all.n : NAN);
  pr_csv_number (csv, f->possible ? (double) f->before.there.n : NAN);
  write_risk (r, csv, measured ? &f->before : &none);
  write_risk (r, csv, &f->late);
  write_risk (r, csv, &f->lost);
  write_risk (r, csv, &f->on_time);
  write_risk (r, csv, &f->on_time_place);
  pr_csv_end_row (csv);
}

void
pr_write_relief (const pr_report *r, pr_csv *csv)
{
  size_t n;
  g_autofree pr_failure *list = pr_failures (r->results.outcome, &n);
  for (size_t i = 0; i < MIN (n, r->n_relief); i++)
    {
      write_point (&r->results, csv, i, &list[i]);
      write_relief (&r->results, csv, &r->relief[i]);
    }
}

pr_day
pr_causes_week (const pr_results *r, uint32_t week)
{
  pr_day first = r->world->epoch + r->world->first_day;
  return first - pr_day_weekday (first) + 7 * (int32_t) week;
}

/* The summary. */

enum { WORD_CELLS = 5 };

/* Words to the left, figures to the right. */
static void
row (GString *out, const int *widths, int n, int words, const char *const *cells)
{
  g_string_append_c (out, ' ');
  for (int k = 0; k < n; k++)
    {
      g_string_append_c (out, ' ');
      pr_text_cell (out, cells[k], widths[k] - 1, k >= words);
    }
  pr_text_end_line (out);
}

/* As many decimals as a loss of this size needs. */
static int
decimals_of (double x)
{
  return fabs (x) >= 9.95 ? 0 : fabs (x) >= 0.95 ? 1 : 2;
}

static const char *
loss (char buf[PR_NUMBER_SIZE], double x)
{
  return pr_text_fixed (buf, x, decimals_of (x));
}

/* "30-250"; of a difference "-250 to -30". Free with g_free. */
static char *
between (const pr_interval *of, bool difference)
{
  char low[PR_NUMBER_SIZE], high[PR_NUMBER_SIZE];
  int decimals = decimals_of (fmax (fabs (of->low), fabs (of->high)));
  if (isnan (of->low))
    return g_strdup (_ ("too few"));
  pr_text_fixed (low, of->low, decimals);
  pr_text_fixed (high, of->high, decimals);
  return difference ? g_strdup_printf (_ ("%s to %s"), low, high)
                    : g_strdup_printf (_ ("%s-%s"), low, high);
}

static const int failure_widths[] = { 4, 9, 14, 10, 10, 7, 7, 8, 9 };

static void
append_head (const pr_results *r, GString *out)
{
  char level[PR_NUMBER_SIZE];
  g_autofree char *of = g_strdup_printf (_ ("of %u"), r->outcome->n),
                  *at
                  = g_strdup_printf (_ ("%s %%"), pr_text_percent (level, pr_results_level (r)));
  row (out, failure_widths, 9, WORD_CELLS,
       (const char *const[]){ "", P_ ("column, first line", "may"), "", "", "",
                              P_ ("column, first line", "in"), P_ ("column, first line", "lost"),
                              P_ ("column, first line", "lost,"), at });
  row (out, failure_widths, 9, WORD_CELLS,
       (const char *const[]){ "", P_ ("column", "rank"), P_ ("column", "place"),
                              P_ ("column", "step"), P_ ("column", "cause"), of,
                              P_ ("column", "then"), P_ ("column", "mean"),
                              P_ ("column", "interval") });
}

static void
append_point (const pr_results *r, GString *out, size_t rank, const pr_failure *f,
              const pr_ranks *ranks)
{
  const pr_world *w = r->world;
  char then[PR_NUMBER_SIZE], mean[PR_NUMBER_SIZE];
  const pr_interval of = pr_failure_interval (f, pr_results_level (r));
  g_autofree char *number
      = g_strdup_printf ("%zu", rank + 1),
      *may = ranks == NULL ? g_strdup ("") : g_strdup_printf (_ ("%u-%u"), ranks->low, ranks->high),
      *in = g_strdup_printf ("%zu", f->lost.there.n), *interval = between (&of, false);
  row (out, failure_widths, 9, WORD_CELLS,
       (const char *const[]){ number, may, w->places[f->place].name,
                              pr_shown (w, PR_NAMED_STEP, w->steps[f->step].name),
                              pr_reason_word (f->cause, f->reason), in,
                              loss (then, f->lost.there.mean), loss (mean, f->lost.all.mean),
                              interval });
}

static void
tell_points (const pr_results *r, GString *out)
{
  pr_text_wrap (out,
                _ ("A point is a place, a step and a cause. A late dossier's working days past due "
                   "are shared over the time that it waited "
                   "within working hours, at each instant by the first cause that holds. Waiting "
                   "that an outage left behind shows as staff: only relief measures a cause "
                   "(pilotrun run --relief N). Late dossiers may count at several points."),
                2, PR_SUMMARY_WIDTH);
  pr_text_wrap (out,
                _ ("A point is a risk: in how many replications it occurs, the days lost then, and "
                   "the mean over all with its interval (too few: fewer than ten replications have "
                   "it). May rank: as far as these replications tell."),
                2, PR_SUMMARY_WIDTH);
  append_head (r, out);
}

void
pr_summary_failures (const pr_report *r, GString *out)
{
  size_t n;
  const pr_results *of = &r->results;
  g_autofree pr_failure *list = pr_failures (of->outcome, &n);
  pr_moments lost = { 0 };
  if (n == 0)
    return;
  for (uint32_t k = 0; k < of->outcome->n; k++)
    pr_moments_add (&lost, pr_record_lost (of->outcome->record[k]));
  g_autofree char *days
      = pr_text_plus_minus (lost.mean, pr_half_width (of, &lost), lost.mean < 10 ? 2 : 0);
  size_t shown = MIN (n, MOST_POINTS);
  g_autofree pr_ranks *ranks
      = pr_failure_ranks (of->outcome, list, n, shown, pr_results_level (of));
  g_string_append_c (out, '\n');
  g_string_append_printf (out,
                          NGETTEXT ("FAILURE POINTS: %zu; %s working days lost",
                                    "FAILURE POINTS: %zu; %s working days lost", n),
                          n, days);
  g_string_append_c (out, '\n');
  tell_points (of, out);
  for (size_t i = 0; i < shown; i++)
    append_point (of, out, i, &list[i], ranks != NULL ? &ranks[i] : NULL);
  if (n > MOST_POINTS)
    g_string_append_printf (out, _ ("  and %zu more: failures.csv\n"), n - MOST_POINTS);
}

static const int relief_widths[] = { 4, 15, 10, 10, 9, 8, 8, 14 };

/* What there is to say of the relief of a point: figures, or why there are none. */
static void
append_relief (const pr_results *r, GString *out, const char *const *names, const pr_relief *f)
{
  char before[PR_NUMBER_SIZE], change[PR_NUMBER_SIZE];
  const pr_interval of = pr_risk_interval (&f->lost, pr_results_level (r));
  size_t had = f->before.there.n, all = f->before.all.n;
  g_autofree char *in = g_strdup_printf (_ ("%zu/%zu"), had, all), *interval = between (&of, true);
  if (had > 0)
    {
      row (out, relief_widths, 8, 4,
           (const char *const[]){ names[0], names[1], names[2], names[3], in,
                                  loss (before, f->before.all.mean),
                                  loss (change, f->lost.all.mean), interval });
      return;
    }
  g_autofree char *words = f->possible
                               ? g_strdup_printf (_ ("did not occur in %zu: not measured"), all)
                               : g_strdup (_ ("no relief"));
  const int widths[] = { 4, 15, 10, 10, 39 };
  row (out, widths, 5, 5, (const char *const[]){ names[0], names[1], names[2], names[3], words });
}

static void
tell_relief (const pr_results *r, GString *out)
{
  char level[PR_NUMBER_SIZE];
  g_autofree char *at
      = g_strdup_printf (_ ("%s %%"), pr_text_percent (level, pr_results_level (r)));
  g_string_append_printf (out, "\n%s\n", _ ("RELIEF: what changes when one cause is taken away"));
  pr_text_wrap (
      out,
      _ ("Paired replications beyond those above, until the point has occurred in ten, at most ten "
         "times as many. Before: working days lost at the point, mean over them; change: of all "
         "lost days, with 64 more officers against waiting for staff or a signature, nobody absent "
         "for that reason, no outage, all ready from the beginning, or no transfer. Late dossiers "
         "and shares on time: relief.csv."),
      2, PR_SUMMARY_WIDTH);
  row (out, relief_widths, 8, 4, (const char *const[]){ "", "", "", "", "", "", "", at });
  row (out, relief_widths, 8, 4,
       (const char *const[]){ "", P_ ("column", "place"), P_ ("column", "step"),
                              P_ ("column", "cause"), P_ ("column", "in"), P_ ("column", "before"),
                              P_ ("column", "change"), P_ ("column", "interval") });
}

void
pr_summary_relief (const pr_report *r, GString *out)
{
  size_t n;
  const pr_world *w = r->results.world;
  if (r->n_relief == 0)
    return;
  g_autofree pr_failure *list = pr_failures (r->results.outcome, &n);
  tell_relief (&r->results, out);
  for (size_t i = 0; i < MIN (n, r->n_relief); i++)
    {
      g_autofree char *number = g_strdup_printf ("%zu", i + 1);
      append_relief (
          &r->results, out,
          (const char *const[]){ number, w->places[list[i].place].name,
                                 pr_shown (w, PR_NAMED_STEP, w->steps[list[i].step].name),
                                 pr_reason_word (list[i].cause, list[i].reason) },
          &r->relief[i]);
    }
}
