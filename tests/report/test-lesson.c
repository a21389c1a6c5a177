/* A lesson: what is wrong with one is said with line and column. */
#include "lesson-play.h"

/* What is wrong with the table as it stands; "" if nothing is. Free with g_free. */
static char *
wrong_with (const char *text, gsize length)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_replay_lesson) l
      = pr_lesson_read (text, length, "l.csv", &in->layers, in->world, diag);
  ck_assert ((l == NULL) == (pr_diag_errors (diag) > 0));
  return pr_diag_text (diag);
}

#define GOOD "2025-08-26,,stop,,,Good morning,,,,\n"

static void
check_table (const char *table, const char *expected)
{
  g_autofree char *found = wrong_with (table, strlen (table));
  ck_assert_str_eq (found, expected);
}

/* The rows below the header; what is expected begins behind the file's name, on each line. */
static void
check_rows (const char *rows, const char *expected)
{
  g_autofree char *table = g_strconcat (HEADER, rows, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit (expected, "\n", -1);
  for (char **line = list; *line != NULL; line++)
    g_string_append_printf (lines, "l.csv:%s\n", *line);
  check_table (table, lines->str);
}

#define QUESTION "2025-08-26,,question,10001,,How many?,"

START_TEST (the_table_itself)
{
  check_table (HEADER GOOD, "");
  check_table ("\xef\xbb\xbfsep=;\r\nkind;text;at\r\nstop;Good morning;2025-08-26 08:00\r\n", "");
  check_table ("", "l.csv: error: the lesson has no stops\n");
  check_table (HEADER ",,title,,,Only a title,,,,\n", "l.csv: error: the lesson has no stops\n");
  check_table ("at,kind\n", "l.csv:1: error: column 'text' is missing\n");
  check_table ("at,knd,text,text\n2025-08-26,stop,a,b\n",
               "l.csv:1:4: error: unknown column 'knd'; did you mean 'kind'?\n"
               "l.csv:1:13: error: column 'text' is there twice; first in column 8 of the line\n"
               "l.csv:2:1: error: unknown kind ''; allowed: caption, stop, question, look, title, "
               "scenario\n");
  check_rows ("2025-08-26,,stop,,,Good morning,,,,,too,much\n",
              "2:37: error: the row has 12 cells, the header has 10; a cell that holds the "
              "separator must be quoted");
  check_rows ("2025-08-26,,stop\n", "2:1: error: the row has 3 cells, the header has 10");
  check_rows (GOOD ",,title,,,One,,,,\n,,title,,,Two,,,,\n",
              "4:3: error: a second title; the first is in line 3");
  check_rows ("2025-08-26,,stopp,,,Good morning,,,,\n",
              "2:13: error: unknown kind 'stopp'; did you mean 'stop'?");
  check_table ("at,kind,text\n2025-08-26,stop,\"open\n",
               "l.csv:2:17: error: the quote opened here is not closed\n");
  g_autofree char *latin = wrong_with ("at,kind,text\n2025-08-26,stop,\xe9t\xe9\n", 32);
  ck_assert_ptr_nonnull (strstr (latin, "l.csv:2:17: error: "));
}
END_TEST

/* What follows the row of a lesson of another scenario is not looked at. */
START_TEST (of_which_scenario_it_is)
{
#define OTHERS ",,scenario,,,scenarios/quang-ninh,,,,\n25:00,,stop,Nowhere,,a,,,,\n"
  check_rows (",,scenario,,,scenario,,,,\n" GOOD, "");
  check_rows (",,title,,,One,,,,\n,,scenario,,,tests/golden/scenario/,,,,\n" GOOD, "");
  check_rows (OTHERS, "2:14: error: text: the lesson is written for the scenario "
                      "'scenarios/quang-ninh', but this is 'scenario'; choose a run of "
                      "'scenarios/quang-ninh' or of a what-if on it, or another lesson");
  check_rows (GOOD ",,scenario,,,scenario,,,,\n" OTHERS,
              "3:3: error: a row of kind scenario stands above all stops\n"
              "4:3: error: a second row of kind scenario; the first is in line 3\n"
              "5:1: error: at: '25:00' is not a date such as 2025-07-01\n"
              "5:13: error: where: no place is 'Nowhere'");
  check_rows (",,scenario,,,,,,,\n" GOOD, "2:14: error: text: a row of kind scenario needs it");
  check_rows ("2025-08-26,,scenario,10001,,scenario,a|b,1,c,no\n" GOOD,
              "2:1: error: at: must be blank in a row of kind scenario\n"
              "2:22: error: where: must be blank in a row of kind scenario\n"
              "2:38: error: answers: must be blank in a row of kind scenario\n"
              "2:42: error: right: must be blank in a row of kind scenario\n"
              "2:44: error: explain: must be blank in a row of kind scenario\n"
              "2:46: error: hide: must be blank in a row of kind scenario");
  check_table ("at,kind,text,text_vi\n,scenario,scenario,scenario\n2025-08-26,stop,a,b\n",
               "l.csv:2:20: error: text_vi: must be blank in a row of kind scenario\n");
}
END_TEST

START_TEST (cells_that_must_or_must_not_be_there)
{
  check_rows (",,stop,,,Good morning,,,,\n", "2:1: error: at: a row of kind stop needs it");
  check_rows ("2025-08-26,,stop,,,,,,,\n", "2:20: error: text: a row of kind stop needs it");
  check_rows ("2025-08-26,2025-08-27,stop,,,a,b|c,1,d,\n",
              "2:12: error: until: must be blank in a row of kind stop\n"
              "2:32: error: answers: must be blank in a row of kind stop\n"
              "2:36: error: right: must be blank in a row of kind stop\n"
              "2:38: error: explain: must be blank in a row of kind stop");
  check_rows ("2025-08-26,2025-08-26,caption,,,a,,,,yes\n",
              "2:12: error: until: must be later than at\n"
              "2:38: error: hide: must be blank in a row of kind caption");
  check_rows (GOOD "2025-08-26,,title,10001," STEM ",a,,,,no\n",
              "3:1: error: at: must be blank in a row of kind title\n"
              "3:19: error: where: must be blank in a row of kind title\n"
              "3:25: error: dossier: must be blank in a row of kind title\n"
              "3:54: error: hide: must be blank in a row of kind title");
  check_rows ("2025-08-26,,look,,,Look around,,,,\n",
              "2:18: error: where: a row of kind look needs a place or a dossier");
  check_rows ("2025-08-26,,look,10001,,,,,,\n2025-08-26,,look,Núi Cao,,,,,,\n", "");
  check_rows ("2025-08-26,,stop,,,a,,,,maybe\n",
              "2:25: error: hide: 'maybe' is not one of: yes, no");
}
END_TEST

START_TEST (moments)
{
  check_rows ("26.8.2025,,stop,,,a,,,,\n2024-08-26 08:00,,stop,,,a,,,,\n",
              "2:1: error: at: '26.8.2025' is a date as a spreadsheet writes it; write 2025-08-26\n"
              "3:1: error: at: '2024-08-26 08:00' is not in the window, 2025-08-25 to 2025-09-12");
  check_rows ("2025-08-30,,stop,,,a,,,,\n2025-08-31,,stop,,,a,,,,\n"
              "2025-08-31 08:00,,stop,,,a,,,,\n2025-09-12 24:00,,stop,,,a,,,,\n"
              "2025-09-13,,stop,,,a,,,,\n2025-09-13 00:00,,stop,,,a,,,,\n",
              "3:1: error: at: no office opens on 2025-08-31; write a time of day too\n"
              "6:1: error: at: '2025-09-13' is not in the window, 2025-08-25 to 2025-09-12\n"
              "7:1: error: at: '2025-09-13 00:00' is not in the window, 2025-08-25 to 2025-09-12");
  check_rows ("returned,,stop,,,a,,,,\n",
              "2:1: error: at: 'returned' happens to a dossier; the row names none");
  check_rows ("recieved,,stop,," STEM ",a,,,,\nwhenever,,stop,," STEM ",a,,,,\n",
              "2:1: error: at: 'recieved' is no moment; write 2025-07-01 08:00, or what happens, "
              "such as received, sign begins, or portal down; did you mean 'received'?\n"
              "3:1: error: at: 'whenever' is no moment; write 2025-07-01 08:00, or what happens, "
              "such as received, sign begins, or portal down");
  check_rows ("regster begins,,stop,," STEM ",a,,,,\ndraft done,,stop,," STEM ",a,,,,\n",
              "2:1: error: at: the dossier comes to no step 'regster'; did you mean 'register'?\n"
              "3:1: error: at: the dossier comes to no step 'draft'");
  check_rows ("portal down,,stop,,,a,,,,\nnetwork up,,stop,10001,,a,,,,\n",
              "2:1: error: at: the province has no system 'portal'; that of a place needs where\n"
              "3:1: error: at: neither 'Sông Đông' nor the province has a system 'network'");
  check_rows ("received + soon,,stop,," STEM ",a,,,,\n",
              "2:1: error: at: 'soon' is not a duration such as 20min, 2h30 or 3 days");
  check_rows ("received + 2h,,stop,," STEM ",a,,,,\nreturned,,stop,," STEM ",a,,,,\n", "");
}
END_TEST

START_TEST (places_and_dossiers)
{
  check_rows ("2025-08-26,,stop,Song Dang,,a,,,,\n2025-08-26,,stop,99999,,a,,,,\n",
              "2:18: error: where: no place is 'Song Dang'; did you mean 'Sông Đông'?\n"
              "3:18: error: where: no place is '99999'");
  check_rows ("2025-08-26,,stop,,last,a,,,,\n",
              "2:19: error: dossier: 'last' is no dossier; write its name, a stream such as "
              "06673/commune/birth/online, latest, or longest wait");
  check_rows ("2025-08-26,,stop,,10001/own/brith/counter,a,,,,\n",
              "2:19: error: dossier: no stream '10001/own/brith/counter'; did you mean "
              "'10001/own/birth/counter'?");
  check_rows ("2025-08-26,,stop,," STEM "/2025-08-26/zero,a,,,,\n",
              "2:19: error: dossier: 'zero' is no number of a dossier; the first is 1");
  check_rows ("2025-08-26,,stop,,latest,a,,,,\n2025-08-26,,stop,,longest wait,a,,,,\n"
              "2025-08-26,,stop,,Sông Đông/own/birth/counter/2025-08-26/1,a,,,,\n",
              "");
}
END_TEST

START_TEST (questions)
{
  check_rows (QUESTION "a|b|c,2,why,yes\n" QUESTION "a|b,,,\n" QUESTION ",{people},,\n", "");
  check_rows (QUESTION ",,,\n",
              "2:40: error: right: the row has no answers; they are made of a figure only");
  check_rows (QUESTION "a,1,,\n",
              "2:39: error: answers: 2 to 6 answers are expected, with | between them, not 1");
  check_rows (QUESTION "a|b|c|d|e|f|g,1,,\n",
              "2:39: error: answers: 2 to 6 answers are expected, with | between them, not 7");
  check_rows (QUESTION "a||a,4,,\n", "2:39: error: answers: answer 2 is blank\n"
                                     "2:39: error: answers: answer 3 is the same as answer 1\n"
                                     "2:44: error: right: there is no answer 4; the row has 3");
  check_rows (QUESTION "a|b,0,,\n" QUESTION "a|b,-1,,\n" QUESTION "a|b,99999999999,,\n",
              "2:43: error: right: there is no answer 0; the row has 2\n"
              "3:43: error: right: '-1' is neither the number of an answer, nor a figure such as "
              "{waiting}, nor most or least with a figure for each answer\n"
              "4:43: error: right: there is no answer 99999999999; the row has 2");
  check_rows (QUESTION "a|b,{people},,\n",
              "2:43: error: right: answers are made of the figure; leave answers blank");
  check_rows (QUESTION "a|b,most {people},,\n",
              "2:43: error: right: a figure for each answer is expected: 2, not 1");
  check_rows (QUESTION "a|b,most {people} or {papers},,\n",
              "2:43: error: right: 'most {people} or {papers}' is neither the number of an answer, "
              "nor a figure such as {waiting}, nor most or least with a figure for each answer");
  check_rows (QUESTION ",{place},,\n",
              "2:40: error: right: only counts, only times or only dates are compared");
}
END_TEST

START_TEST (figures)
{
  check_rows ("2025-08-26,,stop,,,{waitng} of {x},,,,\n",
              "2:20: error: text: unknown figure {waitng}; did you mean 'waiting'?\n"
              "2:20: error: text: unknown figure {x}; allowed: in_process, overdue, waiting, "
              "people, papers, in_work, held_up, received, returned, left, at_work, away, "
              "handed_over, due, waited, worked, delayed, queued, took, lasted, place, dossier, "
              "date, time");
  check_rows ("2025-08-26,,stop,,,{people,,,,\n",
              "2:20: error: text: a figure that { begins is not ended by }");
  check_rows ("2025-08-26,,stop,,,{due} {place} {lasted},,,,\n",
              "2:20: error: text: {due} is of a dossier; the row names none\n"
              "2:20: error: text: {place}: the row names no place and no dossier\n"
              "2:20: error: text: {lasted} is of a system that comes up; the row names none");
  check_rows (
      "2025-08-26,,stop,,,{people of 9} {people at 26:00} {people at 2024-01-01 08:00},,,,\n",
      "2:20: error: text: no place is '9'\n"
      "2:20: error: text: '26:00' is not a time of day from 00:00 to 24:00\n"
      "2:20: error: text: '2024-01-01 08:00' is not in the window");
  check_rows ("2025-08-26,,stop,,,{date of 10001},,,,\n",
              "2:20: error: text: {date of 10001}: only counts are of another place or moment");
  check_rows (QUESTION "{peopl}|b,1,{du},\n",
              "2:39: error: answers: unknown figure {peopl}; did you mean 'people'?\n"
              "2:51: error: explain: unknown figure {du}; did you mean 'due'?");
}
END_TEST

static char *
repeated (const char *what, guint n)
{
  GString *s = g_string_new (NULL);
  while (n-- > 0)
    g_string_append (s, what);
  return g_string_free (s, FALSE);
}

START_TEST (limits)
{
  g_autofree char *rows = repeated (GOOD, 101), *long_text = repeated ("ế", 1001),
                  *long_answer = repeated ("ế", 201), *whole = repeated ("x", 1000);
  g_autofree char *text = g_strdup_printf ("2025-08-26,,stop,,,%s,,,,\n", long_text),
                  *answer = g_strdup_printf (QUESTION "a|%s,1,%s,\n", long_answer, long_text),
                  *fits = g_strdup_printf ("2025-08-26,,stop,,,%s,,,,\n", whole),
                  *title = g_strdup_printf (GOOD ",,title,,,%.81s,,,,\n", whole);
  check_rows (rows, "102:1: error: more than 100 rows; a lesson has a dozen");
  check_rows (text, "2:20: error: text: 1001 characters; at most 1000 can be read in a class");
  check_rows (fits, "");
  check_rows (title, "3:11: error: text: 81 characters; at most 80 can be read in a class");
  check_rows (
      answer,
      "2:39: error: answers: answer 2 has 201 characters; at most 200 can be read in a class\n"
      "2:245: error: explain: 1001 characters; at most 1000 can be read in a class");
  g_autofree char *huge = g_malloc0 (1100000);
  memset (huge, 'x', 1100000);
  g_autofree char *said = wrong_with (huge, 1100000);
  ck_assert_str_eq (said, "l.csv: error: the file has 1100000 bytes; at most 1048576 are read\n");
}
END_TEST

START_TEST (translations)
{
  check_table (
      "at,kind,text,answers,right,text_vi,answers_vi,answers_fr\n"
      "2025-08-26,question,How many?,one|two,1,Bao nhiêu?,một|hai|ba,\n"
      "2025-08-26,question,How many?,one|two,1,{waitin},,une\n",
      "l.csv:2:52: error: answers_vi: as many as in answers are expected: 2, not 3\n"
      "l.csv:3:41: error: text_vi: unknown figure {waitin}; did you mean 'waiting'?\n"
      "l.csv:3:51: error: answers_fr: 2 to 6 answers are expected, with | between them, not 1\n");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("lesson");
  TCase *tc = tcase_create ("lesson");
  tcase_set_timeout (tc, 120);
  tcase_add_unchecked_fixture (tc, play_once, play_end);
  tcase_add_test (tc, the_table_itself);
  tcase_add_test (tc, of_which_scenario_it_is);
  tcase_add_test (tc, cells_that_must_or_must_not_be_there);
  tcase_add_test (tc, moments);
  tcase_add_test (tc, places_and_dossiers);
  tcase_add_test (tc, questions);
  tcase_add_test (tc, figures);
  tcase_add_test (tc, limits);
  tcase_add_test (tc, translations);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
