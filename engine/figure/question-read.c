/* Questions, as they are written. */
#include "figure/question.h"

#include "kernel/i18n.h"
#include "scenario/diag.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

/* Other words for figures. */
static const struct {
  const char *words, *name;
} aliases[] = {
  { "peak backlog", "deciding_peak" },
  { "highest backlog", "deciding_peak" },
};

const char *const pr_where_words[PR_N_WHERES] = {
#define WORD(ID, word) [PR_WHERE_##ID] = word,
  PR_WHERES (WORD)
#undef WORD
};

/* Quotation marks enclose a word that begins with them; an apostrophe within a name is none. */
static const char *
skip_quoted (const char *text, const char *s)
{
  bool begins = s == text || strchr (" \t,", s[-1]) != NULL;
  const char *end = begins && (*s == '"' || *s == '\'') ? strchr (s + 1, *s) : NULL;
  return end != NULL ? end : s;
}

char **
pr_question_split (const char *text, const char *at)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *begin = text;
  int depth = 0;
  for (const char *s = text; *s != '\0'; s++)
    {
      s = skip_quoted (text, s);
      depth += *s == '(' ? 1 : *s == ')' && depth > 0 ? -1 : 0;
      if (depth > 0 || !g_str_has_prefix (s, at))
        continue;
      g_ptr_array_add (parts, g_strstrip (g_strndup (begin, (gsize) (s - begin))));
      begin = s + strlen (at);
      s = begin - 1;
    }
  g_ptr_array_add (parts, g_strstrip (g_strdup (begin)));
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

char **
pr_question_words (const char *text)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *s = text + strspn (text, " \t");
  while (*s != '\0')
    {
      const char *end = skip_quoted (text, s);
      end += strcspn (end, " \t");
      g_ptr_array_add (words, g_strndup (s, (gsize) (end - s)));
      s = end + strspn (end, " \t");
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

bool
pr_question_is_hinge (const char *word)
{
  static const char *const hinges[] = { "at", "in", "from", "to", "until", "on", NULL };
  return g_strv_contains (hinges, word);
}

/* Joins words [from, until). Free with g_free. */
static char *
join (char **words, guint from, guint until)
{
  GString *s = g_string_new (NULL);
  for (guint k = from; k < until; k++)
    g_string_append_printf (s, "%s%s", k > from ? " " : "", words[k]);
  return g_string_free (s, FALSE);
}

static gboolean
read_threshold (pr_question *q, const char *base, const char *value, bool dossiers, char **why)
{
  char *end = NULL;
  pr_time time = 0;
  g_autofree char *shown = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  if (dossiers)
    {
      q->level = g_ascii_strtod (value, &end);
      end += strspn (end, " ");
      if (end == value || !(q->level >= 0) || !(q->level <= 1e9)
          || (*end != '\0' && strcmp (end, "dossiers") != 0))
        {
          *why = g_strdup_printf (_ ("'%s' found; a number of dossiers is expected, such as "
                                     "%s.within(20)"),
                                  value, base);
          return FALSE;
        }
      g_string_append_printf (text, "%.12g", q->level);
    }
  else if (!pr_value_duration (value, &time, why))
    return FALSE;
  else
    {
      q->level = (double) time;
      pr_value_print_duration (time, text);
    }
  q->statistic = PR_STATISTIC_OVER;
  q->head = g_strdup_printf ("%s.%s(%s)", base, q->complement ? "within" : "over", text->str);
  q->figure.unit = NP_ ("unit", "share");
  q->figure.kind = PR_KIND_RATIO;
  q->figure.good = q->complement ? PR_MORE_IS_GOOD : PR_LESS_IS_GOOD;
  return TRUE;
}

static gboolean
read_quantile (pr_question *q, const char *base, const char *digits, char **why)
{
  char *end = NULL;
  double percent = g_ascii_strtod (digits, &end);
  if (*end != '\0' || !(percent > 0 && percent < 100))
    {
      *why = g_strdup_printf (_ ("'%s.p%s' found; a quantile is expected, above p0 and below p100, "
                                 "such as %s.p90"),
                              base, digits, base);
      return FALSE;
    }
  q->statistic = PR_STATISTIC_QUANTILE;
  q->level = percent / 100;
  q->head = g_strdup_printf ("%s.p%.12g", base, percent);
  q->figure.unit = q->row->unit == PR_MINUTE ? NP_ ("unit", "minutes")
                   : q->row->unit == PR_HOUR ? NP_ ("unit", "hours")
                                             : NP_ ("unit", "days");
  q->figure.kind = PR_KIND_TALLY;
  q->figure.good = PR_LESS_IS_GOOD;
  return TRUE;
}

static gboolean
fail_statistic (const char *found, const char *base, bool dossiers, char **why)
{
  if (dossiers)
    *why = g_strdup_printf (_ ("'%s' found; of %s there are over(N) and within(N), shares of days, "
                               "such as %s.within(20)"),
                            found, base, base);
  else
    *why = g_strdup_printf (_ ("'%s' found; of %s there are pNN, over(TIME) and within(TIME), such "
                               "as %s.p90 and %s.over(60min)"),
                            found, base, base, base);
  return FALSE;
}

/* BASE.STATISTIC of what has statistics. FALSE without *why: it is something else. */
static gboolean
read_statistic (pr_question *q, const char *text, char **why)
{
  const char *dot = strchr (text, '.');
  bool dossiers = false;
  g_autofree char *unused = NULL;
  if (dot == NULL || pr_metric_find (text, &unused) != NULL)
    return FALSE;
  g_autofree char *base = g_strndup (text, (gsize) (dot - text));
  g_autofree char *rest = g_strdup (dot + 1);
  g_strdelimit (base, " ", '_');
  gsize length = strlen (rest);
  q->row = pr_had_find_base (base, &dossiers);
  if (q->row == NULL)
    return FALSE;
  q->of_places = true;
  if (*rest == 'p' && g_ascii_isdigit (rest[1]) && !dossiers)
    return read_quantile (q, base, rest + 1, why);
  q->complement = g_str_has_prefix (rest, "within(");
  if ((!q->complement && !g_str_has_prefix (rest, "over(")) || rest[length - 1] != ')')
    return fail_statistic (text, base, dossiers, why);
  rest[length - 1] = '\0';
  char *value = strchr (rest, '(') + 1;
  return read_threshold (q, base, g_strstrip (value), dossiers, why);
}

/* Of a statistic whose base is misspelt, in place of a list of all metrics. */
static void
suggest_base (const char *text, char **why)
{
  const char *dot = strchr (text, '.');
  if (dot == NULL)
    return;
  g_autofree char *base = g_strndup (text, (gsize) (dot - text));
  const char *nearest = pr_had_nearest_base (base);
  if (nearest == NULL)
    return;
  g_free (*why);
  *why = g_strdup_printf (_ ("unknown metric '%s'; did you mean '%s%s'?"), text, nearest, dot);
}

static gboolean
read_metric (pr_question *q, const char *text, char **why)
{
  const char *name = text;
  for (size_t k = 0; k < G_N_ELEMENTS (aliases); k++)
    if (g_ascii_strcasecmp (aliases[k].words, text) == 0)
      name = aliases[k].name;
  q->metric = pr_metric_find (name, why);
  if (q->metric == NULL)
    {
      suggest_base (text, why);
      return FALSE;
    }
  q->figure = *q->metric;
  q->of_places = pr_metric_of_units (q->metric) != NULL;
  q->head = g_strdup (q->metric->name);
  q->row = pr_had_find (q->head);
  return TRUE;
}

static gboolean
read_figure (pr_question *q, const char *text, char **why)
{
  if (*text == '\0')
    {
      *why = g_strdup (_ ("no figure found; one such as on_time or counter_wait.p90 is expected"));
      return FALSE;
    }
  return read_statistic (q, text, why) || (*why == NULL && read_metric (q, text, why));
}

/* The kind of place that "every KIND" may mean; NULL: none. */
static const char *
nearest_kind (const char *text)
{
  const char *kind = g_str_has_prefix (text, "every ") ? text + strlen ("every ") : text;
  return pr_nearest (kind, pr_where_words + PR_WHERE_UNITS, PR_N_WHERES - PR_WHERE_UNITS);
}

/* at PLACE, or in every KIND. */
static gboolean
read_where (pr_question *q, char **words, guint from, guint until, char **why)
{
  g_autofree char *all = join (words, from, until);
  g_autofree char *rest = join (words, from + 1, until);
  if (strcmp (words[from], "at") == 0 && *rest != '\0')
    {
      gsize n = strlen (rest);
      bool quoted = n >= 2 && (*rest == '"' || *rest == '\'') && rest[n - 1] == *rest;
      q->where = PR_WHERE_PLACE;
      q->place = quoted ? g_strndup (rest + 1, n - 2) : g_steal_pointer (&rest);
    }
  for (int k = PR_WHERE_UNITS; k < PR_N_WHERES && q->where == PR_WHERE_PROVINCE; k++)
    if (g_str_has_prefix (rest, "every ") && strcmp (rest + 6, pr_where_words[k]) == 0)
      q->where = (pr_where) k;
  if (q->where == PR_WHERE_PROVINCE)
    {
      const char *nearest = nearest_kind (rest);
      *why = nearest != NULL
                 ? g_strdup_printf (_ ("'%s' found; did you mean in every %s?"), all, nearest)
                 : g_strdup_printf (
                     _ ("'%s' found; at PLACE is expected, or in every unit, commune, "
                        "ward, special zone, authority or place"),
                     all);
      return FALSE;
    }
  if (!q->of_places)
    *why = g_strdup_printf (_ ("units have no '%s'"), q->head);
  return q->of_places;
}

static gboolean
read_date (const char *text, pr_day *day, bool *has, char **why)
{
  *has = true;
  return pr_value_date (text, day, why);
}

/* Dates at the end of the words, of which *n are left. */
static gboolean
read_when (pr_question *q, char **words, guint *n, char **why)
{
  if (*n >= 3 && (strcmp (words[*n - 2], "to") == 0 || strcmp (words[*n - 2], "until") == 0))
    {
      if (!read_date (words[*n - 1], &q->last, &q->has_last, why))
        return FALSE;
      *n -= 2;
    }
  bool on = *n >= 3 && !q->has_last && strcmp (words[*n - 2], "on") == 0;
  if (on || (*n >= 3 && strcmp (words[*n - 2], "from") == 0))
    {
      if (!read_date (words[*n - 1], &q->from, &q->has_from, why))
        return FALSE;
      *n -= 2;
    }
  if (on)
    {
      q->last = q->from;
      q->has_last = true;
    }
  if (q->has_from && q->has_last && q->last < q->from)
    {
      *why = g_strdup (_ ("the last date is before the first"));
      return FALSE;
    }
  return TRUE;
}

/* What has no days in a record cannot be asked about some of them. */
static gboolean
check_when (const pr_question *q, char **why)
{
  if ((!q->has_from && !q->has_last) || q->row != NULL)
    return TRUE;
  *why = g_strdup_printf (_ ("%s is of the whole window; of some days there are arrived, returned, "
                             "refused, withdrawn, entered, visits, visits_left, visits_long, "
                             "throughput, on_time, on_time_count, late_count, decided_on_time, "
                             "decided_late, deciding_peak, backlog_end, overdue, held, deciding, "
                             "the means and quantiles of "
                             "counter_wait, acceptance and sojourn, and counter_wait_longest"),
                          q->head);
  return FALSE;
}

pr_question *
pr_question_read (const char *text, char **why)
{
  g_autoptr (pr_question) q = g_new0 (pr_question, 1);
  g_auto (GStrv) words = pr_question_words (text);
  guint n = g_strv_length (words), head = 0;
  if (!read_when (q, words, &n, why))
    return NULL;
  while (head < n && strcmp (words[head], "at") != 0 && strcmp (words[head], "in") != 0)
    head++;
  g_autofree char *figure = join (words, 0, head);
  if (!read_figure (q, figure, why) || (head < n && !read_where (q, words, head, n, why))
      || !check_when (q, why))
    return NULL;
  if (q->statistic == PR_STATISTIC_OVER && q->row->had == PR_HAD_END && q->has_from && q->has_last
      && q->from == q->last)
    q->figure.kind = PR_KIND_SHARE; /* of replications */
  pr_question_name (q);
  return g_steal_pointer (&q);
}
