/* Reform, for a part: see part-reform.h. */
#include "experiment/part-reform.h"

#include <glib.h>

typedef struct {
  pr_world *w;
  const pr_world *whole;
  const uint16_t *place;  /* [w->n_places] of the whole */
  const uint16_t *number; /* of places; PR_NONE16 outside */
} job;

static uint16_t
new_place (const job *j, uint16_t place)
{
  return place == PR_NONE16 || place == PR_BY_FILING ? place : j->number[place];
}

/* [row * n_places + p] places of the whole world, for the part; NULL if there are none. */
static uint16_t *
renumbered (const job *j, const uint16_t *whole, gsize rows)
{
  uint16_t *own = whole != NULL ? g_new (uint16_t, rows * j->w->n_places) : NULL;
  for (gsize row = 0; row < rows && own != NULL; row++)
    for (uint16_t p = 0; p < j->w->n_places; p++)
      own[row * j->w->n_places + p] = new_place (j, whole[row * j->whole->n_places + j->place[p]]);
  return own;
}

/* [row * n_places + p] of the whole world, for the part; NULL if there are none. */
static uint8_t *
taken (const job *j, const uint8_t *whole, gsize rows)
{
  uint8_t *own = whole != NULL ? g_new (uint8_t, rows * j->w->n_places) : NULL;
  for (gsize row = 0; row < rows && own != NULL; row++)
    for (uint16_t p = 0; p < j->w->n_places; p++)
      own[row * j->w->n_places + p] = whole[row * j->whole->n_places + j->place[p]];
  return own;
}

static void
take_deciding (const job *j)
{
  pr_world *w = j->w;
  w->serving = renumbered (j, w->serving, w->n_serving);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      pr_procedure *p = &w->procedures[i];
      p->deciding = renumbered (j, p->deciding, w->n_phases);
      p->office = renumbered (j, p->office, w->n_phases);
      p->other = renumbered (j, p->other, w->n_phases);
      p->channels = taken (j, p->channels, w->n_phases);
    }
}

static void
take_hand_overs (const job *j)
{
  pr_world *w = j->w;
  w->hand_overs = g_memdup2 (w->hand_overs, w->n_hand_overs * sizeof *w->hand_overs);
  for (uint16_t i = 0; i < w->n_hand_overs; i++)
    w->hand_overs[i].from = taken (j, w->hand_overs[i].from, 1);
}

/* A province all of whose units are in the part keeps its people; in others no home is drawn. */
static void
take_provinces (const job *j)
{
  pr_world *w = j->w;
  w->provinces = g_memdup2 (w->provinces, w->n_provinces * sizeof *w->provinces);
  for (uint16_t i = 0; i < w->n_provinces; i++)
    {
      pr_province *p = &w->provinces[i];
      const uint16_t *unit = p->unit;
      bool whole = p->n > 0;
      for (uint16_t k = 0; k < p->n && whole; k++)
        whole = j->number[unit[k]] != PR_NONE16;
      p->unit = whole ? g_new (uint16_t, p->n) : NULL;
      for (uint16_t k = 0; k < p->n && whole; k++)
        p->unit[k] = j->number[unit[k]];
    }
}

static void
take_near (const job *j)
{
  pr_world *w = j->w;
  const pr_world *whole = j->whole;
  w->near = whole->near != NULL ? g_new (uint16_t, (gsize) w->n_units * w->n_near + 1) : NULL;
  w->split = whole->split != NULL ? g_new (double, w->n_units + 1u) : NULL;
  for (uint16_t home = 0; home < w->n_units; home++)
    {
      for (uint16_t k = 0; k < w->n_near && w->near != NULL; k++)
        w->near[(gsize) home * w->n_near + k]
            = new_place (j, whole->near[(gsize) j->place[home] * w->n_near + k]);
      if (w->split != NULL)
        w->split[home] = whole->split[j->place[home]];
    }
}

/* Attractions keep their numbers. */
static void
take_elsewhere (const job *j)
{
  pr_world *w = j->w;
  const pr_world *whole = j->whole;
  if (whole->elsewhere_of == NULL)
    return;
  w->attractions = g_new0 (pr_attraction, w->n_attractions + 1);
  for (uint32_t i = 0; i < w->n_attractions; i++)
    {
      pr_attraction *a = &w->attractions[i];
      const pr_attraction *old = &whole->attractions[i];
      if (j->number[old->home] == PR_NONE16)
        continue;
      *a = *old;
      a->home = j->number[old->home];
      a->place = g_new (uint16_t, a->n + 1u);
      for (uint16_t k = 0; k < a->n; k++)
        a->place[k] = j->number[old->place[k]];
    }
  w->elsewhere = g_new (pr_elsewhere, whole->n_elsewhere + 1);
  w->elsewhere_of = g_new0 (uint32_t, (gsize) w->n_procedures * w->n_units + 1);
  w->n_elsewhere = 0;
  for (gsize i = 0; i < (gsize) w->n_procedures * w->n_units; i++)
    {
      gsize old = i / w->n_units * whole->n_units + j->place[i % w->n_units];
      for (uint32_t k = whole->elsewhere_of[old]; k < whole->elsewhere_of[old + 1]; k++)
        w->elsewhere[w->n_elsewhere++] = whole->elsewhere[k];
      w->elsewhere_of[i + 1] = w->n_elsewhere;
    }
}

void
pr_part_reform_take (pr_world *part, const pr_world *whole, const uint16_t *place,
                     const pr_part_numbers *numbers)
{
  const job j = { part, whole, place, numbers->place };
  take_deciding (&j);
  take_hand_overs (&j);
  take_provinces (&j);
  take_near (&j);
  take_elsewhere (&j);
}

void
pr_part_reform_free (pr_world *w)
{
  g_free (w->serving);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      g_free (w->procedures[i].deciding);
      g_free (w->procedures[i].office);
      g_free (w->procedures[i].other);
      g_free (w->procedures[i].channels);
    }
  for (uint16_t i = 0; i < w->n_hand_overs; i++)
    g_free (w->hand_overs[i].from);
  g_free (w->hand_overs);
  for (uint16_t i = 0; i < w->n_provinces; i++)
    g_free (w->provinces[i].unit);
  g_free (w->provinces);
  g_free (w->near);
  g_free (w->split);
  if (w->elsewhere_of == NULL)
    return;
  for (uint32_t i = 0; i < w->n_attractions; i++)
    g_free (w->attractions[i].place);
  g_free (w->attractions);
  g_free (w->elsewhere);
  g_free (w->elsewhere_of);
}
