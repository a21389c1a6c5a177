/* The sentences that answer the question of a brief.
 *
 * An option beats the first if the interval of its places ready, which holds for all options
 * together, is above 0. Of those that do the cheapest is named. Costs whose intervals touch are not
 * told apart.
 */
#include "report/brief/page.h"

#include "kernel/i18n.h"
#include "report/text/json.h"

#include <math.h>

typedef struct {
  const pr_brief *b;
  GPtrArray *better, *fewer, *dearer; /* options */
} found;

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

/* Free with g_free. */
static char *
quoted (JsonObject *option)
{
  g_autofree char *name = pr_brief_name (option);
  return g_strdup_printf (_ ("“%s”"), name);
}

static char *
names_of (const GPtrArray *options)
{
  g_auto (GStrv) names = g_new0 (char *, options->len + 1);
  for (guint k = 0; k < options->len; k++)
    names[k] = quoted (options->pdata[k]);
  return pr_brief_names ((const char *const *) names, options->len, options->len);
}

/* "12 places", rounded. */
static char *
more_places (JsonObject *option)
{
  double more = pr_brief_value (ready_of (option), "more");
  g_autofree char *number
      = pr_brief_number_words (more, pr_brief_value (ready_of (option), "more_hw"), 1);
  gulong n = more == 1 ? 1 : MAX (2, (gulong) round (more));
  return g_strdup_printf (NGETTEXT ("%s more place", "%s more places", n), number);
}

/* What the option costs, as a sentence of its own. */
static void
add_cost (JsonObject *option, GString *out)
{
  double more = cost_of (option, "more"), hw = cost_of (option, "more_hw");
  g_autofree char *by = pr_brief_dong (fabs (more), hw);
  g_string_append_c (out, ' ');
  if (isnan (more))
    g_string_append (out, _ ("What it costs is not given."));
  else if (more == 0 && !(hw > 0))
    g_string_append (out, _ ("It costs as much as now."));
  else if (!(fabs (more) > hw))
    g_string_append (out, _ ("No difference in cost is shown."));
  else
    g_string_append_printf (out, more > 0 ? _ ("It costs %s more.") : _ ("It costs %s less."), by);
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

static bool
all_priced (const GPtrArray *options)
{
  for (guint k = 0; k < options->len; k++)
    if (isnan (cost_of (options->pdata[k], "more")))
      return false;
  return true;
}

static void
say_one (JsonObject *option, GString *out)
{
  g_autofree char *places = more_places (option), *name = quoted (option);
  g_string_append_printf (out, _ ("%s makes about %s ready than now."), name, places);
  add_cost (option, out);
}

static void
say_several (const GPtrArray *better, GString *out)
{
  g_autofree char *names = names_of (better);
  if (!all_priced (better))
    {
      g_string_append_printf (out,
                              _ ("%s make more places ready than now. Their costs are not all "
                                 "given, so that the cheapest is not known."),
                              names);
      return;
    }
  g_autoptr (GPtrArray) least = cheapest_of (better);
  g_autofree char *cheapest = names_of (least);
  if (least->len > 1)
    {
      g_string_append_printf (out,
                              _ ("Of the options that make more places ready than now, %s are the "
                                 "cheapest; no difference between their costs is shown."),
                              cheapest);
      return;
    }
  g_autofree char *places = more_places (least->pdata[0]);
  g_string_append_printf (out,
                          _ ("Of the options that make more places ready than now, %s is the "
                             "cheapest, with about %s."),
                          cheapest, places);
  add_cost (least->pdata[0], out);
}

static void
say_none (const found *f, GString *out)
{
  guint n = f->b->options->len - 1;
  g_autofree char *only = quoted (f->b->options->pdata[1]);
  if (n == 1)
    g_string_append_printf (out, _ ("%s is not shown to make more places ready than now."), only);
  else
    g_string_append (out, _ ("No option is shown to make more places ready than now."));
  g_autofree char *fewer = names_of (f->fewer), *dearer = names_of (f->dearer);
  if (f->fewer->len > 0)
    g_string_append_printf (out, _ (" Fewer places are ready with: %s."), fewer);
  if (n == 1 && f->dearer->len == 1)
    g_string_append (out, _ (" It costs more all the same."));
  else if (f->dearer->len == n)
    g_string_append (out, _ (" All of them cost more."));
  else if (f->dearer->len > 0)
    g_string_append_printf (
        out, NGETTEXT (" This one costs more: %s.", " These cost more: %s.", f->dearer->len),
        dearer);
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
    return g_strdup_printf (
        NGETTEXT ("The %u place is ready.", "All %u places are ready.", (gulong) all), (guint) all);
  return g_strdup_printf (NGETTEXT ("Of %u place, ready: %u; at risk: %u; not ready: %u.",
                                    "Of %u places, ready: %u; at risk: %u; not ready: %u.",
                                    (gulong) all),
                          (guint) all, (guint) ready, (guint) risk, (guint) not );
}

char *
pr_brief_answer (const pr_brief *b)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) better = g_ptr_array_new (), fewer = g_ptr_array_new (),
                        dearer = g_ptr_array_new ();
  if (b->options->len == 1)
    return answer_of_one (b->options->pdata[0]);
  if (pr_brief_value (b->data, "replications") < 2)
    return g_strdup (_ ("One run of each cannot show a difference: more replications are needed."));
  for (guint k = 1; k < b->options->len; k++)
    {
      JsonObject *o = b->options->pdata[k];
      bool shown = pr_brief_shown (ready_of (o));
      if (shown)
        g_ptr_array_add (pr_brief_value (ready_of (o), "more") > 0 ? better : fewer, o);
      if (cost_of (o, "more") > 0 && pr_brief_shown (pr_brief_figure (o, "cost")))
        g_ptr_array_add (dearer, o);
    }
  const found f = { b, better, fewer, dearer };
  if (better->len == 0)
    say_none (&f, out);
  else if (better->len == 1)
    say_one (better->pdata[0], out);
  else
    say_several (better, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
