/* Surges: dates on which more or fewer arrivals come, by stream and place. */
#include "compile/rows-at.h"

#include <string.h>

#define MOST_SURGES 10000000 /* of all streams together */

/* The first stream of the place, whose streams are in the order of names, that has this name or a
 * later one. */
static uint32_t
first_of_name (const pr_world *w, const pr_place *place, int name)
{
  uint32_t low = place->first_stream, high = low + place->n_streams;
  while (low < high)
    {
      uint32_t mid = low + (high - low) / 2;
      if (w->streams[mid].name < name)
        low = mid + 1;
      else
        high = mid;
    }
  return low;
}

/* uint32_t: the streams of a name, -1 for all, at the places of a selector. */
static GArray *
streams_met (pr_compiler *c, const pr_selector *s, int name)
{
  const pr_world *w = c->w;
  const GArray *places = pr_selector_places (c, s);
  GArray *met = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  for (guint k = 0; k < places->len; k++)
    {
      const pr_place *place = &w->places[g_array_index (places, uint16_t, k)];
      uint32_t i = name >= 0 ? first_of_name (w, place, name) : place->first_stream;
      for (; i < place->first_stream + place->n_streams && (name < 0 || w->streams[i].name == name);
           i++)
        g_array_append_val (met, i);
    }
  return met;
}

/* Every surge that fits multiplies; none is more particular than another. n_surges: of all streams.
 */
static void
read_surge (pr_compiler *c, gsize row, GArray **of_stream, gsize *n_surges)
{
  pr_world *w = c->w;
  const pr_cell *stream = CELL (c, SURGES, row, STREAM);
  const pr_cell *from = CELL (c, SURGES, row, FROM), *until = CELL (c, SURGES, row, UNTIL);
  int name = -1;
  const pr_stream *renewal = NULL;
  bool used = false, all = strcmp (stream->text, "*") == 0;
  pr_selector s;
  if (!all)
    name = REFER (c, SURGES, row, STREAM, PR_REF_STREAM, c->streams);
  bool good = pr_selector_read (c, PR_TABLE_SURGES, row, PR_SURGES_WHERE,
                                CELL (c, SURGES, row, WHERE)->text, &s);
  if (!good || (!all && name < 0))
    return;
  pr_surge surge = { from->v.day - w->epoch, until->v.day - w->epoch,
                     CELL (c, SURGES, row, FACTOR)->v.number };
  g_autoptr (GArray) met = streams_met (c, &s, all ? -1 : name);
  for (guint k = 0; k < met->len; k++)
    {
      uint32_t i = g_array_index (met, uint32_t, k);
      used = true;
      if (w->streams[i].every != NULL)
        {
          renewal = &w->streams[i];
          continue;
        }
      if (of_stream[i] == NULL)
        of_stream[i] = g_array_new (FALSE, FALSE, sizeof (pr_surge));
      g_array_append_val (of_stream[i], surge);
      (*n_surges)++;
    }
  if (renewal != NULL && !all)
    FAULT (c, SURGES, row, STREAM,
           _ ("the rate of stream '%s' is 'every ...', which no surge changes"), stream->text);
  else if (renewal != NULL)
    CAUTION (c, SURGES, row, STREAM,
             _ ("stream '%s' is left out: its rate is 'every ...', which no surge changes"),
             w->stream_names[renewal->name]);
  if (!used)
    CAUTION (c, SURGES, row, STREAM,
             _ ("this row has no effect: no such stream arrives at these places"));
  else if ((pr_time) surge.first_day * PR_DAY >= pr_compiler_end (c)
           || surge.last_day < c->begin_day)
    CAUTION (c, SURGES, row, FROM, _ ("this row has no effect: its dates are outside the window"));
}

void
pr_compile_surges (pr_compiler *c)
{
  pr_world *w = c->w;
  GArray **of_stream = g_new0 (GArray *, w->n_streams + 1);
  gsize n_surges = 0;
  for (gsize i = 0; i < ROWS (c, SURGES) && n_surges <= MOST_SURGES; i++)
    read_surge (c, i, of_stream, &n_surges);
  if (n_surges > MOST_SURGES)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_SURGES].file }),
              _ ("%zu rows for %u streams of arrivals are too many"), ROWS (c, SURGES),
              w->n_streams);
  for (uint32_t i = 0; i < w->n_streams; i++)
    if (of_stream[i] != NULL)
      {
        w->streams[i].n_surges = of_stream[i]->len;
        w->streams[i].surges = (pr_surge *) (void *) g_array_free (of_stream[i], FALSE);
      }
  g_free (of_stream);
}
