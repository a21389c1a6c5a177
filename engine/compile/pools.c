/* Pools of staff: shifts, roles, lines and officers. */
#include "compile/select.h"

#include <string.h>

#define MOST_OFFICERS 1000000
#define MOST_ROLES 1000

typedef struct {
  uint16_t place, calendar; /* of a what-if from a date: that of its base */
  uint16_t own;             /* calendar of the row */
  bool spare;               /* a measure may change its hours, or a date: it has a spare shift */
  gsize n_roles;
  const char *name;
  gsize row;
} plan;

static int
compare_preference (const plan *x, const plan *y)
{
  if (x->n_roles != y->n_roles)
    return x->n_roles < y->n_roles ? -1 : 1;
  return strcmp (x->name, y->name);
}

static int
compare_plans (gconstpointer a, gconstpointer b)
{
  const plan *x = a, *y = b;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  if (x->calendar != y->calendar)
    return x->calendar < y->calendar ? -1 : 1;
  return compare_preference (x, y);
}

static void
check_rows (pr_compiler *c, int *calendar)
{
  for (gsize i = 0; i < ROWS (c, POOLS); i++)
    {
      calendar[i] = REFER (c, POOLS, i, CALENDAR, PR_REF_CALENDAR, c->calendars);
      if (CELL (c, POOLS, i, SHARE)->v.number <= 0)
        FAULT (c, POOLS, i, SHARE,
               _ ("a share of 0 leaves no time for dossiers; write count 0 for a pool that is not "
                  "there"));
      pr_check_pool_time (c, i, calendar[i]);
    }
}

/* Whether some measure changes the hours of pools of that name. */
static bool
has_own_hours (const pr_compiler *c, const char *pool)
{
  for (gsize row = 0; row < ROWS (c, MEASURES); row++)
    {
      const pr_action *a = &CELL (c, MEASURES, row, ACTION)->v.action;
      if (a->kind == PR_ACTION_HOURS && a->name != NULL && strcmp (a->name, pool) == 0)
        return true;
    }
  return false;
}

/* The calendar by which the pool is put in order, into shifts. */
static uint16_t
calendar_before (const pr_compiler *c, uint16_t place, const char *name, uint16_t own)
{
  const pr_world *w = c->before;
  const pr_place *at = w != NULL && place < w->n_places ? &w->places[place] : NULL;
  for (uint32_t i = 0; at != NULL && i < at->n_pools; i++)
    {
      const pr_pool *p = &w->pools[at->first_pool + i];
      if (strcmp (p->name, name) == 0)
        {
          int calendar
              = pr_names_find (c->calendars, w->calendar_names[w->shifts[p->shift].calendar]);
          return calendar >= 0 ? (uint16_t) calendar : own;
        }
    }
  return own;
}

/* Winning rows with officers, in the world's order. */
static GArray *
plan_pools (pr_compiler *c)
{
  g_autofree int *calendar = g_new0 (int, ROWS (c, POOLS) + 1);
  check_rows (c, calendar);
  g_autoptr (pr_names) keys = pr_names_new ();
  g_autoptr (GArray) picks = pr_select (c, PR_TABLE_POOLS, PR_POOLS_POOL, PR_POOLS_WHERE, keys);
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (plan));
  for (guint i = 0; i < picks->len; i++)
    {
      const pr_pick *pick = &g_array_index (picks, pr_pick, i);
      char **roles = CELL (c, POOLS, pick->row, ROLES)->v.names;
      if (calendar[pick->row] < 0 || roles == NULL || roles[0] == NULL
          || CELL (c, POOLS, pick->row, COUNT)->v.count == 0)
        continue;
      const char *name = CELL (c, POOLS, pick->row, POOL)->text;
      uint16_t own = (uint16_t) calendar[pick->row];
      plan p = { pick->place,
                 calendar_before (c, pick->place, name, own),
                 own,
                 c->also != NULL || has_own_hours (c, name),
                 g_strv_length (roles),
                 name,
                 pick->row };
      g_array_append_val (plans, p);
    }
  g_array_sort (plans, compare_plans);
  return plans;
}

static pr_names *
collect_roles (pr_compiler *c, const GArray *plans)
{
  pr_names *roles = pr_names_new ();
  for (guint i = 0; i < plans->len; i++)
    {
      char **names = CELL (c, POOLS, g_array_index (plans, plan, i).row, ROLES)->v.names;
      for (gsize k = 0; names[k] != NULL; k++)
        pr_names_add (roles, names[k]);
    }
  pr_names_sort (roles);
  return roles;
}

/* The last shift that is not a spare one; NULL: there is none yet. */
static pr_shift *
last_shift (const pr_world *w)
{
  uint32_t i = w->n_shifts;
  while (i > 0 && w->shifts[i - 1].spare)
    i--;
  return i > 0 ? &w->shifts[i - 1] : NULL;
}

static void
add_shift (pr_world *w, const plan *p, uint32_t pool, bool spare)
{
  w->shifts[w->n_shifts++] = (pr_shift){ p->place, spare ? p->own : p->calendar, pool, 1, spare };
  w->places[p->place].n_shifts++;
}

/* Fills pools, and shifts: runs of pools of one place and calendar. */
static void
fill_pools (pr_compiler *c, const GArray *plans)
{
  pr_world *w = c->w;
  w->pools = g_new0 (pr_pool, plans->len + 1);
  w->shifts = g_new0 (pr_shift, 2 * plans->len + 1);
  for (uint32_t i = 0; i < plans->len; i++)
    {
      const plan *p = &g_array_index (plans, plan, i);
      pr_place *place = &w->places[p->place];
      pr_shift *last = last_shift (w);
      if (place->n_pools++ == 0)
        {
          place->first_pool = i;
          place->first_shift = w->n_shifts;
        }
      if (last != NULL && last->place == p->place && last->calendar == p->calendar)
        last->n_pools++;
      else
        add_shift (w, p, i, false);
      uint32_t shift = (uint32_t) (last_shift (w) - w->shifts);
      pr_pool *pool = &w->pools[w->n_pools++];
      pool->name = g_strdup (p->name);
      pool->place = p->place;
      pool->shift = shift;
      pool->spare_shift = p->spare ? w->n_shifts : PR_NONE32;
      if (p->own != p->calendar)
        pool->shift = pool->spare_shift;
      if (p->spare)
        add_shift (w, p, i, true);
      pool->count = (uint32_t) CELL (c, POOLS, p->row, COUNT)->v.count;
      pool->least = 1;
      pool->share = CELL (c, POOLS, p->row, SHARE)->v.number;
      pool->time = pr_pool_time_of (c, p->row, place->code);
      pool->room = CELL (c, POOLS, p->row, ROOM)->given
                       ? (uint32_t) CELL (c, POOLS, p->row, ROOM)->v.count
                       : PR_NONE32;
      pool->order = (pr_order) CELL (c, POOLS, p->row, ORDER)->v.choice;
      pool->first_officer = w->n_officers;
      w->n_officers += pool->count;
      if (w->n_officers > MOST_OFFICERS)
        {
          FAULT (c, POOLS, p->row, COUNT, _ ("more than %d officers in all"), MOST_OFFICERS);
          return;
        }
    }
}

/* Fills the names of pools, in their order. */
static void
fill_kinds (pr_world *w)
{
  g_autoptr (pr_names) names = pr_names_new ();
  for (uint32_t i = 0; i < w->n_pools; i++)
    pr_names_add (names, w->pools[i].name);
  pr_names_sort (names);
  w->n_kinds = (uint16_t) pr_names_length (names);
  w->kinds = g_new (char *, w->n_kinds + 1u);
  for (uint16_t k = 0; k < w->n_kinds; k++)
    w->kinds[k] = g_strdup (pr_names_get (names, k));
  for (uint32_t i = 0; i < w->n_pools; i++)
    w->pools[i].kind = (uint16_t) pr_names_find (names, w->pools[i].name);
}

/* Fills lines: every role that some pool of a place has. */
static void
fill_lines (pr_compiler *c, const GArray *plans, const pr_names *roles)
{
  pr_world *w = c->w;
  gsize n = (gsize) w->n_places * w->n_roles;
  w->line_of = g_new (uint32_t, n + 1);
  memset (w->line_of, 0xff, n * sizeof *w->line_of);
  gsize *wanted = g_new0 (gsize, n + 1); /* pools of each line */
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const plan *p = &g_array_index (plans, plan, i);
      char **names = CELL (c, POOLS, p->row, ROLES)->v.names;
      for (gsize k = 0; names[k] != NULL; k++)
        wanted[(gsize) p->place * w->n_roles + (gsize) pr_names_find (roles, names[k])]++;
    }
  for (gsize i = 0; i < n; i++)
    w->n_lines += wanted[i] > 0;
  w->lines = g_new0 (pr_line, w->n_lines + 1);
  uint32_t line = 0;
  for (gsize i = 0; i < n; i++)
    if (wanted[i] > 0)
      {
        w->lines[line] = (pr_line){ .place = (uint16_t) (i / w->n_roles),
                                    .role = (uint16_t) (i % w->n_roles),
                                    .pools = g_new (uint32_t, wanted[i]),
                                    .room = PR_NONE32 };
        w->line_of[i] = line++;
      }
  g_free (wanted);
}

/* The rooms of a line's pools add up; an unlimited one holds everybody. */
static void
add_rooms (pr_world *w)
{
  for (uint32_t i = 0; i < w->n_lines; i++)
    {
      pr_line *line = &w->lines[i];
      uint64_t sum = 0;
      for (uint16_t k = 0; k < line->n_pools; k++)
        if (w->pools[line->pools[k]].room == PR_NONE32)
          sum = PR_NONE32;
        else
          sum = MIN (sum + w->pools[line->pools[k]].room, PR_NONE32);
      line->room = (uint32_t) sum;
      w->has_rooms |= line->room != PR_NONE32;
    }
}

/* Two pools of a line that do not take from it in one order. Reported at the later row, once. */
static void
report_orders (pr_compiler *c, const pr_line *line, gsize a, gsize b, guint8 *told)
{
  gsize row = MAX (a, b), other = MIN (a, b);
  if (told[row] || BAD (c, POOLS, other, ORDER))
    return;
  told[row] = 1;
  FAULT (c, POOLS, row, ORDER,
         _ ("pool '%s' takes work of the role '%s' at %s in the order '%s', pool '%s' (%s:%d) in "
            "the order '%s'; pools that share a line must have the same order"),
         CELL (c, POOLS, row, POOL)->text, c->w->roles[line->role], c->w->places[line->place].code,
         pr_order_words[CELL (c, POOLS, row, ORDER)->v.choice], CELL (c, POOLS, other, POOL)->text,
         CELL (c, POOLS, other, POOL)->pos.file, CELL (c, POOLS, other, POOL)->pos.line,
         pr_order_words[CELL (c, POOLS, other, ORDER)->v.choice]);
}

static void
set_orders (pr_compiler *c, const GArray *plans)
{
  pr_world *w = c->w;
  g_autofree guint8 *told = g_new0 (guint8, ROWS (c, POOLS) + 1);
  for (uint32_t i = 0; i < w->n_lines; i++)
    {
      pr_line *line = &w->lines[i];
      const uint32_t *pools = line->pools;
      line->order = w->pools[pools[0]].order;
      for (uint16_t k = 1; k < line->n_pools; k++)
        if (w->pools[pools[k]].order != line->order)
          report_orders (c, line, g_array_index (plans, plan, pools[0]).row,
                         g_array_index (plans, plan, pools[k]).row, told);
    }
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  uint32_t x = *(const uint32_t *) a, y = *(const uint32_t *) b;
  return x < y ? -1 : x > y;
}

static int
compare_pools (gconstpointer a, gconstpointer b, gpointer plans)
{
  return compare_preference (&g_array_index ((GArray *) plans, plan, *(const uint32_t *) a),
                             &g_array_index ((GArray *) plans, plan, *(const uint32_t *) b));
}

/* The lines of a place are in the order of roles, so that a pool's sorted lines are by role
 * name. */
static void
join_pools_and_lines (pr_compiler *c, GArray *plans, const pr_names *roles)
{
  pr_world *w = c->w;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const plan *p = &g_array_index (plans, plan, i);
      pr_pool *pool = &w->pools[i];
      char **names = CELL (c, POOLS, p->row, ROLES)->v.names;
      pool->lines = g_new (uint32_t, p->n_roles);
      pool->n_lines = (uint16_t) p->n_roles;
      for (gsize k = 0; k < p->n_roles; k++)
        {
          uint32_t line
              = w->line_of[(gsize) p->place * w->n_roles + (gsize) pr_names_find (roles, names[k])];
          pool->lines[k] = line;
          w->lines[line].pools[w->lines[line].n_pools++] = i;
        }
      qsort (pool->lines, p->n_roles, sizeof *pool->lines, compare_indices);
    }
  for (uint32_t i = 0; i < w->n_lines; i++)
    g_qsort_with_data (w->lines[i].pools, w->lines[i].n_pools, sizeof (uint32_t), compare_pools,
                       plans);
}

void
pr_compile_pools (pr_compiler *c)
{
  pr_world *w = c->w;
  g_autoptr (GArray) plans = plan_pools (c);
  g_autoptr (pr_names) roles = collect_roles (c, plans);
  if (pr_names_length (roles) > MOST_ROLES)
    {
      pr_error (c->diag, (pr_pos){ c->t->table[PR_TABLE_POOLS].file, 0, 0 },
                _ ("%u roles; the most is %d"), pr_names_length (roles), MOST_ROLES);
      return;
    }
  w->n_roles = (uint16_t) pr_names_length (roles);
  w->roles = g_new0 (char *, w->n_roles + 1);
  for (uint16_t i = 0; i < w->n_roles; i++)
    w->roles[i] = g_strdup (pr_names_get (roles, i));
  fill_pools (c, plans);
  fill_kinds (w);
  fill_lines (c, plans, roles);
  join_pools_and_lines (c, plans, roles);
  add_rooms (w);
  set_orders (c, plans);
}
