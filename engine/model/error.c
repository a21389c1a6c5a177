/* Errors: see error.h. */
#include "model/error.h"

#include "kernel/grow.h"
#include "model/experience.h"
#include "model/listener.h"
#include "model/state.h"
#include "model/uses.h"

#define MOST_LIKELY 0.95

/* Most items have no notes, and their first ones are not looked at. */
static inline uint32_t
first_note (const pr_model *m, uint32_t item)
{
  return m->items[item].flags & PR_ITEM_NOTED ? m->errors.first[item] : PR_NONE32;
}

static pr_note *
note_of (const pr_model *m, uint32_t item, uint16_t step)
{
  const pr_errors *e = &m->errors;
  for (uint32_t i = first_note (m, item); i != PR_NONE32; i = e->notes[i].next)
    if (e->notes[i].step == step)
      return &e->notes[i];
  return NULL;
}

/* Makes room for the notes of all items; false if out of memory (m->failed is then set). */
static bool
grow_first (pr_model *m)
{
  pr_errors *e = &m->errors;
  uint32_t before = e->cap_items;
  if (!PR_GROW (e->first, e->cap_items, m->cap_items))
    {
      m->failed = PR_MODEL_ERROR_MEMORY;
      return false;
    }
  for (uint32_t i = before; i < e->cap_items; i++)
    e->first[i] = PR_NONE32;
  return true;
}

/* A new note of the item's step; NULL if out of memory (m->failed is then set). */
static pr_note *
add_note (pr_model *m, uint32_t item, uint16_t step)
{
  pr_errors *e = &m->errors;
  uint32_t i = e->free_note;
  if (item >= e->cap_items && !grow_first (m))
    return NULL;
  if (i != PR_NONE32)
    e->free_note = e->notes[i].next;
  else
    {
      if (!PR_GROW (e->notes, e->cap_notes, e->n_notes + 1))
        {
          m->failed = PR_MODEL_ERROR_MEMORY;
          return NULL;
        }
      i = e->n_notes++;
    }
  e->notes[i] = (pr_note){ .next = e->first[item],
                           .practice = PR_NONE32,
                           .round = UINT32_MAX,
                           .step = step,
                           .back = PR_NONE16 };
  e->first[item] = i;
  m->items[item].flags |= PR_ITEM_NOTED;
  return &e->notes[i];
}

static pr_block
draw_error (const pr_model *m, const pr_item *it, uint32_t times)
{
  return pr_rng_block (&m->rng, it->hash, it->ident,
                       pr_rng_where (PR_DRAW_ERROR, m->w->steps[it->step].hash), times);
}

void
pr_errors_again (const pr_model *m, uint32_t item, double *u)
{
  const pr_item *it = &m->items[item];
  const pr_note *note = note_of (m, item, it->step);
  if (note != NULL && note->round == it->round)
    *u = pr_u01 (draw_error (m, it, note->times).u[1]);
}

/* The first supplement of the workflow that no branch asks for. */
static uint16_t
supplement_of (const pr_world *w, uint16_t step)
{
  const pr_workflow *flow = &w->workflows[w->steps[step].workflow];
  uint16_t i = flow->first_step;
  while (w->steps[i].kind != PR_STEP_SUPPLEMENT)
    i++;
  return i;
}

/* After the supplement the item goes back to that step, unless what follows comes before it. */
static void
come_back_to (pr_model *m, uint32_t item, uint16_t supplement, uint16_t step)
{
  pr_note *note = note_of (m, item, supplement);
  if (note == NULL)
    note = add_note (m, item, supplement);
  if (note != NULL)
    note->back = step;
}

/* Where the item goes to have the errors repaired that its step finds; PR_NONE16: it finds none. */
static uint16_t
find_errors (pr_model *m, uint32_t item)
{
  const pr_world *w = m->w;
  pr_errors *e = &m->errors;
  uint16_t step = m->items[item].step, again = PR_NONE16, supplement = PR_NONE16;
  for (uint32_t i = first_note (m, item); i != PR_NONE32; i = e->notes[i].next)
    {
      pr_note *note = &e->notes[i];
      if (note->practice == PR_NONE32)
        continue;
      const pr_skill *skill = &w->learning->skills[note->skill];
      if (skill->found != 0 && skill->found != w->steps[step].hash)
        continue;
      m->practice[note->practice].found++;
      note->practice = PR_NONE32;
      if (skill->repair == PR_REPAIR_SUPPLEMENT)
        supplement = supplement_of (w, step);
      else
        again = MIN (again, note->step);
    }
  if (supplement != PR_NONE16 && again != PR_NONE16)
    come_back_to (m, item, supplement, again);
  return supplement != PR_NONE16 ? supplement : again;
}

void
pr_errors_supplemented (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  pr_note *note = note_of (m, item, it->step);
  if (note == NULL)
    return;
  it->chosen = MIN (it->chosen, note->back);
  note->back = PR_NONE16;
}

/* The officer errs at the step, or does not. */
static void
maybe_err (pr_model *m, uint32_t officer, uint32_t item)
{
  const pr_item *it = &m->items[item];
  uint32_t practice = m->experience.practice[officer];
  const pr_learning *l = m->w->learning;
  const pr_skill *skill
      = practice == PR_NONE32 ? NULL : pr_skill_in_force (m, &l->practices[practice]);
  if (skill == NULL || skill->errors == 0)
    return;
  pr_note *note = note_of (m, item, it->step);
  if (note == NULL && (note = add_note (m, item, it->step)) == NULL)
    return;
  double chance = MIN (skill->errors * m->experience.factor[officer], MOST_LIKELY);
  note->round = it->round;
  if (note->made < skill->most && note->practice == PR_NONE32
      && pr_u01 (draw_error (m, it, note->times).u[0]) < chance)
    {
      note->practice = practice;
      note->skill = (uint32_t) (skill - l->skills);
      note->made++;
      m->practice[practice].errors++;
      pr_tell (m, PR_HAPPENS_ERRED, item, officer);
    }
  note->times++;
}

void
pr_errors_complete (pr_model *m, uint32_t officer, uint32_t item)
{
  pr_item *it = &m->items[item];
  if (it->step >= m->w->n_shown_steps)
    return;
  uint16_t to = find_errors (m, item);
  if (to == PR_NONE16)
    {
      maybe_err (m, officer, item);
      return;
    }
  pr_tell (m, PR_HAPPENS_ERROR_FOUND, item, officer);
  it->chosen = to;
  m->errors.sent_back = item;
}

void
pr_errors_forget (pr_model *m, uint32_t item)
{
  pr_errors *e = &m->errors;
  if (!(m->items[item].flags & PR_ITEM_NOTED))
    return;
  m->items[item].flags &= (uint16_t) ~PR_ITEM_NOTED;
  while (e->first[item] != PR_NONE32)
    {
      uint32_t i = e->first[item];
      pr_note *note = &e->notes[i];
      if (note->practice != PR_NONE32)
        m->practice[note->practice].missed++;
      e->first[item] = note->next;
      note->next = e->free_note;
      e->free_note = i;
    }
}

void
pr_errors_reset (pr_model *m)
{
  pr_errors *e = &m->errors;
  e->n_notes = 0;
  e->free_note = e->sent_back = PR_NONE32;
  for (uint32_t i = 0; i < e->cap_items; i++)
    e->first[i] = PR_NONE32;
}

void
pr_errors_free (pr_model *m)
{
  g_free (m->errors.first);
  g_free (m->errors.notes);
}
