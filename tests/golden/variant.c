#include "variant.h"

#include <glib/gstdio.h>
#include <math.h>

#define TOLERANCE 0.05

static const char *const folders[] = { "quang-ninh", "quang-ninh-cutover" };

/* Each file of the folder: copied to another, or removed when there is none. */
static void
each_file (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  ck_assert (dir != NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (from, name, NULL), *data = NULL;
      gsize length;
      if (!to)
        {
          ck_assert_int_eq (g_remove (file), 0);
          continue;
        }
      g_autofree char *copy = g_build_filename (to, name, NULL);
      ck_assert (g_file_get_contents (file, &data, &length, NULL));
      ck_assert (g_file_set_contents (copy, data, (gssize) length, NULL));
    }
}

variant
variant_new (void)
{
  const char *source = g_getenv ("PILOTRUN_SOURCE");
  ck_assert (source != NULL);
  variant v = { .root = g_dir_make_tmp ("pilotrun-variant-XXXXXX", NULL) };
  ck_assert (v.root != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *from = g_build_filename (source, "scenarios", folders[i], NULL);
      g_autofree char *to = g_build_filename (v.root, folders[i], NULL);
      ck_assert_int_eq (g_mkdir (to, 0700), 0);
      each_file (from, to);
    }
  /* Of what is dropped no name may be left. */
  static const char no_names[] = "what,code,name,name_vi,name_fr\n";
  variant_write (&v, "quang-ninh/names.csv", no_names);
  variant_write (&v, "quang-ninh-cutover/names-pilot.csv", no_names);
  return v;
}

void
variant_free (variant *v)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (v->root, folders[i], NULL);
      each_file (folder, NULL);
      g_rmdir (folder);
    }
  g_rmdir (v->root);
  g_clear_pointer (&v->root, g_free);
}

void
variant_drop (const variant *v, const char *file)
{
  g_autofree char *path = g_build_filename (v->root, file, NULL);
  ck_assert_msg (g_remove (path) == 0, "%s is not there", file);
}

void
variant_write (const variant *v, const char *file, const char *text)
{
  g_autofree char *path = g_build_filename (v->root, file, NULL);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
}

void
variant_replace (const variant *v, const char *file, const char *old, const char *new)
{
  g_autofree char *path = g_build_filename (v->root, file, NULL), *text = NULL;
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) parts = g_strsplit (text, old, -1);
  ck_assert_msg (parts[0] && parts[1], "%s: there is no '%s'", file, old);
  g_autofree char *changed = g_strjoinv (new, parts);
  variant_write (v, file, changed);
}

void
variant_level (const variant *v)
{
  variant_drop (v, "quang-ninh/surges.csv");
  variant_drop (v, "quang-ninh/leave.csv");
}

void
variant_calm (const variant *v)
{
  variant_drop (v, "quang-ninh/leave.csv");
  variant_drop (v, "quang-ninh-cutover/backlog.csv");
  variant_drop (v, "quang-ninh-cutover/incidents.csv");
  variant_drop (v, "quang-ninh-cutover/crews.csv");
  variant_drop (v, "quang-ninh-cutover/absences.csv");
  variant_drop (v, "quang-ninh-cutover/activities.csv");
  variant_drop (v, "quang-ninh-cutover/venues.csv");
  variant_drop (v, "quang-ninh-cutover/courses.csv");
  variant_drop (v, "quang-ninh-cutover/skills.csv");
  variant_drop (v, "quang-ninh-cutover/leave.csv");
  /* What the steps need is named there, so the table stays. */
  variant_write (v, "quang-ninh-cutover/readiness.csv",
                 "condition,where,role,ready,source\n"
                 "account,*,*,2025-06-30,assumption\n"
                 "signature,*,leader,2025-06-30,assumption\n"
                 "equipment,*,reception,2025-06-30,assumption\n"
                 "seat,*,reception,2025-06-30,assumption\n"
                 "seal,*,result,2025-06-30,assumption\n"
                 "land-seal,land-branch,land-leader,2025-06-30,assumption\n");
}

pr_input *
variant_open (const variant *v, const char *scenario, const char *until)
{
  g_autofree char *path = g_build_filename (v->root, scenario, NULL);
  pr_settings settings = { .until = until };
  g_autoptr (GError) error = NULL;
  pr_input *input = pr_input_open (path, &settings, &error);
  ck_assert_msg (input != NULL, "%s", error ? error->message : "");
  return input;
}

pr_outcome *
variant_run (const pr_input *input, uint32_t replications)
{
  g_autoptr (GError) error = NULL;
  pr_experiment_options options = { .replications = replications, .jobs = 2 };
  pr_outcome *o = pr_experiment_run (input->world, &options, &error);
  ck_assert_msg (o != NULL, "%s", error ? error->message : "");
  return o;
}

static double
backlog_of (const pr_outcome *o, uint32_t day)
{
  double sum = 0;
  for (uint32_t r = 0; r < o->n; r++)
    for (uint32_t p = 0; p < o->world->n_places; p++)
      sum += pr_record_series (o->record[r], PR_SERIES_BACKLOG, p, day);
  return sum / o->n;
}

void
expect_flat (const pr_outcome *o, int workdays)
{
  const pr_calendar *cal = o->world->calendars[o->world->rules[0].legal_calendar];
  double all = 0;
  int n = 0;
  for (uint32_t day = 0; day < o->record[0]->n_days; day++)
    if (pr_cal_is_workday (cal, (int32_t) day))
      {
        all += backlog_of (o, day);
        n++;
      }
  ck_assert_int_eq (n, workdays);
  all /= n;
  ck_assert_double_gt (all, 1000);
  g_autoptr (GString) wrong = g_string_new (NULL);
  for (uint32_t day = 0; day < o->record[0]->n_days; day++)
    {
      double backlog = backlog_of (o, day);
      if (pr_cal_is_workday (cal, (int32_t) day) && fabs (backlog / all - 1) > TOLERANCE)
        g_string_append_printf (wrong, "; day %u: %.0f, %+.1f %% from %.0f", day + 1, backlog,
                                100 * (backlog / all - 1), all);
    }
  ck_assert_msg (wrong->len == 0, "the backlog is not flat%s", wrong->str);
}
