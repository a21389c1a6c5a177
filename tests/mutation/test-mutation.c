/* Mutation: every column, key and rule of the format, spoilt in every way that its type allows.
 *
 * Made from the schema: a new column, key or rule is tested as soon as the sample beside this
 * file uses it, and fails the test until it does.
 */
#include "grid.h"
#include "lab.h"
#include "mutants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_MUTANTS 1000
#define INI "scenario.ini"

static struct {
  guint test, failed;
  guint made[MUTANT_N], skipped[MUTANT_N];
} sum;

/* One line of TAP for all mutants since the last. */
static void
test (lab *l, const char *what)
{
  printf ("%s %u - %s: %u mutants\n", l->failed == 0 ? "ok" : "not ok", ++sum.test, what,
          l->mutants);
  sum.failed += l->failed > 0;
  l->failed = 0;
}

static char *
file_of (pr_table_id id)
{
  return g_strconcat (pr_schema[id].name, ".csv", NULL);
}

static grid *
grid_of (const lab *l, pr_table_id id)
{
  g_autofree char *name = file_of (id);
  gsize length;
  GBytes *bytes = lab_file (l, name);
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  return text != NULL ? grid_read (text, length) : NULL;
}

/* First row that gives the column; 0: none. */
static guint
row_with (const grid *g, int column)
{
  for (guint r = 1; r < grid_n_rows (g); r++)
    if (*grid_get (g, r, (guint) column) != '\0')
      return r;
  return 0;
}

static void
refuse_grid (lab *l, pr_table_id id, const grid *g, int raw_row, int raw_column, int line,
             const char *suggested, const char *what)
{
  g_autofree char *name = file_of (id);
  GString *text = grid_text (g, 0, raw_row, raw_column);
  g_autofree char *words = g_strdup_printf ("%s, line %d, %s", name, line, what);
  lab_refuses (l, name, text->str, text->len, (spot){ name, line, suggested }, words);
  g_string_free (text, TRUE);
}

/* The sample uses every table, column, key and rule, and every type is known. */

static void
check_column (lab *l, const char *where, const pr_column *column, gboolean used)
{
  if (!used)
    lab_fails (l, "the sample lacks '%s' of %s: give it there a value", column->name, where);
  if (!mutant_knows (column->type))
    lab_fails (l, "mutants.c has no row for the type of '%s' of %s", column->name, where);
}

static const char *
find_key (const char *text, const char *name)
{
  g_autofree char *line = g_strdup_printf ("\n%s = ", name);
  return strstr (text, line);
}

static void
check_sample (lab *l)
{
  for (pr_table_id t = 0; t < PR_N_TABLES; t++)
    {
      g_autofree char *name = file_of (t);
      g_autoptr (grid) g = grid_of (l, t);
      if (g == NULL)
        lab_fails (l, "the sample lacks the table %s: add it", name);
      for (gsize c = 0; g != NULL && c < pr_schema[t].n_columns; c++)
        {
          int at = grid_find_column (g, pr_schema[t].columns[c].name);
          check_column (l, name, &pr_schema[t].columns[c], at >= 0 && row_with (g, at) > 0);
        }
    }
  const char *ini = g_bytes_get_data (lab_file (l, INI), NULL);
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    if (i != PR_INI_SCENARIO_APPLIES) /* only a what-if has it */
      check_column (l, INI, &pr_ini_keys[i].key, find_key (ini, pr_ini_keys[i].key.name) != NULL);
  const char *rules = g_bytes_get_data (lab_file (l, "rules.csv"), NULL);
  for (gsize i = 0; i < PR_N_RULES; i++)
    {
      g_autofree char *row = g_strdup_printf ("\n%s,", pr_rule_keys[i].name);
      check_column (l, "rules.csv", &pr_rule_keys[i], strstr (rules, row) != NULL);
    }
}

/* Cells. */

static void
spoil_cell (lab *l, pr_table_id t, const grid *good, guint row, guint at, const pr_column *column,
            gboolean refers)
{
  for (mutant_kind kind = 0; kind < MUTANT_N; kind++)
    {
      g_autofree char *suggested = NULL;
      g_autofree char *text
          = mutant_make (column, kind, grid_get (good, row, at), refers, &suggested);
      if (text == NULL)
        {
          sum.skipped[kind]++;
          continue;
        }
      sum.made[kind]++;
      g_autoptr (grid) g = grid_copy (good);
      grid_set (g, row, at, text);
      g_autofree char *what
          = g_strdup_printf ("%s %s: '%s'", column->name, mutant_names[kind], text);
      refuse_grid (l, t, g, -1, -1, (int) row + 1, suggested, what);
    }
}

static void
spoil_cells (lab *l, pr_table_id t, const grid *good)
{
  for (gsize c = 0; c < pr_schema[t].n_columns; c++)
    {
      const pr_column *column = &pr_schema[t].columns[c];
      int at = grid_find_column (good, column->name);
      guint row = at >= 0 ? row_with (good, at) : 0;
      if (row > 0 && mutant_knows (column->type))
        spoil_cell (l, t, good, row, (guint) at, column, (column->flags & PR_COL_DEFINES) == 0);
    }
}

/* Bytes that no cell may hold, whatever its type. */
static void
spoil_bytes (lab *l, pr_table_id t, const grid *good)
{
  static const struct {
    const char *bytes, *what;
  } bad[] = { { "a\xff", "bad UTF-8" },
              { "\xc3", "UTF-8 cut short" },
              { "\"open", "a quote that is not closed" },
              { "a\"b", "a quote inside" } };
  for (guint at = 0; at < grid_n_columns (good); at++)
    for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
      for (guint row = 0; row < 2; row++)
        {
          g_autoptr (grid) g = grid_copy (good);
          grid_set (g, row, at, bad[i].bytes);
          refuse_grid (l, t, g, (int) row, (int) at, (int) row + 1, NULL, bad[i].what);
        }
}

/* Headers and rows. */

static void
spoil_headers (lab *l, pr_table_id t, const grid *good)
{
  for (guint at = 0; at < grid_n_columns (good); at++)
    {
      const char *name = grid_get (good, 0, at);
      g_autofree char *misspelt = mutant_stutter (name);
      g_autofree char *capital = g_strdup (name);
      *capital = g_ascii_toupper (*capital);
      const char *other[] = { misspelt, capital };
      for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
        {
          g_autoptr (grid) g = grid_copy (good);
          grid_set (g, 0, at, other[i]);
          refuse_grid (l, t, g, -1, -1, 1, name, "header misspelt");
        }
      g_autoptr (grid) twice = grid_copy (good);
      grid_add_column (twice, name, "");
      refuse_grid (l, t, twice, -1, -1, 1, NULL, "header duplicated");
      g_autoptr (grid) nameless = grid_copy (good);
      grid_set (nameless, 0, at, "");
      guint row = row_with (good, (int) at);
      if (row > 0)
        refuse_grid (l, t, nameless, -1, -1, (int) row + 1, NULL, "header blank");
    }
}

static void
drop_columns (lab *l, pr_table_id t, const grid *good)
{
  for (gsize c = 0; c < pr_schema[t].n_columns; c++)
    {
      const pr_column *column = &pr_schema[t].columns[c];
      int at = grid_find_column (good, column->name);
      if (at < 0 || (column->flags & PR_COL_REQUIRED) == 0)
        {
          l->skipped++; /* its default stands: another scenario, not a mistake */
          continue;
        }
      g_autoptr (grid) g = grid_copy (good);
      grid_remove_column (g, (guint) at);
      refuse_grid (l, t, g, -1, -1, 1, NULL, "column missing");
    }
}

static void
spoil_rows (lab *l, pr_table_id t, const grid *good)
{
  for (guint row = 1; row < grid_n_rows (good); row++)
    {
      g_autoptr (grid) cut = grid_copy (good), longer = grid_copy (good), twice = grid_copy (good);
      grid_cut_row (cut, row);
      refuse_grid (l, t, cut, -1, -1, (int) row + 1, NULL, "row too short");
      grid_lengthen_row (longer, row, "more");
      refuse_grid (l, t, longer, -1, -1, (int) row + 1, NULL, "row too long");
      grid_repeat_row (twice, row);
      refuse_grid (l, t, twice, -1, -1, (int) grid_n_rows (good) + 1, NULL, "row duplicated");
    }
}

/* Whole files. */

static void
spoil_file (lab *l, const char *name, gboolean required)
{
  static const struct {
    int code;
    const char *what;
  } unread[] = { { G_FILE_ERROR_ISDIR, "a folder in its place" },
                 { G_FILE_ERROR_ACCES, "not to be read" },
                 { G_FILE_ERROR_IO, "reading fails half-way" } };
  for (gsize i = 0; i < G_N_ELEMENTS (unread); i++)
    lab_cannot_read (l, name, unread[i].code, unread[i].what);
  if (required)
    lab_cannot_read (l, name, G_FILE_ERROR_NOENT, "not there");
  else
    l->skipped++;
  lab_refuses (l, name, "\xff\xfe\x61\x00", 4, (spot){ name, 1, NULL }, "UTF-16");
  lab_refuses (l, name, "a\0b", 3, (spot){ name, 1, NULL }, "a NUL byte");
}

static void
spoil_table_file (lab *l, pr_table_id t, const grid *good)
{
  g_autofree char *name = file_of (t);
  spoil_file (l, name, pr_schema[t].required);
  lab_refuses (l, name, "", 0, (spot){ name, 0, NULL }, "an empty file");
  lab_refuses (l, name, "\n\r\n", 3, (spot){ name, 0, NULL }, "blank lines only");
  GString *text = grid_text (good, 0, -1, -1);
  gsize header = strcspn (text->str, "\n") + 1;
  if (pr_schema[t].required)
    lab_refuses (l, name, text->str, header, (spot){ name, 0, NULL }, "the header only");
  else
    l->skipped++; /* as if the table were not there */
  g_string_free (text, TRUE);
}

/* What a spreadsheet may do without changing what is said. */
static void
restyle (lab *l, pr_table_id t, const grid *good)
{
  static const unsigned styles[] = { GRID_CRLF,
                                     GRID_SEMICOLONS,
                                     GRID_BOM,
                                     GRID_QUOTED,
                                     GRID_REVERSED,
                                     GRID_DECOMPOSED,
                                     GRID_BLANK_LINES,
                                     GRID_CRLF | GRID_SEMICOLONS | GRID_BOM | GRID_QUOTED
                                         | GRID_REVERSED | GRID_DECOMPOSED | GRID_BLANK_LINES };
  g_autofree char *name = file_of (t);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      GString *text = grid_text (good, styles[i], -1, -1);
      g_autofree char *what = g_strdup_printf ("%s in style %u", name, styles[i]);
      lab_accepts (l, name, text->str, text->len, what);
      g_string_free (text, TRUE);
    }
}

/* scenario.ini: its lines. */

static GPtrArray *
ini_lines (const lab *l)
{
  gsize length;
  const char *text = g_bytes_get_data (lab_file (l, INI), &length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (lines[i]));
  return list;
}

static int
ini_line_of (const GPtrArray *lines, const char *prefix)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (lines, i), prefix))
      return (int) i;
  return -1;
}

/* The line `index` becomes `text`; NULL removes it. */
static void
refuse_ini (lab *l, int index, const char *text, spot at, const char *what)
{
  g_autoptr (GPtrArray) lines = ini_lines (l);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    if ((int) i != index)
      g_string_append_printf (all, "%s\n", (char *) g_ptr_array_index (lines, i));
    else if (text != NULL)
      g_string_append_printf (all, "%s\n", text);
  lab_refuses (l, INI, all->str, all->len, at, what);
}

static void
spoil_key_value (lab *l, int index, const pr_column *key, const char *good)
{
  for (mutant_kind kind = 0; kind < MUTANT_N; kind++)
    {
      g_autofree char *suggested = NULL;
      g_autofree char *text = mutant_make (key, kind, good, FALSE, &suggested);
      if (text == NULL)
        {
          sum.skipped[kind]++;
          continue;
        }
      sum.made[kind]++;
      g_autofree char *line = g_strdup_printf ("%s = %s", key->name, text);
      refuse_ini (l, index, line, (spot){ INI, index + 1, suggested }, line);
    }
}

static void
spoil_key (lab *l, const pr_ini_key *key)
{
  const char *name = key->key.name;
  g_autoptr (GPtrArray) lines = ini_lines (l);
  g_autofree char *prefix = g_strdup_printf ("%s = ", name);
  g_autofree char *group = g_strdup_printf ("[%s]", key->group);
  int index = ini_line_of (lines, prefix), head = ini_line_of (lines, group);
  if (index < 0 || head < 0)
    return; /* told by check_sample() */
  const char *line = g_ptr_array_index (lines, (guint) index), *value = line + strlen (prefix);
  g_autofree char *stuttered = mutant_stutter (name);
  g_autofree char *misspelt = g_strdup_printf ("%s = %s", stuttered, value);
  g_autofree char *twice = g_strdup_printf ("%s\n%s", line, line);
  g_autofree char *bad = g_strdup_printf ("%s = \xff", name);
  g_autofree char *sign = g_strdup_printf ("%s: %s", name, value);
  spot here = { INI, index + 1, NULL };
  refuse_ini (l, index, misspelt, (spot){ INI, index + 1, name }, misspelt);
  refuse_ini (l, index, twice, (spot){ INI, index + 2, NULL }, "key duplicated");
  refuse_ini (l, index, bad, here, "key with bad UTF-8");
  refuse_ini (l, index, sign, here, "no equals sign");
  if (key->key.flags & PR_COL_REQUIRED)
    refuse_ini (l, index, NULL, (spot){ INI, head + 1, NULL }, "key missing");
  else
    l->skipped++;
  if (mutant_knows (key->key.type))
    spoil_key_value (l, index, &key->key, value);
}

static void
spoil_groups (lab *l)
{
  g_autoptr (GPtrArray) lines = ini_lines (l);
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      if (*line != '[')
        continue;
      g_autofree char *name = g_strndup (line + 1, strlen (line) - 2);
      g_autofree char *stuttered = mutant_stutter (name);
      g_autofree char *misspelt = g_strdup_printf ("[%s]", stuttered);
      g_autofree char *open = g_strdup_printf ("[%s", name);
      g_autofree char *twice = g_strdup_printf ("%s\n%s", line, line);
      refuse_ini (l, (int) i, misspelt, (spot){ INI, (int) i + 1, name }, misspelt);
      refuse_ini (l, (int) i, open, (spot){ INI, (int) i + 1, NULL }, "group not closed");
      refuse_ini (l, (int) i, twice, (spot){ INI, (int) i + 2, NULL }, "group duplicated");
    }
}

static void
restyle_ini (lab *l)
{
  gsize length;
  const char *text = g_bytes_get_data (lab_file (l, INI), &length);
  g_autoptr (GString) crlf = g_string_new (text), bom = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GString) tight = g_string_new (text);
  g_string_replace (crlf, "\n", "\r\n", 0);
  g_string_append (bom, text);
  g_string_replace (tight, " = ", "=", 0);
  g_string_append (tight, "\n# the end\n\n");
  lab_accepts (l, INI, crlf->str, crlf->len, "scenario.ini with CRLF");
  lab_accepts (l, INI, bom->str, bom->len, "scenario.ini with a byte-order mark");
  lab_accepts (l, INI, tight->str, tight->len, "scenario.ini without blanks, with a comment");
}

/* Rules: each by its own type. */
static void
spoil_rules (lab *l)
{
  g_autoptr (grid) good = grid_of (l, PR_TABLE_RULES);
  int name = grid_find_column (good, "rule"), value = grid_find_column (good, "value");
  for (guint row = 1; row < grid_n_rows (good); row++)
    for (gsize i = 0; i < PR_N_RULES; i++)
      if (strcmp (grid_get (good, row, (guint) name), pr_rule_keys[i].name) == 0)
        {
          g_autoptr (grid) g = grid_copy (good);
          g_autofree char *misspelt = mutant_stutter (pr_rule_keys[i].name);
          grid_set (g, row, (guint) name, misspelt);
          refuse_grid (l, PR_TABLE_RULES, g, -1, -1, (int) row + 1, pr_rule_keys[i].name, misspelt);
          spoil_cell (l, PR_TABLE_RULES, good, row, (guint) value, &pr_rule_keys[i], TRUE);
        }
}

static void
each_table (lab *l, void (*spoil) (lab *l, pr_table_id t, const grid *good), const char *what)
{
  for (pr_table_id t = 0; t < PR_N_TABLES; t++)
    {
      g_autoptr (grid) good = grid_of (l, t);
      if (good != NULL)
        spoil (l, t, good);
    }
  test (l, what);
}

int
main (void)
{
  lab l;
  g_autofree char *folder
      = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), "tests", "mutation", "sample", NULL);
  lab_init (&l, folder);
  check_sample (&l);
  test (&l, "the sample uses every table, column, key and rule");
  each_table (&l, spoil_cells, "cells, by the type of their column");
  each_table (&l, spoil_bytes, "bytes and quotes");
  each_table (&l, spoil_headers, "headers");
  each_table (&l, drop_columns, "columns missing");
  each_table (&l, spoil_rows, "rows");
  each_table (&l, spoil_table_file, "whole tables");
  each_table (&l, restyle, "other spellings of the same tables");
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    spoil_key (&l, &pr_ini_keys[i]);
  spoil_groups (&l);
  spoil_file (&l, INI, TRUE);
  test (&l, "scenario.ini");
  restyle_ini (&l);
  test (&l, "other spellings of the same scenario.ini");
  spoil_rules (&l);
  test (&l, "rules, by their own types");
  for (mutant_kind kind = 0; kind < MUTANT_N; kind++)
    printf ("# %s: %u cells, no meaning in %u\n", mutant_names[kind], sum.made[kind],
            sum.skipped[kind]);
  printf ("# other mutations without a meaning: %u\n", l.skipped);
  if (l.mutants < LEAST_MUTANTS)
    lab_fails (&l, "%u mutants; at least %d are expected", l.mutants, LEAST_MUTANTS);
  test (&l, "in all");
  printf ("1..%u\n", sum.test);
  lab_clear (&l);
  return sum.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
