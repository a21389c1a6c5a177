/* What a scenario changes: posts by place, and all else by table, alike changes together. */
#include "report/brief/data.h"

#include "report/text/json.h"
#include "scenario/diff.h"
#include "scenario/schema.h"

#include <stdlib.h>
#include <string.h>

#define NAMED 3 /* places of a change of posts */

/* Posts of pools of one name, by as many more. */
typedef struct {
  const char *pool;
  int64_t by;
  GPtrArray *places; /* names */
} moved;

static void
moved_clear (gpointer m)
{
  g_ptr_array_unref (((moved *) m)->places);
}

/* What holds at the end. */
static const pr_world *
last_of (const pr_results *r)
{
  return r->world->later != NULL ? r->world->later : r->world;
}

static int64_t
posts_of (const pr_world *w, uint32_t place, const char *pool)
{
  const pr_place *p = &w->places[place];
  int64_t n = 0;
  for (uint32_t k = p->first_pool; k < p->first_pool + p->n_pools; k++)
    n += strcmp (w->pools[k].name, pool) == 0 ? w->pools[k].count : 0;
  return n;
}

static void
add_moved (GArray *list, const char *pool, int64_t by, char *place)
{
  guint i = 0;
  while (i < list->len
         && (g_array_index (list, moved, i).by != by
             || strcmp (g_array_index (list, moved, i).pool, pool) != 0))
    i++;
  if (i == list->len)
    {
      const moved m = { pool, by, g_ptr_array_new () };
      g_array_append_val (list, m);
    }
  g_ptr_array_add (g_array_index (list, moved, i).places, place);
}

/* `back`: a is the first, and only what b does not have at all is told. */
static void
find_moved (GArray *list, const pr_world *a, const pr_world *b, bool back)
{
  for (uint32_t i = 0; i < a->n_pools; i++)
    {
      uint32_t place = a->pools[i].place, q = pr_same_place (a, place, b);
      int64_t is = a->pools[i].count, was = q != PR_NONE32 ? posts_of (b, q, a->pools[i].name) : 0;
      if (back ? was == 0 : is != was)
        add_moved (list, a->pools[i].name, back ? -is : is - was, a->places[place].name);
    }
}

static void
add_posts (JsonBuilder *b, const pr_results *r, const pr_results *first)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (moved));
  g_array_set_clear_func (list, moved_clear);
  find_moved (list, last_of (r), last_of (first), false);
  find_moved (list, last_of (first), last_of (r), true);
  pr_brief_list (b, "posts");
  for (guint i = 0; i < list->len; i++)
    {
      const moved *m = &g_array_index (list, moved, i);
      json_builder_begin_object (b);
      pr_json_string (b, "pool", m->pool);
      pr_json_int (b, "by", m->by);
      pr_json_int (b, "n", m->places->len);
      pr_brief_list (b, "places");
      for (guint k = 0; k < MIN (m->places->len, NAMED); k++)
        json_builder_add_string_value (b, m->places->pdata[k]);
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

/* Changes of one kind. */
typedef struct {
  const pr_difference *first;
  gint64 n;
} alike;

static bool
are_alike (const pr_difference *a, const pr_difference *b)
{
  if (a->table != b->table || g_strcmp0 (a->column, b->column) != 0)
    return false;
  return a->column == NULL ? a->only_first == b->only_first
                           : strcmp (a->from, b->from) == 0 && strcmp (a->to, b->to) == 0;
}

/* Posts are told by themselves; a source says nothing of what holds. */
static bool
is_told (const pr_difference *c)
{
  if (c->column == NULL)
    return true;
  return strcmp (c->column, "source") != 0
         && !(c->table == PR_TABLE_POOLS && strcmp (c->column, "count") == 0);
}

/* What happens most comes first. */
static int
by_number (const void *a, const void *b)
{
  const alike *x = a, *y = b;
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return x->first < y->first ? -1 : 1;
}

static void
add_alike (JsonBuilder *b, const alike *a)
{
  const pr_difference *c = a->first;
  json_builder_begin_object (b);
  pr_json_string (b, "table", pr_schema[c->table].name);
  pr_json_int (b, "n", a->n);
  pr_json_string (b, "row", c->row);
  if (c->column == NULL)
    {
      pr_json_string (b, "only", c->only_first ? "first" : "here");
      pr_json_string (b, "values", c->to);
    }
  else
    {
      pr_json_string (b, "column", c->column);
      pr_json_string (b, "from", c->from);
      pr_json_string (b, "to", c->to);
    }
  json_builder_end_object (b);
}

void
pr_brief_changes (JsonBuilder *b, const pr_results *r, const pr_results *first)
{
  g_autoptr (GArray) changes = pr_tables_differences (first->tables, r->tables);
  g_autofree alike *list = g_new0 (alike, changes->len + 1);
  guint n = 0;
  add_posts (b, r, first);
  for (guint i = 0; i < changes->len; i++)
    {
      const pr_difference *c = &g_array_index (changes, pr_difference, i);
      guint k = 0;
      while (k < n && !are_alike (list[k].first, c))
        k++;
      if (!is_told (c))
        continue;
      if (k == n)
        list[n++].first = c;
      list[k].n++;
    }
  qsort (list, n, sizeof *list, by_number);
  pr_brief_list (b, "changes");
  for (guint k = 0; k < n; k++)
    add_alike (b, &list[k]);
  json_builder_end_array (b);
}
