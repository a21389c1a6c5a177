/* Figures of what is looked at now and then: the ages of dossiers at the end of a day; of pools,
 * twice an hour, who is at work and how much there is to do. */
#include "figure/rows.h"

VALUE (age) { return (double) rec->ages[(size_t) day * PR_N_AGES + i]; }

const pr_figure pr_age_figures[] = {
  { .name = "dossiers",
    .unit = NP_ ("unit", "dossiers"),
    .kind = PR_KIND_LEVEL,
    .value = age,
    .doc
    = N_ ("in process in the province at the end of the day, of that age in calendar days since "
          "they were submitted or came to the counter") },
};
const size_t pr_n_age_figures = G_N_ELEMENTS (pr_age_figures);

/* An officer who is seen stands for half an hour. */
static double
half_hours (const pr_record *rec, const int32_t *glances, uint32_t pool, uint32_t slot)
{
  return glances[(size_t) slot * rec->n_pools + pool] / 2.0;
}

VALUE (on_duty) { return half_hours (rec, rec->on_duty, i, day); }

VALUE (at_work) { return half_hours (rec, rec->at_work, i, day); }

VALUE (utilisation) { return ratio (at_work (r, rec, i, day), on_duty (r, rec, i, day)); }

const pr_figure pr_hour_figures[] = {
  { .name = "on_duty",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = on_duty,
    .doc
    = N_ ("officers on duty by calendar and not away, seen in the middle of the half hour; each "
          "stands for half an hour, all days of the window added up") },
  { .name = "at_work",
    .unit = NP_ ("unit", "officer-hours"),
    .kind = PR_KIND_COUNT,
    .bare = true,
    .value = at_work,
    .doc = N_ ("the same of officers at work, overtime included") },
  { .name = "utilisation",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = utilisation,
    .doc = N_ ("at_work / on_duty; above 1 only by overtime; blank: nobody is on duty") },
};
const size_t pr_n_hour_figures = G_N_ELEMENTS (pr_hour_figures);

VALUE (share)
{
  const int32_t *glances = rec->in_system + (size_t) i * PR_N_BANDS;
  double all = 0, within = 0;
  for (uint32_t band = 0; band < PR_N_BANDS; band++)
    {
      all += glances[band];
      within += band <= day ? glances[band] : 0;
    }
  return ratio (within, all);
}

const pr_figure pr_number_figures[] = {
  { .name = "share",
    .unit = NP_ ("unit", "share"),
    .kind = PR_KIND_RATIO,
    .value = share,
    .doc
    = N_ ("of the time, day and night, looked at in the middle of every half hour, in which no "
          "more pieces of work wait in the pool's lines or are in its officers' hands") },
};
const size_t pr_n_number_figures = G_N_ELEMENTS (pr_number_figures);
