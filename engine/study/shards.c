/* Shards: see shards.h. */
#include "study/shards.h"

#include "kernel/cancel.h"
#include "kernel/i18n.h"
#include "study/manifest.h"
#include "study/shards-missing.h"
#include "study/study.h"
#include "study/write.h"

#include <glib/gstdio.h>
#include <string.h>

#define FAIL(...) (g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, __VA_ARGS__), FALSE)

void
pr_shards_free (pr_shards *s)
{
  if (s == NULL)
    return;
  pr_assignment_free (s->assignment);
  g_ptr_array_unref (s->files);
  g_free (s);
}

/* The assignment of a folder of shards; it must be that of the others. */
static gboolean
add_assignment (pr_shards *s, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, PR_ASSIGNMENT_NAME, NULL);
  g_autoptr (pr_assignment) a = NULL;
  if (s->assignment != NULL && strcmp (s->assignment->path, path) == 0)
    return TRUE;
  if ((a = pr_assignment_read (path, error)) == NULL)
    return FALSE;
  if (s->assignment != NULL)
    return pr_assignment_same (s->assignment, a, error);
  s->assignment = g_steal_pointer (&a);
  return TRUE;
}

/* path: either of a shard's files. */
static gboolean
add_file (pr_shards *s, const char *path, GError **error)
{
  pr_shard shard;
  g_autofree char *name = g_path_get_basename (path), *folder = g_path_get_dirname (path);
  if (strcmp (name, PR_ASSIGNMENT_NAME) == 0)
    return add_assignment (s, folder, error);
  if (!pr_shard_is_name (name, &shard))
    return FAIL (_ ("'%s' is no shard; a folder of shards, files of shards such as "
                    "shard-1-of-8.bin, or the folder of a run is expected"),
                 path);
  g_autofree char *list = pr_shard_path (folder, shard, "json");
  for (guint k = 0; k < s->files->len; k++)
    if (strcmp (((const pr_shard_file *) s->files->pdata[k])->path, list) == 0)
      return TRUE;
  if (!add_assignment (s, folder, error))
    return FALSE;
  pr_shard_file *f = pr_shard_file_read (list, error);
  if (f == NULL)
    return FALSE;
  g_ptr_array_add (s->files, f);
  return TRUE;
}

/* The shards in a folder; what is not complete has no such files. */
static gboolean
add_folder (pr_shards *s, const char *folder, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &why);
  if (dir == NULL)
    return FAIL ("'%s': %s", folder, why->message);
  if (!add_assignment (s, folder, error))
    return FALSE;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (pr_shard_is_name (name, NULL) && g_str_has_suffix (name, ".json")
          && !add_file (s, path, error))
        return FALSE;
    }
  return TRUE;
}

/* The replications of a run that is complete, as if a shard had made them. */
static gboolean
add_run (pr_shards *s, const char *folder, GError **error)
{
  g_auto (pr_manifest) m = { 0 };
  g_autoptr (pr_shard_file) f = pr_shard_file_new ();
  GStatBuf st;
  if (!pr_manifest_read (&m, folder, error))
    return FALSE;
  f->path = g_build_filename (folder, "manifest.json", NULL);
  f->bin = g_build_filename (folder, PR_RECORDS_NAME, NULL);
  f->shard = (pr_shard){ 1, 1 };
  f->replications = m.replications;
  f->n = 1;
  f->whole = true;
  f->fingerprint = pr_input_fingerprint ();
  if (g_stat (f->bin, &st) != 0 || st.st_size <= 0)
    return FAIL (_ ("'%s' has no %s"), folder, PR_RECORDS_NAME);
  g_autoptr (GArray) numbers = pr_shard_numbers (f->shard, false, 0, m.replications);
  pr_shard_file_add (f, 0, (uint64_t) st.st_size, numbers);
  g_ptr_array_add (s->files, g_steal_pointer (&f));
  return TRUE;
}

static gboolean
add_path (pr_shards *s, const char *path, GError **error)
{
  g_autofree char *clean = g_canonicalize_filename (path, "/"); /* no slash at its end */
  g_autofree char *assignment = g_build_filename (path, PR_ASSIGNMENT_NAME, NULL);
  const char *plain = g_path_is_absolute (path) ? clean : clean + 1;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return add_file (s, path, error);
  if (!g_file_test (assignment, G_FILE_TEST_EXISTS) && pr_manifest_is_there (path))
    return add_run (s, plain, error);
  return add_folder (s, *plain != '\0' ? plain : ".", error);
}

static int
by_shard (gconstpointer a, gconstpointer b)
{
  const pr_shard_file *one = *(const pr_shard_file *const *) a,
                      *two = *(const pr_shard_file *const *) b;
  if (one->shard.of != two->shard.of)
    return one->shard.of < two->shard.of ? -1 : 1;
  if (one->shard.number != two->shard.number)
    return one->shard.number < two->shard.number ? -1 : 1;
  return strcmp (one->path, two->path);
}

/* All must have made numbers as this program does. */
static gboolean
check_numbers (pr_shards *s, bool mixed, GError **error)
{
  g_autofree char *here = pr_input_fingerprint ();
  for (guint k = 0; k < s->files->len; k++)
    {
      const pr_shard_file *f = s->files->pdata[k];
      if (strcmp (f->fingerprint, here) == 0)
        continue;
      s->mixed = true;
      if (!mixed)
        return FAIL (_ ("'%s' was made on a machine with the numeric fingerprint %s; here it is "
                        "%s, so that the last digits of random numbers may differ; --mixed merges "
                        "them all the same, and the results say so"),
                     f->path, f->fingerprint, here);
    }
  return TRUE;
}

/* What the files say of the experiment. */
static gboolean
check_files (pr_shards *s, GError **error)
{
  const pr_shard_file *first = s->files->len > 0 ? s->files->pdata[0] : NULL;
  if (s->assignment == NULL)
    return FAIL (_ ("there is no shard: a folder of shards is expected, as 'pilotrun run --shard' "
                    "writes it"));
  for (guint k = 0; k < s->files->len; k++)
    {
      const pr_shard_file *f = s->files->pdata[k];
      if (f->whole && s->assignment->kind != PR_ASSIGNMENT_RUN)
        return FAIL (_ ("'%s' is of a run; its replications cannot be taken for a comparison or a "
                        "sweep"),
                     f->path);
      if (f->n != first->n)
        return FAIL (
            _ ("not the same experiment: the number of scenarios is %u in '%s', %u in '%s'"),
            first->n, first->path, f->n, f->path);
      s->asked = s->replications = MAX (s->replications, f->replications);
    }
  s->n = first != NULL ? first->n : 0;
  return TRUE;
}

pr_shards *
pr_shards_open (char *const *paths, bool mixed, bool prefix, GError **error)
{
  g_autoptr (pr_shards) s = g_new0 (pr_shards, 1);
  s->files = g_ptr_array_new_with_free_func ((GDestroyNotify) pr_shard_file_free);
  for (char *const *p = paths; *p != NULL; p++)
    if (!add_path (s, *p, error))
      return NULL;
  g_ptr_array_sort (s->files, by_shard);
  return check_files (s, error) && check_numbers (s, mixed, error)
                 && pr_shards_check (s, prefix, error)
             ? g_steal_pointer (&s)
             : NULL;
}

/* Two files have the same replication. */
static gboolean
check_same (pr_record_file *to, pr_record_file *from, uint32_t r, const char *one, const char *two,
            GError **error)
{
  bool same = false;
  if (!pr_record_file_same (to, from, r, &same, error))
    return FALSE;
  return same
         || FAIL (_ ("not deterministic: replication %u differs between '%s' and '%s'; one of "
                     "the machines computes wrongly, or the program differs"),
                  r + 1, one, two);
}

/* source: [replications] the file that each record was taken from, NULL if it was there before. */
static gboolean
fill_from (const pr_shards *s, const pr_shard_file *f, const pr_shard_section *section,
           const pr_input *in, pr_record_file *to, const char **source, GError **error)
{
  g_autofree char *key = pr_study_key_of (in, f->fingerprint);
  g_autoptr (pr_record_file) from
      = pr_record_file_look (f->bin, section->from, section->bytes, key, in->world, error);
  if (from == NULL)
    return FALSE;
  for (guint i = 0; i < section->number->len; i++)
    {
      uint32_t r = g_array_index (section->number, uint32_t, i);
      if (r >= s->replications)
        continue;
      if (!pr_record_file_has (from, r))
        return FAIL (_ ("'%s' is damaged: replication %u is not whole; run the shard again"),
                     f->bin, r + 1);
      if (!pr_record_file_has (to, r))
        {
          if (!pr_record_file_take_over (to, from, r, error))
            return FALSE;
          source[r] = f->bin;
        }
      else if (!check_same (to, from, r, source[r] != NULL ? source[r] : _ ("an earlier attempt"),
                            f->bin, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pr_shards_fill (const pr_shards *s, guint scenario, const pr_input *in, pr_record_file *to,
                const gint *cancel, GError **error)
{
  g_autofree const char **source = g_new0 (const char *, s->replications);
  for (guint k = 0; k < s->files->len; k++)
    {
      const pr_shard_file *f = s->files->pdata[k];
      const pr_shard_section *section = pr_shard_file_section (f, scenario);
      if (section != NULL && !fill_from (s, f, section, in, to, source, error))
        return FALSE;
      if (!pr_go_on (cancel, error))
        return FALSE;
    }
  return pr_record_file_count (to, s->replications) == s->replications
         || FAIL (_ ("'%s' is damaged"), s->assignment->path);
}

char *
pr_shards_log (const pr_shards *s)
{
  GString *lines = g_string_new (NULL);
  for (guint k = 0; k < s->files->len; k++)
    {
      const pr_shard_file *f = s->files->pdata[k];
      if (f->whole)
        g_string_append_printf (lines, _ ("run           %s\n"), f->path);
      else
        g_string_append_printf (lines, _ ("shard         %s, machine %s, attempts %u, %.3f s\n"),
                                f->path, f->host, f->attempts, f->seconds);
    }
  return g_string_free (lines, FALSE);
}
