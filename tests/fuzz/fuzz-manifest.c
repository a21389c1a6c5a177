/* Any bytes as the manifest of a run's folder and, after a line `=== inputs.json`, as the scenario
 * in it: what is taken up again of it is within its limits, or the folder is refused with words. */
#include "small-folder.h"
#include "study/extend.h"
#include "study/inputs.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char mark[] = "=== " PR_INPUTS_NAME "\n";

static void
put (const char *name, const char *text, gsize n)
{
  g_autofree char *path = g_build_filename (small_scratch (), name, NULL);
  g_assert (g_file_set_contents (path, text, (gssize) n, NULL));
}

static void
open_scenario (const pr_manifest *m)
{
  g_autoptr (GError) error = NULL;
  const pr_settings settings = { .seed = m->seed, .until = m->until };
  g_autoptr (pr_input) in = pr_extend_open (m, small_scratch (), NULL, &settings, &error);
  g_assert ((in == NULL) == (error != NULL));
  g_assert (in != NULL || g_utf8_validate (error->message, -1, NULL));
  g_assert (in == NULL || strcmp (in->hash, m->hash) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  const char *inputs = size > 0 ? memmem (text, size, mark, strlen (mark)) : NULL;
  gsize n = inputs != NULL ? (gsize) (inputs - text) : size;
  g_autoptr (GError) error = NULL;
  g_auto (pr_manifest) m = { 0 };
  put ("manifest.json", text, n);
  put (PR_INPUTS_NAME, inputs != NULL ? inputs + strlen (mark) : "",
       inputs != NULL ? size - n - strlen (mark) : 0);
  gboolean good = pr_manifest_read (&m, small_scratch (), &error);
  g_assert (good == (error == NULL));
  g_assert (good || g_utf8_validate (error->message, -1, NULL));
  if (good)
    {
      g_assert (m.replications >= 1 && m.replications <= PR_REPLICATIONS_MAX && m.hash != NULL);
      g_assert (m.relief <= PR_RELIEF_MAX);
      open_scenario (&m);
    }
  return 0;
}
