/* A lesson as text, for the trainer: each stop with its moment, what it says, and the answers. */
#include "report/replay/lesson-parts.h"

#include "kernel/i18n.h"
#include "report/text/text.h"

#define WIDTH 79
#define INDENT 4

static void
put_head (GString *out, const pr_replay_lesson *l, guint number)
{
  const pr_stop *s = &g_array_index (l->stops, pr_stop, number);
  char date[PR_DATE_SIZE];
  g_string_append_printf (out, "\n%2u  %s %02d:%02d  %s", number + 1,
                          pr_text_date (date, l->world->epoch + pr_time_day (s->from)),
                          (int) (pr_time_of_day (s->from) / PR_HOUR),
                          (int) (pr_time_of_day (s->from) / PR_MINUTE % 60),
                          pr_stop_kinds[s->kind]);
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

char *
pr_lesson_sheet (const pr_replay_lesson *l)
{
  GString *out = g_string_new (NULL);
  g_string_append_printf (out, "%s\n", pr_lesson_title (l));
  for (guint i = 0; i < l->stops->len; i++)
    {
      const pr_stop *s = &g_array_index (l->stops, pr_stop, i);
      char *const *answers = s->answers[PR_LANGUAGE_EN];
      put_head (out, l, i);
      if (s->text[PR_LANGUAGE_EN] != NULL)
        put_text (out, s->text[PR_LANGUAGE_EN]);
      for (guint k = 0; answers != NULL && answers[k] != NULL; k++)
        {
          g_string_append_printf (out, "%*s%c ", INDENT, "", (int) k == s->answer ? '*' : '-');
          pr_text_wrap (out, answers[k], INDENT + 2, WIDTH);
        }
      if (s->explain[PR_LANGUAGE_EN] != NULL)
        put_text (out, s->explain[PR_LANGUAGE_EN]);
    }
  return g_string_free (out, FALSE);
}
