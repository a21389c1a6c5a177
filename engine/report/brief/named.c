/* The texts of a brief's data that come from a scenario, in the language of now. */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/text/json.h"
#include "report/text/said.h"
#include "scenario/value.h"

#include <string.h>

static const char *
named (gconstpointer self, pr_named_what what, const char *code)
{
  return pr_json_shown ((JsonObject *) self, pr_named_word (what), code);
}

/* The data have names of places already. */
static const char *
no_place (gconstpointer self G_GNUC_UNUSED, const char *code)
{
  return code;
}

/* The name of whatever has the code; NULL: nothing has. */
static const char *
name_of_any (JsonObject *data, const char *code)
{
  const char *name = NULL;
  for (int what = 0; what < PR_NAMED_SCENARIO && name == NULL; what++)
    name = pr_json_shown (data, pr_named_word ((pr_named_what) what), code);
  return name;
}

static void
name_member (JsonObject *data, JsonObject *o, const char *member, const char *what)
{
  const char *name = pr_json_shown (data, what, pr_brief_string (o, member));
  if (name != NULL)
    json_object_set_string_member (o, member, name);
}

static const pr_column *
column_named (const char *table, const char *name)
{
  int t = pr_find_table (table);
  for (gsize k = 0; t >= 0 && k < pr_schema[t].n_columns; k++)
    if (strcmp (pr_schema[t].columns[k].name, name) == 0)
      return &pr_schema[t].columns[k];
  return NULL;
}

/* "Sat", "Mon-Fri holiday". */
static bool
are_days (const char *text)
{
  g_autofree char *first = g_strndup (text, strcspn (text, "- "));
  return pr_value_weekday (first) >= 0;
}

/* What names rows of a table: codes, and days of the week. */
static void
name_list (JsonObject *data, JsonObject *o, const char *member, const char *table)
{
  const pr_namer namer = { named, no_place, data };
  const pr_column *days = column_named (table, "days");
  JsonArray *old = pr_brief_array (o, member), *list = json_array_new ();
  for (guint k = 0; old != NULL && k < json_array_get_length (old); k++)
    {
      const char *text = pr_brief_text_at (old, k), *name = name_of_any (data, text);
      g_autofree char *said
          = name == NULL && days != NULL && are_days (text) ? pr_said (days, text, &namer) : NULL;
      json_array_add_string_element (list, name != NULL ? name : said != NULL ? said : text);
    }
  json_object_set_array_member (o, member, list);
}

/* Days and durations have words of their own on the page. */
static void
say_member (JsonObject *data, const pr_column *column, JsonObject *o, const char *member)
{
  const char *text = pr_json_text_of (o, member);
  if (text == NULL || column->type == PR_COL_DATE || column->type == PR_COL_INSTANT
      || column->type == PR_COL_DURATION || strcmp (text, "*") == 0)
    return;
  const pr_namer namer = { named, no_place, data };
  g_autofree char *said = pr_said (column, text, &namer);
  json_object_set_string_member (o, member, said);
}

static void
name_rows (JsonObject *data, JsonObject *change)
{
  JsonArray *rows = pr_brief_array (change, "rows");
  for (guint k = 0; pr_brief_at (rows, k) != NULL; k++)
    {
      JsonObject *row = pr_brief_at (rows, k), *values = pr_json_object_of (row, "values");
      g_autoptr (GList) members = values != NULL ? json_object_get_members (values) : NULL;
      name_list (data, row, "names", pr_brief_string (change, "table"));
      for (GList *m = members; m != NULL; m = m->next)
        {
          const pr_column *column = column_named (pr_brief_string (change, "table"), m->data);
          if (column != NULL)
            say_member (data, column, values, m->data);
        }
    }
}

static void
name_changes (JsonObject *data, JsonObject *option)
{
  JsonArray *changes = pr_brief_array (option, "changes"),
            *posts = pr_brief_array (option, "posts");
  for (guint k = 0; pr_brief_at (posts, k) != NULL; k++)
    name_member (data, pr_brief_at (posts, k), "pool", "pool");
  for (guint k = 0; pr_brief_at (changes, k) != NULL; k++)
    {
      JsonObject *c = pr_brief_at (changes, k);
      const pr_column *column
          = column_named (pr_brief_string (c, "table"), pr_brief_string (c, "column"));
      for (gsize i = 0; i < PR_N_INI_KEYS && column == NULL; i++)
        if (strcmp (pr_ini_keys[i].key.name, pr_brief_string (c, "key")) == 0)
          column = &pr_ini_keys[i].key;
      if (pr_brief_array (c, "names") != NULL)
        name_list (data, c, "names", pr_brief_string (c, "table"));
      name_rows (data, c);
      if (column == NULL)
        continue;
      say_member (data, column, c, "from");
      say_member (data, column, c, "to");
    }
}

void
pr_brief_name_texts (JsonObject *data)
{
  JsonArray *options = pr_brief_array (data, "options"),
            *failures = pr_brief_array (data, "failures");
  if (pr_language_now () == PR_LANGUAGE_EN)
    return;
  for (guint k = 0; pr_brief_at (options, k) != NULL; k++)
    {
      JsonObject *o = pr_brief_at (options, k);
      name_member (data, o, "name", "scenario");
      name_member (data, o, "purpose", "purpose");
      name_changes (data, o);
    }
  for (guint k = 0; pr_brief_at (failures, k) != NULL; k++)
    name_member (data, pr_brief_at (failures, k), "step", "step");
}
