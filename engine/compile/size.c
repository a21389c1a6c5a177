/* Size: what a world without errors would take to run, before anything of that size is made.
 *
 * A wrong unit, or many small things multiplied, must be reported within seconds and not leave the
 * machine without memory. Bytes are those of one replication: the model's state and what is
 * recorded of it. The number of dossiers in process is not known beforehand: if many more come than
 * can be done, the rough cut shows it, and the model itself stops when they do not fit.
 */
#include "compile/compile.h"
#include "compile/compiler.h"
#include "scenario/limits.h"

#include "model/expected.h"
#include "model/result.h"

#define KINDS_OF_WAITING 3
/* Roughly, in bytes. */
#define DOSSIER 200
#define LEAST_DOSSIER 128
#define OFFICER 100
#define STRETCHES 120 /* of an officer who has them */
#define POOL 300
#define LINE (200 + (double) sizeof (pr_line_count))
#define PLACE (300 + (double) sizeof (pr_place_count))
/* In the model and in the record. */
#define OFFICIAL (2 * (double) sizeof (pr_official_count))
#define LEDGER (2 * (double) sizeof (pr_ledger_day))
#define STREAM (100 + (double) sizeof (pr_stream))
#define SERIES 50 /* per place and day: what is recorded, and dossiers due */

static void
check_bytes (pr_compiler *c)
{
  const pr_world *w = c->w;
  double days = w->end_day - c->begin_day;
  double stretched = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    stretched += w->pools[i].time.stretch > 0 ? w->pools[i].count : 0;
  double lists = (double) w->n_priorities * w->n_not_within * KINDS_OF_WAITING * 8;
  const double part[] = {
    w->n_places * days * SERIES,
    w->n_pools * (days * 4 + POOL),
    w->n_lines * (lists + LINE + days / 7 * 8),
    (double) w->n_officers * OFFICER + (double) stretched * STRETCHES,
    (double) w->n_streams * STREAM,
    w->n_places * PLACE,
    (double) w->n_places * w->published.n_groups * OFFICIAL,
    w->published.n_ledgers * days * LEDGER,
  };
  const char *const name[] = { _ ("places and days"),
                               _ ("pools and days"),
                               _ ("roles at places"),
                               _ ("officers"),
                               _ ("streams of arrivals"),
                               _ ("places"),
                               _ ("groups of procedures at places"),
                               _ ("published shares on time") };
  double bytes = 0, backlog = 0;
  gsize largest = 0;
  for (gsize i = 0; i < w->n_backlog; i++)
    backlog += (double) w->backlog[i].count * DOSSIER;
  for (gsize i = 0; i < G_N_ELEMENTS (part); i++)
    {
      bytes += part[i];
      if (part[i] > part[largest])
        largest = i;
    }
  c->w->most_bytes = (uint64_t) MAX (PR_MOST_BYTES - bytes, PR_MOST_BYTES / 16);
  if (bytes + backlog > PR_MOST_BYTES)
    pr_error (c->diag, c->t->ini[PR_INI_SCENARIO_END].pos,
              _ ("a replication would take %.1f GB of memory, most of it for %s; the most is "
                 "%.1f GB"),
              (bytes + backlog) / 1e9, name[largest], PR_MOST_BYTES / 1e9);
}

/* Checks the work of the rough cut: streams times the steps, homes and weeks over which each is
 * spread, and pools times those that share a line with them. */
static void
check_rough_cut (pr_compiler *c)
{
  const pr_world *w = c->w;
  double weeks = (w->end_day - w->first_day) / 7.0 + 2, work = 0;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *s = &w->streams[i];
      double homes = s->home == PR_HOME_OWN ? 1 : pr_world_province (w, s->place)->n;
      work += weeks * homes * w->workflows[w->procedures[s->procedure].workflow].n_steps;
    }
  for (uint32_t i = 0; i < w->n_pools; i++)
    for (uint16_t k = 0; k < w->pools[i].n_lines; k++)
      work += weeks * w->lines[w->pools[i].lines[k]].n_pools * 20;
  if (work > 10 * PR_MOST_WORK)
    pr_error (
        c->diag, c->t->ini[PR_INI_SCENARIO_END].pos,
        _ ("%u streams of arrivals and %u pools over %.0f weeks are too many to be looked at"),
        w->n_streams, w->n_pools, weeks);
}

/* Expected steps of a dossier that comes by a channel; negative if they are too many, which has
 * then been reported. */
static double
visits_of (pr_compiler *c, const pr_stream *s, double *work)
{
  const pr_world *w = c->w;
  const pr_procedure *p = &w->procedures[s->procedure];
  const pr_workflow *flow = &w->workflows[p->workflow];
  g_autofree double *visits = pr_expected_visits (w, p, s->channel, PR_MOST_VISITS, work);
  double sum = 0;
  for (uint16_t i = 0; i < flow->n_steps; i++)
    sum += visits[i];
  if (sum < PR_MOST_VISITS && *work < PR_MOST_WORK)
    return sum;
  FAULT (c, WORKFLOWS, c->step_row[flow->first_step], WORKFLOW,
         _ ("a dossier of '%s' goes round in workflow '%s' too often: more than %d steps are "
            "expected"),
         p->code, flow->name, PR_MOST_VISITS);
  return -1;
}

/* `arrivals`: expected in window and warm-up. Returns at once if they all fit. */
static void
check_in_process (pr_compiler *c, double arrivals)
{
  if (arrivals * DOSSIER <= (double) c->w->most_bytes)
    return;
  double left = pr_rough_left (c->w), bytes = left * LEAST_DOSSIER;
  if (bytes > (double) c->w->most_bytes)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ARRIVALS].file }),
              _ ("about %.3g dossiers more come than can be done by the end; in process they would "
                 "take %.1f GB of memory, the most is %.1f GB"),
              left, bytes / 1e9, (double) c->w->most_bytes / 1e9);
}

static void
check_steps (pr_compiler *c)
{
  const pr_world *w = c->w;
  gsize n = (gsize) w->n_procedures * PR_N_CHANNELS;
  g_autofree double *visits = g_new0 (double, n + 1);
  g_autoptr (pr_expected_sums) sums = pr_expected_sums_new (w);
  double work = 0, total = 0, arrivals = 0;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *s = &w->streams[i];
      double *of = &visits[s->procedure * PR_N_CHANNELS + s->channel];
      if (*of == 0)
        *of = visits_of (c, s, &work);
      if (*of < 0)
        return;
      double expected = pr_expected_between (w, sums, s, c->begin_day, w->end_day);
      total += *of * expected;
      arrivals += expected;
    }
  if (total > PR_MOST_WORK)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_ARRIVALS].file }),
              _ ("%.3g steps of dossiers are expected over the window and warm-up; the most is "
                 "%.0g"),
              total, PR_MOST_WORK);
  if (pr_diag_errors (c->diag) == 0)
    check_in_process (c, arrivals);
}

/* Stretches of dossier time cost as much as steps do. */
static void
check_stretches (pr_compiler *c)
{
  const pr_world *w = c->w;
  double total = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      const pr_pool *p = &w->pools[i];
      pr_time open = pr_cal_work_between (pr_world_calendar (w, i), w->begin, w->end);
      if (p->time.stretch > 0)
        total += p->count * MAX (p->share, p->time.most) * (double) open / (double) p->time.stretch;
    }
  if (total > PR_MOST_WORK)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_POOLS].file }),
              _ ("about %.3g stretches of dossier time over the window and warm-up; the most is "
                 "%.0g"),
              total, PR_MOST_WORK);
}

void
pr_check_size (pr_compiler *c)
{
  check_bytes (c);
  check_rough_cut (c);
  check_stretches (c);
  check_steps (c);
}
