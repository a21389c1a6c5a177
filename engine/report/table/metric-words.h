/* Metrics for people. In English, figures go by their names; other languages have words. */
#ifndef PR_REPORT_TABLE_METRIC_WORDS_H
#define PR_REPORT_TABLE_METRIC_WORDS_H

#include "figure/figure.h"

/* A metric, or a question: in which respect, where and when. Free with g_free. */
char *pr_metric_words (const pr_figure *metric);

#endif
