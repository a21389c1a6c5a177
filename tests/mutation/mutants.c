#include "mutants.h"

#include "scenario/value.h"

#include <string.h>

const char *const mutant_names[MUTANT_N] = {
  [MUTANT_MISSPELT] = "misspelt",     [MUTANT_DANGLING] = "dangling reference",
  [MUTANT_WRONG_UNIT] = "wrong unit", [MUTANT_BELOW] = "below the least",
  [MUTANT_ABOVE] = "above the most",  [MUTANT_NAN] = "not a number",
  [MUTANT_INFINITE] = "infinite",     [MUTANT_NEGATIVE] = "negative",
  [MUTANT_BLANK] = "blank",
};

/* Instead of a text: */
static const char stutter[] = "the last letter twice; the good text is suggested";
static const char capital[]
    = "the first letter in capitals, of a place the last one twice; the good text is suggested";
static const char range[] = "from the least and the most of the schema";
static const char by_flag[] = "blank, where the column is required";

typedef struct {
  gboolean known;
  const char *text[MUTANT_N]; /* NULL: no meaning */
  const char *suggested;      /* for a misspelt text */
} type_row;

#define TYPE(misspelt, dangling, unit, below, above, nan, infinite, negative, suggested)           \
  {                                                                                                \
    TRUE, { misspelt, dangling, unit, below, above, nan, infinite, negative, by_flag }, suggested  \
  }

static const type_row types[] = {
  /* misspelt, dangling, wrong unit, below, above, NaN, infinite, negative, suggested */
  [PR_COL_NAME] = TYPE (capital, stutter, "a b", NULL, NULL, "NaN", NULL, "-1", NULL),
  [PR_COL_TEXT] = TYPE (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  [PR_COL_WHERE] = TYPE (stutter, stutter, NULL, NULL, NULL, "NaN", "inf", "-1", NULL),
  [PR_COL_WHERES] = TYPE (stutter, stutter, NULL, NULL, NULL, "NaN", "inf", "-1", NULL),
  [PR_COL_NAMES] = TYPE (capital, stutter, "a, b", NULL, NULL, "NaN", NULL, "-1", NULL),
  [PR_COL_COUNT] = TYPE ("many", NULL, "3 days", range, range, "NaN", "inf", "-1", NULL),
  [PR_COL_PORTION] = TYPE ("many", NULL, "3 days", "0%", "101%", "NaN", "inf%", "-5%", NULL),
  [PR_COL_NUMBER] = TYPE ("much", NULL, "3 km", range, range, "NaN", "inf", range, NULL),
  [PR_COL_SHARE] = TYPE ("half", NULL, "5 days", range, range, "nan%", "inf%", "-5%", NULL),
  [PR_COL_FACTOR] = TYPE ("twice", NULL, "2 days", "0", range, "nan", "inf", "-2", NULL),
  [PR_COL_YESNO] = TYPE (capital, NULL, "1", NULL, NULL, "NaN", "inf", "-1", NULL),
  [PR_COL_ENUM] = TYPE (stutter, NULL, NULL, NULL, NULL, "NaN", "inf", "-1", NULL),
  [PR_COL_DURATION]
  = TYPE ("5 minuts", NULL, "5", NULL, "999999 days", "nan min", "inf h", "-5min", NULL),
  [PR_COL_CLOCK] = TYPE ("noon", NULL, "15", NULL, "24:01", "NaN", "inf", "-07:30", NULL),
  [PR_COL_DATE] = TYPE ("July", NULL, "01/07/2025", "2025-00-10", "2025-02-30", "NaN", "inf",
                        "-2025-07-01", NULL),
  [PR_COL_INSTANT] = TYPE ("July", NULL, "01/07/2025 08:00", "2025-07-00", "2025-07-01 25:00",
                           "NaN", "inf", "-2025-07-01", NULL),
  [PR_COL_DIST]
  = TYPE ("lognormall(mean=10min, cv=0.5)", NULL, "lognormal(mean=10, cv=0.5)",
          "exponential(mean=0min)", "erlang(mean=5min, k=99999)", "uniform(min=nan min, max=9min)",
          "uniform(min=1min, max=inf min)", "-5min", "lognormal"),
  [PR_COL_RATE] = TYPE ("3 per hoor", NULL, "3", NULL, "1e12 per min", "nan per hour",
                        "inf per hour", "-3 per hour", "per hour"),
  [PR_COL_BATCH] = TYPE ("threee", NULL, "3 days", "0", "1001", "NaN", "inf", "-1", NULL),
  [PR_COL_LIMIT] = TYPE ("8 workng days", NULL, "8", NULL, "99999999 days", "nan days", "inf days",
                         "-8 days", NULL),
  [PR_COL_DAYS] = TYPE ("Mon-Frii", NULL, "1-5", NULL, NULL, "NaN", "inf", "-1", NULL),
  [PR_COL_SLOTS] = TYPE ("allways", NULL, "7.5-11.5", "11:00-09:00", "07:30-25:00", "NaN", "inf",
                         "-07:30-11:30", "always"),
  [PR_COL_CLOSE] = TYPE ("finnish 30min", NULL, "finish 30", NULL, "finish 999999 days",
                         "finish nan min", "finish inf h", "finish -5min", "finish"),
  [PR_COL_NEXT] = TYPE ("returnedd", "nowhere", "returned 30min", NULL, "returned 150%",
                        "returned nan%", "returned inf%", "returned -5%", "returned"),
  [PR_COL_CHANNELS] = TYPE ("countter", NULL, NULL, NULL, NULL, "NaN", "inf", "-1", "counter"),
  [PR_COL_OFFICERS] = TYPE ("one", NULL, "3 days", "0", "100001", "NaN", "inf", "-1", NULL),
  [PR_COL_AMOUNTS] = TYPE ("every", "nobody 1", "leader 3 days", "leader 0", "leader 100001",
                           "leader nan%", "leader inf%", "leader -1", NULL),
  [PR_COL_LOOK]
  = TYPE ("dayly 16:00", NULL, "daily 16", NULL, "daily 24:00", "NaN", "inf", "-1", "daily"),
  [PR_COL_ACTION]
  = TYPE ("reinforse desk +1", "reinforce nobody +1", "reinforce desk +2 days", "reinforce desk +0",
          "reinforce desk +100001", "redirect nan%", "redirect inf%", "redirect -5%", "reinforce"),
  [PR_COL_SOURCE]
  = TYPE ("oficial: a decree", NULL, NULL, NULL, NULL, "NaN", "inf", "-1", "official"),
};

gboolean
mutant_knows (pr_col_type type)
{
  return type < G_N_ELEMENTS (types) && types[type].known;
}

char *
mutant_stutter (const char *text)
{
  const char *last = NULL;
  for (const char *s = text; *s != '\0'; s++)
    if (g_ascii_isalpha (*s))
      last = s;
  return last == NULL ? g_strconcat (text, "0", NULL)
                      : g_strdup_printf ("%.*s%s", (int) (last - text) + 1, text, last);
}

/* One more than the most, one less than the least; NULL where the schema sets no bound, or where
 * it is already a bound of the type. */
static char *
beyond (const pr_column *column, mutant_kind kind)
{
  if (column->least == column->most)
    return NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  if (kind == MUTANT_ABOVE)
    pr_value_print_number (column->most + 1, text);
  else if (kind == MUTANT_NEGATIVE && column->least < 0)
    return NULL;
  else if (kind == MUTANT_NEGATIVE)
    g_string_assign (text, "-1");
  else if (column->type == PR_COL_COUNT || column->type == PR_COL_NUMBER)
    pr_value_print_number (column->least - 1, text);
  else if (column->least <= 0) /* a share below 0 is among the negative ones */
    return NULL;
  else
    pr_value_print_number (column->least / 2, text);
  return g_strdup (text->str);
}

char *
mutant_make (const pr_column *column, mutant_kind kind, const char *good, gboolean refers,
             char **suggested)
{
  const type_row *row = &types[column->type];
  const char *text = row->text[kind];
  *suggested = NULL;
  if (text == NULL || (kind == MUTANT_DANGLING && !refers))
    return NULL;
  if (text == by_flag)
    return column->flags & PR_COL_REQUIRED ? g_strdup ("") : NULL;
  if (text == range)
    return beyond (column, kind);
  /* A place may be given in small letters or capitals. */
  if (text == capital && column->places == PR_NAMES_NONE && g_ascii_isalpha (*good))
    {
      char *mutant = g_strdup (good);
      mutant[0] = g_ascii_toupper (mutant[0]);
      *suggested = g_strdup (good);
      return mutant;
    }
  if (text == capital || text == stutter)
    {
      if (strcmp (good, "*") == 0)
        return g_strdup ("**");
      gboolean is_word = g_ascii_isalpha (*good) || (guchar) *good >= 0x80;
      *suggested = is_word && strpbrk (good, "; ") == NULL ? g_strdup (good) : NULL;
      return mutant_stutter (good);
    }
  if (kind == MUTANT_MISSPELT)
    *suggested = g_strdup (row->suggested);
  return g_strdup (text);
}
