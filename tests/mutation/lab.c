#include "lab.h"

#include "report/report.h"
#include "compile/compile.h"
#include "report/table/tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "s/"
/* A mistake in one place is not followed by a flood elsewhere. */
#define MOST_ERRORS 4

typedef struct {
  pr_folder *folder;
  const char *broken; /* a file that cannot be read, or NULL */
  int code;
} source;

typedef struct {
  pr_diag *diag;
  pr_tables *tables;
  pr_world *world;
  char *messages;
} verdict;

static gboolean
read_source (gpointer self, const char *name, char **data, gsize *length, GError **error)
{
  const source *s = self;
  const pr_source *inner = pr_folder_source (s->folder);
  if (g_strcmp0 (name, s->broken) != 0)
    return inner->read (inner->self, name, data, length, error);
  g_set_error (error, G_FILE_ERROR, s->code, "the file cannot be read: made up");
  return FALSE;
}

static char **
list_source (gpointer self, GError **error)
{
  const source *s = self;
  const pr_source *inner = pr_folder_source (s->folder);
  return inner->list (inner->self, error);
}

/* The sample with one file replaced. */
static pr_folder *
assemble (const lab *l, const char *name, const char *text, gsize length)
{
  pr_folder *folder = pr_folder_new_memory (PREFIX);
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, l->files);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gsize n;
      const char *content = g_bytes_get_data (value, &n);
      pr_folder_add (folder, key, content, n);
    }
  if (name != NULL)
    pr_folder_add (folder, name, text, length);
  return folder;
}

static void
judge (verdict *v, pr_folder *folder, const char *broken, int code)
{
  source s = { folder, broken, code };
  const pr_source outer = { read_source, list_source, &s, PREFIX };
  v->diag = pr_diag_new ();
  v->tables = pr_tables_load (&outer, v->diag);
  v->world = pr_compile (v->tables, v->diag);
  v->messages = pr_diag_text (v->diag);
}

static void
verdict_clear (verdict *v)
{
  if (v->world != NULL)
    pr_world_free (v->world);
  pr_tables_free (v->tables);
  pr_diag_free (v->diag);
  g_free (v->messages);
}

/* Everything that a run writes for programs, of two replications. */
static char *
simulate (const verdict *v, const char *text)
{
  const pr_experiment_options options = { .replications = 2, .jobs = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_outcome) outcome = pr_experiment_run (v->world, &options, &error);
  g_assert_no_error (error);
  const pr_report report = { .results.tables = v->tables,
                             .results.world = v->world,
                             .results.outcome = outcome,
                             .scenario_text = text,
                             .scenario_hash = "0123456789abcdef",
                             .base = "s",
                             .command = "pilotrun run s" };
  GString *all = g_string_new (NULL);
  g_autofree char *summary = pr_report_summary (&report);
  g_string_append (all, summary);
  for (int id = PR_FILE_UNITS; id <= PR_FILE_ASSUMPTIONS; id++)
    {
      g_autofree char *table = pr_table_text (&report, (pr_file_id) id);
      g_string_append (all, table);
    }
  return g_string_free (all, FALSE);
}

static void
load_files (lab *l, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      char *content;
      gsize length;
      g_file_get_contents (file, &content, &length, &error);
      g_assert_no_error (error);
      g_hash_table_insert (l->files, g_strdup (name), g_bytes_new_take (content, length));
    }
}

void
lab_init (lab *l, const char *folder)
{
  *l = (lab){ .files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_bytes_unref) };
  load_files (l, folder);
  g_autoptr (pr_folder) sample = assemble (l, NULL, NULL, 0);
  verdict v;
  judge (&v, sample, NULL, 0);
  if (v.world == NULL || *v.messages != '\0')
    {
      g_autofree char *quoted = g_strescape (v.messages, "\n");
      printf ("1..1\nnot ok 1 - the sample is good\n# %s\n", quoted);
      exit (EXIT_FAILURE);
    }
  l->text = pr_tables_text (v.tables);
  l->results = simulate (&v, l->text);
  verdict_clear (&v);
}

void
lab_clear (lab *l)
{
  g_hash_table_unref (l->files);
  g_free (l->text);
  g_free (l->results);
}

GBytes *
lab_file (const lab *l, const char *name)
{
  return g_hash_table_lookup (l->files, name);
}

void
lab_fails (lab *l, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    printf ("# %s\n", lines[i]);
  l->failed++;
}

/* Whether an error stands at that place, and suggests what it should. */
static gboolean
is_told (const char *messages, spot at)
{
  g_autofree char *with_line = g_strdup_printf (PREFIX "%s:%d:", at.file, at.line);
  g_autofree char *alone = g_strdup_printf (PREFIX "%s: error: ", at.file);
  g_autofree char *name = g_strdup_printf ("'%s'", at.suggested != NULL ? at.suggested : "");
  g_auto (GStrv) lines = g_strsplit (messages, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      if (!g_str_has_prefix (lines[i], at.line > 0 ? with_line : alone)
          || strstr (lines[i], " error: ") == NULL)
        continue;
      const char *hint = strstr (lines[i], "did you mean ");
      if (at.suggested == NULL || (hint != NULL && strstr (hint, name) != NULL))
        return TRUE;
    }
  return FALSE;
}

static void
check_refused (lab *l, const verdict *v, spot at, const char *what)
{
  l->mutants++;
  if (v->world != NULL || pr_diag_errors (v->diag) == 0)
    lab_fails (l, "%s: taken as good\n%s", what, v->messages);
  else if (!is_told (v->messages, at))
    lab_fails (l, "%s: no error at %s:%d%s%s, but:\n%s", what, at.file, at.line,
               at.suggested != NULL ? " that suggests " : "",
               at.suggested != NULL ? at.suggested : "", v->messages);
  else if (pr_diag_errors (v->diag) > MOST_ERRORS)
    lab_fails (l, "%s: %u errors for one mistake:\n%s", what, pr_diag_errors (v->diag),
               v->messages);
}

void
lab_refuses (lab *l, const char *name, const char *text, gsize length, spot at, const char *what)
{
  g_autoptr (pr_folder) folder = assemble (l, name, text, length);
  verdict v;
  judge (&v, folder, NULL, 0);
  check_refused (l, &v, at, what);
  verdict_clear (&v);
}

void
lab_cannot_read (lab *l, const char *name, int file_error, const char *what)
{
  g_autoptr (pr_folder) folder = assemble (l, NULL, NULL, 0);
  verdict v;
  judge (&v, folder, name, file_error);
  check_refused (l, &v, (spot){ name, 0, NULL }, what);
  verdict_clear (&v);
}

void
lab_accepts (lab *l, const char *name, const char *text, gsize length, const char *what)
{
  g_autoptr (pr_folder) folder = assemble (l, name, text, length);
  verdict v;
  l->mutants++;
  judge (&v, folder, NULL, 0);
  if (v.world == NULL)
    lab_fails (l, "%s: refused:\n%s", what, v.messages);
  else
    {
      g_autofree char *canonical = pr_tables_text (v.tables);
      g_autofree char *results = simulate (&v, canonical);
      if (strcmp (canonical, l->text) != 0)
        lab_fails (l, "%s: the canonical text differs", what);
      else if (strcmp (results, l->results) != 0)
        lab_fails (l, "%s: the results differ", what);
    }
  verdict_clear (&v);
}
