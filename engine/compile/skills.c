/* Skills: what officers learn by doing it.
 *
 * A skill is the work that its rows name, all in the same way; they may differ in where and from.
 * At a place the most particular row of each date holds. Where several skills speak of the same
 * work, the one that names its steps comes before one that names procedures (the code of one before
 * a group), and that before one that names roles only; each adds to the other.
 */
#include "scenario/limits.h"
#include "compile/select.h"

#include "kernel/rng.h"

#include <math.h>
#include <string.h>

#define MOST_FACTORS 10000000 /* of all tables */
#define MOST_NAMES 1000

/* The work that a skill is. */
typedef struct {
  gsize row;          /* the first one that speaks of it */
  guint8 *roles;      /* [n_roles] 1; NULL: all */
  char **steps;       /* of the cell; NULL: all */
  GArray *procedures; /* pr_procedure_selector; NULL: all */
  bool works;         /* some work is the skill's */
} subject;

typedef struct {
  pr_compiler *c;
  pr_learning *l;
  subject *subjects;  /* [n_names] */
  pr_selector *where; /* [rows] */
  int *name;          /* [rows] -1 in error */
  gsize *order;       /* [rows] by time, then by name: groups follow one another */
  guint *group;       /* [rows] those of one skill and date */
  guint n_groups;
  GArray *winners; /* uint32_t [area * n_groups + group] the row that holds, PR_NONE32 */
} builder;

static pr_time
begins (const pr_compiler *c, gsize row)
{
  const pr_cell *from = CELL (c, SKILLS, row, FROM);
  pr_time at = from->given ? (pr_time) (from->v.day - c->w->epoch) * PR_DAY : INT64_MIN;
  return MAX (at, c->w->start);
}

static char **
names_of (const pr_compiler *c, gsize row, int column)
{
  char **names = pr_compiler_cell (c, PR_TABLE_SKILLS, row, column)->v.names;
  return names != NULL && names[0] != NULL ? names : NULL;
}

/* Whether two lists have the same names, in any order. */
static bool
same_names (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (g_strv_length (a) != g_strv_length (b))
    return false;
  for (gsize i = 0; a[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) b, a[i]))
      return false;
  return true;
}

static void
read_roles (builder *b, gsize row, subject *s)
{
  const pr_world *w = b->c->w;
  char **names = names_of (b->c, row, PR_SKILLS_ROLES);
  if (names == NULL)
    return;
  s->roles = g_new0 (guint8, w->n_roles + 1u);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      int role = pr_refer_role (b->c, PR_TABLE_SKILLS, row, PR_SKILLS_ROLES, names[i]);
      if (role >= 0)
        s->roles[role] = 1;
    }
}

static void
read_steps (builder *b, gsize row, subject *s)
{
  s->steps = names_of (b->c, row, PR_SKILLS_STEPS);
  for (gsize i = 0; s->steps != NULL && s->steps[i] != NULL; i++)
    pr_refer_work (b->c, PR_TABLE_SKILLS, row, PR_SKILLS_STEPS, s->steps[i]);
}

static void
read_procedures (builder *b, gsize row, subject *s)
{
  char **names = names_of (b->c, row, PR_SKILLS_PROCEDURES);
  if (names == NULL)
    return;
  s->procedures = g_array_new (FALSE, FALSE, sizeof (pr_procedure_selector));
  for (gsize i = 0; names[i] != NULL; i++)
    {
      pr_procedure_selector p
          = pr_procedures_named (b->c, PR_TABLE_SKILLS, row, PR_SKILLS_PROCEDURES, names[i]);
      g_array_append_val (s->procedures, p);
    }
}

/* The first row of a skill says what it is; the others must say the same. */
static void
read_subject (builder *b, gsize row)
{
  subject *s = &b->subjects[b->name[row]];
  if (s->row == G_MAXSIZE)
    {
      s->row = row;
      read_roles (b, row, s);
      read_steps (b, row, s);
      read_procedures (b, row, s);
      return;
    }
  const int columns[] = { PR_SKILLS_ROLES, PR_SKILLS_STEPS, PR_SKILLS_PROCEDURES };
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!same_names (names_of (b->c, row, columns[i]), names_of (b->c, s->row, columns[i])))
      {
        const pr_cell *first = CELL (b->c, SKILLS, s->row, SKILL);
        FAULT (b->c, SKILLS, row, SKILL,
               _ ("this row and %s:%d name different %s of the skill '%s'"), first->pos.file,
               first->pos.line, pr_schema[PR_TABLE_SKILLS].columns[columns[i]].name, first->text);
      }
}

/* How particularly the skill speaks of a step of a procedure; 0: not at all. */
static unsigned
claim (const subject *s, const pr_step *step, const pr_procedure *p)
{
  pr_force procedures = s->procedures != NULL ? PR_FORCE_NONE : PR_FORCE_ALL;
  if (step->kind != PR_STEP_WORK || step->role == PR_NONE16)
    return 0;
  if (s->roles != NULL && !s->roles[step->role])
    return 0;
  if (s->steps != NULL && !g_strv_contains ((const char *const *) s->steps, step->name))
    return 0;
  for (guint i = 0; s->procedures != NULL && i < s->procedures->len; i++)
    {
      pr_force force
          = pr_procedures_match (&g_array_index (s->procedures, pr_procedure_selector, i), p);
      procedures = MAX (procedures, force);
    }
  if (procedures == PR_FORCE_NONE)
    return 0;
  return 1 + (s->steps != NULL ? 8 : 0) + (procedures == PR_FORCE_CODE ? 4 : 0)
         + (procedures == PR_FORCE_KIND ? 2 : 0) + (s->roles != NULL ? 1 : 0);
}

/* Whether some row of the skill holds in the area. */
static bool
holds_in (const builder *b, uint16_t area, uint16_t name)
{
  for (guint g = 0; g < b->n_groups; g++)
    {
      uint32_t row = g_array_index (b->winners, uint32_t, (gsize) area * b->n_groups + g);
      if (row != PR_NONE32 && b->name[row] == name)
        return true;
    }
  return false;
}

/* The skill that a step takes in an area. */
static uint16_t
choose_skill (builder *b, const guint8 *here, const pr_step *step, const pr_procedure *p)
{
  unsigned best = 0;
  uint16_t chosen = PR_NONE16, other = PR_NONE16;
  for (uint16_t i = 0; i < b->l->n_names; i++)
    {
      unsigned by = here[i] ? claim (&b->subjects[i], step, p) : 0;
      if (by > 0 && by == best)
        other = i;
      if (by <= best)
        continue;
      best = by;
      chosen = i;
      other = PR_NONE16;
    }
  if (chosen == PR_NONE16)
    return PR_NONE16;
  b->subjects[chosen].works = true;
  if (other == PR_NONE16)
    return chosen;
  const pr_cell *first = CELL (b->c, SKILLS, b->subjects[chosen].row, SKILL);
  if (!b->subjects[other].works) /* told once for each skill */
    FAULT (b->c, SKILLS, b->subjects[other].row, SKILL,
           _ ("the skills '%s' and '%s' (%s:%d) both speak of step '%s' of procedure '%s', and "
              "neither is more particular"),
           b->l->names[other], first->text, first->pos.file, first->pos.line, step->name, p->code);
  b->subjects[other].works = true;
  return chosen;
}

/* Fills the skill of each step of each procedure in each area. */
static void
fill_works (builder *b)
{
  const pr_world *w = b->c->w;
  pr_learning *l = b->l;
  g_autofree guint8 *here = g_new (guint8, l->n_names + 1u);
  l->first_work = g_new0 (uint32_t, w->n_procedures + 1u);
  for (uint16_t i = 0; i < w->n_procedures; i++)
    {
      l->first_work[i] = l->n_works;
      if (w->procedures[i].workflow == PR_NONE16) /* an error that has been reported */
        {
          l->n_works = 0;
          return;
        }
      l->n_works += w->workflows[w->procedures[i].workflow].n_steps;
    }
  if ((double) l->n_works * l->n_areas * l->n_names > PR_MOST_WORK / 10)
    {
      pr_error (b->c->diag, ((pr_pos){ .file = b->c->t->table[PR_TABLE_SKILLS].file }),
                _ ("%u skills for %u steps of procedures are too many to be looked at"), l->n_names,
                l->n_works);
      l->n_works = 0;
      return;
    }
  l->name_of = g_new (uint16_t, (gsize) l->n_areas * l->n_works + 1);
  for (uint16_t area = 0; area < l->n_areas; area++)
    {
      for (uint16_t i = 0; i < l->n_names; i++)
        here[i] = holds_in (b, area, i);
      for (uint16_t i = 0; i < w->n_procedures; i++)
        {
          const pr_workflow *flow = &w->workflows[w->procedures[i].workflow];
          uint16_t *of = l->name_of + (gsize) area * l->n_works + l->first_work[i];
          for (uint16_t k = 0; k < flow->n_steps; k++)
            of[k] = choose_skill (b, here, &w->steps[flow->first_step + k], &w->procedures[i]);
        }
    }
}

static int
compare_rows (gconstpointer x, gconstpointer y, gpointer data)
{
  const builder *b = data;
  gsize i = *(const gsize *) x, k = *(const gsize *) y;
  pr_time a = begins (b->c, i), c = begins (b->c, k);
  const pr_cell *from = CELL (b->c, SKILLS, i, FROM), *other = CELL (b->c, SKILLS, k, FROM);
  if (a != c)
    return a < c ? -1 : 1;
  if (b->name[i] != b->name[k])
    return b->name[i] < b->name[k] ? -1 : 1;
  if (from->given != other->given)
    return from->given ? 1 : -1;
  if (from->given && from->v.day != other->v.day)
    return from->v.day < other->v.day ? -1 : 1;
  return 0;
}

/* Numbers the groups of rows of one skill and one date. */
static void
find_groups (builder *b)
{
  gsize n = ROWS (b->c, SKILLS);
  for (gsize i = 0; i < n; i++)
    b->order[i] = i;
  g_qsort_with_data (b->order, (int) n, sizeof *b->order, compare_rows, b);
  for (gsize i = 0; i < n; i++)
    {
      if (i == 0 || compare_rows (&b->order[i - 1], &b->order[i], b) != 0)
        b->n_groups++;
      b->group[b->order[i]] = b->n_groups - 1;
    }
}

/* Finds which row of each group holds at a place. */
static void
find_winners (const builder *b, uint16_t place, uint32_t *winner, pr_force *force)
{
  for (guint g = 0; g < b->n_groups; g++)
    {
      winner[g] = PR_NONE32;
      force[g] = PR_FORCE_NONE;
    }
  for (gsize row = 0; row < ROWS (b->c, SKILLS); row++)
    {
      pr_force f
          = b->name[row] >= 0 ? pr_selector_match (b->c, &b->where[row], place) : PR_FORCE_NONE;
      if (f <= force[b->group[row]])
        continue;
      force[b->group[row]] = f;
      winner[b->group[row]] = (uint32_t) row;
    }
}

/* Places where the same rows hold are one area. */
static void
find_areas (builder *b)
{
  const pr_world *w = b->c->w;
  g_autofree uint32_t *winner = g_new (uint32_t, b->n_groups + 1);
  g_autofree pr_force *force = g_new (pr_force, b->n_groups + 1);
  g_autofree guint8 *wins = g_new0 (guint8, ROWS (b->c, SKILLS) + 1);
  g_autoptr (GHashTable) areas
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  b->l->area_of = g_new0 (uint16_t, w->n_places + 1u);
  for (uint16_t place = 0; place < w->n_places; place++)
    {
      find_winners (b, place, winner, force);
      GBytes *key = g_bytes_new (winner, b->n_groups * sizeof *winner);
      gpointer known = g_hash_table_lookup (areas, key);
      b->l->area_of[place]
          = (uint16_t) (known != NULL ? GPOINTER_TO_UINT (known) - 1 : b->l->n_areas);
      if (known != NULL)
        {
          g_bytes_unref (key);
          continue;
        }
      g_hash_table_insert (areas, key, GUINT_TO_POINTER (++b->l->n_areas));
      g_array_append_vals (b->winners, winner, b->n_groups);
      for (guint g = 0; g < b->n_groups; g++)
        if (winner[g] != PR_NONE32)
          wins[winner[g]] = 1;
    }
  for (gsize row = 0; row < ROWS (b->c, SKILLS); row++)
    if (!wins[row] && b->where[row].force != PR_FORCE_NONE)
      CAUTION (b->c, SKILLS, row, WHERE,
               _ ("this row has no effect: every place it names has a more particular row"));
}

/* The table of factors for a rate and a plateau, which skills share. */
static const double *
table_of (builder *b, const pr_skill *skill)
{
  uint32_t n = skill->n_factors;
  pr_learning *l = b->l;
  for (const pr_skill *s = l->skills; s < skill; s++)
    if (s->exponent == skill->exponent && s->n_factors == n && s->factor != NULL)
      return s->factor;
  double *factor = g_new (double, n + 1);
  for (uint32_t e = 0; e < n; e++)
    factor[e] = pr_skill_factor (skill, e);
  l->tables = g_renew (double *, l->tables, l->n_tables + 1);
  return l->tables[l->n_tables++] = factor;
}

static void
fill_skills (builder *b)
{
  pr_compiler *c = b->c;
  gsize n = ROWS (c, SKILLS), factors = 0;
  b->l->skills = g_new0 (pr_skill, n + 1);
  for (gsize row = 0; row < n; row++, b->l->n_skills++)
    {
      double rate = CELL (c, SKILLS, row, RATE)->v.number;
      const pr_cell *forget = CELL (c, SKILLS, row, FORGET), *found = CELL (c, SKILLS, row, FOUND);
      pr_skill *s = &b->l->skills[row];
      if (rate <= 0.5)
        FAULT (c, SKILLS, row, RATE,
               _ ("'%s' is not above 50%%: work would take less than half the time after each "
                  "doubling of experience"),
               CELL (c, SKILLS, row, RATE)->text);
      if (forget->given && forget->v.time <= 0)
        FAULT (c, SKILLS, row, FORGET,
               _ ("must be longer than 0; leave it blank if nothing is "
                  "forgotten"));
      *s = (pr_skill){ .start = (double) CELL (c, SKILLS, row, START)->v.count,
                       .share = CELL (c, SKILLS, row, SHARE)->v.number,
                       .half_life = forget->given ? (double) forget->v.time : 0,
                       .errors = CELL (c, SKILLS, row, ERRORS)->v.number,
                       .most = (uint32_t) CELL (c, SKILLS, row, MOST)->v.count,
                       .repair = (pr_repair) CELL (c, SKILLS, row, REPAIR)->v.choice,
                       .found = found->given ? pr_hash32 (found->text) : 0 };
      uint32_t n_factors = (uint32_t) MAX (CELL (c, SKILLS, row, STANDARD_AFTER)->v.count, 1) - 1;
      factors += n_factors;
      if (rate <= 0.5 || rate == 1 || factors > MOST_FACTORS)
        continue;
      s->n_factors = n_factors;
      s->exponent = log (rate) / G_LN2;
      s->factor = table_of (b, s);
    }
  if (factors > MOST_FACTORS)
    pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_SKILLS].file }),
              _ ("standard_after adds up to more than %d"), MOST_FACTORS);
}

/* Whether some course teaches the skill of a row. */
static bool
is_taught (const pr_compiler *c, gsize row)
{
  const char *skill = CELL (c, SKILLS, row, SKILL)->text;
  bool taught = false;
  for (gsize i = 0; i < ROWS (c, COURSES) && !taught; i++)
    taught = CELL (c, COURSES, i, WORTH)->v.count > 0
             && strcmp (CELL (c, COURSES, i, TEACHES)->text, skill) == 0;
  return taught;
}

/* Warns of cells that change nothing. follows: [rows] 1 where an earlier row of the skill holds
 * before it somewhere. */
static void
check_idle (builder *b, const guint8 *follows)
{
  pr_compiler *c = b->c;
  for (gsize row = 0; row < ROWS (c, SKILLS); row++)
    {
      const int of_errors[] = { PR_SKILLS_FOUND, PR_SKILLS_REPAIR, PR_SKILLS_MOST };
      for (gsize i = 0; i < G_N_ELEMENTS (of_errors); i++)
        if (b->l->skills[row].errors == 0
            && pr_compiler_cell (c, PR_TABLE_SKILLS, row, of_errors[i])->given)
          pr_caution (c, PR_TABLE_SKILLS, row, of_errors[i],
                      _ ("this has no effect: the row has no errors"));
      if (CELL (c, SKILLS, row, SHARE)->given && b->l->skills[row].share < 1 && !follows[row]
          && !is_taught (c, row))
        CAUTION (c, SKILLS, row, SHARE,
                 _ ("this has no effect: no earlier row of the skill, and no course, gives "
                    "experience"));
    }
}

/* What comes into force where and when; groups are in order of time. */
static void
fill_changes (builder *b)
{
  pr_learning *l = b->l;
  g_autofree guint8 *follows = g_new0 (guint8, ROWS (b->c, SKILLS) + 1);
  g_autofree guint8 *holds = g_new0 (guint8, (gsize) l->n_areas * l->n_names + 1);
  l->changes = g_new (pr_skill_change, (gsize) l->n_areas * b->n_groups + 1);
  for (guint g = 0; g < b->n_groups; g++)
    for (uint16_t area = 0; area < l->n_areas; area++)
      {
        uint32_t row = g_array_index (b->winners, uint32_t, (gsize) area * b->n_groups + g);
        if (row == PR_NONE32 || begins (b->c, row) >= b->c->w->end)
          continue;
        guint8 *before = &holds[(gsize) area * l->n_names + (gsize) b->name[row]];
        follows[row] |= *before;
        *before = 1;
        l->changes[l->n_changes++] = (pr_skill_change){
          .at = begins (b->c, row), .area = area, .name = (uint16_t) b->name[row], .skill = row
        };
        l->errors |= l->skills[row].errors > 0;
      }
  check_idle (b, follows);
}

/* The skills that each pool uses: those of the steps of its roles. */
static void
fill_practices (builder *b)
{
  const pr_world *w = b->c->w;
  pr_learning *l = b->l;
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) l->n_areas * w->n_roles * l->n_names + 1);
  for (uint16_t area = 0; area < l->n_areas; area++)
    for (uint16_t i = 0; i < w->n_procedures && l->n_works > 0; i++)
      {
        const pr_workflow *flow = &w->workflows[w->procedures[i].workflow];
        const uint16_t *of = l->name_of + (gsize) area * l->n_works + l->first_work[i];
        for (uint16_t k = 0; k < flow->n_steps; k++)
          if (of[k] != PR_NONE16)
            taken[((gsize) area * w->n_roles + w->steps[flow->first_step + k].role) * l->n_names
                  + of[k]]
                = 1;
      }
  gsize n = (gsize) w->n_pools * l->n_names;
  l->practices = g_new (pr_practice, n + 1);
  l->practice_of = g_new (uint32_t, n + 1);
  memset (l->practice_of, 0xff, n * sizeof *l->practice_of);
  for (uint32_t i = 0; i < w->n_pools; i++)
    for (uint16_t name = 0; name < l->n_names; name++)
      {
        const pr_pool *p = &w->pools[i];
        bool uses = false;
        for (uint16_t k = 0; k < p->n_lines; k++)
          uses |= taken[((gsize) l->area_of[p->place] * w->n_roles + w->lines[p->lines[k]].role)
                            * l->n_names
                        + name];
        if (!uses)
          continue;
        l->practice_of[(gsize) i * l->n_names + name] = l->n_practices;
        l->practices[l->n_practices++] = (pr_practice){ i, name };
      }
}

static void
read_rows (builder *b)
{
  pr_compiler *c = b->c;
  for (gsize row = 0; row < ROWS (c, SKILLS); row++)
    {
      const pr_cell *where = CELL (c, SKILLS, row, WHERE);
      if (!pr_selector_read (c, PR_TABLE_SKILLS, row, PR_SKILLS_WHERE, where->text, &b->where[row]))
        b->where[row].force = PR_FORCE_NONE;
      b->name[row] = pr_names_find (c->skills, CELL (c, SKILLS, row, SKILL)->text);
      if (b->name[row] >= 0)
        read_subject (b, row);
    }
}

static void
build (builder *b)
{
  pr_compiler *c = b->c;
  pr_learning *l = b->l;
  gsize n = ROWS (c, SKILLS);
  l->n_names = (uint16_t) pr_names_length (c->skills);
  l->names = g_new0 (char *, l->n_names + 1u);
  for (uint16_t i = 0; i < l->n_names; i++)
    {
      l->names[i] = g_strdup (pr_names_get (c->skills, i));
      b->subjects[i].row = G_MAXSIZE;
    }
  read_rows (b);
  find_groups (b);
  if ((double) n * c->w->n_places > PR_MOST_WORK)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_SKILLS].file }),
                _ ("%zu rows for %u places are too many to be looked at"), n, c->w->n_places);
      return;
    }
  find_areas (b);
  fill_skills (b);
  fill_works (b);
  fill_changes (b);
  fill_practices (b);
  for (uint16_t i = 0; i < l->n_names; i++)
    if (b->subjects[i].row != G_MAXSIZE && !b->subjects[i].works)
      CAUTION (c, SKILLS, b->subjects[i].row, SKILL, _ ("'%s': no work takes this skill"),
               l->names[i]);
}

void
pr_compile_skills (pr_compiler *c)
{
  gsize n = ROWS (c, SKILLS);
  if (n == 0)
    return;
  for (gsize row = 0; row < n; row++)
    if (!BAD (c, SKILLS, row, SKILL))
      pr_names_add (c->skills, CELL (c, SKILLS, row, SKILL)->text);
  pr_names_sort (c->skills);
  if (pr_names_length (c->skills) > MOST_NAMES)
    {
      pr_error (c->diag, ((pr_pos){ .file = c->t->table[PR_TABLE_SKILLS].file }),
                _ ("%u skills; the most is %d"), pr_names_length (c->skills), MOST_NAMES);
      return;
    }
  builder b = { .c = c,
                .l = c->w->learning = g_new0 (pr_learning, 1),
                .subjects = g_new0 (subject, pr_names_length (c->skills) + 1),
                .where = g_new0 (pr_selector, n),
                .name = g_new (int, n),
                .order = g_new (gsize, n),
                .group = g_new (guint, n),
                .winners = g_array_new (FALSE, FALSE, sizeof (uint32_t)) };
  build (&b);
  pr_check_errors (c);
  for (guint i = 0; i < pr_names_length (c->skills); i++)
    {
      g_free (b.subjects[i].roles);
      if (b.subjects[i].procedures != NULL)
        g_array_unref (b.subjects[i].procedures);
    }
  g_free (b.subjects);
  g_free (b.where);
  g_free (b.name);
  g_free (b.order);
  g_free (b.group);
  g_array_unref (b.winners);
}
