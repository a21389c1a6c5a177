/* Names in three languages: of procedures, and what names.csv names. */
#include "compile/compiler.h"

#include "scenario/choices.h"

static const pr_ref refs[PR_N_NAMED] = { [PR_NAMED_STEP] = PR_REF_NAMED_STEP,
                                         [PR_NAMED_ROLE] = PR_REF_ROLE,
                                         [PR_NAMED_POOL] = PR_REF_POOL,
                                         [PR_NAMED_GROUP] = PR_REF_PROCEDURES,
                                         [PR_NAMED_KIND] = PR_REF_KIND };

static void
add_name (pr_compiler *c, pr_named_what what, const char *code, const char *const *names)
{
  pr_shown_name *s = &c->w->shown[c->w->n_shown++];
  s->what = (uint8_t) what;
  s->code = g_strdup (code);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    s->name[k] = g_strdup (names[k]);
}

/* The codes there are. Free with pr_names_free. */
static pr_names *
codes_of (pr_compiler *c, pr_named_what what)
{
  pr_names *codes = pr_names_new ();
  const pr_world *w = c->w;
  if (what == PR_NAMED_STEP)
    for (uint16_t i = 0; i < w->n_shown_steps; i++)
      pr_names_add (codes, w->steps[i].name);
  if (what == PR_NAMED_ROLE)
    for (uint16_t i = 0; i < w->n_roles; i++)
      pr_names_add (codes, w->roles[i]);
  if (what == PR_NAMED_POOL)
    for (uint16_t i = 0; i < w->n_kinds; i++)
      pr_names_add (codes, w->kinds[i]);
  if (what == PR_NAMED_GROUP)
    for (uint16_t i = 0; i < w->n_procedures; i++)
      pr_names_add (codes, w->procedures[i].group);
  if (what == PR_NAMED_KIND)
    for (guint i = 0; i < pr_names_length (c->kinds); i++)
      pr_names_add (codes, pr_names_get (c->kinds, i));
  pr_names_sort (codes);
  return codes;
}

static void
read_row (pr_compiler *c, gsize row, pr_names *const *codes)
{
  const char *code = CELL (c, NAMES, row, CODE)->text;
  if (BAD (c, NAMES, row, WHAT))
    return;
  int what = CELL (c, NAMES, row, WHAT)->v.choice;
  if (pr_names_find (codes[what], code) < 0)
    {
      pr_unknown (c, PR_TABLE_NAMES, row, PR_NAMES_CODE, refs[what], code,
                  (const char *const *) codes[what]->names->pdata, pr_names_length (codes[what]));
      return;
    }
  const char *const names[PR_N_LANGUAGES]
      = { [PR_LANGUAGE_EN] = CELL (c, NAMES, row, NAME)->text,
          [PR_LANGUAGE_VI] = CELL (c, NAMES, row, NAME_VI)->text,
          [PR_LANGUAGE_FR] = CELL (c, NAMES, row, NAME_FR)->text };
  add_name (c, (pr_named_what) what, code, names);
}

void
pr_compile_shown_names (pr_compiler *c)
{
  gsize n = ROWS (c, NAMES), n_procedures = ROWS (c, PROCEDURES);
  pr_names *codes[PR_N_NAMED];
  c->w->shown = g_new0 (pr_shown_name, n + n_procedures + 1);
  for (gsize row = 0; row < n_procedures; row++)
    add_name (c, PR_NAMED_PROCEDURE, CELL (c, PROCEDURES, row, CODE)->text,
              (const char *const[PR_N_LANGUAGES]){
                  [PR_LANGUAGE_EN] = CELL (c, PROCEDURES, row, NAME)->text,
                  [PR_LANGUAGE_VI] = CELL (c, PROCEDURES, row, NAME_VI)->text,
                  [PR_LANGUAGE_FR] = CELL (c, PROCEDURES, row, NAME_FR)->text });
  for (int what = 0; what < PR_N_NAMED; what++)
    codes[what] = codes_of (c, (pr_named_what) what);
  for (gsize row = 0; row < n; row++)
    read_row (c, row, codes);
  for (int what = 0; what < PR_N_NAMED; what++)
    pr_names_free (codes[what]);
}
