/* Any bytes as a whole folder: files follow each other, each after a line `=== name`.
 * Loading twice gives the same messages and the same canonical text, whatever is refused is
 * refused with words, and what compiles to a small world runs, with nothing lost. */
#include "model/expected.h"
#include "model/model.h"
#include "compile/compile.h"

#include <gio/gio.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char mark[] = "=== ";

static const char *
find (const char *from, const char *end, const char *what)
{
  return from < end ? memmem (from, (gsize) (end - from), what, strlen (what)) : NULL;
}

static pr_folder *
unpack (const char *data, gsize size)
{
  pr_folder *folder = pr_folder_new_memory ("s/");
  const char *end = data + size;
  for (const char *begin = find (data, end, mark); begin != NULL;)
    {
      const char *name = begin + strlen (mark);
      const char *content = find (name, end, "\n");
      if (content == NULL || content - name > 100)
        break;
      const char *next = find (content, end, mark);
      g_autofree char *key = g_strndup (name, (gsize) (content - name));
      content++;
      pr_folder_add (folder, key, content, (gsize) ((next != NULL ? next : end) - content));
      begin = next;
    }
  return folder;
}

/* A world that runs in no time: expected arrivals, dossiers pending, officers, days. */
static gboolean
is_small (const pr_world *w)
{
  double n = 0;
  g_autoptr (pr_expected_sums) sums = pr_expected_sums_new (w);
  if (w->end - w->begin > 40 * PR_DAY || w->n_officers > 200 || w->n_places > 20
      || w->n_streams > 200)
    return FALSE;
  for (gsize i = 0; i < w->n_backlog; i++)
    n += w->backlog[i].count;
  for (uint32_t i = 0; i < w->n_streams; i++)
    n += pr_expected_between (w, sums, &w->streams[i], pr_time_day (w->begin), w->end_day);
  return n < 500;
}

typedef struct {
  gint cancel;
  int happened;
} watch;

/* Work that is done again and again may go on for long: enough has been seen. */
static void
on_happened (void *self, const pr_happened *h G_GNUC_UNUSED)
{
  watch *w = self;
  if (++w->happened > 20000)
    g_atomic_int_set (&w->cancel, 1);
}

static void
run (const pr_world *world)
{
  watch w = { 0 };
  pr_probe probe = { .happened = on_happened, .self = &w };
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_model) model = pr_model_new (world, &probe, &error);
  g_assert_no_error (error);
  if (!pr_model_run (model, 0, &w.cancel, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Messages and canonical text; *world is NULL when the folder was refused. */
static char *
load (pr_folder *folder, pr_world **world)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  g_autofree char *text = pr_tables_text (tables);
  *world = pr_compile (tables, diag);
  g_autofree char *messages = pr_diag_text (diag);
  g_assert ((*world == NULL) == (pr_diag_errors (diag) > 0));
  g_assert (*world != NULL || *messages != '\0');
  g_assert (g_utf8_validate (messages, -1, NULL));
  g_assert (g_utf8_validate (text, -1, NULL));
  return g_strconcat (messages, text, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (pr_folder) folder = unpack ((const char *) data, size);
  pr_world *world, *again;
  g_autofree char *first = load (folder, &world);
  g_autofree char *second = load (folder, &again);
  g_assert_cmpstr (first, ==, second);
  if (world != NULL && is_small (world))
    {
      gsize n;
      g_free (pr_rough_cut (world, &n));
      run (world);
    }
  if (world != NULL)
    {
      pr_world_free (world);
      pr_world_free (again);
    }
  return 0;
}
