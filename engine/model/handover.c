/* Hand-over: on a date everything that is at the old places, or was filed there, goes to where the
 * phase then in force says.
 *
 * Each dossier changes its phase, and with it its place of filing and where its
 * steps are done; its due date stays. What waits or is in hand at an old place is
 * taken out, effort kept, travels, is entered anew and goes on with the step it was
 * at. What passes by itself (a supplement, a transfer) goes on where the dossier now
 * belongs and is entered anew afterwards. Nobody stands at an old counter any more:
 * who still does leaves, and files at the new one if they come back.
 */
#include "model/state.h"

/* Where the dossier is filed in its new phase. */
static uint16_t
new_filing (const pr_model *m, const pr_item *it, const pr_hand_over *h)
{
  const pr_world *w = m->w;
  const pr_procedure *p = &w->procedures[it->procedure];
  bool other = (it->flags & PR_ITEM_OTHER) != 0;
  if (!h->from[it->filing])
    return it->filing;
  if (it->stream == PR_NONE32)
    return pr_world_office (w, p, it->home, m->phase, other);
  uint16_t place = w->streams[it->stream].place;
  return pr_world_office (w, p, place, m->phase, other && place == it->home);
}

static bool
concerned (const pr_model *m, const pr_item *it, const pr_hand_over *h)
{
  const pr_world *w = m->w;
  const pr_procedure *p = &w->procedures[it->procedure];
  pr_whereabouts at = pr_item_whereabouts (it, it->place);
  if (it->phase == m->phase) /* by another hand-over of the same instant, perhaps */
    return h->from[it->filing] || (it->place != PR_NONE16 && h->from[it->place]);
  uint16_t deciding = pr_world_deciding (w, p, at);
  return h->from[it->filing] || (it->place != PR_NONE16 && h->from[it->place])
         || h->from[pr_world_office (w, p, it->home, it->phase, at.other)]
         || (deciding < w->n_places && h->from[deciding]);
}

/* Where the step it is at is done now. */
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
  if (it->flags & PR_ITEM_TEST)
    {
      old->tests_in_process--;
      old->tests_arrived--;
      new->tests_in_process++;
      new->tests_arrived++;
      return;
    }
  old->handed_over++;
  old->in_process--;
  pr_place_left (m, from);
  new->taken_in++;
  new->in_process++;
}

/* The dossier belongs to the phase now in force. */
static void
change_phase (pr_model *m, uint32_t item, const pr_hand_over *h)
{
  pr_item *it = &m->items[item];
  uint16_t from = it->filing, to;
  it->phase = m->phase;
  it->flags |= PR_ITEM_MOVED;
  to = new_filing (m, it, h);
  if (to == from)
    return;
  it->origin = from;
  pr_law_refile (m, item, to);
  if (!(it->flags & PR_ITEM_BRANCH))
    count_handed_over (m, it, from, to);
}

/* What passes by itself goes on, at its new place, and is entered anew afterwards. */
static void
move_delayed (pr_model *m, uint32_t item, const pr_hand_over *h)
{
  pr_item *it = &m->items[item];
  if (it->open_branches > 0 || it->place == PR_NONE16 || !h->from[it->place]
      || m->w->steps[it->step].kind == PR_STEP_WORK)
    return;
  pr_item_move (m, item, new_place (m, it, h));
  if (it->step < m->w->n_shown_steps)
    it->resume = h->reentry;
}

/* Waits or is in hand at an old place: `left` of its effort goes with it. */
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
  if (!w->steps[target].counts)
    pr_law_release (m, pr_item_dossier (m, item));
  pr_item_move (m, item, new_place (m, it, h));
  it->flags &= (uint16_t) ~PR_ITEM_PAPER;
  if (target >= w->n_shown_steps) /* a hidden step ends what it began */
    target = it->resume;
  if (h->first_step != PR_NONE16)
    pr_step_put_off (m, item, h->first_step, target, it->step == target ? left : it->kept);
  else
    {
      it->remaining = left;
      it->step = PR_NONE16;
      pr_step_enter (m, item, target);
    }
}

static bool
leaves_line (const pr_model *m, const pr_item *it, const void *hand_over)
{
  const pr_hand_over *h = hand_over;
  return h->from[it->place] && ((it->flags & PR_ITEM_VISITOR) || new_place (m, it, h) != it->place);
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
        change_phase (m, i, h);
        move_delayed (m, i, h);
      }
  uint32_t next = PR_NONE32, item = pr_lines_take_out (m, leaves_line, h);
  for (; item != PR_NONE32; item = next)
    {
      next = m->items[item].next;
      take_away (m, item, h, m->items[item].remaining);
    }
  for (uint32_t o = 0; o < w->n_officers; o++)
    {
      item = m->officers[o].item;
      if (item != PR_NONE32 && leaves_line (m, &m->items[item], h))
        take_away (m, item, h, pr_officer_drop (m, o));
    }
}

static bool
is_test (const pr_model *m G_GNUC_UNUSED, const pr_item *it, const void *none G_GNUC_UNUSED)
{
  return (it->flags & PR_ITEM_TEST) != 0;
}

/* The end of the tests: those not finished are closed, wherever they are. */
void
pr_tests_end (pr_model *m)
{
  const pr_world *w = m->w;
  pr_lines_take_out (m, is_test, NULL);
  for (uint32_t o = 0; o < w->n_officers; o++)
    if (m->officers[o].item != PR_NONE32 && is_test (m, &m->items[m->officers[o].item], NULL))
      pr_officer_drop (m, o);
  for (uint16_t place = 0; place < w->n_places; place++)
    pr_delays_take_out (m, place, is_test);
  for (uint32_t i = 0; i < m->n_items; i++)
    {
      pr_item *it = &m->items[i];
      if (!it->live || !is_test (m, it, NULL))
        continue;
      if (!(it->flags & PR_ITEM_BRANCH))
        {
          m->place[it->filing].tests_closed++;
          m->place[it->filing].tests_in_process--;
        }
      pr_item_move (m, i, PR_NONE16);
      pr_tell (m, PR_HAPPENS_CLOSED, i, PR_NONE32);
      pr_item_free (m, i);
    }
}
