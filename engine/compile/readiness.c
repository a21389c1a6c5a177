/* Readiness: conditions of places and roles, and when they are met. */
#include "scenario/limits.h"
#include "compile/rows-at.h"

#include <string.h>

typedef struct {
  int condition, role; /* role -1: all; -2: in error */
  bool counts;         /* it counts somewhere, for some role */
  pr_selector where;
  uint16_t place; /* of the last thing made; one per place */
  uint32_t thing;
} ready_row;

static uint32_t
thing_of_row (pr_compiler *c, gsize i, ready_row *r, uint16_t place)
{
  const pr_cell *ready = CELL (c, READINESS, i, READY), *delay = CELL (c, READINESS, i, DELAY);
  r->counts = true;
  if (r->place == place)
    return r->thing;
  pr_thing thing = { .system = PR_NONE16,
                     .province = PR_NONE16,
                     .condition = (uint16_t) r->condition,
                     .place = place,
                     .role = r->role >= 0 ? (uint16_t) r->role : PR_NONE16,
                     .capacity = PR_NONE32,
                     .ready = (pr_time) (ready->v.instant.day - c->w->epoch) * PR_DAY
                              + MAX (ready->v.instant.clock, 0) };
  uint32_t number = pr_add_thing (c, &thing, c->w->conditions[r->condition].name);
  if (delay->given && number != PR_NONE32)
    {
      pr_dist *own = c->w->things[number].delay = g_new (pr_dist, 1);
      pr_dist_copy (own, &delay->v.dist);
    }
  r->place = place;
  return r->thing = number;
}

/* The row that counts for a condition at a place for a role. */
static uint32_t
find_thing (pr_compiler *c, ready_row *rows, const pr_rows_at *at, int condition, uint16_t place,
            uint16_t role)
{
  pr_claim claim;
  pr_claim_begin (&claim);
  pr_rows_walk walk = pr_rows_at_place (c, at, place);
  for (gsize i; pr_rows_next (&walk, &i);)
    if (rows[i].role == -1 || rows[i].role == role)
      pr_claim_add (&claim, rows[i].role == -1 ? PR_FORCE_ALL : PR_FORCE_CODE, rows[i].where.force,
                    i);
  if (claim.row == G_MAXSIZE)
    return PR_NONE32;
  if (claim.other != G_MAXSIZE && rows[claim.row].role != -2)
    {
      const pr_cell *other = CELL (c, READINESS, claim.other, CONDITION);
      FAULT (c, READINESS, claim.row, CONDITION,
             _ ("this row and %s:%d both speak of '%s' for '%s' at %s, and neither is more "
                "particular"),
             other->pos.file, other->pos.line, c->w->conditions[condition].name, c->w->roles[role],
             c->w->places[place].code);
      rows[claim.row].role = -2; /* so that it is reported once */
      return PR_NONE32;
    }
  return thing_of_row (c, claim.row, &rows[claim.row], place);
}

/* Finds the condition's thing for each line; PR_NONE32 where no row speaks of it. */
static void
find_things (pr_compiler *c, ready_row *rows, const pr_rows_at *at, uint16_t condition)
{
  const pr_world *w = c->w;
  pr_condition *cond = &w->conditions[condition];
  cond->thing_of = g_new (uint32_t, (gsize) w->n_places * w->n_roles + 1);
  for (gsize i = 0; i < (gsize) w->n_places * w->n_roles; i++)
    cond->thing_of[i] = w->line_of != NULL && w->line_of[i] != PR_NONE32
                            ? find_thing (c, rows, at, condition, (uint16_t) (i / w->n_roles),
                                          (uint16_t) (i % w->n_roles))
                            : PR_NONE32;
}

static void
warn_of_no_effect (pr_compiler *c, const ready_row *rows)
{
  const pr_world *w = c->w;
  for (gsize i = 0; i < ROWS (c, READINESS); i++)
    {
      bool found = false;
      const pr_selector *where = &rows[i].where;
      const GArray *places = where->force != PR_FORCE_NONE ? pr_selector_places (c, where) : NULL;
      for (guint p = 0; places != NULL && p < places->len && !found && !rows[i].counts; p++)
        for (uint16_t role = 0; role < w->n_roles && !found; role++)
          found = (rows[i].role == -1 || rows[i].role == role)
                  && w->line_of[(gsize) g_array_index (places, uint16_t, p) * w->n_roles + role]
                         != PR_NONE32;
      if (!rows[i].counts)
        CAUTION (c, READINESS, i, WHERE,
                 found ? _ ("this row has no effect: every place and role it names has a more "
                            "particular row")
                       : _ ("this row has no effect: nobody of that role is there"));
    }
}

static void
read_rows (pr_compiler *c, ready_row *rows)
{
  for (gsize i = 0; i < ROWS (c, READINESS); i++)
    {
      ready_row *r = &rows[i];
      const char *name = CELL (c, READINESS, i, CONDITION)->text;
      r->condition = pr_names_find (c->conditions, name);
      const char *role = CELL (c, READINESS, i, ROLE)->text;
      r->role = strcmp (role, "*") == 0
                    ? -1
                    : pr_refer_role (c, PR_TABLE_READINESS, i, PR_READINESS_ROLE, role);
      if (!pr_selector_read (c, PR_TABLE_READINESS, i, PR_READINESS_WHERE,
                             CELL (c, READINESS, i, WHERE)->text, &r->where)
          || BAD (c, READINESS, i, READY))
        r->where.force = PR_FORCE_NONE;
      if (pr_names_find (c->systems, name) >= 0)
        FAULT (c, READINESS, i, CONDITION, _ ("'%s' is also the name of a system"), name);
      r->place = PR_NONE16;
    }
}

/* [condition] pr_rows_at */
static GPtrArray *
rows_of_conditions (const pr_compiler *c, const ready_row *rows)
{
  GPtrArray *at = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_rows_at_free);
  for (uint16_t i = 0; i < c->w->n_conditions; i++)
    g_ptr_array_add (at, pr_rows_at_new ());
  for (gsize i = 0; i < ROWS (c, READINESS); i++)
    if (rows[i].condition >= 0)
      pr_rows_at_add (at->pdata[rows[i].condition], &rows[i].where, i);
  return at;
}

void
pr_compile_readiness (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, READINESS);
  for (gsize i = 0; i < n; i++)
    if (*CELL (c, READINESS, i, CONDITION)->text != '\0')
      pr_names_add (c->conditions, CELL (c, READINESS, i, CONDITION)->text);
  pr_names_sort (c->conditions);
  w->n_conditions = (uint16_t) pr_names_length (c->conditions);
  w->conditions = g_new0 (pr_condition, w->n_conditions + 1u);
  for (uint16_t i = 0; i < w->n_conditions; i++)
    w->conditions[i].name = g_strdup (pr_names_get (c->conditions, i));
  g_autofree ready_row *rows = g_new0 (ready_row, n + 1);
  read_rows (c, rows);
  g_autoptr (GPtrArray) at = rows_of_conditions (c, rows);
  double work = 0;
  for (uint16_t i = 0; i < w->n_conditions; i++)
    work += pr_rows_at_pairs (c, at->pdata[i], w->n_places) * w->n_roles;
  if (work > PR_MOST_WORK)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_READINESS].file }),
              _ ("%zu rows of %u conditions for %u roles at places are too many to be looked at"),
              n, w->n_conditions, w->n_lines);
  else
    {
      for (uint16_t i = 0; i < w->n_conditions; i++)
        find_things (c, rows, at->pdata[i], i);
      if (w->line_of != NULL)
        warn_of_no_effect (c, rows);
    }
}
