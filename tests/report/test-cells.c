/* results.sqlite says the same as the CSV files, cell by cell: the tables of a run in which every
 * mechanism is at work, and of a comparison. Only the mark that keeps a spreadsheet from running a
 * name as a formula is in the files alone. */
#include "experiment/experiment.h"
#include "experiment/input.h"
#include "figure/question.h"
#include "report/table/comparison.h"
#include "report/table/csv.h"
#include "report/store/sql.h"
#include "report/store/store.h"
#include "report/table/tables.h"

#include "../quick-check.h"
#include <csv.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Names, and how they stand in a CSV file. */
static const struct {
  const char *name, *marked;
} names[] = {
  { "=1+2", "'=1+2" },   { "-5", "-5" },        { "-5 or so", "'-5 or so" },
  { "@home", "'@home" }, { "'=1+2", "''=1+2" }, { "+84 203", "'+84 203" },
  { "'-5", "'-5" },      { "+1e3", "+1e3" },    { "-inf", "'-inf" },
};

static pr_input *
opened (const char *scenario)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), scenario, NULL);
  const pr_settings settings = { .replications = "2" };
  pr_input *in = pr_input_open (path, &settings, &error);
  ck_assert_msg (in != NULL, "%s", error ? error->message : "");
  return in;
}

static pr_report
reported (const pr_input *in)
{
  g_autoptr (GError) error = NULL;
  const pr_experiment_options options = { .replications = in->replications, .jobs = 1 };
  pr_outcome *outcome = pr_experiment_run (in->world, &options, &error);
  ck_assert_msg (outcome != NULL, "%s", error ? error->message : "");
  return (pr_report){ .results.tables = in->tables,
                      .results.world = in->world,
                      .results.outcome = outcome,
                      .scenario_text = in->text,
                      .scenario_hash = in->hash,
                      .base = in->base,
                      .command = in->command };
}

static void
rename_places (pr_world *w)
{
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      g_free (w->places[p].name);
      w->places[p].name = g_strdup (names[p % G_N_ELEMENTS (names)].name);
    }
}

/* A table read back: cells of all rows, without the header. */
typedef struct {
  GPtrArray *cells;
  gsize n_columns, rows;
} sheet;

static void
on_cell (void *text, size_t n G_GNUC_UNUSED, void *user)
{
  g_ptr_array_add (((sheet *) user)->cells, g_strdup (text != NULL ? text : ""));
}

static void
on_row (int ending G_GNUC_UNUSED, void *user)
{
  sheet *s = user;
  if (s->rows++ == 0)
    s->n_columns = s->cells->len;
}

static sheet
read_sheet (const char *text)
{
  struct csv_parser parser;
  sheet s = { .cells = g_ptr_array_new_with_free_func (g_free) };
  ck_assert_int_eq (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL), 0);
  ck_assert_uint_eq (csv_parse (&parser, text, strlen (text), on_cell, on_row, &s), strlen (text));
  ck_assert_int_eq (csv_fini (&parser, on_cell, on_row, &s), 0);
  csv_free (&parser);
  ck_assert_uint_eq (s.cells->len, s.rows * s.n_columns);
  return s;
}

static const char *
unmarked (const char *cell)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].marked, cell) == 0)
      return names[i].name;
  return cell;
}

/* A blank figure or date is nothing; other figures are numbers, other cells text. */
static void
compare_cell (sqlite3_stmt *s, int at, const char *where, bool key, bool date, const char *cell)
{
  int type = sqlite3_column_type (s, at);
  const char *text = (const char *) sqlite3_column_text (s, at);
  if (*cell == '\0' && !key)
    ck_assert_msg (type == SQLITE_NULL, "%s: '%s' for a blank", where, text);
  else if (key || date)
    ck_assert_msg (type == SQLITE_TEXT && strcmp (text, unmarked (cell)) == 0, "%s: '%s' for '%s'",
                   where, text, cell);
  else
    ck_assert_msg (type == SQLITE_FLOAT && sqlite3_column_double (s, at) == strtod (cell, NULL),
                   "%s: '%s' for '%s'", where, text, cell);
}

static void
compare_row (sqlite3_stmt *s, const pr_out_file *file, const sheet *t, gsize row)
{
  int at = 1; /* after the run's number */
  size_t n;
  const pr_out_column *columns = pr_out_columns (file, &n);
  for (size_t c = 0; c < n; c++)
    for (int half = 0; half <= columns[c].half_width; half++, at++)
      {
        const pr_out_column *column = &columns[c];
        g_autofree char *where = g_strdup_printf ("%s, row %zu, %s%s", file->name, row,
                                                  column->name, half ? "_hw" : "");
        compare_cell (s, at, where, !half && column->kind == PR_KIND_KEY,
                      !half && column->kind == PR_KIND_DATE,
                      t->cells->pdata[row * t->n_columns + (gsize) at - 1]);
      }
  ck_assert_int_eq (at, sqlite3_column_count (s));
}

/* How many rows the table has. */
static gsize
compare_table (sqlite3 *db, pr_file_id id, const char *text)
{
  sqlite3_stmt *s;
  g_autofree char *table = pr_store_table (id);
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY rowid", table);
  sheet t = read_sheet (text);
  gsize rows = t.rows - 1;
  ck_assert_int_eq (sqlite3_prepare_v2 (db, sql, -1, &s, NULL), SQLITE_OK);
  for (gsize row = 1; row <= rows; row++)
    {
      ck_assert_msg (sqlite3_step (s) == SQLITE_ROW, "%s ends before row %zu", table, row);
      compare_row (s, &pr_out_files[id], &t, row);
    }
  ck_assert_msg (sqlite3_step (s) == SQLITE_DONE, "%s has more than %zu rows", table, rows);
  sqlite3_finalize (s);
  g_ptr_array_unref (t.cells);
  return rows;
}

static char *
scratch_store (char **folder)
{
  *folder = g_dir_make_tmp ("pilotrun-cells-XXXXXX", NULL);
  return g_build_filename (*folder, "cells.sqlite", NULL);
}

static void
remove_store (char *folder, char *path)
{
  g_unlink (path);
  g_rmdir (folder);
  g_free (folder);
  g_free (path);
}

static const char *const scenarios[] = { "tests/mutation/sample", "tests/golden/scenario" };

START_TEST (every_cell_of_a_run)
{
  char *folder, *path = scratch_store (&folder);
  pr_input *in = opened (scenarios[_i]);
  pr_report r = reported (in);
  pr_relief relief[2] = { { .possible = true, .before.there.n = 1 } };
  relief[0].late.all = (pr_moments){ .n = 2, .mean = -3, .m2 = 1 };
  size_t points;
  sqlite3 *db;
  rename_places (in->world);
  g_free (pr_failures (r.results.outcome, &points));
  r.relief = relief;
  r.n_relief = MIN (points, 2);
  ck_assert (pr_store_add (&r, NULL, "{}", path, NULL));
  ck_assert_int_eq (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    {
      g_autofree char *text = pr_table_text (&r, (pr_file_id) id);
      gsize rows = compare_table (db, (pr_file_id) id, text);
      ck_assert_msg (_i > 0 || rows > 0, "%s has no row to compare", pr_out_files[id].name);
    }
  sqlite3_close (db);
  pr_outcome_free ((pr_outcome *) r.results.outcome);
  pr_input_free (in);
  remove_store (folder, path);
}
END_TEST

START_TEST (every_cell_of_a_comparison)
{
  char *folder, *path = scratch_store (&folder);
  pr_input *one = opened (scenarios[0]), *two = opened (scenarios[0]);
  sqlite3 *db;
  g_autofree char *why = NULL;
  g_autoptr (GPtrArray) asked = pr_questions_read ("on_time,backlog_end,sojourn_mean", &why);
  g_autofree const pr_figure **metrics = pr_questions_figures (asked);
  two->world->pools[0].share /= 2;
  rename_places (two->world);
  pr_report reports[] = { reported (one), reported (two) };
  reports[1].base = "-5 or so"; /* a folder may be called so */
  const pr_comparison c = { .n = 2, .report = reports, .metrics = metrics };
  ck_assert (pr_store_add_comparison (&c, "pilotrun compare", "{}", path, NULL));
  ck_assert_int_eq (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
  for (int id = PR_FILE_COMPARISON; id <= PR_FILE_COMPARISON_VERDICTS; id++)
    {
      g_autofree char *text = pr_comparison_table (&c, (pr_file_id) id);
      ck_assert_uint_gt (compare_table (db, (pr_file_id) id, text), 0);
    }
  sqlite3_close (db);
  pr_outcome_free ((pr_outcome *) reports[0].results.outcome);
  pr_outcome_free ((pr_outcome *) reports[1].results.outcome);
  pr_input_free (one);
  pr_input_free (two);
  remove_store (folder, path);
}
END_TEST

START_TEST (marks)
{
  g_autofree char *marked = pr_csv_escape (names[_i].name);
  ck_assert_str_eq (marked, names[_i].marked);
  ck_assert_str_eq (pr_csv_unmarked (marked, strlen (marked)), names[_i].name);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("cells");
  TCase *tc = tcase_create ("cells");
  tcase_add_loop_test (tc, every_cell_of_a_run, 0, G_N_ELEMENTS (scenarios));
  tcase_add_test (tc, every_cell_of_a_comparison);
  tcase_add_loop_test (tc, marks, 0, G_N_ELEMENTS (names));
  tcase_set_timeout (tc, 60);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
