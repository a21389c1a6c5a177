#include "scenario/value.h"

#include <string.h>

static const char *const day_names[]
    = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "holiday" };

int
pr_value_weekday (const char *name)
{
  for (int i = 0; i < 8; i++)
    if (strcmp (day_names[i], name) == 0)
      return i;
  return -1;
}

const char *
pr_value_weekday_name (int day)
{
  return day_names[day];
}

static gboolean
fail_day (const char *text, const char *name, char **why)
{
  static const char *const full[] = { "monday", "tuesday",  "wednesday", "thursday",
                                      "friday", "saturday", "sunday",    "holidays" };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const char *nearest = NULL;
  for (int i = 0; i < 8; i++)
    if (strcmp (lower, full[i]) == 0)
      nearest = day_names[i];
  if (nearest == NULL)
    nearest = pr_nearest (name, day_names, 8);
  if (nearest != NULL)
    return pr_value_fail (why, _ ("'%s': unknown day '%s'; did you mean '%s'?"), text, name,
                          nearest);
  return pr_value_fail (why,
                        _ ("'%s': unknown day '%s'; allowed: Mon Tue Wed Thu Fri Sat Sun, ranges "
                           "such as Mon-Fri, holiday"),
                        text, name);
}

/* One word: a day or a range; a range may pass Sunday. */
static gboolean
parse_day_word (const char *text, const char *word, unsigned *bits, char **why)
{
  const char *dash = strchr (word, '-');
  g_autofree char *from_name
      = dash != NULL ? g_strndup (word, (gsize) (dash - word)) : g_strdup (word);
  const char *to_name = dash != NULL ? dash + 1 : from_name;
  int from = pr_value_weekday (from_name), to = pr_value_weekday (to_name);
  if (from < 0 || to < 0)
    return fail_day (text, from < 0 ? from_name : to_name, why);
  if (dash != NULL && (from == 7 || to == 7))
    return pr_value_fail (why, _ ("'%s': holiday is not part of a range"), text);
  for (int day = from;; day = (day + 1) % 7)
    {
      if ((*bits & (1u << day)) != 0)
        return pr_value_fail (why, _ ("'%s' names %s twice"), text, day_names[day]);
      *bits |= 1u << day;
      if (day == to)
        return TRUE;
    }
}

gboolean
pr_value_days (const char *text, unsigned *v, char **why)
{
  if (strchr (text, ',') != NULL)
    return pr_value_fail (why, _ ("'%s': days are separated by blanks, as in Mon Wed"), text);
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  unsigned bits = 0;
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !parse_day_word (text, words[i], &bits, why))
      return FALSE;
  *v = bits;
  return TRUE;
}

void
pr_value_print_days (unsigned v, GString *out)
{
  const char *blank = "";
  for (int day = 0; day < 8; day++)
    {
      if ((v & (1u << day)) == 0)
        continue;
      int last = day;
      while (last + 1 < 7 && (v & (1u << (last + 1))) != 0)
        last++;
      g_string_append_printf (out, "%s%s", blank, day_names[day]);
      if (last > day)
        g_string_append_printf (out, "%s%s", last > day + 1 ? "-" : " ", day_names[last]);
      day = last;
      blank = " ";
    }
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const pr_slot *p = a, *q = b;
  return p->from < q->from ? -1 : p->from > q->from;
}

/* The list that one such as `7h30-11h30, 13h-17h` probably means; NULL if that is not clear. */
static char *
meant_slots (const char *text)
{
  static const char *const dashes[] = { "-", "–", "—" };
  g_autoptr (GString) meant = g_string_new (NULL);
  const char *s = text;
  while (*s != '\0')
    {
      pr_time from, to;
      const char *dash = NULL;
      if (!pr_value_guess_clock (&s, &from))
        return NULL;
      s += strspn (s, " \t");
      for (gsize i = 0; i < G_N_ELEMENTS (dashes) && dash == NULL; i++)
        if (g_str_has_prefix (s, dashes[i]))
          dash = dashes[i];
      if (dash == NULL)
        return NULL;
      s += strlen (dash);
      s += strspn (s, " \t");
      if (!pr_value_guess_clock (&s, &to) || from >= to)
        return NULL;
      s += strspn (s, " \t,;+&");
      g_string_append (meant, meant->len > 0 ? " " : "");
      pr_value_print_clock (from, meant);
      g_string_append_c (meant, '-');
      pr_value_print_clock (to, meant);
    }
  return meant->len > 0 ? g_string_free (g_steal_pointer (&meant), FALSE) : NULL;
}

/* Reads a clock at *s, and skips it with the blanks after it. */
static gboolean
scan_clock (const char *text, const char **s, pr_time *v, char **why)
{
  gsize length = strcspn (*s, " \t-\xe2"); /* a long dash begins with that byte */
  g_autofree char *clock = g_strndup (*s, length);
  if (length == 0)
    return pr_value_fail (
        why, _ ("'%s' is not a list of slots such as 07:30-11:30 13:00-17:00, always or closed"),
        text);
  if (!pr_value_clock (clock, v, why))
    return FALSE;
  *s += length;
  *s += strspn (*s, " \t");
  return TRUE;
}

static gboolean
parse_slot (const char *text, const char **s, pr_slot *slot, char **why)
{
  if (!scan_clock (text, s, &slot->from, why))
    return FALSE;
  if (g_str_has_prefix (*s, "–"))
    return pr_value_fail (why, _ ("'%s' has a long dash; write '-'"), text);
  if (**s != '-')
    return pr_value_fail (why, _ ("'%s': a slot is written as in 07:30-11:30"), text);
  ++*s;
  *s += strspn (*s, " \t");
  if (!scan_clock (text, s, &slot->to, why))
    return FALSE;
  if (slot->from == slot->to)
    return pr_value_fail (why, _ ("'%s' has a slot that is empty"), text);
  if (slot->from > slot->to)
    return pr_value_fail (why,
                          _ ("'%s' has a slot that ends before it begins; a night is written as "
                             "two slots, to 24:00 and from 00:00 of the next day"),
                          text);
  return TRUE;
}

gboolean
pr_value_slots (const char *text, pr_slots *v, char **why)
{
  if (strcmp (text, "always") == 0 || strcmp (text, "closed") == 0)
    {
      *v = (pr_slots){ .always = strcmp (text, "always") == 0 };
      return TRUE;
    }
  if (!g_ascii_isdigit (*text))
    {
      static const char *const words[] = { "always", "closed" };
      g_autofree char *hint = pr_value_hint (text, words, 2);
      return pr_value_fail (
          why,
          _ ("'%s' is not a list of slots such as 07:30-11:30 13:00-17:00, always or closed%s"),
          text, hint);
    }
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (pr_slot));
  for (const char *s = text; *s != '\0';)
    {
      pr_slot slot;
      if (!parse_slot (text, &s, &slot, why))
        {
          g_autofree char *meant = meant_slots (text);
          if (meant == NULL)
            return FALSE;
          g_free (*why);
          return pr_value_fail (why,
                                strstr (text, "–") != NULL || strstr (text, "—") != NULL
                                    ? _ ("'%s' has a long dash; write %s")
                                    : _ ("'%s' is not a list of slots; write %s"),
                                text, meant);
        }
      g_array_append_val (slots, slot);
    }
  g_array_sort (slots, compare_slots);
  const pr_slot *slot = &g_array_index (slots, pr_slot, 0);
  for (guint i = 1; i < slots->len; i++)
    if (slot[i].from < slot[i - 1].to)
      return pr_value_fail (why, _ ("'%s' has slots that overlap"), text);
  *v = (pr_slots){ .n = slots->len,
                   .slots = g_memdup2 (slots->data, slots->len * sizeof (pr_slot)) };
  return TRUE;
}

void
pr_value_print_slots (const pr_slots *v, GString *out)
{
  if (v->always || v->n == 0)
    g_string_append (out, v->always ? "always" : "closed");
  for (gsize i = 0; i < v->n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      pr_value_print_clock (v->slots[i].from, out);
      g_string_append_c (out, '-');
      pr_value_print_clock (v->slots[i].to, out);
    }
}
