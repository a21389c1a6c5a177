/* Output: see output.h. */
#include "kernel/output.h"

#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "kernel/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef enum { IS_NEW, IS_FILE, IS_STREAM, IS_REFUSED } kind;

/* The descriptor that a name such as -, /dev/stdout or /dev/fd/3 means, or -1. It is written to
 * directly, whatever it is: opening its file again would begin at the start of that file. */
static int
descriptor_of (const char *path)
{
  static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
  if (strcmp (path, "-") == 0 || strcmp (path, "/dev/stdout") == 0)
    return STDOUT_FILENO;
  if (strcmp (path, "/dev/stderr") == 0)
    return STDERR_FILENO;
  for (gsize k = 0; k < G_N_ELEMENTS (folders); k++)
    if (g_str_has_prefix (path, folders[k]))
      {
        char *end;
        const char *digits = path + strlen (folders[k]);
        guint64 fd = g_ascii_strtoull (digits, &end, 10);
        return g_ascii_isdigit (*digits) && *end == '\0' && fd <= G_MAXINT ? (int) fd : -1;
      }
  return -1;
}

static kind
kind_of (const char *path, struct stat *st)
{
  if (descriptor_of (path) >= 0)
    return IS_STREAM;
  if (stat (path, st) != 0)
    return IS_NEW; /* making it will show what is wrong */
  if (S_ISREG (st->st_mode))
    return IS_FILE;
  return S_ISFIFO (st->st_mode) || S_ISCHR (st->st_mode) ? IS_STREAM : IS_REFUSED;
}

gboolean
pr_output_is_stream (const char *path)
{
  struct stat st;
  return kind_of (path, &st) == IS_STREAM;
}

gboolean
pr_output_check (const char *path, gboolean force, GError **error)
{
  struct stat st;
  kind what = kind_of (path, &st);
  if (what == IS_FILE && !force)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                 _ ("'%s' exists already; --force replaces it"), path);
  else if (what == IS_REFUSED)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                 S_ISDIR (st.st_mode)
                     ? _ ("'%s' is a folder; name a file")
                     : _ ("'%s' is neither a file nor a pipe nor a terminal; name a file"),
                 path);
  else
    return TRUE;
  return FALSE;
}

static int
open_stream (const char *path)
{
  int own = descriptor_of (path);
  return own >= 0 ? fcntl (own, F_DUPFD_CLOEXEC, 0) : open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
}

/* Whether fd leads where standard output leads, so that nothing else may be written there. */
static gboolean
is_standard_output (int fd)
{
  struct stat a, b;
  return fstat (fd, &a) == 0 && fstat (STDOUT_FILENO, &b) == 0 && a.st_dev == b.st_dev
         && a.st_ino == b.st_ino;
}

gboolean
pr_output_is_standard (const char *path)
{
  int fd = descriptor_of (path);
  return fd >= 0 && is_standard_output (fd);
}

gboolean
pr_output_begin (pr_output *o, const char *path, gboolean force, GError **error)
{
  struct stat st;
  *o = (pr_output){ .path = g_strdup (path), .force = force };
  if (!pr_output_check (path, force, error))
    return FALSE;
  gboolean stream = kind_of (path, &st) == IS_STREAM;
  int fd = stream ? open_stream (path) : pr_scratch_begin (&o->scratch, path);
  if (fd < 0)
    return pr_file_fail (error, errno, _ ("cannot create '%s'"), path);
  o->stands_by_itself = stream && is_standard_output (fd);
  o->file = fdopen (fd, "wb");
  if (o->file != NULL && isatty (fd))
    o->file = pr_printable_stream (o->file);
  return o->file != NULL || pr_file_fail (error, errno, _ ("cannot create '%s'"), path);
}

gboolean
pr_output_commit (pr_output *o, GError **error)
{
  gboolean scratch = o->scratch.name != NULL;
  int code = fflush (o->file) != 0 || ferror (o->file) ? errno : 0;
  if (code == 0 && scratch && fsync (fileno (o->file)) < 0 && errno != EINVAL && errno != ENOSYS
      && errno != ENOTSUP)
    code = errno;
  FILE *file = g_steal_pointer (&o->file);
  if (fclose (file) != 0 && code == 0)
    code = errno;
  if (code == 0 && scratch)
    code = pr_scratch_end (&o->scratch, o->force);
  if (code == EEXIST && !pr_output_check (o->path, o->force, error))
    return FALSE;
  return code == 0 || pr_file_fail (error, code, _ ("cannot write '%s'"), o->path);
}

void
pr_output_clear (pr_output *o)
{
  if (o->file != NULL)
    fclose (o->file);
  pr_scratch_clear (&o->scratch);
  g_free (o->path);
  *o = (pr_output){ .path = NULL };
}

gboolean
pr_output_write (const char *path, const char *data, gsize length, gboolean force, GError **error)
{
  g_auto (pr_output) o = { 0 };
  if (!pr_output_begin (&o, path, force, error))
    return FALSE;
  if (fwrite (data, 1, length, o.file) != length)
    return pr_file_fail (error, errno, _ ("cannot write '%s'"), path);
  return pr_output_commit (&o, error);
}
