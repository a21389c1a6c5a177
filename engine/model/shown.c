#include "model/shown.h"

#include "kernel/i18n.h"

#include <string.h>

const char *
pr_shown (const pr_world *w, pr_named_what what, const char *code)
{
  for (uint32_t i = 0; i < w->n_shown; i++)
    {
      const pr_shown_name *s = &w->shown[i];
      if (s->what != what || strcmp (s->code, code) != 0)
        continue;
      const char *own = s->name[pr_language_now ()], *english = s->name[PR_LANGUAGE_EN];
      return *own != '\0' ? own : *english != '\0' ? english : code;
    }
  return what == PR_NAMED_STEP ? PR_OF ("hidden step", code) : code;
}

const char *
pr_shown_thing (const pr_world *w, uint32_t thing)
{
  bool condition = w->things[thing].system == PR_NONE16;
  return pr_shown (w, condition ? PR_NAMED_CONDITION : PR_NAMED_SYSTEM,
                   pr_world_thing_name (w, thing));
}

const char *
pr_title (const pr_world *w)
{
  return pr_shown (w, PR_NAMED_SCENARIO, w->name);
}
