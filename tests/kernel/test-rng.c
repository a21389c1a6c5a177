#include "kernel/rng.h"

#include "kernel-test.h"

#include <math.h>

typedef struct {
  uint64_t ctr[4], key[2], out[4];
} vector;

#define ONES UINT64_MAX

/* Random123 1.14, tests/kat_vectors, "philox4x64 7". */
static const vector known[] = {
  { { 0, 0, 0, 0 },
    { 0, 0 },
    { 0x5dc8ee6268ec62cd, 0x139bc570b6c125a0, 0x84d6deb4fb65f49e, 0xaff7583376d378c2 } },
  { { ONES, ONES, ONES, ONES },
    { ONES, ONES },
    { 0x071dd84367903154, 0x48e2bbdc722b37d1, 0x6afa9890bb89f76c, 0x9194c8d8ada56ac7 } },
  { { 0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89 },
    { 0x452821e638d01377, 0xbe5466cf34e90c6c },
    { 0x513a366704edf755, 0xf05d9924c07044d3, 0xbef2cb9cbea74c6c, 0x8db948de4caa1f8a } },
};

START_TEST (known_answers)
{
  const vector *v = &known[_i];
  pr_rng rng = { v->key[0], v->key[1] };
  pr_block b = pr_rng_block (&rng, v->ctr[0], v->ctr[1], v->ctr[2], v->ctr[3]);

  for (int i = 0; i < 4; i++)
    ck_assert_uint_eq (b.u[i], v->out[i]);
}
END_TEST

START_TEST (open_interval)
{
  ck_assert (pr_u01 (0) == 0x1p-53);
  ck_assert (pr_u01 (4095) == 0x1p-53);
  ck_assert (pr_u01 (UINT64_MAX) == 1 - 0x1p-53);
  ck_assert (pr_u01 (UINT64_MAX) < 1);
  ck_assert (pr_u01 (UINT64_C (1) << 63) == 0.5 + 0x1p-53);
  /* 1 - u is exact and again a value of the grid: the inversions rely on it. */
  for (uint64_t i = 0, s = 1; i < 1000; i++)
    {
      uint64_t w = noise (&s);
      ck_assert (1 - pr_u01 (w) == pr_u01 (~w));
    }
}
END_TEST

/* 10^6 words in 256 cells: chi-squared with 255 degrees of freedom, mean 255 and
 * sd sqrt (510) = 22.6; five of them either way. */
START_TEST (uniform_cells)
{
  pr_rng rng = { 42, 7 };
  int count[256] = { 0 };
  const int n = 1 << 20;

  for (int i = 0; i < n / 4; i++)
    {
      pr_block b = pr_rng_block (&rng, 1, (uint64_t) i, pr_rng_where (PR_DRAW_STEP, 3), 0);
      for (int j = 0; j < 4; j++)
        count[(int) (pr_u01 (b.u[j]) * 256)]++;
    }
  double chi2 = 0, expected = n / 256.0;
  for (int i = 0; i < 256; i++)
    chi2 += (count[i] - expected) * (count[i] - expected) / expected;
  ck_assert_double_lt (fabs (chi2 - 255), 5 * sqrt (510));
}
END_TEST

/* Each part of the key and of the counter matters. */
START_TEST (every_part_matters)
{
  const uint64_t base[6] = { 1, 2, 3, 4, 5, 6 };
  pr_rng rng = { base[0], base[1] };
  pr_block b = pr_rng_block (&rng, base[2], base[3], base[4], base[5]);

  for (int i = 0; i < 6; i++)
    {
      uint64_t k[6];
      for (int j = 0; j < 6; j++)
        k[j] = base[j] + (i == j);
      pr_rng other = { k[0], k[1] };
      pr_block c = pr_rng_block (&other, k[2], k[3], k[4], k[5]);
      for (int j = 0; j < 4; j++)
        ck_assert_uint_ne (b.u[j], c.u[j]);
    }
  ck_assert_uint_eq (pr_rng_where (PR_DRAW_ARRIVAL, 9), UINT64_C (1) << 32 | 9);
  ck_assert_uint_eq (pr_rng_where (PR_DRAW_RETRIAL, UINT32_MAX), UINT64_C (0x3ffffffff));
}
END_TEST

START_TEST (hashes)
{
  /* FNV-1a of one zero byte, and of "a" with its zero by the definition. */
  ck_assert_uint_eq (pr_hash_string (PR_HASH_SEED, ""), UINT64_C (0xaf63bd4c8601b7df));
  uint64_t a = UINT64_C (0xaf63dc4c8601ec8c); /* FNV-1a of "a" */
  ck_assert_uint_eq (pr_hash_string (PR_HASH_SEED, "a"), a * UINT64_C (0x100000001b3));
  /* MurmurHash3's finaliser. */
  ck_assert_uint_eq (pr_hash_finish (0), 0);
  ck_assert_uint_eq (pr_hash_finish (1), UINT64_C (0xb456bcfc34c2cb2c));

  uint64_t x = pr_hash_string (pr_hash_string (PR_HASH_SEED, "ab"), "c");
  uint64_t y = pr_hash_string (pr_hash_string (PR_HASH_SEED, "a"), "bc");
  ck_assert_uint_ne (x, y);
  ck_assert_uint_ne (pr_hash32 ("receive"), pr_hash32 ("return"));
  ck_assert_uint_eq (pr_hash32 ("return"),
                     pr_hash_finish (pr_hash_string (PR_HASH_SEED, "return")) >> 32);
}
END_TEST

START_TEST (fingerprint)
{
  uint64_t f = pr_rng_fingerprint ();
  ck_assert_uint_ne (f, 0);
  ck_assert_uint_ne (f, pr_hash_finish (PR_HASH_SEED)); /* something was hashed */
  ck_assert_uint_eq (f, pr_rng_fingerprint ());
}
END_TEST

int
main (void)
{
  Suite *s = suite_create ("rng");
  TCase *t = tcase_create ("rng");
  suite_add_tcase (s, t);
  tcase_add_loop_test (t, known_answers, 0, 3);
  tcase_add_test (t, open_interval);
  tcase_add_test (t, uniform_cells);
  tcase_add_test (t, every_part_matters);
  tcase_add_test (t, hashes);
  tcase_add_test (t, fingerprint);
  return run_suite (s);
}
