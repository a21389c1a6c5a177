/* Reconciliation: see reconciliation.h. */
#include "report/table/reconciliation.h"

#include "kernel/i18n.h"

bool
pr_hands_over (const pr_world *w, uint32_t place)
{
  bool does = false;
  for (uint16_t k = 0; k < w->n_hand_overs; k++)
    does |= w->hand_overs[k].from[place];
  return does;
}

static double
sum (const pr_report *r, const pr_record *rec, uint32_t i,
     int64_t (*value) (const pr_place_count *))
{
  int64_t all = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    if (i == p || (i == PR_PROVINCE && pr_hands_over (r->world, p)))
      all += value (&rec->place[p]);
  return (double) all;
}

#define DEFINE(field)                                                                              \
  static int64_t field##_of (const pr_place_count *c) { return c->field; }                         \
  double pr_handed_##field (const pr_report *r, const pr_record *rec, uint32_t i,                  \
                            G_GNUC_UNUSED uint32_t day)                                            \
  {                                                                                                \
    return sum (r, rec, i, field##_of);                                                            \
  }
PR_HANDED_FIELDS (DEFINE)

static int64_t
difference_of (const pr_place_count *c)
{
  return c->taken_over + c->arrived + c->taken_in - c->returned - c->refused - c->withdrawn
         - c->in_process - c->moved_returned - c->moved_refused - c->moved_withdrawn - c->moved_on
         - c->moved;
}

double
pr_handed_difference (const pr_report *r, const pr_record *rec, uint32_t i,
                      G_GNUC_UNUSED uint32_t day)
{
  return sum (r, rec, i, difference_of);
}

void
pr_words_handed_code (const pr_report *r, uint32_t i, GString *out)
{
  g_string_append (out, i == PR_PROVINCE ? "*" : r->world->places[i].code);
}

void
pr_words_handed_name (const pr_report *r, uint32_t i, GString *out)
{
  g_string_append (out, i == PR_PROVINCE ? _ ("all that hand over") : r->world->places[i].name);
}
