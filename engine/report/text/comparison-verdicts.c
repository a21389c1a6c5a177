/* Comparison: which places change their verdict, in words. */
#include "report/table/comparison-verdicts.h"

#include "kernel/i18n.h"
#include "report/text/text.h"

#include <stdlib.h>

#define WIDTH 79
#define MOST 12 /* places named */

static bool
is_of_place (const pr_verdict_pair *row)
{
  return row->fortnight == 0 && row->place != PR_PROVINCE;
}

/* What is worse first, then by the difference of the shares. */
static int
by_change (const void *a, const void *b)
{
  const pr_verdict_pair *x = a, *y = b;
  int p = pr_paired_verdict_change (x), q = pr_paired_verdict_change (y);
  uint32_t dx = (uint32_t) abs ((int) x->better - (int) x->worse),
           dy = (uint32_t) abs ((int) y->better - (int) y->worse);
  if (p != q)
    return p < q ? -1 : 1;
  if (dx != dy)
    return dx > dy ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

/* Words that are too long for their column have the name on a line above them. */
static void
append_cells (const char *const cells[6], GString *out)
{
  static const int widths[] = { 23, 20, 9, 7, 6, 8 };
  bool apart = pr_text_width (cells[1]) > widths[1];
  g_string_append (out, "    ");
  if (apart)
    {
      g_string_append (out, cells[0]);
      pr_text_end_line (out);
      g_string_append (out, "      ");
      pr_text_cell (out, cells[1], widths[0] + widths[1] - 1, FALSE);
    }
  for (int k = apart ? 2 : 0; k < 6; k++)
    {
      g_string_append (out, k == 1 ? " " : ""); /* a long name ends before it */
      pr_text_cell (out, cells[k], widths[k], k > 1);
    }
  pr_text_end_line (out);
}

static void
append_head (GString *out)
{
  append_cells ((const char *const[]){ "", "", P_ ("column", "passes"), P_ ("column", "better"),
                                       P_ ("column", "worse"), P_ ("column", "settled") },
                out);
}

static const char *
word_of (const pr_side *side)
{
  return side->verdict == PR_NOT_ASKED ? "-" : _ (pr_verdict_words[side->verdict]);
}

/* "Xã Hải Sơn   not ready → ready   12 → 29   17   0   yes" */
static void
append_change (const pr_results *r, const pr_verdict_pair *row, GString *out)
{
  bool settled = row->first.settled && row->second.settled;
  const char *name
      = row->place == PR_PROVINCE ? _ ("The province") : r->world->places[row->place].name;
  bool same = row->first.verdict == row->second.verdict;
  g_autofree char *verdict
      = same ? g_strdup (word_of (&row->first))
             : g_strdup_printf ("%s → %s", word_of (&row->first), word_of (&row->second)),
      *passes = g_strdup_printf ("%u → %u", row->first.passed, row->second.passed),
      *better = g_strdup_printf ("%u", row->better), *worse = g_strdup_printf ("%u", row->worse);
  append_cells ((const char *const[]){ name, verdict, passes, better, worse,
                                       settled ? P_ ("cell", "yes") : P_ ("cell", "no") },
                out);
}

typedef struct {
  guint asked, first, second, open;
} ready_count;

static void
append_count (const ready_count *n, char letter, guint changes, GString *out)
{
  g_autofree char *words
      = g_strdup_printf (NGETTEXT ("%c-A: of %u place, ready in A: %u; in %c: %u; ",
                                   "%c-A: of %u places, ready in A: %u; in %c: %u; ", n->asked),
                         letter, n->asked, n->first, letter, n->second);
  g_autofree char *change
      = changes == 0 ? g_strdup (_ ("none changes its verdict."))
                     : g_strdup_printf (NGETTEXT ("%u place changes its verdict, %u not settled.",
                                                  "%u places change their verdict, %u not settled.",
                                                  changes),
                                        changes, n->open);
  g_autofree char *line = g_strconcat (words, change, NULL);
  g_string_append (out, "  ");
  pr_text_wrap (out, line, 7, WIDTH);
}

static void
append_scenario (const pr_comparison *c, size_t k, GString *out)
{
  size_t n;
  guint changes = 0;
  ready_count count = { 0 };
  const pr_results *r = &c->report[k].results;
  g_autofree pr_verdict_pair *rows = pr_paired_verdicts (r, &c->report[0].results, &n);
  /* Rows begin with it. */
  bool province = n > 0 && rows[0].place == PR_PROVINCE;
  pr_verdict_pair whole = province ? rows[0] : (pr_verdict_pair){ 0 };
  for (size_t i = 0; i < n; i++)
    if (is_of_place (&rows[i]))
      {
        bool changed = pr_paired_verdict_change (&rows[i]) != 0;
        count.asked++;
        count.first += rows[i].first.verdict == PR_READY;
        count.second += rows[i].second.verdict == PR_READY;
        count.open += changed && !(rows[i].first.settled && rows[i].second.settled);
        if (changed)
          rows[changes++] = rows[i];
      }
  append_count (&count, (char) ('A' + k), changes, out);
  if (changes > 0 || province)
    append_head (out);
  if (province)
    append_change (r, &whole, out);
  if (changes > 1)
    qsort (rows, changes, sizeof *rows, by_change);
  for (guint i = 0; i < MIN (changes, MOST); i++)
    append_change (r, &rows[i], out);
  if (changes > MOST)
    g_string_append_printf (out, _ ("    and %u more (comparison-verdicts.csv)\n"), changes - MOST);
}

void
pr_comparison_verdicts_tell (const pr_comparison *c, GString *out)
{
  uint32_t n = c->report[0].results.outcome->n;
  g_string_append_printf (
      out,
      NGETTEXT ("\nVERDICTS (of all fortnights together; counts are of %u pair of replications)\n",
                "\nVERDICTS (of all fortnights together; counts are of %u pairs of replications)\n",
                n),
      n);
  for (size_t k = 1; k < c->n; k++)
    append_scenario (c, k, out);
}
