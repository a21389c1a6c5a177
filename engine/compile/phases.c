/* Phases: who receives and decides, and by which channels, from a date on.
 *
 * A phase begins at every date on which one of these or a rule of law changes. In a
 * phase each attribute of a procedure at a home unit comes from the rows that say
 * something about it: of rows with the same selectors the latest in force counts,
 * and among these the most particular.
 */
#include "scenario/limits.h"
#include "compile/rows-at.h"

#include <string.h>

#define MOST_PHASES 32
#define ALL_CHANNELS 7

static const char *const office_words[] = { "unit", NULL };
static const char *const deciding_words[] = { "home", "filing", NULL };

static int
compare_times (gconstpointer a, gconstpointer b)
{
  pr_time x = *(const pr_time *) a, y = *(const pr_time *) b;
  return x < y ? -1 : x > y;
}

pr_time
pr_begins (const pr_compiler *c, const pr_cell *from)
{
  if (!from->given || from->v.day - c->w->epoch <= c->begin_day)
    return INT64_MIN;
  return (pr_time) (from->v.day - c->w->epoch) * PR_DAY;
}

static void
add_dates (pr_compiler *c, pr_table_id table, int column, GArray *times)
{
  for (gsize i = 0; i < c->t->table[table].n; i++)
    {
      const pr_cell *from = pr_compiler_cell (c, table, i, column);
      pr_time at = pr_begins (c, from);
      if (!from->given || pr_cell_bad (c, table, i, column) || !c->window_known)
        continue;
      if (table == PR_TABLE_PHASES && from->v.day - c->w->epoch < c->begin_day)
        pr_fault (c, table, i, column,
                  _ ("%s is before the first day that is simulated; leave it blank for what holds "
                     "from the beginning"),
                  from->text);
      else if (at >= pr_compiler_end (c))
        pr_caution (c, table, i, column, _ ("this row has no effect: it begins after the end"));
      else if (at != INT64_MIN && at < c->w->end)
        g_array_append_val (times, at);
    }
}

void
pr_compile_dates (pr_compiler *c)
{
  pr_world *w = c->w;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (pr_time));
  pr_time beginning = INT64_MIN;
  g_array_append_val (times, beginning);
  add_dates (c, PR_TABLE_PHASES, PR_PHASES_FROM, times);
  add_dates (c, PR_TABLE_RULES, PR_RULES_FROM, times);
  g_array_sort (times, compare_times);
  w->phase_at = g_new (pr_time, times->len);
  for (guint i = 0; i < times->len; i++)
    {
      pr_time at = g_array_index (times, pr_time, i);
      if (w->n_phases > 0 && w->phase_at[w->n_phases - 1] == at)
        continue;
      if (w->n_phases == MOST_PHASES)
        {
          pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_PHASES].file }),
                    _ ("more than %d dates on which who decides or a rule of law changes"),
                    MOST_PHASES);
          return;
        }
      w->phase_at[w->n_phases++] = at;
    }
}

/* A row of phases.csv, as read. */
typedef struct {
  pr_procedure_selector procedures;
  pr_selector where;
  pr_time at;
  pr_day day;                  /* as written, INT32_MIN if blank */
  uint16_t *office, *deciding; /* [n_places]; NULL if not given */
  uint8_t channels;            /* 0 if not given */
  bool wins, told;             /* told: its clash with another has been reported */
} phase_row;

static uint16_t *
read_places (pr_compiler *c, gsize row, int column, const char *const *words,
             const pr_selector *homes)
{
  if (!pr_compiler_cell (c, PR_TABLE_PHASES, row, column)->given)
    return NULL;
  uint16_t *places = g_new (uint16_t, c->w->n_places + 1);
  pr_read_deciding (c, PR_TABLE_PHASES, row, column, words, homes, places);
  return places;
}

static phase_row *
read_rows (pr_compiler *c)
{
  gsize n = ROWS (c, PHASES);
  phase_row *rows = g_new0 (phase_row, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      phase_row *r = &rows[i];
      const pr_cell *where = CELL (c, PHASES, i, WHERE);
      r->procedures = pr_procedures_read (c, PR_TABLE_PHASES, i, PR_PHASES_PROCEDURES);
      if (!pr_selector_read (c, PR_TABLE_PHASES, i, PR_PHASES_WHERE, where->text, &r->where))
        r->where.force = PR_FORCE_NONE;
      if (pr_selects_kind (&r->where)
          || (r->where.force == PR_FORCE_CODE && r->where.what >= (int) c->w->n_units))
        {
          FAULT (c, PHASES, i, WHERE, _ ("'%s' is no unit; a phase is about home units"),
                 where->text);
          r->where.force = PR_FORCE_NONE;
        }
      r->at = pr_begins (c, CELL (c, PHASES, i, FROM));
      r->day = CELL (c, PHASES, i, FROM)->given ? CELL (c, PHASES, i, FROM)->v.day : INT32_MIN;
      r->office = read_places (c, i, PR_PHASES_OFFICE, office_words, &r->where);
      r->deciding = read_places (c, i, PR_PHASES_DECIDED_BY, deciding_words, &r->where);
      if (CELL (c, PHASES, i, CHANNELS)->given)
        r->channels = (uint8_t) CELL (c, PHASES, i, CHANNELS)->v.bits;
    }
  return rows;
}

static void
rows_free (phase_row *rows, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_free (rows[i].office);
      g_free (rows[i].deciding);
    }
  g_free (rows);
}

typedef enum { OFFICE, DECIDING, CHANNELS, N_ATTRIBUTES } attribute;

static bool
says (const phase_row *r, attribute a)
{
  return a == OFFICE ? r->office != NULL : a == DECIDING ? r->deciding != NULL : r->channels != 0;
}

/* The row that says what holds; NULL if none does. Reports a clash once for a pair of rows. */
static phase_row *
winner (pr_compiler *c, phase_row *rows, const pr_rows_at *at, attribute a, const pr_procedure *p,
        uint16_t home, pr_time now)
{
  pr_claim claim;
  pr_claim_begin (&claim);
  pr_rows_walk walk = pr_rows_at_place (c, at, home);
  for (gsize i; pr_rows_next (&walk, &i);)
    {
      if (rows[i].at > now || !says (&rows[i], a))
        continue;
      pr_force procedures = pr_procedures_match (&rows[i].procedures, p),
               where = rows[i].where.force;
      if (procedures == PR_FORCE_NONE)
        continue;
      if (claim.row != G_MAXSIZE && claim.other == G_MAXSIZE && procedures == claim.procedures
          && where == claim.where && rows[i].day < rows[claim.row].day)
        continue; /* an earlier row with the same selectors */
      pr_claim_add (&claim, procedures, where, i);
    }
  if (claim.row == G_MAXSIZE)
    return NULL;
  phase_row *r = &rows[claim.row];
  if (claim.other != G_MAXSIZE && !r->told)
    {
      r->told = true;
      const pr_cell *other = CELL (c, PHASES, claim.other, PROCEDURES);
      FAULT (c, PHASES, claim.row, PROCEDURES,
             _ ("this row and %s:%d both speak of '%s' at %s, and neither is more particular"),
             other->pos.file, other->pos.line, p->code, c->w->places[home].code);
    }
  r->wins = true;
  return r;
}

static void
fill_phase (pr_compiler *c, phase_row *rows, const pr_rows_at *at, pr_procedure *p, uint8_t phase)
{
  const pr_world *w = c->w;
  for (uint16_t home = 0; home < w->n_units; home++)
    {
      size_t i = (size_t) phase * w->n_places + home;
      pr_time now = w->phase_at[phase];
      const phase_row *office = winner (c, rows, at, OFFICE, p, home, now),
                      *deciding = winner (c, rows, at, DECIDING, p, home, now),
                      *channels = winner (c, rows, at, CHANNELS, p, home, now);
      if (office != NULL && office->office[home] != PR_BY_OFFICE)
        p->office[i] = office->office[home];
      if (deciding != NULL)
        p->deciding[i] = deciding->deciding[home];
      if (channels != NULL)
        p->channels[i] = channels->channels;
    }
}

/* Every unit is its own office, and all channels are open. */
static void
make_offices (const pr_world *w, pr_procedure *p)
{
  size_t n = (size_t) w->n_phases * w->n_places;
  p->office = g_new (uint16_t, n + 1);
  p->channels = g_malloc (n + 1);
  memset (p->channels, ALL_CHANNELS, n);
  for (size_t i = 0; i < n; i++)
    p->office[i] = (uint16_t) (i % w->n_places);
}

/* If the home decides, its office does. */
static void
decide_by_office (const pr_world *w, pr_procedure *p)
{
  for (size_t i = 0; i < (size_t) w->n_phases * w->n_places; i++)
    if (p->deciding[i] == PR_BY_OFFICE)
      p->deciding[i] = (uint16_t) (p->office != NULL ? p->office[i] : i % w->n_places);
}

void
pr_compile_phases (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, PHASES);
  phase_row *rows = read_rows (c);
  g_autoptr (pr_rows_at) at = pr_rows_at_new ();
  for (gsize i = 0; i < n; i++)
    pr_rows_at_add (at, &rows[i].where, i);
  double work = pr_rows_at_pairs (c, at, w->n_units) * w->n_procedures * w->n_phases;
  if (work > PR_MOST_WORK)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_PHASES].file }),
              _ ("%zu rows for %u procedures, %u units and %u phases are too many"), n,
              w->n_procedures, w->n_units, w->n_phases);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      pr_procedure *p = &w->procedures[i];
      if (n > 0 && work <= PR_MOST_WORK)
        {
          make_offices (w, p);
          for (uint8_t k = 0; k < w->n_phases; k++)
            fill_phase (c, rows, at, p, k);
        }
      decide_by_office (w, p);
    }
  for (gsize i = 0; i < n; i++)
    if (!rows[i].wins && rows[i].at < w->end)
      CAUTION (c, PHASES, i, PROCEDURES,
               _ ("this row has no effect: wherever it holds another one is more particular"));
  rows_free (rows, n);
}
