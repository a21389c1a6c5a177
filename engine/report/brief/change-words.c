/* What tables and their columns are about, in the words of those who plan. */
#include "report/brief/page.h"

#include "kernel/i18n.h"

#include <string.h>

static const struct {
  const char *name, *words; /* words translatable */
} tables[] = {
  { "absences", NP_ ("table of a scenario", "absences") },
  { "activities", NP_ ("table of a scenario", "rehearsals and meetings") },
  { "arrivals", NP_ ("table of a scenario", "how many file") },
  { "authorities", NP_ ("table of a scenario", "departments and branches") },
  { "backlog", NP_ ("table of a scenario", "work left from before") },
  { "calendars", NP_ ("table of a scenario", "opening hours") },
  { "costs", NP_ ("table of a scenario", "costs") },
  { "courses", NP_ ("table of a scenario", "courses") },
  { "crews", NP_ ("table of a scenario", "repair crews") },
  { "elsewhere", NP_ ("table of a scenario", "filing away from home") },
  { "handovers", NP_ ("table of a scenario", "hand-over") },
  { "holidays", NP_ ("table of a scenario", "days with hours of their own") },
  { "incidents", NP_ ("table of a scenario", "failures") },
  { "leave", NP_ ("table of a scenario", "leave and sickness") },
  { "measures", NP_ ("table of a scenario", "measures when work piles up") },
  { "mixes", NP_ ("table of a scenario", "what people file") },
  { "names", NP_ ("table of a scenario", "what things are called") },
  { "needs", NP_ ("table of a scenario", "what steps need") },
  { "observed", NP_ ("table of a scenario", "published figures") },
  { "phases", NP_ ("table of a scenario", "who decides what, and when") },
  { "pools", NP_ ("table of a scenario", "staff") },
  { "procedures", NP_ ("table of a scenario", "procedures") },
  { "profiles", NP_ ("table of a scenario", "when people file") },
  { "readiness", NP_ ("table of a scenario", "what must be there first") },
  { "reserves", NP_ ("table of a scenario", "reserves") },
  { "rules", NP_ ("table of a scenario", "rules") },
  { "skills", NP_ ("table of a scenario", "learning") },
  { "splits", NP_ ("table of a scenario", "units of two districts") },
  { "surges", NP_ ("table of a scenario", "days of more or fewer filings") },
  { "systems", NP_ ("table of a scenario", "systems") },
  { "tiers", NP_ ("table of a scenario", "when a tier works") },
  { "units", NP_ ("table of a scenario", "communes, wards and special zones") },
  { "venues", NP_ ("table of a scenario", "halls and lines") },
  { "workflows", NP_ ("table of a scenario", "steps of work") },
};

static const struct {
  const char *table; /* NULL: every other one that has the column */
  const char *name, *words;
} columns[] = {
  { "absences", "count", NP_ ("column of a scenario", "officers away") },
  { "absences", "delay", NP_ ("column of a scenario", "delay of their return") },
  { "activities", "duration", NP_ ("column of a scenario", "time that it takes") },
  { "activities", "pass", NP_ ("column of a scenario", "chance that a try succeeds") },
  { "activities", "slots", NP_ ("column of a scenario", "hours for it") },
  { "arrivals", "rate", NP_ ("column of a scenario", "number") },
  { "backlog", "count", NP_ ("column of a scenario", "dossiers") },
  { "calendars", "open", NP_ ("column of a scenario", "open") },
  { "costs", "cost", NP_ ("column of a scenario", "amount in dong") },
  { "courses", "duration", NP_ ("column of a scenario", "time that a session takes") },
  { "crews", "calendar", NP_ ("column of a scenario", "shifts") },
  { "crews", "at_end", NP_ ("column of a scenario", "work in hand at the end of the shift") },
  { "crews", "count", NP_ ("column of a scenario", "how many there are") },
  { "elsewhere", "share", NP_ ("column of a scenario", "share of all") },
  { "handovers", "delay", NP_ ("column of a scenario", "time on the way") },
  { "handovers", "role", NP_ ("column of a scenario", "who enters dossiers anew") },
  { "holidays", "open", NP_ ("column of a scenario", "open") },
  { "incidents", "every", NP_ ("column of a scenario", "time between two") },
  { "incidents", "repair", NP_ ("column of a scenario", "repair takes") },
  { "leave", "rate", NP_ ("column of a scenario", "spells an officer and year") },
  { "measures", "delay", NP_ ("column of a scenario", "time until it takes effect") },
  { "measures", "most", NP_ ("column of a scenario", "times at most") },
  { "mixes", "share", NP_ ("column of a scenario", "share of the filings") },
  { "needs", "channels", NP_ ("column of a scenario", "channels that need it") },
  { "observed", "value", NP_ ("column of a scenario", "value") },
  { "phases", "channels", NP_ ("column of a scenario", "channels that are open") },
  { "phases", "decided_by", NP_ ("column of a scenario", "in the hands of") },
  { "phases", "office", NP_ ("column of a scenario", "who receives") },
  { "pools", "calendar", NP_ ("column of a scenario", "hours of work") },
  { "pools", "order", NP_ ("column of a scenario", "what is taken up first") },
  { "pools", "share", NP_ ("column of a scenario", "part of their time for dossiers") },
  { "readiness", "delay", NP_ ("column of a scenario", "delay") },
  { "rules", "value", NP_ ("column of a scenario", "value") },
  { "skills", "most", NP_ ("column of a scenario", "errors of a step at most") },
  { "skills", "rate", NP_ ("column of a scenario", "time left each time that experience doubles") },
  { "skills", "share", NP_ ("column of a scenario", "experience that carries over") },
  { "skills", "steps", NP_ ("column of a scenario", "steps that take it") },
  { "splits", "share", NP_ ("column of a scenario", "share of the other one") },
  { "systems", "needs", NP_ ("column of a scenario", "what it needs") },
  { "venues", "calendar", NP_ ("column of a scenario", "hours") },
  { "venues", "count", NP_ ("column of a scenario", "how many there are") },
  { "workflows", "channels", NP_ ("column of a scenario", "channels that take it") },
  { "workflows", "role", NP_ ("column of a scenario", "who does it") },
  { NULL, "action", NP_ ("column of a scenario", "what is done") },
  { NULL, "after", NP_ ("column of a scenario", "what must have passed before") },
  { NULL, "after_all", NP_ ("column of a scenario", "what must have passed everywhere before") },
  { NULL, "again_after", NP_ ("column of a scenario", "time before the next") },
  { NULL, "area_km2", NP_ ("column of a scenario", "area in square kilometres") },
  { NULL, "at_close", NP_ ("column of a scenario", "work in hand at closing time") },
  { NULL, "at_least", NP_ ("column of a scenario", "lasts at least") },
  { NULL, "at_most", NP_ ("column of a scenario", "lasts at most") },
  { NULL, "at_once", NP_ ("column of a scenario", "share away at once at most") },
  { NULL, "authority", NP_ ("column of a scenario", "authority of the other one") },
  { NULL, "avoidable", NP_ ("column of a scenario", "whether the delay can be spared") },
  { NULL, "base", NP_ ("column of a scenario", "where from") },
  { NULL, "batch", NP_ ("column of a scenario", "people who come at once") },
  { NULL, "begins", NP_ ("column of a scenario", "time at which it begins") },
  { NULL, "boat_km_h", NP_ ("column of a scenario", "speed by boat in km/h") },
  { NULL, "capacity", NP_ ("column of a scenario", "users before it slows down") },
  { NULL, "channel", NP_ ("column of a scenario", "how they were filed") },
  { NULL, "clock", NP_ ("column of a scenario", "time that counts") },
  { NULL, "cost", NP_ ("column of a scenario", "cost in dong") },
  { NULL, "cost_per_day", NP_ ("column of a scenario", "cost in dong a day") },
  { NULL, "counts", NP_ ("column of a scenario", "whether its time counts") },
  { NULL, "crew", NP_ ("column of a scenario", "who mends it") },
  { NULL, "decided_by", NP_ ("column of a scenario", "who decides") },
  { NULL, "difficult_area", NP_ ("column of a scenario", "whether longer limits apply") },
  { NULL, "dossiers", NP_ ("column of a scenario", "dossiers that need it") },
  { NULL, "duty", NP_ ("column of a scenario", "duty") },
  { NULL, "effort", NP_ ("column of a scenario", "time that it takes") },
  { NULL, "errors", NP_ ("column of a scenario", "share of steps with an error") },
  { NULL, "factor", NP_ ("column of a scenario", "times") },
  { NULL, "fee_vnd", NP_ ("column of a scenario", "fee in dong") },
  { NULL, "for", NP_ ("column of a scenario", "looks before it begins") },
  { NULL, "forget", NP_ ("column of a scenario", "absence that halves experience") },
  { NULL, "former_district", NP_ ("column of a scenario", "former district") },
  { NULL, "found", NP_ ("column of a scenario", "step that finds errors") },
  { NULL, "from", NP_ ("column of a scenario", "first day") },
  { NULL, "group", NP_ ("column of a scenario", "group") },
  { NULL, "home", NP_ ("column of a scenario", "home") },
  { NULL, "if_down", NP_ ("column of a scenario", "work while it is down") },
  { NULL, "incomplete", NP_ ("column of a scenario", "share that needs a supplement") },
  { NULL, "island", NP_ ("column of a scenario", "whether it is an island") },
  { NULL, "key_in", NP_ ("column of a scenario", "effort to key it in") },
  { NULL, "kind", NP_ ("column of a scenario", "kind") },
  { NULL, "lat", NP_ ("column of a scenario", "latitude") },
  { NULL, "length", NP_ ("column of a scenario", "length of a spell") },
  { NULL, "limit", NP_ ("column of a scenario", "legal limit") },
  { NULL, "limit_difficult", NP_ ("column of a scenario", "legal limit on mountains and islands") },
  { NULL, "lon", NP_ ("column of a scenario", "longitude") },
  { NULL, "look", NP_ ("column of a scenario", "when people look") },
  { NULL, "mix", NP_ ("column of a scenario", "what is filed") },
  { NULL, "mobilisation", NP_ ("column of a scenario", "time before it leaves") },
  { NULL, "name", NP_ ("column of a scenario", "name") },
  { NULL, "name_fr", NP_ ("column of a scenario", "French name") },
  { NULL, "name_vi", NP_ ("column of a scenario", "Vietnamese name") },
  { NULL, "needs", NP_ ("column of a scenario", "halls and lines that it takes") },
  { NULL, "next", NP_ ("column of a scenario", "what comes after") },
  { NULL, "not_within", NP_ ("column of a scenario", "not begun before closing within") },
  { NULL, "note", NP_ ("column of a scenario", "note") },
  { NULL, "off", NP_ ("column of a scenario", "ends at") },
  { NULL, "off_for", NP_ ("column of a scenario", "looks before it ends") },
  { NULL, "officers", NP_ ("column of a scenario", "officers") },
  { NULL, "on", NP_ ("column of a scenario", "begins at") },
  { NULL, "online", NP_ ("column of a scenario", "online") },
  { NULL, "overtime_beyond",
    NP_ ("column of a scenario", "days of waiting work from which overtime is done") },
  { NULL, "overtime_most", NP_ ("column of a scenario", "longest overtime in a day") },
  { NULL, "participants", NP_ ("column of a scenario", "who takes part") },
  { NULL, "patience", NP_ ("column of a scenario", "how long people wait before they leave") },
  { NULL, "place", NP_ ("column of a scenario", "where it is done") },
  { NULL, "pool", NP_ ("column of a scenario", "whose work") },
  { NULL, "population", NP_ ("column of a scenario", "inhabitants") },
  { NULL, "post", NP_ ("column of a scenario", "by post") },
  { NULL, "power", NP_ ("column of a scenario", "how fast attraction falls with distance") },
  { NULL, "preempted", NP_ ("column of a scenario", "whether it gives way to urgent work") },
  { NULL, "priority", NP_ ("column of a scenario", "priority") },
  { NULL, "procedures", NP_ ("column of a scenario", "procedures that take it") },
  { NULL, "profile", NP_ ("column of a scenario", "hours at which people come") },
  { NULL, "profile_online", NP_ ("column of a scenario", "hours of online filing") },
  { NULL, "province", NP_ ("column of a scenario", "province") },
  { NULL, "rank", NP_ ("column of a scenario", "rank") },
  { NULL, "ready", NP_ ("column of a scenario", "ready from") },
  { NULL, "receives", NP_ ("column of a scenario", "whether it receives the dossier") },
  { NULL, "reentry", NP_ ("column of a scenario", "effort to enter a dossier anew") },
  { NULL, "remaining", NP_ ("column of a scenario", "effort left") },
  { NULL, "repair", NP_ ("column of a scenario", "how errors are repaired") },
  { NULL, "replaces", NP_ ("column of a scenario", "worked in place of") },
  { NULL, "reserve", NP_ ("column of a scenario", "reserve") },
  { NULL, "return", NP_ ("column of a scenario", "where results are handed over") },
  { NULL, "roles", NP_ ("column of a scenario", "roles") },
  { NULL, "room", NP_ ("column of a scenario", "places to wait") },
  { NULL, "scope", NP_ ("column of a scenario", "one for all or at each place") },
  { NULL, "seats", NP_ ("column of a scenario", "seats of a session") },
  { NULL, "serves", NP_ ("column of a scenario", "for") },
  { NULL, "sessions", NP_ ("column of a scenario", "sessions") },
  { NULL, "share_beyond",
    NP_ ("column of a scenario", "days of waiting work from which more of their time is given") },
  { NULL, "share_least", NP_ ("column of a scenario", "part of their time when nothing waits") },
  { NULL, "share_most", NP_ ("column of a scenario", "part of their time when much waits") },
  { NULL, "skills", NP_ ("column of a scenario", "experience") },
  { NULL, "slow", NP_ ("column of a scenario", "work takes times") },
  { NULL, "speed_km_h", NP_ ("column of a scenario", "speed on land in km/h") },
  { NULL, "standard_after", NP_ ("column of a scenario", "pieces of work until practised") },
  { NULL, "start", NP_ ("column of a scenario", "start") },
  { NULL, "status", NP_ ("column of a scenario", "status") },
  { NULL, "stretch", NP_ ("column of a scenario", "length of the stretches of work on dossiers") },
  { NULL, "system", NP_ ("column of a scenario", "system") },
  { NULL, "teaches", NP_ ("column of a scenario", "what is taught") },
  { NULL, "test", NP_ ("column of a scenario", "whether they are for a rehearsal") },
  { NULL, "to", NP_ ("column of a scenario", "until") },
  { NULL, "together", NP_ ("column of a scenario", "whether places act together") },
  { NULL, "type", NP_ ("column of a scenario", "type") },
  { NULL, "until", NP_ ("column of a scenario", "last day") },
  { NULL, "watch", NP_ ("column of a scenario", "what is watched") },
  { NULL, "weight", NP_ ("column of a scenario", "weight") },
  { NULL, "weight_to", NP_ ("column of a scenario", "weight at the end") },
  { NULL, "where", NP_ ("column of a scenario", "where there is one") },
  { NULL, "within_km", NP_ ("column of a scenario", "farthest in kilometres") },
  { NULL, "workflow", NP_ ("column of a scenario", "steps of work") },
  { NULL, "worth", NP_ ("column of a scenario", "experience that it is worth") },
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
      return PR_OF ("table of a scenario", tables[k].words);
  return NULL;
}

const char *
pr_brief_column_words (const char *table, const char *column)
{
  for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
    if (strcmp (columns[k].name, column) == 0
        && (columns[k].table == NULL || strcmp (columns[k].table, table) == 0))
      return PR_OF ("column of a scenario", columns[k].words);
  return NULL;
}
