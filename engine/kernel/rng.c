/* Hashes of names for keys, and the fingerprint of the mathematical library: see rng.h. */
#include "kernel/rng.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

/* FNV-1a, 64 bits (Fowler, Noll and Vo, 1991). */
static uint64_t
hash_byte (uint64_t h, unsigned char byte)
{
  return (h ^ byte) * UINT64_C (0x100000001b3);
}

uint64_t
pr_hash_string (uint64_t h, const char *s)
{
  const unsigned char *p = (const unsigned char *) s;

  do
    h = hash_byte (h, *p);
  while (*p++ != 0);
  return h;
}

/* FNV's high bits depend weakly on the last bytes; this bijection mixes them
 * (the finaliser of MurmurHash3; Appleby, 2011). */
uint64_t
pr_hash_finish (uint64_t h)
{
  h ^= h >> 33;
  h *= UINT64_C (0xff51afd7ed558ccd);
  h ^= h >> 33;
  h *= UINT64_C (0xc4ceb9fe1a85ec53);
  h ^= h >> 33;
  return h;
}

uint32_t
pr_hash32 (const char *s)
{
  return (uint32_t) (pr_hash_finish (pr_hash_string (PR_HASH_SEED, s)) >> 32);
}

static uint64_t
hash_double (uint64_t h, double x)
{
  uint64_t bits;

  memcpy (&bits, &x, sizeof bits);
  for (int i = 0; i < 8; i++)
    h = hash_byte (h, (unsigned char) (bits >> (8 * i)));
  return h;
}

/* The arguments are where draws call the functions: log of a uniform, exp of a
 * normal score, the quantile of a uniform. They are volatile lest the compiler
 * evaluate a call with its own arithmetic in place of the library's. */
uint64_t
pr_rng_fingerprint (void)
{
  const pr_rng rng = { 0, 0 };
  uint64_t h = PR_HASH_SEED;

  for (uint64_t i = 0; i < 64; i++)
    {
      volatile double u = pr_u01 (pr_rng_block (&rng, 0, 0, 0, i).u[0]);
      volatile double z = gsl_cdf_ugaussian_Pinv (u);
      h = hash_double (h, log (u));
      h = hash_double (h, exp (z));
      h = hash_double (h, z);
    }
  return pr_hash_finish (h);
}
