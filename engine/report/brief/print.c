/* Prints a brief with a program that is there: see brief.h. */
#include "report/brief/brief.h"

#include "kernel/cancel.h"
#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "report/program.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SECONDS 180

/* The first that is in the PATH; NULL: none. Free with g_free. */
static char *
find (const char *const *names)
{
  char *path = NULL;
  for (; *names != NULL && path == NULL; names++)
    path = g_find_program_in_path (*names);
  return path;
}

/* What a program that has no time left has not done; the page is there all the same. */
static void
fail_late (const char *program, const char *page, guint seconds, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
               NGETTEXT ("%s has not printed the page after %u second and was stopped: give it "
                         "more with PILOTRUN_PRINT_SECONDS, or print %s from a browser",
                         "%s has not printed the page after %u seconds and was stopped: give it "
                         "more with PILOTRUN_PRINT_SECONDS, or print %s from a browser",
                         seconds),
               program, seconds, page);
}

static gboolean
run (const char *const *words, const char *page, const gint *cancel, GError **error)
{
  guint seconds = pr_program_seconds ("PILOTRUN_PRINT_SECONDS", SECONDS);
  g_autoptr (GSubprocessLauncher) launcher = pr_program_launcher (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL);
  g_auto (pr_program) p = { 0 };
  p.process = g_subprocess_launcher_spawnv (launcher, words, error);
  if (p.process == NULL)
    return FALSE;
  pr_program_wait (&p, 1, seconds, cancel);
  if (p.good)
    return TRUE;
  if (p.stopped && pr_go_on (cancel, error))
    fail_late (words[0], page, seconds, error);
  else if (!p.stopped)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s could not print the page: %s"),
                 words[0], p.said != NULL ? p.said : "");
  return FALSE;
}

/* A browser runs as an ordinary user in a sandbox, which root cannot have; the page has no script
 * and loads nothing. */
static gboolean
browse (const char *browser, const char *url, const char *scratch, const char *pdf,
        const char *page, const gint *cancel, GError **error)
{
  g_autofree char *to = g_strdup_printf ("--print-to-pdf=%s", pdf),
                  *profile = g_strdup_printf ("--user-data-dir=%s/profile", scratch);
  const char *words[] = { browser,
                          "--headless",
                          "--disable-gpu",
                          "--no-pdf-header-footer",
                          "--disable-extensions",
                          "--no-first-run",
                          profile,
                          to,
                          geteuid () == 0 ? "--no-sandbox" : url,
                          geteuid () == 0 ? url : NULL,
                          NULL };
  return run (words, page, cancel, error);
}

static gboolean
convert (const char *office, const char *copy, const char *scratch, const char *page,
         const gint *cancel, GError **error)
{
  g_autofree char *folder = g_build_filename (scratch, "profile", NULL),
                  *url = g_filename_to_uri (folder, NULL, error);
  if (url == NULL)
    return FALSE;
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=", url, NULL);
  const char *words[]
      = { office, profile, "--headless", "--convert-to", "pdf", "--outdir", scratch, copy, NULL };
  return run (words, page, cancel, error);
}

/* What was printed; a file that has come there meanwhile is not replaced without force. */
static gboolean
put (const char *made, const char *pdf, gboolean force, GError **error)
{
  g_autofree char *data = NULL;
  gsize length;
  return pr_read_file (made, &data, &length, error)
         && pr_output_write (pdf, data, length, force, error);
}

static gboolean
print_into (const char *scratch, const char *page, const char *pdf, gboolean force,
            const gint *cancel, GError **error)
{
  static const char *const browsers[]
      = { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", NULL },
      *const offices[] = { "libreoffice", "soffice", NULL };
  g_autofree char *browser = find (browsers), *office = browser == NULL ? find (offices) : NULL,
                  *made = g_build_filename (scratch, PR_BRIEF_PDF_NAME, NULL),
                  *copy = g_build_filename (scratch, PR_BRIEF_NAME, NULL),
                  *url = g_filename_to_uri (copy, NULL, error);
  if (browser == NULL && office == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("there is no program that prints to PDF: install the package "
                              "chromium, or libreoffice-writer; the page can be printed from any "
                              "browser"));
      return FALSE;
    }
  if (url == NULL || !pr_copy_file (page, copy, error))
    return FALSE;
  if (browser != NULL ? !browse (browser, url, scratch, made, page, cancel, error)
                      : !convert (office, copy, scratch, page, cancel, error))
    return FALSE;
  if (g_file_test (made, G_FILE_TEST_EXISTS))
    return put (made, pdf, force, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s has left no PDF"),
               browser != NULL ? browser : office);
  return FALSE;
}

gboolean
pr_brief_print (const char *page, const char *pdf, gboolean force, const gint *cancel,
                GError **error)
{
  g_autofree char *scratch = g_dir_make_tmp ("pilotrun-brief-XXXXXX", error);
  if (scratch == NULL)
    return FALSE;
  gboolean printed = print_into (scratch, page, pdf, force, cancel, error);
  pr_remove_tree (scratch, NULL);
  return printed;
}
