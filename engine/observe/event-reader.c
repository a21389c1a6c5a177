/* Event log, the reader: see event-log.h. */
#include "observe/event-log-format.h"

#include "kernel/i18n.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

/* Items are numbered one after another: a number far beyond those seen is a damaged one. */
#define FIRST_ITEMS UINT32_C (65536)
#define LATEST ((pr_time) 1 << 60) /* no log has times beyond it, nor before its negative */

struct _pr_log_reader {
  char *path;
  FILE *file;
  uint64_t replication;
  pr_time time;
  uint64_t n; /* events so far */
  gboolean ended;
  pr_logged_item *items; /* [n_items] */
  uint32_t n_items;
  size_t at, used;
  uint8_t block[PR_LOG_BLOCK + 16];
};

static gboolean
damaged (const pr_log_reader *r, GError **error)
{
  g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_DAMAGED,
               _ ("'%s' is cut short or damaged after %" G_GUINT64_FORMAT
                  " events; remove it, and it is made again"),
               r->path, (guint64) r->n);
  return FALSE;
}

/* Exactly n bytes. */
static gboolean
take (pr_log_reader *r, uint8_t *to, size_t n, GError **error)
{
  if (fread (to, 1, n, r->file) == n)
    return TRUE;
  if (!ferror (r->file))
    return damaged (r, error);
  g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_IO, _ ("cannot read '%s': %s"),
               r->path, g_strerror (errno));
  return FALSE;
}

/* FALSE at the last block, too. */
static gboolean
next_block (pr_log_reader *r, GError **error)
{
  uint8_t head[8];
  if (!take (r, head, sizeof head, error))
    return FALSE;
  uint32_t length = pr_log_get32 (head);
  gboolean last = (length & PR_LOG_LAST) != 0;
  length &= ~PR_LOG_LAST;
  if (length == 0 || length > PR_LOG_BLOCK || (last && length != 8))
    return damaged (r, error);
  if (!take (r, r->block, length, error))
    return FALSE;
  if (crc32 (0, r->block, length) != pr_log_get32 (head + 4))
    return damaged (r, error);
  r->at = 0;
  r->used = length;
  if (!last)
    return TRUE;
  if (pr_log_get64 (r->block) != r->n || fgetc (r->file) != EOF)
    return damaged (r, error);
  r->ended = TRUE;
  return FALSE;
}

/* A number within the block; one that goes beyond its end, or is too long, moves `at` past it. */
static inline uint64_t
number (pr_log_reader *r)
{
  uint64_t x = 0;
  for (int shift = 0; shift < 64; shift += 7)
    {
      uint8_t byte = r->at < r->used ? r->block[r->at] : 0;
      r->at++;
      x |= (uint64_t) (byte & 127) << shift;
      if (byte < 128)
        return x;
    }
  r->at = SIZE_MAX / 2;
  return x;
}

static gboolean
read_item (pr_log_reader *r, GError **error)
{
  uint64_t item = number (r);
  pr_logged_item i = { .hash = number (r) };
  i.ident = number (r);
  i.born = pr_log_unzigzag (number (r));
  i.procedure = (uint16_t) number (r);
  i.filing = (uint16_t) number (r);
  i.home = (uint16_t) number (r);
  uint64_t rest = number (r);
  i.channel = (uint8_t) (rest >> 1);
  i.test = rest & 1;
  if (r->at > r->used || item / 4 >= MAX (r->n_items, FIRST_ITEMS))
    return damaged (r, error);
  if (item >= r->n_items)
    {
      uint32_t n = MAX (r->n_items * 2, (uint32_t) item + 1024);
      pr_logged_item *items = g_try_renew (pr_logged_item, r->items, n);
      if (items == NULL)
        return damaged (r, error);
      memset (items + r->n_items, 0, (n - r->n_items) * sizeof *items);
      r->items = items;
      r->n_items = n;
    }
  r->items[item] = i;
  return TRUE;
}

gboolean
pr_log_next (pr_log_reader *r, pr_logged *e, GError **error)
{
  uint8_t kind;
  do
    {
      if (r->ended)
        return FALSE;
      if (r->at >= r->used && !next_block (r, error))
        return FALSE;
      kind = r->block[r->at++];
      if ((kind & 31) == PR_LOG_ITEM && !read_item (r, error))
        return FALSE;
    }
  while ((kind & 31) == PR_LOG_ITEM);
  uint64_t past = number (r), item = number (r), officer = number (r), step = number (r),
           place = number (r);
  *e = (pr_logged){ .what = (pr_happening) (kind & 31),
                    .item = (uint32_t) item,
                    .officer = (uint32_t) (officer - 1),
                    .step = (uint16_t) (step - 1),
                    .place = (uint16_t) (place - 1),
                    .visitor = (kind & PR_LOG_VISITOR) != 0,
                    .due = INT32_MAX };
  if (e->what == PR_HAPPENS_RECEIVED)
    e->due = (int32_t) pr_log_unzigzag (number (r));
  if (r->at > r->used || e->what > PR_HAPPENS_CLOSED || item >= r->n_items
      || past > (uint64_t) (LATEST - r->time))
    return damaged (r, error);
  e->of = &r->items[item];
  e->time = r->time += (pr_time) past;
  r->n++;
  return TRUE;
}

static gboolean
read_header (pr_log_reader *r, const char *key, GError **error)
{
  uint8_t header[PR_LOG_HEADER];
  size_t magic = sizeof PR_LOG_MAGIC - 1;
  size_t n = fread (header, 1, sizeof header, r->file);
  if (n < magic || memcmp (header, PR_LOG_MAGIC, magic) != 0)
    {
      g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_OTHER,
                   _ ("'%s' is no event log, or one of another version; remove it, and it is made "
                      "again"),
                   r->path);
      return FALSE;
    }
  if (n < sizeof header)
    return damaged (r, error);
  g_autofree char *sum
      = key != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1) : NULL;
  if (sum != NULL && memcmp (header + magic, sum, PR_LOG_KEY) != 0)
    {
      g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_OTHER,
                   _ ("'%s' is of another scenario, seed or version; remove it, and it is made "
                      "again"),
                   r->path);
      return FALSE;
    }
  r->replication = pr_log_get64 (header + PR_LOG_HEADER - 8);
  if (!next_block (r, error))
    return r->ended ? damaged (r, error) : FALSE;
  r->time = pr_log_unzigzag (number (r));
  return (r->at <= r->used && r->time >= -LATEST && r->time <= LATEST) || damaged (r, error);
}

pr_log_reader *
pr_log_open (const char *path, const char *key, GError **error)
{
  g_autoptr (pr_log_reader) r = g_new0 (pr_log_reader, 1);
  r->path = g_strdup (path);
  r->file = fopen (path, "rbe");
  if (r->file == NULL)
    {
      int code = errno;
      g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_IO, _ ("cannot read '%s': %s"),
                   path, g_strerror (code));
      return NULL;
    }
  return read_header (r, key, error) ? g_steal_pointer (&r) : NULL;
}

uint64_t
pr_log_replication (const pr_log_reader *r)
{
  return r->replication;
}

void
pr_log_close (pr_log_reader *r)
{
  if (r == NULL)
    return;
  if (r->file != NULL)
    fclose (r->file);
  g_free (r->items);
  g_free (r->path);
  g_free (r);
}
