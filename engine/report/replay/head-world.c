/* Head: see head.h. Here: the world's names and hours, and words of the numbers of its parts. */
#include "report/replay/head.h"

#include "kernel/i18n.h"
#include "model/shown.h"
#include "report/table/failures.h"
#include "report/text/json.h"

#include <math.h>

#define LEGAL_DAYS 400

/* A number with five decimals, or null: no byte depends on a locale. */
static void
put_number (JsonBuilder *b, const char *name, double x)
{
  json_builder_set_member_name (b, name);
  if (isfinite (x))
    json_builder_add_double_value (b, round (x * 1e5) / 1e5);
  else
    json_builder_add_null_value (b);
}

static void
put_time (JsonBuilder *b, const pr_world *w, pr_time t)
{
  json_builder_add_int_value (b, pr_replay_seconds (w, t));
}

/* When the calendar is open in the window: from, to, from, to. */
static void
put_hours (JsonBuilder *b, const char *name, const pr_world *w, const pr_calendar *cal)
{
  pr_time end = (pr_time) w->end_day * PR_DAY, t = (pr_time) w->first_day * PR_DAY;
  pr_json_list (b, name);
  for (t = pr_cal_next_open (cal, t); t < end; t = pr_cal_next_open (cal, t))
    {
      pr_time closing = MIN (pr_cal_closing (cal, t), end);
      put_time (b, w, t);
      put_time (b, w, closing);
      t = closing;
    }
  json_builder_end_array (b);
}

/* When any office with hours is open; all the time if all of them always are. */
static void
put_open (JsonBuilder *b, const pr_world *w)
{
  pr_time end = (pr_time) w->end_day * PR_DAY, t = (pr_time) w->first_day * PR_DAY;
  g_autofree bool *counts = g_new0 (bool, w->n_calendars + 1u);
  bool any = false;
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      uint16_t c = w->shifts[w->pools[p].shift].calendar;
      counts[c] = !w->calendars[c]->always;
      any |= counts[c];
    }
  pr_json_list (b, "open");
  while (any && t < end)
    {
      pr_time from = PR_NEVER, to = 0;
      for (uint16_t c = 0; c < w->n_calendars; c++)
        if (counts[c])
          from = MIN (from, pr_cal_next_open (w->calendars[c], t));
      if (from >= end)
        break;
      bool grows = true;
      for (to = from; grows;)
        {
          grows = false;
          for (uint16_t c = 0; c < w->n_calendars; c++)
            if (counts[c] && pr_cal_is_open (w->calendars[c], to))
              {
                to = pr_cal_closing (w->calendars[c], to);
                grows = to < end;
              }
        }
      put_time (b, w, from);
      put_time (b, w, MIN (to, end));
      t = MIN (to, end);
    }
  if (!any)
    {
      put_time (b, w, t);
      put_time (b, w, end);
    }
  json_builder_end_array (b);
}

/* An office that the change of tiers ends. */
static bool
is_old (const pr_world *w, uint16_t place)
{
  return w->places[place].type == PR_PLACE_AUTHORITY && w->places[place].tier_end < w->end_day;
}

/* Whether people of the unit file something at the place at some time. */
static bool
files_there (const pr_world *w, uint16_t unit, uint16_t place)
{
  for (uint16_t p = 0; p < w->n_procedures; p++)
    for (uint8_t phase = 0; phase < w->n_phases; phase++)
      if (pr_world_office (w, &w->procedures[p], unit, phase, false) == place)
        return true;
  return false;
}

/* Where the place is: an old office in the middle of the units whose people file there. */
static void
find_place (const pr_world *w, uint16_t place, double *lon, double *lat)
{
  double n = 0, sum_lon = 0, sum_lat = 0;
  *lon = w->places[place].lon;
  *lat = w->places[place].lat;
  if (!isnan (*lon) || !is_old (w, place))
    return;
  for (uint16_t unit = 0; unit < w->n_units; unit++)
    if (!isnan (w->places[unit].lon) && files_there (w, unit, place))
      {
        sum_lon += w->places[unit].lon;
        sum_lat += w->places[unit].lat;
        n++;
      }
  *lon = sum_lon / n; /* NaN: of none */
  *lat = sum_lat / n;
}

static void
put_places (JsonBuilder *b, const pr_world *w)
{
  pr_json_list (b, "places");
  for (uint16_t p = 0; p < w->n_places; p++)
    {
      const pr_place *place = &w->places[p];
      double lon, lat;
      find_place (w, p, &lon, &lat);
      json_builder_begin_object (b);
      pr_json_string (b, "code", place->code);
      pr_json_string (b, "name", place->name);
      pr_json_string (b, "kind", is_old (w, p) ? "old office" : pr_place_type_word (place->type));
      pr_json_int (b, "population", (gint64) place->population);
      put_number (b, "lon", lon);
      put_number (b, "lat", lat);
      pr_json_bool (b, "island", place->island);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
put_pools (JsonBuilder *b, const pr_world *w)
{
  pr_json_list (b, "pools");
  for (uint32_t p = 0; p < w->n_pools; p++)
    {
      const pr_pool *pool = &w->pools[p];
      json_builder_begin_object (b);
      pr_json_string (b, "name", pr_shown (w, PR_NAMED_POOL, pool->name));
      pr_json_int (b, "place", pool->place);
      pr_json_list (b, "roles");
      for (uint16_t i = 0; i < pool->n_lines; i++)
        json_builder_add_int_value (b, w->lines[pool->lines[i]].role);
      json_builder_end_array (b);
      pr_json_int (b, "count", pool->count);
      pr_json_int (b, "calendar", w->shifts[pool->shift].calendar);
      pr_json_int (b, "first_officer", pool->first_officer);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  pr_json_list (b, "lines");
  for (uint32_t l = 0; l < w->n_lines; l++)
    {
      json_builder_begin_object (b);
      pr_json_int (b, "place", w->lines[l].place);
      pr_json_int (b, "role", w->lines[l].role);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

/* The working days of the law, a digit each: those of the window, and as many before and after as
 * due dates may need. */
static void
put_legal (JsonBuilder *b, const pr_world *w)
{
  const pr_calendar *legal = pr_world_legal_calendar (w);
  json_builder_set_member_name (b, "legal");
  if (legal == NULL)
    {
      json_builder_add_null_value (b);
      return;
    }
  int32_t first = MAX (w->first_day - LEGAL_DAYS, legal->first_day),
          end = MIN (w->end_day + LEGAL_DAYS, legal->end_day);
  g_autoptr (GString) days = g_string_new (NULL);
  for (int32_t d = first; d < end; d++)
    g_string_append_c (days, pr_cal_is_workday (legal, d) ? '1' : '0');
  json_builder_begin_object (b);
  pr_json_int (b, "first", first - w->first_day);
  pr_json_string (b, "days", days->str);
  json_builder_end_object (b);
}

static void
put_calendars (JsonBuilder *b, const pr_world *w)
{
  put_open (b, w);
  put_legal (b, w);
  pr_json_list (b, "calendars");
  for (uint16_t c = 0; c < w->n_calendars; c++)
    {
      json_builder_begin_object (b);
      pr_json_string (b, "name", w->calendar_names[c]);
      put_hours (b, "open", w, w->calendars[c]);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
put_procedures (JsonBuilder *b, const pr_world *w, char *const *drawings)
{
  pr_json_list (b, "steps");
  for (uint16_t i = 0; i < w->n_steps; i++)
    {
      const pr_step *step = &w->steps[i];
      json_builder_begin_object (b);
      pr_json_int (b, "workflow", step->workflow == PR_NONE16 ? -1 : step->workflow);
      pr_json_string (b, "name", pr_shown (w, PR_NAMED_STEP, step->name));
      pr_json_int (b, "role", step->kind == PR_STEP_WORK ? step->role : -1);
      pr_json_string (b, "kind", pr_step_kind_words[step->kind]);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  pr_json_list (b, "workflows");
  for (uint16_t f = 0; f < w->n_workflows; f++)
    {
      json_builder_begin_object (b);
      pr_json_string (b, "name", w->workflows[f].name);
      json_builder_set_member_name (b, "svg");
      if (drawings != NULL)
        json_builder_add_string_value (b, drawings[f]);
      else
        json_builder_add_null_value (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  pr_json_list (b, "procedures");
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      json_builder_begin_object (b);
      pr_json_string (b, "code", w->procedures[i].code);
      pr_json_string (b, "name", pr_shown (w, PR_NAMED_PROCEDURE, w->procedures[i].code));
      pr_json_int (b, "workflow", w->procedures[i].workflow);
      pr_json_bool (b, "visit", w->procedures[i].visit);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

/* Who needs a thing, and from when to when any of them does. */
typedef struct {
  pr_time from, until;
  bool *roles;
} use;

static void
find_uses (const pr_world *w, use *uses)
{
  for (uint32_t l = 0; l < w->n_lines; l++)
    for (uint16_t s = 0; s < w->n_steps; s++)
      for (uint16_t i = 0; i < w->steps[s].n_needs; i++)
        {
          const pr_need *need = &w->needs[w->steps[s].first_need + i];
          uint32_t thing = w->steps[s].role == w->lines[l].role && need->real
                               ? pr_need_thing (w, need, w->lines[l].place, w->lines[l].role)
                               : PR_NONE32;
          if (thing == PR_NONE32)
            continue;
          use *own = &uses[thing];
          own->roles[w->lines[l].role] = true;
          own->from = MIN (own->from, need->from);
          own->until = MAX (own->until, need->until);
        }
}

/* Systems and conditions, with the roles that need them for dossiers that are no tests. */
static void
put_things (JsonBuilder *b, const pr_world *w)
{
  g_autofree use *uses = g_new0 (use, w->n_things + 1u);
  g_autofree bool *roles = g_new0 (bool, (size_t) w->n_things * w->n_roles + 1);
  for (uint32_t i = 0; i < w->n_things; i++)
    uses[i] = (use){ w->end, w->start, roles + (size_t) i * w->n_roles };
  find_uses (w, uses);
  pr_json_list (b, "systems");
  for (uint32_t i = 0; i < w->n_things; i++)
    {
      const pr_thing *t = &w->things[i];
      json_builder_begin_object (b);
      pr_json_string (b, "name", pr_world_thing_name (w, i));
      pr_json_int (b, "place", t->place == PR_NONE16 ? -1 : t->place);
      pr_json_bool (b, "condition", t->system == PR_NONE16);
      json_builder_set_member_name (b, "from");
      put_time (b, w, CLAMP (uses[i].from, w->start, w->end));
      json_builder_set_member_name (b, "to");
      put_time (b, w, CLAMP (uses[i].until, w->start, w->end));
      pr_json_list (b, "roles");
      for (uint16_t r = 0; r < w->n_roles; r++)
        if (uses[i].roles[r])
          json_builder_add_int_value (b, r);
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

/* Words of numbers that frames and paths hold. */
static void
put_words (JsonBuilder *b, const pr_world *w)
{
  pr_json_list (b, "channels");
  for (int i = 0; i < PR_N_CHANNELS; i++)
    json_builder_add_string_value (b, PR_OF ("cell", pr_channel_words[i]));
  json_builder_end_array (b);
  pr_json_int (b, "counter", PR_CHANNEL_COUNTER);
  pr_json_list (b, "causes");
  for (int i = 0; i < PR_N_CAUSES; i++)
    json_builder_add_string_value (b, pr_cause_word ((pr_cause) i));
  json_builder_end_array (b);
  pr_json_int (b, "absence_cause", PR_CAUSE_ABSENCE);
  pr_json_list (b, "reasons");
  for (int i = 0; i < PR_N_AWAY; i++)
    json_builder_add_string_value (b, PR_OF ("cell", pr_away_words[i]));
  json_builder_end_array (b);
  put_things (b, w);
  pr_json_list (b, "series");
  for (int s = 0; s < PR_N_FRAME_SERIES; s++)
    {
      json_builder_begin_object (b);
      pr_json_string (b, "name", pr_frames_name (s));
      pr_json_string (b, "of", pr_frames_of (s));
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

void
pr_replay_put_world (JsonBuilder *b, const pr_world *w, char *const *drawings)
{
  put_calendars (b, w);
  put_places (b, w);
  pr_json_list (b, "roles");
  for (uint16_t i = 0; i < w->n_roles; i++)
    json_builder_add_string_value (b, pr_shown (w, PR_NAMED_ROLE, w->roles[i]));
  json_builder_end_array (b);
  put_pools (b, w);
  put_procedures (b, w, drawings);
  put_words (b, w);
  bool returns = false; /* who leaves unserved may come again */
  for (uint8_t i = 0; i < w->n_phases; i++)
    returns = returns || w->rules[i].visitor_return > 0;
  pr_json_bool (b, "returns", returns);
}
