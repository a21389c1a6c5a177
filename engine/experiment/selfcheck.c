#include "experiment/selfcheck.h"

#include "experiment/input.h"
#include "experiment/pr-textbook.h"
#include "experiment/expected.h"
#include "experiment/experiment.h"
#include "figure/textbook.h"
#include "kernel/i18n.h"
#include "scenario/value.h"
#include "compile/compile.h"

#include <math.h>
#include <string.h>

#define RESOURCES "/pilotrun/textbook"
#define FALSE_ALARM 0.001 /* over all rows together */
#define QUICK_LEAST 30
#define QUICK_SHARE 5
#define PART 250 /* replications whose records are in memory at the same time */

typedef struct {
  const pr_selfcheck_options *options;
  const pr_expected *expected;
  bool *wanted, *done; /* [rows] */
  pr_checked *checked; /* [rows] */
  double level;
  pr_selfcheck_sum *sum;
} checking;

/* One scenario under way: its wanted rows, and their pairs replication by replication. */
typedef struct {
  pr_world *world;
  uint32_t n, replications;
  size_t *row;
  pr_queue_measure *measure;
  double *sums, *overs; /* [row * replications + replication] */
  uint32_t before;      /* replications of earlier parts */
  const pr_selfcheck_options *options;
} scene;

static void
scene_clear (scene *s)
{
  if (s->world != NULL)
    pr_world_free (s->world);
  g_free (s->row);
  g_free (s->measure);
  g_free (s->sums);
  g_free (s->overs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (scene, scene_clear)

pr_verdict
pr_selfcheck_judge (const pr_expected_row *row, double value, double half_width)
{
  double apart = fabs (value - row->value);
  if (row->kind == PR_ROW_COMPUTED)
    return apart <= row->tolerance ? PR_PASSED : PR_FAILED;
  if (apart > half_width)
    return PR_FAILED;
  return half_width <= row->tolerance && apart <= half_width ? PR_PASSED : PR_INCONCLUSIVE;
}

static pr_folder *
open_folder (const char *folder, const char *scenario)
{
  /* The linker includes the resources because they are named here. */
  g_resource_ref (pr_textbook_get_resource ());
  g_resource_unref (pr_textbook_get_resource ());
  g_autofree char *path = g_build_filename (folder != NULL ? folder : RESOURCES, scenario, NULL);
  return folder != NULL ? pr_folder_new (path) : pr_folder_new_resource (path);
}

static void
set_scenario_error (pr_diag *diag, GError **error)
{
  g_autofree char *text = pr_diag_text (diag);
  g_set_error_literal (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, g_strchomp (text));
}

/* Compiles the scenario of a row and finds the quantities of all wanted rows in it. */
static gboolean
open_scene (checking *c, const char *scenario, scene *s, GError **error)
{
  g_autoptr (pr_folder) folder = open_folder (c->options->folder, scenario);
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  s->world = pr_compile (tables, diag);
  if (s->world == NULL)
    {
      set_scenario_error (diag, error);
      return FALSE;
    }
  s->replications = (uint32_t) tables->ini[PR_INI_SCENARIO_REPLICATIONS].v.count;
  if (c->options->quick)
    s->replications = MAX (s->replications / QUICK_SHARE, QUICK_LEAST);
  s->row = g_new0 (size_t, c->expected->n);
  s->measure = g_new0 (pr_queue_measure, c->expected->n);
  for (size_t i = 0; i < c->expected->n; i++)
    {
      const pr_expected_row *row = &c->expected->rows[i];
      if (!c->wanted[i] || !g_str_equal (row->scenario, scenario))
        continue;
      const pr_quantity asked = { row->quantity, row->place, row->of, row->unit, row->pos };
      if (!pr_measure_find (&asked, s->world, c->expected->diag, &s->measure[s->n]))
        {
          set_scenario_error (c->expected->diag, error);
          return FALSE;
        }
      s->row[s->n++] = i;
    }
  s->sums = g_new0 (double, (size_t) s->n * s->replications);
  s->overs = g_new0 (double, (size_t) s->n * s->replications);
  return TRUE;
}

static void
part_progress (void *self, uint32_t done, uint32_t of G_GNUC_UNUSED)
{
  scene *s = self;
  if (s->options->progress != NULL)
    s->options->progress (s->options->self, s->before + done, s->replications);
}

/* Runs part after part, so that memory does not grow with the number of replications. */
static gboolean
run_scene (checking *c, scene *s, GError **error)
{
  s->options = c->options;
  for (s->before = 0; s->before < s->replications;)
    {
      pr_experiment_options o = { .first = s->before,
                                  .replications = MIN (PART, s->replications - s->before),
                                  .jobs = c->options->jobs,
                                  .progress = part_progress,
                                  .self = s,
                                  .cancel = c->options->cancel };
      g_autoptr (pr_outcome) outcome = pr_experiment_run (s->world, &o, error);
      if (outcome == NULL)
        return FALSE;
      for (uint32_t i = 0; i < s->n; i++)
        for (uint32_t r = 0; r < outcome->n; r++)
          {
            size_t at = (size_t) i * s->replications + s->before + r;
            pr_measure_take (&s->measure[i], s->world, outcome->record[r], &s->sums[at],
                             &s->overs[at]);
          }
      s->before += outcome->n;
    }
  c->sum->replications += s->replications;
  return TRUE;
}

static gboolean
check_scenario (checking *c, const char *scenario, GError **error)
{
  g_auto (scene) s = { 0 };
  if (!open_scene (c, scenario, &s, error) || !run_scene (c, &s, error))
    return FALSE;
  for (uint32_t i = 0; i < s.n; i++)
    {
      const pr_expected_row *row = &c->expected->rows[s.row[i]];
      size_t at = (size_t) i * s.replications;
      pr_estimate e = pr_measure_estimate (&s.measure[i], row->kind == PR_ROW_TERMINATING,
                                           s.sums + at, s.overs + at, s.replications, c->level);
      c->checked[s.row[i]]
          = (pr_checked){ e.value, e.half_width, pr_selfcheck_judge (row, e.value, e.half_width) };
      c->done[s.row[i]] = true;
    }
  return TRUE;
}

/* Rows that need no scenario: the statistics themselves. */
static gboolean
compute (const pr_expected_row *row, pr_checked *checked)
{
  double x[64], level = NAN, p = NAN, df = NAN;
  size_t n = pr_expected_parameter (row, "x", x, G_N_ELEMENTS (x));
  pr_expected_parameter (row, "level", &level, 1);
  pr_expected_parameter (row, "p", &p, 1);
  pr_expected_parameter (row, "df", &df, 1);
  pr_moments m = { 0 };
  for (size_t i = 0; i < n; i++)
    pr_moments_add (&m, x[i]);
  gboolean interval = n >= 2 && level > 0 && level < 1;
  if (g_str_equal (row->quantity, "t lower") && interval)
    checked->value = m.mean - pr_moments_half_width (&m, level);
  else if (g_str_equal (row->quantity, "t upper") && interval)
    checked->value = m.mean + pr_moments_half_width (&m, level);
  else if (g_str_equal (row->quantity, "t") && p > 0 && p < 1 && df > 0)
    checked->value = pr_t_quantile (p, df);
  else
    return FALSE;
  checked->half_width = 0;
  checked->verdict = pr_selfcheck_judge (row, checked->value, 0);
  return TRUE;
}

static gboolean
check_row (checking *c, size_t i, GError **error)
{
  const pr_expected_row *row = &c->expected->rows[i];
  if (row->kind != PR_ROW_COMPUTED)
    return c->done[i] || check_scenario (c, row->scenario, error);
  if (compute (row, &c->checked[i]))
    return TRUE;
  pr_error (c->expected->diag, row->pos, _ ("'%s' cannot be computed from '%s'"), row->quantity,
            row->parameters);
  set_scenario_error (c->expected->diag, error);
  return FALSE;
}

/* Chooses the rows of the cases that are asked for; an unknown case is an error. */
static gboolean
choose_rows (checking *c, GError **error)
{
  const pr_expected *e = c->expected;
  gsize n = c->options->cases != NULL ? g_strv_length (c->options->cases) : 0;
  g_autofree const char **ids = g_new0 (const char *, e->n + 1);
  for (size_t i = 0; i < e->n; i++)
    {
      ids[i] = e->rows[i].id;
      c->wanted[i] = n == 0;
    }
  for (gsize k = 0; k < n; k++)
    {
      gboolean found = FALSE;
      for (size_t i = 0; i < e->n; i++)
        if (g_ascii_strcasecmp (ids[i], c->options->cases[k]) == 0)
          found = c->wanted[i] = true;
      if (found)
        continue;
      g_autofree char *hint = pr_value_hint (c->options->cases[k], ids, e->n);
      g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SETTING, _ ("there is no case '%s'%s"),
                   c->options->cases[k], hint);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_rows (checking *c, GError **error)
{
  if (!choose_rows (c, error))
    return FALSE;
  for (size_t i = 0; i < c->expected->n; i++)
    {
      if (!c->wanted[i])
        continue;
      if (!check_row (c, i, error))
        return FALSE;
      c->sum->n[c->checked[i].verdict]++;
      if (c->options->row != NULL)
        c->options->row (c->options->self, &c->expected->rows[i], &c->checked[i]);
    }
  return TRUE;
}

gboolean
pr_selfcheck_run (const pr_selfcheck_options *options, pr_selfcheck_sum *sum, GError **error)
{
  *sum = (pr_selfcheck_sum){ 0 };
  g_autoptr (pr_folder) folder = open_folder (options->folder, "");
  g_autoptr (pr_expected) expected = pr_expected_read (pr_folder_source (folder), error);
  if (expected == NULL)
    return FALSE;
  g_autofree bool *wanted = g_new0 (bool, expected->n + 1);
  g_autofree bool *done = g_new0 (bool, expected->n + 1);
  g_autofree pr_checked *checked = g_new0 (pr_checked, expected->n + 1);
  checking c = { .options = options,
                 .expected = expected,
                 .wanted = wanted,
                 .done = done,
                 .checked = checked,
                 .level = 1 - FALSE_ALARM / (double) MAX (expected->n_simulated, 1),
                 .sum = sum };
  return check_rows (&c, error);
}
