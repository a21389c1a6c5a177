/* Serving: which authority of a kind serves each unit. */
#include "compile/select.h"

#include <string.h>

typedef struct {
  pr_force force;
  uint16_t place;
  const char *text; /* the selector */
} server;

/* Reports the later row as the error, and names the earlier one. */
static void
report_clash (pr_compiler *c, uint16_t home, const server *a, const server *b)
{
  bool in_order = c->place_row[a->place] < c->place_row[b->place];
  const server *first = in_order ? a : b, *second = in_order ? b : a;
  const pr_cell *other = CELL (c, AUTHORITIES, c->place_row[first->place], SERVES);
  FAULT (
      c, AUTHORITIES, c->place_row[second->place], SERVES,
      _ ("'%s' (by '%s') and '%s' (by '%s', %s:%d) both serve %s, and neither is more particular"),
      c->w->places[second->place].code, second->text, c->w->places[first->place].code, first->text,
      other->pos.file, other->pos.line, c->w->places[home].code);
}

/* Reads the selector of the units that an authority serves. */
static bool
read_served (pr_compiler *c, gsize row, const char *text, pr_selector *s)
{
  if (!pr_selector_read (c, PR_TABLE_AUTHORITIES, row, PR_AUTHORITIES_SERVES, text, s))
    return false;
  if (s->force == PR_FORCE_CODE && s->what >= c->w->n_units)
    FAULT (c, AUTHORITIES, row, SERVES, _ ("'%s' is an authority; only units are served"), text);
  else if (pr_selects_kind (s))
    FAULT (c, AUTHORITIES, row, SERVES, _ ("'%s' is a kind of authority; only units are served"),
           text);
  else
    return true;
  return false;
}

/* Adds what one authority serves; reports a clash once for each pair. */
static void
add_server (pr_compiler *c, uint16_t authority, server *of)
{
  gsize row = c->place_row[authority];
  char **serves = CELL (c, AUTHORITIES, row, SERVES)->v.names;
  bool told = false;
  for (gsize i = 0; serves != NULL && serves[i] != NULL; i++)
    {
      pr_selector s;
      if (!read_served (c, row, serves[i], &s))
        continue;
      for (uint16_t home = 0; home < c->w->n_units; home++)
        {
          bool own = c->w->places[home].province == c->w->places[authority].province;
          pr_force force = own ? pr_selector_match (c, &s, home) : PR_FORCE_NONE;
          if (force == PR_FORCE_NONE || force < of[home].force)
            continue;
          server here = { force, authority, serves[i] };
          bool clash = force == of[home].force && of[home].place != authority;
          if (clash && !told)
            report_clash (c, home, &of[home], &here);
          told |= clash;
          if (!clash)
            of[home] = here;
        }
    }
}

/* An authority that serves nothing but islands is on one of them. */
static bool
on_island (const pr_world *w, const server *of, uint16_t authority)
{
  bool any = false;
  for (uint16_t home = 0; home < w->n_units; home++)
    if (of[home].force != PR_FORCE_NONE && of[home].place == authority)
      {
        if (!w->places[home].island)
          return false;
        any = true;
      }
  return any;
}

uint16_t
pr_serving_row (pr_compiler *c, int kind)
{
  pr_world *w = c->w;
  for (guint i = 0; i < c->serving_kind->len; i++)
    if (g_array_index (c->serving_kind, int, i) == kind)
      return (uint16_t) i;

  g_autofree server *of = g_new0 (server, w->n_places + 1);
  for (uint16_t p = w->n_units; p < w->n_places; p++)
    if (c->kind_of[p] == kind)
      {
        add_server (c, p, of);
        of[p] = (server){ PR_FORCE_CODE, p, w->places[p].code };
      }
  for (uint16_t p = w->n_units; p < w->n_places; p++)
    if (c->kind_of[p] == kind)
      w->places[p].island = on_island (w, of, p);
  uint16_t row = w->n_serving++;
  g_array_append_val (c->serving_kind, kind);
  w->serving = g_renew (uint16_t, w->serving, (gsize) w->n_serving * w->n_places + 1);
  for (uint16_t p = 0; p < w->n_places; p++)
    w->serving[(gsize) row * w->n_places + p]
        = of[p].force == PR_FORCE_NONE ? PR_NONE16 : of[p].place;
  return row;
}

/* Kinds that nothing refers to are still read, but may overlap. */
void
pr_check_serves (pr_compiler *c)
{
  for (uint16_t p = c->w->n_units; p < c->w->n_places; p++)
    {
      gsize row = c->place_row[p];
      char **serves = CELL (c, AUTHORITIES, row, SERVES)->v.names;
      bool read = false;
      for (guint i = 0; i < c->serving_kind->len && !read; i++)
        read = g_array_index (c->serving_kind, int, i) == c->kind_of[p];
      pr_selector s;
      for (gsize i = 0; !read && serves != NULL && serves[i] != NULL; i++)
        read_served (c, row, serves[i], &s);
    }
}
