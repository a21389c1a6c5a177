/* Figures of the hand-over: what became of every dossier of the places that hand over. */
#include "figure/handover.h"

#include "figure/rows.h"

/* X (field of pr_place_count, doc) */
#define FIELDS(X)                                                                                  \
  X (taken_over, N_ ("in process there at the start"))                                             \
  X (arrived, N_ ("came"))                                                                         \
  X (taken_in, N_ ("taken in from other places"))                                                  \
  X (returned, N_ ("finished and returned there"))                                                 \
  X (refused, N_ ("refused there"))                                                                \
  X (withdrawn, N_ ("withdrawn there"))                                                            \
  X (handed_over, N_ ("handed over"))                                                              \
  X (in_process, N_ ("still in process there at the end of the window"))                           \
  X (moved_returned, N_ ("of those handed over: returned since"))                                  \
  X (moved_refused, N_ ("of those handed over: refused since"))                                    \
  X (moved_withdrawn, N_ ("of those handed over: withdrawn since"))                                \
  X (moved_on, N_ ("of those handed over: handed over again by the place that took them in"))      \
  X (moved, N_ ("of those handed over: in process at the end of the window, counted one by one"))

bool
pr_hands_over (const pr_world *w, uint32_t place)
{
  bool does = false;
  for (uint16_t k = 0; k < w->n_hand_overs; k++)
    does |= w->hand_overs[k].from[place];
  return does;
}

static double
add (const pr_results *r, const pr_record *rec, uint32_t i,
     int64_t (*count) (const pr_place_count *))
{
  int64_t all = 0;
  for (uint32_t p = 0; p < rec->n_places; p++)
    if (i == p || (i == PR_PROVINCE && pr_hands_over (r->world, p)))
      all += count (&rec->place[p]);
  return (double) all;
}

#define VALUE_OF_FIELD(field, doc_)                                                                \
  static int64_t field##_of (const pr_place_count *c) { return c->field; }                         \
  VALUE (field) { return add (r, rec, i, field##_of); }
FIELDS (VALUE_OF_FIELD)

static int64_t
difference_of (const pr_place_count *c)
{
  return c->taken_over + c->arrived + c->taken_in - c->returned - c->refused - c->withdrawn
         - c->in_process - c->moved_returned - c->moved_refused - c->moved_withdrawn - c->moved_on
         - c->moved;
}

VALUE (difference) { return add (r, rec, i, difference_of); }

const pr_figure pr_handover_figures[] = {
#define ROW(field, doc_)                                                                           \
  { .name = #field,                                                                                \
    .unit = NP_ ("unit", "dossiers"),                                                              \
    .kind = PR_KIND_COUNT,                                                                         \
    .value = field,                                                                                \
    .doc = doc_ },
  /* clang-format off */
  FIELDS (ROW)
  /* clang-format on */
  { .name = "difference",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = difference,
    .doc = N_ ("(taken_over + arrived + taken_in) - (returned + refused + withdrawn + "
               "in_process + moved_returned + moved_refused + moved_withdrawn + "
               "moved_on + moved): what is lost or counted twice, 0") },
};
const size_t pr_n_handover_figures = G_N_ELEMENTS (pr_handover_figures);
