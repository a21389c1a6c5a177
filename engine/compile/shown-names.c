/* Names in three languages: of the scenario, of procedures, and what names.csv names. */
#include "compile/compiler.h"

#include "scenario/choices.h"

/* Where the codes of each kind of thing are, and what is said of another. */
static const struct {
  pr_ref ref;
  struct {
    pr_table_id table;
    int column;
  } in[2];
} named[PR_N_NAMED_CODES] = {
#define IN(T, C)                                                                                   \
  {                                                                                                \
    PR_TABLE_##T, PR_##T##_##C                                                                     \
  }
  [PR_NAMED_STEP] = { PR_REF_NAMED_STEP, { IN (WORKFLOWS, STEP) } },
  [PR_NAMED_ROLE] = { PR_REF_ROLE, { IN (POOLS, ROLES) } },
  [PR_NAMED_POOL] = { PR_REF_POOL, { IN (POOLS, POOL) } },
  [PR_NAMED_GROUP] = { PR_REF_PROCEDURES, { IN (PROCEDURES, GROUP) } },
  [PR_NAMED_KIND] = { PR_REF_KIND, { IN (AUTHORITIES, KIND) } },
  [PR_NAMED_WORKFLOW] = { PR_REF_WORKFLOW, { IN (WORKFLOWS, WORKFLOW) } },
  [PR_NAMED_CALENDAR] = { PR_REF_CALENDAR, { IN (CALENDARS, CALENDAR) } },
  [PR_NAMED_TIER] = { PR_REF_TIER, { IN (TIERS, TIER) } },
  [PR_NAMED_SYSTEM] = { PR_REF_SYSTEM, { IN (SYSTEMS, SYSTEM) } },
  [PR_NAMED_CONDITION] = { PR_REF_CONDITION, { IN (READINESS, CONDITION) } },
  [PR_NAMED_INCIDENT] = { PR_REF_INCIDENT, { IN (INCIDENTS, INCIDENT) } },
  [PR_NAMED_CREW] = { PR_REF_NAMED_CREW, { IN (CREWS, CREW), IN (CREWS, KIND) } },
  [PR_NAMED_SKILL] = { PR_REF_SKILL, { IN (SKILLS, SKILL) } },
  [PR_NAMED_ACTIVITY] = { PR_REF_ACTIVITY, { IN (ACTIVITIES, ACTIVITY) } },
  [PR_NAMED_VENUE] = { PR_REF_VENUE, { IN (VENUES, VENUE) } },
  [PR_NAMED_COURSE] = { PR_REF_COURSE, { IN (COURSES, COURSE) } },
  [PR_NAMED_MEASURE] = { PR_REF_MEASURE, { IN (MEASURES, MEASURE) } },
  [PR_NAMED_RESERVE] = { PR_REF_RESERVE, { IN (RESERVES, RESERVE) } },
#undef IN
};

static void
add_name (pr_compiler *c, pr_named_what what, const char *code, const char *const *names)
{
  pr_shown_name *s = &c->w->shown[c->w->n_shown++];
  s->what = (uint8_t) what;
  s->code = g_strdup (code);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    s->name[k] = g_strdup (names[k]);
}

static void
add_codes (pr_compiler *c, pr_names *codes, pr_table_id table, int column)
{
  for (gsize row = 0; row < c->t->table[table].n; row++)
    {
      const pr_cell *cell = pr_compiler_cell (c, table, row, column);
      bool several = pr_schema[table].columns[column].type == PR_COL_NAMES;
      if (!several && *cell->text != '\0')
        pr_names_add (codes, cell->text);
      for (char **name = several ? cell->v.names : NULL; name != NULL && *name != NULL; name++)
        pr_names_add (codes, *name);
    }
}

/* The codes there are. Free with pr_names_free. */
static pr_names *
codes_of (pr_compiler *c, pr_named_what what)
{
  pr_names *codes = pr_names_new ();
  add_codes (c, codes, named[what].in[0].table, named[what].in[0].column);
  if (named[what].in[1].column != 0)
    add_codes (c, codes, named[what].in[1].table, named[what].in[1].column);
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
      if (c->t->overlaid)
        return;
      g_autofree char *words = pr_unknown_words (c, named[what].ref, code,
                                                 (const char *const *) codes[what]->names->pdata,
                                                 pr_names_length (codes[what]));
      CAUTION (c, NAMES, row, CODE, _ ("a name that is never shown: %s"), words);
      return;
    }
  const char *const names[PR_N_LANGUAGES]
      = { [PR_LANGUAGE_EN] = CELL (c, NAMES, row, NAME)->text,
          [PR_LANGUAGE_VI] = CELL (c, NAMES, row, NAME_VI)->text,
          [PR_LANGUAGE_FR] = CELL (c, NAMES, row, NAME_FR)->text };
  add_name (c, (pr_named_what) what, code, names);
}

/* Those of scenario.ini: the code is the text in English. */
static void
add_titles (pr_compiler *c)
{
  for (gsize i = 0; i < PR_N_INI_TEXTS; i++)
    {
      const char *names[PR_N_LANGUAGES] = { [PR_LANGUAGE_EN] = "" };
      for (int k = PR_LANGUAGE_EN + 1; k < PR_N_LANGUAGES; k++)
        names[k] = c->t->ini[pr_ini_texts[i][k]].text;
      add_name (c, i == 0 ? PR_NAMED_SCENARIO : PR_NAMED_PURPOSE,
                c->t->ini[pr_ini_texts[i][PR_LANGUAGE_EN]].text, names);
    }
}

void
pr_compile_shown_names (pr_compiler *c)
{
  gsize n = ROWS (c, NAMES), n_procedures = ROWS (c, PROCEDURES);
  pr_names *codes[PR_N_NAMED_CODES];
  c->w->shown = g_new0 (pr_shown_name, n + n_procedures + PR_N_INI_TEXTS);
  add_titles (c);
  for (gsize row = 0; row < n_procedures; row++)
    add_name (c, PR_NAMED_PROCEDURE, CELL (c, PROCEDURES, row, CODE)->text,
              (const char *const[PR_N_LANGUAGES]){
                  [PR_LANGUAGE_EN] = CELL (c, PROCEDURES, row, NAME)->text,
                  [PR_LANGUAGE_VI] = CELL (c, PROCEDURES, row, NAME_VI)->text,
                  [PR_LANGUAGE_FR] = CELL (c, PROCEDURES, row, NAME_FR)->text });
  for (int what = 0; what < PR_N_NAMED_CODES; what++)
    codes[what] = codes_of (c, (pr_named_what) what);
  for (gsize row = 0; row < n; row++)
    read_row (c, row, codes);
  for (int what = 0; what < PR_N_NAMED_CODES; what++)
    pr_names_free (codes[what]);
}
