/* Tables: the CSV grammar with its positions, headers, rows, keys, spreadsheet damage. */
#include "memory.h"
#include "../quick-check.h"

#include <string.h>

#define UNITS "code,name,type,population,source\n"
#define POOLS "pool,where,roles,count,calendar,source\n"
#define STEPS "workflow,step,role,effort,next,source\n"

typedef struct {
  const char *file, *content, *prefix, *part;
} table_case;

static const table_case cases[] = {
  /* Header. */
  { "pools.csv", "pool,where,roles,Count,calendar,source\n",
    "s/pools.csv:1:18: error: ", "unknown column 'Count'; did you mean 'count'?" },
  { "pools.csv", "pool,where,roles,zzzzz,calendar,source\n",
    "s/pools.csv:1:18: error: ", "unknown column 'zzzzz'; allowed: pool, where" },
  { "pools.csv", "pool,where,roles,calendar,source\n",
    "s/pools.csv:1: error: ", "column 'count' is missing" },
  { "pools.csv", "pool,where,roles,count,count,calendar,source\n",
    "s/pools.csv:1:24: error: ", "column 'count' is there twice; first in column 18" },
  { "pools.csv", "pool\twhere\troles\n", "s/pools.csv:1:1: error: ", "separated by tabs" },
  { "pools.csv", "", "s/pools.csv: error: ",
    "the file is empty; its first line names the columns, at least: "
    "pool,where,roles,count,calendar,source" },
  { "pools.csv", "\xef\xbb\xbf\r\n\r\n", "s/pools.csv: error: ", "the file is empty" },
  { "pools.csv", POOLS, "s/pools.csv: error: ", "the table has no rows" },
  /* Positions count characters, also behind quoted line ends and after CRLF. */
  { "units.csv", UNITS "u1,Hồng Gai,wrd,5,official\n",
    "s/units.csv:2:13: error: ", "did you mean 'ward'?" },
  { "units.csv", UNITS "u1,\"Hồng\nGai\",wrd,5,official\n",
    "s/units.csv:3:6: error: ", "did you mean 'ward'?" },
  { "units.csv", "code,name,type,population,source\r\n\r\n\r\nu1,A,wrd,5,official\r\n",
    "s/units.csv:4:6: error: ", "did you mean 'ward'?" },
  { "units.csv", "\xef\xbb\xbf" UNITS "  u1 ,  A,  wrd,5,official\n",
    "s/units.csv:2:13: error: ", "did you mean 'ward'?" },
  { "units.csv", UNITS "u1,A,ward,,official\n",
    "s/units.csv:2:11: error: ", "population is blank; it must be given" },
  { "units.csv", UNITS "u1,A,ward,-5,official\n",
    "s/units.csv:2:11: error: ", "population: '-5' is negative" },
  { "units.csv", UNITS "u1,A,ward,1000000000,official\n",
    "s/units.csv:2:11: error: ", "is not between 0 and 100000000" },
  /* Rows. */
  { "units.csv", UNITS "u1,A,ward\n",
    "s/units.csv:2:1: error: ", "the row has 3 cells, the header has 5" },
  { "units.csv", UNITS "u1,A,ward,5,official,extra\n", "s/units.csv:2:22: error: ",
    "the row has 6 cells, the header has 5; a cell that holds the separator must be quoted" },
  { "units.csv", "code,name,type,population,source,\nu1,A,ward,5,official,x\n",
    "s/units.csv:2:22: error: ", "'x' is in a column without a name" },
  { "units.csv", UNITS "u1,A,ward,5,official\n\nu1,B,ward,5,official\n",
    "s/units.csv:4:1: error: ", "duplicate row: line 2 has the same code 'u1'" },
  { "pools.csv", POOLS "p,Ho\xcc\x82ng,a,1,office,press\np,Hông,a,1,office,press\n",
    "s/pools.csv:3:1: error: ", "line 2 has the same pool 'p', where 'Hông'" },
  { "calendars.csv",
    "calendar,days,open,source\noffice,Sat Sun,always,press\noffice,Sun Sat,always,press\n",
    "s/calendars.csv:3:1: error: ", "duplicate row: line 2" },
  /* Quotes. */
  { "units.csv", UNITS "u1,\"A,ward,5,official\nu2,B,wrd,5,official\n",
    "s/units.csv:2:4: error: ", "the quote opened here is not closed" },
  { "units.csv", UNITS "u1,\"A,ward,5,official\nu2,B,wrd,5,official\n",
    "s/units.csv:3:6: error: ", "did you mean 'ward'?" },
  { "units.csv", UNITS "u1,\"A\"x,ward,5,official\nu2,B,wrd,5,official\n",
    "s/units.csv:2:4: error: ", "text after a closing quote" },
  { "units.csv", UNITS "u1,A \"x\",ward,5,official\nu2,B,wrd,5,official\n",
    "s/units.csv:2:4: error: ", "a quote inside a cell that is not quoted" },
  { "units.csv", UNITS "u1,A \"x\",ward,5,official\nu2,B,wrd,5,official\n",
    "s/units.csv:3:6: error: ", "did you mean 'ward'?" },
  { "units.csv", "\"code,name\nu1,A\n",
    "s/units.csv:1:1: error: ", "the quote opened here is not closed" },
  /* Encoding. */
  { "units.csv", UNITS "u1,H\xf4ng,ward,5,official\n",
    "s/units.csv:2:5: error: ", "byte 0xF4 is not UTF-8; save the file as UTF-8" },
  { "units.csv",
    "\xff\xfe"
    "c",
    "s/units.csv:1:1: error: ", "the file is UTF-16; save it as UTF-8" },
  /* Spreadsheet damage. */
  { "units.csv", UNITS "6652,A,ward,5,official\n", "s/units.csv:2:1: error: ",
    "code: '6652' has 4 digits, a unit code has five: a spreadsheet removed the leading zero; "
    "write 06652" },
  { "pools.csv", POOLS "p,6652,a,1,office,press\n", "s/pools.csv:2:3: error: ", "write 06652" },
  { "holidays.csv", "date,open,source\n02/09/2025,closed,press\n", "s/holidays.csv:2:1: error: ",
    "date: '02/09/2025' is a date as a spreadsheet writes it; write 2025-09-02 (or 2025-02-09" },
  { "pools.csv", "pool;where;roles;count;calendar;share;source\np;*;a;1;office;0,8;press\n",
    "s/pools.csv:2:16: error: ", "share: '0,8' has a decimal comma; write 0.8" },
  { "pools.csv", "pool;where;roles;count;calendar;share;source\np;*;a;1;office;0,8;press\n",
    "s/pools.csv:1: note: ", "columns are separated by ';'" },
  /* Excel's own line, which tells the delimiter, is read and is no row. */
  { "pools.csv", "sep=;\npool;where;roles;count;calendar;share;source\np;*;a;1;office;0,8;press\n",
    "s/pools.csv:3:16: error: ", "share: '0,8' has a decimal comma; write 0.8" },
  { "units.csv", "\xef\xbb\xbfSEP=,\r\n" UNITS "u1,A,wrd,5,official\n",
    "s/units.csv:3:6: error: ", "did you mean 'ward'?" },
  { "units.csv", "\"sep=,\",,,,\n" UNITS "u1,A,wrd,5,official\n",
    "s/units.csv:3:6: error: ", "did you mean 'ward'?" },
  { "units.csv", "sep=|\n" UNITS,
    "s/units.csv:1:1: error: ", "'sep=|' is Excel's line for another delimiter" },
  { "workflows.csv", STEPS "w,s,r,lognormal(mean=20min, cv=0.8),returned,press\n",
    "s/workflows.csv:2:7: error: ",
    "a distribution was split at its comma: quote it, as in \"lognormal(mean=20min, cv=0.8)\"" },
  { "workflows.csv", STEPS "w,s,r,20,returned,press\n",
    "s/workflows.csv:2:7: error: ", "effort: '20' has no unit" },
  /* Within a row. */
  { "workflows.csv", STEPS "w,returned,r,20min,returned,press\n",
    "s/workflows.csv:2:3: error: ", "'returned' is a word of the format" },
  { "workflows.csv", STEPS "w,s,,20min,returned,press\n",
    "s/workflows.csv:2:5: error: ", "role is blank; work needs one" },
  { "workflows.csv",
    "workflow,step,kind,role,effort,next,source\nw,s,delay,r,20min,returned,press\n",
    "s/workflows.csv:2:11: error: ", "role 'r' has no use: a step of kind delay needs no officer" },
  { "calendars.csv", "calendar,days,open,source\noffice,Mon holiday,always,press\n",
    "s/calendars.csv:2:8: error: ", "holiday is for profiles" },
  { "arrivals.csv",
    "stream,where,mix,rate,from,until,source\na,*,birth,1 per hour,2025-08-01,2025-07-01,press\n",
    "s/arrivals.csv:2:33: error: ", "until: '2025-07-01' is before '2025-08-01'" },
  { "profiles.csv", "profile,days,from,to,weight,source\np,Mon,08:00,08:00,1,press\n",
    "s/profiles.csv:2:13: error: ", "to: '08:00' is not after '08:00'" },
  { "procedures.csv", "code,name,workflow,online,post,source\nb,B,w,60%,50%,press\n",
    "s/procedures.csv:2:11: error: ", "online '60%' and post '50%' add up to more than 100%" },
  /* Rules. */
  { "rules.csv", "rule,value,source\nsame_day_cutof,15:00,official\n",
    "s/rules.csv:2:1: error: ", "unknown rule 'same_day_cutof'; did you mean 'same_day_cutoff'?" },
  { "rules.csv", "rule,value,source\nsame_day_cutoff,15h,official\n",
    "s/rules.csv:2:17: error: ", "same_day_cutoff: '15h' is not a time of day; write 15:00" },
  { "rules.csv", "rule,value,source\nsupplement_clock,stop,official\n",
    "s/rules.csv:2:18: error: ", "is not one of: restart, pause" },
  /* Files. */
  { "unit.csv", "x", "s/unit.csv: error: ", "the file is not read; did you mean 'units.csv'?" },
  { "zzzzzzzz.csv", "x",
    "s/zzzzzzzz.csv: error: ", "the file is not read: there is no such table" },
  { "old.ods", "x", "s/old.ods: warning: ", "the file is not read" },
};

START_TEST (messages)
{
  memory m;
  memory_init (&m);
  memory_set (&m, cases[_i].file, cases[_i].content);
  memory_load (&m);
  assert_message (&m, cases[_i].prefix, cases[_i].part);
  memory_clear (&m);
}
END_TEST

START_TEST (nul_byte)
{
  memory m;
  memory_init (&m);
  static const char content[] = UNITS "u1,A\0B,ward,5,official\n";
  memory_set_bytes (&m, "units.csv", content, sizeof content - 1);
  memory_load (&m);
  assert_message (&m, "s/units.csv:2:5: error: ", "a NUL byte; the file is not text");
  memory_clear (&m);
}
END_TEST

START_TEST (valid_is_silent)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "README.md", "x");
  memory_set (&m, "notes.txt", "x");
  memory_set (&m, ".hidden", "x");
  memory_load (&m);
  ck_assert_str_eq (m.messages, "");
  for (gsize i = 0; i < PR_N_TABLES; i++)
    ck_assert_int_eq (m.tables->table[i].present, pr_schema[i].required);
  memory_clear (&m);
}
END_TEST

START_TEST (typed_cells)
{
  memory m;
  memory_init (&m);
  /* Columns in another order, blanks, quotes, CRLF, empty rows and trailing separators. */
  memory_set (&m, "units.csv",
              "population,source,former_district,code,type,name,,\r\n5,official: a,\"Hạ Long;Cẩm "
              "Phả\",u1,special zone,\" A \"\"b\"\" \",,\r\n,,,,,,,\r\n");
  memory_set (&m, "workflows.csv",
              STEPS "w,s,r,\"erlang(mean=20min, k=3)\",\"s 10%; returned "
                    "rest\",press\nw,t,r,\"erlang(mean=20min, k=3)\",returned,press\n");
  memory_set (&m, "rules.csv", "rule,value,source\nticket_cutoff,30min,official\n");
  memory_load (&m);
  ck_assert_str_eq (m.messages, "");
  const pr_table *units = &m.tables->table[PR_TABLE_UNITS];
  ck_assert_uint_eq (units->n, 1);
  const pr_cell *u = units->rows[0].cells;
  ck_assert_int_eq (u[PR_UNITS_POPULATION].v.count, 5);
  ck_assert_str_eq (u[PR_UNITS_NAME].text, "A \"b\"");
  ck_assert_str_eq (u[PR_UNITS_DISTRICT].text, "Hạ Long;Cẩm Phả");
  ck_assert_int_eq (u[PR_UNITS_TYPE].v.choice, PR_UNIT_SPECIAL_ZONE);
  ck_assert_int_eq (u[PR_UNITS_SOURCE].v.choice, PR_SOURCE_OFFICIAL);
  ck_assert (!u[PR_UNITS_DIFFICULT].given);
  ck_assert_str_eq (u[PR_UNITS_DIFFICULT].text, "no");
  ck_assert (!u[PR_UNITS_LAT].given);
  ck_assert_str_eq (u[PR_UNITS_LAT].text, "");
  ck_assert_int_eq (units->rows[0].line, 2);
  const pr_row *steps = m.tables->table[PR_TABLE_WORKFLOWS].rows;
  ck_assert_double_eq_tol (steps[0].cells[PR_WORKFLOWS_EFFORT].v.dist.mean, 20. * PR_MINUTE,
                           20. * PR_MINUTE * 1e-3);
  ck_assert_uint_eq (steps[0].cells[PR_WORKFLOWS_NEXT].v.next.n, 2);
  ck_assert_uint_eq (steps[0].cells[PR_WORKFLOWS_CHANNELS].v.bits, 7);
  ck_assert_int_eq (steps[0].cells[PR_WORKFLOWS_AT_CLOSE].v.close.kind, PR_CLOSE_SUSPEND);
  ck_assert_int_eq (m.tables->table[PR_TABLE_RULES].rows[0].cells[PR_RULES_VALUE].v.time,
                    30 * PR_MINUTE);
  memory_clear (&m);
}
END_TEST

START_TEST (all_in_one_pass)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "units.csv", UNITS "6652,A,wrd,x,oficial\n");
  memory_set (&m, "pools.csv", POOLS "p,*,A,-1,office,press\n");
  memory_load (&m);
  ck_assert_uint_eq (pr_diag_errors (m.diag), 6);
  memory_clear (&m);
}
END_TEST

START_TEST (one_misspelt_column_is_one_error)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "pools.csv", "pool,where,roles,Count,calendar,source\np,*,a,1,office,press\n");
  memory_load (&m);
  ck_assert_uint_eq (pr_diag_errors (m.diag), 1);
  memory_clear (&m);
}
END_TEST

START_TEST (split_row_is_one_error)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "workflows.csv",
              STEPS "w,s,r,lognormal(mean=20min, cv=0.8),sign 90%; appraise rest,press\n");
  memory_load (&m);
  ck_assert_uint_eq (pr_diag_errors (m.diag), 1);
  ck_assert_uint_eq (m.tables->table[PR_TABLE_WORKFLOWS].n, 1);
  memory_clear (&m);
}
END_TEST

START_TEST (missing_tables)
{
  memory m;
  memory_init_empty (&m);
  memory_set (&m, "scenario.ini",
              "[scenario]\nformat=1\nname=x\nstart=2025-07-01\nend=2025-07-02\n");
  memory_set (&m, "Units.csv", UNITS);
  memory_load (&m);
  assert_message (&m, "s/units.csv: error: ", "the file is missing; is it 'Units.csv'?");
  assert_message (&m, "s/arrivals.csv: error: ", "the file is missing");
  ck_assert_ptr_null (memory_line (&m, "s/rules.csv"));
  memory_clear (&m);
}
END_TEST

START_TEST (no_scenario)
{
  memory m;
  memory_init_empty (&m);
  memory_set (&m, "scenari.ini", "x");
  memory_load (&m);
  ck_assert_str_eq (m.messages, "s/scenario.ini: error: the file is missing, and with it the "
                                "scenario; is it 'scenari.ini'?\n");
  memory_clear (&m);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scenario/table");
  TCase *tc = tcase_create ("table");
  tcase_add_loop_test (tc, messages, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tc, nul_byte);
  tcase_add_test (tc, valid_is_silent);
  tcase_add_test (tc, typed_cells);
  tcase_add_test (tc, all_in_one_pass);
  tcase_add_test (tc, one_misspelt_column_is_one_error);
  tcase_add_test (tc, split_row_is_one_error);
  tcase_add_test (tc, missing_tables);
  tcase_add_test (tc, no_scenario);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
