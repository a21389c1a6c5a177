/* Labels: what is cut to fit keeps what tells it from its neighbours. */
#include "report/text/labels.h"
#include "report/text/text.h"

#include "../quick-check.h"
#include <stdlib.h>
#include <string.h>

/* 31 cells: 20 from the start, the ellipsis, 10 of the end. */
START_TEST (the_end_stays)
{
  static const struct {
    int width;
    const char *text, *cut;
  } cases[] = {
    { 31, "officers' time for dossiers = 0.65", "officers' time for d…ers = 0.65" },
    { 31, "officers' time for dossiers = 1.35", "officers' time for d…ers = 1.35" },
    { 34, "officers' time for dossiers = 0.65", "officers' time for dossiers = 0.65" },
    { 10, "Xã Hải Lạng", "Xã Hải…ạng" },
    { 7, "land-branch-2", "land…-2" },
    { 1, "long", "…" },
    { 4, "", "" },
  };
  for (gsize k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      int cells = pr_label_cut (out, cases[k].text, cases[k].width);
      ck_assert_str_eq (out->str, cases[k].cut);
      ck_assert_int_eq (cells, pr_text_width (cases[k].cut));
    }
}
END_TEST

/* A mark stays with its letter, also at the cut. */
START_TEST (marks_stay_with_letters)
{
  g_autofree char *apart = g_utf8_normalize ("ạạạạạạạạạạạạ", -1, G_NORMALIZE_NFD);
  g_autofree char *start = g_utf8_normalize ("ạạạạ", -1, G_NORMALIZE_NFD);
  g_autofree char *end = g_utf8_normalize ("ạạ", -1, G_NORMALIZE_NFD);
  g_autofree char *expected = g_strconcat (start, "…", end, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  pr_label_cut (out, apart, 7);
  ck_assert_str_eq (out->str, expected);
}
END_TEST

START_TEST (neighbours_differ)
{
  static const char *const texts[] = {
    "Trung tâm Phục vụ hành chính công phường Hồng Gai · tiếp nhận",
    "Trung tâm Phục vụ hành chính công phường Hà Lầm · tiếp nhận",
    "Trung tâm Phục vụ hành chính công phường Hà Tu · tiếp nhận",
    "Trung tâm Phục vụ hành chính công phường Hà Tu · tiếp nhận", /* twice the same */
    "short",
  };
  g_auto (GStrv) labels = pr_labels (texts, G_N_ELEMENTS (texts), 30);
  ck_assert_uint_eq (g_strv_length (labels), G_N_ELEMENTS (texts));
  ck_assert_str_eq (labels[0], "Trung t…g Hồng Gai · tiếp nhận");
  ck_assert_str_eq (labels[1], "Trung t…ờng Hà Lầm · tiếp nhận");
  ck_assert_str_eq (labels[2], "Trung t…ường Hà Tu · tiếp nhận");
  ck_assert_str_eq (labels[3], labels[2]);
  ck_assert_str_eq (labels[4], "short");
}
END_TEST

/* Random texts of two letters, alike at both ends: labels are as wide as may be, and equal only
 * where texts are. */
START_TEST (labels_are_apart)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  for (int trial = 0; trial < 2000; trial++)
    {
      enum { N = 4 };
      char *texts[N];
      int before = g_rand_int_range (rand, 0, 60), after = g_rand_int_range (rand, 0, 60),
          width = g_rand_int_range (rand, 16, 50);
      for (int k = 0; k < N; k++)
        {
          GString *s = g_string_new (NULL);
          for (int i = 0; i < before; i++)
            g_string_append_c (s, (char) ('a' + i % 26));
          for (int i = 0; i < 3; i++)
            g_string_append (s, g_rand_boolean (rand) ? "Ư" : "Ợ");
          for (int i = 0; i < after; i++)
            g_string_append_c (s, (char) ('A' + i % 26));
          texts[k] = g_string_free (s, FALSE);
        }
      g_auto (GStrv) labels = pr_labels ((const char *const *) texts, N, width);
      for (int k = 0; k < N; k++)
        {
          ck_assert_int_le (pr_text_width (labels[k]), width);
          for (int j = 0; j < k; j++)
            ck_assert_msg ((strcmp (labels[k], labels[j]) == 0)
                               == (strcmp (texts[k], texts[j]) == 0),
                           "%s, %s: %s", texts[k], texts[j], labels[k]);
        }
      for (int k = 0; k < N; k++)
        g_free (texts[k]);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("labels");
  TCase *tests = tcase_create ("labels");
  tcase_add_test (tests, the_end_stays);
  tcase_add_test (tests, marks_stay_with_letters);
  tcase_add_test (tests, neighbours_differ);
  tcase_add_test (tests, labels_are_apart);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
