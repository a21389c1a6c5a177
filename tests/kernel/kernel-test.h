/* What every test of the kernel needs: Check, and cheap reproducible noise. */
#ifndef PR_TESTS_KERNEL_TEST_H
#define PR_TESTS_KERNEL_TEST_H

#include "../quick-check.h"
#include <stdint.h>
#include <stdlib.h>

/* SplitMix64 (Steele, Lea and Flood, 2014): unrelated to the generator under test. */
static inline uint64_t
noise (uint64_t *state)
{
  uint64_t z = (*state += UINT64_C (0x9e3779b97f4a7c15));
  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

#endif
