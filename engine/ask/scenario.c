/* Verbs about scenarios that simulate nothing. */
#include "kernel/i18n.h"
#include "scenario/diff.h"
#include "ask/values.h"
#include "study/new-units.h"
#include "study/new.h"

gboolean
pr_ask_new (const pr_ask *q, const pr_host *host, pr_answer *answer, GError **error)
{
  g_auto (pr_new_answer) a = { 0 };
  uint64_t units = 3;
  const char *from = pr_options_get (q->options, "from");
  if (from != NULL && pr_options_has (q->options, "units"))
    return PR_ASK_FAIL (_ ("--units and --from do not go together: the table has the units"));
  if (!pr_ask_number (q, "units", 1, PR_NEW_MOST_UNITS, &units, error))
    return FALSE;
  const pr_new_request asked = { .folder = q->about[0],
                                 .units = (guint) units,
                                 .from = from,
                                 .language = pr_language_of (pr_options_get (q->options, "lang")) };
  if (!pr_study_new (&asked, host, &a, error))
    return FALSE;
  g_autofree char *folder = pr_input_word (a.folder);
  g_autofree char *whatif = pr_input_word (a.whatif);
  pr_host_put (
      host, NGETTEXT ("%s: a scenario with %u unit\n", "%s: a scenario with %u units\n", a.units),
      a.folder, a.units);
  pr_host_put (host, NGETTEXT ("It has %u officer.\n", "It has %u officers.\n", a.officers),
               a.officers);
  pr_host_put (host, _ ("To go on:\n"));
  pr_host_put (host, "  pilotrun check %s\n  pilotrun run %s\n  pilotrun compare %s %s\n", folder,
               folder, folder, whatif);
  answer->file = g_strdup (a.folder);
  return TRUE;
}

gboolean
pr_ask_show (const pr_ask *q, const pr_host *host, pr_answer *a G_GNUC_UNUSED, GError **error)
{
  g_autoptr (pr_input) in = pr_ask_open (q, q->about[0], (pr_settings){ 0 }, host, error);
  if (in == NULL)
    return FALSE;
  pr_host_put_data (host, in->text);
  pr_host_put (host, "# SHA-256 %s\n", in->hash);
  return TRUE;
}

gboolean
pr_ask_diff (const pr_ask *q, const pr_host *host, pr_answer *answer G_GNUC_UNUSED, GError **error)
{
  const pr_host silent = { .self = NULL };
  guint n = g_strv_length ((char **) q->about);
  if (n != 2)
    return PR_ASK_FAIL (
        NGETTEXT ("%u scenario found; two are expected", "%u scenarios found; two are expected", n),
        n);
  g_autoptr (pr_input) a = pr_ask_open (q, q->about[0], (pr_settings){ 0 }, &silent, error);
  g_autoptr (pr_input) b
      = a != NULL ? pr_ask_open (q, q->about[1], (pr_settings){ 0 }, &silent, error) : NULL;
  if (b == NULL)
    return FALSE;
  const pr_diff_side of_a = { a->tables, a->base_tables }, of_b = { b->tables, b->base_tables };
  g_autofree char *text = pr_tables_diff (&of_a, &of_b);
  g_autofree char *scaled_a = pr_study_scaled (a), *scaled_b = pr_study_scaled (b);
  g_autoptr (GString) out = g_string_new (*text != '\0' ? text : _ ("no difference\n"));
  if (scaled_a != NULL)
    g_string_append_printf (out, "\n%s", scaled_a);
  if (scaled_b != NULL)
    g_string_append_printf (out, "\n%s", scaled_b);
  pr_host_put_text (host, out->str);
  return TRUE;
}
