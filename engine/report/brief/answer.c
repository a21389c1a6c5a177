/* The sentences that answer the question of a brief.
 *
 * An option beats the first if the interval of its places ready, which holds for all options
 * together, is above 0. Of those that do, the cheapest that is not shown to do harm (harm.c) is
 * named; only where all are, the cheapest of all, with its harm. The one with the most places ready
 * is named beside it. Costs, and places ready, whose intervals touch are not told apart.
 */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/text/json.h"

#include <math.h>

/* Lists of options. */
typedef struct {
  const pr_brief *b;
  GPtrArray *better, *clean, *harmful; /* the second and the third are the first together */
  GPtrArray *fewer, *dearer;
  GString *out;
} answer;

static void
answer_clear (answer *a)
{
  g_ptr_array_unref (a->better);
  g_ptr_array_unref (a->clean);
  g_ptr_array_unref (a->harmful);
  g_ptr_array_unref (a->fewer);
  g_ptr_array_unref (a->dearer);
  if (a->out != NULL)
    g_string_free (a->out, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (answer, answer_clear)

/* Takes the sentence. */
static void
say (answer *a, char *taken)
{
  g_autofree char *sentence = taken;
  if (*sentence != '\0')
    g_string_append_printf (a->out, "%s%s", a->out->len > 0 ? " " : "", sentence);
}

static JsonObject *
ready_of (JsonObject *option)
{
  return pr_brief_figure (option, "places_ready");
}

static double
cost_of (JsonObject *option, const char *what)
{
  return pr_brief_value (pr_brief_figure (option, "cost"), what);
}

char *
pr_brief_quoted (JsonObject *option)
{
  g_autofree char *name = pr_brief_name (option);
  return g_strdup_printf (_ ("“%s”"), name);
}

static char *
names_of (const GPtrArray *options)
{
  g_auto (GStrv) names = g_new0 (char *, options->len + 1);
  for (guint k = 0; k < options->len; k++)
    names[k] = pr_brief_quoted (options->pdata[k]);
  return pr_brief_names ((const char *const *) names, options->len, options->len);
}

/* What sentences say of an option: its name, and how many places more or fewer are ready. */
typedef struct {
  char *name, *places;
  gulong n; /* the plural of `places` */
} told;

static void
told_clear (told *t)
{
  g_free (t->name);
  g_free (t->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (told, told_clear)

static told
told_of (JsonObject *option)
{
  double by = fabs (pr_brief_more (ready_of (option), 1));
  return (told){ pr_brief_quoted (option), pr_brief_fixed (by),
                 by == 1 ? 1 : MAX (2, (gulong) round (by)) };
}

static bool
costs_less (JsonObject *option)
{
  return cost_of (option, "more") < -cost_of (option, "more_hw");
}

/* Whether the page has nothing that is worse with it. */
static bool
is_harmless (JsonObject *option)
{
  JsonObject *worse = pr_json_object_of (pr_json_object_of (option, "verdicts"), "worse");
  return !pr_brief_does_harm (option) && pr_brief_at (pr_brief_array (option, "hurt"), 0) == NULL
         && pr_json_int_of (worse, "n") <= 0
         && !(pr_brief_shown (ready_of (option), 1)
              && pr_brief_value (ready_of (option), "more") < 0);
}

/* What the option costs, as a sentence of its own. */
static void
say_cost (answer *a, JsonObject *option)
{
  double more = cost_of (option, "more"), hw = cost_of (option, "more_hw");
  g_autofree char *by = pr_brief_dong (fabs (more), hw);
  if (isnan (more))
    say (a, g_strdup (_ ("What it costs is not given.")));
  else if (more == 0 && !(hw > 0))
    say (a, g_strdup (_ ("It costs as much as now.")));
  else if (!(fabs (more) > hw))
    say (a, g_strdup (_ ("No difference in cost is shown.")));
  else
    say (a, more > 0 ? g_strdup_printf (_ ("It costs %s more."), by)
                     : g_strdup_printf (_ ("It costs %s less."), by));
}

/* After a sentence that names the option. */
static void
say_rest (answer *a, JsonObject *option)
{
  say (a, g_strdup (pr_brief_harm (option)));
  say_cost (a, option);
}

/* Options that are not shown to cost more than the cheapest one. */
static GPtrArray *
cheapest_of (const GPtrArray *options)
{
  GPtrArray *list = g_ptr_array_new ();
  JsonObject *least = options->pdata[0];
  for (guint k = 1; k < options->len; k++)
    if (cost_of (options->pdata[k], "more") < cost_of (least, "more"))
      least = options->pdata[k];
  g_ptr_array_add (list, least);
  for (guint k = 0; k < options->len; k++)
    {
      JsonObject *o = options->pdata[k];
      if (o != least
          && cost_of (o, "more") - cost_of (least, "more")
                 <= cost_of (o, "more_hw") + cost_of (least, "more_hw"))
        g_ptr_array_add (list, o);
    }
  return list;
}

static GPtrArray *
unpriced_of (const GPtrArray *options)
{
  GPtrArray *list = g_ptr_array_new ();
  for (guint k = 0; k < options->len; k++)
    if (isnan (cost_of (options->pdata[k], "more")))
      g_ptr_array_add (list, options->pdata[k]);
  return list;
}

/* Whether the intervals of their places ready do not touch. */
static bool
is_more (JsonObject *option, JsonObject *other)
{
  JsonObject *x = ready_of (option), *y = ready_of (other);
  return pr_brief_value (x, "more") - pr_brief_value (y, "more")
         > pr_brief_value (x, "more_hw") + pr_brief_value (y, "more_hw");
}

/* The option with the most places ready, if it is not the one that is named; NULL: none is by
 * itself, and it must have more than each of the others. */
static void
say_best (answer *a, JsonObject *named)
{
  JsonObject *best = named != NULL ? named : a->better->pdata[0];
  for (guint k = 0; k < a->better->len; k++)
    if (pr_brief_value (ready_of (a->better->pdata[k]), "more")
        > pr_brief_value (ready_of (best), "more"))
      best = a->better->pdata[k];
  bool most = best != named;
  for (guint k = 0; k < a->better->len && named == NULL; k++)
    most = most && (a->better->pdata[k] == best || is_more (best, a->better->pdata[k]));
  if (!most)
    return;
  g_auto (told) of = told_of (best);
  g_autofree char *other = named != NULL ? pr_brief_quoted (named) : NULL;
  if (named == NULL || is_more (best, named))
    say (a, g_strdup_printf (NGETTEXT ("Most places are ready with %s, on average about %s more "
                                       "than now.",
                                       "Most places are ready with %s, on average about %s more "
                                       "than now.",
                                       of.n),
                             of.name, of.places));
  else
    say (a, g_strdup_printf (NGETTEXT ("%s makes on average about %s more place ready, which is "
                                       "not shown to be more than with %s.",
                                       "%s makes on average about %s more places ready, which is "
                                       "not shown to be more than with %s.",
                                       of.n),
                             of.name, of.places, other));
  say_rest (a, best);
  g_ptr_array_remove (a->harmful, best);
}

/* What makes more places ready and is not recommended. */
static void
say_harmful (answer *a)
{
  g_autofree char *names = names_of (a->harmful);
  if (a->harmful->len > 0)
    say (a, g_strdup_printf (NGETTEXT ("This one makes more places ready, too, but is shown to be "
                                       "worse in something else: %s.",
                                       "These make more places ready, too, but are shown to be "
                                       "worse in something else: %s.",
                                       a->harmful->len),
                             names));
}

static void
say_one (answer *a, JsonObject *option)
{
  g_auto (told) of = told_of (option);
  say (a,
       g_strdup_printf (NGETTEXT ("%s makes on average about %s more place ready than now.",
                                  "%s makes on average about %s more places ready than now.", of.n),
                        of.name, of.places));
  say_rest (a, option);
}

/* The only one that does no harm. */
static void
say_only (answer *a, JsonObject *option)
{
  g_auto (told) of = told_of (option);
  say (a, g_strdup_printf (NGETTEXT ("Only %s makes more places ready than now and is not shown to "
                                     "do harm, with on average about %s more place.",
                                     "Only %s makes more places ready than now and is not shown to "
                                     "do harm, with on average about %s more places.",
                                     of.n),
                           of.name, of.places));
  say_cost (a, option);
}

static void
say_cheapest (answer *a, JsonObject *option)
{
  g_auto (told) of = told_of (option);
  if (a->clean->len == 0)
    say (a, g_strdup_printf (NGETTEXT ("The cheapest of them is %s, with on average about %s more "
                                       "place.",
                                       "The cheapest of them is %s, with on average about %s more "
                                       "places.",
                                       of.n),
                             of.name, of.places));
  else if (a->harmful->len > 0)
    say (a, g_strdup_printf (NGETTEXT ("Of the options that make more places ready than now and "
                                       "are not shown to do harm, %s is the cheapest, with on "
                                       "average about %s more place.",
                                       "Of the options that make more places ready than now and "
                                       "are not shown to do harm, %s is the cheapest, with on "
                                       "average about %s more places.",
                                       of.n),
                             of.name, of.places));
  else
    say (a, g_strdup_printf (NGETTEXT ("Of the options that make more places ready than now, %s is "
                                       "the cheapest, with on average about %s more place.",
                                       "Of the options that make more places ready than now, %s is "
                                       "the cheapest, with on average about %s more places.",
                                       of.n),
                             of.name, of.places));
  say_rest (a, option);
}

/* Several are the cheapest. */
static void
say_alike (answer *a, const GPtrArray *least)
{
  g_autofree char *names = names_of (least);
  if (a->clean->len == 0)
    say (a, g_strdup_printf (_ ("The cheapest of them are %s; no difference between their costs is "
                                "shown."),
                             names));
  else if (a->harmful->len > 0)
    say (a, g_strdup_printf (_ ("Of the options that make more places ready than now and are not "
                                "shown to do harm, %s are the cheapest; no difference between "
                                "their costs is shown."),
                             names));
  else
    say (a, g_strdup_printf (_ ("Of the options that make more places ready than now, %s are the "
                                "cheapest; no difference between their costs is shown."),
                             names));
}

static void
say_unpriced (answer *a, const GPtrArray *unpriced, guint all)
{
  g_autofree char *names = names_of (unpriced);
  say (a, unpriced->len == all
              ? g_strdup (_ ("No costs are given, so that the cheapest is not known."))
              : g_strdup_printf (NGETTEXT ("What %s costs is not given, so that the cheapest is "
                                           "not known.",
                                           "What %s cost is not given, so that the cheapest is "
                                           "not known.",
                                           unpriced->len),
                                 names));
}

/* Of those named; NULL: no single one is. */
static JsonObject *
say_which (answer *a, const GPtrArray *of)
{
  g_autoptr (GPtrArray) unpriced = unpriced_of (of),
                        least = unpriced->len == 0 ? cheapest_of (of) : g_ptr_array_new ();
  g_autofree char *names = names_of (of);
  bool harm = a->clean->len == 0, priced = unpriced->len == 0;
  if (harm && priced)
    say (a, g_strdup (_ ("Each option that makes more places ready than now is shown to be worse "
                         "in something else.")));
  else if (harm)
    say (a, g_strdup_printf (_ ("Each option that makes more places ready than now is shown to be "
                                "worse in something else: %s."),
                             names));
  else if (!priced && a->harmful->len > 0)
    say (a, g_strdup_printf (_ ("%s make more places ready than now and are not shown to do harm."),
                             names));
  else if (!priced)
    say (a, g_strdup_printf (_ ("%s make more places ready than now."), names));
  if (!priced)
    say_unpriced (a, unpriced, of->len);
  else if (least->len > 1)
    say_alike (a, least);
  else
    say_cheapest (a, least->pdata[0]);
  return least->len == 1 ? least->pdata[0] : NULL;
}

static void
say_several (answer *a)
{
  JsonObject *named = a->clean->len == 1 ? a->clean->pdata[0] : NULL;
  if (named != NULL)
    say_only (a, named);
  else
    named = say_which (a, a->clean->len > 0 ? a->clean : a->harmful);
  say_best (a, named);
  if (a->clean->len > 0)
    say_harmful (a);
}

/* Of a single option that makes no more places ready. */
static void
say_not_better (answer *a, JsonObject *option)
{
  g_auto (told) of = told_of (option);
  g_autofree char *better = pr_brief_shown_words (option, true),
                  *worse = pr_brief_shown_words (option, false);
  if (a->fewer->len > 0)
    say (a, g_strdup_printf (NGETTEXT ("%s makes on average about %s fewer place ready than now.",
                                       "%s makes on average about %s fewer places ready than now.",
                                       of.n),
                             of.name, of.places));
  else
    say (a, g_strdup_printf (_ ("%s is not shown to make more places ready than now."), of.name));
  if (*better != '\0')
    say (a, g_strdup_printf (_ ("Shown to be better with it: %s."), better));
  if (*worse != '\0')
    say (a, g_strdup_printf (_ ("Shown to be worse with it: %s."), worse));
  if (costs_less (option) && is_harmless (option))
    {
      g_autofree char *by = pr_brief_dong (-cost_of (option, "more"), cost_of (option, "more_hw"));
      say (a, g_strdup_printf (_ ("It costs %s less, and nothing is shown to be worse."), by));
    }
  else if (!isnan (cost_of (option, "more")))
    say_cost (a, option);
}

/* "“A” (9.6 million dong) and “B” (2 million dong)": what costs less and makes no more places
 * ready; "" if nothing. n: how many. Free with g_free. */
static char *
savings (const answer *a, bool harmless, guint *n)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  for (guint k = 1; k < a->b->options->len; k++)
    {
      JsonObject *o = a->b->options->pdata[k];
      if (!costs_less (o) || is_harmless (o) != harmless || g_ptr_array_find (a->better, o, NULL))
        continue;
      g_autofree char *name = pr_brief_quoted (o),
                      *by = pr_brief_dong (-cost_of (o, "more"), cost_of (o, "more_hw"));
      g_ptr_array_add (list, g_strdup_printf (_ ("%s (%s)"), name, by));
    }
  *n = list->len;
  return pr_brief_names ((const char *const *) list->pdata, *n, *n);
}

static void
say_savings (answer *a, bool harmless)
{
  guint n;
  g_autofree char *names = savings (a, harmless, &n);
  if (n > 0 && harmless)
    say (a, g_strdup_printf (NGETTEXT ("This one costs less, and nothing is shown to be worse with "
                                       "it: %s.",
                                       "These cost less, and nothing is shown to be worse with "
                                       "them: %s.",
                                       n),
                             names));
  else if (n > 0)
    say (a,
         g_strdup_printf (NGETTEXT ("This one costs less: %s.", "These cost less: %s.", n), names));
}

/* Options that are shown to make something else better, or worse. */
static GPtrArray *
otherwise (const answer *a, bool better)
{
  GPtrArray *list = g_ptr_array_new ();
  for (guint k = 1; k < a->b->options->len; k++)
    {
      g_autofree char *words = pr_brief_shown_words (a->b->options->pdata[k], better);
      if (*words != '\0')
        g_ptr_array_add (list, a->b->options->pdata[k]);
    }
  return list;
}

static void
say_otherwise (answer *a)
{
  g_autoptr (GPtrArray) better = otherwise (a, true), worse = otherwise (a, false);
  g_autofree char *up = names_of (better), *down = names_of (worse);
  guint n = a->b->options->len - 1;
  if (better->len == n)
    say (a, g_strdup (_ ("All of them are shown to be better in something else.")));
  else if (better->len > 0)
    say (a, g_strdup_printf (_ ("Shown to be better in something else: %s."), up));
  if (worse->len == n)
    say (a, g_strdup (_ ("All of them are shown to be worse in something else.")));
  else if (worse->len > 0)
    say (a, g_strdup_printf (_ ("Shown to be worse in something else: %s."), down));
}

static void
say_none (answer *a)
{
  g_autofree char *fewer = names_of (a->fewer), *dearer = names_of (a->dearer);
  say (a, g_strdup (_ ("No option is shown to make more places ready than now.")));
  if (a->fewer->len > 0)
    say (a, g_strdup_printf (_ ("Fewer places are ready with: %s."), fewer));
  say_otherwise (a);
  say_savings (a, true);
  say_savings (a, false);
  if (a->dearer->len == a->b->options->len - 1)
    say (a, g_strdup (_ ("All of them cost more.")));
  else if (a->dearer->len > 0)
    say (a, g_strdup_printf (
                NGETTEXT ("This one costs more: %s.", "These cost more: %s.", a->dearer->len),
                dearer));
}

static char *
answer_of_one (JsonObject *option)
{
  JsonObject *v = pr_json_object_of (option, "verdicts");
  gint64 ready = pr_json_int_of (v, "ready"), risk = pr_json_int_of (v, "at_risk"),
         not = pr_json_int_of (v, "not_ready"), all = ready + risk + not ;
  if (all <= 0)
    return g_strdup (_ ("No place is asked anything, so that there is no verdict."));
  if (ready == all)
    return g_strdup_printf (NGETTEXT ("The verdict on the %u place is “ready”.",
                                      "The verdict on all %u places is “ready”.", (gulong) all),
                            (guint) all);
  return g_strdup_printf (NGETTEXT ("The verdict on %u place: ready %u, at risk %u, not ready %u.",
                                    "The verdicts on %u places: ready %u, at risk %u, not ready "
                                    "%u.",
                                    (gulong) all),
                          (guint) all, (guint) ready, (guint) risk, (guint) not );
}

static void
sort (answer *a)
{
  for (guint k = 1; k < a->b->options->len; k++)
    {
      JsonObject *o = a->b->options->pdata[k];
      bool more = pr_brief_value (ready_of (o), "more") > 0;
      if (pr_brief_shown (ready_of (o), 1))
        g_ptr_array_add (more ? a->better : a->fewer, o);
      if (pr_brief_shown (ready_of (o), 1) && more)
        g_ptr_array_add (pr_brief_does_harm (o) ? a->harmful : a->clean, o);
      if (cost_of (o, "more") > cost_of (o, "more_hw"))
        g_ptr_array_add (a->dearer, o);
    }
}

char *
pr_brief_answer (const pr_brief *b)
{
  if (b->options->len == 1)
    return answer_of_one (b->options->pdata[0]);
  if (pr_brief_value (b->data, "replications") < 2)
    return g_strdup (_ ("One run of each cannot show a difference: more replications are needed."));
  g_auto (answer) a = { .b = b,
                        .better = g_ptr_array_new (),
                        .clean = g_ptr_array_new (),
                        .harmful = g_ptr_array_new (),
                        .fewer = g_ptr_array_new (),
                        .dearer = g_ptr_array_new (),
                        .out = g_string_new (NULL) };
  sort (&a);
  if (a.better->len > 1)
    say_several (&a);
  else if (a.better->len == 1)
    say_one (&a, a.better->pdata[0]);
  else if (b->options->len == 2)
    say_not_better (&a, b->options->pdata[1]);
  else
    say_none (&a);
  if (a.better->len > 0)
    say_savings (&a, true);
  return g_string_free (g_steal_pointer (&a.out), FALSE);
}
