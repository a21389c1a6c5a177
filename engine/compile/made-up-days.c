/* Days made up: dates that holidays.csv opens in the legal calendar, and the days instead of which
 * they are worked. */
#include "model/expected.h"
#include "compile/compiler.h"

#include <string.h>

typedef struct {
  int32_t day;
  bool own; /* a row for the legal calendar, which wins over one for all */
  gsize row;
} dated;

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const dated *x = a, *y = b;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return x->own - y->own;
}

/* The rows that hold in the legal calendar, one per date, ascending. */
static GArray *
legal_rows (const pr_compiler *c)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (dated));
  const char *legal = c->w->calendar_names[c->w->rules[0].legal_calendar];
  for (gsize i = 0; i < ROWS (c, HOLIDAYS); i++)
    {
      const char *of = CELL (c, HOLIDAYS, i, CALENDAR)->text;
      dated d = { CELL (c, HOLIDAYS, i, DATE)->v.day - c->w->epoch, strcmp (of, legal) == 0, i };
      if ((d.own || strcmp (of, "*") == 0) && !BAD (c, HOLIDAYS, i, DATE))
        g_array_append_val (rows, d);
    }
  g_array_sort (rows, compare_dated);
  guint kept = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      dated *all = (dated *) (void *) rows->data;
      if (i + 1 == rows->len || all[i + 1].day != all[i].day)
        all[kept++] = all[i];
    }
  g_array_set_size (rows, kept);
  return rows;
}

static bool
opens (const pr_compiler *c, gsize row)
{
  const pr_slots *slots = &CELL (c, HOLIDAYS, row, OPEN)->v.slots;
  return !BAD (c, HOLIDAYS, row, OPEN) && (slots->always || slots->n > 0);
}

static bool
replaces (const pr_compiler *c, gsize row)
{
  return CELL (c, HOLIDAYS, row, REPLACES)->given && !BAD (c, HOLIDAYS, row, REPLACES);
}

static void
check_calendar (pr_compiler *c, const char *legal)
{
  for (gsize i = 0; i < ROWS (c, HOLIDAYS); i++)
    {
      const char *of = CELL (c, HOLIDAYS, i, CALENDAR)->text;
      if (!replaces (c, i))
        continue;
      if (legal == NULL)
        FAULT (c, HOLIDAYS, i, REPLACES,
               _ ("'replaces' needs the rule legal_calendar in rules.csv"));
      else if (strcmp (of, "*") != 0 && strcmp (of, legal) != 0)
        FAULT (c, HOLIDAYS, i, REPLACES,
               _ ("'replaces' is for dates of the legal calendar, which is '%s'"), legal);
    }
}

void
pr_compile_made_up (pr_compiler *c)
{
  pr_world *w = c->w;
  bool none = w->rules[0].legal_calendar == PR_NONE16;
  if (none && !pr_legal_calendar_missing (c))
    return;
  check_calendar (c, none ? NULL : w->calendar_names[w->rules[0].legal_calendar]);
  if (none)
    return;
  const pr_calendar *legal = w->calendars[w->rules[0].legal_calendar];
  g_autoptr (GArray) rows = legal_rows (c);
  w->made_up = g_new0 (pr_made_up, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const dated *d = &g_array_index (rows, dated, i);
      if (!opens (c, d->row) || !replaces (c, d->row))
        continue;
      const pr_cell *other = CELL (c, HOLIDAYS, d->row, REPLACES);
      w->made_up[w->n_made_up++] = (pr_made_up){ d->day, (uint8_t) pr_day_weekday (other->v.day) };
      if (pr_cal_is_workday (legal, other->v.day - w->epoch))
        CAUTION (c, HOLIDAYS, d->row, REPLACES,
                 _ ("%s is itself worked in the legal calendar: no row closes it"), other->text);
    }
}

/* Whether some stream uses the profile on the day. */
static bool
comes_by (const pr_world *w, uint16_t profile, int32_t day)
{
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *s = &w->streams[i];
      if (day >= s->first_day && day <= s->last_day && s->profile != PR_NONE16
          && pr_world_profile (w, s, day) == profile)
        return true;
    }
  return false;
}

static void
warn_empty (pr_compiler *c, const pr_profile *profile, gsize row)
{
  if (replaces (c, row))
    CAUTION (c, HOLIDAYS, row, REPLACES,
             _ ("nobody comes by profile '%s' on this day: it has no weight on the weekday of %s"),
             profile->name, CELL (c, HOLIDAYS, row, REPLACES)->text);
  else
    CAUTION (c, HOLIDAYS, row, DATE,
             _ ("nobody comes by profile '%s' on this day: it has no weight on that weekday; name "
                "in 'replaces' the day that this one is worked instead of"),
             profile->name);
}

void
pr_check_made_up (pr_compiler *c)
{
  const pr_world *w = c->w;
  if (w->rules[0].legal_calendar == PR_NONE16)
    return;
  g_autoptr (GArray) rows = legal_rows (c);
  for (guint i = 0; i < rows->len; i++)
    {
      const dated *d = &g_array_index (rows, dated, i);
      if (d->day < c->begin_day || d->day >= w->end_day || !opens (c, d->row))
        continue;
      int weekday = pr_weekday_worked (w, d->day);
      for (uint16_t k = 0; k < w->n_profiles; k++)
        if (!(w->profiles[k].weight[weekday] > 0) && comes_by (w, k, d->day))
          warn_empty (c, &w->profiles[k], d->row);
    }
}
