/* Activities: meetings and rehearsals, each at each of its places. */
#include "compile/select.h"

#include "kernel/rng.h"
#include "scenario/limits.h"

#include <math.h>
#include <string.h>

/* What is known of the rows. */
typedef struct {
  pr_compiler *c;
  GArray *picks;    /* pr_pick */
  guint8 *told;     /* [rows] 1 when something at one of its places has been reported */
  uint32_t *number; /* [rows] of its activity in the world */
  gsize *rows;      /* [n_rehearsals] */
  double work;      /* of a search for slots, roughly */
  bool pools_in_error;
} reader;

/* Reports the first error at one of the row's places: the others would be alike. */
#define TELL(r, row, C, ...)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(r)->told[row])                                                                           \
      FAULT ((r)->c, ACTIVITIES, row, C, __VA_ARGS__);                                             \
    (r)->told[row] = 1;                                                                            \
  }                                                                                                \
  G_STMT_END

static bool
serves (const pr_world *w, const pr_pool *pool, uint16_t role)
{
  bool does = role == PR_NONE16;
  for (uint16_t k = 0; k < pool->n_lines && !does; k++)
    does = w->lines[pool->lines[k]].role == role;
  return does;
}

/* Officers of a role at a place. */
static uint32_t
officers_with (const pr_world *w, const pr_place *place, uint16_t role)
{
  uint32_t n = 0;
  for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
    n += serves (w, &w->pools[i], role) ? w->pools[i].count : 0;
  return n;
}

static void
read_parties (reader *r, gsize row, pr_activity *a)
{
  pr_compiler *c = r->c;
  const pr_amounts *named = &CELL (c, ACTIVITIES, row, PARTICIPANTS)->v.amounts;
  a->parties = g_new0 (pr_party, named->n + 1);
  if (named->all)
    a->parties[a->n_parties++] = (pr_party){ .role = PR_NONE16, .share = 1 };
  for (gsize i = 0; i < named->n; i++)
    {
      const pr_amount *amount = &named->items[i];
      int role
          = pr_refer_role (c, PR_TABLE_ACTIVITIES, row, PR_ACTIVITIES_PARTICIPANTS, amount->name);
      if (role >= 0)
        a->parties[a->n_parties++] = (pr_party){ .role = (uint16_t) role,
                                                 .count = (uint32_t) amount->count,
                                                 .share = amount->percent / 100 };
    }
}

static void
read_row (reader *r, gsize row)
{
  pr_compiler *c = r->c;
  pr_world *w = c->w;
  const pr_cell *from = CELL (c, ACTIVITIES, row, FROM), *until = CELL (c, ACTIVITIES, row, UNTIL);
  pr_activity *a = &w->activities[w->n_activities];
  r->number[row] = w->n_activities++;
  pr_time end = until->given ? (pr_time) (until->v.day - w->epoch + 1) * PR_DAY : w->end;
  *a = (pr_activity){ .name = g_strdup (CELL (c, ACTIVITIES, row, ACTIVITY)->text),
                      .from = w->start,
                      .until = MIN (end, w->end),
                      .in_time = end <= w->end,
                      .pass = CELL (c, ACTIVITIES, row, PASS)->v.number,
                      .again_after = CELL (c, ACTIVITIES, row, AGAIN_AFTER)->v.time,
                      .slots = PR_NONE16 };
  if (from->given)
    a->from = MAX (a->from, (pr_time) (from->v.day - w->epoch) * PR_DAY);
  if (CELL (c, ACTIVITIES, row, SLOTS)->given)
    {
      int slots = REFER (c, ACTIVITIES, row, SLOTS, PR_REF_CALENDAR, c->calendars);
      a->slots = slots < 0 ? PR_NONE16 : (uint16_t) slots;
    }
  a->duration = g_new0 (pr_dist, 1);
  pr_dist_copy (a->duration, &CELL (c, ACTIVITIES, row, DURATION)->v.dist);
  read_parties (r, row, a);
}

/* The working time of a calendar within the activity's time. */
static pr_time
open_within (const pr_world *w, uint16_t calendar, const pr_activity *a)
{
  return a->from < a->until ? pr_cal_work_between (w->calendars[calendar], a->from, a->until) : 0;
}

/* Whether somebody who could take part for the party is ever on duty in the activity's time. */
static bool
ever_on_duty (const pr_world *w, const pr_place *place, const pr_activity *a, const pr_party *party)
{
  for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
    if (serves (w, &w->pools[i], party->role)
        && open_within (w, w->shifts[w->pools[i].shift].calendar, a) > 0)
      return true;
  return false;
}

/* An activity that ends in time, but for which there is no time at all. */
static void
check_time (reader *r, gsize row, const pr_activity *a, uint16_t place, const pr_party *party)
{
  pr_compiler *c = r->c;
  const pr_world *w = c->w;
  const char *role = party->role == PR_NONE16 ? NULL : w->roles[party->role];
  if (a->from >= a->until || !c->window_known || (c->t->cut_short && !a->in_time))
    return;
  if (a->slots != PR_NONE16)
    {
      if (open_within (w, a->slots, a) == 0)
        TELL (r, row, SLOTS, _ ("calendar '%s' is closed as long as '%s' may take place"),
              w->calendar_names[a->slots], a->name);
    }
  else if (!ever_on_duty (w, &w->places[place], a, party))
    {
      if (role == NULL)
        TELL (r, row, ACTIVITY,
              _ ("nobody at %s is on duty as long as '%s' may take place; with slots it takes "
                 "place off duty"),
              w->places[place].code, a->name);
      else
        TELL (r, row, ACTIVITY,
              _ ("nobody with the role '%s' at %s is on duty as long as '%s' may take place; with "
                 "slots it takes place off duty"),
              role, w->places[place].code, a->name);
    }
}

/* A plan with fewer officers than this could not hold the activity. */
static void
need_officers (pr_world *w, const pr_place *place, const pr_party *party)
{
  uint32_t only = PR_NONE32, n = 0;
  for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
    if (serves (w, &w->pools[i], party->role))
      {
        only = i;
        n++;
      }
  if (n == 1)
    w->pools[only].least = MAX (w->pools[only].least, party->count);
}

static void
check_parties (reader *r, gsize row, const pr_activity *a, uint16_t place)
{
  pr_compiler *c = r->c;
  pr_world *w = c->w;
  if (r->pools_in_error)
    return; /* the cause has been reported */
  for (uint16_t i = 0; i < a->n_parties; i++)
    {
      const pr_party *party = &a->parties[i];
      uint32_t n = officers_with (w, &w->places[place], party->role);
      if (n == 0 && party->role == PR_NONE16)
        TELL (r, row, WHERE, _ ("there are no officers at %s"), w->places[place].code);
      else if (n == 0)
        TELL (r, row, PARTICIPANTS, _ ("nobody at %s has the role '%s'"), w->places[place].code,
              w->roles[party->role]);
      else if (n < party->count)
        TELL (r, row, PARTICIPANTS,
              _ ("%u officers with the role '%s' are to take part; %s has %u"), party->count,
              w->roles[party->role], w->places[place].code, n);
      else
        {
          check_time (r, row, a, place, party);
          need_officers (w, &w->places[place], party);
        }
    }
}

/* The calendar by which its slots are found. */
static uint16_t
calendar_of (const pr_world *w, const pr_activity *a, uint16_t place)
{
  const pr_place *p = &w->places[place];
  if (a->slots != PR_NONE16)
    return a->slots;
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools && a->n_parties > 0; i++)
    if (serves (w, &w->pools[i], a->parties[0].role))
      return w->shifts[w->pools[i].shift].calendar;
  return 0;
}

static pr_time
longest_interval (const pr_world *w, uint16_t calendar, const pr_activity *a)
{
  const pr_calendar *cal = w->calendars[calendar];
  pr_time longest = 0;
  if (cal->always)
    return PR_NEVER;
  for (pr_time t = pr_cal_next_open (cal, a->from); t < a->until; t = pr_cal_next_open (cal, t))
    {
      pr_time close = pr_cal_closing (cal, t);
      longest = MAX (longest, MIN (close, a->until) - t);
      t = close;
    }
  return longest;
}

/* Tries that a rehearsal needs on average, as far as there is time for them. */
static double
tries (const pr_activity *a)
{
  double time = (double) (a->until - a->from),
         each = MAX ((double) a->again_after + a->duration->mean, 1);
  return MAX (1, MIN (MIN (1 / a->pass, PR_MOST_TRIES), time / each));
}

static void
add_rehearsal (reader *r, const pr_pick *pick)
{
  pr_compiler *c = r->c;
  pr_world *w = c->w;
  pr_place *place = &w->places[pick->place];
  const pr_activity *a = &w->activities[r->number[pick->row]];
  pr_rehearsal *made = &w->rehearsals[w->n_rehearsals];
  uint64_t hash = pr_hash_string (pr_hash_string (PR_HASH_SEED, a->name), place->code);
  *made = (pr_rehearsal){ .hash = pr_hash_finish (hash),
                          .activity = r->number[pick->row],
                          .place = pick->place,
                          .name = (uint16_t) pick->key };
  check_parties (r, pick->row, a, pick->place);
  guint errors = pr_diag_errors (c->diag);
  if (!r->told[pick->row])
    made->n_needs = pr_read_needs (c, PR_TABLE_ACTIVITIES, pick->row, PR_ACTIVITIES_NEEDS,
                                   pick->place, &made->needs);
  r->told[pick->row] |= pr_diag_errors (c->diag) > errors;
  made->calendar = calendar_of (w, a, pick->place);
  if (w->n_calendars > 0)
    made->longest = longest_interval (w, made->calendar, a);
  if (a->from < a->until)
    r->work += tries (a) * ((double) (a->until - a->from) / PR_DAY + 1) * 4
               * officers_with (w, place, PR_NONE16);
  if (place->n_rehearsals++ == 0)
    place->first_rehearsal = w->n_rehearsals;
  r->rows[w->n_rehearsals++] = pick->row;
}

/* Rehearsals that share a venue look at each other's bookings. */
static double
work_of_venues (const pr_world *w)
{
  g_autofree double *wanted = g_new0 (double, w->n_venues + 1u);
  double work = 0;
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    for (uint16_t k = 0; k < w->rehearsals[i].n_needs; k++)
      wanted[w->rehearsals[i].needs[k].venue] += tries (&w->activities[w->rehearsals[i].activity]);
  for (uint32_t i = 0; i < w->n_venues; i++)
    work += wanted[i] * wanted[i];
  return work;
}

static void
check_work (reader *r)
{
  if (r->work + work_of_venues (r->c->w) > PR_MOST_WORK)
    pr_error (r->c->diag, ((pr_pos){ .file = r->c->t->table[PR_TABLE_ACTIVITIES].file }),
              _ ("so many activities, officers and days are too many to be planned: shorten the "
                 "time from which to which they may take place"));
}

static void
fill (reader *r)
{
  pr_compiler *c = r->c;
  pr_world *w = c->w;
  guint n_names = pr_names_length (c->activities);
  w->activities = g_new0 (pr_activity, ROWS (c, ACTIVITIES) + 1);
  w->rehearsals = g_new0 (pr_rehearsal, r->picks->len + 1);
  w->n_activity_names = (uint16_t) n_names;
  w->activity_names = g_new0 (char *, n_names + 1);
  for (guint i = 0; i < n_names; i++)
    w->activity_names[i] = g_strdup (pr_names_get (c->activities, i));
  for (gsize row = 0; row < ROWS (c, ACTIVITIES); row++)
    read_row (r, row);
  for (guint i = 0; i < r->picks->len; i++)
    add_rehearsal (r, &g_array_index (r->picks, pr_pick, i));
  pr_compile_precedence (c, r->rows);
  if (pr_diag_errors (c->diag) == 0)
    check_work (r);
  w->has_schedule |= w->n_rehearsals > 0;
}

void
pr_compile_activities (pr_compiler *c)
{
  gsize n = ROWS (c, ACTIVITIES);
  if (n == 0)
    return;
  g_autoptr (GArray) picks = pr_select (c, PR_TABLE_ACTIVITIES, PR_ACTIVITIES_ACTIVITY,
                                        PR_ACTIVITIES_WHERE, c->activities);
  g_autofree guint8 *told = g_new0 (guint8, n);
  g_autofree uint32_t *number = g_new0 (uint32_t, n);
  g_autofree gsize *rows = g_new0 (gsize, picks->len + 1);
  reader r = { c, picks, told, number, rows, 0, pr_pools_in_error (c) };
  if (picks->len > PR_MOST_REHEARSALS)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ACTIVITIES].file }),
              _ ("the rows stand for %u activities at places; the most is %d"), picks->len,
              PR_MOST_REHEARSALS);
  else
    fill (&r);
}
