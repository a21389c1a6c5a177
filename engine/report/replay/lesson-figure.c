/* Figures of a lesson: what braces in its texts stand for. */
#include "report/replay/lesson-parts.h"

#include "kernel/i18n.h"
#include "scenario/value.h"

#include <string.h>

/* What a figure is of. */
typedef enum { OF_PLACES, OF_POOLS, OF_PROVINCE, OF_DOSSIER, OF_ROW } figure_of;

typedef enum {
  IN_PROCESS,
  OVERDUE,
  WAITING,
  PEOPLE,
  PAPERS,
  IN_WORK,
  HELD_UP,
  RECEIVED,
  RETURNED,
  LEFT,
  AT_WORK,
  AWAY,
  HANDED_OVER,
  DUE,
  WAITED,
  WORKED,
  DELAYED,
  QUEUED,
  TOOK,
  LASTED,
  PLACE,
  DOSSIER,
  DATE,
  TIME,
  N_FIGURES
} figure_id;

static const struct {
  const char *name;
  figure_of of;
  pr_told_type type;
  pr_walk_series series, and_also; /* of places and pools: their sum; the same one: it alone */
} figures[N_FIGURES] = {
#define SERIES(ID, name, OF, series, and_also)                                                     \
  [ID] = { name, OF, PR_TOLD_COUNT, PR_WALK_##series, PR_WALK_##and_also }
  SERIES (IN_PROCESS, "in_process", OF_PLACES, IN_PROCESS, IN_PROCESS),
  SERIES (OVERDUE, "overdue", OF_PLACES, OVERDUE, OVERDUE),
  SERIES (WAITING, "waiting", OF_PLACES, WAITING_PEOPLE, WAITING_PAPERS),
  SERIES (PEOPLE, "people", OF_PLACES, WAITING_PEOPLE, WAITING_PEOPLE),
  SERIES (PAPERS, "papers", OF_PLACES, WAITING_PAPERS, WAITING_PAPERS),
  SERIES (IN_WORK, "in_work", OF_PLACES, IN_WORK, IN_WORK),
  SERIES (HELD_UP, "held_up", OF_PLACES, HELD_UP, HELD_UP),
  SERIES (RECEIVED, "received", OF_PLACES, RECEIVED_TODAY, RECEIVED_TODAY),
  SERIES (RETURNED, "returned", OF_PLACES, RETURNED_TODAY, RETURNED_TODAY),
  SERIES (LEFT, "left", OF_PLACES, LEFT_TODAY, LEFT_TODAY),
  SERIES (AT_WORK, "at_work", OF_POOLS, AT_WORK, AT_WORK),
  SERIES (AWAY, "away", OF_POOLS, AWAY, AWAY),
#undef SERIES
  [HANDED_OVER] = { "handed_over", OF_PROVINCE, PR_TOLD_COUNT, 0, 0 },
  [DUE] = { "due", OF_DOSSIER, PR_TOLD_DATE, 0, 0 },
  [WAITED] = { "waited", OF_DOSSIER, PR_TOLD_DURATION, 0, 0 },
  [WORKED] = { "worked", OF_DOSSIER, PR_TOLD_DURATION, 0, 0 },
  [DELAYED] = { "delayed", OF_DOSSIER, PR_TOLD_DURATION, 0, 0 },
  [QUEUED] = { "queued", OF_DOSSIER, PR_TOLD_DURATION, 0, 0 },
  [TOOK] = { "took", OF_DOSSIER, PR_TOLD_DURATION, 0, 0 },
  [LASTED] = { "lasted", OF_ROW, PR_TOLD_DURATION, 0, 0 },
  [PLACE] = { "place", OF_ROW, PR_TOLD_TEXT, 0, 0 },
  [DOSSIER] = { "dossier", OF_DOSSIER, PR_TOLD_TEXT, 0, 0 },
  [DATE] = { "date", OF_ROW, PR_TOLD_DATE, 0, 0 },
  [TIME] = { "time", OF_ROW, PR_TOLD_TEXT, 0, 0 },
};

/* Cuts `text` behind the word (with its blanks) and returns what follows it; NULL: it has none. */
static char *
cut_at (char *text, const char *word)
{
  char *at = strstr (text, word);
  if (at == NULL)
    return NULL;
  *at = '\0';
  return g_strstrip (at + strlen (word));
}

static gboolean
fail_unknown (const char *found, char **why)
{
  const char *names[N_FIGURES + 1] = { NULL };
  for (int i = 0; i < N_FIGURES; i++)
    names[i] = figures[i].name;
  g_autofree char *hint = pr_value_hint (found, names, N_FIGURES),
                  *list = g_strjoinv (", ", (char **) names);
  if (*hint != '\0')
    return pr_value_fail (why, _ ("unknown figure {%s}%s"), found, hint);
  return pr_value_fail (why, _ ("unknown figure {%s}; allowed: %s"), found, list);
}

/* 08:00, or 2025-07-01 08:00 */
static gboolean
read_at (const pr_world *w, const char *text, pr_figure *f, char **why)
{
  if (strchr (text, '-') == NULL)
    return pr_value_clock (text, &f->clock, why);
  if (!pr_value_instant (text, &f->day, &f->clock, why))
    return FALSE;
  f->day -= w->epoch;
  f->clock = MAX (f->clock, 0);
  if (f->day >= w->first_day && f->day < w->end_day)
    return TRUE;
  return pr_value_fail (why, _ ("'%s' is not in the window"), text);
}

/* in_process; in_process of 06673; people of Phường Hà Tu at 2025-07-01 08:00; people at 08:00 */
gboolean
pr_figure_read (const pr_replay_lesson *l, const pr_stop *s, const char *inside, pr_figure *f,
                char **why)
{
  g_autofree char *text = g_strdup (inside);
  char *at = cut_at (text, " at "), *of = cut_at (text, " of ");
  int id = 0;
  while (id < N_FIGURES && strcmp (g_strstrip (text), figures[id].name) != 0)
    id++;
  if (id == N_FIGURES)
    return fail_unknown (text, why);
  *f = (pr_figure){ id, PR_NONE16, INT32_MAX, -1 };
  bool counts = figures[id].of <= OF_POOLS, place = *s->cell[PR_LESSON_WHERE].text != '\0',
       dossier = *s->cell[PR_LESSON_DOSSIER].text != '\0';
  if ((at != NULL || of != NULL) && !counts)
    return pr_value_fail (why, _ ("{%s}: only counts are of another place or moment"), inside);
  if (figures[id].of == OF_DOSSIER && !dossier)
    return pr_value_fail (why, _ ("{%s} is of a dossier; the row names none"), inside);
  if (id == LASTED && (s->at.when != PR_WHEN_THING || s->at.what != PR_HAPPENS_THING_UP))
    return pr_value_fail (why, _ ("{%s} is of a system that comes up; the row names none"), inside);
  if (id == PLACE && !place && !dossier)
    return pr_value_fail (why, _ ("{%s}: the row names no place and no dossier"), inside);
  return (of == NULL || pr_lesson_place (l->world, of, &f->place, why))
         && (at == NULL || read_at (l->world, at, f, why));
}

static gint64
count (const pr_teller *k, const pr_figure *f, uint16_t place, pr_time t)
{
  const pr_world *w = k->lesson->world;
  const pr_walk_series series[] = { figures[f->id].series, figures[f->id].and_also };
  uint32_t frame = (uint32_t) ((t - (pr_time) w->first_day * PR_DAY) / PR_FRAME), first = 0,
           n = figures[f->id].of == OF_PLACES ? w->n_places : w->n_pools;
  gint64 sum = 0;
  if (place != PR_NONE16)
    {
      first = figures[f->id].of == OF_PLACES ? place : w->places[place].first_pool;
      n = figures[f->id].of == OF_PLACES ? 1 : w->places[place].n_pools;
    }
  for (gsize i = 0; i < (series[0] != series[1] ? 2 : 1); i++)
    sum += pr_frames_sum (k->frames, w, (int) series[i], first, n, frame);
  return sum;
}

static const pr_met *
met_of (const pr_teller *k, const pr_stop *s)
{
  return g_array_index (k->lesson->subjects, pr_subject, s->subject - 1).chosen;
}

/* How long the dossier waited in the line in which it stood last. */
static pr_time
waited (const pr_met *m, pr_time now)
{
  const pr_met_event *last = NULL;
  pr_time ends = now;
  for (guint i = 0; i < m->events->len; i++)
    {
      const pr_met_event *e = &g_array_index (m->events, pr_met_event, i);
      if (e->time > now)
        break;
      if (e->what == PR_HAPPENS_JOINED)
        {
          last = e;
          ends = now;
        }
      else if (last != NULL && e->item == last->item
               && (e->what == PR_HAPPENS_BEGAN || e->what == PR_HAPPENS_LEFT))
        ends = MIN (ends, e->time);
    }
  return last != NULL ? ends - last->time : 0;
}

/* How a dossier's time was spent, from when it came until it ended or until now. */
typedef struct {
  pr_time took, worked, delayed;
} spent;

/* What an item does: neither, an officer works on it, it is in a delay or its citizen away. */
typedef enum { QUEUES, WORKS, PASSES } doing;

static doing
doing_after (const pr_met_event *e, doing before)
{
  if (e->what == PR_HAPPENS_BEGAN)
    return WORKS;
  if (e->what == PR_HAPPENS_DELAYED || e->what == PR_HAPPENS_LEFT)
    return PASSES;
  return pr_happens_at_step (e->what) || e->what == PR_HAPPENS_CAME ? QUEUES : before;
}

/* Without a legal limit: by its events. Of branches of a fork, work counts first, then delays. */
static spent
spent_by_events (const pr_met *m, pr_time now)
{
  g_autoptr (GHashTable) items = g_hash_table_new (NULL, NULL);
  guint n[] = { 0, 0, 0 };
  pr_time since = m->born;
  spent sum = { 0, 0, 0 };
  for (guint i = 0; i <= m->events->len && since < now; i++)
    {
      bool more = i < m->events->len;
      const pr_met_event *e = &g_array_index (m->events, pr_met_event, more ? i : i - 1);
      if (!more && pr_happens_at_end (e->what))
        break;
      pr_time until = more ? CLAMP (e->time, since, now) : now;
      sum.took += until - since;
      if (n[WORKS] + n[PASSES] > 0)
        *(n[WORKS] > 0 ? &sum.worked : &sum.delayed) += until - since;
      since = until;
      gpointer key = GUINT_TO_POINTER (e->item);
      doing was = (doing) GPOINTER_TO_INT (g_hash_table_lookup (items, key)),
            is = doing_after (e, was);
      n[was] -= n[was] > 0;
      n[is]++;
      g_hash_table_insert (items, key, GINT_TO_POINTER (is));
    }
  return sum;
}

/* By the causes of its life, as `trace` tells them. */
static spent
spent_by_causes (const pr_lived *l, pr_time born, pr_time now)
{
  now = MIN (now, l->ended);
  spent sum = { now - born, 0, 0 };
  for (uint32_t i = 0; i < l->n && l->segments[i].from < now; i++)
    {
      const pr_segment *g = &l->segments[i];
      pr_time own = MIN (g->to, now) - g->from;
      if (g->cause == PR_CAUSE_EFFORT)
        sum.worked += own;
      else if (g->cause == PR_CAUSE_CITIZEN || g->cause == PR_CAUSE_TRANSFER
               || g->cause == PR_CAUSE_STATUTORY)
        sum.delayed += own;
    }
  return sum;
}

static gboolean
due (const pr_met *m, pr_time now, gint64 *day, char **why)
{
  int32_t last = INT32_MAX;
  for (guint i = 0; i < m->events->len; i++)
    {
      const pr_met_event *e = &g_array_index (m->events, pr_met_event, i);
      if (e->time <= now && (e->what == PR_HAPPENS_RECEIVED || e->what == PR_HAPPENS_WENT_ON))
        last = e->due;
    }
  *day = last;
  return last != INT32_MAX
             ? TRUE
             : pr_value_fail (why, _ ("{due}: the dossier has no due date at this moment"));
}

/* Where the dossier itself is, not its branches. */
static uint16_t
place_of_met (const pr_met *m, pr_time now)
{
  uint16_t place = PR_NONE16;
  uint32_t forked = PR_NONE32;
  for (guint i = 0; i < m->events->len; i++)
    {
      const pr_met_event *e = &g_array_index (m->events, pr_met_event, i);
      if (e->time > now)
        break;
      if (e->what == PR_HAPPENS_FORKED)
        forked = e->item;
      if (e->what == PR_HAPPENS_JOINED_UP)
        forked = PR_NONE32;
      if (e->place != PR_NONE16 && (forked == PR_NONE32 || forked == e->item))
        place = e->place;
    }
  return place;
}

static gboolean
place_of (const pr_teller *k, const pr_stop *s, char **text, char **why)
{
  uint16_t place = s->place != PR_NONE16 ? s->place : place_of_met (met_of (k, s), s->from);
  if (place == PR_NONE16)
    return pr_value_fail (why, _ ("{place}: the dossier is at no place at this moment"));
  *text = g_strdup (k->lesson->world->places[place].name);
  return TRUE;
}

static gboolean
dossier_value (const pr_teller *k, const pr_stop *s, int id, pr_told *v, char **why)
{
  const pr_met *m = met_of (k, s);
  pr_lived l;
  bool lived = pr_lives_find (k->lives, m->dossier.hash, m->dossier.ident, &l) && l.n > 0;
  spent t = lived ? spent_by_causes (&l, m->born, s->from) : spent_by_events (m, s->from);
  if (id == DUE)
    return due (m, s->from, &v->n, why);
  if (id == DOSSIER)
    v->text = pr_dossier_name (k->lesson->world, &m->dossier);
  else
    v->n = id == WAITED    ? waited (m, s->from)
           : id == WORKED  ? t.worked
           : id == DELAYED ? t.delayed
           : id == QUEUED  ? t.took - t.worked - t.delayed
                           : t.took;
  return TRUE;
}

pr_told_type
pr_figure_type (const pr_figure *f)
{
  return figures[f->id].type;
}

gboolean
pr_figure_value (const pr_teller *k, const pr_stop *s, const pr_figure *f, pr_told *v, char **why)
{
  const pr_frames *frames = k->frames;
  *v = (pr_told){ .type = figures[f->id].type, .n = s->from };
  if (figures[f->id].of == OF_DOSSIER)
    return dossier_value (k, s, f->id, v, why);
  if (figures[f->id].of <= OF_POOLS)
    {
      pr_time midnight = (pr_time) (f->day != INT32_MAX ? f->day : pr_time_day (s->from)) * PR_DAY;
      v->n = count (k, f, f->place != PR_NONE16 ? f->place : s->place,
                    f->clock >= 0 ? midnight + f->clock : s->from);
    }
  else if (f->id == HANDED_OVER)
    v->n = frames->handed_over <= s->from ? frames->n_handed_over : 0;
  else if (f->id == LASTED)
    v->n = s->lasted;
  else if (f->id == PLACE)
    return place_of (k, s, &v->text, why);
  else if (f->id == TIME)
    v->text = g_strdup_printf ("%02d:%02d", (int) (pr_time_of_day (s->from) / PR_HOUR),
                               (int) (pr_time_of_day (s->from) / PR_MINUTE % 60));
  else
    v->n = pr_time_day (s->from);
  return TRUE;
}
