/* Format of event logs: what their writer and reader share. Private to this room.
 *
 *   header   magic, SHA-256 of the key (hexadecimal), replication (8 bytes)
 *   block    length and CRC-32 of what follows (4 bytes each), then events
 *   last     a block with length 8 and the top bit of the length set: the number of events
 *
 * All of these numbers are little-endian.
 *
 * The first number is when the world begins. An event is a byte with its kind and flags, then
 * numbers of 7 bits per byte, the lowest bits first, the top bit set in all bytes but the last:
 *
 *   PR_LOG_ITEM   item, hash, ident, born (zigzag), procedure, filing, home, channel * 2 + test
 *   WENT_AWAY,    time since the event before, officer, reason
 *   CAME_BACK,    (of a measure or a thing its number, and 0)
 *   MEASURE_BEGAN, MEASURE_ENDED
 *   THING_DOWN, THING_SLOW, THING_UP
 *   else          time since the event before, item, officer + 1, step + 1, place + 1 (0: none);
 *                 with PR_LOG_EARLIER how long before that time it was;
 *                 of RECEIVED, APOLOGISED and WENT_ON the due day (zigzag);
 *                 with PR_LOG_AWAY the reason for which the officer is away, or PR_N_AWAY: other
 *                 work
 *
 * Items are numbered in the order in which the log first tells of them, so that a reader needs
 * memory only for what it has read.
 */
#ifndef PR_OBSERVE_EVENT_LOG_FORMAT_H
#define PR_OBSERVE_EVENT_LOG_FORMAT_H

#include "kernel/zigzag.h"
#include "observe/event-log.h"

#define PR_LOG_MAGIC "pilotrun events 4\n"
#define PR_LOG_KEY 64
#define PR_LOG_HEADER (sizeof PR_LOG_MAGIC - 1 + PR_LOG_KEY + 8)
#define PR_LOG_BLOCK 65536 /* bytes of events in a block, at most */
#define PR_LOG_EVENT 128   /* bytes of an event, at most */
#define PR_LOG_LAST UINT32_C (0x80000000)
#define PR_LOG_ITEM 31
#define PR_LOG_VISITOR 32
#define PR_LOG_EARLIER 64
#define PR_LOG_AWAY 128
#define PR_LOG_KIND 31 /* mask of the kind */
G_STATIC_ASSERT ((int) PR_N_HAPPENINGS <= PR_LOG_ITEM);

/* Whether a happening is told with a due date. */
static inline bool
pr_log_has_due (pr_happening what)
{
  return what == PR_HAPPENS_RECEIVED || what == PR_HAPPENS_APOLOGISED || what == PR_HAPPENS_WENT_ON;
}

static inline void
pr_log_put32 (uint8_t *to, uint32_t x)
{
  for (int k = 0; k < 4; k++)
    to[k] = (uint8_t) (x >> 8 * k);
}

static inline void
pr_log_put64 (uint8_t *to, uint64_t x)
{
  for (int k = 0; k < 8; k++)
    to[k] = (uint8_t) (x >> 8 * k);
}

static inline uint32_t
pr_log_get32 (const uint8_t *from)
{
  uint32_t x = 0;
  for (int k = 0; k < 4; k++)
    x |= (uint32_t) from[k] << 8 * k;
  return x;
}

static inline uint64_t
pr_log_get64 (const uint8_t *from)
{
  return pr_log_get32 (from) | (uint64_t) pr_log_get32 (from + 4) << 32;
}

#endif
