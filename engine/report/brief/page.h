/* Parts of the page of a brief. Private to the room. */
#ifndef PR_REPORT_BRIEF_PAGE_H
#define PR_REPORT_BRIEF_PAGE_H

#include "report/brief/brief.h"

#include <json-glib/json-glib.h>

#define PR_BRIEF_SHOWN 5 /* scenarios side by side, the first included */

typedef struct {
  JsonObject *data;
  GPtrArray *options; /* of JsonObject, the first included */
  GString *out;
} pr_brief;

/* Reads the text of brief.json; from: its path, for messages. Fails if it is damaged or of another
 * version. */
/* Puts names and words of the language of now in place of what the scenario has. */
void pr_brief_name_texts (JsonObject *data);
gboolean pr_brief_read (pr_brief *b, const char *text, const char *from, GError **error);
void pr_brief_clear (pr_brief *b);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_brief, pr_brief_clear)
/* Of more options than are shown, keeps those that the answer names first, then those with the
 * most places ready, in their own order; returns how many are left out. */
guint pr_brief_leave_out (pr_brief *b);

/* Of a damaged file: NaN, NULL or a list without members. */
double pr_brief_value (JsonObject *o, const char *name);
JsonArray *pr_brief_array (JsonObject *o, const char *name);
JsonObject *pr_brief_at (JsonArray *list, guint k);
const char *pr_brief_text_at (JsonArray *list, guint k);       /* "" if it is none */
const char *pr_brief_string (JsonObject *o, const char *name); /* "" without one */
/* The name of an option or of a place, cut if it is very long. Free with g_free. */
char *pr_brief_name (JsonObject *o);
/* The same in quotes, as the answer names it. Free with g_free. */
char *pr_brief_quoted (JsonObject *option);
/* A figure of an option. */
JsonObject *pr_brief_figure (JsonObject *option, const char *name);
/* Whether it is shown to differ from that of the first, by as much as the page can show: in the
 * unit of the page, which is `scale` times as large. */
bool pr_brief_shown (JsonObject *figure, double scale);

/* A difference as the page tells it, by its size alone if it is subject to chance (half-width hw),
 * so that the same one reads the same in the table and in a list, and a list stays in order. */
double pr_brief_told (double x, double hw);
/* By how much it is more than that of the first, as it is told. */
double pr_brief_more (JsonObject *figure, double scale);
/* A figure of each of the options, is[], all rounded alike; NaN: none. */
void pr_brief_row (const GPtrArray *options, const char *name, double scale, double *is);
/* Whether some difference is not, as rounded, that of the rounded figures. */
bool pr_brief_seems_off (const GPtrArray *options, const char *name, double scale);

/* Words and numbers. Free with g_free. */
char *pr_brief_fixed (double x); /* that is rounded to one decimal or less */
char *pr_brief_percent (double percent, double rounded);
char *pr_brief_share (double share);            /* in per cent */
char *pr_brief_dong (double amount, double hw); /* "1.2 billion dong" */
/* "22 August", from "2025-08-22"; "22 August, 7:30" from an instant; another text as it is. */
char *pr_brief_date (const char *date);
/* "from 7 to 26 July", of dates or instants; "" is without one. */
char *pr_brief_dates (const char *from, const char *until);
/* The same of the first texts of a list, of as many as there are in all. */
char *pr_brief_names_in (JsonArray *list, guint most, guint all);
/* "A, B and C"; of more than are named "A, B, C and 2 more". */
char *pr_brief_names (const char *const *names, guint n, guint all);

/* What is asked: of two scenarios by the second, unless it has only the first one's words; else by
 * the first. Free with g_free. */
char *pr_brief_question (const pr_brief *b);
/* The sentences that answer the question. Free with g_free. */
char *pr_brief_answer (const pr_brief *b);

/* Whether a difference in the wait of those who are served says something: a shorter wait does not
 * if more are shown to leave unserved. */
bool pr_brief_wait_counts (JsonObject *option);
/* What it makes worse: whether there is anything, and a sentence of it, "" if not. */
bool pr_brief_does_harm (JsonObject *option);
const char *pr_brief_harm (JsonObject *option);
/* What else it is shown to make better, or worse, as a list; "" if nothing. Free with g_free. */
char *pr_brief_shown_words (JsonObject *option, bool better);

/* What a table, or a column of it, is about, in words; NULL: not known. */
const char *pr_brief_table_words (const char *table);
const char *pr_brief_column_words (const char *table, const char *column);
/* The same of a key of scenario.ini. */
const char *pr_brief_key_words (const char *key);
/* The column that tells most of a row; NULL: none does. */
const char *pr_brief_telling_column (const char *table);

/* Lists of what an option changes, with at most so many changes, and rows of a table, and of whom
 * it helps or hurts, with at most so many places. */
void pr_brief_put_changes (GString *out, JsonObject *option, guint most, guint rows);
void pr_brief_put_felt (GString *out, JsonObject *option, const char *list, guint most);
/* The same without the marks of a page; whether there is any place. */
bool pr_brief_tell_felt (GString *out, JsonObject *option, const char *list, guint most);

void pr_brief_put_table (const pr_brief *b);
/* The unit of the table's costs, in dong, and the head of their row. */
double pr_brief_cost_unit (const pr_brief *b, const char **head);
/* Whether nothing ever goes beyond normal in most replications. */
bool pr_brief_always_normal (JsonObject *option);
/* Whether some option has the figure. */
bool pr_brief_any (const pr_brief *b, const char *figure);
void pr_brief_put_chart (const pr_brief *b);
void pr_brief_put_hangs_on (const pr_brief *b, const pr_brief_sweep *sweep);

#endif
