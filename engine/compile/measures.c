/* Measures: what is watched, when people look, and the reserves. */
#include "compile/measures.h"

#include "kernel/rng.h"
#include "scenario/limits.h"

#include <math.h>
#include <string.h>

#define MOST_MEASURES 100000 /* each at each of its places */
#define MOST_EXTRA 1000000   /* officers whom measures bring */

/* Reports the first error at one of the row's places: the others would be alike. */
#define TELL(r, row, C, ...)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(r)->told[row])                                                                           \
      FAULT ((r)->c, MEASURES, row, C, __VA_ARGS__);                                               \
    (r)->told[row] = 1;                                                                            \
  }                                                                                                \
  G_STMT_END

/* What is known of a reserve. */
typedef struct {
  uint16_t base; /* PR_NONE16: none */
  double speed, boat;
} origin;

/* A watch as a cell has it. */
typedef struct {
  bool good; /* and what the row's action names exists */
  pr_watch watch;
  int system; /* DOWN */
} watched;

/* -------- reserves -------- */

static void
read_skills (pr_compiler *c, gsize row, double *skills)
{
  const pr_learning *l = c->w->learning;
  const pr_amounts *amounts = &CELL (c, RESERVES, row, SKILLS)->v.amounts;
  uint16_t n = l != NULL ? l->n_names : 0;
  for (uint16_t i = 0; i < n; i++)
    skills[i] = NAN;
  if (amounts->all)
    FAULT (c, RESERVES, row, SKILLS, _ ("'all' names no skill; write as in desk 200"));
  for (gsize i = 0; i < amounts->n; i++)
    {
      const pr_amount *a = &amounts->items[i];
      int k = pr_names_find (c->skills, a->name);
      if (k < 0)
        pr_unknown (c, PR_TABLE_RESERVES, row, PR_RESERVES_SKILLS, PR_REF_SKILL, a->name,
                    n > 0 ? (const char *const *) l->names : NULL, n);
      else if (a->count == 0)
        FAULT (c, RESERVES, row, SKILLS, _ ("'%s' needs a number of pieces of work, not a share"),
               a->name);
      else if (k < n)
        skills[k] = (double) a->count;
    }
}

static origin *
read_reserves (pr_compiler *c, pr_policy *p)
{
  gsize n = ROWS (c, RESERVES);
  uint16_t n_skills = c->w->learning != NULL ? c->w->learning->n_names : 0;
  origin *origins = g_new0 (origin, n + 1);
  p->reserves = g_new0 (pr_reserve, n + 1);
  p->skills = g_new0 (double, n *n_skills + 1);
  for (gsize row = 0; row < n; row++)
    {
      const pr_cell *boat = CELL (c, RESERVES, row, BOAT);
      int base = CELL (c, RESERVES, row, BASE)->given
                     ? pr_refer_place (c, PR_TABLE_RESERVES, row, PR_RESERVES_BASE)
                     : -1;
      pr_names_add (c->reserves, CELL (c, RESERVES, row, RESERVE)->text);
      origins[row] = (origin){ .base = base < 0 ? PR_NONE16 : (uint16_t) base,
                               .speed = CELL (c, RESERVES, row, SPEED)->v.number,
                               .boat = boat->given ? boat->v.number : 0 };
      p->reserves[p->n_reserves++]
          = (pr_reserve){ .name = g_strdup (CELL (c, RESERVES, row, RESERVE)->text),
                          .officers = (uint32_t) CELL (c, RESERVES, row, OFFICERS)->v.count };
      read_skills (c, row, p->skills + row * n_skills);
    }
  return origins;
}

/* How long the reserve takes to the farthest of the places. */
static void
read_travel (pr_measures_reader *r, gsize row, const origin *from, pr_measure *m)
{
  const pr_world *w = r->c->w;
  const pr_crew like = { .speed = from->speed, .boat = from->boat };
  for (uint16_t i = 0; i < m->n_places && from->base != PR_NONE16; i++)
    {
      pr_time takes = pr_crew_travel (w, &like, from->base, m->places[i]);
      if (takes == PR_NEVER)
        {
          TELL (r, row, RESERVE,
                _ ("the reserve cannot come to %s: an island and no boat, or no coordinates"),
                w->places[m->places[i]].code);
          return;
        }
      m->travel = MAX (m->travel, takes);
    }
}

static void
read_reserve (pr_measures_reader *r, gsize row, const origin *origins, pr_measure *m)
{
  pr_compiler *c = r->c;
  m->reserve = PR_NONE32;
  if (!CELL (c, MEASURES, row, RESERVE)->given || BAD (c, MEASURES, row, ACTION))
    return;
  if (m->action != PR_ACTION_REINFORCE)
    TELL (r, row, RESERVE, _ ("officers of a reserve can only reinforce; this does not"));
  else if (!r->told[row])
    {
      int reserve = REFER (c, MEASURES, row, RESERVE, PR_REF_RESERVE, c->reserves);
      r->told[row] |= reserve < 0;
      m->reserve = reserve < 0 ? PR_NONE32 : (uint32_t) reserve;
      if (reserve >= 0)
        read_travel (r, row, &origins[reserve], m);
    }
}

/* -------- what is watched -------- */

static bool
watches_lines (pr_watch watch)
{
  return watch == PR_WATCH_WAITING_DAYS || watch == PR_WATCH_WAITING || watch == PR_WATCH_OLDEST;
}

/* The word, and the system after `down`. */
static watched
read_watch (pr_compiler *c, gsize row)
{
  char **names = CELL (c, MEASURES, row, WATCH)->v.names;
  watched v = { .system = -1 };
  int watch = 0;
  if (names == NULL || names[0] == NULL)
    return v;
  while (pr_watch_words[watch] != NULL && strcmp (pr_watch_words[watch], names[0]) != 0)
    watch++;
  guint n = g_strv_length (names);
  v.watch = (pr_watch) watch;
  if (pr_watch_words[watch] == NULL)
    {
      const char *nearest = pr_nearest (names[0], pr_watch_words, (gsize) watch);
      g_autofree char *list = g_strjoinv (", ", (char **) pr_watch_words);
      if (nearest != NULL)
        FAULT (c, MEASURES, row, WATCH, _ ("'%s' cannot be watched; did you mean '%s'?"), names[0],
               nearest);
      else
        FAULT (c, MEASURES, row, WATCH, _ ("'%s' cannot be watched; allowed: %s"), names[0], list);
    }
  else if (watch != PR_WATCH_DOWN && n > 1)
    FAULT (c, MEASURES, row, WATCH, _ ("nothing follows '%s'"), names[0]);
  else if (watch == PR_WATCH_DOWN && n != 2)
    FAULT (c, MEASURES, row, WATCH, _ ("'down' needs the name of one system, as in down portal"));
  else if (watch == PR_WATCH_DOWN && (v.system = pr_names_find (c->systems, names[1])) < 0)
    pr_unknown (c, PR_TABLE_MEASURES, row, PR_MEASURES_WATCH, PR_REF_SYSTEM, names[1],
                (const char *const *) c->systems->names->pdata, pr_names_length (c->systems));
  else
    v.good = true;
  if (v.system >= 0)
    c->systems->used->data[v.system] = 1;
  return v;
}

static void
check_thresholds (pr_compiler *c, gsize row, pr_watch watch)
{
  const pr_cell *on = CELL (c, MEASURES, row, ON), *off = CELL (c, MEASURES, row, OFF);
  bool share = watch == PR_WATCH_ON_TIME_7D;
  if (watch == PR_WATCH_DATE && on->given)
    FAULT (c, MEASURES, row, ON, _ ("has no meaning with date; the dates are from and until"));
  /* A column that the file does not have is told once. */
  bool has_on = on->pos.column > 0 || row == 0;
  if (!on->given && has_on && watch != PR_WATCH_DATE && watch != PR_WATCH_DOWN)
    FAULT (c, MEASURES, row, ON, _ ("on is blank; '%s' needs a value"), pr_watch_words[watch]);
  if (off->given && (watch == PR_WATCH_DATE || watch == PR_WATCH_DOWN))
    FAULT (c, MEASURES, row, OFF,
           watch == PR_WATCH_DATE ? _ ("has no meaning with date; the dates are from and until")
                                  : _ ("has no meaning with down; it ends when the system is up"));
  else if (on->given && off->given && !BAD (c, MEASURES, row, ON)
           && (share ? off->v.number <= on->v.number : off->v.number >= on->v.number))
    FAULT (c, MEASURES, row, OFF,
           share
               ? _ ("off '%s' is not above on '%s'; of a share that is too low, off must be the "
                    "higher one")
               : _ ("off '%s' is not below on '%s'; otherwise the measure would end as soon as it "
                    "begins"),
           off->text, on->text);
  if (share && on->given && on->v.number > 1)
    FAULT (c, MEASURES, row, ON, _ ("'%s' is no share; it is at most 100%%"), on->text);
  if (share && off->given && off->v.number > 1)
    FAULT (c, MEASURES, row, OFF, _ ("'%s' is no share; it is at most 100%%"), off->text);
}

/* Whether the row's pool has a meaning. */
static bool
names_lines (const pr_compiler *c, gsize row, const watched *v)
{
  return watches_lines (v->watch)
         || CELL (c, MEASURES, row, ACTION)->v.action.kind == PR_ACTION_OVERTIME;
}

/* What a row alone can show. */
static void
check_row (pr_compiler *c, gsize row, const watched *v)
{
  const pr_cell *least = CELL (c, MEASURES, row, AT_LEAST),
                *most = CELL (c, MEASURES, row, AT_MOST);
  if (v->good)
    check_thresholds (c, row, v->watch);
  if (most->given && most->v.time == 0)
    FAULT (c, MEASURES, row, AT_MOST, _ ("'%s' leaves it no time"), most->text);
  else if (least->given && most->given && least->v.time > most->v.time)
    FAULT (c, MEASURES, row, AT_LEAST, _ ("at_least '%s' is more than at_most '%s'"), least->text,
           most->text);
  if (CELL (c, MEASURES, row, POOL)->given && v->good && !BAD (c, MEASURES, row, ACTION)
      && !names_lines (c, row, v))
    FAULT (c, MEASURES, row, POOL, _ ("'%s' has no meaning: no lines are watched"),
           CELL (c, MEASURES, row, POOL)->text);
}

typedef struct {
  uint32_t pool, kind;
} pool_of_kind;

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const pool_of_kind *x = a, *y = b;
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  return x->pool < y->pool ? -1 : x->pool > y->pool;
}

/* The pools whose lines are watched. Those of one name are a group: only together there are several
 * in one. */
static void
watch_pools (pr_measures_reader *r, gsize row, pr_measure *m)
{
  const pr_world *w = r->c->w;
  const pr_cell *named = CELL (r->c, MEASURES, row, POOL);
  g_autoptr (GArray) pools = g_array_new (FALSE, FALSE, sizeof (pool_of_kind));
  for (uint16_t i = 0; i < m->n_places; i++)
    {
      const pr_place *place = &w->places[m->places[i]];
      for (uint32_t p = place->first_pool; p < place->first_pool + place->n_pools; p++)
        if (!named->given || strcmp (w->pools[p].name, named->text) == 0)
          {
            pool_of_kind pool = { p, w->pools[p].kind };
            g_array_append_val (pools, pool);
          }
    }
  g_array_sort (pools, compare_kinds);
  m->n_pools = pools->len;
  m->pools = g_new (uint32_t, pools->len + 1);
  m->group = g_new (uint32_t, pools->len + 1);
  for (guint i = 0; i < pools->len; i++)
    {
      const pool_of_kind *p = &g_array_index (pools, pool_of_kind, i);
      m->pools[i] = p->pool;
      m->group[i] = i == 0 ? 0 : m->group[i - 1] + (p->kind != p[-1].kind);
    }
}

/* The instances of the system at the places; that of the province counts once. */
static void
watch_system (const pr_world *w, const watched *v, pr_measure *m)
{
  const pr_system *s = &w->systems[v->system];
  m->things = g_new (uint32_t, m->n_places + 1u);
  for (uint16_t i = 0; i < m->n_places; i++)
    {
      uint32_t thing = s->thing_of[m->places[i]];
      if (m->n_things == 0 || m->things[m->n_things - 1] != thing)
        m->things[m->n_things++] = thing;
    }
}

/* Whether the place has what the row watches; with `tell`, reports it if not. */
static bool
watch_fits (pr_measures_reader *r, gsize row, const watched *v, uint16_t place, bool tell)
{
  const pr_world *w = r->c->w;
  const char *code = w->places[place].code;
  const pr_cell *named = CELL (r->c, MEASURES, row, POOL);
  if (named->given && names_lines (r->c, row, v)
      && !pr_pool_fits (r, row, PR_MEASURES_POOL, place, named->text, tell))
    return false;
  if (v->watch == PR_WATCH_DOWN && w->systems[v->system].thing_of[place] == PR_NONE32)
    {
      if (tell)
        FAULT (r->c, MEASURES, row, WATCH, _ ("%s has no system '%s'"), code,
               w->systems[v->system].name);
      return false;
    }
  if (!watches_lines (v->watch) || w->places[place].n_pools > 0)
    return true;
  if (tell && !pr_pools_in_error (r->c))
    FAULT (r->c, MEASURES, row, WHERE, _ ("nobody works at %s, and nothing waits there"), code);
  return false;
}

/* -------- rows -------- */

static uint64_t
hash_of (const pr_compiler *c, gsize row, uint16_t place, bool together)
{
  uint64_t hash = pr_hash_string (PR_HASH_SEED, CELL (c, MEASURES, row, MEASURE)->text);
  const char *where = together ? CELL (c, MEASURES, row, WHERE)->text : c->w->places[place].code;
  return pr_hash_finish (pr_hash_string (hash, where));
}

static void
read_times (const pr_compiler *c, gsize row, pr_measure *m)
{
  const pr_world *w = c->w;
  const pr_cell *from = CELL (c, MEASURES, row, FROM), *until = CELL (c, MEASURES, row, UNTIL),
                *at_most = CELL (c, MEASURES, row, AT_MOST), *most = CELL (c, MEASURES, row, MOST),
                *delay = CELL (c, MEASURES, row, DELAY);
  m->from = from->given ? MAX ((pr_time) (from->v.day - w->epoch) * PR_DAY, w->start) : w->start;
  m->until = until->given ? (pr_time) (until->v.day - w->epoch + 1) * PR_DAY : PR_NEVER;
  m->at_least = CELL (c, MEASURES, row, AT_LEAST)->v.time;
  m->at_most = at_most->given ? at_most->v.time : PR_NEVER;
  m->again_after = CELL (c, MEASURES, row, AGAIN_AFTER)->v.time;
  m->most = most->given ? (uint32_t) most->v.count : PR_NONE32;
  if (delay->given && !BAD (c, MEASURES, row, DELAY))
    {
      m->delay = g_new0 (pr_dist, 1);
      pr_dist_copy (m->delay, &delay->v.dist);
    }
}

/* A row at some places: at one, or together at all that it wins. */
static void
add_measure (pr_measures_reader *r, gsize row, guint name, const watched *v, const origin *origins,
             const uint16_t *places, uint16_t n)
{
  pr_compiler *c = r->c;
  const pr_look *look = &CELL (c, MEASURES, row, LOOK)->v.look;
  const pr_cell *on = CELL (c, MEASURES, row, ON), *off = CELL (c, MEASURES, row, OFF);
  pr_measure m = { .hash = hash_of (c, row, places[0], n > 1),
                   .name = (uint16_t) name,
                   .n_places = n,
                   .places = g_memdup2 (places, n * sizeof *places),
                   .watch = v->watch,
                   .on = on->v.number,
                   .off = off->given                  ? off->v.number
                          : v->watch == PR_WATCH_DOWN ? 0
                                                      : NAN,
                   .on_for = (uint32_t) CELL (c, MEASURES, row, FOR)->v.count,
                   .off_for = (uint32_t) CELL (c, MEASURES, row, OFF_FOR)->v.count,
                   .look = look->kind,
                   .weekday = look->weekday,
                   .clock = look->clock,
                   .cost = CELL (c, MEASURES, row, COST)->v.number,
                   .cost_per_day = CELL (c, MEASURES, row, COST_PER_DAY)->v.number,
                   .rank = (uint32_t) CELL (c, MEASURES, row, RANK)->v.count };
  read_times (c, row, &m);
  if (watches_lines (v->watch))
    watch_pools (r, row, &m);
  if (v->watch == PR_WATCH_DOWN)
    watch_system (r->c->w, v, &m);
  pr_read_action (r, row, &m);
  read_reserve (r, row, origins, &m);
  g_array_append_val (r->measures, m);
  g_array_append_val (r->rows, row);
}

/* The places of those picks of a row that have what it needs, from the ith pick on; of a row whose
 * places do not act together, only that of the ith. */
static uint16_t
places_of (pr_measures_reader *r, const GArray *picks, guint i, const watched *v, uint16_t *places)
{
  gsize row = g_array_index (picks, pr_pick, i).row;
  bool together = CELL (r->c, MEASURES, row, TOGETHER)->v.yes;
  uint16_t n = 0;
  for (guint k = i; k < (together ? picks->len : i + 1); k++)
    {
      const pr_pick *pick = &g_array_index (picks, pr_pick, k);
      if (pick->row == row && watch_fits (r, row, v, pick->place, false)
          && pr_action_fits (r, row, pick->place, false))
        places[n++] = pick->place;
    }
  return n;
}

/* A row none of whose places has what it needs: says what its first one lacks. */
static void
tell_unfit (pr_measures_reader *r, gsize row, const watched *v, uint16_t place)
{
  if (watch_fits (r, row, v, place, true))
    pr_action_fits (r, row, place, true);
}

/* Picks are in the order of places; rows whose places act together are one measure, at the first of
 * them. Places that lack what a row needs do not run it. */
static void
read_picks (pr_measures_reader *r, const GArray *picks, const watched *watches,
            const origin *origins)
{
  pr_compiler *c = r->c;
  gsize n_rows = ROWS (c, MEASURES);
  g_autofree uint16_t *places = g_new (uint16_t, c->w->n_places + 1u),
                      *first = g_new (uint16_t, n_rows + 1);
  g_autofree guint8 *runs = g_new0 (guint8, n_rows + 1), *picked = g_new0 (guint8, n_rows + 1);
  for (guint i = 0; i < picks->len && r->measures->len < MOST_MEASURES; i++)
    {
      const pr_pick *pick = &g_array_index (picks, pr_pick, i);
      gsize row = pick->row;
      if (!watches[row].good || (runs[row] && CELL (c, MEASURES, row, TOGETHER)->v.yes))
        continue;
      uint16_t n = places_of (r, picks, i, &watches[row], places);
      if (!picked[row])
        first[row] = pick->place;
      picked[row] = 1;
      runs[row] |= n > 0;
      if (n > 0)
        add_measure (r, row, pick->key, &watches[row], origins, places, n);
    }
  for (gsize row = 0; row < n_rows; row++)
    if (picked[row] && !runs[row])
      tell_unfit (r, row, &watches[row], first[row]);
  if (r->measures->len == MOST_MEASURES)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_MEASURES].file }),
              _ ("the rows stand for more than %d measures"), MOST_MEASURES);
}

/* Whether a what-if that applies from a date has the measure of its base. */
static bool
is_of_base (const pr_measures_reader *r, uint32_t measure)
{
  const pr_policy *p = r->c->before != NULL ? r->c->before->policy : NULL;
  uint64_t hash = r->c->w->policy->measures[measure].hash;
  for (uint32_t i = 0; p != NULL && i < p->n_measures; i++)
    if (p->measures[i].hash == hash)
      return true;
  return false;
}

/* Officers of the base's measures keep their numbers. */
static int
compare_extras (gconstpointer a, gconstpointer b, gpointer reader)
{
  const pr_extra *x = a, *y = b;
  if (x->pool != y->pool)
    return x->pool < y->pool ? -1 : 1;
  bool x_old = is_of_base (reader, x->measure), y_old = is_of_base (reader, y->measure);
  if (x_old != y_old)
    return x_old ? -1 : 1;
  return x->measure < y->measure ? -1 : x->measure > y->measure;
}

/* Numbers the officers whom measures bring, those of a pool after one another. */
static void
number_extras (pr_measures_reader *r, pr_policy *p)
{
  pr_world *w = r->c->w;
  uint64_t n = 0;
  for (guint i = 0; i < r->extras->len; i++)
    n += g_array_index (r->extras, pr_extra, i).n;
  if (n > MOST_EXTRA)
    {
      pr_error (r->c->diag, ((pr_pos){ .file = r->c->t->table[PR_TABLE_MEASURES].file }),
                _ ("more than %d officers reinforce, each measure by itself"), MOST_EXTRA);
      g_array_set_size (r->extras, 0);
    }
  g_array_sort_with_data (r->extras, compare_extras, r);
  p->n_extras = r->extras->len;
  p->extras = (pr_extra *) (gpointer) g_array_steal (r->extras, NULL);
  for (guint i = 0; i < p->n_measures; i++)
    if (p->measures[i].action == PR_ACTION_REINFORCE)
      p->measures[i].n_targets = 0;
  for (uint32_t i = 0; i < p->n_extras; i++)
    {
      pr_extra *e = &p->extras[i];
      pr_measure *m = &p->measures[e->measure];
      pr_pool *pool = &w->pools[e->pool];
      if (pool->n_extra == 0)
        pool->first_extra = p->n_extra_officers;
      e->first = p->n_extra_officers;
      pool->n_extra += e->n;
      p->n_extra_officers += e->n;
      m->targets[m->n_targets++] = i;
    }
}

/* Whether the row has measures, none of which gives any pool other hours. */
static bool
keeps_hours (const pr_measures_reader *r, gsize row)
{
  const pr_world *w = r->c->w;
  bool any = false;
  for (guint i = 0; i < r->measures->len; i++)
    {
      const pr_measure *m = &g_array_index (r->measures, pr_measure, i);
      for (uint32_t k = 0; k < m->n_targets && g_array_index (r->rows, gsize, i) == row; k++)
        {
          if (w->shifts[m->targets[k]].calendar != m->calendar)
            return false;
          any = true;
        }
    }
  return any;
}

/* Warns if the only row that changes hours changes none; of several, one may end what another has
 * begun. */
static void
check_hours (const pr_measures_reader *r)
{
  pr_compiler *c = r->c;
  gsize n = 0, only = 0;
  for (gsize row = 0; row < ROWS (c, MEASURES); row++)
    if (CELL (c, MEASURES, row, ACTION)->v.action.kind == PR_ACTION_HOURS)
      {
        n++;
        only = row;
      }
  if (n == 1 && keeps_hours (r, only))
    CAUTION (c, MEASURES, only, ACTION,
             _ ("this has no effect: its pools keep the calendar '%s' already"),
             CELL (c, MEASURES, only, ACTION)->v.action.calendar);
}

/* Warns about reserves that nobody asks for. */
static void
check_reserves (pr_compiler *c)
{
  for (gsize row = 0; row < ROWS (c, RESERVES); row++)
    {
      int name = pr_names_find (c->reserves, CELL (c, RESERVES, row, RESERVE)->text);
      if (name >= 0 && !c->reserves->used->data[name])
        CAUTION (c, RESERVES, row, RESERVE, _ ("no measure uses this reserve"));
    }
}

void
pr_compile_measures (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, MEASURES);
  if (n == 0 && ROWS (c, RESERVES) == 0)
    return;
  pr_policy *p = w->policy = g_new0 (pr_policy, 1);
  g_autofree origin *origins = read_reserves (c, p);
  g_autofree watched *watches = g_new0 (watched, n + 1);
  g_autofree guint8 *told = g_new0 (guint8, n + 1);
  for (gsize row = 0; row < n; row++)
    {
      watches[row] = read_watch (c, row);
      check_row (c, row, &watches[row]);
      watches[row].good &= pr_action_known (c, row);
    }
  g_autoptr (GArray) picks
      = pr_select (c, PR_TABLE_MEASURES, PR_MEASURES_MEASURE, PR_MEASURES_WHERE, c->measures);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gsize)),
                     targets = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
                     extras = g_array_new (FALSE, FALSE, sizeof (pr_extra)),
                     measures = g_array_new (FALSE, FALSE, sizeof (pr_measure));
  pr_measures_reader r = { c, measures, rows, extras, targets, told };
  read_picks (&r, picks, watches, origins);
  p->n_measures = measures->len;
  p->measures = g_memdup2 (measures->data, measures->len * sizeof (pr_measure));
  p->n_names = (uint16_t) pr_names_length (c->measures);
  p->names = g_new0 (char *, p->n_names + 1u);
  for (uint16_t i = 0; i < p->n_names; i++)
    p->names[i] = g_strdup (pr_names_get (c->measures, i));
  pr_raise_priorities (&r, p);
  number_extras (&r, p);
  check_hours (&r);
  check_reserves (c);
}
