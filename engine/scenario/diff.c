/* Differences of two scenarios, in words: see diff.h. */
#include "scenario/diff.h"

#include "scenario/diff-table.h"
#include "scenario/reader.h"

#include <string.h>

#define MOST_PARTS 3 /* before and after a date of each scenario */

typedef struct {
  const char *group; /* scenario.ini, or a table */
  char *text;
} line;

typedef struct {
  const pr_tables *a, *b; /* what holds in this time */
  GArray *lines;          /* line, those of a group together */
} job;

static void
line_clear (gpointer l)
{
  g_free (((line *) l)->text);
}

static void
add_line (job *j, const char *group, char *text)
{
  const line l = { group, text };
  g_array_append_val (j->lines, l);
}

static void
change_clear (gpointer change)
{
  pr_difference *c = change;
  g_free (c->row);
  g_free (c->from);
  g_free (c->to);
  g_free (c->words);
}

GArray *
pr_tables_differences (const pr_tables *a, const pr_tables *b)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (pr_difference));
  g_array_set_clear_func (changes, change_clear);
  for (int t = 0; t < PR_N_TABLES; t++)
    pr_diff_table (a, b, (pr_table_id) t, changes);
  return changes;
}

static void
compare_tables (job *j)
{
  g_autoptr (GArray) changes = pr_tables_differences (j->a, j->b);
  for (guint i = 0; i < changes->len; i++)
    {
      const pr_difference *c = &g_array_index (changes, pr_difference, i);
      add_line (j, pr_schema[c->table].name, g_strdup (c->words));
    }
}

static void
compare_keys (job *j)
{
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    {
      g_autoptr (GString) from = g_string_new (NULL);
      g_autoptr (GString) to = g_string_new (NULL);
      pr_tables_print_key (j->a, i, from);
      pr_tables_print_key (j->b, i, to);
      const pr_column *key = &pr_ini_keys[i].key;
      bool fell = to->len == 0 && key->type == PR_COL_TEXT && (key->flags & PR_COL_IF_GIVEN) != 0;
      if (fell || strcmp (from->str, to->str) == 0) /* a translation falls with its text */
        continue;
      add_line (j, "scenario.ini",
                g_strdup_printf ("%s: %s → %s", key->name, from->len > 0 ? from->str : _ ("blank"),
                                 to->len > 0 ? to->str : _ ("blank")));
    }
}

static GArray *
lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (line));
  g_array_set_clear_func (lines, line_clear);
  return lines;
}

static guint
line_hash (gconstpointer l)
{
  return g_str_hash (((const line *) l)->text);
}

static gboolean
line_equal (gconstpointer a, gconstpointer b)
{
  const line *x = a, *y = b;
  return x->group == y->group && strcmp (x->text, y->text) == 0;
}

/* A time in which neither becomes another; `from` and `until` are dates, NULL at the ends. */
typedef struct {
  const char *from, *until;
  GArray *lines;
  GHashTable *known; /* the lines */
} part;

static const pr_cell *
date_of (const pr_diff_side *s)
{
  return &s->tables->ini[PR_INI_SCENARIO_APPLIES];
}

/* What holds from a date on; NULL: from the beginning. */
static const pr_tables *
tables_at (const pr_diff_side *s, const pr_cell *date)
{
  bool before = s->before != NULL && (date == NULL || date->v.day < date_of (s)->v.day);
  return before ? s->before : s->tables;
}

static void
compare_part (part *p, const pr_tables *a, const pr_tables *b)
{
  job j = { a, b, lines_new () };
  compare_tables (&j);
  p->lines = j.lines;
  p->known = g_hash_table_new (line_hash, line_equal);
  for (guint i = 0; i < p->lines->len; i++)
    g_hash_table_add (p->known, &g_array_index (p->lines, line, i));
}

/* Splits the time at the dates; the number of parts. */
static guint
split (const pr_diff_side *a, const pr_diff_side *b, part parts[MOST_PARTS])
{
  const pr_cell *first = a->before != NULL ? date_of (a) : NULL,
                *second = b->before != NULL ? date_of (b) : NULL, *dates[MOST_PARTS] = { NULL };
  guint n = 1;
  if (first != NULL && second != NULL && second->v.day < first->v.day)
    {
      const pr_cell *swap = first;
      first = second;
      second = swap;
    }
  if (first != NULL)
    dates[n++] = first;
  if (second != NULL && (first == NULL || second->v.day != first->v.day))
    dates[n++] = second;
  for (guint i = 0; i < n; i++)
    {
      parts[i] = (part){ .from = i > 0 ? dates[i]->text : NULL,
                         .until = i + 1 < n ? dates[i + 1]->text : NULL };
      compare_part (&parts[i], tables_at (a, dates[i]), tables_at (b, dates[i]));
    }
  return n;
}

static bool
is_everywhere (const part *parts, guint n, const line *l)
{
  guint i = 0;
  while (i < n && g_hash_table_contains (parts[i].known, l))
    i++;
  return i == n;
}

static void
append_heading (const part *p, bool everywhere, GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (everywhere)
    g_string_append (out, _ ("All the time:\n"));
  else if (p->from == NULL)
    g_string_append_printf (out, _ ("Until %s:\n"), p->until);
  else if (p->until == NULL)
    g_string_append_printf (out, _ ("From %s on:\n"), p->from);
  else
    g_string_append_printf (out, _ ("From %s until %s:\n"), p->from, p->until);
}

/* group: the one of the line before; NULL: none. */
static void
append_line (const line *l, const char **group, GString *out)
{
  if (*group != l->group)
    g_string_append_printf (out, "%s%s\n", out->len > 0 ? "\n" : "", l->group);
  g_string_append_printf (out, "  %s\n", l->text);
  *group = l->group;
}

/* The lines of a part that are those of every part, or those that are not. */
static void
append_part (const part *parts, guint n, guint which, bool everywhere, GString *out)
{
  const GArray *lines = parts[which].lines;
  const char *group = NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      const line *l = &g_array_index (lines, line, i);
      if (is_everywhere (parts, n, l) != everywhere)
        continue;
      if (group == NULL && n > 1)
        append_heading (&parts[which], everywhere, out);
      append_line (l, &group, out);
    }
}

static void
append_keys (const pr_tables *a, const pr_tables *b, GString *out)
{
  job j = { a, b, lines_new () };
  const char *group = NULL;
  compare_keys (&j);
  for (guint i = 0; i < j.lines->len; i++)
    append_line (&g_array_index (j.lines, line, i), &group, out);
  g_array_unref (j.lines);
}

char *
pr_tables_diff (const pr_diff_side *a, const pr_diff_side *b)
{
  GString *out = g_string_new (NULL);
  part parts[MOST_PARTS];
  guint n = split (a, b, parts);
  append_keys (a->tables, b->tables, out);
  append_part (parts, n, 0, true, out);
  for (guint i = 0; i < n; i++)
    append_part (parts, n, i, false, out);
  for (guint i = 0; i < n; i++)
    {
      g_hash_table_unref (parts[i].known);
      g_array_unref (parts[i].lines);
    }
  return g_string_free (out, FALSE);
}
