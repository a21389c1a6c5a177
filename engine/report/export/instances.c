#include "report/export/instances.h"

#include <string.h>

/* Steps of a case that are open at one time: more than any has whose log was not made up. Beyond it
 * one is forgotten, so that the time that an export takes follows the length of the log. */
#define MOST_OPEN 1000

/* A step that was begun or waits, and is not completed. */
typedef struct {
  uint32_t item, number;
  uint16_t step;
} open_step;

struct _pr_instances {
  const pr_world *world;
  uint16_t *name_of; /* [n_steps] first step of that name: they share their numbers */
  uint32_t *count;   /* [n_steps] by name, of the case */
  GArray *used;      /* uint16_t: names whose count is not 0 */
  GArray *open;      /* open_step */
};

pr_instances *
pr_instances_new (const pr_world *w)
{
  pr_instances *i = g_new0 (pr_instances, 1);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  i->world = w;
  i->name_of = g_new (uint16_t, w->n_steps + 1u);
  i->count = g_new0 (uint32_t, w->n_steps + 1u);
  i->used = g_array_new (FALSE, FALSE, sizeof (uint16_t));
  i->open = g_array_new (FALSE, FALSE, sizeof (open_step));
  for (uint16_t s = 0; s < w->n_steps; s++)
    {
      gpointer first = NULL;
      gboolean known = g_hash_table_lookup_extended (names, w->steps[s].name, NULL, &first);
      i->name_of[s] = known ? (uint16_t) GPOINTER_TO_UINT (first) : s;
      if (!known)
        g_hash_table_insert (names, w->steps[s].name, GUINT_TO_POINTER (s));
    }
  return i;
}

void
pr_instances_free (pr_instances *i)
{
  if (i == NULL)
    return;
  g_free (i->name_of);
  g_free (i->count);
  g_array_unref (i->used);
  g_array_unref (i->open);
  g_free (i);
}

void
pr_instances_begin (pr_instances *i)
{
  for (guint k = 0; k < i->used->len; k++)
    i->count[g_array_index (i->used, uint16_t, k)] = 0;
  g_array_set_size (i->used, 0);
  g_array_set_size (i->open, 0);
}

static uint32_t
begin_step (pr_instances *i, uint32_t item, uint16_t step)
{
  uint16_t name = i->name_of[step];
  if (i->count[name]++ == 0)
    g_array_append_val (i->used, name);
  const open_step own = { item, i->count[name], step };
  if (i->open->len < MOST_OPEN)
    g_array_append_val (i->open, own);
  else
    g_array_index (i->open, open_step, own.number % MOST_OPEN) = own;
  return own.number;
}

/* The item's hidden work is over when it is handed over again, all else when a visitor leaves. */
static void
give_up (pr_instances *i, uint32_t item, gboolean hidden)
{
  const pr_world *w = i->world;
  for (guint k = i->open->len; k-- > 0;)
    {
      const open_step *o = &g_array_index (i->open, open_step, k);
      if (o->item == item
          && (!hidden || (o->step >= w->n_shown_steps && w->steps[o->step].kind == PR_STEP_WORK)))
        g_array_remove_index (i->open, k);
    }
}

uint32_t
pr_instances_number (pr_instances *i, pr_happening what, uint32_t item, uint16_t step)
{
  if (what == PR_HAPPENS_LEFT || what == PR_HAPPENS_HANDED_OVER)
    give_up (i, item, what == PR_HAPPENS_HANDED_OVER);
  if (!pr_happens_at_step (what) || step >= i->world->n_steps)
    return 0;
  guint k = 0;
  while (k < i->open->len
         && (g_array_index (i->open, open_step, k).item != item
             || g_array_index (i->open, open_step, k).step != step))
    k++;
  uint32_t number = k < i->open->len ? g_array_index (i->open, open_step, k).number
                                     : begin_step (i, item, step);
  if (what == PR_HAPPENS_COMPLETED)
    g_array_remove_index (i->open, k);
  return number;
}
