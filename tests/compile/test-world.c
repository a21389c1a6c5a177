/* The world that a small scenario compiles to, worked out by hand. */
#include "scene.h"

#include "kernel/rng.h"

#include <math.h>
#include <string.h>

static scene s;

static void
setup (void)
{
  scene_init (&s);
}

static void
teardown (void)
{
  scene_clear (&s);
}

/* Compiles, and expects no problem and no warning. */
static const pr_world *
compiled (void)
{
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  ck_assert_ptr_nonnull (s.world);
  return s.world;
}

START_TEST (window)
{
  const pr_world *w = compiled ();
  ck_assert_int_eq (w->epoch, pr_day_from_civil (2025, 7, 1));
  ck_assert_int_eq (w->start, 0);
  ck_assert_int_eq (w->begin, 0);
  ck_assert_int_eq (w->end, 14 * PR_DAY);
  ck_assert_int_eq (w->first_day, 0);
  ck_assert_int_eq (w->end_day, 14);
  ck_assert_uint_eq (w->seed, 1);
  ck_assert_str_eq (w->name, "Small");
}
END_TEST

/* land-a serves both units of the mountains, land-b the third, the tax office nobody. */
START_TEST (islands)
{
  scene_set (&s, "units.csv",
             "code,name,type,population,former_district,island,source\n"
             "00003,Ba,ward,3000,Phố,yes,press\n"
             "00001,Một,commune,1000,Núi,yes,press\n"
             "00002,Hai,commune,2000,Núi; Phố,no,press\n");
  const pr_world *w = compiled ();
  static const bool island[] = { true, false, true, false, true, false };
  static const char *const codes[] = { "00001", "00002", "00003", "land-a", "land-b", "tax" };
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      ck_assert_str_eq (w->places[i].code, codes[i]);
      ck_assert_int_eq (w->places[i].island, island[i]);
    }
}
END_TEST

START_TEST (window_by_instants)
{
  scene_edit (&s, "scenario.ini", "2025-07-01", "2025-07-01 08:00");
  scene_edit (&s, "scenario.ini", "2025-07-14", "2025-07-14 12:00\nwarm_up = 3 days");
  const pr_world *w = compiled ();
  ck_assert_int_eq (w->start, 8 * PR_HOUR);
  ck_assert_int_eq (w->begin, 8 * PR_HOUR - 3 * PR_DAY);
  ck_assert_int_eq (w->end, 13 * PR_DAY + 12 * PR_HOUR);
  ck_assert_int_eq (w->end_day, 14);
  ck_assert_int_le (w->calendars[1]->first_day, -803);
  ck_assert_int_ge (w->calendars[1]->end_day, 814);
}
END_TEST

START_TEST (places)
{
  const pr_world *w = compiled ();
  static const char *const codes[] = { "00001", "00002", "00003", "land-a", "land-b", "tax" };
  static const char *const districts[]
      = { "Núi", "Núi", "Phố", "land-branch", "land-branch", "department" };
  ck_assert_uint_eq (w->n_places, 6);
  ck_assert_uint_eq (w->n_units, 3);
  for (int i = 0; i < 6; i++)
    {
      ck_assert_str_eq (w->places[i].code, codes[i]);
      ck_assert_str_eq (w->places[i].district, districts[i]);
    }
  ck_assert (w->places[0].difficult && !w->places[1].difficult);
  ck_assert_int_eq (w->places[2].type, PR_UNIT_WARD);
  ck_assert_int_eq (w->places[3].type, PR_PLACE_AUTHORITY);
  ck_assert (isnan (w->places[0].lat));
  ck_assert_double_eq_tol (w->provinces[0].weight[0], 1.0 / 6, 1e-12);
  ck_assert_double_eq_tol (w->provinces[0].weight[1], 0.5, 1e-12);
  ck_assert_double_eq (w->provinces[0].weight[2], 1);
}
END_TEST

static void
check_pool (const char *place, const char *name, uint32_t count, double share, const char *calendar)
{
  uint32_t i = scene_pool (&s, place, name);
  ck_assert_msg (i != PR_NONE32, "no pool %s at %s", name, place);
  const pr_pool *p = &s.world->pools[i];
  const pr_shift *shift = &s.world->shifts[p->shift];
  ck_assert_uint_eq (p->count, count);
  ck_assert_double_eq (p->share, share);
  ck_assert_str_eq (s.world->calendar_names[shift->calendar], calendar);
  ck_assert (i >= shift->first_pool && i < shift->first_pool + shift->n_pools);
  ck_assert_uint_eq (shift->place, p->place);
}

START_TEST (pools)
{
  const pr_world *w = compiled ();
  check_pool ("00001", "desk", 2, 1, "office"); /* type before * */
  check_pool ("00002", "desk", 3, 1, "office"); /* code before type */
  check_pool ("00003", "desk", 1, 1, "office");
  check_pool ("00003", "back", 1, 0.5, "office");
  check_pool ("00003", "night", 1, 1, "always");
  check_pool ("land-a", "land", 2, 1, "office");
  ck_assert_uint_eq (scene_pool (&s, "tax", "desk"), PR_NONE32); /* * selects units only */
  ck_assert_uint_eq (w->n_pools, 10);
  ck_assert_uint_eq (w->n_officers, 2 + 1 + 3 + 1 + 1 + 1 + 1 + 2 + 4 + 1);
  uint32_t officers = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      ck_assert_uint_eq (w->pools[i].first_officer, officers);
      officers += w->pools[i].count;
    }
  /* 00003: the always open shift comes first, then desk (one role) and back (three). */
  const pr_place *p = &w->places[2];
  ck_assert_uint_eq (p->n_pools, 3);
  ck_assert_uint_eq (p->n_shifts, 2);
  ck_assert_str_eq (w->pools[p->first_pool].name, "night");
  ck_assert_str_eq (w->pools[p->first_pool + 1].name, "desk");
  ck_assert_str_eq (w->pools[p->first_pool + 2].name, "back");
  ck_assert_uint_eq (w->shifts[p->first_shift + 1].n_pools, 2);
}
END_TEST

START_TEST (pool_of_count_zero)
{
  scene_edit (&s, "pools.csv", "desk,00002,reception,3", "desk,00002,reception,0");
  const pr_world *w = compiled ();
  ck_assert_uint_eq (scene_pool (&s, "00002", "desk"), PR_NONE32); /* it wins, and is not there */
  ck_assert_uint_eq (w->n_pools, 9);
}
END_TEST

START_TEST (waiting_lines)
{
  const pr_world *w = compiled ();
  static const char *const roles[] = { "expert", "reception", "sign" };
  ck_assert_uint_eq (w->n_roles, 3);
  for (int i = 0; i < 3; i++)
    ck_assert_str_eq (w->roles[i], roles[i]);
  ck_assert_uint_eq (w->n_lines, 3 * 3 + 2 + 1);
  for (uint32_t i = 0; i < w->n_lines; i++)
    {
      const pr_line *l = &w->lines[i];
      ck_assert_uint_eq (w->line_of[l->place * w->n_roles + l->role], i);
      for (uint16_t k = 0; k < l->n_pools; k++)
        ck_assert_uint_eq (w->pools[l->pools[k]].place, l->place);
      if (i > 0)
        ck_assert (w->lines[i - 1].place < l->place || w->lines[i - 1].role < l->role);
    }
  ck_assert_uint_eq (w->line_of[scene_place (&s, "tax") * w->n_roles + 0], PR_NONE32);
  const pr_line *l = &w->lines[scene_line (&s, "00003", "expert")];
  ck_assert_uint_eq (l->n_pools, 2);
  ck_assert_uint_eq (l->pools[0], scene_pool (&s, "00003", "night"));
  ck_assert_uint_eq (l->pools[1], scene_pool (&s, "00003", "back"));
  const pr_pool *back = &w->pools[scene_pool (&s, "00003", "back")];
  ck_assert_uint_eq (back->n_lines, 3);
  for (uint16_t i = 0; i < 3; i++)
    ck_assert_uint_eq (w->lines[back->lines[i]].role, i);
}
END_TEST

START_TEST (calendars)
{
  scene_edit (&s, "holidays.csv", "",
              "2025-07-08,*,closed,press\n2025-07-08,office,09:00-10:00,press\n"
              "2025-07-09,always,closed,press\n");
  const pr_world *w = compiled ();
  const pr_calendar *always = w->calendars[0], *office = w->calendars[1];
  ck_assert_str_eq (w->calendar_names[0], "always");
  ck_assert_int_eq (pr_cal_work_between (office, 0, PR_DAY), 8 * PR_HOUR);
  ck_assert_int_eq (pr_cal_work_between (office, 3 * PR_DAY, 4 * PR_DAY), 0); /* Friday off */
  ck_assert_int_eq (pr_cal_work_between (office, 10 * PR_DAY, 11 * PR_DAY), 4 * PR_HOUR);
  ck_assert_int_eq (pr_cal_work_between (office, 7 * PR_DAY, 8 * PR_DAY),
                    PR_HOUR); /* own before * */
  ck_assert_int_eq (pr_cal_work_between (always, 3 * PR_DAY, 4 * PR_DAY), PR_DAY); /* * spares it */
  ck_assert_int_eq (pr_cal_work_between (always, 8 * PR_DAY, 10 * PR_DAY), PR_DAY);
}
END_TEST

START_TEST (rules)
{
  const pr_world *w = compiled ();
  ck_assert_str_eq (w->calendar_names[w->rules[0].legal_calendar], "office");
  ck_assert_int_eq (w->rules[0].same_day_cutoff, 15 * PR_HOUR);
  ck_assert_int_eq (w->rules[0].ticket_cutoff, 30 * PR_MINUTE);
  ck_assert (!w->rules[0].supplement_restarts);
  ck_assert_int_eq (w->rules[0].apology_extension, 0);
  ck_assert_double_eq (w->rules[0].visitor_return, 0);
}
END_TEST

START_TEST (steps)
{
  const pr_world *w = compiled ();
  const pr_step *receive = &w->steps[scene_step (&s, "flow", "receive")];
  const pr_step *check = receive + 2;
  ck_assert_uint_eq (w->workflows[1].first_step, receive - w->steps);
  ck_assert_str_eq (w->workflows[1].name, "flow");
  ck_assert (w->workflows[1].receives && !w->workflows[0].receives);
  ck_assert_str_eq (w->roles[receive->role], "reception");
  ck_assert_int_eq (receive->mean_effort, 10 * PR_MINUTE);
  ck_assert_int_eq (receive->at_close, PR_CLOSE_FINISH);
  ck_assert_int_eq (receive->overtime, 30 * PR_MINUTE);
  ck_assert_uint_eq (receive->hash, pr_hash32 ("receive"));
  ck_assert_uint_eq (receive->channels, 7);
  ck_assert_uint_eq (w->n_not_within, 2);
  ck_assert_int_eq (w->not_within[0], 0);
  ck_assert_int_eq (w->not_within[1], 15 * PR_MINUTE);
  ck_assert_uint_eq (receive->not_within_class, 1);
  ck_assert_uint_eq (check->not_within_class, 0);
  ck_assert_int_eq (check->at, PR_AT_HOME);
  ck_assert_uint_eq (receive->n_next, 2);
  ck_assert (receive->next[0].incomplete && receive->next[1].rest);
  ck_assert_uint_eq (receive->next[0].target, receive + 1 - w->steps);
  ck_assert_uint_eq (check->n_next, 3);
  ck_assert_uint_eq (check->next[0].target, receive - w->steps);
  ck_assert_double_eq (check->next[0].share, 0.05);
  ck_assert_uint_eq (check->next[1].target, PR_REFUSED);
  ck_assert (check->next[2].rest);
  ck_assert_int_eq (w->steps[scene_step (&s, "ask", "answer")].next[0].target, PR_LEFT);
}
END_TEST

START_TEST (rest_is_last)
{
  scene_edit (&s, "workflows.csv", "receive 5%; refused 5%; sign rest",
              "sign rest; receive 5%; refused 5%");
  const pr_world *w = compiled ();
  const pr_step *check = &w->steps[scene_step (&s, "flow", "check")];
  ck_assert (check->next[2].rest && !check->next[0].rest);
  ck_assert_uint_eq (check->next[2].target, scene_step (&s, "flow", "sign"));
}
END_TEST

START_TEST (forks)
{
  const pr_world *w = compiled ();
  const pr_step *send = &w->steps[scene_step (&s, "land", "send")];
  ck_assert (send->fork && send->n_next == 2);
  ck_assert_uint_eq (send->next[0].target, scene_step (&s, "land", "measure"));
  ck_assert_uint_eq (send->next[1].target, scene_step (&s, "land", "tax"));
  ck_assert_uint_eq (send->then, scene_step (&s, "land", "decide"));
  ck_assert_uint_eq (send[1].next[0].target, PR_JOIN);
  ck_assert_int_eq (send[2].at, PR_AT_PLACE);
  ck_assert_uint_eq (send[2].place, scene_place (&s, "tax"));
}
END_TEST

/* One row for all authorities of a kind, and one more particular for a single one. */
START_TEST (kinds_select_authorities)
{
  scene_edit (&s, "pools.csv", "land,land-b,expert,4", "land,land-branch,expert,4");
  const pr_world *w = compiled ();
  ck_assert_uint_eq (w->pools[scene_pool (&s, "land-b", "land")].count, 4);
  ck_assert_uint_eq (w->pools[scene_pool (&s, "land-a", "land")].count, 2);
  ck_assert_uint_eq (scene_pool (&s, "tax", "land"), PR_NONE32);
  ck_assert_uint_eq (scene_pool (&s, "00001", "land"), PR_NONE32);
}
END_TEST

START_TEST (who_decides)
{
  const pr_world *w = compiled ();
  const pr_procedure *land = &w->procedures[scene_procedure (&s, "land")];
  const pr_step *send = &w->steps[scene_step (&s, "land", "send")];
  uint16_t a = scene_place (&s, "land-a"), b = scene_place (&s, "land-b");
  ck_assert_uint_eq (land->deciding[0], a); /* district before * */
  ck_assert_uint_eq (land->deciding[1], a);
  ck_assert_uint_eq (land->deciding[2], b);
  ck_assert_uint_eq (land->deciding[b], b);
  ck_assert_int_eq (send->at, PR_AT_KIND);
  ck_assert_uint_eq (
      pr_world_place (w, send, land, (pr_whereabouts){ .filing = 2, .home = 0, .here = PR_NONE16 }),
      a);
  ck_assert_uint_eq (
      pr_world_place (w, send, land, (pr_whereabouts){ .filing = 0, .home = 2, .here = PR_NONE16 }),
      b);
  ck_assert_uint_eq (w->procedures[scene_procedure (&s, "ask")].deciding[0], PR_BY_FILING);
  ck_assert_uint_eq (w->procedures[scene_procedure (&s, "paper")].deciding[1], 1);
}
END_TEST

START_TEST (procedures)
{
  const pr_world *w = compiled ();
  ck_assert_str_eq (w->procedures[0].code, "ask");
  ck_assert_str_eq (w->procedures[1].code, "land");
  ck_assert_str_eq (w->procedures[2].code, "paper");
  ck_assert (w->procedures[0].visit && !w->procedures[2].visit);
  ck_assert_uint_eq (w->n_priorities, 2);
  ck_assert_uint_eq (w->procedures[1].priority_class, 0);
  ck_assert_uint_eq (w->procedures[2].priority_class, 1);
  ck_assert_int_eq (w->procedures[0].limit[1], PR_LIMIT_NONE);
  ck_assert_int_eq (w->procedures[1].limit[1], PR_LIMIT_CALENDAR_DAYS); /* blank: the same */
  ck_assert_int_eq (w->procedures[1].limit_days[1], 15);
  ck_assert_int_eq (w->procedures[2].limit[1], PR_LIMIT_WORKING_DAYS);
  ck_assert_int_eq (w->procedures[2].limit_days[0], 3);
  ck_assert_int_eq (w->procedures[2].limit_days[1], 5);
}
END_TEST

START_TEST (profiles)
{
  const pr_world *w = compiled ();
  const pr_profile *day = &w->profiles[0];
  double sum = 0;
  ck_assert_str_eq (day->name, "day");
  for (int i = 0; i < 5; i++)
    sum += day->weight[i];
  ck_assert_double_eq_tol (sum, 5, 1e-12);
  ck_assert_double_eq_tol (day->weight[0], 20.0 / 19, 1e-12);
  ck_assert_double_eq_tol (day->weight[4], 15.0 / 19, 1e-12);
  ck_assert_double_eq (day->weight[5], 0);
  ck_assert_double_eq (day->weight[7], 0);
  ck_assert_uint_eq (day->shape[5].n, 0);
  const pr_day_shape *m = &day->shape[0];
  ck_assert_uint_eq (m->n, 4);
  ck_assert_int_eq (m->at[0], 8 * PR_HOUR);
  ck_assert_int_eq (m->at[2], 13 * PR_HOUR);
  ck_assert_int_eq (m->at[3], 17 * PR_HOUR);
  ck_assert_double_eq (m->share[0], 0);
  ck_assert_double_eq_tol (m->share[1], 0.75, 1e-12);
  ck_assert_double_eq_tol (m->share[2], 0.75, 1e-12);
  ck_assert_double_eq (m->share[3], 1);
  ck_assert_uint_eq (w->profiles[1].shape[7].n, 2);
  ck_assert_double_eq_tol (w->profiles[1].weight[7], 1, 1e-12);
}
END_TEST

static void
check_stream (const char *place, const char *name, const char *procedure, pr_channel channel,
              double per_day)
{
  const pr_stream *st = scene_stream (&s, place, name, procedure, channel);
  ck_assert_msg (st != NULL, "no stream %s of %s at %s", name, procedure, place);
  ck_assert_double_eq_tol (st->per_day, per_day, 1e-9);
}

START_TEST (streams)
{
  const pr_world *w = compiled ();
  check_stream ("00001", "town", "paper", PR_CHANNEL_COUNTER, 2 * 0.6 * 0.75);
  check_stream ("00001", "town", "paper", PR_CHANNEL_ONLINE, 2 * 0.6 * 0.25);
  check_stream ("00001", "town", "ask", PR_CHANNEL_COUNTER, 2 * 0.4);
  check_stream ("00002", "town", "ask", PR_CHANNEL_COUNTER, 4 * 0.4);
  check_stream ("00003", "town", "ask", PR_CHANNEL_COUNTER, 10 * 0.4);
  check_stream ("00003", "fields", "land", PR_CHANNEL_COUNTER, 24);
  ck_assert_uint_eq (w->n_streams, 10);
  ck_assert_uint_eq (w->places[2].n_streams, 4);
  ck_assert_uint_eq (w->places[2].first_stream, 6);
  for (uint32_t i = 1; i < w->n_streams; i++)
    {
      const pr_stream *a = &w->streams[i - 1], *b = &w->streams[i];
      uint64_t x = (uint64_t) a->place << 48 | (uint64_t) a->name << 32
                   | (uint64_t) a->procedure << 8 | a->channel;
      uint64_t y = (uint64_t) b->place << 48 | (uint64_t) b->name << 32
                   | (uint64_t) b->procedure << 8 | b->channel;
      ck_assert (x < y);
    }
  const pr_stream *fields = scene_stream (&s, "00003", "fields", "land", PR_CHANNEL_COUNTER);
  ck_assert_uint_eq (fields->profile, PR_NONE16);
  ck_assert_int_eq (fields->home, PR_HOME_OTHERS);
  ck_assert (fields->return_home);
  ck_assert_int_eq (fields->first_day, 1);
  ck_assert_int_eq (fields->last_day, 2);
  const pr_stream *net = scene_stream (&s, "00001", "town", "paper", PR_CHANNEL_ONLINE);
  ck_assert_str_eq (w->profiles[net->profile].name, "net");
  ck_assert_int_eq (net->first_day, INT32_MIN);
  ck_assert_int_eq (net->last_day, INT32_MAX);
  uint64_t h = pr_hash_string (PR_HASH_SEED, "00001");
  h = pr_hash_string (pr_hash_string (pr_hash_string (h, "town"), "paper"), "online");
  ck_assert_uint_eq (net->hash, pr_hash_finish (h));
}
END_TEST

START_TEST (authority_has_any_home)
{
  scene_edit (&s, "arrivals.csv", "", "straight,tax,land,3 per day,,,own,,,,press\n");
  compiled ();
  ck_assert_int_eq (scene_stream (&s, "tax", "straight", "land", PR_CHANNEL_COUNTER)->home,
                    PR_HOME_ANY);
}
END_TEST

START_TEST (surges)
{
  compiled ();
  const pr_stream *town = scene_stream (&s, "00003", "town", "ask", PR_CHANNEL_COUNTER);
  ck_assert_uint_eq (town->n_surges, 2); /* both, neither is more particular */
  ck_assert_int_eq (town->surges[0].first_day, 6);
  ck_assert_int_eq (town->surges[0].last_day, 7);
  ck_assert_double_eq (town->surges[0].factor, 2);
  ck_assert_double_eq (town->surges[1].factor, 1.5);
  ck_assert_uint_eq (scene_stream (&s, "00001", "town", "ask", PR_CHANNEL_COUNTER)->n_surges, 1);
  ck_assert_uint_eq (scene_stream (&s, "00003", "fields", "land", PR_CHANNEL_COUNTER)->n_surges, 1);
}
END_TEST

START_TEST (backlog)
{
  const pr_world *w = compiled ();
  ck_assert_uint_eq (w->n_backlog, 2);
  const pr_backlog_row *a = &w->backlog[0], *b = &w->backlog[1];
  ck_assert_uint_eq (a->place, 2);
  ck_assert_uint_eq (a->home, 2);
  ck_assert_uint_eq (a->step, scene_step (&s, "flow", "sign"));
  ck_assert_int_eq (a->received, -11 * PR_DAY);
  ck_assert_uint_eq (a->count, 5);
  ck_assert_int_eq (a->remaining, PR_MINUTE);
  ck_assert_uint_eq (b->home, 0);
  ck_assert_uint_eq (b->step, scene_step (&s, "land", "receive")); /* blank: the first */
  ck_assert_int_eq (b->received, -PR_DAY + 9 * PR_HOUR + 30 * PR_MINUTE);
  ck_assert_int_eq (b->remaining, -1);
  ck_assert_uint_ne (a->hash, b->hash);
}
END_TEST

/* The same dossier has the same draws whenever the window begins and whatever rows are beside
 * it. */
START_TEST (backlog_identity)
{
  uint64_t sign = (compiled (), s.world->backlog[0].hash);
  scene_clear (&s);
  scene_init (&s);
  scene_edit (&s, "scenario.ini", "2025-07-01", "2025-07-02");
  scene_edit (&s, "backlog.csv", "00003,paper",
              "00003,paper,sign,2025-06-21,5,,1min,press\n00003,paper");
  const pr_world *w = compiled ();
  ck_assert_uint_eq (w->n_backlog, 3);
  ck_assert_uint_eq (w->backlog[1].hash, sign);
  ck_assert_uint_ne (w->backlog[0].hash, sign); /* another date */
}
END_TEST

/* What a world is, in the order in which the model sees it. */
static char *
dump (const pr_world *w)
{
  GString *d = g_string_new (NULL);
  for (uint32_t i = 0; i < w->n_streams; i++)
    g_string_append_printf (d, "%" G_GUINT64_FORMAT " %.17g\n", (guint64) w->streams[i].hash,
                            w->streams[i].per_day);
  for (uint32_t i = 0; i < w->n_pools; i++)
    g_string_append_printf (d, "%s %s %u %u\n", w->places[w->pools[i].place].code, w->pools[i].name,
                            w->pools[i].count, w->pools[i].shift);
  for (uint16_t i = 0; i < w->n_steps; i++)
    g_string_append_printf (d, "%s %u\n", w->steps[i].name, w->steps[i].place);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    g_string_append_printf (d, "%s %u\n", w->procedures[i].code, w->procedures[i].workflow);
  return g_string_free (d, FALSE);
}

static void
reverse_rows (const char *file)
{
  g_auto (GStrv) lines = g_strsplit (g_hash_table_lookup (s.files, file), "\n", -1);
  guint n = g_strv_length (lines) - 1; /* after the last line end there is nothing */
  GString *text = g_string_new (lines[0]);
  for (guint i = n; i-- > 1;)
    g_string_append_printf (text, "\n%s", lines[i]);
  g_string_append_c (text, '\n');
  g_autofree char *reversed = g_string_free (text, FALSE);
  scene_set (&s, file, reversed);
}

/* The order of rows decides nothing, except of the steps of a workflow. */
START_TEST (order_of_rows)
{
  static const char *const files[]
      = { "units.csv",      "authorities.csv", "calendars.csv", "pools.csv",
          "procedures.csv", "mixes.csv",       "profiles.csv",  "arrivals.csv" };
  g_autofree char *before = dump (compiled ());
  scene_clear (&s);
  scene_init (&s);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    reverse_rows (files[i]);
  g_autofree char *after = dump (compiled ());
  ck_assert_str_eq (before, after);
}
END_TEST

/* An unrelated unit leaves the others' streams as they are. */
START_TEST (another_unit)
{
  uint64_t before
      = scene_stream ((compiled (), &s), "00002", "town", "paper", PR_CHANNEL_COUNTER)->hash;
  scene_clear (&s);
  scene_init (&s);
  scene_edit (&s, "units.csv", "", "00000,Không,ward,500,,no,press\n");
  compiled ();
  ck_assert_uint_eq (scene_stream (&s, "00002", "town", "paper", PR_CHANNEL_COUNTER)->hash, before);
  ck_assert_str_eq (s.world->places[0].code, "00000");
  ck_assert_str_eq (s.world->places[0].district, "");
}
END_TEST

START_TEST (sources)
{
  guint counts[PR_N_SOURCES];
  scene_edit (&s, "surges.csv", "150%,press", "150%,assumption: a guess");
  compiled ();
  pr_count_sources (s.tables, counts);
  ck_assert_uint_eq (counts[PR_SOURCE_ASSUMPTION], 1);
  ck_assert_uint_eq (counts[PR_SOURCE_OFFICIAL], 0);
  ck_assert_uint_eq (counts[PR_SOURCE_PRESS],
                     3 + 3 + 3 + 1 + 8 + 3 + 2 + 10 + 3 + 3 + 1 + 3 + 2 + 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("world");
  TCase *tc = tcase_create ("world");
  tcase_add_checked_fixture (tc, setup, teardown);
  tcase_add_test (tc, window);
  tcase_add_test (tc, islands);
  tcase_add_test (tc, window_by_instants);
  tcase_add_test (tc, places);
  tcase_add_test (tc, pools);
  tcase_add_test (tc, pool_of_count_zero);
  tcase_add_test (tc, waiting_lines);
  tcase_add_test (tc, calendars);
  tcase_add_test (tc, rules);
  tcase_add_test (tc, steps);
  tcase_add_test (tc, rest_is_last);
  tcase_add_test (tc, forks);
  tcase_add_test (tc, kinds_select_authorities);
  tcase_add_test (tc, who_decides);
  tcase_add_test (tc, procedures);
  tcase_add_test (tc, profiles);
  tcase_add_test (tc, streams);
  tcase_add_test (tc, authority_has_any_home);
  tcase_add_test (tc, surges);
  tcase_add_test (tc, backlog);
  tcase_add_test (tc, backlog_identity);
  tcase_add_test (tc, order_of_rows);
  tcase_add_test (tc, another_unit);
  tcase_add_test (tc, sources);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
