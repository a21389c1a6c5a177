#include "experiment/margin-change.h"

#include <math.h>

#define SLOW "margin-effort"

const char *const pr_margin_words[PR_N_MARGINS_OF + 1] = { "volume", "effort", "staff", NULL };

void
pr_margin_change_init (pr_margin_change *c, pr_margin_what of, const pr_world *world,
                       uint32_t place)
{
  *c = (pr_margin_change){ .of = of, .world = world, .place = place };
  if (of != PR_MARGIN_STAFF)
    return;
  g_autoptr (pr_rough) rough = pr_rough_new (world);
  c->officers = g_array_new (FALSE, FALSE, sizeof (pr_margin_officer));
  c->first = g_new (uint32_t, world->n_places + 1u);
  for (uint32_t i = 0; i < world->n_places; i++)
    {
      c->first[i] = c->officers->len;
      if (place == PR_NONE32 || i == place)
        pr_margin_officers (world, rough, i, c->officers);
    }
  c->first[world->n_places] = c->officers->len;
}

void
pr_margin_change_clear (pr_margin_change *c)
{
  g_clear_pointer (&c->officers, g_array_unref);
  g_clear_pointer (&c->first, g_free);
}

static const pr_margin_officer *
officer_of (const pr_margin_change *c, uint32_t number)
{
  return &g_array_index (c->officers, pr_margin_officer, number);
}

uint32_t
pr_margin_spare (const pr_margin_change *c, uint32_t place)
{
  return c->first[place + 1] - c->first[place];
}

/* By pool. Free with g_free. */
static uint32_t *
count_missing (const pr_margin_change *c, uint32_t step)
{
  const pr_world *w = c->world;
  uint32_t *missing = g_new0 (uint32_t, w->n_pools + 1);
  for (uint32_t i = 0; i < w->n_places; i++)
    for (uint32_t k = c->first[i]; k < MIN (c->first[i] + step, c->first[i + 1]); k++)
      missing[officer_of (c, k)->pool]++;
  return missing;
}

char *
pr_margin_missing (const pr_margin_change *c, uint32_t place, uint32_t step)
{
  const pr_world *w = c->world;
  const pr_place *p = &w->places[place];
  GString *s = g_string_new (NULL);
  g_autofree uint32_t *missing = c->of == PR_MARGIN_STAFF ? count_missing (c, step) : NULL;
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools && missing != NULL; i++)
    if (missing[i] > 0)
      g_string_append_printf (s, "%s%s %u", s->len > 0 ? ", " : "", w->pools[i].name, missing[i]);
  return g_string_free (s, FALSE);
}

static void
append_missing (const pr_margin_change *c, uint32_t step, GString *s)
{
  const pr_world *w = c->world;
  g_autofree uint32_t *missing = count_missing (c, step);
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

/* Whether officers of the place do steps of work of that role. */
static bool
is_done_at (const pr_world *w, uint32_t place, uint16_t role)
{
  bool done = false;
  for (uint16_t i = 0; i < w->n_shown_steps && !done; i++)
    done = w->steps[i].kind == PR_STEP_WORK && w->steps[i].role == role;
  return done && w->line_of[(size_t) place * w->n_roles + role] != PR_NONE32;
}

bool
pr_margin_works_at (const pr_world *w, uint32_t place)
{
  for (uint16_t role = 0; role < w->n_roles; role++)
    if (is_done_at (w, place, role))
      return true;
  return false;
}

/* The place's work needs a system that is slow throughout. What its officers stay on for, or give
 * more time to, is told in work that waits, which is counted by the effort of steps. */
static void
append_slowness (const pr_margin_change *c, double factor, GString *s)
{
  const pr_world *w = c->world;
  const pr_place *p = &w->places[c->place];
  double overtime = 0, beyond = 0;
  int year, month, day;
  pr_day_to_civil (w->epoch + pr_time_day (w->begin), &year, &month, &day);
  g_string_append_printf (s,
                          "[add systems slow]\nsystem = " SLOW "\nscope = place\nwhere = %s\n"
                          "[add incidents slow]\nincident = " SLOW "\nsystem = " SLOW "\n"
                          "where = %s\nstart = %04d-%02d-%02d 00:00\nrepair = %d days\n",
                          p->code, p->code, year, month, day, w->end_day - pr_time_day (w->begin));
  append_factor (s, "slow", factor);
  for (uint16_t role = 0; role < w->n_roles; role++)
    if (is_done_at (w, c->place, role))
      g_string_append_printf (s, "[add needs %s]\nrole = %s\nstep = *\nneed = " SLOW "\n",
                              w->roles[role], w->roles[role]);
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    {
      overtime = fmax (overtime, w->pools[i].time.overtime_beyond);
      beyond = fmax (beyond, w->pools[i].time.beyond);
    }
  if (overtime > 0 || beyond > 0)
    g_string_append_printf (s, "[scale pools where where=%s]\n", p->code);
  if (overtime > 0)
    append_factor (s, "overtime_beyond", 1 / factor);
  if (beyond > 0)
    append_factor (s, "share_beyond", 1 / factor);
}

static bool
is_filed_at (const pr_world *w, uint32_t place)
{
  return w->places[place].n_streams > 0 || (w->later != NULL && is_filed_at (w->later, place));
}

/* Whether dossiers of that home that come by the stream in the phase are decided at the place. */
static bool
is_decided_at (const pr_world *w, const pr_stream *s, uint8_t phase, uint16_t home, uint32_t place)
{
  const pr_procedure *p = &w->procedures[s->procedure];
  bool split = p->other != NULL && home < w->n_units && w->split[home] > 0, decided = false;
  for (int part = 0; part <= split; part++)
    {
      bool other = part == 1;
      pr_whereabouts at
          = { .filing = pr_world_office (w, p, s->place, phase, other && home == s->place),
              .home = home,
              .here = PR_NONE16,
              .phase = phase,
              .other = other };
      decided |= pr_world_deciding (w, p, at) == place;
    }
  return decided;
}

static bool
brings (const pr_world *w, const pr_stream *s, uint32_t place)
{
  if (w->procedures[s->procedure].visit)
    return false;
  for (uint8_t phase = 0; phase < w->n_phases; phase++)
    {
      if (s->home == PR_HOME_OWN && is_decided_at (w, s, phase, s->place, place))
        return true;
      const pr_province *of = pr_world_province (w, s->place);
      for (uint16_t i = 0; i < of->n && s->home != PR_HOME_OWN; i++)
        if ((s->home != PR_HOME_OTHERS || of->unit[i] != s->place)
            && is_decided_at (w, s, phase, of->unit[i], place))
          return true;
    }
  return false;
}

bool
pr_margin_comes_to (const pr_world *w, uint32_t place)
{
  bool comes = is_filed_at (w, place) || (w->later != NULL && pr_margin_comes_to (w->later, place));
  for (uint32_t i = 0; i < w->n_streams && !comes; i++)
    comes = brings (w, &w->streams[i], place);
  return comes;
}

/* More of what the place decides, wherever it is filed. */
static void
append_brought (const pr_world *w, uint32_t place, double factor, GString *s)
{
  bool any = false;
  g_autofree bool *from = g_new0 (bool, (size_t) w->n_stream_names * w->n_places + 1);
  for (uint32_t i = 0; i < w->n_streams; i++)
    if (brings (w, &w->streams[i], place))
      from[(size_t) w->streams[i].name * w->n_places + w->streams[i].place] = true;
  for (uint16_t name = 0; name < w->n_stream_names; name++)
    {
      const char *before = "";
      g_autoptr (GString) codes = g_string_new (NULL);
      for (uint16_t i = 0; i < w->n_places; i++)
        if (from[(size_t) name * w->n_places + i])
          {
            g_string_append_printf (codes, "%s%s", before, w->places[i].code);
            before = ",";
          }
      if (codes->len == 0)
        continue;
      any = true;
      g_string_append_printf (s, "[scale arrivals where stream=%s; where=%s]\n",
                              w->stream_names[name], codes->str);
      append_factor (s, "rate", factor);
    }
  if (!any && w->later != NULL)
    append_brought (w->later, place, factor, s);
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
    append_slowness (c, factor, s);
  else if (code != NULL && !is_filed_at (c->world, c->place))
    append_brought (c->world, c->place, factor, s);
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
  double now = pr_margin_load (load);
  return now >= 1 ? 0 : now > 0 ? 100 * (1 / now - 1) : INFINITY;
}

/* The load of a pool is a straight line in the factor if all that comes grows, else nearly so. */
static double
full_at (const pr_load *now, const pr_load *doubled)
{
  double is = pr_margin_load (now), more = pr_margin_load (doubled) - is;
  return is >= 1 ? 0 : more > 0 ? 100 * (1 - is) / more : INFINITY;
}

static pr_margin_rough
of_staff (const pr_margin_change *c, uint32_t place, const pr_load *loads)
{
  pr_margin_rough rough = { .pool = PR_NONE32, .full = INFINITY };
  for (uint32_t k = c->first[place]; k < c->first[place + 1] && isinf (rough.full); k++)
    if (officer_of (c, k)->load >= 1)
      {
        rough.pool = officer_of (c, k)->fullest;
        rough.full = k - c->first[place] + 1;
      }
  const pr_place *p = &c->world->places[place];
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    if (pr_margin_load (&loads[i]) >= 1)
      {
        rough.pool = i;
        rough.full = 0;
      }
  if (rough.pool != PR_NONE32)
    rough.load = pr_margin_load (&loads[rough.pool]);
  return rough;
}

/* Twice the effort is twice the load. */
static pr_margin_rough
of_factor (const pr_place *p, const pr_load *now, const pr_load *doubled)
{
  pr_margin_rough rough = { .pool = PR_NONE32, .full = INFINITY };
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    {
      double full
          = doubled != NULL ? full_at (&now[i], &doubled[i]) : pr_margin_until_full (&now[i]);
      if (isinf (full) || full >= rough.full)
        continue;
      rough = (pr_margin_rough){ .pool = i, .load = pr_margin_load (&now[i]), .full = full };
    }
  return rough;
}

pr_margin_rough *
pr_margin_rough_cut (const pr_margin_change *c, const pr_world *doubled)
{
  const pr_world *w = c->world;
  size_t n;
  g_autofree pr_load *now = pr_rough_cut (w, &n);
  g_autofree pr_load *then = c->of == PR_MARGIN_VOLUME ? pr_rough_cut (doubled, &n) : NULL;
  pr_margin_rough *rough = g_new (pr_margin_rough, w->n_places + 1u);
  for (uint32_t i = 0; i < w->n_places; i++)
    rough[i]
        = c->of == PR_MARGIN_STAFF ? of_staff (c, i, now) : of_factor (&w->places[i], now, then);
  return rough;
}
