#include "bare.h"

#include "bare-draws.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define UNITS 54
#define STAGES 3
#define SERVERS 7 /* of a unit: 2 + 4 + 1 */
#define CLOCKS (SERVERS + 1)

static const int servers_of[STAGES] = { 2, 4, 1 };
static const int first_server[STAGES] = { 0, 2, 6 };

/* A first-in-first-out queue of slab indices: a ring that doubles. */
typedef struct {
  uint32_t head, n, cap;
  uint32_t *at;
} ring;

static void
ring_push (ring *q, uint32_t x)
{
  if (q->n == q->cap)
    {
      uint32_t cap = q->cap ? 2 * q->cap : 64;
      uint32_t *at = malloc (cap * sizeof *at);
      for (uint32_t i = 0; i < q->n; i++)
        at[i] = q->at[(q->head + i) & (q->cap - 1)];
      free (q->at);
      *q = (ring){ .n = q->n, .cap = cap, .at = at };
    }
  q->at[(q->head + q->n++) & (q->cap - 1)] = x;
}

static uint32_t
ring_pop (ring *q)
{
  uint32_t x = q->at[q->head];
  q->head = (q->head + 1) & (q->cap - 1);
  q->n--;
  return x;
}

typedef struct {
  double arrived;
  uint32_t next_free, row; /* row: in the record */
} customer;

typedef struct {
  customer *list;
  uint32_t n, cap, free;
} slab;

static uint32_t
slab_take (slab *s)
{
  if (s->free != UINT32_MAX)
    {
      uint32_t i = s->free;
      s->free = s->list[i].next_free;
      return i;
    }
  if (s->n == s->cap)
    {
      s->cap = s->cap ? 2 * s->cap : 256;
      s->list = realloc (s->list, s->cap * sizeof *s->list);
    }
  return s->n++;
}

static void
slab_give (slab *s, uint32_t i)
{
  s->list[i].next_free = s->free;
  s->free = i;
}

/* A pending event: what = unit * CLOCKS + server, SERVERS for the unit's next arrival. */
typedef struct {
  double time;
  uint32_t what;
} event;

typedef struct {
  event *e;
  uint32_t n;
} heap;

static void
heap_push (heap *h, double time, uint32_t what)
{
  uint32_t i = h->n++;
  while (i > 0 && h->e[(i - 1) / 2].time > time)
    {
      h->e[i] = h->e[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  h->e[i] = (event){ time, what };
}

/* Puts an event in the place of the first one. */
static void
heap_replace (heap *h, event last)
{
  uint32_t i = 0;
  for (;;)
    {
      uint32_t child = 2 * i + 1;
      if (child >= h->n)
        break;
      child += child + 1 < h->n && h->e[child + 1].time < h->e[child].time;
      if (h->e[child].time >= last.time)
        break;
      h->e[i] = h->e[child];
      i = child;
    }
  h->e[i] = last;
}

static event
heap_pop (heap *h)
{
  event first = h->e[0], last = h->e[--h->n];
  if (h->n > 0)
    heap_replace (h, last);
  return first;
}

bare_result
bare_w1 (int64_t customers, uint64_t seed)
{
  bare_rng rng = bare_rng_seed (seed);
  event pending[4];
  heap h = { pending, 0 };
  double *waiting = malloc (65536 * sizeof *waiting), sum = 0, in_service = 0;
  uint32_t head = 0, n = 0; /* a ring of 65,536, beyond reach at load 0.9 */
  bool busy = false;
  int64_t arrived = 0, served = 0;
  heap_push (&h, bare_exponential (&rng, 1 / 0.9), 0);
  while (served < customers)
    {
      event e = h.e[0];
      if (e.what == 0)
        {
          arrived++;
          heap_replace (&h, (event){ e.time + bare_exponential (&rng, 1 / 0.9), 0 });
          if (busy)
            waiting[(head + n++) & 65535] = e.time;
          else
            {
              busy = true;
              in_service = e.time;
              heap_push (&h, e.time + bare_exponential (&rng, 1), 1);
            }
        }
      else
        {
          served++;
          sum += e.time - in_service;
          busy = n > 0;
          if (busy)
            {
              in_service = waiting[head];
              head = (head + 1) & 65535;
              n--;
              heap_replace (&h, (event){ e.time + bare_exponential (&rng, 1), 1 });
            }
          else
            heap_pop (&h);
        }
    }
  free (waiting);
  return (bare_result){ arrived, served, sum / (double) served };
}

/* The state of W2, the same for each kind of event set. */
typedef struct {
  bare_rng rng;
  slab slab;
  ring queue[UNITS][STAGES];
  uint8_t idle[UNITS][STAGES];             /* bit mask of idle servers */
  uint32_t in_service[UNITS][SERVERS + 1]; /* slab index */
  int64_t arrived, services, finished;
  double sum;
  double median[2], sigma[2];
  bare_dossier *record;
} line_of_stages;

static line_of_stages *
begin (uint64_t seed, bare_dossier *record)
{
  static const double mean[2] = { 1.6, 3.4 }, cv[2] = { 0.5, 1 };
  line_of_stages *s = malloc (sizeof *s);
  *s = (line_of_stages){ .rng = bare_rng_seed (seed),
                         .slab = { .free = UINT32_MAX },
                         .record = record };
  for (int i = 0; i < 2; i++)
    {
      s->median[i] = mean[i] / sqrt (1 + cv[i] * cv[i]);
      s->sigma[i] = sqrt (log1p (cv[i] * cv[i]));
    }
  for (int u = 0; u < UNITS; u++)
    for (int k = 0; k < STAGES; k++)
      s->idle[u][k] = (uint8_t) ((1 << servers_of[k]) - 1);
  return s;
}

static bare_result
end (line_of_stages *s)
{
  for (int u = 0; u < UNITS; u++)
    for (int k = 0; k < STAGES; k++)
      free (s->queue[u][k].at);
  free (s->slab.list);
  bare_result result = { s->arrived, s->services, s->sum / (double) s->finished };
  free (s);
  return result;
}

static inline double
service (line_of_stages *s, int stage)
{
  return stage == 2 ? bare_exponential (&s->rng, 0.8)
                    : bare_lognormal (&s->rng, s->median[stage], s->sigma[stage]);
}

static inline void
note (line_of_stages *s, uint32_t c, int what, double now)
{
  if (s->record)
    s->record[s->slab.list[c].row].time[what] = now;
}

/* The server takes up the customer: the time at which it will be done. */
static inline double
serve (line_of_stages *s, uint32_t u, int stage, int server, uint32_t c, double now)
{
  s->in_service[u][server] = c;
  note (s, c, 1 + 2 * stage, now);
  return now + service (s, stage);
}

/* A customer comes to a stage: the server that takes it up and when it is done, or -1. */
static inline int
come (line_of_stages *s, uint32_t u, int stage, uint32_t c, double now, double *done)
{
  if (!s->idle[u][stage])
    {
      ring_push (&s->queue[u][stage], c);
      return -1;
    }
  int k = __builtin_ctz (s->idle[u][stage]);
  s->idle[u][stage] &= (uint8_t) (s->idle[u][stage] - 1);
  *done = serve (s, u, stage, first_server[stage] + k, c, now);
  return first_server[stage] + k;
}

static inline uint32_t
arrive (line_of_stages *s, uint32_t u, double now)
{
  uint32_t c = slab_take (&s->slab);
  s->slab.list[c].arrived = now;
  if (s->record)
    {
      s->slab.list[c].row = (uint32_t) s->arrived;
      s->record[s->arrived]
          = (bare_dossier){ { now, NAN, NAN, NAN, NAN, NAN, NAN }, u, (uint32_t) s->arrived };
    }
  s->arrived++;
  return c;
}

static inline int
stage_of (int server)
{
  return (server >= 2) + (server >= 6);
}

/* The customer leaves the server: true and the next stage, or false at the end. */
static inline bool
leave (line_of_stages *s, uint32_t u, int server, double now, uint32_t *c, int *next)
{
  *c = s->in_service[u][server];
  *next = stage_of (server) + 1;
  s->services++;
  note (s, *c, 2 * *next, now);
  if (*next < STAGES)
    return true;
  s->finished++;
  s->sum += now - s->slab.list[*c].arrived;
  slab_give (&s->slab, *c);
  return false;
}

static inline void
free_server (line_of_stages *s, uint32_t u, int server)
{
  int stage = stage_of (server);
  s->idle[u][stage] |= (uint8_t) (1 << (server - first_server[stage]));
}

/* Units first <= u < last together on one heap, to time t. */
static void
run_heap (line_of_stages *s, uint32_t first, uint32_t last, double t)
{
  event pending[UNITS * CLOCKS];
  heap h = { pending, 0 };
  for (uint32_t u = first; u < last; u++)
    heap_push (&h, bare_exponential (&s->rng, 1), u * CLOCKS + SERVERS);
  while (h.n > 0 && h.e[0].time <= t)
    {
      event e = h.e[0];
      uint32_t u = e.what / CLOCKS, c;
      int server = (int) (e.what % CLOCKS), next;
      double now = e.time, done = 0;
      if (server == SERVERS)
        {
          heap_replace (&h, (event){ now + bare_exponential (&s->rng, 1), e.what });
          int to = come (s, u, 0, arrive (s, u, now), now, &done);
          if (to >= 0)
            heap_push (&h, done, u * CLOCKS + (uint32_t) to);
          continue;
        }
      bool goes_on = leave (s, u, server, now, &c, &next);
      int stage = stage_of (server);
      ring *q = &s->queue[u][stage];
      if (q->n > 0)
        heap_replace (&h, (event){ serve (s, u, stage, server, ring_pop (q), now), e.what });
      else
        {
          heap_pop (&h);
          free_server (s, u, server);
        }
      int to = goes_on ? come (s, u, next, c, now, &done) : -1;
      if (to >= 0)
        heap_push (&h, done, u * CLOCKS + (uint32_t) to);
    }
}

bare_result
bare_w2_heap (double t, uint64_t seed, bare_dossier *record)
{
  line_of_stages *s = begin (seed, record);
  run_heap (s, 0, UNITS, t);
  return end (s);
}

bare_result
bare_w2_alone (double t, uint64_t seed, bare_dossier *record)
{
  line_of_stages *s = begin (seed, record);
  for (uint32_t u = 0; u < UNITS; u++)
    run_heap (s, u, u + 1, t);
  return end (s);
}

/* A winner tree over 512 slots, one a server and one a unit's arrivals. Positive doubles are in the
 * order of their bits, and comparing those needs no branch. */
enum { SLOTS = 512 };

typedef struct {
  int64_t key[SLOTS];
  uint32_t win[SLOTS];
} slots;

static int64_t
bits_of (double time)
{
  int64_t bits;
  memcpy (&bits, &time, sizeof bits);
  return bits;
}

static inline void
slot_set (slots *s, uint32_t slot, double time)
{
  int64_t best = s->key[slot] = bits_of (time);
  uint32_t w = slot, other = slot ^ 1;
  for (uint32_t i = (slot + SLOTS) >> 1;; i >>= 1)
    {
      int64_t key = s->key[other];
      int64_t smaller = -(int64_t) (key < best); /* a mask: the compiler would branch */
      w ^= (w ^ other) & (uint32_t) smaller;
      best ^= (best ^ key) & smaller;
      s->win[i] = w;
      if (i == 1)
        break;
      other = s->win[i ^ 1];
    }
}

static void
slots_begin (slots *f, line_of_stages *s)
{
  for (uint32_t i = 0; i < SLOTS; i++)
    f->key[i] = bits_of (INFINITY);
  for (uint32_t i = SLOTS - 1; i > 0; i--)
    f->win[i] = 2 * i >= SLOTS ? 2 * i - SLOTS : f->win[2 * i];
  for (uint32_t u = 0; u < UNITS; u++)
    slot_set (f, u * CLOCKS + SERVERS, bare_exponential (&s->rng, 1));
}

/* The customer comes to a stage, where a server may take it up. */
static inline void
slots_come (slots *f, line_of_stages *s, uint32_t u, int stage, uint32_t c, double now)
{
  double done;
  int to = come (s, u, stage, c, now, &done);
  if (to >= 0)
    slot_set (f, u * CLOCKS + (uint32_t) to, done);
}

bare_result
bare_w2_slots (double t, uint64_t seed)
{
  line_of_stages *s = begin (seed, NULL);
  slots f;
  slots_begin (&f, s);
  for (;;)
    {
      uint32_t slot = f.win[1], u = slot / CLOCKS, c;
      int server = (int) (slot % CLOCKS), next;
      double now;
      memcpy (&now, &f.key[slot], sizeof now);
      if (!(now <= t))
        break;
      if (server == SERVERS)
        {
          slot_set (&f, slot, now + bare_exponential (&s->rng, 1));
          slots_come (&f, s, u, 0, arrive (s, u, now), now);
          continue;
        }
      bool goes_on = leave (s, u, server, now, &c, &next);
      int stage = stage_of (server);
      ring *q = &s->queue[u][stage];
      if (q->n > 0)
        slot_set (&f, slot, serve (s, u, stage, server, ring_pop (q), now));
      else
        {
          slot_set (&f, slot, INFINITY);
          free_server (s, u, server);
        }
      if (goes_on)
        slots_come (&f, s, u, next, c, now);
    }
  return end (s);
}
