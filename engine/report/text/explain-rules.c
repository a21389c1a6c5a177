/* Explain: the rules of rules.csv as sentences. */
#include "report/text/say.h"

#include <string.h>

/* Every rule by its own sentence, %s being its value. */
static const struct {
  const char *rule, *words;
} rule_words[] = {
  { "legal_calendar", N_ ("Working days are those of the calendar %s.") },
  { "same_day_cutoff", N_ ("A same-day dossier received after %s, or after closing, is due on the "
                           "next working day.") },
  { "transfer_cutoff", N_ ("A transfer that arrives after %s, or after closing, is taken up when "
                           "the next working day opens.") },
  { "supplement_clock", N_ ("When a supplement arrives, the limit does this: %s.") },
  { "apology_extension",
    N_ ("At opening one working day before its due date an unfinished dossier gets its one apology "
        "and a new date, %s working days later (0: none).") },
  { "ticket_cutoff", N_ ("No ticket is given within %s of the day's last closing.") },
  { "visitor_overtime", N_ ("Ticket holders are served for up to %s after closing.") },
  { "visitor_return",
    N_ ("Who leaves unserved comes back on the next working day with probability %s.") },
  { "redirect_beyond",
    N_ ("Who comes while more than %s people wait for each officer on duty may be sent on.") },
  { "redirect_within_km", N_ ("They are sent at most %s km.") },
  { "redirect_share", N_ ("Of them, %s go.") },
  { "redirect_speed_km_h", N_ ("They travel at %s km an hour.") },
  { "tests_until", N_ ("Test dossiers that are not finished at the end of %s are closed.") },
  { "signing_role", N_ ("Waiting for the role %s is told as waiting for a signature.") },
  { "portal_retry", N_ ("Who cannot file online tries again after %s.") },
  { "portal_to_counter", N_ ("Of them, %s come to the counter instead.") },
};

/* The same of the value 1. */
static const struct {
  const char *rule, *words;
} rule_words_of_one[] = {
  { "apology_extension",
    N_ ("At opening one working day before its due date an unfinished dossier gets its one apology "
        "and a new date, one working day later.") },
  { "redirect_beyond",
    N_ ("Who comes while more than one person waits for each officer on duty may be sent on.") },
};

static const char *
words_of_rule (const char *rule, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rule_words_of_one) && strcmp (value, "1") == 0; i++)
    if (strcmp (rule_words_of_one[i].rule, rule) == 0)
      return _ (rule_words_of_one[i].words);
  for (gsize i = 0; i < G_N_ELEMENTS (rule_words); i++)
    if (strcmp (rule_words[i].rule, rule) == 0)
      return _ (rule_words[i].words);
  return NULL;
}

void
pr_say_rule (const pr_saying *t, const pr_row *row, GString *s)
{
  const char *found = words_of_rule (RAW (RULES, RULE), RAW (RULES, VALUE));
  if (found == NULL)
    return;
  g_autoptr (GString) words = g_string_new (found);
  int rule = pr_find_rule (RAW (RULES, RULE));
  g_string_replace (words, "%s", pr_say_cell (t, &pr_rule_keys[rule], RAW (RULES, VALUE)), 1);
  if (GIVEN (RULES, FROM))
    ADD (_ ("From %s: "), TEXT (RULES, FROM));
  g_string_append (s, words->str);
}
