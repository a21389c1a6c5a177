/* Walk: see walk.h. */
#include "report/replay/walk.h"

#include "experiment/trace.h"

#include <string.h>

const char *const pr_walk_names[PR_N_WALK_SERIES] = {
#define NAME(ID, name, of) #name,
  PR_WALK_SERIES (NAME)
#undef NAME
};
const pr_walk_of pr_walk_of_what[PR_N_WALK_SERIES] = {
#define OF(ID, name, of) PR_WALK_OF_##of,
  PR_WALK_SERIES (OF)
#undef OF
};

typedef enum { NOWHERE, IN_LINE, IN_HAND, LAID_DOWN, HELD } whereabouts;

/* What the log's number of an item stands for now. */
typedef struct {
  uint64_t hash, ident;
  pr_time came;
  int32_t due; /* INT32_MAX: none */
  uint32_t line, officer;
  uint16_t filing, place, at; /* at: where it was counted; place: where it was last */
  uint16_t step;              /* that it is at, and 1; 0: at none */
  uint8_t where;
  bool counts; /* in process */
  bool branch, visitor, runs /* the law's clock */, completed, served;
} walker;

typedef struct {
  uint32_t in_hand, held;
  uint8_t away; /* pr_away + 1; 0: here */
} worker;

struct _pr_walk {
  const pr_world *world;
  pr_walk_listener listener;
  int32_t *value[PR_N_WALK_SERIES];
  walker *items;
  uint32_t n_items;
  worker *officers;
  int32_t *due; /* [place * n_days + day - first_day]: not overdue yet */
  int32_t first_day, n_days, overdue_day;
  GHashTable *forked;  /* pr_dossier: in branches now */
  GHashTable *backlog; /* hashes of the rows of the backlog file */
};

pr_walk *
pr_walk_new (const pr_world *world, const pr_walk_listener *listener)
{
  pr_walk *w = g_new0 (pr_walk, 1);
  w->world = world;
  w->listener = listener != NULL ? *listener : (pr_walk_listener){ NULL, NULL, NULL };
  for (int s = 0; s < PR_N_WALK_SERIES; s++)
    w->value[s] = g_new0 (int32_t, pr_walk_count (world, pr_walk_of_what[s]) + 1);
  w->officers = g_new0 (worker, pr_world_all_officers (world) + 1);
  w->first_day = pr_time_day (world->begin);
  w->n_days = world->end_day - w->first_day;
  w->overdue_day = w->first_day - 1;
  w->due = g_new0 (int32_t, (size_t) world->n_places * (size_t) w->n_days);
  w->forked = g_hash_table_new_full (pr_dossier_hash, pr_dossier_equal, g_free, NULL);
  w->backlog = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (size_t i = 0; i < world->n_backlog; i++)
    g_hash_table_add (w->backlog, &world->backlog[i].hash);
  return w;
}

void
pr_walk_free (pr_walk *w)
{
  if (w == NULL)
    return;
  for (int s = 0; s < PR_N_WALK_SERIES; s++)
    g_free (w->value[s]);
  g_free (w->items);
  g_free (w->officers);
  g_free (w->due);
  g_hash_table_unref (w->forked);
  g_hash_table_unref (w->backlog);
  g_free (w);
}

uint32_t
pr_walk_count (const pr_world *world, pr_walk_of of)
{
  const uint32_t n[PR_N_WALK_OF] = { [PR_WALK_OF_PLACES] = world->n_places,
                                     [PR_WALK_OF_LINES] = world->n_lines,
                                     [PR_WALK_OF_POOLS] = world->n_pools,
                                     [PR_WALK_OF_THINGS] = world->n_things,
                                     [PR_WALK_OF_STEPS] = world->n_steps };
  return n[of];
}

const int32_t *
pr_walk_values (const pr_walk *w, pr_walk_series s)
{
  return w->value[s];
}

int
pr_walk_away (const pr_walk *w, uint32_t officer)
{
  return w->officers[officer].away - 1;
}

static void
add (pr_walk *w, pr_walk_series s, uint32_t i, int32_t by)
{
  if (i < pr_walk_count (w->world, pr_walk_of_what[s]))
    w->value[s][i] += by;
}

/* Counts what an officer has in hand, and shows whether they are at work. */
static void
load_officer (pr_walk *w, uint32_t officer, int in_hand, int held)
{
  worker *o = &w->officers[officer];
  uint32_t pool = pr_world_pool_of (w->world, officer);
  add (w, PR_WALK_AT_WORK, pool, -(o->in_hand > 0));
  add (w, PR_WALK_POOL_HELD_UP, pool, -(o->held > 0));
  o->in_hand = (uint32_t) ((int) o->in_hand + in_hand);
  o->held = (uint32_t) ((int) o->held + held);
  add (w, PR_WALK_AT_WORK, pool, o->in_hand > 0);
  add (w, PR_WALK_POOL_HELD_UP, pool, o->held > 0);
}

/* Adds the item where it is, or takes it away from there. */
static void
count_where (pr_walk *w, const walker *i, int by)
{
  switch ((whereabouts) i->where)
    {
    case IN_LINE:
      add (w, i->visitor ? PR_WALK_WAITING_PEOPLE : PR_WALK_WAITING_PAPERS, i->at, by);
      add (w, i->visitor ? PR_WALK_LINE_PEOPLE : PR_WALK_LINE_PAPERS, i->line, by);
      break;
    case IN_HAND:
      load_officer (w, i->officer, by, 0);
      add (w, PR_WALK_IN_WORK, i->at, by);
      break;
    case LAID_DOWN:
      add (w, PR_WALK_IN_WORK, i->at, by);
      break;
    case HELD:
      load_officer (w, i->officer, 0, by);
      add (w, PR_WALK_HELD_UP, i->at, by);
      break;
    case NOWHERE:
      break;
    }
}

static void
put (pr_walk *w, walker *i, const pr_logged *e, whereabouts where)
{
  const pr_world *world = w->world;
  count_where (w, i, -1);
  i->where = (uint8_t) where;
  i->visitor = e->visitor;
  i->at = e->place;
  if (e->officer != PR_NONE32)
    i->officer = e->officer;
  if (where == IN_LINE)
    i->line = world->line_of[(size_t) e->place * world->n_roles + world->steps[e->step].role];
  count_where (w, i, 1);
}

static void
count_due (pr_walk *w, const walker *i, int by)
{
  if (!i->counts || !i->runs || i->due == INT32_MAX)
    return;
  if (i->due <= w->overdue_day)
    add (w, PR_WALK_OVERDUE, i->filing, by);
  else if (i->due - w->first_day < w->n_days)
    w->due[(size_t) i->filing * (size_t) w->n_days + (size_t) (i->due - w->first_day)] += by;
}

static void
count_in_process (pr_walk *w, const walker *i, int by)
{
  if (i->counts)
    add (w, PR_WALK_IN_PROCESS, i->filing, by);
  count_due (w, i, by);
}

/* From now on the item is in process, or no longer. */
static void
set_counts (pr_walk *w, walker *i, bool counts)
{
  count_in_process (w, i, -1);
  i->counts = counts;
  count_in_process (w, i, 1);
}

static void
set_clock (pr_walk *w, walker *i, int32_t due, bool runs)
{
  count_due (w, i, -1);
  i->due = due;
  i->runs = runs;
  count_due (w, i, 1);
}

/* From now on it is at that step; PR_NONE16: at none. */
static void
stand_at (pr_walk *w, walker *i, uint16_t step)
{
  if (i->step > 0)
    add (w, PR_WALK_AT_STEP, i->step - 1u, -1);
  i->step = step == PR_NONE16 ? 0 : (uint16_t) (step + 1);
  if (i->step > 0)
    add (w, PR_WALK_AT_STEP, step, 1);
}

/* The number stands for another item from now on. */
static void
meet (pr_walk *w, walker *i, const pr_logged *e)
{
  const pr_dossier d = { e->of->hash, e->of->ident };
  set_counts (w, i, false);
  count_where (w, i, -1);
  stand_at (w, i, PR_NONE16);
  *i = (walker){ .hash = e->of->hash,
                 .ident = e->of->ident,
                 .due = INT32_MAX,
                 .came = e->time,
                 .filing = e->of->filing,
                 .place = PR_NONE16,
                 .branch = g_hash_table_contains (w->forked, &d) };
}

static walker *
item_of (pr_walk *w, const pr_logged *e)
{
  if (e->item >= w->n_items)
    {
      uint32_t n = MAX (w->n_items * 2, e->item + 1024);
      w->items = g_renew (walker, w->items, n);
      memset (w->items + w->n_items, 0, (n - w->n_items) * sizeof *w->items);
      for (uint32_t k = w->n_items; k < n; k++)
        w->items[k].due = INT32_MAX;
      w->n_items = n;
    }
  walker *i = &w->items[e->item];
  if (i->hash != e->of->hash || i->ident != e->of->ident)
    meet (w, i, e);
  return i;
}

/* A dossier is one as soon as its visitor has filed. */
static void
file (pr_walk *w, walker *i, const pr_logged *e)
{
  if (i->counts || i->branch || e->visitor || e->of->test || e->what == PR_HAPPENS_LEFT)
    return;
  set_counts (w, i, true);
  add (w, PR_WALK_RECEIVED_TODAY, i->filing, !g_hash_table_contains (w->backlog, &i->hash));
}

static void
end (pr_walk *w, walker *i, const pr_logged *e)
{
  put (w, i, e, NOWHERE);
  set_counts (w, i, false);
  stand_at (w, i, PR_NONE16);
  *i = (walker){ .due = INT32_MAX };
}

static void
fork_or_join (pr_walk *w, walker *i, const pr_logged *e)
{
  const pr_dossier d = { e->of->hash, e->of->ident };
  put (w, i, e, NOWHERE);
  if (e->what == PR_HAPPENS_FORKED)
    g_hash_table_add (w->forked, g_memdup2 (&d, sizeof d));
  else
    g_hash_table_remove (w->forked, &d);
}

static void
move (pr_walk *w, walker *i, const pr_logged *e)
{
  if (i->filing != e->of->filing)
    {
      count_in_process (w, i, -1);
      i->filing = e->of->filing;
      count_in_process (w, i, 1);
    }
  if (e->visitor || e->place == PR_NONE16 || !pr_happens_at_step (e->what))
    return;
  if (i->place != PR_NONE16 && i->place != e->place && w->listener.moved != NULL)
    w->listener.moved (w->listener.self, i->place, e->place);
  i->place = e->place;
}

/* Since when a visitor waits, and whether somebody has served them. */
static void
note_visit (pr_walk *w, walker *i, const pr_logged *e)
{
  if (e->what == PR_HAPPENS_CAME || (e->what == PR_HAPPENS_JOINED && !i->served))
    i->came = e->time;
  if (e->what == PR_HAPPENS_CAME)
    i->served = false;
  if (e->what != PR_HAPPENS_BEGAN)
    return;
  if (e->visitor && !i->served && w->listener.served != NULL)
    w->listener.served (w->listener.self, e, i->came);
  i->served |= e->visitor;
}

/* What is handed over or taken out of an officer's hands is still at its step. */
static void
note_step (pr_walk *w, walker *i, const pr_logged *e)
{
  switch (e->what)
    {
    case PR_HAPPENS_JOINED:
    case PR_HAPPENS_BEGAN:
    case PR_HAPPENS_DELAYED:
      stand_at (w, i, e->step);
      break;
    case PR_HAPPENS_COMPLETED:
    case PR_HAPPENS_FORKED:
    case PR_HAPPENS_JOINED_UP:
    case PR_HAPPENS_LEFT:
      stand_at (w, i, PR_NONE16);
      break;
    default:
      break;
    }
}

static void
to_item (pr_walk *w, walker *i, const pr_logged *e)
{
  switch (e->what)
    {
    case PR_HAPPENS_JOINED:
    case PR_HAPPENS_HANDED_BACK:
    case PR_HAPPENS_INTERRUPTED:
      put (w, i, e, IN_LINE);
      break;
    case PR_HAPPENS_BEGAN:
      put (w, i, e, IN_HAND);
      break;
    case PR_HAPPENS_SUSPENDED:
      put (w, i, e, LAID_DOWN);
      break;
    case PR_HAPPENS_HELD:
      put (w, i, e, HELD);
      break;
    case PR_HAPPENS_COMPLETED:
    case PR_HAPPENS_DELAYED:
    case PR_HAPPENS_RELEASED:
      put (w, i, e, NOWHERE);
      break;
    case PR_HAPPENS_HANDED_OVER:
      if (e->place != i->at) /* else it waits where it was, and is only filed elsewhere */
        put (w, i, e, NOWHERE);
      break;
    case PR_HAPPENS_FORKED:
    case PR_HAPPENS_JOINED_UP:
      fork_or_join (w, i, e);
      break;
    case PR_HAPPENS_RECEIVED:
    case PR_HAPPENS_WENT_ON:
      set_clock (w, i, e->due, true);
      break;
    case PR_HAPPENS_STOPPED:
      set_clock (w, i, i->due, false);
      break;
    case PR_HAPPENS_LEFT:
      /* Who is sent on to another counter has come to no step. */
      add (w, PR_WALK_LEFT_TODAY, i->filing, !i->completed && e->step != PR_NONE16);
      put (w, i, e, NOWHERE);
      break;
    case PR_HAPPENS_RETURNED:
      add (w, PR_WALK_RETURNED_TODAY, i->filing, i->counts);
      end (w, i, e);
      break;
    case PR_HAPPENS_REFUSED:
    case PR_HAPPENS_WITHDRAWN:
    case PR_HAPPENS_CLOSED:
      end (w, i, e);
      break;
    default:
      break;
    }
}

static void
to_officer (pr_walk *w, const pr_logged *e)
{
  worker *o = &w->officers[e->officer];
  uint32_t pool = pr_world_pool_of (w->world, e->officer);
  int by = e->what == PR_HAPPENS_WENT_AWAY ? 1 : -1;
  int reason = by > 0 ? (int) e->reason : pr_walk_away (w, e->officer);
  o->away = by > 0 ? (uint8_t) (e->reason + 1) : 0;
  add (w, PR_WALK_AWAY, pool, by);
  if (reason == PR_AWAY_UNFILLED)
    add (w, PR_WALK_UNFILLED, pool, by);
  if (reason == PR_AWAY_TRAINING)
    add (w, PR_WALK_LEARNING, pool, by);
}

void
pr_walk_event (pr_walk *w, const pr_logged *e)
{
  if (pr_happens_to_thing (e->what))
    w->value[PR_WALK_DOWN][e->officer] = e->what == PR_HAPPENS_THING_DOWN   ? 1
                                         : e->what == PR_HAPPENS_THING_SLOW ? 2
                                                                            : 0;
  else if (pr_happens_to_officer (e->what))
    to_officer (w, e);
  if (e->of == NULL)
    return;
  walker *i = item_of (w, e);
  file (w, i, e);
  move (w, i, e);
  /* Of a visit that files nothing, which has just been served; an error may be told in between. */
  bool completed
      = e->what == PR_HAPPENS_COMPLETED
        || (i->completed && (e->what == PR_HAPPENS_ERRED || e->what == PR_HAPPENS_ERROR_FOUND));
  note_visit (w, i, e);
  note_step (w, i, e);
  to_item (w, i, e);
  if (i->hash == e->of->hash)
    i->completed = completed;
}

void
pr_walk_end_day (pr_walk *w, int32_t day)
{
  for (; w->overdue_day < day; w->overdue_day++)
    {
      int32_t k = w->overdue_day + 1 - w->first_day;
      for (uint16_t p = 0; p < w->world->n_places && k < w->n_days; p++)
        {
          int32_t *due = &w->due[(size_t) p * (size_t) w->n_days + (size_t) k];
          add (w, PR_WALK_OVERDUE, p, *due);
          *due = 0;
        }
    }
}

void
pr_walk_begin_day (pr_walk *w)
{
  static const pr_walk_series of_day[]
      = { PR_WALK_RECEIVED_TODAY, PR_WALK_RETURNED_TODAY, PR_WALK_LEFT_TODAY };
  for (gsize k = 0; k < G_N_ELEMENTS (of_day); k++)
    memset (w->value[of_day[k]], 0, w->world->n_places * sizeof (int32_t));
}
