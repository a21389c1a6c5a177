/* Explain: sections, in which rows that say the same become one sentence. */
#include "report/text/say.h"

#include "model/shown.h"
#include "report/text/said.h"
#include "report/text/text.h"

#include <string.h>

#define SHOWN 8 /* of the things that a sentence lists */

/* French has the singular for what is below two. */
unsigned long
pr_say_many (const char *amount)
{
  if (pr_language_now () == PR_LANGUAGE_FR)
    return strlen (amount) == strspn (amount, "0123456789,") && g_ascii_strtod (amount, NULL) < 2
               ? 1
               : 2;
  return strcmp (amount, "1") == 0 ? 1 : 2;
}

/* Counts the places of a table that have the name, and finds that of a code. */
static guint
count_named (const pr_table *t, int code, int name, const char *text, const char **found)
{
  guint n = 0;
  for (gsize i = 0; i < t->n; i++)
    {
      const pr_cell *cells = t->rows[i].cells;
      if (strcmp (cells[code].text, text) == 0)
        *found = cells[name].text;
      n += strcmp (cells[name].text, text) == 0;
    }
  return n;
}

/* In both tables of places. */
static guint
count_places_named (const pr_tables *t, const char *text, const char **found)
{
  return count_named (&t->table[PR_TABLE_UNITS], PR_UNITS_CODE, PR_UNITS_NAME, text, found)
         + count_named (&t->table[PR_TABLE_AUTHORITIES], PR_AUTHORITIES_CODE, PR_AUTHORITIES_NAME,
                        text, found);
}

static const char *
named (gconstpointer self, pr_named_what what, const char *code)
{
  return pr_shown (((const pr_saying *) self)->w, what, code);
}

/* The name of a place, if a code is given that is that of a place and no other has the name. */
static const char *
place_named (gconstpointer self, const char *code)
{
  const pr_tables *t = ((const pr_saying *) self)->tables;
  const char *name = NULL, *ignored = NULL;
  count_places_named (t, code, &name);
  return name != NULL && count_places_named (t, name, &ignored) == 1 ? name : NULL;
}

const char *
pr_say_cell (const pr_saying *t, const pr_column *column, const char *text)
{
  const pr_namer namer = { named, place_named, t };
  g_autofree char *said = pr_said (column, text, &namer);
  return g_string_chunk_insert (t->words, said);
}

/* A sentence, and all that it is about. */
typedef struct {
  char *text;
  GPtrArray *about;
  const pr_row *row; /* the first */
  gboolean assumed;
} sentence;

static void
sentence_free (gpointer p)
{
  sentence *s = p;
  g_free (s->text);
  g_ptr_array_unref (s->about);
  g_free (s);
}

/* Rows in their order; equal sentences of equal standing become one. */
static GPtrArray *
sentences_of (const pr_saying *saying, const pr_explanation *e)
{
  const pr_table *t = &saying->tables->table[e->table];
  GPtrArray *all = g_ptr_array_new_with_free_func (sentence_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int source = pr_column_of_type (e->table, PR_COL_SOURCE);
  for (gsize i = 0; i < t->n; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_string_chunk_clear (saying->words);
      e->say (saying, &t->rows[i], text);
      if (text->len == 0)
        continue;
      gboolean assumed = source >= 0 && t->rows[i].cells[source].v.choice == PR_SOURCE_ASSUMPTION;
      char *key = g_strdup_printf ("%d%s", assumed, text->str);
      sentence *s = e->where >= 0 ? g_hash_table_lookup (seen, key) : NULL;
      if (s == NULL)
        {
          s = g_new (sentence, 1);
          *s = (sentence){ g_string_free (g_steal_pointer (&text), FALSE), g_ptr_array_new (),
                           &t->rows[i], assumed };
          g_ptr_array_add (all, s);
          g_hash_table_insert (seen, key, s);
        }
      else
        g_free (key);
      if (e->where >= 0)
        g_ptr_array_add (s->about, (gpointer) t->rows[i].cells[e->where].text);
    }
  return all;
}

/* At how many places there is what the rows of a measure need; 0 if that is the number of its rows,
 * or if rows of its name are told by another sentence. */
static guint
places_of_measure (const pr_tables *t, const pr_world *w, const sentence *s)
{
  const pr_table *rows = &t->table[PR_TABLE_MEASURES];
  const char *name = s->row->cells[PR_MEASURES_MEASURE].text;
  guint n = 0, n_rows = 0;
  for (gsize i = 0; i < rows->n; i++)
    n_rows += strcmp (rows->rows[i].cells[PR_MEASURES_MEASURE].text, name) == 0;
  for (uint32_t i = 0; i < w->policy->n_measures; i++)
    if (strcmp (w->policy->names[w->policy->measures[i].name], name) == 0)
      n += w->policy->measures[i].n_places;
  return n_rows == s->about->len && n != n_rows ? n : 0;
}

/* What a row about all places, or all procedures, is about. */
static const char *
all_of (const pr_explanation *e, gboolean places)
{
  if (places && e->table == PR_TABLE_MEASURES)
    return _ ("wherever there is what it needs");
  return places ? _ ("everywhere") : _ ("all other procedures");
}

static void
append_about (GString *out, const pr_saying *t, const pr_explanation *e, const sentence *s)
{
  if (s->about->len == 0)
    return;
  gboolean of_places = e->where == pr_column_with (e->table, PR_COL_PLACE);
  if (*e->before != '\0')
    g_string_append_printf (out, "%s ", _ (e->before));
  for (guint i = 0; i < s->about->len && i < SHOWN; i++)
    {
      const char *text = s->about->pdata[i];
      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                              strcmp (text, "*") == 0
                                  ? all_of (e, of_places)
                                  : pr_say_cell (t, &pr_schema[e->table].columns[e->where], text));
    }
  if (s->about->len > SHOWN)
    g_string_append_printf (out, _ (" and %u more"), s->about->len - SHOWN);
  guint places = e->table == PR_TABLE_MEASURES ? places_of_measure (t->tables, t->w, s) : 0;
  if (places > 0)
    g_string_append_printf (out, NGETTEXT (" (%u place)", " (%u places)", places), places);
  g_string_append (out, P_ ("what a sentence is about", ": "));
}

static void
append_sentences (GString *out, const pr_saying *t, const pr_explanation *e, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const sentence *s = all->pdata[i];
      g_autoptr (GString) line = g_string_new (NULL);
      g_string_chunk_clear (t->words);
      append_about (line, t, e, s);
      g_string_append (line, s->text);
      if (s->assumed)
        g_string_append (line, _ (" [assumption]"));
      g_string_append (out, "- ");
      pr_text_wrap (out, line->str, 2, PR_EXPLAIN_WIDTH);
    }
}

static void
append_window (GString *out, const pr_saying *t)
{
  const pr_cell *ini = t->tables->ini;
  g_autoptr (GString) s = g_string_new (NULL);
  g_string_append_printf (
      s, _ ("Simulated from %s to %s"),
      pr_say_cell (t, &pr_ini_keys[PR_INI_SCENARIO_START].key, ini[PR_INI_SCENARIO_START].text),
      pr_say_cell (t, &pr_ini_keys[PR_INI_SCENARIO_END].key, ini[PR_INI_SCENARIO_END].text));
  if (ini[PR_INI_SCENARIO_WARM_UP].v.time > 0)
    g_string_append_printf (s, _ (", after %s that fill the pipeline and are thrown away"),
                            pr_say_cell (t, &pr_ini_keys[PR_INI_SCENARIO_WARM_UP].key,
                                         ini[PR_INI_SCENARIO_WARM_UP].text));
  g_string_append (s, ".");
  pr_text_wrap (out, s->str, 0, PR_EXPLAIN_WIDTH);
  g_string_truncate (s, 0);
  if (ini[PR_INI_SCENARIO_APPLIES].given)
    {
      g_string_printf (
          s, _ ("What follows holds from %s on; until then all but what changes on that date."),
          pr_say_cell (t, &pr_ini_keys[PR_INI_SCENARIO_APPLIES].key,
                       ini[PR_INI_SCENARIO_APPLIES].text));
      pr_text_wrap (out, s->str, 0, PR_EXPLAIN_WIDTH);
      g_string_truncate (s, 0);
    }
  if (t->w->n_provinces > 1)
    {
      g_string_printf (s,
                       _ ("Provinces: %u. Each keeps to itself: people file in their own, whose "
                          "offices serve them and whose crews help there."),
                       t->w->n_provinces);
      pr_text_wrap (out, s->str, 0, PR_EXPLAIN_WIDTH);
      g_string_truncate (s, 0);
    }
  pr_explain_verdict (t->tables, t->w, s);
  pr_text_wrap (out, s->str, 0, PR_EXPLAIN_WIDTH);
}

/* How a schedule is made (model/schedule.h). */
static void
append_planning (GString *out)
{
  pr_text_wrap (
      out,
      _ ("Planned before a replication begins: courses first, as they have dates; seats go to "
         "those who were ill at a session before, then to those who have spent the least time on "
         "courses and rehearsals. Then, of the activities that may take place, the one whose time "
         "ends first, then with the longest chain of activities after it, then by name and place: "
         "in the earliest slot in which enough officers of each role are on duty, neither away "
         "nor busy, and the venues are free. Leave and unfilled posts are foreseen, sickness is "
         "not: who is ill misses it, and a rehearsal at which nobody of a role is present fails. "
         "One that fails is planned again."),
      0, PR_EXPLAIN_WIDTH);
}

/* Which work is taken first from any line. */
static void
append_lines (GString *out)
{
  pr_text_wrap (out,
                _ ("What has a higher priority comes first; within a priority what joined the line "
                   "first, unless something else is said here of the pool."),
                0, PR_EXPLAIN_WIDTH);
}

char *
pr_explain (const pr_tables *t, const pr_world *w, const char *section)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GStringChunk) words = g_string_chunk_new (1024);
  const pr_saying saying = { t, w, words };
  const char *title = "";
  gboolean found = section == NULL || strcmp (section, "window") == 0;
  if (found)
    {
      pr_text_wrap (out, pr_title (w), 0, PR_EXPLAIN_WIDTH);
      append_window (out, &saying);
    }
  for (const pr_explanation *e = pr_explanations; e->section != NULL; e++)
    {
      if (section != NULL && strcmp (section, e->section) != 0)
        continue;
      found = TRUE;
      g_autoptr (GPtrArray) all = sentences_of (&saying, e);
      if (all->len == 0)
        continue;
      if (strcmp (title, e->title) != 0)
        g_string_append_printf (out, "%s%s\n", out->len > 0 ? "\n" : "", _ (e->title));
      if (strcmp (title, e->title) != 0 && strcmp (e->section, "rehearsals") == 0)
        append_planning (out);
      if (strcmp (title, e->title) != 0 && strcmp (e->section, "lines") == 0)
        append_lines (out);
      title = e->title;
      append_sentences (out, &saying, e, all);
    }
  if (found)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}
