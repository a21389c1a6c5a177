/* Staff: whether somebody can do every step wherever the scenario needs it, and whether what
 * comes by each channel is ever received. */
#include "compile/compiler.h"

#include <string.h>

#define SHOWN_PLACES 3

/* A place that a step needs and that has no pool, or PR_NONE16: no authority serves the home. */
typedef struct {
  pr_compiler *c;
  guint8 *lacks;    /* [step * n_places + place] 1 if no pool there has the role */
  guint8 *unserved; /* [step * n_places + home] 1 if no authority serves the home */
  guint8 *people;   /* [step] who takes it: pr_who_passes(); NULL after errors */
  guint8 *met;      /* [place * n_roles + role] 1 where people wait */
  guint8 *done; /* [((province * n_phases + phase) * n_procedures + procedure) * 3 + channel] 1: all
                   homes have been looked
                   at */
} need;

/* Notes that people wait for the step when they come for the procedure by the channel. */
static void
meet (need *k, const pr_procedure *p, uint8_t channel, gsize step, uint16_t place)
{
  const pr_world *w = k->c->w;
  if (k->people != NULL && (k->people[step] & PR_PASS_PEOPLE)
      && (p->visit || channel == PR_CHANNEL_COUNTER))
    k->met[(gsize) place * w->n_roles + w->steps[step].role] = 1;
}

static void
look (need *k, const pr_procedure *p, uint8_t channel, pr_whereabouts at)
{
  const pr_world *w = k->c->w;
  const pr_workflow *flow = &w->workflows[p->workflow];
  for (uint16_t i = 0; i < flow->n_steps; i++)
    {
      gsize index = (gsize) flow->first_step + i;
      const pr_step *s = &w->steps[index];
      if (!(s->channels & 1u << channel))
        continue;
      uint16_t place = pr_world_place (w, s, p, at);
      if (place == PR_NONE16)
        k->unserved[index * w->n_places + at.home] = 1;
      else if (s->kind == PR_STEP_WORK && s->role != PR_NONE16
               && w->line_of[(gsize) place * w->n_roles + s->role] == PR_NONE32)
        k->lacks[index * w->n_places + place] = 1;
      else if (s->kind == PR_STEP_WORK && s->role != PR_NONE16)
        meet (k, p, channel, index, place);
    }
}

static bool
has_people (const pr_world *w, uint16_t unit)
{
  return pr_world_unit_share (w, unit) > 0;
}

/* Looks at wherever people of the home file if they go elsewhere. */
static void
look_elsewhere (need *k, const pr_procedure *p, pr_whereabouts at)
{
  const pr_world *w = k->c->w;
  size_t i = (size_t) (p - w->procedures) * w->n_units + at.home;
  for (uint32_t e = w->elsewhere_of[i]; e < w->elsewhere_of[i + 1]; e++)
    {
      const pr_attraction *a = &w->attractions[w->elsewhere[e].attraction];
      at.return_home |= w->elsewhere[e].return_home;
      for (uint16_t n = 0; n < a->n; n++)
        {
          at.filing = pr_world_office (w, p, a->place[n], at.phase, false);
          look (k, p, PR_CHANNEL_COUNTER, at);
        }
    }
}

/* The other part of a split unit has an office of its own. */
static void
look_at_parts (need *k, const pr_procedure *p, uint8_t channel, pr_whereabouts at, bool own)
{
  const pr_world *w = k->c->w;
  look (k, p, channel, at);
  if (own && channel == PR_CHANNEL_COUNTER && w->elsewhere_of != NULL && at.home < w->n_units)
    look_elsewhere (k, p, at);
  if (p->other == NULL || at.home >= w->n_units || w->split[at.home] == 0)
    return;
  at.other = true;
  if (own)
    at.filing = pr_world_office (w, p, at.home, at.phase, true);
  look (k, p, channel, at);
}

/* Whether the place hands over before the phase ends; then what was filed there is at the offices
 * of its homes. */
static bool
has_handed_over (const pr_world *w, uint16_t place, uint8_t phase)
{
  for (uint16_t i = 0; i < w->n_hand_overs; i++)
    if (w->hand_overs[i].from[place] && pr_world_phase_at (w, w->hand_overs[i].at) <= phase)
      return true;
  return false;
}

/* The mask of channels by which a stream's dossiers come in a phase: people who find the portal
 * down may come to the counter. */
static unsigned
channels_of (const pr_world *w, const pr_stream *s, uint8_t phase)
{
  uint8_t channel = pr_world_channel (w, s, phase);
  bool portal = false;
  for (uint16_t i = 0; i < w->n_systems; i++)
    portal |= w->systems[i].online;
  bool diverted
      = portal && channel == PR_CHANNEL_ONLINE && !s->test && w->rules[phase].portal_to_counter > 0;
  return 1u << channel | (diverted ? 1u << PR_CHANNEL_COUNTER : 0);
}

/* What depends only on the home is looked at once for a procedure, channel and phase. */
static void
look_at_stream (need *k, const pr_stream *s, uint8_t phase, uint8_t channel)
{
  const pr_world *w = k->c->w;
  const pr_procedure *p = &w->procedures[s->procedure];
  if (p->workflow == PR_NONE16)
    return;
  guint8 *done
      = &k->done[(((gsize) w->places[s->place].province * w->n_phases + phase) * w->n_procedures
                  + s->procedure)
                     * PR_N_CHANNELS
                 + channel];
  pr_whereabouts at = { .filing = pr_world_office (w, p, s->place, phase, false),
                        .home = s->place,
                        .here = PR_NONE16,
                        .phase = phase,
                        .return_home = s->return_home };
  if (s->home == PR_HOME_OWN)
    {
      look_at_parts (k, p, channel, at, true);
      return;
    }
  uint8_t bit = (uint8_t) (s->return_home ? 2 : 1);
  bool first = true, gone = has_handed_over (w, at.filing, phase);
  const pr_province *of = pr_world_province (w, s->place);
  for (uint16_t i = 0; i < of->n; i++)
    {
      at.home = of->unit[i];
      if (!has_people (w, at.home) || (s->home == PR_HOME_OTHERS && at.home == s->place))
        continue;
      if (gone)
        at.filing = pr_world_office (w, p, at.home, phase, false);
      if (first || gone || !(*done & bit))
        look_at_parts (k, p, channel, at, false);
      first = false;
    }
  if (s->home == PR_HOME_ANY)
    *done |= bit;
}

/* Whether anything comes by the stream while the phase is in force. */
static bool
comes_in_phase (const pr_world *w, const pr_stream *s, uint8_t phase)
{
  if (w->n_hand_overs > 0 && phase > 0 && comes_in_phase (w, s, (uint8_t) (phase - 1)))
    return true; /* handed over */
  pr_time from = MAX (w->phase_at[phase], w->begin),
          to = phase + 1 < w->n_phases ? MIN (w->phase_at[phase + 1], w->end) : w->end;
  return from < to && s->first_day < pr_time_day (to + PR_DAY - 1)
         && s->last_day >= pr_time_day (from);
}

static char *
list_places (const pr_world *w, const guint8 *marks)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint16_t p = 0; p < w->n_places; p++)
    if (marks[p])
      g_ptr_array_add (names, w->places[p].code);
  return names->len ? pr_list_names ((const char *const *) names->pdata, names->len, SHOWN_PLACES)
                    : NULL;
}

/* Roles that others than steps need. */
static void
add_other_roles (const pr_compiler *c, pr_names *needed)
{
  for (gsize i = 0; i < ROWS (c, HANDOVERS); i++)
    if (CELL (c, HANDOVERS, i, ROLE)->given)
      pr_names_add (needed, CELL (c, HANDOVERS, i, ROLE)->text);
  for (gsize i = 0; i < ROWS (c, ACTIVITIES); i++)
    {
      const pr_amounts *a = &CELL (c, ACTIVITIES, i, PARTICIPANTS)->v.amounts;
      for (gsize k = 0; k < a->n; k++)
        pr_names_add (needed, a->items[k].name);
    }
  for (gsize i = 0; i < ROWS (c, COURSES); i++)
    for (char **role = CELL (c, COURSES, i, ROLES)->v.names; role != NULL && *role != NULL; role++)
      pr_names_add (needed, *role);
}

/* Reports a role that nothing needs: if work lacks a pool, it is most often a misspelt name. */
static void
check_roles (pr_compiler *c, bool work_lacks_pool)
{
  g_autoptr (pr_names) needed = pr_names_new ();
  for (gsize i = 0; i < ROWS (c, WORKFLOWS); i++)
    if (CELL (c, WORKFLOWS, i, ROLE)->given)
      pr_names_add (needed, CELL (c, WORKFLOWS, i, ROLE)->text);
  add_other_roles (c, needed);
  pr_names_sort (needed);
  for (gsize i = 0; i < ROWS (c, POOLS); i++)
    for (char **role = CELL (c, POOLS, i, ROLES)->v.names; role != NULL && *role != NULL; role++)
      if (pr_names_find (needed, *role) >= 0)
        continue;
      else if (work_lacks_pool)
        pr_unknown (c, PR_TABLE_POOLS, i, PR_POOLS_ROLES, PR_REF_NEEDED_ROLE, *role,
                    (const char *const *) needed->names->pdata, pr_names_length (needed));
      else
        CAUTION (c, POOLS, i, ROLES, _ ("nothing needs the role '%s'"), *role);
}

/* `lacks`: the places as text. */
static void
report_lack (need *k, uint16_t step, const char *lacks)
{
  pr_compiler *c = k->c;
  const pr_step *s = &c->w->steps[step];
  const char *role = c->w->roles[s->role], *flow = c->w->workflows[s->workflow].name;
  gsize empty = pr_empty_pool (c, PR_REF_ROLE, role, k->lacks + (gsize) step * c->w->n_places);
  if (empty == G_MAXSIZE)
    {
      FAULT (c, WORKFLOWS, c->step_row[step], ROLE,
             _ ("no pool serves role '%s' at %s (needed by step '%s' of workflow '%s')"), role,
             lacks, s->name, flow);
      return;
    }
  const pr_cell *count = CELL (c, POOLS, empty, COUNT);
  FAULT (c, WORKFLOWS, c->step_row[step], ROLE,
         _ ("nobody serves role '%s' at %s (needed by step '%s' of workflow '%s'): the count of "
            "pool '%s' is 0 (%s:%d)"),
         role, lacks, s->name, flow, CELL (c, POOLS, empty, POOL)->text, count->pos.file,
         count->pos.line);
}

static void
report (need *k)
{
  pr_compiler *c = k->c;
  const pr_world *w = c->w;
  check_roles (c, memchr (k->lacks, 1, (gsize) w->n_steps * w->n_places) != NULL);
  /* A pool in error may be the missing one, a place in error the one where it belongs. */
  bool authorities_good = !pr_table_in_error (c, PR_TABLE_AUTHORITIES);
  bool pools_good = !pr_table_in_error (c, PR_TABLE_POOLS) && !c->lost[PR_TABLE_UNITS]
                    && !c->lost[PR_TABLE_CALENDARS] && authorities_good;
  for (uint16_t i = 0; i < w->n_shown_steps; i++)
    {
      const pr_step *s = &w->steps[i];
      g_autofree char *lacks = list_places (w, k->lacks + (gsize) i * w->n_places);
      g_autofree char *unserved = list_places (w, k->unserved + (gsize) i * w->n_places);
      if (lacks != NULL && pools_good)
        report_lack (k, i, lacks);
      if (unserved != NULL && authorities_good)
        FAULT (c, WORKFLOWS, c->step_row[i], PLACE,
               _ ("no '%s' serves %s (needed by step '%s' of workflow '%s')"),
               CELL (c, WORKFLOWS, c->step_row[i], PLACE)->text, unserved, s->name,
               w->workflows[s->workflow].name);
    }
}

/* A workflow that receives must do so for every channel that its dossiers come by. */
static void
check_received (pr_compiler *c)
{
  const pr_world *w = c->w;
  g_autofree guint8 *comes = g_new0 (guint8, w->n_workflows + 1);
  for (uint32_t i = 0; i < w->n_streams; i++)
    for (uint8_t phase = 0; phase < w->n_phases; phase++)
      if (w->procedures[w->streams[i].procedure].workflow != PR_NONE16
          && comes_in_phase (w, &w->streams[i], phase))
        comes[w->procedures[w->streams[i].procedure].workflow]
            |= (guint8) channels_of (w, &w->streams[i], phase);
  for (uint16_t f = 0; f < w->n_workflows; f++)
    {
      const pr_workflow *flow = &w->workflows[f];
      unsigned receives = 0;
      for (uint16_t i = 0; i < flow->n_steps; i++)
        if (w->steps[flow->first_step + i].receives)
          receives |= w->steps[flow->first_step + i].channels;
      for (int k = 0; k < PR_N_CHANNELS && flow->receives; k++)
        if (comes[f] & ~receives & 1u << k)
          FAULT (c, WORKFLOWS, c->step_row[flow->first_step], CHANNELS,
                 _ ("no step of workflow '%s' receives what is filed by the channel '%s'"),
                 flow->name, pr_channel_words[k]);
    }
}

/* In the phases after the first it has been handed over, or its places are what they were. */
static void
look_at_backlog (need *k, const pr_backlog_row *b, uint8_t phase)
{
  const pr_world *w = k->c->w;
  const pr_procedure *p = &w->procedures[b->procedure];
  pr_whereabouts at = { .filing = b->place, .home = b->home, .here = PR_NONE16, .phase = phase };
  uint8_t first = pr_world_phase_at (w, w->start);
  at.phase = first;
  at.other = pr_world_is_other (w, p, at);
  at.phase = phase;
  if (phase > first)
    {
      if (w->n_hand_overs == 0)
        return;
      at.filing = pr_world_office (w, p, b->home, phase, at.other);
    }
  look (k, p, b->channel, at);
}

void
pr_check_staff (pr_compiler *c)
{
  const pr_world *w = c->w;
  gsize n = (gsize) w->n_steps * w->n_places + 1;
  need k = { c,
             g_new0 (guint8, n),
             g_new0 (guint8, n),
             pr_diag_errors (c->diag) == 0 ? pr_who_passes (c) : NULL,
             g_new0 (guint8, (gsize) w->n_places * w->n_roles + 1),
             g_new0 (guint8,
                     (gsize) w->n_provinces * w->n_phases * w->n_procedures * PR_N_CHANNELS + 1) };
  for (uint32_t i = 0; i < w->n_streams && w->line_of != NULL; i++)
    for (uint8_t phase = 0; phase < w->n_phases; phase++)
      for (uint8_t channel = 0; channel < PR_N_CHANNELS; channel++)
        if (comes_in_phase (w, &w->streams[i], phase)
            && channels_of (w, &w->streams[i], phase) & 1u << channel)
          look_at_stream (&k, &w->streams[i], phase, channel);
  for (gsize i = 0; i < w->n_backlog && w->line_of != NULL; i++)
    {
      const pr_backlog_row *b = &w->backlog[i];
      for (uint8_t phase = pr_world_phase_at (w, w->start); phase < w->n_phases; phase++)
        look_at_backlog (&k, b, phase);
    }
  report (&k);
  check_received (c);
  pr_check_rooms (c, k.met);
  g_free (k.people);
  g_free (k.met);
  g_free (k.lacks);
  g_free (k.unserved);
  g_free (k.done);
}
