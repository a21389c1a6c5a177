/* Cells of tables in the language of the page: files say them in English. */
#include "report/page/html.h"

#include "kernel/i18n.h"
#include "report/text/text.h"

#include <string.h>

#define MOST 10

/* What else a column says comes from the scenario. */
static const struct {
  const char *column, *words[MOST];
} known[] = {
  { "type",
    { NP_ ("cell", "ward"), NP_ ("cell", "commune"), NP_ ("cell", "special zone"),
      NP_ ("cell", "authority"), NP_ ("cell", "old office") } },
  { "kind",
    { NP_ ("cell", "system"), NP_ ("cell", "condition"), NP_ ("cell", "places"),
      NP_ ("cell", "volume"), NP_ ("cell", "effort"), NP_ ("cell", "staff") } },
  { "period", { NP_ ("cell", "fortnight"), NP_ ("cell", "month") } },
  { "duty", { NP_ ("cell", "on duty"), NP_ ("cell", "standby") } },
  { "settled", { NP_ ("cell", "yes"), NP_ ("cell", "no") } },
  { "name",
    { NP_ ("cell", "the province"), NP_ ("cell", "all that hand over"),
      NP_ ("cell", "all places") } },
  { "status", { NP_ ("cell", "fitted"), NP_ ("cell", "held out") } },
  { "cause",
    { NP_ ("cell", "citizen"), NP_ ("cell", "transfer"), NP_ ("cell", "closed hours"),
      NP_ ("cell", "readiness"), NP_ ("cell", "outage"), NP_ ("cell", "absence"),
      NP_ ("cell", "signature"), NP_ ("cell", "staff"), NP_ ("cell", "effort"),
      NP_ ("cell", "statutory") } },
  { "reason",
    { NP_ ("cell", "meeting"), NP_ ("cell", "training"), NP_ ("cell", "leave"),
      NP_ ("cell", "sickness"), NP_ ("cell", "unfilled") } },
  { "channel", { NP_ ("cell", "counter"), NP_ ("cell", "online"), NP_ ("cell", "post") } },
};

/* A figure of province.csv: a label, or that of the whole and that of a part. */
static char *
figure_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ": ", 2);
  return g_strv_length (parts) == 2
             ? g_strdup_printf (P_ ("whole and part", "%s: %s"), _ (parts[0]), _ (parts[1]))
             : g_strdup (_ (text));
}

/* Whether text is a word of ours in a column of that name, or of one that ends so. */
static bool
is_word (const char *column, const char *text)
{
  for (gsize k = 0; k < G_N_ELEMENTS (known); k++)
    for (int w = 0; g_str_has_suffix (column, known[k].column) && w < MOST; w++)
      if (g_strcmp0 (known[k].words[w], text) == 0)
        return true;
  return false;
}

char *
pr_html_day (const char *text)
{
  char day[PR_DATE_SIZE];
  GDate date;
  g_date_clear (&date, 1);
  if (strlen (text) == 10 && strspn (text, "0123456789-") == 10)
    g_date_set_parse (&date, text);
  if (!g_date_valid (&date))
    return g_strdup (text);
  return g_strdup (
      pr_text_day (day, pr_day_from_civil (g_date_get_year (&date), g_date_get_month (&date),
                                           g_date_get_day (&date))));
}

char *
pr_html_words (const char *column, const char *text)
{
  if (strcmp (column, "figure") == 0)
    return figure_words (text);
  /* Of observed.csv; that of a comparison is in words already. */
  if (strcmp (column, "metric") == 0 || strcmp (column, "definition") == 0)
    return g_strdup (*text != '\0' ? PR_OF ("choice", text) : "");
  if (strcmp (column, "unit") == 0)
    return g_strdup (PR_OF ("unit", text));
  return is_word (column, text) ? g_strdup (PR_OF ("cell", text)) : pr_html_day (text);
}
