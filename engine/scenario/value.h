/* Values: from a cell's text to a typed value and back, by the type of its column.
 *
 * Parsing is strict and does not know locales: a number is digits with a point,
 * a quantity has its unit. What spreadsheets do to values is recognised and the
 * message says what to write instead. Printing gives the canonical form: equal
 * values print alike, and the print parses to the same value.
 *
 * Every parser takes trimmed text in normal form C and returns FALSE with *why set
 * to a text (translated, one line, free with g_free); the value is then untouched.
 */
#ifndef PR_SCENARIO_VALUE_H
#define PR_SCENARIO_VALUE_H

#include "scenario/table.h"

/* Fills cell->v by column->type. `text` is not empty. The rest of the cell is not touched. */
gboolean pr_value_parse (const pr_column *column, const char *text, pr_cell *cell, char **why);
/* Whether the text is short enough; pr_value_parse() asks this first. */
gboolean pr_value_fits (const pr_column *column, const char *text, char **why);
/* Frees what cell->v owns. */
void pr_value_clear (const pr_column *column, pr_cell *cell);
/* Appends the canonical text of a cell that pr_value_parse() has filled (cell->text must be
 * the text it was parsed from). */
void pr_value_print (const pr_column *column, const pr_cell *cell, GString *out);

/* Numbers. A share is 0.85 or 85%; a factor is > 0, 1.2 or 120%. */
gboolean pr_value_number (const char *text, double *v, char **why);
gboolean pr_value_count (const char *text, gint64 *v, char **why);
gboolean pr_value_share (const char *text, double *v, char **why);
/* A portion is a count, 3, or a share in percent, 20%. */
gboolean pr_value_portion (const char *text, pr_portion *v, char **why);
void pr_value_print_portion (const pr_portion *v, GString *out);
gboolean pr_value_factor (const char *text, double *v, char **why);
/* Shortest decimal text that reads back as the same number. */
void pr_value_print_number (double v, GString *out);

/* Times, microseconds. */
gboolean pr_value_duration (const char *text, pr_time *v, char **why);
gboolean pr_value_clock (const char *text, pr_time *v, char **why);
gboolean pr_value_date (const char *text, pr_day *v, char **why);
gboolean pr_value_instant (const char *text, pr_day *day, pr_time *clock, char **why);
/* Reads and skips a time of day that is written otherwise (7h30, 7.30, 0730, 7:30 pm); FALSE if it
 * is not clear what was meant. */
gboolean pr_value_guess_clock (const char **s, pr_time *v);
void pr_value_print_duration (pr_time v, GString *out);
void pr_value_print_clock (pr_time v, GString *out);
void pr_value_print_date (pr_day v, GString *out);

/* Days and slots. pr_slots owns its array: pr_value_clear() or g_free (v->slots). */
gboolean pr_value_days (const char *text, unsigned *v, char **why);
gboolean pr_value_slots (const char *text, pr_slots *v, char **why);
void pr_value_print_days (unsigned v, GString *out);
/* 0: Monday, ... 7: holiday; -1 for another word. */
int pr_value_weekday (const char *name);
const char *pr_value_weekday_name (int day);
void pr_value_print_slots (const pr_slots *v, GString *out);

/* Rules of offices. */
gboolean pr_value_name (const char *text, gboolean star, char **why);
gboolean pr_value_where (const char *text, char **why);
gboolean pr_value_names (const char *text, gboolean star, char ***v, char **why);
gboolean pr_value_wheres (const char *text, char ***v, char **why);
/* `choices`: words, with a NULL after the last; *v is the number of the one found. */
gboolean pr_value_choice (const char *text, const char *const *choices, int *v, char **why);
gboolean pr_value_rate (const char *text, pr_rate *v, char **why);
/* `every DIST`: the distribution of the time between two arrivals, whose mean is above 0. */
gboolean pr_value_every (const char *text, pr_dist *v, char **canonical, char **why);
/* Prints from the text, with the number as it was written, so that it reads back exactly. */
void pr_value_print_rate (const char *text, GString *out);
gboolean pr_value_limit (const char *text, pr_limit *v, char **why);
gboolean pr_value_close (const char *text, pr_close *v, char **why);
gboolean pr_value_channels (const char *text, unsigned *v, char **why);
gboolean pr_value_source (const char *text, int *v, char **why);
gboolean pr_value_next (const char *text, pr_next *v, char **why);
void pr_value_next_clear (pr_next *v);
void pr_value_print_next (const pr_next *v, GString *out);

/* Distributions of durations. `canonical` may be NULL; free it with g_free. */
gboolean pr_value_dist (const char *text, pr_dist *v, char **canonical, char **why);
/* Whether the text begins as one, with a name and a bracket. */
gboolean pr_value_begins_dist (const char *text);

/* Members of a group, as whole numbers. `canonical`: as above. */
gboolean pr_value_batch (const char *text, pr_dist *v, char **canonical, char **why);

/* Officers of a pool by their numbers. pr_officers owns its array. */
gboolean pr_value_officers (const char *text, pr_officers *v, char **why);
void pr_value_print_officers (const pr_officers *v, GString *out);
/* How many they are. */
guint pr_officers_count (const pr_officers *v);

/* Names with amounts. pr_amounts owns its items. whole: numbers of venues; no shares, not `all`. */
gboolean pr_value_amounts (const char *text, gboolean whole, pr_amounts *v, char **why);
void pr_value_amounts_clear (pr_amounts *v);
void pr_value_print_amounts (const pr_amounts *v, GString *out);

/* What people look at and do. pr_action owns its names. */
gboolean pr_value_look (const char *text, pr_look *v, char **why);
void pr_value_print_look (const pr_look *v, GString *out);
gboolean pr_value_action (const char *text, pr_action *v, char **why);
void pr_value_action_clear (pr_action *v);
void pr_value_print_action (const pr_action *v, GString *out);

/* Sets *why; always returns FALSE. */
gboolean pr_value_fail (char **why, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* "; did you mean 'x'?" or "", for the end of a message. Free with g_free. */
char *pr_value_hint (const char *found, const char *const *candidates, gsize n);
/* Reads the decimal number (digits, point, exponent; no sign) at the start of `text`; returns its
 * end, or NULL if there is none or it is not finite. `exponent10` is added to its exponent, so
 * that 85% is the number nearest to 0.85. */
const char *pr_value_scan_number (const char *text, int exponent10, double *v);
/* Sets *why to what is wrong with `text` as a number; always returns FALSE. */
gboolean pr_value_fail_number (const char *text, char **why);

#endif
