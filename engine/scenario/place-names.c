#include "scenario/problem.h"
#include "scenario/place-names.h"

#include "scenario/place-match.h"
#include "scenario/value.h"

#include <string.h>

/* What the tables of places read so far say. */
struct _pr_place_names {
  gsize n_units, n_authorities;
  GHashTable *taken;     /* codes, kinds, words: what a text means before any name */
  GHashTable *words;     /* of these, kinds and words */
  GHashTable *selectors; /* former districts, types and what is of a province, where a selector
                            stands */
  GHashTable *places;    /* name -> GPtrArray of codes; units come first */
  GHashTable *units;     /* codes of units */
  GArray *all;           /* pr_named */
  pr_place_index *index[PR_N_NAMES_OF];      /* of places of that kind; NULL: not made yet */
  GHashTable *words_alike, *selectors_alike; /* the same without case and accents */
};

static const char *const words[] = { "*", "home", "filing", "deciding", "return", "unit" };

void
pr_place_names_free (struct _pr_place_names *names)
{
  if (names == NULL)
    return;
  g_hash_table_unref (names->taken);
  g_hash_table_unref (names->words);
  g_hash_table_unref (names->selectors);
  g_hash_table_unref (names->places);
  g_hash_table_unref (names->units);
  g_array_unref (names->all);
  for (int of = 0; of < PR_N_NAMES_OF; of++)
    pr_place_index_free (names->index[of]);
  g_hash_table_unref (names->words_alike);
  g_hash_table_unref (names->selectors_alike);
  g_free (names);
}

static void
add_place (struct _pr_place_names *k, const pr_row *row, int code, int name)
{
  const char *text = row->cells[name].text;
  GPtrArray *codes = g_hash_table_lookup (k->places, text);
  g_hash_table_add (k->taken, (gpointer) row->cells[code].text);
  if (*text == '\0' || *row->cells[code].text == '\0')
    return;
  if (codes == NULL)
    g_hash_table_insert (k->places, (gpointer) text, codes = g_ptr_array_new ());
  g_ptr_array_add (codes, (gpointer) row->cells[code].text);
  const pr_named named = { row->cells[code].text, text };
  g_array_append_val (k->all, named);
}

static void
add_districts (struct _pr_place_names *k, const char *text)
{
  g_auto (GStrv) districts = g_strsplit (text, ";", -1);
  for (gsize i = 0; districts[i] != NULL; i++)
    g_hash_table_add (k->selectors, g_strdup (g_strstrip (districts[i])));
}

/* '* of 22', 'ward of 22', 'department of 22' for each province. */
static void
add_provinces (struct _pr_place_names *k, const pr_table *units, const pr_table *authorities)
{
  g_autoptr (GHashTable) provinces = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; i < units->n; i++)
    {
      const char *province = units->rows[i].cells[PR_UNITS_PROVINCE].text;
      if (*province == '\0' || !g_hash_table_add (provinces, (gpointer) province))
        continue;
      g_hash_table_add (k->selectors, g_strdup_printf ("* of %s", province));
      for (gsize t = 0; t < PR_N_UNIT_TYPES; t++)
        g_hash_table_add (k->selectors,
                          g_strdup_printf ("%s of %s", pr_unit_type_words[t], province));
    }
  for (gsize i = 0; i < authorities->n; i++)
    {
      const pr_cell *cells = authorities->rows[i].cells;
      if (*cells[PR_AUTHORITIES_PROVINCE].text != '\0')
        g_hash_table_add (k->selectors,
                          g_strdup_printf ("%s of %s", cells[PR_AUTHORITIES_KIND].text,
                                           cells[PR_AUTHORITIES_PROVINCE].text));
    }
}

static void
add_word (struct _pr_place_names *k, const char *word)
{
  g_hash_table_add (k->taken, (gpointer) word);
  g_hash_table_add (k->words, (gpointer) word);
}

/* Without case and accents. */
static GHashTable *
folded_set (GHashTable *set)
{
  GHashTable *folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer word;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_hash_table_add (folded, pr_name_folded (word));
  return folded;
}

static struct _pr_place_names *
names_of (pr_tables_own *own)
{
  const pr_table *units = &own->tables.table[PR_TABLE_UNITS],
                 *authorities = &own->tables.table[PR_TABLE_AUTHORITIES];
  struct _pr_place_names *k = own->places;
  if (k != NULL && k->n_units == units->n && k->n_authorities == authorities->n)
    return k;
  pr_place_names_free (k);
  k = own->places = g_new0 (struct _pr_place_names, 1);
  k->n_units = units->n;
  k->n_authorities = authorities->n;
  k->taken = g_hash_table_new (g_str_hash, g_str_equal);
  k->words = g_hash_table_new (g_str_hash, g_str_equal);
  k->selectors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  k->places
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  k->units = g_hash_table_new (g_str_hash, g_str_equal);
  k->all = g_array_new (FALSE, FALSE, sizeof (pr_named));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    add_word (k, words[i]);
  for (gsize i = 0; i < PR_N_UNIT_TYPES; i++)
    g_hash_table_add (k->selectors, g_strdup (pr_unit_type_words[i]));
  for (gsize i = 0; i < units->n; i++)
    {
      add_place (k, &units->rows[i], PR_UNITS_CODE, PR_UNITS_NAME);
      g_hash_table_add (k->units, (gpointer) units->rows[i].cells[PR_UNITS_CODE].text);
      add_districts (k, units->rows[i].cells[PR_UNITS_DISTRICT].text);
    }
  for (gsize i = 0; i < authorities->n; i++)
    {
      add_place (k, &authorities->rows[i], PR_AUTHORITIES_CODE, PR_AUTHORITIES_NAME);
      add_word (k, authorities->rows[i].cells[PR_AUTHORITIES_KIND].text);
    }
  add_provinces (k, units, authorities);
  k->words_alike = folded_set (k->words);
  k->selectors_alike = folded_set (k->selectors);
  return k;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
fits (const struct _pr_place_names *k, pr_names_of of, const char *code)
{
  return of == PR_NAMES_PLACES
         || (g_hash_table_contains (k->units, code) != FALSE) == (of == PR_NAMES_UNITS);
}

/* Whether some place has a similar name, which is then reported. */
static gboolean
tell_nearest (const struct _pr_place_names *k, pr_names_of of, const char *text, pr_pos pos,
              pr_diag *diag)
{
  GHashTableIter iter;
  gpointer name, codes;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, k->places);
  while (g_hash_table_iter_next (&iter, &name, &codes))
    if (fits (k, of, g_ptr_array_index ((GPtrArray *) codes, 0)))
      g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names); /* so that of equally near ones it is always the same */
  const char *nearest = pr_nearest (text, (const char *const *) names->pdata, names->len);
  if (nearest != NULL)
    {
      pr_error (diag, pos, _ ("no place '%s'; did you mean '%s'?"), text, nearest);
      pr_diag_facts (diag, text, NULL, nearest);
    }
  return nearest != NULL;
}

static gboolean
is_code (const char *text)
{
  g_autofree char *why = NULL;
  return pr_value_name (text, FALSE, &why);
}

/* Whether it is, but for case and accents, something else than a place. */
static gboolean
is_nearly (GHashTable *alike, const char *text)
{
  g_autofree char *folded = pr_name_folded (text);
  return g_hash_table_contains (alike, folded);
}

static const pr_place_index *
index_of (struct _pr_place_names *k, pr_names_of of)
{
  if (k->index[of] != NULL)
    return k->index[of];
  g_autoptr (GArray) fitting = g_array_new (FALSE, FALSE, sizeof (pr_named));
  for (guint i = 0; i < k->all->len; i++)
    if (fits (k, of, g_array_index (k->all, pr_named, i).code))
      g_array_append_val (fitting, g_array_index (k->all, pr_named, i));
  return k->index[of]
         = pr_place_index_new ((const pr_named *) (const void *) fitting->data, fitting->len);
}

/* The code of the only place of that kind that the text may mean; of several the first, which is
 * reported. NULL: there is none. */
static const char *
match (struct _pr_place_names *k, pr_names_of of, const char *text, pr_pos pos, pr_diag *diag)
{
  const pr_place_index *index = index_of (k, of);
  g_autoptr (GArray) found = pr_place_match (index, text);
  if (found->len > 1 && diag != NULL)
    {
      g_autofree char *list = pr_place_match_list (index, found);
      pr_error (diag, pos, _ ("'%s' may be several places; write a code: %s"), text, list);
    }
  if (found->len == 0 || (found->len > 1 && diag == NULL))
    return NULL;
  return pr_place_match_code (index, found);
}

static const char *
code_of (struct _pr_place_names *k, pr_names_of of, pr_col_type type, gboolean selector,
         const char *text, pr_pos pos, pr_diag *diag)
{
  const GPtrArray *codes = g_hash_table_lookup (k->places, text);
  if (g_hash_table_contains (k->taken, text)
      || (selector && g_hash_table_contains (k->selectors, text)))
    return text;
  gboolean other
      = codes == NULL
        && (is_nearly (k->words_alike, text) || (selector && is_nearly (k->selectors_alike, text)));
  const char *code = other ? NULL : match (k, of, text, pos, diag);
  if (code != NULL)
    return code;
  if (codes != NULL && codes->len == 1)
    return codes->pdata[0]; /* a place of another kind: the compiler will say what is wrong */
  if (diag == NULL || type != PR_COL_NAME || is_code (text) || g_ascii_isdigit (*text))
    return text;
  return tell_nearest (k, of, text, pos, diag) ? NULL : text;
}

const char *
pr_names_to_codes (pr_tables_own *own, pr_table_id table, gsize column, const char *text,
                   pr_pos pos, pr_diag *diag)
{
  const pr_column *schema = &pr_schema[table].columns[column];
  pr_names_of of = schema->places;
  pr_col_type type = schema->type;
  if (of == PR_NAMES_NONE || text == NULL || *text == '\0')
    return text;
  struct _pr_place_names *k = names_of (own);
  if (type != PR_COL_WHERES)
    {
      gboolean selector = type == PR_COL_WHERE && (schema->flags & PR_COL_SINGLE) == 0;
      return code_of (k, of, type, selector, text, pos, diag);
    }
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean same = TRUE;
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]),
                 *code = code_of (k, of, type, TRUE, part, pos, diag);
      same &= code == part;
      g_string_append_printf (all, "%s%s", i > 0 ? "; " : "", code);
    }
  return same ? text : g_string_chunk_insert_const (own->texts, all->str);
}
