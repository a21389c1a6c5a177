#include "scenario/ini.h"

#include "kernel/i18n.h"
#include "scenario/encoding.h"

#include <string.h>

typedef struct {
  pr_ini *ini;
  pr_diag *diag;
  const char *file;
  int line;
  const char *group; /* NULL before the first */
  gboolean skipping; /* keys of a group that is a duplicate, or could not be read */
  gboolean broken;   /* a syntax error: GKeyFile would stop at it */
} scan;

static void
clear_group (gpointer p)
{
  g_free (((pr_ini_group *) p)->name);
}

static void
clear_entry (gpointer p)
{
  g_free (((pr_ini_entry *) p)->key);
  g_free (((pr_ini_entry *) p)->value);
}

void
pr_ini_free (pr_ini *ini)
{
  if (ini == NULL)
    return;
  g_array_unref (ini->groups);
  g_array_unref (ini->entries);
  g_free (ini);
}

const pr_ini_group *
pr_ini_find_group (const pr_ini *ini, const char *name)
{
  for (guint i = 0; i < ini->groups->len; i++)
    {
      const pr_ini_group *group = &g_array_index (ini->groups, pr_ini_group, i);
      if (strcmp (group->name, name) == 0)
        return group;
    }
  return NULL;
}

const pr_ini_entry *
pr_ini_find (const pr_ini *ini, const char *group, const char *key)
{
  for (guint i = 0; i < ini->entries->len; i++)
    {
      const pr_ini_entry *entry = &g_array_index (ini->entries, pr_ini_entry, i);
      if (strcmp (entry->key, key) == 0 && strcmp (entry->group, group) == 0)
        return entry;
    }
  return NULL;
}

static char *
clean (const char *text, gsize length)
{
  GString *s = g_string_new (NULL);
  pr_encoding_clean (text, length, s);
  return g_string_free (s, FALSE);
}

static pr_pos
at (const scan *s, const char *line, const char *where)
{
  return (pr_pos){ s->file, s->line, (int) g_utf8_strlen (line, where - line) + 1 };
}

static void
scan_group (scan *s, const char *line, const char *begin)
{
  const char *close = strchr (begin, ']');
  gboolean lost = s->ini->lost;
  s->skipping = s->ini->lost = TRUE;
  if (close == NULL || close == begin + 1
      || memchr (begin + 1, '[', (gsize) (close - begin - 1)) != NULL)
    {
      s->broken = TRUE;
      pr_error (s->diag, at (s, line, begin), _ ("'%s' is not a group; write [name]"), begin);
      return;
    }
  if (close[strspn (close + 1, " \t\r") + 1] != '\0')
    {
      s->broken = TRUE;
      pr_error (
          s->diag, at (s, line, close + 1),
          _ ("text after the group; a comment stands on a line of its own and begins with '#'"));
      return;
    }
  g_autofree char *name
      = g_utf8_normalize (begin + 1, (gssize) (close - begin - 1), G_NORMALIZE_NFC);
  const pr_ini_group *first = pr_ini_find_group (s->ini, name);
  if (first != NULL)
    {
      pr_error (s->diag, at (s, line, begin), _ ("group [%s] was given in line %d"), name,
                first->pos.line);
      return;
    }
  pr_ini_group group = { g_steal_pointer (&name), at (s, line, begin) };
  g_array_append_val (s->ini->groups, group);
  s->group = group.name;
  s->skipping = FALSE;
  s->ini->lost = lost;
}

static void
scan_key (scan *s, const char *line, const char *begin)
{
  const char *equals = strchr (begin, '=');
  pr_pos pos = at (s, line, begin);
  if (*begin == ';')
    pr_error (s->diag, pos, _ ("a comment begins with '#', not ';'"));
  else if (equals == NULL || equals == begin)
    pr_error (s->diag, pos, _ ("'%s' is neither a group nor a key; write [group] or key = value"),
              begin);
  else if (s->group == NULL && !s->skipping)
    pr_error (s->diag, pos, _ ("a key before the first group"));
  if (*begin == ';' || equals == NULL || equals == begin || (s->group == NULL && !s->skipping))
    {
      s->broken = TRUE;
      return;
    }
  if (s->skipping)
    return;
  const char *value = equals + 1 + strspn (equals + 1, " \t");
  pr_ini_entry entry = { .group = s->group, .pos = pos, .value_pos = at (s, line, value) };
  entry.key = clean (begin, (gsize) (equals - begin));
  const pr_ini_entry *first = pr_ini_find (s->ini, s->group, entry.key);
  if (first != NULL)
    {
      pr_error (s->diag, pos, _ ("key '%s' was given in line %d"), entry.key, first->pos.line);
      g_free (entry.key);
      return;
    }
  entry.value = clean (value, strlen (value));
  g_array_append_val (s->ini->entries, entry);
}

static void
scan_lines (scan *s, const char *data, gsize length)
{
  const char *end = data + length;
  while (data < end && pr_diag_errors (s->diag) < 10 * PR_DIAG_MAX)
    {
      const char *newline = memchr (data, '\n', (gsize) (end - data));
      const char *stop = newline != NULL ? newline : end;
      g_autofree char *line = g_strndup (data, (gsize) (stop - data));
      s->line++;
      g_strchomp (line);
      const char *begin = line + strspn (line, " \t\r\v\f");
      if (*begin == '[')
        scan_group (s, line, begin);
      else if (*begin != '\0' && *begin != '#')
        scan_key (s, line, begin);
      data = newline != NULL ? newline + 1 : end;
    }
}

/* Takes the values from GKeyFile, which knows the escapes and the rest of the grammar. */
static void
resolve_values (scan *s, const char *data, gsize length)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  if (!g_key_file_load_from_data (keys, data, length, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    {
      pr_error (s->diag, ((pr_pos){ s->file, 0, 0 }), _ ("not a key file: %s"), error->message);
      return;
    }
  for (guint i = 0; i < s->ini->entries->len; i++)
    {
      pr_ini_entry *entry = &g_array_index (s->ini->entries, pr_ini_entry, i);
      if (strchr (entry->value, '\\') == NULL)
        continue;
      g_autoptr (GError) bad = NULL;
      g_autofree char *value = g_key_file_get_string (keys, entry->group, entry->key, &bad);
      if (value == NULL || bad != NULL)
        {
          pr_error (s->diag, entry->value_pos,
                    _ ("a backslash that escapes nothing known; write \\\\ for a backslash"));
          continue;
        }
      g_free (entry->value);
      entry->value = clean (value, strlen (value));
    }
}

pr_ini *
pr_ini_read (const char *data, gsize length, const char *file, pr_diag *diag)
{
  pr_ini *ini = g_new0 (pr_ini, 1);
  ini->groups = g_array_new (FALSE, FALSE, sizeof (pr_ini_group));
  g_array_set_clear_func (ini->groups, clear_group);
  ini->entries = g_array_new (FALSE, FALSE, sizeof (pr_ini_entry));
  g_array_set_clear_func (ini->entries, clear_entry);
  scan s = { .ini = ini, .diag = diag, .file = file };
  scan_lines (&s, data, length);
  if (!s.broken)
    resolve_values (&s, data, length);
  return ini;
}

char *
pr_ini_escaped (const char *value)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_key_file_set_string (file, "group", "key", value);
  return g_key_file_get_value (file, "group", "key", NULL);
}
