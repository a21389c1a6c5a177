/* Figures of places: of the province and each place, of single places, and of units. */
#include "figure/reduce.h"
#include "figure/rows.h"
#include "figure/verdict.h"
#include "figure/window.h"

#include <string.h>

static double
place_sum (const pr_record *rec, uint32_t i, size_t offset)
{
  int64_t sum = 0, x;
  uint32_t from = i == PR_PROVINCE ? 0 : i, until = i == PR_PROVINCE ? rec->n_places : i + 1;
  for (uint32_t p = from; p < until; p++)
    {
      memcpy (&x, (const char *) &rec->place[p] + offset, sizeof x);
      sum += x;
    }
  return (double) sum;
}

static pr_tally
place_tally (const pr_record *rec, uint32_t i, size_t offset)
{
  pr_tally sum = { 0 }, x;
  uint32_t from = i == PR_PROVINCE ? 0 : i, until = i == PR_PROVINCE ? rec->n_places : i + 1;
  for (uint32_t p = from; p < until; p++)
    {
      memcpy (&x, (const char *) &rec->place[p] + offset, sizeof x);
      sum.max = x.n > 0 && (sum.n == 0 || x.max > sum.max) ? x.max : sum.max;
      sum.n += x.n;
      sum.sum += x.sum;
    }
  return sum;
}

#define VALUE_OF_COUNT(field, ...)                                                                 \
  VALUE (field) { return place_sum (rec, i, offsetof (pr_place_count, field)); }
PR_COUNTS (VALUE_OF_COUNT)

VALUE (backlog) { return place_sum (rec, i, offsetof (pr_place_count, in_process)); }

/* The first working day on which a place has staff: a unit that begins within the window has no
 * dossiers before then. */
static uint32_t
first_workday_of (const pr_results *r, uint32_t i)
{
  const pr_world *w = r->world;
  if (i != PR_PROVINCE)
    for (uint32_t d = 0; d < pr_window_days (r); d++)
      for (uint32_t s = 0; s < w->places[i].n_shifts; s++)
        {
          const pr_shift *shift = &w->shifts[w->places[i].first_shift + s];
          if (pr_window_workday (r, d)
              && pr_cal_is_workday (w->calendars[shift->calendar], w->first_day + (int32_t) d))
            return d;
        }
  return pr_window_first_workday (r);
}

VALUE (backlog_first) { return pr_day_sum (rec, PR_SERIES_BACKLOG, i, first_workday_of (r, i)); }

VALUE (in_process_mean)
{
  return place_sum (rec, i, offsetof (pr_place_count, process_time))
         / (double) (r->world->end - r->world->start);
}

VALUE (overdue) { return place_sum (rec, i, offsetof (pr_place_count, overdue)); }

VALUE (deciding) { return place_sum (rec, i, offsetof (pr_place_count, deciding)); }

VALUE (held) { return place_sum (rec, i, offsetof (pr_place_count, held)); }

VALUE (visits_waiting) { return place_sum (rec, i, offsetof (pr_place_count, waiting_visits)); }

VALUE (throughput)
{
  return ratio (returned (r, rec, i, day), pr_window_workdays (r, 0, pr_window_days (r)));
}

VALUE (on_time_share)
{
  double kept = on_time_count (r, rec, i, day);
  return ratio (kept, kept + late_count (r, rec, i, day));
}

VALUE (on_time_renewed_share)
{
  return ratio (on_time_renewed_count (r, rec, i, day),
                on_time_count (r, rec, i, day) + late_count (r, rec, i, day));
}

VALUE (sojourn)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, sojourn));
  return pr_tally_mean (&t) / SECONDS_A_DAY;
}

VALUE (acceptance)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, acceptance));
  return pr_tally_mean (&t) / 3600;
}

VALUE (counter_wait)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, counter_wait));
  return pr_tally_mean (&t) / 60;
}

VALUE (counter_longest)
{
  pr_tally t = place_tally (rec, i, offsetof (pr_place_count, counter_wait));
  return t.n > 0 ? (double) t.max * 1e-6 / 60 : NAN;
}

VALUE (population) { return r->world->places[i].population; }

static double
hours_since_start (const pr_results *r, pr_time at)
{
  return at == PR_NEVER ? NAN : (double) (at - r->world->start) / MICROSECONDS_AN_HOUR;
}

VALUE (emptied_first) { return hours_since_start (r, rec->place[i].first_empty); }

VALUE (emptied_last) { return hours_since_start (r, rec->place[i].last_empty); }

VALUE (normal) { return pr_normal_level (r, backlog_first, PR_NORMAL_BACKLOG, i); }

VALUE (deciding_first) { return pr_day_sum (rec, PR_SERIES_DECIDING, i, first_workday_of (r, i)); }

double
pr_normal_deciding (const pr_results *r, uint32_t place)
{
  return pr_normal_level (r, deciding_first, PR_NORMAL_DECIDING, place);
}

VALUE (deciding_peak) { return pr_peak (r, rec, i); }

VALUE (deciding_peak_date) { return pr_peak_day (r, rec, i); }

VALUE (deciding_recovered) { return pr_recovered_day (r, rec, i); }

/* Over the days of the window. */
static double
sum_of_days (const pr_results *r, const pr_record *rec, pr_series_id id, uint32_t i)
{
  double sum = 0;
  for (uint32_t d = 0; d < pr_window_days (r); d++)
    sum += pr_day_sum (rec, id, i, d);
  return sum;
}

VALUE (decided_late) { return sum_of_days (r, rec, PR_SERIES_DUE_LATE, i); }

VALUE (decided_on_time)
{
  double kept = sum_of_days (r, rec, PR_SERIES_DUE_ON_TIME, i);
  return ratio (kept, kept + decided_late (r, rec, i, day));
}

/* With a change from a date on, that change; a place whose tier has ended has none. */
VALUE (posts)
{
  double sum = 0;
  const pr_world *w = r->world, *last = w->later != NULL ? w->later : w;
  uint32_t from = i == PR_PROVINCE ? 0 : i, until = i == PR_PROVINCE ? w->n_places : i + 1;
  for (uint32_t p = from; p < until; p++)
    {
      const pr_place *place = &last->places[p];
      for (uint32_t k = 0;
           k < place->n_pools && place->tier_first < w->end_day && place->tier_end >= w->end_day;
           k++)
        sum += last->pools[place->first_pool + k].count;
    }
  return sum;
}

VALUE (lat) { return r->world->places[i].lat; }

VALUE (lon) { return r->world->places[i].lon; }

VALUE (growth) { return backlog (r, rec, i, day) / normal (r, rec, i, day); }

VALUE (ready) { return pr_place_passes (r, rec, i); }

VALUE (waiting_most)
{
  const pr_place *p = &r->world->places[i];
  double most = 0;
  for (uint32_t k = 0; k < p->n_pools; k++)
    most = fmax (most, pr_pool_most_waiting (rec, p->first_pool + k));
  return most;
}

const pr_figure pr_province_figures[] = {
#define COUNT_ROW(field, good_, needs_, unit_, doc_)                                               \
  { .name = #field,                                                                                \
    .unit = unit_,                                                                                 \
    .kind = PR_KIND_COUNT,                                                                         \
    .good = PR_##good_##_IS_GOOD,                                                                  \
    .needs = PR_NEEDS_##needs_,                                                                    \
    .value = field,                                                                                \
    .doc = doc_ },
  /* clang-format off */
  PR_COUNTS (COUNT_ROW)
  /* clang-format on */
  { .name = "backlog_end",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = backlog,
    .doc = N_ ("in process at the end of the window, by place of filing") },
  { .name = "backlog_first_day",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = backlog_first,
    .doc = N_ ("in process at the end of the first working day on which the place has staff "
               "(province: the window's first), by place of filing") },
  { .name = "in_process_mean",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_TIME,
    .good = PR_LESS_IS_GOOD,
    .value = in_process_mean,
    .doc = N_ ("in process, by place of filing, time-persistent mean over the window") },
  { .name = "overdue",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = overdue,
    .doc = N_ ("in process past their due date at the last sample") },
  { .name = "held",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .value = held,
    .doc = N_ (
        "dossiers, or branches of them, at this place at the end of the window, wherever filed") },
  { .name = "visits_waiting",
    .needs = PR_NEEDS_COUNTER,
    .unit = NP_ ("unit", "visits"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = visits_waiting,
    .doc = N_ ("visitors waiting or being served at the end of the window") },
  { .name = "throughput",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "dossiers per working day"),
    .kind = PR_KIND_RATIO,
    .value = throughput,
    .doc = N_ ("returned / working days of the window") },
  { .name = "on_time",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .good = PR_MORE_IS_GOOD,
    .value = on_time_share,
    .doc = N_ ("on_time_count / (on_time_count + late_count), against the first due date") },
  { .name = "on_time_renewed",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .good = PR_MORE_IS_GOOD,
    .value = on_time_renewed_share,
    .doc = N_ ("on_time_renewed_count / (on_time_count + late_count), against the date renewed by "
               "the apology") },
  { .name = "sojourn_mean",
    .unit = NP_ ("unit", "days"),
    .kind = PR_KIND_TALLY,
    .good = PR_LESS_IS_GOOD,
    .value = sojourn,
    .doc = N_ (
        "submission or arrival at the counter until finished, calendar time, finished dossiers") },
  { .name = "acceptance_mean",
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .good = PR_LESS_IS_GOOD,
    .value = acceptance,
    .doc = N_ ("online and post: submission until received, calendar time") },
  { .name = "counter_wait_mean",
    .unit = NP_ ("unit", "minutes"),
    .kind = PR_KIND_TALLY,
    .good = PR_LESS_IS_GOOD,
    .value = counter_wait,
    .doc = N_ ("visitors: arrival, or opening if later, until first served") },
  { .name = "counter_wait_longest",
    .unit = NP_ ("unit", "minutes"),
    .kind = PR_KIND_TALLY,
    .good = PR_LESS_IS_GOOD,
    .value = counter_longest,
    .doc = N_ ("the longest such wait of a replication") },
  { .name = "deciding",
    .needs = PR_NEEDS_DECIDING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .good = PR_LESS_IS_GOOD,
    .value = deciding,
    .doc = N_ ("in process at the end of the window that the place decides, wherever filed") },
  { .name = "deciding_peak",
    .needs = PR_NEEDS_DECIDING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_TALLY,
    .good = PR_LESS_IS_GOOD,
    .value = deciding_peak,
    .doc = N_ ("the most that are in process at the end of a working day and that the place "
               "decides") },
  { .name = "deciding_peak_date",
    .unit = NP_ ("unit", "date"),
    .kind = PR_KIND_DATE,
    .bare = true,
    .value = deciding_peak_date,
    .doc = N_ ("the first working day at whose end they are so many; blank: there are never any") },
  { .name = "deciding_recovered",
    .unit = NP_ ("unit", "date"),
    .kind = PR_KIND_DATE,
    .bare = true,
    .value = deciding_recovered,
    .doc = N_ ("the first working day, not before that day, at whose end they are within the "
               "normal range, and are at the ends of the five working days after it: at most "
               "[report] ready_growth times normal (as for the verdict), plus 5; that day itself "
               "if they never are more; blank: not within the window") },
  { .name = "decided_late",
    .needs = PR_NEEDS_DECIDING,
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .good = PR_LESS_IS_GOOD,
    .value = decided_late,
    .doc = N_ ("due in the window, decided by the place and finished later, or not by the end of "
               "the window") },
  { .name = "decided_on_time",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .good = PR_MORE_IS_GOOD,
    .value = decided_on_time,
    .doc = N_ ("of what was due in the window and decided by the place, finished by then") },
  { .name = "posts",
    .unit = NP_ ("unit", "officers"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = posts,
    .doc = N_ ("officers of its pools at the end of the window, whoever is away, and whether the "
               "posts are filled or not; 0 where its tier has ended") },
  { .name = "ready_share",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_SHARE,
    .good = PR_MORE_IS_GOOD,
    .value = ready,
    .doc = N_ ("replications in which every fortnight passes all criteria that it is asked "
               "(verdicts.csv); blank where none ever is") },
};
const size_t pr_n_province_figures = G_N_ELEMENTS (pr_province_figures);

const pr_figure pr_place_figures[] = {
  { .name = "emptied_first",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .value = emptied_first,
    .doc = N_ ("window's start until first nobody waited and nothing was in process that was filed "
               "here; blank when never") },
  { .name = "emptied_last",
    .needs = PR_NEEDS_FILING,
    .unit = NP_ ("unit", "hours"),
    .kind = PR_KIND_TALLY,
    .value = emptied_last,
    .doc = N_ ("until the last time that this came about") },
};
const size_t pr_n_place_figures = G_N_ELEMENTS (pr_place_figures);

const pr_figure pr_unit_figures[] = {
  { .name = "population",
    .unit = NP_ ("unit", "inhabitants"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = population,
    .doc = N_ ("inhabitants") },
  { .name = "lat",
    .unit = NP_ ("unit", "degrees"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = lat,
    .doc = N_ ("latitude; blank when not given") },
  { .name = "lon",
    .unit = NP_ ("unit", "degrees"),
    .kind = PR_KIND_NUMBER,
    .bare = true,
    .value = lon,
    .doc = N_ ("longitude; blank when not given") },
  { .name = "normal_backlog",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .bare = true,
    .value = normal,
    .doc = N_ ("backlog_first_day, mean over replications, and 5 at least, so that a handful of "
               "dossiers is no failure") },
  { .name = "growth",
    .unit = NP_ ("unit", "ratio"),
    .kind = PR_KIND_RATIO,
    .value = growth,
    .doc = N_ ("backlog_end / normal_backlog") },
  { .name = "waiting_most",
    .unit = NP_ ("unit", "working days"),
    .kind = PR_KIND_TALLY,
    .value = waiting_most,
    .doc = N_ ("the most work that waited at the end of a day for any of the unit's pools, in "
               "working days of that pool; blank where work waits for nobody") },
};
const size_t pr_n_unit_figures = G_N_ELEMENTS (pr_unit_figures);
