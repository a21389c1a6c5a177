/* New: see new.h. */
#include "study/new.h"

#include "compile/compile.h"
#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "report/table/csv.h"
#include "study/new-names.h"
#include "study/new-rows.h"
#include "study/new-units.h"
#include "study/new-words.h"
#include "study/stage.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define FULLEST 0.75 /* of their time for dossiers, at most */
#define SERVED 10    /* units of a land branch */

typedef struct {
  pr_new_units units;
  GPtrArray *names, *texts; /* of files */
} job;

static void
job_clear (job *j)
{
  pr_new_units_clear (&j->units);
  g_clear_pointer (&j->names, g_ptr_array_unref);
  g_clear_pointer (&j->texts, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (job, job_clear)

/* Takes the text; a file of that name is replaced. */
static void
put (job *j, const char *name, char *text)
{
  guint at;
  if (g_ptr_array_find_with_equal_func (j->names, name, g_str_equal, &at))
    {
      g_free (j->texts->pdata[at]);
      j->texts->pdata[at] = text;
      return;
    }
  g_ptr_array_add (j->names, g_strdup (name));
  g_ptr_array_add (j->texts, text);
}

/* A row: its cells, then the source. */
static void
append_row (GString *out, const char *const *cells, gsize n, const char *kind, const char *why)
{
  g_autofree char *source = g_strdup_printf ("%s: %s", kind, why);
  g_autofree char *last = pr_csv_escape (source);
  for (gsize c = 0; c < n; c++)
    {
      g_autofree char *cell = pr_csv_escape (cells[c] != NULL ? cells[c] : "");
      g_string_append_printf (out, "%s,", cell);
    }
  g_string_append_printf (out, "%s\n", last);
}

static char *
table_text (const pr_new_table *t)
{
  g_auto (GStrv) columns = g_strsplit (t->columns, ",", -1);
  gsize n = g_strv_length (columns);
  GString *out = g_string_new (t->columns);
  g_string_append (out, ",source\n");
  for (gsize r = 0; r < t->n; r++)
    {
      const char *cells[PR_NEW_MOST_CELLS];
      for (gsize c = 0; c < n; c++)
        cells[c] = (int) c == t->words ? _ (t->rows[r].cells[c]) : t->rows[r].cells[c];
      append_row (out, cells, n, t->rows[r].kind, _ (t->rows[r].why));
    }
  return g_string_free (out, FALSE);
}

/* Whom a land branch serves: everybody, or its units by their codes. Free with g_free. */
static char *
served (const pr_new_units *u, guint first, guint end)
{
  if (u->units->len <= SERVED)
    return g_strdup ("*");
  GString *codes = g_string_new (NULL);
  for (guint i = first; i < end; i++)
    g_string_append_printf (codes, "%s%s", i > first ? "; " : "",
                            g_array_index (u->units, pr_new_unit, i).cells[PR_UNITS_CODE]);
  return g_string_free (codes, FALSE);
}

static char *
authorities_text (const pr_new_units *u)
{
  GString *out = g_string_new ("code,name,kind,serves,lat,lon,source\n");
  guint n = u->units->len;
  for (guint first = 0, k = 1; first < n; first += SERVED, k++)
    {
      guint end = MIN (first + SERVED, n);
      g_autofree char *code = g_strdup_printf ("land-%u", k);
      g_autofree char *name = g_strdup_printf (_ ("Land registration branch %u"), k);
      g_autofree char *serves = served (u, first, end);
      char *at[2];
      pr_new_units_middle (u, first, end, &at[0], &at[1]);
      const char *cells[] = { code, name, PR_NEW_LAND, serves, at[0], at[1] };
      append_row (out, cells, G_N_ELEMENTS (cells), "assumption",
                  _ ("one land registration branch for ten units; it stands in their middle"));
      g_free (at[0]);
      g_free (at[1]);
    }
  char *at[2];
  pr_new_units_middle (u, 0, n, &at[0], &at[1]);
  const char *cells[]
      = { PR_NEW_DEPARTMENT, _ ("Department"), PR_NEW_DEPARTMENT, "*", at[0], at[1] };
  append_row (out, cells, G_N_ELEMENTS (cells), "assumption",
              _ ("one department that stands for all; it stands in the middle"));
  g_free (at[0]);
  g_free (at[1]);
  return g_string_free (out, FALSE);
}

static void
append_pool (GString *out, const pr_new_pool *p, const char *where, guint count)
{
  g_autofree char *n = g_strdup_printf ("%u", count);
  const char *cells[] = { p->pool, where, p->roles, n, "office", p->share };
  append_row (out, cells, G_N_ELEMENTS (cells), "assumption",
              _ ("as many as need at most three quarters of their time for dossiers, by the load "
                 "that pilotrun check shows; the part of their time is a guess"));
}

/* How many officers a pool needs, of which one is there. */
static guint
needed (const pr_load *l)
{
  double n = l->available > 0 ? ceil (l->offered / l->available / FULLEST) : 1;
  return (guint) CLAMP (n, 1, G_MAXUINT16);
}

/* The number that most pools of a name have; of several the smallest. */
static guint
most_frequent (const guint *counts, gsize n)
{
  guint best = 1, most = 0;
  g_autofree guint *times = g_new0 (guint, (gsize) G_MAXUINT16 + 1);
  for (gsize i = 0; i < n; i++)
    times[counts[i]]++;
  for (guint k = 1; k <= G_MAXUINT16; k++)
    if (times[k] > most)
      {
        most = times[k];
        best = k;
      }
  return best;
}

/* A row for all places, and one for each that has another number. loads: with one officer
 * everywhere, NULL before they are known. */
static char *
pools_text (const pr_world *w, const pr_load *loads, uint32_t *officers)
{
  GString *out = g_string_new ("pool,where,roles,count,calendar,share,source\n");
  g_autofree guint *counts = g_new (guint, w != NULL ? w->n_pools : 1);
  for (gsize k = 0; k < PR_NEW_N_POOLS; k++)
    {
      const pr_new_pool *p = &pr_new_pools[k];
      gsize n = 0;
      for (uint32_t i = 0; w != NULL && i < w->n_pools; i++)
        if (strcmp (w->pools[i].name, p->pool) == 0)
          counts[n++] = needed (&loads[i]);
      guint usual = most_frequent (counts, n);
      append_pool (out, p, p->where, usual);
      for (uint32_t i = 0; w != NULL && i < w->n_pools; i++)
        {
          if (strcmp (w->pools[i].name, p->pool) != 0)
            continue;
          guint count = needed (&loads[i]);
          *officers += count;
          if (count != usual)
            append_pool (out, p, w->places[w->pools[i].place].code, count);
        }
    }
  return g_string_free (out, FALSE);
}

/* The world of the files so far; problems go to diag, NULL with errors. */
static pr_world *
compile (const job *j, pr_diag *diag)
{
  g_autoptr (pr_folder) folder = pr_folder_new_memory ("");
  for (guint i = 0; i < j->names->len; i++)
    if (strcmp (j->names->pdata[i], PR_NEW_WHATIF) != 0)
      pr_folder_add (folder, j->names->pdata[i], j->texts->pdata[i], strlen (j->texts->pdata[i]));
  g_autoptr (pr_tables) tables = pr_tables_load (pr_folder_source (folder), diag);
  return pr_diag_errors (diag) == 0 ? pr_compile (tables, diag) : NULL;
}

/* Sets the officers by the load of one of each. */
static gboolean
staff (job *j, const pr_new_request *q, pr_new_answer *a, GError **error)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  size_t n = 0;
  put (j, "pools.csv", pools_text (NULL, NULL, NULL));
  pr_world *w = compile (j, diag);
  if (w == NULL)
    {
      pr_input_refuse (diag, q->from != NULL ? q->from : q->folder, error);
      return FALSE;
    }
  g_autofree pr_load *loads = pr_rough_cut (w, &n);
  g_auto (pr_in_language) in = pr_language_enter (q->language);
  put (j, "pools.csv", pools_text (w, loads, &a->officers));
  a->units = w->n_units;
  pr_world_free (w);
  return TRUE;
}

static void
write_texts (job *j, const pr_new_request *q)
{
  g_auto (pr_in_language) in = pr_language_enter (q->language);
  put (j, "scenario.ini", pr_new_ini (q->language));
  put (j, "units.csv", pr_new_units_text (&j->units));
  put (j, "authorities.csv", authorities_text (&j->units));
  for (gsize t = 0; t < PR_NEW_N_TABLES; t++)
    {
      g_autofree char *name = g_strconcat (pr_new_tables[t].name, ".csv", NULL);
      put (j, name, table_text (&pr_new_tables[t]));
    }
  put (j, "names.csv", g_strdup (pr_new_names));
  put (j, PR_NEW_WHATIF, pr_new_whatif ());
  put (j, "README.md", pr_new_readme (q->folder));
}

/* Only a folder that is missing or empty is filled. */
static gboolean
check_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  if (dir != NULL ? g_dir_read_name (dir) == NULL : !g_file_test (folder, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_PLACE,
               _ ("'%s' exists and is not empty: name a new folder"), folder);
  return FALSE;
}

static gboolean
write_folder (const job *j, const char *folder, const gint *cancel, GError **error)
{
  g_auto (pr_stage) stage = { .cancel = cancel };
  gboolean good = check_folder (folder, error) && pr_stage_begin (&stage, folder, TRUE, error)
                  && pr_stage_mkdir (&stage, PR_NEW_WHATIFS, error);
  for (guint i = 0; i < j->names->len && good; i++)
    good = pr_stage_write (&stage, j->names->pdata[i], j->texts->pdata[i], error);
  return good && check_folder (folder, error) && pr_stage_commit (&stage, error);
}

gboolean
pr_study_new (const pr_new_request *q, const pr_host *host, pr_new_answer *a, GError **error)
{
  g_auto (job) j = { .names = g_ptr_array_new_with_free_func (g_free),
                     .texts = g_ptr_array_new_with_free_func (g_free) };
  if (!check_folder (q->folder, error))
    return FALSE;
  if (q->from == NULL)
    pr_new_units_make (&j.units, q->units, q->language);
  else if (!pr_new_units_read (&j.units, q->from, q->language, host, error))
    return FALSE;
  write_texts (&j, q);
  pr_host_attend (host, TRUE);
  if (!staff (&j, q, a, error) || !write_folder (&j, q->folder, host->cancel, error))
    return FALSE;
  a->folder = g_strdup (q->folder);
  a->whatif = g_build_filename (q->folder, PR_NEW_WHATIF, NULL);
  return TRUE;
}

void
pr_new_answer_clear (pr_new_answer *a)
{
  g_free (a->folder);
  g_free (a->whatif);
}
