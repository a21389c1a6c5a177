/* Activities: meetings and rehearsals, each at each of its places. */
#include "compile/select.h"

#include "kernel/rng.h"
#include "model/schedule.h"
#include "scenario/limits.h"

#include <math.h>
#include <string.h>

/* Something at one of a row's places has been reported. */
enum { TOLD = 1, WARNED = 2 };

/* What is known of the rows. */
typedef struct {
  pr_compiler *c;
  GArray *picks;    /* pr_pick */
  guint8 *told;     /* [rows] TOLD, WARNED */
  uint32_t *number; /* [rows] of its activity in the world */
  gsize *rows;      /* [n_rehearsals] */
  double work;      /* of a search for slots, roughly */
  bool pools_in_error;
} reader;

/* Reports the first error at one of the row's places: the others would be alike. */
#define TELL(r, row, C, ...)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!((r)->told[row] & TOLD))                                                                  \
      FAULT ((r)->c, ACTIVITIES, row, C, __VA_ARGS__);                                             \
    (r)->told[row] |= TOLD;                                                                        \
  }                                                                                                \
  G_STMT_END

/* Officers of a role at a place. */
static uint32_t
officers_with (const pr_world *w, const pr_place *place, uint16_t role)
{
  uint32_t n = 0;
  for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
    n += pr_may_take_part (w, &w->pools[i], role) ? w->pools[i].count : 0;
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

/* Whether no hours are known, or what is missing may lie after an end that a what-if has moved. */
static bool
time_unknown (const reader *r, const pr_activity *a)
{
  return a->from >= a->until || !r->c->window_known || (r->c->t->cut_short && !a->in_time);
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
    if (pr_may_take_part (w, &w->pools[i], party->role)
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
  if (time_unknown (r, a))
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
    if (pr_may_take_part (w, &w->pools[i], party->role))
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

/* Whether there are enough different officers. */
static void
check_seats (reader *r, gsize row, uint16_t place, const pr_together *t)
{
  pr_compiler *c = r->c;
  if (t->seats_least < t->needed_least)
    TELL (r, row, PARTICIPANTS,
          _ ("%u different officers are to take part; %s has enough for %u of them"),
          t->needed_least, c->w->places[place].code, t->seats_least);
  else if (t->seats < t->needed && !(r->told[row] & WARNED))
    {
      CAUTION (
          c, ACTIVITIES, row, PARTICIPANTS,
          _ ("if nobody is away, %u different officers are to take part; %s has enough for %u of "
             "them"),
          t->needed, c->w->places[place].code, t->seats);
      r->told[row] |= WARNED;
    }
}

/* Whether there are hours in which it can take place, and enough of them. */
static void
check_hours (reader *r, gsize row, const pr_activity *a, uint16_t place, const pr_together *t)
{
  pr_compiler *c = r->c;
  const char *code = c->w->places[place].code;
  pr_time least = pr_effort_time (pr_dist_quantile (a->duration, pr_u01 (0)));
  if (a->slots == PR_NONE16 && t->n_calendars > PR_MOST_TOGETHER)
    TELL (r, row, PARTICIPANTS,
          _ ("those at %s who may take part have %u different calendars; the most is %d"), code,
          t->n_calendars, PR_MOST_TOGETHER);
  else if (time_unknown (r, a) || r->told[row] & TOLD)
    return;
  else if (t->people == 0)
    TELL (r, row, ACTIVITY,
          _ ("those who are to take part at %s are never on duty together as long as '%s' may take "
             "place; with slots it takes place off duty"),
          code, a->name);
  else if (t->all == 0)
    TELL (r, row, NEEDS,
          _ ("the venues of '%s' at %s are closed in all hours in which it could take place"),
          a->name, code);
  else if (least > t->all)
    TELL (r, row, DURATION,
          _ ("'%s' takes %.4g hours or more; at %s there are %.4g in which it may take place"),
          a->name, (double) least / PR_HOUR, code, (double) t->all / PR_HOUR);
}

static void
find_hours (reader *r, gsize row, pr_rehearsal *made)
{
  const pr_compiler *c = r->c;
  const pr_activity *a = &c->w->activities[made->activity];
  bool slots_wrong = CELL (c, ACTIVITIES, row, SLOTS)->given && a->slots == PR_NONE16;
  pr_together t;
  if (r->pools_in_error || slots_wrong || a->n_parties == 0 || r->told[row] & TOLD
      || r->work > PR_MOST_WORK || c->w->n_calendars == 0)
    return;
  pr_find_hours (c->w, made, &t);
  r->work += t.work;
  check_seats (r, row, made->place, &t);
  check_hours (r, row, a, made->place, &t);
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
  if (!(r->told[pick->row] & TOLD))
    made->n_needs = pr_read_needs (c, PR_TABLE_ACTIVITIES, pick->row, PR_ACTIVITIES_NEEDS,
                                   pick->place, &made->needs);
  r->told[pick->row] |= pr_diag_errors (c->diag) > errors ? TOLD : 0;
  find_hours (r, pick->row, made);
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
