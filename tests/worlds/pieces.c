#include "pieces.h"

#include "kernel/rng.h"

#include <stdlib.h>
#include <string.h>

void
pieces_office (int day, piece open[2])
{
  pr_time at = (pr_time) day * PR_DAY;
  open[0] = (piece){ at + 8 * PR_HOUR, at + 12 * PR_HOUR };
  open[1] = (piece){ at + 13 * PR_HOUR, at + 17 * PR_HOUR };
}

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* Adds the part of the open time from one amount of it to another. */
static guint
add_pieces (const piece *open, guint n_open, pr_time from, pr_time to, piece *out, guint n)
{
  pr_time before = 0;
  for (guint i = 0; i < n_open; i++)
    {
      pr_time length = open[i].to - open[i].from, a = MAX (from, before),
              b = MIN (to, before + length);
      piece p = { open[i].from + a - before, open[i].from + b - before };
      if (a < b && n > 0 && out[n - 1].to == p.from)
        out[n - 1].to = p.to;
      else if (a < b)
        out[n++] = p;
      before += length;
    }
  return n;
}

guint
pieces_of_day (const pr_world *w, uint32_t officer, int day, double share, pr_time length,
               const piece *open, guint n_open, piece *out)
{
  const pr_pool *pool = &w->pools[pr_world_pool_of (w, officer)];
  pr_rng rng = { .seed = w->seed };
  pr_time all = 0;
  double draw[MOST_PIECES];
  for (guint i = 0; i < n_open; i++)
    all += open[i].to - open[i].from;
  pr_time time = (pr_time) (share * (double) all + 0.5);
  guint n = (guint) ((time + length - 1) / length), pieces = 0;
  uint64_t hash = pr_hash_string (PR_HASH_SEED, w->places[pool->place].code);
  hash = pr_hash_finish (pr_hash_string (hash, pool->name));
  for (guint i = 0; i < n; i++)
    {
      uint64_t ident = (uint64_t) (w->epoch + day) << 32 | (officer - pool->first_officer);
      draw[i] = pr_u01 (pr_rng_block (&rng, hash, ident, UINT64_C (19) << 32, i / 4).u[i % 4]);
    }
  qsort (draw, n, sizeof *draw, compare_numbers);
  for (guint i = 0; i < n; i++)
    {
      pr_time from = i * length + (pr_time) (draw[i] * (double) (all - time) + 0.5);
      pr_time to = from + (i + 1 < n ? length : time - i * length);
      pieces = add_pieces (open, n_open, from, to, out, pieces);
    }
  return pieces;
}

typedef struct {
  const pr_world *w;
  GString *text;
  GArray *seen; /* uint64_t: who a dossier is */
} diary;

void
pieces_add (GString *out, const pr_world *w, pr_time at, uint32_t officer, char sign, guint item)
{
  int y, month, day;
  pr_time of_day = pr_time_of_day (at);
  pr_day_to_civil (w->epoch + pr_time_day (at), &y, &month, &day);
  int s = (int) (of_day / PR_SECOND);
  g_string_append_printf (out, "%02d-%02d %02d:%02d:%02d.%06d %u%c%u\n", month, day, s / 3600,
                          s / 60 % 60, s % 60, (int) (of_day % PR_SECOND), officer + 1, sign, item);
}

static guint
number_of (diary *d, const pr_happened *h)
{
  uint64_t id = h->hash ^ h->ident * UINT64_C (0x9e3779b97f4a7c15);
  for (guint i = 0; i < d->seen->len; i++)
    if (g_array_index (d->seen, uint64_t, i) == id)
      return i + 1;
  g_array_append_val (d->seen, id);
  return d->seen->len;
}

static void
write_down (void *self, const pr_happened *h)
{
  static const char signs[PR_N_HAPPENINGS] = {
    [PR_HAPPENS_BEGAN] = '+',       [PR_HAPPENS_COMPLETED] = '-',   [PR_HAPPENS_SUSPENDED] = '~',
    [PR_HAPPENS_HANDED_BACK] = '<', [PR_HAPPENS_INTERRUPTED] = '^', [PR_HAPPENS_HELD] = '!'
  };
  diary *d = self;
  if (h->item != PR_NONE32 && h->officer != PR_NONE32 && signs[h->what] != 0)
    pieces_add (d->text, d->w, h->time, h->officer, signs[h->what], number_of (d, h));
}

char *
pieces_diary (const pr_world *w)
{
  diary d = { w, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (uint64_t)) };
  const pr_probe probe = { .happened = write_down, .self = &d };
  g_autoptr (pr_model) m = pr_model_new (w, &probe, NULL);
  ck_assert (pr_model_run (m, 0, NULL, NULL));
  g_array_unref (d.seen);
  return g_string_free (d.text, FALSE);
}

void
pieces_work_off (GString *out, const pr_world *w, uint32_t officer, const piece *pieces, guint n,
                 pr_time effort, guint *item, pr_time *left)
{
  for (guint i = 0; i < n; i++)
    {
      pr_time at = pieces[i].from;
      pieces_add (out, w, at, officer, '+', *item);
      while (at + *left <= pieces[i].to)
        {
          at += *left;
          *left = effort;
          pieces_add (out, w, at, officer, '-', (*item)++);
          if (at == pieces[i].to)
            break;
          pieces_add (out, w, at, officer, '+', *item);
        }
      if (at == pieces[i].to)
        continue;
      *left -= pieces[i].to - at;
      pieces_add (out, w, pieces[i].to, officer, '~', *item);
    }
}

tiny *
pieces_expect (const char *text, const char *expected)
{
  tiny *t = tiny_run (text, 0);
  g_autofree char *told = pieces_diary (t->world);
  size_t same = 0; /* up to the last line that begins alike */
  for (size_t i = 0; told[i] == expected[i] && told[i] != '\0'; i++)
    same = told[i] == '\n' ? i + 1 : same;
  ck_assert_msg (strcmp (told, expected) == 0, "told: %.200s\nexpected: %.200s", told + same,
                 expected + same);
  tiny_conserved (t);
  return t;
}

piece
pieces_eighth (const pr_world *w, int day)
{
  piece open[2], one[MOST_PIECES];
  pieces_office (day, open);
  ck_assert_uint_eq (pieces_of_day (w, 0, day, 0.125, PR_HOUR, open, 2, one), 1);
  return one[0];
}
