#include "form.h"

#include "../quick-check.h"
#include <string.h>

/* An accepted dossier, by the number of its item. */
typedef struct {
  bool live, before; /* before: accepted before the window */
  bool stands;
  uint8_t channel;
  uint16_t procedure, place, first; /* first: its place at the start, or at acceptance */
  int32_t due;
} accepted;

struct _form {
  const pr_world *world;
  GArray *items;            /* accepted */
  pr_official_count *count; /* [place * n_groups + group] */
  int64_t *resolved;        /* [place * n_procedures + procedure], like the next */
  int64_t *on_time;
};

form *
form_begin (const pr_world *world)
{
  form *f = g_new0 (form, 1);
  f->world = world;
  f->items = g_array_new (FALSE, TRUE, sizeof (accepted));
  f->count = g_new0 (pr_official_count, (size_t) world->n_places * world->published.n_groups);
  f->resolved = g_new0 (int64_t, (size_t) world->n_places * world->n_procedures);
  f->on_time = g_new0 (int64_t, (size_t) world->n_places * world->n_procedures);
  return f;
}

static pr_official_count *
at (form *f, const accepted *a, uint16_t place)
{
  uint16_t group = 0;
  while (strcmp (f->world->published.groups[group], f->world->procedures[a->procedure].group) != 0)
    group++;
  return &f->count[place * f->world->published.n_groups + group];
}

static bool
is_past (const form *f, const accepted *a, pr_time now)
{
  const pr_calendar *legal = f->world->calendars[f->world->rules[0].legal_calendar];
  return a->due != INT32_MAX && !a->stands && now > pr_cal_day_close (legal, a->due);
}

/* What it counts as where it came from. */
static void
count_first (form *f, const accepted *a)
{
  pr_official_count *c = at (f, a, a->first);
  if (a->before)
    c->carried_over++;
  else if (a->channel == PR_CHANNEL_ONLINE)
    c->online++;
  else
    c->counter++;
}

static void
end (form *f, accepted *a, const pr_happened *h)
{
  pr_official_count *c = at (f, a, a->place);
  a->live = false;
  if (h->time < f->world->start)
    return;
  bool past = is_past (f, a, h->time);
  size_t i = (size_t) a->place * f->world->n_procedures + a->procedure;
  count_first (f, a);
  c->returned += h->what == PR_HAPPENS_RETURNED;
  c->refused += h->what == PR_HAPPENS_REFUSED;
  c->withdrawn += h->what == PR_HAPPENS_WITHDRAWN;
  c->overdue += past;
  c->early += a->due != INT32_MAX && a->due > pr_time_day (h->time);
  c->on_time += !past && (a->due == INT32_MAX || a->due <= pr_time_day (h->time));
  f->resolved[i]++;
  f->on_time[i] += !past;
}

/* A hand-over before the window changes only where it is. */
static void
follow (form *f, accepted *a, const pr_happened *h)
{
  if (a->place == h->filing)
    return;
  if (h->time >= f->world->start)
    {
      at (f, a, a->place)->handed_over++;
      at (f, a, h->filing)->taken_in++;
    }
  else
    a->first = h->filing;
  a->place = h->filing;
}

void
form_happened (form *f, const pr_happened *h)
{
  if (h->test || h->visitor || h->item == PR_NONE32)
    return;
  if (f->items->len <= h->item)
    g_array_set_size (f->items, h->item + 1);
  accepted *a = &g_array_index (f->items, accepted, h->item);
  if (!a->live && h->what != PR_HAPPENS_RECEIVED)
    return;
  if (!a->live)
    *a = (accepted){ .live = true,
                     .before = h->time < f->world->start,
                     .channel = h->channel,
                     .procedure = h->procedure,
                     .place = h->filing,
                     .first = h->filing };
  follow (f, a, h);
  if (h->what != PR_HAPPENS_APOLOGISED) /* which names another day */
    a->due = h->due;
  a->stands = h->stands;
  if (h->what == PR_HAPPENS_RETURNED || h->what == PR_HAPPENS_REFUSED
      || h->what == PR_HAPPENS_WITHDRAWN)
    end (f, a, h);
}

/* Those in process at the end; what closes just then is past due. */
static void
count_left (form *f)
{
  for (guint i = 0; i < f->items->len; i++)
    {
      const accepted *a = &g_array_index (f->items, accepted, i);
      if (!a->live)
        continue;
      count_first (f, a);
      at (f, a, a->place)->in_process++;
      at (f, a, a->place)->past_due += is_past (f, a, f->world->end + 1);
    }
}

/* Every place and procedure is in a ledger. */
static void
check_ledgers (const form *f, const pr_model *m, guint32 seed)
{
  const pr_world *w = f->world;
  const pr_published *p = &w->published;
  size_t days = (size_t) (w->end_day - w->first_day);
  int64_t due = 0, due_on_time = 0;
  for (uint32_t k = 0; k < p->n_ledgers; k++)
    {
      int64_t resolved = 0, on_time = 0;
      for (size_t d = 0; d < days; d++)
        {
          const pr_ledger_day *day = &pr_model_ledgers (m)[k * days + d];
          resolved += day->resolved;
          on_time += day->resolved_on_time;
          due += day->due;
          due_on_time += day->due_on_time;
        }
      for (uint16_t place = 0; place < w->n_places; place++)
        for (uint16_t i = 0; i < w->n_procedures; i++)
          if (p->column[i] != PR_NONE16
              && (uint32_t) p->row[place] * p->n_columns + p->column[i] == k)
            {
              resolved -= f->resolved[(size_t) place * w->n_procedures + i];
              on_time -= f->on_time[(size_t) place * w->n_procedures + i];
            }
      ck_assert_msg (resolved == 0 && on_time == 0, "seed %u, ledger %u: %d and %d too many", seed,
                     k, (int) resolved, (int) on_time);
    }
  for (uint16_t place = 0; place < w->n_places; place++)
    {
      const pr_place_count *c = &pr_model_places (m)[place];
      due -= c->on_time_count + c->late_count;
      due_on_time -= c->on_time_count;
    }
  ck_assert_msg (due == 0 && due_on_time == 0, "seed %u: %d and %d too many due", seed, (int) due,
                 (int) due_on_time);
}

void
form_check (form *f, const pr_model *m, guint32 seed)
{
  const pr_world *w = f->world;
  uint16_t n_groups = w->published.n_groups;
  count_left (f);
  for (size_t i = 0; i < (size_t) w->n_places * n_groups; i++)
    ck_assert_msg (memcmp (&f->count[i], &pr_model_official (m)[i], sizeof *f->count) == 0,
                   "seed %u: %s at %s is not what happened", seed,
                   w->published.groups[i % n_groups], w->places[i / n_groups].code);
  check_ledgers (f, m, seed);
  g_array_unref (f->items);
  g_free (f->count);
  g_free (f->resolved);
  g_free (f->on_time);
  g_free (f);
}
