/* Tiers: whose staff work when. The pools of a tier's places get calendars of their own, which are
 * closed outside the tier's dates. */
#include "scenario/limits.h"
#include "compile/select.h"

#include <string.h>

/* The days on which a place's staff work, relative to the epoch; end is the day after the last. */
typedef struct {
  pr_force force;
  gsize row;
  int32_t first, end;
} span;

static span
span_of_row (const pr_compiler *c, gsize row, pr_force force)
{
  const pr_cell *from = CELL (c, TIERS, row, FROM), *until = CELL (c, TIERS, row, UNTIL);
  return (span){ force, row, from->given ? from->v.day - c->w->epoch : INT32_MIN,
                 until->given ? until->v.day - c->w->epoch + 1 : INT32_MAX };
}

/* A place belongs to one tier: that of the most particular row. */
static void
take_row (pr_compiler *c, gsize row, span *of)
{
  pr_selector s;
  const pr_cell *where = CELL (c, TIERS, row, WHERE);
  bool told = false;
  if (!pr_selector_read (c, PR_TABLE_TIERS, row, PR_TIERS_WHERE, where->text, &s))
    return;
  for (uint16_t p = 0; p < c->w->n_places; p++)
    {
      pr_force force = pr_selector_match (c, &s, p);
      if (force == PR_FORCE_NONE || force < of[p].force)
        continue;
      if (force == of[p].force && !told)
        {
          const pr_cell *other = CELL (c, TIERS, of[p].row, WHERE);
          FAULT (c, TIERS, row, WHERE, _ ("%s is in the tier of %s:%d, too"), c->w->places[p].code,
                 other->pos.file, other->pos.line);
          told = true;
        }
      of[p] = span_of_row (c, row, force);
    }
}

static void
check_row (pr_compiler *c, gsize row)
{
  span s = span_of_row (c, row, PR_FORCE_NONE);
  if (s.first >= c->w->end_day && !c->t->cut_short)
    CAUTION (c, TIERS, row, FROM, _ ("this tier does not work before the end"));
  if (s.end <= c->begin_day)
    CAUTION (c, TIERS, row, UNTIL, _ ("this tier has ended before the first day"));
}

typedef struct {
  uint16_t base, derived;
  int32_t first, end;
} variant;

/* The calendar closed outside the days; made when it is first asked for. */
static uint16_t
clipped (pr_compiler *c, GArray *variants, uint16_t base, const span *s)
{
  pr_world *w = c->w;
  for (guint i = 0; i < variants->len; i++)
    {
      const variant *v = &g_array_index (variants, variant, i);
      if (v->base == base && v->first == s->first && v->end == s->end)
        return v->derived;
    }
  if (w->n_calendars == PR_MOST_CALENDARS)
    {
      FAULT (c, TIERS, s->row, TIER,
             _ ("tiers and calendars together ask for more than %d calendars"), PR_MOST_CALENDARS);
      return base;
    }
  variant v = { base, w->n_calendars++, s->first, s->end };
  w->calendars = g_renew (pr_calendar *, w->calendars, w->n_calendars + 1);
  w->calendar_names = g_renew (char *, w->calendar_names, w->n_calendars + 1);
  w->calendars[v.derived] = pr_cal_new_clipped (w->calendars[base], s->first, s->end);
  w->calendar_names[v.derived] = g_strdup (w->calendar_names[base]);
  w->calendars[w->n_calendars] = NULL;
  w->calendar_names[w->n_calendars] = NULL;
  g_array_append_val (variants, v);
  return v.derived;
}

/* Runs after the pools, as it replaces the calendars of their shifts. */
void
pr_compile_tiers (pr_compiler *c)
{
  pr_world *w = c->w;
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      w->places[p].tier_first = INT32_MIN;
      w->places[p].tier_end = INT32_MAX;
    }
  if (ROWS (c, TIERS) == 0)
    return;
  g_autofree span *of = g_new0 (span, w->n_places + 1);
  g_autoptr (GArray) variants = g_array_new (FALSE, FALSE, sizeof (variant));
  for (gsize row = 0; row < ROWS (c, TIERS); row++)
    {
      take_row (c, row, of);
      check_row (c, row);
    }
  for (uint16_t p = 0; p < w->n_places; p++)
    if (of[p].force != PR_FORCE_NONE)
      {
        w->places[p].tier_first = of[p].first;
        w->places[p].tier_end = of[p].end;
      }
  /* Spare shifts come last, so that those of a what-if's own hours do not renumber the others. */
  for (int spare = 0; spare < 2; spare++)
    for (uint32_t i = 0; i < w->n_shifts; i++)
      {
        pr_shift *shift = &w->shifts[i];
        const span *s = &of[shift->place];
        if (shift->spare == (spare == 1) && s->force != PR_FORCE_NONE
            && w->calendars[shift->calendar] != NULL)
          shift->calendar = clipped (c, variants, shift->calendar, s);
      }
}
