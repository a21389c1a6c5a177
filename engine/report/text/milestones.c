/* Milestones: see milestones.h. */
#include "report/text/milestones.h"

#include "model/shown.h"
#include "report/text/labels.h"

#include "kernel/i18n.h"

#include <string.h>

#define NAME_WIDTH 44 /* cells of an incident's name */

/* In the order in which the words of one day stand. */
typedef enum { HAND_OVER, RULES, BEGINS, INCIDENT } kind;

static const unsigned ranks[] = { [HAND_OVER] = 1, [RULES] = 3, [BEGINS] = 0, [INCIDENT] = 2 };

typedef struct {
  uint32_t day;
  kind what;
  const char *name;  /* of an incident; else "" */
  const char *shown; /* to people */
  unsigned where;    /* a bit for each scenario that has it */
  bool own;          /* a what-if added or changed it, or not all scenarios have it */
} event;

static bool
is_same (const event *a, const event *b)
{
  return a->day == b->day && a->what == b->what && strcmp (a->name, b->name) == 0;
}

static void
add (GArray *list, const pr_world *w, unsigned bit, pr_time at, kind what, const char *name)
{
  if (at <= w->start || at >= w->end)
    return;
  const event e = { (uint32_t) (pr_time_day (at) - w->first_day), what, name,
                    pr_shown (w, PR_NAMED_INCIDENT, name),        bit,  false };
  for (guint i = 0; i < list->len; i++)
    {
      event *other = &g_array_index (list, event, i);
      if (!is_same (other, &e))
        continue;
      other->where |= bit;
      return;
    }
  g_array_append_val (list, e);
}

static int
by_day (const void *a, const void *b)
{
  const event *x = a, *y = b;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->what != y->what)
    return x->what < y->what ? -1 : 1;
  return strcmp (x->name, y->name);
}

static void
add_all (GArray *list, const pr_world *w, unsigned bit)
{
  for (uint16_t i = 0; i < w->n_hand_overs; i++)
    add (list, w, bit, w->hand_overs[i].at, HAND_OVER, "");
  for (uint8_t i = 1; i < w->n_phases; i++)
    add (list, w, bit, w->phase_at[i], RULES, "");
  if (w->later != NULL)
    add (list, w, bit, w->later_from, BEGINS, "");
  for (uint32_t i = 0; i < w->n_incidents; i++)
    if (w->incidents[i].start != PR_NEVER)
      add (list, w, bit, w->incidents[i].start, INCIDENT, w->incidents[i].name);
}

static bool
is_of_base (const pr_table *t, const char *file)
{
  bool is = g_strcmp0 (t->file, file) == 0;
  for (gsize k = 0; k < t->n_files && !is; k++)
    is = !t->files[k].overlaid && g_strcmp0 (t->files[k].name, file) == 0;
  return is;
}

/* Whether a what-if wrote a cell of the incident's rows. */
static bool
is_changed (const pr_tables *tables, const char *incident)
{
  const pr_table *t = &tables->table[PR_TABLE_INCIDENTS];
  for (gsize row = 0; row < t->n; row++)
    if (strcmp (t->rows[row].cells[PR_INCIDENTS_INCIDENT].text, incident) == 0)
      for (gsize k = 0; k < t->schema->n_columns; k++)
        if (!is_of_base (t, t->rows[row].cells[k].pos.file))
          return true;
  return false;
}

static void
mark_own (GArray *list, const pr_results *first, size_t n)
{
  for (guint i = 0; i < list->len; i++)
    {
      event *e = &g_array_index (list, event, i);
      e->own = n > 1 ? e->where != (1u << n) - 1
                     : e->what == INCIDENT && is_changed (first->tables, e->name);
    }
}

static char *
cut_name (const char *name)
{
  GString *out = g_string_new (NULL);
  pr_label_cut (out, name, NAME_WIDTH);
  return g_string_free (out, FALSE);
}

/* The words of what scenarios `where` have of a day, whose events are [from, end). The name of an
 * incident comes first if it is the only one that a what-if changes. Free with g_free. */
static char *
words_of (const GArray *events, guint from, guint end, unsigned where)
{
  const char *name = NULL, *own = NULL;
  guint incidents = 0, owns = 0;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = from; i < end; i++)
    {
      const event *e = &g_array_index (events, event, i);
      if (e->where != where)
        continue;
      if (e->what != INCIDENT)
        {
          g_ptr_array_add (words, g_strdup (e->what == HAND_OVER ? _ ("hand-over")
                                            : e->what == RULES   ? _ ("new rules")
                                                                 : _ ("the what-if begins")));
          continue;
        }
      incidents++;
      owns += e->own;
      if (e->own)
        own = e->shown;
      else
        name = e->shown;
    }
  if (owns == 1)
    {
      g_ptr_array_insert (words, 0, cut_name (own));
      incidents--;
    }
  if (incidents == 1)
    g_ptr_array_add (words, cut_name (name));
  else if (incidents > 1)
    g_ptr_array_add (
        words, g_strdup_printf (NGETTEXT ("%u incident", "%u incidents", incidents), incidents));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

/* The words of a day: first what all scenarios have; what only some have, with their letters:
 * "hand-over; B, C: power". Free with g_free. */
static char *
words_of_day (const GArray *events, guint from, guint end, size_t n)
{
  const unsigned all = (1u << n) - 1;
  g_autofree char *common = words_of (events, from, end, all);
  GString *out = g_string_new (common);
  for (unsigned where = 1; where < all; where++)
    {
      g_autofree char *words = words_of (events, from, end, where);
      if (words[0] == '\0')
        continue;
      const char *before = out->len > 0 ? P_ ("list", "; ") : "";
      for (size_t k = 0; k < n; k++)
        if (where >> k & 1)
          {
            g_string_append_printf (out, "%s%c", before, (char) ('A' + k));
            before = ", ";
          }
      g_string_append_printf (out, "%s%s", P_ ("what a sentence is about", ": "), words);
    }
  return g_string_free (out, FALSE);
}

static void
milestone_clear (gpointer p)
{
  g_free (((pr_milestone *) p)->words);
}

/* Of a day, whose events are [from, end). */
static unsigned
rank_of (const GArray *events, guint from, guint end)
{
  unsigned rank = G_MAXUINT;
  for (guint i = from; i < end; i++)
    {
      const event *e = &g_array_index (events, event, i);
      rank = MIN (rank, e->own ? 0 : ranks[e->what]);
    }
  return rank;
}

/* Of the dates that say least, the last. */
static guint
least_of (const GArray *list)
{
  guint least = 0;
  for (guint i = 1; i < list->len; i++)
    if (g_array_index (list, pr_milestone, i).rank
        >= g_array_index (list, pr_milestone, least).rank)
      least = i;
  return least;
}

GArray *
pr_milestones_new (const pr_results *const *of, size_t n, guint *left_out)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (pr_milestone));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (event));
  for (size_t k = 0; k < n; k++)
    add_all (events, of[k]->world, 1u << k);
  mark_own (events, of[0], n);
  g_array_sort (events, by_day);
  g_array_set_clear_func (list, milestone_clear);
  for (guint i = 0, end; i < events->len; i = end)
    {
      uint32_t day = g_array_index (events, event, i).day;
      for (end = i; end < events->len; end++)
        if (g_array_index (events, event, end).day != day)
          break;
      const pr_milestone m = { day, rank_of (events, i, end), words_of_day (events, i, end, n) };
      g_array_append_val (list, m);
    }
  for (*left_out = 0; list->len > PR_MILESTONES; (*left_out)++)
    g_array_remove_index (list, least_of (list));
  return list;
}
