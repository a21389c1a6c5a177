#include "scenario/value.h"

#include <string.h>

/* Parameters: what a number in the brackets stands for. */
typedef enum { ARG_TIME, ARG_CV, ARG_SHAPE, ARG_WHOLE } arg_kind;

typedef struct {
  const char *name;
  arg_kind kind;
} arg;

enum { MAX_ARGS = 3 };

typedef struct {
  const char *name;
  arg args[MAX_ARGS];
  gboolean (*make) (pr_dist *d, const double *v, const char **why);
  const char *example;
} family;

static gboolean
make_exponential (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_exponential (d, v[0], why);
}

static gboolean
make_uniform (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_uniform (d, v[0], v[1], why);
}

static gboolean
make_triangular (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_triangular (d, v[0], v[1], v[2], why);
}

static gboolean
make_pert (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_pert (d, v[0], v[1], v[2], why);
}

static gboolean
make_lognormal (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_lognormal (d, v[0], v[1], why);
}

static gboolean
make_gamma (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_gamma (d, v[0], v[1], why);
}

static gboolean
make_erlang (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_erlang (d, v[0], v[1] < 1e9 ? (unsigned) v[1] : (unsigned) 1e9, why);
}

static gboolean
make_hyperexponential (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_hyperexponential (d, v[0], v[1], why);
}

static gboolean
make_weibull (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_weibull (d, v[0], v[1], why);
}

static gboolean
make_normal (pr_dist *d, const double *v, const char **why)
{
  return pr_dist_normal (d, v[0], v[1], why);
}

static const family families[] = {
  { "exponential", { { "mean", ARG_TIME } }, make_exponential, "exponential(mean=20min)" },
  { "uniform",
    { { "min", ARG_TIME }, { "max", ARG_TIME } },
    make_uniform,
    "uniform(min=5min, max=20min)" },
  { "triangular",
    { { "min", ARG_TIME }, { "mode", ARG_TIME }, { "max", ARG_TIME } },
    make_triangular,
    "triangular(min=5min, mode=10min, max=20min)" },
  { "pert",
    { { "min", ARG_TIME }, { "mode", ARG_TIME }, { "max", ARG_TIME } },
    make_pert,
    "pert(min=5min, mode=10min, max=20min)" },
  { "lognormal",
    { { "mean", ARG_TIME }, { "cv", ARG_CV } },
    make_lognormal,
    "lognormal(mean=20min, cv=0.8)" },
  { "gamma", { { "mean", ARG_TIME }, { "cv", ARG_CV } }, make_gamma, "gamma(mean=20min, cv=0.8)" },
  { "erlang",
    { { "mean", ARG_TIME }, { "k", ARG_WHOLE } },
    make_erlang,
    "erlang(mean=20min, k=3)" },
  { "hyperexponential",
    { { "mean", ARG_TIME }, { "cv", ARG_CV } },
    make_hyperexponential,
    "hyperexponential(mean=20min, cv=2)" },
  { "weibull",
    { { "mean", ARG_TIME }, { "shape", ARG_SHAPE } },
    make_weibull,
    "weibull(mean=20min, shape=1.5)" },
  { "normal",
    { { "mean", ARG_TIME }, { "sd", ARG_TIME } },
    make_normal,
    "normal(mean=20min, sd=5min)" },
  { "constant", { { NULL, 0 } }, NULL, "constant(20min)" },
  { "discrete", { { NULL, 0 } }, NULL, "discrete(5min 20%, 10min 80%)" },
  { "empirical", { { NULL, 0 } }, NULL, "empirical(0% 1min, 50% 10min, 100% 1h)" },
};

gboolean
pr_value_begins_dist (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (g_str_has_prefix (text, families[i].name) && text[strlen (families[i].name)] == '(')
      return TRUE;
  return FALSE;
}

static gsize
n_args (const family *f)
{
  gsize n = 0;
  while (n < MAX_ARGS && f->args[n].name != NULL)
    n++;
  return n;
}

/* Prefixes *why with the text that it is about; always returns FALSE. */
static gboolean
fail_within (const char *text, char *inner, char **why)
{
  pr_value_fail (why, "'%s': %s", text, inner);
  g_free (inner);
  return FALSE;
}

static void
print_time (double v, GString *out)
{
  pr_value_print_duration ((pr_time) v, out);
}

static gboolean
parse_time (const char *text, double *v, char **why)
{
  pr_time time;
  if (!pr_value_duration (text, &time, why))
    return FALSE;
  *v = (double) time;
  return TRUE;
}

static gboolean
parse_argument (arg_kind kind, const char *text, double *v, char **why)
{
  if (kind == ARG_TIME)
    return parse_time (text, v, why);
  if (kind == ARG_CV && g_str_has_suffix (text, "%"))
    return pr_value_factor (text, v, why);
  gint64 count;
  if (kind == ARG_WHOLE)
    {
      if (!pr_value_count (text, &count, why))
        return FALSE;
      *v = (double) count;
      return TRUE;
    }
  return pr_value_number (text, v, why);
}

/* Reads one `name=value` of the brackets into v[], and marks it in `given`. */
static gboolean
parse_named (const char *text, const family *f, char *part, double *v, unsigned *given, char **why)
{
  g_strstrip (part);
  char *equals = strchr (part, '=');
  if (equals == NULL)
    return pr_value_fail (why, _ ("'%s': '%s' is not name=value; write as in %s"), text, part,
                          f->example);
  *equals = '\0';
  g_strchomp (part);
  char *value = g_strchug (equals + 1);
  gsize n = n_args (f);
  const char *names[MAX_ARGS];
  for (gsize i = 0; i < n; i++)
    {
      names[i] = f->args[i].name;
      if (strcmp (names[i], part) != 0)
        continue;
      if ((*given & (1u << i)) != 0)
        return pr_value_fail (why, _ ("'%s' gives '%s' twice"), text, part);
      *given |= 1u << i;
      char *inner = NULL;
      return parse_argument (f->args[i].kind, value, &v[i], &inner)
             || fail_within (text, inner, why);
    }
  g_autofree char *hint = pr_value_hint (part, names, n);
  return pr_value_fail (why, _ ("'%s': %s has no parameter '%s'; write as in %s%s"), text, f->name,
                        part, f->example, hint);
}

static void
print_named (const family *f, const double *v, GString *out)
{
  g_string_append_printf (out, "%s(", f->name);
  for (gsize i = 0; i < n_args (f); i++)
    {
      g_string_append_printf (out, "%s%s=", i > 0 ? ", " : "", f->args[i].name);
      if (f->args[i].kind == ARG_TIME)
        print_time (v[i], out);
      else
        pr_value_print_number (v[i], out);
    }
  g_string_append_c (out, ')');
}

static gboolean
parse_parametric (const char *text, const family *f, char **parts, pr_dist *d, GString *out,
                  char **why)
{
  double v[MAX_ARGS] = { 0 };
  unsigned given = 0;
  for (gsize i = 0; parts[i] != NULL; i++)
    if (!parse_named (text, f, parts[i], v, &given, why))
      return FALSE;
  for (gsize i = 0; i < n_args (f); i++)
    if ((given & (1u << i)) == 0)
      return pr_value_fail (why, _ ("'%s' lacks '%s'; write as in %s"), text, f->args[i].name,
                            f->example);
  const char *reason = NULL;
  if (!f->make (d, v, &reason))
    return pr_value_fail (why, "'%s': %s", text, reason);
  print_named (f, v, out);
  return TRUE;
}

/* `5min 20%` (time first) or `50% 10min`. */
static gboolean
parse_pair (const char *text, const family *f, char *part, gboolean time_first, double *time,
            double *share, char **why)
{
  g_strstrip (part);
  char *cut;
  char *inner = NULL;
  if (time_first)
    {
      gsize n = strlen (part);
      while (n > 0 && (part[n - 1] == '%' || part[n - 1] == ' '))
        n--;
      cut = g_strrstr_len (part, (gssize) n, " ");
    }
  else
    {
      char *percent = strchr (part, '%');
      cut = percent != NULL ? percent + 1 : strchr (part, ' ');
    }
  if (cut == NULL || *cut == '\0')
    return pr_value_fail (why, _ ("'%s': '%s' is not a time and a share; write as in %s"), text,
                          part, f->example);
  g_autofree char *first = g_strstrip (g_strndup (part, (gsize) (cut - part)));
  char *second = g_strchug (cut);
  return (parse_time (time_first ? first : second, time, &inner)
          && pr_value_share (time_first ? second : first, share, &inner))
         || fail_within (text, inner, why);
}

static gboolean
parse_table (const char *text, const family *f, char **parts, pr_dist *d, GString *out, char **why)
{
  gboolean discrete = strcmp (f->name, "discrete") == 0;
  gsize n = g_strv_length (parts);
  g_autofree double *times = g_new0 (double, n + 1);
  g_autofree double *shares = g_new0 (double, n + 1);
  g_string_append_printf (out, "%s(", f->name);
  for (gsize i = 0; i < n; i++)
    {
      if (!parse_pair (text, f, parts[i], discrete, &times[i], &shares[i], why))
        return FALSE;
      g_string_append (out, i > 0 ? ", " : "");
      if (discrete)
        print_time (times[i], out);
      else
        pr_value_print_number (shares[i], out);
      g_string_append_c (out, ' ');
      if (discrete)
        pr_value_print_number (shares[i], out);
      else
        print_time (times[i], out);
    }
  g_string_append_c (out, ')');
  const char *reason = NULL;
  if (discrete ? pr_dist_discrete (d, n, times, shares, &reason)
               : pr_dist_empirical (d, n, shares, times, &reason))
    return TRUE;
  return pr_value_fail (why, "'%s': %s", text, reason);
}

static gboolean
parse_constant (const char *text, const char *value, pr_dist *d, GString *out, char **why)
{
  double time;
  char *inner = NULL;
  const char *reason = NULL;
  if (!parse_time (value, &time, &inner))
    {
      if (text != value)
        return fail_within (text, inner, why);
      *why = inner;
      return FALSE;
    }
  if (!pr_dist_constant (d, time, &reason))
    return pr_value_fail (why, "'%s': %s", text, reason);
  print_time (time, out);
  return TRUE;
}

static gboolean
fail_family (const char *text, const char *name, char **why)
{
  const char *names[G_N_ELEMENTS (families)];
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    names[i] = families[i].name;
  const char *nearest = pr_nearest (name, names, G_N_ELEMENTS (families));
  if (nearest != NULL)
    return pr_value_fail (why, _ ("'%s': unknown distribution '%s'; did you mean '%s'?"), text,
                          name, nearest);
  names[G_N_ELEMENTS (families) - 1] = NULL; /* the list ends before the last */
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  return pr_value_fail (why, _ ("'%s': unknown distribution '%s'; allowed: %s, %s"), text, name,
                        list, families[G_N_ELEMENTS (families) - 1].name);
}

static gboolean
parse_brackets (const char *text, const char *open, pr_dist *d, GString *out, char **why)
{
  g_autofree char *name = g_strchomp (g_strndup (text, (gsize) (open - text)));
  const family *f = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (strcmp (families[i].name, name) == 0)
      f = &families[i];
  if (f == NULL)
    return fail_family (text, name, why);
  const char *close = strchr (open, ')');
  if (close == NULL)
    return pr_value_fail (why,
                          _ ("'%s' lacks its ')'; if it holds a comma, quote the cell: \"%s\""),
                          text, f->example);
  if (close[1] != '\0')
    return pr_value_fail (why, _ ("'%s' has text after its ')'"), text);
  g_autofree char *inside = g_strstrip (g_strndup (open + 1, (gsize) (close - open - 1)));
  if (strcmp (f->name, "constant") == 0)
    return parse_constant (text, inside, d, out, why);
  g_auto (GStrv) parts = g_strsplit (inside, ",", -1);
  if (f->make != NULL)
    return parse_parametric (text, f, parts, d, out, why);
  return parse_table (text, f, parts, d, out, why);
}

gboolean
pr_value_dist (const char *text, pr_dist *v, char **canonical, char **why)
{
  GString *out = g_string_new (NULL);
  const char *open = strchr (text, '(');
  gboolean good;
  pr_dist d = { 0 };
  gsize letters = strcspn (text, " =0123456789");
  if (open != NULL)
    good = parse_brackets (text, open, &d, out, why);
  else if (g_ascii_isalpha (*text) && letters > 3)
    good = pr_value_fail (why,
                          _ ("'%s' is not a duration such as 20min, nor a distribution such as "
                             "lognormal(mean=20min, cv=0.8)"),
                          text);
  else
    good = parse_constant (text, text, &d, out, why);
  if (good)
    *v = d;
  if (good && canonical != NULL)
    *canonical = g_string_free (out, FALSE);
  else
    g_string_free (out, TRUE);
  return good;
}
