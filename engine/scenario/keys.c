#include "scenario/reader.h"
#include "scenario/value.h"

#include <string.h>

#define TABLES_GROUP "tables"

/* TRUE if a group's name is misspelt, so that its keys were not read. */
static gboolean
check_groups (const pr_ini *ini, pr_diag *diag)
{
  gboolean misspelt = FALSE;
  const char *names[] = { "scenario", "report", TABLES_GROUP, NULL };
  for (guint i = 0; i < ini->groups->len; i++)
    {
      const pr_ini_group *group = &g_array_index (ini->groups, pr_ini_group, i);
      if (g_strv_contains (names, group->name))
        continue;
      pr_error_unknown (diag, group->pos, _ ("group"), group->name, names,
                        G_N_ELEMENTS (names) - 1);
      misspelt |= pr_nearest (group->name, names, G_N_ELEMENTS (names) - 1) != NULL;
    }
  return misspelt;
}

/* The schema's index of a key, PR_N_INI_KEYS if there is none. */
static gsize
find_key (const pr_ini_entry *entry)
{
  gsize i = 0;
  while (i < PR_N_INI_KEYS
         && (strcmp (pr_ini_keys[i].group, entry->group) != 0
             || strcmp (pr_ini_keys[i].key.name, entry->key) != 0))
    i++;
  return i;
}

static void
unknown_key (const pr_ini_entry *entry, pr_diag *diag)
{
  const char *names[PR_N_INI_KEYS + 1] = { NULL };
  gsize n = 0;
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    if (strcmp (pr_ini_keys[i].group, entry->group) == 0)
      names[n++] = pr_ini_keys[i].key.name;
  if (n > 0) /* an unknown group has been reported as such */
    pr_error_unknown (diag, entry->pos, _ ("key"), entry->key, names, n);
}

static void
check_table_key (const pr_ini_entry *entry, pr_diag *diag)
{
  const char *names[PR_N_TABLES + 1] = { NULL };
  for (gsize i = 0; i < PR_N_TABLES; i++)
    names[i] = pr_schema[i].name;
  if (!g_strv_contains (names, entry->key))
    pr_error_unknown (diag, entry->pos, _ ("table"), entry->key, names, PR_N_TABLES);
}

/* GLib's key files have no comments after a value, but people write them. */
static void
hint_comment (const pr_ini_entry *entry, gboolean good, pr_diag *diag)
{
  const char *mark = strstr (entry->value, " #");
  if (mark == NULL)
    return;
  if (good)
    pr_warning (diag, entry->value_pos,
                _ ("%s: '%s' is part of the value; a comment stands on a line of its own"),
                entry->key, mark + 1);
  else
    pr_diag_add (diag, PR_DIAG_NOTE, entry->value_pos,
                 _ ("%s: a comment stands on a line of its own; move '%s'"), entry->key, mark + 1);
}

static gboolean
format_is_newer (const pr_ini *ini, pr_diag *diag)
{
  const pr_ini_entry *entry = pr_ini_find (ini, "scenario", "format");
  gint64 format;
  g_autofree char *why = NULL;
  if (entry == NULL || !pr_value_count (entry->value, &format, &why) || format <= PR_FORMAT_VERSION)
    return FALSE;
  pr_error (
      diag, entry->value_pos,
      _ ("format %s is newer than this program, which reads format %d; nothing else was checked"),
      entry->value, PR_FORMAT_VERSION);
  return TRUE;
}

/* `lost`: keys may be in a group that could not be read, which was reported. */
static void
report_missing (const pr_ini *ini, const pr_tables *tables, const char *file, gboolean lost,
                pr_diag *diag)
{
  for (gsize i = 0; i < PR_N_INI_KEYS; i++)
    {
      const pr_ini_key *key = &pr_ini_keys[i];
      if (tables->ini[i].given || (key->key.flags & PR_COL_REQUIRED) == 0)
        continue;
      const pr_ini_group *group = pr_ini_find_group (ini, key->group);
      const pr_ini_entry *blank = pr_ini_find (ini, key->group, key->key.name);
      if (blank != NULL)
        pr_error (diag, blank->value_pos, _ ("%s is blank; it must be given"), key->key.name);
      else if (!lost)
        pr_error (diag, group != NULL ? group->pos : ((pr_pos){ file, 0, 0 }),
                  _ ("key '%s' of group [%s] is missing"), key->key.name, key->group);
    }
}

gboolean
pr_read_ini (pr_tables_own *own, const pr_ini *ini, const char *file, pr_diag *diag)
{
  if (format_is_newer (ini, diag))
    return FALSE;
  gboolean lost = check_groups (ini, diag) || ini->lost;
  for (guint i = 0; i < ini->entries->len; i++)
    {
      const pr_ini_entry *entry = &g_array_index (ini->entries, pr_ini_entry, i);
      gsize key = find_key (entry);
      gboolean good = TRUE;
      if (strcmp (entry->group, TABLES_GROUP) == 0)
        check_table_key (entry, diag);
      else if (key == PR_N_INI_KEYS)
        unknown_key (entry, diag);
      else
        own->tables.ini[key].pos = entry->value_pos;
      if (key < PR_N_INI_KEYS && *entry->value != '\0')
        good = pr_read_cell (own, diag, &pr_ini_keys[key].key, entry->value, &own->tables.ini[key]);
      hint_comment (entry, good, diag);
    }
  report_missing (ini, &own->tables, file, lost, diag);
  return TRUE;
}

/* Whether the key already has the value. */
static gboolean
is_so (const pr_tables_own *own, gsize key, const pr_cell *cell)
{
  const pr_column *column = &pr_ini_keys[key].key;
  g_autoptr (GString) before = g_string_new (NULL), now = g_string_new (NULL);
  if (own->tables.ini[key].given)
    pr_value_print (column, &own->tables.ini[key], before);
  else
    g_string_append (before, own->tables.ini[key].text);
  pr_value_print (column, cell, now);
  return g_string_equal (before, now);
}

/* Of a text that a what-if writes anew, what its base says in other languages does not hold. */
static void
forget_translations (pr_tables_own *own, gsize key)
{
  for (gsize i = 0; i < PR_N_INI_TEXTS; i++)
    for (gsize k = PR_LANGUAGE_EN + 1; k < PR_N_LANGUAGES; k++)
      if (key == pr_ini_texts[i][PR_LANGUAGE_EN])
        pr_tables_clear_key (&own->tables, pr_ini_texts[i][k]);
}

void
pr_read_overlay_keys (pr_tables_own *own, const pr_ini *ini, pr_diag *diag)
{
  for (guint i = 0; i < ini->entries->len; i++)
    {
      const pr_ini_entry *entry = &g_array_index (ini->entries, pr_ini_entry, i);
      if (strcmp (entry->group, "scenario") == 0)
        forget_translations (own, find_key (entry));
    }
  for (guint i = 0; i < ini->entries->len; i++)
    {
      const pr_ini_entry *entry = &g_array_index (ini->entries, pr_ini_entry, i);
      gsize key = find_key (entry);
      gboolean own_group = strcmp (entry->group, "scenario") == 0;
      if ((own_group && strcmp (entry->key, "base") == 0)
          || (!own_group && strcmp (entry->group, "report") != 0))
        continue;
      if (key == PR_N_INI_KEYS)
        {
          unknown_key (entry, diag);
          continue;
        }
      pr_cell cell = { .pos = entry->value_pos };
      gboolean good = *entry->value != '\0'
                      && pr_read_cell (own, diag, &pr_ini_keys[key].key, entry->value, &cell);
      if (*entry->value == '\0')
        pr_error (diag, entry->value_pos, _ ("%s is blank; it must be given"), entry->key);
      else if (good && key != PR_INI_SCENARIO_APPLIES && is_so (own, key, &cell))
        pr_error (diag, entry->value_pos, _ ("%s changes nothing: the base has the same"),
                  entry->key);
      else if (good)
        own->tables.ini[key] = cell;
      hint_comment (entry, good, diag);
    }
}
