/* When people look, `daily 16:00`, and what they do, `reinforce counter +2`. */
#include "scenario/limits.h"
#include "scenario/value.h"

#include <inttypes.h>
#include <string.h>

#define LOOKS N_ ("daily 16:00, weekly Mon 08:00, hourly")
#define MOST_PIECES 10000 /* of a batch */
#define MOST_STEPS 20     /* of a priority */
#define OVERTIME "1min..24h"

/* The words of a text, which blanks separate; a percent sign belongs to the number before it. Free
 * with g_strfreev. */
static char **
words_of (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, " \t", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  for (gsize i = 0; pieces[i] != NULL; i++)
    if (strcmp (pieces[i], "%") == 0 && words->len > 0)
      {
        char **last = (char **) &words->pdata[words->len - 1];
        char *joined = g_strconcat (*last, "%", NULL);
        g_free (*last);
        *last = joined;
      }
    else if (*pieces[i] != '\0')
      g_ptr_array_add (words, g_strdup (pieces[i]));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static gboolean
fail_look (const char *text, const char *word, char **why)
{
  g_autofree char *hint = pr_value_hint (word, pr_look_words, 3);
  return pr_value_fail (why, _ ("'%s' is not a look; allowed: %s%s"), text, _ (LOOKS), hint);
}

/* A time of day at the end of a look. */
static gboolean
parse_clock (const char *text, const char *clock, pr_time *v, char **why)
{
  char *inner = NULL;
  if (clock == NULL)
    return pr_value_fail (why, _ ("'%s' has no time of day; write as in %s"), text, _ (LOOKS));
  if (pr_value_clock (clock, v, &inner) && *v < PR_DAY)
    return TRUE;
  if (inner == NULL)
    return pr_value_fail (why, _ ("'%s': a look is before 24:00"), text);
  pr_value_fail (why, "'%s': %s", text, inner);
  g_free (inner);
  return FALSE;
}

gboolean
pr_value_look (const char *text, pr_look *v, char **why)
{
  g_auto (GStrv) words = words_of (text);
  guint n = g_strv_length (words);
  int kind = 0;
  while (pr_look_words[kind] != NULL && strcmp (words[0], pr_look_words[kind]) != 0)
    kind++;
  pr_look look = { .kind = (pr_look_kind) kind };
  switch (kind)
    {
    case PR_LOOK_HOURLY:
      if (n > 1)
        return fail_look (text, words[0], why);
      break;
    case PR_LOOK_DAILY:
      if (n > 2)
        return fail_look (text, words[0], why);
      if (!parse_clock (text, words[1], &look.clock, why))
        return FALSE;
      break;
    case PR_LOOK_WEEKLY:
      if (n > 3)
        return fail_look (text, words[0], why);
      look.weekday = n > 1 ? pr_value_weekday (words[1]) : -1;
      if (look.weekday < 0 || look.weekday > 6)
        return pr_value_fail (why, _ ("'%s' has no weekday, as Mon; write as in %s"), text,
                              _ (LOOKS));
      if (!parse_clock (text, words[2], &look.clock, why))
        return FALSE;
      break;
    default:
      return fail_look (text, words[0], why);
    }
  *v = look;
  return TRUE;
}

void
pr_value_print_look (const pr_look *v, GString *out)
{
  g_string_append (out, pr_look_words[v->kind]);
  if (v->kind == PR_LOOK_HOURLY)
    return;
  if (v->kind == PR_LOOK_WEEKLY)
    g_string_append_printf (out, " %s", pr_value_weekday_name (v->weekday));
  g_string_append_c (out, ' ');
  pr_value_print_clock (v->clock, out);
}

/* How each action is written. */
static const char *const forms[] = {
  [PR_ACTION_REINFORCE] = N_ ("reinforce POOL +2"),
  [PR_ACTION_HOURS] = N_ ("hours POOL CALENDAR, or hours * CALENDAR"),
  [PR_ACTION_REDIRECT] = N_ ("redirect 30%"),
  [PR_ACTION_OVERTIME] = N_ ("overtime 2h"),
  [PR_ACTION_PRIORITY] = N_ ("priority GROUP +1"),
  [PR_ACTION_POSTPONE] = N_ ("postpone ACTIVITY"),
  [PR_ACTION_BATCH] = N_ ("batch ROLE 10 25%"),
};

/* What a parser of an action needs. */
typedef struct {
  const char *text;
  char **words; /* the first is the action's */
  guint n;
  pr_action *v;
  char **why;
} reading;

static gboolean
fail_form (const reading *r)
{
  return pr_value_fail (r->why, _ ("'%s': write as in %s"), r->text, _ (forms[r->v->kind]));
}

/* Puts what was wrong with a word behind the whole text. */
static gboolean
fail_inner (const reading *r, char *inner)
{
  pr_value_fail (r->why, "'%s': %s", r->text, inner);
  g_free (inner);
  return FALSE;
}

static gboolean
read_name (const reading *r, const char *word, gboolean star, char **name)
{
  char *inner = NULL;
  if (!pr_value_name (word, star, &inner))
    return fail_inner (r, inner);
  *name = g_strdup (word);
  return TRUE;
}

/* `+2`, or `10`. */
static gboolean
read_count (const reading *r, const char *word, gboolean plus, gint64 least, gint64 most)
{
  char *inner = NULL;
  if (plus && *word != '+')
    return fail_form (r);
  if (!pr_value_count (word + plus, &r->v->count, &inner))
    return fail_inner (r, inner);
  if (r->v->count >= least && r->v->count <= most)
    return TRUE;
  return pr_value_fail (r->why, _ ("'%s': '%s' is not between %" PRId64 " and %" PRId64), r->text,
                        word + plus, least, most);
}

static gboolean
read_share (const reading *r, const char *word)
{
  char *inner = NULL;
  return pr_value_share (word, &r->v->share, &inner) || fail_inner (r, inner);
}

/* The share of people who are sent on. */
static gboolean
read_redirect (const reading *r)
{
  if (!read_share (r, r->words[1]))
    return FALSE;
  if (r->v->share > 0)
    return TRUE;
  return pr_value_fail (r->why, _ ("'%s': '%s' is nobody; allowed: more than 0%%, up to 100%%"),
                        r->text, r->words[1]);
}

static gboolean
read_overtime (const reading *r)
{
  char *inner = NULL;
  if (!pr_value_duration (r->words[1], &r->v->overtime, &inner))
    return fail_inner (r, inner);
  if (r->v->overtime >= PR_MINUTE && r->v->overtime <= PR_DAY)
    return TRUE;
  return pr_value_fail (r->why, _ ("'%s': '%s' is not within %s"), r->text, r->words[1], OVERTIME);
}

/* The words from the second to the last but one: names of groups have blanks. */
static gboolean
read_priority (const reading *r)
{
  g_autofree char *last = g_steal_pointer (&r->words[r->n - 1]);
  r->v->name = g_strjoinv (" ", r->words + 1);
  return read_count (r, last, TRUE, 1, MOST_STEPS);
}

static gboolean
read_action (const reading *r)
{
  static const guint n_words[] = { 3, 3, 2, 2, 3, 2, 4 };
  pr_action *v = r->v;
  if (v->kind == PR_ACTION_PRIORITY ? r->n < 3 : r->n != n_words[v->kind])
    return fail_form (r);
  switch (v->kind)
    {
    case PR_ACTION_REINFORCE:
      return read_name (r, r->words[1], FALSE, &v->name)
             && read_count (r, r->words[2], TRUE, 1, PR_MOST_OFFICERS);
    case PR_ACTION_HOURS:
      return read_name (r, r->words[1], TRUE, &v->name)
             && read_name (r, r->words[2], FALSE, &v->calendar);
    case PR_ACTION_REDIRECT:
      return read_redirect (r);
    case PR_ACTION_OVERTIME:
      return read_overtime (r);
    case PR_ACTION_PRIORITY:
      return read_priority (r);
    case PR_ACTION_POSTPONE:
      return read_name (r, r->words[1], FALSE, &v->name);
    case PR_ACTION_BATCH:
      return read_name (r, r->words[1], FALSE, &v->name)
             && read_count (r, r->words[2], FALSE, 2, MOST_PIECES) && read_share (r, r->words[3]);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
pr_value_action (const char *text, pr_action *v, char **why)
{
  g_auto (GStrv) words = words_of (text);
  int kind = 0;
  while (pr_action_words[kind] != NULL && strcmp (words[0], pr_action_words[kind]) != 0)
    kind++;
  if (pr_action_words[kind] == NULL)
    {
      g_autofree char *list = g_strjoinv (", ", (char **) pr_action_words);
      g_autofree char *hint = pr_value_hint (words[0], pr_action_words, (gsize) kind);
      return pr_value_fail (why, _ ("'%s' is not an action; the first word is one of: %s%s"), text,
                            list, hint);
    }
  pr_action action = { .kind = (pr_action_kind) kind };
  const reading r = { text, words, g_strv_length (words), &action, why };
  if (!read_action (&r))
    {
      pr_value_action_clear (&action);
      return FALSE;
    }
  *v = action;
  return TRUE;
}

void
pr_value_action_clear (pr_action *v)
{
  g_free (v->name);
  g_free (v->calendar);
  *v = (pr_action){ 0 };
}

static void
print_share (double share, GString *out)
{
  g_string_append_c (out, ' ');
  pr_value_print_number (share, out);
}

void
pr_value_print_action (const pr_action *v, GString *out)
{
  g_string_append (out, pr_action_words[v->kind]);
  if (v->name != NULL)
    g_string_append_printf (out, " %s", v->name);
  switch (v->kind)
    {
    case PR_ACTION_REINFORCE:
    case PR_ACTION_PRIORITY:
      g_string_append_printf (out, " +%" G_GINT64_FORMAT, v->count);
      break;
    case PR_ACTION_HOURS:
      g_string_append_printf (out, " %s", v->calendar);
      break;
    case PR_ACTION_REDIRECT:
      print_share (v->share, out);
      break;
    case PR_ACTION_OVERTIME:
      g_string_append_c (out, ' ');
      pr_value_print_duration (v->overtime, out);
      break;
    case PR_ACTION_POSTPONE:
      break;
    case PR_ACTION_BATCH:
      g_string_append_printf (out, " %" G_GINT64_FORMAT, v->count);
      print_share (v->share, out);
      break;
    }
}
