/* Translations keep to the glossary: where an English text has a term of engine/po/glossary.csv,
 * its translation has one of the words chosen for it. What stays English stays as it is: quoted
 * words, options, columns, files.
 *   test-glossary GLOSSARY EXCEPTIONS PO...
 */
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  GRegex *term;
  char **words[2]; /* vi, fr */
  char *name;
} entry;

typedef struct {
  GString *id, *text;
  GString *into; /* of these, where the next line belongs; NULL: nowhere */
} message;

/* Whole words, none of them part of a name with a hyphen or an underscore. */
static GRegex *
term_of (const char *list)
{
  g_auto (GStrv) terms = g_strsplit (list, ";", -1);
  g_autofree char *any = g_strjoinv ("|", terms);
  g_autofree char *pattern = g_strdup_printf ("(?<![\\w-])(?:%s)(?![\\w-])", any);
  return g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
}

static char *
content (const char *path)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  return text;
}

static GArray *
read_glossary (const char *path)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (entry));
  g_autofree char *text = content (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", 4);
      const entry e = { term_of (cells[0]),
                        { g_strsplit (cells[1], ";", -1), g_strsplit (cells[2], ";", -1) },
                        g_strdup (cells[0]) };
      g_array_append_val (list, e);
    }
  return list;
}

/* Lower case, one blank at a time, none of them a no-break space. */
static char *
plain (const char *text)
{
  static GRegex *blanks;
  if (blanks == NULL)
    blanks = g_regex_new ("[\\s\\x{A0}\\x{202F}]+", 0, 0, NULL);
  g_autofree char *low = g_utf8_strdown (text, -1);
  return g_regex_replace_literal (blanks, low, -1, 0, " ", 0, NULL);
}

/* Without what stays as it is. */
static char *
prose (const char *text)
{
  static GRegex *code;
  if (code == NULL)
    code = g_regex_new ("'[^']*'|\\[[^]]*\\]|[a-z_-]+\\.(csv|ini|html|json|sqlite)|--[a-z-]+"
                        "|\\b[a-z]+_[a-z_]+|\\b[A-Z]{4,}\\b|\\b[a-z]+ ?= |[a-z]+=",
                        0, 0, NULL);
  g_autofree char *without = g_regex_replace_literal (code, text, -1, 0, " ", 0, NULL);
  return plain (without);
}

static bool
has_any (const char *text, char **words)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *word = plain (*words);
      if (strstr (text, word) != NULL)
        return true;
    }
  return false;
}

/* 1 if the message breaks a rule and is no exception, 0 otherwise. */
static guint
judge (const message *m, int language, const GArray *glossary, GHashTable *exceptions)
{
  g_autofree char *id = prose (m->id->str), *text = plain (m->text->str);
  if (*text == '\0' || g_hash_table_contains (exceptions, m->id->str))
    return 0;
  for (guint k = 0; k < glossary->len; k++)
    {
      const entry *e = &g_array_index (glossary, entry, k);
      g_autoptr (GMatchInfo) found = NULL;
      if (!g_regex_match (e->term, id, 0, &found) || has_any (text, e->words[language]))
        continue;
      g_autofree char *term = g_match_info_fetch (found, 0);
      if (strstr (text, term) != NULL) /* kept in English */
        continue;
      printf ("# %s: \"%s\" is \"%s\"\n", e->name, m->id->str, m->text->str);
      return 1;
    }
  return 0;
}

static guint
check (const char *path, const GArray *glossary, GHashTable *exceptions, guint *n)
{
  int language = g_str_has_suffix (path, "vi.po") ? 0 : 1;
  g_autofree char *text = content (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  message m = { g_string_new (NULL), g_string_new (NULL), NULL };
  guint broken = 0;
  for (char **line = lines; *line != NULL; line++)
    {
      const char *quote = strchr (*line, '"');
      if (g_str_has_prefix (*line, "msgid \""))
        {
          broken += judge (&m, language, glossary, exceptions);
          g_string_truncate (m.id, 0);
          g_string_truncate (m.text, 0);
          m.into = m.id;
          (*n)++;
        }
      else if (g_str_has_prefix (*line, "msgstr"))
        m.into = m.text;
      else if (**line != '"')
        m.into = NULL;
      if (m.into == NULL || quote == NULL)
        continue;
      g_autofree char *part = g_strndup (quote + 1, strlen (quote) - 2);
      g_autofree char *meant = g_strcompress (part);
      g_string_append (m.into, meant);
    }
  broken += judge (&m, language, glossary, exceptions);
  g_string_free (m.id, TRUE);
  g_string_free (m.text, TRUE);
  return broken;
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) glossary = read_glossary (argv[1]);
  g_autoptr (GHashTable) exceptions = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = content (argv[2]);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint number = 0;
  for (char **line = lines; *line != NULL; line++)
    g_hash_table_add (exceptions, *line);
  for (int k = 3; k < argc; k++)
    {
      guint n = 0, broken = check (argv[k], glossary, exceptions, &n);
      g_autofree char *name = g_path_get_basename (argv[k]);
      printf ("%s %u - %s keeps to the glossary\n", broken == 0 && n > 1000 ? "ok" : "not ok",
              ++number, name);
    }
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  const message wrong = { g_string_new ("no backlog"), g_string_new ("không có gì"), NULL },
                right = { g_string_new ("no 'backlog'"), g_string_new ("không có gì"), NULL };
  printf ("%s %u - a term in other words is found, a quoted one is not\n",
          judge (&wrong, 0, glossary, none) == 1 && judge (&right, 0, glossary, none) == 0
              ? "ok"
              : "not ok",
          ++number);
  printf ("1..%u\n", number);
  return 0;
}
