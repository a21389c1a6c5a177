/* Takes the record of a part into that of the whole world: see partition.h. */
#include "experiment/part.h"

#include <string.h>

static void
merge_place (const pr_part *part, const pr_world *whole, uint16_t p, const pr_record *from,
             pr_record *into)
{
  uint16_t old = part->place[p];
  const pr_place *a = &part->world->places[p], *b = &whole->places[old];
  into->place[old] = from->place[p];
  uint16_t n_groups = whole->published.n_groups;
  if (n_groups > 0)
    memcpy (into->official + (gsize) old * n_groups, from->official + (gsize) p * n_groups,
            n_groups * sizeof *from->official);
  for (int id = 0; id < PR_SERIES_N; id++)
    memcpy (into->series + ((gsize) id * into->n_places + old) * into->n_days,
            from->series + ((gsize) id * from->n_places + p) * from->n_days,
            from->n_days * sizeof *from->series);
  for (uint32_t k = 0; k < into->n_details; k++)
    into->details[(gsize) k * into->n_places + old] = from->details[(gsize) k * from->n_places + p];
  for (uint32_t i = 0; i < a->n_pools; i++)
    {
      into->pool[b->first_pool + i] = from->pool[a->first_pool + i];
      memcpy (into->work_days + (gsize) (b->first_pool + i) * into->n_days,
              from->work_days + (gsize) (a->first_pool + i) * from->n_days,
              from->n_days * sizeof *from->work_days);
      for (size_t slot = 0; slot < PR_GLANCES; slot++)
        {
          into->at_work[slot * into->n_pools + b->first_pool + i]
              = from->at_work[slot * from->n_pools + a->first_pool + i];
          into->on_duty[slot * into->n_pools + b->first_pool + i]
              = from->on_duty[slot * from->n_pools + a->first_pool + i];
        }
      memcpy (into->in_system + (gsize) (b->first_pool + i) * PR_N_BANDS,
              from->in_system + (gsize) (a->first_pool + i) * PR_N_BANDS,
              PR_N_BANDS * sizeof *from->in_system);
      const pr_pool *pool = &part->world->pools[a->first_pool + i];
      memcpy (into->officer + whole->pools[b->first_pool + i].first_officer,
              from->officer + pool->first_officer,
              (pool->count + pool->n_later) * sizeof *from->officer);
    }
  uint16_t n_names = whole->learning != NULL ? whole->learning->n_names : 0;
  for (uint32_t i = 0; i < a->n_pools * n_names; i++)
    {
      uint32_t practice = whole->learning->practice_of[(gsize) b->first_pool * n_names + i];
      if (practice != PR_NONE32)
        into->practice[practice]
            = from->practice[part->world->learning
                                 ->practice_of[(gsize) a->first_pool * n_names + i]];
    }
  for (uint16_t role = 0; role < whole->n_roles; role++)
    {
      uint32_t line = whole->line_of[(gsize) old * whole->n_roles + role];
      if (line != PR_NONE32)
        into->line[line] = from->line[part->world->line_of[(gsize) p * whole->n_roles + role]];
    }
}

static void
merge_points (const pr_part *part, const pr_record *from, pr_record *into)
{
  g_autofree pr_point *points = g_memdup2 (from->point, from->n_points * sizeof *points);
  for (uint32_t i = 0; i < from->n_points; i++)
    points[i].place = part->place[points[i].place];
  pr_record_add_points (into, points, from->n_points);
  for (uint32_t i = 0; i < PR_N_CAUSES * from->n_weeks; i++)
    into->lost[i] += from->lost[i];
}

static void
merge_ledgers (const pr_record *from, pr_record *into)
{
  for (gsize i = 0; i < (gsize) from->n_ledgers * from->n_days; i++)
    pr_ledger_day_add (&into->ledger[i], &from->ledger[i]);
}

static void
merge_ages (const pr_record *from, pr_record *into)
{
  for (uint32_t i = 0; i < PR_N_AGES * from->n_days; i++)
    into->ages[i] += from->ages[i];
}

void
pr_partition_merge (const pr_part *part, const pr_world *whole, const pr_record *from,
                    pr_record *into)
{
  for (uint16_t p = 0; p < part->world->n_places; p++)
    merge_place (part, whole, p, from, into);
  for (uint16_t i = 0; i < whole->n_procedures; i++)
    pr_procedure_count_merge (&into->procedure[i], &from->procedure[i]);
  for (uint32_t i = 0; i < part->world->n_things; i++)
    into->thing[part->thing[i]] = from->thing[i];
  for (uint16_t i = 0; i < part->world->n_crews; i++)
    into->crew[part->crew[i]] = from->crew[i];
  for (uint32_t i = 0; i < from->n_measures; i++)
    into->measure[part->measure[i]] = from->measure[i];
  merge_points (part, from, into);
  merge_ages (from, into);
  merge_ledgers (from, into);
  into->events += from->events;
}
