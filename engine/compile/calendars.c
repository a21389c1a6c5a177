/* Calendars: weekly slots, weeks that have others, and dated exceptions.
 *
 * A row with dates gives its days other hours between them: as exceptions, of which a holiday takes
 * the place.
 */
#include "compile/compiler.h"

#include "scenario/limits.h"
#include "scenario/value.h"

#include <string.h>

#define ALL_DAYS 0x7fu

static const pr_slot whole_day = { 0, PR_DAY };

typedef struct {
  bool always;     /* open at all times, before exceptions */
  unsigned days;   /* given so far */
  int line[7];     /* of the row that gave the day */
  GArray *week;    /* pr_week_slot */
  GArray *special; /* pr_cal_exception */
  gsize *by;       /* [day of the span] 1 + the row with dates that gives it hours, or 0; owned */
} plan;

static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

static void
plan_clear (gpointer p)
{
  g_array_unref (((plan *) p)->week);
  g_array_unref (((plan *) p)->special);
  g_free (((plan *) p)->by);
}

static void
add_slots (plan *p, int day, const pr_slots *slots)
{
  for (gsize i = 0; i < slots->n; i++)
    {
      pr_week_slot s = { day, slots->slots[i] };
      g_array_append_val (p->week, s);
    }
}

/* The days of all calendars, relative to the epoch: first <= day < end. */
static int32_t
first_of_span (const pr_compiler *c)
{
  return c->begin_day - PR_CALENDAR_MARGIN;
}

static int32_t
end_of_span (const pr_compiler *c)
{
  return c->w->end_day + PR_CALENDAR_MARGIN;
}

/* Tells of a day that another row with dates gives hours. */
static void
report_twice (pr_compiler *c, gsize row, gsize other, int32_t day)
{
  const pr_cell *at = CELL (c, CALENDARS, other, DAYS);
  g_autoptr (GString) date = g_string_new (NULL);
  pr_value_print_date (c->w->epoch + day, date);
  FAULT (c, CALENDARS, row, DAYS, _ ("%s %s of calendar '%s' has two rows with dates: also %s:%d"),
         weekdays[pr_day_weekday (c->w->epoch + day)], date->str,
         CELL (c, CALENDARS, row, CALENDAR)->text, at->pos.file, at->pos.line);
}

/* Takes the days of a row with dates. */
static void
read_weeks (pr_compiler *c, gsize row, plan *p)
{
  const pr_cell *from = CELL (c, CALENDARS, row, FROM), *until = CELL (c, CALENDARS, row, UNTIL);
  unsigned days = CELL (c, CALENDARS, row, DAYS)->v.bits;
  pr_day epoch = c->w->epoch;
  int32_t first = from->given ? MAX (first_of_span (c), from->v.day - epoch) : first_of_span (c),
          end = until->given ? MIN (end_of_span (c), until->v.day + 1 - epoch) : end_of_span (c);
  gsize told = 0;          /* a row that this one clashes with: its other days need no report */
  bool any = first >= end; /* then it is outside the window, or the reader has reported it */
  if (p->by == NULL)
    p->by = g_new0 (gsize, end_of_span (c) - first_of_span (c));
  for (int32_t day = first; day < end; day++)
    {
      gsize *by = &p->by[day - first_of_span (c)];
      if (!(days & 1u << pr_day_weekday (epoch + day)))
        continue;
      any = true;
      if (*by > 0 && *by != told)
        report_twice (c, row, *by - 1, day);
      told = *by > 0 ? *by : told;
      *by = row + 1;
    }
  if (!any)
    CAUTION (c, CALENDARS, row, DAYS,
             _ ("this row has no effect: there is no %s between %s and %s"),
             CELL (c, CALENDARS, row, DAYS)->text, from->text, until->text);
}

static void
read_week (pr_compiler *c, gsize row, plan *p)
{
  const pr_cell *days = CELL (c, CALENDARS, row, DAYS), *open = CELL (c, CALENDARS, row, OPEN);
  bool bad_dates = BAD (c, CALENDARS, row, FROM) || BAD (c, CALENDARS, row, UNTIL);
  if (BAD (c, CALENDARS, row, DAYS) || BAD (c, CALENDARS, row, OPEN) || bad_dates)
    {
      p->always = true; /* nothing more is reported about it */
      return;
    }
  if (open->v.slots.always && (days->v.bits & ALL_DAYS) != ALL_DAYS)
    FAULT (c, CALENDARS, row, OPEN,
           _ ("'always' is for all days: write Mon-Sun, or 00:00-24:00 for these days"));
  if (CELL (c, CALENDARS, row, FROM)->given || CELL (c, CALENDARS, row, UNTIL)->given)
    {
      read_weeks (c, row, p);
      return;
    }
  int told = 0; /* a line that this one clashes with: its other days need no report */
  for (int d = 0; d < 7; d++)
    {
      if (!(days->v.bits & 1u << d))
        continue;
      if (p->days & 1u << d)
        {
          if (p->line[d] != told)
            FAULT (c, CALENDARS, row, DAYS,
                   _ ("%s of calendar '%s' is given twice: also in line %d"), weekdays[d],
                   CELL (c, CALENDARS, row, CALENDAR)->text, p->line[d]);
          told = p->line[d];
        }
      else
        add_slots (p, d, &open->v.slots);
      p->days |= 1u << d;
      p->line[d] = days->pos.line;
    }
  p->always |= open->v.slots.always;
}

static pr_cal_exception
exception_of (pr_day date, const pr_slots *slots)
{
  return (pr_cal_exception){ date, slots->always ? 1 : slots->n,
                             slots->always ? &whole_day : slots->slots };
}

static void
put_exception (plan *p, pr_day date, const pr_slots *slots, bool replace)
{
  pr_cal_exception e = exception_of (date, slots);
  for (guint i = 0; i < p->special->len; i++)
    if (g_array_index (p->special, pr_cal_exception, i).date == date)
      {
        if (replace)
          g_array_index (p->special, pr_cal_exception, i) = e;
        return;
      }
  g_array_append_val (p->special, e);
}

/* A row for one calendar wins over a row for all. */
static void
read_holidays (pr_compiler *c, plan *plans)
{
  for (gsize i = 0; i < ROWS (c, HOLIDAYS); i++)
    {
      const pr_cell *which = CELL (c, HOLIDAYS, i, CALENDAR);
      const pr_cell *date = CELL (c, HOLIDAYS, i, DATE), *open = CELL (c, HOLIDAYS, i, OPEN);
      bool all = strcmp (which->text, "*") == 0,
           bad = BAD (c, HOLIDAYS, i, DATE) || BAD (c, HOLIDAYS, i, OPEN);
      int one = all ? -1 : pr_names_find (c->calendars, which->text);
      if (!all && one < 0)
        pr_unknown (c, PR_TABLE_HOLIDAYS, i, PR_HOLIDAYS_CALENDAR, PR_REF_CALENDAR, which->text,
                    (const char *const *) c->calendars->names->pdata,
                    pr_names_length (c->calendars));
      for (guint k = 0; k < pr_names_length (c->calendars) && !bad; k++)
        if ((int) k == one || (all && !plans[k].always))
          put_exception (&plans[k], date->v.day, &open->v.slots, !all);
    }
}

/* Rows with dates hold on days for which there is no row of holidays. */
static void
add_weeks (const pr_compiler *c, plan *p)
{
  int32_t first = first_of_span (c), end = end_of_span (c);
  if (p->by == NULL)
    return;
  for (guint i = 0; i < p->special->len; i++)
    {
      int32_t day = g_array_index (p->special, pr_cal_exception, i).date - c->w->epoch;
      if (day >= first && day < end)
        p->by[day - first] = 0;
    }
  for (int32_t day = first; day < end; day++)
    {
      gsize by = p->by[day - first];
      if (by == 0)
        continue;
      pr_cal_exception e
          = exception_of (c->w->epoch + day, &CELL (c, CALENDARS, by - 1, OPEN)->v.slots);
      g_array_append_val (p->special, e);
    }
}

static bool
ever_opens (const plan *p)
{
  bool opens = p->always || p->week->len > 0;
  for (guint i = 0; i < p->special->len && !opens; i++)
    opens = g_array_index (p->special, pr_cal_exception, i).n_slots > 0;
  return opens;
}

/* A calendar that is always open but has exceptions consists of whole days. */
static pr_calendar *
build (const pr_compiler *c, plan *p)
{
  pr_world *w = c->w;
  int32_t first = first_of_span (c), end = end_of_span (c);
  if (p->always && p->special->len == 0)
    return pr_cal_new_always (w->epoch, first, end);
  for (int d = 0; d < 7 && p->always; d++)
    {
      pr_week_slot s = { d, whole_day };
      g_array_append_val (p->week, s);
    }
  return pr_cal_new (w->epoch, first, end, p->week->len,
                     (const pr_week_slot *) (void *) p->week->data, p->special->len,
                     (const pr_cal_exception *) (void *) p->special->data);
}

static gsize
row_of_calendar (const pr_compiler *c, const char *name)
{
  gsize i = 0;
  while (strcmp (CELL (c, CALENDARS, i, CALENDAR)->text, name) != 0)
    i++;
  return i;
}

static void
add_names (const pr_tables *t, pr_names *names)
{
  const pr_table *table = &t->table[PR_TABLE_CALENDARS];
  for (gsize i = 0; i < table->n; i++)
    if (*table->rows[i].cells[PR_CALENDARS_CALENDAR].text != '\0')
      pr_names_add (names, table->rows[i].cells[PR_CALENDARS_CALENDAR].text);
}

/* A calendar that only the other tables have, which no pool keeps: its hours do not matter. */
static void
build_other (pr_compiler *c, guint k)
{
  pr_world *w = c->w;
  w->calendars[k] = pr_cal_new_always (w->epoch, first_of_span (c), end_of_span (c));
}

void
pr_compile_calendars (pr_compiler *c)
{
  pr_world *w = c->w;
  g_autoptr (pr_names) own = pr_names_new ();
  add_names (c->t, own);
  add_names (c->t, c->calendars);
  if (c->also != NULL)
    add_names (c->also, c->calendars);
  pr_names_sort (c->calendars);

  guint n = pr_names_length (c->calendars);
  if (n > PR_MOST_CALENDARS)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_CALENDARS].file }),
                _ ("%u calendars; the most is %d"), n, PR_MOST_CALENDARS);
      pr_names_free (c->calendars);
      c->calendars = pr_names_new ();
      c->lost[PR_TABLE_CALENDARS] = true;
      w->calendars = g_new0 (pr_calendar *, 1);
      w->calendar_names = g_new0 (char *, 1);
      return;
    }
  g_autoptr (GArray) plans = g_array_sized_new (FALSE, TRUE, sizeof (plan), n + 1);
  g_array_set_clear_func (plans, plan_clear);
  g_array_set_size (plans, n);
  plan *p = (plan *) (void *) plans->data;
  for (guint k = 0; k < n; k++)
    {
      p[k].week = g_array_new (FALSE, FALSE, sizeof (pr_week_slot));
      p[k].special = g_array_new (FALSE, FALSE, sizeof (pr_cal_exception));
    }
  for (gsize i = 0; i < ROWS (c, CALENDARS); i++)
    if (*CELL (c, CALENDARS, i, CALENDAR)->text != '\0')
      read_week (c, i, &p[pr_names_find (c->calendars, CELL (c, CALENDARS, i, CALENDAR)->text)]);
  read_holidays (c, p);

  w->n_calendars = (uint16_t) n;
  w->calendars = g_new0 (pr_calendar *, n + 1);
  w->calendar_names = g_new0 (char *, n + 1);
  for (guint k = 0; k < n; k++)
    {
      const char *name = pr_names_get (c->calendars, k);
      w->calendar_names[k] = g_strdup (name);
      if (pr_names_find (own, name) < 0)
        {
          build_other (c, k);
          continue;
        }
      add_weeks (c, &p[k]);
      if (!ever_opens (&p[k]))
        FAULT (c, CALENDARS, row_of_calendar (c, name), OPEN, _ ("calendar '%s' never opens"),
               name);
      w->calendars[k] = build (c, &p[k]);
    }
}
