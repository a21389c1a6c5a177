#include "scenario/problem.h"
#include "scenario/overlay-edit.h"
#include "scenario/place-names.h"

#include "scenario/encoding.h"
#include "scenario/value.h"

#include <string.h>

static const char *const verb_names[PR_N_VERBS + 1]
    = { "set", "scale", "shift", "move", "add", "remove", "replace", NULL };

static int
find_column (pr_table_id table, const char *name)
{
  const pr_table_schema *schema = &pr_schema[table];
  for (gsize c = 0; c < schema->n_columns; c++)
    if (strcmp (schema->columns[c].name, name) == 0)
      return (int) c;
  return -1;
}

static void
unknown_column (pr_edit *e, pr_pos pos, const char *found, pr_diag *diag)
{
  const pr_table_schema *schema = &pr_schema[e->table];
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (gsize c = 0; c < schema->n_columns; c++)
    g_ptr_array_add (names, (gpointer) schema->columns[c].name);
  g_autofree char *what = g_strdup_printf (_ ("column of %s"), schema->name);
  g_ptr_array_add (names, NULL);
  pr_error_unknown (diag, pos, what, found, (const char *const *) names->pdata, names->len - 1);
  e->bad = TRUE;
}

/* The position of a part of the group's name in its line. */
static pr_pos
pos_within (const pr_edit *e, const char *part)
{
  pr_pos pos = e->pos;
  pos.column += 1 + (int) g_utf8_strlen (e->group, part - e->group);
  return pos;
}

/* "COLUMN=VALUE, VALUE" */
static void
read_condition (pr_edit *e, const char *part, gsize length, pr_diag *diag)
{
  const char *begin = part + strspn (part, " ");
  g_autofree char *text = g_strndup (part, length);
  char *equals = strchr (text, '=');
  pr_condition c = { .column = -1, .pos = pos_within (e, begin) };
  if (equals == NULL)
    {
      pr_error (diag, c.pos,
                _ ("'%s' is no condition; write COLUMN=VALUE, several separated by ';'"),
                g_strstrip (text));
      e->bad = TRUE;
      return;
    }
  *equals = '\0';
  const char *name = g_strstrip (text);
  c.column = find_column (e->table, name);
  for (int a = 1; a < PR_N_ATTRIBUTES && c.column < 0; a++)
    if (pr_column_with (e->table, PR_COL_PLACE) >= 0 && strcmp (pr_attribute_names[a], name) == 0)
      c.attribute = (pr_attribute) a;
  if (c.column < 0 && c.attribute == PR_ATTRIBUTE_NONE)
    {
      unknown_column (e, c.pos, name, diag);
      return;
    }
  c.whole = g_strstrip (g_strdup (equals + 1));
  c.values = g_strsplit (equals + 1, ",", -1);
  for (char **v = c.values; *v != NULL; v++)
    {
      g_strstrip (*v);
      if (**v != '\0')
        continue;
      pr_error (diag, c.pos, _ ("%s: a value is blank"), name);
      e->bad = TRUE;
    }
  g_array_append_val (e->conditions, c);
}

static void
read_conditions (pr_edit *e, const char *text, pr_diag *diag)
{
  while (*text != '\0')
    {
      gsize n = strcspn (text, ";");
      read_condition (e, text, n, diag);
      text += n + (text[n] == ';');
    }
}

/* Reads what follows the table's name: "where ...", or a name for add. */
static void
read_tail (pr_edit *e, const char *tail, pr_diag *diag)
{
  tail += strspn (tail, " ");
  bool where = g_str_has_prefix (tail, "where ");
  if (e->verb == PR_VERB_ADD && (where || *tail == '\0'))
    pr_error (diag, e->pos, _ ("[add TABLE NAME] adds a row; the name tells groups apart"));
  else if (e->verb == PR_VERB_REPLACE && *tail != '\0')
    pr_error (diag, pos_within (e, tail), _ ("'%s' is too much: a table is replaced as a whole"),
              tail);
  else if (e->verb != PR_VERB_ADD && *tail != '\0' && !where)
    pr_error (diag, pos_within (e, tail), _ ("'%s' found; 'where COLUMN=VALUE' is expected"), tail);
  else if (e->verb == PR_VERB_MOVE && pr_column_with (e->table, PR_COL_MOVED) < 0)
    pr_error (diag, e->pos, _ ("only pools have officers to move; [shift ...] changes a date"));
  else if (e->verb != PR_VERB_ADD && where)
    {
      read_conditions (e, tail + strlen ("where "), diag);
      return;
    }
  else
    return;
  e->bad = TRUE;
}

/* The column that gives a cell its type; NULL if that is not known, as for the value of a rule that
 * no condition names. */
static const pr_column *
typing_column (const pr_edit *e, int column)
{
  const pr_column *own = &pr_schema[e->table].columns[column];
  if ((own->flags & PR_COL_BY_RULE) == 0)
    return own;
  for (guint i = 0; i < e->conditions->len; i++)
    {
      const pr_condition *c = &g_array_index (e->conditions, pr_condition, i);
      int rule = c->column == PR_RULES_RULE ? pr_find_rule (c->values[0]) : -1;
      if (rule >= 0)
        return &pr_rule_keys[rule];
    }
  return NULL;
}

/* Checks a value that is given as such: it is used for many rows and checked once. */
static gboolean
check_value (const pr_column *column, const char *text, char **why)
{
  pr_cell cell = { .text = text, .given = TRUE };
  pr_dist dist;
  if (column == NULL || *text == '\0')
    return TRUE;
  if (!pr_value_fits (column, text, why))
    return FALSE;
  if (column->type == PR_COL_DIST)
    {
      if (!pr_value_dist (text, &dist, NULL, why))
        return FALSE;
      pr_dist_clear (&dist);
      return TRUE;
    }
  if (!pr_value_parse (column, text, &cell, why))
    return FALSE;
  pr_value_clear (column, &cell);
  return TRUE;
}

/* Reads what a change needs to know about its value. */
static gboolean
read_amount (pr_edit *e, pr_change *c, char **why)
{
  const pr_column *column = c->type;
  if (column == NULL && (e->verb == PR_VERB_SCALE || e->verb == PR_VERB_SHIFT))
    return pr_value_fail (why, _ ("which rule? write [... rules where rule=NAME]"));
  switch (e->verb)
    {
    case PR_VERB_SCALE:
      if ((pr_types[column->type].flags & PR_TYPE_SCALES) == 0)
        return pr_value_fail (why, _ ("it has no amount that could be scaled"));
      /* Only what is counted can be scaled away: a duration or a rate of 0 means something else. */
      if ((column->type == PR_COL_COUNT || column->type == PR_COL_PORTION)
          && (strcmp (c->text, "0") == 0 || strcmp (c->text, "0%") == 0))
        return TRUE; /* the factor is 0 */
      return pr_value_factor (c->text, &c->factor, why);
    case PR_VERB_SHIFT:
      if ((pr_types[column->type].flags & PR_TYPE_SHIFTS) == 0)
        return pr_value_fail (why, _ ("it has no amount that could be shifted"));
      return pr_shift_by_read (column, c->text, &c->shift, why);
      case PR_VERB_MOVE: {
        gint64 n;
        if ((column->flags & PR_COL_MOVED) == 0)
          return pr_value_fail (why, _ ("officers are moved by count"));
        if (!pr_value_count (c->text, &n, why))
          return FALSE;
        c->shift.number = (double) n;
        return n > 0 || pr_value_fail (why, _ ("nobody would move"));
      }
    default:
      if (c->column >= 0 && pr_schema[e->table].columns[c->column].places != PR_NAMES_NONE)
        return TRUE; /* it is read with the row, as it may be a name */
      return check_value (column, c->text, why);
    }
}

static void
read_key (pr_edit *e, const pr_ini_entry *entry, pr_diag *diag)
{
  pr_change c = { .column = find_column (e->table, entry->key),
                  .text = entry->value,
                  .pos = entry->value_pos };
  g_autofree char *why = NULL;
  if (c.column >= 0)
    c.type = typing_column (e, c.column);
  if (e->verb == PR_VERB_MOVE && strcmp (entry->key, "from") == 0)
    e->from = entry;
  else if (e->verb == PR_VERB_MOVE && strcmp (entry->key, "to") == 0)
    e->to = entry;
  else if (e->verb == PR_VERB_REPLACE && strcmp (entry->key, "files") == 0)
    e->files = entry;
  else if (e->verb == PR_VERB_REPLACE || e->verb == PR_VERB_REMOVE)
    {
      pr_error (diag, entry->pos,
                e->verb == PR_VERB_REPLACE ? _ ("'%s' found; the only key is files")
                                           : _ ("'%s' found; who removes rows gives no key"),
                entry->key);
      e->bad = TRUE;
    }
  else if (c.column < 0)
    unknown_column (e, entry->pos, entry->key, diag);
  else if (!read_amount (e, &c, &why))
    {
      pr_error (diag, entry->value_pos, "%s: %s", entry->key, why);
      pr_diag_facts (diag, entry->value, NULL, NULL);
      e->bad = TRUE;
    }
  else
    g_array_append_val (e->changes, c);
}

static void
check_keys (pr_edit *e, pr_diag *diag)
{
  if (e->bad)
    return;
  e->bad = TRUE;
  if (e->verb == PR_VERB_MOVE && (e->from == NULL || e->to == NULL || e->changes->len == 0))
    pr_error (diag, e->pos, _ ("[%s]: from, to and count are needed"), e->group);
  else if (e->verb == PR_VERB_REPLACE && e->files == NULL)
    pr_error (diag, e->pos, _ ("[%s]: key 'files' is missing"), e->group);
  else if (e->verb != PR_VERB_REPLACE && e->verb != PR_VERB_REMOVE && e->changes->len == 0)
    pr_error (diag, e->pos, _ ("[%s] changes nothing: it has no keys"), e->group);
  else
    e->bad = FALSE;
}

gboolean
pr_edit_read (pr_overlay *o, const pr_ini_group *group, pr_diag *diag)
{
  gsize n = strcspn (group->name, " ");
  g_autofree char *first = g_strndup (group->name, n);
  pr_edit e = { .group = group->name, .pos = group->pos };
  int verb = 0;
  while (verb < PR_N_VERBS && strcmp (verb_names[verb], first) != 0)
    verb++;
  if (verb == PR_N_VERBS)
    return FALSE;
  const char *rest = group->name + n + strspn (group->name + n, " ");
  g_autofree char *name = g_strndup (rest, strcspn (rest, " "));
  int table = pr_find_table (name);
  if (table < 0)
    {
      const char *names[PR_N_TABLES + 1] = { NULL };
      for (int t = 0; t < PR_N_TABLES; t++)
        names[t] = pr_schema[t].name;
      pr_error_unknown (diag, pos_within (&e, rest), _ ("table"), name, names, PR_N_TABLES);
      return TRUE;
    }
  e.verb = (pr_verb) verb;
  e.table = (pr_table_id) table;
  e.conditions = g_array_new (FALSE, FALSE, sizeof (pr_condition));
  e.changes = g_array_new (FALSE, FALSE, sizeof (pr_change));
  read_tail (&e, rest + strlen (name), diag);
  gboolean senseless
      = e.bad && e.verb == PR_VERB_MOVE && pr_column_with (e.table, PR_COL_MOVED) < 0;
  for (guint i = 0; i < o->ini->entries->len && !senseless; i++)
    {
      const pr_ini_entry *entry = &g_array_index (o->ini->entries, pr_ini_entry, i);
      if (strcmp (entry->group, group->name) == 0)
        read_key (&e, entry, diag);
    }
  check_keys (&e, diag);
  g_array_append_val (o->edits, e);
  return TRUE;
}

void
pr_edit_clear (gpointer edit)
{
  pr_edit *e = edit;
  for (guint i = 0; i < e->conditions->len; i++)
    {
      g_strfreev (g_array_index (e->conditions, pr_condition, i).values);
      g_free (g_array_index (e->conditions, pr_condition, i).whole);
    }
  g_array_unref (e->conditions);
  g_array_unref (e->changes);
}

/* Reports a group that neither begins with a verb nor has keys. */
static void
unknown_group (const pr_ini_group *group, pr_diag *diag)
{
  const char *names[PR_N_VERBS + 3] = { "scenario", "report" };
  for (int v = 0; v < PR_N_VERBS; v++)
    names[2 + v] = verb_names[v];
  g_autofree char *first = g_strndup (group->name, strcspn (group->name, " "));
  if (strcmp (first, "tables") == 0)
    pr_error (diag, group->pos,
              _ ("a what-if has no [tables]; write [replace TABLE] and files = ..."));
  else
    pr_error_unknown (diag, group->pos, _ ("group"), first, names, PR_N_VERBS + 2);
}

static void
read_groups (pr_overlay *o, pr_diag *diag)
{
  for (guint i = 0; i < o->ini->groups->len; i++)
    {
      const pr_ini_group *group = &g_array_index (o->ini->groups, pr_ini_group, i);
      if (strcmp (group->name, "scenario") != 0 && strcmp (group->name, "report") != 0
          && !pr_edit_read (o, group, diag))
        unknown_group (group, diag);
    }
}

/* Checks that a what-if names its base and has a name of its own. */
static void
check_head (const pr_overlay *o, pr_diag *diag)
{
  static const char *const needed[] = { "base", "name" };
  const pr_ini_group *group = pr_ini_find_group (o->ini, "scenario");
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const pr_ini_entry *entry = pr_ini_find (o->ini, "scenario", needed[i]);
      if (entry == NULL)
        pr_error (diag, group != NULL ? group->pos : ((pr_pos){ o->file, 0, 0 }),
                  _ ("key '%s' of group [scenario] is missing"), needed[i]);
      else if (*entry->value == '\0')
        pr_error (diag, entry->value_pos, _ ("%s is blank; it must be given"), needed[i]);
    }
}

pr_overlay *
pr_overlay_read (const char *data, gsize length, const char *file, const pr_source *folder,
                 pr_diag *diag)
{
  guint errors = pr_diag_errors (diag);
  const char *text = data;
  if (!pr_encoding_check (&text, &length, file, diag))
    return NULL;
  g_autoptr (pr_overlay) o = g_new0 (pr_overlay, 1);
  o->file = file;
  o->folder = folder;
  o->edits = g_array_new (FALSE, FALSE, sizeof (pr_edit));
  g_array_set_clear_func (o->edits, pr_edit_clear);
  o->ini = pr_ini_read (text, length, file, diag);
  check_head (o, diag);
  read_groups (o, diag);
  return pr_diag_errors (diag) == errors ? g_steal_pointer (&o) : NULL;
}

void
pr_overlay_free (pr_overlay *o)
{
  if (o == NULL)
    return;
  g_array_unref (o->edits);
  pr_ini_free (o->ini);
  g_free (o);
}

void
pr_overlay_allow_nothing (pr_overlay *o)
{
  o->may_be_nothing = TRUE;
}

const char *
pr_overlay_applies (const pr_overlay *o, pr_pos *pos)
{
  const pr_ini_entry *entry = pr_ini_find (o->ini, "scenario", "applies");
  if (entry == NULL)
    return NULL;
  *pos = entry->value_pos;
  return entry->value;
}

gboolean
pr_overlay_first_group (const pr_overlay *o, pr_table_id table, pr_pos *pos)
{
  for (guint i = 0; i < o->edits->len; i++)
    if (g_array_index (o->edits, pr_edit, i).table == table)
      {
        *pos = g_array_index (o->edits, pr_edit, i).pos;
        return TRUE;
      }
  return FALSE;
}

const char *
pr_overlay_base (const pr_overlay *o)
{
  return pr_ini_find (o->ini, "scenario", "base")->value;
}

pr_pos
pr_overlay_base_pos (const pr_overlay *o)
{
  return pr_ini_find (o->ini, "scenario", "base")->value_pos;
}
