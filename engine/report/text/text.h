/* Text: numbers and columns as people and programs read them, whatever the locale.
 *
 * Widths are in cells of a terminal: most characters take one, East Asian wide
 * ones two, combining marks none.
 */
#ifndef PR_REPORT_TEXT_TEXT_H
#define PR_REPORT_TEXT_TEXT_H

#include "kernel/clock.h"
#include "kernel/terms.h"

#include <glib.h>

#define PR_NUMBER_SIZE 64

/* For programs: whole numbers in full, others with six significant digits (and at
 * least one decimal); NaN and infinity give an empty text. Returns buf. */
const char *pr_text_number (char buf[PR_NUMBER_SIZE], double x);
/* For people, as they write it in their language: `decimals` decimals, thousands apart. Returns
 * buf. */
const char *pr_text_fixed (char buf[PR_NUMBER_SIZE], double x, int decimals);
/* What stands between thousands, and before decimals, in the language. */
const char *pr_text_thousands (void);
const char *pr_text_point (void);
/* The same with as many decimals as it has, at most six. */
const char *pr_text_given (char buf[PR_NUMBER_SIZE], double x);
/* In place of a figure where there is none. */
const char *pr_text_none (void);
/* Decimals that show a figure with half-width hw (NaN: none) to two digits of hw, at most `most`.
 */
int pr_text_decimals (double x, double hw, int most);
/* A share in per cent, for people, without the sign: 0.57 is "57", 0.995 "99.5". Returns buf. */
const char *pr_text_percent (char buf[PR_NUMBER_SIZE], double share);
/* "12,345 ± 67"; "± n/a" without a half-width; "n/a" without a figure. Free with g_free. */
char *pr_text_plus_minus (double x, double hw, int most);

/* "8 working days", "the same day", "none". Free with g_free. */
char *pr_text_limit (pr_limit_kind kind, int days);

/* For programs: 2025-07-01. Returns buf. */
#define PR_DATE_SIZE 32
const char *pr_text_date (char buf[PR_DATE_SIZE], pr_day day);
/* For people: the same, or as they write it in their language. Returns buf. */
const char *pr_text_day (char buf[PR_DATE_SIZE], pr_day day);

int pr_text_char_width (gunichar c);
int pr_text_width (const char *s);
/* Appends a text cut to `width` cells (see labels.h), the cut shown by an ellipsis, and filled with
 * blanks after it; if `right`, with blanks before it and never cut: it is a figure. */
void pr_text_cell (GString *out, const char *text, int width, gboolean right);
/* Ends a line: drops blanks at its end, adds a newline. */
void pr_text_end_line (GString *out);
/* Appends words, broken at blanks to lines of at most `width` cells, each begun by `indent`
 * blanks (the first only when the line is empty). Ends the line. */
void pr_text_wrap (GString *out, const char *text, int indent, int width);

#endif
