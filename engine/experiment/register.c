/* Register: see register.h. */
#include "experiment/register.h"

#include <stdlib.h>
#include <string.h>

const char *const pr_status_words[PR_N_STATUSES] = {
  [PR_STATUS_OPEN] = "open",           [PR_STATUS_STOPPED] = "clock stopped",
  [PR_STATUS_RETURNED] = "returned",   [PR_STATUS_REFUSED] = "refused",
  [PR_STATUS_WITHDRAWN] = "withdrawn", [PR_STATUS_CLOSED] = "closed",
  [PR_STATUS_LEFT] = "left",
};

/* A row, and what is known of it only while it is made. */
typedef struct {
  pr_dossier_row row; /* first: rows are freed as what they are */
  pr_time stopped;
  int32_t stopped_days; /* of the legal clock, since it began last */
  bool renewed;
  uint32_t own, forks; /* its own item; how often it has forked */
} draft;

/* What an item of the model does: a dossier, or a branch of one. */
typedef struct {
  draft *of;
  uint16_t step;    /* entered last and not a hidden one; PR_NONE16: none */
  bool repairs;     /* errors have been found: the next step is a repair */
  pr_time asked;    /* a supplement; PR_NEVER: it waits for none */
  uint32_t officer; /* who has it in hand, PR_NONE32 */
  uint32_t fork;    /* of a branch: which fork of the dossier */
} item;

/* What an officer has in hand. */
typedef struct {
  pr_time since;
  GArray *items; /* uint32_t; NULL: never had any */
} hands;

typedef struct {
  const pr_world *w;
  const pr_calendar *legal; /* NULL: nothing has a limit */
  pr_register *out;
  GArray *items; /* item, by its number */
  hands *hands;  /* by officer */
  GHashTable *backlog;
} maker;

static draft *
draft_of (const maker *k, uint64_t hash, uint64_t ident)
{
  const pr_dossier d = { hash, ident };
  return g_hash_table_lookup (k->out->by_identity, &d);
}

static draft *
begin_row (maker *k, const pr_happened *h)
{
  draft *d = g_new (draft, 1);
  *d = (draft){ .row = { .dossier = { h->hash, h->ident },
                         .procedure = h->procedure,
                         .home = h->home,
                         .filed_at = h->filing,
                         .test = h->test,
                         .backlog = g_hash_table_contains (k->backlog, &h->hash),
                         .came = h->born,
                         .filed = PR_NEVER,
                         .received = PR_NEVER,
                         .clock = PR_NEVER,
                         .apologised = PR_NEVER,
                         .ended = PR_NEVER,
                         .due = INT32_MAX,
                         .renewed = INT32_MAX,
                         .working_days = -1,
                         .days_late = -1 },
                .stopped = PR_NEVER,
                .own = h->item };
  g_ptr_array_add (k->out->rows, d);
  g_hash_table_insert (k->out->by_identity, &d->row.dossier, d);
  return d;
}

/* Whether the item is still the one of this dossier, or of this branch of it. */
static bool
is_of (const item *i, const pr_happened *h)
{
  return i->of != NULL && i->of->row.dossier.hash == h->hash && i->of->row.dossier.ident == h->ident
         && (i->of->own == h->item || i->of->forks == i->fork);
}

static item *
item_of (maker *k, const pr_happened *h)
{
  if (h->item >= k->items->len)
    g_array_set_size (k->items, MAX (k->items->len * 2, h->item + 1024));
  item *i = &g_array_index (k->items, item, h->item);
  if (is_of (i, h))
    return i;
  draft *d = draft_of (k, h->hash, h->ident);
  /* A branch begins at the step at which the dossier forked. */
  uint16_t step = d != NULL ? g_array_index (k->items, item, d->own).step : PR_NONE16;
  if (d == NULL)
    d = begin_row (k, h);
  *i = (item){ .of = d, .step = step, .asked = PR_NEVER, .officer = PR_NONE32, .fork = d->forks };
  return i;
}

/* The k-th of n parts of a span, which add up to it to the last microsecond. */
static pr_time
part_of (pr_time span, guint n, guint k)
{
  return span / n + (k < span % n);
}

/* Shares what an officer has worked since then over the pieces in hand. */
static void
count_work (maker *k, uint32_t officer, pr_time now)
{
  hands *o = &k->hands[officer];
  guint n = o->items != NULL ? o->items->len : 0;
  pr_time worked = now - o->since, in_window = MAX (now - MAX (o->since, k->w->start), 0);
  bool unit = n > 0 && k->w->pools[pr_world_pool_of (k->w, officer)].place < k->w->n_units;
  for (guint i = 0; i < n; i++)
    {
      pr_time part = part_of (worked, n, i);
      pr_dossier_row *r
          = &g_array_index (k->items, item, g_array_index (o->items, uint32_t, i)).of->row;
      r->work += part;
      r->work_in_window += part_of (in_window, n, i);
      r->work_at_units += unit ? part : 0;
    }
  o->since = now;
}

static void
take_up (maker *k, item *i, const pr_happened *h)
{
  count_work (k, h->officer, h->time);
  hands *o = &k->hands[h->officer];
  if (o->items == NULL)
    o->items = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  g_array_append_val (o->items, h->item);
  i->officer = h->officer;
}

static void
lay_down (maker *k, item *i, const pr_happened *h)
{
  if (i->officer == PR_NONE32)
    return;
  hands *o = &k->hands[i->officer];
  count_work (k, i->officer, h->time);
  for (guint p = o->items->len; p-- > 0;)
    if (g_array_index (o->items, uint32_t, p) == h->item)
      g_array_remove_index (o->items, p);
  i->officer = PR_NONE32;
}

/* A step is entered; as the model counts those that are done again. */
static void
enter_step (const maker *k, item *i, const pr_happened *h)
{
  if (h->step >= k->w->n_shown_steps)
    return;
  if (i->step != PR_NONE16 && h->step <= i->step && !i->repairs
      && k->w->steps[i->step].kind == PR_STEP_WORK)
    {
      i->of->row.reworked++;
      i->of->row.reworked_in_window += h->time >= k->w->start;
    }
  i->repairs = false;
  i->step = h->step;
}

static void
begin_delay (const maker *k, item *i, const pr_happened *h)
{
  if (h->step >= k->w->n_steps || k->w->steps[h->step].kind != PR_STEP_SUPPLEMENT)
    return;
  i->of->row.supplements++;
  i->of->row.supplements_in_window += h->time >= k->w->start;
  i->asked = h->time;
}

static void
end_delay (item *i, pr_time now)
{
  if (i->asked != PR_NEVER)
    i->of->row.supplement += now - i->asked;
  i->asked = PR_NEVER;
}

static void
begin_clock (draft *d, const pr_happened *h)
{
  pr_dossier_row *r = &d->row;
  if (r->received == PR_NEVER)
    r->received = h->time;
  r->clock = h->time;
  r->due = h->due;
  d->stopped = PR_NEVER;
  d->stopped_days = 0;
  d->renewed = false;
}

static void
go_on (const maker *k, draft *d, const pr_happened *h)
{
  if (d->stopped != PR_NEVER)
    d->stopped_days
        += pr_cal_workdays_between (k->legal, pr_time_day (d->stopped), pr_time_day (h->time));
  d->stopped = PR_NEVER;
  d->row.due = h->due;
}

static void
end_row (pr_dossier_row *r, const pr_happened *h, pr_status status)
{
  r->status = status;
  r->ended = h->time;
}

static void
come (const maker *k, item *i, const pr_happened *h)
{
  pr_dossier_row *r = &i->of->row;
  i->step = PR_NONE16;
  r->visits += h->visitor;
  r->visits_in_window += h->visitor && h->time >= k->w->start;
  r->status = PR_STATUS_OPEN;
  r->ended = PR_NEVER;
  r->filed_at = h->filing; /* also of who was sent on */
}

static void
tell_case (maker *k, item *i, const pr_happened *h)
{
  pr_dossier_row *r = &i->of->row;
  switch (h->what)
    {
    case PR_HAPPENS_CAME:
      come (k, i, h);
      break;
    case PR_HAPPENS_FORKED:
      i->of->forks++;
      break;
    case PR_HAPPENS_RECEIVED:
      begin_clock (i->of, h);
      break;
    case PR_HAPPENS_STOPPED:
      i->of->stopped = h->time;
      break;
    case PR_HAPPENS_WENT_ON:
      go_on (k, i->of, h);
      break;
    case PR_HAPPENS_APOLOGISED:
      r->apologised = h->time;
      i->of->renewed = true;
      break;
    case PR_HAPPENS_LEFT:
      end_row (r, h, PR_STATUS_LEFT);
      break;
    case PR_HAPPENS_RETURNED:
      end_row (r, h, PR_STATUS_RETURNED);
      break;
    case PR_HAPPENS_REFUSED:
      end_row (r, h, PR_STATUS_REFUSED);
      break;
    case PR_HAPPENS_WITHDRAWN:
      end_row (r, h, PR_STATUS_WITHDRAWN);
      break;
    case PR_HAPPENS_CLOSED:
      end_row (r, h, PR_STATUS_CLOSED);
      break;
    default:
      break;
    }
}

static void
tell_work (maker *k, item *i, const pr_happened *h)
{
  switch (h->what)
    {
    case PR_HAPPENS_JOINED:
      enter_step (k, i, h);
      break;
    case PR_HAPPENS_DELAYED:
      enter_step (k, i, h);
      begin_delay (k, i, h);
      break;
    case PR_HAPPENS_BEGAN:
      take_up (k, i, h);
      break;
    case PR_HAPPENS_COMPLETED:
      end_delay (i, h->time);
      lay_down (k, i, h);
      break;
    case PR_HAPPENS_SUSPENDED:
    case PR_HAPPENS_HANDED_BACK:
    case PR_HAPPENS_INTERRUPTED:
    case PR_HAPPENS_HELD:
    case PR_HAPPENS_RELEASED:
      lay_down (k, i, h);
      break;
    case PR_HAPPENS_ERROR_FOUND:
      i->repairs = true;
      break;
    case PR_HAPPENS_HANDED_OVER:
      if (h->step < k->w->n_shown_steps) /* else a step done on paper is still to be followed */
        i->step = PR_NONE16;
      break;
    default:
      break;
    }
}

static void
happened (void *self, const pr_happened *h)
{
  maker *k = self;
  if (pr_happens_to_no_item (h->what))
    return;
  item *i = item_of (k, h);
  pr_dossier_row *r = &i->of->row;
  r->filing = h->filing;
  r->deciding = h->deciding;
  r->channel = h->channel;
  if (r->filed == PR_NEVER && !h->visitor)
    r->filed = h->time;
  if (pr_happens_at_step (h->what) || h->what == PR_HAPPENS_HANDED_OVER)
    tell_work (k, i, h);
  else
    tell_case (k, i, h);
}

static void
lived (void *self, const pr_life *life)
{
  maker *k = self;
  draft *d = draft_of (k, life->hash, life->ident);
  if (d == NULL)
    return;
  pr_dossier_row *r = &d->row;
  r->limited = true;
  r->filing = life->filing;
  r->deciding = life->deciding;
  r->days_late = life->late ? life->days : -1;
  for (uint32_t i = 0; i < life->n; i++)
    {
      const pr_segment *s = &life->segments[i];
      if (s->cause == PR_CAUSE_CITIZEN || s->cause == PR_CAUSE_STATUTORY
          || s->cause == PR_CAUSE_TRANSFER)
        r->spent[s->cause] += pr_cal_work_between (k->legal, s->from, s->to);
      else if (s->cause != PR_CAUSE_CLOSED)
        r->spent[s->cause] += s->to - s->from;
    }
}

/* The due day as renewed by the apology: by the rules in force at opening one working day before
 * it. */
static int32_t
renewed_day (const maker *k, int32_t due)
{
  int32_t before = due - 1;
  while (before > k->legal->first_day && !pr_cal_is_workday (k->legal, before))
    before--;
  uint8_t phase = pr_world_phase_at (k->w, pr_cal_day_open (k->legal, before));
  return pr_cal_workday_after (k->legal, due, k->w->rules[phase].apology_extension);
}

pr_due
pr_due_judge (const pr_world *w, int32_t due, pr_time ended)
{
  if (due < w->first_day || due >= w->end_day)
    return PR_DUE_NOT;
  pr_time close = pr_cal_day_close (pr_world_legal_calendar (w), due);
  return close > w->end ? PR_DUE_NOT : ended <= close ? PR_DUE_KEPT : PR_DUE_MISSED;
}

/* What the law says of it at its end, or at that of the window. */
static void
settle_dates (const maker *k, draft *d)
{
  pr_dossier_row *r = &d->row;
  const pr_world *w = k->w;
  bool finished = r->ended != PR_NEVER;
  if (d->stopped != PR_NEVER)
    r->due = INT32_MAX; /* it depends on when the clock goes on */
  if (r->due == INT32_MAX)
    return;
  if (d->renewed)
    r->renewed = renewed_day (k, r->due);
  if (r->status != PR_STATUS_WITHDRAWN)
    r->on_time = pr_due_judge (w, r->due, r->ended);
  if (r->on_time == PR_DUE_NOT)
    return;
  pr_time until = r->renewed == INT32_MAX && d->renewed
                      ? PR_NEVER
                      : pr_cal_day_close (k->legal, d->renewed ? r->renewed : r->due);
  r->on_time_renewed
      = (finished ? r->ended <= until : until > w->end) ? PR_DUE_KEPT : PR_DUE_MISSED;
}

/* Days on the legal clock, up to the end or that of the window, at 00:00: the day before. */
static void
settle_days (const maker *k, draft *d)
{
  pr_dossier_row *r = &d->row;
  if (r->clock == PR_NEVER || k->legal == NULL)
    return;
  pr_time until = d->stopped != PR_NEVER ? d->stopped : MIN (r->ended, k->w->end - 1);
  int32_t from = pr_cal_day_counted (k->legal, r->clock, PR_DAY), to = pr_time_day (until);
  r->working_days = to > from ? pr_cal_workdays_between (k->legal, from, to) - d->stopped_days : 0;
}

static void
settle (maker *k)
{
  for (guint i = 0; i < k->items->len; i++)
    {
      item *it = &g_array_index (k->items, item, i);
      if (it->of != NULL)
        end_delay (it, k->w->end);
    }
  for (uint32_t o = 0; o < pr_world_all_officers (k->w); o++)
    count_work (k, o, k->w->end);
  for (guint i = 0; i < k->out->rows->len; i++)
    {
      draft *d = g_ptr_array_index (k->out->rows, i);
      if (d->row.status == PR_STATUS_OPEN && d->stopped != PR_NEVER)
        d->row.status = PR_STATUS_STOPPED;
      settle_dates (k, d);
      settle_days (k, d);
    }
}

static int
by_birth (const void *a, const void *b, void *names)
{
  const pr_dossier_row *x = *(const pr_dossier_row *const *) a,
                       *y = *(const pr_dossier_row *const *) b;
  if (x->came != y->came)
    return x->came < y->came ? -1 : 1;
  int order = strcmp (pr_names_stem (names, &x->dossier), pr_names_stem (names, &y->dossier));
  if (order != 0)
    return order;
  return x->dossier.ident < y->dossier.ident ? -1 : x->dossier.ident > y->dossier.ident;
}

static void
maker_begin (maker *k, pr_register *out)
{
  const pr_world *w = out->world;
  *k = (maker){ .w = w,
                .legal = pr_world_legal_calendar (w),
                .out = out,
                .items = g_array_new (FALSE, TRUE, sizeof (item)),
                .hands = g_new0 (hands, pr_world_all_officers (w) + 1),
                .backlog = g_hash_table_new (g_int64_hash, g_int64_equal) };
  for (size_t i = 0; i < w->n_backlog; i++)
    g_hash_table_add (k->backlog, &w->backlog[i].hash);
}

static void
maker_end (maker *k)
{
  for (uint32_t o = 0; o < pr_world_all_officers (k->w); o++)
    if (k->hands[o].items != NULL)
      g_array_unref (k->hands[o].items);
  g_free (k->hands);
  g_array_unref (k->items);
  g_hash_table_unref (k->backlog);
}

pr_register *
pr_register_new (const pr_world *w, uint64_t replication, gint *cancel, GError **error)
{
  g_autoptr (pr_register) out = g_new0 (pr_register, 1);
  out->world = w;
  out->rows = g_ptr_array_new_with_free_func (g_free);
  out->by_identity = g_hash_table_new (pr_dossier_hash, pr_dossier_equal);
  maker k;
  maker_begin (&k, out);
  const pr_probe probe = { .happened = happened, .lived = lived, .self = &k };
  g_autoptr (pr_model) m = pr_model_new (w, &probe, error);
  gboolean good = m != NULL && pr_model_run (m, replication, cancel, error);
  if (good)
    settle (&k);
  maker_end (&k);
  if (!good)
    return NULL;
  g_auto (pr_names) names = { 0 };
  pr_names_make (&names, w);
  g_ptr_array_sort_with_data (out->rows, by_birth, &names);
  return g_steal_pointer (&out);
}

void
pr_register_free (pr_register *d)
{
  if (d == NULL)
    return;
  g_hash_table_unref (d->by_identity);
  g_ptr_array_unref (d->rows);
  g_free (d);
}

const pr_dossier_row *
pr_register_find (const pr_register *d, uint64_t hash, uint64_t ident)
{
  const pr_dossier key = { hash, ident };
  return g_hash_table_lookup (d->by_identity, &key);
}

bool
pr_dossier_touches_window (const pr_world *w, const pr_dossier_row *row)
{
  return row->ended >= w->start || row->on_time != PR_DUE_NOT;
}
