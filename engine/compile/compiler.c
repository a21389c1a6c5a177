/* Names, references and messages of the compiler: see compiler.h. */
#include "compile/select.h"
#include "scenario/problem.h"
#include "scenario/value.h"

#include <string.h>

/* How many names of a list a message shows before it says how many more there are. */
#define SHOWN_NAMES 12

pr_names *
pr_names_new (void)
{
  pr_names *n = g_new0 (pr_names, 1);
  n->names = g_ptr_array_new_with_free_func (g_free);
  n->index = g_hash_table_new (g_str_hash, g_str_equal);
  n->used = g_byte_array_new ();
  return n;
}

void
pr_names_free (pr_names *n)
{
  if (n == NULL)
    return;
  g_hash_table_unref (n->index);
  g_ptr_array_unref (n->names);
  g_byte_array_unref (n->used);
  g_free (n);
}

int
pr_names_find (const pr_names *n, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (n->index, name)) - 1;
}

guint
pr_names_add (pr_names *n, const char *name)
{
  int found = pr_names_find (n, name);
  if (found >= 0)
    return (guint) found;
  char *own = g_strdup (name);
  guint8 unused = 0;
  g_ptr_array_add (n->names, own);
  g_byte_array_append (n->used, &unused, 1);
  g_hash_table_insert (n->index, own, GUINT_TO_POINTER (n->names->len));
  return n->names->len - 1;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

void
pr_names_sort (pr_names *n)
{
  g_ptr_array_sort (n->names, compare_names);
  for (guint i = 0; i < n->names->len; i++)
    g_hash_table_insert (n->index, n->names->pdata[i], GUINT_TO_POINTER (i + 1));
}

const char *
pr_names_get (const pr_names *n, guint i)
{
  return n->names->pdata[i];
}

guint
pr_names_length (const pr_names *n)
{
  return n->names->len;
}

gsize *
pr_rows_of_names (const pr_compiler *c, pr_table_id table, int column, const pr_names *names)
{
  gsize *row_of = g_new0 (gsize, pr_names_length (names) + 1);
  for (gsize row = c->t->table[table].n; row-- > 0;)
    {
      int i = pr_names_find (names, pr_compiler_cell (c, table, row, column)->text);
      if (i >= 0)
        row_of[i] = row;
    }
  return row_of;
}

/* The reader leaves zero values in cells that it rejects; its own parser recognises them. */
bool
pr_cell_bad (const pr_compiler *c, pr_table_id table, gsize row, int column)
{
  const pr_cell *cell = pr_compiler_cell (c, table, row, column);
  const pr_column *schema = &pr_schema[table].columns[column];
  if (!cell->given)
    return schema->flags & PR_COL_REQUIRED;
  pr_cell again = { 0 };
  g_autofree char *why = NULL;
  if (!pr_value_parse (schema, cell->text, &again, &why))
    return true;
  pr_value_clear (schema, &again);
  return false;
}

void
pr_fault (pr_compiler *c, pr_table_id table, gsize row, int column, const char *format, ...)
{
  if (pr_cell_bad (c, table, row, column))
    return;
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  const pr_cell *cell = pr_compiler_cell (c, table, row, column);
  pr_error (c->diag, cell->pos, "%s", text);
  pr_diag_facts (c->diag, cell->text, NULL, NULL);
}

bool
pr_told_enough (const pr_compiler *c)
{
  return pr_diag_errors (c->diag) >= PR_DIAG_KEPT;
}

void
pr_caution (pr_compiler *c, pr_table_id table, gsize row, int column, const char *format, ...)
{
  if (pr_diag_errors (c->diag) > 0)
    return;
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  pr_warning (c->diag, pr_compiler_cell (c, table, row, column)->pos, "%s", text);
}

char *
pr_list_names (const char *const *names, gsize n, gsize shown)
{
  GString *s = g_string_new (NULL);
  for (gsize i = 0; i < n && i < shown; i++)
    g_string_append_printf (s, "%s%s", i > 0 ? ", " : "", names[i]);
  if (n > shown)
    {
      g_string_append_c (s, ' ');
      g_string_append_printf (s, NGETTEXT ("and %d more", "and %d more", n - shown),
                              (int) (n - shown));
    }
  return g_string_free (s, FALSE);
}

/* The same of what has a name only for people. */
static char *
unknown_name (pr_ref what, const char *found)
{
  switch (what)
    {
    case PR_REF_RESERVE:
      return g_strdup_printf (_ ("no reserve '%s'"), found);
    case PR_REF_PROVINCE:
      return g_strdup_printf (_ ("no unit is in a province '%s'"), found);
    case PR_REF_TIER:
      return g_strdup_printf (_ ("no tier '%s'"), found);
    case PR_REF_CONDITION:
      return g_strdup_printf (_ ("no condition of readiness '%s'"), found);
    case PR_REF_INCIDENT:
      return g_strdup_printf (_ ("no incident '%s'"), found);
    case PR_REF_NAMED_CREW:
      return g_strdup_printf (_ ("no crew and no kind of crew '%s'"), found);
    case PR_REF_COURSE:
      return g_strdup_printf (_ ("no course '%s'"), found);
    case PR_REF_MEASURE:
      return g_strdup_printf (_ ("no measure '%s'"), found);
    default:
      g_assert_not_reached ();
    }
}

static char *
unknown_text (pr_ref what, const char *found)
{
  switch (what)
    {
    case PR_REF_PLACE:
      return g_strdup_printf (_ ("no unit or authority '%s'"), found);
    case PR_REF_SELECTOR:
      return g_strdup_printf (_ ("no place, former district, kind or type of unit '%s'"), found);
    case PR_REF_STEP_PLACE:
      return g_strdup_printf (
          _ ("'%s' is not filing, home, deciding, return, a place or a kind of authority"), found);
    case PR_REF_DECIDING:
      return g_strdup_printf (_ ("'%s' is not home, filing, a place or a kind of authority"),
                              found);
    case PR_REF_OFFICE:
      return g_strdup_printf (_ ("'%s' is not unit, a place or a kind of authority"), found);
    case PR_REF_SYSTEM:
      return g_strdup_printf (_ ("no system '%s'"), found);
    case PR_REF_CREW:
      return g_strdup_printf (_ ("no crew of the kind '%s'"), found);
    case PR_REF_NEED:
      return g_strdup_printf (_ ("no system and no condition of readiness '%s'"), found);
    case PR_REF_ANY_STEP:
      return g_strdup_printf (_ ("no workflow has a step of work '%s'"), found);
    case PR_REF_POOL:
      return g_strdup_printf (_ ("no pool '%s'"), found);
    case PR_REF_PROCEDURES:
      return g_strdup_printf (_ ("no procedure and no group '%s'"), found);
    case PR_REF_CALENDAR:
      return g_strdup_printf (_ ("no calendar '%s'"), found);
    case PR_REF_PROCEDURE:
      return g_strdup_printf (_ ("no procedure '%s'"), found);
    case PR_REF_WORKFLOW:
      return g_strdup_printf (_ ("no workflow '%s'"), found);
    case PR_REF_STEP:
      return g_strdup_printf (_ ("no step '%s' in the workflow"), found);
    case PR_REF_PROFILE:
      return g_strdup_printf (_ ("no profile '%s'"), found);
    case PR_REF_MIX:
      return g_strdup_printf (_ ("no mix and no procedure '%s'"), found);
    case PR_REF_STREAM:
      return g_strdup_printf (_ ("no stream '%s'"), found);
    case PR_REF_NAMED_STEP:
      return g_strdup_printf (_ ("no workflow has a step '%s'"), found);
    case PR_REF_KIND:
      return g_strdup_printf (_ ("no authority is of the kind '%s'"), found);
    case PR_REF_ROLE:
      return g_strdup_printf (_ ("no pool has the role '%s'"), found);
    case PR_REF_NEEDED_ROLE:
      return g_strdup_printf (_ ("no step needs the role '%s'"), found);
    case PR_REF_ACTIVITY:
      return g_strdup_printf (_ ("no activity '%s'"), found);
    case PR_REF_VENUE:
      return g_strdup_printf (_ ("no venue '%s'"), found);
    case PR_REF_SKILL:
      return g_strdup_printf (_ ("no skill '%s'"), found);
    default:
      return unknown_name (what, found);
    }
}

/* The table that names of this kind come from. */
static bool
names_lost (const pr_compiler *c, pr_ref what)
{
  switch (what)
    {
    case PR_REF_PLACE:
    case PR_REF_SELECTOR:
    case PR_REF_STEP_PLACE:
    case PR_REF_DECIDING:
    case PR_REF_OFFICE:
    case PR_REF_KIND:
    case PR_REF_PROVINCE:
      return c->lost[PR_TABLE_UNITS] || c->lost[PR_TABLE_AUTHORITIES];
    case PR_REF_CALENDAR:
      return c->lost[PR_TABLE_CALENDARS];
    case PR_REF_PROCEDURE:
    case PR_REF_PROCEDURES:
      return c->lost[PR_TABLE_PROCEDURES];
    case PR_REF_WORKFLOW:
    case PR_REF_STEP:
    case PR_REF_ANY_STEP:
    case PR_REF_NAMED_STEP:
    case PR_REF_NEEDED_ROLE:
      return c->lost[PR_TABLE_WORKFLOWS];
    case PR_REF_PROFILE:
      return c->lost[PR_TABLE_PROFILES];
    case PR_REF_MIX:
      return c->lost[PR_TABLE_MIXES] || c->lost[PR_TABLE_PROCEDURES];
    case PR_REF_STREAM:
      return c->lost[PR_TABLE_ARRIVALS];
    case PR_REF_SYSTEM:
      return c->lost[PR_TABLE_SYSTEMS];
    case PR_REF_ACTIVITY:
      return c->lost[PR_TABLE_ACTIVITIES];
    case PR_REF_SKILL:
      return c->lost[PR_TABLE_SKILLS];
    case PR_REF_VENUE:
      return c->lost[PR_TABLE_VENUES];
    case PR_REF_RESERVE:
      return c->lost[PR_TABLE_RESERVES];
    case PR_REF_CREW:
    case PR_REF_NAMED_CREW:
      return c->lost[PR_TABLE_CREWS];
    case PR_REF_TIER:
      return c->lost[PR_TABLE_TIERS];
    case PR_REF_CONDITION:
      return c->lost[PR_TABLE_READINESS];
    case PR_REF_INCIDENT:
      return c->lost[PR_TABLE_INCIDENTS];
    case PR_REF_COURSE:
      return c->lost[PR_TABLE_COURSES];
    case PR_REF_MEASURE:
      return c->lost[PR_TABLE_MEASURES];
    case PR_REF_NEED:
      return c->lost[PR_TABLE_SYSTEMS] || c->lost[PR_TABLE_READINESS];
    case PR_REF_POOL:
    case PR_REF_ROLE:
      return c->lost[PR_TABLE_POOLS] || c->lost[PR_TABLE_UNITS] || c->lost[PR_TABLE_AUTHORITIES]
             || c->lost[PR_TABLE_CALENDARS];
    }
  return false;
}

/* Whether the line of a file gave a row; a file's rows are in the order of their lines. */
static bool
has_row (const pr_table *t, const pr_table_file *f, int line)
{
  gsize low = f->first, high = f->first + f->n, end = high;
  while (low < high)
    {
      gsize mid = low + (high - low) / 2;
      if (t->rows[mid].line < line)
        low = mid + 1;
      else
        high = mid;
    }
  return low < end && t->rows[low].line == line;
}

bool
pr_table_in_error (const pr_compiler *c, pr_table_id table)
{
  const pr_table *t = &c->t->table[table];
  g_autoptr (GArray) lines = pr_diag_error_lines (c->diag, t->file);
  guint n = lines->len;
  for (gsize i = 1; i < t->n_files; i++)
    {
      g_autoptr (GArray) more = pr_diag_error_lines (c->diag, t->files[i].name);
      n += more->len;
    }
  return n > 0;
}

bool
pr_pools_in_error (const pr_compiler *c)
{
  return c->w->n_roles == 0 || c->lost[PR_TABLE_POOLS] || c->lost[PR_TABLE_CALENDARS]
         || c->lost[PR_TABLE_UNITS] || c->lost[PR_TABLE_AUTHORITIES]
         || pr_table_in_error (c, PR_TABLE_POOLS);
}

/* Whether the table has an error on a line that gave no row (the header, or a row that could not be
 * read), or in the name that others refer to. */
static bool
names_in_error (const pr_compiler *c, pr_table_id table)
{
  const pr_table *t = &c->t->table[table];
  const pr_table_file none = { t->file, 0, 0, FALSE };
  bool errors = false;
  for (gsize i = 0; i < MAX (t->n_files, 1); i++)
    {
      const pr_table_file *f = t->n_files > 0 ? &t->files[i] : &none;
      g_autoptr (GArray) lines = pr_diag_error_lines (c->diag, f->name);
      errors |= lines->len > 0;
      for (guint k = 0; k < lines->len && !f->overlaid; k++)
        if (!has_row (t, f, g_array_index (lines, int, k)))
          return true;
    }
  for (gsize row = 0; row < t->n && errors; row++)
    if (pr_cell_bad (c, table, row, 0))
      return true;
  return false;
}

void
pr_find_lost_tables (pr_compiler *c)
{
  for (int table = 0; table < PR_N_TABLES; table++)
    {
      const pr_table *t = &c->t->table[table];
      c->lost[table] = ((t->schema->required || t->present) && t->n == 0) || t->lacks
                       || names_in_error (c, (pr_table_id) table);
    }
}

static void
add_empty (GHashTable *empty, const char *name, gsize row)
{
  GArray *rows = g_hash_table_lookup (empty, name);
  if (rows == NULL)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_hash_table_insert (empty, (gpointer) name, rows);
    }
  g_array_append_val (rows, row);
}

/* The rows of pools without officers, by the pool's name or by each of its roles. */
static GHashTable *
empty_pools (pr_compiler *c, pr_ref what)
{
  GHashTable **empty = what == PR_REF_POOL ? &c->empty_of_pool : &c->empty_of_role;
  if (*empty != NULL)
    return *empty;
  *empty = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (gsize i = 0; i < ROWS (c, POOLS); i++)
    {
      if (CELL (c, POOLS, i, COUNT)->v.count > 0 || BAD (c, POOLS, i, COUNT))
        continue;
      char **roles = CELL (c, POOLS, i, ROLES)->v.names;
      if (what == PR_REF_POOL)
        add_empty (*empty, CELL (c, POOLS, i, POOL)->text, i);
      for (; what == PR_REF_ROLE && roles != NULL && *roles != NULL; roles++)
        add_empty (*empty, *roles, i);
    }
  return *empty;
}

gsize
pr_empty_pool (pr_compiler *c, pr_ref what, const char *name, const guint8 *places)
{
  if (what != PR_REF_ROLE && what != PR_REF_POOL)
    return G_MAXSIZE;
  const GArray *rows = g_hash_table_lookup (empty_pools (c, what), name);
  for (guint k = 0; rows != NULL && k < rows->len; k++)
    {
      gsize i = g_array_index (rows, gsize, k);
      pr_selector s;
      bool there = places == NULL;
      if (!there
          && pr_selector_read (c, PR_TABLE_POOLS, i, PR_POOLS_WHERE,
                               CELL (c, POOLS, i, WHERE)->text, &s))
        for (uint16_t p = 0; p < c->w->n_places && !there; p++)
          there = places[p] && pr_selector_match (c, &s, p) != PR_FORCE_NONE;
      if (there)
        return i;
    }
  return G_MAXSIZE;
}

/* Notes the names that a row of pools with an error may have given. */
static void
add_bad_pool (pr_compiler *c, gsize row)
{
  g_hash_table_add (c->bad_pools, (char *) CELL (c, POOLS, row, POOL)->text);
  char **roles = CELL (c, POOLS, row, ROLES)->v.names;
  if (BAD (c, POOLS, row, ROLES))
    g_hash_table_add (c->bad_roles, (gpointer) ""); /* any role */
  for (; roles != NULL && *roles != NULL; roles++)
    g_hash_table_add (c->bad_roles, *roles);
}

/* Rows that the reader has rejected are found once, those with errors since whenever there are
 * more errors that are kept. */
static void
find_bad_pools (pr_compiler *c)
{
  const pr_table *t = &c->t->table[PR_TABLE_POOLS];
  guint errors = MIN (pr_diag_errors (c->diag), PR_DIAG_KEPT) + 1;
  if (errors == c->bad_pools_at)
    return;
  c->bad_pools_at = errors;
  if (c->bad_pools == NULL)
    {
      c->bad_pools = g_hash_table_new (g_str_hash, g_str_equal);
      c->bad_roles = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < t->n; i++)
        for (int k = 0; k < PR_POOLS_N; k++)
          if (pr_cell_bad (c, PR_TABLE_POOLS, i, k))
            {
              add_bad_pool (c, i);
              break;
            }
    }
  g_autoptr (GArray) lines = pr_diag_error_lines (c->diag, t->file);
  g_autoptr (GHashTable) bad = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (bad, GINT_TO_POINTER (g_array_index (lines, int, i)));
  for (gsize i = 0; i < t->n && lines->len > 0; i++)
    if (t->rows[i].file == t->file
        && g_hash_table_contains (bad, GINT_TO_POINTER (t->rows[i].line)))
      add_bad_pool (c, i);
}

/* Whether a row of pools that has an error may have given the name. */
static bool
is_of_bad_pool (pr_compiler *c, pr_ref what, const char *name)
{
  if (what != PR_REF_ROLE && what != PR_REF_POOL)
    return false;
  find_bad_pools (c);
  return g_hash_table_contains (what == PR_REF_POOL ? c->bad_pools : c->bad_roles, name)
         || (what == PR_REF_ROLE && g_hash_table_contains (c->bad_roles, ""));
}

static void
fault_empty (pr_compiler *c, pr_table_id table, gsize row, int column, pr_ref what,
             const char *found, gsize pool)
{
  const pr_cell *count = CELL (c, POOLS, pool, COUNT);
  if (what == PR_REF_POOL)
    pr_fault (c, table, row, column, _ ("pool '%s' has no officers: its count is 0 (%s:%d)"), found,
              count->pos.file, count->pos.line);
  else
    pr_fault (c, table, row, column,
              _ ("nobody has the role '%s': the count of pool '%s' is 0 (%s:%d)"), found,
              CELL (c, POOLS, pool, POOL)->text, count->pos.file, count->pos.line);
}

char *
pr_unknown_words (const pr_compiler *c, pr_ref what, const char *found, const char *const *names,
                  gsize n)
{
  g_autofree char *text = unknown_text (what, found);
  /* So many errors are not all shown, and a search among many names takes time. */
  bool many = pr_diag_errors (c->diag) > PR_DIAG_MAX;
  const char *nearest = many ? NULL : pr_nearest_alike (found, names, n);
  if (nearest != NULL)
    return g_strdup_printf (_ ("%s; did you mean '%s'?"), text, nearest);
  g_autofree char *list = pr_list_names (names, n, SHOWN_NAMES);
  return n > 0 ? g_strdup_printf (_ ("%s; there are: %s"), text, list)
               : g_strdup_printf (_ ("%s; there are none"), text);
}

void
pr_unknown (pr_compiler *c, pr_table_id table, gsize row, int column, pr_ref what,
            const char *found, const char *const *names, gsize n)
{
  if (names_lost (c, what) || is_of_bad_pool (c, what, found))
    return; /* the cause has been reported */
  gsize empty = pr_empty_pool (c, what, found, NULL);
  if (empty != G_MAXSIZE)
    {
      fault_empty (c, table, row, column, what, found, empty);
      return;
    }
  g_autofree char *text = pr_unknown_words (c, what, found, names, n);
  g_autofree char *list = pr_list_names (names, n, SHOWN_NAMES);
  if (pr_cell_bad (c, table, row, column))
    return;
  pr_fault (c, table, row, column, "%s", text);
  if (pr_diag_errors (c->diag) <= PR_DIAG_MAX)
    pr_diag_facts (c->diag, found, list, pr_nearest_alike (found, names, n));
}

int
pr_refer (pr_compiler *c, pr_table_id table, gsize row, int column, pr_ref what, pr_names *names)
{
  const char *text = pr_compiler_cell (c, table, row, column)->text;
  int i = *text != '\0' ? pr_names_find (names, text) : -1;
  if (i >= 0)
    names->used->data[i] = 1;
  else
    pr_unknown (c, table, row, column, what, text, (const char *const *) names->names->pdata,
                names->names->len);
  return i;
}

int
pr_role_find (const pr_world *world, const char *name)
{
  for (uint16_t i = 0; i < world->n_roles; i++)
    if (strcmp (world->roles[i], name) == 0)
      return i;
  return -1;
}

int
pr_refer_role (pr_compiler *c, pr_table_id table, gsize row, int column, const char *name)
{
  int i = pr_role_find (c->w, name);
  if (i < 0)
    pr_unknown (c, table, row, column, PR_REF_ROLE, name, (const char *const *) c->w->roles,
                c->w->n_roles);
  return i;
}

bool
pr_refer_work (pr_compiler *c, pr_table_id table, gsize row, int column, const char *name)
{
  const pr_world *w = c->w;
  g_autoptr (pr_names) names = pr_names_new ();
  for (uint16_t i = 0; i < w->n_shown_steps; i++)
    if (w->steps[i].kind == PR_STEP_WORK)
      pr_names_add (names, w->steps[i].name);
  if (pr_names_find (names, name) >= 0)
    return true;
  pr_unknown (c, table, row, column, PR_REF_ANY_STEP, name,
              (const char *const *) names->names->pdata, pr_names_length (names));
  return false;
}
