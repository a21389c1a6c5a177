/* Moments and dossiers of a lesson, as a replication has them. */
#include "report/replay/lesson-parts.h"

#include "kernel/i18n.h"
#include "scenario/value.h"

#include <string.h>

/* What happened to things, in the order of the log. */
typedef struct {
  pr_time time;
  pr_happening what;
  uint32_t thing;
} thing_event;

typedef struct {
  pr_replay_lesson *lesson;
  pr_diag *diag;
  GArray *things; /* thing_event */
} finder;

static void
meet (const finder *k, pr_subject *s, const pr_logged *e)
{
  const pr_dossier d = { e->of->hash, e->of->ident };
  pr_met *m = g_hash_table_lookup (s->known, &d);
  if (m == NULL)
    {
      if (s->kind == PR_SUBJECT_STREAM && e->of->born < k->lesson->world->start)
        return;
      m = g_new0 (pr_met, 1);
      m->dossier = d;
      m->born = e->of->born;
      m->events = g_array_new (FALSE, FALSE, sizeof (pr_met_event));
      g_ptr_array_add (s->met, m);
      g_hash_table_insert (s->known, &m->dossier, m);
    }
  const pr_met_event own = { e->time, e->what, e->item, e->step, e->place, e->due };
  guint at = m->events->len; /* a reception or an apology may be told later */
  while (at > 0 && g_array_index (m->events, pr_met_event, at - 1).time > e->time)
    at--;
  g_array_insert_val (m->events, at, own);
}

static void
note (const finder *k, const pr_logged *e)
{
  if (pr_happens_to_thing (e->what))
    {
      const thing_event own = { e->time, e->what, e->officer };
      g_array_append_val (k->things, own);
    }
  for (guint i = 0; e->of != NULL && i < k->lesson->subjects->len; i++)
    {
      pr_subject *s = &g_array_index (k->lesson->subjects, pr_subject, i);
      if (s->dossier.hash == e->of->hash
          && (s->kind == PR_SUBJECT_STREAM || s->dossier.ident == e->of->ident))
        meet (k, s, e);
    }
}

/* A delay begins as work does, and the clock also goes on from the beginning. */
static bool
is_meant (pr_happening meant, pr_happening what)
{
  return what == meant || (meant == PR_HAPPENS_BEGAN && what == PR_HAPPENS_DELAYED)
         || (meant == PR_HAPPENS_WENT_ON && what == PR_HAPPENS_RECEIVED);
}

/* The next time that it happens, from that moment and from event number *told on, which then is its
 * own; PR_NEVER: it does not. */
static pr_time
next_of_met (const pr_world *w, const pr_met *met, const pr_moment *m, pr_time from, guint *told)
{
  for (guint i = *told; i < met->events->len; i++)
    {
      const pr_met_event *e = &g_array_index (met->events, pr_met_event, i);
      bool there = m->step == NULL
                   || (e->step != PR_NONE16 && strcmp (w->steps[e->step].name, m->step) == 0);
      if (!there || !is_meant (m->what, e->what) || e->time + m->plus < from)
        continue;
      *told = i;
      return e->time + m->plus;
    }
  return PR_NEVER;
}

/* The same of a thing; *lasted: how long it was so before. */
static pr_time
next_of_thing (const finder *k, const pr_moment *m, pr_time from, pr_time *lasted)
{
  pr_time since = k->lesson->world->begin;
  for (guint i = 0; i < k->things->len; i++)
    {
      const thing_event *e = &g_array_index (k->things, thing_event, i);
      if (e->thing != m->thing)
        continue;
      *lasted = e->time - since;
      since = e->time;
      if (e->what == m->what && e->time + m->plus >= from)
        return e->time + m->plus;
    }
  return PR_NEVER;
}

/* How far the rows from that one on can be told of this dossier: what they name happens to it, in
 * their order, and not too late for instants among them. */
static guint
last_told (const finder *k, const pr_met *met, guint row, pr_time from)
{
  const pr_world *w = k->lesson->world;
  guint subject = g_array_index (k->lesson->stops, pr_stop, row).subject;
  guint told = 0;
  pr_time lasted;
  bool received = w->procedures[pr_dossier_procedure (w, &met->dossier)].visit;
  for (guint i = 0; i < met->events->len && !received; i++)
    received = g_array_index (met->events, pr_met_event, i).what == PR_HAPPENS_RECEIVED;
  for (guint i = row; i < k->lesson->stops->len && received; i++)
    {
      const pr_stop *s = &g_array_index (k->lesson->stops, pr_stop, i);
      pr_time at = s->at.instant;
      if (s->at.when == PR_WHEN_DOSSIER && s->subject != subject)
        continue;
      if (s->at.when == PR_WHEN_THING)
        at = next_of_thing (k, &s->at, from, &lasted);
      else if (s->at.when == PR_WHEN_DOSSIER)
        at = next_of_met (w, met, &s->at, from, &told);
      if (at < from || at > w->end || (s->subject == subject && met->born > at))
        return i;
      from = at;
    }
  return received ? k->lesson->stops->len : row;
}

/* Chooses the dossier, which the row is the first to need. */
static gboolean
choose (finder *k, pr_subject *s, guint row, pr_time from, char **why)
{
  const pr_world *w = k->lesson->world;
  guint n = k->lesson->stops->len, most = row;
  for (guint i = 0; i < s->met->len && s->chosen == NULL; i++)
    {
      const pr_met *m = g_ptr_array_index (s->met, i);
      guint told = s->kind == PR_SUBJECT_STREAM ? last_told (k, m, row, from) : n;
      most = MAX (most, told);
      s->chosen = told == n ? m : NULL;
    }
  if (s->chosen != NULL)
    return TRUE;
  s->missing = true;
  if (s->kind == PR_SUBJECT_LATEST)
    return pr_value_fail (why, _ ("no dossier is late in this replication"));
  if (s->kind == PR_SUBJECT_WAIT)
    return pr_value_fail (why, _ ("nobody waits at a counter in this replication"));
  if (s->kind == PR_SUBJECT_NAMED)
    {
      g_autofree char *name = pr_dossier_name (w, &s->dossier);
      return pr_value_fail (why, _ ("%s does not come in this replication"), name);
    }
  int line = g_array_index (k->lesson->stops, pr_stop, most).cell[PR_LESSON_KIND].pos.line;
  return pr_value_fail (why,
                        NGETTEXT ("%u dossier of this stream comes in the window, and is not what "
                                  "the rows tell as far as line %d",
                                  "%u dossiers of this stream come in the window, and none is what "
                                  "the rows tell as far as line %d",
                                  s->met->len),
                        s->met->len, line);
}

static char *
instant_text (const pr_world *w, pr_time t)
{
  GString *out = g_string_new (NULL);
  pr_value_print_date (w->epoch + pr_time_day (t), out);
  g_string_append_c (out, ' ');
  pr_value_print_clock (pr_time_of_day (t) / PR_MINUTE * PR_MINUTE, out);
  return g_string_free (out, FALSE);
}

/* told: where the dossier's events are searched from, as above. */
static gboolean
find_moment (const finder *k, const pr_stop *s, const pr_moment *m, pr_time from, guint *told,
             pr_time *found, pr_time *lasted, char **why)
{
  const pr_world *w = k->lesson->world;
  const pr_subject *of
      = s->subject > 0 ? &g_array_index (k->lesson->subjects, pr_subject, s->subject - 1) : NULL;
  g_autofree char *after = instant_text (w, from);
  *found = m->when == PR_WHEN_INSTANT   ? m->instant
           : m->when == PR_WHEN_DOSSIER ? next_of_met (w, of->chosen, m, from, told)
                                        : next_of_thing (k, m, from, lasted);
  if (*found < from)
    return pr_value_fail (why, _ ("is before the row above, which is at %s"), after);
  if (*found <= w->end)
    return TRUE;
  if (m->when == PR_WHEN_THING)
    return pr_value_fail (why, _ ("this does not happen to '%s' after %s, in this replication"),
                          pr_world_thing_name (w, m->thing), after);
  g_autofree char *name = pr_dossier_name (w, &of->chosen->dossier);
  return pr_value_fail (why, _ ("this does not happen to %s after %s, in this replication"), name,
                        after);
}

/* Whether the row's dossier has come at its moment. */
static gboolean
has_come (const finder *k, const pr_stop *s, char **why)
{
  if (s->subject == 0)
    return TRUE;
  const pr_met *m = g_array_index (k->lesson->subjects, pr_subject, s->subject - 1).chosen;
  if (m->born <= s->from)
    return TRUE;
  g_autofree char *comes = instant_text (k->lesson->world, m->born);
  return pr_value_fail (why, _ ("the dossier comes later, at %s"), comes);
}

static void
find_row (finder *k, guint row, pr_time *from)
{
  pr_stop *s = &g_array_index (k->lesson->stops, pr_stop, row);
  pr_subject *of
      = s->subject > 0 ? &g_array_index (k->lesson->subjects, pr_subject, s->subject - 1) : NULL;
  guint none = 0, *told = of != NULL ? &of->told : &none;
  char *why = NULL;
  pr_time lasted;
  s->from = s->to = PR_NEVER;
  if (of != NULL && of->missing)
    return; /* has been said */
  if (of != NULL && of->chosen == NULL && !choose (k, of, row, *from, &why))
    pr_lesson_error (k->diag, s, PR_LESSON_DOSSIER, why);
  else if (!find_moment (k, s, &s->at, *from, told, &s->from, &s->lasted, &why)
           || !has_come (k, s, &why))
    pr_lesson_error (k->diag, s, PR_LESSON_AT, why);
  else
    {
      *from = s->from;
      guint next = *told; /* the row below goes on from its own moment */
      if (s->until.when != PR_WHEN_BLANK
          && !find_moment (k, s, &s->until, s->from + 1, &next, &s->to, &lasted, &why))
        pr_lesson_error (k->diag, s, PR_LESSON_UNTIL, why);
    }
}

gboolean
pr_lesson_find (pr_replay_lesson *l, pr_log_reader *log, const pr_frames *frames,
                const pr_lives *lives, pr_diag *diag, GError **error)
{
  g_autoptr (GArray) things = g_array_new (FALSE, FALSE, sizeof (thing_event));
  finder k = { l, diag, things };
  guint before = pr_diag_errors (diag);
  GError *failure = NULL;
  pr_logged e;
  pr_lived latest;
  for (guint i = 0; i < l->subjects->len; i++)
    {
      pr_subject *s = &g_array_index (l->subjects, pr_subject, i);
      if (s->kind == PR_SUBJECT_LATEST && pr_lives_latest (lives, &latest))
        s->dossier = (pr_dossier){ latest.hash, latest.ident };
      if (s->kind == PR_SUBJECT_WAIT && frames->longest > 0)
        s->dossier = (pr_dossier){ frames->longest_of.hash, frames->longest_of.ident };
    }
  if (!pr_log_rewind (log, error))
    return FALSE;
  while (pr_log_next (log, &e, &failure))
    note (&k, &e);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  pr_time from = l->world->start;
  for (guint i = 0; i < l->stops->len; i++)
    find_row (&k, i, &from);
  if (pr_diag_errors (diag) == before)
    {
      const pr_teller teller = { l, frames, lives, diag };
      pr_lesson_say (&teller);
    }
  return TRUE;
}
