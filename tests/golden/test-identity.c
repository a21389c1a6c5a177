/* The dossiers of 3 July are the same dossiers when the scenario begins a month earlier and has a
 * surge on 2 July: at the same instants, with the same identity, home and channel. */
#include "tiny.h"

#include <stdlib.h>
#include <string.h>

static const char *
folder (void)
{
  const char *root = g_getenv ("PILOTRUN_SOURCE");
  ck_assert_msg (root != NULL, "PILOTRUN_SOURCE is not set");
  return root;
}

/* The golden scenario as one text, with another window and nobody coming a second time. */
static char *
scenario (const char *start)
{
  GString *text = g_string_new (NULL);
  g_autofree char *path = g_build_filename (folder (), "tests", "golden", "scenario", NULL);
  GDir *dir = g_dir_open (path, 0, NULL);
  ck_assert_msg (dir != NULL, "cannot read %s", path);
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *file = g_build_filename (path, name, NULL), *data = NULL;
      ck_assert (g_file_get_contents (file, &data, NULL, NULL));
      g_string_append_printf (text, "== %s\n%s", name, data);
    }
  g_dir_close (dir);
  guint n = g_string_replace (text, "start = 2025-08-25", start, 0);
  n += g_string_replace (text, "end = 2025-09-12", "end = 2025-07-10", 0);
  n += g_string_replace (text, "visitor_return,80%", "visitor_return,0%", 0);
  ck_assert_uint_eq (n, 3);
  /* The backlog of this scenario is of other dates. */
  g_string_append (text, "== backlog.csv\nwhere,procedure,received,source\n"
                         "10001,land,2025-05-01,assumption\n");
  return g_string_free (text, FALSE);
}

typedef struct {
  const pr_world *world;
  GArray *came; /* arrival */
} collector;

typedef struct {
  pr_time time; /* of day */
  uint64_t hash, ident;
  uint16_t filing, home, procedure;
  uint8_t channel;
} arrival;

static void
collect (void *self, const pr_happened *h)
{
  collector *c = self;
  int y, m, d;
  pr_day_to_civil (c->world->epoch + pr_time_day (h->time), &y, &m, &d);
  if (h->what != PR_HAPPENS_CAME || m != 7 || d != 3)
    return;
  arrival a;
  memset (&a, 0, sizeof a);
  a.time = pr_time_of_day (h->time);
  a.hash = h->hash;
  a.ident = h->ident;
  a.filing = h->filing;
  a.home = h->home;
  a.procedure = h->procedure;
  a.channel = h->channel;
  g_array_append_val (c->came, a);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const arrival *x = a, *y = b;
  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static GArray *
third_of_july (const char *text)
{
  pr_world *w = tiny_world (text);
  collector c = { .world = w, .came = g_array_new (FALSE, FALSE, sizeof (arrival)) };
  pr_probe probe = { .happened = collect, .self = &c };
  g_autoptr (GError) error = NULL;
  pr_model *m = pr_model_new (w, &probe, &error);
  ck_assert (m != NULL);
  ck_assert_msg (pr_model_run (m, 2, NULL, &error), "%s", error ? error->message : "");
  g_array_sort (c.came, compare);
  pr_model_free (m);
  pr_world_free (w);
  return c.came;
}

static void
expect_same (const char *a, const char *b)
{
  GArray *first = third_of_july (a), *second = third_of_july (b);
  ck_assert_uint_gt (first->len, 40);
  ck_assert_uint_eq (first->len, second->len);
  ck_assert_mem_eq (first->data, second->data, first->len * sizeof (arrival));
  g_array_unref (first);
  g_array_unref (second);
}

START_TEST (a_month_earlier)
{
  g_autofree char *july = scenario ("start = 2025-07-01"), *june = scenario ("start = 2025-06-01");
  expect_same (july, june);
}
END_TEST

START_TEST (begun_on_that_day)
{
  g_autofree char *july = scenario ("start = 2025-07-01"), *third = scenario ("start = 2025-07-03");
  expect_same (july, third);
}
END_TEST

START_TEST (after_a_surge)
{
  g_autofree char *july = scenario ("start = 2025-07-01");
  g_autofree char *surge = g_strconcat (july,
                                        "== surges.csv\nstream,where,from,until,factor,source\n"
                                        "*,*,2025-07-01,2025-07-02,5,assumption\n"
                                        "direct,culture,2025-07-01,2025-07-02,5,assumption\n",
                                        NULL);
  expect_same (july, surge);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("identity");
  tcase_add_test (tc, a_month_earlier);
  tcase_add_test (tc, begun_on_that_day);
  tcase_add_test (tc, after_a_surge);
  return tiny_main ("identity", tc);
}
