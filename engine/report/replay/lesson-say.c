/* What a lesson says: its texts with their figures, the answers, and which of them is right. */
#include "report/replay/lesson-parts.h"

#include "kernel/i18n.h"
#include "report/text/text.h"
#include "scenario/value.h"

#include <string.h>

static void
put_date (GString *out, pr_day day)
{
  static const char *const weekdays[]
      = { N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
          N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };
  static const char *const months[]
      = { N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
          N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
          N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December") };
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  g_autofree char *number = g_strdup_printf ("%d", d);
  g_string_append_printf (out, P_ ("weekday, day, month", "%s %s %s"),
                          _ (weekdays[pr_day_weekday (day)]), d == 1 ? P_ ("replay", "1") : number,
                          _ (months[m - 1]));
}

/* As the page says it. */
static void
put_duration (GString *out, pr_time t)
{
  int days = (int) (t / PR_DAY), hours = (int) (t / PR_HOUR % 24),
      minutes = (int) (t / PR_MINUTE % 60);
  if (days > 0 && hours > 0)
    g_string_append_printf (out, _ ("%d d %d h"), days, hours);
  else if (days > 0)
    g_string_append_printf (out, _ ("%d d"), days);
  else if (hours > 0 && minutes > 0)
    g_string_append_printf (out, _ ("%d h %d min"), hours, minutes);
  else if (hours > 0)
    g_string_append_printf (out, _ ("%d h"), hours);
  else if (minutes > 0)
    g_string_append_printf (out, _ ("%d min"), minutes);
  else
    g_string_append_printf (out, _ ("%d s"), (int) (t / PR_SECOND % 60));
}

static void
put_told (const pr_teller *k, GString *out, const pr_told *v, pr_language own)
{
  g_auto (pr_in_language) language = pr_language_enter (own);
  char buffer[PR_NUMBER_SIZE];
  if (v->text != NULL)
    g_string_append (out, v->text);
  else if (v->type == PR_TOLD_DATE)
    put_date (out, k->lesson->world->epoch + (pr_day) v->n);
  else if (v->type == PR_TOLD_DURATION)
    put_duration (out, v->n);
  else
    g_string_append (out, pr_text_fixed (buffer, (double) v->n, 0));
}

/* What stands between the first braces from *text on, which then stands behind them. {{ is a brace
 * of the text. NULL: there are none; with *why: they are not closed. Free with g_free. */
static char *
next_braces (const char **text, GString *before, char **why)
{
  const char *open = strchr (*text, '{'), *close;
  for (; open != NULL && open[1] == '{'; open = strchr (*text, '{'))
    {
      if (before != NULL)
        g_string_append_len (before, *text, open + 1 - *text);
      *text = open + 2;
    }
  close = open != NULL ? strchr (open, '}') : NULL;
  if (before != NULL)
    g_string_append_len (before, *text, open != NULL ? open - *text : -1);
  if (open != NULL && close == NULL)
    pr_value_fail (why, _ ("a figure that { begins is not ended by }"));
  if (close == NULL)
    return NULL;
  *text = close + 1;
  return g_strndup (open + 1, (gsize) (close - open - 1));
}

void
pr_figures_check (const pr_replay_lesson *l, const pr_stop *s, pr_lesson_column column,
                  pr_diag *diag)
{
  const char *text = s->cell[column].text;
  char *why = NULL, *inside;
  pr_figure f;
  while ((inside = next_braces (&text, NULL, &why)) != NULL)
    {
      if (!pr_figure_read (l, s, inside, &f, &why))
        pr_lesson_error (diag, s, column, g_steal_pointer (&why));
      g_free (inside);
    }
  if (why != NULL)
    pr_lesson_error (diag, s, column, why);
}

/* The text with its figures; NULL with *why. Free with g_free. */
static char *
fill (const pr_teller *k, const pr_stop *s, const char *text, pr_language language, char **why)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char *inside;
  while (*why == NULL && (inside = next_braces (&text, out, why)) != NULL)
    {
      g_auto (pr_told) v = { 0 };
      pr_figure f;
      if (pr_figure_read (k->lesson, s, inside, &f, why) && pr_figure_value (k, s, &f, &v, why))
        put_told (k, out, &v, language);
      g_free (inside);
    }
  return *why == NULL ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* Reads the figures of `right`, one after the other. */
static gboolean
read_figures (const pr_replay_lesson *l, pr_stop *s, const char *rest, char **why)
{
  g_autoptr (GString) between = g_string_new (NULL);
  guint n = 0;
  char *inside;
  while (*why == NULL && (inside = next_braces (&rest, between, why)) != NULL)
    {
      pr_figure f;
      if (pr_figure_read (l, s, inside, &f, why) && n++ < PR_MOST_ANSWERS)
        s->figures[n - 1] = f;
      g_free (inside);
    }
  if (*why != NULL)
    return FALSE;
  if (n == 0 || *g_strstrip (between->str) != '\0')
    return pr_value_fail (why,
                          _ ("'%s' is neither the number of an answer, nor a figure such as "
                             "{waiting}, nor most or least with a figure for each answer"),
                          s->cell[PR_LESSON_RIGHT].text);
  if (s->right != PR_RIGHT_FIGURE && n != s->n_answers)
    return pr_value_fail (why, _ ("a figure for each answer is expected: %u, not %u"), s->n_answers,
                          n);
  if (s->right == PR_RIGHT_FIGURE && s->n_answers > 0)
    return pr_value_fail (why, _ ("answers are made of the figure; leave answers blank"));
  for (guint i = 0; i < MIN (n, PR_MOST_ANSWERS); i++)
    if (pr_figure_type (&s->figures[i]) == PR_TOLD_TEXT
        || pr_figure_type (&s->figures[i]) != pr_figure_type (&s->figures[0]))
      return pr_value_fail (why, _ ("only counts, only times or only dates are compared"));
  return TRUE;
}

gboolean
pr_right_read (const pr_replay_lesson *l, pr_stop *s, char **why)
{
  const char *text = s->cell[PR_LESSON_RIGHT].text;
  gint64 number = 0;
  if (s->n_answers == 0 && *text != '{')
    return pr_value_fail (why, _ ("the row has no answers; they are made of a figure only"));
  if (*text == '\0')
    return TRUE; /* every answer is welcome */
  if (g_ascii_isdigit (*text))
    {
      if (!pr_value_count (text, &number, why))
        return FALSE;
      s->answer = (int) MIN (number, PR_MOST_ANSWERS + 1) - 1;
      return number >= 1 && number <= s->n_answers
                 ? TRUE
                 : pr_value_fail (why, _ ("there is no answer %s; the row has %u"), text,
                                  s->n_answers);
    }
  s->right = PR_RIGHT_FIGURE;
  if (g_str_has_prefix (text, "most "))
    s->right = PR_RIGHT_MOST;
  else if (g_str_has_prefix (text, "least "))
    s->right = PR_RIGHT_LEAST;
  return read_figures (l, s, s->right == PR_RIGHT_FIGURE ? text : strchr (text, ' '), why);
}

static bool
same (char *const *answers, guint i)
{
  for (guint k = 0; k < i; k++)
    if (strcmp (answers[k], answers[i]) == 0)
      return true;
  return false;
}

/* The answers of a cell, with their figures; NULL with *why. */
static char **
fill_answers (const pr_teller *k, const pr_stop *s, const char *text, pr_language language,
              char **why)
{
  g_auto (GStrv) list = pr_lesson_answers (text);
  for (guint i = 0; list[i] != NULL; i++)
    {
      char *own = fill (k, s, list[i], language, why);
      if (own == NULL)
        return NULL;
      g_free (list[i]);
      list[i] = own;
      if (same (list, i))
        {
          pr_value_fail (why, _ ("two answers are '%s' here"), own);
          return NULL;
        }
    }
  return g_steal_pointer (&list);
}

/* The day so many working days later, or earlier. */
static gint64
workday (const pr_world *w, gint64 day, int by)
{
  const pr_calendar *legal = pr_world_legal_calendar (w);
  for (int left = ABS (by); left > 0;)
    {
      day += by > 0 ? 1 : -1;
      left -= legal == NULL || pr_cal_is_workday (legal, (int32_t) day);
    }
  return day;
}

/* Which of three answers in ascending order the right one is: the question's text decides, so that
 * nobody can guess it and nothing depends on chance. */
static int
rank_of (const pr_stop *s, gint64 right, gint64 step, gint64 least)
{
  /* The hash by itself, modulo 3, hangs on the last letter only. */
  int rank = (int) ((g_str_hash (s->cell[PR_LESSON_TEXT].text) * 2654435769u >> 16) % 3);
  while (rank > 0 && right - rank * step < least)
    rank--;
  return rank;
}

/* Three answers of which one is the value: dates a working day apart, else figures that are two
 * fifths of it apart. */
static char **
make_answers (const pr_teller *k, pr_stop *s, const pr_told *v, pr_language language)
{
  gint64 unit = v->type != PR_TOLD_DURATION ? 1
                : v->n >= PR_DAY            ? PR_HOUR
                : v->n >= PR_MINUTE         ? PR_MINUTE
                                            : PR_SECOND,
         right = v->n / unit, step = MAX (1, (2 * right + 2) / 5);
  char **answers = g_new0 (char *, 4);
  s->answer = v->type == PR_TOLD_DATE ? rank_of (s, 3, 1, 0) : rank_of (s, right, step, 0);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      pr_told own = *v;
      own.n = v->type == PR_TOLD_DATE ? workday (k->lesson->world, v->n, i - s->answer)
                                      : (right + (i - s->answer) * step) * unit;
      put_told (k, text, &own, language);
      answers[i] = g_string_free (g_steal_pointer (&text), FALSE);
    }
  return answers;
}

/* Finds which answer's figure is the most, or the least. */
static gboolean
compare (const pr_teller *k, pr_stop *s, char **why)
{
  gint64 best = 0;
  bool tie = false;
  for (guint i = 0; i < s->n_answers; i++)
    {
      g_auto (pr_told) v = { 0 };
      if (!pr_figure_value (k, s, &s->figures[i], &v, why))
        return FALSE;
      gint64 own = s->right == PR_RIGHT_MOST ? v.n : -v.n;
      tie = i > 0 && (own == best || (tie && own < best));
      if (i == 0 || own > best)
        {
          best = own;
          s->answer = (int) i;
        }
    }
  return !tie ? TRUE
              : pr_value_fail (why, _ ("two answers are equally right, in this replication"));
}

static void
say_answers (const pr_teller *k, pr_stop *s, pr_language language)
{
  pr_lesson_column c = PR_LESSON_ANSWERS + 3 * (pr_lesson_column) language;
  char *why = NULL;
  if (s->right == PR_RIGHT_FIGURE && (language == PR_LANGUAGE_EN || s->text[language] != NULL))
    {
      pr_told v = { 0 };
      if (pr_figure_value (k, s, &s->figures[0], &v, &why))
        s->answers[language] = make_answers (k, s, &v, language);
      else if (language == PR_LANGUAGE_EN)
        pr_lesson_error (k->diag, s, PR_LESSON_RIGHT, g_steal_pointer (&why));
      g_free (why);
    }
  else if (*s->cell[c].text != '\0')
    {
      s->answers[language] = fill_answers (k, s, s->cell[c].text, language, &why);
      if (why != NULL)
        pr_lesson_error (k->diag, s, c, why);
    }
}

static char *
say_text (const pr_teller *k, const pr_stop *s, pr_lesson_column c, pr_language language)
{
  char *why = NULL, *text = NULL;
  if (*s->cell[c].text != '\0')
    text = fill (k, s, s->cell[c].text, language, &why);
  if (why != NULL)
    pr_lesson_error (k->diag, s, c, why);
  return text;
}

void
pr_lesson_say (const pr_teller *k)
{
  for (guint i = 0; i < k->lesson->stops->len; i++)
    {
      pr_stop *s = &g_array_index (k->lesson->stops, pr_stop, i);
      char *why = NULL;
      for (pr_language own = 0; own < PR_N_LANGUAGES; own++)
        {
          s->text[own] = say_text (k, s, PR_LESSON_TEXT + 3 * own, own);
          s->explain[own] = say_text (k, s, PR_LESSON_EXPLAIN + 3 * own, own);
          say_answers (k, s, own);
        }
      if ((s->right == PR_RIGHT_MOST || s->right == PR_RIGHT_LEAST) && !compare (k, s, &why))
        pr_lesson_error (k->diag, s, PR_LESSON_RIGHT, why);
    }
}
