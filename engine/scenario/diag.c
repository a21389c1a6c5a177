#include "scenario/problem.h"

#include "kernel/i18n.h"
#include "kernel/printable.h"

#include <string.h>

/* Texts longer than this lose their middle, which is a value: a message stays one readable line,
 * which ends with what is wrong with the value. */
#define MESSAGE_MAX 700
#define MESSAGE_END 350
typedef struct {
  pr_severity severity;
  pr_pos pos;
  guint file_order; /* order of interning; G_MAXUINT without a file */
  guint found;      /* order of finding */
  char *text;
  char *facts[3]; /* found, allowed, nearest; or NULL */
} problem;

struct _pr_diag {
  GPtrArray *files;  /* char *, in the order of interning */
  GHashTable *order; /* file name -> its index + 1 */
  GArray *problems;  /* problem */
  guint count[3];    /* by severity, also those that are not kept */
  gboolean last_kept;
};

static void
problem_clear (gpointer data)
{
  problem *p = data;
  g_free (p->text);
  for (gsize k = 0; k < G_N_ELEMENTS (p->facts); k++)
    g_free (p->facts[k]);
}

pr_diag *
pr_diag_new (void)
{
  pr_diag *d = g_new0 (pr_diag, 1);
  d->files = g_ptr_array_new_with_free_func (g_free);
  d->order = g_hash_table_new (g_str_hash, g_str_equal);
  d->problems = g_array_new (FALSE, FALSE, sizeof (problem));
  g_array_set_clear_func (d->problems, problem_clear);
  return d;
}

void
pr_diag_free (pr_diag *d)
{
  if (d == NULL)
    return;
  g_hash_table_unref (d->order);
  g_ptr_array_unref (d->files);
  g_array_unref (d->problems);
  g_free (d);
}

const char *
pr_diag_file (pr_diag *d, const char *name)
{
  gpointer index = g_hash_table_lookup (d->order, name);
  if (index != NULL)
    return g_ptr_array_index (d->files, GPOINTER_TO_UINT (index) - 1);
  char *own = g_strdup (name);
  g_ptr_array_add (d->files, own);
  g_hash_table_insert (d->order, own, GUINT_TO_POINTER (d->files->len));
  return own;
}

/* One printable line of bounded length. Takes `text`. */
static char *
one_line (char *text)
{
  char *valid = pr_printable (text);
  g_free (text);
  if (strlen (valid) <= MESSAGE_MAX)
    return valid;
  const char *end = valid + strlen (valid) - MESSAGE_END;
  while (((guchar) *end & 0xc0) == 0x80)
    end++;
  *g_utf8_find_prev_char (valid, valid + MESSAGE_MAX - MESSAGE_END) = '\0';
  char *cut = g_strconcat (valid, "…", end, NULL);
  g_free (valid);
  return cut;
}

/* Whether this was said just before: of several rows that one line of a what-if changes. */
static gboolean
is_last (const pr_diag *d, const problem *p)
{
  const problem *last
      = d->problems->len > 0 ? &g_array_index (d->problems, problem, d->problems->len - 1) : NULL;
  return last != NULL && last->severity == p->severity && last->pos.file == p->pos.file
         && last->pos.line == p->pos.line && last->pos.column == p->pos.column
         && strcmp (last->text, p->text) == 0;
}

void
pr_diag_add (pr_diag *d, pr_severity severity, pr_pos pos, const char *format, ...)
{
  d->last_kept = FALSE;
  if (d->count[severity] >= PR_DIAG_KEPT)
    {
      d->count[severity]++;
      return;
    }
  problem p = { .severity = severity, .pos = pos, .found = d->problems->len };
  gpointer index = pos.file != NULL ? g_hash_table_lookup (d->order, pos.file) : NULL;
  p.file_order = index != NULL      ? GPOINTER_TO_UINT (index)
                 : pos.file != NULL ? G_MAXUINT - 1
                                    : G_MAXUINT;
  va_list args;
  va_start (args, format);
  p.text = one_line (g_strdup_vprintf (format, args));
  va_end (args);
  if (is_last (d, &p))
    {
      g_free (p.text);
      return;
    }
  d->count[severity]++;
  d->last_kept = TRUE;
  g_array_append_val (d->problems, p);
}

void
pr_diag_facts (pr_diag *d, const char *found, const char *allowed, const char *nearest)
{
  const char *facts[] = { found, allowed, nearest };
  if (!d->last_kept)
    return;
  problem *last = &g_array_index (d->problems, problem, d->problems->len - 1);
  for (gsize k = 0; k < G_N_ELEMENTS (facts); k++)
    if (facts[k] != NULL)
      {
        g_free (last->facts[k]);
        last->facts[k] = g_strdup (facts[k]);
      }
}

guint
pr_diag_errors (const pr_diag *d)
{
  return d->count[PR_DIAG_ERROR];
}

guint
pr_diag_warnings (const pr_diag *d)
{
  return d->count[PR_DIAG_WARNING];
}

GArray *
pr_diag_error_lines (const pr_diag *d, const char *file)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < d->problems->len; i++)
    {
      const problem *p = &g_array_index (d->problems, problem, i);
      if (p->severity == PR_DIAG_ERROR && g_strcmp0 (p->pos.file, file) == 0)
        g_array_append_val (lines, p->pos.line);
    }
  return lines;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const problem *p = a, *q = b;
  if (p->file_order != q->file_order)
    return p->file_order < q->file_order ? -1 : 1;
  if (p->pos.line != q->pos.line)
    return p->pos.line < q->pos.line ? -1 : 1;
  if (p->pos.column != q->pos.column)
    return p->pos.column < q->pos.column ? -1 : 1;
  return p->found < q->found ? -1 : p->found > q->found;
}

static const char *
severity_name (pr_severity severity)
{
  switch (severity)
    {
    case PR_DIAG_ERROR:
      return _ ("error");
    case PR_DIAG_WARNING:
      return _ ("warning");
    case PR_DIAG_NOTE:
    default:
      return _ ("note");
    }
}

static void
print_problem (GString *out, const problem *p)
{
  if (p->pos.file != NULL)
    {
      g_autofree char *file
          = one_line (g_strdup (p->pos.file)); /* a file's name may be any bytes */
      g_string_append (out, file);
      if (p->pos.line > 0)
        g_string_append_printf (out, ":%d", p->pos.line);
      if (p->pos.line > 0 && p->pos.column > 0)
        g_string_append_printf (out, ":%d", p->pos.column);
      g_string_append (out, ": ");
    }
  g_string_append_printf (out, "%s%s%s\n", severity_name (p->severity),
                          P_ ("what a sentence is about", ": "), p->text);
}

/* A copy, so that the order of finding is kept if more is added later. Free with g_free. */
static problem *
sorted_problems (const pr_diag *d)
{
  problem *sorted = g_memdup2 (d->problems->data, d->problems->len * sizeof (problem));
  if (d->problems->len > 1)
    qsort (sorted, d->problems->len, sizeof (problem), compare_problems);
  return sorted;
}

static void
free_problem (gpointer data)
{
  pr_problem *p = data;
  g_free (p->text);
  g_free (p->found);
  g_free (p->allowed);
  g_free (p->nearest);
  g_free (p);
}

GPtrArray *
pr_diag_problems (const pr_diag *d)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_problem);
  g_autofree problem *sorted = sorted_problems (d);
  for (guint i = 0; i < d->problems->len; i++)
    {
      const problem *from = &sorted[i];
      pr_problem *p = g_new (pr_problem, 1);
      *p = (pr_problem){ .severity = from->severity,
                         .pos = from->pos,
                         .text = g_strdup (from->text),
                         .found = g_strdup (from->facts[0]),
                         .allowed = g_strdup (from->facts[1]),
                         .nearest = g_strdup (from->facts[2]) };
      g_ptr_array_add (all, p);
    }
  return all;
}

char *
pr_diag_text (pr_diag *d)
{
  g_autofree problem *sorted = sorted_problems (d);
  GString *out = g_string_new (NULL);
  guint printed[3] = { 0 };
  for (guint i = 0; i < d->problems->len; i++)
    if (printed[sorted[i].severity] < PR_DIAG_MAX)
      {
        printed[sorted[i].severity]++;
        print_problem (out, &sorted[i]);
      }
  guint more = d->count[PR_DIAG_ERROR] - printed[PR_DIAG_ERROR];
  if (more > 0)
    {
      g_string_append_printf (
          out, NGETTEXT ("%u more error is not shown", "%u more errors are not shown", more), more);
      g_string_append_c (out, '\n');
    }
  more = d->count[PR_DIAG_WARNING] - printed[PR_DIAG_WARNING];
  if (more > 0)
    {
      g_string_append_printf (
          out, NGETTEXT ("%u more warning is not shown", "%u more warnings are not shown", more),
          more);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}
