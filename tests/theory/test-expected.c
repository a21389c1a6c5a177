/* The values of scenarios/textbook/expected.csv, recomputed from their formulas.
 *
 * The data say family and parameters; a row whose family has no formula here fails, except the
 * bank day, which was simulated.
 */
#include "experiment/expected.h"
#include "formulas.h"
#include "kernel/stat.h"

#include "../quick-check.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 16 };
#define ROUNDING 1e-6     /* of the value: published with six digits at least */
#define ROUNDING_ODE 5e-5 /* absolute: four decimals */

static double
number (const pr_expected_row *row, const char *name)
{
  double x = NAN;
  ck_assert_msg (pr_expected_parameter (row, name, &x, 1) == 1, "%s %s: no parameter %s", row->id,
                 row->quantity, name);
  return x;
}

static gboolean
is (const pr_expected_row *row, const char *quantity)
{
  return strcmp (row->quantity, quantity) == 0;
}

static double
mmc (const pr_expected_row *row)
{
  double lambda = number (row, "lambda"), mu = number (row, "mu");
  int c = (int) number (row, "c");
  double wait = mmc_wait (lambda, mu, c), delayed = erlang_c (lambda / mu, c), x = NAN;
  pr_expected_parameter (row, "x", &x, 1);
  return is (row, "Wq")           ? wait
         : is (row, "Lq")         ? lambda * wait
         : is (row, "L")          ? lambda * wait + lambda / mu
         : is (row, "W")          ? wait + 1 / mu
         : is (row, "rho")        ? lambda / mu / c
         : is (row, "Pw")         ? delayed
         : is (row, "P(wait<=x)") ? 1 - delayed * exp (-(c * mu - lambda) * x)
                                  : NAN;
}

static double
loss (const pr_expected_row *row)
{
  double a = number (row, "a"), b = erlang_b (a, (int) number (row, "c"));
  return is (row, "B") ? b : is (row, "lost") ? a * b : NAN;
}

static double
erlang_a (const pr_expected_row *row)
{
  int c = (int) number (row, "c");
  equilibrium e
      = birth_death (number (row, "lambda"), number (row, "mu"), number (row, "theta"), c, 1000);
  return is (row, "Pw")    ? e.delayed
         : is (row, "Pab") ? e.abandoned
         : is (row, "rho") ? e.busy / c
                           : NAN;
}

static double
limited (const pr_expected_row *row)
{
  equilibrium e = birth_death (number (row, "lambda"), number (row, "mu"), 0,
                               (int) number (row, "c"), (int) number (row, "K"));
  return is (row, "L") ? e.present : NAN;
}

static double
mg1 (const pr_expected_row *row)
{
  double mean = number (row, "ES");
  double wait = pollaczek_khinchine (number (row, "lambda"), mean, number (row, "cv"));
  return is (row, "Wq") ? wait : is (row, "W") ? wait + mean : NAN;
}

static double
priority (const pr_expected_row *row)
{
  double lambda[MOST], mean[MOST], cv[MOST];
  size_t n = pr_expected_parameter (row, "lambda", lambda, MOST);
  ck_assert_uint_eq (pr_expected_parameter (row, "ES", mean, MOST), n);
  ck_assert_uint_eq (pr_expected_parameter (row, "cv", cv, MOST), n);
  return cobham (lambda, mean, cv, n, (int) number (row, "c"), (int) number (row, "k"));
}

static double
shortest_first (const pr_expected_row *row)
{
  return phipps (number (row, "lambda"), number (row, "mu"));
}

static double
second_called_in (const pr_expected_row *row)
{
  called_in m = second_server (number (row, "lambda"), number (row, "mu"), number (row, "look"),
                               (int) number (row, "on"), (int) number (row, "off"));
  return strcmp (row->quantity, "L") == 0 ? m.present : m.waiting;
}

static double
preemption (const pr_expected_row *row)
{
  double lambda[MOST];
  pr_expected_parameter (row, "lambda", lambda, MOST);
  return preemptive (lambda, number (row, "mu"), (int) number (row, "c"), (int) number (row, "k"));
}

static double
network (const pr_expected_row *row)
{
  double external[MOST], mu[MOST], c[MOST], p[MOST * MOST] = { 0 };
  size_t n = pr_expected_parameter (row, "external", external, MOST);
  ck_assert_uint_eq (pr_expected_parameter (row, "mu", mu, MOST), n);
  ck_assert_uint_eq (pr_expected_parameter (row, "c", c, MOST), n);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      {
        g_autofree char *name = g_strdup_printf ("p%zu%zu", i + 1, j + 1);
        pr_expected_parameter (row, name, &p[i * n + j], 1);
      }
  return jackson (external, mu, c, p, n);
}

static double
renewal (const pr_expected_row *row)
{
  double k = 0, cv = 0;
  if (pr_expected_parameter (row, "k", &k, 1) == 1)
    cv = 1 / sqrt (k);
  else
    cv = number (row, "cv");
  return gi_m_1 (number (row, "gap"), cv, number (row, "mu"));
}

static double
constant_service (const pr_expected_row *row)
{
  return m_d_c (number (row, "lambda"), number (row, "D"), (int) number (row, "c"));
}

static double
groups (const pr_expected_row *row)
{
  double p[MOST];
  size_t n = pr_expected_parameter (row, "p", p, MOST);
  return batch_wait (number (row, "lambda"), number (row, "mu"), p, n);
}

static double
patience (const pr_expected_row *row)
{
  return constant_patience (number (row, "lambda"), number (row, "mu"), number (row, "tau"));
}

static double
passage (const pr_expected_row *row)
{
  double n = number (row, "n0"), lambda = number (row, "lambda"), mu = number (row, "mu");
  return is (row, "T") ? n / (mu - lambda) : sqrt (n * (lambda + mu) / pow (mu - lambda, 3));
}

static double
slot (const pr_expected_row *row)
{
  double rates[2];
  ck_assert_uint_eq (pr_expected_parameter (row, "rates", rates, 2), 2);
  return (rates[0] + rates[1]) / 2 * number (row, "duration");
}

static double
rush_hours (const pr_expected_row *row)
{
  double lambda[MOST], c[MOST];
  pr_expected_parameter (row, "lambda", lambda, MOST);
  pr_expected_parameter (row, "c", c, MOST);
  return rush (lambda, c, number (row, "mu"), (size_t) atoi (row->quantity + 2));
}

static double
shop (const pr_expected_row *row)
{
  double lambda[MOST], mean[MOST], work = 0;
  size_t n = pr_expected_parameter (row, "lambda", lambda, MOST);
  ck_assert_uint_eq (pr_expected_parameter (row, "ES", mean, MOST), n);
  for (size_t i = 0; i < n; i++)
    work += lambda[i] * mean[i];
  return work / number (row, "c");
}

static double
repair (const pr_expected_row *row)
{
  double c = number (row, "c");
  repair_shop shop = machine_repair ((int) number (row, "k"), number (row, "fail"),
                                     number (row, "repair"), (int) c);
  return is (row, "down")          ? shop.down
         : is (row, "Lq crew")     ? shop.waiting
         : is (row, "cost(60;15)") ? 60 * shop.down + 15 * c
                                   : NAN;
}

static double
breakdown (const pr_expected_row *row)
{
  double (*formula) (double, double, double, double)
      = strstr (row->parameters, "any time") != NULL ? breakdown_any : breakdown_busy;
  return formula (number (row, "lambda"), number (row, "mu"), number (row, "fail"),
                  number (row, "repair"));
}

/* The customers who think are machines that are up. */
static double
closed (const pr_expected_row *row)
{
  double s = number (row, "S");
  repair_shop shop = machine_repair ((int) number (row, "N"), 1 / number (row, "Z"), 1 / s, 1);
  return is (row, "repairs") ? (1 - shop.none_down) / s : is (row, "down") ? shop.down : NAN;
}

/* Student's t with two degrees of freedom has a closed form. */
static double
interval (const pr_expected_row *row)
{
  double x[3], p = (1 + number (row, "level")) / 2;
  ck_assert_uint_eq (pr_expected_parameter (row, "x", x, 3), 3);
  double mean = (x[0] + x[1] + x[2]) / 3, squares = 0;
  for (int i = 0; i < 3; i++)
    squares += (x[i] - mean) * (x[i] - mean);
  double t = (2 * p - 1) * sqrt (2 / (4 * p * (1 - p)));
  return mean + (is (row, "t upper") ? t : -t) * sqrt (squares / 2 / 3);
}

static double
quantile (const pr_expected_row *row)
{
  return pr_t_quantile (number (row, "p"), number (row, "df"));
}

static const struct {
  const char *family;
  double (*value) (const pr_expected_row *row);
} formulas[] = {
  { "M/M/c", mmc },
  { "Erlang C", mmc },
  { "Erlang B", loss },
  { "Erlang A", erlang_a },
  { "M/M/c/K", limited },
  { "M/G/1", mg1 },
  { "priority", priority },
  { "priority preemptive-resume", preemption },
  { "shortest first", shortest_first },
  { "M/M/c at looks", second_called_in },
  { "Jackson", network },
  { "GI/M/1", renewal },
  { "M/D/c", constant_service },
  { "M[X]/M/1", groups },
  { "M/M/1+D", patience },
  { "backlog clearing", passage },
  { "NHPP piecewise-linear", slot },
  { "Mt/M/c(t)", rush_hours },
  { "job shop", shop },
  { "machine repair", repair },
  { "breakdown", breakdown },
  { "closed", closed },
  { "t interval", interval },
  { "t quantile", quantile },
};

static pr_expected *
read_expected (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("PILOTRUN_SOURCE"), "scenarios", "textbook", NULL);
  g_autoptr (pr_folder) folder = pr_folder_new (path);
  g_autoptr (GError) error = NULL;
  pr_expected *e = pr_expected_read (pr_folder_source (folder), &error);
  ck_assert_msg (e != NULL, "%s", error != NULL ? error->message : "");
  return e;
}

START_TEST (recomputed)
{
  g_autoptr (pr_expected) e = read_expected ();
  size_t simulated = 0;
  ck_assert_uint_ge (e->n, 107);
  for (size_t i = 0; i < e->n; i++)
    {
      const pr_expected_row *row = &e->rows[i];
      size_t f = 0;
      while (f < G_N_ELEMENTS (formulas) && strcmp (formulas[f].family, row->family) != 0)
        f++;
      simulated += strcmp (row->family, "bank") == 0;
      if (strcmp (row->family, "bank") == 0)
        continue;
      ck_assert_msg (f < G_N_ELEMENTS (formulas), "%s: no formula for %s", row->id, row->family);
      double value = formulas[f].value (row);
      double most
          = strcmp (row->family, "Mt/M/c(t)") == 0 ? ROUNDING_ODE : ROUNDING * fabs (row->value);
      ck_assert_msg (fabs (value - row->value) <= most,
                     "%s %s: %.10g recomputed, %.10g in the file", row->id, row->quantity, value,
                     row->value);
    }
  ck_assert_uint_eq (simulated, 4);
}
END_TEST

/* The shortest first by classes of service times, each of the same share and with its mean. */
static double
shortest_by_classes (double load)
{
  enum { CLASSES = 2000 };
  double rate[CLASSES], mean[CLASSES], none[CLASSES] = { 0 }, wait = 0, from = 0;
  for (int i = 0; i < CLASSES; i++)
    {
      /* The part of the mean of an exponential service that lies below the quantile. */
      double q = -log1p (-(i + 1.0) / CLASSES);
      double to = i + 1 < CLASSES ? 1 - (1 + q) * exp (-q) : 1;
      rate[i] = load / CLASSES;
      mean[i] = (to - from) * CLASSES;
      from = to;
    }
  for (int i = 0; i < CLASSES; i++)
    wait += cobham (rate, mean, none, CLASSES, 1, i + 1) / CLASSES;
  return wait;
}

/* The formulas against each other where two of them meet. */
START_TEST (formulas_agree)
{
  static const double rate[] = { 0.3, 0.4 }, mean[] = { 1, 1 }, cv[] = { 1, 1 };
  ck_assert_double_eq_tol (mmc_wait (0.7, 1, 1), pollaczek_khinchine (0.7, 1, 1), 1e-12);
  ck_assert_double_eq_tol (gi_m_1 (2, 1, 1), mmc_wait (0.5, 1, 1), 1e-9);
  ck_assert_double_eq_tol (m_d_c (0.5, 1, 1), pollaczek_khinchine (0.5, 1, 0), 1e-9);
  ck_assert_double_eq_tol (birth_death (2, 1, 0, 3, 400).waiting, 2 * mmc_wait (2, 1, 3), 1e-9);
  ck_assert_double_eq_tol (batch_wait (0.5, 1, (double[]){ 1 }, 1), 1, 1e-12);
  ck_assert_double_eq_tol (0.3 * cobham (rate, mean, cv, 2, 1, 1)
                               + 0.4 * cobham (rate, mean, cv, 2, 1, 2),
                           0.7 * mmc_wait (0.7, 1, 1), 1e-12); /* conserved (Kleinrock, 1965) */
  ck_assert_double_eq_tol (0.3 * preemptive (rate, 1, 1, 1) + 0.4 * preemptive (rate, 1, 1, 2),
                           0.7 * mmc_wait (0.7, 1, 1), 1e-12);
  /* As looks become short against service. */
  called_in soon = second_server (2.4, 3, 0.0005, 3, 0), now = two_thresholds (2.4, 3, 3, 0);
  ck_assert_double_eq_tol (soon.present, now.present, 2e-3 * now.present);
  ck_assert_double_eq_tol (soon.on, now.on, 4e-3 * now.on);
  /* Rare looks, of which none finds so many: one server. */
  ck_assert_double_eq_tol (second_server (0.5, 1, 2, 150, 0).waiting, 0.5 * mmc_wait (0.5, 1, 1),
                           1e-9);
  ck_assert_double_eq_tol (shortest_by_classes (0.7), phipps (0.7, 1), 0.01 * phipps (0.7, 1));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("expected");
  TCase *tc = tcase_create ("expected");
  tcase_set_timeout (tc, 120);
  tcase_add_test (tc, recomputed);
  tcase_add_test (tc, formulas_agree);
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
