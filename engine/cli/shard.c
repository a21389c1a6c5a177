/* --shard: see cli.h. */
#include "cli/cli.h"
#include "kernel/i18n.h"

#include <string.h>

static gboolean
fail (const char *text, GError **error)
{
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
               _ ("--shard: '%s' found; I/N is expected, such as 1/8, with 1 <= I <= N <= %d"),
               text, PR_REPLICATIONS_MAX);
  return FALSE;
}

gboolean
cli_shard (const char *text, const cli_given *others, pr_shard *place, pr_shard **shard,
           GError **error)
{
  uint64_t number, of;
  *shard = NULL;
  if (text == NULL)
    return TRUE;
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  if (g_strv_length (parts) != 2
      || !pr_input_number ("", parts[0], 1, PR_REPLICATIONS_MAX, &number, NULL)
      || !pr_input_number ("", parts[1], number, PR_REPLICATIONS_MAX, &of, NULL))
    return fail (text, error);
  for (; others->name != NULL; others++)
    if (others->given)
      {
        g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                     _ ("--%s does not go with --shard, as a shard does not know the others; "
                        "'pilotrun merge' and what follows it do"),
                     others->name);
        return FALSE;
      }
  *place = (pr_shard){ (uint32_t) number, (uint32_t) of };
  *shard = place;
  return TRUE;
}
