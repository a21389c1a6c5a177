/* Moments and dossiers of a lesson, as they are written. */
#include "report/replay/lesson-parts.h"

#include "kernel/i18n.h"
#include "scenario/value.h"

#include <string.h>

/* What happens, as a moment is written: to a dossier, to it at a step, or to a system. */
typedef struct {
  const char *word;
  pr_happening what;
} happening_word;
static const happening_word to_dossier[] = {
  { "comes", PR_HAPPENS_CAME },          { "received", PR_HAPPENS_RECEIVED },
  { "clock stops", PR_HAPPENS_STOPPED }, { "clock goes on", PR_HAPPENS_WENT_ON },
  { "apology", PR_HAPPENS_APOLOGISED },  { "handed over", PR_HAPPENS_HANDED_OVER },
  { "returned", PR_HAPPENS_RETURNED },   { "refused", PR_HAPPENS_REFUSED },
  { "withdrawn", PR_HAPPENS_WITHDRAWN }, { "leaves", PR_HAPPENS_LEFT },
};
static const happening_word at_step[] = {
  { "waits", PR_HAPPENS_JOINED },
  { "begins", PR_HAPPENS_BEGAN },
  { "done", PR_HAPPENS_COMPLETED },
};
static const happening_word to_thing[] = {
  { "down", PR_HAPPENS_THING_DOWN },
  { "slow", PR_HAPPENS_THING_SLOW },
  { "up", PR_HAPPENS_THING_UP },
};

static const happening_word *
find_word (const happening_word *list, gsize n, const char *text)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (list[i].word, text) == 0)
      return &list[i];
  return NULL;
}
#define FIND(list, text) find_word (list, G_N_ELEMENTS (list), text)

/* A date alone is the first opening of an office on that day; or its midnight, if none ever closes.
 * PR_NEVER: no office opens. */
static pr_time
opening_on (const pr_world *w, pr_time midnight)
{
  pr_time first = PR_NEVER;
  bool some = false;
  for (uint32_t p = 0; p < w->n_pools; p++)
    if (!pr_world_calendar (w, p)->always)
      {
        some = true;
        first = MIN (first, pr_cal_next_open (pr_world_calendar (w, p), midnight));
      }
  return !some ? midnight : first < midnight + PR_DAY ? first : PR_NEVER;
}

static gboolean
read_instant (const pr_world *w, const char *text, pr_moment *m, char **why)
{
  pr_day day;
  pr_time clock;
  if (!pr_value_instant (text, &day, &clock, why))
    return FALSE;
  m->when = PR_WHEN_INSTANT;
  pr_time midnight = (pr_time) (day - w->epoch) * PR_DAY;
  m->instant = clock < 0 ? opening_on (w, midnight) : midnight + clock;
  if (midnight < w->start || midnight >= w->end)
    {
      g_autoptr (GString) first = g_string_new (NULL), last = g_string_new (NULL);
      pr_value_print_date (w->epoch + w->first_day, first);
      pr_value_print_date (w->epoch + w->end_day - 1, last);
      return pr_value_fail (why, _ ("'%s' is not in the window, %s to %s"), text, first->str,
                            last->str);
    }
  if (m->instant == PR_NEVER)
    return pr_value_fail (why, _ ("no office opens on %s; write a time of day too"), text);
  return TRUE;
}

/* The steps that a dossier of the procedure (PR_NONE16: any) may be at. */
static gboolean
read_step (const pr_world *w, uint16_t procedure, const char *text, char **step, char **why)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint16_t i = 0; i < w->n_steps; i++)
    if (procedure == PR_NONE16 || w->steps[i].workflow == PR_NONE16
        || w->steps[i].workflow == w->procedures[procedure].workflow)
      {
        g_ptr_array_add (names, w->steps[i].name);
        if (strcmp (w->steps[i].name, text) == 0 && *step == NULL)
          *step = g_strdup (text);
      }
  if (*step != NULL)
    return TRUE;
  g_autofree char *hint = pr_value_hint (text, (const char *const *) names->pdata, names->len);
  return pr_value_fail (why, _ ("the dossier comes to no step '%s'%s"), text, hint);
}

/* The thing of that name that the place has, or else the province. */
static gboolean
read_thing (const pr_replay_lesson *l, const pr_stop *s, const char *name, pr_moment *m, char **why)
{
  const pr_world *w = l->world;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  m->thing = PR_NONE32;
  for (uint32_t i = 0; i < w->n_things; i++)
    {
      uint16_t place = w->things[i].place;
      if (place != PR_NONE16 && place != s->place)
        continue;
      g_ptr_array_add (names, (char *) pr_world_thing_name (w, i));
      if (strcmp (pr_world_thing_name (w, i), name) == 0
          && (m->thing == PR_NONE32 || place != PR_NONE16))
        m->thing = i;
    }
  m->when = PR_WHEN_THING;
  if (m->thing != PR_NONE32)
    return TRUE;
  g_autofree char *hint = pr_value_hint (name, (const char *const *) names->pdata, names->len);
  if (s->place != PR_NONE16)
    return pr_value_fail (why, _ ("neither '%s' nor the province has a system '%s'%s"),
                          w->places[s->place].name, name, hint);
  return pr_value_fail (why, _ ("the province has no system '%s'%s; that of a place needs where"),
                        name, hint);
}

static gboolean
fail_moment (const char *text, const char *word, char **why)
{
  const char *words[G_N_ELEMENTS (to_dossier) + G_N_ELEMENTS (at_step) + G_N_ELEMENTS (to_thing)];
  gsize n = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (to_dossier); i++)
    words[n++] = to_dossier[i].word;
  for (gsize i = 0; i < G_N_ELEMENTS (at_step); i++)
    words[n++] = at_step[i].word;
  for (gsize i = 0; i < G_N_ELEMENTS (to_thing); i++)
    words[n++] = to_thing[i].word;
  g_autofree char *hint = pr_value_hint (text, words, n);
  if (*hint == '\0')
    {
      g_free (g_steal_pointer (&hint));
      hint = pr_value_hint (word, words, n);
    }
  return pr_value_fail (why,
                        _ ("'%s' is no moment; write 2025-07-01 08:00, or what happens, such as "
                           "received, sign begins, or portal down%s"),
                        text, hint);
}

/* Reads what happens; `text` is the cell without what follows the plus. */
static gboolean
read_happening (const pr_replay_lesson *l, const pr_stop *s, const char *text, pr_moment *m,
                char **why)
{
  const char *blank = strrchr (text, ' ');
  g_autofree char *name = blank != NULL ? g_strndup (text, (gsize) (blank - text)) : NULL;
  const happening_word *word = FIND (to_dossier, text), *stepped = NULL;
  if (word == NULL && name != NULL)
    word = stepped = FIND (at_step, blank + 1);
  if (word == NULL)
    {
      const happening_word *thing = name != NULL ? FIND (to_thing, blank + 1) : NULL;
      if (thing == NULL)
        return fail_moment (text, blank != NULL ? blank + 1 : text, why);
      m->what = thing->what;
      return read_thing (l, s, g_strstrip (name), m, why);
    }
  m->when = PR_WHEN_DOSSIER;
  m->what = word->what;
  if (*s->cell[PR_LESSON_DOSSIER].text == '\0')
    return pr_value_fail (why, _ ("'%s' happens to a dossier; the row names none"), text);
  if (s->subject == 0 || stepped == NULL)
    return TRUE;
  return read_step (l->world, g_array_index (l->subjects, pr_subject, s->subject - 1).procedure,
                    g_strstrip (name), &m->step, why);
}

gboolean
pr_moment_read (const pr_replay_lesson *l, const pr_stop *s, const char *text, pr_moment *m,
                char **why)
{
  const char *plus = strchr (text, '+');
  g_autofree char *what = g_strndup (text, plus != NULL ? (gsize) (plus - text) : strlen (text));
  if (g_ascii_isdigit (*text))
    return read_instant (l->world, text, m, why);
  if (plus != NULL && !pr_value_duration (plus + 1 + strspn (plus + 1, " "), &m->plus, why))
    return FALSE;
  return read_happening (l, s, g_strstrip (what), m, why);
}

static void
met_free (gpointer p)
{
  pr_met *m = p;
  g_array_unref (m->events);
  g_free (m);
}

/* A stream's stem has four parts, a dossier's name more. */
static gboolean
is_stem (const char *text)
{
  guint n = 0;
  for (; *text != '\0'; text++)
    n += *text == '/';
  return n == 3;
}

static gboolean
name_subject (const pr_replay_lesson *l, pr_subject *s, char **why)
{
  g_autoptr (GError) error = NULL;
  bool stem = is_stem (s->text);
  if (strcmp (s->text, "latest") == 0)
    s->kind = PR_SUBJECT_LATEST;
  else if (strcmp (s->text, "longest wait") == 0)
    s->kind = PR_SUBJECT_WAIT;
  else if (stem ? pr_stem_find (l->world, s->text, &s->dossier, &error)
                : pr_dossier_find (l->world, s->text, &s->dossier, &error))
    {
      s->kind = stem ? PR_SUBJECT_STREAM : PR_SUBJECT_NAMED;
      s->procedure = pr_dossier_procedure (l->world, &s->dossier);
    }
  else if (strchr (s->text, '/') != NULL)
    return pr_value_fail (why, "%s", error->message);
  else
    return pr_value_fail (why,
                          _ ("'%s' is no dossier; write its name, a stream such as "
                             "06673/commune/birth/online, latest, or longest wait"),
                          s->text);
  return TRUE;
}

gboolean
pr_subject_read (pr_replay_lesson *l, pr_stop *s, char **why)
{
  pr_subject own = { .text = s->cell[PR_LESSON_DOSSIER].text, .procedure = PR_NONE16 };
  for (guint i = 0; i < l->subjects->len; i++)
    if (strcmp (g_array_index (l->subjects, pr_subject, i).text, own.text) == 0)
      {
        s->subject = i + 1;
        return TRUE;
      }
  if (!name_subject (l, &own, why))
    return FALSE;
  own.met = g_ptr_array_new_with_free_func (met_free);
  own.known = g_hash_table_new (pr_dossier_hash, pr_dossier_equal);
  g_array_append_val (l->subjects, own);
  s->subject = l->subjects->len;
  return TRUE;
}
