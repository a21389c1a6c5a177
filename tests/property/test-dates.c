/* Whatever the scenario, in every table of a run: no first day is after its last, no date is
 * outside the window, and no length of time and no number is negative. */
#include "random-scenario.h"

#include "experiment/experiment.h"
#include "report/table/failures.h"
#include "report/plot/plots.h"
#include "report/table/tables.h"
#include "report/text/text.h"

#include "tiny.h"

#include <stdlib.h>
#include <string.h>

#define SCENARIOS 100

/* Of two columns of one table, the first is never after the last. */
static const char *const pairs[][2] = {
  { "first_date", "last_date" },
  { "from", "until" },
  { "emptied_first", "emptied_last" },
  { "first", "last" },
};

typedef struct {
  const pr_out_file *file;
  const char *first, *last; /* dates of the window */
  guint32 seed;
  double hours; /* of the window */
} judge;

/* 2025-07-01: dates sort as texts do. */
static bool
is_date (const pr_out_column *c)
{
  static const char *const keys[] = { "date", "from", "until", NULL };
  return c->kind == PR_KIND_DATE || (c->kind == PR_KIND_KEY && g_strv_contains (keys, c->name));
}

/* What may be negative: differences, and places on the earth. */
static bool
is_signed (const pr_out_column *c)
{
  static const char *const names[] = { "difference", "lat", "lon", NULL };
  return g_strv_contains (names, c->name);
}

static void
judge_cell (const judge *k, const pr_out_column *c, const char *cell)
{
  if (*cell == '\0' || strcmp (cell, "NaN") == 0) /* of a plot */
    return;
  if (is_date (c) && k->file != &pr_out_files[PR_FILE_POOL_HOURS]) /* of which they are hours */
    ck_assert_msg (strcmp (k->first, cell) <= 0 && strcmp (cell, k->last) <= 0,
                   "seed %u, %s: %s %s is outside the window", k->seed, k->file->name, c->name,
                   cell);
  else if (c->kind != PR_KIND_KEY && !is_signed (c))
    ck_assert_msg (strtod (cell, NULL) >= 0, "seed %u, %s: %s is %s", k->seed, k->file->name,
                   c->name, cell);
  if (g_str_has_prefix (c->name, "emptied"))
    ck_assert_msg (strtod (cell, NULL) <= k->hours, "seed %u, %s: %s is %s", k->seed, k->file->name,
                   c->name, cell);
}

static int
compare_cells (const pr_out_column *c, const char *a, const char *b)
{
  double x = strtod (a, NULL), y = strtod (b, NULL);
  return pr_column_is_text (c) ? strcmp (a, b) : (x > y) - (x < y);
}

static void
judge_pairs (const judge *k, char *const *cell)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gsize at = 0, first = 0, last = 0;
      size_t n;
      const pr_out_column *column = NULL, *columns = pr_out_columns (k->file, &n);
      for (size_t c = 0; c < n; c++)
        {
          const pr_out_column *this = &columns[c];
          if (strcmp (this->name, pairs[i][0]) == 0)
            first = at;
          if (strcmp (this->name, pairs[i][1]) == 0)
            {
              last = at;
              column = this;
            }
          at += 1u + this->half_width;
        }
      if (column != NULL && *cell[first] != '\0')
        ck_assert_msg (compare_cells (column, cell[first], cell[last]) <= 0,
                       "seed %u, %s: from %s to %s", k->seed, k->file->name, cell[first],
                       cell[last]);
    }
}

/* No name in a random scenario has a comma or a quote. Texts that have them are not dates: rows
 * with such texts are skipped. */
static void
judge_table (const judge *k, const char *text, const char *separator)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  size_t n_columns;
  const pr_out_column *columns = pr_out_columns (k->file, &n_columns);
  for (char **l = lines + 1; *l != NULL; l++)
    {
      g_auto (GStrv) cell = g_strsplit (*l, separator, -1);
      if (strchr (*l, '"') != NULL || **l == '\0')
        continue;
      gsize at = 0, n = 0;
      for (size_t c = 0; c < n_columns; c++)
        n += 1u + columns[c].half_width;
      ck_assert_msg (g_strv_length (cell) == n, "seed %u, %s: %s", k->seed, k->file->name, *l);
      for (size_t c = 0; c < n_columns; c++)
        {
          judge_cell (k, &columns[c], cell[at]);
          at += 1u + columns[c].half_width;
        }
      judge_pairs (k, cell);
    }
}

static void
judge_points (const judge *k, const pr_results *r)
{
  const pr_world *w = r->world;
  for (uint32_t n = 0; n < r->outcome->n; n++)
    for (uint32_t i = 0; i < r->outcome->record[n]->n_points; i++)
      {
        const pr_point *p = &r->outcome->record[n]->point[i];
        ck_assert_msg (
            (p->first_day == INT32_MAX && p->last_day == INT32_MIN) /* all before the window */
                || (w->first_day <= p->first_day && p->first_day <= p->last_day
                    && p->last_day < w->end_day),
            "seed %u: a failure point from day %d to day %d", k->seed, p->first_day, p->last_day);
      }
}

START_TEST (dates)
{
  const random_options options = { .seed = (guint32) _i + 1 };
  const pr_experiment_options twice = { .replications = 2, .jobs = 1 };
  char first[PR_DATE_SIZE], last[PR_DATE_SIZE];
  g_autofree char *text = random_scenario (&options);
  g_autoptr (pr_diag) diag = NULL;
  g_autoptr (pr_tables) tables = NULL;
  pr_world *w = tiny_load (text, &tables, &diag);
  pr_outcome *outcome = pr_experiment_run (w, &twice, NULL);
  ck_assert_ptr_nonnull (outcome);
  const pr_report r = { .results = { tables, w, outcome } };
  judge k = { .first = pr_text_date (first, w->epoch + w->first_day),
              .last = pr_text_date (last, w->epoch + w->end_day - 1),
              .seed = options.seed,
              .hours = (double) (w->end - w->start) / (double) PR_HOUR };
  judge_points (&k, &r.results);
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    if (id != PR_FILE_CHECKLIST)
      {
        g_autofree char *table = pr_table_text (&r, (pr_file_id) id);
        k.file = &pr_out_files[id];
        judge_table (&k, table, ",");
      }
  g_autofree char *plot = pr_plot_data (&pr_failures_plot, &(pr_plot_source){ .run = &r.results });
  k.file = &pr_failures_plot.table;
  judge_table (&k, plot, " ");
  pr_outcome_free (outcome);
  pr_world_free (w);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("dates");
  tcase_set_timeout (tc, 60);
  tcase_add_loop_test (tc, dates, 0, SCENARIOS);
  return tiny_main ("dates", tc);
}
