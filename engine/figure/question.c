/* Questions: see question.h. */
#include "figure/question.h"

#include "compile/world-names.h"
#include "kernel/i18n.h"
#include "scenario/value.h"

#include <string.h>

void
pr_question_free (pr_question *q)
{
  if (q == NULL)
    return;
  if (q->figure.question != NULL)
    g_free ((char *) q->figure.name);
  g_clear_pointer (&q->places, g_array_unref);
  g_free (q->head);
  g_free (q->place);
  g_free (q);
}

static void
free_question (gpointer q)
{
  pr_question_free (q);
}

bool
pr_question_is_plain (const pr_question *q)
{
  return q->metric != NULL && q->where == PR_WHERE_PROVINCE && !q->has_from && !q->has_last;
}

static void
append_date (GString *s, const char *hinge, bool has, pr_day day)
{
  if (!has)
    return;
  g_string_append_printf (s, " %s ", hinge);
  pr_value_print_date (day, s);
}

void
pr_question_name (pr_question *q)
{
  g_autoptr (GString) s = g_string_new (q->head);
  if (pr_question_is_plain (q))
    return;
  if (q->where == PR_WHERE_PLACE)
    g_string_append_printf (s, strpbrk (q->place, " ,") != NULL ? " at \"%s\"" : " at %s",
                            q->place);
  else if (q->where != PR_WHERE_PROVINCE)
    g_string_append_printf (s, " in every %s", pr_where_words[q->where]);
  if (q->has_from && q->has_last && q->from == q->last)
    append_date (s, "on", true, q->from);
  else
    {
      append_date (s, "from", q->has_from, q->from);
      append_date (s, "to", q->has_last, q->last);
    }
  if (q->figure.question != NULL)
    g_free ((char *) q->figure.name);
  q->figure.name = g_string_free (g_steal_pointer (&s), FALSE);
  q->figure.question = q;
}

/* Whether the place is one of those that are asked about. */
static bool
is_of (pr_where where, const pr_world *w, uint16_t place)
{
  static const pr_place_type types[PR_N_WHERES] = { [PR_WHERE_COMMUNES] = PR_UNIT_COMMUNE,
                                                    [PR_WHERE_WARDS] = PR_UNIT_WARD,
                                                    [PR_WHERE_ZONES] = PR_UNIT_SPECIAL_ZONE,
                                                    [PR_WHERE_AUTHORITIES] = PR_PLACE_AUTHORITY };
  if (where == PR_WHERE_UNITS)
    return place < w->n_units;
  return where == PR_WHERE_PLACES || w->places[place].type == types[where];
}

static gboolean
set_date (const pr_question *q, const pr_world *w, bool has, pr_day day, char **why)
{
  pr_day first = w->epoch + w->first_day, last = w->epoch + w->end_day - 1;
  if (!has || (day >= first && day <= last))
    return TRUE;
  g_autoptr (GString) found = g_string_new (NULL), from = g_string_new (NULL),
                      until = g_string_new (NULL);
  pr_value_print_date (day, found);
  pr_value_print_date (first, from);
  pr_value_print_date (last, until);
  *why = g_strdup_printf (_ ("%s: %s is outside the window of %s, %s to %s"), q->head, found->str,
                          w->name, from->str, until->str);
  return FALSE;
}

static gboolean
set_places (pr_question *q, const pr_world *w, char **why)
{
  g_clear_pointer (&q->places, g_array_unref);
  if (q->where == PR_WHERE_PROVINCE)
    return TRUE;
  q->places = g_array_new (FALSE, FALSE, sizeof (uint16_t));
  if (q->where == PR_WHERE_PLACE)
    {
      g_autofree char *missing = NULL;
      uint16_t place = pr_world_find_place (w, q->place, &missing);
      if (place == PR_NONE16 && q->one_of_every)
        return TRUE;
      if (place == PR_NONE16)
        *why = g_steal_pointer (&missing);
      if (place == PR_NONE16)
        return FALSE;
      g_free (q->place);
      q->place = g_strdup (w->places[place].code);
      g_array_append_val (q->places, place);
      pr_question_name (q);
      return TRUE;
    }
  for (uint16_t i = 0; i < w->n_places; i++)
    if (is_of (q->where, w, i))
      g_array_append_val (q->places, i);
  if (q->places->len == 0)
    *why = g_strdup_printf (_ ("%s: %s has no %s"), q->head, w->name, pr_where_words[q->where]);
  return q->places->len > 0;
}

/* Once, whoever asks. */
static void
ask (const pr_question *q, pr_world *w)
{
  pr_detail a;
  if (!pr_question_asks (q, w, &a))
    return;
  for (uint32_t k = 0; k < w->n_details; k++)
    if (pr_detail_same (&w->details[k], &a))
      return;
  w->details = g_renew (pr_detail, w->details, w->n_details + 1u);
  w->details[w->n_details++] = a;
}

gboolean
pr_question_set (pr_question *q, pr_world *w, char **why)
{
  if (!set_date (q, w, q->has_from, q->from, why) || !set_date (q, w, q->has_last, q->last, why)
      || !set_places (q, w, why))
    return FALSE;
  ask (q, w);
  return TRUE;
}

pr_question *
pr_question_at (const pr_question *q, const pr_world *w, uint16_t place)
{
  pr_question *one = g_memdup2 (q, sizeof *q);
  one->figure.question = NULL;
  one->where = PR_WHERE_PLACE;
  one->one_of_every = true;
  one->head = g_strdup (q->head);
  one->place = g_strdup (w->places[place].code);
  one->places = NULL;
  pr_question_name (one);
  return one;
}

static gboolean
named_before (const GPtrArray *list, guint n, const pr_question *q)
{
  for (guint k = 0; k < n; k++)
    {
      const pr_question *other = list->pdata[k];
      if (strcmp (other->figure.name, q->figure.name) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
named_twice (const pr_question *q)
{
  return g_strdup_printf (_ ("metric '%s' is named twice"), q->figure.name);
}

GPtrArray *
pr_questions_read (const char *list, char **why)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_question);
  g_auto (GStrv) parts = pr_question_split (*list != '\0' ? list : " ", ",");
  for (char **part = parts; *part != NULL; part++)
    {
      pr_question *q = pr_question_read (*part, why);
      if (q == NULL)
        return NULL;
      if (named_before (all, all->len, q))
        *why = named_twice (q);
      g_ptr_array_add (all, q);
      if (*why != NULL)
        return NULL;
    }
  return g_steal_pointer (&all);
}

/* Replaces the kth by one for each of its places. */
static void
spread (GPtrArray *list, guint k, const pr_world *w)
{
  g_autoptr (pr_question) q = g_ptr_array_steal_index (list, k);
  for (guint i = 0; i < q->places->len; i++)
    g_ptr_array_insert (list, (int) (k + i),
                        pr_question_at (q, w, g_array_index (q->places, uint16_t, i)));
}

gboolean
pr_questions_set (GPtrArray *list, pr_world *w, char **why)
{
  for (guint k = 0; k < list->len; k++)
    {
      const pr_question *q = list->pdata[k];
      if (!pr_question_set (list->pdata[k], w, why))
        return FALSE;
      if (q->where > PR_WHERE_PLACE)
        spread (list, k--, w);
    }
  for (guint k = 0; k < list->len; k++)
    if (named_before (list, k, list->pdata[k]))
      {
        *why = named_twice (list->pdata[k]);
        return FALSE;
      }
  return TRUE;
}

const pr_figure **
pr_questions_figures (const GPtrArray *list)
{
  const pr_figure **all = g_new0 (const pr_figure *, list->len + 1);
  for (guint k = 0; k < list->len; k++)
    {
      const pr_question *q = list->pdata[k];
      all[k] = pr_question_is_plain (q) ? q->metric : &q->figure;
    }
  return all;
}
