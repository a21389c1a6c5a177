/* Plot rows: see rows.h. */
#include "report/plot/rows.h"

#include "model/shown.h"
#include "report/table/failures.h"
#include "report/text/labels.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "report/text/text.h"

#include "kernel/i18n.h"

#include <string.h>

/* gnuplot takes no longer cell than 1,024 bytes; no text that is drawn needs as many. */
#define LONGEST 960
#define TITLE_WIDTH 70 /* cells of a text beside a picture; longer ones are cut */

static bool
may_stand (gunichar c)
{
  return !g_unichar_iscntrl (c) && c != 0xfffe && c != 0xffff;
}

static void
append_text (GString *rows, const char *text)
{
  gsize end = rows->len + LONGEST;
  for (; *text != '\0' && rows->len < end; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);
      if (c == '"' || c == '\\' || c == '~')
        {
          g_string_append_c (rows, '~');
          g_string_append_c (rows, c == '"' ? 'q' : c == '\\' ? 'b' : '~');
        }
      else
        g_string_append_unichar (rows, may_stand (c) ? c : ' ');
    }
}

static void
append_row (GString *rows, const char *key, double number, const char *text)
{
  char buf[PR_NUMBER_SIZE];
  g_string_append_printf (rows, "%s\t%s\t=", key, pr_text_number (buf, number));
  append_text (rows, text);
  g_string_append_c (rows, '\n');
}

void
pr_rows_text (GString *rows, const char *key, const char *text)
{
  append_row (rows, key, 0, text);
}

void
pr_rows_number (GString *rows, const char *key, double x)
{
  append_row (rows, key, x, "");
}

void
pr_rows_at (GString *rows, const char *key, double at, const char *text)
{
  append_row (rows, key, at, text);
}

void
pr_rows_names (GString *rows, const char *key, const char *const *names, gsize n, int width)
{
  g_auto (GStrv) labels = pr_labels (names, n, width);
  for (gsize k = 0; k < n; k++)
    append_row (rows, key, (double) k, labels[k]);
}

bool
pr_place_is_there (const pr_world *w, uint32_t place, uint32_t day)
{
  int32_t d = w->first_day + (int32_t) day;
  return d >= w->places[place].tier_first && d < w->places[place].tier_end;
}

void
pr_rows_absent (GString *rows, const pr_results *r, const uint32_t *places, uint32_t n)
{
  bool absent = false;
  for (uint32_t k = 0; k < n; k++)
    absent = absent || !pr_place_is_there (r->world, places[k], 0)
             || !pr_place_is_there (r->world, places[k], pr_window_days (r) - 1);
  pr_rows_text (rows, "absent", absent ? _ ("not there on that day") : "");
}

/* The parts of a picture, from its top. */
enum { UNITS, AUTHORITIES, CLOSED, N_PARTS };

static int
part_of (const pr_world *w, uint32_t place)
{
  return w->places[place].tier_end < w->end_day ? CLOSED : place < w->n_units ? UNITS : AUTHORITIES;
}

static bool
is_neighbour (const pr_world *w, uint32_t a, uint32_t b)
{
  return part_of (w, a) == part_of (w, b)
         && strcmp (w->places[a].district, w->places[b].district) == 0;
}

uint32_t *
pr_plot_by_district (const pr_world *w, const bool *shown)
{
  uint32_t *order = g_new (uint32_t, w->n_places + 1u), n = 0;
  g_autofree bool *taken = g_new0 (bool, w->n_places + 1u);
  for (int part = 0; part < N_PARTS; part++)
    for (uint32_t u = 0; u < w->n_places; u++)
      for (uint32_t v = u; shown[u] && !taken[u] && part_of (w, u) == part && v < w->n_places; v++)
        if (shown[v] && !taken[v] && is_neighbour (w, u, v))
          {
            order[n++] = v;
            /* u itself must not end its own loop. */
            taken[v] = v != u;
          }
  return order;
}

char *
pr_rows_short_date (pr_day day)
{
  static const char *const months[]
      = { NP_ ("short", "Jan"), NP_ ("short", "Feb"), NP_ ("short", "Mar"), NP_ ("short", "Apr"),
          NP_ ("short", "May"), NP_ ("short", "Jun"), NP_ ("short", "Jul"), NP_ ("short", "Aug"),
          NP_ ("short", "Sep"), NP_ ("short", "Oct"), NP_ ("short", "Nov"), NP_ ("short", "Dec") };
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf (d == 1 ? P_ ("first of a month", "%d %s") : P_ ("day and month", "%d %s"),
                          d, PR_OF ("short", months[m - 1]));
}

void
pr_rows_date (GString *rows, const char *key, double at, pr_day day)
{
  g_autofree char *date = pr_rows_short_date (day);
  pr_rows_at (rows, key, at, date);
}

/* The district or kind of a place; of one that closes, until when. Free with g_free. */
static char *
group_words (const pr_results *r, uint32_t place)
{
  const pr_world *w = r->world;
  const char *district = w->places[place].district;
  if (place >= w->n_units)
    district = pr_shown (w, PR_NAMED_KIND, district);
  if (part_of (w, place) != CLOSED)
    return g_strdup (district);
  int32_t day = w->places[place].tier_end - w->first_day - 1;
  g_autofree char *date = pr_rows_short_date (pr_window_date (r, (uint32_t) day));
  /* kind of offices, last day */
  return g_strdup_printf (_ ("%s, until %s"), district, date);
}

void
pr_rows_districts (GString *rows, const pr_results *r, const uint32_t *places, uint32_t n,
                   int width)
{
  const pr_world *w = r->world;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) middles = g_array_new (FALSE, FALSE, sizeof (double));
  for (uint32_t from = 0, until; from < n; from = until)
    {
      for (until = from + 1; until < n; until++)
        if (!is_neighbour (w, places[from], places[until]))
          break;
      double middle = (from + until - 1) / 2.0;
      g_ptr_array_add (names, group_words (r, places[from]));
      g_array_append_val (middles, middle);
      if (until < n)
        pr_rows_at (rows, "divider", until - 0.5, "");
    }
  g_auto (GStrv) labels = pr_labels ((const char *const *) names->pdata, names->len, width);
  for (guint k = 0; k < names->len; k++)
    pr_rows_at (rows, "district", g_array_index (middles, double, k), labels[k]);
}

/* The day that names a mark's period: with `monthly`, a mark per month, else one per week. */
static int64_t
period (pr_day day, bool monthly)
{
  int y, m, d;
  if (!monthly)
    return (day - pr_day_weekday (day)) / 7;
  pr_day_to_civil (day, &y, &m, &d);
  return 12 * (int64_t) y + m;
}

/* The first drawn day of each week, or of each month when there are more than `most` weeks; all
 * days when there are few. A mark too near the last label has no label. */
void
pr_rows_days (GString *rows, const pr_results *r, size_t most)
{
  size_t n, labelled = 0;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  bool monthly = n > 5 * most, daily = n <= most;
  for (size_t k = 0; k < n; k++)
    {
      pr_day day = pr_window_date (r, days[k]);
      if (k > 0 && !daily
          && period (day, monthly) == period (pr_window_date (r, days[k - 1]), monthly))
        continue;
      bool crowded = k > 0 && 9 * most * (k - labelled) < 10 * n;
      g_autofree char *date = crowded ? g_strdup ("") : pr_rows_short_date (day);
      append_row (rows, "mark", (double) k, date);
      labelled = crowded ? labelled : k;
    }
}

void
pr_rows_weeks (GString *rows, const pr_results *r, uint32_t weeks)
{
  const uint32_t most = 14;
  uint32_t step = 1 + (weeks - 1) / most;
  for (uint32_t k = 0; k < weeks; k += step)
    {
      g_autofree char *date = pr_rows_short_date (pr_causes_week (r, k));
      append_row (rows, "mark", k, date);
    }
}

void
pr_rows_weeks_label (GString *rows, const pr_results *r, const char *label)
{
  uint32_t last = r->outcome->record[0]->n_weeks - 1;
  bool begins = pr_day_weekday (pr_window_date (r, 0)) > 0,
       ends = pr_day_weekday (pr_window_date (r, pr_window_days (r) - 1)) < 4;
  /* label of an axis */
  g_autofree char *words = g_strdup_printf (_ ("%s; pale: only a part is in the window"), label);
  if (begins)
    pr_rows_number (rows, "part", 0);
  if (ends && (last > 0 || !begins))
    pr_rows_number (rows, "part", last);
  pr_rows_text (rows, "x_label", begins || ends ? words : label);
}

static char *
window_words (const pr_results *r)
{
  char from[PR_DATE_SIZE], until[PR_DATE_SIZE];
  uint32_t n = r->outcome->n;
  g_autofree char *replications
      = g_strdup_printf (NGETTEXT ("%u replication", "%u replications", n), n);
  g_autoptr (GString) name = g_string_new (NULL);
  pr_label_cut (name, pr_title (r->world), TITLE_WIDTH);
  return g_strdup_printf (
      _ ("%s, %s to %s, %s"), name->str, pr_text_day (from, pr_window_date (r, 0)),
      pr_text_day (until, pr_window_date (r, pr_window_days (r) - 1)), replications);
}

void
pr_rows_head (GString *rows, const pr_results *r, const char *title)
{
  size_t n;
  g_autofree uint32_t *days = pr_window_working (r, &n);
  g_autofree char *window = window_words (r);
  pr_rows_text (rows, "title", title);
  pr_rows_text (rows, "subtitle", window);
  pr_rows_number (rows, "days", (double) n);
  pr_rows_number (rows, "band", r->outcome->n > 1);
}

void
pr_rows_band (const pr_results *r, pr_csv *csv, const char *figure, uint32_t i, uint32_t day)
{
  uint32_t n = r->outcome->n;
  g_autofree double *x = g_new (double, n);
  const pr_figure *of = pr_figure_named (PR_OF_DAY, figure);
  double mean = pr_reduce (r, of->value, i, day).mean;
  for (uint32_t k = 0; k < n; k++)
    x[k] = of->value (r, r->outcome->record[k], i, day);
  pr_csv_number (csv, mean);
  pr_csv_number (csv, n > 1 ? pr_quantile (x, n, 0.1) : mean);
  pr_csv_number (csv, n > 1 ? pr_quantile (x, n, 0.9) : mean);
}
