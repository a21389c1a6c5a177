#include "observe/event-check.h"

#include "observe/event-log-format.h"

#define MEMBER_SHIFT 54 /* see pr_arrival_ident() */
#define MEMBERS_MOST 1000

/* Whether a happening has an officer, a measure or a thing: 0 never, 1 always, 2 sometimes. */
static const uint8_t by_officer[PR_N_HAPPENINGS]
    = { [PR_HAPPENS_BEGAN] = 1,         [PR_HAPPENS_SUSPENDED] = 1,  [PR_HAPPENS_HANDED_BACK] = 1,
        [PR_HAPPENS_INTERRUPTED] = 1,   [PR_HAPPENS_HELD] = 1,       [PR_HAPPENS_RELEASED] = 1,
        [PR_HAPPENS_WENT_AWAY] = 1,     [PR_HAPPENS_CAME_BACK] = 1,  [PR_HAPPENS_ERRED] = 1,
        [PR_HAPPENS_ERROR_FOUND] = 1,   [PR_HAPPENS_COMPLETED] = 2,  [PR_HAPPENS_MEASURE_BEGAN] = 1,
        [PR_HAPPENS_MEASURE_ENDED] = 1, [PR_HAPPENS_THING_DOWN] = 1, [PR_HAPPENS_THING_SLOW] = 1,
        [PR_HAPPENS_THING_UP] = 1 };

struct _pr_event_check {
  const pr_world *world;
  const pr_calendar *legal;   /* NULL: nothing is due */
  GHashTable *streams, *rows; /* hash -> pr_stream, pr_backlog_row of the world */
};

pr_event_check *
pr_event_check_new (const pr_world *w)
{
  pr_event_check *c = g_new0 (pr_event_check, 1);
  c->world = w;
  c->legal = pr_world_legal_calendar (w);
  c->streams = g_hash_table_new (g_int64_hash, g_int64_equal);
  c->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (uint32_t i = 0; i < w->n_streams; i++)
    g_hash_table_insert (c->streams, &w->streams[i].hash, &w->streams[i]);
  for (size_t i = 0; i < w->n_backlog; i++)
    g_hash_table_insert (c->rows, &w->backlog[i].hash, &w->backlog[i]);
  return c;
}

void
pr_event_check_free (pr_event_check *c)
{
  if (c == NULL)
    return;
  g_hash_table_unref (c->streams);
  g_hash_table_unref (c->rows);
  g_free (c);
}

bool
pr_event_check_begin (const pr_event_check *c, pr_time t)
{
  return t == c->world->begin;
}

static bool
is_of_stream (const pr_world *w, const pr_stream *s, const pr_logged_item *i)
{
  uint64_t member = i->ident >> MEMBER_SHIFT, ident = i->ident ^ member << MEMBER_SHIFT;
  int64_t day = (int64_t) (ident >> 32) - w->epoch;
  bool dated = s->every != NULL ? ident >> 32 == 0
                                : day >= pr_time_day (w->begin) && day <= pr_time_day (w->end);
  return dated && (uint32_t) ident < UINT32_MAX && member < MEMBERS_MOST
         && i->procedure == s->procedure && i->test == s->test && i->born >= w->begin
         && i->born <= w->end;
}

static bool
is_of_row (const pr_world *w, const pr_backlog_row *r, const pr_logged_item *i)
{
  return i->ident >> 32 == (uint32_t) (w->epoch + pr_time_day (r->received))
         && (uint32_t) i->ident < r->count && i->procedure == r->procedure && !i->test
         && i->born == r->received;
}

bool
pr_event_check_item (const pr_event_check *c, const pr_logged_item *i)
{
  const pr_world *w = c->world;
  if (i->filing >= w->n_places || i->home >= w->n_places || i->channel > PR_CHANNEL_POST)
    return false;
  const pr_stream *s = g_hash_table_lookup (c->streams, &i->hash);
  if (s != NULL)
    return is_of_stream (w, s, i);
  const pr_backlog_row *r = g_hash_table_lookup (c->rows, &i->hash);
  return r != NULL && is_of_row (w, r, i);
}

static bool
is_measure (const pr_world *w, uint32_t number)
{
  return w->policy != NULL && number < w->policy->n_measures;
}

/* Whether there is an officer, a measure or a thing of that number, as the happening has it. */
static bool
is_number (const pr_world *w, pr_happening what, uint32_t number)
{
  if (pr_happens_to_measure (what))
    return is_measure (w, number);
  return number < (pr_happens_to_thing (what) ? w->n_things : pr_world_all_officers (w));
}

uint16_t
pr_event_check_place (const pr_event_check *c, const pr_logged *e)
{
  const pr_world *w = c->world;
  if (!is_number (w, e->what, e->officer))
    return PR_NONE16;
  if (pr_happens_to_measure (e->what))
    return w->policy->measures[e->officer].places[0];
  if (pr_happens_to_thing (e->what))
    return w->things[e->officer].place;
  return w->pools[pr_world_pool_of (w, e->officer)].place;
}

static bool
is_due_day (const pr_event_check *c, int32_t due)
{
  return due == INT32_MAX
         || (c->legal != NULL && due >= c->legal->first_day && due < c->legal->end_day);
}

bool
pr_event_check_event (const pr_event_check *c, const pr_logged *e, pr_time told)
{
  const pr_world *w = c->world;
  if ((unsigned) e->what >= PR_N_HAPPENINGS || told > w->end)
    return false;
  bool officer = e->officer != PR_NONE32, step = e->step != PR_NONE16,
       place = e->place != PR_NONE16;
  if (officer ? by_officer[e->what] == 0 || !is_number (w, e->what, e->officer)
              : by_officer[e->what] == 1)
    return false;
  if (!e->away && e->reason != 0)
    return false;
  if (e->away
      && ((unsigned) e->reason >= PR_N_AWAY
          || !(pr_happens_to_officer (e->what) || pr_happens_by_absence (e->what))))
    return false;
  if (e->other && !pr_happens_by_absence (e->what))
    return false;
  if (pr_happens_at_step (e->what) && !(step && place))
    return false;
  return (!step || e->step < w->n_steps) && (!place || e->place < w->n_places)
         && is_due_day (c, e->due)
         && (e->time == told || (e->time < told && pr_log_has_due (e->what)));
}
