/* Working-time calendars: when a place is open, compiled for a span of days.
 *
 * A calendar is a weekly pattern of slots and dated exceptions that replace the
 * pattern on their date. Compiled, it is a sorted list of disjoint, non-touching
 * open intervals [open, close) with the work done before each, and a table of
 * days. A slot may end at 24:00; a slot that touches the next one (Sunday to
 * 24:00, Monday from 00:00) is one interval, so that nothing closes at midnight.
 * An always-open calendar has one interval that never ends.
 *
 * Instants: at t = open a place is open, at t = close it is closed, but work
 * that ends at t = close was done in time. Outside the compiled span the queries
 * return PR_NEVER (or false); the builder takes a span with room on both sides.
 */
#ifndef PR_KERNEL_CALENDAR_H
#define PR_KERNEL_CALENDAR_H

#include "kernel/clock.h"

#include <stddef.h>

typedef struct {
  pr_time from, to; /* time of day, 0 <= from < to <= PR_DAY */
} pr_slot;

typedef struct {
  int weekday; /* 0 Monday .. 6 Sunday */
  pr_slot slot;
} pr_week_slot;

typedef struct {
  pr_day date;
  size_t n_slots; /* 0: closed on that date */
  const pr_slot *slots;
} pr_cal_exception;

typedef struct {
  bool always;
  pr_day epoch;      /* the day of time 0 */
  int32_t first_day; /* compiled span, days relative to the epoch: first_day <= d < end_day */
  int32_t end_day;
  size_t n;
  pr_time *open, *close; /* n intervals */
  pr_time *before;       /* working time in intervals 0 .. i-1 */
  int32_t
      *day_interval;    /* [d - first_day]: first interval with close > start of day d, n if none */
  int32_t *workdays;    /* [d - first_day], one more entry at end: working days in [first_day, d) */
  int32_t *nth_workday; /* the i-th working day (relative to the epoch), i from 0 */
  pr_time *day_open;    /* [d - first_day] first opening instant in day d, PR_NEVER if a day off */
  pr_time *day_close;   /* [d - first_day] last closing instant of day d (<= start of d+1) */
} pr_calendar;

/* Compiles a calendar. Overlapping slots merge. There is at most one exception per date
 * (the caller has checked this). Never fails. Free with pr_cal_free(). */
pr_calendar *pr_cal_new (pr_day epoch, int32_t first_day, int32_t end_day, size_t n_week,
                         const pr_week_slot *week, size_t n_exceptions,
                         const pr_cal_exception *exceptions);
pr_calendar *pr_cal_new_always (pr_day epoch, int32_t first_day, int32_t end_day);
/* A copy that is open only from the beginning of first_day to the beginning of end_day (days
 * relative to the epoch; they may lie outside the span). */
pr_calendar *pr_cal_new_clipped (const pr_calendar *c, int32_t first_day, int32_t end_day);
/* Open as `before` is up to the beginning of the day, and as `after` from then on; both have the
 * same span. */
pr_calendar *pr_cal_new_spliced (const pr_calendar *before, const pr_calendar *after, int32_t day);
void pr_cal_free (pr_calendar *c);

bool pr_cal_is_open (const pr_calendar *c, pr_time t);
/* The first instant > t at which open/closed changes; PR_NEVER if none. */
pr_time pr_cal_next_change (const pr_calendar *c, pr_time t);
/* The first open instant >= t (t itself when open). */
pr_time pr_cal_next_open (const pr_calendar *c, pr_time t);
/* The same, and when it closes then. */
pr_time pr_cal_next_hours (const pr_calendar *c, pr_time t, pr_time *closing);
/* The last instant <= t up to which it was open: t itself if it was open just before. INT64_MIN
 * if it was not open before, within the span. */
pr_time pr_cal_open_until (const pr_calendar *c, pr_time t);
/* While open at t: the closing instant of that interval. */
pr_time pr_cal_closing (const pr_calendar *c, pr_time t);
/* Working time in [a, b), a <= b. */
pr_time pr_cal_work_between (const pr_calendar *c, pr_time a, pr_time b);
/* The instant at which `work` >= 0 of working time after t is done. */
pr_time pr_cal_add_work (const pr_calendar *c, pr_time t, pr_time work);

/* Days, relative to the epoch. A working day has any open time. */
bool pr_cal_is_workday (const pr_calendar *c, int32_t day);
/* n-th working day strictly after `day` (n >= 1), INT32_MAX beyond the span; n = 0 gives
 * the first working day >= day. */
int32_t pr_cal_workday_after (const pr_calendar *c, int32_t day, int32_t n);
/* The day for which what comes at `t` counts: its own day if that is a working day and t is not
 * after its last closing nor after `latest` (a time of day); else the next working day, INT32_MAX
 * beyond the span. */
int32_t pr_cal_day_counted (const pr_calendar *c, pr_time t, pr_time latest);
/* Number of working days d with a < d <= b (a <= b). */
int32_t pr_cal_workdays_between (const pr_calendar *c, int32_t a, int32_t b);
/* First opening and last closing instant on a working day (for always-open: 00:00 and 24:00). */
pr_time pr_cal_day_open (const pr_calendar *c, int32_t day);
pr_time pr_cal_day_close (const pr_calendar *c, int32_t day);

#endif
