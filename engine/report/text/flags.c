/* Flags: see flags.h. */
#include "report/text/flags.h"

/* Whether the words of i stand over the line of j. */
static bool
covers (const pr_flag *f, guint i, guint j)
{
  if (f[i].row < 0 || f[j].row < 0)
    return false;
  return f[i].left ? j < i && f[j].at > f[i].at - f[i].width
                   : j > i && f[j].at < f[i].at + f[i].width;
}

/* Whether i belongs above j: words that only touch are apart, too. */
static bool
is_above (const pr_flag *f, guint i, guint j)
{
  if (covers (f, i, j))
    return true;
  return i < j && f[i].row >= 0 && f[j].row >= 0 && !f[i].left && f[j].left && !covers (f, j, i)
         && f[i].at + f[i].width > f[j].at - f[j].width;
}

/* Those behind i have their sides. False: there is no room on either. */
static bool
choose_side (pr_flag *f, guint n, guint i, double axis)
{
  f[i].left = false;
  bool fits = f[i].at + f[i].width <= axis;
  for (guint j = i + 1; j < n; j++)
    fits = fits && !(covers (f, i, j) && covers (f, j, i));
  f[i].left = !fits;
  return fits || f[i].width <= f[i].at;
}

/* Gives rows, as low as can be; returns how many, or -1: two would each belong above the other. */
static int
give_rows (pr_flag *f, guint n)
{
  int rows = 0;
  bool changed = true;
  for (guint round = 0; changed; round++)
    {
      if (round > n)
        return -1;
      changed = false;
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          if (is_above (f, i, j) && f[i].row <= f[j].row)
            {
              f[i].row = f[j].row + 1;
              changed = true;
            }
    }
  for (guint i = 0; i < n; i++)
    rows = MAX (rows, f[i].row + 1);
  return rows;
}

static void
leave_one_out (pr_flag *f, guint n)
{
  pr_flag *last = NULL;
  for (guint i = 0; i < n; i++)
    if (f[i].row >= 0 && (last == NULL || f[i].rank >= last->rank))
      last = &f[i];
  last->row = -1;
}

int
pr_flags_place (pr_flag *flags, guint n, double axis, int most)
{
  for (guint i = 0; i < n; i++)
    flags[i].row = 0;
  for (;;)
    {
      bool good = true;
      for (guint i = n; i-- > 0;)
        if (flags[i].row >= 0)
          {
            flags[i].row = 0;
            good = choose_side (flags, n, i, axis) && good;
          }
      int rows = good ? give_rows (flags, n) : -1;
      if (rows >= 0 && rows <= most)
        return rows;
      leave_one_out (flags, n);
    }
}
