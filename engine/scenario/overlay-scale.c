/* Scaling counts: see overlay-job.h. */
#include "scenario/overlay-job.h"
#include "scenario/value.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NO_PLACE G_MAXUINT
#define TOLD                                                                                       \
  0.1 /* a place's sum is reported if it is off by more than this part of what was asked */

/* A count at a place. */
typedef struct {
  pr_raw_row *row;
  char *name;             /* owned; counts of one name are summed */
  const char *code;       /* of the place; "" without one */
  guint place, order, at; /* at: of the row */
  bool named;             /* counts officers who are named by number, and stays */
  double was;
  gint64 is;
} item;

static void
item_clear (gpointer i)
{
  g_free (((item *) i)->name);
}

static int
by_name_and_code (gconstpointer a, gconstpointer b)
{
  const item *x = a, *y = b;
  int order = strcmp (x->name, y->name);
  if (order == 0)
    order = strcmp (x->code, y->code);
  return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static int
by_row (gconstpointer a, gconstpointer b)
{
  const item *x = a, *y = b;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

/* Puts counts that are reported in one line beside each other. */
static int
by_line (gconstpointer a, gconstpointer b)
{
  const item *x = a, *y = b;
  int order = strcmp (x->row->cells[0].text, y->row->cells[0].text);
  if (order != 0)
    return order;
  if (x->was != y->was)
    return x->was < y->was ? -1 : 1;
  if (x->is != y->is)
    return x->is < y->is ? -1 : 1;
  order = strcmp (x->code, y->code);
  return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static const pr_change *
counted_change (const pr_job *j)
{
  for (guint i = 0; i < j->edit->changes->len && j->edit->verb == PR_VERB_SCALE; i++)
    {
      const pr_change *c = &g_array_index (j->edit->changes, pr_change, i);
      if (c->column == pr_column_with (j->table, PR_COL_COUNTED))
        return c;
    }
  return NULL;
}

/* How many officers the row names by number; 0: it only counts them. */
static guint
n_named (const pr_job *j, const pr_raw_row *row)
{
  int column = pr_column_of_type (j->table, PR_COL_OFFICERS);
  pr_officers named = { 0 };
  g_autofree char *why = NULL;
  if (column < 0 || !pr_value_officers (pr_job_text (j, row, column), &named, &why))
    return 0;
  guint n = pr_officers_count (&named);
  g_free (named.ranges);
  return n;
}

/* Whether the row has a share, which has no rounding to make up for. */
static gboolean
is_share (const pr_job *j, const pr_raw_row *row, int column)
{
  return j->schema->columns[column].type == PR_COL_PORTION
         && g_str_has_suffix (pr_job_text (j, row, column), "%");
}

/* Adds the places where a row counts; pools of one name belong together, and so do all absences. */
static void
add_items (pr_job *j, guint at, int column, GArray *items)
{
  pr_raw_row *row = g_ptr_array_index (j->rows, at);
  guint n = n_named (j, row);
  item i = { .row = row, .code = "", .place = NO_PLACE, .at = at, .named = n > 0, .is = n };
  i.was = n > 0 ? n : g_ascii_strtod (pr_job_text (j, row, column), NULL);
  gboolean by_place = j->schema->particular;
  g_autofree gboolean *named = g_new0 (gboolean, j->places.n + 1);
  if (by_place)
    pr_place_list_select (&j->places, pr_job_text (j, row, j->where), named);
  for (guint p = 0; p < (by_place ? j->places.n : 1); p++)
    {
      if (by_place
          && (!named[p] || (j->meant != NULL && !j->meant[p]) || !pr_job_counts_at (j, row, p)))
        continue;
      if (by_place)
        i.place = p;
      if (by_place)
        i.code = pr_place_list_code (&j->places, p);
      i.order = items->len;
      i.name = g_strdup (by_place ? pr_job_text (j, row, 0) : "");
      g_array_append_val (items, i);
    }
}

/* Sets the new counts of one name; `error`: what the names before it still lack. */
static void
scale_name (item *list, guint n, double factor, double *error)
{
  const double half = 0.5, tiny = 1e-9; /* undoes rounding: 0.7 x 5 is less than 3.5 */
  double sum = 0;
  gint64 given = 0;
  for (guint k = 0; k < n; k++)
    {
      if (list[k].named)
        continue;
      double wanted = factor * list[k].was, low = floor (wanted + tiny),
             high = ceil (wanted - tiny);
      if (list[k].was > 0 && factor > 0)
        low = fmax (low, 1);
      high = fmax (low, high);
      sum += wanted;
      bool tie = fabs (sum - floor (sum) - half) < tiny;
      double rounded = tie ? floor (sum) + (*error >= 0) : floor (sum + half);
      list[k].is = (gint64) CLAMP (rounded - (double) given, low, high);
      given += list[k].is;
    }
  *error += sum - (double) given;
}

/* The count that most places of a row get; of two equally frequent ones the larger. There are no
 * more than two, the floor and the ceiling of one number. */
static gint64
most_frequent (const item *list, guint n)
{
  gint64 low = list[0].is, high = list[0].is;
  for (guint i = 1; i < n; i++)
    {
      low = MIN (low, list[i].is);
      high = MAX (high, list[i].is);
    }
  guint n_high = 0;
  for (guint i = 0; i < n; i++)
    n_high += list[i].is == high;
  return 2 * n_high >= n ? high : low;
}

static void
put (pr_job *j, pr_raw_row *row, gint64 count)
{
  g_hash_table_insert (j->scaled, row, g_strdup_printf ("%" G_GINT64_FORMAT, count));
}

/* Whether all places that the row names are meant; otherwise the row stays as it is. */
static gboolean
is_whole (const pr_job *j, const pr_raw_row *row)
{
  g_autofree gboolean *named = g_new0 (gboolean, j->places.n + 1);
  if (j->meant == NULL || !j->schema->particular)
    return TRUE;
  pr_place_list_select (&j->places, pr_job_text (j, row, j->where), named);
  for (guint p = 0; p < j->places.n; p++)
    if (named[p] && !j->meant[p])
      return FALSE;
  return TRUE;
}

/* A row keeps one count; places with another get rows of their own, which are more particular. */
static void
assign (pr_job *j, const item *list, guint n)
{
  pr_raw_row *row = list[0].row;
  gboolean whole = is_whole (j, row);
  gint64 own = most_frequent (list, n);
  if (whole)
    put (j, row, own);
  for (guint i = 0; i < n; i++)
    {
      if (whole && list[i].is == own)
        continue;
      pr_raw_row *copy = pr_job_copy (j, row, list[i].place);
      put (j, copy, list[i].is);
      g_ptr_array_add (j->rows, copy);
    }
}

static gboolean
is_off (const item *x, double factor)
{
  return fabs ((double) x->is - factor * x->was) > TOLD * factor * x->was + 1e-9;
}

/* Reports what was asked and what came out, where they differ by much, with the places of one name
 * and the same counts in one line. */
static void
tell (pr_job *j, GArray *items, double factor)
{
  GString *out = j->own->scaled;
  const item *last = NULL;
  g_array_sort (items, by_line);
  for (guint i = 0; i < items->len && pr_column_with (j->table, PR_COL_TOLD) >= 0; i++)
    {
      char asked[G_ASCII_DTOSTR_BUF_SIZE];
      const item *x = &g_array_index (items, item, i);
      if (!is_off (x, factor))
        continue;
      g_ascii_formatd (asked, sizeof asked, "%.2f", factor * x->was);
      gboolean begins = last == NULL
                        || strcmp (last->row->cells[0].text, x->row->cells[0].text) != 0
                        || last->was != x->was || last->is != x->is;
      if (begins)
        g_string_append_printf (out, _ ("%s  %s %s: %s asked for, %" PRId64 " came out"),
                                last != NULL ? "\n" : "", j->schema->name, x->row->cells[0].text,
                                asked, x->is);
      if (x->place != NO_PLACE)
        g_string_append_printf (out, "%s %s", begins ? ":" : ",", x->code);
      last = x;
    }
  if (last != NULL)
    g_string_append_c (out, '\n');
}

void
pr_job_scale_counts (pr_job *j)
{
  const pr_change *change = counted_change (j);
  double error = 0;
  if (change == NULL)
    return;
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (item));
  g_array_set_clear_func (items, item_clear);
  for (guint i = 0; i < j->rows->len; i++)
    if (pr_job_matches (j, g_ptr_array_index (j->rows, i))
        && !is_share (j, g_ptr_array_index (j->rows, i), change->column))
      add_items (j, i, change->column, items);
  g_array_sort (items, by_name_and_code);
  for (guint from = 0, until; from < items->len; from = until)
    {
      item *first = &g_array_index (items, item, from);
      for (until = from; until < items->len; until++)
        if (strcmp (g_array_index (items, item, until).name, first->name) != 0)
          break;
      scale_name (first, until - from, change->factor, &error);
    }
  j->scaled = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_array_sort (items, by_row);
  for (guint from = 0, until; from < items->len; from = until)
    {
      const item *first = &g_array_index (items, item, from);
      for (until = from; until < items->len; until++)
        if (g_array_index (items, item, until).at != first->at)
          break;
      assign (j, first, until - from);
    }
  tell (j, items, change->factor);
}

gboolean
pr_job_scaled (const pr_job *j, const pr_raw_row *row, const pr_change *c, GString *out)
{
  const char *text = j->scaled != NULL && c->column == pr_column_with (j->table, PR_COL_COUNTED)
                         ? g_hash_table_lookup (j->scaled, row)
                         : NULL;
  if (text != NULL)
    g_string_append (out, text);
  return text != NULL;
}

gboolean
pr_job_tell_named (pr_job *j, const pr_raw_row *row, const pr_change *c)
{
  guint n = n_named (j, row);
  if (n == 0 || c->column != pr_column_with (j->table, PR_COL_COUNTED))
    return FALSE;
  g_string_append_printf (j->own->scaled, _ ("  %s %s: %.0f asked for, %u came out: %s\n"),
                          j->schema->name, pr_job_text (j, row, 0), MAX (n + c->shift.number, 0), n,
                          pr_job_text (j, row, j->where));
  return TRUE;
}
