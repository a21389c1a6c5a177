/* I18n: see i18n.h. */
#include "kernel/i18n.h"

#include <glib.h>
#include <locale.h>

#define ANY_UTF8 "C.UTF-8" /* always there, and unlike "C" it lets LANGUAGE choose */

const char *const pr_language_codes[PR_N_LANGUAGES + 1] = { "en", "vi", "fr", NULL };

/* As the user has them. */
static char *messages_locale, *messages_language;
static bool of_results;
static pr_language results_language;
/* Of all this, and of the environment that gettext looks at. */
static GRecMutex lock;

pr_language
pr_language_of (const char *code)
{
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    if (g_strcmp0 (code, pr_language_codes[k]) == 0)
      return (pr_language) k;
  return PR_LANGUAGE_EN;
}

/* Of the translation in use; English without one. */
static pr_language
language_of_messages (void)
{
  /* Translators: the code of this translation: fr, vi. */
  return pr_language_of (P_ ("code of the language", "en"));
}

static void
use (const char *locale, const char *language)
{
  setlocale (LC_MESSAGES, locale);
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);
  else
    g_unsetenv ("LANGUAGE");
#ifdef __GLIBC__
  /* Tells gettext that LANGUAGE has changed: its manual, "Being a gettext grok". */
  extern int _nl_msg_cat_cntr;
  ++_nl_msg_cat_cntr;
#endif
}

void
pr_messages_begin (const char *localedir)
{
  bindtextdomain (PR_TEXT_DOMAIN, localedir);
  bind_textdomain_codeset (PR_TEXT_DOMAIN, "UTF-8");
  /* Texts are in UTF-8 whatever the locale is, which may be Turkish, whose small letter of I is
   * another one, or not installed. Numbers stay in the C locale. */
  setlocale (LC_CTYPE, ANY_UTF8);
  messages_language = g_strdup (g_getenv ("LANGUAGE"));
  if (setlocale (LC_MESSAGES, "") == NULL)
    {
      /* The locale is not installed; its language may be here all the same. */
      const char *const *names = g_get_language_names ();
      setlocale (LC_MESSAGES, ANY_UTF8);
      if (messages_language == NULL)
        messages_language = g_strjoinv (":", (char **) names);
    }
  messages_locale = g_strdup (setlocale (LC_MESSAGES, NULL));
  use (messages_locale, messages_language);
}

static void
set (bool results, pr_language language)
{
  of_results = results;
  results_language = language;
  if (!results)
    use (messages_locale, messages_language);
  else if (language == PR_LANGUAGE_EN)
    use ("C", "en");
  else
    use (ANY_UTF8, pr_language_codes[language]);
}

pr_in_language
pr_language_enter (pr_language language)
{
  g_rec_mutex_lock (&lock);
  const pr_in_language before = { of_results, results_language };
  if (messages_locale == NULL) /* a library's user has set it */
    {
      messages_locale = g_strdup (setlocale (LC_MESSAGES, NULL));
      messages_language = g_strdup (g_getenv ("LANGUAGE"));
    }
  set (true, language);
  return before;
}

bool
pr_language_is_there (pr_language language)
{
  g_auto (pr_in_language) in = pr_language_enter (language);
  return language_of_messages () == language;
}

void
pr_in_language_clear (pr_in_language *before)
{
  set (before->of_results, before->language);
  g_rec_mutex_unlock (&lock);
}

pr_language
pr_language_now (void)
{
  g_rec_mutex_lock (&lock);
  pr_language now = of_results ? results_language : language_of_messages ();
  g_rec_mutex_unlock (&lock);
  return now;
}

static const char *
look_up (const char *key)
{
  g_rec_mutex_lock (&lock);
  const char *found = dgettext (PR_TEXT_DOMAIN, key);
  g_rec_mutex_unlock (&lock);
  return found;
}

const char *
pr_text (const char *text)
{
  return *text != '\0' ? look_up (text) : text;
}

const char *
pr_text_in_context (const char *key, const char *text)
{
  const char *found = look_up (key);
  return found == key ? text : found;
}

const char *
pr_text_of_context (const char *context, const char *word)
{
  g_autofree char *key = g_strconcat (context, word, NULL);
  const char *found = look_up (key);
  return found == key ? word : found;
}

const char *
pr_text_of_number (const char *one, const char *many, unsigned long n)
{
  g_rec_mutex_lock (&lock);
  const char *found = dngettext (PR_TEXT_DOMAIN, one, many, n);
  g_rec_mutex_unlock (&lock);
  return found;
}
