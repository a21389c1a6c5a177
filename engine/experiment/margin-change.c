#include "experiment/margin-change.h"

#include <math.h>

const char *const pr_margin_words[PR_N_MARGINS_OF + 1] = { "volume", "effort", "staff", NULL };

static double
load_of (const pr_load *l)
{
  return l->available > 0 ? l->offered / l->available : l->offered > 0 ? INFINITY : 0;
}

/* Adds the officers that a place can do without, the most missed first. */
static void
order_officers (const pr_margin_change *c, uint32_t place, const pr_load *loads, GArray *pools,
                GArray *fullest)
{
  const pr_place *p = &c->world->places[place];
  const pr_pool *pool = &c->world->pools[p->first_pool];
  g_autofree uint32_t *left = g_new (uint32_t, p->n_pools + 1);
  for (uint32_t k = 0; k < p->n_pools; k++)
    left[k] = pool[k].count;
  while (true)
    {
      double most = -1;
      uint32_t best = PR_NONE32;
      for (uint32_t k = 0; k < p->n_pools; k++)
        {
          if (left[k] <= MAX (pool[k].least, 1))
            continue;
          double load = load_of (&loads[p->first_pool + k]) * pool[k].count / (left[k] - 1.0);
          best = load > most ? k : best;
          most = fmax (most, load);
        }
      if (best == PR_NONE32)
        return;
      uint32_t number = p->first_pool + best;
      left[best]--;
      g_array_append_val (pools, number);
      g_array_append_val (fullest, most);
    }
}

void
pr_margin_change_init (pr_margin_change *c, pr_margin_what of, const pr_world *world,
                       uint32_t place)
{
  *c = (pr_margin_change){ .of = of, .world = world, .place = place };
  if (of != PR_MARGIN_STAFF)
    return;
  size_t n;
  g_autofree pr_load *loads = pr_rough_cut (world, &n);
  GArray *pools = g_array_new (FALSE, FALSE, sizeof (uint32_t)),
         *fullest = g_array_new (FALSE, FALSE, sizeof (double));
  c->first = g_new (uint32_t, world->n_places + 1u);
  for (uint32_t i = 0; i < world->n_places; i++)
    {
      c->first[i] = pools->len;
      if (place == PR_NONE32 || i == place)
        order_officers (c, i, loads, pools, fullest);
    }
  c->first[world->n_places] = pools->len;
  c->missing = (uint32_t *) (void *) g_array_free (pools, FALSE);
  c->fullest = (double *) (void *) g_array_free (fullest, FALSE);
}

void
pr_margin_change_clear (pr_margin_change *c)
{
  g_clear_pointer (&c->missing, g_free);
  g_clear_pointer (&c->fullest, g_free);
  g_clear_pointer (&c->first, g_free);
}

uint32_t
pr_margin_spare (const pr_margin_change *c, uint32_t place)
{
  return c->first[place + 1] - c->first[place];
}

static void
append_missing (const pr_margin_change *c, uint32_t step, GString *s)
{
  const pr_world *w = c->world;
  g_autofree uint32_t *missing = g_new0 (uint32_t, w->n_pools + 1);
  for (uint32_t i = 0; i < w->n_places; i++)
    for (uint32_t k = c->first[i]; k < MIN (c->first[i] + step, c->first[i + 1]); k++)
      missing[c->missing[k]]++;
  for (uint32_t i = 0; i < w->n_pools; i++)
    if (missing[i] > 0)
      g_string_append_printf (s, "[shift pools where pool=%s; where=%s]\ncount = -%u\n",
                              w->pools[i].name, w->places[w->pools[i].place].code, missing[i]);
}

static void
append_factor (GString *s, const char *key, double factor)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (s, "%s = %s\n", key, g_ascii_dtostr (text, sizeof text, factor));
}

char *
pr_margin_overlay (const pr_margin_change *c, uint32_t step)
{
  GString *s = g_string_new ("[scenario]\nbase = .\nname = margin\n");
  const char *code = c->place != PR_NONE32 ? c->world->places[c->place].code : NULL;
  double factor = 1 + step / 100.0;
  if (c->of == PR_MARGIN_STAFF)
    append_missing (c, step, s);
  else if (c->of == PR_MARGIN_EFFORT && code == NULL)
    {
      g_string_append (s, "[scale workflows where kind=work]\n");
      append_factor (s, "effort", factor);
    }
  else if (c->of == PR_MARGIN_EFFORT)
    {
      g_string_append_printf (s, "[scale pools where where=%s]\n", code);
      append_factor (s, "share", 1 / factor);
      append_factor (s, "share_most", 1 / factor);
      append_factor (s, "share_least", 1 / factor);
    }
  else
    {
      g_string_append_printf (
          s, code != NULL ? "[scale arrivals where where=%s]\n" : "%.0s[scale arrivals]\n",
          code != NULL ? code : "");
      append_factor (s, "rate", factor);
    }
  return g_string_free (s, FALSE);
}

double
pr_margin_until_full (const pr_load *load)
{
  double now = load_of (load);
  return now >= 1 ? 0 : now > 0 ? 100 * (1 / now - 1) : INFINITY;
}

/* The load of a pool is a straight line in the factor. */
static double
full_at (const pr_load *now, const pr_load *doubled)
{
  double is = load_of (now), more = load_of (doubled) - is;
  return is >= 1 ? 0 : more > 0 ? 100 * (1 - is) / more : INFINITY;
}

static pr_margin_rough
of_staff (const pr_margin_change *c, uint32_t place, const pr_load *loads)
{
  pr_margin_rough rough = { .pool = PR_NONE32, .full = INFINITY };
  for (uint32_t k = c->first[place]; k < c->first[place + 1] && isinf (rough.full); k++)
    if (c->fullest[k] >= 1)
      {
        rough.pool = c->missing[k];
        rough.full = k - c->first[place] + 1;
      }
  const pr_place *p = &c->world->places[place];
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    if (load_of (&loads[i]) >= 1)
      {
        rough.pool = i;
        rough.full = 0;
      }
  if (rough.pool != PR_NONE32)
    rough.load = load_of (&loads[rough.pool]);
  return rough;
}

static pr_margin_rough
of_factor (const pr_place *p, const pr_load *now, const pr_load *doubled)
{
  pr_margin_rough rough = { .pool = PR_NONE32, .full = INFINITY };
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    {
      double full = full_at (&now[i], &doubled[i]);
      if (isinf (full) || full >= rough.full)
        continue;
      rough = (pr_margin_rough){ .pool = i, .load = load_of (&now[i]), .full = full };
    }
  return rough;
}

pr_margin_rough *
pr_margin_rough_cut (const pr_margin_change *c, const pr_world *doubled)
{
  const pr_world *w = c->world;
  size_t n;
  g_autofree pr_load *now = pr_rough_cut (w, &n);
  g_autofree pr_load *then = c->of != PR_MARGIN_STAFF ? pr_rough_cut (doubled, &n) : NULL;
  pr_margin_rough *rough = g_new (pr_margin_rough, w->n_places + 1u);
  for (uint32_t i = 0; i < w->n_places; i++)
    rough[i] = then == NULL ? of_staff (c, i, now) : of_factor (&w->places[i], now, then);
  return rough;
}
