/* Profiles of arrivals over the week and the day. */
#include "compile/compiler.h"

#include <string.h>

#define N_DAYS 8 /* Monday .. Sunday, holiday */

typedef struct {
  pr_time from, to;
  double weight, weight_to; /* as if the intensity at its start, or at its end, were constant */
  gsize row;
} slot;

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const slot *x = a, *y = b;
  return x->from < y->from ? -1 : x->from > y->from;
}

static GArray *
collect_day (pr_compiler *c, const char *name, int day)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (slot));
  for (gsize i = 0; i < ROWS (c, PROFILES); i++)
    {
      const pr_cell *weight = CELL (c, PROFILES, i, WEIGHT), *to = CELL (c, PROFILES, i, WEIGHT_TO);
      slot s = { CELL (c, PROFILES, i, FROM)->v.time, CELL (c, PROFILES, i, TO)->v.time,
                 weight->v.number, to->given ? to->v.number : weight->v.number, i };
      if (strcmp (CELL (c, PROFILES, i, PROFILE)->text, name) == 0
          && CELL (c, PROFILES, i, DAYS)->v.bits & 1u << day && s.from < s.to)
        g_array_append_val (slots, s);
    }
  g_array_sort (slots, compare_slots);
  return slots;
}

/* Reports an overlap once for each pair of rows, on the first day that both name. */
static void
check_overlaps (pr_compiler *c, const GArray *slots, int day)
{
  for (guint i = 1; i < slots->len; i++)
    {
      const slot *a = &g_array_index (slots, slot, i - 1), *b = &g_array_index (slots, slot, i);
      const slot *later = a->row > b->row ? a : b, *first = a->row > b->row ? b : a;
      unsigned both
          = CELL (c, PROFILES, a->row, DAYS)->v.bits & CELL (c, PROFILES, b->row, DAYS)->v.bits;
      if (b->from < a->to && !(both & ((1u << day) - 1)))
        FAULT (c, PROFILES, later->row, FROM, _ ("%s to %s overlaps with %s to %s of line %d"),
               CELL (c, PROFILES, later->row, FROM)->text, CELL (c, PROFILES, later->row, TO)->text,
               CELL (c, PROFILES, first->row, FROM)->text, CELL (c, PROFILES, first->row, TO)->text,
               CELL (c, PROFILES, first->row, FROM)->pos.line);
    }
}

static double
slot_weight (const slot *s)
{
  return (s->weight + s->weight_to) / 2;
}

/* The last knot ends a slot. */
static void
bend (const slot *s, gsize room, pr_day_shape *shape)
{
  if (s->weight == s->weight_to)
    return;
  if (shape->bend == NULL)
    {
      shape->bend = g_new (double, room);
      for (gsize i = 0; i < room; i++)
        shape->bend[i] = 0.5;
    }
  shape->bend[shape->n - 1] = s->weight / (s->weight + s->weight_to);
}

/* Slots of weight 0 add nothing; between slots the cumulative share is flat. */
static void
fill_shape (const GArray *slots, double total, pr_day_shape *shape)
{
  double sum = 0;
  shape->at = g_new (pr_time, 2 * slots->len);
  shape->share = g_new (double, 2 * slots->len);
  for (guint i = 0; i < slots->len; i++)
    {
      const slot *s = &g_array_index (slots, slot, i);
      if (slot_weight (s) <= 0)
        continue;
      if (shape->n == 0 || shape->at[shape->n - 1] != s->from)
        {
          shape->at[shape->n] = s->from;
          shape->share[shape->n++] = sum / total;
        }
      sum += slot_weight (s);
      shape->at[shape->n] = s->to;
      shape->share[shape->n++] = sum / total;
      bend (s, 2 * slots->len, shape);
    }
  shape->share[shape->n - 1] = 1;
}

static void
check_rows (pr_compiler *c)
{
  for (gsize i = 0; i < ROWS (c, PROFILES); i++)
    {
      if (*CELL (c, PROFILES, i, PROFILE)->text != '\0')
        pr_names_add (c->profiles, CELL (c, PROFILES, i, PROFILE)->text);
      if (CELL (c, PROFILES, i, DAYS)->v.bits & PR_DAYS_HOLIDAY && pr_legal_calendar_missing (c))
        FAULT (c, PROFILES, i, DAYS, _ ("'holiday' needs the rule legal_calendar in rules.csv"));
    }
  pr_names_sort (c->profiles);
}

static void
fill_profile (pr_compiler *c, const char *name, pr_profile *p)
{
  double week = 0;
  p->name = g_strdup (name);
  for (int d = 0; d < N_DAYS; d++)
    {
      g_autoptr (GArray) slots = collect_day (c, name, d);
      check_overlaps (c, slots, d);
      for (guint i = 0; i < slots->len; i++)
        p->weight[d] += slot_weight (&g_array_index (slots, slot, i));
      if (p->weight[d] > 0)
        fill_shape (slots, p->weight[d], &p->shape[d]);
      week += d < 5 ? p->weight[d] : 0;
    }
  for (int d = 0; d < N_DAYS && week > 0; d++)
    p->weight[d] *= 5 / week;
  gsize row = 0;
  while (strcmp (CELL (c, PROFILES, row, PROFILE)->text, name) != 0)
    row++;
  if (!(week > 0) && !BAD (c, PROFILES, row, FROM) && !BAD (c, PROFILES, row, TO)
      && !BAD (c, PROFILES, row, DAYS))
    FAULT (c, PROFILES, row, WEIGHT,
           _ ("profile '%s' has no weight from Monday to Friday, whose average is a day's rate"),
           name);
}

void
pr_compile_profiles (pr_compiler *c)
{
  pr_world *w = c->w;
  check_rows (c);
  w->n_profiles = (uint16_t) MIN (pr_names_length (c->profiles), PR_NONE16 - 1);
  w->profiles = g_new0 (pr_profile, w->n_profiles + 1);
  for (uint16_t i = 0; i < w->n_profiles; i++)
    fill_profile (c, pr_names_get (c->profiles, i), &w->profiles[i]);
}
