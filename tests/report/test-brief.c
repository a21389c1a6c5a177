/* Briefs: the sentence that answers, numbers with few digits, and texts that are data. */
#include "report/brief/brief.h"
#include "report/brief/page.h"

#include "kernel/version.h"
#include "report/text/json.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define READY(mean, more, hw)                                                                      \
  "\"places_ready\":{\"mean\":" mean ",\"hw\":1,\"more\":" more ",\"more_hw\":" hw "}"
#define COST(more, hw) ",\"cost\":{\"mean\":5e9,\"hw\":1e7,\"more\":" more ",\"more_hw\":" hw "}"
#define NOW "{\"name\":\"Now\",\"figures\":{\"places_ready\":{\"mean\":16,\"hw\":1}}}"
#define OPTION(name, figures) ",{\"name\":\"" name "\",\"figures\":{" figures "}}"
#define BETTER READY ("20", "4", "1")
#define UNSHOWN READY ("17", "1", "2")
#define FEWER READY ("9", "-7", "3")

static char *
data (const char *options, const char *replications)
{
  return g_strdup_printf ("{\"version\":\"" PR_VERSION "\",\"replications\":%s,\"level\":0.95,"
                          "\"first_day\":\"2025-07-01\",\"last_day\":\"2025-09-30\","
                          "\"ready_probability\":0.9,\"days\":[\"2025-07-01\",\"2025-07-02\"],"
                          "\"options\":[%s]}",
                          replications, options);
}

static void
expect (const char *options, const char *sentence)
{
  g_autofree char *text = data (options, "10");
  pr_brief b = { .data = pr_json_object (text), .options = g_ptr_array_new () };
  ck_assert_ptr_nonnull (b.data);
  JsonArray *list = pr_brief_array (b.data, "options");
  for (guint k = 0; pr_brief_at (list, k) != NULL; k++)
    g_ptr_array_add (b.options, pr_brief_at (list, k));
  g_autofree char *found = pr_brief_answer (&b);
  ck_assert_str_eq (found, sentence);
  g_ptr_array_unref (b.options);
  json_object_unref (b.data);
}

/* A place that decides late: 98 -> 56 % on time; more people unserved; a longer wait. */
#define LATE ",\"on_time\":{\"mean\":0.56,\"hw\":0.01,\"more\":-0.42,\"more_hw\":0.02}"
#define UNSERVED ",\"visits_left\":{\"mean\":900,\"hw\":10,\"more\":500,\"more_hw\":90}"
#define QUICK ",\"counter_wait_mean\":{\"mean\":3,\"hw\":0.1,\"more\":-4,\"more_hw\":1}"
/* No harm: the interval has 0 in it; less than the page shows. */
#define NOT_LATE ",\"on_time\":{\"mean\":0.97,\"hw\":0.01,\"more\":-0.01,\"more_hw\":0.02}"
#define HARDLY_LATE ",\"on_time\":{\"mean\":0.97,\"hw\":0.01,\"more\":-0.0004,\"more_hw\":0.0001}"
#define BEST READY ("25", "9", "1")
#define NEARLY READY ("20.5", "4.5", "1")

START_TEST (no_option_is_better)
{
  expect (NOW OPTION ("A", UNSHOWN), "“A” is not shown to make more places ready than now.");
  expect (NOW OPTION ("A", UNSHOWN) OPTION ("B", UNSHOWN),
          "No option is shown to make more places ready than now.");
  expect (NOW OPTION ("A", UNSHOWN) OPTION ("B", FEWER),
          "No option is shown to make more places ready than now. Fewer places are ready with: "
          "“B”.");
  expect (NOW OPTION ("A", UNSHOWN COST ("1e8", "1e6")) OPTION ("B", UNSHOWN COST ("1e5", "1e6")),
          "No option is shown to make more places ready than now. This one costs more: "
          "“A”.");
  expect (NOW OPTION ("A", UNSHOWN COST ("1e8", "1e6")) OPTION ("B", UNSHOWN COST ("2e8", "1e6")),
          "No option is shown to make more places ready than now. All of them cost more.");
  expect (NOW OPTION ("A", UNSHOWN COST ("1e8", "1e6")),
          "“A” is not shown to make more places ready than now. It costs 100 million dong more.");
  expect (
      NOW OPTION ("A", UNSHOWN QUICK) OPTION ("B", UNSHOWN QUICK LATE),
      "No option is shown to make more places ready than now. All of them are shown to be better "
      "in something else. Shown to be worse in something else: “B”.");
  /* An interval that just reaches 0 does not leave it out. */
  expect (NOW OPTION ("A", READY ("18", "2", "2")),
          "“A” is not shown to make more places ready than now.");
}
END_TEST

#define HURT ",{\"name\":\"C\",\"hurt\":[{\"name\":\"p\"}],\"figures\":{" UNSHOWN

/* What is the same in all but costs less is named. */
START_TEST (savings)
{
  expect (NOW OPTION ("A", UNSHOWN COST ("-9.6e6", "1e5")),
          "“A” is not shown to make more places ready than now. It costs 9.6 million dong less, "
          "and nothing is shown to be worse.");
  expect (NOW OPTION ("A", UNSHOWN LATE COST ("-9.6e6", "1e5")),
          "“A” is not shown to make more places ready than now. Shown to be worse with it: "
          "dossiers on time. It costs 9.6 million dong less.");
  expect (NOW OPTION ("A", UNSHOWN COST ("-9.6e6", "1e5")) OPTION ("B", UNSHOWN)
              HURT COST ("-2e6", "1e5") "}}",
          "No option is shown to make more places ready than now. This one costs less, and nothing "
          "is shown to be worse with it: “A” (9.6 million dong). This one costs less: “C” (2 "
          "million dong).");
  expect (NOW OPTION ("A", UNSHOWN COST ("-9.6e6", "1e5")) OPTION ("B", BETTER COST ("0", "0")),
          "“B” makes on average about 4 more places ready than now. It costs as much as now. This "
          "one costs less, and nothing is shown to be worse with it: “A” (9.6 million dong).");
}
END_TEST

/* Of one option the same is not said twice, and what else changes is. */
START_TEST (one_option)
{
  expect (NOW OPTION ("A", FEWER), "“A” makes on average about 7 fewer places ready than now.");
  expect (NOW OPTION ("A", READY ("15", "-1", "0.5") COST ("-1e8", "1e6")),
          "“A” makes on average about 1 fewer place ready than now. It costs 100 million dong "
          "less.");
  expect (NOW OPTION ("A", UNSHOWN LATE QUICK),
          "“A” is not shown to make more places ready than now. Shown to be better with it: the "
          "wait at the counter. Shown to be worse with it: dossiers on time.");
  expect (NOW OPTION ("A", BETTER LATE UNSERVED COST ("1e8", "1e6")),
          "“A” makes on average about 4 more places ready than now. But fewer dossiers are decided "
          "on time, and more people leave unserved. It costs 100 million dong more.");
  expect (NOW OPTION ("A", BETTER NOT_LATE COST ("0", "0")),
          "“A” makes on average about 4 more places ready than now. It costs as much as now.");
  expect (NOW OPTION ("A", BETTER HARDLY_LATE COST ("0", "0")),
          "“A” makes on average about 4 more places ready than now. It costs as much as now.");
}
END_TEST

START_TEST (one_option_is_better)
{
  expect (NOW OPTION ("A", BETTER COST ("1.23e8", "1e6")) OPTION ("B", UNSHOWN COST ("0", "0")),
          "“A” makes on average about 4 more places ready than now. It costs 123 million dong "
          "more.");
  expect (NOW OPTION ("A", BETTER COST ("-1.23e8", "1e6")),
          "“A” makes on average about 4 more places ready than now. It costs 123 million dong "
          "less.");
  expect (NOW OPTION ("A", BETTER COST ("1e5", "1e6")),
          "“A” makes on average about 4 more places ready than now. No difference in cost is "
          "shown.");
  expect (NOW OPTION ("A", BETTER COST ("0", "0")),
          "“A” makes on average about 4 more places ready than now. It costs as much as now.");
  expect (NOW OPTION ("A", BETTER),
          "“A” makes on average about 4 more places ready than now. What it costs is not given.");
  expect (NOW OPTION ("A", READY ("17", "1", "0.5") COST ("0", "0")),
          "“A” makes on average about 1 more place ready than now. It costs as much as now.");
  expect (NOW OPTION ("A", BETTER LATE COST ("0", "0")) OPTION ("B", UNSHOWN),
          "“A” makes on average about 4 more places ready than now. But fewer dossiers are decided "
          "on time. It costs as much as now.");
}
END_TEST

START_TEST (several_are_better)
{
  expect (NOW OPTION ("A", BETTER COST ("3e8", "1e6")) OPTION ("B", BETTER COST ("2e8", "1e6"))
              OPTION ("C", UNSHOWN COST ("0", "0")),
          "Of the options that make more places ready than now, “B” is the cheapest, with on "
          "average about 4 more places. It costs 200 million dong more.");
  expect (NOW OPTION ("A", BETTER COST ("2e8", "1e6")) OPTION ("B", BETTER COST ("2e8", "0"))
              OPTION ("C", BETTER COST ("3e8", "1e6")),
          "Of the options that make more places ready than now, “A” and “B” are the cheapest; no "
          "difference between their costs is shown.");
  /* The best is named, too, if it is another one. */
  expect (NOW OPTION ("A", BEST COST ("3e8", "1e6")) OPTION ("B", BETTER COST ("2e8", "1e6")),
          "Of the options that make more places ready than now, “B” is the cheapest, with on "
          "average about 4 more places. It costs 200 million dong more. Most places are ready with "
          "“A”, on average about 9 more than now. It costs 300 million dong more.");
  expect (
      NOW OPTION ("A", NEARLY COST ("3e8", "1e6")) OPTION ("B", BETTER COST ("2e8", "1e6")),
      "Of the options that make more places ready than now, “B” is the cheapest, with on "
      "average about 4 more places. It costs 200 million dong more. “A” makes on average about "
      "4.5 more places ready, which is not shown to be more than with “B”. It costs 300 million "
      "dong more.");
}
END_TEST

START_TEST (costs_unknown)
{
  expect (NOW OPTION ("A", BETTER COST ("2e8", "1e6")) OPTION ("B", BETTER),
          "“A” and “B” make more places ready than now. What “B” costs is not given, so that the "
          "cheapest is not known.");
  expect (NOW OPTION ("A", BETTER COST ("2e8", "1e6")) OPTION ("B", BETTER) OPTION ("C", BETTER),
          "“A”, “B” and “C” make more places ready than now. What “B” and “C” cost is not given, "
          "so that the cheapest is not known.");
  expect (NOW OPTION ("A", BETTER) OPTION ("B", BETTER),
          "“A” and “B” make more places ready than now. No costs are given, so that the cheapest "
          "is not known.");
  expect (NOW OPTION ("A", BETTER) OPTION ("B", BEST),
          "“A” and “B” make more places ready than now. No costs are given, so that the cheapest "
          "is not known. Most places are ready with “B”, on average about 9 more than now. What it "
          "costs is not given.");
}
END_TEST

/* What is shown to do harm is not called the cheapest, unless all do. */
START_TEST (harm)
{
  expect (
      NOW OPTION ("A", BETTER LATE COST ("1e8", "1e6")) OPTION ("B", BETTER COST ("2e8", "1e6"))
          OPTION ("C", BETTER COST ("3e8", "1e6")),
      "Of the options that make more places ready than now and are not shown to do harm, “B” "
      "is the cheapest, with on average about 4 more places. It costs 200 million dong more. "
      "This one makes more places ready, too, but is shown to be worse in something else: “A”.");
  expect (NOW OPTION ("A", BETTER LATE COST ("1e8", "1e6"))
              OPTION ("B", BETTER COST ("2e8", "1e6")),
          "Only “B” makes more places ready than now and is not shown to do harm, with on average "
          "about 4 more places. It costs 200 million dong more. This one makes more places ready, "
          "too, but is shown to be worse in something else: “A”.");
  expect (NOW OPTION ("A", BEST LATE COST ("1e8", "1e6")) OPTION ("B", BETTER COST ("2e8", "1e6")),
          "Only “B” makes more places ready than now and is not shown to do harm, with on average "
          "about 4 more places. It costs 200 million dong more. Most places are ready with “A”, on "
          "average about 9 more than now. But fewer dossiers are decided on time. It costs 100 "
          "million dong more.");
  expect (NOW OPTION ("A", BETTER LATE COST ("1e8", "1e6"))
              OPTION ("B", BETTER UNSERVED COST ("2e8", "1e6")),
          "Each option that makes more places ready than now is shown to be worse in something "
          "else. The cheapest of them is “A”, with on average about 4 more places. But fewer "
          "dossiers are decided on time. It costs 100 million dong more.");
  expect (NOW OPTION ("A", BETTER LATE) OPTION ("B", BETTER UNSERVED),
          "Each option that makes more places ready than now is shown to be worse in something "
          "else: “A” and “B”. No costs are given, so that the cheapest is not known.");
}
END_TEST

START_TEST (one_run)
{
  expect ("{\"name\":\"Now\",\"verdicts\":{\"ready\":3,\"at_risk\":2,\"not_ready\":1}}",
          "The verdicts on 6 places: ready 3, at risk 2, not ready 1.");
  expect ("{\"name\":\"Now\",\"verdicts\":{\"ready\":1,\"at_risk\":0,\"not_ready\":0}}",
          "The verdict on the 1 place is “ready”.");
  expect ("{\"name\":\"Now\",\"verdicts\":{\"ready\":0,\"at_risk\":0,\"not_ready\":0}}",
          "No place is asked anything, so that there is no verdict.");
}
END_TEST

#define TOLD(figures) "{\"name\":\"N\",\"figures\":{" figures "}}"

static void
expect_page (const char *options, const char *replications, const char *const *has,
             const char *const *lacks)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = data (options, replications);
  g_autofree char *found = pr_brief_page (text, "brief.json", NULL, &error);
  ck_assert_ptr_nonnull (found);
  for (; *has != NULL; has++)
    ck_assert_msg (strstr (found, *has) != NULL, "without %s", *has);
  for (; *lacks != NULL; lacks++)
    ck_assert_msg (strstr (found, *lacks) == NULL, "with %s", *lacks);
}

/* Rows are there if an option has the figure. A difference that the page is too coarse for is none
 * of those that count. */
START_TEST (rows)
{
  expect_page (TOLD ("\"counter_wait_mean\":{\"mean\":7,\"hw\":1}") "," TOLD (
                   "\"counter_wait_mean\":{\"mean\":3,\"hw\":1,\"more\":-4,\"more_hw\":1},"
                   "\"on_time\":{\"mean\":0.9,\"hw\":0,\"more\":0.0001,\"more_hw\":1e-6}"),
               "10",
               (const char *const[]){ "Wait at the counter", "<b>7</b>", "<b>3</b>",
                                      "4 minutes shorter", "less than 0.1 apart", NULL },
               (const char *const[]){ "Cost, in", "no difference shown", NULL });
}
END_TEST

#define WAITS(left)                                                                                \
  "\"counter_wait_mean\":{\"mean\":30,\"hw\":1,\"more\":-20,\"more_hw\":1},"                       \
  "\"visits_left\":{\"mean\":1400,\"hw\":9,\"more\":" left ",\"more_hw\":90}"

/* Who waits less because others leave is no gain. */
START_TEST (hollow_wait)
{
  const char *now = TOLD ("\"counter_wait_mean\":{\"mean\":50,\"hw\":1}");
  g_autofree char *hollow = g_strdup_printf ("%s,%s", now, TOLD (WAITS ("1270"))),
                  *gain = g_strdup_printf ("%s,%s", now, TOLD (WAITS ("12")));
  expect_page (hollow, "10",
               (const char *const[]){ "of those served", "<span>20 minutes shorter</span>", NULL },
               (const char *const[]){ "<span class=\"good\">● 20", NULL });
  expect_page (gain, "10",
               (const char *const[]){ "<span class=\"good\">● 20 minutes shorter</span>", NULL },
               (const char *const[]){ NULL });
  expect (NOW OPTION ("A", UNSHOWN "," WAITS ("1270")),
          "“A” is not shown to make more places ready than now. Shown to be worse with it: people "
          "who leave unserved.");
}
END_TEST

/* Places that only one of the two has are told, not compared. */
START_TEST (only_one_has)
{
  expect_page (
      "{\"name\":\"Now\",\"verdicts\":{\"ready\":3}},{\"name\":\"B\",\"verdicts\":{\"ready\":2,"
      "\"only_here\":{\"n\":2,\"ready\":2},\"only_first\":{\"n\":1,\"ready\":0}}}",
      "10",
      (const char *const[]){ "not compared: 2 places judged only here (ready: 2)",
                             "not compared: 1 place judged only now (ready: 0)", NULL },
      (const char *const[]){ NULL });
}
END_TEST

/* Posts and costs of one run are not random. */
START_TEST (one_replication)
{
  expect_page (TOLD ("\"posts\":{\"mean\":8},\"visits_left\":{\"mean\":5}") "," TOLD (
                   "\"posts\":{\"mean\":9,\"more\":1,\"more_hw\":0},"
                   "\"visits_left\":{\"mean\":3,\"more\":-2}"),
               "1",
               (const char *const[]){ "<span>1 more</span>", "not known from one run",
                                      "One run of each cannot show a difference", NULL },
               (const char *const[]){ "no difference shown", "2 fewer", NULL });
}
END_TEST

/* One unit for all costs, so that they can be compared. */
START_TEST (costs)
{
  expect_page (TOLD ("\"cost\":{\"mean\":5e9,\"hw\":1e6}") "," TOLD (
                   "\"cost\":{\"mean\":5.123e9,\"hw\":1e6,\"more\":1.23e8,\"more_hw\":1e6}"),
               "10",
               (const char *const[]){ "Cost, in million dong", "<b>5,000</b>", "<b>5,123</b>",
                                      "123 more", NULL },
               (const char *const[]){ "billion", NULL });
  expect_page (
      TOLD ("\"cost\":{\"mean\":5e9,\"hw\":1e6}") "," TOLD (
          "\"cost\":{\"mean\":8e9,\"hw\":1e6,\"more\":3e9,\"more_hw\":1e6}"),
      "10",
      (const char *const[]){ "Cost, in billion dong", "<b>5</b>", "<b>8</b>", "3 more", NULL },
      (const char *const[]){ "million", NULL });
}
END_TEST

/* The option's own mean, and a word on rounding. */
START_TEST (rounded)
{
  expect_page (TOLD ("\"deciding_peak\":{\"mean\":4.44,\"hw\":1}") "," TOLD (
                   "\"deciding_peak\":{\"mean\":4.88,\"hw\":1,\"more\":0.44,\"more_hw\":0.1}"),
               "10",
               (const char *const[]){ "<b>4.4</b>", "<b>4.9</b>", "0.4 more",
                                      "Each figure is rounded by itself", NULL },
               (const char *const[]){ NULL });
  expect_page (TOLD ("\"deciding_peak\":{\"mean\":4.44,\"hw\":1}") "," TOLD (
                   "\"deciding_peak\":{\"mean\":5.44,\"hw\":1,\"more\":1,\"more_hw\":0.1}"),
               "10", (const char *const[]){ "<b>5.4</b>", "1 more", NULL },
               (const char *const[]){ "rounded by itself", NULL });
}
END_TEST

#define TITLED(name, purpose) "{\"name\":\"" name "\",\"purpose\":\"" purpose "\"}"

/* The scenario's title, then what is asked. */
START_TEST (heads)
{
  static const char *const none[] = { NULL };
  expect_page (
      TITLED ("Now", "Does it hold?"), "10",
      (const char *const[]){ "<h1>Now</h1>\n<p class=\"question\">Does it hold?</p>", NULL }, none);
  expect_page (TITLED ("Now", ""), "10",
               (const char *const[]){ "<p class=\"question\">Which places are ready, and which are "
                                      "not?</p>",
                                      NULL },
               none);
  expect_page (
      TITLED ("Now", "Does it hold?") "," TITLED ("Two", "Would two do?"), "10",
      (const char *const[]){ "<h1>Now</h1>\n<p class=\"question\">Would two do?</p>", NULL }, none);
  expect_page (TITLED ("Now", "Does it hold?") "," TITLED ("Two", "Does it hold?"), "10",
               (const char *const[]){ "<p class=\"question\">What does “Two” change?</p>", NULL },
               (const char *const[]){ "Does it hold?", NULL });
  expect_page (TITLED ("Now", "") "," TITLED ("A", "") "," TITLED ("B", ""), "10",
               (const char *const[]){ "<p class=\"question\">Which of the options helps, and what "
                                      "does it cost?</p>",
                                      NULL },
               none);
}
END_TEST

/* No two marks of the axis have the same words. */
START_TEST (axis)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = data ("{\"name\":\"N\",\"backlog\":[0,0.4]}", "10");
  g_autofree char *found = pr_brief_page (text, "brief.json", NULL, &error);
  ck_assert_ptr_nonnull (found);
  const char *first = strstr (found, ">0</text>");
  ck_assert_ptr_nonnull (first);
  ck_assert_ptr_null (strstr (first + 1, ">0</text>"));
  ck_assert_ptr_nonnull (strstr (found, ">1</text>"));
}
END_TEST

/* The chart marks the incidents that an option adds, once, above the milestones behind them. */
START_TEST (chart_marks_what_options_add)
{
#define ADDS                                                                                       \
  "{\"changes\":[{\"table\":\"incidents\",\"only\":\"here\",\"rows\":[{\"names\":[\"portal\"],"    \
  "\"on\":\"2025-07-02 00:00\"},{\"names\":[],\"on\":\"2025-07-02 00:00\"}]}]}"
  g_autoptr (GError) error = NULL;
  g_autofree char *found = pr_brief_page (
      "{\"version\":\"" PR_VERSION "\",\"days\":[\"2025-07-01\",\"2025-07-02\",\"2025-07-03\","
      "\"2025-07-31\"],\"milestones\":[{\"date\":\"2025-07-03\",\"words\":{\"en\":\"new rules\"}}],"
      "\"options\":[{}," ADDS "," ADDS "]}",
      "brief.json", NULL, &error);
  ck_assert_ptr_nonnull (found);
  const char *own = strstr (found, ">2 July: portal</text>");
  ck_assert_ptr_nonnull (own);
  ck_assert_ptr_null (strstr (own + 1, ">2 July: portal</text>"));
  ck_assert_ptr_nonnull (strstr (found, " y=\"22.0\" text-anchor=\"start\">3 July: new rules<"));
#undef ADDS
}
END_TEST

#define EVIL "<script>alert(1)</script> & @body@"

/* Of six options the page shows four, those with the most places ready; names are text. */
START_TEST (page)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text
      = data (NOW OPTION (EVIL, BETTER) OPTION ("Second", READY ("1", "-15", "1"))
                  OPTION ("Third", BETTER) OPTION ("Fourth", BETTER)
                      OPTION ("Fifth", READY ("2", "-14", "1")) OPTION ("Sixth", BETTER),
              "10");
  g_autofree char *found = pr_brief_page (text, "brief.json", NULL, &error);
  ck_assert_ptr_nonnull (found);
  ck_assert_ptr_null (strstr (found, "<script"));
  ck_assert_ptr_nonnull (strstr (found, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; @body@</th>"));
  ck_assert_ptr_nonnull (strstr (found, ">Sixth</th>"));
  ck_assert_ptr_null (strstr (found, ">Second</th>"));
  ck_assert_ptr_null (strstr (found, ">Fifth</th>"));
  ck_assert_ptr_nonnull (strstr (found, "<main class=\"n5\">"));
  ck_assert_ptr_nonnull (strstr (found, "2 more options are in the full page."));
  /* But the answer is about all of them. */
  ck_assert_ptr_nonnull (strstr (found, "No costs are given"));
}
END_TEST

/* What the answer names is on the page: the cheapest of seven is, which has the fewest places. */
START_TEST (named_are_shown)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = data (
      NOW OPTION ("P", BEST COST ("9e8", "1e6")) OPTION ("Q", BEST COST ("9e8", "1e6"))
          OPTION ("R", BEST COST ("9e8", "1e6")) OPTION ("S", BEST COST ("9e8", "1e6"))
              OPTION ("T", BEST COST ("9e8", "1e6")) OPTION ("U", BETTER COST ("1e8", "1e6")),
      "10");
  g_autofree char *found = pr_brief_page (text, "brief.json", NULL, &error);
  ck_assert_ptr_nonnull (found);
  ck_assert_ptr_nonnull (strstr (found, "“U” is the cheapest"));
  ck_assert_ptr_nonnull (strstr (found, ">U</th>"));
  ck_assert_ptr_nonnull (strstr (found, "2 more options are in the full page."));
}
END_TEST

START_TEST (damaged)
{
  static const char *const texts[] = { "",
                                       "{",
                                       "[]",
                                       "{}",
                                       "{\"options\":[]}",
                                       "{\"options\":[{}]}",
                                       "{\"version\":\"0\",\"options\":[{}]}",
                                       "{\"options\":{\"a\":1}}" };
  for (size_t k = 0; k < G_N_ELEMENTS (texts); k++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert_ptr_null (pr_brief_page (texts[k], "brief.json", NULL, &error));
      ck_assert_ptr_nonnull (strstr (error->message, "brief.json"));
    }
  /* What is missing or of another kind is told as missing. */
  g_autoptr (GError) error = NULL;
  g_autofree char *found = pr_brief_page (
      "{\"version\":\"" PR_VERSION "\",\"days\":[1,\"x\",{}],\"milestones\":[3,{}],\"options\":[{},"
      "{\"figures\":3,\"posts\":[{}],\"changes\":[[],{}],\"helped\":[{}],\"backlog\":[\"a\",2],"
      "\"verdicts\":{\"better\":{\"n\":2,\"names\":[1,2]}},\"always_normal\":\"yes\"}]}",
      "brief.json", NULL, &error);
  ck_assert_ptr_nonnull (found);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("briefs");
  TCase *c = tcase_create ("brief");
  tcase_add_test (c, no_option_is_better);
  tcase_add_test (c, savings);
  tcase_add_test (c, one_option);
  tcase_add_test (c, one_option_is_better);
  tcase_add_test (c, several_are_better);
  tcase_add_test (c, costs_unknown);
  tcase_add_test (c, harm);
  tcase_add_test (c, one_run);
  tcase_add_test (c, rows);
  tcase_add_test (c, hollow_wait);
  tcase_add_test (c, only_one_has);
  tcase_add_test (c, one_replication);
  tcase_add_test (c, costs);
  tcase_add_test (c, rounded);
  tcase_add_test (c, heads);
  tcase_add_test (c, axis);
  tcase_add_test (c, chart_marks_what_options_add);
  tcase_add_test (c, page);
  tcase_add_test (c, named_are_shown);
  tcase_add_test (c, damaged);
  suite_add_tcase (suite, c);
  return run_suite (suite);
}
