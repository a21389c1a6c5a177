/* Margins: the page. */
#include "report/table/margins.h"

#include "model/shown.h"
#include "kernel/i18n.h"
#include "report/text/labels.h"
#include "report/text/rough-margins.h"
#include "report/text/summary.h"
#include "report/text/text.h"

#define MOST_ROUGH 5
#define MOST_PLACES 15
#define MOST_NAMES 5
#define NAME_WIDTH 22

static void
append_head (const pr_margins *m, GString *out)
{
  static const char *const of[PR_N_MARGINS_OF]
      = { N_ ("volume"), N_ ("effort"), N_ ("officers missing") };
  const pr_world *w = m->change->world;
  char ready[PR_NUMBER_SIZE];
  pr_text_wrap (out, pr_title (w), 0, PR_SUMMARY_WIDTH);
  g_string_append (out, "\n");
  g_autofree char *where
      = m->change->place == PR_NONE32
            ? g_strdup_printf (_ ("DISTANCE TO FAILURE: %s, all places at once"),
                               _ (of[m->change->of]))
            : g_strdup_printf (_ ("DISTANCE TO FAILURE: %s, only at %s"), _ (of[m->change->of]),
                               w->places[m->change->place].name);
  pr_text_wrap (out, where, 0, PR_SUMMARY_WIDTH);
  g_autofree char *how = g_strdup_printf (
      _ ("A place fails at the first step at which it is ready in fewer than %s %% of the "
         "replications. Steps simulated: %u; replications of each: %u, all with the same luck."),
      pr_text_percent (ready, m->ready), m->search->tried->len, m->n);
  pr_text_wrap (out, how, 2, PR_SUMMARY_WIDTH);
}

static int
by_full (gconstpointer a, gconstpointer b, gpointer margins)
{
  const pr_margins *m = margins;
  uint32_t i = *(const uint32_t *) a, j = *(const uint32_t *) b;
  double x = m->rough[m->places[i]].full, y = m->rough[m->places[j]].full;
  return x != y ? (x < y ? -1 : 1) : (i > j) - (i < j);
}

static void
append_rough (const pr_margins *m, GString *out)
{
  g_autofree uint32_t *order = pr_margins_order (m);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (pr_rough_row));
  g_array_set_clear_func (rows, pr_rough_row_clear);
  g_qsort_with_data (order, (gint) m->search->n, sizeof *order, by_full, (gpointer) m);
  for (uint32_t k = 0; k < MIN (m->search->n, MOST_ROUGH); k++)
    {
      const pr_margin_rough *rough = &m->rough[m->places[order[k]]];
      if (rough->pool == PR_NONE32)
        break;
      const pr_rough_row row
          = { rough->pool, rough->load, pr_margin_step_text (m->change->of, rough->full) };
      g_array_append_val (rows, row);
    }
  if (rows->len == 0)
    return;
  g_string_append_printf (out, "\n%s\n",
                          _ ("ROUGH CUT (load alone, without chance: a quick estimate)"));
  pr_rough_rows_tell (m->change->world, rows,
                      m->change->of == PR_MARGIN_STAFF ? _ ("full without") : _ ("until full"),
                      out);
}

static void
append_row (GString *out, const char *place, const char *margin, const char *missed,
            const char *pool)
{
  g_string_append (out, "  ");
  pr_text_cell (out, place, NAME_WIDTH + 1, FALSE);
  pr_text_cell (out, margin, 17, FALSE);
  pr_text_cell (out, missed, 17, FALSE);
  g_string_append_printf (out, " %s", pool);
  pr_text_end_line (out);
}

/* "guides, +22 %": the pool that the rough cut has full first. */
static char *
pool_text (const pr_margins *m, uint32_t i)
{
  const pr_margin_rough *rough = &m->rough[m->places[i]];
  if (rough->pool == PR_NONE32)
    return g_strdup ("");
  g_autofree char *step = pr_margin_step_text (m->change->of, rough->full);
  return g_strdup_printf (
      "%s, %s",
      pr_shown (m->change->world, PR_NAMED_POOL, m->change->world->pools[rough->pool].name), step);
}

/* Who is missing where the place fails. */
static void
append_missing (const pr_margins *m, uint32_t i, const pr_margin *margin, GString *out)
{
  if (margin->low == PR_MARGIN_NONE || margin->high == PR_MARGIN_NONE)
    return;
  g_autofree char *missing = pr_margin_missing (m->change, m->places[i], margin->high);
  if (*missing == '\0')
    return;
  g_autofree char *words = g_strdup_printf (_ ("missing then: %s"), missing);
  pr_text_wrap (out, words, 4, PR_SUMMARY_WIDTH);
}

static void
append_places (const pr_margins *m, const uint32_t *order, uint32_t n, GString *out)
{
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (uint32_t k = 0; k < n; k++)
    names[k] = m->change->world->places[m->places[order[k]]].name;
  g_auto (GStrv) labels = pr_labels (names, n, NAME_WIDTH);
  append_row (out, P_ ("column", "place"),
              m->change->of == PR_MARGIN_STAFF ? P_ ("column", "officers missing")
                                               : P_ ("column", "fails at"),
              P_ ("column", "misses"), P_ ("column", "full first"));
  for (uint32_t k = 0; k < n; k++)
    {
      pr_margin margin = pr_margin_of (m->search, order[k]);
      const char *missed = margin.at_high != NULL ? margin.at_high->missed : NULL;
      g_autofree char *text = pr_margin_text (m->change->of, &margin),
                      *pool = pool_text (m, order[k]);
      append_row (out, labels[k], text, missed != NULL ? _ (missed) : "", pool);
      append_missing (m, order[k], &margin, out);
    }
}

/* Places that can do without nobody. */
static void
append_none_to_spare (const pr_margins *m, const uint32_t *order, uint32_t n, GString *out)
{
  g_autoptr (GString) names = g_string_new (NULL);
  uint32_t named = 0;
  if (n == 0)
    return;
  for (uint32_t k = 0; k < m->search->n && named < MOST_NAMES; k++)
    {
      pr_margin margin = pr_margin_of (m->search, order[k]);
      if (pr_margin_none_to_spare (m->change->of, &margin))
        g_string_append_printf (names, "%s%s", named++ > 0 ? P_ ("list", "; ") : "",
                                m->change->world->places[m->places[order[k]]].name);
    }
  if (n > named)
    g_string_append_printf (names, _ ("; and %u more"), n - named);
  g_autofree char *words
      = g_strdup_printf (NGETTEXT ("%u place has nobody to spare, as pools keep their last officer "
                                   "and those whom absences name: %s.",
                                   "%u places have nobody to spare, as pools keep their last "
                                   "officer and those whom absences name: %s.",
                                   n),
                         n, names->str);
  pr_text_wrap (out, words, 2, PR_SUMMARY_WIDTH);
}

/* How far chance goes. */
static void
append_doubt (const pr_margins *m, GString *out)
{
  g_autofree char *words = g_strdup_printf (
      NGETTEXT ("A step has %u replication: other replications would move the ends of the "
                "brackets.",
                "A step has %u replications: other replications would move the ends of the "
                "brackets.",
                m->n),
      m->n);
  pr_text_wrap (out, words, 2, PR_SUMMARY_WIDTH);
  g_autofree char *settling
      = m->settling == 0
            ? g_strdup (_ ("Where it matters, ask again with more (-n) and another --seed."))
            : g_strdup_printf (_ ("At least %u, all of which pass, settle that a place is ready; "
                                  "where it matters, ask again with more (-n) and another --seed."),
                               m->settling);
  pr_text_wrap (out, settling, 2, PR_SUMMARY_WIDTH);
}

char *
pr_margins_summary (const pr_margins *m)
{
  GString *out = g_string_new (NULL);
  g_autofree uint32_t *order = pr_margins_order (m);
  uint32_t failed = 0, fixed = 0;
  for (uint32_t i = 0; i < m->search->n; i++)
    {
      pr_margin margin = pr_margin_of (m->search, i);
      failed += margin.high != PR_MARGIN_NONE;
      fixed += pr_margin_none_to_spare (m->change->of, &margin);
    }
  append_head (m, out);
  append_rough (m, out);
  uint32_t whole = m->search->n - failed - fixed, shown = failed > 0 ? failed : whole + fixed;
  g_string_append_printf (out, "\n%s\n", _ ("WHAT BREAKS FIRST"));
  append_places (m, order, MIN (shown, MOST_PLACES), out);
  if (failed > MOST_PLACES)
    g_string_append_printf (out,
                            NGETTEXT ("  and %u place more that fails: margins.csv\n",
                                      "  and %u places more that fail: margins.csv\n",
                                      failed - MOST_PLACES),
                            failed - MOST_PLACES);
  if (whole > 0)
    g_string_append_printf (out,
                            NGETTEXT ("  %u place has not failed at any step.\n",
                                      "  %u places have not failed at any step.\n", whole),
                            whole);
  append_none_to_spare (m, order, fixed, out);
  append_doubt (m, out);
  return g_string_free (out, FALSE);
}
