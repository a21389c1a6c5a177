/* Files: see files.h. */
#include "report/files.h"

#include "kernel/i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static gboolean
fail (GError **error, int code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GString) text = g_string_new (format);
  g_string_replace (text, "%s", name, 1);
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s", text->str,
               g_strerror (code));
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
  /* A full disk or a network folder may say so only here. */
  if (close (fd) < 0)
    return fail (error, errno, _ ("cannot write '%s'"), path);
  return TRUE;
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

gboolean
pr_stage_check (const char *final, gboolean force, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (final, NULL);
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
  if (g_mkdir_with_parents (parent, 0777) < 0)
    return fail (error, errno, _ ("cannot create folder '%s'"), parent);
  if (g_access (parent, W_OK) < 0)
    return fail (error, errno, _ ("cannot write in folder '%s'"), parent);
  return TRUE;
}

gboolean
pr_stage_begin (pr_stage *s, const char *final, gboolean force, GError **error)
{
  *s = (pr_stage){ .final = g_canonicalize_filename (final, NULL) };
  g_autofree char *parent = g_path_get_dirname (s->final);
  g_autofree char *base = g_path_get_basename (s->final);
  g_autofree char *hidden = g_strdup_printf (".%s.partial", base);
  s->partial = g_build_filename (parent, hidden, NULL);
  if (!pr_stage_check (final, force, error))
    return FALSE;
  if (!pr_remove_tree (s->partial, error))
    return FALSE;
  if (g_mkdir (s->partial, 0777) < 0)
    return fail (error, errno, _ ("cannot create folder '%s'"), s->partial);
  s->open = TRUE;
  return TRUE;
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

gboolean
pr_stage_commit (pr_stage *s, GError **error)
{
  g_autofree char *aside = NULL;
  if (exists (s->final))
    {
      g_autofree char *parent = g_path_get_dirname (s->final);
      g_autofree char *base = g_path_get_basename (s->final);
      g_autofree char *hidden = g_strdup_printf (".%s.replaced", base);
      aside = g_build_filename (parent, hidden, NULL);
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

void
pr_stage_clear (pr_stage *s)
{
  if (s->open)
    pr_remove_tree (s->partial, NULL);
  g_clear_pointer (&s->final, g_free);
  g_clear_pointer (&s->partial, g_free);
  s->open = FALSE;
}
