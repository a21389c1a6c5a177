#include "cli/cli.h"
#include "kernel/i18n.h"

static double
percent (double part, double whole)
{
  return 100 * part / whole;
}

/* One line for a pool that is offered more than it can do; FALSE when it is not. */
static gboolean
describe_overload (const pr_world *w, const pr_load *load, GString *out)
{
  const pr_pool *pool = &w->pools[load->pool];
  const pr_place *place = &w->places[pool->place];
  if (load->available <= 0)
    {
      if (load->offered <= 0)
        return FALSE;
      g_string_printf (out, _ ("pool %s of %s %s is offered %.1f hours a week and is never open"),
                       pool->name, place->code, place->name, load->offered);
      return TRUE;
    }
  int y, m, d;
  pr_day_to_civil (load->worst_week, &y, &m, &d);
  if (load->offered > load->available)
    {
      g_string_printf (out,
                       _ ("pool %s of %s %s is offered %.0f %% of what it can do, and %.0f %% in "
                          "the week of %04d-%02d-%02d"),
                       pool->name, place->code, place->name,
                       percent (load->offered, load->available), 100 * load->worst_ratio, y, m, d);
      return TRUE;
    }
  if (load->worst_ratio > 1)
    {
      g_string_printf (out,
                       _ ("pool %s of %s %s is offered %.0f %% of what it can do in the week of "
                          "%04d-%02d-%02d"),
                       pool->name, place->code, place->name, 100 * load->worst_ratio, y, m, d);
      return TRUE;
    }
  return FALSE;
}

void
cli_warn_overload (const pr_world *world, const pr_load *loads, size_t n, guint most)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint found = 0;
  for (size_t i = 0; i < n; i++)
    if (describe_overload (world, &loads[i], line) && ++found <= most)
      cli_warn ("%s", line->str);
  if (found > most)
    cli_warn (NGETTEXT ("%u more pool is offered more than it can do; see 'pilotrun check'",
                        "%u more pools are offered more than they can do; see 'pilotrun check'",
                        found - most),
              found - most);
}
