#include "report/text/said.h"

#include "kernel/i18n.h"
#include "report/text/tell.h"
#include "report/text/text.h"
#include "scenario/value.h"

#include <string.h>

/* What the codes in a column are of, by its name. */
static const struct {
  const char *column;
  pr_named_what what;
} codes[] = {
  { "step", PR_NAMED_STEP },           { "steps", PR_NAMED_STEP },
  { "found", PR_NAMED_STEP },          { "role", PR_NAMED_ROLE },
  { "roles", PR_NAMED_ROLE },          { "signing_role", PR_NAMED_ROLE },
  { "participants", PR_NAMED_ROLE },   { "pool", PR_NAMED_POOL },
  { "procedure", PR_NAMED_PROCEDURE }, { "procedures", PR_NAMED_PROCEDURE },
  { "code", PR_NAMED_PROCEDURE },      { "mix", PR_NAMED_PROCEDURE },
  { "group", PR_NAMED_GROUP },         { "workflow", PR_NAMED_WORKFLOW },
  { "calendar", PR_NAMED_CALENDAR },   { "legal_calendar", PR_NAMED_CALENDAR },
  { "slots", PR_NAMED_CALENDAR },      { "tier", PR_NAMED_TIER },
  { "system", PR_NAMED_SYSTEM },       { "need", PR_NAMED_SYSTEM },
  { "needs", PR_NAMED_SYSTEM },        { "watch", PR_NAMED_SYSTEM },
  { "condition", PR_NAMED_CONDITION }, { "incident", PR_NAMED_INCIDENT },
  { "crew", PR_NAMED_CREW },           { "kind", PR_NAMED_CREW },
  { "skill", PR_NAMED_SKILL },         { "skills", PR_NAMED_SKILL },
  { "teaches", PR_NAMED_SKILL },       { "activity", PR_NAMED_ACTIVITY },
  { "after", PR_NAMED_ACTIVITY },      { "after_all", PR_NAMED_ACTIVITY },
  { "venue", PR_NAMED_VENUE },         { "course", PR_NAMED_COURSE },
  { "measure", PR_NAMED_MEASURE },     { "reserve", PR_NAMED_RESERVE },
};

/* What is asked next where a code has no such name. */
static pr_named_what
other_of (pr_named_what what)
{
  return what == PR_NAMED_PROCEDURE ? PR_NAMED_GROUP
         : what == PR_NAMED_SYSTEM  ? PR_NAMED_CONDITION
         : what == PR_NAMED_CREW    ? PR_NAMED_KIND
                                    : what;
}

/* The words that a cell may choose. */
G_GNUC_UNUSED static const char *const choices[] = {
  NP_ ("choice", "ward"),
  NP_ ("choice", "commune"),
  NP_ ("choice", "special zone"),
  NP_ ("choice", "unit"),
  NP_ ("choice", "home"),
  NP_ ("choice", "filing"),
  NP_ ("choice", "deciding"),
  NP_ ("choice", "return"),
  NP_ ("choice", "work"),
  NP_ ("choice", "delay"),
  NP_ ("choice", "transfer"),
  NP_ ("choice", "supplement"),
  NP_ ("choice", "counter"),
  NP_ ("choice", "online"),
  NP_ ("choice", "post"),
  NP_ ("choice", "unfilled"),
  NP_ ("choice", "meeting"),
  NP_ ("choice", "training"),
  NP_ ("choice", "leave"),
  NP_ ("choice", "sickness"),
  NP_ ("choice", "on duty"),
  NP_ ("choice", "standby"),
  NP_ ("choice", "priority"),
  NP_ ("choice", "due"),
  NP_ ("choice", "longest"),
  NP_ ("choice", "shortest"),
  NP_ ("choice", "wait"),
  NP_ ("choice", "restart"),
  NP_ ("choice", "paper"),
  NP_ ("choice", "pause"),
  NP_ ("choice", "resume"),
  NP_ ("choice", "no"),
  NP_ ("choice", "yes"),
  NP_ ("choice", "own"),
  NP_ ("choice", "others"),
  NP_ ("choice", "any"),
  NP_ ("choice", "again"),
  NP_ ("choice", "province"),
  NP_ ("choice", "place"),
  NP_ ("choice", "all"),
  NP_ ("choice", "real"),
  NP_ ("choice", "test"),
  NP_ ("choice", "calendar"),
  NP_ ("choice", "operating"),
  NP_ ("choice", "dossier"),
  NP_ ("choice", "visit"),
  NP_ ("choice", "returned"),
  NP_ ("choice", "refused"),
  NP_ ("choice", "withdrawn"),
  NP_ ("choice", "left"),
  NP_ ("choice", "join"),
  NP_ ("choice", "finish"),
  NP_ ("choice", "suspend"),
  NP_ ("choice", "hand back"),
  NP_ ("choice", "hand back lost"),
  NP_ ("choice", "always"),
  NP_ ("choice", "closed"),
  NP_ ("choice", "Mon"),
  NP_ ("choice", "Tue"),
  NP_ ("choice", "Wed"),
  NP_ ("choice", "Thu"),
  NP_ ("choice", "Fri"),
  NP_ ("choice", "Sat"),
  NP_ ("choice", "Sun"),
  NP_ ("choice", "holiday"),
  NP_ ("choice", "none"),
  NP_ ("choice", "authority"),
  NP_ ("choice", "nation"),
  NP_ ("choice", "officer_hour"),
  NP_ ("choice", "overtime_hour"),
  NP_ ("choice", "waiting_hour"),
  NP_ ("choice", "received"),
  NP_ ("choice", "received_per_day"),
  NP_ ("choice", "received_peak"),
  NP_ ("choice", "on_time"),
  NP_ ("choice", "entered_per_day"),
  NP_ ("choice", "entered_peak"),
  NP_ ("choice", "resolved"),
  NP_ ("choice", "resolved_online"),
  NP_ ("choice", "resolved_own"),
  NP_ ("choice", "fitted"),
  NP_ ("choice", "held out"),
};

/* Families of distributions, and their parameters. */
G_GNUC_UNUSED static const char *const families[] = {
  NP_ ("distribution", "exponential"), NP_ ("distribution", "uniform"),
  NP_ ("distribution", "triangular"),  NP_ ("distribution", "pert"),
  NP_ ("distribution", "lognormal"),   NP_ ("distribution", "gamma"),
  NP_ ("distribution", "erlang"),      NP_ ("distribution", "hyperexponential"),
  NP_ ("distribution", "weibull"),     NP_ ("distribution", "normal"),
  NP_ ("distribution", "constant"),    NP_ ("distribution", "discrete"),
  NP_ ("distribution", "empirical"),   NP_ ("distribution", "mean"),
  NP_ ("distribution", "min"),         NP_ ("distribution", "mode"),
  NP_ ("distribution", "max"),         NP_ ("distribution", "cv"),
  NP_ ("distribution", "k"),           NP_ ("distribution", "shape"),
  NP_ ("distribution", "sd"),
};

static const char *
name_of (const pr_namer *n, pr_named_what what, const char *code)
{
  const char *name = n->name (n->self, what, code);
  if (name == NULL || strcmp (name, code) == 0)
    name = n->name (n->self, other_of (what), code);
  return name != NULL ? name : code;
}

static void
add_place (GString *s, const pr_namer *n, const char *text)
{
  const char *kind = n->name (n->self, PR_NAMED_KIND, text), *place = n->place (n->self, text);
  g_string_append (s, strcmp (text, "*") == 0                    ? _ ("everywhere")
                      : kind != NULL && strcmp (kind, text) != 0 ? kind
                      : place != NULL                            ? place
                                                                 : PR_OF ("choice", text));
}

static void
add_duration (GString *s, const char *text)
{
  pr_time t;
  g_autofree char *why = NULL;
  if (pr_value_duration (text, &t, &why))
    pr_tell_duration (s, t);
  else
    g_string_append (s, text);
}

/* A number, or one in per cent. */
static void
add_number (GString *s, const char *text)
{
  char buf[PR_NUMBER_SIZE], *end;
  double x = g_ascii_strtod (text, &end);
  end += strspn (end, " ");
  if (end == text || (*end != '\0' && strcmp (end, "%") != 0))
    g_string_append (s, text);
  else if (*end == '%')
    g_string_append_printf (s, P_ ("share", "%s%%"), pr_text_given (buf, x));
  else
    g_string_append (s, pr_text_given (buf, x));
}

static void
add_time_or_number (GString *s, const char *text)
{
  if (g_ascii_isalpha (text[strlen (text) - 1]))
    add_duration (s, text);
  else
    add_number (s, text);
}

/* "mean=20min", "20min 30%", "50% 10min". */
static void
add_parameter (GString *s, const char *text)
{
  const char *at = strchr (text, '='), *percent = strchr (text, '%');
  bool named = at != NULL;
  if (!named)
    at = percent != NULL && percent[1] == ' ' ? percent + 1 : strrchr (text, ' ');
  g_autofree char *first = at != NULL ? g_strndup (text, (gsize) (at - text)) : NULL;
  if (first != NULL && named)
    g_string_append_printf (s, "%s ", PR_OF ("distribution", first));
  else if (first != NULL)
    {
      add_time_or_number (s, first);
      g_string_append (s, P_ ("distribution", ": "));
    }
  add_time_or_number (s, at != NULL ? at + 1 : text);
}

static void
add_dist (GString *s, const char *text)
{
  const char *open = strchr (text, '(');
  if (open == NULL || !g_str_has_suffix (text, ")"))
    {
      add_duration (s, text);
      return;
    }
  g_autofree char *family = g_strndup (text, (gsize) (open - text)),
                  *inner = g_strndup (open + 1, strlen (open) - 2);
  g_auto (GStrv) parts = g_strsplit (inner, ", ", -1);
  g_autoptr (GString) parameters = g_string_new (NULL);
  for (char **part = parts; *part != NULL; part++)
    {
      g_string_append (parameters, part > parts ? P_ ("list", "; ") : "");
      add_parameter (parameters, *part);
    }
  g_string_append_printf (s, P_ ("distribution", "%s (%s)"), PR_OF ("distribution", family),
                          parameters->str);
}

/* Where a dossier goes. */
static void
add_next_item (GString *s, const pr_next_item *item, gsize n, const pr_namer *namer)
{
  char share[PR_NUMBER_SIZE];
  const char *step = name_of (namer, PR_NAMED_STEP, item->step);
  step = strcmp (step, item->step) == 0 ? PR_OF ("choice", step) : step;
  if (n == 1)
    g_string_append (s, step);
  else if (item->kind == PR_NEXT_INCOMPLETE)
    g_string_append_printf (s, P_ ("next step", "%s incomplete"), step);
  else if (item->kind == PR_NEXT_REST)
    g_string_append_printf (s, P_ ("next step", "%s rest"), step);
  else
    g_string_append_printf (s, P_ ("next step", "%s %s%%"), step,
                            pr_text_given (share, 100 * item->share));
}

static void
add_next (GString *s, const pr_next *next, const pr_namer *namer)
{
  g_autoptr (GString) items = g_string_new (NULL);
  for (gsize i = 0; i < next->n; i++)
    {
      g_string_append (items, i == 0 ? "" : next->fork ? " + " : P_ ("list", "; "));
      add_next_item (items, &next->items[i], next->fork ? 1 : next->n, namer);
    }
  if (next->fork)
    g_string_append_printf (s, P_ ("next step", "fork %s then %s"), items->str,
                            name_of (namer, PR_NAMED_STEP, next->then));
  else
    g_string_append (s, items->str);
}

static void
add_amounts (GString *s, const pr_amounts *amounts, pr_named_what what, const pr_namer *namer)
{
  char n[PR_NUMBER_SIZE];
  if (amounts->all)
    g_string_append (s, PR_OF ("choice", "all"));
  for (gsize i = 0; i < amounts->n; i++)
    {
      const pr_amount *a = &amounts->items[i];
      g_string_append (s, i > 0 ? ", " : "");
      if (a->count > 0)
        g_string_append_printf (s, P_ ("amount", "%s %s"), name_of (namer, what, a->name),
                                pr_text_given (n, (double) a->count));
      else
        g_string_append_printf (s, P_ ("amount", "%s %s%%"), name_of (namer, what, a->name),
                                pr_text_given (n, a->percent));
    }
}

/* What a measure does. */
static void
add_action (GString *s, const pr_action *a, const pr_namer *n)
{
  char share[PR_NUMBER_SIZE];
  pr_text_given (share, 100 * a->share);
  switch (a->kind)
    {
    case PR_ACTION_REINFORCE:
      g_string_append_printf (s, P_ ("action", "reinforce %s +%d"),
                              name_of (n, PR_NAMED_POOL, a->name), (int) a->count);
      break;
    case PR_ACTION_HOURS:
      g_string_append_printf (s, P_ ("action", "hours %s %s"), name_of (n, PR_NAMED_POOL, a->name),
                              name_of (n, PR_NAMED_CALENDAR, a->calendar));
      break;
    case PR_ACTION_REDIRECT:
      g_string_append_printf (s, P_ ("action", "redirect %s%%"), share);
      break;
    case PR_ACTION_OVERTIME:
      g_string_append (s, P_ ("action", "overtime "));
      pr_tell_duration (s, a->overtime);
      break;
    case PR_ACTION_PRIORITY:
      g_string_append_printf (s, P_ ("action", "priority %s +%d"),
                              name_of (n, PR_NAMED_PROCEDURE, a->name), (int) a->count);
      break;
    case PR_ACTION_POSTPONE:
      g_string_append_printf (s, P_ ("action", "postpone %s"),
                              name_of (n, PR_NAMED_ACTIVITY, a->name));
      break;
    case PR_ACTION_BATCH:
      g_string_append_printf (s, P_ ("action", "batch %s %d %s%%"),
                              name_of (n, PR_NAMED_ROLE, a->name), (int) a->count, share);
      break;
    }
}

static void
add_look (GString *s, const pr_look *look)
{
  g_autoptr (GString) clock = g_string_new (NULL);
  pr_value_print_clock (look->clock, clock);
  if (look->kind == PR_LOOK_HOURLY)
    g_string_append (s, P_ ("look", "hourly"));
  else if (look->kind == PR_LOOK_DAILY)
    g_string_append_printf (s, P_ ("look", "daily %s"), clock->str);
  else
    g_string_append_printf (s, P_ ("look", "weekly %s %s"),
                            PR_OF ("choice", pr_value_weekday_name (look->weekday)), clock->str);
}

/* "45 per working day" */
static void
add_rate (GString *s, const char *text)
{
  static const char *const per[] = { NP_ ("rate", "%s per s"),
                                     NP_ ("rate", "%s per min"),
                                     NP_ ("rate", "%s per h"),
                                     NP_ ("rate", "%s per day"),
                                     NP_ ("rate", "%s per working day"),
                                     NP_ ("rate", "%s per officer per working day"),
                                     NP_ ("rate", "%s per 1000 inhabitants per working day") };
  g_autoptr (GString) words = g_string_new (NULL), amount = g_string_new (NULL);
  const char *rest = strchr (text, ' ');
  if (g_str_has_prefix (text, "every "))
    {
      add_dist (amount, text + strlen ("every "));
      g_string_append_printf (s, P_ ("rate", "every %s"), amount->str);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (per); i++)
    if (rest != NULL && strcmp (rest, per[i] + strlen ("%s")) == 0)
      g_string_assign (words, PR_OF ("rate", per[i]));
  if (words->len == 0)
    {
      g_string_append (s, text);
      return;
    }
  g_autofree char *number = g_strndup (text, (gsize) (rest - text));
  add_number (amount, number);
  g_string_replace (words, "%s", amount->str, 1);
  g_string_append (s, words->str);
}

/* "Mon-Fri 07:30-11:30 always" */
static void
add_times (GString *s, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      const char *to = g_ascii_isalpha (**part) ? strchr (*part, '-') : NULL;
      g_autofree char *from = to != NULL ? g_strndup (*part, (gsize) (to - *part)) : NULL;
      g_string_append (s, part > parts ? " " : "");
      if (to != NULL)
        g_string_append_printf (s, P_ ("days", "%s-%s"), PR_OF ("choice", from),
                                PR_OF ("choice", to + 1));
      else
        g_string_append (s, PR_OF ("choice", *part));
    }
}

static void
add_close (GString *s, const pr_close *close)
{
  g_string_append (s, PR_OF ("choice", pr_close_words[close->kind]));
  if (close->kind == PR_CLOSE_FINISH && close->overtime != PR_NEVER)
    {
      g_autoptr (GString) bound = g_string_new (NULL);
      pr_tell_duration (bound, close->overtime);
      g_string_append_printf (s, P_ ("closing", " %s"), bound->str);
    }
}

/* What has to be read first. */
static void
add_value (GString *s, const pr_column *column, const char *text, const pr_namer *n)
{
  char day[PR_DATE_SIZE];
  pr_cell cell = { .text = text };
  g_autofree char *why = NULL;
  if (!pr_value_parse (column, text, &cell, &why))
    {
      g_string_append (s, text);
      return;
    }
  if (column->type == PR_COL_DATE)
    g_string_append (s, pr_text_day (day, cell.v.day));
  else if (column->type == PR_COL_INSTANT)
    {
      g_string_append (s, pr_text_day (day, cell.v.instant.day));
      g_string_append (s, cell.v.instant.clock >= 0 ? strchr (text, ' ') : "");
    }
  else if (column->type == PR_COL_LIMIT)
    {
      g_autofree char *limit = pr_text_limit (cell.v.limit.kind, cell.v.limit.n);
      g_string_append (s, limit);
    }
  else if (column->type == PR_COL_NEXT)
    add_next (s, &cell.v.next, n);
  else if (column->type == PR_COL_CLOSE)
    add_close (s, &cell.v.close);
  else if (column->type == PR_COL_LOOK)
    add_look (s, &cell.v.look);
  else if (column->type == PR_COL_ACTION)
    add_action (s, &cell.v.action, n);
  else
    add_amounts (s, &cell.v.amounts,
                 (column->flags & PR_COL_WHOLE) != 0 ? PR_NAMED_VENUE : PR_NAMED_ROLE, n);
  pr_value_clear (column, &cell);
}

static bool
is_place (const pr_column *column)
{
  return column->places != PR_NAMES_NONE || column->type == PR_COL_WHERE
         || column->type == PR_COL_WHERES || (column->flags & PR_COL_PLACE) != 0
         || strcmp (column->name, "decided_by") == 0;
}

/* Codes, separated by blanks or, of places, by ';'. */
static void
add_codes (GString *s, const pr_column *column, const char *text, const pr_namer *n)
{
  bool place = is_place (column);
  gsize k = 0;
  while (k < G_N_ELEMENTS (codes) && strcmp (codes[k].column, column->name) != 0)
    k++;
  g_auto (GStrv) parts = column->type == PR_COL_WHERES  ? g_strsplit (text, ";", -1)
                         : column->type == PR_COL_NAMES ? g_strsplit (text, " ", -1)
                                                        : g_strsplit (text, ";", 1);
  for (char **part = parts; *part != NULL; part++)
    {
      const char *code = g_strstrip (*part);
      const char *between = column->type == PR_COL_WHERES ? P_ ("list", "; ") : ", ";
      g_string_append (s, part == parts                          ? ""
                          : pr_language_now () == PR_LANGUAGE_EN ? " "
                                                                 : between);
      if (place)
        add_place (s, n, code);
      else
        g_string_append (s, k < G_N_ELEMENTS (codes) ? name_of (n, codes[k].what, code) : code);
    }
}

/* Values, in other languages than English. */
static void
add_words (GString *s, const pr_column *column, const char *text, const pr_namer *n)
{
  switch (column->type)
    {
    case PR_COL_COUNT:
    case PR_COL_PORTION:
    case PR_COL_NUMBER:
    case PR_COL_SHARE:
    case PR_COL_FACTOR:
      add_number (s, text);
      break;
    case PR_COL_DURATION:
    case PR_COL_DIST:
      add_dist (s, text);
      break;
    case PR_COL_RATE:
      add_rate (s, text);
      break;
    case PR_COL_YESNO:
    case PR_COL_ENUM:
      g_string_append (s, PR_OF ("choice", text));
      break;
    case PR_COL_DAYS:
    case PR_COL_SLOTS:
      add_times (s, text);
      break;
      case PR_COL_CHANNELS: {
        g_auto (GStrv) parts = g_strsplit (text, " ", -1);
        for (char **part = parts; *part != NULL; part++)
          g_string_append_printf (s, "%s%s", part > parts ? ", " : "", PR_OF ("choice", *part));
        break;
      }
    case PR_COL_DATE:
    case PR_COL_INSTANT:
    case PR_COL_LIMIT:
    case PR_COL_CLOSE:
    case PR_COL_LOOK:
      add_value (s, column, text, n);
      break;
    default:
      g_string_append (s, text);
      break;
    }
}

char *
pr_said (const pr_column *column, const char *text, const pr_namer *namer)
{
  GString *s = g_string_new (NULL);
  if (*text == '\0')
    return g_string_free (s, FALSE);
  switch (column->type)
    {
    case PR_COL_NAME:
    case PR_COL_NAMES:
    case PR_COL_WHERE:
    case PR_COL_WHERES:
      add_codes (s, column, text, namer);
      break;
    case PR_COL_AMOUNTS:
    case PR_COL_ACTION:
    case PR_COL_NEXT:
      add_value (s, column, text, namer);
      break;
    case PR_COL_TEXT: /* what else is text is told as it is */
      if (strcmp (column->name, "procedures") == 0 || strcmp (column->name, "group") == 0)
        add_codes (s, column, text, namer);
      else
        g_string_append (s, text);
      break;
    default:
      if (pr_language_now () == PR_LANGUAGE_EN)
        g_string_append (s, text);
      else
        add_words (s, column, text, namer);
      break;
    }
  return g_string_free (s, FALSE);
}
