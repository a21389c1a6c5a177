/* Marks: see marks.h. */
#include "report/replay/marks.h"

#include "compile/world-names.h"
#include "kernel/i18n.h"
#include "model/shown.h"
#include "scenario/value.h"

#include <string.h>

#define FAILURES 8 /* failure points, the first in rank */
#define FULL 12    /* places that are not ready */
#define OUTAGES 20

static void
mark_clear (gpointer p)
{
  pr_mark *m = p;
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    g_free (m->text[k]);
}

/* text: in the language of now; owned. */
static void
add (GArray *list, pr_time at, const char *kind, uint16_t place, char *text)
{
  pr_mark m = { .at = at, .kind = kind, .place = place };
  m.text[pr_language_now ()] = text;
  g_array_append_val (list, m);
}

/* When the first office opens from t on; `until` if none does before. */
static pr_time
next_opening (const pr_world *w, pr_time t, pr_time until)
{
  for (uint32_t p = 0; p < w->n_pools; p++)
    until = MIN (until, pr_cal_next_open (pr_world_calendar (w, p), t));
  return until;
}

/* Outages of what belongs to the province, the first ones. */
static void
add_outages (GArray *list, const pr_world *w, const pr_frames *f)
{
  guint n = 0;
  for (guint i = 0; i < f->bands->len; i++)
    {
      const pr_band *b = &g_array_index (f->bands, pr_band, i);
      if (b->kind > PR_BAND_SLOW || b->place != PR_NONE16 || b->from < w->start || b->from >= w->end
          || w->things[b->of].system == PR_NONE16 || n == OUTAGES)
        continue;
      const char *name = pr_shown_thing (w, b->of);
      n++;
      add (list, b->from, "incident", b->place,
           g_strdup_printf (b->kind == PR_BAND_DOWN ? _ ("down: '%s'") : _ ("slow: '%s'"), name));
      if (b->to < w->end)
        add (list, b->to, "incident", b->place, g_strdup_printf (_ ("back: '%s'"), name));
    }
}

/* Midnight of a date of a table; PR_NEVER if it is none of the window. */
static pr_time
date_of (const pr_world *w, const char *text)
{
  g_autofree char *why = NULL;
  pr_day day;
  if (!pr_value_date (text, &day, &why))
    return PR_NEVER;
  day -= w->epoch;
  return day >= w->first_day && day < w->end_day ? (pr_time) day * PR_DAY : PR_NEVER;
}

static void
add_failures (GArray *list, const pr_world *w, const pr_grid *s)
{
  for (gsize row = 0; s != NULL && row < MIN (s->n_rows, FAILURES); row++)
    {
      uint16_t place = pr_world_place_coded (w, pr_grid_cell (s, row, pr_grid_column (s, "place")));
      pr_time at = date_of (w, pr_grid_cell (s, row, pr_grid_column (s, "first_date")));
      const char *reason = pr_grid_cell (s, row, pr_grid_column (s, "reason")),
                 *cause = pr_grid_cell (s, row, pr_grid_column (s, "cause"));
      if (place == PR_NONE16 || at == PR_NEVER)
        continue;
      add (list, next_opening (w, at, at + PR_DAY), "failure", place,
           /* rank, place, step, cause */
           g_strdup_printf (
               _ ("failure point %s begins: %s, %s (%s)"),
               pr_grid_cell (s, row, pr_grid_column (s, "rank")), w->places[place].name,
               pr_shown (w, PR_NAMED_STEP, pr_grid_cell (s, row, pr_grid_column (s, "step"))),
               *reason != '\0' ? PR_OF ("cell", reason) : PR_OF ("cell", cause)));
    }
}

static void
add_full (GArray *list, const pr_world *w, const pr_frames *f, const pr_grid *s)
{
  guint n = 0;
  for (gsize row = 0; s != NULL && row < s->n_rows && n < FULL; row++)
    {
      uint16_t place = pr_world_place_coded (w, pr_grid_cell (s, row, pr_grid_column (s, "code")));
      const char *verdict = pr_grid_cell (s, row, pr_grid_column (s, "verdict"));
      uint32_t fullest = place != PR_NONE16 ? g_array_index (f->fullest, uint32_t, place) : 0;
      if (place == PR_NONE16 || strcmp (verdict, "not ready") != 0
          || pr_frames_sum (f, w, PR_WALK_IN_PROCESS, place, 1, fullest) == 0)
        continue;
      pr_time at = (pr_time) w->first_day * PR_DAY + (pr_time) fullest * PR_FRAME;
      add (list, MIN (at, w->end), "full", place,
           g_strdup_printf (_ ("%s has most in process"), w->places[place].name));
      n++;
    }
}

static void
add_dossiers (GArray *list, const pr_world *w, const pr_frames *f, const pr_lives *lives)
{
  pr_lived latest;
  if (lives != NULL && pr_lives_latest (lives, &latest))
    {
      add (list, MIN (latest.ended, w->end), "late", PR_NONE16,
           g_strdup_printf (NGETTEXT ("the dossier that is most late: %d working day past due",
                                      "the dossier that is most late: %d working days past due",
                                      latest.days),
                            latest.days));
      pr_mark *m = &g_array_index (list, pr_mark, list->len - 1);
      m->of = TRUE;
      m->hash = latest.hash;
      m->ident = latest.ident;
    }
  if (f->longest > 0)
    {
      int64_t minutes = f->longest / PR_MINUTE;
      add (list, f->longest_at, "wait", f->longest_place,
           g_strdup_printf (_ ("the longest wait at a counter: %d h %02d min, %s"),
                            (int) (minutes / 60), (int) (minutes % 60),
                            w->places[f->longest_place].name));
      pr_mark *m = &g_array_index (list, pr_mark, list->len - 1);
      m->of = TRUE;
      m->hash = f->longest_of.hash;
      m->ident = f->longest_of.ident;
    }
}

static int
by_time (const void *a, const void *b)
{
  const pr_mark *x = a, *y = b;
  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  int order = strcmp (x->kind, y->kind);
  return order != 0 ? order : strcmp (x->text[PR_LANGUAGE_EN], y->text[PR_LANGUAGE_EN]);
}

/* All of them, with texts in the language of now. */
static GArray *
find (const pr_world *w, const pr_frames *f, const pr_lives *lives, const pr_grid *failures,
      const pr_grid *units)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (pr_mark));
  g_array_set_clear_func (list, mark_clear);
  pr_time opening = next_opening (w, w->start, w->end);
  add (list, opening < w->end ? opening : w->start, "first", PR_NONE16,
       g_strdup (_ ("the first day")));
  if (f->handed_over != PR_NEVER && f->handed_over >= w->start)
    {
      add (list, f->handed_over, "hand-over", PR_NONE16,
           g_strdup (NGETTEXT ("{0} dossier is handed over", "{0} dossiers are handed over",
                               f->n_handed_over)));
      g_array_index (list, pr_mark, list->len - 1).number = f->n_handed_over;
    }
  add_outages (list, w, f);
  add_failures (list, w, failures);
  add_full (list, w, f, units);
  add_dossiers (list, w, f, lives);
  return list;
}

GArray *
pr_marks_new (const pr_world *w, const pr_frames *f, const pr_lives *lives, const pr_grid *failures,
              const pr_grid *units)
{
  GArray *list = NULL;
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      g_auto (pr_in_language) language = pr_language_enter ((pr_language) k);
      g_autoptr (GArray) found = find (w, f, lives, failures, units);
      for (guint i = 0; list != NULL && i < list->len; i++)
        g_array_index (list, pr_mark, i).text[k]
            = g_steal_pointer (&g_array_index (found, pr_mark, i).text[k]);
      if (list == NULL)
        list = g_steal_pointer (&found);
    }
  g_array_sort (list, by_time);
  return list;
}
