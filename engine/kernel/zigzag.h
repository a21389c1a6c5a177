/* Whole numbers of either sign as numbers that are small if they are near 0: 0, -1, 1, -2 ... are
 * 0, 1, 2, 3 ... */
#ifndef PR_KERNEL_ZIGZAG_H
#define PR_KERNEL_ZIGZAG_H

#include <stdint.h>

static inline uint64_t
pr_zigzag (int64_t x)
{
  return (uint64_t) x << 1 ^ (uint64_t) (x >> 63);
}

static inline int64_t
pr_unzigzag (uint64_t x)
{
  return (int64_t) (x >> 1) ^ -(int64_t) (x & 1);
}

#endif
