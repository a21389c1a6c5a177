/* Event log, the reader: see event-log.h. */
#include "observe/event-check.h"
#include "observe/event-log-format.h"

#include "kernel/cancel.h"
#include "kernel/file.h"
#include "kernel/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#define LATEST ((pr_time) 1 << 60) /* no log has times after it, or before its negative */

struct _pr_log_reader {
  char *path;
  FILE *file;
  const gint *cancel;
  uint64_t replication;
  pr_time time;
  uint64_t n; /* events so far */
  gboolean ended;
  pr_event_check *check;
  pr_logged_item *items; /* [n_items], of [cap_items] */
  uint32_t n_items, cap_items;
  size_t at, used;
  uint8_t block[PR_LOG_BLOCK + 16];
};

static gboolean
damaged (const pr_log_reader *r, GError **error)
{
  g_set_error (
      error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_DAMAGED,
      _ ("'%s' is cut short or damaged after event %" PRIu64 "; remove it, and it is made again"),
      r->path, (guint64) r->n);
  return FALSE;
}

/* Reads exactly n bytes. */
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

/* Also returns FALSE at the last block. */
static gboolean
next_block (pr_log_reader *r, GError **error)
{
  uint8_t head[8];
  if (!pr_go_on (r->cancel, error))
    return FALSE;
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

/* Reads a number within the block. One that goes beyond its end, or is too long, moves `at` past
 * the end. */
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

static bool
grow_items (pr_log_reader *r)
{
  if (r->n_items < r->cap_items)
    return true;
  uint32_t cap = r->cap_items > 0 ? 2 * r->cap_items : 64;
  pr_logged_item *items = cap > PR_NONE32 / 2 ? NULL : g_try_renew (pr_logged_item, r->items, cap);
  if (items == NULL)
    return false;
  r->items = items;
  r->cap_items = cap;
  return true;
}

/* Reads a number of at most `most`; a larger one moves r->at past the end. */
static inline uint64_t
number_to (pr_log_reader *r, uint64_t most)
{
  uint64_t x = number (r);
  if (x > most)
    r->at = SIZE_MAX / 2;
  return x;
}

static gboolean
read_item (pr_log_reader *r, GError **error)
{
  uint64_t item = number (r);
  pr_logged_item i = { .hash = number (r) };
  i.ident = number (r);
  i.born = pr_unzigzag (number (r));
  i.procedure = (uint16_t) number_to (r, UINT16_MAX);
  i.filing = (uint16_t) number_to (r, UINT16_MAX);
  i.home = (uint16_t) number_to (r, UINT16_MAX);
  uint64_t rest = number_to (r, UINT8_MAX);
  i.channel = (uint8_t) (rest >> 1);
  i.test = rest & 1;
  if (r->at > r->used || item > r->n_items || !pr_event_check_item (r->check, &i)
      || !grow_items (r))
    return damaged (r, error);
  r->items[item] = i;
  r->n_items += item == r->n_items;
  return TRUE;
}

/* Reads what follows the kind of what happens to no item. */
static void
read_officer (pr_log_reader *r, uint8_t kind, pr_logged *e)
{
  uint64_t past = number_to (r, (uint64_t) (LATEST - r->time)), officer = number_to (r, UINT32_MAX),
           reason = number_to (r, UINT8_MAX);
  *e = (pr_logged){ .what = (pr_happening) (kind & PR_LOG_KIND),
                    .item = PR_NONE32,
                    .officer = (uint32_t) officer,
                    .step = PR_NONE16,
                    .place = PR_NONE16,
                    .away = pr_happens_to_officer ((pr_happening) (kind & PR_LOG_KIND)),
                    .reason = (pr_away) reason,
                    .due = INT32_MAX };
  if (kind & ~PR_LOG_KIND)
    r->at = SIZE_MAX / 2;
  if (r->at > r->used)
    return;
  r->time += (pr_time) past;
  e->time = r->time;
  e->place = pr_event_check_place (r->check, e);
}

/* Reads what follows the kind. */
static void
read_event (pr_log_reader *r, uint8_t kind, pr_logged *e)
{
  uint64_t past = number_to (r, (uint64_t) (LATEST - r->time));
  uint64_t item = number_to (r, UINT32_MAX), officer = number_to (r, UINT32_MAX),
           step = number_to (r, UINT16_MAX), place = number_to (r, UINT16_MAX);
  uint64_t back = kind & PR_LOG_EARLIER ? number_to (r, (uint64_t) LATEST) : 0;
  *e = (pr_logged){ .what = (pr_happening) (kind & PR_LOG_KIND),
                    .item = (uint32_t) item,
                    .officer = (uint32_t) (officer - 1),
                    .step = (uint16_t) (step - 1),
                    .place = (uint16_t) (place - 1),
                    .visitor = (kind & PR_LOG_VISITOR) != 0,
                    .due = INT32_MAX };
  if (pr_log_has_due (e->what))
    {
      int64_t due = pr_unzigzag (number (r));
      e->due = (int32_t) due;
      if (due < INT32_MIN || due > INT32_MAX)
        r->at = SIZE_MAX / 2;
    }
  if (kind & PR_LOG_AWAY)
    {
      uint64_t why = number_to (r, UINT8_MAX);
      e->other = why == PR_N_AWAY;
      e->away = !e->other;
      e->reason = e->away ? (pr_away) why : PR_AWAY_UNFILLED;
    }
  if (r->at > r->used)
    return;
  r->time += (pr_time) past;
  e->time = r->time - (pr_time) back;
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
      if ((kind & PR_LOG_KIND) == PR_LOG_ITEM && !read_item (r, error))
        return FALSE;
    }
  while ((kind & PR_LOG_KIND) == PR_LOG_ITEM);
  gboolean apart = pr_happens_to_no_item ((pr_happening) (kind & PR_LOG_KIND));
  if (apart)
    read_officer (r, kind, e);
  else
    read_event (r, kind, e);
  if (r->at > r->used || (!apart && e->item >= r->n_items))
    return damaged (r, error);
  e->of = apart ? NULL : &r->items[e->item];
  if (!pr_event_check_event (r->check, e, r->time))
    return damaged (r, error);
  r->n++;
  return TRUE;
}

/* Reads the first block, and when the world begins. */
static gboolean
begin (pr_log_reader *r, GError **error)
{
  r->n = r->n_items = 0;
  r->at = r->used = 0;
  r->ended = FALSE;
  if (!next_block (r, error))
    return r->ended ? damaged (r, error) : FALSE;
  r->time = pr_unzigzag (number (r));
  return (r->at <= r->used && pr_event_check_begin (r->check, r->time)) || damaged (r, error);
}

void
pr_log_heed (pr_log_reader *r, const gint *cancel)
{
  r->cancel = cancel;
}

gboolean
pr_log_go_on (const pr_log_reader *r, GError **error)
{
  return pr_go_on (r->cancel, error);
}

gboolean
pr_log_rewind (pr_log_reader *r, GError **error)
{
  if (fseek (r->file, PR_LOG_HEADER, SEEK_SET) == 0)
    return begin (r, error);
  int code = errno;
  g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_IO, _ ("cannot read '%s': %s"),
               r->path, g_strerror (code));
  return FALSE;
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
  return begin (r, error);
}

pr_log_reader *
pr_log_open (const char *path, const char *key, const pr_world *world, GError **error)
{
  g_autoptr (pr_log_reader) r = g_new0 (pr_log_reader, 1);
  r->path = g_strdup (path);
  r->check = pr_event_check_new (world);
  g_autoptr (GError) why = NULL;
  int fd = pr_file_open (path, O_RDONLY, NULL, &why);
  if (fd < 0)
    {
      g_set_error (error, PR_EVENT_LOG_ERROR, PR_EVENT_LOG_ERROR_IO, _ ("cannot read '%s': %s"),
                   path, why->message);
      return NULL;
    }
  r->file = fdopen (fd, "rb");
  g_assert (r->file != NULL); /* only for want of memory, which GLib asserts, too */
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
  pr_event_check_free (r->check);
  g_free (r->items);
  g_free (r->path);
  g_free (r);
}
