/* What tables and their columns are about, in the words of those who plan. */
#include "report/brief/page.h"

#include "kernel/i18n.h"

#include <string.h>

static const struct {
  const char *name, *words; /* words translatable */
} tables[] = {
  { "absences", N_ ("absences") },
  { "activities", N_ ("rehearsals and meetings") },
  { "arrivals", N_ ("how many file") },
  { "authorities", N_ ("departments and branches") },
  { "backlog", N_ ("work left from before") },
  { "calendars", N_ ("opening hours") },
  { "costs", N_ ("costs") },
  { "courses", N_ ("courses") },
  { "crews", N_ ("repair crews") },
  { "elsewhere", N_ ("filing away from home") },
  { "handovers", N_ ("hand-over") },
  { "holidays", N_ ("days with hours of their own") },
  { "incidents", N_ ("failures") },
  { "leave", N_ ("leave and sickness") },
  { "measures", N_ ("measures when work piles up") },
  { "mixes", N_ ("what people file") },
  { "needs", N_ ("what steps need") },
  { "observed", N_ ("published figures") },
  { "phases", N_ ("who decides what, and when") },
  { "pools", N_ ("staff") },
  { "procedures", N_ ("procedures") },
  { "profiles", N_ ("when people file") },
  { "readiness", N_ ("what must be there first") },
  { "reserves", N_ ("reserves") },
  { "rules", N_ ("rules") },
  { "skills", N_ ("learning") },
  { "splits", N_ ("units of two districts") },
  { "surges", N_ ("days of more or fewer filings") },
  { "systems", N_ ("systems") },
  { "tiers", N_ ("when a tier works") },
  { "units", N_ ("communes, wards and special zones") },
  { "venues", N_ ("halls and lines") },
  { "workflows", N_ ("steps of work") },
};

static const struct {
  const char *table; /* NULL: every other one that has the column */
  const char *name, *words;
} columns[] = {
  { "absences", "count", N_ ("officers away") },
  { "absences", "delay", N_ ("delay of their return") },
  { "activities", "duration", N_ ("time that it takes") },
  { "activities", "pass", N_ ("chance that a try succeeds") },
  { "activities", "slots", N_ ("hours for it") },
  { "arrivals", "rate", N_ ("number") },
  { "backlog", "count", N_ ("dossiers") },
  { "calendars", "open", N_ ("open") },
  { "costs", "cost", N_ ("amount in dong") },
  { "courses", "duration", N_ ("time that a session takes") },
  { "crews", "calendar", N_ ("shifts") },
  { "crews", "at_end", N_ ("work in hand at the end of the shift") },
  { "crews", "count", N_ ("how many there are") },
  { "elsewhere", "share", N_ ("share of all") },
  { "handovers", "delay", N_ ("time on the way") },
  { "handovers", "role", N_ ("who enters dossiers anew") },
  { "holidays", "open", N_ ("open") },
  { "incidents", "every", N_ ("time between two") },
  { "incidents", "repair", N_ ("repair takes") },
  { "leave", "rate", N_ ("spells an officer and year") },
  { "measures", "delay", N_ ("time until it takes effect") },
  { "measures", "most", N_ ("times at most") },
  { "mixes", "share", N_ ("share of the filings") },
  { "needs", "channels", N_ ("channels that need it") },
  { "observed", "value", N_ ("value") },
  { "phases", "channels", N_ ("channels that are open") },
  { "phases", "decided_by", N_ ("in the hands of") },
  { "phases", "office", N_ ("who receives") },
  { "pools", "calendar", N_ ("hours of work") },
  { "pools", "order", N_ ("what is taken up first") },
  { "pools", "share", N_ ("part of their time for dossiers") },
  { "readiness", "delay", N_ ("delay") },
  { "rules", "value", N_ ("value") },
  { "skills", "most", N_ ("errors of a step at most") },
  { "skills", "rate", N_ ("time left each time that experience doubles") },
  { "skills", "share", N_ ("experience that carries over") },
  { "skills", "steps", N_ ("steps that take it") },
  { "splits", "share", N_ ("share of the other one") },
  { "systems", "needs", N_ ("what it needs") },
  { "venues", "calendar", N_ ("hours") },
  { "venues", "count", N_ ("how many there are") },
  { "workflows", "channels", N_ ("channels that take it") },
  { "workflows", "role", N_ ("who does it") },
  { NULL, "action", N_ ("what is done") },
  { NULL, "after", N_ ("what must have passed before") },
  { NULL, "after_all", N_ ("what must have passed everywhere before") },
  { NULL, "again_after", N_ ("time before the next") },
  { NULL, "area_km2", N_ ("area in square kilometres") },
  { NULL, "at_close", N_ ("work in hand at closing time") },
  { NULL, "at_least", N_ ("lasts at least") },
  { NULL, "at_most", N_ ("lasts at most") },
  { NULL, "at_once", N_ ("share away at once at most") },
  { NULL, "authority", N_ ("authority of the other one") },
  { NULL, "avoidable", N_ ("whether the delay can be spared") },
  { NULL, "base", N_ ("where from") },
  { NULL, "batch", N_ ("people who come at once") },
  { NULL, "begins", N_ ("time at which it begins") },
  { NULL, "boat_km_h", N_ ("speed by boat in km/h") },
  { NULL, "capacity", N_ ("users before it slows down") },
  { NULL, "channel", N_ ("how they were filed") },
  { NULL, "clock", N_ ("time that counts") },
  { NULL, "cost", N_ ("cost in dong") },
  { NULL, "cost_per_day", N_ ("cost in dong a day") },
  { NULL, "counts", N_ ("whether its time counts") },
  { NULL, "crew", N_ ("who mends it") },
  { NULL, "decided_by", N_ ("who decides") },
  { NULL, "difficult_area", N_ ("whether longer limits apply") },
  { NULL, "dossiers", N_ ("dossiers that need it") },
  { NULL, "duty", N_ ("duty") },
  { NULL, "effort", N_ ("time that it takes") },
  { NULL, "errors", N_ ("share of steps with an error") },
  { NULL, "factor", N_ ("times") },
  { NULL, "fee_vnd", N_ ("fee in dong") },
  { NULL, "for", N_ ("looks before it begins") },
  { NULL, "forget", N_ ("absence that halves experience") },
  { NULL, "former_district", N_ ("former district") },
  { NULL, "found", N_ ("step that finds errors") },
  { NULL, "from", N_ ("first day") },
  { NULL, "group", N_ ("group") },
  { NULL, "home", N_ ("home") },
  { NULL, "if_down", N_ ("work while it is down") },
  { NULL, "incomplete", N_ ("share that needs a supplement") },
  { NULL, "island", N_ ("whether it is an island") },
  { NULL, "key_in", N_ ("effort to key it in") },
  { NULL, "kind", N_ ("kind") },
  { NULL, "lat", N_ ("latitude") },
  { NULL, "length", N_ ("length of a spell") },
  { NULL, "limit", N_ ("legal limit") },
  { NULL, "limit_difficult", N_ ("legal limit on mountains and islands") },
  { NULL, "lon", N_ ("longitude") },
  { NULL, "look", N_ ("when people look") },
  { NULL, "mix", N_ ("what is filed") },
  { NULL, "mobilisation", N_ ("time before it leaves") },
  { NULL, "name", N_ ("name") },
  { NULL, "name_vi", N_ ("Vietnamese name") },
  { NULL, "needs", N_ ("halls and lines that it takes") },
  { NULL, "next", N_ ("what comes after") },
  { NULL, "not_within", N_ ("not begun before closing within") },
  { NULL, "note", N_ ("note") },
  { NULL, "off", N_ ("ends at") },
  { NULL, "off_for", N_ ("looks before it ends") },
  { NULL, "officers", N_ ("officers") },
  { NULL, "on", N_ ("begins at") },
  { NULL, "online", N_ ("online") },
  { NULL, "overtime_beyond", N_ ("days of waiting work from which overtime is done") },
  { NULL, "overtime_most", N_ ("longest overtime in a day") },
  { NULL, "participants", N_ ("who takes part") },
  { NULL, "patience", N_ ("how long people wait before they leave") },
  { NULL, "place", N_ ("where it is done") },
  { NULL, "pool", N_ ("whose work") },
  { NULL, "population", N_ ("inhabitants") },
  { NULL, "post", N_ ("by post") },
  { NULL, "power", N_ ("how fast attraction falls with distance") },
  { NULL, "preempted", N_ ("whether it gives way to urgent work") },
  { NULL, "priority", N_ ("priority") },
  { NULL, "procedures", N_ ("procedures that take it") },
  { NULL, "profile", N_ ("hours at which people come") },
  { NULL, "profile_online", N_ ("hours of online filing") },
  { NULL, "rank", N_ ("rank") },
  { NULL, "ready", N_ ("ready from") },
  { NULL, "receives", N_ ("whether it receives the dossier") },
  { NULL, "reentry", N_ ("effort to enter a dossier anew") },
  { NULL, "remaining", N_ ("effort left") },
  { NULL, "repair", N_ ("how errors are repaired") },
  { NULL, "replaces", N_ ("worked in place of") },
  { NULL, "reserve", N_ ("reserve") },
  { NULL, "return", N_ ("where results are handed over") },
  { NULL, "roles", N_ ("roles") },
  { NULL, "room", N_ ("places to wait") },
  { NULL, "scope", N_ ("one for all or at each place") },
  { NULL, "seats", N_ ("seats of a session") },
  { NULL, "serves", N_ ("for") },
  { NULL, "sessions", N_ ("sessions") },
  { NULL, "share_beyond", N_ ("days of waiting work from which more of their time is given") },
  { NULL, "share_least", N_ ("part of their time when nothing waits") },
  { NULL, "share_most", N_ ("part of their time when much waits") },
  { NULL, "skills", N_ ("experience") },
  { NULL, "slow", N_ ("work takes times") },
  { NULL, "speed_km_h", N_ ("speed on land in km/h") },
  { NULL, "standard_after", N_ ("pieces of work until practised") },
  { NULL, "start", N_ ("start") },
  { NULL, "status", N_ ("status") },
  { NULL, "stretch", N_ ("length of the stretches of work on dossiers") },
  { NULL, "system", N_ ("system") },
  { NULL, "teaches", N_ ("what is taught") },
  { NULL, "test", N_ ("whether they are for a rehearsal") },
  { NULL, "to", N_ ("until") },
  { NULL, "together", N_ ("whether places act together") },
  { NULL, "type", N_ ("type") },
  { NULL, "until", N_ ("last day") },
  { NULL, "watch", N_ ("what is watched") },
  { NULL, "weight", N_ ("weight") },
  { NULL, "weight_to", N_ ("weight at the end") },
  { NULL, "where", N_ ("where there is one") },
  { NULL, "within_km", N_ ("farthest in kilometres") },
  { NULL, "workflow", N_ ("steps of work") },
  { NULL, "worth", N_ ("experience that it is worth") },
};

/* What tells most of a row, beside what names it. */
static const char *const telling[][2] = {
  { "absences", "count" },   { "arrivals", "rate" },    { "backlog", "count" },
  { "calendars", "open" },   { "costs", "cost" },       { "courses", "sessions" },
  { "crews", "count" },      { "elsewhere", "share" },  { "holidays", "open" },
  { "incidents", "repair" }, { "leave", "rate" },       { "mixes", "share" },
  { "phases", "office" },    { "readiness", "ready" },  { "reserves", "officers" },
  { "rules", "value" },      { "splits", "share" },     { "surges", "factor" },
  { "venues", "count" },     { "workflows", "effort" }, { "authorities", "serves" },
};

static const struct {
  const char *name, *words; /* words translatable */
} keys[] = {
  { "warm_up", N_ ("time simulated before the first day") },
  { "level", N_ ("confidence level") },
  { "ready_on_time", N_ ("least share on time of a ready place") },
  { "ready_unserved", N_ ("most visits unserved of a ready place") },
  { "ready_wait", N_ ("longest wait at the counter that is not long") },
  { "ready_long_waits", N_ ("most long waits of a ready place") },
  { "ready_accept_within", N_ ("working time within which online filings are to be accepted") },
  { "ready_accepted", N_ ("least share of online filings accepted in time of a ready place") },
  { "ready_growth", N_ ("most that work in process of a ready place grows, in times") },
  { "ready_backlog", N_ ("most work in process of a ready place, in times of normal") },
  { "ready_probability", N_ ("least share of cases in which a ready place does its work") },
  { "at_risk_probability", N_ ("least share of cases in which a place at risk does its work") },
  { "wait_within", N_ ("length of the waits that are counted apart") },
};

const char *
pr_brief_key_words (const char *key)
{
  for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
    if (strcmp (keys[k].name, key) == 0)
      return _ (keys[k].words);
  return NULL;
}

const char *
pr_brief_telling_column (const char *table)
{
  for (gsize k = 0; k < G_N_ELEMENTS (telling); k++)
    if (strcmp (telling[k][0], table) == 0)
      return telling[k][1];
  return NULL;
}

const char *
pr_brief_table_words (const char *table)
{
  for (gsize k = 0; k < G_N_ELEMENTS (tables); k++)
    if (strcmp (tables[k].name, table) == 0)
      return _ (tables[k].words);
  return NULL;
}

const char *
pr_brief_column_words (const char *table, const char *column)
{
  for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
    if (strcmp (columns[k].name, column) == 0
        && (columns[k].table == NULL || strcmp (columns[k].table, table) == 0))
      return _ (columns[k].words);
  return NULL;
}
