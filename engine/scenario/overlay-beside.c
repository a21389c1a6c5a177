/* Rows that hold side by side: see pr_job_keep_beside(). */
#include "scenario/overlay-job.h"

/* Whether the two rows, apart from their places, give way to each other. */
static gboolean
same_group (const pr_job *j, const pr_raw_row *a, const pr_raw_row *b)
{
  for (gsize c = 0; c < j->schema->n_columns; c++)
    {
      const pr_column *column = &j->schema->columns[c];
      if ((column->flags & (PR_COL_KEY | PR_COL_BESIDE)) == PR_COL_KEY && (int) c != j->where
          && !pr_job_same_value (column, pr_job_text (j, a, (int) c), pr_job_text (j, b, (int) c)))
        return FALSE;
    }
  return TRUE;
}

static int
force_of (const pr_job *j, const pr_raw_row *row)
{
  return pr_place_list_force (&j->places, pr_job_text (j, row, j->where));
}

static gboolean
names_place (const pr_job *j, const pr_raw_row *row, guint place)
{
  g_autofree gboolean *set = g_new0 (gboolean, j->places.n + 1);
  pr_place_list_select (&j->places, pr_job_text (j, row, j->where), set);
  return set[place];
}

gboolean
pr_job_counts_at (const pr_job *j, const pr_raw_row *row, guint place)
{
  int force = force_of (j, row);
  for (guint i = 0; i < j->rows->len; i++)
    {
      const pr_raw_row *other = g_ptr_array_index (j->rows, i);
      if (other != row && same_group (j, row, other) && force_of (j, other) > force
          && names_place (j, other, place))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_copied (const pr_job *j, const pr_raw_row *row, guint place)
{
  for (guint i = 0; i < j->copied->len; i++)
    {
      const pr_copied *c = &g_array_index (j->copied, pr_copied, i);
      if (c->row == row && c->place == place)
        return TRUE;
    }
  return FALSE;
}

void
pr_job_keep_beside (pr_job *j)
{
  gboolean any = FALSE;
  for (gsize c = 0; c < j->schema->n_columns; c++)
    any |= (j->schema->columns[c].flags & PR_COL_BESIDE) != 0;
  guint n_rows = j->rows->len;
  for (guint i = 0; any && i < j->copied->len; i++)
    {
      pr_copied c = g_array_index (j->copied, pr_copied, i);
      for (guint r = 0; r < n_rows; r++)
        {
          const pr_raw_row *other = g_ptr_array_index (j->rows, r);
          if (other != c.row && same_group (j, c.row, other)
              && force_of (j, other) == force_of (j, c.row) && names_place (j, other, c.place)
              && !is_copied (j, other, c.place))
            g_ptr_array_add (j->rows, pr_job_copy (j, other, c.place));
        }
    }
}
