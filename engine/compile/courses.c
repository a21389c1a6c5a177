/* Courses: who is to be trained, and when their sessions are. */
#include "compile/rows-at.h"

#include "scenario/limits.h"

#include <string.h>

#define MOST_SEATS 1e8 /* bytes: what each officer has had of each course */

typedef struct {
  pr_compiler *c;
  pr_selector *selectors; /* [rows] */
  GHashTable *of_name;    /* name -> pr_rows_at: its rows */
  GArray *sessions;       /* pr_session */
  gsize *row_of;          /* [n_courses] */
  double work;            /* officers looked at, over all sessions */
  bool too_many;          /* sessions; it has been reported */
} reader;

/* Whether a more particular row of the course counts at the place. */
static bool
gives_way (const reader *r, gsize row, uint16_t place)
{
  const pr_rows_at *rows
      = g_hash_table_lookup (r->of_name, CELL (r->c, COURSES, row, COURSE)->text);
  return pr_rows_most_particular (r->c, rows, place) > r->selectors[row].force;
}

static bool
has_role (const pr_world *w, const pr_pool *pool, char **roles)
{
  for (uint16_t k = 0; k < pool->n_lines; k++)
    if (g_strv_contains ((const char *const *) roles, w->roles[w->lines[pool->lines[k]].role]))
      return true;
  return false;
}

/* Whether all roles are known; reports those that are not. */
static bool
check_roles (reader *r, gsize row, char **roles)
{
  pr_compiler *c = r->c;
  bool good = true;
  for (gsize k = 0; roles[k] != NULL; k++)
    good &= pr_refer_role (c, PR_TABLE_COURSES, row, PR_COURSES_ROLES, roles[k]) >= 0;
  return good;
}

static void
find_pools (reader *r, gsize row, pr_course *course)
{
  pr_compiler *c = r->c;
  const pr_world *w = c->w;
  char **roles = CELL (c, COURSES, row, ROLES)->v.names;
  bool found = false;
  if (r->selectors[row].force == PR_FORCE_NONE || roles == NULL || !check_roles (r, row, roles))
    return;
  g_autoptr (GArray) pools = g_array_new (FALSE, FALSE, sizeof (uint32_t));
  const GArray *places = pr_selector_places (c, &r->selectors[row]);
  for (guint k = 0; k < places->len; k++)
    {
      uint16_t p = g_array_index (places, uint16_t, k);
      const pr_place *place = &w->places[p];
      bool counts = !gives_way (r, row, p);
      for (uint32_t i = place->first_pool; i < place->first_pool + place->n_pools; i++)
        if (has_role (w, &w->pools[i], roles))
          {
            found = true;
            if (counts)
              g_array_append_val (pools, i);
          }
    }
  if (!found && !pr_pools_in_error (c))
    FAULT (c, COURSES, row, ROLES, _ ("nobody at these places has one of these roles"));
  else if (found && pools->len == 0)
    CAUTION (c, COURSES, row, WHERE,
             _ ("this row has no effect: every place it names has a more particular row"));
  course->n_pools = pools->len;
  course->pools = (uint32_t *) (gpointer) g_array_free (g_steal_pointer (&pools), FALSE);
}

/* The calendar of the first pool, before tiers close it: people are trained before they begin. */
static const pr_calendar *
calendar_of (const pr_compiler *c, const pr_course *course)
{
  const pr_world *w = c->w;
  uint16_t calendar = w->shifts[w->pools[course->pools[0]].shift].calendar;
  int base = pr_names_find (c->calendars, w->calendar_names[calendar]);
  return w->calendars[base >= 0 ? base : calendar];
}

/* Adds a session, if it takes place: -1 if it would be before the window, 1 if after it. */
static int
add_session (reader *r, gsize row, uint32_t course, int32_t day)
{
  const pr_world *w = r->c->w;
  const pr_course *of = &w->courses[course];
  pr_time from = (pr_time) day * PR_DAY + CELL (r->c, COURSES, row, BEGINS)->v.time;
  pr_session s = { from, from + CELL (r->c, COURSES, row, DURATION)->v.time, course };
  if (day == INT32_MAX || from >= w->end)
    return 1;
  if (from < w->start)
    return -1;
  for (uint32_t k = 0; k < of->n_pools; k++)
    r->work += w->pools[of->pools[k]].count;
  if (r->sessions->len <= PR_MOST_SESSIONS)
    g_array_append_val (r->sessions, s);
  return 0;
}

/* The working day, from 0 on, of the i-th of n sessions on so many days: the first is on the first
 * one, the last on the last one, and several are on one day if there are more of them. */
static int32_t
spread (int32_t i, int32_t n, int32_t days)
{
  if (n >= days)
    return (int32_t) ((int64_t) i * days / n);
  return n == 1 ? 0 : (int32_t) (((int64_t) i * (days - 1) + (n - 1) / 2) / (n - 1));
}

/* Tells how many sessions do not take place, unless that of the whole row is told elsewhere. */
static void
tell_lost (reader *r, gsize row, int32_t n, int32_t before, int32_t after)
{
  pr_compiler *c = r->c;
  const pr_cell *from = CELL (c, COURSES, row, FROM), *until = CELL (c, COURSES, row, UNTIL);
  bool all_before = until->given && (until->v.day - c->w->epoch + 1) * PR_DAY <= c->w->start;
  bool all_after = (from->v.day - c->w->epoch) * PR_DAY >= c->w->end;
  if (before > 0 && !all_before)
    CAUTION (c, COURSES, row, FROM,
             NGETTEXT ("%d of %d sessions begins before the window, and does not take place",
                       "%d of %d sessions begin before the window, and do not take place", before),
             before, n);
  if (after > 0 && !all_after && !c->t->cut_short)
    pr_caution (c, PR_TABLE_COURSES, row, until->given ? PR_COURSES_UNTIL : PR_COURSES_FROM,
                NGETTEXT ("%d of %d sessions begins after the window, and does not take place",
                          "%d of %d sessions begin after the window, and do not take place", after),
                after, n);
}

static void
add_sessions (reader *r, gsize row, uint32_t course)
{
  pr_compiler *c = r->c;
  const pr_cell *from = CELL (c, COURSES, row, FROM), *until = CELL (c, COURSES, row, UNTIL);
  int32_t n = (int32_t) CELL (c, COURSES, row, SESSIONS)->v.count;
  const pr_calendar *cal = calendar_of (c, &c->w->courses[course]);
  int32_t before = from->v.day - c->w->epoch - 1;
  if (BAD (c, COURSES, row, FROM) || BAD (c, COURSES, row, UNTIL) || BAD (c, COURSES, row, SESSIONS)
      || !c->window_known || (until->given && until->v.day < from->v.day))
    return; /* the cause has been reported */
  int32_t days
      = until->given && before + 1 > cal->first_day && until->v.day - c->w->epoch < cal->end_day
            ? pr_cal_workdays_between (cal, before, MAX (before, until->v.day - c->w->epoch))
            : n;
  if (days == 0)
    {
      FAULT (c, COURSES, row, UNTIL, _ ("there is no working day between '%s' and '%s'"),
             from->text, until->text);
      return;
    }
  int32_t lost[2] = { 0, 0 }; /* before, after the window */
  for (int32_t i = 0; i < n; i++)
    {
      int when = add_session (r, row, course,
                              pr_cal_workday_after (cal, before, 1 + spread (i, n, days)));
      lost[0] += when < 0;
      lost[1] += when > 0;
    }
  tell_lost (r, row, n, lost[0], lost[1]);
  if (r->sessions->len > PR_MOST_SESSIONS && !r->too_many)
    FAULT (c, COURSES, row, SESSIONS, _ ("more than %d sessions of courses"), PR_MOST_SESSIONS);
  r->too_many = r->sessions->len > PR_MOST_SESSIONS;
}

static void
read_lesson (pr_compiler *c, gsize row, pr_course *course)
{
  const pr_cell *worth = CELL (c, COURSES, row, WORTH);
  course->worth = (uint32_t) worth->v.count;
  if (!CELL (c, COURSES, row, TEACHES)->given)
    {
      if (worth->v.count > 0)
        CAUTION (c, COURSES, row, WORTH, _ ("this has no effect: the course teaches no skill"));
      return;
    }
  int skill = REFER (c, COURSES, row, TEACHES, PR_REF_SKILL, c->skills);
  course->skill = skill < 0 ? PR_NONE16 : (uint16_t) skill;
  if (worth->v.count == 0)
    CAUTION (c, COURSES, row, TEACHES,
             _ ("this has no effect: the course is worth no dossiers of experience"));
}

/* Whether somebody who may attend the course does work that takes its skill. */
static void
check_use (reader *r, gsize row, const pr_course *course)
{
  pr_compiler *c = r->c;
  const pr_learning *l = c->w->learning;
  bool used = course->skill == PR_NONE16 || course->worth == 0 || course->n_pools == 0 || l == NULL
              || l->practice_of == NULL;
  for (uint32_t i = 0; i < course->n_pools && !used; i++)
    used = l->practice_of[(gsize) course->pools[i] * l->n_names + course->skill] != PR_NONE32;
  if (!used)
    CAUTION (c, COURSES, row, TEACHES,
             _ ("this has no effect: no work of those who may attend takes the skill '%s'"),
             l->names[course->skill]);
}

static void
read_row (reader *r, gsize row)
{
  pr_compiler *c = r->c;
  pr_world *w = c->w;
  uint32_t number = w->n_courses++;
  pr_course *course = &w->courses[number];
  *course = (pr_course){ .name = g_strdup (CELL (c, COURSES, row, COURSE)->text),
                         .number = (uint16_t) MAX (
                             pr_names_find (c->courses, CELL (c, COURSES, row, COURSE)->text), 0),
                         .seats = (uint32_t) CELL (c, COURSES, row, SEATS)->v.count,
                         .at_once = CELL (c, COURSES, row, AT_ONCE)->v.number,
                         .skill = PR_NONE16 };
  read_lesson (c, row, course);
  r->row_of[number] = row;
  if (!BAD (c, COURSES, row, DURATION) && CELL (c, COURSES, row, DURATION)->v.time <= 0)
    FAULT (c, COURSES, row, DURATION, _ ("a session must take some time"));
  course->n_needs
      = pr_read_needs (c, PR_TABLE_COURSES, row, PR_COURSES_NEEDS, PR_NONE16, &course->needs);
  find_pools (r, row, course);
  check_use (r, row, course);
  if (course->n_pools > 0)
    add_sessions (r, row, number);
}

static int
compare_sessions (gconstpointer a, gconstpointer b, gpointer world)
{
  const pr_world *w = world;
  const pr_session *x = a, *y = b;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  int order = strcmp (w->courses[x->course].name, w->courses[y->course].name);
  if (order != 0)
    return order;
  const pr_course *c = &w->courses[x->course], *d = &w->courses[y->course];
  if (c->pools[0] != d->pools[0]) /* rows of one course that hold at different places */
    return c->pools[0] < d->pools[0] ? -1 : 1;
  return (x->to > y->to) - (x->to < y->to);
}

/* The cell of a row that a what-if has changed, or the first one of a row that it has added; NULL:
 * it is as it was. */
static const pr_cell *
changed (const pr_compiler *c, gsize row)
{
  const pr_row *of = &c->t->table[PR_TABLE_COURSES].rows[row];
  const pr_pos named = CELL (c, COURSES, row, COURSE)->pos;
  if (named.file != of->file || named.line != of->line) /* a copy for some places, or added */
    return CELL (c, COURSES, row, WHERE);
  for (int i = 0; i < PR_COURSES_SOURCE; i++)
    if (of->cells[i].pos.file != of->file)
      return &of->cells[i];
  return NULL;
}

/* How many of the venue the sessions need at an instant, and who is to blame: a what-if's cell if
 * there is one. */
static uint32_t
needed_at (const reader *r, uint32_t venue, pr_time at, const pr_cell **blame)
{
  uint32_t n = 0;
  bool what_if = false;
  for (guint i = 0; i < r->sessions->len; i++)
    {
      const pr_session *s = &g_array_index (r->sessions, pr_session, i);
      const pr_course *course = &r->c->w->courses[s->course];
      for (uint16_t k = 0; k < course->n_needs && s->from <= at && at < s->to; k++)
        {
          const pr_cell *cell = changed (r->c, r->row_of[s->course]);
          if (course->needs[k].venue != venue)
            continue;
          n += course->needs[k].count;
          if (cell != NULL && (!what_if || cell->pos.line > (*blame)->pos.line))
            *blame = cell;
          what_if |= cell != NULL;
        }
    }
  return n;
}

/* The dates of courses are fixed: a venue that is too small for them, or closed, is a mistake. */
static void
check_session (reader *r, const pr_session *s)
{
  pr_compiler *c = r->c;
  const pr_world *w = c->w;
  const pr_course *course = &w->courses[s->course];
  int year, month, day;
  pr_day_to_civil (w->epoch + pr_time_day (s->from), &year, &month, &day);
  for (uint16_t k = 0; k < course->n_needs; k++)
    {
      const pr_venue *v = &w->venues[course->needs[k].venue];
      const pr_cell *blame = CELL (c, COURSES, r->row_of[s->course], NEEDS);
      uint32_t needed = needed_at (r, course->needs[k].venue, s->from, &blame);
      const pr_calendar *cal = v->calendar == PR_NONE16 ? NULL : w->calendars[v->calendar];
      if (needed > v->count)
        pr_error (c->diag, blame->pos,
                  NGETTEXT ("on %04d-%02d-%02d courses need %u of venue '%s', of which there is %u",
                            "on %04d-%02d-%02d courses need %u of venue '%s', of which there are "
                            "%u",
                            v->count),
                  year, month, day, needed, v->name, v->count);
      else if (cal != NULL && !pr_cal_is_open (cal, s->from))
        FAULT (c, COURSES, r->row_of[s->course], NEEDS,
               _ ("venue '%s' is closed when a session begins on %04d-%02d-%02d"), v->name, year,
               month, day);
    }
}

static void
check_venues (reader *r)
{
  for (guint i = 0; i < r->sessions->len && pr_diag_errors (r->c->diag) == 0; i++)
    check_session (r, &g_array_index (r->sessions, pr_session, i));
}

static void
check_size (reader *r)
{
  pr_pos pos = { .file = r->c->t->table[PR_TABLE_COURSES].file };
  if (r->too_many)
    return;
  if (r->work > PR_MOST_WORK || (double) r->c->w->n_course_names * r->c->w->n_officers > MOST_SEATS)
    pr_error (r->c->diag, pos, _ ("so many sessions and officers are too many to be planned"));
  else
    check_venues (r);
}

static void
fill_names (pr_compiler *c)
{
  pr_world *w = c->w;
  guint n = pr_names_length (c->courses);
  w->n_course_names = (uint16_t) n;
  w->course_names = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    w->course_names[i] = g_strdup (pr_names_get (c->courses, i));
}

static void
read_names (reader *r)
{
  pr_compiler *c = r->c;
  for (gsize row = 0; row < ROWS (c, COURSES); row++)
    {
      const char *name = CELL (c, COURSES, row, COURSE)->text;
      if (*name != '\0')
        pr_names_add (c->courses, name);
      pr_rows_at *rows = g_hash_table_lookup (r->of_name, name);
      if (rows == NULL)
        {
          rows = pr_rows_at_new ();
          g_hash_table_insert (r->of_name, (gpointer) name, rows);
        }
      if (!pr_selector_read (c, PR_TABLE_COURSES, row, PR_COURSES_WHERE,
                             CELL (c, COURSES, row, WHERE)->text, &r->selectors[row]))
        r->selectors[row].force = PR_FORCE_NONE;
      pr_rows_at_add (rows, &r->selectors[row], row);
    }
  pr_names_sort (c->courses);
}

/* How many places there are of all rows together. */
static double
count_looks (const reader *r)
{
  double looks = 0;
  GHashTableIter i;
  gpointer rows;
  g_hash_table_iter_init (&i, r->of_name);
  while (g_hash_table_iter_next (&i, NULL, &rows))
    looks += pr_rows_at_pairs (r->c, rows, r->c->w->n_places);
  return looks;
}

void
pr_compile_courses (pr_compiler *c)
{
  pr_world *w = c->w;
  gsize n = ROWS (c, COURSES);
  if (n == 0)
    return;
  g_autofree pr_selector *selectors = g_new0 (pr_selector, n);
  g_autofree gsize *row_of = g_new0 (gsize, n);
  g_autoptr (GHashTable) of_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pr_rows_at_free);
  reader r = { .c = c, .selectors = selectors, .of_name = of_name, .row_of = row_of };
  r.sessions = g_array_new (FALSE, FALSE, sizeof (pr_session));
  w->courses = g_new0 (pr_course, n + 1);
  read_names (&r);
  fill_names (c);
  if (count_looks (&r) > PR_MOST_WORK)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_COURSES].file }),
              _ ("%zu rows for %u places are too many to be looked at"), n, w->n_places);
  else
    for (gsize row = 0; row < n; row++)
      read_row (&r, row);
  g_array_sort_with_data (r.sessions, compare_sessions, w);
  check_size (&r);
  w->n_sessions = r.sessions->len;
  w->sessions = (pr_session *) (gpointer) g_array_free (r.sessions, FALSE);
  w->has_schedule |= w->n_sessions > 0;
}
