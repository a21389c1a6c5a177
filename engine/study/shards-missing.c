/* What is missing of an experiment's shards: see shards-missing.h. */
#include "study/shards-missing.h"

#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "study/study.h"

#define RANGES_MOST 12 /* of replications, that a message names */

/* Free with g_free; [scenario * replications + replication]. */
static bool *
what_is_there (const pr_shards *s)
{
  bool *there = g_new0 (bool, (gsize) s->n * s->replications + 1);
  for (guint k = 0; k < s->files->len; k++)
    {
      const pr_shard_file *f = s->files->pdata[k];
      for (guint j = 0; j < f->sections->len; j++)
        {
          const pr_shard_section *section = &g_array_index (f->sections, pr_shard_section, j);
          for (guint i = 0; i < section->number->len; i++)
            there[(gsize) section->scenario * s->replications
                  + g_array_index (section->number, uint32_t, i)]
                = true;
        }
    }
  return there;
}

/* Whether a replication is there of all scenarios. */
static bool
is_whole (const pr_shards *s, const bool *there, uint32_t r)
{
  for (guint k = 0; k < s->n; k++)
    if (!there[(gsize) k * s->replications + r])
      return false;
  return s->n > 0;
}

/* Numbers from 1 to n that are wanted, as in 1,3-5; most: ranges at most. Free with g_free. */
static char *
ranges (const bool *wanted, uint32_t n, guint most)
{
  GString *out = g_string_new (NULL);
  guint count = 0;
  for (uint32_t i = 0; i < n; i++)
    {
      uint32_t first = i;
      if (!wanted[i])
        continue;
      while (i + 1 < n && wanted[i + 1])
        i++;
      if (count++ == most)
        {
          g_string_append (out, ",...");
          break;
        }
      g_string_append_printf (out, "%s%u", out->len > 0 ? "," : "", first + 1);
      if (i > first)
        g_string_append_printf (out, "-%u", i + 1);
    }
  return g_string_free (out, FALSE);
}

/* A shard with whose command the missing ones can be made; NULL: files are of different numbers of
 * shards, or there are none. */
static const pr_shard_file *
model_of (const pr_shards *s)
{
  const pr_shard_file *model = NULL;
  for (guint k = 0; k < s->files->len; k++)
    {
      const pr_shard_file *f = s->files->pdata[k];
      if (f->whole)
        continue;
      if (model != NULL && model->shard.of != f->shard.of)
        return NULL;
      if (model == NULL || f->replications > model->replications)
        model = f;
    }
  return model;
}

/* The shards of which something is missing, [of]. Free with g_free. */
static bool *
shards_missing (const pr_shards *s, const bool *there, uint32_t of)
{
  bool *missing = g_new0 (bool, of);
  bool pairs = s->assignment->kind == PR_ASSIGNMENT_SWEEP;
  for (uint32_t i = 0; i < of; i++)
    for (guint k = 0; k < s->n && !missing[i]; k++)
      {
        g_autoptr (GArray) numbers
            = pr_shard_numbers ((pr_shard){ i + 1, of }, pairs, k, s->replications);
        for (guint j = 0; j < numbers->len; j++)
          missing[i] |= !there[(gsize) k * s->replications + g_array_index (numbers, uint32_t, j)];
      }
  return missing;
}

/* The command that runs a shard, for a shell. Free with g_free. */
static char *
command_of (const pr_shards *s, const pr_shard_file *model)
{
  static const char *const names[PR_N_ASSIGNMENTS] = { "run", "compare", "sweep" };
  const pr_assignment *a = s->assignment;
  g_autofree char *folder = g_path_get_dirname (model->path);
  const char *const options[][2]
      = { { "of", a->of }, { "seed", a->seed }, { "until", a->until }, { "output", folder } };
  GString *c = g_string_new ("pilotrun ");
  g_string_append (c, names[a->kind]);
  for (char **p = model->paths; *p != NULL; p++)
    {
      g_autofree char *path = pr_input_word (*p);
      g_string_append_printf (c, " %s", path);
    }
  if (a->kind != PR_ASSIGNMENT_SWEEP)
    g_string_append_printf (c, " --replications %u", s->replications);
  for (gsize k = 0; k < G_N_ELEMENTS (options); k++)
    if (options[k][1] != NULL)
      {
        g_autofree char *value = pr_input_word (options[k][1]);
        g_string_append_printf (c, " --%s %s", options[k][0], value);
      }
  return g_string_free (c, FALSE);
}

static gboolean
set_missing (const pr_shards *s, const bool *there, GError **error)
{
  const pr_shard_file *model = model_of (s);
  g_autofree bool *lacks = g_new (bool, s->replications + 1);
  for (uint32_t r = 0; r < s->replications; r++)
    lacks[r] = !is_whole (s, there, r);
  g_autofree char *list = ranges (lacks, s->replications, RANGES_MOST);
  if (model == NULL)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                   _ ("nothing is merged: missing, of 1-%u, are the replications %s; run their "
                      "shards, or merge those that are complete from the first on with --prefix"),
                   s->replications, list);
      return FALSE;
    }
  g_autofree bool *missing = shards_missing (s, there, model->shard.of);
  g_autofree char *array = ranges (missing, model->shard.of, G_MAXUINT);
  g_autofree char *command = command_of (s, model);
  g_autofree char *plain = pr_printable (command);
  uint32_t first = 0;
  while (!missing[first])
    first++;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_MISSING,
               _ ("nothing is merged: missing, of 1-%u, are the replications %s, of the shards %s "
                  "of %u.\nRun them again, each by its number:\n  %s --shard %u/%u\nor all of "
                  "them, with the script that ran them:\n  sbatch --array=%s\n--prefix merges "
                  "those that are complete from the first on."),
               s->replications, list, array, model->shard.of, plain, first + 1, model->shard.of,
               array);
  return FALSE;
}

gboolean
pr_shards_check (pr_shards *s, bool prefix, GError **error)
{
  g_autofree bool *there = what_is_there (s);
  uint32_t n = 0;
  while (n < s->replications && is_whole (s, there, n))
    n++;
  if (n == s->replications && n > 0)
    return TRUE;
  if (s->files->len == 0)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                   _ ("nothing is merged: no shard of '%s' is complete"), s->assignment->path);
      return FALSE;
    }
  if (!prefix || n == 0)
    return set_missing (s, there, error);
  s->replications = n;
  return TRUE;
}
