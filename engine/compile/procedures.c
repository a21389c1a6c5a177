/* Procedures: limits, who decides, priorities. */
#include "scenario/limits.h"
#include "compile/select.h"

#include <string.h>

static void
read_limit (const pr_limit *limit, pr_limit_kind *rule, int32_t *days)
{
  *rule = limit->kind;
  *days = limit->n;
}

static bool
same_text (const pr_compiler *c, pr_table_id table, int column, gsize a, gsize b)
{
  return strcmp (pr_compiler_cell (c, table, a, column)->text,
                 pr_compiler_cell (c, table, b, column)->text)
         == 0;
}

static void
decide_by_kind (pr_compiler *c, pr_table_id table, gsize row, int column, const pr_selector *homes,
                uint16_t *deciding, int kind)
{
  const pr_world *w = c->w;
  uint16_t serving = pr_serving_row (c, kind);
  uint16_t unserved = 0, first = 0;
  for (uint16_t home = 0; home < w->n_places; home++)
    {
      uint16_t place = w->serving[(gsize) serving * w->n_places + home];
      if (place == PR_NONE16 && home < w->n_units
          && pr_selector_match (c, homes, home) != PR_FORCE_NONE && unserved++ == 0)
        first = home;
      deciding[home] = place != PR_NONE16 ? place : home;
    }
  if (unserved > 0 && pr_table_in_error (c, PR_TABLE_AUTHORITIES))
    return;                                       /* the cause has been reported */
  for (gsize i = 0; i < row && unserved > 0; i++) /* reported once for each kind and selector */
    if (same_text (c, table, column, i, row)
        && (table != PR_TABLE_PHASES || same_text (c, table, PR_PHASES_WHERE, i, row)))
      return;
  if (unserved == 1)
    pr_fault (c, table, row, column, _ ("no '%s' serves unit %s"),
              pr_names_get (c->kinds, (guint) kind), w->places[first].code);
  else if (unserved > 1)
    pr_fault (c, table, row, column,
              NGETTEXT ("no '%s' serves unit %s, nor %d other",
                        "no '%s' serves unit %s, nor %d others", unserved - 1u),
              pr_names_get (c->kinds, (guint) kind), w->places[first].code, unserved - 1);
}

void
pr_read_deciding (pr_compiler *c, pr_table_id table, gsize row, int column,
                  const char *const *words, const pr_selector *homes, uint16_t *deciding)
{
  const pr_world *w = c->w;
  const char *text = pr_compiler_cell (c, table, row, column)->text;
  int code = pr_names_find (c->codes, text), kind = pr_names_find (c->kinds, text);
  uint16_t all = PR_BY_OFFICE;
  if (g_strv_contains (words, text))
    all = strcmp (text, "filing") == 0 ? PR_BY_FILING : PR_BY_OFFICE;
  else if (code >= 0)
    all = (uint16_t) code;
  for (uint16_t home = 0; home < w->n_places; home++)
    deciding[home] = all;
  if (all != PR_BY_OFFICE || g_strv_contains (words, text))
    return;
  if (kind >= 0)
    {
      decide_by_kind (c, table, row, column, homes, deciding, kind);
      return;
    }
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) words[i]);
  for (guint i = 0; i < pr_names_length (c->kinds); i++)
    g_ptr_array_add (names, (gpointer) pr_names_get (c->kinds, i));
  for (uint16_t i = w->n_units; i < w->n_places; i++)
    g_ptr_array_add (names, w->places[i].code);
  pr_unknown (c, table, row, column,
              column == PR_PHASES_OFFICE && table == PR_TABLE_PHASES ? PR_REF_OFFICE
                                                                     : PR_REF_DECIDING,
              text, (const char *const *) names->pdata, names->len);
}

/* The same in all phases, until pr_compile_phases() has read what changes. */
static void
read_decided_by (pr_compiler *c, gsize row, pr_procedure *p)
{
  static const char *const words[] = { "home", "filing", NULL };
  static const pr_selector all = { PR_FORCE_ALL, -1, -1 };
  const pr_world *w = c->w;
  p->deciding = g_new (uint16_t, (gsize) w->n_phases * w->n_places + 1);
  pr_read_deciding (c, PR_TABLE_PROCEDURES, row, PR_PROCEDURES_DECIDED_BY, words, &all,
                    p->deciding);
  for (uint8_t k = 1; k < w->n_phases; k++)
    memcpy (p->deciding + (gsize) k * w->n_places, p->deciding, w->n_places * sizeof *p->deciding);
}

/* A visit files nothing, so that nothing can be due, missing or sent. */
static void
check_visit (pr_compiler *c, gsize row, const pr_procedure *p)
{
  if (!p->visit)
    return;
  if (p->limit[0] != PR_LIMIT_NONE)
    FAULT (c, PROCEDURES, row, LIMIT, _ ("'%s' is a visit, which has no legal limit"), p->code);
  if (CELL (c, PROCEDURES, row, LIMIT_DIFFICULT)->given && p->limit[1] != PR_LIMIT_NONE)
    FAULT (c, PROCEDURES, row, LIMIT_DIFFICULT, _ ("'%s' is a visit, which has no legal limit"),
           p->code);
  if (p->incomplete > 0)
    FAULT (c, PROCEDURES, row, INCOMPLETE, _ ("'%s' is a visit, which needs no supplement"),
           p->code);
  if (CELL (c, PROCEDURES, row, ONLINE)->v.number > 0)
    FAULT (c, PROCEDURES, row, ONLINE, _ ("'%s' is a visit, which is always at the counter"),
           p->code);
  if (CELL (c, PROCEDURES, row, POST)->v.number > 0)
    FAULT (c, PROCEDURES, row, POST, _ ("'%s' is a visit, which is always at the counter"),
           p->code);
}

/* Reported once, for all procedures. */
static void
check_legal_calendar (pr_compiler *c, gsize row, const pr_procedure *p)
{
  if ((p->limit[0] == PR_LIMIT_NONE && p->limit[1] == PR_LIMIT_NONE) || c->needs_legal
      || !pr_legal_calendar_missing (c))
    return;
  c->needs_legal = true;
  pr_fault (c, PR_TABLE_PROCEDURES, row,
            p->limit[0] != PR_LIMIT_NONE ? PR_PROCEDURES_LIMIT : PR_PROCEDURES_LIMIT_DIFFICULT,
            _ ("a limit needs working days: name their calendar as the rule legal_calendar in "
               "rules.csv"));
}

static void
read_procedure (pr_compiler *c, gsize row, pr_procedure *p)
{
  const pr_cell *difficult = CELL (c, PROCEDURES, row, LIMIT_DIFFICULT);
  p->code = g_strdup (CELL (c, PROCEDURES, row, CODE)->text);
  p->name = g_strdup (CELL (c, PROCEDURES, row, NAME)->text);
  p->group = g_strdup (CELL (c, PROCEDURES, row, GROUP)->text);
  p->visit = CELL (c, PROCEDURES, row, KIND)->v.choice == PR_PROCEDURE_VISIT;
  int flow = REFER (c, PROCEDURES, row, WORKFLOW, PR_REF_WORKFLOW, c->workflows);
  p->workflow = flow >= 0 ? (uint16_t) flow : PR_NONE16;
  read_limit (&CELL (c, PROCEDURES, row, LIMIT)->v.limit, &p->limit[0], &p->limit_days[0]);
  read_limit (difficult->given ? &difficult->v.limit : &CELL (c, PROCEDURES, row, LIMIT)->v.limit,
              &p->limit[1], &p->limit_days[1]);
  p->incomplete = CELL (c, PROCEDURES, row, INCOMPLETE)->v.number;
  read_decided_by (c, row, p);
  check_visit (c, row, p);
  check_legal_calendar (c, row, p);
}

void
pr_compile_procedures (pr_compiler *c)
{
  pr_world *w = c->w;
  for (gsize i = 0; i < ROWS (c, PROCEDURES); i++)
    if (*CELL (c, PROCEDURES, i, CODE)->text != '\0')
      pr_names_add (c->procedures, CELL (c, PROCEDURES, i, CODE)->text);
  pr_names_sort (c->procedures);
  w->n_procedures = (uint16_t) MIN (pr_names_length (c->procedures), PR_NONE16 - 1);
  if ((double) w->n_procedures * w->n_places * w->n_phases > PR_MOST_OFFICES)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_PROCEDURES].file }),
                _ ("%u procedures at %u places in %u phases are too many"), w->n_procedures,
                w->n_places, w->n_phases);
      w->n_phases = 1;
    }
  w->procedures = g_new0 (pr_procedure, w->n_procedures + 1);
  c->procedure_row = g_new0 (gsize, w->n_procedures + 1);
  for (gsize i = 0; i < ROWS (c, PROCEDURES); i++)
    {
      int at = pr_names_find (c->procedures, CELL (c, PROCEDURES, i, CODE)->text);
      if (at < 0 || at >= w->n_procedures || w->procedures[at].code != NULL)
        continue;
      c->procedure_row[at] = i;
      read_procedure (c, i, &w->procedures[at]);
    }
  pr_compile_groups (c);
  pr_compile_priorities (c);
}
