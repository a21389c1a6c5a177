/* Any bytes as times, one a line, each read as every type that is a time: durations, times of
 * day, dates, instants, weekdays, opening hours, limits. What is accepted is within its range,
 * and its print reads back as the same. */
#include "round-trip.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const pr_col_type types[] = { PR_COL_DURATION, PR_COL_CLOCK, PR_COL_DATE, PR_COL_INSTANT,
                                     PR_COL_DAYS,     PR_COL_SLOTS, PR_COL_LIMIT };

static void
check_day (pr_day day)
{
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  g_assert (pr_day_valid (y, m, d) && pr_day_from_civil (y, m, d) == day);
}

static void
check_slots (const pr_slots *slots)
{
  g_assert (!slots->always || slots->n == 0);
  for (gsize i = 0; i < slots->n; i++)
    {
      g_assert (slots->slots[i].from >= 0 && slots->slots[i].from < slots->slots[i].to
                && slots->slots[i].to <= PR_DAY);
      g_assert (i == 0 || slots->slots[i].from >= slots->slots[i - 1].to);
    }
}

/* The ranges that the rest of the engine counts on. */
static void
check_ranges (const char *text)
{
  pr_column column = { .name = "x" };
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      pr_cell cell = { .text = text, .given = TRUE };
      g_autofree char *why = NULL;
      column.type = types[i];
      if (!pr_value_parse (&column, text, &cell, &why))
        continue;
      if (column.type == PR_COL_DURATION)
        g_assert (cell.v.time >= 0 && cell.v.time < PR_NEVER / 4);
      else if (column.type == PR_COL_CLOCK)
        g_assert (cell.v.time >= 0 && cell.v.time <= PR_DAY);
      else if (column.type == PR_COL_DATE)
        check_day (cell.v.day);
      else if (column.type == PR_COL_INSTANT)
        {
          check_day (cell.v.instant.day);
          g_assert (cell.v.instant.clock >= -1 && cell.v.instant.clock <= PR_DAY);
        }
      else if (column.type == PR_COL_DAYS)
        g_assert (cell.v.bits != 0 && cell.v.bits < 1u << 8);
      else if (column.type == PR_COL_SLOTS)
        check_slots (&cell.v.slots);
      else
        g_assert (cell.v.limit.n >= 0);
      pr_value_clear (&column, &cell);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *line = (const char *) data, *end = line + size;
  while (line < end)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize length = (gsize) ((stop != NULL ? stop : end) - line);
      for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
        round_trip (types[i], line, length);
      g_autofree char *text = g_strndup (line, length);
      g_strstrip (text);
      if (*text != '\0' && g_utf8_validate (text, -1, NULL))
        check_ranges (text);
      line += length + 1;
    }
  return 0;
}
