/* Outages: see outages.h. */
#include "report/table/outages.h"

#include <math.h>

#define HOUR ((double) PR_HOUR)
#define OUTAGE(name)                                                                               \
  double name (G_GNUC_UNUSED const pr_report *r, G_GNUC_UNUSED const pr_record *rec, uint32_t i,   \
               G_GNUC_UNUSED uint32_t day)
#define THING_COUNT(name, field)                                                                   \
  OUTAGE (name) { return (double) rec->thing[i].field; }
#define THING_HOURS(name, field)                                                                   \
  OUTAGE (name) { return (double) rec->thing[i].field / HOUR; }
#define CREW_HOURS(name, field)                                                                    \
  OUTAGE (name) { return (double) rec->crew[i].field / HOUR; }

THING_COUNT (pr_thing_outages, outages)
THING_COUNT (pr_thing_incidents, incidents)
THING_COUNT (pr_thing_repairs, repairs)
THING_HOURS (pr_thing_down_hours, down)
THING_HOURS (pr_thing_waited, waited)

OUTAGE (pr_thing_availability)
{
  return 1 - (double) rec->thing[i].down / (double) (r->world->end - r->world->start);
}

OUTAGE (pr_thing_down_mean)
{
  const pr_thing_count *c = &rec->thing[i];
  return c->outages > 0 ? (double) c->down / (double) c->outages / HOUR : NAN;
}

OUTAGE (pr_crew_number) { return r->world->crews[i].count; }
OUTAGE (pr_crew_repairs) { return (double) rec->crew[i].repairs; }
CREW_HOURS (pr_crew_scheduled, scheduled)
CREW_HOURS (pr_crew_busy, busy)
CREW_HOURS (pr_crew_travel_hours, travel)
CREW_HOURS (pr_crew_overtime, overtime)

OUTAGE (pr_crew_utilisation)
{
  const pr_crew_count *c = &rec->crew[i];
  return c->scheduled > 0 ? (double) c->busy / (double) c->scheduled : NAN;
}

#define WORDS(name) void name (const pr_report *r, uint32_t i, GString *out)

WORDS (pr_words_thing_name)
{
  const pr_world *w = r->world;
  const pr_thing *t = &w->things[i];
  g_string_append (out, t->system != PR_NONE16 ? w->systems[t->system].name
                                               : w->conditions[t->condition].name);
}

WORDS (pr_words_thing_kind)
{
  g_string_append (out, r->world->things[i].system != PR_NONE16 ? "system" : "condition");
}

WORDS (pr_words_thing_place)
{
  uint16_t place = r->world->things[i].place;
  g_string_append (out, place != PR_NONE16 ? r->world->places[place].code : "*");
}

WORDS (pr_words_thing_place_name)
{
  uint16_t place = r->world->things[i].place;
  if (place != PR_NONE16)
    g_string_append (out, r->world->places[place].name);
}

WORDS (pr_words_thing_role)
{
  uint16_t role = r->world->things[i].role;
  g_string_append (out, role != PR_NONE16 ? r->world->roles[role] : "*");
}

WORDS (pr_words_crew_name) { g_string_append (out, r->world->crews[i].name); }
WORDS (pr_words_crew_kind) { g_string_append (out, r->world->crew_kinds[r->world->crews[i].kind]); }
WORDS (pr_words_crew_base)
{
  g_string_append (out, r->world->places[r->world->crews[i].base].code);
}
WORDS (pr_words_crew_duty)
{
  g_string_append (out, r->world->crews[i].standby ? "standby" : "on duty");
}
