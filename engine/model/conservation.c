/* Conservation: see conservation.h. */
#include "model/conservation.h"

#include "model/ages.h"
#include "model/deciding.h"
#include "model/in-hand.h"
#include "model/state.h"

#include <string.h>

static bool
check_counts (const pr_place_count *c)
{
  return c->arrived + c->taken_over + c->taken_in
             == c->returned + c->refused + c->withdrawn + c->handed_over + c->in_process
         && c->tests_arrived == c->tests_finished + c->tests_closed + c->tests_in_process
         && c->visits + c->visits_before
                == c->visits_filed + c->visits_served + c->visits_redirected + c->visits_left
                       + c->waiting_visits;
}

static bool
check_place (const pr_place_count *c, const pr_place_tally *t)
{
  return c->in_process == t->in_process && c->deciding == t->deciding
         && c->waiting_visits == t->waiting && c->tests_in_process == t->tests
         && c->handed_over
                == c->moved_returned + c->moved_refused + c->moved_withdrawn + c->moved_on
                       + t->moved;
}

static int64_t
whereabouts (const pr_model *m)
{
  int64_t n = 0;
  for (uint32_t i = 0; i < m->w->n_lines; i++)
    n += m->line[i].length.value;
  for (uint32_t i = 0; i < m->n_officers; i++)
    for (PR_EACH_PIECE (m, i, piece))
      n += piece != PR_NONE32;
  for (uint16_t i = 0; i < m->w->n_places; i++)
    n += m->delays[i].n;
  return n;
}

static void
count_item (pr_model *m, const pr_item *it, int64_t ages[PR_N_AGES])
{
  pr_place_tally *t = &m->audit.tally[it->filing];
  if (it->flags & (PR_ITEM_BRANCH | PR_ITEM_AWAY))
    return;
  t->waiting += (it->flags & PR_ITEM_VISITOR) != 0;
  t->tests += (it->flags & (PR_ITEM_VISITOR | PR_ITEM_TEST)) == PR_ITEM_TEST;
  if (!pr_item_in_process (it))
    return;
  t->in_process++;
  m->audit.tally[pr_item_decider (m, it)].deciding++;
  ages[pr_age_band (m, it)]++;
  if (it->origin != PR_NONE16)
    m->audit.tally[it->origin].moved++;
}

static bool
look_through (pr_model *m)
{
  int64_t live = 0, ages[PR_N_AGES] = { 0 }, kept[PR_N_AGES];
  m->audit.looked += m->n_items;
  m->audit.looked_at = m->handled;
  for (uint16_t p = 0; p < m->w->n_places; p++)
    m->audit.tally[p] = (pr_place_tally){ 0 };
  for (uint32_t i = 0; i < m->n_items; i++)
    if (m->items[i].live)
      {
        const pr_item *it = &m->items[i];
        live += it->open_branches == 0;
        g_assert (!(it->flags & PR_ITEM_RECEIVED) || it->due >= pr_time_day (it->received));
        count_item (m, it, ages);
      }
  for (uint16_t p = 0; p < m->w->n_places; p++)
    m->place[p].moved = m->audit.tally[p].moved;
  for (uint16_t p = 0; p < m->w->n_places; p++)
    if (!check_place (&m->place[p], &m->audit.tally[p]))
      return false;
  pr_model_ages (m, kept);
  return live == whereabouts (m) && memcmp (ages, kept, sizeof ages) == 0;
}

bool
pr_check_conservation (pr_model *m)
{
  for (uint16_t p = 0; p < m->w->n_places; p++)
    if (!check_counts (&m->place[p]))
      return false;
  bool look = m->n_items <= m->handled - m->audit.looked_at || m->now >= m->w->end;
  return !(look || m->probe.instant != NULL) || look_through (m);
}

int64_t
pr_model_looked (const pr_model *m)
{
  return m->audit.looked;
}

void
pr_audit_make (pr_model *m)
{
  m->audit.tally = g_new0 (pr_place_tally, m->w->n_places);
}

void
pr_audit_reset (pr_model *m)
{
  m->audit.looked = 0;
  m->audit.looked_at = m->handled;
}

void
pr_audit_free (pr_model *m)
{
  g_free (m->audit.tally);
}
