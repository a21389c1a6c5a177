/* Places: units and authorities, former districts, and which authority serves whom. */
#include "scenario/limits.h"
#include "compile/select.h"

#include <math.h>
#include <string.h>

#define MOST_NAMES 5 /* of places, in one message */

static const char *const reserved[] = { "home", "filing", "deciding", "return", "ward", "commune" };

typedef struct {
  const char *code;
  pr_table_id table;
  gsize row;
} entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const entry *x = a, *y = b;
  return x->table != y->table ? (x->table == PR_TABLE_UNITS ? -1 : 1) : strcmp (x->code, y->code);
}

/* Collects the codes of one table, sorted; the reader has reported a code that is there twice. */
static void
collect (pr_compiler *c, pr_table_id table, int column, GArray *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < c->t->table[table].n; i++)
    {
      const pr_cell *cell = pr_compiler_cell (c, table, i, column);
      entry e = { cell->text, table, i };
      for (gsize k = 0; k < G_N_ELEMENTS (reserved); k++)
        if (strcmp (cell->text, reserved[k]) == 0)
          pr_fault (c, table, i, column, _ ("'%s' has a meaning of its own and is no code"),
                    cell->text);
      if (*cell->text != '\0' && g_hash_table_add (seen, (gpointer) cell->text))
        g_array_append_val (entries, e);
    }
}

static void
drop_clashes (pr_compiler *c, GArray *entries)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint kept = 0; /* those before it stay where they are: `seen` points to them */
  for (guint i = 0; i < entries->len; i++)
    {
      const entry *e = &g_array_index (entries, entry, i);
      const entry *first = g_hash_table_lookup (seen, e->code);
      if (first == NULL)
        {
          entry *own = &g_array_index (entries, entry, kept++);
          *own = *e;
          g_hash_table_insert (seen, (gpointer) own->code, own);
          continue;
        }
      FAULT (c, AUTHORITIES, e->row, CODE, _ ("'%s' is also the code of a unit: %s:%d"), e->code,
             CELL (c, UNITS, first->row, CODE)->pos.file,
             CELL (c, UNITS, first->row, CODE)->pos.line);
    }
  g_array_set_size (entries, kept);
}

static double
coordinate (const pr_cell *cell)
{
  return cell->given ? cell->v.number : NAN;
}

static void
fill_unit (pr_compiler *c, uint16_t place, gsize row)
{
  pr_place *p = &c->w->places[place];
  p->code = g_strdup (CELL (c, UNITS, row, CODE)->text);
  p->name = g_strdup (CELL (c, UNITS, row, NAME)->text);
  p->type = (pr_place_type) CELL (c, UNITS, row, TYPE)->v.choice;
  p->population = (double) CELL (c, UNITS, row, POPULATION)->v.count;
  p->lat = coordinate (CELL (c, UNITS, row, LAT));
  p->lon = coordinate (CELL (c, UNITS, row, LON));
  p->difficult = CELL (c, UNITS, row, DIFFICULT)->v.yes;
  p->island = CELL (c, UNITS, row, ISLAND)->v.yes;

  c->district_of[place] = -1;
  g_auto (GStrv) districts = g_strsplit (CELL (c, UNITS, row, DISTRICT)->text, ";", -1);
  for (gsize i = 0; districts[i] != NULL; i++)
    {
      g_strstrip (districts[i]);
      if (*districts[i] == '\0')
        continue;
      guint d = pr_names_add (c->districts, districts[i]);
      if (c->district_of[place] < 0)
        c->district_of[place] = (int) d;
    }
  p->district = g_strdup (
      c->district_of[place] < 0 ? "" : pr_names_get (c->districts, (guint) c->district_of[place]));
}

static void
fill_authority (pr_compiler *c, uint16_t place, gsize row)
{
  pr_place *p = &c->w->places[place];
  p->code = g_strdup (CELL (c, AUTHORITIES, row, CODE)->text);
  p->name = g_strdup (CELL (c, AUTHORITIES, row, NAME)->text);
  p->district = g_strdup (CELL (c, AUTHORITIES, row, KIND)->text);
  p->type = PR_PLACE_AUTHORITY;
  p->lat = coordinate (CELL (c, AUTHORITIES, row, LAT));
  p->lon = coordinate (CELL (c, AUTHORITIES, row, LON));
  c->kind_of[place] = *p->district != '\0' ? (int) pr_names_add (c->kinds, p->district) : -1;
}

/* A name that may be a code or a kind must be clear to people, too, not only to the program. */
static void
check_kinds (pr_compiler *c)
{
  for (uint16_t p = c->w->n_units; p < c->w->n_places; p++)
    {
      gsize row = c->place_row[p];
      const char *kind = CELL (c, AUTHORITIES, row, KIND)->text;
      for (gsize k = 0; k < G_N_ELEMENTS (reserved); k++)
        if (strcmp (kind, reserved[k]) == 0)
          FAULT (c, AUTHORITIES, row, KIND, _ ("'%s' has a meaning of its own and is no kind"),
                 kind);
      int same = pr_names_find (c->codes, kind);
      if (same >= 0 && same != p)
        FAULT (c, AUTHORITIES, row, KIND,
               _ ("the kind '%s' is also the code of a place; one of them needs another name"),
               kind);
      if (pr_names_find (c->districts, kind) >= 0)
        FAULT (c, AUTHORITIES, row, KIND,
               _ ("the kind '%s' is also a former district; one of them needs another name"), kind);
    }
}

/* The cell of a place's province. */
static const pr_cell *
province_cell (pr_compiler *c, uint16_t place)
{
  gsize row = c->place_row[place];
  return place < c->w->n_units ? CELL (c, UNITS, row, PROVINCE)
                               : CELL (c, AUTHORITIES, row, PROVINCE);
}

/* Names those that are in none, though others are in some. */
static void
report_missing (pr_compiler *c, const GPtrArray *missing, uint16_t first)
{
  g_autofree char *names
      = pr_list_names ((const char *const *) missing->pdata, missing->len, MOST_NAMES);
  pr_error (c->diag, province_cell (c, first)->pos,
            _ ("in no province, and others are: %s; each unit and authority is in one"), names);
}

/* Those of the units, or one without a name. Places of no province are put into the first. */
static void
find_provinces (pr_compiler *c)
{
  pr_world *w = c->w;
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  uint16_t first = 0;
  for (uint16_t i = 0; i < w->n_units; i++)
    if (*province_cell (c, i)->text != '\0')
      pr_names_add (c->provinces, province_cell (c, i)->text);
  pr_names_sort (c->provinces);
  bool several = pr_names_length (c->provinces) > 0, told = false;
  for (uint16_t i = 0; i < w->n_places; i++)
    {
      const char *name = province_cell (c, i)->text;
      int found = pr_names_find (c->provinces, name);
      w->places[i].province = (uint16_t) MAX (found, 0);
      if (*name == '\0' && several)
        {
          first = missing->len == 0 ? i : first;
          g_ptr_array_add (missing, w->places[i].code);
        }
      else if (*name != '\0' && found < 0 && !told)
        {
          told = !several; /* none of the others can be right */
          pr_unknown (c, PR_TABLE_AUTHORITIES, c->place_row[i], PR_AUTHORITIES_PROVINCE,
                      PR_REF_PROVINCE, name, (const char *const *) c->provinces->names->pdata,
                      pr_names_length (c->provinces));
        }
    }
  if (missing->len > 0)
    report_missing (c, missing, first);
  w->n_provinces = (uint16_t) MAX (pr_names_length (c->provinces), 1);
  w->provinces = g_new0 (pr_province, w->n_provinces);
  for (uint16_t i = 0; i < w->n_provinces; i++)
    w->provinces[i].code = g_strdup (several ? pr_names_get (c->provinces, i) : "");
}

static void
fill_provinces (pr_world *w)
{
  g_autofree double *total = g_new0 (double, w->n_provinces);
  for (uint16_t i = 0; i < w->n_units; i++)
    {
      pr_province *p = &w->provinces[w->places[i].province];
      w->places[i].rank = p->n++;
      total[w->places[i].province] += w->places[i].population;
    }
  for (uint16_t i = 0; i < w->n_provinces; i++)
    {
      w->provinces[i].unit = g_new (uint16_t, w->provinces[i].n + 1u);
      w->provinces[i].weight = g_new (double, w->provinces[i].n + 1u);
    }
  for (uint16_t i = 0; i < w->n_units; i++)
    {
      pr_province *p = &w->provinces[w->places[i].province];
      uint16_t rank = w->places[i].rank;
      double all = total[w->places[i].province],
             share = all > 0 ? w->places[i].population / all : 1.0 / p->n;
      p->unit[rank] = i;
      p->weight[rank] = rank + 1 == p->n ? 1 : share + (rank > 0 ? p->weight[rank - 1] : 0);
    }
}

void
pr_compile_places (pr_compiler *c)
{
  pr_world *w = c->w;
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (entry));
  collect (c, PR_TABLE_UNITS, PR_UNITS_CODE, entries);
  guint n_units = entries->len;
  collect (c, PR_TABLE_AUTHORITIES, PR_AUTHORITIES_CODE, entries);
  g_array_sort (entries, compare_entries);
  drop_clashes (c, entries);
  if (entries->len > PR_MOST_PLACES)
    {
      pr_error (c->diag, (pr_pos){ c->t->table[PR_TABLE_UNITS].file, 0, 0 },
                _ ("%u places; the most is %d"), entries->len, PR_MOST_PLACES);
      g_array_set_size (entries, PR_MOST_PLACES);
      n_units = MIN (n_units, PR_MOST_PLACES);
    }
  w->n_units = (uint16_t) n_units;
  w->n_places = (uint16_t) entries->len;
  w->places = g_new0 (pr_place, w->n_places + 1);
  c->district_of = g_new (int, w->n_places + 1);
  c->kind_of = g_new (int, w->n_places + 1);
  c->place_row = g_new (gsize, w->n_places + 1);
  for (uint16_t i = 0; i < w->n_places; i++)
    {
      const entry *e = &g_array_index (entries, entry, i);
      pr_names_add (c->codes, e->code);
      c->place_row[i] = e->row;
      c->kind_of[i] = c->district_of[i] = -1;
      if (e->table == PR_TABLE_UNITS)
        fill_unit (c, i, e->row);
      else
        fill_authority (c, i, e->row);
    }
  check_kinds (c);
  find_provinces (c);
  fill_provinces (w);
}
