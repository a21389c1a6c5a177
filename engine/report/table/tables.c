/* Tables: see tables.h. */
#include "report/table/tables.h"

#include "figure/applies.h"
#include "figure/cost.h"
#include "kernel/cancel.h"
#include "report/table/checklist.h"
#include "report/table/csv.h"
#include "report/table/failures.h"
#include "figure/observed.h"
#include "figure/official.h"
#include "report/table/headlines.h"
#include "report/table/provinces.h"
#include "report/table/verdicts.h"
#include "figure/reduce.h"
#include "figure/window.h"
#include "figure/handover.h"

#include <math.h>
#include <string.h>

/* A day of the window; NaN: blank. */
static void
write_date (const pr_results *r, pr_csv *csv, double day)
{
  if (isnan (day))
    pr_csv_text (csv, "");
  else
    pr_csv_date (csv, pr_window_date (r, (uint32_t) day));
}

/* One cell (and its half-width) of the thing i, reduced over replications. */
static void
write_cell (const pr_results *r, pr_csv *csv, const pr_out_column *c, uint32_t i, uint32_t day)
{
  if (!pr_applies (r, c->needs, i))
    {
      for (int k = 0; k <= c->half_width; k++)
        pr_csv_number (csv, NAN);
      return;
    }
  if (c->kind == PR_KIND_DATE)
    {
      write_date (r, csv, pr_reduce_median (r, c->value, i));
      return;
    }
  pr_moments m = pr_reduce (r, c->value, i, day);
  pr_csv_number (csv, pr_moments_mean (&m));
  if (c->half_width)
    pr_csv_number (csv, pr_kind_half_width (c->kind, &m, pr_results_level (r)));
}

/* The row of thing i, each cell by its column's functions. */
static void
write_row (const pr_results *r, pr_csv *csv, uint32_t i)
{
  g_autoptr (GString) words = g_string_new (NULL);
  for (size_t k = 0; k < csv->n; k++)
    {
      const pr_out_column *c = &csv->columns[k];
      if (c->words == NULL)
        {
          write_cell (r, csv, c, i, 0);
          continue;
        }
      g_string_truncate (words, 0);
      c->words (r, i, words);
      pr_csv_text (csv, words->str);
    }
  pr_csv_end_row (csv);
}

/* Rows first <= i < end. */
static void
write_things (const pr_report *r, pr_csv *csv, uint32_t first, uint32_t end)
{
  for (uint32_t i = first; i < end && pr_go_on (r->cancel, NULL); i++)
    write_row (&r->results, csv, i);
}

static void
write_reconciliation (const pr_results *r, pr_csv *csv)
{
  for (uint32_t i = 0; i < r->world->n_places; i++)
    if (pr_hands_over (r->world, i))
      write_row (r, csv, i);
  if (r->world->n_hand_overs > 0)
    write_row (r, csv, PR_PROVINCE);
}

static void
write_costs (const pr_results *r, pr_csv *csv)
{
  if (pr_has_costs (r))
    write_row (r, csv, PR_PROVINCE);
  for (uint32_t i = 0; i < r->world->n_places && pr_has_costs (r); i++)
    write_row (r, csv, i);
}

static void
write_daily (const pr_results *r, pr_csv *csv)
{
  const pr_world *w = r->world;
  for (uint32_t d = 0; d < pr_window_days (r); d++)
    {
      const char *working = pr_window_workday (r, d) ? "yes" : "no";
      for (uint32_t row = 0; row <= w->n_places; row++)
        {
          uint32_t place = row == 0 ? PR_PROVINCE : row - 1;
          pr_csv_date (csv, pr_window_date (r, d));
          pr_csv_text (csv, working);
          pr_csv_text (csv, row == 0 ? "*" : w->places[place].code);
          for (size_t k = 3; k < csv->n; k++)
            write_cell (r, csv, &csv->columns[k], place, d);
          pr_csv_end_row (csv);
        }
    }
}

static void
write_ages (const pr_results *r, pr_csv *csv)
{
  for (uint32_t d = 0; d < pr_window_days (r); d++)
    for (uint32_t band = 0; band < PR_N_AGES; band++)
      {
        pr_csv_date (csv, pr_window_date (r, d));
        pr_csv_text (csv, pr_window_workday (r, d) ? "yes" : "no");
        pr_csv_number (csv, band > 0 ? pr_age_days[band - 1] : 0);
        pr_csv_number (csv, band + 1 < PR_N_AGES ? (double) pr_age_days[band] : NAN);
        write_cell (r, csv, &csv->columns[4], band, d);
        pr_csv_end_row (csv);
      }
}

static void
write_pool (const pr_results *r, pr_csv *csv, uint32_t pool)
{
  const pr_pool *p = &r->world->pools[pool];
  pr_csv_text (csv, r->world->places[p->place].code);
  pr_csv_text (csv, r->world->places[p->place].name);
  pr_csv_text (csv, p->name);
}

/* Whether anybody of the pool is seen in the half-hour, in any replication. */
static bool
is_seen (const pr_results *r, uint32_t pool, uint32_t slot)
{
  size_t at = (size_t) slot * r->world->n_pools + pool;
  for (uint32_t k = 0; k < r->outcome->n; k++)
    if (r->outcome->record[k]->on_duty[at] > 0 || r->outcome->record[k]->at_work[at] > 0)
      return true;
  return false;
}

static void
write_pool_hours (const pr_report *of, pr_csv *csv)
{
  const pr_results *r = &of->results;
  for (uint32_t p = 0; p < r->world->n_pools && pr_go_on (of->cancel, NULL); p++)
    for (uint32_t slot = 0; slot < PR_GLANCES; slot++)
      {
        if (!is_seen (r, p, slot))
          continue;
        g_autofree char *from = g_strdup_printf ("%02u:%02u", slot / 2, 30 * (slot % 2));
        write_pool (r, csv, p);
        pr_csv_text (csv, from);
        for (size_t c = 4; c < csv->n; c++)
          write_cell (r, csv, &csv->columns[c], p, slot);
        pr_csv_end_row (csv);
      }
}

/* Whether there is ever more at the pool than the band has, in any replication. */
static bool
is_exceeded (const pr_results *r, uint32_t pool, uint32_t band)
{
  for (uint32_t k = 0; k < r->outcome->n; k++)
    for (uint32_t above = band + 1; above < PR_N_BANDS; above++)
      if (r->outcome->record[k]->in_system[(size_t) pool * PR_N_BANDS + above] > 0)
        return true;
  return false;
}

static void
write_pool_numbers (const pr_report *of, pr_csv *csv)
{
  const pr_results *r = &of->results;
  for (uint32_t p = 0; p < r->world->n_pools && pr_go_on (of->cancel, NULL); p++)
    for (uint32_t band = 0, done = false; band + 1 < PR_N_BANDS && !done; band++)
      {
        write_pool (r, csv, p);
        pr_csv_number (csv, pr_band_most[band]);
        write_cell (r, csv, &csv->columns[4], p, band);
        pr_csv_end_row (csv);
        done = !is_exceeded (r, p, band);
      }
}

/* Each row is one replication's own figures: a report on that replication alone. */
static void
write_replications (const pr_results *r, pr_csv *csv)
{
  for (uint32_t k = 0; k < r->outcome->n; k++)
    {
      for (size_t c = 0; c < csv->n; c++)
        {
          const pr_out_column *column = &csv->columns[c];
          double x = k + 1;
          if (column->value != NULL)
            x = column->value (r, r->outcome->record[k], PR_PROVINCE, 0);
          if (column->kind == PR_KIND_DATE)
            write_date (r, csv, x);
          else
            pr_csv_number (csv, x);
        }
      pr_csv_end_row (csv);
    }
}

static void
write_official (const pr_results *r, pr_csv *csv)
{
  const pr_world *w = r->world;
  for (uint32_t row = 0; row <= w->n_places; row++)
    for (uint32_t k = 0; k <= w->published.n_groups; k++)
      {
        uint32_t place = row == 0 ? PR_PROVINCE : row - 1, group = k == 0 ? PR_ALL_GROUPS : k - 1;
        if (!pr_official_has (r, place, group))
          continue;
        pr_csv_text (csv, row == 0 ? "*" : w->places[place].code);
        pr_csv_text (csv, row == 0 ? "the province" : w->places[place].name);
        pr_csv_text (csv, k == 0 ? "*" : w->published.groups[group]);
        for (size_t c = 3; c < csv->n; c++)
          write_cell (r, csv, &csv->columns[c], place, group);
        pr_csv_end_row (csv);
      }
}

static void
write_observed (const pr_results *r, pr_csv *csv)
{
  size_t n;
  g_autofree pr_observed *list = pr_observed_all (r, &n);
  for (size_t k = 0; k < n; k++)
    {
      const pr_observed *c = &list[k];
      const pr_cell *cell = c->row->cells;
      double value = cell[PR_OBSERVED_VALUE].v.number;
      double mean = pr_moments_mean (&c->simulated);
      pr_csv_text (csv, cell[PR_OBSERVED_METRIC].text);
      pr_csv_text (csv, cell[PR_OBSERVED_WHERE].text);
      pr_csv_text (csv, c->share ? pr_definition_words[c->definition] : "");
      pr_csv_text (csv, c->share ? c->procedures : "");
      if (c->until > c->from)
        {
          pr_csv_date (csv, pr_window_date (r, c->from));
          pr_csv_date (csv, pr_window_date (r, c->until - 1));
        }
      else
        {
          pr_csv_text (csv, "");
          pr_csv_text (csv, "");
        }
      pr_csv_number (csv, value);
      pr_csv_number (csv, mean);
      pr_csv_number (csv, c->simulated.n > 0 ? pr_half_width (r, &c->simulated) : NAN);
      pr_csv_number (csv, mean - value);
      pr_csv_text (csv, cell[PR_OBSERVED_STATUS].text);
      pr_csv_text (csv, cell[PR_OBSERVED_NOTE].text);
      pr_csv_text (csv, cell[PR_OBSERVED_SOURCE].text);
      pr_csv_end_row (csv);
    }
}

/* The source cell's words after the kind and a colon. */
static const char *
source_words (const char *text)
{
  const char *colon = strchr (text, ':');
  if (colon == NULL)
    return "";
  return colon + 1 + strspn (colon + 1, " ");
}

static void
write_assumption (pr_csv *csv, const pr_table *t, const pr_row *row, const char *source)
{
  g_autoptr (GString) key = g_string_new (NULL);
  for (size_t c = 0; c < t->schema->n_columns; c++)
    if (t->schema->columns[c].flags & PR_COL_KEY && row->cells[c].text[0] != '\0')
      g_string_append_printf (key, "%s%s", key->len > 0 ? " / " : "", row->cells[c].text);
  /* The name alone: the place of a folder is not part of a result. */
  const char *path = row->cells[0].pos.file;
  g_autofree char *file
      = path != NULL ? g_path_get_basename (path) : g_strconcat (t->schema->name, ".csv", NULL);
  pr_csv_text (csv, file);
  pr_csv_number (csv, row->line);
  pr_csv_text (csv, key->str);
  pr_csv_text (csv, source_words (source));
  pr_csv_end_row (csv);
}

static void
write_assumptions (const pr_results *r, pr_csv *csv)
{
  for (int id = 0; id < PR_N_TABLES; id++)
    {
      const pr_table *t = &r->tables->table[id];
      int source = pr_column_of_type ((pr_table_id) id, PR_COL_SOURCE);
      for (gsize k = 0; k < t->n && source >= 0; k++)
        {
          const pr_cell *cell = &t->rows[k].cells[source];
          if (cell->v.choice == PR_SOURCE_ASSUMPTION)
            write_assumption (csv, t, &t->rows[k], cell->text);
        }
    }
}

bool
pr_table_things (const pr_world *w, pr_file_id file, uint32_t *first, uint32_t *end)
{
  const struct {
    pr_file_id file;
    uint32_t end;
  } things[] = {
    { PR_FILE_UNITS, w->n_units },
    { PR_FILE_AUTHORITIES, w->n_places },
    { PR_FILE_POOLS, w->n_pools },
    { PR_FILE_PROCEDURES, w->n_procedures },
    { PR_FILE_SYSTEMS, w->n_things },
    { PR_FILE_OFFICERS, w->n_officers },
    { PR_FILE_LEARNING, w->learning != NULL ? w->learning->n_practices : 0 },
    { PR_FILE_CREWS, w->n_crews },
    { PR_FILE_REHEARSALS, w->n_rehearsals },
    { PR_FILE_VENUES, w->n_venues },
    { PR_FILE_COURSES, w->n_course_names },
    { PR_FILE_MEASURES, w->policy != NULL ? w->policy->n_measures : 0 },
  };
  *first = file == PR_FILE_AUTHORITIES ? w->n_units : 0;
  for (size_t k = 0; k < G_N_ELEMENTS (things); k++)
    if (things[k].file == file)
      {
        *end = things[k].end;
        return true;
      }
  return false;
}

/* Writes all rows of the file. */
static void
write_rows (const pr_report *r, pr_file_id file, pr_csv *csv)
{
  uint32_t first, end;
  if (pr_table_things (r->results.world, file, &first, &end))
    {
      write_things (r, csv, first, end);
      return;
    }
  static void (*const of_report[PR_N_FILES]) (const pr_report *r, pr_csv *csv)
      = { [PR_FILE_POOL_HOURS] = write_pool_hours,
          [PR_FILE_POOL_NUMBERS] = write_pool_numbers,
          [PR_FILE_RELIEF] = pr_write_relief,
          [PR_FILE_CHECKLIST] = pr_write_checklist };
  static void (*const of_results[PR_N_FILES]) (const pr_results *r, pr_csv *csv)
      = { [PR_FILE_VERDICTS] = pr_write_verdicts,
          [PR_FILE_DAILY] = write_daily,
          [PR_FILE_AGES] = write_ages,
          [PR_FILE_COSTS] = write_costs,
          [PR_FILE_RECONCILIATION] = write_reconciliation,
          [PR_FILE_OFFICIAL] = write_official,
          [PR_FILE_FAILURES] = pr_write_failures,
          [PR_FILE_REPLICATIONS] = write_replications,
          [PR_FILE_PROVINCE] = pr_write_province,
          [PR_FILE_OBSERVED] = write_observed,
          [PR_FILE_ASSUMPTIONS] = write_assumptions,
          [PR_FILE_PROVINCES] = pr_write_provinces };
  if (of_report[file] != NULL)
    of_report[file](r, csv);
  else
    of_results[file](&r->results, csv);
}

char *
pr_table_text (const pr_report *r, pr_file_id file)
{
  pr_csv csv;
  pr_csv_begin (&csv, file);
  write_rows (r, file, &csv);
  return pr_csv_end (&csv);
}

gboolean
pr_table_write (const pr_report *r, pr_file_id file, pr_csv_sink sink, void *self)
{
  pr_csv csv;
  pr_csv_begin_sink (&csv, file, sink, self);
  write_rows (r, file, &csv);
  return pr_csv_end_sink (&csv);
}
