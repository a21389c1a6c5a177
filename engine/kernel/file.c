/* File, reading: see file.h. */
#include "kernel/file.h"

#include "kernel/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#define MOST_LINKS 40 /* the system's own limit */
#define PIECE 65536   /* bytes read at a time */

static gboolean
fail (GError **error, int code)
{
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s", g_strerror (code));
  return FALSE;
}

int
pr_file_open (const char *path, int flags, struct stat *st, GError **error)
{
  struct stat own;
  /* O_NONBLOCK, so as not to wait for the other end of a pipe that is named like a file. */
  int fd = open (path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0 && errno == EISDIR)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, _ ("a folder where a file should be"));
  else if (fd < 0)
    fail (error, errno);
  if (fd < 0)
    return -1;
  if (fstat (fd, &own) != 0)
    fail (error, errno);
  else if (S_ISDIR (own.st_mode))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR, _ ("a folder where a file should be"));
  else if (!S_ISREG (own.st_mode))
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _ ("not a plain file"));
  else
    {
      if (st != NULL)
        *st = own;
      return fd;
    }
  close (fd);
  return -1;
}

static gboolean
read_all (int fd, gsize size, char *to, GError **error)
{
  while (size > 0)
    {
      gssize got = read (fd, to, size);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return fail (error, errno);
      if (got == 0) /* cut short in the meantime: what is left may look like a whole table */
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN,
                       _ ("the file became shorter while it was read; try again"));
          return FALSE;
        }
      to += got;
      size -= (gsize) got;
    }
  *to = '\0';
  return TRUE;
}

/* Opens a file of at most so many bytes. */
static int
open_bounded (const char *path, gsize most, gsize *size, GError **error)
{
  struct stat st;
  int fd = pr_file_open (path, O_RDONLY, &st, error);
  if (fd < 0)
    return -1;
  *size = (gsize) st.st_size;
  if (*size <= most)
    return fd;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
               _ ("the file has %" PRId64 " bytes; at most %d MiB are read"), (gint64) st.st_size,
               (int) (most >> 20));
  close (fd);
  return -1;
}

gboolean
pr_file_read (const char *path, gsize most, char **data, gsize *length, GError **error)
{
  gsize size;
  int fd = open_bounded (path, most, &size, error);
  if (fd < 0)
    return FALSE;
  g_autofree char *buffer = g_try_malloc (size + 1);
  gboolean good = buffer != NULL ? read_all (fd, size, buffer, error) : fail (error, ENOMEM);
  close (fd);
  if (!good)
    return FALSE;
  *data = g_steal_pointer (&buffer);
  if (length != NULL)
    *length = size;
  return TRUE;
}

gboolean
pr_file_read_pieces (const char *path, gsize most, pr_file_piece piece, void *self, GError **error)
{
  gsize left;
  int fd = open_bounded (path, most, &left, error);
  if (fd < 0)
    return FALSE;
  g_autofree char *buffer = g_malloc (PIECE + 1);
  gboolean good = TRUE;
  for (gsize n = 0; good && left > 0; left -= n)
    {
      n = MIN (left, PIECE);
      good = read_all (fd, n, buffer, error);
      if (good && !piece (self, buffer, n))
        break;
    }
  close (fd);
  return good;
}

char *
pr_file_target (const char *path)
{
  char *at = g_strdup (path);
  for (int k = 0; k < MOST_LINKS; k++)
    {
      struct stat st;
      if (lstat (at, &st) != 0 || !S_ISLNK (st.st_mode))
        return at; /* opening it will show what is wrong */
      g_autofree char *to = g_file_read_link (at, NULL);
      if (to == NULL)
        return at;
      g_autofree char *folder = g_path_get_dirname (at);
      g_free (at);
      at = g_path_is_absolute (to) ? g_strdup (to) : g_build_filename (folder, to, NULL);
    }
  g_free (at);
  errno = ELOOP;
  return NULL;
}
