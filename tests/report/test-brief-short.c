/* The text form of a brief: figures side by side with their marks, and what fits one screen. */
#include "report/brief/brief.h"

#include "kernel/version.h"
#include "report/text/text.h"

#include "../quick-check.h"
#include <stdlib.h>
#include <string.h>

#define HEAD                                                                                       \
  "{\"version\":\"" PR_VERSION "\",\"replications\":10,\"level\":0.95,"                            \
  "\"last_day\":\"2025-09-30\",\"options\":["
#define NOW                                                                                        \
  "{\"name\":\"A province\",\"peak_on\":\"2025-07-10\",\"recovered_on\":\"2025-09-04\","           \
  "\"figures\":{\"places_ready\":{\"mean\":16,\"hw\":1},"                                          \
  "\"on_time\":{\"mean\":0.9997,\"hw\":0.0001},\"visits_left\":{\"mean\":900,\"hw\":50},"          \
  "\"deciding_peak\":{\"mean\":7500,\"hw\":100},\"cost\":{\"mean\":5e9,\"hw\":1e7}}}"
#define READY(more, hw)                                                                            \
  "\"places_ready\":{\"mean\":20,\"hw\":1,\"more\":" more ",\"more_hw\":" hw "}"
#define BETTER READY ("4", "1")
#define REST                                                                                       \
  ",\"on_time\":{\"mean\":0.9797,\"hw\":0.001,\"more\":-0.02,\"more_hw\":0.001},"                  \
  "\"visits_left\":{\"mean\":890,\"hw\":50,\"more\":-10,\"more_hw\":40},"                          \
  "\"deciding_peak\":{\"mean\":7100,\"hw\":100,\"more\":-400,\"more_hw\":100},"                    \
  "\"cost\":{\"mean\":5.2e9,\"hw\":1e7,\"more\":2e8,\"more_hw\":1e6}"
#define FELT(name, metric)                                                                         \
  "{\"name\":\"" name "\",\"metric\":\"" metric "\",\"more\":-12,\"more_hw\":1}"

START_TEST (two_options)
{
  static const char data[] = HEAD NOW
      ",{\"name\":\"Twenty more\",\"purpose\":\"Do twenty more help?\","
      "\"peak_on\":\"2025-07-09\",\"figures\":{" BETTER REST
      "},\"helped\":[" FELT ("Móng Cái", "decided_late") "," FELT ("Hạ Long", "visits_left") "]}]}";
  g_autofree char *found = pr_brief_short (data);
  ck_assert_str_eq (
      found, "IN SHORT (means over 10 replications; ● better, ■ worse than A, at 95 %)\n"
             "  Do twenty more help?\n"
             "  A  Now: A province\n"
             "  B  Twenty more\n"
             "                                A          B\n"
             "  Places ready                 16         20 ●\n"
             "  On time, in %            > 99.9         98 ■\n"
             "  Visitors unserved           900        890\n"
             "  Most in process           7,500      7,100 ●\n"
             "    on                   2025-07-10 2025-07-09\n"
             "    normal again         2025-09-04    not yet\n"
             "  Cost, in million dong     5,000      5,200 ■\n"
             "  “Twenty more” makes on average about 4 more places ready than now. But fewer\n"
             "  dossiers are decided on time. It costs 200 million dong more.\n"
             "  B helps most: fewer late dossiers: Móng Cái 12; fewer people unserved: Hạ\n"
             "  Long 12. It is shown to hurt no place.\n"
             "  brief.html is one sheet of this to print; report.html has every place.\n");
}
END_TEST

/* Of options with these figures and names as long as names may be. */
static char *
many (guint n, const char *figures)
{
  g_autoptr (GString) data = g_string_new (HEAD NOW);
  g_autofree char *name = g_strnfill (300, 'x');
  for (gsize k = 10; k < 300; k += 10)
    name[k] = ' ';
  for (guint k = 1; k < n; k++)
    g_string_append_printf (data,
                            ",{\"name\":\"%u%s\",\"figures\":{%s},\"purpose\":\"%s %s\",\"hurt\":["
                            "{\"name\":\"%s\",\"metric\":\"visits_left\",\"more\":9,"
                            "\"more_hw\":1}]}",
                            k, name, figures, name, name, name);
  g_string_append (data, "]}");
  return pr_brief_short (data->str);
}

/* The answer, the files' names and a prompt fit a screen of 80 by 24. */
START_TEST (fits)
{
  static const char *const figures[]
      = { BETTER, BETTER REST, READY ("1", "2") REST, READY ("-7", "1") REST };
  for (guint n = 2; n <= 8; n++)
    for (gsize f = 0; f < G_N_ELEMENTS (figures); f++)
      {
        g_autofree char *found = many (n, figures[f]);
        g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
        ck_assert_msg (g_strv_length (lines) <= 21, "%u options: %s", n, found);
        for (char **line = lines; *line != NULL; line++)
          ck_assert_msg (pr_text_width (*line) < 80, "too wide: %s", *line);
        ck_assert_ptr_nonnull (strstr (found, "  brief.html is one sheet"));
      }
}
END_TEST

/* Of more options than fit those are shown with the most places ready, by the letters of the
 * tables; an answer too long for names has letters, too. */
START_TEST (many_options)
{
  g_autofree char *eight = many (8, BETTER REST), *five = many (5, BETTER REST);
  ck_assert_ptr_nonnull (strstr (eight, "\n  3 more options are in the tables above.\n"));
  ck_assert_ptr_null (strstr (five, "more option"));
  ck_assert_ptr_nonnull (strstr (five, "The cheapest of them are “B”, “C”, “D” and “E”;"));
  ck_assert_ptr_nonnull (strstr (eight, "“H”;"));

  g_autoptr (GString) data = g_string_new (HEAD NOW);
  for (guint k = 1; k < 7; k++)
    g_string_append_printf (data, ",{\"name\":\"Option %u\",\"figures\":{%s}}", k,
                            k == 2 ? READY ("1", "3") : BETTER);
  g_string_append (data, "]}");
  g_string_replace (data, "{\"mean\":20,\"hw\":1,\"more\":1,", "{\"mean\":17,\"hw\":1,\"more\":1,",
                    0);
  g_autofree char *seven = pr_brief_short (data->str);
  ck_assert_ptr_nonnull (strstr (seven, "  E  Option 4\n  F  Option 5\n"));
  ck_assert_ptr_null (strstr (seven, "  C  Option 2\n"));
}
END_TEST

/* Nothing that looks like an answer is made of what is damaged. */
START_TEST (damaged)
{
  g_autofree char *found = pr_brief_short ("{}"), *bare = pr_brief_short (HEAD "{},{}]}");
  ck_assert_str_eq (found, "");
  ck_assert_ptr_nonnull (bare);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("briefs in short");
  TCase *c = tcase_create ("short");
  tcase_add_test (c, two_options);
  tcase_add_test (c, fits);
  tcase_add_test (c, many_options);
  tcase_add_test (c, damaged);
  suite_add_tcase (suite, c);
  return run_suite (suite);
}
