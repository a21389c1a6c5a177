/* Mistakes: one edit of a valid scenario, one message at one position. */
#include "scene.h"

#include <string.h>

#define DAY_OFF "date,calendar,open,source\n2025-07-04,*,closed,press\n"

static const scene_mistake mistakes[] = {
  /* Window. */
  { "scenario.ini", "2025-07-14", "2025-06-30",
    "scenario.ini:5:7: error: ", "the end 2025-06-30 is not after the start 2025-07-01", 1 },
  { "scenario.ini", "2025-07-14", "2045-07-14", "scenario.ini:5:7: error: ", "longer than 20 years",
    1 },
  { "scenario.ini", "name", "warm_up = 900 days\nname",
    "scenario.ini:3:11: error: ", "longer than 2 years", 1 },
  /* Verdicts. */
  { "scenario.ini", "", "[report]\nat_risk_probability = 95%\n",
    "scenario.ini:7:23: error: ", "at_risk_probability is 95%, above ready_probability, 90%", 1 },
  { "scenario.ini", "", "[report]\nready_probability = 40%\n",
    "scenario.ini:7:21: error: ", "at_risk_probability is 50%, above ready_probability, 40%", 1 },
  { "scenario.ini", "", "[report]\nat_risk_probability = 90%\n", "scenario.ini:7:23: warning: ",
    "nothing is ever at risk: at_risk_probability and ready_probability are 90%", 1 },
  /* Places. */
  { "authorities.csv", "tax,Tax", "home,Tax",
    "authorities.csv:2:1: error: ", "'home' has a meaning of its own", 1 },
  { "authorities.csv", "land-b,Land B", "00001,Land B",
    "authorities.csv:3:1: error: ", "'00001' is also the code of a unit: units.csv:3", 2 },
  { "authorities.csv", "tax,Tax,department", "tax,Tax,land-b",
    "authorities.csv:2:9: error: ", "the kind 'land-b' is also the code of a place", 1 },
  { "authorities.csv", "tax,Tax,department", "tax,Tax,filing",
    "authorities.csv:2:9: error: ", "'filing' has a meaning of its own and is no kind", 1 },
  { "authorities.csv", "land-branch,Núi", "land-branch,*", "authorities.csv:4:27: error: ",
    "'land-a' (by '*') and 'land-b' (by '*', authorities.csv:3) both serve 00001", 1 },
  { "authorities.csv", "department,,", "department,Nui;tax,", "authorities.csv:2:20: error: ",
    "no place, former district, kind or type of unit 'Nui'; did you mean 'Núi'?", 2 },
  { "authorities.csv", "land-branch,Núi", "land-branch,Núi;tax",
    "authorities.csv:4:27: error: ", "'tax' is an authority; only units are served", 1 },
  { "authorities.csv", "land-branch,Núi", "land-branch,Núi;department",
    "authorities.csv:4:27: error: ", "'department' is a kind of authority; only units are served",
    1 },
  { "authorities.csv", "Tax,department,", "Tax,department,land-branch",
    "authorities.csv:2:20: error: ", "'land-branch' is a kind of authority; only units are served",
    1 },
  { "units.csv", "3000,Phố", "3000,department", "authorities.csv:2:9: error: ",
    "the kind 'department' is also a former district; one of them needs another name", 1 },
  /* Selectors. */
  { "pools.csv", "desk,00002", "desk,0000b", "pools.csv:4:6: error: ",
    "no place, former district, kind or type of unit '0000b'; did you mean '00001'?", 1 },
  { "pools.csv", "desk,00002", "desk,special zone",
    "pools.csv:4:6: error: ", "'special zone' selects no unit: there is none", 1 },
  { "pools.csv", "desk,00002", "desk,departmnet", "pools.csv:4:6: error: ",
    "no place, former district, kind or type of unit 'departmnet'; did you mean 'department'?", 1 },
  { "pools.csv", "", "desk,00001,reception,1,office,,press\n", "pools.csv:3:6: warning: ",
    "this row has no effect: every place it names has a more particular row", 1 },
  /* Calendars. */
  { "calendars.csv", "Mon-Sun,always", "Mon-Sat,always",
    "calendars.csv:4:16: error: ", "'always' is for all days", 1 },
  { "calendars.csv", "office,Fri", "office,Thu Fri",
    "calendars.csv:3:8: error: ", "Thu of calendar 'office' is given twice: also in line 2", 1 },
  { "calendars.csv", "office,Fri", "office,Fri holiday",
    "calendars.csv:3:8: error: ", "holiday is for profiles", 1 },
  { "calendars.csv", "", "empty,Mon-Sun,closed,press\n",
    "calendars.csv:5:15: error: ", "calendar 'empty' never opens", 1 },
  { "calendars.csv", "", "weekend,Sat,08:00-12:00,press\n",
    "calendars.csv:5:1: warning: ", "'weekend': nothing uses this calendar", 1 },
  { "holidays.csv", "*,closed", "ofice,closed",
    "holidays.csv:2:12: error: ", "no calendar 'ofice'; did you mean 'office'?", 1 },
  { "holidays.csv", DAY_OFF,
    "date,calendar,open,replaces,source\n"
    "2025-07-04,*,closed,2025-07-07,press\n",
    "holidays.csv:2:21: error: ", "replaces: the day is closed, so it is not worked", 1 },
  { "holidays.csv", DAY_OFF,
    "date,calendar,open,replaces,source\n"
    "2025-07-05,always,08:00-12:00,2025-07-04,press\n",
    "holidays.csv:2:31: error: ", "for dates of the legal calendar, which is 'office'", 1 },
  { "holidays.csv", DAY_OFF,
    "date,calendar,open,replaces,source\n"
    "2025-07-05,*,08:00-12:00,2025-07-04,press\n",
    "holidays.csv:2:26: warning: ", "2025-07-04 is itself worked in the legal calendar", 1 },
  { "holidays.csv", DAY_OFF,
    "date,calendar,open,replaces,source\n2025-07-04,*,closed,,press\n"
    "2025-07-05,*,08:00-12:00,2025-07-04,press\n",
    "", "", 0 },
  { "holidays.csv", DAY_OFF,
    "date,calendar,open,replaces,source\n"
    "2025-07-05,*,08:00-12:00,2025-07-06,press\n",
    "holidays.csv:2:26: warning: ", "no weight on the weekday of 2025-07-06", 1 },
  { "holidays.csv", "", "2025-07-05,*,08:00-12:00,press\n",
    "holidays.csv:3:1: warning: ", "nobody comes by profile 'day' on this day: it has", 1 },
  { "holidays.csv", "", "2025-07-05,*,08:00-12:00,press\n2025-07-05,office,closed,press\n", "", "",
    0 },
  { "holidays.csv", "", "2025-07-19,*,08:00-12:00,press\n", "", "", 0 },
  /* Pools. */
  { "pools.csv", "1,always", "1,allways",
    "pools.csv:6:22: error: ", "no calendar 'allways'; did you mean 'always'?", 1 },
  { "pools.csv", "land-a,expert", "land-a,expart",
    "pools.csv:7:13: error: ", "no step needs the role 'expart'; did you mean 'expert'?", 1 },
  { "pools.csv", "", "spare,00001,porter,1,office,,press\n",
    "pools.csv:10:13: warning: ", "nothing needs the role 'porter'", 1 },
  { "pools.csv", "pool,where", "pol,where", "pools.csv:1:1: error: ", "did you mean 'pool'?", 1 },
  { "units.csv", "code,", "cod,", "units.csv:1:1: error: ", "did you mean 'code'?", 1 },
  { "pools.csv", "office,50%", "office,0%",
    "pools.csv:5:39: error: ", "a share of 0 leaves no time", 1 },
  { "pools.csv", "share,source", "room,source",
    "pools.csv:5:39: error: ", "room: '50%' is not a number", 1 },
  /* Procedures. */
  { "procedures.csv", "dossier,flow", "dossier,flaw",
    "procedures.csv:2:21: error: ", "no workflow 'flaw'; did you mean 'flow'?", 1 },
  { "procedures.csv", "days,home", "days,hame", "procedures.csv:2:56: error: ",
    "'hame' is not home, filing, a place or a kind of authority; did you mean 'home'?", 1 },
  { "procedures.csv", "days,home", "days,department",
    "procedures.csv:2:56: error: ", "no 'department' serves unit 00001, nor 2 others", 1 },
  { "procedures.csv", "visit,ask,,", "visit,ask,same day,",
    "procedures.csv:4:19: error: ", "'ask' is a visit, which has no legal limit", 1 },
  { "procedures.csv", "filing,,,0", "filing,,10%,0",
    "procedures.csv:4:29: error: ", "'ask' is a visit, which is always at the counter", 1 },
  { "procedures.csv", "filing,,,0", "filing,5%,,0",
    "procedures.csv:4:28: error: ", "'ask' is a visit, which needs no supplement", 1 },
  { "procedures.csv", "land-branch,,", "land-branch,20%,", "procedures.csv:3:45: warning: ",
    "incomplete has no effect: no step of workflow 'land' says 'incomplete'", 1 },
  { "procedures.csv", "", "spare,Spare,dossier,flow,,,,,,,press\n", "procedures.csv:5:1: warning: ",
    "'spare': no mix, arrivals or backlog uses this procedure", 1 },
  { "rules.csv", "legal_calendar,office", "apology_extension,2",
    "procedures.csv:2:26: error: ", "name their calendar as the rule legal_calendar", 2 },
  /* Workflows: cells. */
  { "workflows.csv", "effort,receives,at_close", "effort,receives,patience",
    "workflows.csv:2:46: error: ", "patience: 'finish 30min'", 1 },
  { "workflows.csv", "ask,answer,work,reception", "ask,answer,work,receptoin",
    "workflows.csv:11:17: error: ", "no pool has the role 'receptoin'; did you mean 'reception'?",
    1 },
  { "workflows.csv", "ask,answer,work,reception", "ask,answer,work,",
    "workflows.csv:11:17: error: ", "role is blank; work needs one", 1 },
  { "workflows.csv", "flow,supplement,supplement,,", "flow,supplement,supplement,expert,",
    "workflows.csv:3:28: error: ", "has no use", 1 },
  { "workflows.csv", "2 days,no,,,", "2 days,no,suspend,,",
    "workflows.csv:3:40: error: ", "only work is touched by closing", 1 },
  { "workflows.csv", "2 days,no,,,", "2 days,no,,5min,",
    "workflows.csv:3:41: error: ", "only work is touched by closing", 1 },
  { "workflows.csv", "sign,home,2min", "sign,hone,2min",
    "workflows.csv:5:21: error: ", "did you mean 'home'?", 1 },
  { "workflows.csv", "sign,home,2min", "sign,tax,2min", "workflows.csv:5:16: error: ",
    "no pool serves role 'sign' at tax (needed by step 'sign' of workflow 'flow')", 1 },
  { "workflows.csv", "sign,home,2min", "sign,department,2min", "workflows.csv:5:21: error: ",
    "no 'department' serves 00001, 00002, 00003 (needed by step 'sign' of workflow 'flow')", 1 },
  { "workflows.csv", "sign rest", "sing rest",
    "workflows.csv:4:41: error: ", "no step 'sing' in the workflow; did you mean 'sign'?", 1 },
  { "workflows.csv", "", "idle,only,delay,,,1h,,,,,returned,press\n",
    "workflows.csv:12:1: warning: ", "'idle': no procedure uses this workflow", 1 },
  /* Nobody files by post, so nobody need do it. */
  { "workflows.csv", "sign,home,2min,no,,,,", "sign,tax,2min,no,,,post,", "", "", 0 },
  /* Workflows: flow. */
  { "workflows.csv", "receive 5%; refused 5%; sign rest", "receive 5%; refused rest",
    "workflows.csv:5:6: error: ", "step 'sign' is never reached", 1 },
  { "workflows.csv", "2min,no,,,,returned", "2min,no,,,,check 0%; sign 100%",
    "workflows.csv:5:37: error: ", "cannot end", 1 },
  { "workflows.csv", "2min,no,,,,returned", "2min,no,,,,sign",
    "workflows.csv:5:37: error: ", "cannot end", 1 },
  { "workflows.csv", "2min,no,,,,returned", "2min,no,,,,left",
    "workflows.csv:5:37: error: ", "for dossiers, which end with returned", 1 },
  { "workflows.csv", "2min,no,,,,returned", "2min,no,,,,join",
    "workflows.csv:5:37: error: ", "only a branch of a fork ends with join", 1 },
  { "workflows.csv", "5min,,,,,left", "5min,,,,,refused",
    "workflows.csv:11:43: error: ", "for visits, which end with left", 1 },
  { "workflows.csv", "5min,,,,,left", "5min,yes,,,,left",
    "workflows.csv:11:39: error: ", "for visits, which file nothing", 1 },
  { "workflows.csv", "1h,,,,,join", "1h,,,,,refused",
    "workflows.csv:8:45: error: ", "a branch of a fork ends with join only", 1 },
  { "workflows.csv", "1h,,,,,join", "1h,,,,,decide",
    "workflows.csv:7:43: error: ", "also outside the fork", 1 },
  { "workflows.csv", "1h,,,,,join", "1h,,,,,tax",
    "workflows.csv:7:43: error: ", "two branches of a fork share a step", 1 },
  { "workflows.csv", "1h,,,,,join", "1h,yes,,,,join",
    "workflows.csv:8:41: error: ", "where nothing is received", 1 },
  { "workflows.csv", "tax,delay,,tax,3 days", "tax,supplement,,,3 days",
    "workflows.csv:9:10: error: ", "no supplement can be asked for", 1 },
  { "workflows.csv", "1 day,,,,,fork", "1 day,,,,counter,fork",
    "workflows.csv:7:42: error: ", "step 'send' forks, so all channels must take it", 1 },
  { "workflows.csv", "30min,15min,,", "30min,15min,counter,", "workflows.csv:2:65: error: ",
    "no step of workflow 'flow' receives what is filed by the channel 'online'", 1 },
  { "procedures.csv", "days,home,10%", "days,home,100%", "", "", 0 },
  { "procedures.csv", "ask,Ask,visit,ask", "ask,Ask,visit,flow", "procedures.csv:4:15: error: ",
    "a workflow is for dossiers or for visits; 'paper', of the other kind, also has 'flow'", 1 },
  /* Mixes and arrivals. */
  { "mixes.csv", "ask,40%", "ask,30%",
    "mixes.csv:2:13: error: ", "the shares of mix 'usual' add up to 90%, not 100%", 1 },
  { "mixes.csv", "usual,ask", "usual,task",
    "mixes.csv:3:7: error: ", "no procedure 'task'; did you mean 'ask'?", 1 },
  { "mixes.csv", "", "ask,paper,100%,press\n",
    "mixes.csv:4:1: error: ", "'ask' is also a procedure's code", 1 },
  { "mixes.csv", "", "other,paper,100%,press\n",
    "mixes.csv:4:1: warning: ", "'other': no arrivals use this mix", 1 },
  { "arrivals.csv", "town,*,usual", "town,*,unusual",
    "arrivals.csv:2:8: error: ", "no mix and no procedure 'unusual'; did you mean 'usual'?", 1 },
  { "arrivals.csv", "working day,day,net", "working day,dai,net",
    "arrivals.csv:2:53: error: ", "no profile 'dai'; did you mean 'day'?", 1 },
  { "arrivals.csv", "1 per hour,,", "1 per working day,,",
    "arrivals.csv:4:37: error: ", "the rate '1 per working day' needs a profile", 1 },
  { "arrivals.csv", "1 per hour,,", "1 per hour,day,",
    "arrivals.csv:4:30: error: ", "the rate '1 per hour' is constant and takes no profile", 1 },
  { "arrivals.csv", "2025-07-02,2025-07-03", "2025-07-02,2025-07-01",
    "arrivals.csv:4:55: error: ", "until: '2025-07-01' is before '2025-07-02'", 1 },
  { "arrivals.csv", "2025-07-02,2025-07-03", "2025-08-02,2025-08-03",
    "arrivals.csv:4:44: warning: ", "its dates are outside the window", 1 },
  { "arrivals.csv", "", "far,tax,land,1 per 1000 inhabitants per working day,day,,,,,,press\n",
    "arrivals.csv:5:14: error: ", "'tax' is an authority and has no inhabitants", 1 },
  { "arrivals.csv", "1 per hour", "90000 per min",
    "arrivals.csv:4:19: error: ", "arrivals are expected over the window", 1 },
  { "arrivals.csv", "fields,00003,land", "fields,00003,paper", "", "", 0 },
  { "arrivals.csv", "1 per hour", "every 0min",
    "arrivals.csv:4:19: error: ", "'every 0min': the mean time between two arrivals is 0", 1 },
  { "arrivals.csv", "1 per hour,,", "every 2h,day,",
    "arrivals.csv:4:28: error: ", "the rate 'every 2h' is constant and takes no profile", 1 },
  { "arrivals.csv", "land,1 per hour", "usual,every 2h", "arrivals.csv:4:14: error: ",
    "'every 2h' cannot be split among the procedures of a mix; name one procedure", 1 },
  { "arrivals.csv", "land,1 per hour", "paper,every 2h", "arrivals.csv:4:20: error: ",
    "cannot be split among channels: of procedure 'paper', 25% come online and 0% by post", 1 },
  { "arrivals.csv", "land,1 per hour", "land,every uniform(min=1h",
    "arrivals.csv:4:19: error: ", "'uniform(min=1h' lacks its ')'", 1 },
  { "arrivals.csv", "1 per hour", "every 1h", "surges.csv:3:1: warning: ",
    "stream 'fields' is left out: its rate is 'every ...', which no surge changes", 1 },
  { "surges.csv", "*,00003", "town,00002", "", "", 0 },
  { "surges.csv", "town,*", "twon,*",
    "surges.csv:2:1: error: ", "no stream 'twon'; did you mean 'town'?", 1 },
  { "surges.csv", "*,00003", "fields,00001",
    "surges.csv:3:1: warning: ", "no such stream arrives at these places", 1 },
  { "surges.csv", "2025-07-07,2025-07-08", "2025-07-09,2025-07-08",
    "surges.csv:2:19: error: ", "until: '2025-07-08' is before '2025-07-09'", 1 },
  { "surges.csv", "2025-07-07,2025-07-08", "2025-08-07,2025-08-08",
    "surges.csv:2:8: warning: ", "its dates are outside the window", 1 },
  /* Profiles. */
  { "profiles.csv", "13:00,17:00", "11:00,17:00",
    "profiles.csv:3:13: error: ", "11:00 to 17:00 overlaps with 08:00 to 12:00 of line 2", 1 },
  { "profiles.csv", "13:00,17:00", "13:00,13:00",
    "profiles.csv:3:19: error: ", "to: '13:00' is not after '13:00'", 1 },
  { "profiles.csv", "net,Mon-Sun holiday", "net,Sat",
    "profiles.csv:4:21: error: ", "profile 'net' has no weight from Monday to Friday", 1 },
  { "profiles.csv", "", "odd,Mon,08:00,09:00,1,press\n",
    "profiles.csv:5:1: warning: ", "'odd': no arrivals use this profile", 1 },
  /* Rules. */
  { "rules.csv", "ticket_cutoff", "ticket_cutof",
    "rules.csv:4:1: error: ", "unknown rule 'ticket_cutof'; did you mean 'ticket_cutoff'?", 1 },
  { "rules.csv", "30min", "30", "rules.csv:4:15: error: ", "ticket_cutoff: ", 1 },
  { "rules.csv", "pause", "stop",
    "rules.csv:3:18: error: ", "supplement_clock: 'stop' is not one of: restart, pause", 1 },
  { "rules.csv", "legal_calendar,office", "legal_calendar,ofice",
    "rules.csv:2:16: error: ", "no calendar 'ofice'; did you mean 'office'?", 1 },
  /* Backlog and observations. */
  { "backlog.csv", "tax,land", "tex,land",
    "backlog.csv:3:1: error: ", "no unit or authority 'tex'; did you mean 'tax'?", 1 },
  { "backlog.csv", "00003,paper", "00003,ask",
    "backlog.csv:2:7: error: ", "'ask' is a visit; a backlog holds dossiers", 1 },
  { "backlog.csv", "paper,sign", "paper,signed",
    "backlog.csv:2:13: error: ", "no step 'signed' in the workflow; did you mean 'sign'?", 1 },
  { "backlog.csv", "land,,", "land,measure,",
    "backlog.csv:3:10: error: ", "step 'measure' is in a branch of a fork", 1 },
  { "backlog.csv", "2025-06-20", "2025-07-01",
    "backlog.csv:2:18: error: ", "2025-07-01 is not before the start", 1 },
  { "backlog.csv", "2025-06-20", "2023-06-20",
    "backlog.csv:2:18: error: ", "more than two years before the start", 1 },
  { "backlog.csv", "1,00001", "1,land-a",
    "backlog.csv:3:30: error: ", "'land-a' is an authority; a home is a unit", 1 },
  { "backlog.csv", "1,00001", "1,", "backlog.csv:3:30: error: ",
    "home is blank and 'tax' is no unit; the place of step 'send' depends", 1 },
  { "observed.csv", "00003", "ward", "observed.csv:2:10: error: ", "no unit or authority 'ward'",
    1 },
  { "observed.csv", "14,100,", "14,98%,",
    "observed.csv:2:38: error: ", "'98%' is a share; received is a number", 1 },
  { "observed.csv", "out,,,", "out,resolved,,",
    "observed.csv:2:51: error: ", "only on_time has a definition, not received", 1 },
  { "observed.csv", "out,,,", "out,,paper,",
    "observed.csv:2:52: error: ", "only on_time may be of some procedures, not received", 1 },
  { "observed.csv", "received,00003,2025-07-01,2025-07-14,100,held out,,,",
    "on_time,00003,2025-07-01,2025-07-14,1,held out,resolved_onlin,,", "observed.csv:2:48: error: ",
    "definition: 'resolved_onlin' is not one of: due, resolved, resolved_online, resolved_own; did "
    "you mean 'resolved_online'?",
    1 },
  { "observed.csv", "received,00003,2025-07-01,2025-07-14,100,held out,,,",
    "on_time,00003,2025-07-01,2025-07-14,1,held out,,papers,",
    "observed.csv:2:49: error: ", "no procedure and no group 'papers'; did you mean 'paper'?", 1 },
  { "observed.csv", "received,00003,2025-07-01,2025-07-14,100,held out,,,",
    "on_time,00003,2025-07-01,2025-07-14,1,held out,,ask,",
    "observed.csv:2:49: error: ", "'ask' is a visit; only dossiers are on time", 1 },
  { "observed.csv", "2025-07-14", "2025-06-14",
    "observed.csv:2:27: error: ", "until: '2025-06-14' is before '2025-07-01'", 1 },
};

/* Wrong cells that the reader has rejected are not reported again. */
START_TEST (no_second_message)
{
  static const struct {
    const char *file, *old, *new;
    int n; /* messages of the reader */
  } cases[] = {
    { "scenario.ini", "2025-07-01", "01/07/2025", 1 },
    { "units.csv", "00003,Ba,ward", "00003,Ba,city", 1 },
    { "calendars.csv", "Mon-Sun,always", "Mon-Sun,allways", 1 },
    { "pools.csv", "office,50%", "office,much", 1 },
    { "pools.csv", "1,always", "1,", 1 },
    { "workflows.csv", "2min,no,,,,returned", "2min,no,,,,returned 50%; check 40%", 1 },
    { "workflows.csv", "sign,home,2min", "sign,home,2", 1 },
    { "arrivals.csv", "1 per hour", "1", 1 },
    { "arrivals.csv", "2 per 1000 inhabitants per working day", "2", 1 },
    { "profiles.csv", "08:00,12:00", "8 o'clock,12:00", 1 },
    { "mixes.csv", "40%", "most", 1 },
    { "backlog.csv", "2025-06-20", "2025-06-31", 1 },
    { "surges.csv", "2025-07-07,2025-07-08", "x,2025-07-08", 1 },
  };
  scene s;
  scene_init (&s);
  scene_edit (&s, cases[_i].file, cases[_i].old, cases[_i].new);
  scene_compile (&s);
  ck_assert_msg (scene_count_lines (s.messages) == cases[_i].n, "one message wanted, got\n%s",
                 s.messages);
  ck_assert_ptr_null (s.world);
  scene_clear (&s);
}
END_TEST

/* A loop that only the share of incomplete dossiers can make endless. */
START_TEST (incomplete_for_ever)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "procedures.csv", "days,home,10%", "days,home,100%");
  scene_edit (&s, "workflows.csv", "2 days,no,,,,check", "2 days,no,,,counter,receive");
  scene_compile (&s);
  ck_assert_msg (strstr (s.messages, "procedures.csv:2:61: error: an incomplete dossier cannot "
                                     "end: at step 'receive' of workflow 'flow'")
                     != NULL,
                 "got\n%s", s.messages);
  scene_clear (&s);
}
END_TEST

START_TEST (shares_and_incomplete)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "workflows.csv", "supplement incomplete; check rest",
              "supplement incomplete; refused 95%; check rest");
  scene_compile (&s);
  ck_assert_msg (
      g_str_has_prefix (
          s.messages,
          "procedures.csv:2:61: error: incomplete 10% and the other shares after step 'receive'"),
      "got\n%s", s.messages);
  scene_clear (&s);
}
END_TEST

START_TEST (too_many_lists)
{
  scene s;
  scene_init (&s);
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *row = g_strdup_printf (
          "flow,s%d,work,expert,home,1min,no,,%dmin,,returned,press\n", i, 20 + i);
      scene_edit (&s, "workflows.csv", "", row);
    }
  scene_compile (&s); /* 2 priorities, 12 values of not_within: 72 lists */
  ck_assert_msg (strstr (s.messages, "workflows.csv: error: 2 priorities and 12 values of "
                                     "not_within: their product may be at most 21")
                     != NULL,
                 "got\n%s", s.messages);
  scene_clear (&s);
}
END_TEST

START_TEST (surge_of_a_renewal_stream)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "arrivals.csv", "1 per hour", "every 1h");
  scene_edit (&s, "surges.csv", "*,00003", "fields,00003");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "surges.csv:3:1: error: the rate of stream 'fields' is "
                                "'every ...', which no surge changes\n");
  scene_clear (&s);
}
END_TEST

START_TEST (patience_of_a_supplement)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "workflows.csv", "channels,next", "patience,next");
  scene_edit (&s, "workflows.csv", "counter,send", ",send");
  scene_edit (&s, "workflows.csv", "2 days,no,,,,check", "2 days,no,,,5min,check");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "workflows.csv:3:42: error: people wait for work only; step "
                                "'supplement' passes by itself\n");
  scene_clear (&s);
}
END_TEST

START_TEST (avoidable_in_vain)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "workflows.csv", "channels,next", "avoidable,next");
  scene_edit (&s, "workflows.csv", "counter,send", ",send");
  scene_edit (&s, "workflows.csv", "2 days,no,,,,check", "2 days,no,,,yes,check");
  scene_compile (&s);
  ck_assert_str_eq (s.messages,
                    "workflows.csv:3:42: error: 'yes' is said of a delay that counts against the "
                    "limit; step 'supplement' is none\n");
  scene_clear (&s);
}
END_TEST

/* A share above 1 would be one in percent, too. */
START_TEST (observed_in_percent)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "observed.csv", "received,", "on_time,");
  scene_edit (&s, "observed.csv", "14,100,", "14,98%,");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  ck_assert_double_eq (s.tables->table[PR_TABLE_OBSERVED].rows[0].cells[PR_OBSERVED_VALUE].v.number,
                       0.98);
  scene_clear (&s);
}
END_TEST

START_TEST (preempted_in_vain)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "workflows.csv", "channels,next", "preempted,next");
  scene_edit (&s, "workflows.csv", "counter,send", ",send");
  scene_edit (&s, "workflows.csv", "2 days,no,,,,check", "2 days,no,,,resume,check");
  scene_edit (&s, "workflows.csv", "1h,,,,,join", "1h,,,,rezume,join");
  scene_compile (&s);
  ck_assert_str_eq (s.messages,
                    "workflows.csv:3:42: error: only work is in an officer's hands; step "
                    "'supplement' passes by itself\n"
                    "workflows.csv:8:44: error: preempted: 'rezume' is not one of: no, resume, "
                    "restart; did you mean 'resume'?\n");
  scene_clear (&s);
  scene_init (&s);
  scene_edit (&s, "workflows.csv", "channels,next", "preempted,next");
  scene_edit (&s, "workflows.csv", "counter,send", ",send");
  scene_edit (&s, "workflows.csv", "1h,,,,,join", "1h,,,,resume,join");
  scene_edit (&s, "procedures.csv", "land-branch,,,2", "land-branch,,,0");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "workflows.csv:8:44: warning: this has no effect: all procedures "
                                "have the same priority\n");
  scene_clear (&s);
}
END_TEST

/* Rooms are for people; people come to the desk, but not to the experts of the night. */
START_TEST (people_in_vain)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "pools.csv", "calendar,share", "calendar,room");
  scene_edit (&s, "pools.csv", "office,50%", "office,4");
  scene_edit (&s, "pools.csv", "1,always,,", "1,always,5,");
  scene_edit (&s, "pools.csv", "land-a,expert,2,office,", "land-a,expert,2,office,inf");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "pools.csv:7:29: error: room: 'inf' is no number; leave it blank "
                                "for what has no limit\n");
  scene_clear (&s);
  scene_init (&s);
  scene_edit (&s, "pools.csv", "calendar,share", "calendar,room");
  scene_edit (&s, "pools.csv", "office,50%", "office,4");
  scene_edit (&s, "pools.csv", "1,always,,", "1,always,5,");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "pools.csv:6:29: warning: this has no effect: only papers wait "
                                "for these officers, and papers need no room\n");
  scene_clear (&s);
}
END_TEST

/* The message says that the count is 0, and not that no pool has the role. */
START_TEST (nobody_in_the_pool)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "pools.csv", "back,*,sign expert reception,1", "back,*,sign expert reception,0");
  scene_compile (&s);
  ck_assert_ptr_nonnull (strstr (s.messages, "workflows.csv:5:16: error: nobody has the role "
                                             "'sign': the count of pool 'back' is 0 "
                                             "(pools.csv:5)\n"));
  scene_clear (&s);
  scene_init (&s);
  scene_edit (&s, "pools.csv", "", "back,00001,sign expert reception,0,office,,press\n");
  scene_compile (&s);
  ck_assert_ptr_nonnull (
      strstr (s.messages, "workflows.csv:5:16: error: nobody serves role 'sign' at 00001 (needed "
                          "by step 'sign' of workflow 'flow'): the count of pool 'back' is 0 "
                          "(pools.csv:10)\n"));
  ck_assert_ptr_null (strstr (s.messages, "no pool"));
  scene_clear (&s);
}
END_TEST

START_TEST (return_needs_working_days)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "rules.csv", "legal_calendar,office", "visitor_return,50%");
  scene_compile (&s);
  ck_assert_ptr_nonnull (
      strstr (s.messages, "rules.csv:2:16: error: who leaves comes back on the next working day"));
  scene_clear (&s);
}
END_TEST

/* Rules for people where only papers pass, and the other way round. `ask` is a visit; at `land`
 * people come to the counter, and one dossier waits there at the start. */
static const struct {
  const char *file, *old, *new; /* a second edit; NULL: none */
  const char *rule;             /* of the step */
  const char *message;
} people[] = {
  { NULL, NULL, NULL, "ask,answer,work,reception,filing,5min,,suspend,",
    "workflows.csv:11:40: warning: this has no effect: only people at the counter pass step "
    "'answer', and people are served to the end; see the rule visitor_overtime\n" },
  { NULL, NULL, NULL, "ask,answer,work,reception,filing,5min,,finish 5min,", "" },
  { NULL, NULL, NULL, "ask,answer,work,reception,filing,5min,,finish,", "" },
  { NULL, NULL, NULL, "ask,answer,work,reception,filing,5min,,,", "" },
  { NULL, NULL, NULL, "land,receive,work,reception,filing,10min,yes,hand back,", "" },
  { "backlog.csv", "tax,land,,", "tax,paper,,",
    "land,receive,work,reception,filing,10min,yes,hand back,",
    "workflows.csv:6:46: warning: this has no effect: only people at the counter pass step "
    "'receive', and people are served to the end; see the rule visitor_overtime\n" },
};

START_TEST (rules_for_people_and_papers)
{
  scene s;
  g_autofree char *step = g_strndup (people[_i].rule, strcspn (people[_i].rule, ","));
  scene_init (&s);
  if (people[_i].file != NULL)
    scene_edit (&s, people[_i].file, people[_i].old, people[_i].new);
  scene_edit (&s, "workflows.csv",
              strcmp (step, "ask") == 0 ? "ask,answer,work,reception,filing,5min,,,"
                                        : "land,receive,work,reception,filing,10min,yes,,",
              people[_i].rule);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, people[_i].message);
  scene_clear (&s);
}
END_TEST

START_TEST (patience_of_papers)
{
  scene s;
  scene_init (&s);
  scene_edit (&s, "workflows.csv", "not_within,channels", "patience,channels");
  scene_edit (&s, "workflows.csv", "finish 30min,15min,", "finish 30min,1h,");
  scene_edit (&s, "workflows.csv", "home,30min,no,,,,", "home,30min,no,,1h,,");
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "workflows.csv:4:39: warning: this has no effect: only papers pass "
                                "step 'check', and papers are patient\n");
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes");
  TCase *tc = scene_mistakes (NULL, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_loop_test (tc, no_second_message, 0, 13);
  tcase_add_test (tc, people_in_vain);
  tcase_add_test (tc, nobody_in_the_pool);
  tcase_add_test (tc, incomplete_for_ever);
  tcase_add_test (tc, patience_of_a_supplement);
  tcase_add_test (tc, avoidable_in_vain);
  tcase_add_test (tc, observed_in_percent);
  tcase_add_test (tc, preempted_in_vain);
  tcase_add_loop_test (tc, rules_for_people_and_papers, 0, G_N_ELEMENTS (people));
  tcase_add_test (tc, patience_of_papers);
  tcase_add_test (tc, surge_of_a_renewal_stream);
  tcase_add_test (tc, return_needs_working_days);
  tcase_add_test (tc, shares_and_incomplete);
  tcase_add_test (tc, too_many_lists);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
