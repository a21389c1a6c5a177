#include "experiment/design.h"

#include "kernel/i18n.h"
#include "scenario/encoding.h"
#include "scenario/ini.h"
#include "scenario/value.h"

#include <math.h>
#include <string.h>

static void
factor_clear (gpointer p)
{
  pr_factor *f = p;
  g_free (f->name);
  g_free (f->change);
  g_free (f->key);
  g_free (f->unit);
  g_strfreev (f->values);
  if (f->dist != NULL)
    pr_dist_clear (f->dist);
  g_free (f->dist);
}

static void
levels_free (gpointer p)
{
  g_strfreev (p);
}

void
pr_design_free (pr_design *d)
{
  if (d == NULL)
    return;
  g_free (d->base);
  g_free (d->name);
  g_free (d->of);
  g_free (d->replications);
  g_free (d->applies);
  for (guint k = 0; k < d->points->len; k++)
    {
      char **point = d->points->pdata[k]; /* with NULL between */
      for (guint i = 0; i < d->factors->len; i++)
        g_free (point[i]);
      g_free (point);
    }
  g_ptr_array_unref (d->points);
  g_array_unref (d->factors);
  g_free (d);
}

/* "80% .. 120%": two numbers with the same unit. */
static bool
read_range (pr_factor *f, const pr_ini_entry *e, pr_diag *diag)
{
  g_auto (GStrv) ends = g_strsplit (e->value, "..", 2);
  char *rest[2] = { NULL, NULL };
  double x[2] = { 0, 0 };
  for (int i = 0; i < 2 && g_strv_length (ends) == 2; i++)
    {
      x[i] = g_ascii_strtod (g_strstrip (ends[i]), &rest[i]);
      if (rest[i] == ends[i])
        rest[i] = NULL;
    }
  if (rest[0] == NULL || rest[1] == NULL || strcmp (rest[0], rest[1]) != 0)
    {
      pr_error (
          diag, e->value_pos,
          _ ("range: '%s' found; two numbers with the same unit are expected, as in 80%% .. 120%%"),
          e->value);
      return false;
    }
  if (!(x[0] < x[1]))
    {
      pr_error (diag, e->value_pos, _ ("range: '%s' is empty"), e->value);
      return false;
    }
  f->low = x[0];
  f->high = x[1];
  f->unit = g_strdup (rest[0]);
  return true;
}

/* A distribution of the format, whose amounts have the factor's unit or none. They are read as
 * minutes, since the format knows distributions of durations. */
static bool
read_draw (pr_factor *f, const pr_ini_entry *e, pr_diag *diag)
{
  g_autoptr (GRegex) amount
      = g_regex_new ("\\b(mean|min|max|mode|sd)\\s*=\\s*([0-9.]+)\\s*([^0-9.,)\\s]*)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *why = NULL;
  bool same = g_regex_match (amount, e->value, 0, &match);
  for (; same && g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *unit = g_match_info_fetch (match, 3);
      same = f->unit == NULL || strcmp (f->unit, unit) == 0;
      if (f->unit == NULL)
        f->unit = g_steal_pointer (&unit);
    }
  g_autofree char *text
      = same ? g_regex_replace (amount, e->value, -1, 0, "\\1=\\2min", 0, NULL) : NULL;
  pr_dist dist;
  if (text == NULL || !pr_value_dist (text, &dist, NULL, &why))
    {
      pr_error (
          diag, e->value_pos,
          _ ("draw: '%s' is no distribution whose amounts (mean, min, max, mode, sd) have one "
             "unit, as in triangular(min=80%%, mode=100%%, max=130%%)"),
          e->value);
      return false;
    }
  f->dist = g_memdup2 (&dist, sizeof dist);
  return true;
}

static bool
read_values (pr_factor *f, const pr_ini_entry *e, pr_diag *diag)
{
  f->values = g_strsplit (*e->value != '\0' ? e->value : " ", ";", -1);
  for (char **v = f->values; *v != NULL; v++)
    if (*g_strstrip (*v) == '\0')
      {
        pr_error (diag, e->value_pos, _ ("values: one of them is blank"));
        return false;
      }
  return true;
}

static void
read_factor (pr_design *d, const pr_ini *ini, const pr_ini_group *group, pr_diag *diag)
{
  static const char *const names[] = { "change", "key", "values", "range", "draw", NULL };
  enum { N = G_N_ELEMENTS (names) - 1 };
  const pr_ini_entry *found[N] = { NULL };
  pr_factor f = { .name = g_strdup (group->name + strlen ("factor ")), .pos = group->pos };
  guint errors = pr_diag_errors (diag);
  for (guint i = 0; i < ini->entries->len; i++)
    {
      const pr_ini_entry *e = &g_array_index (ini->entries, pr_ini_entry, i);
      gsize k = 0;
      if (strcmp (e->group, group->name) != 0)
        continue;
      while (k < N && strcmp (names[k], e->key) != 0)
        k++;
      if (k < N)
        found[k] = e;
      else
        pr_error_unknown (diag, e->pos, _ ("key"), e->key, names, N);
    }
  for (gsize k = 0; k < 2; k++)
    if (found[k] == NULL || *found[k]->value == '\0')
      pr_error (diag, group->pos, _ ("key '%s' of group [%s] is missing"), names[k], group->name);
  if ((found[2] != NULL) + (found[3] != NULL) + (found[4] != NULL) != 1)
    pr_error (diag, group->pos, _ ("[%s]: one of values, range and draw is needed"), group->name);
  else if (found[2] != NULL)
    read_values (&f, found[2], diag);
  else if (found[3] != NULL)
    read_range (&f, found[3], diag);
  else
    read_draw (&f, found[4], diag);
  if (pr_diag_errors (diag) == errors)
    {
      f.change = g_strdup (found[0]->value);
      f.key = g_strdup (found[1]->value);
    }
  g_array_append_val (d->factors, f);
}

/* The keys of [sweep]; *points: for a Latin hypercube. */
static void
read_head (pr_design *d, const pr_ini *ini, const char *file, gint64 *points, pr_diag *diag)
{
  static const char *const names[]
      = { "base", "name", "design", "points", "of", "replications", "applies", NULL };
  static const char *const designs[] = { "grid", "one at a time", "latin", NULL };
  const char *value[G_N_ELEMENTS (names)] = { NULL };
  const pr_ini_group *group = pr_ini_find_group (ini, "sweep");
  pr_pos pos = group != NULL ? group->pos : (pr_pos){ file, 0, 0 };
  for (guint i = 0; i < ini->entries->len; i++)
    {
      const pr_ini_entry *e = &g_array_index (ini->entries, pr_ini_entry, i);
      gsize k = 0;
      g_autofree char *why = NULL;
      if (strcmp (e->group, "sweep") != 0)
        continue;
      while (names[k] != NULL && strcmp (names[k], e->key) != 0)
        k++;
      if (names[k] == NULL)
        pr_error_unknown (diag, e->pos, _ ("key"), e->key, names, G_N_ELEMENTS (names) - 1);
      value[k] = e->value;
      if (k == 2 && !g_strv_contains (designs, e->value))
        pr_error_unknown (diag, e->value_pos, _ ("design"), e->value, designs, 3);
      else if (k == 2)
        for (int t = 0; t < 3; t++)
          d->kind = strcmp (designs[t], e->value) == 0 ? (pr_design_kind) t : d->kind;
      if (k == 3
          && (!pr_value_count (e->value, points, &why) || *points < 2 || *points > PR_MOST_POINTS))
        pr_error (diag, e->value_pos, _ ("points: '%s' found; 2 to %d are expected"), e->value,
                  PR_MOST_POINTS);
    }
  for (gsize k = 0; k < 2; k++)
    if (value[k] == NULL || *value[k] == '\0')
      pr_error (diag, pos, _ ("key '%s' of group [sweep] is missing"), names[k]);
  if (d->kind == PR_DESIGN_LATIN && value[3] == NULL)
    pr_error (diag, pos, _ ("a Latin hypercube needs 'points'"));
  d->base = g_strdup (value[0]);
  d->name = g_strdup (value[1]);
  d->of = g_strdup (value[4]);
  d->replications = g_strdup (value[5]);
  d->applies = g_strdup (value[6]);
}

static char **
new_point (const pr_design *d)
{
  return g_new0 (char *, d->factors->len + 1);
}

/* A value of the factor for u in [0, 1). */
static char *
value_at (const pr_factor *f, double u)
{
  if (f->values != NULL)
    {
      guint n = g_strv_length (f->values);
      return g_strdup (f->values[MIN ((guint) (u * n), n - 1)]);
    }
  char buf[G_ASCII_DTOSTR_BUF_SIZE];
  double x = f->dist != NULL ? pr_dist_quantile (f->dist, u) / (double) PR_MINUTE
                             : f->low + u * (f->high - f->low);
  g_ascii_formatd (buf, sizeof buf, "%.6g", x);
  return g_strconcat (buf, f->unit, NULL);
}

/* The ends of a range or of the middle nine tenths of a distribution, or the values. Free with
 * g_strfreev. */
static char **
levels_of (const pr_factor *f)
{
  if (f->values != NULL)
    return g_strdupv (f->values);
  char **ends = g_new0 (char *, 3);
  ends[0] = value_at (f, f->dist != NULL ? 0.05 : 0);
  ends[1] = value_at (f, f->dist != NULL ? 0.95 : 1);
  return ends;
}

/* All combinations; the values of the last factor change fastest. */
static void
make_grid (pr_design *d, pr_diag *diag)
{
  double all = 1;
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (levels_free);
  for (guint i = 0; i < d->factors->len; i++)
    {
      g_ptr_array_add (levels, levels_of (&g_array_index (d->factors, pr_factor, i)));
      all *= g_strv_length (levels->pdata[i]);
    }
  if (all > PR_MOST_POINTS)
    {
      pr_error (diag, g_array_index (d->factors, pr_factor, 0).pos,
                _ ("%.0f points; at most %d are simulated"), all, PR_MOST_POINTS);
      return;
    }
  for (guint k = 0; k < (guint) all; k++)
    {
      char **point = new_point (d);
      guint rest = k;
      for (guint i = d->factors->len; i-- > 0;)
        {
          guint n = g_strv_length (levels->pdata[i]);
          point[i] = g_strdup (((char **) levels->pdata[i])[rest % n]);
          rest /= n;
        }
      g_ptr_array_add (d->points, point);
    }
}

static void
make_one_at_a_time (pr_design *d)
{
  for (guint i = 0; i < d->factors->len; i++)
    {
      g_auto (GStrv) levels = levels_of (&g_array_index (d->factors, pr_factor, i));
      for (char **v = levels; *v != NULL; v++)
        {
          char **point = new_point (d);
          point[i] = g_strdup (*v);
          g_ptr_array_add (d->points, point);
        }
    }
}

/* Each factor's strata in its own random order, with one value within each. */
static void
make_latin (pr_design *d, guint n, uint64_t seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) (seed ^ seed >> 32));
  for (guint k = 0; k < n; k++)
    g_ptr_array_add (d->points, new_point (d));
  g_autofree guint *order = g_new (guint, n);
  for (guint i = 0; i < d->factors->len; i++)
    {
      for (guint k = 0; k < n; k++)
        order[k] = k;
      for (guint k = n - 1; k > 0; k--)
        {
          guint j = (guint) g_rand_int_range (rand, 0, (gint32) k + 1), other = order[k];
          order[k] = order[j];
          order[j] = other;
        }
      for (guint k = 0; k < n; k++)
        ((char **) d->points->pdata[k])[i] = value_at (&g_array_index (d->factors, pr_factor, i),
                                                       (order[k] + g_rand_double (rand)) / n);
    }
}

static void
read_groups (pr_design *d, const pr_ini *ini, const char *file, pr_diag *diag)
{
  for (guint i = 0; i < ini->groups->len; i++)
    {
      const pr_ini_group *group = &g_array_index (ini->groups, pr_ini_group, i);
      if (g_str_has_prefix (group->name, "factor ") && strlen (group->name) > strlen ("factor "))
        read_factor (d, ini, group, diag);
      else if (strcmp (group->name, "sweep") != 0)
        pr_error_unknown (diag, group->pos, _ ("group"), group->name,
                          (const char *const[]){ "sweep", "factor NAME", NULL }, 2);
    }
  if (d->factors->len == 0)
    pr_error (diag, ((pr_pos){ file, 0, 0 }), _ ("a sweep needs a [factor NAME]"));
}

pr_design *
pr_design_read (const char *data, gsize length, const char *file, uint64_t seed, pr_diag *diag)
{
  guint errors = pr_diag_errors (diag);
  gint64 points = 0;
  if (!pr_encoding_check (&data, &length, file, diag))
    return NULL;
  g_autoptr (pr_design) d = g_new0 (pr_design, 1);
  g_autoptr (pr_ini) ini = pr_ini_read (data, length, file, diag);
  d->factors = g_array_new (FALSE, FALSE, sizeof (pr_factor));
  g_array_set_clear_func (d->factors, factor_clear);
  d->points = g_ptr_array_new ();
  read_head (d, ini, file, &points, diag);
  read_groups (d, ini, file, diag);
  if (pr_diag_errors (diag) != errors)
    return NULL;
  if (d->kind == PR_DESIGN_GRID)
    make_grid (d, diag);
  else if (d->kind == PR_DESIGN_ONE)
    make_one_at_a_time (d);
  else
    make_latin (d, (guint) points, seed);
  return pr_diag_errors (diag) == errors ? g_steal_pointer (&d) : NULL;
}

char *
pr_design_overlay (const pr_design *d, guint point, const char *name)
{
  GString *s = g_string_new (NULL);
  char **values = d->points->pdata[point];
  g_autofree char *base = pr_ini_escaped (d->base);
  g_string_append_printf (s, "[scenario]\nbase = %s\nname = %s\n", base, name);
  if (d->applies != NULL)
    g_string_append_printf (s, "applies = %s\n", d->applies);
  for (guint i = 0; i < d->factors->len; i++)
    {
      const pr_factor *f = &g_array_index (d->factors, pr_factor, i);
      bool told = false;
      for (guint k = 0; k < i; k++) /* factors of one group share it */
        told |= values[k] != NULL
                && strcmp (g_array_index (d->factors, pr_factor, k).change, f->change) == 0;
      if (values[i] == NULL || told)
        continue;
      g_string_append_printf (s, "[%s]\n", f->change);
      for (guint k = i; k < d->factors->len; k++)
        {
          const pr_factor *other = &g_array_index (d->factors, pr_factor, k);
          if (values[k] == NULL || strcmp (other->change, f->change) != 0)
            continue;
          g_autofree char *value = pr_ini_escaped (values[k]);
          g_string_append_printf (s, "%s = %s\n", other->key, value);
        }
    }
  return g_string_free (s, FALSE);
}

char *
pr_design_words (const pr_design *d, guint point)
{
  GString *s = g_string_new (NULL);
  char **values = d->points->pdata[point];
  for (guint i = 0; i < d->factors->len; i++)
    if (values[i] != NULL)
      g_string_append_printf (s, "%s%s = %s", s->len > 0 ? ", " : "",
                              g_array_index (d->factors, pr_factor, i).name, values[i]);
  return g_string_free (s, FALSE);
}
