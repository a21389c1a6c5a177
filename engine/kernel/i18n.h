/* Every text that a person reads goes through these.
 *
 * Texts have one of two languages. Messages (help, errors, progress) follow the user's locale;
 * results (summary, pages, plots, rules in words) the language that was asked for, English
 * otherwise, so that the same command writes the same bytes on every desk. Which of the two holds
 * is a state of the process: a thread that enters the language of results has all texts to itself
 * until it leaves it, and others wait with theirs.
 */
#ifndef PR_KERNEL_I18N_H
#define PR_KERNEL_I18N_H

#include <glib.h>
#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>

#define PR_TEXT_DOMAIN "pilotrun"
#define _(s) pr_text (s)
#define N_(s) s
#define NGETTEXT(one, many, n) pr_text_of_number (one, many, n)
/* The same for words that say little alone: the context, a literal, is for translators. NP_ marks
 * a word of a table, which PR_OF looks up. */
#define P_(context, s) pr_text_in_context (context "\004" s, s)
#define NP_(context, s) s
#define PR_OF(context, word) pr_text_of_context (context "\004", word)

typedef enum { PR_LANGUAGE_EN, PR_LANGUAGE_VI, PR_LANGUAGE_FR, PR_N_LANGUAGES } pr_language;
/* "en", "vi", "fr", and NULL. */
extern const char *const pr_language_codes[PR_N_LANGUAGES + 1];

/* The language of a code; English if it is NULL or none. */
pr_language pr_language_of (const char *code);

/* Before any other thread begins. localedir: where the translations are. */
void pr_messages_begin (const char *localedir);
/* Texts are in the language of results as long as this lives; then as before. */
typedef struct {
  bool of_results;
  pr_language language;
} pr_in_language;
pr_in_language pr_language_enter (pr_language language);
/* Whether its translations are there. */
bool pr_language_is_there (pr_language language);
void pr_in_language_clear (pr_in_language *before);
/* In which language numbers and dates are written now. */
pr_language pr_language_now (void);

/* Behind the macros. To gettext "" is the head of a catalogue; here it is an empty text. */
const char *pr_text (const char *text) __attribute__ ((format_arg (1)));
/* key: context, \004 and text. */
const char *pr_text_in_context (const char *key, const char *text) __attribute__ ((format_arg (2)));
const char *pr_text_of_context (const char *context, const char *word);
const char *pr_text_of_number (const char *one, const char *many, unsigned long n)
    __attribute__ ((format_arg (1), format_arg (2)));

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_in_language, pr_in_language_clear)

#endif
