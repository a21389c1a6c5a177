/* Draws of the bare programs: a sequential generator and the fastest samplers that a careful
 * programmer would take. */
#ifndef PR_BENCH_BARE_DRAWS_H
#define PR_BENCH_BARE_DRAWS_H

#include <math.h>
#include <stdint.h>

/* xoshiro256++ (Blackman and Vigna, 2019). */
typedef struct {
  uint64_t s[4];
  double spare; /* the second normal of a pair, NaN when used */
} bare_rng;

static inline uint64_t
bare_rotate (uint64_t x, int k)
{
  return (x << k) | (x >> (64 - k));
}

static inline uint64_t
bare_next (bare_rng *r)
{
  uint64_t *s = r->s, result = bare_rotate (s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = bare_rotate (s[3], 45);
  return result;
}

/* splitmix64 (Steele, Lea and Flood, 2014) spreads the seed. */
static inline bare_rng
bare_rng_seed (uint64_t seed)
{
  bare_rng r = { .spare = NAN };
  for (int i = 0; i < 4; i++)
    {
      uint64_t z = seed += UINT64_C (0x9e3779b97f4a7c15);
      z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
      z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
      r.s[i] = z ^ (z >> 31);
    }
  return r;
}

/* Uniform on (0, 1). */
static inline double
bare_uniform (bare_rng *r)
{
  return ((double) (bare_next (r) >> 12) + 0.5) * 0x1p-52;
}

static inline double
bare_exponential (bare_rng *r, double mean)
{
  return -mean * log (bare_uniform (r));
}

/* Polar method (Marsaglia and Bray, 1964): two normals from one square root and one logarithm. */
static inline double
bare_normal (bare_rng *r)
{
  double z = r->spare;
  if (!isnan (z))
    {
      r->spare = NAN;
      return z;
    }
  double x, y, s;
  do
    {
      x = 2 * bare_uniform (r) - 1;
      y = 2 * bare_uniform (r) - 1;
      s = x * x + y * y;
    }
  while (s >= 1);
  double f = sqrt (-2 * log (s) / s);
  r->spare = y * f;
  return x * f;
}

/* median and sd of the logarithm */
static inline double
bare_lognormal (bare_rng *r, double median, double sigma)
{
  return median * exp (sigma * bare_normal (r));
}

#endif
