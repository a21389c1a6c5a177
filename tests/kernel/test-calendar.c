#include "kernel/calendar.h"

#include "kernel-test.h"

#include <string.h>

#define AT(day, hour, minute) ((day) *PR_DAY + (hour) *PR_HOUR + (minute) *PR_MINUTE)
#define SLOT(h1, m1, h2, m2)                                                                       \
  {                                                                                                \
    (h1) * PR_HOUR + (m1) *PR_MINUTE, (h2) *PR_HOUR + (m2) *PR_MINUTE                              \
  }

/* The epoch is Tuesday 2025-07-01: day -1 is a Monday, day 5 a Sunday. */
#define FIRST (-15)
#define END 28

static pr_calendar *
office (size_t n_exceptions, const pr_cal_exception *exceptions)
{
  pr_week_slot week[10];

  for (int i = 0; i < 5; i++)
    {
      week[2 * i] = (pr_week_slot){ i, SLOT (13, 30, 17, 0) };
      week[2 * i + 1] = (pr_week_slot){ i, SLOT (8, 0, 12, 0) };
    }
  return pr_cal_new (pr_day_from_civil (2025, 7, 1), FIRST, END, 10, week, n_exceptions,
                     exceptions);
}

START_TEST (lunch_break)
{
  pr_calendar *c = office (0, NULL);

  ck_assert (!pr_cal_is_open (c, AT (0, 8, 0) - 1));
  ck_assert (pr_cal_is_open (c, AT (0, 8, 0)));
  ck_assert (!pr_cal_is_open (c, AT (0, 12, 0)));
  ck_assert (pr_cal_is_open (c, AT (0, 13, 30)));
  ck_assert_int_eq (pr_cal_next_change (c, AT (0, 7, 0)), AT (0, 8, 0));
  ck_assert_int_eq (pr_cal_next_change (c, AT (0, 8, 0)), AT (0, 12, 0));
  ck_assert_int_eq (pr_cal_next_change (c, AT (0, 12, 0)), AT (0, 13, 30));
  ck_assert_int_eq (pr_cal_next_open (c, AT (0, 9, 0)), AT (0, 9, 0));
  ck_assert_int_eq (pr_cal_next_open (c, AT (0, 12, 0)), AT (0, 13, 30));
  ck_assert_int_eq (pr_cal_open_until (c, AT (0, 9, 0)), AT (0, 9, 0));
  ck_assert_int_eq (pr_cal_open_until (c, AT (0, 12, 0)), AT (0, 12, 0));
  ck_assert_int_eq (pr_cal_open_until (c, AT (0, 13, 30)), AT (0, 12, 0));
  ck_assert_int_eq (pr_cal_closing (c, AT (0, 8, 0)), AT (0, 12, 0));
  ck_assert_int_eq (pr_cal_closing (c, AT (0, 12, 0)), PR_NEVER);
  ck_assert_int_eq (pr_cal_work_between (c, AT (0, 11, 0), AT (0, 14, 0)), 90 * PR_MINUTE);
  ck_assert_int_eq (pr_cal_add_work (c, AT (0, 11, 0), 90 * PR_MINUTE), AT (0, 14, 0));
  /* Work that fills the morning is done when it closes, not when the afternoon opens. */
  ck_assert_int_eq (pr_cal_add_work (c, AT (0, 11, 0), PR_HOUR), AT (0, 12, 0));
  ck_assert_int_eq (pr_cal_add_work (c, AT (0, 12, 30), 0), AT (0, 12, 30));
  ck_assert_int_eq (pr_cal_add_work (c, AT (0, 12, 30), 1), AT (0, 13, 30) + 1);
  ck_assert_int_eq (pr_cal_day_open (c, 0), AT (0, 8, 0));
  ck_assert_int_eq (pr_cal_day_close (c, 0), AT (0, 17, 0));
  pr_cal_free (c);
}
END_TEST

/* Friday is day 3: until it closes, until a cutoff, in its evening, on Saturday, at all times. */
START_TEST (day_counted)
{
  pr_calendar *c = office (0, NULL), *always = pr_cal_new_always (c->epoch, FIRST, END);

  ck_assert_int_eq (pr_cal_day_counted (c, AT (3, 0, 0), PR_DAY), 3);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (3, 12, 30), PR_DAY), 3);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (3, 17, 0), PR_DAY), 3);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (3, 17, 0) + 1, PR_DAY), 6);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (3, 15, 0), 15 * PR_HOUR), 3);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (3, 15, 0) + 1, 15 * PR_HOUR), 6);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (4, 9, 0), PR_DAY), 6);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (6, 9, 0), PR_DAY), 6);
  ck_assert_int_eq (pr_cal_day_counted (c, AT (END, 9, 0), PR_DAY), INT32_MAX);
  ck_assert_int_eq (pr_cal_day_counted (always, AT (4, 23, 0), PR_DAY), 4);
  ck_assert_int_eq (pr_cal_day_counted (always, AT (4, 23, 0), 15 * PR_HOUR), 5);
  pr_cal_free (always);
  pr_cal_free (c);
}
END_TEST

START_TEST (weekend_and_negative_days)
{
  pr_calendar *c = office (0, NULL);

  /* Friday day 3 17:00 to Monday day 6 08:00; and the same a week before the epoch. */
  ck_assert_int_eq (pr_cal_next_open (c, AT (3, 17, 0)), AT (6, 8, 0));
  ck_assert_int_eq (pr_cal_next_open (c, AT (-4, 17, 0)), AT (-1, 8, 0));
  ck_assert_int_eq (pr_cal_open_until (c, AT (6, 8, 0)), AT (3, 17, 0));
  ck_assert_int_eq (pr_cal_open_until (c, AT (-1, 0, 0)), AT (-4, 17, 0));
  ck_assert_int_eq (pr_cal_add_work (c, AT (-4, 16, 0), 2 * PR_HOUR), AT (-1, 9, 0));
  ck_assert_int_eq (pr_cal_work_between (c, AT (-8, 0, 0), AT (-1, 0, 0)),
                    5 * (7 * PR_HOUR + 30 * PR_MINUTE));
  ck_assert (pr_cal_is_workday (c, -1) && !pr_cal_is_workday (c, -2));
  ck_assert (!pr_cal_is_workday (c, -3) && pr_cal_is_workday (c, -4));
  ck_assert_int_eq (pr_cal_workday_after (c, -4, 1), -1);
  ck_assert_int_eq (pr_cal_workday_after (c, -4, 0), -4);
  ck_assert_int_eq (pr_cal_workday_after (c, -3, 0), -1);
  ck_assert_int_eq (pr_cal_workday_after (c, -3, 1), -1);
  ck_assert_int_eq (pr_cal_workday_after (c, 0, 3), 3);
  ck_assert_int_eq (pr_cal_workday_after (c, 0, 4), 6);
  ck_assert_int_eq (pr_cal_workday_after (c, 0, 10), 14);
  ck_assert_int_eq (pr_cal_workdays_between (c, -4, -1), 1);
  ck_assert_int_eq (pr_cal_workdays_between (c, -8, 6), 10);
  ck_assert_int_eq (pr_cal_workdays_between (c, 3, 5), 0);
  ck_assert_int_eq (pr_cal_day_open (c, 5), PR_NEVER);
  pr_cal_free (c);
}
END_TEST

START_TEST (outside_the_span)
{
  pr_calendar *c = office (0, NULL);
  pr_time before = FIRST * PR_DAY - 1, after = END * PR_DAY;

  ck_assert (!pr_cal_is_open (c, before) && !pr_cal_is_open (c, after));
  ck_assert_int_eq (pr_cal_next_open (c, before), PR_NEVER);
  ck_assert_int_eq (pr_cal_next_open (c, after), PR_NEVER);
  ck_assert_int_eq (pr_cal_next_change (c, after), PR_NEVER);
  ck_assert_int_eq (pr_cal_next_open (c, AT (END - 1, 17, 0)), PR_NEVER); /* a Monday evening */
  ck_assert_int_eq (pr_cal_next_change (c, AT (END - 1, 17, 0)), PR_NEVER);
  ck_assert_int_eq (pr_cal_open_until (c, before), INT64_MIN);
  ck_assert_int_eq (pr_cal_open_until (c, FIRST * PR_DAY), INT64_MIN);
  ck_assert_int_eq (pr_cal_open_until (c, after), AT (END - 1, 17, 0));
  ck_assert_int_eq (pr_cal_open_until (c, after + 1), AT (END - 1, 17, 0));
  ck_assert_int_eq (pr_cal_closing (c, after), PR_NEVER);
  ck_assert_int_eq (pr_cal_add_work (c, AT (END - 1, 16, 0), PR_HOUR), AT (END - 1, 17, 0));
  ck_assert_int_eq (pr_cal_add_work (c, AT (END - 1, 16, 0), PR_HOUR + 1), PR_NEVER);
  ck_assert_int_eq (pr_cal_add_work (c, 0, PR_NEVER), PR_NEVER);
  ck_assert_int_eq (pr_cal_work_between (c, AT (END - 1, 16, 0), AT (END + 5, 0, 0)), PR_HOUR);
  ck_assert_int_eq (pr_cal_workday_after (c, END - 1, 0), END - 1);
  ck_assert_int_eq (pr_cal_workday_after (c, END - 1, 1), INT32_MAX);
  ck_assert_int_eq (pr_cal_workday_after (c, END, 0), INT32_MAX);
  ck_assert_int_eq (pr_cal_workday_after (c, 0, INT32_MAX), INT32_MAX);
  ck_assert_int_eq (pr_cal_workday_after (c, FIRST - 1, 1), INT32_MAX);
  ck_assert (!pr_cal_is_workday (c, END) && !pr_cal_is_workday (c, FIRST - 1));
  ck_assert_int_eq (pr_cal_day_open (c, END), PR_NEVER);
  ck_assert_int_eq (pr_cal_day_close (c, FIRST - 1), PR_NEVER);
  pr_cal_free (c);
}
END_TEST

/* Wednesday off; Thursday with an evening session; Saturday morning worked. */
START_TEST (dated_exceptions)
{
  pr_day epoch = pr_day_from_civil (2025, 7, 1);
  const pr_slot thursday[]
      = { SLOT (18, 0, 20, 0), SLOT (8, 0, 12, 0), SLOT (13, 30, 17, 0) }; /* any order */
  const pr_slot saturday[] = { SLOT (8, 0, 11, 30) };
  const pr_cal_exception e[] = { { epoch + 4, 1, saturday },
                                 { epoch + 1, 0, NULL },
                                 { epoch + 2, 3, thursday },
                                 { epoch + END + 100, 1, saturday } /* beyond the span */ };
  pr_calendar *c = office (4, e);

  ck_assert (!pr_cal_is_workday (c, 1));
  ck_assert_int_eq (pr_cal_next_open (c, AT (0, 17, 0)), AT (2, 8, 0));
  ck_assert_int_eq (pr_cal_workday_after (c, 0, 1), 2);
  ck_assert_int_eq (pr_cal_day_close (c, 2), AT (2, 20, 0));
  ck_assert_int_eq (pr_cal_next_open (c, AT (2, 17, 0)), AT (2, 18, 0));
  ck_assert_int_eq (pr_cal_work_between (c, AT (2, 0, 0), AT (3, 0, 0)),
                    9 * PR_HOUR + 30 * PR_MINUTE);
  ck_assert_int_eq (pr_cal_workday_after (c, 3, 1), 4);
  ck_assert_int_eq (pr_cal_day_close (c, 4), AT (4, 11, 30));
  ck_assert_int_eq (pr_cal_workdays_between (c, 0, 6), 4); /* Thu, Fri, Sat, Mon */
  pr_cal_free (c);
}
END_TEST

/* Sunday 20:00-24:00 and Monday 00:00-06:00 are one interval. */
START_TEST (through_midnight)
{
  const pr_week_slot week[] = { { 0, SLOT (0, 0, 6, 0) }, { 6, SLOT (20, 0, 24, 0) } };
  pr_calendar *c = pr_cal_new (pr_day_from_civil (2025, 7, 1), FIRST, END, 2, week, 0, NULL);

  ck_assert (pr_cal_is_open (c, AT (6, 0, 0)));
  ck_assert_int_eq (pr_cal_next_change (c, AT (5, 20, 0)), AT (6, 6, 0));
  ck_assert_int_eq (pr_cal_closing (c, AT (5, 23, 0)), AT (6, 6, 0));
  ck_assert_int_eq (pr_cal_day_open (c, 5), AT (5, 20, 0));
  ck_assert_int_eq (pr_cal_day_close (c, 5), AT (6, 0, 0));
  ck_assert_int_eq (pr_cal_day_open (c, 6), AT (6, 0, 0));
  ck_assert_int_eq (pr_cal_day_close (c, 6), AT (6, 6, 0));
  ck_assert_int_eq (pr_cal_workday_after (c, 5, 1), 6);
  ck_assert_int_eq (pr_cal_workday_after (c, 6, 1), 12);
  ck_assert_int_eq (pr_cal_add_work (c, AT (5, 20, 0), 10 * PR_HOUR), AT (6, 6, 0));
  pr_cal_free (c);
}
END_TEST

START_TEST (overlaps_merge)
{
  const pr_week_slot week[] = { { 1, SLOT (10, 0, 12, 0) },
                                { 1, SLOT (8, 0, 11, 0) },
                                { 1, SLOT (8, 30, 9, 0) },
                                { 1, SLOT (12, 0, 13, 0) } };
  pr_calendar *c = pr_cal_new (pr_day_from_civil (2025, 7, 1), 0, 7, 4, week, 0, NULL);

  ck_assert_uint_eq (c->n, 1);
  ck_assert_int_eq (pr_cal_next_change (c, AT (0, 8, 0)), AT (0, 13, 0));
  ck_assert_int_eq (pr_cal_work_between (c, AT (0, 0, 0), AT (7, 0, 0)), 5 * PR_HOUR);
  pr_cal_free (c);
}
END_TEST

START_TEST (always_open)
{
  pr_calendar *c = pr_cal_new_always (pr_day_from_civil (2025, 7, 1), FIRST, END);

  ck_assert (pr_cal_is_open (c, -PR_HOUR));
  ck_assert_int_eq (pr_cal_next_change (c, 5), PR_NEVER);
  ck_assert_int_eq (pr_cal_next_open (c, 5), 5);
  ck_assert_int_eq (pr_cal_closing (c, 5), PR_NEVER);
  ck_assert_int_eq (pr_cal_work_between (c, -5, 6), 11);
  ck_assert_int_eq (pr_cal_add_work (c, 5, 6), 11);
  ck_assert_int_eq (pr_cal_add_work (c, 5, PR_NEVER), PR_NEVER);
  ck_assert (pr_cal_is_workday (c, 5));
  ck_assert_int_eq (pr_cal_workday_after (c, 5, 3), 8);
  ck_assert_int_eq (pr_cal_workday_after (c, 5, 0), 5);
  ck_assert_int_eq (pr_cal_workday_after (c, 5, INT32_MAX), INT32_MAX);
  ck_assert_int_eq (pr_cal_workdays_between (c, -2, 5), 7);
  ck_assert_int_eq (pr_cal_day_open (c, -2), -2 * PR_DAY);
  ck_assert_int_eq (pr_cal_day_close (c, -2), -PR_DAY);
  pr_cal_free (c);
}
END_TEST

START_TEST (never_open)
{
  pr_calendar *c = pr_cal_new (0, FIRST, END, 0, NULL, 0, NULL);

  ck_assert (!pr_cal_is_open (c, 0));
  ck_assert_int_eq (pr_cal_next_open (c, 0), PR_NEVER);
  ck_assert_int_eq (pr_cal_next_change (c, 0), PR_NEVER);
  ck_assert_int_eq (pr_cal_add_work (c, 0, 1), PR_NEVER);
  ck_assert_int_eq (pr_cal_work_between (c, 0, PR_DAY), 0);
  ck_assert_int_eq (pr_cal_workday_after (c, 0, 1), INT32_MAX);
  pr_cal_free (c);
}
END_TEST

/* The naive model: one flag a minute, straight from the definition. */
#define MINUTES ((END - FIRST) * 1440)

static bool flag[MINUTES];

static void
mark (int32_t day, const pr_slot *s)
{
  for (pr_time t = s->from; t < s->to; t += PR_MINUTE)
    flag[(day - FIRST) * 1440 + t / PR_MINUTE] = true;
}

static pr_calendar *
random_calendar (uint64_t *s)
{
  enum { SLOTS = 20, EXCEPTIONS = 6 };
  pr_week_slot week[SLOTS];
  pr_cal_exception exceptions[EXCEPTIONS];
  pr_slot slots[EXCEPTIONS][3];
  pr_day epoch = (pr_day) (noise (s) % 20000);
  size_t n_week = noise (s) % SLOTS;

  for (size_t i = 0; i < SLOTS + EXCEPTIONS * 3; i++)
    {
      pr_time from = (pr_time) (noise (s) % 1440), length = 1 + (pr_time) (noise (s) % 600);
      pr_time to = from + length < 1440 ? from + length : 1440;
      from = noise (s) % 5 == 0 ? 0 : from;
      pr_slot slot = { from * PR_MINUTE, to * PR_MINUTE };
      if (i < SLOTS)
        week[i] = (pr_week_slot){ (int) (noise (s) % 7), slot };
      else
        slots[(i - SLOTS) / 3][(i - SLOTS) % 3] = slot;
    }
  for (int i = 0; i < EXCEPTIONS; i++) /* distinct dates */
    exceptions[i] = (pr_cal_exception){ epoch + FIRST + i * 7 + (int) (noise (s) % 7),
                                        noise (s) % 4, slots[i] };

  memset (flag, 0, sizeof flag);
  for (int32_t d = FIRST; d < END; d++)
    {
      const pr_cal_exception *e = NULL;
      for (int i = 0; i < EXCEPTIONS; i++)
        if (exceptions[i].date == epoch + d)
          e = &exceptions[i];
      for (size_t i = 0; e != NULL && i < e->n_slots; i++)
        mark (d, &e->slots[i]);
      for (size_t i = 0; e == NULL && i < n_week; i++)
        if (week[i].weekday == pr_day_weekday (epoch + d))
          mark (d, &week[i].slot);
    }
  return pr_cal_new (epoch, FIRST, END, n_week, week, EXCEPTIONS, exceptions);
}

static pr_time
naive_work (pr_time a, pr_time b)
{
  pr_time work = 0;

  for (int i = 0; i < MINUTES; i++)
    {
      pr_time from = FIRST * PR_DAY + i * PR_MINUTE, to = from + PR_MINUTE;
      from = from > a ? from : a;
      to = to < b ? to : b;
      if (flag[i] && from < to)
        work += to - from;
    }
  return work;
}

static pr_time
naive_add (pr_time t, pr_time work)
{
  for (int i = 0; i < MINUTES && work > 0; i++)
    {
      pr_time from = FIRST * PR_DAY + i * PR_MINUTE, to = from + PR_MINUTE;
      from = from > t ? from : t;
      if (!flag[i] || from >= to)
        continue;
      if (work <= to - from)
        return from + work;
      work -= to - from;
    }
  return work > 0 ? PR_NEVER : t;
}

/* The first minute edge after t where the flags change; the end of the span closes. */
static pr_time
naive_change (pr_time t)
{
  int64_t i = (t - FIRST * PR_DAY) / PR_MINUTE;

  for (int64_t j = i + 1; j < MINUTES; j++)
    if (flag[j] != flag[i])
      return FIRST * PR_DAY + j * PR_MINUTE;
  return flag[i] ? END * PR_DAY : PR_NEVER;
}

static void
check_days (const pr_calendar *c)
{
  for (int32_t d = FIRST; d < END; d++)
    {
      const bool *f = flag + (d - FIRST) * 1440;
      pr_time open = PR_NEVER, close = PR_NEVER;
      for (int i = 0; i < 1440; i++)
        if (f[i])
          {
            open = open == PR_NEVER ? d * PR_DAY + i * PR_MINUTE : open;
            close = d * PR_DAY + (i + 1) * PR_MINUTE;
          }
      ck_assert_int_eq (pr_cal_is_workday (c, d), open != PR_NEVER);
      ck_assert_int_eq (pr_cal_day_open (c, d), open);
      ck_assert_int_eq (pr_cal_day_close (c, d), close);
      ck_assert_int_eq (pr_cal_workdays_between (c, d - 1, d), open != PR_NEVER);
      int32_t n = 0;
      for (int32_t e = d; e < END; e++)
        {
          if (e > d && pr_cal_is_workday (c, e))
            ck_assert_int_eq (pr_cal_workday_after (c, d, ++n), e);
          ck_assert_int_eq (pr_cal_workdays_between (c, d, e), n);
        }
      ck_assert_int_eq (pr_cal_workday_after (c, d, n + 1), INT32_MAX);
    }
}

START_TEST (against_minutes)
{
  uint64_t s = 1000 + (uint64_t) _i;
  pr_calendar *c = random_calendar (&s);

  check_days (c);
  for (int i = 0; i < 300; i++)
    {
      pr_time span = (END - FIRST) * PR_DAY;
      pr_time a = FIRST * PR_DAY + (pr_time) (noise (&s) % (uint64_t) span);
      pr_time b = FIRST * PR_DAY + (pr_time) (noise (&s) % (uint64_t) span);
      if (i % 3 == 0) /* whole minutes hit the edges */
        a -= pr_time_of_day (a) % PR_MINUTE;
      if (a > b)
        b = a + (b - FIRST * PR_DAY) % PR_DAY;
      int64_t minute = (a - FIRST * PR_DAY) / PR_MINUTE;
      bool open = flag[minute];
      pr_time change = naive_change (a), work = naive_work (a, b);
      ck_assert_int_eq (pr_cal_is_open (c, a), open);
      ck_assert_int_eq (pr_cal_next_change (c, a), change);
      ck_assert_int_eq (pr_cal_next_open (c, a), open ? a : change);
      ck_assert_int_eq (pr_cal_closing (c, a), open ? change : PR_NEVER);
      ck_assert_int_eq (pr_cal_work_between (c, a, b), work);
      pr_time done = pr_cal_add_work (c, a, work);
      ck_assert_int_eq (done, naive_add (a, work));
      ck_assert_int_eq (pr_cal_work_between (c, a, done), work); /* inverse */
      ck_assert (done <= b || b > END * PR_DAY);                 /* the smallest such instant */
      pr_time more = (pr_time) (noise (&s) % (uint64_t) (20 * PR_DAY));
      ck_assert_int_eq (pr_cal_add_work (c, a, more), naive_add (a, more));
    }
  pr_cal_free (c);
}
END_TEST

int
main (void)
{
  Suite *s = suite_create ("calendar");
  TCase *t = tcase_create ("calendar");
  suite_add_tcase (s, t);
  tcase_set_timeout (t, 60);
  tcase_add_test (t, lunch_break);
  tcase_add_test (t, day_counted);
  tcase_add_test (t, weekend_and_negative_days);
  tcase_add_test (t, outside_the_span);
  tcase_add_test (t, dated_exceptions);
  tcase_add_test (t, through_midnight);
  tcase_add_test (t, overlaps_merge);
  tcase_add_test (t, always_open);
  tcase_add_test (t, never_open);
  tcase_add_loop_test (t, against_minutes, 0, 40);
  return run_suite (s);
}
