/* Priorities: those of procedures, and those to which measures raise them. Each that is possible is
 * a class, 0 being the most urgent. */
#include "compile/measures.h"

#include <string.h>

/* A line has a list for each priority, each not_within and each of three kinds of waiting; the
 * model keeps them in 64 bits. */
#define MOST_LISTS 64
#define KINDS_OF_WAITING 3
#define MOST_PRIORITY 511

/* Which priorities are possible. */
typedef struct {
  bool is[MOST_PRIORITY + 1];
} range;

/* A measure raises procedures at a place. */
typedef struct {
  uint32_t measure;
  uint16_t place;
} raise_at;

static unsigned
priority_of (const pr_compiler *c, uint16_t procedure)
{
  return CELL (c, PROCEDURES, c->procedure_row[procedure], PRIORITY)->v.count & 0xff;
}

/* Numbers the priorities from the highest to the lowest; returns how many there are. */
static int
number (const range *possible, uint8_t class_of[MOST_PRIORITY + 1])
{
  int n = 0;
  for (int value = MOST_PRIORITY; value >= 0; value--)
    {
      class_of[value] = (uint8_t) MIN (n, UINT8_MAX);
      n += possible->is[value];
    }
  return n;
}

static range
of_procedures (const pr_compiler *c)
{
  range r = { { false } };
  for (uint16_t i = 0; i < c->w->n_procedures; i++)
    r.is[priority_of (c, i)] = true;
  return r;
}

static bool
too_many (const pr_world *w, int n)
{
  return n * w->n_not_within * KINDS_OF_WAITING > MOST_LISTS;
}

/* As many as there are room for; the rest is an error, which somebody has reported. */
static void
set_classes (pr_compiler *c, const uint8_t *class_of, int n)
{
  pr_world *w = c->w;
  w->n_priorities = (uint8_t) CLAMP (n, 1, UINT8_MAX);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    w->procedures[i].priority_class = class_of[priority_of (c, i)];
}

void
pr_compile_priorities (pr_compiler *c)
{
  uint8_t class_of[MOST_PRIORITY + 1];
  const range r = of_procedures (c);
  int n = number (&r, class_of);
  set_classes (c, class_of, n);
  if (too_many (c->w, c->w->n_priorities))
    pr_error (c->diag, (pr_pos){ c->t->table[PR_TABLE_WORKFLOWS].file, 0, 0 },
              _ ("%d priorities and %d values of not_within: their product may be at most %d"),
              c->w->n_priorities, c->w->n_not_within, MOST_LISTS / KINDS_OF_WAITING);
}

/* The same, or higher by so much; false if that is too high. */
static bool
add_raised (range *r, uint32_t by)
{
  for (int value = MOST_PRIORITY; value >= 0; value--)
    {
      if (!r->is[value])
        continue;
      if (value + by > MOST_PRIORITY)
        return false;
      r->is[value + by] = true;
    }
  return true;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const raise_at *x = a, *y = b;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return x->measure < y->measure ? -1 : x->measure > y->measure;
}

/* Every measure at each of its places, those of a place after one another. */
static GArray *
find_raises (const pr_measures_reader *r)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (raise_at));
  for (guint i = 0; i < r->measures->len; i++)
    {
      const pr_measure *m = &g_array_index (r->measures, pr_measure, i);
      for (uint16_t k = 0; k < m->n_places && m->action == PR_ACTION_PRIORITY; k++)
        {
          raise_at at = { i, m->places[k] };
          g_array_append_val (list, at);
        }
    }
  g_array_sort (list, compare_places);
  return list;
}

/* Adds what measures may raise procedures to: at a place any of them may be in force at once. False
 * if that is too high. */
static bool
add_measures (const pr_measures_reader *r, const GArray *raises, range *possible)
{
  uint16_t n = r->c->w->n_procedures;
  g_autofree range *of = g_new (range, n + 1);
  for (guint i = 0; i < raises->len; i++)
    {
      const raise_at *at = &g_array_index (raises, raise_at, i);
      const pr_measure *m = &g_array_index (r->measures, pr_measure, at->measure);
      for (uint16_t k = 0; k < n && (i == 0 || at->place != at[-1].place); k++)
        {
          memset (&of[k], 0, sizeof of[k]);
          of[k].is[priority_of (r->c, k)] = true;
        }
      for (uint32_t k = 0; k < m->n_targets; k++)
        {
          if (!add_raised (&of[m->targets[k]], m->count))
            return false;
          for (int value = 0; value <= MOST_PRIORITY; value++)
            possible->is[value] |= of[m->targets[k]].is[value];
        }
    }
  return true;
}

static gsize
first_row (const pr_measures_reader *r, const GArray *raises)
{
  gsize first = G_MAXSIZE;
  for (guint i = 0; i < raises->len; i++)
    first
        = MIN (first, g_array_index (r->rows, gsize, g_array_index (raises, raise_at, i).measure));
  return first;
}

void
pr_raise_priorities (pr_measures_reader *r, pr_policy *p)
{
  pr_compiler *c = r->c;
  pr_world *w = c->w;
  uint8_t class_of[MOST_PRIORITY + 1];
  g_autoptr (GArray) raises = find_raises (r);
  range possible = of_procedures (c);
  if (raises->len == 0)
    return;
  bool good = !too_many (w, w->n_priorities);
  bool fit = add_measures (r, raises, &possible);
  int n = number (&possible, class_of);
  if (good && (!fit || too_many (w, n)))
    FAULT (
        c, MEASURES, first_row (r, raises), ACTION,
        _ ("measures may raise procedures to so many priorities that there are more than %d, the "
           "most beside %d values of not_within"),
        MOST_LISTS / KINDS_OF_WAITING / w->n_not_within, w->n_not_within);
  set_classes (c, class_of, n);
  p->class_of = g_memdup2 (class_of, sizeof class_of);
  p->priority = g_new (uint8_t, w->n_procedures + 1);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    p->priority[i] = (uint8_t) priority_of (c, i);
}
