/* File, writing: see file.h. */
#include "kernel/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MARK ".pilotrun-"
#define LETTERS 6
#define TRIES 100
#define MOST_NAME 200 /* bytes of the file's name that are kept */

bool
pr_scratch_is_name (const char *name)
{
  gsize n = strlen (name), end = strlen (MARK) + LETTERS;
  if (name[0] != '.' || n <= end || strncmp (name + n - end, MARK, strlen (MARK)) != 0)
    return false;
  for (const char *c = name + n - LETTERS; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      return false;
  return true;
}

/* ".NAME.pilotrun-", shortened to what a system allows for names. Free with g_free. */
static char *
prefix_of (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  return g_strdup_printf (".%.*s" MARK, MOST_NAME, base);
}

/* Every writer holds a lock: a scratch that can be locked has no writer any more. */
static void
remove_if_left (const char *path)
{
  struct stat st;
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return;
  if (fstat (fd, &st) == 0 && S_ISREG (st.st_mode) && flock (fd, LOCK_EX | LOCK_NB) == 0)
    unlink (path);
  close (fd);
}

static void
remove_left (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && strlen (name) == strlen (prefix) + LETTERS
        && pr_scratch_is_name (name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        remove_if_left (path);
      }
}

/* 0: it is a regular file, or there is none. */
static int
obstacle (const char *path)
{
  struct stat st;
  if (lstat (path, &st) != 0)
    return errno == ENOENT ? 0 : errno;
  if (S_ISDIR (st.st_mode))
    return EISDIR;
  return S_ISREG (st.st_mode) ? 0 : EEXIST;
}

/* The names do not come from a seed: two processes must not choose the same one, and no result
 * depends on them. */
static int
create (pr_scratch *s, const char *folder, const char *prefix)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (int k = 0; k < TRIES; k++)
    {
      char end[LETTERS + 1] = "";
      struct stat st;
      for (int i = 0; i < LETTERS; i++)
        end[i] = letters[g_random_int_range (0, sizeof letters - 1)];
      g_autofree char *name = g_strconcat (prefix, end, NULL);
      g_free (s->name);
      s->name = g_build_filename (folder, name, NULL);
      int fd = open (s->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (fd < 0 && errno != EEXIST)
        return -1;
      if (fd < 0)
        continue;
      /* Before it was locked, another process may have taken it for one that a dead process
       * left. */
      while (flock (fd, LOCK_EX) < 0 && errno == EINTR)
        ;
      if (fstat (fd, &st) == 0 && st.st_nlink > 0)
        return fd;
      close (fd);
    }
  errno = EEXIST;
  return -1;
}

int
pr_scratch_begin (pr_scratch *s, const char *path)
{
  *s = (pr_scratch){ .path = pr_file_target (path), .lock = -1 };
  if (s->path == NULL)
    return -1;
  int code = obstacle (s->path), fd = -1;
  if (code == 0)
    {
      g_autofree char *folder = g_path_get_dirname (s->path), *prefix = prefix_of (s->path);
      remove_left (folder, prefix);
      fd = create (s, folder, prefix);
      code = errno;
    }
  if (fd >= 0 && (s->lock = fcntl (fd, F_DUPFD_CLOEXEC, 0)) < 0)
    {
      code = errno;
      close (fd);
      unlink (s->name);
      fd = -1;
    }
  if (fd < 0)
    g_clear_pointer (&s->name, g_free);
  errno = code;
  return fd;
}

/* If the file system cannot refuse a name that is taken, check before renaming. */
static int
rename_new (const char *from, const char *to)
{
  struct stat st;
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  errno = EEXIST;
  return lstat (to, &st) == 0 ? -1 : rename (from, to);
}

int
pr_scratch_end (pr_scratch *s, bool replace)
{
  int code = obstacle (s->path);
  if (code == 0 && (replace ? rename (s->name, s->path) : rename_new (s->name, s->path)) != 0)
    code = errno;
  if (code == 0)
    g_clear_pointer (&s->name, g_free);
  return code;
}

void
pr_scratch_clear (pr_scratch *s)
{
  if (s->path == NULL)
    return;
  if (s->name != NULL)
    unlink (s->name);
  if (s->lock >= 0)
    close (s->lock);
  g_free (s->name);
  g_free (s->path);
  *s = (pr_scratch){ .lock = -1 };
}
