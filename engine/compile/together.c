/* Together: in which hours those who take part in a rehearsal are on duty at the same time, and
 * whether there are enough different officers. */
#include "compile/compiler.h"
#include "model/hours.h"
#include "model/schedule.h"
#include "scenario/limits.h"

#include <math.h>
#include <string.h>

/* The officers of a place, to be shared out among the parties of an activity. */
typedef struct {
  const pr_world *w;
  const pr_place *place;
  const pr_activity *a;
  const uint16_t *calendars; /* [n] officers of other ones stay away; NULL: of none */
  uint16_t n;
  uint32_t *used;  /* [pool of the place] */
  uint32_t *given; /* [party * n_pools + pool] */
  guint8 *seen;    /* [pool of the place] */
} sharing;

static bool
may_give (const sharing *s, uint16_t party, uint32_t pool)
{
  const pr_pool *p = &s->w->pools[s->place->first_pool + pool];
  bool comes = s->calendars == NULL;
  for (uint16_t i = 0; i < s->n && !comes; i++)
    comes = s->calendars[i] == s->w->shifts[p->shift].calendar;
  return comes && pr_may_take_part (s->w, p, s->a->parties[party].role);
}

/* Gives the party up to n more officers, if need be of those whom another party can replace.
 * Returns how many. */
static uint32_t
give (sharing *s, uint16_t party, uint32_t n)
{
  uint32_t n_pools = s->place->n_pools;
  for (uint32_t i = 0; i < n_pools; i++)
    {
      uint32_t count = s->w->pools[s->place->first_pool + i].count, more = 0;
      if (s->seen[i] || !may_give (s, party, i))
        continue;
      s->seen[i] = 1;
      if (count > s->used[i])
        {
          more = MIN (n, count - s->used[i]);
          s->used[i] += more;
        }
      for (uint16_t k = 0; k < s->a->n_parties && more == 0; k++)
        {
          uint32_t *theirs = &s->given[(gsize) k * n_pools + i];
          if (*theirs > 0)
            more = give (s, k, MIN (n, *theirs));
          *theirs -= more;
        }
      s->given[(gsize) party * n_pools + i] += more;
      if (more > 0)
        return more;
    }
  return 0;
}

/* How many officers a party takes: at least, or if nobody is away. */
static uint32_t
size_of (const pr_world *w, const pr_place *place, const pr_party *party, bool at_least)
{
  uint32_t n = 0;
  if (party->count > 0 || at_least)
    return MAX (party->count, 1);
  for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
    n += pr_may_take_part (w, &w->pools[i], party->role) ? w->pools[i].count : 0;
  return MAX ((uint32_t) ceil (party->share * n - 1e-9), 1);
}

/* Shares the officers out. Returns how many have found a seat of those needed. */
static uint32_t
seat (const pr_world *w, const pr_rehearsal *r, const uint16_t *calendars, uint16_t n,
      bool at_least, uint32_t *needed)
{
  const pr_activity *a = &w->activities[r->activity];
  const pr_place *place = &w->places[r->place];
  g_autofree uint32_t *used = g_new0 (uint32_t, place->n_pools + 1);
  g_autofree uint32_t *given = g_new0 (uint32_t, (gsize) a->n_parties * place->n_pools + 1);
  g_autofree guint8 *seen = g_new (guint8, place->n_pools + 1);
  sharing s = { w, place, a, calendars, n, used, given, seen };
  uint32_t all = 0, seated = 0;
  for (uint16_t i = 0; i < a->n_parties; i++)
    {
      uint32_t rest = size_of (w, place, &a->parties[i], at_least), more = 1;
      for (all += rest; rest > 0 && more > 0; rest -= more)
        {
          memset (seen, 0, place->n_pools);
          more = give (&s, i, rest);
          seated += more;
        }
    }
  *needed = all;
  return seated;
}

/* The calendars of those who may take part, at most n. Returns how many there are. */
static unsigned
list_calendars (const pr_world *w, const pr_rehearsal *r, uint16_t *calendars, unsigned n)
{
  const pr_activity *a = &w->activities[r->activity];
  const pr_place *place = &w->places[r->place];
  unsigned found = 0;
  for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
    {
      uint16_t calendar = w->shifts[w->pools[i].shift].calendar;
      bool goes = false, new = true;
      for (uint16_t k = 0; k < a->n_parties; k++)
        goes |= pr_may_take_part (w, &w->pools[i], a->parties[k].role);
      for (unsigned k = 0; k < MIN (found, n); k++)
        new &= calendars[k] != calendar;
      if (goes && new &&found < n)
        calendars[found] = calendar;
      found += goes && new;
    }
  return found;
}

/* The common hours of those calendars and the venues, with what is known of them by then. */
static void
add_hours (const pr_world *w, pr_rehearsal *r, const uint16_t *calendars, uint16_t n,
           pr_together *t)
{
  const pr_activity *a = &w->activities[r->activity];
  pr_common_hours *h = &r->hours[r->n_hours];
  pr_time people = 0, all = 0;
  *h = (pr_common_hours){ n, n, g_new (uint16_t, (gsize) n + r->n_needs) };
  memcpy (h->calendars, calendars, n * sizeof *calendars);
  for (uint16_t i = 0; i < r->n_needs; i++)
    if (w->venues[r->needs[i].venue].calendar != PR_NONE16)
      h->calendars[h->n++] = w->venues[r->needs[i].venue].calendar;
  for (int venues = 0; venues < 2; venues++)
    {
      uint16_t n_all = venues ? h->n : n;
      pr_time at = a->from, close;
      while ((at = pr_hours_open (w, h->calendars, n_all, at, a->until)) != PR_NEVER)
        {
          close = pr_hours_close (w, h->calendars, n_all, at);
          t->work += n_all;
          *(venues ? &all : &people) += MIN (close, a->until) - at;
          if (venues)
            r->longest
                = MAX (r->longest, close == PR_NEVER ? PR_NEVER : MIN (close, a->until) - at);
          at = close;
        }
    }
  t->people = MAX (t->people, people);
  t->all = MAX (t->all, all);
  if (people > 0)
    r->n_hours++;
  else
    g_free (h->calendars);
}

void
pr_find_hours (const pr_world *w, pr_rehearsal *r, pr_together *t)
{
  const pr_activity *a = &w->activities[r->activity];
  uint16_t calendars[PR_MOST_TOGETHER], team[PR_MOST_TOGETHER];
  *t = (pr_together){ 0 };
  t->seats_least = seat (w, r, NULL, 0, true, &t->needed_least);
  t->seats = seat (w, r, NULL, 0, false, &t->needed);
  t->n_calendars = list_calendars (w, r, calendars, PR_MOST_TOGETHER);
  bool slots = a->slots != PR_NONE16;
  if (!slots && (t->n_calendars == 0 || t->n_calendars > PR_MOST_TOGETHER))
    return;
  unsigned all = slots ? 1 : (1u << t->n_calendars) - 1;
  r->hours = g_new (pr_common_hours, all);
  for (unsigned set = all; set > 0; set--)
    {
      uint16_t n = 0;
      uint32_t needed;
      for (unsigned i = 0; i < t->n_calendars && !slots; i++)
        if (set & 1u << i)
          team[n++] = calendars[i];
      if (slots)
        team[n++] = a->slots;
      if (slots || set == all || seat (w, r, team, n, false, &needed) == needed)
        add_hours (w, r, team, n, t);
    }
}

void
pr_rehearsal_hours (const pr_world *w, pr_rehearsal *r)
{
  pr_together unused;
  r->hours = NULL;
  r->n_hours = 0;
  r->longest = 0;
  pr_find_hours (w, r, &unused);
}
