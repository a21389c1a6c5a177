/* scenario.ini: syntax, duplicates, unknown names, comments, [tables]. */
#include "memory.h"
#include "../quick-check.h"

#include <string.h>

#define HEAD "[scenario]\nformat = 1\nname = Small\nstart = 2025-07-01\nend = 2025-07-31\n"

typedef struct {
  const char *ini, *prefix, *part;
} ini_case;

static const ini_case cases[] = {
  { HEAD "seed = 1 # luck\n", "s/scenario.ini:6:8: error: ", "seed: '1 # luck' is not a number" },
  { HEAD "seed = 1 # luck\n",
    "s/scenario.ini:6:8: note: ", "a comment stands on a line of its own; move '# luck'" },
  { HEAD "purpose = why # because\n",
    "s/scenario.ini:6:11: warning: ", "'# because' is part of the value" },
  { HEAD "sede = 1\n", "s/scenario.ini:6:1: error: ", "unknown key 'sede'; did you mean 'seed'?" },
  { HEAD "zzzzzz = 1\n",
    "s/scenario.ini:6:1: error: ", "unknown key 'zzzzzz'; allowed: format, name" },
  { HEAD "name[vi] = x\n", "s/scenario.ini:6:1: error: ", "unknown key 'name[vi]'" },
  { HEAD "[raport]\nlevel = 90%\n",
    "s/scenario.ini:6:1: error: ", "unknown group 'raport'; did you mean 'report'?" },
  { HEAD "[zzzzzz]\n", "s/scenario.ini:6:1: error: ", "allowed: scenario, report, tables" },
  { HEAD "name = Again\n", "s/scenario.ini:6:1: error: ", "key 'name' was given in line 3" },
  { HEAD "[scenario]\nseed = 2\n",
    "s/scenario.ini:6:1: error: ", "group [scenario] was given in line 1" },
  { HEAD "; a comment\n", "s/scenario.ini:6:1: error: ", "a comment begins with '#', not ';'" },
  { HEAD "nonsense\n", "s/scenario.ini:6:1: error: ", "neither a group nor a key" },
  { HEAD "  = 5\n", "s/scenario.ini:6:3: error: ", "neither a group nor a key" },
  { HEAD "[report\n", "s/scenario.ini:6:1: error: ", "not a group; write [name]" },
  { HEAD "[report] # x\n", "s/scenario.ini:6:9: error: ", "text after the group" },
  { "seed = 1\n" HEAD, "s/scenario.ini:1:1: error: ", "a key before the first group" },
  { HEAD "purpose = a\\qb\n",
    "s/scenario.ini:6:11: error: ", "a backslash that escapes nothing known" },
  { HEAD "[report]\nlevel = 20%\n",
    "s/scenario.ini:7:9: error: ", "level: '20%' is not between 0.5 and 0.9999" },
  { HEAD "warm_up = 20\n", "s/scenario.ini:6:11: error: ", "warm_up: '20' has no unit" },
  { HEAD "replications = 0\n", "s/scenario.ini:6:16: error: ", "not between 1 and" },
  { HEAD "seed =\n[report]\n\nlevel = 0,9\n",
    "s/scenario.ini:9:9: error: ", "decimal comma; write 0.9" },
  { "[scenario]\nformat = 1\nname =\nstart = 2025-02-30\n",
    "s/scenario.ini:3:7: error: ", "name is blank" },
  { "[scenario]\nformat = 1\nname =\nstart = 2025-02-30\n",
    "s/scenario.ini:4:9: error: ", "there is no such date" },
  { "[scenario]\nformat = 1\nname =\nstart = 2025-02-30\n",
    "s/scenario.ini:1:1: error: ", "key 'end' of group [scenario] is missing" },
  { "[report]\nlevel = 90%\n",
    "s/scenario.ini: error: ", "key 'format' of group [scenario] is missing" },
  { "", "s/scenario.ini: error: ", "key 'format' of group [scenario] is missing" },
  { HEAD "[tables]\nunit = units.csv\n",
    "s/scenario.ini:7:1: error: ", "unknown table 'unit'; did you mean 'units'?" },
  { HEAD "[tables]\nunits = ../other.csv\n",
    "s/scenario.ini:7:9: error: ", "units: there is no file '../other.csv'" },
  { HEAD "[tables]\nunits = ../other.csv\n",
    "s/units.csv: error: ", "[tables] names another one for units" },
  { HEAD "[tables]\nunits = /units.csv\n",
    "s/scenario.ini:7:9: error: ", "not a path relative to the scenario's folder" },
  { HEAD "[tables]\nunits = units.csv; ../other.csv\n",
    "s/scenario.ini:7:9: error: ", "units: there is no file '../other.csv'" },
  { HEAD "[tables]\nunits = units.csv;\n",
    "s/scenario.ini:7:9: error: ", "units: '' is not a path relative" },
  { HEAD "[tables]\nunits = units.csv; units.csv\n",
    "s/scenario.ini:7:9: error: ", "units: 'units.csv' is named twice" },
  { HEAD "[tables]\nunits = a; b; c; d; e; f; g; h; i\n",
    "s/scenario.ini:7:9: error: ", "units: 9 files; the most is 8" },
  { HEAD "[tables]\nunits =\n",
    "s/scenario.ini:7:8: error: ", "not a path relative to the scenario's folder" },
  { HEAD "purpose = caf\xe9\n", "s/scenario.ini:6:14: error: ", "byte 0xE9 is not UTF-8" },
};

START_TEST (messages)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "scenario.ini", cases[_i].ini);
  memory_load (&m);
  assert_message (&m, cases[_i].prefix, cases[_i].part);
  memory_clear (&m);
}
END_TEST

START_TEST (newer_format_stops)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "scenario.ini", "[scenario]\nformat = 2\nunheard_of = 1\n");
  memory_set (&m, "units.csv", "nonsense\n");
  memory_load (&m);
  ck_assert_str_eq (m.messages,
                    "s/scenario.ini:2:10: error: format 2 is newer than this program, which reads "
                    "format 1; nothing else was checked\n");
  memory_clear (&m);
}
END_TEST

START_TEST (values_and_defaults)
{
  memory m;
  memory_init (&m);
  /* A byte-order mark, CRLF, blanks, an escape, and a name in decomposed form. */
  memory_set (
      &m, "scenario.ini",
      "\xef\xbb\xbf# first\r\n[scenario]\r\nformat=1\r\n  name  =  Mo\xcc\xa3\xcc\x82t \r\n"
      "start = 2025-07-01 08:00\r\nend = 2025-07-31\r\npurpose = a\\sb\r\nwarm_up = 2 weeks\r\n");
  memory_load (&m);
  ck_assert_str_eq (m.messages, "");
  const pr_cell *ini = m.tables->ini;
  ck_assert_str_eq (ini[PR_INI_SCENARIO_NAME].text, "Một");
  ck_assert_int_eq (ini[PR_INI_SCENARIO_NAME].pos.line, 4);
  ck_assert_int_eq (ini[PR_INI_SCENARIO_NAME].pos.column, 12);
  ck_assert_str_eq (ini[PR_INI_SCENARIO_PURPOSE].text, "a b");
  ck_assert_int_eq (ini[PR_INI_SCENARIO_START].v.instant.day, pr_day_from_civil (2025, 7, 1));
  ck_assert_int_eq (ini[PR_INI_SCENARIO_START].v.instant.clock, 8 * PR_HOUR);
  ck_assert_int_eq (ini[PR_INI_SCENARIO_END].v.instant.clock, -1);
  ck_assert_int_eq (ini[PR_INI_SCENARIO_WARM_UP].v.time, 14 * PR_DAY);
  ck_assert (!ini[PR_INI_SCENARIO_SEED].given);
  ck_assert_int_eq (ini[PR_INI_SCENARIO_SEED].v.count, 1);
  ck_assert_double_eq (ini[PR_INI_REPORT_LEVEL].v.number, 0.95);
  ck_assert_str_eq (ini[PR_INI_REPORT_LEVEL].text, "0.95");
  memory_clear (&m);
}
END_TEST

START_TEST (shared_table)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "scenario.ini", HEAD "[tables]\nholidays = ../shared/days.csv\n");
  memory_set (&m, "../shared/days.csv",
              "date,open,source\n2025-09-02,closed,official\nx,closed,official\n");
  memory_load (&m);
  assert_message (&m, "s/../shared/days.csv:3:1: error: ", "date: 'x' is not a date");
  ck_assert_uint_eq (m.tables->table[PR_TABLE_HOLIDAYS].n, 2);
  ck_assert_str_eq (m.tables->table[PR_TABLE_HOLIDAYS].rows[0].cells[PR_HOLIDAYS_CALENDAR].text,
                    "*");
  memory_clear (&m);
}
END_TEST

/* Two files are one table: rows one after the other, keys unique over both, each with its own
 * header and separator. */
START_TEST (several_files)
{
  memory m;
  memory_init (&m);
  memory_set (&m, "scenario.ini", HEAD "[tables]\nholidays = ../shared/days.csv; own.csv\n");
  memory_set (&m, "../shared/days.csv", "date,open,source\n2025-09-02,closed,official\n");
  memory_set (&m, "own.csv",
              "source;date;open\nofficial;2025-09-01;closed\nofficial;2025-09-02;closed\n"
              "official;y;closed\n");
  memory_load (&m);
  const pr_table *t = &m.tables->table[PR_TABLE_HOLIDAYS];
  ck_assert_uint_eq (t->n, 4);
  ck_assert_uint_eq (t->n_files, 2);
  ck_assert_uint_eq (t->files[1].first, 1);
  ck_assert_uint_eq (t->files[1].n, 3);
  ck_assert_int_eq (t->rows[1].cells[PR_HOLIDAYS_DATE].v.day, pr_day_from_civil (2025, 9, 1));
  assert_message (
      &m, "s/own.csv:3:10: error: ", "duplicate row: s/../shared/days.csv:2 has the same date");
  assert_message (&m, "s/own.csv:4:10: error: ", "date: 'y' is not a date");
  memory_clear (&m);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("scenario/ini");
  TCase *tc = tcase_create ("ini");
  tcase_add_loop_test (tc, messages, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tc, newer_format_stops);
  tcase_add_test (tc, values_and_defaults);
  tcase_add_test (tc, shared_table);
  tcase_add_test (tc, several_files);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
