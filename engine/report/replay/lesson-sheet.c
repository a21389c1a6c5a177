/* A lesson as text, for the trainer: each stop with its moment, what it says, and the answers. */
#include "report/replay/lesson-parts.h"

#include "kernel/i18n.h"
#include "report/text/text.h"

#define WIDTH 79
#define INDENT 4

static const char *const kinds[] = { [PR_STOP_CAPTION] = NP_ ("stop of a lesson", "caption"),
                                     [PR_STOP_STOP] = NP_ ("stop of a lesson", "stop"),
                                     [PR_STOP_QUESTION] = NP_ ("stop of a lesson", "question"),
                                     [PR_STOP_LOOK] = NP_ ("stop of a lesson", "look") };

static void
put_head (GString *out, const pr_replay_lesson *l, const pr_stop *s, guint number)
{
  char date[PR_DATE_SIZE];
  if (number > 0)
    g_string_append_printf (out, "\n%2u", number);
  else
    g_string_append (out, "\n  ");
  g_string_append_printf (
      out, "  %s %02d:%02d  %s", pr_text_day (date, l->world->epoch + pr_time_day (s->from)),
      (int) (pr_time_of_day (s->from) / PR_HOUR), (int) (pr_time_of_day (s->from) / PR_MINUTE % 60),
      PR_OF ("stop of a lesson", kinds[s->kind]));
  if (s->place != PR_NONE16)
    g_string_append_printf (out, "  %s %s", l->world->places[s->place].code,
                            l->world->places[s->place].name);
  g_string_append_c (out, '\n');
}

static void
put_text (GString *out, const char *text)
{
  g_string_append_printf (out, "%*s", INDENT, "");
  pr_text_wrap (out, text, INDENT, WIDTH);
}

/* In the language of now, else in English. */
static const char *
in_words (char *const texts[PR_N_LANGUAGES])
{
  const char *own = texts[pr_language_now ()];
  return own != NULL ? own : texts[PR_LANGUAGE_EN];
}

char *
pr_lesson_sheet (const pr_replay_lesson *l)
{
  GString *out = g_string_new (NULL);
  g_string_append_printf (out, "%s\n", pr_lesson_title (l));
  guint number = 0; /* as the page counts: of those at which it pauses */
  for (guint i = 0; i < l->stops->len; i++)
    {
      const pr_stop *s = &g_array_index (l->stops, pr_stop, i);
      const pr_language own = pr_language_now ();
      char *const *answers = s->answers[s->answers[own] != NULL ? own : PR_LANGUAGE_EN];
      const char *text = in_words (s->text), *explain = in_words (s->explain);
      bool pauses = s->kind == PR_STOP_STOP || s->kind == PR_STOP_QUESTION;
      number += pauses;
      put_head (out, l, s, pauses ? number : 0);
      if (text != NULL)
        put_text (out, text);
      for (guint k = 0; answers != NULL && answers[k] != NULL; k++)
        {
          g_string_append_printf (out, "%*s%c ", INDENT, "", (int) k == s->answer ? '*' : '-');
          pr_text_wrap (out, answers[k], INDENT + 2, WIDTH);
        }
      if (explain != NULL)
        put_text (out, explain);
    }
  return g_string_free (out, FALSE);
}
