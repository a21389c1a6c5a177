/* OCEL: a log keeps the constraints of the standard and, flattened on dossiers and visits, is the
 * log in XES. */
#include "report/export/export.h"

#include "logged.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char *folder, *ocel, *xes;
  sqlite3 *db;
} exported;

/* Both logs of one of `sample` cases of a scenario, the warm-up included. */
static void export(exported *x, const char *scenario, const char *until, uint32_t sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_input) in = open_scenario (scenario, until);
  pr_export_source of = { .world = in->world, .title = "test", .selection = PR_SELECT_ALL };
  of.selection.sample = sample;
  of.selection.warm_up = TRUE;
  x->folder = g_dir_make_tmp ("pilotrun-ocel-XXXXXX", NULL);
  x->ocel = g_build_filename (x->folder, "log.sqlite", NULL);
  x->xes = g_build_filename (x->folder, "log.xes", NULL);
  g_autofree char *log = g_build_filename (x->folder, "events.bin", NULL);
  write_log (in->world, 0, log);
  of.log = open_log (in->world, log);
  of.reg = pr_register_new (in->world, 0, NULL, NULL);
  ck_assert_ptr_nonnull (of.reg);
  ck_assert (g_file_set_contents (x->ocel, "", 0, NULL));
  ck_assert_msg (pr_export_ocel (&of, x->ocel, &error), "%s", error ? error->message : "");
  FILE *out = fopen (x->xes, "wb");
  ck_assert (pr_log_rewind (of.log, NULL) && pr_export_xes (&of, out, &error));
  fclose (out);
  pr_log_close (of.log);
  pr_register_free (of.reg);
  g_unlink (log);
  ck_assert_int_eq (sqlite3_open (x->ocel, &x->db), SQLITE_OK);
}

static void
exported_clear (exported *x)
{
  sqlite3_close (x->db);
  g_unlink (x->ocel);
  g_unlink (x->xes);
  g_rmdir (x->folder);
  g_free (x->folder);
  g_free (x->ocel);
  g_free (x->xes);
}

/* Rows of a query, the cells of a row separated by '|', lines by '\n'. Free with g_free. */
static char *
rows (sqlite3 *db, const char *sql)
{
  GString *all = g_string_new (NULL);
  sqlite3_stmt *s;
  ck_assert_msg (sqlite3_prepare_v2 (db, sql, -1, &s, NULL) == SQLITE_OK, "%s: %s", sql,
                 sqlite3_errmsg (db));
  while (sqlite3_step (s) == SQLITE_ROW)
    {
      for (int c = 0; c < sqlite3_column_count (s); c++)
        {
          const char *text = (const char *) sqlite3_column_text (s, c);
          g_string_append_printf (all, "%s%s", c > 0 ? "|" : "", text != NULL ? text : "");
        }
      g_string_append_c (all, '\n');
    }
  sqlite3_finalize (s);
  return g_string_free (all, FALSE);
}

static void
nothing (sqlite3 *db, const char *sql)
{
  g_autofree char *found = rows (db, sql);
  ck_assert_msg (*found == '\0', "%s: %.200s", sql, found);
}

/* Calls `each` with each table of a kind of types, and the name of the type. */
static void
each_type (sqlite3 *db, const char *kind, void (*each) (sqlite3 *, const char *, const char *))
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT ocel_type_map || '|' || ocel_type FROM %s_map_type", kind);
  g_autofree char *found = rows (db, sql);
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  for (char **l = lines; **l != '\0'; l++)
    {
      char *type = strchr (*l, '|');
      g_autofree char *table = g_strdup_printf ("%s_%.*s", kind, (int) (type - *l), *l);
      each (db, table, type + 1);
    }
}

#define INSTANT "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].*"

static void
check_event_type (sqlite3 *db, const char *table, const char *type)
{
  g_autofree char *missing = g_strdup_printf (
      "SELECT ocel_id FROM event WHERE ocel_type = '%s' EXCEPT SELECT ocel_id FROM %s", type,
      table);
  g_autofree char *foreign = g_strdup_printf (
      "SELECT ocel_id FROM %s EXCEPT SELECT ocel_id FROM event WHERE ocel_type = '%s'", table,
      type);
  g_autofree char *when
      = g_strdup_printf ("SELECT ocel_id FROM %s WHERE ocel_time NOT GLOB '" INSTANT
                         "' OR datetime (ocel_time) IS NULL",
                         table);
  nothing (db, missing);
  nothing (db, foreign);
  nothing (db, when);
}

static void
check_object_type (sqlite3 *db, const char *table, const char *type)
{
  g_autofree char *missing = g_strdup_printf (
      "SELECT ocel_id FROM object WHERE ocel_type = '%s' EXCEPT SELECT ocel_id FROM %s "
      "WHERE ocel_changed_field IS NULL",
      type, table);
  g_autofree char *foreign = g_strdup_printf (
      "SELECT ocel_id FROM %s EXCEPT SELECT ocel_id FROM object WHERE ocel_type = '%s'", table,
      type);
  g_autofree char *twice = g_strdup_printf ("SELECT ocel_id FROM %s WHERE ocel_changed_field IS "
                                            "NULL GROUP BY 1 HAVING count (*) > 1",
                                            table);
  nothing (db, missing);
  nothing (db, foreign);
  nothing (db, twice);
}

static void
check_standard (sqlite3 *db)
{
  g_autofree char *whole = rows (db, "PRAGMA integrity_check");
  ck_assert_str_eq (whole, "ok\n");
  nothing (db, "PRAGMA foreign_key_check");
  nothing (db, "SELECT ocel_id FROM event INTERSECT SELECT ocel_id FROM object");
  nothing (db, "SELECT * FROM event WHERE ocel_id NOT IN (SELECT ocel_event_id FROM event_object)");
  nothing (db, "SELECT ocel_type_map FROM event_map_type WHERE "
               "'event_' || ocel_type_map NOT IN (SELECT name FROM sqlite_master)");
  each_type (db, "event", check_event_type);
  each_type (db, "object", check_object_type);
}

/* Unites the tables of events. */
static void
add_select (sqlite3 *db, const char *table, const char *type G_GNUC_UNUSED)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO flat SELECT ocel_id, ocel_time, transition, coalesce (instance, ''), "
      "coalesce (why, '') FROM %s",
      table);
  nothing (db, sql);
}

/* A line per event of a case: case, activity, instance, transition, time, officer, why. */
static char *
flattened (sqlite3 *db)
{
  nothing (db, "CREATE TEMP TABLE flat (id PRIMARY KEY, time, transition, instance, why)");
  each_type (db, "event", add_select);
  return rows (
      db,
      "SELECT coalesce (d.ocel_object_id, substr (v.ocel_object_id, instr (v.ocel_object_id, ' of "
      "')"
      " + 4)), e.ocel_type, f.instance, f.transition, f.time, o.ocel_object_id, f.why FROM flat f "
      "JOIN event e ON e.ocel_id = f.id "
      "LEFT JOIN event_object d ON d.ocel_event_id = f.id AND d.ocel_qualifier = 'dossier' "
      "LEFT JOIN event_object v ON v.ocel_event_id = f.id AND v.ocel_qualifier = 'visit' "
      "LEFT JOIN event_object o ON o.ocel_event_id = f.id AND o.ocel_qualifier = 'officer' "
      "WHERE coalesce (d.ocel_object_id, v.ocel_object_id) IS NOT NULL ORDER BY f.id");
}

/* The value of a key in a line of XES; free with g_free. */
static char *
value (const char *line, const char *key)
{
  g_autofree char *begin = g_strdup_printf ("key=\"%s\" value=\"", key);
  const char *at = strstr (line, begin);
  if (at == NULL)
    return g_strdup ("");
  at += strlen (begin);
  return g_strndup (at, (gsize) (strchr (at, '"') - at));
}

static void
add_line (GString *out, const char *name, const char *line)
{
  static const char *const keys[] = { "concept:name",   "concept:instance", "lifecycle:transition",
                                      "time:timestamp", "org:resource",     "why" };
  g_string_append (out, name);
  for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      g_autofree char *cell = value (line, keys[k]);
      g_string_append_printf (out, "|%s", cell);
    }
  g_string_append_c (out, '\n');
}

static char *
lines_of_xes (const char *path)
{
  g_autofree char *text = NULL, *name = NULL;
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);
  for (char **l = lines; *l != NULL; l++)
    if (strcmp (*l, "<trace>") == 0)
      {
        g_free (name);
        name = value (l[1], "concept:name");
      }
    else if (name != NULL && g_str_has_prefix (*l, "<event>"))
      add_line (out, name, *l);
  return g_string_free (out, FALSE);
}

/* A line per case that has an on_time, in their order. */
static char *
on_time_of_xes (const char *path)
{
  g_autofree char *text = NULL;
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);
  for (char **l = lines; *l != NULL; l++)
    {
      g_autofree char *kept = value (*l, "on_time"), *name = value (*l, "concept:name");
      if (*kept != '\0')
        g_string_append_printf (out, "%s|%s\n", name, strcmp (kept, "true") == 0 ? "yes" : "no");
    }
  return g_string_free (out, FALSE);
}

static void
check_on_time (const exported *x)
{
  g_autofree char *ocel = rows (x->db, "SELECT ocel_id, on_time FROM object_dossier WHERE on_time "
                                       "IS NOT NULL ORDER BY rowid"),
                  *xes = on_time_of_xes (x->xes);
  ck_assert_msg (strcmp (ocel, xes) == 0, "%.300s\n%.300s", ocel, xes);
}

static void
check (const char *scenario, const char *until, uint32_t sample)
{
  exported x;
  export(&x, scenario, until, sample);
  check_standard (x.db);
  g_autofree char *flat = flattened (x.db), *xes = lines_of_xes (x.xes);
  ck_assert_uint_gt (strlen (xes), 1000);
  ck_assert_msg (strcmp (flat, xes) == 0, "%.300s\n%.300s", flat, xes);
  check_on_time (&x);
  exported_clear (&x);
}

START_TEST (keeps_the_standard_and_is_the_log_in_xes)
{
  check ("tests/cli/scenarios/mm1", "2025-07-01", 1);
  check ("tests/golden/scenario", NULL, 3);
}
END_TEST

/* With incidents, conditions that are not met, tests and hand-overs. */
START_TEST (tells_of_incidents)
{
  exported x;
  export(&x, "scenarios/quang-ninh-cutover", "2025-07-04", 50);
  check_standard (x.db);
  nothing (x.db, "SELECT 'none' WHERE NOT EXISTS (SELECT * FROM object_incident)");
  nothing (x.db, "SELECT 'none' WHERE NOT EXISTS (SELECT * FROM event_object i JOIN event_object d "
                 "USING (ocel_event_id) WHERE i.ocel_qualifier = 'incident' AND "
                 "d.ocel_qualifier = 'dossier')");
  g_autofree char *flat = flattened (x.db), *xes = lines_of_xes (x.xes);
  ck_assert (strcmp (flat, xes) == 0);
  check_on_time (&x);
  nothing (x.db, "SELECT 'none' WHERE (SELECT count (DISTINCT on_time) FROM object_dossier) < 2");
  exported_clear (&x);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("ocel");
  TCase *tc = tcase_create ("ocel");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, keeps_the_standard_and_is_the_log_in_xes);
  tcase_add_test (tc, tells_of_incidents);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
