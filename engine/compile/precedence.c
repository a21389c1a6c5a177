/* Precedence: which activities must have passed before which, and who is planned first. */
#include "compile/select.h"

#include <string.h>

#define MOST_EDGES 10000000
#define SHOWN_NAMES 12

/* The graph while it is made; nodes as in pr_precedence. */
typedef struct {
  pr_compiler *c;
  const gsize *rows; /* [n_rehearsals] */
  gsize *first;      /* [rows] number of its first name in `after`, of all rows */
  guint8 *used;      /* [rows] 1 when a place has it from that row */
  guint8 *met;       /* [these names] 1 when a place of the row has the activity */
  uint32_t n, n_edges;
  GArray **then;   /* [n] uint32_t; NULL: nothing comes after it */
  uint32_t *chain; /* [n] rehearsals on the longest way from it on, itself included */
} graph;

static void
add_edge (graph *g, uint32_t before, uint32_t after)
{
  if (++g->n_edges > MOST_EDGES)
    return;
  if (g->then[before] == NULL)
    g->then[before] = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_array_append_val (g->then[before], after);
  g->c->w->precedence[after].n_before++;
}

/* The place's rehearsal of that name; PR_NONE32: it has none. */
static uint32_t
rehearsal_at (const pr_world *w, uint16_t place, uint16_t name)
{
  uint32_t low = w->places[place].first_rehearsal, end = low + w->places[place].n_rehearsals,
           high = end;
  while (low < high)
    {
      uint32_t mid = low + (high - low) / 2;
      if (w->rehearsals[mid].name < name)
        low = mid + 1;
      else
        high = mid;
    }
  return low < end && w->rehearsals[low].name == name ? low : PR_NONE32;
}

static int
refer (graph *g, gsize row, int column, const char *name)
{
  pr_names *names = g->c->activities;
  int found = pr_names_find (names, name);
  if (found < 0)
    pr_unknown (g->c, PR_TABLE_ACTIVITIES, row, column, PR_REF_ACTIVITY, name,
                (const char *const *) names->names->pdata, pr_names_length (names));
  return found;
}

/* Checks the names of a row. */
static void
check_names (graph *g, gsize row)
{
  char **after = CELL (g->c, ACTIVITIES, row, AFTER)->v.names,
       **all = CELL (g->c, ACTIVITIES, row, AFTER_ALL)->v.names;
  for (gsize k = 0; after != NULL && after[k] != NULL; k++)
    if (refer (g, row, PR_ACTIVITIES_AFTER, after[k]) >= 0 && g->used[row]
        && !g->met[g->first[row] + k])
      FAULT (g->c, ACTIVITIES, row, AFTER,
             _ ("none of the row's places has activity '%s'; after_all waits for other places"),
             after[k]);
  for (gsize k = 0; all != NULL && all[k] != NULL; k++)
    refer (g, row, PR_ACTIVITIES_AFTER_ALL, all[k]);
}

/* Numbers the names that the rows wait for at their places. */
static void
number_names (graph *g)
{
  gsize n = 0, rows = ROWS (g->c, ACTIVITIES);
  g->first = g_new (gsize, rows + 1);
  g->used = g_new0 (guint8, rows + 1);
  for (gsize row = 0; row < rows; row++)
    {
      char **after = CELL (g->c, ACTIVITIES, row, AFTER)->v.names;
      g->first[row] = n;
      n += after != NULL ? g_strv_length (after) : 0;
    }
  g->met = g_new0 (guint8, n + 1);
}

static void
add_edges (graph *g, uint32_t i)
{
  const pr_world *w = g->c->w;
  const pr_rehearsal *r = &w->rehearsals[i];
  char **after = CELL (g->c, ACTIVITIES, g->rows[i], AFTER)->v.names,
       **all = CELL (g->c, ACTIVITIES, g->rows[i], AFTER_ALL)->v.names;
  g->used[g->rows[i]] = 1;
  add_edge (g, i, w->n_rehearsals + r->name);
  for (gsize k = 0; after != NULL && after[k] != NULL; k++)
    {
      int name = pr_names_find (g->c->activities, after[k]);
      uint32_t before = name < 0 ? PR_NONE32 : rehearsal_at (w, r->place, (uint16_t) name);
      if (before == PR_NONE32)
        continue;
      g->met[g->first[g->rows[i]] + k] = 1;
      add_edge (g, before, i);
    }
  for (gsize k = 0; all != NULL && all[k] != NULL; k++)
    {
      int name = pr_names_find (g->c->activities, all[k]);
      if (name >= 0)
        add_edge (g, w->n_rehearsals + (uint32_t) name, i);
    }
}

/* Puts the nodes into an order in which each comes after those before it. Returns how many: fewer
 * than all if some wait for each other. left: [n] is 0 for those in the order. */
static uint32_t
put_in_order (const graph *g, uint32_t *order, uint32_t *left)
{
  uint32_t done = 0, known = 0;
  for (uint32_t i = 0; i < g->n; i++)
    if ((left[i] = g->c->w->precedence[i].n_before) == 0)
      order[known++] = i;
  for (; done < known; done++)
    {
      const GArray *then = g->then[order[done]];
      for (guint k = 0; then != NULL && k < then->len; k++)
        {
          uint32_t next = g_array_index (then, uint32_t, k);
          if (--left[next] == 0)
            order[known++] = next;
        }
    }
  return known;
}

static void
find_chains (graph *g, const uint32_t *order)
{
  for (uint32_t i = g->n; i-- > 0;)
    {
      uint32_t node = order[i], longest = 0;
      const GArray *then = g->then[node];
      for (guint k = 0; then != NULL && k < then->len; k++)
        longest = MAX (longest, g->chain[g_array_index (then, uint32_t, k)]);
      g->chain[node] = longest + (node < g->c->w->n_rehearsals);
    }
}

/* [n] of each node that is left one before it that is left, too. Free with g_free. */
static uint32_t *
left_before (const graph *g, const uint32_t *left)
{
  uint32_t *before = g_new0 (uint32_t, g->n + 1);
  for (uint32_t i = 0; i < g->n; i++)
    for (guint k = 0; left[i] > 0 && g->then[i] != NULL && k < g->then[i]->len; k++)
      before[g_array_index (g->then[i], uint32_t, k)] = i;
  return before;
}

/* Names one circle: those left over wait for it, or are on it. */
static void
tell_circle (graph *g, const uint32_t *left)
{
  const pr_world *w = g->c->w;
  g_autofree uint32_t *before = left_before (g, left);
  g_autofree guint8 *seen = g_new0 (guint8, g->n);
  uint32_t node = 0, shown = 0;
  while (left[node] == 0)
    node++;
  for (; !seen[node]; node = before[node])
    seen[node] = 1;
  if (node >= w->n_rehearsals) /* all of a name: one of them is on the circle */
    node = before[node];
  uint32_t first = node;
  g_autoptr (GString) text = g_string_new (w->activity_names[w->rehearsals[first].name]);
  do
    {
      node = before[node];
      if (node < w->n_rehearsals && shown++ < SHOWN_NAMES)
        g_string_append_printf (text, _ (" after %s"), w->activity_names[w->rehearsals[node].name]);
    }
  while (node != first);
  pr_fault (g->c, PR_TABLE_ACTIVITIES, g->rows[first],
            before[first] < w->n_rehearsals ? PR_ACTIVITIES_AFTER : PR_ACTIVITIES_AFTER_ALL,
            _ ("activities wait for each other in a circle: %s"), text->str);
}

typedef struct {
  const graph *g;
  const pr_world *w;
} ranking;

/* Whose time ends first; then the longer chain; then by name and place. */
static int
compare_urgency (gconstpointer a, gconstpointer b, gpointer of)
{
  const ranking *r = of;
  uint32_t i = *(const uint32_t *) a, k = *(const uint32_t *) b;
  const pr_rehearsal *x = &r->w->rehearsals[i], *y = &r->w->rehearsals[k];
  pr_time x_until = r->w->activities[x->activity].until,
          y_until = r->w->activities[y->activity].until;
  if (x_until != y_until)
    return x_until < y_until ? -1 : 1;
  if (r->g->chain[i] != r->g->chain[k])
    return r->g->chain[i] > r->g->chain[k] ? -1 : 1;
  if (x->name != y->name)
    return x->name < y->name ? -1 : 1;
  return x->place < y->place ? -1 : x->place > y->place;
}

static void
rank (const graph *g)
{
  pr_world *w = g->c->w;
  g_autofree uint32_t *order = g_new (uint32_t, w->n_rehearsals + 1u);
  ranking r = { g, w };
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    order[i] = i;
  if (w->n_rehearsals > 0)
    g_qsort_with_data (order, (gint) w->n_rehearsals, sizeof *order, compare_urgency, &r);
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    w->rehearsals[order[i]].rank = i;
}

/* Gives the edges to the world. */
static void
hand_over (graph *g)
{
  for (uint32_t i = 0; i < g->n; i++)
    if (g->then[i] != NULL)
      {
        pr_precedence *p = &g->c->w->precedence[i];
        p->n_then = g->then[i]->len;
        p->then = (uint32_t *) (gpointer) g_array_free (g->then[i], FALSE);
      }
}

static void
make (graph *g)
{
  pr_compiler *c = g->c;
  g_autofree uint32_t *order = g_new0 (uint32_t, g->n + 1);
  g_autofree uint32_t *left = g_new0 (uint32_t, g->n + 1);
  for (uint32_t i = 0; i < c->w->n_rehearsals; i++)
    add_edges (g, i);
  for (gsize row = 0; row < ROWS (c, ACTIVITIES); row++)
    check_names (g, row);
  if (g->n_edges > MOST_EDGES)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ACTIVITIES].file }),
              _ ("the activities wait for each other in more than %d ways"), MOST_EDGES);
  else if (put_in_order (g, order, left) == g->n)
    {
      find_chains (g, order);
      rank (g);
    }
  else
    tell_circle (g, left);
}

void
pr_compile_precedence (pr_compiler *c, const gsize *rows)
{
  pr_world *w = c->w;
  graph g = { .c = c, .rows = rows, .n = w->n_rehearsals + w->n_activity_names };
  w->precedence = g_new0 (pr_precedence, g.n + 1u);
  g.then = g_new0 (GArray *, g.n + 1);
  g.chain = g_new0 (uint32_t, g.n + 1);
  number_names (&g);
  make (&g);
  hand_over (&g);
  g_free (g.then);
  g_free (g.chain);
  g_free (g.first);
  g_free (g.used);
  g_free (g.met);
}
