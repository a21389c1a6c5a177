/* Columns of the tables that compare scenarios, of compare and sweep. Read by columns.c alone, in
 * whose macros they are written. */
#ifndef PR_REPORT_TABLE_COLUMNS_COMPARED_H
#define PR_REPORT_TABLE_COLUMNS_COMPARED_H

static const pr_out_column comparison[] = {
  KEY ("scenario", NULL, N_ ("short name of the scenario")),
  KEY ("against", NULL,
       N_ ("short name of the one that it is compared with: the first; blank of the first, which "
           "is compared with the best of the others alone")),
  KEY ("metric", NULL,
       N_ ("as in replications.csv; but places_ready counts only places that both the scenario and "
           "the first have, and judge")),
  FIELD ("replications", "", NUMBER, NO,
         N_ ("pairs: replications of the same number, in which both have the metric; of the "
             "first: those that have it")),
  FIELD ("mean", NP_ ("unit", "of the metric"), MEAN, HW,
         N_ ("of the scenario, over the replications that have the metric, a date as days after "
             "the first of the window; blank when none has: nothing was due, say")),
  FIELD ("difference", NP_ ("unit", "of the metric"), MEAN, HW,
         N_ ("scenario minus the first, mean of the pairs' differences; paired t interval; blank "
             "without a pair")),
  FIELD ("joint_hw", NP_ ("unit", "of the metric"), HALF_WIDTH, NO,
         N_ ("half-width with which the intervals of a metric hold for all scenarios together "
             "(Bonferroni)")),
  FIELD (
      "p", NP_ ("unit", "probability"), NUMBER, NO,
      N_ ("of a difference at least as far from 0 if there were none: paired t test, two-sided")),
  FIELD ("saved", NP_ ("unit", "ratio"), NUMBER, NO,
         N_ ("variance of the difference of independent runs / variance of the paired difference; "
             "blank when all pairs differ by the same")),
  FIELD ("best_low", NP_ ("unit", "of the metric"), NUMBER, NO,
         N_ ("comparison with the best: the scenario minus the best of the others is at least so "
             "much; from simultaneous paired intervals of all pairs (Bonferroni), constrained to "
             "contain 0 (Hsu, 1984)")),
  FIELD ("best_high", NP_ ("unit", "of the metric"), NUMBER, NO,
         N_ ("and at most so much: 0 says that it is not the best")),
  KEY ("verdict", NULL,
       N_ ("when the interval of the difference leaves 0 out: better or worse; more or less of "
           "what is neither good nor bad; later or earlier of dates")),
};

static const pr_out_column comparison_places[] = {
  KEY ("scenario", NULL, N_ ("short name of the scenario")),
  KEY ("against", NULL, N_ ("short name of the first")),
  KEY ("place", NULL, N_ ("code of the place")),
  KEY ("name", NULL, N_ ("its name")),
  KEY ("type", NULL, N_ ("ward, commune, special zone or authority")),
  KEY ("metric", NULL, N_ ("as in units.csv and authorities.csv")),
  FIELD ("replications", "", NUMBER, NO,
         N_ ("pairs, as in comparison.csv; with fewer than two nothing is tested")),
  FIELD ("mean", NP_ ("unit", "of the metric"), MEAN, NO,
         N_ ("of the scenario, over the replications that have the metric; blank when none has")),
  FIELD (
      "difference", NP_ ("unit", "of the metric"), MEAN, HW,
      N_ ("scenario minus the first, paired t interval of this place alone; blank without a pair")),
  FIELD ("joint_hw", NP_ ("unit", "of the metric"), HALF_WIDTH, NO,
         N_ ("half-width with which the intervals of all places and metrics of the scenario hold "
             "together (Bonferroni)")),
  FIELD ("p", NP_ ("unit", "probability"), NUMBER, NO, N_ ("paired t test, two-sided")),
  FIELD ("p_holm", NP_ ("unit", "probability"), NUMBER, NO,
         N_ ("the same, adjusted for all places and metrics of the scenario (Holm, 1979)")),
  KEY ("verdict", NULL,
       N_ ("when the interval of joint_hw leaves 0 out: better or worse; more or less of what is "
           "neither good nor bad; later or earlier of dates")),
};

static const pr_out_column comparison_verdicts[] = {
  KEY ("scenario", NULL, N_ ("short name of the scenario")),
  KEY ("against", NULL, N_ ("short name of the first")),
  KEY ("place", NULL, N_ ("code of the place; * is the province")),
  KEY ("name", NULL, N_ ("its name")),
  KEY ("type", NULL, N_ ("ward, commune, special zone or authority")),
  FIELD ("fortnight", "", NUMBER, NO,
         N_ ("number as in verdicts.csv, if its days are the same in both; 0: all together")),
  KEY ("from", NULL, N_ ("first day of the fortnight; blank of all together")),
  FIELD ("share_first", NP_ ("unit", "share"), SHARE, NO,
         N_ ("of the first scenario's replications that pass; blank: it is asked nothing")),
  FIELD ("share", NP_ ("unit", "share"), SHARE, NO,
         N_ ("of this scenario's replications that pass")),
  KEY ("verdict_first", NULL, N_ ("in the first: ready, at risk or not ready")),
  KEY ("verdict", NULL, N_ ("in this scenario")),
  KEY ("verdict_change", NULL, N_ ("better or worse than in the first; blank: the same")),
  KEY ("settled", NULL, N_ ("yes or no: whether the replications suffice for both verdicts")),
  FIELD ("replications", "", NUMBER, NO,
         N_ ("pairs; 0: one of the two is asked nothing, and there is no difference")),
  FIELD ("better", NP_ ("unit", "replications"), NUMBER, NO,
         N_ ("pairs in which it passes here and not in the first")),
  FIELD ("worse", NP_ ("unit", "replications"), NUMBER, NO,
         N_ ("pairs in which it passes in the first and not here")),
  FIELD ("difference", NP_ ("unit", "share"), NUMBER, NO, N_ ("(better - worse) / replications")),
  FIELD ("difference_low", NP_ ("unit", "share"), NUMBER, NO,
         N_ ("its score interval at [report] level (Tango, 1998), of this row alone, from")),
  FIELD ("difference_high", NP_ ("unit", "share"), NUMBER, NO, N_ ("to")),
  FIELD ("p", NP_ ("unit", "probability"), NUMBER, NO,
         N_ ("of better and worse at least as unlike if both were as likely: exact, two-sided "
             "(McNemar, 1947)")),
};

#define AVOIDED_COLUMNS(cost_of_late)                                                              \
  FIELD ("late_avoided", NP_ ("unit", "dossiers"), MEAN, HW,                                       \
         N_ ("late_count of the first scenario less that of this one, by all that differs; "       \
             "paired t interval; blank in the first")),                                            \
      FIELD ("cost_of_late", NP_ ("unit", "dong"), RATIO, NO, cost_of_late),                       \
      FIELD ("cost_of_late_low", NP_ ("unit", "dong"), NUMBER, NO,                                 \
             N_ ("its interval (Fieller, 1954), from")),                                           \
      FIELD ("cost_of_late_high", NP_ ("unit", "dong"), NUMBER, NO, N_ ("to"))

static const pr_out_column comparison_measures[] = {
  KEY ("scenario", NULL, N_ ("short name of the scenario")),
  KEY ("measure", NULL, N_ ("name of the measure; sums over its places")),
  FIELD ("replications", "", NUMBER, NO, N_ ("of the scenario")),
  FIELD ("fired_in", NP_ ("unit", "share"), SHARE, NO,
         N_ ("replications in which it was ordered at least once")),
  FIELD ("fired", NP_ ("unit", "times"), MEAN, NO,
         N_ ("that it was ordered, over all replications")),
  KEY ("first", NULL,
       N_ ("date on which it was ordered first: median, of the place where it is earliest")),
  FIELD ("days", NP_ ("unit", "days"), MEAN, NO, N_ ("in force, calendar days of 24 hours")),
  FIELD ("refused", NP_ ("unit", "times"), MEAN, NO,
         N_ ("that it was wanted and the reserve was empty")),
  FIELD ("cost", NP_ ("unit", "dong"), MEAN, NO, N_ ("of the measure")),
  AVOIDED_COLUMNS (
      N_ ("what the scenario costs more than the first (cost; where one of the two has "
          "no costs.csv, of measures alone) / late_avoided; blank unless some are shown "
          "to be avoided")),
};

static const pr_out_column comparison_costs[] = {
  KEY ("scenario", NULL, N_ ("short name of the scenario")),
  KEY ("against", NULL, N_ ("short name of the first")),
  FIELD ("cost_more", NP_ ("unit", "dong"), MEAN, HW,
         N_ ("cost of the scenario less that of the first; paired t interval; blank where one of "
             "them is")),
  FIELD ("staff_more", NP_ ("unit", "dong"), MEAN, HW, N_ ("the same of cost_staff")),
  FIELD ("overtime_more", NP_ ("unit", "dong"), MEAN, HW, N_ ("of cost_overtime")),
  FIELD ("waiting_more", NP_ ("unit", "dong"), MEAN, HW, N_ ("of cost_waiting")),
  FIELD ("visits_more", NP_ ("unit", "dong"), MEAN, HW, N_ ("of cost_visits")),
  FIELD ("measures_more", NP_ ("unit", "dong"), MEAN, HW, N_ ("of cost_measures")),
  AVOIDED_COLUMNS (N_ ("cost_more / late_avoided; blank unless some are shown to be avoided")),
};

static const pr_out_column sweep[] = {
  FIELD ("point", "", NUMBER, NO, N_ ("number of the point; 0 is the scenario as it is")),
  KEY ("factors", NULL, N_ ("what is changed there, in words")),
  KEY ("metric", NULL, N_ ("as in replications.csv")),
  FIELD (
      "mean", NP_ ("unit", "of the metric"), MEAN, HW,
      N_ ("over the replications that have the metric; blank when none has: nothing was due, say")),
  FIELD (
      "difference", NP_ ("unit", "of the metric"), MEAN, HW,
      N_ ("to point 0, mean of the pairs' differences; paired t interval; blank without a pair")),
};

static const pr_out_column factors[] = {
  FIELD ("point", "", NUMBER, NO, N_ ("number of the point")),
  KEY ("factor", NULL, N_ ("name of the factor")),
  KEY ("value", NULL, N_ ("its value there; blank: as in the scenario")),
};

#endif
