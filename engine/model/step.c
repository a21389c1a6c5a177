/* Steps: see step.h. */
#include "model/step.h"

#include "kernel/dist-tabulated.h"
#include "model/ages.h"
#include "model/closing.h"
#include "model/deciding.h"
#include "model/detail-add.h"
#include "model/item.h"
#include "model/legal-clock.h"
#include "model/line.h"
#include "model/listener.h"
#include "model/official.h"
#include "model/portal.h"
#include "model/room.h"
#include "model/state.h"
#include "model/story.h"
#include "model/uses.h"

#include <math.h>

static void finish (pr_model *m, uint32_t item, uint16_t how);

/* What follows a step with several transitions, by its draw. */
static uint16_t
choose_next (const pr_model *m, const pr_item *it, const pr_step *step, double u)
{
  double sum = 0;
  for (uint16_t i = 0; i + 1 < step->n_next; i++)
    {
      const pr_transition *t = &step->next[i];
      double share = t->share;
      if (t->incomplete)
        {
          uint32_t dossier = pr_item_dossier (m, (uint32_t) (it - m->items));
          bool supplemented = m->items[dossier].flags & PR_ITEM_SUPPLEMENTED;
          share = supplemented ? 0 : m->w->procedures[it->procedure].incomplete;
        }
      sum += share;
      if (u < sum)
        return t->target;
    }
  return step->next[step->n_next - 1].target;
}

/* The quantile, without a call for the distributions of most steps. */
static inline double
quantile (const pr_dist *d, double u)
{
  if (d->kind == PR_DIST_TABULATED)
    return d->b + d->a * pr_table_quantile (d->table, u);
  if (d->kind == PR_DIST_EXPONENTIAL)
    return d->a * pr_table_minus_log (1 - u);
  return pr_dist_quantile (d, u);
}

static inline pr_time
draw (pr_model *m, pr_item *it, const pr_step *step)
{
  it->chosen = step->then;
  if (step->effort.kind == PR_DIST_CONSTANT && step->n_next == 1)
    return pr_effort_time (step->effort.mean);
  pr_block b = pr_rng_block (&m->rng, it->hash, it->ident, pr_rng_where (PR_DRAW_STEP, step->hash),
                             it->round);
  if (step->n_next > 1 && !(pr_uses (m, PR_USES_FORKS) && step->fork))
    it->chosen = choose_next (m, it, step, pr_u01 (b.u[1]));
  double u = pr_u01 (b.u[0]);
  if (pr_uses (m, PR_USES_ERRORS))
    pr_errors_again (m, (uint32_t) (it - m->items), &u);
  return pr_effort_time (quantile (&step->effort, u));
}

pr_time
pr_step_draw (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  pr_time effort = draw (m, it, &m->w->steps[it->step]);
  return it->remaining >= 0 ? it->remaining : effort;
}

void
pr_delay_push (pr_model *m, uint16_t place, pr_time at, pr_event cls, uint32_t item)
{
  pr_key key = pr_schedule_key (m, at, cls, place);
  pr_delays *d = &m->delays[place];
  bool first = d->n == 0 || key < d->heap[0].key;
  if (!pr_delays_push (d, key, item))
    m->failed = PR_MODEL_ERROR_MEMORY;
  else if (first)
    pr_fel_set (&m->fel, m->slots.delay + place, key);
}

/* A transfer that arrives after the cutoff or the close of business, or on a day off, is taken up
 * when the next working day opens (Decree 61/2018, art. 18). */
static pr_time
transfer_arrival (const pr_model *m, pr_time t)
{
  const pr_rules *rules = m->rules;
  if (pr_uses (m, PR_USES_PHASES))
    rules = &m->w->rules[pr_world_phase_at (m->w, t)];
  const pr_calendar *cal = pr_legal_calendar (m, rules);
  if (!cal)
    return t;
  int32_t day = pr_cal_day_counted (cal, t, rules->transfer_cutoff);
  return day == pr_time_day (t) ? t : pr_cal_day_open (cal, day);
}

static void
begin_delay (pr_model *m, uint32_t item, const pr_step *step)
{
  pr_item *it = &m->items[item];
  it->entered = m->now;
  pr_time at = m->now + pr_step_draw (m, item);
  it->remaining = -1;
  if (step->kind == PR_STEP_TRANSFER)
    at = transfer_arrival (m, at);
  pr_story (m, item, PR_STORY_PASSES);
  pr_tell (m, PR_HAPPENS_DELAYED, item, PR_NONE32);
  pr_delay_push (m, it->place, at, PR_EV_PASSED, item);
}

static void
fork_item (pr_model *m, uint32_t item, const pr_step *step)
{
  pr_tell (m, PR_HAPPENS_FORKED, item, PR_NONE32);
  pr_item_move (m, item, PR_NONE16);
  m->items[item].open_branches = (uint8_t) step->n_next;
  for (uint16_t i = 0; i < step->n_next; i++)
    {
      uint32_t branch = pr_item_new (m, &pr_item_neutral);
      if (branch == PR_NONE32)
        return;
      pr_item *it = &m->items[item], *b = &m->items[branch];
      b->hash = it->hash;
      b->ident = it->ident;
      b->round = it->round;
      b->procedure = it->procedure;
      b->born = it->born;
      b->received = it->received;
      b->due = it->due;
      b->stream = it->stream;
      b->filing = it->filing;
      b->home = it->home;
      b->phase = it->phase;
      b->channel = it->channel;
      b->parent = item;
      b->story = it->story != PR_NONE32 ? PR_STORY_BLANK : PR_NONE32;
      b->step = it->step;
      b->flags = PR_ITEM_BRANCH | PR_ITEM_RECEIVED | (it->flags & PR_ITEM_OF_DOSSIER);
      pr_step_enter (m, branch, step->next[i].target);
    }
}

static void
end_branch (pr_model *m, uint32_t branch)
{
  uint32_t item = m->items[branch].parent;
  pr_item_move (m, branch, PR_NONE16);
  if (m->items[item].open_branches == 1)
    pr_story_take (m, item, branch);
  pr_item_free (m, branch);
  if (--m->items[item].open_branches > 0)
    {
      pr_law_check (m, item);
      return;
    }
  pr_tell (m, PR_HAPPENS_JOINED_UP, item, PR_NONE32);
  uint16_t then = m->w->steps[m->items[item].step].then;
  if (G_UNLIKELY (m->items[item].resume != PR_NONE16)) /* it forked after it was handed over */
    pr_step_put_off (m, item, m->items[item].resume, then, -1);
  else
    pr_step_enter (m, item, then);
}

/* Whether errors have just been found, and the item goes to have them repaired. */
static inline bool
is_sent_back (const pr_model *m, uint32_t item)
{
  return pr_uses (m, PR_USES_ERRORS) && m->errors.sent_back == item;
}

/* Counts a step that is done again, and gives it draws of its own; a repair is none of these. */
static void
count_round (pr_model *m, pr_item *it, uint16_t target)
{
  if (is_sent_back (m, (uint32_t) (it - m->items)))
    return;
  if (it->step == PR_NONE16 || target > it->step || target >= m->w->n_shown_steps)
    return;
  it->round++;
  if (!pr_is_test (m, it))
    m->place[it->filing].reworked += m->w->steps[it->step].kind == PR_STEP_WORK;
}

/* Passes over steps that the item's channel does not take. */
static uint16_t
skip (pr_model *m, uint32_t item, uint16_t target)
{
  pr_item *it = &m->items[item];
  while (target < m->w->n_steps && !(m->w->steps[target].channels & 1u << it->channel))
    {
      const pr_step *step = &m->w->steps[target];
      count_round (m, it, target);
      it->step = target;
      if (step->n_next > 1)
        draw (m, it, step);
      else
        it->chosen = step->then;
      target = it->chosen;
    }
  return target;
}

/* A hidden step has ended: the item goes on with what it put off. */
static void
resume (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  uint16_t target = it->resume;
  it->remaining = it->kept;
  it->kept = -1;
  it->resume = it->step = PR_NONE16;
  pr_step_enter (m, item, target);
}

void
pr_step_put_off (pr_model *m, uint32_t item, uint16_t hidden, uint16_t target, pr_time kept)
{
  pr_item *it = &m->items[item];
  count_round (m, it, target);
  it->resume = target;
  it->kept = kept;
  it->remaining = -1;
  pr_step_enter (m, item, hidden);
}

void
pr_step_enter (pr_model *m, uint32_t item, uint16_t target)
{
  const pr_world *w = m->w;
  pr_item *it = &m->items[item];
  if (target < w->n_steps && !(w->steps[target].channels & 1u << it->channel))
    target = skip (m, item, target);
  if (target >= w->n_steps)
    {
      if (target == PR_RESUME)
        resume (m, item);
      else
        finish (m, item, target);
      return;
    }
  const pr_step *step = &w->steps[target];
  if (target <= it->step)
    count_round (m, it, target);
  it->step = target;
  pr_item_move (
      m, item,
      pr_world_place (w, step, &w->procedures[it->procedure], pr_item_whereabouts (it, it->place)));
  if (step->kind == PR_STEP_SUPPLEMENT)
    {
      it->flags |= PR_ITEM_SUPPLEMENTED;
      m->place[it->filing].supplements += !pr_is_test (m, it);
    }
  if (step->kind == PR_STEP_SUPPLEMENT || !step->counts)
    pr_law_hold (m, pr_item_dossier (m, item));
  it->entered = m->now; /* who leaves now has not waited */
  if (step->kind != PR_STEP_WORK)
    begin_delay (m, item, step);
  else if (pr_is_visitor (m, it) && !pr_visitor_may_wait (m, item))
    pr_visitor_leave (m, item);
  else if (pr_uses (m, PR_USES_PEOPLE) && pr_is_visitor (m, it) && pr_room_full (m, item))
    pr_room_turn_away (m, item);
  else
    pr_line_join (m, item);
}

uint16_t
pr_step_first (pr_model *m, uint32_t item)
{
  const pr_procedure *p = &m->w->procedures[m->items[item].procedure];
  return skip (m, item, m->w->workflows[p->workflow].first_step);
}

/* A visitor's papers are accepted: from now on they are a dossier in process. */
static void
file_dossier (pr_model *m, pr_item *it)
{
  pr_place_count *place = &m->place[it->filing];
  it->flags &= (uint16_t) ~(PR_ITEM_VISITOR | PR_ITEM_TICKET);
  place->waiting_visits--;
  place->visits_filed++;
  place->arrived++;
  pr_count_in_process (m, it->filing, 1);
  pr_count_deciding (m, it, 1);
  pr_count_born (m, it, 1);
  m->procedure[it->procedure].arrived++;
  if (it->place != PR_NONE16)
    {
      m->place[it->place].held++;
      m->place[it->place].entered++;
    }
}

/* What was done on paper is keyed in before the dossier goes on; a visitor who has not filed leaves
 * nothing to key in. */
static void
end_paper (pr_model *m, pr_item *it)
{
  m->place[it->place].on_paper++;
  it->flags &= (uint16_t) ~PR_ITEM_PAPER;
  if (it->flags & PR_ITEM_VISITOR)
    it->resume = PR_NONE16;
}

/* Whether a hidden step comes before what follows, because the step was done on paper or handed
 * over in the meantime. This is not so at the end of a hidden step itself; branches take it with
 * them. */
static G_GNUC_NO_INLINE bool
put_off (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  if (it->flags & PR_ITEM_PAPER)
    end_paper (m, it);
  if (m->w->steps[it->step].fork || it->resume == PR_NONE16 || it->step >= m->w->n_shown_steps)
    return false;
  pr_step_put_off (m, item, it->resume, it->chosen, -1);
  return true;
}

void
pr_step_complete (pr_model *m, uint32_t item)
{
  pr_item *it = &m->items[item];
  const pr_step *step = &m->w->steps[it->step];
  if (step->kind == PR_STEP_SUPPLEMENT && pr_uses (m, PR_USES_ERRORS))
    pr_errors_supplemented (m, item);
  if (step->kind == PR_STEP_SUPPLEMENT && m->rules->supplement_restarts)
    pr_law_restart (m, item);
  else if (!step->counts || step->kind == PR_STEP_SUPPLEMENT)
    pr_law_release (m, pr_item_dossier (m, item));
  if (step->receives && !(it->flags & PR_ITEM_RECEIVED))
    {
      if (pr_is_visitor (m, it))
        file_dossier (m, it);
      else if (!pr_is_test (m, it))
        {
          pr_tally_add (&m->place[it->filing].acceptance, m->now - it->born);
          pr_detail_add (m, PR_DETAIL_ACCEPTANCE, it->filing, pr_time_day (m->now),
                         m->now - it->born);
          pr_count_accepted (m, it);
        }
      pr_law_receive (m, item, m->now);
    }
  if (pr_uses (m, PR_USES_HIDDEN) && G_UNLIKELY (it->resume != PR_NONE16) && put_off (m, item))
    return;
  if (pr_uses (m, PR_USES_FORKS) && step->fork && !is_sent_back (m, item))
    fork_item (m, item, step);
  else
    pr_step_enter (m, item, it->chosen);
  if (pr_uses (m, PR_USES_ERRORS))
    m->errors.sent_back = PR_NONE32;
}

void
pr_delays_take_out (pr_model *m, uint16_t place, pr_item_choice *choose, const void *by)
{
  pr_delays *d = &m->delays[place];
  uint32_t n = d->n;
  d->n = 0;
  for (uint32_t i = 0; i < n; i++)
    {
      pr_delay delay = d->heap[i];
      if (!choose (m, &m->items[delay.item], by))
        pr_delays_push (d, delay.key, delay.item); /* within the same memory */
    }
  if (n > 0)
    pr_fel_set (&m->fel, m->slots.delay + place, d->n ? d->heap[0].key : PR_KEY_NEVER);
}

void
pr_delay_event (pr_model *m, uint16_t place)
{
  pr_delays *d = &m->delays[place];
  pr_delay due = pr_delays_pop (d);
  pr_fel_set (&m->fel, m->slots.delay + place, d->n ? d->heap[0].key : PR_KEY_NEVER);
  if (pr_key_class (due.key) == PR_EV_ARRIVAL)
    {
      if (pr_is_visitor (m, &m->items[due.item]))
        pr_visitor_come (m, due.item);
      else
        pr_dossier_come_again (m, due.item);
      return;
    }
  m->events++;
  pr_tell (m, PR_HAPPENS_COMPLETED, due.item, PR_NONE32);
  pr_step_complete (m, due.item);
}

static inline void
count_finished (pr_model *m, pr_item *it, uint16_t how)
{
  pr_place_count *place = &m->place[it->filing];
  pr_procedure_count *procedure = &m->procedure[it->procedure];
  if (pr_is_test (m, it))
    {
      place->tests_in_process--;
      place->tests_finished++;
      return;
    }
  if (pr_uses (m, PR_USES_PHASES) && it->origin != PR_NONE16)
    {
      pr_place_count *origin = &m->place[it->origin];
      origin->moved_returned += how == PR_RETURNED;
      origin->moved_refused += how == PR_REFUSED;
      origin->moved_withdrawn += how == PR_WITHDRAWN;
    }
  if (it->flags & PR_ITEM_RECEIVED)
    pr_official_finish (m, it, how);
  pr_count_in_process (m, it->filing, -1);
  pr_count_deciding (m, it, -1);
  pr_count_born (m, it, -1);
  pr_place_left (m, it->filing);
  pr_tally_add (&place->sojourn, m->now - it->born);
  pr_detail_add (m, PR_DETAIL_SOJOURN, it->filing, pr_time_day (m->now), m->now - it->born);
  pr_tally_add (&procedure->sojourn, m->now - it->born);
  pr_hist_add (&procedure->sojourn_hist, m->now - it->born);
  if (how == PR_RETURNED)
    {
      place->returned++;
      procedure->returned++;
    }
  else if (how == PR_REFUSED)
    {
      place->refused++;
      procedure->refused++;
    }
  else
    {
      place->withdrawn++;
      procedure->withdrawn++;
    }
}

static void
finish (pr_model *m, uint32_t item, uint16_t how)
{
  if (pr_uses (m, PR_USES_FORKS) && how == PR_JOIN)
    {
      end_branch (m, item);
      return;
    }
  pr_item *it = &m->items[item];
  if (how == PR_LEFT)
    {
      m->place[it->filing].waiting_visits--;
      pr_place_left (m, it->filing);
      m->place[it->filing].visits_served++;
      pr_tell (m, PR_HAPPENS_LEFT, item, PR_NONE32);
    }
  else
    {
      if (pr_is_visitor (m, it))
        file_dossier (m, it); /* refused at the counter: filed and ended at once */
      pr_law_finish (m, item, how == PR_WITHDRAWN);
      if (pr_uses (m, PR_USES_PROBES) && m->probe.lived != NULL)
        pr_life_tell (m, item, true, how != PR_WITHDRAWN && pr_law_is_late (m, item, true));
      count_finished (m, it, how);
      pr_tell (m,
               how == PR_RETURNED  ? PR_HAPPENS_RETURNED
               : how == PR_REFUSED ? PR_HAPPENS_REFUSED
                                   : PR_HAPPENS_WITHDRAWN,
               item, PR_NONE32);
    }
  pr_item_move (m, item, PR_NONE16);
  pr_item_free (m, item);
}
