/* Keyed random draws: Philox4x64-7 (Salmon, Moraes, Dror and Shaw, 2011), stateless.
 *
 * A draw is a pure function of (seed, replication; stream, ident, where, k). No
 * call changes anything, so the order of calls does not matter, and two scenarios
 * that hold the same dossier draw the same numbers for it.
 *
 *   stream  hash of the structural names (unit code, stream, procedure, channel)
 *   ident   date and number within that date
 *   where   purpose and step
 *   k       round of rework, attempt, or further counters of a rejection sampler
 */
#ifndef PR_KERNEL_RNG_H
#define PR_KERNEL_RNG_H

#include <stddef.h>
#include <stdint.h>

/* Philox needs no vector types, and their headers are as long as all others together. */
#define R123_USE_SSE 0
#include <Random123/philox.h>

typedef struct {
  uint64_t seed;
  uint64_t replication;
} pr_rng;

typedef struct {
  uint64_t u[4];
} pr_block;

/* What a draw is for; the high 32 bits of `where`. Numbers are part of the
 * reproducible results: append new ones, never renumber. */
typedef enum {
  PR_DRAW_ARRIVAL = 1,    /* u0 gap of a renewal stream, u1 home unit, u2 members of the group */
  PR_DRAW_STEP = 2,       /* u0 effort or delay, u1 next step, u2 and u3 free */
  PR_DRAW_RETRIAL = 3,    /* u0 comes back?, u1 hour of the next visit */
  PR_DRAW_GAP = 4,        /* of arrivals n of a date: word n % 4 of block n / 4 */
  PR_DRAW_PATIENCE = 5,   /* u0 patience in a line; k is the visit and the round of rework */
  PR_DRAW_PART = 6,       /* u0 which part of a split unit */
  PR_DRAW_PORTAL = 7,     /* u0 to the counter?, u1 hour of that visit; k is the attempt */
  PR_DRAW_READY = 8,      /* u0 delay until a condition is met or an officer comes back */
  PR_DRAW_INCIDENT = 9,   /* u0 time until the incident begins, u1 effort of its repair */
  PR_DRAW_ELSEWHERE = 10, /* u0 files elsewhere?, u1 where */
  PR_DRAW_REDIRECT = 11,  /* u0 sent on?; k is the attempt */
  PR_DRAW_TRACE = 12,     /* u0 of the dossiers that are traced, the smallest is */
  PR_DRAW_MEASURE = 13,   /* u0 delay until it takes effect; k is the time that it is ordered */
  PR_DRAW_ACTIVITY = 14,  /* u0 passed?, u1 duration; k is the try */
  PR_DRAW_LEAVE = 16, /* u0 does a spell begin?, u1 its length; ident is the date and the officer */
  PR_DRAW_ERROR = 18, /* u0 errs at the step?, u1 effort of the repair; k is how often it has been
                         completed */
  PR_DRAW_STRETCH = 19, /* of a day's stretches n begins at: word n % 4 of block n / 4; ident is the
                           date and the officer */
  PR_DRAW_SHARE = 20,   /* u0 of the pools with equal remainders, the smallest have one more away */
  PR_DRAW_RANK = 21,    /* draw n of a resample of the replications: word n % 4 of block n / 4;
                           ident is the resample */
} pr_draw;

static inline uint64_t
pr_rng_where (pr_draw purpose, uint32_t step_hash)
{
  return (uint64_t) purpose << 32 | step_hash;
}

#define PR_PHILOX_ROUNDS 7 /* docs/RANDOM-NUMBERS.md says why */

/* One block of four independent 64-bit words. */
static inline pr_block
pr_rng_block (const pr_rng *rng, uint64_t stream, uint64_t ident, uint64_t where, uint64_t k)
{
  philox4x64_ctr_t ctr = { { stream, ident, where, k } };
  philox4x64_key_t key = { { rng->seed, rng->replication } };
  philox4x64_ctr_t r = philox4x64_R (PR_PHILOX_ROUNDS, ctr, key);
  return (pr_block){ { r.v[0], r.v[1], r.v[2], r.v[3] } };
}

/* Uniform on the open interval (0, 1): 53 bits, centred, never 0 and never 1.
 * (u >> 11 + 1/2) 2^-53 would round up to 1 for the largest word, hence 52 bits. */
static inline double
pr_u01 (uint64_t u)
{
  return ((double) (u >> 12) + 0.5) * 0x1p-52;
}

/* 64-bit and 32-bit hashes of names for keys (FNV-1a, then a finalising mix);
 * the same on every machine. Strings are hashed with their terminating 0, so
 * that ("ab", "c") and ("a", "bc") differ. `h` chains; begin with PR_HASH_SEED. */
#define PR_HASH_SEED UINT64_C (0xcbf29ce484222325)
uint64_t pr_hash_string (uint64_t h, const char *s);
uint64_t pr_hash_finish (uint64_t h);
uint32_t pr_hash32 (const char *s);

/* Fingerprint of the C library functions that draws use: 64 values of log, exp
 * and the normal quantile, hashed. Results with different fingerprints come
 * from machines whose last bits differ, and are never merged silently. */
uint64_t pr_rng_fingerprint (void);

#endif
