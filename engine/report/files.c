/* Files: see files.h. */
#include "report/files.h"

#include "kernel/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

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

static gboolean
fail (GError **error, int code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GString) text = g_string_new (format);
  g_string_replace (text, "%s", name, 1);
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s%s", text->str,
               g_strerror (code), advice (code));
  return FALSE;
}

gboolean
pr_write_file (const char *path, const char *data, size_t length, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (error, errno, _ ("cannot create '%s'"), path);
  while (length > 0)
    {
      ssize_t n = write (fd, data, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          int code = errno;
          close (fd);
          return fail (error, code, _ ("cannot write '%s'"), path);
        }
      data += n;
      length -= (size_t) n;
    }
  /* A full disk or a network folder may say so only here. What is on no disk must not get its
   * final name, either: a machine that stops would leave a whole folder of empty files. */
  if (fsync (fd) < 0 && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    {
      int code = errno;
      close (fd);
      return fail (error, code, _ ("cannot write '%s'"), path);
    }
  if (close (fd) < 0)
    return fail (error, errno, _ ("cannot write '%s'"), path);
  return TRUE;
}

gboolean
pr_read_file (const char *path, char **data, gsize *length, GError **error)
{
  errno = 0;
  if (g_file_get_contents (path, data, length, NULL))
    return TRUE;
  return fail (error, errno != 0 ? errno : EIO, _ ("cannot read '%s'"), path);
}

gboolean
pr_make_folder (const char *path, GError **error)
{
  return g_mkdir_with_parents (path, 0777) == 0
         || fail (error, errno, _ ("cannot create folder '%s'"), path);
}

gboolean
pr_rename (const char *from, const char *to, GError **error)
{
  return g_rename (from, to) == 0 || fail (error, errno, _ ("cannot write '%s'"), to);
}

gboolean
pr_copy_file (const char *from, const char *to, GError **error)
{
  g_autofree char *partial = g_strconcat (to, ".partial", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (partial);
  if (g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error)
      && pr_rename (partial, to, error))
    return TRUE;
  g_unlink (partial);
  return FALSE;
}

static gboolean
is_real_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

gboolean
pr_remove_tree (const char *path, GError **error)
{
  if (is_real_folder (path))
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
    return fail (error, errno, _ ("cannot remove '%s'"), path);
  return TRUE;
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

/* Whether an existing folder may be thrown away: a run's, or an empty one. */
static gboolean
replaceable (const char *path)
{
  g_autofree char *manifest = g_build_filename (path, "manifest.json", NULL);
  if (!is_real_folder (path))
    return FALSE;
  if (g_file_test (manifest, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  return dir != NULL && g_dir_read_name (dir) == NULL;
}

/* The hidden name beside a final one. Free with g_free. */
static char *
beside (const char *final, const char *ending)
{
  g_autofree char *parent = g_path_get_dirname (final);
  g_autofree char *base = g_path_get_basename (final);
  g_autofree char *hidden = g_strdup_printf (".%s.%s", base, ending);
  return g_build_filename (parent, hidden, NULL);
}

char *
pr_stage_records (const char *final)
{
  g_autofree char *path = g_canonicalize_filename (final, NULL);
  return beside (path, "records");
}

char *
pr_stage_logs (const char *final)
{
  g_autofree char *path = g_canonicalize_filename (final, NULL);
  return beside (path, "events");
}

void
pr_stage_settle (const char *final)
{
  g_autofree char *path = g_canonicalize_filename (final, NULL);
  g_autofree char *aside = beside (path, "replaced");
  if (!exists (path) && is_real_folder (aside))
    (void) g_rename (aside, path);
}

gboolean
pr_stage_check (const char *final, gboolean force, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (final, NULL);
  pr_stage_settle (path);
  if (exists (path) && !force)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _ ("'%s' exists already; --force replaces a run's folder"), final);
      return FALSE;
    }
  if (exists (path) && !replaceable (path))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _ ("'%s' is not a run's folder and is not replaced"), final);
      return FALSE;
    }
  g_autofree char *parent = g_path_get_dirname (path);
  if (!pr_make_folder (parent, error))
    return FALSE;
  if (g_access (parent, W_OK) < 0)
    return fail (error, errno, _ ("cannot write in folder '%s'"), parent);
  return TRUE;
}

/* A descriptor that holds the lock of a folder, which ends with the process; -1: it is held by
 * another (EWOULDBLOCK), or there is no such folder or no such thing as a lock. */
static int
lock_folder (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  int code = errno;
  close (fd);
  errno = code;
  return -1;
}

/* A descriptor that holds the lock of the folder in which runs of one name take turns, from the
 * look at what is there to their own folder's lock, and while names change; -1: there is none. */
static int
lock_parent (const pr_stage *s)
{
  g_autofree char *parent = g_path_get_dirname (s->final);
  int fd = g_open (parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  while (fd >= 0 && flock (fd, LOCK_EX) < 0 && errno == EINTR)
    ;
  return fd;
}

static void
unlock (int fd)
{
  if (fd >= 0)
    close (fd);
}

/* What a dead run left may be removed, what a living one is writing may not. */
static gboolean
check_unlocked (const pr_stage *s, GError **error)
{
  int fd = lock_folder (s->partial);
  if (fd < 0 && errno == EWOULDBLOCK)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _ ("another run is writing '%s'; wait for its end or name another folder"),
                   s->final);
      return FALSE;
    }
  if (fd >= 0)
    close (fd);
  return TRUE;
}

static gboolean
begin (pr_stage *s, const char *final, gboolean force, GError **error)
{
  if (!pr_stage_check (final, force, error) || !check_unlocked (s, error))
    return FALSE;
  if (!pr_remove_tree (s->partial, error))
    return FALSE;
  if (g_mkdir (s->partial, 0777) < 0)
    return fail (error, errno, _ ("cannot create folder '%s'"), s->partial);
  s->open = TRUE;
  s->lock = lock_folder (s->partial);
  return TRUE;
}

gboolean
pr_stage_begin (pr_stage *s, const char *final, gboolean force, GError **error)
{
  *s = (pr_stage){ .final = g_canonicalize_filename (final, NULL), .lock = -1 };
  s->partial = beside (s->final, "partial");
  int turn = lock_parent (s);
  gboolean good = begin (s, final, force, error);
  unlock (turn);
  return good;
}

gboolean
pr_stage_mkdir (pr_stage *s, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (s->partial, name, NULL);
  if (g_mkdir (path, 0777) < 0)
    return fail (error, errno, _ ("cannot create folder '%s'"), path);
  return TRUE;
}

gboolean
pr_stage_write (pr_stage *s, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (s->partial, name, NULL);
  return pr_write_file (path, text, strlen (text), error);
}

/* Both names change folders in one step: at no moment is there none of the final name. FALSE
 * where the file system cannot do that. */
static gboolean
exchange (const pr_stage *s)
{
  return renameat2 (AT_FDCWD, s->partial, AT_FDCWD, s->final, RENAME_EXCHANGE) == 0;
}

static gboolean
commit (pr_stage *s, GError **error)
{
  g_autofree char *aside = NULL;
  if (exists (s->final) && exchange (s))
    {
      s->open = FALSE;
      pr_remove_tree (s->partial, NULL); /* hidden, and removed next time if not now */
      return TRUE;
    }
  if (exists (s->final))
    {
      aside = beside (s->final, "replaced");
      if (!pr_remove_tree (aside, error))
        return FALSE;
      if (g_rename (s->final, aside) < 0)
        return fail (error, errno, _ ("cannot move '%s' aside"), s->final);
    }
  if (g_rename (s->partial, s->final) < 0)
    {
      int code = errno;
      if (aside != NULL)
        (void) g_rename (aside, s->final);
      return fail (error, code, _ ("cannot give '%s' its name"), s->final);
    }
  s->open = FALSE;
  /* The new folder is whole; what could not be removed is hidden, and removed next time. */
  if (aside != NULL)
    pr_remove_tree (aside, NULL);
  return TRUE;
}

gboolean
pr_stage_commit (pr_stage *s, GError **error)
{
  int turn = lock_parent (s);
  gboolean good = commit (s, error);
  unlock (turn);
  return good;
}

void
pr_stage_clear (pr_stage *s)
{
  if (s->open)
    pr_remove_tree (s->partial, NULL);
  if (s->final != NULL && s->lock >= 0)
    close (s->lock);
  g_clear_pointer (&s->final, g_free);
  g_clear_pointer (&s->partial, g_free);
  s->open = FALSE;
}
