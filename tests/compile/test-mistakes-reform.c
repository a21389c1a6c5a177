/* Mistakes about tiers, phases, splits, hand-overs, filing elsewhere, incidents and crews: one edit
 * of a valid scenario, one message at one position. */
#include "scene.h"

/* Two old districts until 6 July; unit 00002 is made from both. 00003 is an island. */
static void
add_tables (scene *s)
{
  scene_set (s, "units.csv",
             "code,name,type,population,lat,lon,former_district,difficult_area,island,source\n"
             "00003,Ba,ward,3000,21.0,107.4,Phố,no,yes,press\n"
             "00001,Một,commune,1000,21.0,107.0,Núi,yes,no,press\n"
             "00002,Hai,commune,2000,21.1,107.0,Núi; Phố,no,no,press\n");
  scene_edit (s, "authorities.csv", "",
              "d-nui,Old Núi,district,Núi,press\n"
              "d-pho,Old Phố,district,Phố,press\n");
  scene_edit (s, "pools.csv", "", "old,district,reception sign expert,2,office,,press\n");
  scene_set (s, "tiers.csv",
             "tier,where,from,until,source\n"
             "old,district,,2025-07-06,press\n"
             "new,commune,2025-07-01,,press\n");
  scene_set (s, "phases.csv",
             "procedures,where,from,office,decided_by,channels,source\n"
             "*,*,,district,,,press\n"
             "*,*,2025-07-07,unit,,,press\n"
             "paper,ward,2025-07-08,,home,counter,press\n");
  scene_set (s, "splits.csv",
             "unit,authority,share,source\n"
             "00002,d-pho,40%,press\n");
  scene_set (s, "handovers.csv",
             "where,on,delay,reentry,role,source\n"
             "district,2025-07-07,1 day,10min,reception,press\n");
  scene_edit (s, "backlog.csv", "00003,paper,sign,2025-06-20,5,,",
              "d-pho,paper,sign,2025-06-20,5,00003,");
  scene_set (s, "elsewhere.csv",
             "procedures,where,from,share,power,within_km,return,source\n"
             "*,commune,2025-07-07,5%,,60,home,press\n");
  scene_set (s, "systems.csv",
             "system,scope,where,capacity,needs,online,source\n"
             "power,place,commune;ward,,,,press\n"
             "net,province,,,,,press\n");
  scene_set (s, "needs.csv",
             "role,step,need,source\n"
             "expert,*,power,press\n"
             "sign,*,net,press\n");
  scene_set (s, "incidents.csv",
             "incident,system,where,start,every,clock,from,until,slow,repair,crew,source\n"
             "storm,power,*,2025-07-03 10:00,,,,,,2h,line,press\n"
             "fault,power,ward,,exponential(mean=5 days),,2025-07-02,2025-07-09,,1h,line,press\n"
             "slow,net,*,,10 days,operating,,,3,1h,,press\n");
  scene_set (s, "crews.csv",
             "crew,kind,base,count,calendar,duty,mobilisation,speed_km_h,boat_km_h,at_end,source\n"
             "one,line,00001,1,office,on duty,10min,40,20,finish,press\n");
}

static const scene_mistake mistakes[] = {
  /* A backlog at a unit whose district receives. */
  { "backlog.csv", "d-pho,paper,sign,2025-06-20,5,00003,", "00003,paper,sign,2025-06-20,5,,",
    "backlog.csv:2:1: warning: ",
    "at the start 'paper' of 00003 is filed at d-pho: where is the place of filing, home the unit",
    1 },
  /* Tiers. */
  { "tiers.csv", "old,district", "old,distrct", "tiers.csv:2:5: error: ",
    "no place, former district, kind or type of unit 'distrct'; did you mean 'district'?", 1 },
  { "tiers.csv", "", "third,commune,,,press\n",
    "tiers.csv:4:7: error: ", "00001 is in the tier of tiers.csv:3, too", 1 },
  { "tiers.csv", "2025-07-06", "2025-06-06",
    "tiers.csv:2:15: warning: ", "this tier has ended before the first day", 1 },
  { "tiers.csv", "2025-07-01,", "2025-08-01,",
    "tiers.csv:3:13: warning: ", "this tier does not work before the end", 1 },
  { "tiers.csv", "2025-07-01,", "2025-07-09,2025-07-08",
    "tiers.csv:3:24: error: ", "until: '2025-07-08' is before '2025-07-09'", 1 },
  /* Phases. */
  { "phases.csv", "2025-07-07", "2025-06-30", "phases.csv:3:5: error: ",
    "2025-06-30 is before the first day that is simulated; leave it blank", 1 },
  { "phases.csv", "2025-07-08", "2025-07-18",
    "phases.csv:4:12: warning: ", "this row has no effect: it begins after the end", 1 },
  { "phases.csv", "paper,ward", "papr,ward", "phases.csv:4:1: error: ", "did you mean 'paper'?",
    1 },
  { "phases.csv", "paper,ward", "paper,tax",
    "phases.csv:4:7: error: ", "'tax' is no unit; a phase is about home units", 1 },
  { "phases.csv", ",district,", ",distrct,", "phases.csv:2:6: error: ", "did you mean 'district'?",
    1 },
  { "phases.csv", ",home,", ",hom,", "phases.csv:4:24: error: ", "did you mean 'home'?", 1 },
  { "phases.csv", "counter", "countr", "phases.csv:4:29: error: ", "did you mean 'counter'?", 1 },
  { "phases.csv", "", "*,00003,2025-07-08,,,online,press\n", "phases.csv:5:1: error: ",
    "this row and phases.csv:4 both speak of 'paper' at 00003, and neither is more particular", 1 },
  { "phases.csv", "", "*,*,2025-07-07,unit,,,press\n", "phases.csv:5:1: error: ", "line 3", 1 },
  /* Splits. */
  { "splits.csv", "00002", "0002",
    "splits.csv:2:1: error: ", "a spreadsheet removed the leading zero; write 00002", 1 },
  { "splits.csv", "00002", "tax",
    "splits.csv:2:1: error: ", "'tax' is an authority; only units are split", 1 },
  { "splits.csv", "d-pho", "00001",
    "splits.csv:2:7: error: ", "'00001' is a unit; the other part has an authority", 1 },
  { "splits.csv", "d-pho", "tax", "splits.csv:2:7: error: ",
    "no phase has an authority of the kind 'department' as the office of 00002", 1 },
  { "splits.csv", "40%", "140%", "splits.csv:2:13: error: ", "'140%'", 1 },
  /* Hand-overs. */
  { "handovers.csv", "district", "distrct",
    "handovers.csv:2:1: error: ", "'distrct'; did you mean 'district'?", 1 },
  { "handovers.csv", "reception", "",
    "handovers.csv:2:27: error: ", "who enters it anew? name their role", 1 },
  { "handovers.csv", "10min", "",
    "handovers.csv:2:28: error: ", "a role enters nothing without reentry", 1 },
  { "handovers.csv", "reception", "recption",
    "handovers.csv:2:33: error: ", "did you mean 'reception'?", 1 },
  { "handovers.csv", "2025-07-07", "2025-06-07",
    "handovers.csv:2:10: warning: ", "this row has no effect: it is outside the window", 1 },
  /* Filing elsewhere. */
  { "elsewhere.csv", "commune", "tax",
    "elsewhere.csv:2:3: error: ", "'tax' is no unit; people live in units", 1 },
  { "elsewhere.csv", "commune,2025-07-07,5%,,60", "00001,2025-07-07,5%,,1",
    "elsewhere.csv:2:3: error: ", "00001 has no other unit with inhabitants within reach", 1 },
  { "elsewhere.csv", "", "paper,*,2025-07-07,5%,,,,press\n", "elsewhere.csv:3:1: error: ",
    "this row and elsewhere.csv:2 both speak of 'paper' at 00001", 1 },
  { "elsewhere.csv", "home", "hme", "elsewhere.csv:2:29: error: ", "did you mean 'home'?", 1 },
  /* Incidents. */
  { "incidents.csv", "storm,power", "storm,pwer",
    "incidents.csv:2:7: error: ", "no system 'pwer'; did you mean 'power'?", 1 },
  { "incidents.csv", "storm,power,*", "storm,power,department",
    "incidents.csv:2:13: error: ", "no place there has the system 'power'", 1 },
  { "incidents.csv", "slow,net,*", "slow,net,00001",
    "incidents.csv:4:10: error: ", "'net' is one system for the whole province", 1 },
  { "incidents.csv", "2025-07-03 10:00,", "2025-07-03 10:00,5 days",
    "incidents.csv:2:1: error: ", "start and every together: it has a date, or it is random", 1 },
  { "incidents.csv", "2025-07-03 10:00", "",
    "incidents.csv:2:1: error: ", "when? give start, or every for one that is random", 1 },
  { "incidents.csv", "2025-07-03 10:00,,,", "2025-07-03 10:00,,,2025-07-04",
    "incidents.csv:2:15: error: ", "from and until are for one that is random", 1 },
  { "incidents.csv", "2025-07-03", "2025-08-03",
    "incidents.csv:2:15: warning: ", "this row has no effect: it is after the end", 1 },
  { "incidents.csv", "2025-07-03", "2025-06-03",
    "incidents.csv:2:15: warning: ", "this row has no effect: it is before the beginning", 1 },
  { "incidents.csv", "2025-07-02,2025-07-09", "2026-07-02,2026-07-09",
    "incidents.csv:3:45: warning: ", "this row has no effect: it is outside the window", 1 },
  { "incidents.csv", "2025-07-02,2025-07-09", "2024-07-02,2024-07-09",
    "incidents.csv:3:56: warning: ", "this row has no effect: it is outside the window", 1 },
  { "elsewhere.csv", "2025-07-07", "2026-07-07",
    "elsewhere.csv:2:11: warning: ", "this row has no effect: it is outside the window", 1 },
  { "incidents.csv", "2025-07-02,2025-07-09", "2025-07-09 10:00,2025-07-09 10:00",
    "incidents.csv:3:62: error: ", "until: '2025-07-09 10:00' is not after '2025-07-09 10:00'", 1 },
  { "incidents.csv", "2h,line", "2h,lin",
    "incidents.csv:2:40: error: ", "'lin'; did you mean 'line'?", 1 },
  { "incidents.csv", ",3,1h", ",0.5,1h",
    "incidents.csv:4:33: error: ", "slow: '0.5' is not between 1 and 1000", 1 },
  { "incidents.csv", ",2h,", ",2 hrs,", "incidents.csv:2:37: error: ", "'2 hrs'", 1 },
  /* Crews. */
  { "crews.csv", "20,finish", ",finish", "incidents.csv:2:40: error: ",
    "no crew of the kind 'line' can ever reach 00003: by shift, coordinates and boat", 2 },
  { "crews.csv", "00001", "00009",
    "crews.csv:2:10: error: ", "no unit or authority '00009'; did you mean '00001'?", 1 },
  { "crews.csv", "office", "offce",
    "crews.csv:2:18: error: ", "no calendar 'offce'; did you mean 'office'?", 1 },
  { "crews.csv", "", "two,road,00001,1,office,,,,,,press\n",
    "crews.csv:3:5: warning: ", "no incident calls this kind of crew", 1 },
  { "crews.csv", "on duty", "on dty", "crews.csv:2:25: error: ", "did you mean 'on duty'?", 1 },
};

START_TEST (no_mistake)
{
  scene s;
  scene_init (&s);
  add_tables (&s);
  scene_compile (&s);
  ck_assert_str_eq (s.messages, "");
  ck_assert_uint_eq (s.world->n_phases, 3);
  ck_assert_uint_eq (s.world->n_hand_overs, 1);
  ck_assert_uint_eq (s.world->n_crews, 1);
  scene_clear (&s);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mistakes about the reorganisation");
  TCase *tc = scene_mistakes (add_tables, mistakes, G_N_ELEMENTS (mistakes));
  tcase_add_test (tc, no_mistake);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
