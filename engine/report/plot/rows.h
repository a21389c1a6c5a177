/* Plot rows: the texts and numbers of a plot, as data. Private to the room.
 *
 * A plot's program is compiled in and the same for every run; what differs travels in a .txt file
 * beside it, which output/texts.gp reads: a row of key, number and text, parted by tabs. The text
 * begins behind '='. In it ~q is a double quote and ~b a backslash, to which gnuplot's reader gives
 * a meaning of its own, and ~~ a tilde; a control character, and what no XML file may hold, is a
 * blank.
 */
#ifndef PR_REPORT_PLOT_ROWS_H
#define PR_REPORT_PLOT_ROWS_H

#include "report/plot/plots.h"

void pr_rows_text (GString *rows, const char *key, const char *text);
void pr_rows_number (GString *rows, const char *key, double x);
/* One of several with the key, by its number or its place on an axis. */
void pr_rows_at (GString *rows, const char *key, double at, const char *text);
/* Numbered from 0, cut to `width` cells in such a way that they stay apart. */
void pr_rows_names (GString *rows, const char *key, const char *const *names, gsize n, int width);

/* Marks of an axis of working days, about `most` of them. */
void pr_rows_days (GString *rows, const pr_report *r, size_t most);
/* Of an axis of weeks: their Mondays, or every second, third, ... */
void pr_rows_weeks (GString *rows, const pr_report *r, uint32_t weeks);

/* Plots with files of their own: data (free with g_free), and what their texts have besides title
 * and window. */
char *pr_waiting_data (const pr_report *r);
void pr_waiting_texts (const pr_report *r, GString *rows);
char *pr_ages_data (const pr_report *r);
void pr_ages_texts (const pr_report *r, GString *rows);
char *pr_over_the_day_data (const pr_report *r);
void pr_over_the_day_texts (const pr_report *r, GString *rows);
char *pr_failures_plot_data (const pr_report *r);
void pr_failures_plot_texts (const pr_report *r, GString *rows);

#endif
