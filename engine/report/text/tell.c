#include "report/text/tell.h"

#include "kernel/i18n.h"
#include "model/shown.h"
#include "report/table/failures.h"
#include "report/text/text.h"

#include <inttypes.h>
#include <string.h>

#define WHEN_WIDTH 22
#define WIDTH 79

typedef struct {
  const pr_world *w;
  const pr_trace *t;
  GString *out;
  char *law; /* last told */
  int32_t last_day;
  uint32_t parent; /* item of the dossier itself */
  GArray *waits;   /* [item] pr_time: since when it waits, PR_NEVER */
  bool received;
  uint16_t filing; /* where it is filed so far */
  int32_t due;     /* when the law's clock stopped */
} teller;

static const char *const weekdays[]
    = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };

void
pr_tell_duration (GString *out, pr_time t)
{
  gint64 s = t / PR_SECOND, days = s / 86400, h = s / 3600 % 24, min = s / 60 % 60;
  if (days > 0)
    {
      g_string_append_printf (out, NGETTEXT ("%d day", "%d days", days), (int) days);
      if (h > 0 || min > 0)
        g_string_append_c (out, ' ');
    }
  if (h > 0 && min > 0)
    g_string_append_printf (out, P_ ("duration", "%dh%02d"), (int) h, (int) min);
  else if (h > 0)
    g_string_append_printf (out, P_ ("duration", "%dh"), (int) h);
  else if (min > 0)
    g_string_append_printf (out, P_ ("duration", "%dmin"), (int) min);
  else if (days == 0)
    g_string_append_printf (out, P_ ("duration", "%ds"), (int) s);
}

/* Free with g_free, as the next. */
static char *
day_text (const pr_world *w, int32_t day)
{
  char date[PR_DATE_SIZE];
  return g_strdup_printf (P_ ("weekday and date", "%s %s"),
                          _ (weekdays[pr_day_weekday (w->epoch + day)]),
                          pr_text_day (date, w->epoch + day));
}

static char *
place_text (const pr_world *w, uint16_t place)
{
  return g_strdup_printf ("%s %s", w->places[place].code, w->places[place].name);
}

/* As people know it then. */
static const pr_calendar *
legal_calendar_at (const pr_world *w, pr_time t)
{
  const pr_world *then = w->later != NULL && t >= w->later_from ? w->later : w;
  return then->calendars[w->rules[0].legal_calendar];
}

/* How much of the limit is left at the end of the day, as people count it. */
static char *
law_text (const teller *k, const pr_happened *h)
{
  const pr_world *w = k->w;
  if (h->due == INT32_MAX || h->visitor || h->what == PR_HAPPENS_APOLOGISED
      || w->rules[0].legal_calendar == PR_NONE16)
    return g_strdup ("");
  const pr_calendar *legal = legal_calendar_at (w, h->time);
  int32_t today = pr_time_day (h->time);
  g_autofree char *due = day_text (w, h->due);
  int left = today <= h->due ? pr_cal_workdays_between (legal, today, h->due)
                             : -pr_cal_workdays_between (legal, h->due, today);
  if (h->stands)
    return g_strdup_printf (_ ("due %s, the clock stands"), due);
  if (left == 0)
    return g_strdup_printf (today <= h->due ? _ ("due %s, today") : _ ("due %s, over"), due);
  return left > 0 ? g_strdup_printf (NGETTEXT ("due %s, %d day left", "due %s, %d days left", left),
                                     due, left)
                  : g_strdup_printf (
                      NGETTEXT ("due %s, %d day late", "due %s, %d days late", -left), due, -left);
}

/* When, what, and below it the law's clock where it has changed. */
static void
tell_line (teller *k, pr_time at, const char *what, const char *law)
{
  int32_t day = pr_time_day (at);
  gint64 s = pr_time_of_day (at) / PR_SECOND;
  g_autofree char *when = day != k->last_day ? day_text (k->w, day) : g_strdup ("");
  k->last_day = day;
  pr_text_cell (k->out, when, 15, FALSE);
  g_string_append_printf (k->out, "%02d:%02d  ", (int) (s / 3600), (int) (s / 60 % 60));
  pr_text_wrap (k->out, what, WHEN_WIDTH + 2, WIDTH);
  if (g_strcmp0 (law, k->law) == 0 || *law == '\0')
    return;
  g_string_append_printf (k->out, "%*s§ %s\n", WHEN_WIDTH, "", law);
  g_free (k->law);
  k->law = g_strdup (law);
}

/* What the wait from one time to another was for: ": closed hours 11h16, staff 11min". */
static void
append_causes (GString *out, const teller *k, uint16_t step, pr_time from, pr_time to)
{
  pr_time sum[PR_N_CAUSES][PR_N_AWAY] = { { 0 } };
  bool any = false;
  for (guint i = 0; i < k->t->segments->len; i++)
    {
      const pr_segment *s = &g_array_index (k->t->segments, pr_segment, i);
      pr_time a = MAX (s->from, from), b = MIN (s->to, to);
      if (b > a && (step == PR_NONE16 || s->step == step))
        sum[s->cause][s->reason] += b - a;
    }
  for (int n = 0; n < PR_N_CAUSES * PR_N_AWAY; n++)
    {
      pr_cause c = pr_cause_at (n / PR_N_AWAY);
      pr_away reason = (pr_away) (n % PR_N_AWAY);
      if (sum[c][reason] < PR_SECOND || (c == PR_CAUSE_EFFORT && step != PR_NONE16))
        continue;
      g_string_append_printf (out, "%s%s ", any ? ", " : P_ ("what a sentence is about", ": "),
                              pr_reason_word (c, reason));
      pr_tell_duration (out, sum[c][reason]);
      any = true;
    }
}

static pr_time *
wait_of (teller *k, uint32_t item)
{
  pr_time never = PR_NEVER;
  while (k->waits->len <= item)
    g_array_append_val (k->waits, never);
  return &g_array_index (k->waits, pr_time, item);
}

static void
append_wait (teller *k, GString *what, const pr_happened *h)
{
  pr_time since = *wait_of (k, h->item);
  *wait_of (k, h->item) = PR_NEVER;
  if (since == PR_NEVER || h->time - since < PR_SECOND)
    return;
  g_autoptr (GString) waited = g_string_new (NULL);
  pr_tell_duration (waited, h->time - since);
  g_string_append_printf (what, _ (", after %s"), waited->str);
  append_causes (what, k, h->step, since, h->time);
}

static char *
officer_text (const pr_world *w, uint32_t officer)
{
  uint32_t pool = pr_world_pool_of (w, officer);
  return g_strdup_printf (_ ("%s, officer %u"), pr_shown (w, PR_NAMED_POOL, w->pools[pool].name),
                          pr_officer_number (w, officer));
}

static void
append_until (GString *what, const pr_world *w, const pr_happened *h)
{
  gint64 s = pr_time_of_day (h->back) / PR_SECOND;
  g_autofree char *day = day_text (w, pr_time_day (h->back) - (s == 0)),
                  *clock = g_strdup_printf ("%02d:%02d", (int) (s / 3600), (int) (s / 60 % 60));
  if (s == 0)
    g_string_append_printf (what, _ (" to the end of %s"), day);
  else if (pr_time_day (h->back) != pr_time_day (h->time))
    g_string_append_printf (what, _ (" until %s %s"), day, clock);
  else
    g_string_append_printf (what, _ (" until %s"), clock);
}

/* Why the officer lays the work down, and until when. */
static void
append_absence (GString *what, const pr_world *w, const pr_happened *h)
{
  static const char *const words[] = {
    [PR_AWAY_UNFILLED] = N_ (", its officer's post is unfilled"),
    [PR_AWAY_MEETING] = N_ (", its officer is at a meeting"),
    [PR_AWAY_TRAINING] = N_ (", its officer is at a course"),
    [PR_AWAY_LEAVE] = N_ (", its officer is on leave"),
    [PR_AWAY_SICKNESS] = N_ (", its officer is ill"),
  };
  if (h->other && h->back == PR_NEVER)
    g_string_append (what, _ (", its officer is at other work for the rest of the day"));
  else if (h->other)
    g_string_append (what, _ (", its officer is at other work"));
  else if (h->away)
    g_string_append (what, _ (words[h->reason]));
  if ((h->away || h->other) && h->back != PR_NEVER)
    append_until (what, w, h);
}

static const char *
step_name (const teller *k, const pr_happened *h)
{
  return h->step != PR_NONE16 ? pr_shown (k->w, PR_NAMED_STEP, k->w->steps[h->step].name) : "";
}

/* How the line that it joins is ordered. */
static const char *
order_words (const pr_world *w, const pr_happened *h)
{
  static const char *const words[] = {
    [PR_ORDER_PRIORITY] = "",
    [PR_ORDER_DUE] = N_ (", taken by due day"),
    [PR_ORDER_LONGEST] = N_ (", taken by reception"),
    [PR_ORDER_SHORTEST] = N_ (", the shortest first"),
  };
  uint32_t line = w->line_of[(size_t) h->place * w->n_roles + w->steps[h->step].role];
  pr_order order = w->lines[line].order;
  return order == PR_ORDER_PRIORITY ? "" : _ (words[order]);
}

static void
tell_work (teller *k, GString *what, const pr_happened *h)
{
  const pr_world *w = k->w;
  g_autofree char *place = h->what == PR_HAPPENS_JOINED ? place_text (w, h->place) : NULL,
                  *officer = h->what == PR_HAPPENS_BEGAN ? officer_text (w, h->officer) : NULL;
  switch (h->what)
    {
    case PR_HAPPENS_JOINED:
      g_string_append_printf (what, _ ("%s: waits at %s"), step_name (k, h), place);
      g_string_append (what, order_words (w, h));
      *wait_of (k, h->item) = h->time;
      break;
    case PR_HAPPENS_BEGAN:
      g_string_append_printf (what, _ ("%s: taken up by %s"), step_name (k, h), officer);
      append_wait (k, what, h);
      break;
    case PR_HAPPENS_SUSPENDED:
      g_string_append_printf (what, _ ("%s: laid down"), step_name (k, h));
      append_absence (what, w, h);
      *wait_of (k, h->item) = h->time;
      break;
    case PR_HAPPENS_HELD:
      g_string_append_printf (what, _ ("%s: cannot go on, something that it needs is down"),
                              step_name (k, h));
      if (*wait_of (k, h->item) == PR_NEVER)
        *wait_of (k, h->item) = h->time;
      break;
    case PR_HAPPENS_RELEASED:
      g_string_append_printf (what, _ ("%s: taken out of the officer's hands"), step_name (k, h));
      break;
    case PR_HAPPENS_HANDED_BACK:
    case PR_HAPPENS_INTERRUPTED:
      g_string_append_printf (what,
                              h->what == PR_HAPPENS_INTERRUPTED
                                  ? _ ("%s: gives way to what is more urgent")
                                  : _ ("%s: back to the line"),
                              step_name (k, h));
      append_absence (what, w, h);
      *wait_of (k, h->item) = h->time;
      break;
    default:
      g_string_append_printf (what, _ ("%s: done"), step_name (k, h));
      append_wait (k, what, h);
      break;
    }
}

/* Where it goes: it is filed there from now on, or only worked on. */
static void
tell_hand_over (teller *k, GString *what, const pr_happened *h)
{
  bool filed = h->filing != k->filing || h->place == PR_NONE16;
  g_autofree char *place = place_text (k->w, filed ? h->filing : h->place);
  g_string_append_printf (what, _ ("handed over to %s"), place);
}

/* What becomes of the limit. */
static void
tell_clock (teller *k, GString *what, const pr_happened *h)
{
  if (h->what == PR_HAPPENS_APOLOGISED)
    {
      g_autofree char *day = day_text (k->w, h->due);
      g_string_append_printf (what, _ ("an apology is sent, with the new date %s"), day);
    }
  else if (h->what == PR_HAPPENS_STOPPED)
    {
      g_string_append (what, _ ("the law's clock stops"));
      k->due = h->due;
    }
  else
    g_string_append (what, h->due != k->due ? _ ("the law's clock goes on, to a new due date")
                                            : _ ("the law's clock goes on"));
}

static void
tell_coming (const teller *k, GString *what, const pr_happened *h)
{
  g_autofree char *place = place_text (k->w, h->filing);
  g_string_append_printf (what,
                          h->visitor                         ? _ ("comes to the counter at %s")
                          : h->channel == PR_CHANNEL_COUNTER ? _ ("comes to %s")
                          : h->channel == PR_CHANNEL_POST    ? _ ("submitted by post to %s")
                                                             : _ ("submitted online to %s"),
                          place);
}

static void
tell_way (teller *k, GString *what, const pr_happened *h)
{
  switch (h->what)
    {
    case PR_HAPPENS_CAME:
      tell_coming (k, what, h);
      break;
    case PR_HAPPENS_DELAYED:
      g_string_append_printf (what, _ ("%s: begins"), step_name (k, h));
      *wait_of (k, h->item) = h->time;
      break;
    case PR_HAPPENS_RECEIVED:
      g_string_append (what, k->received ? _ ("the limit begins again") : _ ("received"));
      k->received = true;
      break;
    case PR_HAPPENS_HANDED_OVER:
      tell_hand_over (k, what, h);
      break;
    case PR_HAPPENS_APOLOGISED:
    case PR_HAPPENS_STOPPED:
    case PR_HAPPENS_WENT_ON:
      tell_clock (k, what, h);
      break;
    case PR_HAPPENS_LEFT:
      g_string_append (what, _ ("leaves"));
      break;
    case PR_HAPPENS_RETURNED:
      g_string_append (what, _ ("RETURNED to the citizen"));
      break;
    case PR_HAPPENS_REFUSED:
      g_string_append (what, _ ("REFUSED"));
      break;
    case PR_HAPPENS_WITHDRAWN:
      g_string_append (what, _ ("WITHDRAWN by the citizen"));
      break;
    case PR_HAPPENS_CLOSED:
      g_string_append (what, _ ("CLOSED: the tests are over"));
      break;
    case PR_HAPPENS_FORKED:
      g_string_append_printf (what, _ ("%s: goes to several at once"), step_name (k, h));
      break;
    case PR_HAPPENS_JOINED_UP:
      g_string_append (what, _ ("all have answered"));
      break;
    case PR_HAPPENS_ERRED:
      g_string_append_printf (what, _ ("%s: with an error"), step_name (k, h));
      break;
    case PR_HAPPENS_ERROR_FOUND:
      g_string_append_printf (what, _ ("%s: finds an error, which is put right"), step_name (k, h));
      break;
    default:
      break;
    }
}

static void
tell_event (teller *k, const pr_happened *h)
{
  g_autoptr (GString) what = g_string_new (NULL);
  g_autofree char *law = law_text (k, h);
  /* Another item of the same identity is a branch. */
  if (h->item != k->parent)
    g_string_append (what, "| ");
  switch (h->what)
    {
    case PR_HAPPENS_JOINED:
    case PR_HAPPENS_BEGAN:
    case PR_HAPPENS_SUSPENDED:
    case PR_HAPPENS_HELD:
    case PR_HAPPENS_HANDED_BACK:
    case PR_HAPPENS_INTERRUPTED:
    case PR_HAPPENS_RELEASED:
    case PR_HAPPENS_COMPLETED:
      tell_work (k, what, h);
      break;
    default:
      tell_way (k, what, h);
      break;
    }
  k->filing = h->filing;
  tell_line (k, h->time, what->str, law);
}

static void
tell_head (teller *k, uint64_t replication)
{
  const pr_world *w = k->w;
  const pr_happened *h = &g_array_index (k->t->events, pr_happened, 0);
  g_autofree char *name = pr_dossier_name (w, &k->t->dossier);
  const pr_procedure *p = &w->procedures[h->procedure];
  g_autofree char *home
      = place_text (w, h->home),
      *about = g_strdup_printf (_ ("%s (%s), home %s"), pr_shown (w, PR_NAMED_PROCEDURE, p->code),
                                p->code, home);
  g_string_append_printf (k->out, "%s\n  ", name);
  pr_text_wrap (k->out, about, 4, WIDTH);
  g_string_append_printf (k->out, _ ("  replication %u of seed %" PRIu64 "\n\n"),
                          (unsigned) replication + 1, (guint64) w->seed);
  pr_text_cell (k->out, _ ("when"), WHEN_WIDTH, FALSE);
  g_string_append (k->out, _ ("what (§: the law's clock)\n"));
}

/* The whole life by cause, and what was done on time. */
static void
tell_end (teller *k)
{
  const pr_trace *t = k->t;
  g_autoptr (GString) s = g_string_new (NULL);
  if (!t->lived)
    return;
  g_autoptr (GString) took = g_string_new (NULL);
  pr_tell_duration (took, t->ended - t->born);
  g_string_append_printf (
      s, t->finished ? _ ("Took %s") : _ ("In process at the end of the window, after %s"),
      took->str);
  append_causes (s, k, PR_NONE16, t->born, t->ended);
  g_string_append (s, t->late ? _ (". Late.") : ".");
  g_string_append_c (k->out, '\n');
  pr_text_wrap (k->out, s->str, 0, WIDTH);
}

char *
pr_tell (const pr_world *w, uint64_t replication, const pr_trace *t)
{
  teller k = { .w = w,
               .t = t,
               .out = g_string_new (NULL),
               .law = g_strdup (""),
               .last_day = INT32_MIN,
               .parent = g_array_index (t->events, pr_happened, 0).item,
               .filing = g_array_index (t->events, pr_happened, 0).filing,
               .waits = g_array_new (FALSE, FALSE, sizeof (pr_time)) };
  tell_head (&k, replication);
  for (guint i = 0; i < t->events->len; i++)
    tell_event (&k, &g_array_index (t->events, pr_happened, i));
  tell_end (&k);
  g_free (k.law);
  g_array_unref (k.waits);
  return g_string_free (k.out, FALSE);
}
