/* Compiler of scenarios: see compile.h and compiler.h. */
#include "compile/compile.h"

#include "compile/compiler.h"

#include <string.h>

static pr_names **
all_names (pr_compiler *c, gsize i)
{
  pr_names **const names[]
      = { &c->codes,     &c->districts,  &c->kinds,      &c->provinces, &c->calendars,
          &c->workflows, &c->procedures, &c->profiles,   &c->mixes,     &c->streams,
          &c->systems,   &c->conditions, &c->crew_kinds, &c->skills,    &c->activities,
          &c->courses,   &c->venues,     &c->reserves,   &c->measures };
  return i < G_N_ELEMENTS (names) ? names[i] : NULL;
}

static void
compiler_clear (pr_compiler *c)
{
  for (gsize i = 0; all_names (c, i) != NULL; i++)
    pr_names_free (*all_names (c, i));
  g_array_unref (c->serving_kind);
  g_free (c->district_of);
  g_free (c->kind_of);
  g_free (c->place_row);
  g_free (c->step_row);
  g_free (c->procedure_row);
  g_free (c->broken);
  g_free (c->inside_fork);
  g_free (c->handover_row);
  g_clear_pointer (&c->venue_picks, g_array_unref);
  g_free (c->shared_venue);
  g_clear_pointer (&c->places_of, g_hash_table_unref);
  g_clear_pointer (&c->empty_of_pool, g_hash_table_unref);
  g_clear_pointer (&c->empty_of_role, g_hash_table_unref);
  g_clear_pointer (&c->bad_pools, g_hash_table_unref);
  g_clear_pointer (&c->bad_roles, g_hash_table_unref);
}

/* Warns about rows that nothing refers to: most often a misspelt name. */
static void
warn_unused (pr_compiler *c, pr_table_id table, const pr_names *names, const char *text)
{
  g_autofree gsize *row_of = NULL;
  for (guint i = 0; i < pr_names_length (names); i++)
    {
      if (names->used->data[i] || c->also != NULL)
        continue;
      if (row_of == NULL)
        row_of = pr_rows_of_names (c, table, 0, names);
      pr_caution (c, table, row_of[i], 0, "'%s': %s", pr_names_get (names, i), text);
    }
}

static void
warn_unused_kinds (pr_compiler *c)
{
  for (gsize row = 0; row < c->t->table[PR_TABLE_CREWS].n; row++)
    {
      int kind = pr_names_find (c->crew_kinds, CELL (c, CREWS, row, KIND)->text);
      if (kind >= 0 && !c->crew_kinds->used->data[kind])
        CAUTION (c, CREWS, row, KIND, _ ("no incident calls this kind of crew"));
    }
}

static void
check_unused (pr_compiler *c)
{
  warn_unused (c, PR_TABLE_CALENDARS, c->calendars, _ ("nothing uses this calendar"));
  warn_unused (c, PR_TABLE_PROCEDURES, c->procedures,
               _ ("no mix, arrivals or backlog uses this procedure"));
  warn_unused (c, PR_TABLE_MIXES, c->mixes, _ ("no arrivals use this mix"));
  warn_unused (c, PR_TABLE_WORKFLOWS, c->workflows, _ ("no procedure uses this workflow"));
  warn_unused_kinds (c);
  warn_unused (c, PR_TABLE_SYSTEMS, c->systems, _ ("no step and no other system needs it"));
  warn_unused (c, PR_TABLE_READINESS, c->conditions, _ ("no step needs this condition"));
  warn_unused (c, PR_TABLE_VENUES, c->venues, _ ("no activity and no course needs this venue"));
  warn_unused (c, PR_TABLE_PROFILES, c->profiles, _ ("no arrivals use this profile"));
}

/* What holds for the world as a whole. */
static void
check_whole (pr_compiler *c)
{
  pr_check_staff (c);
  pr_check_serves (c);
  pr_check_successors (c);
  pr_compile_observed (c);
  pr_check_venues (c);
  pr_check_outside (c);
  pr_check_made_up (c);
  check_unused (c);
  if (pr_diag_errors (c->diag) == 0)
    pr_check_people (c);
  if (pr_diag_errors (c->diag) == 0)
    pr_check_size (c);
}

static pr_world *
compile (const pr_tables *tables, const pr_tables *also, const pr_world *before, pr_diag *diag)
{
  pr_compiler c
      = { .t = tables, .diag = diag, .w = g_new0 (pr_world, 1), .also = also, .before = before };
  for (gsize i = 0; all_names (&c, i) != NULL; i++)
    *all_names (&c, i) = pr_names_new ();
  c.serving_kind = g_array_new (FALSE, FALSE, sizeof (int));

  pr_find_lost_tables (&c);
  pr_compile_window (&c);
  pr_compile_places (&c);
  pr_compile_calendars (&c);
  pr_compile_dates (&c);
  pr_compile_rules (&c);
  pr_compile_made_up (&c);
  pr_compile_pools (&c);
  pr_compile_tiers (&c);
  pr_compile_workflows (&c);
  pr_compile_signing (&c);
  pr_compile_procedures (&c);
  pr_compile_phases (&c);
  pr_compile_splits (&c);
  pr_compile_handovers (&c);
  pr_compile_elsewhere (&c);
  pr_compile_systems (&c);
  pr_compile_readiness (&c);
  pr_compile_needs (&c);
  pr_compile_absences (&c);
  pr_compile_leave (&c);
  pr_compile_venues (&c);
  pr_compile_activities (&c);
  pr_compile_crews (&c);
  pr_compile_incidents (&c);
  pr_check_flow (&c);
  pr_compile_skills (&c);
  pr_compile_courses (&c);
  pr_compile_measures (&c);
  pr_compile_preemption (&c);
  pr_compile_profiles (&c);
  pr_compile_arrivals (&c);
  pr_compile_backlog (&c);
  pr_compile_costs (&c);
  pr_compile_shown_names (&c);
  check_whole (&c);

  pr_world *w = g_steal_pointer (&c.w);
  compiler_clear (&c);
  if (pr_diag_errors (diag) == 0)
    return w;
  pr_world_free (w);
  return NULL;
}

pr_world *
pr_compile (const pr_tables *tables, pr_diag *diag)
{
  return compile (tables, NULL, NULL, diag);
}

pr_world *
pr_compile_from_date (const pr_from_date *f, pr_diag *diag)
{
  pr_world *base = compile (f->base, f->what_if, NULL, f->base_diag);
  if (base != NULL && pr_from_date_instant (f, base->epoch) <= base->begin)
    {
      pr_world_free (base);
      return pr_compile (f->what_if, diag);
    }
  if (base != NULL)
    pr_from_date_check (f, diag);
  else
    pr_world_free (pr_compile (f->what_if, diag)); /* which has most of the base's errors */
  if (base == NULL && pr_diag_errors (diag) > 0)
    return NULL;
  if (base == NULL)
    {
      pr_error (diag, f->what_if->ini[PR_INI_SCENARIO_APPLIES].pos,
                _ ("applies: what holds until then has errors by itself; check the base"));
      return NULL;
    }
  pr_world *later = compile (f->what_if, f->base, base, diag);
  if (later != NULL && pr_later_join (f, base, later, diag))
    return base;
  pr_world_free (base);
  pr_world_free (later);
  return NULL;
}

void
pr_count_sources (const pr_tables *tables, guint counts[PR_N_SOURCES])
{
  memset (counts, 0, PR_N_SOURCES * sizeof *counts);
  for (int t = 0; t < PR_N_TABLES; t++)
    {
      const pr_table *table = &tables->table[t];
      int source = pr_column_of_type ((pr_table_id) t, PR_COL_SOURCE);
      for (gsize i = 0; i < table->n && source >= 0; i++)
        if (table->rows[i].cells[source].given)
          counts[table->rows[i].cells[source].v.choice]++;
    }
}
