/* Clock: the simulation's time and the civil calendar's days.
 *
 * A time is a whole number of microseconds since the scenario's epoch, which is
 * 00:00 local time (UTC+7, no daylight saving) on the scenario's start date.
 * Times before the epoch (a warm-up, the age of a backlog) are negative.
 * A day is a civil date, counted in days since 1970-01-01. Both are exact, so
 * that events at 08:00 or 17:00 sharp really coincide.
 */
#ifndef PR_KERNEL_CLOCK_H
#define PR_KERNEL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t pr_time; /* microseconds since the epoch */
__extension__ typedef __int128
    pr_wide;            /* sums of times: a million dossiers of two years overflow 64 bits */
typedef int32_t pr_day; /* days since 1970-01-01 */

#define PR_SECOND INT64_C (1000000)
#define PR_MINUTE (60 * PR_SECOND)
#define PR_HOUR (60 * PR_MINUTE)
#define PR_DAY (24 * PR_HOUR)
#define PR_NEVER INT64_MAX

/* Floor division: the day, relative to the epoch's day, in which t falls. */
static inline int32_t
pr_time_day (pr_time t)
{
  return (int32_t) (t >= 0 ? t / PR_DAY : -((-t + PR_DAY - 1) / PR_DAY));
}

/* Time of day of t, 0 <= result < PR_DAY. */
static inline pr_time
pr_time_of_day (pr_time t)
{
  return t - (pr_time) pr_time_day (t) * PR_DAY;
}

/* Rounds, and bounds the time by 3,000 years, which keeps sums with the clock within 64 bits. */
static inline pr_time
pr_effort_time (double microseconds)
{
  return (pr_time) ((microseconds < 1e17 ? microseconds : 1e17) + 0.5);
}

/* Civil date to day number and back (proleptic Gregorian calendar; algorithm of
 * H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
 * pr_day_from_civil() does not check its arguments; pr_day_valid() does. */
bool pr_day_valid (int year, int month, int day);
pr_day pr_day_from_civil (int year, int month, int day);
void pr_day_to_civil (pr_day d, int *year, int *month, int *day);

/* 0 is Monday, 6 is Sunday. */
static inline int
pr_day_weekday (pr_day d)
{
  return (int) (((int64_t) d + 3) % 7 + 7) % 7;
}

#endif
