/* Stage: see stage.h. */
#include "study/stage.h"

#include "kernel/cancel.h"
#include "kernel/file.h"
#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "study/contents.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define ASIDE "replaced"

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
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

/* The absolute path. A link to a folder stays; the folder that it names is meant. Free with
 * g_free. */
static char *
place_of (const char *final)
{
  g_autofree char *path = g_canonicalize_filename (final, NULL);
  char *target = pr_file_target (path);
  return target != NULL ? target : g_steal_pointer (&path);
}

char *
pr_stage_records (const char *final)
{
  g_autofree char *path = place_of (final);
  return beside (path, "records");
}

char *
pr_stage_logs (const char *final)
{
  g_autofree char *path = place_of (final);
  return beside (path, "events");
}

void
pr_stage_settle (const char *final)
{
  g_autofree char *path = place_of (final);
  g_autofree char *aside = beside (path, ASIDE);
  if (!exists (path) && pr_is_real_folder (aside))
    (void) g_rename (aside, path);
}

gboolean
pr_stage_check (const char *final, gboolean force, GError **error)
{
  g_autofree char *path = place_of (final);
  pr_stage_settle (path);
  if (exists (path) && !force)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _ ("'%s' exists already; --force replaces a run's folder"), final);
      return FALSE;
    }
  if (exists (path) && !pr_is_real_folder (path))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
                   _ ("'%s' is not a folder and is not replaced"), final);
      return FALSE;
    }
  if (exists (path) && !pr_contents_check (path, error))
    return FALSE;
  g_autofree char *parent = g_path_get_dirname (path);
  if (!pr_make_folder (parent, error))
    return FALSE;
  if (g_access (parent, W_OK) < 0)
    return pr_file_fail (error, errno, _ ("cannot write in folder '%s'"), parent);
  return TRUE;
}

/* A descriptor that holds the lock of a folder, until the process ends at the latest; -1: another
 * holds it (EWOULDBLOCK), or there is no such folder, or its file system has no locks. */
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

gboolean
pr_folder_lock_take (pr_folder_lock *l, const char *folder, gboolean alone, GError **error)
{
  l->fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  l->held = l->fd >= 0;
  if (l->fd < 0 || flock (l->fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0
      || errno != EWOULDBLOCK)
    return TRUE; /* a folder that is missing or has no locks is held by nobody */
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               _ ("another command is at work on '%s'; wait for its end, then run again"), folder);
  return FALSE;
}

void
pr_folder_lock_clear (pr_folder_lock *l)
{
  if (l->held)
    close (l->fd);
  *l = (pr_folder_lock){ 0 };
}

/* A descriptor that holds the lock of the parent folder: with it runs of one name take turns, from
 * looking at what exists until they hold the lock of their own folder, and while names change. -1:
 * there is none. */
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

/* A folder that a dead run left may be removed, but not one that a living run is writing. */
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
    return pr_file_fail (error, errno, _ ("cannot create folder '%s'"), s->partial);
  s->open = TRUE;
  s->lock = lock_folder (s->partial);
  g_autofree char *aside = beside (s->final, ASIDE);
  if (exists (s->final) && pr_is_real_folder (aside))
    (void) pr_contents_remove (aside, NULL); /* an older one that could not be removed */
  return TRUE;
}

gboolean
pr_stage_begin (pr_stage *s, const char *final, gboolean force, GError **error)
{
  *s = (pr_stage){ .final = place_of (final), .lock = -1, .cancel = s->cancel };
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
  if (!pr_go_on (s->cancel, error))
    return FALSE;
  if (g_mkdir (path, 0777) < 0)
    return pr_file_fail (error, errno, _ ("cannot create folder '%s'"), path);
  return TRUE;
}

gboolean
pr_stage_write (pr_stage *s, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (s->partial, name, NULL);
  return pr_go_on (s->cancel, error) && pr_write_file (path, text, strlen (text), error);
}

gboolean
pr_stage_write_page (pr_stage *s, const char *name, const char *text, GError **error)
{
  g_autofree char *safe = pr_printable_page (text);
  return pr_stage_write (s, name, safe, error);
}

/* Exchanges the folders of both names in one step: a folder of the final name exists at every
 * moment. FALSE if the file system cannot do that. */
static gboolean
exchange (const pr_stage *s)
{
  return renameat2 (AT_FDCWD, s->partial, AT_FDCWD, s->final, RENAME_EXCHANGE) == 0;
}

/* Removes the older folder, which is hidden by now. Files that somebody put there at the last
 * moment stay under another hidden name; what cannot be removed now is removed next time. */
static void
forget (const pr_stage *s, const char *older)
{
  g_autofree char *aside = beside (s->final, ASIDE);
  if (!pr_contents_remove (older, NULL) && !pr_contents_check (older, NULL))
    (void) g_rename (older, aside);
}

static gboolean
commit (pr_stage *s, GError **error)
{
  g_autofree char *aside = beside (s->final, ASIDE);
  gboolean older = exists (s->final);
  if (older && !pr_contents_check (s->final, error))
    return FALSE;
  if (older && exchange (s))
    {
      s->open = FALSE;
      forget (s, s->partial);
      return TRUE;
    }
  if (older && !pr_contents_remove (aside, error))
    return FALSE;
  if (older && g_rename (s->final, aside) < 0)
    return pr_file_fail (error, errno, _ ("cannot move '%s' aside"), s->final);
  if (g_rename (s->partial, s->final) < 0)
    {
      int code = errno;
      if (older)
        (void) g_rename (aside, s->final);
      return pr_file_fail (error, code, _ ("cannot give '%s' its name"), s->final);
    }
  s->open = FALSE;
  if (older)
    forget (s, aside);
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
