/* Replays a target's corpus as an ordinary test: each file of the folders given goes once
 * through the function that libFuzzer would call. */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static unsigned
replay_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  if (dir == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 0;
    }
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *content = NULL;
      gsize length;
      if (!g_file_get_contents (g_ptr_array_index (names, i), &content, &length, &error))
        g_error ("%s", error->message);
      /* A copy of exactly that size, so that a sanitizer sees a step beyond its end. */
      g_autofree uint8_t *exact = g_memdup2 (content, length);
      LLVMFuzzerTestOneInput (exact, length);
    }
  return names->len;
}

int
main (int argc, char **argv)
{
  unsigned n = 0;
  for (int i = 1; i < argc; i++)
    n += replay_folder (argv[i]);
  printf ("1..1\n%s 1 - %u inputs replayed\n", n > 0 ? "ok" : "not ok", n);
  return n > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
