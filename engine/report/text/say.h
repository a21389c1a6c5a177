/* Words for sentences about the rows of tables. Private to the files that explain. */
#ifndef PR_REPORT_TEXT_SAY_H
#define PR_REPORT_TEXT_SAY_H

#include "kernel/i18n.h"
#include "report/text/explain.h"

#define SAY(name) static void name (G_GNUC_UNUSED const pr_saying *t, const pr_row *row, GString *s)
/* What the cell says, as it is written, and in words. */
#define RAW(T, C) row->cells[PR_##T##_##C].text
#define TEXT(T, C) pr_say_cell (t, &pr_schema[PR_TABLE_##T].columns[PR_##T##_##C], RAW (T, C))
#define GIVEN(T, C) (row->cells[PR_##T##_##C].given)
#define CHOICE(T, C) (row->cells[PR_##T##_##C].v.choice)
#define ADD(...) g_string_append_printf (s, __VA_ARGS__)

/* The form of words for an amount as a cell has it: "1 day", "1.5 days". */
unsigned long pr_say_many (const char *amount);
#define MANY(one, many, amount) NGETTEXT (one, many, pr_say_many (amount))

/* What a text of the column says (said.h); it lives as long as the saying. */
const char *pr_say_cell (const pr_saying *t, const pr_column *column, const char *text);

/* "From 2025-07-01: ", "From .. to ..: ", or nothing. */
void pr_say_dates (const pr_saying *t, GString *s, const pr_cell *from, const pr_cell *until);
#define DATES(T) pr_say_dates (t, s, &row->cells[PR_##T##_FROM], &row->cells[PR_##T##_UNTIL])

/* explain-rules.c */
void pr_say_rule (const pr_saying *t, const pr_row *row, GString *s);
/* explain-workflows.c */
void pr_say_step (const pr_saying *t, const pr_row *row, GString *s);
/* explain-measures.c */
void pr_say_reserve (const pr_saying *t, const pr_row *row, GString *s);
void pr_say_measure (const pr_saying *t, const pr_row *row, GString *s);
void pr_say_cost (const pr_saying *t, const pr_row *row, GString *s);

#endif
