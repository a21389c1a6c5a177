/* Files: see disk.h. */
#include "kernel/disk.h"

#include "kernel/file.h"
#include "kernel/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COPIED 65536 /* bytes at a time */

/* What to do about an error, beginning with "; ". */
static const char *
advice (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return _ ("; make room there or name another folder, then run again");
    case EACCES:
    case EPERM:
    case EROFS:
    case ENOTDIR:
    case ENOENT:
      return _ ("; name a folder that can be written, then run again");
    default:
      return _ ("; run again, or name a folder elsewhere");
    }
}

gboolean
pr_file_fail (GError **error, int code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GString) text = g_string_new (format);
  g_string_replace (text, "%s", name, 1);
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s%s", text->str,
               g_strerror (code), advice (code));
  return FALSE;
}

gboolean
pr_writer_begin (pr_writer *w, const char *path, GError **error)
{
  *w = (pr_writer){ .path = g_strdup (path) };
  w->fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  return w->fd >= 0 || pr_file_fail (error, errno, _ ("cannot create '%s'"), path);
}

static gboolean
fail_write (pr_writer *w, GError **error)
{
  int code = errno;
  if (w->fd >= 0)
    close (w->fd);
  w->fd = -1;
  return pr_file_fail (error, code, _ ("cannot write '%s'"), w->path);
}

gboolean
pr_writer_put (pr_writer *w, const char *data, size_t length, GError **error)
{
  while (length > 0)
    {
      ssize_t n = write (w->fd, data, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_write (w, error);
      data += n;
      length -= (size_t) n;
    }
  return TRUE;
}

/* A full disk or a network folder may report its error only here. Besides, a file must not get its
 * final name before it is on disk: a machine that stops would leave a folder of empty files that
 * looks complete. */
gboolean
pr_writer_end (pr_writer *w, GError **error)
{
  if (fsync (w->fd) < 0 && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return fail_write (w, error);
  int fd = w->fd;
  w->fd = -1;
  return close (fd) == 0 || fail_write (w, error);
}

void
pr_writer_clear (pr_writer *w)
{
  if (w->path != NULL && w->fd >= 0)
    close (w->fd);
  g_clear_pointer (&w->path, g_free);
}

gboolean
pr_write_file (const char *path, const char *data, size_t length, GError **error)
{
  g_auto (pr_writer) w = { 0 };
  return pr_writer_begin (&w, path, error) && pr_writer_put (&w, data, length, error)
         && pr_writer_end (&w, error);
}

static gboolean
fail_read (const char *path, const GError *why, GError **error)
{
  g_set_error (error, why->domain, why->code,
               _ ("cannot read '%s': %s; run again, or name a folder elsewhere"), path,
               why->message);
  return FALSE;
}

gboolean
pr_read_file (const char *path, char **data, gsize *length, GError **error)
{
  g_autoptr (GError) why = NULL;
  return pr_file_read (path, PR_FILE_RESULTS_MAX, data, length, &why)
         || fail_read (path, why, error);
}

gboolean
pr_read_pieces (const char *path, pr_file_piece piece, void *self, GError **error)
{
  g_autoptr (GError) why = NULL;
  return pr_file_read_pieces (path, PR_FILE_RESULTS_MAX, piece, self, &why)
         || fail_read (path, why, error);
}

gboolean
pr_make_folder (const char *path, GError **error)
{
  return g_mkdir_with_parents (path, 0777) == 0
         || pr_file_fail (error, errno, _ ("cannot create folder '%s'"), path);
}

static gboolean
copy_bytes (int from, int to, off_t left)
{
  g_autofree char *buffer = g_malloc (COPIED);
  while (left > 0)
    {
      ssize_t n = read (from, buffer, (size_t) MIN (left, COPIED)), done = 0;
      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO; /* it became shorter */
      if (n <= 0)
        return FALSE;
      left -= n;
      while (done < n)
        {
          ssize_t m = write (to, buffer + done, (size_t) (n - done));
          if (m < 0 && errno != EINTR)
            return FALSE;
          done += MAX (m, 0);
        }
    }
  return fsync (to) == 0;
}

gboolean
pr_copy_file (const char *from, const char *to, GError **error)
{
  g_auto (pr_scratch) scratch = { 0 };
  struct stat st;
  int source = pr_file_open (from, O_RDONLY, &st, error);
  if (source < 0)
    {
      g_prefix_error (error, "'%s': ", from);
      return FALSE;
    }
  int copy = pr_scratch_begin (&scratch, to), code = copy < 0 ? errno : 0;
  if (code == 0 && !copy_bytes (source, copy, st.st_size))
    code = errno;
  close (source);
  if (copy >= 0 && close (copy) < 0 && code == 0)
    code = errno;
  if (code == 0)
    code = pr_scratch_end (&scratch, TRUE);
  return code == 0 || pr_file_fail (error, code, _ ("cannot write '%s'"), to);
}

gboolean
pr_rename (const char *from, const char *to, GError **error)
{
  g_autofree char *target = pr_file_target (to);
  GStatBuf st;
  int code = target == NULL ? errno : 0;
  if (code == 0 && g_lstat (target, &st) == 0 && !S_ISREG (st.st_mode))
    code = S_ISDIR (st.st_mode) ? EISDIR : EEXIST;
  if (code == 0 && g_rename (from, target) != 0)
    code = errno;
  if (code == EXDEV)
    return pr_copy_file (from, target, error) && pr_remove_tree (from, error);
  return code == 0 || pr_file_fail (error, code, _ ("cannot write '%s'"), to);
}

gboolean
pr_is_real_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

gboolean
pr_remove_tree (const char *path, GError **error)
{
  if (pr_is_real_folder (path))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, error);
      if (dir == NULL)
        return FALSE;
      const char *name;
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);
          if (!pr_remove_tree (child, error))
            return FALSE;
        }
    }
  if (g_remove (path) < 0 && errno != ENOENT)
    return pr_file_fail (error, errno, _ ("cannot remove '%s'"), path);
  return TRUE;
}
