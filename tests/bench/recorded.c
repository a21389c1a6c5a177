#include "recorded.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  bare_dossier *rows;
  uint32_t n, room;
  uint32_t *row_of;  /* [item] */
  uint8_t *times_of; /* [item] noted so far */
  uint32_t n_items;
  const pr_part *part;
} book;

static void
new_row (book *b, const pr_happened *h)
{
  if (h->item >= b->n_items)
    {
      b->n_items = 2 * h->item + 64;
      b->row_of = g_renew (uint32_t, b->row_of, b->n_items);
      b->times_of = g_renew (uint8_t, b->times_of, b->n_items);
    }
  if (b->n == b->room)
    {
      fprintf (stderr, "more dossiers than room\n");
      exit (1);
    }
  uint32_t unit = b->part ? b->part->place[h->filing] : h->filing;
  b->rows[b->n] = (bare_dossier){ .unit = unit, .id = b->n };
  b->row_of[h->item] = b->n++;
  b->times_of[h->item] = 0;
}

static void
note (void *self, const pr_happened *h)
{
  book *b = self;
  if (h->what == PR_HAPPENS_CAME)
    new_row (b, h);
  b->rows[b->row_of[h->item]].time[b->times_of[h->item]++] = (double) h->time / (double) PR_MINUTE;
}

static void
run (const pr_world *world, uint64_t replication, book *b, int64_t *events)
{
  g_autoptr (GError) error = NULL;
  pr_probe probe
      = { .happened = note,
          .wanted = 1u << PR_HAPPENS_CAME | 1u << PR_HAPPENS_BEGAN | 1u << PR_HAPPENS_COMPLETED,
          .self = b };
  g_autoptr (pr_model) model = pr_model_new (world, &probe, &error);
  if (model == NULL || !pr_model_run (model, replication, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  *events += pr_model_events (model);
}

uint32_t
bench_record (const pr_world *world, uint64_t replication, bare_dossier *rows, uint32_t room,
              int64_t *events)
{
  book b = { .rows = rows, .room = room };
  g_autoptr (pr_partition) p = pr_partition_new (world);
  *events = 0;
  if (p->n == 1)
    run (world, replication, &b, events);
  for (uint16_t i = 0; p->n > 1 && i < p->n; i++)
    {
      b.part = &p->part[i];
      run (p->part[i].world, replication, &b, events);
    }
  g_free (b.row_of);
  g_free (b.times_of);
  return b.n;
}
