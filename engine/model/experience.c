/* Experience: see experience.h. */
#include "model/experience.h"

#include "model/state.h"
#include "model/uses.h"

#include <math.h>
#include <string.h>

static double *
learned_by (const pr_model *m, uint32_t officer)
{
  return m->experience.learned + (size_t) officer * m->w->learning->n_names;
}

static uint32_t *
in_force (const pr_model *m, uint16_t area, uint16_t name)
{
  return &m->experience.in_force[(size_t) area * m->w->learning->n_names + name];
}

const pr_skill *
pr_skill_in_force (const pr_model *m, const pr_practice *practice)
{
  const pr_learning *l = m->w->learning;
  uint32_t skill = *in_force (m, l->area_of[m->w->pools[practice->pool].place], practice->name);
  return skill == PR_NONE32 ? NULL : &l->skills[skill];
}

/* What is forgotten or not carried over leaves parts of pieces, for which there is no table. */
static double
factor_at (const pr_skill *skill, double learned)
{
  double pieces = learned + skill->start;
  if (!(pieces < skill->n_factors))
    return 1;
  uint32_t whole = (uint32_t) pieces;
  return whole == pieces ? skill->factor[whole] : pr_skill_factor (skill, pieces);
}

/* The practice of the officer that the item's work takes. */
static uint32_t
practice_of (const pr_model *m, uint32_t officer, const pr_item *it)
{
  const pr_world *w = m->w;
  const pr_learning *l = w->learning;
  uint32_t pool = m->officers[officer].pool;
  if (it->step >= w->n_shown_steps)
    return PR_NONE32;
  uint32_t step = it->step - w->workflows[w->procedures[it->procedure].workflow].first_step;
  uint16_t area = l->area_of[m->pools[pool].place];
  uint16_t name = l->name_of[(size_t) area * l->n_works + l->first_work[it->procedure] + step];
  return name == PR_NONE16 ? PR_NONE32 : l->practice_of[(size_t) pool * l->n_names + name];
}

void
pr_experience_read (pr_model *m, uint32_t officer, uint32_t item)
{
  pr_experience *e = &m->experience;
  uint32_t practice = practice_of (m, officer, &m->items[item]);
  const pr_practice *p = practice == PR_NONE32 ? NULL : &m->w->learning->practices[practice];
  const pr_skill *skill = p != NULL ? pr_skill_in_force (m, p) : NULL;
  e->practice[officer] = skill != NULL ? practice : PR_NONE32;
  e->factor[officer] = skill != NULL ? factor_at (skill, learned_by (m, officer)[p->name]) : 1;
}

bool
pr_experience_same (const pr_model *m, uint32_t officer, const pr_item *a, const pr_item *b)
{
  return a->procedure == b->procedure || practice_of (m, officer, a) == practice_of (m, officer, b);
}

void
pr_experience_work (pr_model *m, uint32_t officer, pr_time time)
{
  uint32_t practice = m->experience.practice[officer];
  double by = m->experience.factor[officer];
  if (practice == PR_NONE32)
    return;
  m->practice[practice].worked += time;
  if (by > 1)
    m->practice[practice].beyond += (pr_time) ((double) time * (1 - 1 / by) + 0.5);
}

void
pr_experience_gain (pr_model *m, uint32_t officer)
{
  uint32_t practice = m->experience.practice[officer];
  if (practice == PR_NONE32)
    return;
  m->practice[practice].completed++;
  learned_by (m, officer)[m->w->learning->practices[practice].name] += 1;
}

void
pr_experience_fade (pr_model *m, uint32_t officer, pr_time from, pr_time to)
{
  const pr_learning *l = m->w->learning;
  uint16_t area = l->area_of[m->w->pools[m->officers[officer].pool].place];
  double *learned = learned_by (m, officer);
  for (uint16_t i = 0; i < l->n_names; i++)
    {
      uint32_t skill = *in_force (m, area, i);
      if (skill == PR_NONE32 || l->skills[skill].half_life == 0)
        continue;
      double away = (double) (to - MAX (from, m->w->start));
      learned[i] *= exp (-G_LN2 * MAX (away, 0) / l->skills[skill].half_life);
    }
}

/* The mean factor of a pool's officers, and what they have behind them. */
static void
sum_up (const pr_model *m, const pr_practice *p, double *factors, double *pieces)
{
  const pr_pool *pool = &m->w->pools[p->pool];
  const pr_skill *skill = pr_skill_in_force (m, p);
  *factors = skill != NULL ? 0 : 1;
  *pieces = 0;
  for (uint32_t o = pool->first_officer; o < pool->first_officer + pool->count && skill; o++)
    {
      double learned = learned_by (m, o)[p->name];
      *factors += factor_at (skill, learned) / pool->count;
      *pieces += (learned + skill->start) / pool->count;
    }
}

/* What the officers of a reserve have done before, when a skill comes into force first. */
static void
set_reserves (pr_model *m, const pr_pool *pool, uint16_t name, double start)
{
  const pr_policy *policy = m->w->policy;
  uint32_t end = pool->first_extra + pool->n_extra;
  for (uint32_t i = 0; pool->n_extra > 0 && i < policy->n_extras; i++)
    {
      const pr_extra *e = &policy->extras[i];
      uint32_t reserve = policy->measures[e->measure].reserve;
      if (e->first < pool->first_extra || e->first >= end || reserve == PR_NONE32)
        continue;
      double done = policy->skills[(size_t) reserve * m->w->learning->n_names + name];
      for (uint32_t k = 0; k < e->n && !isnan (done); k++)
        learned_by (m, m->w->n_officers + e->first + k)[name] = MAX (done - start, 0);
    }
}

/* A skill changes for those who use it in its area. */
static void
change_skill (pr_model *m, const pr_skill_change *c)
{
  const pr_learning *l = m->w->learning;
  uint32_t *now = in_force (m, c->area, c->name);
  const pr_skill *old = *now == PR_NONE32 ? NULL : &l->skills[*now], *new = &l->skills[c->skill];
  *now = c->skill;
  for (uint32_t i = 0; i < l->n_practices; i++)
    {
      const pr_practice *p = &l->practices[i];
      const pr_pool *pool = &m->w->pools[p->pool];
      if (p->name != c->name || l->area_of[pool->place] != c->area)
        continue;
      for (PR_EACH_OFFICER (m->w, pool, o))
        {
          double *learned = &learned_by (m, o)[c->name];
          *learned = new->share *(*learned + (old != NULL ? old->start : 0));
        }
      if (old == NULL)
        set_reserves (m, pool, c->name, new->start);
      if (old == NULL)
        sum_up (m, p, &m->practice[i].factor_start, &m->practice[i].pieces_start);
    }
}

void
pr_lessons_end (pr_model *m, uint32_t first)
{
  const pr_agenda *a = &m->agenda;
  for (uint32_t i = first; i < a->n_lessons && a->lessons[i].at == a->lessons[first].at; i++)
    learned_by (m, a->lessons[i].officer)[a->lessons[i].skill] += a->lessons[i].worth;
}

void
pr_skills_change (pr_model *m, uint32_t first)
{
  const pr_learning *l = m->w->learning;
  for (uint32_t i = first; i < l->n_changes && l->changes[i].at == l->changes[first].at; i++)
    change_skill (m, &l->changes[i]);
}

uint32_t
pr_skills_begin (pr_model *m)
{
  const pr_learning *l = m->w->learning;
  uint32_t i = 0;
  for (; i < l->n_changes && l->changes[i].at <= m->now; i++)
    change_skill (m, &l->changes[i]);
  return i;
}

void
pr_experience_begin_window (pr_model *m)
{
  for (uint32_t i = 0; pr_uses (m, PR_USES_LEARNING) && i < m->w->learning->n_practices; i++)
    {
      pr_practice_count *c = &m->practice[i];
      *c = (pr_practice_count){ .factor_start = c->factor_start, .pieces_start = c->pieces_start };
    }
}

void
pr_experience_end (pr_model *m)
{
  for (uint32_t i = 0; pr_uses (m, PR_USES_LEARNING) && i < m->w->learning->n_practices; i++)
    sum_up (m, &m->w->learning->practices[i], &m->practice[i].factor_end,
            &m->practice[i].pieces_end);
}

void
pr_experience_make (pr_model *m)
{
  const pr_learning *l = m->w->learning;
  if (!pr_uses (m, PR_USES_LEARNING))
    return;
  m->experience.learned = g_new (double, (size_t) m->n_officers * l->n_names + 1);
  m->experience.in_force = g_new (uint32_t, (size_t) l->n_areas * l->n_names + 1);
  m->experience.factor = g_new (double, m->n_officers + 1);
  m->experience.practice = g_new (uint32_t, m->n_officers + 1);
  m->practice = g_new (pr_practice_count, l->n_practices + 1);
}

void
pr_experience_reset (pr_model *m)
{
  const pr_learning *l = m->w->learning;
  pr_experience *e = &m->experience;
  if (!pr_uses (m, PR_USES_LEARNING))
    return;
  memset (e->in_force, 0xff, (size_t) l->n_areas * l->n_names * sizeof *e->in_force);
  for (size_t i = 0; i < (size_t) m->n_officers * l->n_names; i++)
    e->learned[i] = 0;
  for (uint32_t i = 0; i < m->n_officers; i++)
    {
      e->factor[i] = 1;
      e->practice[i] = PR_NONE32;
    }
  for (uint32_t i = 0; i < l->n_practices; i++)
    m->practice[i] = (pr_practice_count){ .factor_start = 1, .factor_end = 1 };
}

void
pr_experience_free (pr_model *m)
{
  g_free (m->experience.learned);
  g_free (m->experience.in_force);
  g_free (m->experience.factor);
  g_free (m->experience.practice);
  g_free (m->practice);
}
