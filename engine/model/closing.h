/* Opening and closing: what happens to officers, to work in hand and to visitors.
 *
 * A shift is the pools of one place that share a calendar (duty.h). Work in hand at closing follows
 * its step's rule. At the day's last closing, visitors without a ticket leave; ticket holders are
 * served in overtime up to a limit, then they leave too. Dossiers may keep officers as well:
 * overtime.h. Visitors who leave come back on the next working day with a probability. A step's
 * rule is for papers: a visitor who is being served is served to the end, whatever it says, and one
 * who is held leaves as those who wait do.
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_CLOSING_H
#define PR_MODEL_CLOSING_H

#include "model/item.h"

/* The hours of one shift, which all its pools keep. */
typedef struct {
  bool open;
  uint16_t calendar;      /* in force */
  uint32_t slot;          /* PR_NONE32 when it never opens or closes */
  pr_time overtime_until; /* PR_NEVER when not in overtime */
} pr_shift_state;

/* At the beginning of a replication. */
void pr_shift_begin (pr_model *m, uint32_t shift);
void pr_shift_event (pr_model *m, uint32_t shift);
/* From now on the pool of a spare shift keeps that one's hours, so far the same. */
void pr_shift_part (pr_model *m, uint32_t shift);
/* From now on the shift keeps other hours. */
void pr_shift_change (pr_model *m, uint32_t shift, uint16_t calendar);
/* The world has changed, and with it perhaps the shift's hours: what they mean now happens in its
 * turn at this instant, or later. */
void pr_shift_realign (pr_model *m, uint32_t shift);
/* Sets when the shift opens, closes or has an end of overtime next. */
void pr_shift_schedule (pr_model *m, uint32_t shift);

/* An officer at the opening: takes up suspended work, goes on with work kept beyond closing, or
 * becomes idle. */
/* While the pool is open, or its officers stay on: when that ends. */
void pr_pool_set_closing (pr_model *m, uint32_t pool, pr_time closing);
void pr_officer_open (pr_model *m, uint32_t officer);
/* Work in hand at closing, by its step's rule; what is held is laid down. People stay. */
void pr_close_work (pr_model *m, uint32_t officer);

/* A visitor comes to the counter, for the first time or again; one who is too late leaves at
 * once. */
void pr_visitor_come (pr_model *m, uint32_t item);
/* A visitor leaves unserved, and may come back. */
void pr_visitor_leave (pr_model *m, uint32_t item);
/* Whether a visitor who comes to another counter will be served there today. */
bool pr_visitor_may_wait (const pr_model *m, uint32_t item);
/* If the officer has a visitor in hand who cannot be served any further and may not stay, the
 * visitor goes back to the line, with the effort so far kept unless `lost`, or leaves if nobody
 * will serve them today. Otherwise returns false. */
bool pr_visitor_parts (pr_model *m, uint32_t officer, bool lost);
/* The next visit: on the working day of the legal calendar after that of `t`, at an hour drawn from
 * the counter's profile (at opening without one). PR_NEVER if there is none. */
pr_time pr_next_visit (const pr_model *m, const pr_item *it, pr_time t, double u);

#endif
