/* Event log, the writer: see event-log.h. */
#include "observe/event-log-format.h"

#include "kernel/file.h"
#include "kernel/i18n.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

/* clang-format off */
G_DEFINE_QUARK (pr-event-log-error-quark, pr_event_log_error)
/* clang-format on */

typedef struct {
  pr_logged_item item; /* as it was last written */
  uint32_t number;     /* the log's own, from 1; 0: not yet told of */
} known_item;

struct _pr_event_log {
  pr_probe probe;
  char *path;
  pr_scratch scratch;
  int fd;     /* -1: finished, or never begun */
  int failed; /* errno of the first write that did not succeed */
  pr_time last;
  uint64_t n;
  known_item *items; /* [n_items] by the model's number */
  uint32_t n_items, n_known;
  size_t used;
  uint8_t head[8]; /* lies just before `block`, so that one write takes both */
  uint8_t block[PR_LOG_BLOCK];
};

static void
write_all (pr_event_log *log, const uint8_t *data, size_t n)
{
  while (n > 0 && log->failed == 0)
    {
      ssize_t done = write (log->fd, data, n);
      if (done < 0 && errno != EINTR)
        log->failed = errno;
      else if (done > 0)
        {
          data += done;
          n -= (size_t) done;
        }
    }
}

static void
end_block (pr_event_log *log, uint32_t flag)
{
  if (log->used == 0)
    return;
  pr_log_put32 (log->head, (uint32_t) log->used | flag);
  pr_log_put32 (log->head + 4, (uint32_t) crc32 (0, log->block, (uInt) log->used));
  write_all (log, log->head, sizeof log->head);
  write_all (log, log->block, log->used);
  log->used = 0;
}

static inline uint8_t *
put_number (uint8_t *to, uint64_t x)
{
  for (; x >= 128; x >>= 7)
    *to++ = (uint8_t) (x | 128);
  *to++ = (uint8_t) x;
  return to;
}

static void
put_item (pr_event_log *log, const known_item *known)
{
  const pr_logged_item *i = &known->item;
  uint8_t *to = log->block + log->used;
  *to++ = PR_LOG_ITEM;
  to = put_number (to, known->number - 1);
  to = put_number (to, i->hash);
  to = put_number (to, i->ident);
  to = put_number (to, pr_zigzag (i->born));
  to = put_number (to, i->procedure);
  to = put_number (to, i->filing);
  to = put_number (to, i->home);
  to = put_number (to, (uint64_t) i->channel * 2 + i->test);
  log->used = (size_t) (to - log->block);
}

static bool
grow_items (pr_event_log *log, uint32_t item)
{
  uint32_t n = MAX (log->n_items * 2, item + 1024);
  known_item *items = g_try_renew (known_item, log->items, n);
  if (items == NULL)
    {
      log->failed = ENOMEM;
      return false;
    }
  memset (items + log->n_items, 0, (n - log->n_items) * sizeof *items);
  log->items = items;
  log->n_items = n;
  return true;
}

/* Writes what is known of the item, if that has changed. */
static void
know_item (pr_event_log *log, const pr_happened *h)
{
  known_item *known = &log->items[h->item];
  const pr_logged_item *i = &known->item;
  if (known->number > 0 && i->hash == h->hash && i->ident == h->ident && i->born == h->born
      && i->filing == h->filing && i->home == h->home && i->channel == h->channel
      && i->procedure == h->procedure)
    return;
  known->item = (pr_logged_item){ .hash = h->hash,
                                  .ident = h->ident,
                                  .born = h->born,
                                  .procedure = h->procedure,
                                  .filing = h->filing,
                                  .home = h->home,
                                  .channel = h->channel,
                                  .test = h->test };
  if (known->number == 0)
    known->number = ++log->n_known;
  put_item (log, known);
}

/* What happens to no item: never told later than it happens. */
static void
put_officer (pr_event_log *log, const pr_happened *h)
{
  uint8_t *to = log->block + log->used;
  *to++ = (uint8_t) h->what;
  to = put_number (to, (uint64_t) (h->time - log->last));
  to = put_number (to, h->officer);
  to = put_number (to, (uint64_t) h->reason);
  log->last = h->time;
  log->used = (size_t) (to - log->block);
  log->n++;
}

static void
on_happened (void *self, const pr_happened *h)
{
  pr_event_log *log = self;
  if (G_UNLIKELY (log->used + 2 * PR_LOG_EVENT > PR_LOG_BLOCK))
    end_block (log, 0);
  if (pr_happens_to_no_item (h->what))
    {
      put_officer (log, h);
      return;
    }
  if (G_UNLIKELY (h->item >= log->n_items) && !grow_items (log, h->item))
    return;
  know_item (log, h);
  bool earlier = h->time < log->last, elsewhere = h->away || h->other;
  uint8_t *to = log->block + log->used;
  *to++ = (uint8_t) ((unsigned) h->what | (h->visitor ? PR_LOG_VISITOR : 0u)
                     | (earlier ? PR_LOG_EARLIER : 0u) | (elsewhere ? PR_LOG_AWAY : 0u));
  to = put_number (to, earlier ? 0 : (uint64_t) (h->time - log->last));
  to = put_number (to, log->items[h->item].number - 1);
  to = put_number (to, h->officer == PR_NONE32 ? 0 : (uint64_t) h->officer + 1);
  to = put_number (to, h->step == PR_NONE16 ? 0 : h->step + 1u);
  to = put_number (to, h->place == PR_NONE16 ? 0 : h->place + 1u);
  if (earlier)
    to = put_number (to, (uint64_t) (log->last - h->time));
  else
    log->last = h->time;
  if (pr_log_has_due (h->what))
    to = put_number (to, pr_zigzag (h->due));
  if (elsewhere)
    to = put_number (to, h->other ? (uint64_t) PR_N_AWAY : (uint64_t) h->reason);
  log->used = (size_t) (to - log->block);
  log->n++;
}

static gboolean
fail (const pr_event_log *log, int code, GError **error)
{
  g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_IO,
               _ ("cannot write '%s': %s; make room there or name another folder, then run again"),
               log->path, g_strerror (code));
  return FALSE;
}

pr_event_log *
pr_event_log_create (const char *path, const char *key, const pr_world *world, uint64_t replication,
                     GError **error)
{
  g_autoptr (pr_event_log) log = g_new0 (pr_event_log, 1);
  uint8_t header[PR_LOG_HEADER];
  log->path = g_strdup (path);
  log->fd = pr_scratch_begin (&log->scratch, path);
  if (log->fd < 0)
    {
      fail (log, errno, error);
      return NULL;
    }
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  memcpy (header, PR_LOG_MAGIC, sizeof PR_LOG_MAGIC - 1);
  memcpy (header + sizeof PR_LOG_MAGIC - 1, sum, PR_LOG_KEY);
  pr_log_put64 (header + PR_LOG_HEADER - 8, replication);
  write_all (log, header, sizeof header);
  log->last = world->begin;
  log->block[0] = 0;
  log->used = (size_t) (put_number (log->block, pr_zigzag (world->begin)) - log->block);
  log->probe = (pr_probe){ .happened = on_happened, .self = log };
  return g_steal_pointer (&log);
}

const pr_probe *
pr_event_log_probe (pr_event_log *log)
{
  return &log->probe;
}

gboolean
pr_event_log_finish (pr_event_log *log, GError **error)
{
  end_block (log, 0);
  pr_log_put64 (log->block, log->n);
  log->used = 8;
  end_block (log, PR_LOG_LAST);
  if (log->failed == 0 && fsync (log->fd) < 0 && errno != EINVAL && errno != ENOSYS
      && errno != ENOTSUP)
    log->failed = errno;
  if (close (log->fd) < 0 && log->failed == 0)
    log->failed = errno;
  log->fd = -1;
  if (log->failed == 0)
    log->failed = pr_scratch_end (&log->scratch, true);
  pr_scratch_clear (&log->scratch);
  return log->failed == 0 || fail (log, log->failed, error);
}

void
pr_event_log_free (pr_event_log *log)
{
  if (log == NULL)
    return;
  if (log->fd >= 0)
    close (log->fd);
  pr_scratch_clear (&log->scratch);
  g_free (log->items);
  g_free (log->path);
  g_free (log);
}
