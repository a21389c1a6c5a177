/* Dates outside the window: rows, or whole tables, that can change nothing.
 *
 * Most often the year is wrong. Tables whose rows this file does not name are checked where they
 * are compiled. Holidays may be a list of many years, and much may be ready long before the
 * window: for these, there is a warning only for the table as a whole. */
#include "compile/compiler.h"

/* A blank cell gives `blank`; a date without a clock is its first instant, or its end. */
static pr_time
instant_of (const pr_compiler *c, const pr_column *column, const pr_cell *cell, bool ends,
            pr_time blank)
{
  if (!cell->given)
    return blank;
  bool date = column->type == PR_COL_DATE;
  pr_day day = date ? cell->v.day : cell->v.instant.day;
  pr_time clock = date ? -1 : cell->v.instant.clock;
  return (pr_time) (day - c->w->epoch) * PR_DAY + (clock >= 0 ? clock : ends ? PR_DAY : 0);
}

pr_time
pr_compiler_end (const pr_compiler *c)
{
  return c->t->cut_short ? PR_NEVER : c->w->end;
}

/* Checks rows that hold from one date on, or between two. */
static void
check_rows (pr_compiler *c, pr_table_id table, pr_time begin)
{
  const pr_table *t = &c->t->table[table];
  int from = pr_column_with (table, PR_COL_FROM), until = pr_column_with (table, PR_COL_UNTIL);
  const pr_column *columns = pr_schema[table].columns;
  for (gsize i = 0; i < t->n; i++)
    {
      const pr_cell *cells = t->rows[i].cells;
      pr_time first = instant_of (c, &columns[from], &cells[from], false, INT64_MIN),
              end = until < 0 ? PR_NEVER
                              : instant_of (c, &columns[until], &cells[until], true, PR_NEVER);
      if (first >= pr_compiler_end (c) || end <= begin)
        pr_caution (c, table, i, first >= pr_compiler_end (c) ? from : until,
                    _ ("this row has no effect: it is outside the window"));
    }
}

/* The earliest time that the law looks back to: that of the oldest pending dossier. */
static pr_time
oldest (const pr_compiler *c)
{
  pr_time begin = c->w->begin;
  for (size_t i = 0; i < c->w->n_backlog; i++)
    begin = MIN (begin, (pr_time) pr_time_day (c->w->backlog[i].received) * PR_DAY);
  return begin;
}

static void
check_holidays (pr_compiler *c)
{
  gsize n = ROWS (c, HOLIDAYS);
  pr_time begin = oldest (c);
  for (gsize i = 0; i < n; i++)
    {
      pr_time at = (pr_time) (CELL (c, HOLIDAYS, i, DATE)->v.day - c->w->epoch) * PR_DAY;
      if (at > begin - PR_DAY && at < pr_compiler_end (c))
        return;
    }
  if (n > 0)
    CAUTION (c, HOLIDAYS, 0, DATE,
             _ ("this table has no effect: all its dates are outside the window"));
}

static void
check_readiness (pr_compiler *c)
{
  gsize n = ROWS (c, READINESS);
  for (gsize i = 0; i < n; i++)
    {
      const pr_column *column = &pr_schema[PR_TABLE_READINESS].columns[PR_READINESS_READY];
      pr_time at = instant_of (c, column, CELL (c, READINESS, i, READY), false, INT64_MIN);
      bool delayed = CELL (c, READINESS, i, DELAY)->given;
      if (at < pr_compiler_end (c) && (at > c->w->begin || delayed))
        return;
    }
  if (n > 0)
    CAUTION (c, READINESS, 0, READY,
             _ ("all dates of this table are outside the window: what is ready before it holds "
                "nothing up, and what is ready after it is never there"));
}

void
pr_check_outside (pr_compiler *c)
{
  if (!c->window_known)
    return;
  for (pr_table_id t = 0; t < PR_N_TABLES; t++)
    if (pr_schema[t].window != PR_WINDOW_NONE)
      check_rows (c, t,
                  pr_schema[t].window == PR_WINDOW_SHOWN ? c->w->start
                  : t == PR_TABLE_CALENDARS              ? oldest (c)
                                                         : c->w->begin);
  check_holidays (c);
  check_readiness (c);
}
