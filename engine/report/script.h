/* Script: what the makers of gnuplot scripts share. Private to the room. */
#ifndef PR_REPORT_SCRIPT_H
#define PR_REPORT_SCRIPT_H

#include "report/plots.h"

/* The template of a plot. Free with g_string_free. */
GString *pr_template (pr_file_id file);
GString *pr_template_named (const char *name);
/* Fills @key@ as it stands; as text in gnuplot's quotes; as a number. */
void pr_fill (GString *script, const char *key, const char *text);
void pr_fill_quoted (GString *script, const char *key, const char *text);
void pr_fill_number (GString *script, const char *key, double x);
/* In gnuplot's single quotes. Free with g_free. */
char *pr_quoted (const char *text);
/* Marks of an axis of working days, about `most` of them. Free with g_free. */
char *pr_x_tics (const pr_report *r, size_t most, bool labels);

/* Of an axis of weeks: their Mondays, or every second, third, ... Free with g_free. */
char *pr_week_tics (const pr_report *r, uint32_t weeks);
/* Plots with files of their own: data (free with g_free), and what their scripts have besides
 * title and window. */
char *pr_waiting_data (const pr_report *r);
void pr_waiting_fill (const pr_report *r, GString *script);
char *pr_ages_data (const pr_report *r);
void pr_ages_fill (const pr_report *r, GString *script);
char *pr_over_the_day_data (const pr_report *r);
void pr_over_the_day_fill (const pr_report *r, GString *script);
char *pr_failures_plot_data (const pr_report *r);
void pr_failures_plot_fill (const pr_report *r, GString *script);

#endif
