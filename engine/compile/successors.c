/* Successors: whether everything that is at a place that hands over, or was filed there, goes to
 * other places, and whether these can re-enter it. */
#include "compile/compiler.h"
#include "scenario/limits.h"

typedef struct {
  pr_compiler *c;
  gsize row;
  const pr_hand_over *h;
  uint8_t phase; /* in force then */
  bool stays;    /* what stays has been reported */
  guint8 *takes; /* [n_places] 1: takes over */
} look;

static void
add_taker (look *k, uint16_t place)
{
  if (place < k->c->w->n_places)
    k->takes[place] = 1;
}

static bool
hands_over (const look *k, uint16_t place)
{
  return place < k->c->w->n_places && k->h->from[place];
}

/* Looks at where the procedure's dossiers of a home unit, or of its other part, are before and
 * after. */
static void
look_at_home (look *k, const pr_procedure *p, uint16_t home, bool other)
{
  const pr_world *w = k->c->w;
  pr_whereabouts at = { .home = home, .here = PR_NONE16, .phase = k->phase, .other = other };
  uint16_t office = at.filing = pr_world_office (w, p, home, k->phase, other),
           deciding = pr_world_deciding (w, p, at);
  if (hands_over (k, office) || hands_over (k, deciding))
    {
      if (!k->stays)
        FAULT (k->c, HANDOVERS, k->row, WHERE,
               _ ("%s hands over, but for '%s' of %s it is still the office or decides"),
               w->places[hands_over (k, office) ? office : deciding].code, p->code,
               w->places[home].code);
      k->stays = true;
      return;
    }
  for (at.phase = 0; at.phase < k->phase; at.phase++)
    {
      uint16_t before = at.filing = pr_world_office (w, p, home, at.phase, other);
      if (hands_over (k, before))
        add_taker (k, office);
      if (hands_over (k, pr_world_deciding (w, p, at)))
        add_taker (k, deciding);
    }
}

/* Looks at steps that name the place, or its kind, and so are done there before and after. */
static void
look_at_steps (look *k, const pr_procedure *p)
{
  const pr_world *w = k->c->w;
  const pr_workflow *flow = &w->workflows[p->workflow];
  for (uint16_t i = 0; i < flow->n_steps && !k->stays; i++)
    {
      const pr_step *s = &w->steps[flow->first_step + i];
      uint16_t place = s->at == PR_AT_PLACE ? s->place : PR_NONE16;
      for (uint16_t home = 0; home < w->n_units && s->at == PR_AT_KIND; home++)
        {
          place = w->serving[(gsize) s->place * w->n_places + home];
          if (hands_over (k, place))
            break;
        }
      if (!hands_over (k, place))
        continue;
      k->stays = true;
      FAULT (k->c, HANDOVERS, k->row, WHERE,
             _ ("%s hands over, but step '%s' of workflow '%s' is done there whatever the phase"),
             w->places[place].code, s->name, flow->name);
    }
}

/* Adds the offices of homes, to which what was filed at the place goes. */
static void
add_offices (look *k, const pr_procedure *p, uint16_t home)
{
  const pr_world *w = k->c->w;
  add_taker (k, pr_world_office (w, p, home, k->phase, false));
  if (p->other != NULL)
    add_taker (k, pr_world_office (w, p, home, k->phase, true));
}

static void
look_at_stream (look *k, const pr_stream *s)
{
  const pr_world *w = k->c->w;
  const pr_procedure *p = &w->procedures[s->procedure];
  if (!hands_over (k, pr_world_office (w, p, s->place, k->phase, false)))
    return;
  const pr_province *of = pr_world_province (w, s->place);
  for (uint16_t i = 0; i < of->n; i++)
    if (pr_world_unit_share (w, of->unit[i]) > 0)
      add_offices (k, p, of->unit[i]);
  if (k->stays || s->last_day < pr_time_day (k->h->at) || s->first_day >= w->end_day)
    return;
  k->stays = true;
  FAULT (k->c, HANDOVERS, k->row, WHERE,
         _ ("%s hands over, but people still file there (stream '%s'); let the stream end before"),
         w->places[s->place].code, w->stream_names[s->name]);
}

static void
look_at_backlog (look *k, const pr_backlog_row *b)
{
  const pr_world *w = k->c->w;
  const pr_procedure *p = &w->procedures[b->procedure];
  if (!hands_over (k, b->place))
    return;
  if (!hands_over (k, b->home))
    {
      add_offices (k, p, b->home);
      return;
    }
  if (!k->stays)
    FAULT (k->c, HANDOVERS, k->row, WHERE,
           _ ("nobody takes over the backlog of '%s' at %s: its home unit is not given"), p->code,
           w->places[b->place].code);
  k->stays = true;
}

static void
check_takers (look *k)
{
  pr_compiler *c = k->c;
  const pr_world *w = c->w;
  bool any = false;
  for (uint16_t place = 0; place < w->n_places; place++)
    {
      any |= k->takes[place];
      if (!k->takes[place] || k->h->reentry == PR_NONE16)
        continue;
      uint16_t role = w->steps[k->h->reentry].role;
      if (w->line_of[(gsize) place * w->n_roles + role] != PR_NONE32)
        continue;
      FAULT (c, HANDOVERS, k->row, ROLE, _ ("no pool serves role '%s' at %s, which takes over"),
             w->roles[role], w->places[place].code);
      return;
    }
  if (!any && !k->stays)
    CAUTION (c, HANDOVERS, k->row, WHERE,
             _ ("this row has no effect: nothing is at these places, nor was filed there"));
}

/* If a place hands over twice, nothing is there any more for the second time. */
static void
check_twice (look *k, uint16_t index)
{
  const pr_world *w = k->c->w;
  for (uint16_t i = 0; i < index; i++)
    for (uint16_t place = 0; place < w->n_places && w->hand_overs[i].at == k->h->at; place++)
      if (w->hand_overs[i].from[place] && k->h->from[place])
        {
          FAULT (k->c, HANDOVERS, k->row, WHERE, _ ("%s hands over at that instant already: %s:%d"),
                 w->places[place].code, k->c->t->table[PR_TABLE_HANDOVERS].file,
                 CELL (k->c, HANDOVERS, k->c->handover_row[i], WHERE)->pos.line);
          return;
        }
}

static void
look_at_hand_over (pr_compiler *c, uint16_t index)
{
  const pr_world *w = c->w;
  const pr_hand_over *h = &w->hand_overs[index];
  g_autofree guint8 *takes = g_new0 (guint8, w->n_places + 1);
  look k = { c, c->handover_row[index], h, pr_world_phase_at (w, h->at), false, takes };
  check_twice (&k, index);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      const pr_procedure *p = &w->procedures[i];
      if (p->workflow == PR_NONE16)
        continue;
      for (uint16_t home = 0; home < w->n_units; home++)
        {
          look_at_home (&k, p, home, false);
          if (p->other != NULL)
            look_at_home (&k, p, home, true);
        }
      look_at_steps (&k, p);
    }
  for (uint32_t i = 0; i < w->n_streams; i++)
    if (w->procedures[w->streams[i].procedure].workflow != PR_NONE16)
      look_at_stream (&k, &w->streams[i]);
  for (gsize i = 0; i < w->n_backlog; i++)
    look_at_backlog (&k, &w->backlog[i]);
  check_takers (&k);
}

void
pr_check_successors (pr_compiler *c)
{
  const pr_world *w = c->w;
  double work = (double) w->n_hand_overs * w->n_procedures * (w->n_units + 1.0) * w->n_phases;
  if (work > PR_MOST_WORK)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_HANDOVERS].file }),
              _ ("%u rows for %u procedures, %u units and %u phases are too many"), w->n_hand_overs,
              w->n_procedures, w->n_units, w->n_phases);
  /* A pool in error may be the missing one, a phase in error the one that names the place. */
  if (work > PR_MOST_WORK || pr_table_in_error (c, PR_TABLE_POOLS)
      || pr_table_in_error (c, PR_TABLE_PHASES) || pr_table_in_error (c, PR_TABLE_AUTHORITIES)
      || pr_table_in_error (c, PR_TABLE_PROCEDURES) || pr_table_in_error (c, PR_TABLE_WORKFLOWS)
      || c->lost[PR_TABLE_UNITS] || w->line_of == NULL)
    return;
  for (uint16_t i = 0; i < w->n_hand_overs; i++)
    look_at_hand_over (c, i);
}
