/* Plot rows: the texts and numbers of a plot, as data; and what the files of this folder share.
 * Private to the folder.
 *
 * A plot's program is compiled in and the same for every run; what differs travels in a .txt file
 * beside it, which output/texts.gp reads: each row has a key, a number and a text, separated by
 * tabs. The text begins after '='. In it ~q is a double quote and ~b a backslash, to which
 * gnuplot's reader gives a meaning of its own, and ~~ a tilde; control characters, and others that
 * no XML file may contain, become blanks.
 */
#ifndef PR_REPORT_PLOT_ROWS_H
#define PR_REPORT_PLOT_ROWS_H

#include "report/plot/plots.h"

void pr_rows_text (GString *rows, const char *key, const char *text);
void pr_rows_number (GString *rows, const char *key, double x);
/* One of several rows with the key, by its number or its place on an axis. */
void pr_rows_at (GString *rows, const char *key, double at, const char *text);
/* Names, numbered from 0, cut to `width` cells so that they stay different. */
void pr_rows_names (GString *rows, const char *key, const char *const *names, gsize n, int width);

/* "1 Jul", as short as an axis needs. Free with g_free. */
char *pr_rows_short_date (pr_day day);
/* The same at a place of an axis. */
void pr_rows_date (GString *rows, const char *key, double at, pr_day day);
/* "absent": the words of what is grey, if some of the places are not there all the time. */
void pr_rows_absent (GString *rows, const pr_results *r, const uint32_t *places, uint32_t n);
/* The names of the districts of rows 0 .. n-1 beside their middles, and lines between them. */
void pr_rows_districts (GString *rows, const pr_results *r, const uint32_t *places, uint32_t n,
                        int width);

/* Marks of an axis of working days, about `most` of them. */
void pr_rows_days (GString *rows, const pr_results *r, size_t most);
/* Marks of an axis of weeks: their Mondays, or every second, third, ... */
void pr_rows_weeks (GString *rows, const pr_results *r, uint32_t weeks);
/* Label of that axis. Weeks of which the window lacks a day from Monday to Friday are "part", and
 * are drawn pale; the label says so. */
void pr_rows_weeks_label (GString *rows, const pr_results *r, const char *label);

/* What an axis of time counts, from 0. */
typedef enum { PR_AXIS_WORKDAYS, PR_AXIS_DAYS, PR_AXIS_WEEKS } pr_axis;
/* The milestones of a run, as lines at the beginning of their dates ("milestone"), and their words
 * in rows above the axes as flags.h says ("words l1": to the left of the line, in the second row
 * from below); "levels" of them. The axis is as wide as `width` cells of the words; those for which
 * there is no room are only counted ("more", in the uppermost row, alone). 0: no words. */
void pr_rows_milestones (GString *rows, const pr_results *r, pr_axis axis, int width);
/* Those of all scenarios of a comparison, on an axis of working days. */
void pr_rows_milestones_of_all (GString *rows, const pr_comparison *c, int width);

/* The first rows of a plot of a run: title, window and replications, number of days. */
void pr_rows_head (GString *rows, const pr_results *r, const char *title);

/* Mean, 10 % and 90 % quantile of a figure of place i, or of PR_PROVINCE, on a day; with one
 * replication all are the mean. */
void pr_rows_band (const pr_results *r, pr_csv *csv, const char *figure, uint32_t i, uint32_t day);

/* The units from top to bottom of the map: by former district, then by code; when there are too
 * many, those whose backlog grew most. *n of them. Free with g_free. */
uint32_t *pr_plot_units (const pr_results *r, uint32_t *n);

/* Whether a place works on a day of the window: not before its tier begins, nor after its end. */
bool pr_place_is_there (const pr_world *w, uint32_t place, uint32_t day);

/* The places shown from top to bottom: units, then authorities, then what closes within the window;
 * by district (of authorities, by kind) in the order of their first, so that neighbours stay
 * together. Free with g_free. */
uint32_t *pr_plot_by_district (const pr_world *w, const bool *shown);

/* For a plot's row: its name, and its data, with what one of their rows is. */
#define PR_PLOT_TABLE(title, words, array)                                                         \
  .name = title, .table = { "plots/" title ".dat", words, G_N_ELEMENTS (array), array }

/* Columns of plots, whose cells the plot writes itself. */
#define PR_PLOT_KEY(title, words)                                                                  \
  {                                                                                                \
    .name = title, .unit = "", .kind = PR_KIND_KEY, .doc = words                                   \
  }
#define PR_PLOT_COLUMN(title, of, what, words)                                                     \
  {                                                                                                \
    .name = title, .unit = of, .kind = what, .doc = words                                          \
  }
#define PR_PLOT_COLUMN_HW(title, of, what, words)                                                  \
  {                                                                                                \
    .name = title, .unit = of, .kind = what, .half_width = true, .doc = words                      \
  }

#endif
