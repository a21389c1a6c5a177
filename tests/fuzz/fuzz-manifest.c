/* Any bytes as the manifest of a run's folder and, after a line `=== run.log`, as its log: what is
 * taken up again of it is within its limits, or the folder is refused with words. */
#include "../../engine/cli/cli.h"
#include "small-folder.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char mark[] = "=== run.log\n";

static void
put (const char *name, const char *text, gsize n)
{
  g_autofree char *path = g_build_filename (small_scratch (), name, NULL);
  g_assert (g_file_set_contents (path, text, (gssize) n, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  const char *log = size > 0 ? memmem (text, size, mark, strlen (mark)) : NULL;
  gsize n = log != NULL ? (gsize) (log - text) : size;
  g_autoptr (GError) error = NULL;
  g_auto (cli_old_run) run = { 0 };
  put ("manifest.json", text, n);
  put ("run.log", log != NULL ? log + strlen (mark) : "",
       log != NULL ? size - n - strlen (mark) : 0);
  gboolean good = cli_old_run_read (&run, small_scratch (), &error);
  g_assert (good == (error == NULL));
  g_assert (good || g_utf8_validate (error->message, -1, NULL));
  if (good)
    {
      g_assert (run.n >= 1 && run.n <= PR_REPLICATIONS_MAX && run.path != NULL);
      g_assert (run.relief <= CLI_RELIEF_MAX);
      g_assert (run.until == NULL || strlen (run.until) <= strlen ("2025-07-01"));
    }
  return 0;
}
