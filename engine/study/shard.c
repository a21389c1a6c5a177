/* Shard: see shard.h. */
#include "study/shard.h"

#include "experiment/experiment.h"
#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "study/assignment.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define NAMED 5 /* files that a message names */
#define HOST_MOST 64
#define ATTEMPTS "attempts" /* a file in an attempt's folder with a byte for each */

/* An attempt at a shard. */
typedef struct {
  const pr_shard_task *t;
  char *prefix;         /* of the hidden names of all attempts at this shard */
  char *folder;         /* of this one: its records while they are made, N.bin of scenario N */
  char *pack;           /* there: what becomes the shard's file */
  GPtrArray *others;    /* folders of other attempts */
  pr_shard_file *made;  /* what is in the pack */
  pr_shard_file *there; /* the shard as it is in the folder; NULL: it is not */
  uint32_t all, done;   /* replications */
  bool more;            /* the pack has more than what is there */
} attempt;

static void
attempt_clear (attempt *a)
{
  g_free (a->prefix);
  g_free (a->folder);
  g_free (a->pack);
  g_clear_pointer (&a->others, g_ptr_array_unref);
  pr_shard_file_free (a->made);
  pr_shard_file_free (a->there);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (attempt, attempt_clear)

char *
pr_shards_folder (const char *results)
{
  return g_strconcat (results, "-shards", NULL);
}

/* Of this machine; what a file's name cannot have is left out. */
static char *
host_name (void)
{
  g_autofree char *name = g_strndup (g_get_host_name (), HOST_MOST);
  return g_strdup (g_strcanon (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-", '-'));
}

/* The folder may have what shards write, and nothing else. */
static gboolean
check_folder (const char *folder, GError **error)
{
  g_autoptr (GString) foreign = g_string_new (NULL);
  g_autoptr (GError) why = NULL;
  guint n = 0;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &why);
  if (dir == NULL)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED, "'%s': %s", folder, why->message);
      return FALSE;
    }
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (!pr_shard_is_name (name, NULL) && strcmp (name, PR_ASSIGNMENT_NAME) != 0
        && !g_str_has_prefix (name, ".shard-") && ++n <= NAMED)
      g_string_append_printf (foreign, "%s%s", n > 1 ? ", " : "", name);
  if (n == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               _ ("'%s' has what is no shard: %s%s; name a folder that is empty or has shards of "
                  "the same experiment only"),
               folder, foreign->str, n > NAMED ? ", ..." : "");
  return FALSE;
}

/* Whether an attempt's folder is left by a process of this machine that has ended. Those of other
 * machines are not known. */
static bool
is_dead (const attempt *a, const char *folder)
{
  g_autofree char *host = host_name (), *of_host = g_strconcat (a->prefix, host, "-", NULL);
  g_autofree char *name = g_path_get_basename (folder);
  if (!g_str_has_prefix (name, of_host))
    return false;
  gint64 process = g_ascii_strtoll (name + strlen (of_host), NULL, 10);
  return process > 0 && process <= G_MAXINT && kill ((pid_t) process, 0) != 0 && errno == ESRCH;
}

/* Finds the folders of other attempts. */
static void
find_others (attempt *a)
{
  g_autoptr (GDir) dir = g_dir_open (a->t->folder, 0, NULL);
  a->others = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (a->t->folder, name, NULL);
      if (g_str_has_prefix (name, a->prefix) && pr_is_real_folder (path))
        g_ptr_array_add (a->others, g_steal_pointer (&path));
    }
}

/* Makes the attempt's folder, of one that has ended if there is such. */
static gboolean
make_folder (attempt *a, GError **error)
{
  for (guint i = 0; i < a->others->len; i++)
    if (is_dead (a, a->others->pdata[i]) && g_rename (a->others->pdata[i], a->folder) == 0)
      {
        g_ptr_array_remove_index (a->others, i);
        break;
      }
  return pr_make_folder (a->folder, error);
}

static uint32_t
attempts_of (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, ATTEMPTS, NULL);
  GStatBuf st;
  return g_stat (path, &st) == 0 ? (uint32_t) CLAMP (st.st_size, 0, G_MAXUINT16) : 0;
}

/* Counts this attempt with those whose work it goes on with. */
static gboolean
count_attempts (attempt *a, GError **error)
{
  g_autofree char *path = g_build_filename (a->folder, ATTEMPTS, NULL);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
  gboolean good = fd >= 0 && write (fd, "+", 1) == 1;
  if (!good)
    pr_file_fail (error, errno, _ ("cannot write '%s'"), path);
  if (fd >= 0)
    close (fd);
  a->made->attempts = attempts_of (a->folder) + (a->there != NULL ? a->there->attempts : 0);
  for (guint i = 0; i < a->others->len; i++)
    a->made->attempts += attempts_of (a->others->pdata[i]);
  return good;
}

static gboolean
begin (attempt *a, const pr_shard_task *t, GError **error)
{
  g_autofree char *host = host_name ();
  a->t = t;
  a->prefix = g_strdup_printf (".shard-%u-of-%u.", t->shard.number, t->shard.of);
  a->folder = g_strdup_printf ("%s/%s%s-%d", t->folder, a->prefix, host, (int) getpid ());
  a->pack = g_build_filename (a->folder, "pack", NULL);
  a->made = pr_shard_file_new ();
  a->made->path = pr_shard_path (t->folder, t->shard, "json");
  a->made->bin = pr_shard_path (t->folder, t->shard, "bin");
  a->made->shard = t->shard;
  a->made->n = t->n;
  a->made->replications = t->replications;
  a->made->fingerprint = pr_input_fingerprint ();
  a->made->host = g_steal_pointer (&host);
  a->made->paths = g_strdupv ((char **) t->paths);
  a->there = pr_shard_file_read (a->made->path, NULL);
  for (guint k = 0; k < t->n; k++)
    {
      g_autoptr (GArray) numbers = pr_shard_numbers (t->shard, t->pairs, k, t->replications);
      a->all += numbers->len;
    }
  find_others (a);
  if (!make_folder (a, error))
    return FALSE;
  g_unlink (a->pack);
  return count_attempts (a, error);
}

static char *
records_in (const char *folder, guint scenario)
{
  return g_strdup_printf ("%s/%u.bin", folder, scenario);
}

/* Takes over the records that another file has; it may have none. */
static gboolean
take_over (pr_record_file *to, pr_record_file *from, const GArray *numbers, GError **error)
{
  for (guint i = 0; from != NULL && i < numbers->len; i++)
    {
      uint32_t r = g_array_index (numbers, uint32_t, i);
      if (!pr_record_file_has (to, r) && pr_record_file_has (from, r)
          && !pr_record_file_take_over (to, from, r, error))
        return FALSE;
    }
  return TRUE;
}

/* Takes over what earlier attempts left of a scenario. */
static gboolean
take_what_is_there (attempt *a, guint k, const char *key, const pr_world *world,
                    const GArray *numbers, pr_record_file *to, GError **error)
{
  const pr_shard_section *s = a->there != NULL ? pr_shard_file_section (a->there, k) : NULL;
  g_autoptr (pr_record_file) own
      = s != NULL ? pr_record_file_look (a->there->bin, s->from, s->bytes, key, world, NULL) : NULL;
  for (guint i = 0; i < numbers->len; i++)
    a->more |= own == NULL || !pr_record_file_has (own, g_array_index (numbers, uint32_t, i));
  if (!take_over (to, own, numbers, error))
    return FALSE;
  for (guint i = 0; i < a->others->len; i++)
    {
      g_autofree char *path = records_in (a->others->pdata[i], k);
      g_autoptr (pr_record_file) other
          = pr_record_file_look (path, 0, UINT64_MAX, key, world, NULL);
      if (!take_over (to, other, numbers, error))
        return FALSE;
    }
  return TRUE;
}

static void
progress (void *self, uint32_t done, uint32_t of G_GNUC_UNUSED)
{
  const attempt *a = self;
  const pr_host *h = a->t->host;
  if (h->progress != NULL)
    h->progress (h->self, a->done + done, a->all);
}

static gboolean
set_stopped (const attempt *a, GError **error)
{
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_STOPPED,
               NGETTEXT ("interrupted; %u of %u replication of the shard is kept, and the same "
                         "command goes on from there",
                         "interrupted; %u of %u replications of the shard are kept, and the same "
                         "command goes on from there",
                         a->all),
               a->done, a->all);
  return FALSE;
}

/* Simulates what is missing of a scenario. */
static gboolean
fill (attempt *a, const pr_input *in, const GArray *numbers, pr_record_file *to, GError **error)
{
  const pr_experiment_options options = {
    .jobs = a->t->jobs, .progress = progress, .self = a, .cancel = a->t->host->cancel, .records = to
  };
  uint32_t n = a->t->replications, before = a->done;
  g_autoptr (GError) failure = NULL;
  a->done += pr_record_file_count (to, n);
  gboolean good = pr_experiment_fill (in->world, (const uint32_t *) (void *) numbers->data,
                                      numbers->len, &options, &failure);
  a->done = before + pr_record_file_count (to, n);
  if (!good && pr_host_interrupted (a->t->host))
    return set_stopped (a, error);
  if (!good)
    g_propagate_error (error, g_steal_pointer (&failure));
  return good;
}

/* Simulates the shard's replications of a scenario, and adds them to the pack. */
static gboolean
do_scenario (attempt *a, guint k, GError **error)
{
  const pr_shard_task *t = a->t;
  g_autoptr (GArray) numbers = pr_shard_numbers (t->shard, t->pairs, k, t->replications);
  if (numbers->len == 0)
    return TRUE;
  g_autoptr (pr_input) in = t->open (t->self, k, error);
  if (in == NULL)
    return FALSE;
  g_autofree char *key = pr_study_key (in), *path = records_in (a->folder, k);
  g_autoptr (pr_record_file) to = pr_record_file_renew (path, key, in->world, error);
  uint64_t bytes;
  if (to == NULL || !take_what_is_there (a, k, key, in->world, numbers, to, error)
      || !fill (a, in, numbers, to, error)
      || !pr_record_file_append (to, a->pack, (const uint32_t *) (void *) numbers->data,
                                 numbers->len, &bytes, NULL, error))
    return FALSE;
  pr_shard_file_add (a->made, k, bytes, numbers);
  return TRUE;
}

/* Gives the pack its name, and says what is in it. Another attempt that is complete may have
 * removed this one's folder. */
static gboolean
finish (attempt *a, gint64 began, GError **error)
{
  g_autofree char *list = g_build_filename (a->folder, "list", NULL);
  a->made->seconds = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
  g_autofree char *text = pr_shard_file_text (a->made);
  GStatBuf st;
  if (a->all == 0 && !pr_write_file (a->pack, "", 0, error))
    return FALSE;
  if (g_stat (a->pack, &st) != 0 || (uint64_t) st.st_size != pr_shard_file_bytes (a->made))
    return pr_file_fail (error, ENOENT, _ ("cannot write '%s'"), a->made->bin);
  return pr_write_file (list, text, strlen (text), error)
         && pr_rename (a->pack, a->made->bin, error) && pr_rename (list, a->made->path, error);
}

/* The shard is complete: no attempt is needed any longer. */
static void
forget (const attempt *a)
{
  for (guint i = 0; i < a->others->len; i++)
    (void) pr_remove_tree (a->others->pdata[i], NULL);
  (void) pr_remove_tree (a->folder, NULL);
}

/* Writes the assignment if there is none. A link is made in one step, and never replaces what
 * another attempt made meanwhile. */
static gboolean
write_assignment (const attempt *a, const char *path, GError **error)
{
  g_autofree char *own = g_build_filename (a->folder, "assignment", NULL);
  if (!pr_write_file (own, a->t->assignment, strlen (a->t->assignment), error))
    return FALSE;
  int failed = link (own, path) == 0 || errno == EEXIST ? 0 : errno;
  if (failed != 0) /* a file system without links */
    failed = g_rename (own, path) == 0 ? 0 : errno;
  g_unlink (own);
  return failed == 0 || pr_file_fail (error, failed, _ ("cannot write '%s'"), path);
}

/* The folder's assignment must be this one. */
static gboolean
settle_assignment (const attempt *a, GError **error)
{
  g_autofree char *path = g_build_filename (a->t->folder, PR_ASSIGNMENT_NAME, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !write_assignment (a, path, error))
    return FALSE;
  g_autoptr (pr_assignment) there = pr_assignment_read (path, error);
  g_autoptr (pr_assignment) wanted
      = there != NULL ? pr_assignment_parse (a->t->assignment, a->t->paths[0], error) : NULL;
  return wanted != NULL && pr_assignment_same (there, wanted, error);
}

static gboolean
simulate (attempt *a, gint64 began, GError **error)
{
  for (guint k = 0; k < a->t->n; k++)
    if (!do_scenario (a, k, error))
      return FALSE;
  if (a->all == 0)
    a->more = a->there == NULL;
  return !a->more || finish (a, began, error);
}

static char *
describe (const attempt *a)
{
  const pr_shard_task *t = a->t;
  g_autofree char *folder = pr_input_word (t->folder);
  g_autofree char *done
      = g_strdup_printf (NGETTEXT ("Shard %u of %u is complete: %u replication.\n",
                                   "Shard %u of %u is complete: %u replications.\n", a->all),
                         t->shard.number, t->shard.of, a->all);
  return g_strdup_printf (_ ("%sWhen all shards are: pilotrun merge %s\n"), done, folder);
}

/* Whether another attempt has completed it meanwhile. */
static bool
completed (const attempt *a)
{
  g_autoptr (pr_shard_file) f = pr_shard_file_read (a->made->path, NULL);
  return f != NULL && f->replications >= a->t->replications;
}

gboolean
pr_study_shard (const pr_shard_task *t, pr_answer *answer, GError **error)
{
  g_auto (attempt) a = { 0 };
  g_autoptr (GError) failure = NULL;
  gint64 began = g_get_monotonic_time ();
  if (!pr_make_folder (t->folder, error) || !check_folder (t->folder, error))
    return FALSE;
  gboolean good = begin (&a, t, &failure);
  if (good && !settle_assignment (&a, error))
    {
      (void) pr_remove_tree (a.folder, NULL); /* nothing is in it */
      return FALSE;
    }
  pr_host_attend (t->host, TRUE);
  good = good && simulate (&a, began, &failure);
  if (!good && !pr_host_interrupted (t->host) && completed (&a))
    good = TRUE;
  if (!good)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  forget (&a);
  answer->found = !a.more;
  answer->folder = g_strdup (t->folder);
  answer->summary = describe (&a);
  return TRUE;
}
