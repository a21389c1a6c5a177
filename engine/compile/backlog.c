/* Backlog at the start. */
#include "scenario/limits.h"
#include "compile/select.h"

#include "kernel/rng.h"

#include <string.h>

#define OLDEST_BACKLOG (INT64_C (730) * PR_DAY)

/* The home unit: the one named, or the filing place itself if that is a unit. */
static int
find_home (pr_compiler *c, gsize row, int place)
{
  const pr_cell *home = CELL (c, BACKLOG, row, HOME);
  if (!home->given)
    return place;
  int unit = pr_refer_place (c, PR_TABLE_BACKLOG, row, PR_BACKLOG_HOME);
  if (unit >= (int) c->w->n_units)
    {
      FAULT (c, BACKLOG, row, HOME, _ ("'%s' is an authority; a home is a unit"), home->text);
      return -1;
    }
  return unit;
}

/* A dossier filed at an authority needs a home: no unit stands for it. */
static bool
check_home (pr_compiler *c, gsize row, const pr_procedure *p, int home)
{
  const pr_world *w = c->w;
  const pr_workflow *flow = &w->workflows[p->workflow];
  const uint16_t *deciding = p->deciding + (gsize) pr_world_phase_at (w, w->start) * w->n_places;
  if (home < (int) w->n_units)
    return true;
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      const pr_step *s = &w->steps[flow->first_step + i];
      bool by_home = s->at == PR_AT_HOME || s->at == PR_AT_KIND
                     || (s->at == PR_AT_DECIDING && deciding[home] != deciding[0]);
      if (!by_home)
        continue;
      pr_error (
          c->diag, CELL (c, BACKLOG, row, HOME)->pos,
          _ ("home is blank and '%s' is no unit; the place of step '%s' depends on the home unit"),
          w->places[home].code, s->name);
      return false;
    }
  return true;
}

static uint16_t
find_step (pr_compiler *c, gsize row, const pr_procedure *p)
{
  const pr_workflow *flow = &c->w->workflows[p->workflow];
  const char *text = CELL (c, BACKLOG, row, STEP)->text;
  if (*text == '\0')
    return flow->first_step;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      uint16_t step = (uint16_t) (flow->first_step + i);
      if (strcmp (c->w->steps[step].name, text) == 0)
        {
          if (c->inside_fork[step])
            FAULT (c, BACKLOG, row, STEP,
                   _ ("step '%s' is in a branch of a fork; name the step that forks"), text);
          return step;
        }
      g_ptr_array_add (names, c->w->steps[step].name);
    }
  pr_unknown (c, PR_TABLE_BACKLOG, row, PR_BACKLOG_STEP, PR_REF_STEP, text,
              (const char *const *) names->pdata, names->len);
  return PR_NONE16;
}

static void
check_received (pr_compiler *c, gsize row, const pr_backlog_row *b)
{
  const pr_cell *cell = CELL (c, BACKLOG, row, RECEIVED);
  if (!c->window_known)
    return;
  if (b->received >= c->w->start)
    FAULT (c, BACKLOG, row, RECEIVED, _ ("%s is not before the start"), cell->text);
  else if (c->w->start - b->received > OLDEST_BACKLOG)
    FAULT (c, BACKLOG, row, RECEIVED, _ ("%s is more than two years before the start"), cell->text);
}

/* Made of names, never of row numbers: the same dossier has the same draws in every scenario. */
static uint64_t
hash_row (const pr_compiler *c, gsize row, const pr_backlog_row *b)
{
  const pr_world *w = c->w;
  g_autofree char *received
      = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) b->received + (gint64) w->epoch * PR_DAY);
  uint64_t h = pr_hash_string (PR_HASH_SEED, w->places[b->place].code);
  h = pr_hash_string (h, w->procedures[b->procedure].code);
  h = pr_hash_string (h, w->steps[b->step].name);
  h = pr_hash_string (h, received);
  h = pr_hash_string (h, CELL (c, BACKLOG, row, CHANNEL)->text);
  h = pr_hash_string (h, w->places[b->home].code);
  return pr_hash_finish (h);
}

static bool
read_row (pr_compiler *c, gsize row, pr_backlog_row *b)
{
  const pr_cell *received = CELL (c, BACKLOG, row, RECEIVED),
                *remaining = CELL (c, BACKLOG, row, REMAINING);
  int place = pr_refer_place (c, PR_TABLE_BACKLOG, row, PR_BACKLOG_WHERE),
      home = find_home (c, row, place);
  int procedure = REFER (c, BACKLOG, row, PROCEDURE, PR_REF_PROCEDURE, c->procedures);
  if (place < 0 || home < 0 || procedure < 0 || BAD (c, BACKLOG, row, RECEIVED))
    return false;
  const pr_procedure *p = &c->w->procedures[procedure];
  if (p->visit)
    FAULT (c, BACKLOG, row, PROCEDURE, _ ("'%s' is a visit; a backlog holds dossiers"), p->code);
  if (p->visit || p->workflow == PR_NONE16 || !check_home (c, row, p, home))
    return false;
  b->place = (uint16_t) place;
  b->home = (uint16_t) home;
  b->procedure = (uint16_t) procedure;
  b->step = find_step (c, row, p);
  b->channel = (uint8_t) CELL (c, BACKLOG, row, CHANNEL)->v.choice;
  b->received = (pr_time) (received->v.instant.day - c->w->epoch) * PR_DAY
                + MAX (received->v.instant.clock, 0);
  b->count = (uint32_t) CELL (c, BACKLOG, row, COUNT)->v.count;
  b->remaining = remaining->given ? remaining->v.time : -1;
  if (b->step == PR_NONE16)
    return false;
  if (remaining->given && c->w->steps[b->step].kind != PR_STEP_WORK)
    FAULT (c, BACKLOG, row, REMAINING, _ ("step '%s' is no work and has no effort left"),
           c->w->steps[b->step].name);
  check_received (c, row, b);
  b->hash = hash_row (c, row, b);
  return true;
}

/* The office that receives such dossiers at the start, if it is not the unit where the row says
 * that they were filed; PR_NONE16: all is well. */
static uint16_t
other_office (const pr_compiler *c, const pr_backlog_row *b)
{
  const pr_world *w = c->w;
  const pr_procedure *p = &w->procedures[b->procedure];
  if (!c->window_known || b->place >= w->n_units || p->office == NULL)
    return PR_NONE16;
  uint16_t office = pr_world_office (w, p, b->place, pr_world_phase_at (w, w->start), false);
  return office == b->place ? PR_NONE16 : office;
}

/* Told once: such rows come in hundreds. */
static void
tell_other_office (pr_compiler *c, gsize row, const pr_backlog_row *b, unsigned n)
{
  const pr_world *w = c->w;
  CAUTION (
      c, BACKLOG, row, WHERE,
      NGETTEXT ("at the start '%s' of %s is filed at %s: where is the place of filing, home the "
                "unit",
                "at the start '%s' of %s is filed at %s: where is the place of filing, home the "
                "unit (%u such rows)",
                n),
      w->procedures[b->procedure].code, w->places[b->place].code,
      w->places[other_office (c, b)].code, n);
}

void
pr_compile_backlog (pr_compiler *c)
{
  pr_world *w = c->w;
  w->backlog = g_new0 (pr_backlog_row, ROWS (c, BACKLOG) + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  uint64_t dossiers = 0;
  unsigned n_others = 0;
  gsize other = 0, of = 0; /* the first row that names a unit instead of its office */
  for (gsize i = 0; i < ROWS (c, BACKLOG) && dossiers <= PR_MOST_BACKLOG; i++)
    {
      dossiers += (uint64_t) CELL (c, BACKLOG, i, COUNT)->v.count;
      if (dossiers > PR_MOST_BACKLOG)
        FAULT (c, BACKLOG, i, COUNT, _ ("more than %d dossiers up to this row"), PR_MOST_BACKLOG);
      if (!read_row (c, i, &w->backlog[w->n_backlog]))
        continue;
      if (!g_hash_table_add (seen, &w->backlog[w->n_backlog].hash))
        FAULT (c, BACKLOG, i, WHERE,
               _ ("an earlier row has the same place, procedure, step, date, channel and home; "
                  "give one row with a count"));
      if (other_office (c, &w->backlog[w->n_backlog]) != PR_NONE16 && n_others++ == 0)
        {
          other = i;
          of = w->n_backlog;
        }
      w->n_backlog++;
    }
  if (n_others > 0)
    tell_other_office (c, other, &w->backlog[of], n_others);
}
