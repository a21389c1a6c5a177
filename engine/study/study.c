/* Study: see study.h. */
#include "study/study.h"

#include "kernel/cancel.h"
#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "kernel/version.h"
#include "report/text/text.h"

#include <math.h>

/* clang-format off */
G_DEFINE_QUARK (pr-study-error-quark, pr_study_error)
/* clang-format on */

void
pr_host_say (const pr_host *h, const char *words)
{
  if (h->say != NULL)
    h->say (h->self, words);
}

void
pr_host_warn (const pr_host *h, const char *format, ...)
{
  if (h->warn == NULL)
    return;
  va_list args;
  va_start (args, format);
  g_autofree char *sentence = g_strdup_vprintf (format, args);
  va_end (args);
  h->warn (h->self, sentence);
}

void
pr_host_tell (const pr_host *h, const char *lines)
{
  if (h->tell != NULL)
    h->tell (h->self, lines);
}

void
pr_host_put (const pr_host *h, const char *format, ...)
{
  va_list args;
  if (h->put == NULL)
    return;
  va_start (args, format);
  g_autofree char *text = pr_printable_format (format, args);
  va_end (args);
  h->put (h->self, text, FALSE);
}

void
pr_host_put_text (const pr_host *h, const char *text)
{
  g_autofree char *safe = pr_printable_page (text);
  if (h->put != NULL)
    h->put (h->self, safe, FALSE);
}

void
pr_host_put_data (const pr_host *h, const char *text)
{
  if (h->put != NULL)
    h->put (h->self, text, TRUE);
}

void
pr_host_attend (const pr_host *h, gboolean on)
{
  if (h->attend != NULL)
    h->attend (h->self, on);
}

gboolean
pr_host_interrupted (const pr_host *h)
{
  return h->cancel != NULL && g_atomic_int_get (h->cancel);
}

gboolean
pr_study_output_begin (pr_output *o, const char *path, gboolean force, const pr_host *host,
                       GError **error)
{
  if (pr_output_is_stream (path))
    pr_host_attend (host, FALSE);
  return pr_go_on (host->cancel, error) && pr_output_begin (o, path, force, error);
}

void
pr_answer_clear (pr_answer *a)
{
  g_free (a->folder);
  g_free (a->summary);
  g_free (a->note);
  g_free (a->file);
  *a = (pr_answer){ 0 };
}

gboolean
pr_answer_find (pr_answer *a, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "summary.txt", NULL);
  a->folder = g_strdup (folder);
  a->found = TRUE;
  return pr_read_file (path, &a->summary, NULL, error);
}

gboolean
pr_study_fail_setting (const char *name, const char *why, GError **error)
{
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING, "%s: %s", name, why);
  return FALSE;
}

char *
pr_study_key_of (const pr_input *in, const char *fingerprint)
{
  g_autofree char *inputs = pr_input_key_of (in, fingerprint);
  return g_strconcat (PR_VERSION, "\n", inputs, NULL);
}

char *
pr_study_key (const pr_input *in)
{
  g_autofree char *here = pr_input_fingerprint ();
  return pr_study_key_of (in, here);
}

static double
percent (double part, double whole)
{
  return 100 * part / whole;
}

/* Writes one line about a pool that is offered more work than it can do; FALSE if it is not. */
static gboolean
describe_overload (const pr_world *w, const pr_load *load, GString *out)
{
  const pr_pool *pool = &w->pools[load->pool];
  const pr_place *place = &w->places[pool->place];
  bool over = load->offered > load->available, alone = isinf (load->worst_ratio);
  bool fuller = load->worst_ratio * load->available > load->offered; /* some weeks are left out */
  if (!over && load->worst_ratio <= 1)
    return FALSE;
  char week[PR_DATE_SIZE], hours[PR_NUMBER_SIZE], all[PR_NUMBER_SIZE], worst[PR_NUMBER_SIZE];
  pr_text_day (week, load->worst_week);
  pr_text_fixed (hours, load->offered, 1);
  pr_text_fixed (all, percent (load->offered, load->available), 0);
  pr_text_fixed (worst, 100 * load->worst_ratio, 0);
#define TELL(format, ...)                                                                          \
  g_string_printf (out, format, pool->name, place->code, place->name, __VA_ARGS__)
  if (load->available <= 0 && load->away > 0)
    TELL (_ ("pool %s of %s %s is offered %s hours a week, and all its officers are away"), hours);
  else if (load->available <= 0)
    TELL (_ ("pool %s of %s %s is offered %s hours a week and is never open"), hours);
  else if (over && !fuller)
    TELL (_ ("pool %s of %s %s is offered %s %% of what it can do"), all);
  else if (over && !alone)
    TELL (_ ("pool %s of %s %s is offered %s %% of what it can do, and %s %% in the week of %s"),
          all, worst, week);
  else if (over)
    TELL (_ ("pool %s of %s %s is offered %s %% of what it can do, and work in the week of %s, "
             "when all its officers are away"),
          all, week);
  else if (alone)
    TELL (_ ("pool %s of %s %s is offered work in the week of %s, when all its officers are away"),
          week);
  else
    TELL (_ ("pool %s of %s %s is offered %s %% of what it can do in the week of %s"), worst, week);
#undef TELL
  return TRUE;
}

void
pr_study_warn_overload (const pr_host *h, const pr_world *world, const pr_load *loads, size_t n,
                        guint most)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint found = 0;
  for (size_t i = 0; i < n; i++)
    if (describe_overload (world, &loads[i], line) && ++found <= most)
      pr_host_warn (h, "%s", line->str);
  if (found > most)
    pr_host_warn (h,
                  NGETTEXT ("%u more pool is offered more than it can do; see 'pilotrun check'",
                            "%u more pools are offered more than they can do; see 'pilotrun check'",
                            found - most),
                  found - most);
}

char *
pr_study_scaled (const pr_input *in)
{
  const char *lines = pr_tables_scaled (in->tables);
  if (*lines == '\0')
    return NULL;
  return g_strdup_printf (
      _ ("Counts of %s are whole, and who is named by number stays; not as asked are:\n%s"),
      in->base, lines);
}
