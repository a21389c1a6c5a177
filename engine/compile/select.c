/* Selection of places by rows: see select.h. */
#include "compile/rows-at.h"
#include "scenario/limits.h"
#include "scenario/place-names.h"

#include <string.h>

static void
unknown_selector (pr_compiler *c, pr_table_id table, gsize row, int column, const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < pr_names_length (c->codes); i++)
    {
      g_ptr_array_add (names, (gpointer) pr_names_get (c->codes, i));
      g_ptr_array_add (names, c->w->places[i].name);
    }
  for (guint i = 0; i < pr_names_length (c->districts); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->districts, i));
  for (guint i = 0; i < pr_names_length (c->kinds); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->kinds, i));
  for (gsize i = 0; i < PR_N_UNIT_TYPES; i++)
    g_ptr_array_add (names, (gpointer) pr_unit_type_words[i]);
  pr_unknown (c, table, row, column, PR_REF_SELECTOR, text, (const char *const *) names->pdata,
              names->len);
}

int
pr_refer_place (pr_compiler *c, pr_table_id table, gsize row, int column)
{
  const pr_world *w = c->w;
  const char *text = pr_compiler_cell (c, table, row, column)->text;
  int place = pr_names_find (c->codes, text);
  if (place >= 0)
    return place;
  pr_names_of of = pr_schema[table].columns[column].places;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint16_t i = of == PR_NAMES_AUTHORITIES ? w->n_units : 0;
       i < (of == PR_NAMES_UNITS ? w->n_units : w->n_places); i++)
    {
      g_ptr_array_add (names, w->places[i].code);
      g_ptr_array_add (names, w->places[i].name);
    }
  pr_unknown (c, table, row, column, PR_REF_PLACE, text, (const char *const *) names->pdata,
              names->len);
  return -1;
}

static int
unit_type (const char *text)
{
  for (int i = 0; i < PR_N_UNIT_TYPES; i++)
    if (strcmp (text, pr_unit_type_words[i]) == 0)
      return i;
  return -1;
}

static bool
selects_any (pr_compiler *c, const pr_selector *s)
{
  return s->force == PR_FORCE_CODE || pr_selector_places (c, s)->len > 0;
}

/* 'ward of 22', 'department of 22', '* of 22'. */
static bool
read_province (const pr_compiler *c, const char *text, pr_selector *s)
{
  const char *of = g_strrstr (text, " of ");
  s->province = of != NULL ? pr_names_find (c->provinces, of + 4) : -1;
  if (s->province < 0)
    return false;
  g_autofree char *what = g_strndup (text, (gsize) (of - text));
  if (strcmp (what, "*") == 0)
    s->force = PR_FORCE_PROVINCE;
  else if ((s->what = pr_names_find (c->kinds, what)) >= 0)
    s->force = PR_FORCE_PROVINCE_KIND;
  else if ((s->what = unit_type (what)) >= 0)
    s->force = PR_FORCE_PROVINCE_TYPE;
  return s->force != PR_FORCE_NONE;
}

bool
pr_selector_read (pr_compiler *c, pr_table_id table, gsize row, int column, const char *text,
                  pr_selector *s)
{
  *s = (pr_selector){ PR_FORCE_NONE, -1, -1 };
  if (*text == '\0')
    return false;
  if (strcmp (text, "*") == 0)
    s->force = PR_FORCE_ALL;
  else if ((s->what = pr_names_find (c->codes, text)) >= 0)
    s->force = PR_FORCE_CODE;
  else if ((s->what = pr_names_find (c->districts, text)) >= 0)
    s->force = PR_FORCE_DISTRICT;
  else if ((s->what = pr_names_find (c->kinds, text)) >= 0)
    s->force = PR_FORCE_KIND;
  else if ((s->what = unit_type (text)) >= 0)
    s->force = PR_FORCE_TYPE;
  else if (!read_province (c, text, s))
    {
      unknown_selector (c, table, row, column, text);
      return false;
    }
  if (selects_any (c, s))
    return true;
  if (c->lost[PR_TABLE_UNITS])
    return false; /* the cause has been reported */
  if (s->force == PR_FORCE_DISTRICT)
    pr_fault (c, table, row, column,
              _ ("'%s' selects no unit: it is the first former district of none"), text);
  else
    pr_fault (c, table, row, column, _ ("'%s' selects no unit: there is none"), text);
  return false;
}

pr_force
pr_selector_match (const pr_compiler *c, const pr_selector *s, uint16_t place)
{
  const pr_place *p = &c->w->places[place];
  bool unit = place < c->w->n_units, match = false;
  if (s->province >= 0 && s->province != p->province)
    return PR_FORCE_NONE;
  switch (s->force)
    {
    case PR_FORCE_CODE:
      match = s->what == place;
      break;
    case PR_FORCE_KIND:
    case PR_FORCE_PROVINCE_KIND:
      match = c->kind_of[place] == s->what;
      break;
    case PR_FORCE_DISTRICT:
      match = unit && c->district_of[place] == s->what;
      break;
    case PR_FORCE_TYPE:
    case PR_FORCE_PROVINCE_TYPE:
      match = unit && (int) p->type == s->what;
      break;
    case PR_FORCE_ALL:
    case PR_FORCE_PROVINCE:
      match = unit;
      break;
    case PR_FORCE_NONE:
      break;
    }
  return match ? s->force : PR_FORCE_NONE;
}

pr_procedure_selector
pr_procedures_read (pr_compiler *c, pr_table_id table, gsize row, int column)
{
  return pr_procedures_named (c, table, row, column,
                              pr_compiler_cell (c, table, row, column)->text);
}

pr_procedure_selector
pr_procedures_named (pr_compiler *c, pr_table_id table, gsize row, int column, const char *text)
{
  pr_procedure_selector s = { PR_FORCE_NONE, text };
  g_autoptr (pr_names) names = pr_names_new ();
  if (*s.text == '\0')
    return s;
  if (strcmp (s.text, "*") == 0)
    s.force = PR_FORCE_ALL;
  for (uint16_t i = 0; i < c->w->n_procedures && s.force == PR_FORCE_NONE; i++)
    {
      const pr_procedure *p = &c->w->procedures[i];
      pr_names_add (names, p->code);
      if (strcmp (p->code, s.text) == 0)
        s.force = PR_FORCE_CODE;
    }
  for (uint16_t i = 0; i < c->w->n_procedures && s.force == PR_FORCE_NONE; i++)
    {
      const pr_procedure *p = &c->w->procedures[i];
      if (*p->group != '\0')
        pr_names_add (names, p->group);
      if (strcmp (p->group, s.text) == 0)
        s.force = PR_FORCE_KIND;
    }
  if (s.force == PR_FORCE_NONE)
    pr_unknown (c, table, row, column, PR_REF_PROCEDURES, s.text,
                (const char *const *) names->names->pdata, pr_names_length (names));
  return s;
}

pr_force
pr_procedures_match (const pr_procedure_selector *s, const pr_procedure *p)
{
  bool match = s->force == PR_FORCE_ALL
               || (s->force == PR_FORCE_CODE && strcmp (p->code, s->text) == 0)
               || (s->force == PR_FORCE_KIND && strcmp (p->group, s->text) == 0);
  return match ? s->force : PR_FORCE_NONE;
}

void
pr_claim_begin (pr_claim *claim)
{
  *claim = (pr_claim){ PR_FORCE_NONE, PR_FORCE_NONE, G_MAXSIZE, G_MAXSIZE };
}

void
pr_claim_add (pr_claim *claim, pr_force procedures, pr_force where, gsize row)
{
  if (procedures >= claim->procedures && where >= claim->where)
    *claim = (pr_claim){ procedures, where, row, G_MAXSIZE };
  else if (procedures > claim->procedures || where > claim->where)
    *claim = (pr_claim){ MAX (procedures, claim->procedures), MAX (where, claim->where), row,
                         claim->other == G_MAXSIZE ? claim->row : claim->other };
}

typedef struct {
  pr_force force;
  gsize row;
} best;

/* Two rows of one key and equal force would have the same selector: the reader has reported
 * them as duplicates. */
static void
take_row (pr_compiler *c, const pr_selector *s, gsize row, best *of_place, GArray *taken)
{
  const GArray *places = s->force != PR_FORCE_NONE ? pr_selector_places (c, s) : NULL;
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      uint16_t p = g_array_index (places, uint16_t, i);
      if (of_place[p].force == PR_FORCE_NONE)
        g_array_append_val (taken, p);
      if (s->force > of_place[p].force)
        of_place[p] = (best){ s->force, row };
    }
}

/* The rows of each key, one list after the other: those of key k end where those of k + 1 begin.
 * Free with g_free. */
static gsize *
rows_by_key (const int *key_of, gsize n, guint n_keys, gsize *begin)
{
  gsize *rows = g_new (gsize, n + 1);
  memset (begin, 0, (n_keys + 2) * sizeof *begin);
  for (gsize i = 0; i < n; i++)
    if (key_of[i] >= 0)
      begin[key_of[i] + 2]++;
  for (guint k = 2; k < n_keys + 2; k++)
    begin[k] += begin[k - 1];
  for (gsize i = 0; i < n; i++)
    if (key_of[i] >= 0)
      rows[begin[key_of[i] + 1]++] = i;
  return rows;
}

static int
compare_picks (gconstpointer a, gconstpointer b)
{
  const pr_pick *x = a, *y = b;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return x->key < y->key ? -1 : x->key > y->key;
}

static void
warn_shadowed (pr_compiler *c, pr_table_id table, int where_column, const pr_selector *selectors,
               const guint8 *wins)
{
  for (gsize i = 0; i < c->t->table[table].n; i++)
    if (selectors[i].force != PR_FORCE_NONE && !wins[i])
      pr_caution (c, table, i, where_column,
                  _ ("this row has no effect: every place it names has a more particular row"));
}

GArray *
pr_select (pr_compiler *c, pr_table_id table, int key_column, int where_column, pr_names *keys)
{
  gsize n = c->t->table[table].n;
  g_autofree pr_selector *selectors = g_new0 (pr_selector, n + 1);
  g_autofree guint8 *wins = g_new0 (guint8, n + 1);
  g_autofree best *of_place = g_new0 (best, c->w->n_places + 1);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (uint16_t)); /* by one key */
  for (gsize i = 0; i < n; i++)
    {
      const char *key = pr_compiler_cell (c, table, i, key_column)->text;
      if (*key != '\0')
        pr_names_add (keys, key);
      const char *where = pr_compiler_cell (c, table, i, where_column)->text;
      if (!pr_selector_read (c, table, i, where_column, where, &selectors[i]))
        selectors[i].force = PR_FORCE_NONE;
    }
  pr_names_sort (keys);
  g_autofree int *key_of = g_new (int, n + 1);
  for (gsize i = 0; i < n; i++)
    key_of[i] = pr_names_find (keys, pr_compiler_cell (c, table, i, key_column)->text);
  g_autofree gsize *begin = g_new (gsize, pr_names_length (keys) + 2);
  g_autofree gsize *rows = rows_by_key (key_of, n, pr_names_length (keys), begin);

  GArray *picks = g_array_new (FALSE, FALSE, sizeof (pr_pick));
  for (guint k = 0; k < pr_names_length (keys) && picks->len <= PR_MOST_PICKS; k++)
    {
      for (gsize i = begin[k]; i < begin[k + 1]; i++)
        take_row (c, &selectors[rows[i]], rows[i], of_place, taken);
      for (guint i = 0; i < taken->len; i++)
        {
          uint16_t p = g_array_index (taken, uint16_t, i);
          pr_pick pick = { p, k, of_place[p].row };
          of_place[p] = (best){ PR_FORCE_NONE, 0 };
          wins[pick.row] = 1;
          g_array_append_val (picks, pick);
        }
      g_array_set_size (taken, 0);
    }
  if (picks->len > PR_MOST_PICKS)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[table].file }),
                _ ("the rows stand for more than %d pairs of a place and a %s"), PR_MOST_PICKS,
                pr_schema[table].columns[key_column].name);
      g_array_set_size (picks, 0);
    }
  warn_shadowed (c, table, where_column, selectors, wins);
  g_array_sort (picks, compare_picks);
  return picks;
}
