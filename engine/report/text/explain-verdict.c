/* The rule of the verdict in words. */
#include "report/text/explain.h"

#include "kernel/i18n.h"
#include "report/text/tell.h"
#include "report/text/text.h"

/* A share without the decimals that it does not have. */
static const char *
percent (char buf[PR_NUMBER_SIZE], const pr_cell *cell)
{
  return pr_text_percent (buf, cell->v.number);
}

/* As it is written, or as people say it in another language. */
static GString *
duration (const pr_cell *cell)
{
  GString *s = g_string_new (NULL);
  if (pr_language_now () == PR_LANGUAGE_EN)
    g_string_append (s, cell->text);
  else
    pr_tell_duration (s, cell->v.time);
  return s;
}

static void
add_shares (const pr_cell *ini, bool legal, GString *out)
{
  char share[PR_NUMBER_SIZE];
  g_autoptr (GString) wait = duration (&ini[PR_INI_REPORT_WAIT]),
                      accept = duration (&ini[PR_INI_REPORT_ACCEPT_WITHIN]);
  g_string_append_printf (out, _ (" On time: >= %s %% of those due."),
                          percent (share, &ini[PR_INI_REPORT_ON_TIME]));
  g_string_append_printf (out, _ (" Unserved: <= %s %% of the visits."),
                          percent (share, &ini[PR_INI_REPORT_UNSERVED]));
  g_string_append_printf (out, _ (" Waits at the counter beyond %s: <= %s %%."), wait->str,
                          percent (share, &ini[PR_INI_REPORT_LONG_WAITS]));
  if (legal)
    g_string_append_printf (out,
                            _ (" Online filings accepted within %s of working time: >= %s %%."),
                            accept->str, percent (share, &ini[PR_INI_REPORT_ACCEPTED]));
}

void
pr_explain_verdict (const pr_tables *t, const pr_world *w, GString *out)
{
  char ready[PR_NUMBER_SIZE], at_risk[PR_NUMBER_SIZE], growth[PR_NUMBER_SIZE],
      backlog[PR_NUMBER_SIZE];
  const pr_cell *ini = t->ini;
  g_string_append_printf (out,
                          _ ("Ready: in >= %s %% of the replications every fortnight keeps what it "
                             "is asked; at risk: in >= %s %%."),
                          percent (ready, &ini[PR_INI_REPORT_READY]),
                          percent (at_risk, &ini[PR_INI_REPORT_AT_RISK]));
  add_shares (ini, pr_world_legal_calendar (w) != NULL, out);
  g_string_append_printf (out,
                          _ (" In process: <= %s times the fortnight before or normal, whichever "
                             "is more, + 5, and <= %s times normal + 5. One miss is forgiven."),
                          pr_text_given (growth, ini[PR_INI_REPORT_GROWTH].v.number),
                          pr_text_given (backlog, ini[PR_INI_REPORT_BACKLOG].v.number));
}
