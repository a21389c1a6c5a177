#include "report/text/rough-margins.h"

#include "compile/compile.h"
#include "experiment/margin-change.h"
#include "figure/reduce.h"
#include "kernel/i18n.h"
#include "report/table/margins.h"
#include "report/text/labels.h"
#include "report/text/summary.h"
#include "report/text/text.h"

#include <math.h>
#include <stdlib.h>

#define MOST_MARGINS 10
#define FEW_LATE 0.005 /* of those due: where they lost their time is a matter of chance */
#define PLACE_WIDTH 38

void
pr_rough_row_clear (gpointer row)
{
  g_free (((pr_rough_row *) row)->full);
}

static void
append_row (GString *out, const char *place, const char *pool, const char *load, const char *full)
{
  g_string_append (out, "  ");
  pr_text_cell (out, place, PLACE_WIDTH + 1, FALSE);
  pr_text_cell (out, pool, 17, FALSE);
  pr_text_cell (out, load, 7, TRUE);
  pr_text_cell (out, full, 13, TRUE);
  pr_text_end_line (out);
}

void
pr_rough_rows_tell (const pr_world *w, const GArray *rows, const char *full, GString *out)
{
  g_autofree const char **names = g_new0 (const char *, rows->len + 1);
  for (guint k = 0; k < rows->len; k++)
    names[k] = w->places[w->pools[g_array_index (rows, pr_rough_row, k).pool].place].name;
  g_auto (GStrv) labels = pr_labels (names, rows->len, PLACE_WIDTH);
  append_row (out, _ ("place"), _ ("pool"), _ ("load"), full);
  for (guint k = 0; k < rows->len; k++)
    {
      const pr_rough_row *row = &g_array_index (rows, pr_rough_row, k);
      char number[PR_NUMBER_SIZE];
      g_autofree char *load = g_strdup_printf ("%s %%", pr_text_fixed (number, 100 * row->load, 0));
      append_row (out, labels[k], w->pools[row->pool].name, isfinite (row->load) ? load : "-",
                  row->full);
    }
}

typedef struct {
  uint32_t pool;
  double load, full;
} margin;

static int
by_full (const void *a, const void *b)
{
  const margin *x = a, *y = b;
  if (x->full != y->full)
    return x->full < y->full ? -1 : 1;
  return (x->pool > y->pool) - (x->pool < y->pool);
}

static void
append_pools (const pr_world *w, GString *out)
{
  size_t n;
  g_autofree pr_load *loads = pr_rough_cut (w, &n);
  g_autofree margin *list = g_new (margin, n + 1);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (pr_rough_row));
  g_array_set_clear_func (rows, pr_rough_row_clear);
  for (size_t i = 0; i < n; i++)
    list[i] = (margin){ loads[i].pool, loads[i].offered / loads[i].available,
                        pr_margin_until_full (&loads[i]) };
  qsort (list, n, sizeof *list, by_full);
  for (size_t i = 0; i < MIN (n, MOST_MARGINS) && isfinite (list[i].full); i++)
    {
      const pr_rough_row row
          = { list[i].pool, list[i].load, pr_margin_step_text (PR_MARGIN_VOLUME, list[i].full) };
      g_array_append_val (rows, row);
    }
  pr_rough_rows_tell (w, rows, _ ("until full"), out);
}

bool
pr_summary_margins (const pr_report *r, GString *out)
{
  pr_moments on_time = pr_reduce_named (&r->results, PR_OF_PROVINCE, "on_time", PR_PROVINCE);
  if (on_time.n == 0 || on_time.mean <= 1 - FEW_LATE || r->n_relief > 0)
    return false;
  g_string_append_printf (out, "\n%s\n", _ ("NARROWEST MARGINS"));
  pr_text_wrap (out,
                /* xgettext:no-c-format */
                _ ("Fewer than 0.5 % of the dossiers due are late, too few to say where they lost "
                   "their time (failures.csv lists it). These pools would be full first if more "
                   "came: by the rough-cut load, without chance. pilotrun margin simulates it."),
                2, PR_SUMMARY_WIDTH);
  append_pools (r->results.world, out);
  return true;
}
