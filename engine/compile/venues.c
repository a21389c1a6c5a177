/* Venues: halls, lines of a bridge, for all or at each place. */
#include "compile/select.h"

#include <string.h>

static uint16_t
calendar_of (pr_compiler *c, gsize row)
{
  if (!CELL (c, VENUES, row, CALENDAR)->given)
    return PR_NONE16;
  int calendar = REFER (c, VENUES, row, CALENDAR, PR_REF_CALENDAR, c->calendars);
  return calendar < 0 ? PR_NONE16 : (uint16_t) calendar;
}

static void
add_venue (pr_compiler *c, gsize row, uint16_t place, uint16_t calendar)
{
  pr_world *w = c->w;
  w->venues[w->n_venues++] = (pr_venue){ .name = g_strdup (CELL (c, VENUES, row, VENUE)->text),
                                         .place = place,
                                         .count = (uint32_t) CELL (c, VENUES, row, COUNT)->v.count,
                                         .calendar = calendar };
}

void
pr_compile_venues (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, VENUES);
  c->venue_picks = pr_select (c, PR_TABLE_VENUES, PR_VENUES_VENUE, PR_VENUES_WHERE, c->venues);
  g_autofree uint16_t *calendars = g_new (uint16_t, n + 1);
  for (gsize row = 0; row < n; row++)
    calendars[row] = calendar_of (c, row);
  w->venues = g_new0 (pr_venue, c->venue_picks->len + n + 1);
  for (guint i = 0; i < c->venue_picks->len; i++)
    {
      const pr_pick *pick = &g_array_index (c->venue_picks, pr_pick, i);
      add_venue (c, pick->row, pick->place, calendars[pick->row]);
    }
  guint n_names = pr_names_length (c->venues);
  c->shared_venue = g_new (uint32_t, n_names + 1);
  memset (c->shared_venue, 0xff, n_names * sizeof *c->shared_venue);
  for (gsize row = 0; row < n; row++)
    if (!CELL (c, VENUES, row, WHERE)->given && *CELL (c, VENUES, row, VENUE)->text != '\0')
      {
        c->shared_venue[pr_names_find (c->venues, CELL (c, VENUES, row, VENUE)->text)]
            = w->n_venues;
        add_venue (c, row, PR_NONE16, calendars[row]);
      }
}

/* The venue of that name at a place; PR_NONE32: there is none. */
static uint32_t
venue_at (const pr_compiler *c, guint name, uint16_t place)
{
  guint low = 0, high = c->venue_picks->len;
  while (low < high && place != PR_NONE16)
    {
      guint mid = low + (high - low) / 2;
      const pr_pick *pick = &g_array_index (c->venue_picks, pr_pick, mid);
      if (pick->place == place && pick->key == name)
        return mid;
      if (pick->place < place || (pick->place == place && pick->key < name))
        low = mid + 1;
      else
        high = mid;
    }
  return c->shared_venue[name];
}

/* Reports what is wrong with one of the needs; PR_NONE32 then. */
static uint32_t
read_need (pr_compiler *c, pr_table_id table, gsize row, int column, uint16_t place,
           const pr_amount *amount)
{
  int name = pr_names_find (c->venues, amount->name);
  if (name < 0)
    {
      pr_unknown (c, table, row, column, PR_REF_VENUE, amount->name,
                  (const char *const *) c->venues->names->pdata, pr_names_length (c->venues));
      return PR_NONE32;
    }
  c->venues->used->data[name] = 1;
  uint32_t venue = venue_at (c, (guint) name, place);
  if (venue == PR_NONE32 && place == PR_NONE16)
    pr_fault (c, table, row, column,
              _ ("venue '%s' belongs to places; a course needs one that is shared"), amount->name);
  else if (venue == PR_NONE32)
    pr_fault (c, table, row, column, _ ("%s has no venue '%s'"), c->w->places[place].code,
              amount->name);
  else if (c->w->venues[venue].count == 0)
    return PR_NONE32; /* which has been reported */
  else if (amount->count > c->w->venues[venue].count)
    pr_fault (c, table, row, column,
              NGETTEXT ("needs %d of venue '%s', of which there is %u",
                        "needs %d of venue '%s', of which there are %u", c->w->venues[venue].count),
              (int) amount->count, amount->name, c->w->venues[venue].count);
  else
    return venue;
  return PR_NONE32;
}

uint16_t
pr_read_needs (pr_compiler *c, pr_table_id table, gsize row, int column, uint16_t place,
               pr_booking **bookings)
{
  const pr_amounts *needs = &pr_compiler_cell (c, table, row, column)->v.amounts;
  uint16_t n = 0;
  *bookings = NULL;
  if (needs->n == 0)
    return 0;
  *bookings = g_new (pr_booking, needs->n);
  for (gsize i = 0; i < needs->n; i++)
    {
      uint32_t venue = read_need (c, table, row, column, place, &needs->items[i]);
      if (venue != PR_NONE32)
        (*bookings)[n++] = (pr_booking){ venue, (uint32_t) needs->items[i].count };
    }
  return n;
}

/* A shared venue beside which every place that needs it has its own. */
void
pr_check_venues (pr_compiler *c)
{
  const pr_world *w = c->w;
  g_autofree guint8 *needed = g_new0 (guint8, w->n_venues + 1u);
  for (uint32_t i = 0; i < w->n_rehearsals; i++)
    for (uint16_t k = 0; k < w->rehearsals[i].n_needs; k++)
      needed[w->rehearsals[i].needs[k].venue] = 1;
  for (uint32_t i = 0; i < w->n_courses; i++)
    for (uint16_t k = 0; k < w->courses[i].n_needs; k++)
      needed[w->courses[i].needs[k].venue] = 1;
  for (gsize row = 0; row < ROWS (c, VENUES); row++)
    {
      int name = pr_names_find (c->venues, CELL (c, VENUES, row, VENUE)->text);
      if (name >= 0 && !CELL (c, VENUES, row, WHERE)->given && c->venues->used->data[name]
          && !needed[c->shared_venue[name]])
        CAUTION (c, VENUES, row, VENUE,
                 _ ("this row has no effect: every place that needs '%s' has its own"),
                 pr_names_get (c->venues, (guint) name));
    }
}
