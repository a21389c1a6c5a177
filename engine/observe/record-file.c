#include "observe/record-file.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "kernel/file.h"
#include "observe/record-bytes.h"
#include "observe/record-check.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "PILOTREC"
#define FORMAT 4

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

struct _pr_record_file {
  const pr_world *world;
  uint64_t plain, points; /* bytes of a record without points, and how many it may have */
  char *path;
  int fd;
  off_t begin, end; /* of what is the record file within the file */
  pthread_mutex_t lock;
  GHashTable *places; /* replication -> where its entry is (int64_t *) */
};

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
  g_autoptr (GString) text = g_string_new (key);
  header h = { .magic = MAGIC, .format = FORMAT };
  f->plain = pr_record_shape (w, &h.n_arrays, text);
  f->points = (uint64_t) w->n_places * w->n_steps * PR_N_CAUSES_WITH_REASON;
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
      || e->raw != f->plain + e->n_points * PR_RECORD_POINT_BYTES)
    return NULL;
  g_autofree char *data = g_try_malloc (e->length);
  if (data == NULL || !read_at (f->fd, data, e->length, at + (off_t) sizeof *e))
    return NULL;
  checksum (e, data, digest);
  return memcmp (digest, e->checksum, sizeof digest) == 0 ? g_steal_pointer (&data) : NULL;
}

/* Finds what is whole before `end`. */
static void
scan (pr_record_file *f, off_t end)
{
  f->end = f->begin + (off_t) sizeof (header);
  while (f->end < end)
    {
      entry e;
      g_autofree char *data = read_entry (f, f->end, end, &e);
      if (data == NULL)
        break;
      remember (f, e.replication, f->end);
      f->end += (off_t) (sizeof e + e.length);
    }
}

/* Fails if the file is of something else. */
static gboolean
check_header (const pr_record_file *f, const header *wanted, GError **error)
{
  header found;
  if (read_at (f->fd, &found, sizeof found, f->begin) && memcmp (&found, wanted, sizeof found) == 0)
    return TRUE;
  g_set_error (error, PR_RECORD_FILE_ERROR, PR_RECORD_FILE_ERROR_OTHER,
               _ ("'%s' holds replications of another scenario, seed or version of the program"),
               f->path);
  return FALSE;
}

static gboolean
begin (pr_record_file *f, const char *key, GError **error)
{
  header wanted = header_of (f, key);
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
  if (!check_header (f, &wanted, error))
    return FALSE;
  scan (f, st.st_size);
  if (f->end < st.st_size && ftruncate (f->fd, f->end) < 0)
    return fail_io (error, errno, f->path);
  return TRUE;
}

static pr_record_file *
file_new (const char *path, const pr_world *world)
{
  pr_record_file *f = g_new0 (pr_record_file, 1);
  f->world = world;
  f->path = g_strdup (path);
  f->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  pthread_mutex_init (&f->lock, NULL);
  return f;
}

pr_record_file *
pr_record_file_open (const char *path, const char *key, const pr_world *world, GError **error)
{
  g_autoptr (pr_record_file) f = file_new (path, world);
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

pr_record_file *
pr_record_file_look (const char *path, uint64_t from, uint64_t bytes, const char *key,
                     const pr_world *world, GError **error)
{
  g_autoptr (pr_record_file) f = file_new (path, world);
  header wanted = header_of (f, key);
  struct stat st;
  f->fd = pr_file_open (path, O_RDONLY, &st, error);
  if (f->fd < 0)
    {
      g_prefix_error (error, "'%s': ", path);
      return NULL;
    }
  uint64_t all = (uint64_t) st.st_size;
  f->begin = (off_t) MIN (from, all);
  if (!check_header (f, &wanted, error))
    return NULL;
  scan (f, (off_t) (from + MIN (bytes, all - from)));
  return g_steal_pointer (&f);
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

pr_record *
pr_record_file_take (pr_record_file *f, uint32_t replication)
{
  entry e;
  off_t end, at = find (f, replication, &end);
  if (at < 0)
    return NULL;
  g_autofree char *data = read_entry (f, at, end, &e);
  g_autoptr (pr_record) r = pr_record_new (f->world);
  return data != NULL && pr_record_inflate (r, data, e.length, e.raw, e.n_points)
                 && pr_record_is_sound (r, f->world)
             ? g_steal_pointer (&r)
             : NULL;
}

bool
pr_record_file_has (pr_record_file *f, uint32_t replication)
{
  off_t end;
  return find (f, replication, &end) >= 0;
}

/* Adds an entry; threads may do so at the same time. */
static gboolean
append (pr_record_file *f, const entry *e, const void *data, GError **error)
{
  pthread_mutex_lock (&f->lock);
  gboolean good = write_at (f, e, sizeof *e, f->end, error)
                  && write_at (f, data, e->length, f->end + (off_t) sizeof *e, error);
  if (good)
    {
      remember (f, e->replication, f->end);
      f->end += (off_t) (sizeof *e + e->length);
    }
  pthread_mutex_unlock (&f->lock);
  return good;
}

gboolean
pr_record_file_add (pr_record_file *f, uint32_t replication, const pr_record *record,
                    GError **error)
{
  entry e = { .replication = replication, .n_points = record->n_points };
  g_autoptr (GByteArray) data = pr_record_deflate (record, &e.raw);
  if (data == NULL)
    return fail_io (error, EFBIG, f->path);
  e.length = data->len;
  checksum (&e, data->data, e.checksum);
  return append (f, &e, data->data, error);
}

/* The whole entry of a replication that is there; else an error. */
static char *
must_read (pr_record_file *f, uint32_t replication, entry *e, GError **error)
{
  off_t end, at = find (f, replication, &end);
  char *data = at >= 0 ? read_entry (f, at, end, e) : NULL;
  if (data == NULL)
    g_set_error (error, PR_RECORD_FILE_ERROR, PR_RECORD_FILE_ERROR_IO,
                 _ ("'%s' is damaged: it lacks replication %u"), f->path, replication + 1);
  return data;
}

gboolean
pr_record_file_take_over (pr_record_file *f, pr_record_file *from, uint32_t replication,
                          GError **error)
{
  entry e;
  g_autofree char *data = must_read (from, replication, &e, error);
  return data != NULL && append (f, &e, data, error);
}

/* Compressed bytes may differ where the library that compressed them does. */
static GByteArray *
inflated (const pr_record_file *f, const entry *e, const char *data)
{
  g_autoptr (pr_record) r = pr_record_new (f->world);
  uint64_t raw;
  return pr_record_inflate (r, data, e->length, e->raw, e->n_points) ? pr_record_deflate (r, &raw)
                                                                     : NULL;
}

gboolean
pr_record_file_same (pr_record_file *f, pr_record_file *other, uint32_t replication, bool *same,
                     GError **error)
{
  entry a, b;
  g_autofree char *one = must_read (f, replication, &a, error);
  g_autofree char *two = one != NULL ? must_read (other, replication, &b, error) : NULL;
  if (two == NULL)
    return FALSE;
  *same = memcmp (&a, &b, sizeof a) == 0;
  if (*same || a.n_points != b.n_points || a.raw != b.raw)
    return TRUE;
  g_autoptr (GByteArray) first = inflated (f, &a, one), second = inflated (other, &b, two);
  *same = first != NULL && second != NULL && first->len == second->len
          && memcmp (first->data, second->data, first->len) == 0;
  return TRUE;
}

static gboolean
copy_entries (pr_record_file *f, pr_record_file *to, const uint32_t *number, uint32_t n,
              const gint *cancel, GError **error)
{
  header h;
  if (!read_at (f->fd, &h, sizeof h, f->begin))
    return fail_io (error, EIO, f->path);
  if (!write_at (to, &h, sizeof h, to->end, error))
    return FALSE;
  to->end += (off_t) sizeof h;
  for (uint32_t k = 0; k < n; k++)
    {
      entry e;
      g_autofree char *data = must_read (f, number != NULL ? number[k] : k, &e, error);
      if (data == NULL || !pr_go_on (cancel, error) || !write_at (to, &e, sizeof e, to->end, error)
          || !write_at (to, data, e.length, to->end + (off_t) sizeof e, error))
        return FALSE;
      to->end += (off_t) (sizeof e + e.length);
    }
  return fsync (to->fd) == 0 || fail_io (error, errno, to->path);
}

/* flags: how to open the file, besides. *bytes: how many were added; may be NULL. */
static gboolean
write_copy (pr_record_file *f, const char *path, int flags, const uint32_t *number, uint32_t n,
            uint64_t *bytes, const gint *cancel, GError **error)
{
  pr_record_file to = { .path = (char *) path };
  to.fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flags, 0666);
  to.begin = to.end = to.fd < 0 ? -1 : lseek (to.fd, 0, SEEK_END);
  gboolean good
      = to.end < 0 ? fail_io (error, errno, path) : copy_entries (f, &to, number, n, cancel, error);
  if (to.fd >= 0)
    close (to.fd);
  if (bytes != NULL)
    *bytes = (uint64_t) (to.end - to.begin);
  return good;
}

gboolean
pr_record_file_append (pr_record_file *f, const char *path, const uint32_t *number, uint32_t n,
                       uint64_t *bytes, const gint *cancel, GError **error)
{
  return write_copy (f, path, 0, number, n, bytes, cancel, error);
}

gboolean
pr_record_file_copy (pr_record_file *f, const char *path, uint32_t n, const gint *cancel,
                     GError **error)
{
  return write_copy (f, path, O_EXCL, NULL, n, NULL, cancel, error);
}
