#include "synthetic.h"

#include <math.h>
#include <string.h>

#define N_DAYS 14

static const char *const names[]
    = { "Phường Hồng Gai", "Phường Quảng Yên", "Xã Đường Hoa, \"ven biển\"", "Đặc khu Vân Đồn" };

static void
make_places (pr_synthetic *s, uint32_t n_units)
{
  pr_world *w = &s->world;
  w->n_units = (uint16_t) n_units;
  w->n_places = (uint16_t) (n_units + 1);
  w->places = g_new0 (pr_place, w->n_places);
  for (uint32_t p = 0; p < w->n_places; p++)
    {
      bool unit = p < n_units;
      w->places[p] = (pr_place){
        .code = unit ? g_strdup_printf ("%05u", 7000 + p) : g_strdup ("land-branch"),
        .name = unit ? g_strdup (names[p % G_N_ELEMENTS (names)]) : g_strdup ("Chi nhánh đất đai"),
        .district = g_strdup (!unit        ? "branch"
                              : p % 2 == 0 ? "Hạ Long"
                                           : "Quảng Yên"),
        .type = !unit        ? PR_PLACE_AUTHORITY
                : p % 4 == 3 ? PR_UNIT_SPECIAL_ZONE
                             : PR_UNIT_WARD,
        .population = unit ? 10000 + p : 0,
        .first_pool = p,
        .n_pools = 1,
        .tier_first = INT32_MIN,
        .tier_end = INT32_MAX,
      };
    }
}

static void
make_pools (pr_world *w)
{
  static char *roles[] = { (char *) "reception" };
  w->n_roles = 1;
  w->roles = roles;
  w->n_pools = w->n_lines = w->n_shifts = w->n_places;
  w->pools = g_new0 (pr_pool, w->n_pools);
  w->lines = g_new0 (pr_line, w->n_lines);
  w->shifts = g_new0 (pr_shift, w->n_shifts);
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      uint32_t *lines = g_new (uint32_t, 1);
      lines[0] = p;
      w->lines[p] = (pr_line){ .place = (uint16_t) p };
      w->shifts[p] = (pr_shift){ .place = (uint16_t) p, .first_pool = p, .n_pools = 1 };
      w->pools[p] = (pr_pool){ .name = (char *) "reception",
                               .place = (uint16_t) p,
                               .shift = p,
                               .count = 2,
                               .share = 1,
                               .n_lines = 1,
                               .lines = lines };
    }
}

static void
make_calendar (pr_world *w)
{
  pr_week_slot week[5];
  pr_cal_exception holiday = { .date = w->epoch + 3 };
  for (int d = 0; d < 5; d++)
    week[d] = (pr_week_slot){ d, { 8 * PR_HOUR, 17 * PR_HOUR } };
  w->n_calendars = 1;
  w->calendars = g_new (pr_calendar *, 1);
  w->calendars[0] = pr_cal_new (w->epoch, -7, N_DAYS + 60, G_N_ELEMENTS (week), week, 1, &holiday);
}

static void
make_world (pr_synthetic *s, uint32_t n_units)
{
  pr_world *w = &s->world;
  static const pr_procedure procedures[] = {
    { .code = (char *) "birth", .name = (char *) "Đăng ký khai sinh", .group = (char *) "civil" },
    { .code = (char *) "question",
      .name = (char *) "Hỏi",
      .group = (char *) "visits",
      .workflow = 1,
      .visit = true },
  };
  /* The one ends with the step, the other is left. */
  static pr_transition ends[]
      = { { .target = PR_RETURNED, .share = 1 }, { .target = PR_LEFT, .share = 1 } };
  static pr_step steps[] = {
    { .name = (char *) "register", .n_next = 1, .next = &ends[0], .workflow = 0, .counts = true },
    { .name = (char *) "talk", .n_next = 1, .next = &ends[1], .workflow = 1, .counts = true },
  };
  static pr_workflow workflows[] = { { .name = (char *) "registering", .n_steps = 1 },
                                     { .name = (char *) "talk", .first_step = 1, .n_steps = 1 } };
  w->steps = steps;
  w->n_steps = w->n_shown_steps = G_N_ELEMENTS (steps);
  w->workflows = workflows;
  w->n_workflows = G_N_ELEMENTS (workflows);
  w->name = (char *) "Quảng Ninh, it's a trial";
  w->epoch = pr_day_from_civil (2025, 7, 1);
  w->end = N_DAYS * PR_DAY;
  w->end_day = N_DAYS;
  w->seed = 42;
  w->procedures = g_memdup2 (procedures, sizeof procedures);
  w->n_procedures = 2;
  static char *groups[] = { (char *) "civil" };
  static uint16_t first[] = { 0, PR_NONE16 };
  w->published = (pr_published){
    .n_groups = 1, .groups = groups, .group_of = first, .n_columns = 1, .column = first
  };
  static pr_rules rules;
  w->rules = &rules;
  w->n_phases = 1;
  make_places (s, n_units);
  w->published.n_ledgers = w->n_places;
  w->published.row = g_new (uint16_t, w->n_places);
  w->n_streams = w->n_places;
  w->streams = g_new0 (pr_stream, w->n_places);
  uint16_t *deciding = w->procedures[0].deciding = g_new (uint16_t, w->n_places);
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      w->published.row[p] = p;
      deciding[p] = PR_BY_FILING;
      w->streams[p] = (pr_stream){
        .place = p, .channel = PR_CHANNEL_COUNTER, .profile = PR_NONE16, .last_day = -1
      };
    }
  make_pools (w);
  make_calendar (w);
}

static void
add_day (const pr_world *w, pr_record *rec, uint32_t p, uint32_t d, uint32_t k)
{
  pr_place_count *c = &rec->place[p];
  bool workday = pr_cal_is_workday (w->calendars[0], (int32_t) d);
  int32_t arrived = workday ? 10 + (int32_t) p : 0;
  int32_t returned = workday ? arrived - (int32_t) (k % 2) : 0;
  if (p == 1)
    returned /= 2;
  c->arrived += arrived;
  c->entered += arrived;
  c->returned += returned;
  c->in_process += arrived - returned;
  c->held = c->in_process;
  int32_t *series = rec->series;
  size_t step = (size_t) rec->n_places * rec->n_days, at = (size_t) p * rec->n_days + d;
  series[PR_SERIES_ARRIVED * step + at] = arrived;
  series[PR_SERIES_ENTERED * step + at] = arrived;
  series[PR_SERIES_RETURNED * step + at] = returned;
  series[PR_SERIES_BACKLOG * step + at] = (int32_t) c->in_process;
  series[PR_SERIES_HELD * step + at] = (int32_t) c->held;
  series[PR_SERIES_DECIDING * step + at] = (int32_t) c->held;
  rec->work_days[at] = p == 1 ? 0.5f * (float) (d + 1) : 0.25f;
}

void
pr_synthetic_due (pr_record *rec, uint32_t place, int32_t on_time, int32_t late)
{
  rec->series[((size_t) PR_SERIES_DUE_ON_TIME * rec->n_places + place) * rec->n_days] = on_time;
  rec->series[((size_t) PR_SERIES_DUE_LATE * rec->n_places + place) * rec->n_days] = late;
}

/* All that is due is due on the first day. Unit 0 hands two over to unit 1. */
static void
fill_form (pr_record *rec, uint32_t p, uint32_t k)
{
  pr_official_count *c = &rec->official[p];
  *c = (pr_official_count){ .online = 10 + k,
                            .counter = 5,
                            .carried_over = 3,
                            .taken_in = p == 1 ? 2 : 0,
                            .handed_over = p == 0 ? 2 : 0,
                            .returned = 10 + k,
                            .refused = 1,
                            .withdrawn = 1,
                            .early = 6,
                            .on_time = 5 + k,
                            .overdue = 1,
                            .past_due = 1 };
  c->in_process = pr_official_received (c) - pr_official_resolved (c);
  rec->ledger[p * rec->n_days]
      = (pr_ledger_day){ .due = 100, .due_on_time = (int32_t) rec->place[p].on_time_count };
}

static void
fill_place (const pr_world *w, pr_record *rec, uint32_t p, uint32_t k)
{
  pr_place_count *c = &rec->place[p];
  c->taken_over = c->in_process = 20;
  for (uint32_t d = 0; d < rec->n_days; d++)
    add_day (w, rec, p, d, k);
  c->on_time_count = p == 0 ? 100 : 90;
  c->late_count = 100 - c->on_time_count;
  c->on_time_renewed_count = 100;
  pr_synthetic_due (rec, p, (int32_t) c->on_time_count, (int32_t) c->late_count);
  c->first_empty = c->last_empty = PR_NEVER;
  c->visits = 50;
  c->visits_filed = c->visits_served = 20;
  c->visits_left = 10;
  for (uint32_t x = 0; x < 4; x++)
    {
      pr_tally_add (&c->counter_wait, (10 + (int64_t) k) * PR_MINUTE);
      pr_tally_add (&c->acceptance, 3 * PR_HOUR);
    }
  pr_pool_count *pool = &rec->pool[p];
  pool->scheduled = 2 * 9 * 9 * PR_HOUR;
  pool->busy = pool->scheduled / 100 * (p == 1 ? 95 : 60);
  pool->served = 100;
  if (p < w->n_units)
    fill_form (rec, p, k);
  if (p == w->n_units)
    {
      *c = (pr_place_count){ .entered = c->entered,
                             .first_empty = PR_NEVER,
                             .last_empty = PR_NEVER };
      *pool = (pr_pool_count){ 0 };
      for (pr_series_id id = 0; id < PR_SERIES_N; id++)
        if (id != PR_SERIES_ENTERED)
          memset (&rec->series[((size_t) id * rec->n_places + p) * rec->n_days], 0,
                  rec->n_days * sizeof *rec->series);
    }
}

static pr_record *
make_record (const pr_world *w, uint32_t k)
{
  pr_record *rec = g_new0 (pr_record, 1);
  rec->n_days = N_DAYS;
  rec->n_places = w->n_places;
  rec->n_pools = w->n_pools;
  rec->n_procedures = w->n_procedures;
  rec->n_lines = w->n_lines;
  rec->series = g_new0 (int32_t, (size_t) PR_SERIES_N * rec->n_places * rec->n_days);
  rec->work_days = g_new0 (float, (size_t) rec->n_pools * rec->n_days);
  rec->place = g_new0 (pr_place_count, rec->n_places);
  rec->procedure = g_new0 (pr_procedure_count, rec->n_procedures);
  rec->n_groups = w->published.n_groups;
  rec->n_ledgers = w->published.n_ledgers;
  rec->official = g_new0 (pr_official_count, rec->n_places);
  rec->ledger = g_new0 (pr_ledger_day, (size_t) rec->n_ledgers * rec->n_days);
  rec->pool = g_new0 (pr_pool_count, rec->n_pools);
  rec->line = g_new0 (pr_line_count, rec->n_lines);
  rec->ages = g_new0 (int64_t, (size_t) PR_N_AGES * rec->n_days);
  rec->at_work = g_new0 (int32_t, (size_t) PR_GLANCES * rec->n_pools);
  rec->on_duty = g_new0 (int32_t, (size_t) PR_GLANCES * rec->n_pools);
  rec->in_system = g_new0 (int32_t, (size_t) PR_N_BANDS * rec->n_pools);
  for (uint32_t p = 0; p < rec->n_places; p++)
    fill_place (w, rec, p, k);
  for (int x = 0; x < 10; x++)
    {
      pr_tally_add (&rec->procedure[0].sojourn, (x + 1) * PR_DAY);
      pr_hist_add (&rec->procedure[0].sojourn_hist, (x + 1) * PR_DAY);
    }
  rec->procedure[0].arrived = 10;
  rec->procedure[0].on_time = 8;
  rec->procedure[0].late = 2;
  rec->events = 1000 + k;
  return rec;
}

/* One published outcome: received at unit 0, 90 in the window, fitted; and an assumption. */
static void
make_tables (pr_synthetic *s)
{
  pr_tables *t = &s->tables;
  for (int id = 0; id < PR_N_TABLES; id++)
    t->table[id] = (pr_table){ .schema = &pr_schema[id], .file = "scenarios/x/observed.csv" };
  t->ini[PR_INI_REPORT_LEVEL].v.number = 0.95;
  t->ini[PR_INI_REPORT_ON_TIME].v.number = 0.95;
  t->ini[PR_INI_REPORT_BACKLOG].v.number = 2;
  t->ini[PR_INI_REPORT_GROWTH].v.number = 1.25;
  t->ini[PR_INI_REPORT_UNSERVED].v.number = 0.01;
  t->ini[PR_INI_REPORT_LONG_WAITS].v.number = 0.1;
  t->ini[PR_INI_REPORT_ACCEPTED].v.number = 0.95;
  t->ini[PR_INI_REPORT_WAIT].text = "1h";
  t->ini[PR_INI_REPORT_ACCEPT_WITHIN].text = "8h";
  t->ini[PR_INI_REPORT_READY].v.number = 0.9;
  t->ini[PR_INI_REPORT_AT_RISK].v.number = 0.5;
  t->ini[PR_INI_SCENARIO_PURPOSE].text = "Who falls behind?";
  pr_table *observed = &t->table[PR_TABLE_OBSERVED];
  observed->n = 1;
  observed->present = TRUE;
  observed->rows = g_new0 (pr_row, 1);
  observed->rows[0] = (pr_row){ NULL, 2, g_new0 (pr_cell, PR_OBSERVED_N) };
  pr_cell *cell = observed->rows[0].cells;
  for (int c = 0; c < PR_OBSERVED_N; c++)
    cell[c].text = "";
  cell[PR_OBSERVED_METRIC]
      = (pr_cell){ .text = "received", .v.choice = PR_OBSERVED_IS_RECEIVED, .given = TRUE };
  cell[PR_OBSERVED_WHERE] = (pr_cell){ .text = "07000", .given = TRUE };
  cell[PR_OBSERVED_VALUE] = (pr_cell){ .text = "100", .v.number = 100, .given = TRUE };
  cell[PR_OBSERVED_STATUS]
      = (pr_cell){ .text = "held out", .v.choice = PR_OBSERVED_HELD_OUT, .given = TRUE };
  cell[PR_OBSERVED_SOURCE] = (pr_cell){ .text = "assumption: a guess, \"so far\"",
                                        .v.choice = PR_SOURCE_ASSUMPTION,
                                        .given = TRUE };
}

pr_synthetic *
pr_synthetic_new (uint32_t n_units, uint32_t n_replications)
{
  pr_synthetic *s = g_new0 (pr_synthetic, 1);
  make_world (s, n_units);
  make_tables (s);
  s->outcome = (pr_outcome){ .world = &s->world,
                             .n = n_replications,
                             .record = g_new (pr_record *, n_replications),
                             .reduced = &s->reduced };
  for (uint32_t k = 0; k < n_replications; k++)
    s->outcome.record[k] = make_record (&s->world, k);
  s->report = (pr_report){
    .results.tables = &s->tables,
    .results.world = &s->world,
    .results.outcome = &s->outcome,
    .scenario_text = "[scenario]\n",
    .rules_text = "Rules\n",
    .scenario_hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .base = "x",
    .command = "pilotrun run x --replications 2 --seed 42",
  };
  return s;
}

void
pr_synthetic_free (pr_synthetic *s)
{
  pr_world *w = &s->world;
  for (uint32_t k = 0; k < s->outcome.n; k++)
    {
      pr_record *rec = s->outcome.record[k];
      g_free (rec->series);
      g_free (rec->ages);
      g_free (rec->at_work);
      g_free (rec->on_duty);
      g_free (rec->in_system);
      g_free (rec->details);
      g_free (rec->work_days);
      g_free (rec->place);
      g_free (rec->procedure);
      g_free (rec->official);
      g_free (rec->ledger);
      g_free (rec->pool);
      g_free (rec->line);
      g_free (rec);
    }
  pr_reduced_clear (&s->reduced);
  g_free (s->outcome.record);
  for (uint32_t p = 0; p < w->n_places; p++)
    {
      g_free (w->places[p].code);
      g_free (w->places[p].name);
      g_free (w->places[p].district);
      g_free (w->pools[p].lines);
    }
  g_free (w->procedures[0].deciding);
  g_free (w->procedures);
  g_free (w->published.row);
  g_free (w->streams);
  g_free (w->places);
  g_free (w->pools);
  g_free (w->lines);
  g_free (w->shifts);
  pr_cal_free (w->calendars[0]);
  g_free (w->calendars);
  g_free (s->tables.table[PR_TABLE_OBSERVED].rows[0].cells);
  g_free (s->tables.table[PR_TABLE_OBSERVED].rows);
  g_free (s);
}
