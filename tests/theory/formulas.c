#include "formulas.h"

#include <glib.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

double
erlang_b (double a, int c)
{
  double b = 1;
  for (int k = 1; k <= c; k++)
    b = a * b / (k + a * b);
  return b;
}

double
erlang_c (double a, int c)
{
  double b = erlang_b (a, c);
  return b / (1 - a / c * (1 - b));
}

double
mmc_wait (double lambda, double mu, int c)
{
  return erlang_c (lambda / mu, c) / (c * mu - lambda);
}

equilibrium
birth_death (double lambda, double mu, double theta, int c, int room)
{
  equilibrium e = { 0 };
  double p = 1, sum = 0, admitted = 0;
  for (int n = 0; n <= room; n++)
    {
      if (n > 0)
        p *= lambda / ((n < c ? n : c) * mu + (n > c ? n - c : 0) * theta);
      sum += p;
      e.present += n * p;
      e.waiting += n > c ? (n - c) * p : 0;
      e.busy += (n < c ? n : c) * p;
      e.delayed += n >= c && n < room ? p : 0;
      admitted += n < room ? p : 0;
    }
  e.present /= sum;
  e.waiting /= sum;
  e.busy /= sum;
  e.delayed /= admitted;
  e.abandoned = theta * e.waiting / lambda;
  return e;
}

double
pollaczek_khinchine (double lambda, double mean, double cv)
{
  return lambda * mean * mean * (1 + cv * cv) / 2 / (1 - lambda * mean);
}

double
cobham (const double *lambda, const double *mean, const double *cv, size_t n, int c, int k)
{
  double residual = 0, above = 0, all = 0, rate = 0;
  for (size_t i = 0; i < n; i++)
    {
      residual += lambda[i] * mean[i] * mean[i] * (1 + cv[i] * cv[i]) / 2;
      all += lambda[i] * mean[i];
      rate += lambda[i];
    }
  if (c > 1) /* all exponential with one mean: as if alone, but for the factors below */
    residual = mmc_wait (rate, 1 / mean[0], c) * (1 - all / c);
  for (int i = 0; i < k - 1; i++)
    above += lambda[i] * mean[i] / c;
  return residual / (1 - above) / (1 - above - lambda[k - 1] * mean[k - 1] / c);
}

/* By Simpson's rule over the service times, in units of their mean, up to 60. */
double
phipps (double lambda, double mu)
{
  enum { N = 60000 };
  double load = lambda / mu, h = 60. / N, sum = 0;
  for (int i = 0; i <= N; i++)
    {
      double x = i * h, shorter = load * (1 - (1 + x) * exp (-x));
      sum += (i == 0 || i == N ? 1 : i % 2 ? 4 : 2) * exp (-x) / (1 - shorter) / (1 - shorter);
    }
  return load / mu * sum * h / 3;
}

double
preemptive (const double *lambda, double mu, int c, int k)
{
  double rate = 0, before = 0, total = 0;
  for (int i = 0; i < k; i++)
    {
      before = total;
      rate += lambda[i];
      total = rate * mmc_wait (rate, mu, c); /* number waiting of classes 1 .. i + 1 */
    }
  return (total - before) / lambda[k - 1];
}

double
jackson (const double *external, const double *mu, const double *c, const double *p, size_t n)
{
  double rate[8] = { 0 }, present = 0;
  for (int round = 0; round < 10000; round++)
    for (size_t j = 0; j < n; j++)
      {
        double sum = external[j];
        for (size_t i = 0; i < n; i++)
          sum += rate[i] * p[i * n + j];
        rate[j] = sum;
      }
  for (size_t j = 0; j < n; j++)
    present += rate[j] * mmc_wait (rate[j], mu[j], (int) c[j]) + rate[j] / mu[j];
  return present;
}

/* E[exp (-s gap)]. */
static double
transform (double s, double gap, double cv)
{
  if (cv == 0)
    return exp (-s * gap);
  if (cv < 1)
    {
      double k = 1 / (cv * cv);
      return pow (1 + s * gap / k, -k);
    }
  double q = sqrt ((cv * cv - 1) / (cv * cv + 1)), p = (1 + q) / 2;
  double fast = 2 * p / gap, slow = 2 * (1 - p) / gap;
  return p * fast / (fast + s) + (1 - p) * slow / (slow + s);
}

double
gi_m_1 (double gap, double cv, double mu)
{
  double root = 0;
  for (int i = 0; i < 10000; i++)
    root = transform (mu * (1 - root), gap, cv);
  return root / (mu * (1 - root));
}

enum { STATES = 400 };

double
m_d_c (double lambda, double d, int c)
{
  static double p[STATES], next[STATES], arrivals[STATES];
  memset (p, 0, sizeof p);
  p[0] = 1;
  arrivals[0] = exp (-lambda * d);
  for (int i = 1; i < STATES; i++)
    arrivals[i] = arrivals[i - 1] * lambda * d / i;
  for (int round = 0; round < 1000; round++)
    {
      memset (next, 0, sizeof next);
      for (int n = 0; n < STATES; n++)
        for (int i = 0, left = n > c ? n - c : 0; left + i < STATES; i++)
          next[left + i] += p[n] * arrivals[i];
      memcpy (p, next, sizeof p);
    }
  double waiting = 0;
  for (int n = c; n < STATES; n++)
    waiting += (n - c) * p[n];
  return waiting / lambda;
}

double
batch_wait (double lambda, double mu, const double *p, size_t n)
{
  double mean = 0, square = 0;
  for (size_t i = 0; i < n; i++)
    {
      double x = (double) (i + 1);
      mean += p[i] * x;
      square += p[i] * x * x;
    }
  double load = lambda * mean / mu;
  double present = load / (1 - load) * (square + mean) / (2 * mean);
  return present / (lambda * mean) - 1 / mu;
}

/* The work found has density lambda p0 exp ((lambda - mu) x) below tau; above it nobody joins. */
double
constant_patience (double lambda, double mu, double tau)
{
  double below = lambda * expm1 ((lambda - mu) * tau) / (lambda - mu);
  double above = lambda / mu * exp ((lambda - mu) * tau);
  return above / (1 + below + above);
}

static void
slope (const double *p, double *d, double lambda, double servers, double mu)
{
  for (int n = 0; n < STATES; n++)
    {
      double out = n < STATES - 1 ? lambda : 0;
      d[n] = -p[n] * (out + fmin (n, servers) * mu);
      if (n > 0)
        d[n] += lambda * p[n - 1];
      if (n < STATES - 1)
        d[n] += fmin (n + 1, servers) * mu * p[n + 1];
    }
}

/* Runge and Kutta's fourth order for the Kolmogorov equations. */
double
rush (const double *lambda, const double *c, double mu, size_t n)
{
  enum { STEPS = 2000 };
  static double p[STATES], q[STATES], k[4][STATES];
  static const double at[4] = { 0, 0.5, 0.5, 1 };
  const double h = 1. / STEPS;
  memset (p, 0, sizeof p);
  p[0] = 1;
  for (size_t step = 0; step < n * STEPS; step++)
    {
      size_t i = step / STEPS;
      for (int stage = 0; stage < 4; stage++)
        {
          for (int s = 0; s < STATES; s++)
            q[s] = p[s] + (stage > 0 ? at[stage] * h * k[stage - 1][s] : 0);
          slope (q, k[stage], lambda[i], c[i], mu);
        }
      for (int s = 0; s < STATES; s++)
        p[s] += h / 6 * (k[0][s] + 2 * k[1][s] + 2 * k[2][s] + k[3][s]);
    }
  double mean = 0;
  for (int s = 0; s < STATES; s++)
    mean += s * p[s];
  return mean;
}

repair_shop
machine_repair (int k, double f, double r, int c)
{
  repair_shop shop = { 0 };
  double p = 1, sum = 1;
  for (int n = 1; n <= k; n++)
    {
      p *= (k - n + 1) * f / (MIN (n, c) * r);
      sum += p;
      shop.down += n * p;
      shop.waiting += MAX (n - c, 0) * p;
    }
  shop.down /= sum;
  shop.waiting /= sum;
  shop.none_down = 1 / sum;
  return shop;
}

double
breakdown_busy (double lambda, double mu, double f, double r)
{
  double mean = (1 + f / r) / mu, second = 2 * mean * mean + f / mu * 2 / (r * r);
  return lambda * mean + lambda * lambda * second / (2 * (1 - lambda * mean));
}

double
breakdown_any (double lambda, double mu, double f, double r)
{
  double up = r / (r + f);
  return lambda / (mu * up - lambda) * (1 + mu * f / ((r + f) * (r + f)));
}
