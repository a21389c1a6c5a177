/* Words: what the boxes and arrows of a diagram say. See graph.h. */
#include "report/diagram/graph.h"

#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "model/shown.h"
#include "report/text/labels.h"
#include "report/text/tell.h"
#include "report/text/text.h"

#include <string.h>

#define MOST_LINE 235.0 /* pixels */
#define MOST_LINES 4    /* of a text that is broken */
#define MOST_HEAD 24    /* of a step's name */
#define MOST_PROCEDURES 14
#define ALL_CHANNELS ((1u << PR_N_CHANNELS) - 1)

pr_flow
pr_flow_of (const pr_world *w, uint16_t workflow)
{
  pr_flow f = { .w = w, .number = workflow, .least = 1 };
  for (uint16_t k = 0; k < w->n_procedures; k++)
    {
      const pr_procedure *p = &w->procedures[k];
      if (p->workflow != workflow)
        continue;
      f.n_procedures++;
      f.visit = p->visit;
      f.limit |= p->limit[0] != PR_LIMIT_NONE;
      f.least = MIN (f.least, p->incomplete);
      f.most = MAX (f.most, p->incomplete);
    }
  return f;
}

/* Adds a text to a box's lines, broken where it must be. */
static void
add_lines (GPtrArray *lines, const char *text)
{
  guint before = lines->len;
  g_autofree char *safe = pr_printable (text);
  pr_graph_break (lines, safe, PR_GRAPH_FONT, MOST_LINE);
  if (lines->len <= before + MOST_LINES)
    return;
  g_ptr_array_set_size (lines, (int) (before + MOST_LINES));
  char **last = (char **) &lines->pdata[lines->len - 1];
  char *longer = g_strconcat (*last, " …", NULL);
  g_free (*last);
  *last = longer;
}

/* Several notes share a line where they fit. */
static void
add_notes (GPtrArray *lines, const GPtrArray *notes)
{
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint k = 0; k < notes->len; k++)
    {
      g_autofree char *longer
          = g_strconcat (line->str, line->len > 0 ? " · " : "", notes->pdata[k], NULL);
      if (line->len > 0 && pr_graph_width (longer, PR_GRAPH_FONT, FALSE) > MOST_LINE)
        {
          add_lines (lines, line->str);
          g_string_assign (line, notes->pdata[k]);
        }
      else
        g_string_assign (line, longer);
    }
  if (line->len > 0)
    add_lines (lines, line->str);
}

/* The kind of the authorities that a row of serving names. */
static const char *
kind_of_serving (const pr_world *w, uint16_t row)
{
  for (uint16_t home = 0; home < w->n_places; home++)
    {
      uint16_t place = w->serving[(size_t) row * w->n_places + home];
      if (place != PR_NONE16)
        return pr_shown (w, PR_NAMED_KIND, w->places[place].district);
    }
  return "";
}

/* Where a step is done. */
static const char *
place_words (const pr_flow *f, const pr_step *s)
{
  switch (s->at)
    {
    case PR_AT_FILING:
      return f->visit ? _ ("place of the visit") : _ ("place of filing");
    case PR_AT_HOME:
      return _ ("home unit");
    case PR_AT_DECIDING:
      return _ ("deciding office");
    case PR_AT_RETURN:
      return _ ("place of return");
    case PR_AT_PLACE:
      return f->w->places[s->place].name;
    case PR_AT_KIND:
      return kind_of_serving (f->w, s->place);
    case PR_AT_HERE:
      break;
    }
  return _ ("where the dossier is");
}

/* Who does a step, and where. Free with g_free. */
static char *
who_words (const pr_flow *f, const pr_step *s)
{
  const pr_world *w = f->w;
  switch (s->kind)
    {
    case PR_STEP_WORK:
      return g_strdup_printf (
          _ ("%s, %s"), s->role < w->n_roles ? pr_shown (w, PR_NAMED_ROLE, w->roles[s->role]) : "",
          place_words (f, s));
    case PR_STEP_DELAY:
      return g_strdup (s->avoidable ? _ ("a wait that could be spared") : _ ("a prescribed wait"));
    case PR_STEP_TRANSFER:
      return g_strdup (_ ("on the way"));
    case PR_STEP_SUPPLEMENT:
      return g_strdup (_ ("the citizen completes the papers"));
    }
  return g_strdup ("");
}

/* To the nearest of what people say. Free with g_free. */
static char *
time_words (double t, bool round)
{
  static const struct {
    pr_time from, step;
  } steps[] = { { 3 * PR_DAY, PR_DAY },     { PR_DAY, PR_DAY / 4 },   { 4 * PR_HOUR, PR_HOUR / 2 },
                { PR_HOUR, 5 * PR_MINUTE }, { PR_MINUTE, PR_MINUTE }, { 0, PR_SECOND } };
  GString *out = g_string_new (NULL);
  gsize k = 0;
  t = MIN (t, (double) (10000 * PR_DAY));
  while ((double) steps[k].from > t)
    k++;
  double step = (double) (round ? steps[k].step : PR_SECOND);
  pr_tell_duration (out, (pr_time) (step * (double) (gint64) (t / step + 0.5)));
  return g_string_free (out, FALSE);
}

/* Half of all take at most this. Free with g_free. */
static char *
median_words (const pr_dist *d)
{
  g_autofree char *t = time_words (pr_dist_quantile (d, 0.5), d->kind != PR_DIST_CONSTANT);
  return d->kind == PR_DIST_CONSTANT ? g_steal_pointer (&t) : g_strdup_printf (_ ("about %s"), t);
}

static char *
range_words (const pr_dist *d)
{
  g_autofree char *median = time_words (pr_dist_quantile (d, 0.5), d->kind != PR_DIST_CONSTANT);
  g_autofree char *low = time_words (pr_dist_quantile (d, 0.1), true);
  g_autofree char *high = time_words (pr_dist_quantile (d, 0.9), true);
  return d->kind == PR_DIST_CONSTANT
             ? g_strdup_printf (_ ("always %s"), median)
             : g_strdup_printf (_ ("half of all take at most %s, four of five from %s to %s"),
                                median, low, high);
}

static char *
channel_words (uint8_t channels)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (int c = 0; c < PR_N_CHANNELS; c++)
    if (channels & 1u << c)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              PR_OF ("choice", pr_channel_words[c]));
  return g_strdup_printf (_ ("only %s"), names->str);
}

static void
add_closing (GPtrArray *notes, const pr_step *s, bool all)
{
  g_autofree char *bound = time_words ((double) s->overtime, false);
  g_autofree char *last = time_words ((double) s->not_within, false);
  switch (s->at_close)
    {
    case PR_CLOSE_FINISH:
      g_ptr_array_add (notes, s->overtime == PR_NEVER
                                  ? g_strdup (_ ("finished after closing"))
                                  : g_strdup_printf (_ ("finished up to %s after closing"), bound));
      break;
    case PR_CLOSE_SUSPEND:
      if (all)
        g_ptr_array_add (notes, g_strdup (_ ("laid down at closing, then taken up again")));
      break;
    case PR_CLOSE_HAND_BACK:
      g_ptr_array_add (notes, g_strdup (_ ("handed back at closing")));
      break;
    case PR_CLOSE_HAND_BACK_LOST:
      g_ptr_array_add (notes, g_strdup (_ ("handed back at closing, its effort lost")));
      break;
    }
  if (s->not_within > 0)
    g_ptr_array_add (notes, g_strdup_printf (_ ("not begun in the last %s"), last));
}

static void
add_needs (GPtrArray *notes, const pr_world *w, const pr_step *s)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (uint16_t k = s->first_need; k < s->first_need + s->n_needs; k++)
    {
      const pr_need *need = &w->needs[k];
      char *name
          = (char *) (need->system != PR_NONE16
                          ? pr_shown (w, PR_NAMED_SYSTEM, w->systems[need->system].name)
                          : pr_shown (w, PR_NAMED_CONDITION, w->conditions[need->condition].name));
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, name);
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);
  g_ptr_array_add (notes, g_strdup_printf (_ ("needs %s"), list));
}

/* What a supplement does to the limit: the same under all rules, or NULL. */
static const char *
supplement_words (const pr_world *w)
{
  guint n = 0;
  for (uint8_t k = 0; k < w->n_phases; k++)
    n += w->rules[k].supplement_restarts;
  return n == 0             ? _ ("the limit stands still")
         : n == w->n_phases ? _ ("the limit then begins again")
                            : NULL;
}

/* What else is to be said of a step; all: also what is said of most. */
static GPtrArray *
notes_of (const pr_flow *f, const pr_step *s, bool all)
{
  const char *supplement = supplement_words (f->w);
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  if (s->channels != 0 && (s->channels & ALL_CHANNELS) != ALL_CHANNELS)
    g_ptr_array_add (notes, channel_words (s->channels));
  if (s->receives && f->limit)
    g_ptr_array_add (notes, g_strdup (_ ("the limit begins")));
  if (f->limit && s->kind == PR_STEP_SUPPLEMENT && supplement != NULL)
    g_ptr_array_add (notes, g_strdup (supplement));
  if (f->limit && s->kind != PR_STEP_SUPPLEMENT && !s->counts)
    g_ptr_array_add (notes, g_strdup (_ ("the limit stands still")));
  if (s->kind == PR_STEP_WORK)
    add_closing (notes, s, all);
  if (s->patience != NULL)
    {
      g_autofree char *patience = median_words (s->patience);
      g_ptr_array_add (notes, g_strdup_printf (_ ("visitors wait %s"), patience));
    }
  if (s->preempted != PR_PREEMPTED_NO)
    g_ptr_array_add (notes, g_strdup (_ ("gives way to what is more urgent")));
  add_needs (notes, f->w, s);
  return notes;
}

/* All about a step, a line each. */
static char *
title_of (const pr_flow *f, const pr_step *s)
{
  g_autoptr (GPtrArray) notes = notes_of (f, s, true);
  g_ptr_array_insert (notes, 0,
                      g_strdup_printf ("%s (%s)", pr_shown (f->w, PR_NAMED_STEP, s->name),
                                       PR_OF ("choice", pr_step_kind_words[s->kind])));
  g_ptr_array_insert (notes, 1, who_words (f, s));
  g_ptr_array_insert (notes, 2, range_words (&s->effort));
  GString *out = g_string_new (NULL);
  for (guint k = 0; k < notes->len; k++)
    {
      g_autofree char *line = pr_printable (notes->pdata[k]);
      g_string_append_printf (out, "%s%s", k > 0 ? "\n" : "", line);
    }
  return g_string_free (out, FALSE);
}

void
pr_graph_step (const pr_flow *f, uint16_t step, pr_box *box)
{
  const pr_step *s = &f->w->steps[step];
  g_autofree char *name = pr_printable (pr_shown (f->w, PR_NAMED_STEP, s->name)),
                  *who = who_words (f, s);
  g_autoptr (GPtrArray) notes = notes_of (f, s, false);
  GString *head = g_string_new (NULL);
  pr_label_cut (head, name, MOST_HEAD);
  box->look = (pr_box_look) s->kind;
  box->id = g_strdup_printf ("w%u-s%u", s->workflow, step);
  box->head = g_string_free (head, FALSE);
  box->time = median_words (&s->effort);
  box->title = title_of (f, s);
  box->stands = s->kind == PR_STEP_SUPPLEMENT || !s->counts;
  box->lines = g_ptr_array_new_with_free_func (g_free);
  add_lines (box->lines, who);
  add_notes (box->lines, notes);
}

/* Who decides, if that can be said of all homes; else NULL. Free with g_free. */
static char *
decided_words (const pr_world *w, const pr_procedure *p)
{
  bool filing = true, home = true, one = true, kind = true;
  const pr_place *first = NULL;
  for (size_t i = 0; i < (size_t) w->n_phases * w->n_places; i++)
    {
      uint16_t at = (uint16_t) (i % w->n_places), d = p->deciding[i];
      if (at >= w->n_units)
        continue;
      filing = filing && d == PR_BY_FILING;
      home = home && d == at;
      const pr_place *place = d < w->n_places ? &w->places[d] : NULL;
      first = first == NULL ? place : first;
      one = one && place != NULL && place == first;
      kind = kind && place != NULL && d >= w->n_units
             && g_strcmp0 (place->district, first->district) == 0;
    }
  if (filing || home)
    return g_strdup (filing ? _ ("decided where it is filed") : _ ("decided by the home unit"));
  if (one || kind)
    return g_strdup_printf (_ ("decided by %s"),
                            one ? first->name : pr_shown (w, PR_NAMED_KIND, first->district));
  return NULL;
}

static char *
procedure_words (const pr_world *w, const pr_procedure *p)
{
  g_autoptr (GString) out = g_string_new (pr_shown (w, PR_NAMED_PROCEDURE, p->code));
  if (p->visit)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_autofree char *limit = pr_text_limit (p->limit[0], p->limit_days[0]);
  g_autofree char *difficult = pr_text_limit (p->limit[1], p->limit_days[1]);
  g_autofree char *decided = p->deciding != NULL ? decided_words (w, p) : NULL;
  if (p->limit[0] == PR_LIMIT_NONE)
    g_string_append (out, _ (": no limit"));
  else if (strcmp (limit, difficult) != 0)
    g_string_append_printf (out, _ (": %s (difficult areas: %s)"), limit, difficult);
  else
    g_string_append_printf (out, ": %s", limit);
  if (decided != NULL)
    g_string_append_printf (out, "; %s", decided);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

GPtrArray *
pr_graph_caption (const pr_flow *f)
{
  const pr_world *w = f->w;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (uint16_t p = 0; p < w->n_procedures && lines->len < MOST_PROCEDURES; p++)
    if (w->procedures[p].workflow == f->number)
      {
        g_autofree char *words = procedure_words (w, &w->procedures[p]);
        g_ptr_array_add (lines, pr_printable (words));
      }
  guint more = f->n_procedures - lines->len;
  if (more > 0)
    g_ptr_array_add (
        lines,
        g_strdup_printf (NGETTEXT ("and %u more procedure", "and %u more procedures", more), more));
  if (f->n_procedures == 0)
    g_ptr_array_add (lines, g_strdup (_ ("No procedure has this workflow.")));
  return lines;
}

static char *
incomplete_words (const pr_flow *f)
{
  char least[PR_NUMBER_SIZE], most[PR_NUMBER_SIZE];
  if (f->n_procedures == 0)
    return g_strdup (_ ("incomplete"));
  pr_text_percent (least, f->least);
  pr_text_percent (most, f->most);
  return strcmp (least, most) == 0 ? g_strdup_printf (_ ("incomplete: %s %%"), most)
                                   : g_strdup_printf (_ ("incomplete: %s–%s %%"), least, most);
}

/* What the transitions but `rest` leave. */
static double
rest_of (const pr_flow *f, const pr_step *s)
{
  double left = 1;
  for (uint16_t k = 0; k < s->n_next; k++)
    left -= s->next[k].incomplete ? f->most : s->next[k].share;
  return MAX (left, 0);
}

uint16_t
pr_graph_usual (const pr_flow *f, const pr_step *s)
{
  uint16_t found = 0;
  double most = -1, rest = rest_of (f, s);
  for (uint16_t k = 0; k < s->n_next; k++)
    {
      const pr_transition *t = &s->next[k];
      double share = t->rest ? rest : t->incomplete ? f->most : t->share;
      if (share <= most)
        continue;
      most = share;
      found = k;
    }
  return found;
}

char *
pr_graph_label (const pr_flow *f, const pr_step *s, uint16_t transition)
{
  char share[PR_NUMBER_SIZE];
  const pr_transition *t = &s->next[transition];
  bool asked = false;
  for (uint16_t k = 0; k < s->n_next && t->rest; k++)
    asked |= s->next[k].incomplete;
  if (s->n_next == 1)
    return NULL;
  if (t->incomplete)
    return incomplete_words (f);
  if (asked)
    return g_strdup (_ ("else"));
  return g_strdup_printf ("%s %%", pr_text_percent (share, t->rest ? rest_of (f, s) : t->share));
}
