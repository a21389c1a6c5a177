/* What an answer hangs on: the factors of a sweep that move its metric most.
 *
 * A factor's effect is how far apart the means of its values are, the scenario as it is included,
 * each over the points that have the value. It is told apart from the others only where factors are
 * varied one at a time or on a grid.
 */
#include "report/brief/page.h"

#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "report/page/html.h"
#include "report/table/grid.h"
#include "report/text/json.h"
#include "report/text/text.h"

#include <gio/gio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TOLD 3

typedef struct {
  char *name, *low, *high; /* values where the metric is least and most; NULL: as it is */
  double least, most;      /* of the metric */
} effect;

struct _pr_brief_sweep {
  char *name; /* of the sweep */
  const pr_figure *metric;
  GArray *effects; /* the largest first */
};

static void
effect_clear (gpointer e)
{
  effect *x = e;
  g_free (x->name);
  g_free (x->low);
  g_free (x->high);
}

void
pr_brief_sweep_free (pr_brief_sweep *s)
{
  if (s == NULL)
    return;
  g_array_unref (s->effects);
  g_free (s->name);
  g_free (s);
}

/* The points of a value of a factor that have the metric. */
typedef struct {
  const char *factor, *value;
  double sum, n;
} level;

static guint
level_hash (gconstpointer l)
{
  const level *x = l;
  return g_str_hash (x->factor) * 31 + g_str_hash (x->value);
}

static gboolean
level_equal (gconstpointer a, gconstpointer b)
{
  const level *x = a, *y = b;
  return strcmp (x->factor, y->factor) == 0 && strcmp (x->value, y->value) == 0;
}

/* The metric's mean, a double, by point; without those that have none. Free with
 * g_hash_table_unref. */
static GHashTable *
means_of (const pr_grid *sweep, const char *metric)
{
  GHashTable *means = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  int point = pr_grid_column (sweep, "point"), name = pr_grid_column (sweep, "metric"),
      mean = pr_grid_column (sweep, "mean");
  for (gsize row = 0; row < sweep->n_rows; row++)
    {
      double x = pr_grid_number (sweep, row, mean);
      char *at = (char *) pr_grid_cell (sweep, row, point);
      if (strcmp (pr_grid_cell (sweep, row, name), metric) == 0 && !isnan (x)
          && !g_hash_table_contains (means, at))
        g_hash_table_insert (means, at, g_memdup2 (&x, sizeof x));
    }
  return means;
}

/* Of level, those of a factor in the order of the file. Free with g_ptr_array_unref. */
static GPtrArray *
levels_of (const pr_grid *factors, GHashTable *means)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (level_hash, level_equal);
  int point = pr_grid_column (factors, "point"), name = pr_grid_column (factors, "factor"),
      is = pr_grid_column (factors, "value");
  for (gsize row = 0; row < factors->n_rows; row++)
    {
      const level key
          = { pr_grid_cell (factors, row, name), pr_grid_cell (factors, row, is), 0, 0 };
      const double *x = g_hash_table_lookup (means, pr_grid_cell (factors, row, point));
      level *l = g_hash_table_lookup (known, &key);
      if (x == NULL || *key.value == '\0')
        continue;
      if (l == NULL)
        {
          l = g_memdup2 (&key, sizeof key);
          g_ptr_array_add (list, l);
          g_hash_table_add (known, l);
        }
      l->sum += *x;
      l->n++;
    }
  return list;
}

static void
widen (effect *e, double x, const char *value)
{
  if (x < e->least)
    {
      e->least = x;
      g_free (e->low);
      e->low = g_strdup (value);
    }
  if (x > e->most)
    {
      e->most = x;
      g_free (e->high);
      e->high = g_strdup (value);
    }
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const effect *x = a, *y = b;
  double p = x->most - x->least, q = y->most - y->least;
  if (p != q)
    return p > q ? -1 : 1;
  return strcmp (x->name, y->name);
}

/* now: of the scenario as it is; NULL: it has no value. */
static void
add_effects (pr_brief_sweep *s, const GPtrArray *levels, const double *now)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint k = 0; k < levels->len && now != NULL; k++)
    {
      const level *l = levels->pdata[k];
      gpointer at;
      if (!g_hash_table_lookup_extended (known, l->factor, NULL, &at))
        {
          const effect e = { .name = g_strdup (l->factor), .least = *now, .most = *now };
          at = GUINT_TO_POINTER (s->effects->len);
          g_hash_table_insert (known, (gpointer) l->factor, at);
          g_array_append_val (s->effects, e);
        }
      widen (&g_array_index (s->effects, effect, GPOINTER_TO_UINT (at)), l->sum / l->n, l->value);
    }
  for (guint k = s->effects->len; k > 0; k--)
    {
      const effect *e = &g_array_index (s->effects, effect, k - 1);
      if (!(e->most > e->least))
        g_array_remove_index (s->effects, k - 1);
    }
}

/* Places ready, if the sweep looks at them; else the first metric that has a value. */
static const pr_figure *
metric_of (const pr_grid *sweep)
{
  int name = pr_grid_column (sweep, "metric"), mean = pr_grid_column (sweep, "mean");
  gsize row = pr_grid_find (sweep, "metric", "places_ready");
  g_autofree char *why = NULL;
  if (row == sweep->n_rows || isnan (pr_grid_number (sweep, row, mean)))
    for (row = 0; row < sweep->n_rows
                  && (isnan (pr_grid_number (sweep, row, mean))
                      || pr_metric_find (pr_grid_cell (sweep, row, name), &why) == NULL);)
      {
        g_clear_pointer (&why, g_free);
        row++;
      }
  return row < sweep->n_rows ? pr_metric_find (pr_grid_cell (sweep, row, name), &why) : NULL;
}

/* As its manifest says; "" without one. Free with g_free. */
static char *
name_of (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "manifest.json", NULL), *text = NULL;
  g_autoptr (JsonObject) o = pr_read_file (path, &text, NULL, NULL) ? pr_json_object (text) : NULL;
  return g_strdup (pr_brief_string (o, "sweep"));
}

pr_brief_sweep *
pr_brief_sweep_read (const char *folder, GError **error)
{
  g_autoptr (pr_grid) sweep = pr_grid_read (folder, pr_out_files[PR_FILE_SWEEP].name, error);
  g_autoptr (pr_grid) factors
      = sweep != NULL ? pr_grid_read (folder, pr_out_files[PR_FILE_FACTORS].name, error) : NULL;
  if (factors == NULL)
    return NULL;
  const pr_figure *metric = metric_of (sweep);
  if (metric == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("'%s' has no metric with a value"), folder);
      return NULL;
    }
  pr_brief_sweep *s = g_new0 (pr_brief_sweep, 1);
  s->name = name_of (folder);
  s->metric = metric;
  s->effects = g_array_new (FALSE, FALSE, sizeof (effect));
  g_array_set_clear_func (s->effects, effect_clear);
  g_autoptr (GHashTable) means = means_of (sweep, metric->name);
  g_autoptr (GPtrArray) levels = levels_of (factors, means);
  add_effects (s, levels, g_hash_table_lookup (means, "0"));
  g_array_sort (s->effects, by_size);
  return s;
}

/* The metrics that people know by other words than their names. */
static const char *
metric_words (const pr_figure *metric)
{
  static const char *const words[][2] = {
    { "places_ready", N_ ("places ready") },
    { "on_time", N_ ("dossiers on time") },
    { "decided_late", N_ ("late dossiers") },
    { "late_count", N_ ("late dossiers") },
    { "visits_left", N_ ("people unserved") },
    { "deciding_peak", N_ ("dossiers in process at the peak") },
    { "backlog_end", N_ ("dossiers in process at the end") },
    { "overdue", N_ ("overdue dossiers at the end") },
    { "sojourn_mean", N_ ("days that a dossier takes") },
    { "counter_wait_mean", N_ ("minutes of waiting at the counter") },
    { "cost", N_ ("cost, in dong") },
  };
  for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
    if (strcmp (words[k][0], metric->name) == 0)
      return _ (words[k][1]);
  return metric->name;
}

/* To as many digits as the difference of the two needs. */
static char *
level_words (const pr_figure *metric, double x, double apart)
{
  char number[PR_NUMBER_SIZE];
  double scale = pr_figure_scale (metric);
  int power = MAX ((int) floor (log10 (scale * apart / 10)), -2);
  double unit = pow (10, power), rounded = round (scale * x / unit) * unit;
  pr_text_fixed (number, rounded,
                 fabs (rounded - round (rounded)) < unit / 2 ? 0 : -MIN (power, 0));
  return g_strdup_printf (scale == 100 ? "%s %%" : "%s", number);
}

static void
put_effect (GString *out, const pr_figure *metric, const effect *e)
{
  double apart = e->most - e->least;
  g_autofree char *least = level_words (metric, e->least, apart),
                  *most = level_words (metric, e->most, apart);
  g_autofree char *words = g_strdup_printf (_ ("%s: %s (%s) to %s (%s)"), e->name, least,
                                            e->low != NULL ? e->low : _ ("as assumed"), most,
                                            e->high != NULL ? e->high : _ ("as assumed"));
  pr_html_add (out, "<li>%s</li>", words);
}

void
pr_brief_put_hangs_on (const pr_brief *b, const pr_brief_sweep *sweep)
{
  pr_html_add (b->out, "<h2>%s</h2>\n", _ ("What it hangs on"));
  if (sweep == NULL)
    {
      pr_html_add (b->out, "<p>%s</p>\n",
                   _ ("How far other assumptions would change this has not been tried. "
                      "\"pilotrun sweep PLAN\" tries them, and \"pilotrun brief DIR --sweep "
                      "FOLDER\" then names here the three that matter most."));
      return;
    }
  const pr_figure *metric = sweep->metric;
  if (sweep->effects->len == 0)
    {
      pr_html_add (b->out, "<p>%s</p>\n", _ ("None of the assumptions that were tried matters."));
      return;
    }
  g_autofree char *head = g_strdup_printf (
      _ ("Of the assumptions tried in “%s”, these move what is expected now most "
         "(%s):"),
      sweep->name, metric_words (metric));
  pr_html_add (b->out, "<p>%s</p><ol class=\"apart\">", head);
  for (guint k = 0; k < MIN (sweep->effects->len, TOLD); k++)
    put_effect (b->out, metric, &g_array_index (sweep->effects, effect, k));
  pr_html_put (b->out, "</ol>\n");
}
