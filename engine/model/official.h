/* Official: the counts of the form that offices file, at the place of filing, by group of
 * procedures, and of the shares on time that are published.
 *
 * A dossier counts from its acceptance on: when its legal clock begins first. What has not been
 * accepted yet, or ends before, is left out; so are test dossiers. A hand-over takes it from one
 * place to another. Where it ends it is early before the day on which it is due, on time on that
 * day up to the close of business or without a limit, and else overdue; the date is the first one,
 * which no apology puts off.
 *
 * Private to the room; functions of every dossier are in this header.
 */
#ifndef PR_MODEL_OFFICIAL_H
#define PR_MODEL_OFFICIAL_H

#include "model/state.h"

static inline pr_official_count *
pr_official_at (pr_model *m, const pr_item *it, uint16_t place)
{
  const pr_published *p = &m->w->published;
  return &m->official[(size_t) place * p->n_groups + p->group_of[it->procedure]];
}

/* The dossier is accepted now; one of the backlog file has been before. */
static inline void
pr_official_accept (pr_model *m, const pr_item *it)
{
  pr_official_count *c = pr_official_at (m, it, it->filing);
  bool carried = it->stream == PR_NONE32, online = it->channel == PR_CHANNEL_ONLINE;
  c->in_process++;
  c->carried_over += carried;
  c->online += !carried && online;
  c->counter += !carried && !online;
}

/* An accepted dossier ends: `how` is PR_RETURNED, PR_REFUSED or PR_WITHDRAWN. */
void pr_official_finish (pr_model *m, const pr_item *it, uint16_t how);
/* An accepted dossier is handed over. */
void pr_official_move (pr_model *m, const pr_item *it, uint16_t from, uint16_t to);
/* A dossier with a limit that counts in shares on time, in the window. */
void pr_official_due (pr_model *m, const pr_item *it, bool on_time);

/* The warm-up is over: what is in process is carried over. */
void pr_official_begin_window (pr_model *m);
/* Whether received = resolved + in process, and resolved = early + on time + overdue, everywhere.
 */
bool pr_official_balances (const pr_model *m);
/* Counts those past due, and checks them and those in process against the items. */
bool pr_official_look_through (pr_model *m);

void pr_official_make (pr_model *m);
/* At the beginning of a replication. */
void pr_official_reset (pr_model *m);
void pr_official_free (pr_model *m);

#endif
