/* What a scenario changes: posts by place, and all else by table, alike changes together. */
#include "report/brief/data.h"

#include "report/text/json.h"
#include "scenario/diff.h"
#include "scenario/reader.h"
#include "scenario/schema.h"

#include <math.h>
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
  GPtrArray *all; /* of pr_difference, the first included */
} alike;

static void
alike_clear (gpointer a)
{
  g_ptr_array_unref (((alike *) a)->all);
}

static bool
are_alike (const pr_difference *a, const pr_difference *b)
{
  if (a->table != b->table || g_strcmp0 (a->column, b->column) != 0)
    return false;
  return a->column == NULL ? a->only_first == b->only_first
                           : strcmp (a->from, b->from) == 0 && strcmp (a->to, b->to) == 0;
}

/* Posts are told by themselves, as are their pools; a source says nothing of what holds. */
static bool
is_told (const pr_difference *c)
{
  if (c->table == PR_TABLE_POOLS && (c->column == NULL || strcmp (c->column, "count") == 0))
    return false;
  return c->column == NULL || strcmp (c->column, "source") != 0;
}

/* What happens most comes first, else as the tables do. */
static gint
by_number (gconstpointer a, gconstpointer b)
{
  const alike *x = a, *y = b;
  if (x->all->len != y->all->len)
    return x->all->len > y->all->len ? -1 : 1;
  return x->first < y->first ? -1 : 1;
}

static bool
is_place (const pr_column *column)
{
  return column->places != PR_NAMES_NONE || column->type == PR_COL_WHERE
         || column->type == PR_COL_WHERES;
}

/* The name of the place of that code; another text as it is. */
static const char *
place_of (const pr_results *r, const char *text)
{
  for (uint32_t p = 0; p < r->world->n_places; p++)
    if (strcmp (r->world->places[p].code, text) == 0)
      return r->world->places[p].name;
  return text;
}

/* A text in which codes of places are their names, and shares in per cent. Free with g_free. */
static char *
in_words (const pr_results *r, const pr_column *column, const char *text)
{
  char percent[G_ASCII_DTOSTR_BUF_SIZE], *end;
  double share = column->type == PR_COL_SHARE ? g_ascii_strtod (text, &end) : NAN;
  if (isfinite (share) && *text != '\0' && *end == '\0')
    return g_strdup_printf ("%s %%",
                            g_ascii_formatd (percent, sizeof percent, "%.6g", 100 * share));
  if (!is_place (column))
    return g_strdup (text);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GString) words = g_string_new (NULL);
  for (char **part = parts; *part != NULL; part++)
    g_string_append_printf (words, "%s%s", part > parts ? P_ ("list", "; ") : "",
                            place_of (r, g_strstrip (*part)));
  return g_strdup (words->str);
}

static const pr_column *
column_of (const pr_difference *c)
{
  const pr_table_schema *schema = &pr_schema[c->table];
  gsize k = 0;
  while (strcmp (schema->columns[k].name, c->column) != 0)
    k++;
  return &schema->columns[k];
}

/* The texts that are there, each once: the first NAMED, and how many there are. */
static void
add_texts (JsonBuilder *b, const char *name, const char *number, const GPtrArray *texts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  pr_brief_list (b, name);
  for (guint i = 0; i < texts->len; i++)
    if (g_hash_table_add (seen, texts->pdata[i]) && g_hash_table_size (seen) <= NAMED)
      json_builder_add_string_value (b, texts->pdata[i]);
  json_builder_end_array (b);
  pr_json_int (b, number, g_hash_table_size (seen));
}

static bool
is_date (const pr_column *column)
{
  return (column->flags & (PR_COL_FROM | PR_COL_UNTIL | PR_COL_BEGINS)) != 0;
}

/* The texts of a row's cells that name it: places, or what else does, dates apart. */
static void
take_names (const pr_results *r, const pr_difference *c, bool places, GPtrArray *texts)
{
  const pr_table *table = &c->of->table[c->table];
  for (gsize k = 0; k < table->schema->n_columns; k++)
    {
      const pr_column *column = &table->schema->columns[k];
      if ((column->flags & PR_COL_KEY) == 0 || is_date (column) || is_place (column) != places
          || !c->named->cells[k].given)
        continue;
      g_autofree char *text = pr_tables_cell_text (c->of, table, c->named, k);
      g_ptr_array_add (texts, in_words (r, column, text));
    }
}

static void
add_who (JsonBuilder *b, const pr_results *r, const GPtrArray *all)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free),
                        places = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < all->len; i++)
    {
      take_names (r, all->pdata[i], false, names);
      take_names (r, all->pdata[i], true, places);
    }
  add_texts (b, "names", "n_names", names);
  add_texts (b, "places", "n_places", places);
}

/* A row that only one of them has: what names it, when it holds, and what else it says. */
static void
add_row (JsonBuilder *b, const pr_results *r, const pr_difference *c)
{
  const pr_table *table = &c->of->table[c->table];
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_ptr_array_add (one, (gpointer) c);
  json_builder_begin_object (b);
  add_who (b, r, one);
  for (int dates = 1; dates >= 0; dates--)
    {
      if (dates == 0)
        {
          json_builder_set_member_name (b, "values");
          json_builder_begin_object (b);
        }
      for (gsize k = 0; k < table->schema->n_columns; k++)
        {
          const pr_column *column = &table->schema->columns[k];
          if (!c->named->cells[k].given || is_date (column) != dates
              || column->type == PR_COL_SOURCE || (!dates && (column->flags & PR_COL_KEY) != 0))
            continue;
          g_autofree char *text = pr_tables_cell_text (c->of, table, c->named, k),
                          *words = in_words (r, column, text);
          pr_json_string (b,
                          !dates                            ? column->name
                          : (column->flags & PR_COL_UNTIL)  ? "until"
                          : (column->flags & PR_COL_BEGINS) ? "on"
                                                            : "from",
                          words);
        }
    }
  json_builder_end_object (b);
  json_builder_end_object (b);
}

static void
add_alike (JsonBuilder *b, const pr_results *r, const alike *a)
{
  const pr_difference *c = a->first;
  json_builder_begin_object (b);
  pr_json_string (b, "table", pr_schema[c->table].name);
  pr_json_int (b, "n", a->all->len);
  if (c->column == NULL)
    {
      pr_json_string (b, "only", c->only_first ? "first" : "here");
      pr_brief_list (b, "rows");
      for (guint i = 0; i < MIN (a->all->len, NAMED); i++)
        add_row (b, r, a->all->pdata[i]);
      json_builder_end_array (b);
    }
  else
    {
      const pr_column *column = column_of (c);
      g_autofree char *from = in_words (r, column, c->from), *to = in_words (r, column, c->to);
      json_builder_set_member_name (b, "is_name");
      json_builder_add_boolean_value (b, column->type == PR_COL_NAME && !is_place (column));
      pr_json_string (b, "column", c->column);
      pr_json_string (b, "from", from);
      pr_json_string (b, "to", to);
      add_who (b, r, a->all);
    }
  json_builder_end_object (b);
}

/* What is for people only, the settings of a study, and the date that is told by itself. */
static bool
counts (gsize key)
{
  static const pr_ini_id not []
      = { PR_INI_SCENARIO_FORMAT, PR_INI_SCENARIO_START,        PR_INI_SCENARIO_END,
          PR_INI_SCENARIO_SEED,   PR_INI_SCENARIO_REPLICATIONS, PR_INI_SCENARIO_APPLIES };
  for (gsize i = 0; i < G_N_ELEMENTS (not ); i++)
    if (key == not [i])
      return false;
  for (gsize i = 0; i < PR_N_INI_TEXTS; i++)
    for (gsize k = 0; k < PR_N_LANGUAGES; k++)
      if (key == pr_ini_texts[i][k])
        return false;
  return true;
}

static void
add_keys (JsonBuilder *b, const pr_results *r, const pr_results *first)
{
  for (gsize k = 0; k < PR_N_INI_KEYS; k++)
    {
      const pr_column *column = &pr_ini_keys[k].key;
      g_autoptr (GString) from = g_string_new (NULL), to = g_string_new (NULL);
      pr_tables_print_key (first->tables, k, from);
      pr_tables_print_key (r->tables, k, to);
      g_autofree char *was = in_words (r, column, from->str), *is = in_words (r, column, to->str);
      if (!counts (k) || strcmp (was, is) == 0)
        continue;
      json_builder_begin_object (b);
      pr_json_string (b, "key", column->name);
      pr_json_int (b, "n", 1);
      pr_json_string (b, "from", was);
      pr_json_string (b, "to", is);
      json_builder_end_object (b);
    }
}

void
pr_brief_changes (JsonBuilder *b, const pr_results *r, const pr_results *first)
{
  g_autoptr (GArray) changes = pr_tables_differences (first->tables, r->tables),
                     list = g_array_new (FALSE, FALSE, sizeof (alike));
  g_array_set_clear_func (list, alike_clear);
  add_posts (b, r, first);
  for (guint i = 0; i < changes->len; i++)
    {
      const pr_difference *c = &g_array_index (changes, pr_difference, i);
      guint k = 0;
      if (!is_told (c))
        continue;
      while (k < list->len && !are_alike (g_array_index (list, alike, k).first, c))
        k++;
      if (k == list->len)
        {
          const alike a = { c, g_ptr_array_new () };
          g_array_append_val (list, a);
        }
      g_ptr_array_add (g_array_index (list, alike, k).all, (gpointer) c);
    }
  g_array_sort (list, by_number);
  pr_brief_list (b, "changes");
  add_keys (b, r, first);
  for (guint k = 0; k < list->len; k++)
    add_alike (b, r, &g_array_index (list, alike, k));
  json_builder_end_array (b);
}
