/* Incidents: one row of the world for each thing that an incident strikes. */
#include "scenario/limits.h"
#include "compile/rows-at.h"

#include "kernel/rng.h"

#include <math.h>
#include <string.h>

typedef struct {
  int system, crew; /* crew: its kind, -1 without one */
  pr_selector where;
  bool bad, strikes;
  struct namesakes *of_name; /* NULL: bad */
} incident_row;

/* The rows of one incident of one system. */
typedef struct namesakes {
  pr_rows_at *at; /* those of some places */
  gsize all;      /* the one of all places, authorities as well; G_MAXSIZE: none */
} namesakes;

static pr_time
instant (const pr_compiler *c, const pr_cell *cell, pr_time blank, bool whole_day)
{
  if (!cell->given)
    return blank;
  pr_time clock = cell->v.instant.clock;
  return (pr_time) (cell->v.instant.day - c->w->epoch) * PR_DAY
         + (clock >= 0  ? clock
            : whole_day ? PR_DAY
                        : 0);
}

static pr_dist *
copy_dist (const pr_cell *cell)
{
  if (!cell->given)
    return NULL;
  pr_dist *d = g_new (pr_dist, 1);
  pr_dist_copy (d, &cell->v.dist);
  return d;
}

static void
check_times (pr_compiler *c, gsize row, incident_row *r)
{
  const pr_cell *start = CELL (c, INCIDENTS, row, START), *every = CELL (c, INCIDENTS, row, EVERY);
  if (start->given == every->given)
    {
      pr_error (c->diag, CELL (c, INCIDENTS, row, INCIDENT)->pos,
                start->given ? _ ("start and every together: it has a date, or it is random")
                             : _ ("when? give start, or every for one that is random"));
      r->bad = true;
    }
  if (start->given
      && (CELL (c, INCIDENTS, row, FROM)->given || CELL (c, INCIDENTS, row, UNTIL)->given))
    FAULT (c, INCIDENTS, row, START, _ ("from and until are for one that is random"));
  if (start->given && instant (c, start, 0, false) >= pr_compiler_end (c))
    CAUTION (c, INCIDENTS, row, START, _ ("this row has no effect: it is after the end"));
  if (start->given && instant (c, start, 0, false) < c->w->begin)
    CAUTION (c, INCIDENTS, row, START, _ ("this row has no effect: it is before the beginning"));
}

/* What is one for the nation is down at the same times in every province, whatever happens. */
static void
check_nation (pr_compiler *c, gsize row, incident_row *r)
{
  const char *name = c->w->systems[r->system].name;
  bool operating = CELL (c, INCIDENTS, row, CLOCK)->v.choice == PR_CLOCK_OPERATING;
  if (!c->w->systems[r->system].nation)
    return;
  if (r->crew >= 0)
    FAULT (c, INCIDENTS, row, CREW, _ ("'%s' is one for the nation and is mended without crews"),
           name);
  if (operating)
    FAULT (c, INCIDENTS, row, CLOCK, _ ("'%s' is one for the nation and goes by the calendar"),
           name);
  r->bad = r->crew >= 0 || operating;
}

static void
read_row (pr_compiler *c, gsize row, incident_row *r)
{
  const pr_cell *crew = CELL (c, INCIDENTS, row, CREW), *where = CELL (c, INCIDENTS, row, WHERE);
  r->system = REFER (c, INCIDENTS, row, SYSTEM, PR_REF_SYSTEM, c->systems);
  r->crew = crew->given ? REFER (c, INCIDENTS, row, CREW, PR_REF_CREW, c->crew_kinds) : -1;
  r->bad = r->system < 0 || (crew->given && r->crew < 0) || BAD (c, INCIDENTS, row, REPAIR)
           || !pr_selector_read (c, PR_TABLE_INCIDENTS, row, PR_INCIDENTS_WHERE, where->text,
                                 &r->where);
  check_times (c, row, r);
  if (!r->bad)
    check_nation (c, row, r);
  if (!r->bad && c->w->systems[r->system].shared && r->where.force != PR_FORCE_ALL
      && r->where.force != PR_FORCE_PROVINCE)
    {
      FAULT (c, INCIDENTS, row, WHERE, _ ("'%s' is one system for the whole province"),
             c->w->systems[r->system].name);
      r->bad = true;
    }
}

/* Whether a crew of the kind can ever come to the place. */
static bool
reachable (const pr_world *w, uint16_t kind, uint16_t place)
{
  for (uint16_t i = 0; i < w->n_crews; i++)
    {
      const pr_crew *crew = &w->crews[i];
      pr_time opens = pr_cal_next_open (w->calendars[crew->calendar], w->begin);
      if (crew->kind == kind && opens < w->end
          && pr_crew_travel (w, crew, crew->base, place) != PR_NEVER)
        return true;
    }
  return false;
}

static void
add_incident (pr_compiler *c, gsize row, incident_row *r, uint32_t thing)
{
  pr_world *w = c->w;
  const pr_cell *slow = CELL (c, INCIDENTS, row, SLOW);
  const pr_thing *t = &w->things[thing];
  uint16_t place = t->place,
           province = place != PR_NONE16 ? w->places[place].province : t->province,
           kind = r->crew >= 0 ? pr_crew_kind (w, r->crew, province) : PR_NONE16;
  const char *code = pr_thing_key (w, t);
  if (r->crew >= 0 && !reachable (w, kind, place) && !pr_table_in_error (c, PR_TABLE_CREWS))
    {
      FAULT (c, INCIDENTS, row, CREW,
             _ ("no crew of the kind '%s' can ever reach %s: by shift, coordinates and boat"),
             w->crew_kinds[kind], place != PR_NONE16 ? code : _ ("the province's system"));
      r->bad = true;
      return;
    }
  if (w->n_incidents % 64 == 0)
    w->incidents = g_renew (pr_incident, w->incidents, w->n_incidents + 64);
  uint64_t hash = pr_hash_string (PR_HASH_SEED, CELL (c, INCIDENTS, row, INCIDENT)->text);
  hash = pr_hash_string (hash, w->systems[r->system].name);
  w->incidents[w->n_incidents++]
      = (pr_incident){ .name = g_strdup (CELL (c, INCIDENTS, row, INCIDENT)->text),
                       .thing = thing,
                       .start = instant (c, CELL (c, INCIDENTS, row, START), PR_NEVER, false),
                       .every = copy_dist (CELL (c, INCIDENTS, row, EVERY)),
                       .operating = CELL (c, INCIDENTS, row, CLOCK)->v.choice == PR_CLOCK_OPERATING,
                       .from = instant (c, CELL (c, INCIDENTS, row, FROM), INT64_MIN, false),
                       .until = instant (c, CELL (c, INCIDENTS, row, UNTIL), PR_NEVER, true),
                       .slow = slow->given ? slow->v.number : 0,
                       .repair = copy_dist (CELL (c, INCIDENTS, row, REPAIR)),
                       .crew_kind = kind,
                       .hash = pr_hash_finish (pr_hash_string (hash, code)) };
  r->strikes = true;
}

static void
namesakes_free (gpointer p)
{
  namesakes *n = p;
  pr_rows_at_free (n->at);
  g_free (n);
}

/* Rows by incident and system. Free with g_hash_table_unref. */
static GHashTable *
find_namesakes (const pr_compiler *c, incident_row *rows)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, namesakes_free);
  for (gsize row = 0; row < ROWS (c, INCIDENTS); row++)
    {
      if (rows[row].bad)
        continue;
      g_autofree char *key
          = g_strdup_printf ("%d %s", rows[row].system, CELL (c, INCIDENTS, row, INCIDENT)->text);
      namesakes *n = g_hash_table_lookup (all, key);
      if (n == NULL)
        {
          n = g_new (namesakes, 1);
          *n = (namesakes){ pr_rows_at_new (), G_MAXSIZE };
          g_hash_table_insert (all, g_steal_pointer (&key), n);
        }
      if (rows[row].where.force != PR_FORCE_ALL)
        pr_rows_at_add (n->at, &rows[row].where, row);
      else if (n->all == G_MAXSIZE)
        n->all = row;
      rows[row].of_name = n;
    }
  return all;
}

/* The row of the incident that counts at a place. One that turns out to be bad leaves it to the
 * others. */
static gsize
winner (const pr_compiler *c, const incident_row *rows, gsize row, uint16_t place)
{
  const namesakes *n = rows[row].of_name;
  gsize best = n->all != G_MAXSIZE && !rows[n->all].bad ? n->all : G_MAXSIZE;
  pr_force force = PR_FORCE_ALL;
  pr_rows_walk walk = pr_rows_at_place (c, n->at, place);
  for (gsize i; pr_rows_next (&walk, &i);)
    if (!rows[i].bad && rows[i].where.force > force)
      {
        force = rows[i].where.force;
        best = i;
      }
  return best;
}

/* The places that a row names: [*n] uint16_t; NULL: all. */
static const uint16_t *
named_places (pr_compiler *c, const incident_row *r, guint *n)
{
  *n = c->w->n_places;
  if (r->where.force == PR_FORCE_ALL)
    return NULL;
  const GArray *places = pr_selector_places (c, &r->where);
  *n = places->len;
  return (const uint16_t *) (gconstpointer) places->data;
}

/* struck: [n_things] the last row that struck each. */
static void
strike (pr_compiler *c, incident_row *rows, gsize row, gsize *struck)
{
  const pr_world *w = c->w;
  const pr_system *s = &w->systems[rows[row].system];
  guint n;
  const uint16_t *named = named_places (c, &rows[row], &n);
  for (guint i = 0; i < n && !rows[row].bad && w->n_incidents <= PR_MOST_PICKS; i++)
    {
      uint16_t p = named != NULL ? named[i] : (uint16_t) i;
      uint32_t thing = s->thing_of[p];
      if (thing == PR_NONE32 || struck[thing] == row || winner (c, rows, row, p) != row)
        continue;
      struck[thing] = row;
      add_incident (c, row, &rows[row], thing);
    }
  if (!rows[row].strikes && !rows[row].bad)
    FAULT (c, INCIDENTS, row, WHERE, _ ("no place there has the system '%s'"), s->name);
}

void
pr_compile_incidents (pr_compiler *c)
{
  gsize n = ROWS (c, INCIDENTS);
  g_autofree incident_row *rows = g_new0 (incident_row, n + 1);
  for (gsize row = 0; row < n; row++)
    read_row (c, row, &rows[row]);
  g_autoptr (GHashTable) all = find_namesakes (c, rows);
  g_autofree gsize *struck = g_new (gsize, c->w->n_things + 1);
  memset (struck, 0xff, c->w->n_things * sizeof *struck);
  for (gsize row = 0; row < n; row++)
    if (!rows[row].bad && c->w->systems[rows[row].system].thing_of != NULL)
      strike (c, rows, row, struck);
}
