/* Lives: see lives.h. */
#include "report/replay/lives.h"

#include "experiment/trace.h"

#include <stdlib.h>

typedef struct {
  pr_lived of;
  guint first; /* segment */
} life;

struct _pr_lives {
  GArray *list;     /* life, by identity once they are all there */
  GArray *segments; /* pr_segment */
};

static int
by_identity (const void *a, const void *b)
{
  const pr_lived *x = a, *y = b;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->ident < y->ident ? -1 : x->ident > y->ident;
}

static void
lived (void *self, const pr_life *of)
{
  pr_lives *l = self;
  const life own = { { .hash = of->hash,
                       .ident = of->ident,
                       .ended = of->ended,
                       .days = of->days,
                       .finished = of->finished,
                       .late = of->late,
                       .n = of->n },
                     l->segments->len };
  g_array_append_val (l->list, own);
  g_array_append_vals (l->segments, of->segments, of->n);
}

pr_lives *
pr_lives_new (const pr_world *world, uint64_t replication, GError **error)
{
  g_autoptr (pr_lives) l = g_new0 (pr_lives, 1);
  l->list = g_array_new (FALSE, FALSE, sizeof (life));
  l->segments = g_array_new (FALSE, FALSE, sizeof (pr_segment));
  const pr_probe probe = { .lived = lived, .self = l };
  if (!pr_replay (world, replication, &probe, error))
    return NULL;
  for (guint i = 0; i < l->list->len; i++)
    {
      life *own = &g_array_index (l->list, life, i);
      own->of.segments = &g_array_index (l->segments, pr_segment, own->first);
    }
  g_array_sort (l->list, by_identity);
  return g_steal_pointer (&l);
}

void
pr_lives_free (pr_lives *l)
{
  if (l == NULL)
    return;
  g_array_unref (l->list);
  g_array_unref (l->segments);
  g_free (l);
}

bool
pr_lives_find (const pr_lives *l, uint64_t hash, uint64_t ident, pr_lived *out)
{
  const pr_lived key = { .hash = hash, .ident = ident };
  guint at = 0;
  bool found = g_array_binary_search (l->list, &key, by_identity, &at);
  if (found)
    *out = g_array_index (l->list, life, at).of;
  return found;
}

bool
pr_lives_at (const pr_lives *l, guint i, pr_lived *out)
{
  if (i < l->list->len)
    *out = g_array_index (l->list, life, i).of;
  return i < l->list->len;
}

bool
pr_lives_latest (const pr_lives *l, pr_lived *out)
{
  const pr_lived *best = NULL;
  for (guint i = 0; i < l->list->len; i++)
    {
      const pr_lived *own = &g_array_index (l->list, life, i).of;
      if (own->late && (best == NULL || own->days > best->days))
        best = own;
    }
  if (best != NULL)
    *out = *best;
  return best != NULL;
}
