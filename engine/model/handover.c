/* Hand-over: see handover.h. */
#include "model/handover.h"

#include "model/ages.h"
#include "model/closing.h"
#include "model/deciding.h"
#include "model/in-hand.h"
#include "model/item.h"
#include "model/legal-clock.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/officer.h"
#include "model/official.h"
#include "model/state.h"
#include "model/step.h"

/* Where the dossier is filed now: at the office of the place where it was filed, or that of its
 * home if that place hands over, too. */
static uint16_t
new_filing (const pr_model *m, const pr_item *it, const pr_hand_over *h)
{
  const pr_world *w = m->w;
  const pr_procedure *p = &w->procedures[it->procedure];
  bool other = (it->flags & PR_ITEM_OTHER) != 0;
  if (!h->from[it->filing])
    return it->filing;
  if (it->stream != PR_NONE32)
    {
      uint16_t place = w->streams[it->stream].place,
               office = pr_world_office (w, p, place, m->phase, other && place == it->home);
      if (!h->from[office])
        return office;
    }
  return pr_world_office (w, p, it->home, m->phase, other);
}

static bool
concerned (const pr_model *m, const pr_item *it, const pr_hand_over *h)
{
  const pr_world *w = m->w;
  const pr_procedure *p = &w->procedures[it->procedure];
  pr_whereabouts at = pr_item_whereabouts (it, it->place);
  if (h->from[it->filing] || (it->place != PR_NONE16 && h->from[it->place]))
    return true;
  uint16_t deciding = pr_world_deciding (w, p, at);
  return h->from[pr_world_office (w, p, it->home, it->phase, at.other)]
         || (deciding < w->n_places && h->from[deciding]);
}

/* Where its current step is done now. */
static uint16_t
new_place (const pr_model *m, const pr_item *it, const pr_hand_over *h)
{
  const pr_world *w = m->w;
  uint16_t here = h->from[it->place] ? it->filing : it->place;
  if (it->step >= w->n_shown_steps)
    return here;
  return pr_world_place (w, &w->steps[it->step], &w->procedures[it->procedure],
                         pr_item_whereabouts (it, here));
}

static void
count_handed_over (pr_model *m, pr_item *it, uint16_t from, uint16_t to)
{
  pr_place_count *old = &m->place[from], *new = &m->place[to];
  if (it->flags & PR_ITEM_TEST) /* from now on counted there only */
    {
      old->tests_in_process--;
      old->tests_arrived--;
      new->tests_in_process++;
      new->tests_arrived++;
      return;
    }
  old->handed_over++;
  pr_count_in_process (m, from, -1);
  pr_place_left (m, from);
  new->taken_in++;
  pr_count_in_process (m, to, 1);
  if (it->flags & PR_ITEM_RECEIVED)
    pr_official_move (m, it, from, to);
  if (it->origin != PR_NONE16)
    m->place[it->origin].moved_on++;
  it->origin = from;
}

/* Moves the dossier to the phase now in force; returns whether it is now filed elsewhere. */
static bool
change_phase (pr_model *m, uint32_t item, const pr_hand_over *h)
{
  pr_item *it = &m->items[item];
  bool counts = pr_item_in_process (it);
  uint16_t from = it->filing, to;
  if (counts)
    {
      pr_count_missed (m, it);
      pr_count_deciding (m, it, -1);
    }
  it->phase = m->phase;
  to = new_filing (m, it, h);
  if (to != from)
    pr_law_refile (m, item, to);
  if (counts)
    pr_count_deciding (m, it, 1);
  if (to == from)
    return false;
  if (it->flags & PR_ITEM_BRANCH)
    return false;
  count_handed_over (m, it, from, to);
  return true;
}

/* If the item passes by itself, it goes on at its new place and is re-entered afterwards. Returns
 * whether this is so. */
static bool
move_delayed (pr_model *m, uint32_t item, const pr_hand_over *h)
{
  const pr_world *w = m->w;
  pr_item *it = &m->items[item];
  if (it->open_branches > 0 || it->place == PR_NONE16 || !h->from[it->place]
      || w->steps[it->step].kind == PR_STEP_WORK)
    return false;
  pr_item_move (m, item, new_place (m, it, h));
  if (it->step < w->n_shown_steps)
    it->resume = h->reentry;
  else /* on its way since an earlier hand-over */
    it->chosen = h->reentry != PR_NONE16 ? h->reentry : PR_RESUME;
  return true;
}

/* The item waits or is in hand at an old place: `left` of its effort goes with it. A hidden step
 * there is over: what was done on paper is re-entered, if anything is. */
static void
take_away (pr_model *m, uint32_t item, const pr_hand_over *h, pr_time left)
{
  const pr_world *w = m->w;
  pr_item *it = &m->items[item];
  uint16_t target = it->step;
  if (it->flags & PR_ITEM_VISITOR)
    {
      pr_visitor_leave (m, item);
      return;
    }
  pr_item_move (m, item, new_place (m, it, h));
  pr_tell (m, PR_HAPPENS_HANDED_OVER, item, PR_NONE32);
  if (target >= w->n_shown_steps)
    {
      target = it->resume;
      left = it->kept;
    }
  else if (!w->steps[target].counts) /* it will be held again at that step */
    pr_law_release (m, pr_item_dossier (m, item));
  it->flags &= (uint16_t) ~PR_ITEM_PAPER;
  it->step = it->resume = PR_NONE16;
  it->kept = -1;
  it->remaining = left;
  if (h->first_step != PR_NONE16)
    pr_step_put_off (m, item, h->first_step, target, left);
  else
    pr_step_enter (m, item, target);
}

/* Takes what is chosen out of the officer's hands, and calls `each` of it (NULL: nothing) with what
 * is left of its effort. If anything is, the rest of a batch goes back to its line. */
static void
release (pr_model *m, uint32_t officer, pr_item_choice *choose, const void *by,
         void (*each) (pr_model *, uint32_t, const pr_hand_over *, pr_time))
{
  bool any = false;
  for (PR_EACH_PIECE (m, officer, piece))
    any |= choose (m, &m->items[piece], by);
  if (!any)
    return;
  for (uint32_t piece = pr_officer_drop (m, officer), next; piece != PR_NONE32; piece = next)
    {
      next = m->items[piece].next;
      bool goes = choose (m, &m->items[piece], by);
      pr_tell (m, goes ? PR_HAPPENS_RELEASED : PR_HAPPENS_HANDED_BACK, piece, officer);
      if (!goes)
        pr_line_put_back (m, piece);
      else if (each != NULL)
        each (m, piece, by, m->items[piece].remaining);
    }
}

static bool
leaves_old (const pr_model *m, const pr_item *it, const void *hand_over)
{
  const pr_hand_over *h = hand_over;
  if (it->flags & PR_ITEM_VISITOR)
    return !(it->flags & PR_ITEM_AWAY) && (h->from[it->filing] || h->from[it->place]);
  return h->from[it->place] && new_place (m, it, h) != it->place;
}

/* For an item that changes its phase: whether it is in a line or in hand, and leaves it. */
static bool
is_taken_away (const pr_model *m, const pr_item *it, const pr_hand_over *h)
{
  return it->open_branches == 0 && it->place != PR_NONE16
         && m->w->steps[it->step].kind == PR_STEP_WORK && leaves_old (m, it, h);
}

static bool
is_visitor (const pr_item *it)
{
  return it->live && (it->flags & PR_ITEM_VISITOR);
}

static bool
visitor_leaves_old (const pr_model *m, const pr_item *it, const void *hand_over)
{
  return is_visitor (it) && leaves_old (m, it, hand_over);
}

/* Visitors for whom something passes by itself leave, too; those who are away come back to where
 * people file now. Those in lines and at counters have left already. */
static void
send_visitors (pr_model *m, const pr_hand_over *h)
{
  for (uint16_t place = 0; place < m->w->n_places; place++)
    pr_delays_take_out (m, place, visitor_leaves_old, h);
  for (uint32_t i = 0; i < m->n_items; i++)
    if (visitor_leaves_old (m, &m->items[i], h))
      pr_visitor_leave (m, i);
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      pr_item *it = &m->items[i];
      if (!it->live || !(it->flags & PR_ITEM_AWAY) || !h->from[it->filing])
        continue;
      it->phase = m->phase;
      it->filing = new_filing (m, it, h);
    }
}

void
pr_hand_over_event (pr_model *m, uint16_t index)
{
  const pr_world *w = m->w;
  const pr_hand_over *h = &w->hand_overs[index];
  for (uint32_t i = 0; i < m->n_items; i++)
    if (m->items[i].live && !(m->items[i].flags & (PR_ITEM_VISITOR | PR_ITEM_AWAY))
        && concerned (m, &m->items[i], h))
      {
        bool filed = change_phase (m, i, h), moved = move_delayed (m, i, h);
        if ((filed || moved) && !is_taken_away (m, &m->items[i], h))
          pr_tell (m, PR_HAPPENS_HANDED_OVER, i, PR_NONE32);
      }
  uint32_t next = PR_NONE32, item = pr_lines_take_out (m, leaves_old, h);
  for (; item != PR_NONE32; item = next)
    {
      next = m->items[item].next;
      take_away (m, item, h, m->items[item].remaining);
    }
  for (uint32_t o = 0; o < m->n_officers; o++)
    release (m, o, leaves_old, h, take_away);
  send_visitors (m, h);
}

static bool
is_test (const pr_model *m G_GNUC_UNUSED, const pr_item *it, const void *none G_GNUC_UNUSED)
{
  return (it->flags & PR_ITEM_TEST) != 0;
}

void
pr_tests_end (pr_model *m)
{
  const pr_world *w = m->w;
  pr_lines_take_out (m, is_test, NULL);
  for (uint32_t o = 0; o < m->n_officers; o++)
    release (m, o, is_test, NULL, NULL);
  for (uint16_t place = 0; place < w->n_places; place++)
    pr_delays_take_out (m, place, is_test, NULL);
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      pr_item *it = &m->items[i];
      if (!it->live || !is_test (m, it, NULL))
        continue;
      pr_item_move (m, i, PR_NONE16);
      if (!(it->flags & PR_ITEM_BRANCH))
        {
          m->place[it->filing].tests_closed++;
          m->place[it->filing].tests_in_process--;
        }
      pr_tell (m, PR_HAPPENS_CLOSED, i, PR_NONE32);
      pr_item_free (m, i);
    }
}
