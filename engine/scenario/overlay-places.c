/* Places: as the tables of units and authorities name them, before anything is compiled. */
#include "scenario/problem.h"
#include "scenario/overlay-edit.h"
#include "scenario/place-names.h"

#include <string.h>

const char *const pr_attribute_names[PR_N_ATTRIBUTES]
    = { "", "type", "former_district", "difficult_area", "island", "kind", "province" };

static const pr_row *
row_of (const pr_place_list *l, guint i)
{
  return i < l->n_units ? &l->tables->table[PR_TABLE_UNITS].rows[i]
                        : &l->tables->table[PR_TABLE_AUTHORITIES].rows[i - l->n_units];
}

pr_place_list
pr_place_list_of (const pr_tables *t)
{
  guint units = (guint) t->table[PR_TABLE_UNITS].n;
  return (pr_place_list){ units + (guint) t->table[PR_TABLE_AUTHORITIES].n, units, t };
}

const char *
pr_place_list_code (const pr_place_list *l, guint i)
{
  return row_of (l, i)
      ->cells[i < l->n_units ? (int) PR_UNITS_CODE : (int) PR_AUTHORITIES_CODE]
      .text;
}

/* The place's value; "" if places of its table have none. */
static const char *
value_of (const pr_place_list *l, guint i, pr_attribute a)
{
  static const int of_unit[PR_N_ATTRIBUTES] = { [PR_ATTRIBUTE_TYPE] = PR_UNITS_TYPE,
                                                [PR_ATTRIBUTE_DISTRICT] = PR_UNITS_DISTRICT,
                                                [PR_ATTRIBUTE_DIFFICULT] = PR_UNITS_DIFFICULT,
                                                [PR_ATTRIBUTE_ISLAND] = PR_UNITS_ISLAND,
                                                [PR_ATTRIBUTE_PROVINCE] = PR_UNITS_PROVINCE };
  const pr_row *row = row_of (l, i);
  if (i >= l->n_units && a == PR_ATTRIBUTE_PROVINCE)
    return row->cells[PR_AUTHORITIES_PROVINCE].text;
  if (i >= l->n_units)
    return a == PR_ATTRIBUTE_KIND ? row->cells[PR_AUTHORITIES_KIND].text : "";
  return a == PR_ATTRIBUTE_KIND ? "" : row->cells[of_unit[a]].text;
}

/* For a unit made from several former districts the first counts. */
static gboolean
is_value (const char *value, pr_attribute a, const char *wanted)
{
  gsize n = a == PR_ATTRIBUTE_DISTRICT ? strcspn (value, ";") : strlen (value);
  while (n > 0 && value[n - 1] == ' ')
    n--;
  return n == strlen (wanted) && n > 0 && strncmp (value, wanted, n) == 0;
}

gboolean
pr_place_list_has (const pr_place_list *l, guint i, pr_attribute a, char **values)
{
  for (char **v = values; *v != NULL; v++)
    if (is_value (value_of (l, i, a), a, *v))
      return TRUE;
  return FALSE;
}

void
pr_place_list_values (const pr_place_list *l, pr_attribute a, GPtrArray *values)
{
  for (guint i = 0; i < l->n; i++)
    if (*value_of (l, i, a) != '\0')
      g_ptr_array_add (values, (gpointer) value_of (l, i, a));
}

const char *
pr_place_list_name (const pr_place_list *l, guint i)
{
  return row_of (l, i)
      ->cells[i < l->n_units ? (int) PR_UNITS_NAME : (int) PR_AUTHORITIES_NAME]
      .text;
}

const char *
pr_place_list_code_of (const pr_place_list *l, const char *name)
{
  for (guint i = 0; i < l->n; i++)
    if (strcmp (pr_place_list_name (l, i), name) == 0)
      return pr_place_list_code (l, i);
  return NULL;
}

static gboolean
is_attribute (const pr_place_list *l, guint i, pr_attribute a, const char *wanted)
{
  return is_value (value_of (l, i, a), a, wanted);
}

/* The same for what is before ' of PROVINCE'. */
static int
force_of_province (const pr_place_list *l, const char *selector, guint i)
{
  const char *of = g_strrstr (selector, " of ");
  if (of == NULL || !is_attribute (l, i, PR_ATTRIBUTE_PROVINCE, of + strlen (" of ")))
    return 0;
  g_autofree char *what = g_strndup (selector, (gsize) (of - selector));
  if (is_attribute (l, i, PR_ATTRIBUTE_KIND, what))
    return 7;
  if (is_attribute (l, i, PR_ATTRIBUTE_TYPE, what))
    return 4;
  return i < l->n_units && strcmp (what, "*") == 0 ? 3 : 0;
}

/* How particular the selector is at a place, in the order of compile/select.h. */
static int
force_at (const pr_place_list *l, const char *selector, guint i)
{
  if (strcmp (pr_place_list_code (l, i), selector) == 0)
    return PR_MOST_FORCE;
  if (is_attribute (l, i, PR_ATTRIBUTE_KIND, selector))
    return 6;
  if (is_attribute (l, i, PR_ATTRIBUTE_DISTRICT, selector))
    return 5;
  if (is_attribute (l, i, PR_ATTRIBUTE_TYPE, selector))
    return 2;
  if (i < l->n_units && strcmp (selector, "*") == 0)
    return 1;
  return force_of_province (l, selector, i);
}

int
pr_place_list_force (const pr_place_list *l, const char *selector)
{
  int force = 0;
  for (guint i = 0; i < l->n; i++)
    force = MAX (force, force_at (l, selector, i));
  return force;
}

/* 'ward of 22' for the place, '* of 22' without an attribute; NULL: it has none. */
static char *
province_selector (const pr_place_list *l, guint i, pr_attribute a)
{
  const char *province = value_of (l, i, PR_ATTRIBUTE_PROVINCE),
             *what = a == PR_ATTRIBUTE_NONE ? i < l->n_units ? "*" : "" : value_of (l, i, a);
  return *province != '\0' && *what != '\0' ? g_strdup_printf ("%s of %s", what, province) : NULL;
}

char *
pr_place_list_selector (const pr_place_list *l, guint i, int force)
{
  static const pr_attribute by[PR_MOST_FORCE] = { [2] = PR_ATTRIBUTE_TYPE,
                                                  [4] = PR_ATTRIBUTE_TYPE,
                                                  [5] = PR_ATTRIBUTE_DISTRICT,
                                                  [6] = PR_ATTRIBUTE_KIND,
                                                  [7] = PR_ATTRIBUTE_KIND };
  if (force == PR_MOST_FORCE)
    return g_strdup (pr_place_list_code (l, i));
  if (force == 3 || force == 4 || force == 7)
    return province_selector (l, i, by[force]);
  if (by[force] == PR_ATTRIBUTE_NONE)
    return i < l->n_units ? g_strdup ("*") : NULL;
  const char *value = value_of (l, i, by[force]);
  gsize n = by[force] == PR_ATTRIBUTE_DISTRICT ? strcspn (value, ";") : strlen (value);
  return n > 0 ? g_strchomp (g_strndup (value, n)) : NULL;
}

gboolean
pr_place_list_select (const pr_place_list *l, const char *selector, gboolean *set)
{
  int force = pr_place_list_force (l, selector);
  for (guint i = 0; i < l->n; i++)
    set[i] |= force > 0 && force_at (l, selector, i) == force;
  return force > 0;
}

void
pr_place_list_unknown (const pr_place_list *l, pr_diag *diag, pr_pos pos, pr_attribute of,
                       const char *name, const char *value)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < l->n && of == PR_ATTRIBUTE_NONE; i++)
    {
      g_ptr_array_add (names, (gpointer) pr_place_list_code (l, i));
      g_ptr_array_add (names, (gpointer) pr_place_list_name (l, i));
    }
  for (int a = 1; a < PR_N_ATTRIBUTES; a++)
    {
      gboolean selects
          = a == PR_ATTRIBUTE_TYPE || a == PR_ATTRIBUTE_DISTRICT || a == PR_ATTRIBUTE_KIND;
      if (of == PR_ATTRIBUTE_NONE ? selects : (int) of == a)
        pr_place_list_values (l, (pr_attribute) a, names);
    }
  const char *nearest = pr_nearest_alike (value, (const char *const *) names->pdata, names->len);
  if (nearest != NULL)
    pr_error (diag, pos, _ ("%s: no place is '%s'; did you mean '%s'?"), name, value, nearest);
  else
    pr_error (diag, pos, _ ("%s: no place is '%s'"), name, value);
  pr_diag_facts (diag, value, NULL, nearest);
}

static void
free_condition (gpointer condition)
{
  g_strfreev (((pr_condition *) condition)->values);
}

GArray *
pr_conditions_of_codes (const pr_edit *edit, pr_tables_own *own, pr_diag *diag)
{
  const pr_place_list places = pr_place_list_of (&own->tables);
  GArray *conditions = g_array_new (FALSE, FALSE, sizeof (pr_condition));
  g_array_set_clear_func (conditions, free_condition);
  for (guint i = 0; i < edit->conditions->len; i++)
    {
      pr_condition c = g_array_index (edit->conditions, pr_condition, i);
      gboolean names
          = c.column >= 0 && pr_schema[edit->table].columns[c.column].places != PR_NAMES_NONE;
      c.values = g_strdupv (c.values);
      const char *one = names && c.values[0] != NULL && c.values[1] != NULL
                            ? pr_place_list_code_of (&places, c.whole)
                            : NULL;
      if (one != NULL) /* a name with a comma */
        {
          g_strfreev (c.values);
          c.values = g_strsplit (one, ";", 1);
        }
      for (char **v = c.values; *v != NULL && names; v++)
        {
          const char *code
              = pr_names_to_codes (own, edit->table, (gsize) c.column, *v, c.pos, diag);
          char *copy = g_strdup (code != NULL ? code : *v);
          g_free (*v);
          *v = copy;
        }
      g_array_append_val (conditions, c);
    }
  return conditions;
}
