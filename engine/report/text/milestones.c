/* Milestones: see milestones.h. */
#include "report/text/milestones.h"

#include "report/text/labels.h"

#include "kernel/i18n.h"

#include <string.h>

#define NAME_WIDTH 22 /* cells of an incident's name */

/* In the order in which the words of one day stand. */
typedef enum { HAND_OVER, RULES, BEGINS, INCIDENT } kind;

typedef struct {
  uint32_t day;
  kind what;
  const char *name; /* of an incident; else "" */
  unsigned where;   /* a bit for each scenario that has it */
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
  const event e = { (uint32_t) (pr_time_day (at) - w->first_day), what, name, bit };
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

/* The words of what scenarios `where` have of a day, whose events are [from, end). Free with
 * g_free. */
static char *
words_of (const GArray *events, guint from, guint end, unsigned where)
{
  const char *name = NULL;
  guint incidents = 0;
  GString *out = g_string_new (NULL);
  for (guint i = from; i < end; i++)
    {
      const event *e = &g_array_index (events, event, i);
      const char *comma = out->len > 0 ? ", " : "";
      if (e->where != where)
        continue;
      if (e->what == INCIDENT)
        {
          incidents++;
          name = e->name;
        }
      else
        g_string_append_printf (out, "%s%s", comma,
                                e->what == HAND_OVER ? _ ("hand-over")
                                : e->what == RULES   ? _ ("new rules")
                                                     : _ ("the what-if begins"));
    }
  if (incidents > 0 && out->len > 0)
    g_string_append (out, ", ");
  if (incidents == 1)
    pr_label_cut (out, name, NAME_WIDTH);
  else if (incidents > 1)
    g_string_append_printf (out, NGETTEXT ("%u incident", "%u incidents", incidents), incidents);
  return g_string_free (out, FALSE);
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
      const char *before = out->len > 0 ? "; " : "";
      for (size_t k = 0; k < n; k++)
        if (where >> k & 1)
          {
            g_string_append_printf (out, "%s%c", before, (char) ('A' + k));
            before = ", ";
          }
      g_string_append_printf (out, ": %s", words);
    }
  return g_string_free (out, FALSE);
}

static void
milestone_clear (gpointer p)
{
  g_free (((pr_milestone *) p)->words);
}

/* The last date with nothing but incidents; without one, the last. */
static guint
least_of (const GArray *list)
{
  for (guint i = list->len; i > 0; i--)
    if (g_array_index (list, pr_milestone, i - 1).plain)
      return i - 1;
  return list->len - 1;
}

GArray *
pr_milestones_new (const pr_world *const *worlds, size_t n, guint *left_out)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (pr_milestone));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (event));
  for (size_t k = 0; k < n; k++)
    add_all (events, worlds[k], 1u << k);
  g_array_sort (events, by_day);
  g_array_set_clear_func (list, milestone_clear);
  for (guint i = 0, end; i < events->len; i = end)
    {
      const event *first = &g_array_index (events, event, i);
      for (end = i; end < events->len; end++)
        if (g_array_index (events, event, end).day != first->day)
          break;
      const pr_milestone m
          = { first->day, first->what == INCIDENT, words_of_day (events, i, end, n) };
      g_array_append_val (list, m);
    }
  for (*left_out = 0; list->len > PR_MILESTONES; (*left_out)++)
    g_array_remove_index (list, least_of (list));
  return list;
}
