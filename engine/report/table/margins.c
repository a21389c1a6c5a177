#include "report/table/margins.h"

#include "report/table/csv.h"

#include "kernel/i18n.h"

#include <math.h>

static double
end_of (uint32_t step)
{
  return step == PR_MARGIN_NONE ? NAN : (double) step;
}

static int
by_margin (gconstpointer a, gconstpointer b, gpointer margins)
{
  const pr_margins *m = margins;
  uint32_t i = *(const uint32_t *) a, j = *(const uint32_t *) b;
  pr_margin x = pr_margin_of (m->search, i), y = pr_margin_of (m->search, j);
  double full = m->rough[m->places[i]].full, other = m->rough[m->places[j]].full;
  if (x.high != y.high)
    return x.high < y.high ? -1 : 1;
  if (x.low != y.low)
    return x.low < y.low ? -1 : 1;
  return full != other ? (full < other ? -1 : 1) : (i > j) - (i < j);
}

uint32_t *
pr_margins_order (const pr_margins *m)
{
  uint32_t *order = g_new (uint32_t, m->search->n + 1);
  for (uint32_t i = 0; i < m->search->n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) m->search->n, sizeof *order, by_margin, (gpointer) m);
  return order;
}

static void
put_place (const pr_margins *m, uint32_t i, pr_csv *csv)
{
  const pr_place *place = &m->change->world->places[m->places[i]];
  pr_csv_text (csv, place->code);
  pr_csv_text (csv, place->name);
}

static char *
margins_table (const pr_margins *m)
{
  pr_csv csv;
  g_autofree uint32_t *order = pr_margins_order (m);
  pr_csv_begin (&csv, PR_FILE_MARGINS);
  for (uint32_t k = 0; k < m->search->n; k++)
    {
      pr_margin margin = pr_margin_of (m->search, order[k]);
      const pr_margin_rough *rough = &m->rough[m->places[order[k]]];
      bool known = rough->pool != PR_NONE32;
      const char *missed = margin.at_high != NULL ? margin.at_high->missed : NULL;
      put_place (m, order[k], &csv);
      pr_csv_text (&csv, pr_margin_words[m->change->of]);
      pr_csv_number (&csv, end_of (margin.low));
      pr_csv_number (&csv, end_of (margin.high));
      pr_csv_text (&csv, missed != NULL ? missed : "");
      pr_csv_number (&csv, margin.at_low != NULL ? margin.at_low->share : NAN);
      pr_csv_number (&csv, margin.at_high != NULL ? margin.at_high->share : NAN);
      pr_csv_text (&csv, known ? m->change->world->pools[rough->pool].name : "");
      pr_csv_number (&csv, known ? rough->load : NAN);
      pr_csv_number (&csv, rough->full);
      pr_csv_end_row (&csv);
    }
  return pr_csv_end (&csv);
}

static char *
steps_table (const pr_margins *m)
{
  pr_csv csv;
  pr_csv_begin (&csv, PR_FILE_MARGIN_STEPS);
  for (guint k = 0; k < m->search->tried->len; k++)
    for (uint32_t i = 0; i < m->search->n; i++)
      {
        const pr_margin_step *tried = pr_margin_tried (m->search, k);
        const pr_margin_state *state = &tried->state[i];
        pr_csv_number (&csv, tried->step);
        put_place (m, i, &csv);
        g_autofree char *missing = pr_margin_missing (m->change, m->places[i], tried->step);
        pr_csv_text (&csv, missing);
        pr_csv_number (&csv, state->share);
        pr_csv_text (&csv, state->missed != NULL ? state->missed : "");
        pr_csv_end_row (&csv);
      }
  return pr_csv_end (&csv);
}

char *
pr_margins_table (const pr_margins *m, pr_file_id file)
{
  switch (file)
    {
    case PR_FILE_MARGINS:
      return margins_table (m);
    case PR_FILE_MARGIN_STEPS:
      return steps_table (m);
    default:
      g_assert_not_reached ();
    }
}

char *
pr_margin_step_text (pr_margin_what of, double step)
{
  if (!isfinite (step))
    return g_strdup ("");
  if (step == 0)
    return g_strdup (_ ("now"));
  return of == PR_MARGIN_STAFF ? g_strdup_printf ("%.0f", step)
                               : g_strdup_printf (_ ("+%.0f %%"), floor (step));
}

bool
pr_margin_none_to_spare (pr_margin_what of, const pr_margin *m)
{
  return of == PR_MARGIN_STAFF && m->low == 0 && m->high == PR_MARGIN_NONE;
}

char *
pr_margin_text (pr_margin_what of, const pr_margin *m)
{
  bool staff = of == PR_MARGIN_STAFF;
  if (m->low == PR_MARGIN_NONE)
    return g_strdup (_ ("as it is"));
  if (pr_margin_none_to_spare (of, m))
    return g_strdup (_ ("nobody to spare"));
  if (m->high == PR_MARGIN_NONE)
    return g_strdup_printf (staff ? _ ("more than %u") : _ ("more than +%u %%"), m->low);
  return g_strdup_printf (staff ? _ ("%u to %u") : _ ("+%u to +%u %%"), m->low, m->high);
}
