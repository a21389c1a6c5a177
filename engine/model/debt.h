/* Debts: what officers owe to their other work, where the share of their time for dossiers gives
 * way to the dossiers that wait.
 *
 * Who gives dossiers more than the pool's share of the open time owes what is beyond it. The debt
 * grows while an officer works at a higher share, and falls by the share of the open time in which
 * they do not work; it is never negative. The share is read when work begins, and holds until it
 * ends: that for work which waits, while more than so many days of it wait beside this work; that
 * at which time is made good, if nothing else waits and the officer owes; else the pool's own.
 *
 * With stretches (stretch.h) the share is read when the day opens, and the account is made then for
 * the day before: what was worked in stretches less the share of the open time.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_DEBT_H
#define PR_MODEL_DEBT_H

#include "model/model.h"

typedef struct {
  pr_time owed;
  pr_time since;    /* the account is made up to then; of stretches: not used, as the shares */
  pr_time worked;   /* of stretches: since the day began */
  pr_time own;      /* of stretches: the pool's share of the day's open time */
  double share;     /* of the work in hand */
  double per_share; /* 1 / share */
} pr_debt;

/* Work begins, and is in no line any more: reads its share. */
void pr_debt_begin (pr_model *m, uint32_t officer);
/* The officer has worked so long, up to now, on duty. */
void pr_debt_work (pr_model *m, uint32_t officer, pr_time worked);
/* The officer has not worked up to now. */
void pr_debt_rest (pr_model *m, uint32_t officer);
/* A measure brings the officer, or sends them home: of this day they owe what they work beyond
 * their share of the time for which they are there. */
void pr_debt_bring (pr_model *m, uint32_t officer, bool here);
/* The officer goes away, or comes back: what comes before, and what is missed, is settled. */
void pr_debt_away (pr_model *m, uint32_t officer, bool away);
/* A day with stretches opens: the share of its open time for dossiers. */
double pr_debt_day (pr_model *m, uint32_t officer, pr_time open);

/* At the end, when all work is counted. */
void pr_debts_end (pr_model *m);
void pr_debts_make (pr_model *m);
void pr_debts_reset (pr_model *m);
void pr_debts_free (pr_model *m);

#endif
