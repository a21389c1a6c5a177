/* What an option is shown to make better or worse besides places ready. */
#include "report/brief/page.h"

#include "kernel/i18n.h"

#include <math.h>
#include <string.h>

static const struct {
  const char *figure, *words; /* words translatable */
  double scale;               /* to what the page shows */
  int good;                   /* 1: more is better; -1: less is */
} kinds[] = {
  { "on_time", N_ ("dossiers on time"), 100, 1 },
  { "visits_left", N_ ("people who leave unserved"), 1, -1 },
  { "deciding_peak", N_ ("the most dossiers in process"), 1, -1 },
  { "counter_wait_mean", N_ ("the wait at the counter"), 1, -1 },
};

bool
pr_brief_wait_counts (JsonObject *option)
{
  JsonObject *wait = pr_brief_figure (option, "counter_wait_mean"),
             *left = pr_brief_figure (option, "visits_left");
  return !(pr_brief_value (wait, "more") < 0 && pr_brief_value (left, "more") > 0
           && pr_brief_shown (left, 1));
}

/* The kinds that are shown to be better (sign 1) or worse (-1), as bits. */
static guint
shown_of (JsonObject *option, int sign)
{
  guint bits = 0;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      JsonObject *f = pr_brief_figure (option, kinds[k].figure);
      if (pr_brief_shown (f, kinds[k].scale)
          && sign * kinds[k].good * pr_brief_value (f, "more") > 0
          && (strcmp (kinds[k].figure, "counter_wait_mean") != 0 || pr_brief_wait_counts (option)))
        bits |= 1u << k;
    }
  return bits;
}

bool
pr_brief_does_harm (JsonObject *option)
{
  return shown_of (option, -1) != 0;
}

const char *
pr_brief_harm (JsonObject *option)
{
  static const char *const sentences[1 << G_N_ELEMENTS (kinds)] = {
    [1] = N_ ("But fewer dossiers are decided on time."),
    [2] = N_ ("But more people leave unserved."),
    [3] = N_ ("But fewer dossiers are decided on time, and more people leave unserved."),
    [4] = N_ ("But more dossiers pile up."),
    [5] = N_ ("But fewer dossiers are decided on time, and more pile up."),
    [6] = N_ ("But more people leave unserved, and more dossiers pile up."),
    [7] = N_ ("But fewer dossiers are decided on time, more people leave unserved, and more "
              "dossiers pile up."),
    [8] = N_ ("But people wait longer at the counter."),
    [9] = N_ ("But fewer dossiers are decided on time, and people wait longer at the counter."),
    [10] = N_ ("But more people leave unserved, and they wait longer at the counter."),
    [11] = N_ ("But fewer dossiers are decided on time, more people leave unserved, and they wait "
               "longer at the counter."),
    [12] = N_ ("But more dossiers pile up, and people wait longer at the counter."),
    [13] = N_ ("But fewer dossiers are decided on time, more pile up, and people wait longer at "
               "the counter."),
    [14] = N_ ("But more people leave unserved, more dossiers pile up, and people wait longer at "
               "the counter."),
    [15] = N_ ("But fewer dossiers are decided on time, more people leave unserved, more dossiers "
               "pile up, and people wait longer at the counter."),
  };
  guint bits = shown_of (option, -1);
  return bits != 0 ? _ (sentences[bits]) : "";
}

char *
pr_brief_shown_words (JsonObject *option, bool better)
{
  const char *names[G_N_ELEMENTS (kinds)];
  guint n = 0, bits = shown_of (option, better ? 1 : -1);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (bits & 1u << k)
      names[n++] = _ (kinds[k].words);
  return pr_brief_names (names, n, n);
}
