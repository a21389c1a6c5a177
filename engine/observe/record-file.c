#include "observe/record-file.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "observe/record-check.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "PILOTREC"
#define FORMAT 4
#define LEVEL 1 /* of compression: speed counts, and most bytes are zero */

/* clang-format off */
G_DEFINE_QUARK (pr-record-file-error-quark, pr_record_file_error)
/* clang-format on */

typedef struct {
  char magic[8];
  uint32_t format, n_arrays;
  char key[64]; /* SHA-256 of the experiment's key and the record's shape */
} header;

typedef struct {
  uint32_t replication, n_points;
  uint64_t length, raw; /* bytes, compressed and not */
  uint8_t checksum[32]; /* SHA-256 of what is above and of the compressed bytes */
} entry;

/* A point without the holes that a compiler leaves in it. */
typedef struct {
  int64_t place, step, cause, reason, first_day, last_day, dossiers, lost;
} flat_point;

struct _pr_record_file {
  const pr_world *world;
  uint64_t plain, points; /* bytes of a record without points, and how many it may have */
  char *path;
  int fd;
  off_t end;
  pthread_mutex_t lock;
  GHashTable *places; /* replication -> where its entry is (int64_t *) */
};

typedef struct {
  void *data;
  size_t bytes;
} array;

/* The arrays of a record, in a fixed order; all are plain numbers. Returns how many there are: the
 * last only if details are kept. */
#define N_ARRAYS 22
static int
arrays_of (const pr_record *r, array a[N_ARRAYS])
{
  size_t days = r->n_days;
  a[0] = (array){ r->series, PR_SERIES_N * r->n_places * days * sizeof *r->series };
  a[1] = (array){ r->work_days, r->n_pools * days * sizeof *r->work_days };
  a[2] = (array){ r->place, r->n_places * sizeof *r->place };
  a[3] = (array){ r->procedure, r->n_procedures * sizeof *r->procedure };
  a[4] = (array){ r->pool, r->n_pools * sizeof *r->pool };
  a[5] = (array){ r->line, r->n_lines * sizeof *r->line };
  a[6] = (array){ r->lost, (size_t) PR_N_CAUSES * r->n_weeks * sizeof *r->lost };
  a[7] = (array){ r->thing, r->n_things * sizeof *r->thing };
  a[8] = (array){ r->crew, r->n_crews * sizeof *r->crew };
  a[9] = (array){ r->ages, PR_N_AGES * days * sizeof *r->ages };
  a[10] = (array){ r->at_work, (size_t) PR_GLANCES * r->n_pools * sizeof *r->at_work };
  a[11] = (array){ r->on_duty, (size_t) PR_GLANCES * r->n_pools * sizeof *r->on_duty };
  a[12] = (array){ r->officer, r->n_officers * sizeof *r->officer };
  a[13] = (array){ r->practice, r->n_practices * sizeof *r->practice };
  a[14] = (array){ r->rehearsal, r->n_rehearsals * sizeof *r->rehearsal };
  a[15] = (array){ r->venue, r->n_venues * sizeof *r->venue };
  a[16] = (array){ r->course, r->n_courses * sizeof *r->course };
  a[17] = (array){ r->measure, r->n_measures * sizeof *r->measure };
  a[18] = (array){ r->official, (size_t) r->n_places * r->n_groups * sizeof *r->official };
  a[19] = (array){ r->ledger, r->n_ledgers * days * sizeof *r->ledger };
  a[20] = (array){ r->in_system, (size_t) PR_N_BANDS * r->n_pools * sizeof *r->in_system };
  a[21] = (array){ r->details, (size_t) r->n_details * r->n_places * sizeof *r->details };
  return N_ARRAYS - (r->n_details == 0);
}

static void
remember (pr_record_file *f, uint32_t replication, off_t at)
{
  int64_t *place = g_new (int64_t, 1);
  *place = at;
  g_hash_table_insert (f->places, GUINT_TO_POINTER (replication), place);
}

static gboolean
fail_io (GError **error, int code, const char *path)
{
  g_set_error (
      error, PR_RECORD_FILE_ERROR, PR_RECORD_FILE_ERROR_IO,
      _ ("cannot write '%s': %s; put that right, then run again: what is finished is kept"), path,
      g_strerror (code));
  return FALSE;
}

static gboolean
write_at (const pr_record_file *f, const void *data, size_t n, off_t at, GError **error)
{
  const char *s = data;
  while (n > 0)
    {
      ssize_t done = pwrite (f->fd, s, n, at);
      if (done < 0 && errno == EINTR)
        continue;
      if (done <= 0)
        return fail_io (error, done < 0 ? errno : ENOSPC, f->path);
      s += done;
      at += done;
      n -= (size_t) done;
    }
  return TRUE;
}

static gboolean
read_at (int fd, void *data, size_t n, off_t at)
{
  char *s = data;
  while (n > 0)
    {
      ssize_t done = pread (fd, s, n, at);
      if (done < 0 && errno == EINTR)
        continue;
      if (done <= 0)
        return FALSE;
      s += done;
      at += done;
      n -= (size_t) done;
    }
  return TRUE;
}

/* Also computes how large a record is. */
static header
header_of (pr_record_file *f, const char *key)
{
  const pr_world *w = f->world;
  g_autoptr (pr_record) r = pr_record_new (w);
  array a[N_ARRAYS];
  g_autoptr (GString) text = g_string_new (key);
  int n = arrays_of (r, a);
  header h = { .magic = MAGIC, .format = FORMAT, .n_arrays = (uint32_t) n };
  f->plain = sizeof r->events;
  f->points = (uint64_t) w->n_places * w->n_steps * PR_N_CAUSES_WITH_REASON;
  for (int i = 0; i < n; i++)
    {
      f->plain += a[i].bytes;
      g_string_append_printf (text, "\n%zu", a[i].bytes);
    }
  for (uint32_t k = 0; k < w->n_details; k++)
    g_string_append_printf (text, "\n%d %d %d %" G_GINT64_FORMAT, (int) w->details[k].of,
                            w->details[k].from, w->details[k].until, w->details[k].over);
  g_string_append_printf (text, "\n%zu", sizeof (pr_point));
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
  memcpy (h.key, digest, sizeof h.key);
  return h;
}

static void
checksum (const entry *e, const void *data, uint8_t digest[32])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n = 32;
  g_checksum_update (sum, (const guchar *) e, G_STRUCT_OFFSET (entry, checksum));
  g_checksum_update (sum, data, (gssize) e->length);
  g_checksum_get_digest (sum, digest, &n);
}

/* The compressed bytes of an entry that is whole and has the size of a record, or NULL. Takes no
 * more memory than the file has bytes up to `end`. Free with g_free. */
static char *
read_entry (const pr_record_file *f, off_t at, off_t end, entry *e)
{
  uint8_t digest[32];
  if (!read_at (f->fd, e, sizeof *e, at) || e->length == 0
      || e->length > (uint64_t) (end - at) - sizeof *e || e->n_points > f->points
      || e->raw != f->plain + e->n_points * sizeof (flat_point))
    return NULL;
  g_autofree char *data = g_try_malloc (e->length);
  if (data == NULL || !read_at (f->fd, data, e->length, at + (off_t) sizeof *e))
    return NULL;
  checksum (e, data, digest);
  return memcmp (digest, e->checksum, sizeof digest) == 0 ? g_steal_pointer (&data) : NULL;
}

/* Finds what is whole, and cuts off the rest. */
static gboolean
scan (pr_record_file *f, GError **error)
{
  struct stat st;
  f->end = sizeof (header);
  if (fstat (f->fd, &st) < 0)
    return fail_io (error, errno, f->path);
  while (f->end < st.st_size)
    {
      entry e;
      g_autofree char *data = read_entry (f, f->end, st.st_size, &e);
      if (data == NULL)
        break;
      remember (f, e.replication, f->end);
      f->end += (off_t) (sizeof e + e.length);
    }
  if (f->end < st.st_size && ftruncate (f->fd, f->end) < 0)
    return fail_io (error, errno, f->path);
  return TRUE;
}

static gboolean
begin (pr_record_file *f, const char *key, GError **error)
{
  header wanted = header_of (f, key), found;
  struct stat st;
  if (fstat (f->fd, &st) < 0)
    return fail_io (error, errno, f->path);
  if (!S_ISREG (st.st_mode))
    return fail_io (error, EINVAL, f->path);
  if ((size_t) st.st_size < sizeof wanted) /* new, or cut short before it held anything */
    {
      f->end = sizeof wanted;
      if (ftruncate (f->fd, 0) < 0)
        return fail_io (error, errno, f->path);
      return write_at (f, &wanted, sizeof wanted, 0, error);
    }
  if (!read_at (f->fd, &found, sizeof found, 0) || memcmp (&found, &wanted, sizeof found) != 0)
    {
      g_set_error (
          error, PR_RECORD_FILE_ERROR, PR_RECORD_FILE_ERROR_OTHER,
          _ ("'%s' holds replications of another scenario, seed or version of the program"),
          f->path);
      return FALSE;
    }
  return scan (f, error);
}

pr_record_file *
pr_record_file_open (const char *path, const char *key, const pr_world *world, GError **error)
{
  g_autoptr (pr_record_file) f = g_new0 (pr_record_file, 1);
  f->world = world;
  f->path = g_strdup (path);
  f->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  pthread_mutex_init (&f->lock, NULL);
  f->fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
  if (f->fd < 0)
    {
      fail_io (error, errno, path);
      return NULL;
    }
  if (flock (f->fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
    {
      g_set_error (error, PR_RECORD_FILE_ERROR, PR_RECORD_FILE_ERROR_BUSY,
                   _ ("'%s' is in use: another program runs the same experiment"), path);
      return NULL;
    }
  return begin (f, key, error) ? g_steal_pointer (&f) : NULL;
}

pr_record_file *
pr_record_file_renew (const char *path, const char *key, const pr_world *world, GError **error)
{
  g_autoptr (GError) failure = NULL;
  pr_record_file *f = pr_record_file_open (path, key, world, &failure);
  if (f == NULL && g_error_matches (failure, PR_RECORD_FILE_ERROR, PR_RECORD_FILE_ERROR_OTHER))
    {
      unlink (path);
      return pr_record_file_open (path, key, world, error);
    }
  if (f == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return f;
}

void
pr_record_file_close (pr_record_file *f)
{
  if (f == NULL)
    return;
  if (f->fd >= 0)
    close (f->fd);
  pthread_mutex_destroy (&f->lock);
  g_hash_table_unref (f->places);
  g_free (f->path);
  g_free (f);
}

/* Where the entry begins, or -1 if there is none; *end: where all entries end now, as other threads
 * may be adding more. */
static off_t
find (pr_record_file *f, uint32_t replication, off_t *end)
{
  pthread_mutex_lock (&f->lock);
  *end = f->end;
  const int64_t *place = g_hash_table_lookup (f->places, GUINT_TO_POINTER (replication));
  off_t at = place != NULL ? (off_t) *place : -1;
  pthread_mutex_unlock (&f->lock);
  return at;
}

uint32_t
pr_record_file_count (pr_record_file *f, uint32_t n)
{
  uint32_t count = 0;
  off_t end;
  for (uint32_t r = 0; r < n; r++)
    count += find (f, r, &end) >= 0;
  return count;
}

/* Deflates or inflates all of `data`; NULL if that fails, or gives more than `most` bytes. */
static GByteArray *
convert (GConverter *converter, const void *data, size_t n, uint64_t most)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  const char *s = data;
  for (;;)
    {
      guint8 buffer[1 << 16];
      gsize read = 0, written = 0;
      GConverterResult result = g_converter_convert (
          converter, s, n, buffer, sizeof buffer, G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
      if (result == G_CONVERTER_ERROR || out->len + written > most)
        return NULL;
      g_byte_array_append (out, buffer, (guint) written);
      s += read;
      n -= read;
      if (result == G_CONVERTER_FINISHED)
        return g_steal_pointer (&out);
    }
}

static flat_point
flat (const pr_point *p)
{
  return (flat_point){ p->place,     p->step,     p->cause,    p->reason,
                       p->first_day, p->last_day, p->dossiers, p->lost };
}

/* FALSE if a number does not fit. */
static gboolean
unflat (const flat_point *p, pr_point *to)
{
  *to = (pr_point){ .place = (uint16_t) p->place,
                    .step = (uint16_t) p->step,
                    .cause = (pr_cause) p->cause,
                    .reason = (pr_away) p->reason,
                    .first_day = (int32_t) p->first_day,
                    .last_day = (int32_t) p->last_day,
                    .dossiers = p->dossiers,
                    .lost = p->lost };
  const flat_point again = flat (to);
  return memcmp (&again, p, sizeof again) == 0;
}

static GByteArray *
flatten (const pr_record *r)
{
  array a[N_ARRAYS];
  GByteArray *raw = g_byte_array_new ();
  int n = arrays_of (r, a);
  g_byte_array_append (raw, (const guint8 *) &r->events, sizeof r->events);
  for (int i = 0; i < n; i++)
    if (a[i].bytes > 0)
      g_byte_array_append (raw, a[i].data, (guint) a[i].bytes);
  for (uint32_t i = 0; i < r->n_points; i++)
    {
      flat_point p = flat (&r->point[i]);
      g_byte_array_append (raw, (const guint8 *) &p, sizeof p);
    }
  return raw;
}

/* Fills a record of the world's shape; FALSE if there are not as many bytes, or a number does not
 * fit. */
static gboolean
unflatten (pr_record *r, const entry *e, const GByteArray *raw)
{
  array a[N_ARRAYS];
  size_t all = sizeof r->events + e->n_points * sizeof (flat_point);
  const guint8 *from = raw->data;
  int n = arrays_of (r, a);
  for (int i = 0; i < n; i++)
    all += a[i].bytes;
  if (raw->len != all)
    return FALSE;
  memcpy (&r->events, from, sizeof r->events);
  from += sizeof r->events;
  for (int i = 0; i < n; i++)
    if (a[i].bytes > 0)
      {
        memcpy (a[i].data, from, a[i].bytes);
        from += a[i].bytes;
      }
  g_autofree pr_point *points = g_new (pr_point, e->n_points + 1);
  for (uint32_t i = 0; i < e->n_points; i++, from += sizeof (flat_point))
    {
      flat_point p;
      memcpy (&p, from, sizeof p);
      if (!unflat (&p, &points[i]))
        return FALSE;
    }
  pr_record_add_points (r, points, e->n_points);
  return TRUE;
}

pr_record *
pr_record_file_take (pr_record_file *f, uint32_t replication)
{
  entry e;
  off_t end, at = find (f, replication, &end);
  if (at < 0)
    return NULL;
  g_autofree char *data = read_entry (f, at, end, &e);
  g_autoptr (GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) raw
      = data != NULL ? convert (G_CONVERTER (inflate), data, e.length, e.raw) : NULL;
  g_autoptr (pr_record) r = pr_record_new (f->world);
  return raw != NULL && unflatten (r, &e, raw) && pr_record_is_sound (r, f->world)
             ? g_steal_pointer (&r)
             : NULL;
}

gboolean
pr_record_file_add (pr_record_file *f, uint32_t replication, const pr_record *record,
                    GError **error)
{
  g_autoptr (GByteArray) raw = flatten (record);
  g_autoptr (GZlibCompressor) deflate = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  g_autoptr (GByteArray) data = convert (G_CONVERTER (deflate), raw->data, raw->len, UINT32_MAX);
  entry e = {
    .replication = replication, .n_points = record->n_points, .length = data->len, .raw = raw->len
  };
  checksum (&e, data->data, e.checksum);
  pthread_mutex_lock (&f->lock);
  gboolean good = write_at (f, &e, sizeof e, f->end, error)
                  && write_at (f, data->data, data->len, f->end + (off_t) sizeof e, error);
  if (good)
    {
      remember (f, replication, f->end);
      f->end += (off_t) (sizeof e + e.length);
    }
  pthread_mutex_unlock (&f->lock);
  return good;
}

static gboolean
copy_entries (pr_record_file *f, pr_record_file *to, uint32_t n, const gint *cancel, GError **error)
{
  header h;
  if (!read_at (f->fd, &h, sizeof h, 0))
    return fail_io (error, EIO, f->path);
  if (!write_at (to, &h, sizeof h, 0, error))
    return FALSE;
  to->end = sizeof h;
  for (uint32_t r = 0; r < n; r++)
    {
      entry e;
      off_t end, at = find (f, r, &end);
      g_autofree char *data = at >= 0 ? read_entry (f, at, end, &e) : NULL;
      if (data == NULL)
        return fail_io (error, EIO, f->path);
      if (!pr_go_on (cancel, error))
        return FALSE;
      if (!write_at (to, &e, sizeof e, to->end, error)
          || !write_at (to, data, e.length, to->end + (off_t) sizeof e, error))
        return FALSE;
      to->end += (off_t) (sizeof e + e.length);
    }
  return fsync (to->fd) == 0 || fail_io (error, errno, to->path);
}

gboolean
pr_record_file_copy (pr_record_file *f, const char *path, uint32_t n, const gint *cancel,
                     GError **error)
{
  pr_record_file to = { .path = (char *) path };
  to.fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (to.fd < 0)
    return fail_io (error, errno, path);
  gboolean good = copy_entries (f, &to, n, cancel, error);
  close (to.fd);
  return good;
}
