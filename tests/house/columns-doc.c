/* Prints the reference of tables, columns, keys and rules in Markdown, from the
 * schema, for the section of scenarios/README.md that must agree with it. */
#include "scenario/schema.h"

#include <stdio.h>
#include <string.h>

/* How a value of each type is named in the reference; the prose of
 * scenarios/README.md explains every one of these words. */
static const char *const type_words[] = {
  [PR_COL_NAME] = "name",
  [PR_COL_TEXT] = "text",
  [PR_COL_WHERE] = "place selector",
  [PR_COL_WHERES] = "place selectors",
  [PR_COL_NAMES] = "names",
  [PR_COL_COUNT] = "count",
  [PR_COL_NUMBER] = "number",
  [PR_COL_SHARE] = "share",
  [PR_COL_FACTOR] = "factor",
  [PR_COL_YESNO] = "yes or no",
  [PR_COL_ENUM] = NULL, /* the words themselves */
  [PR_COL_DURATION] = "duration",
  [PR_COL_CLOCK] = "clock",
  [PR_COL_DATE] = "date",
  [PR_COL_INSTANT] = "instant",
  [PR_COL_DIST] = "distribution",
  [PR_COL_RATE] = "rate",
  [PR_COL_LIMIT] = "limit",
  [PR_COL_DAYS] = "days",
  [PR_COL_SLOTS] = "slots",
  [PR_COL_CLOSE] = "closing rule",
  [PR_COL_NEXT] = "next",
  [PR_COL_CHANNELS] = "channels",
  [PR_COL_BATCH] = "group",
  [PR_COL_SOURCE] = "source",
};

static const char *
type_word (pr_col_type type)
{
  size_t n = sizeof type_words / sizeof type_words[0];
  return (size_t) type < n && type_words[type] != NULL ? type_words[type] : "(not described)";
}

static void
print_choices (const char *const *choices)
{
  for (size_t i = 0; choices[i] != NULL; i++)
    printf ("%s`%s`", i > 0 ? ", " : "", choices[i]);
}

static void
print_value (const pr_column *column)
{
  if (column->type == PR_COL_ENUM)
    print_choices (column->choices);
  else
    fputs (type_word (column->type), stdout);
  /* A share's natural range is told by its type. */
  bool whole_share = column->type == PR_COL_SHARE && column->least == 0 && column->most == 1;
  if (column->most > column->least && !whole_share)
    printf (", %.16g to %.16g", column->least, column->most);
}

/* Required, or what a blank stands for. */
static void
print_blank (const pr_column *column)
{
  if (column->flags & PR_COL_REQUIRED)
    fputs ("required", stdout);
  else if (column->blank != NULL && column->blank[0] != '\0')
    printf ("`%s`", column->blank);
}

static void
print_row (const pr_column *column)
{
  printf ("| `%s`%s | ", column->name, column->flags & PR_COL_KEY ? " (key)" : "");
  print_value (column);
  fputs (" | ", stdout);
  print_blank (column);
  printf (" | %s |\n", column->doc);
}

static void
print_head (const char *first)
{
  printf ("| %s | value | if blank | meaning |\n|---|---|---|---|\n", first);
}

static void
print_table (const pr_table_schema *table)
{
  printf ("\n### %s.csv%s\n\n%s\n\n", table->name, table->required ? " (required)" : "",
          table->doc);
  print_head ("column");
  for (size_t i = 0; i < table->n_columns; i++)
    print_row (&table->columns[i]);
}

static void
print_keys (void)
{
  const char *group = "";
  for (size_t i = 0; i < PR_N_INI_KEYS; i++)
    {
      if (strcmp (group, pr_ini_keys[i].group) != 0)
        {
          group = pr_ini_keys[i].group;
          printf ("\n### [%s] of scenario.ini\n\n", group);
          print_head ("key");
        }
      print_row (&pr_ini_keys[i].key);
    }
}

int
main (void)
{
  print_keys ();
  for (size_t i = 0; i < PR_N_TABLES; i++)
    print_table (&pr_schema[i]);
  fputs ("\n### Rules that rules.csv may hold\n\n", stdout);
  print_head ("rule");
  for (size_t i = 0; i < PR_N_RULES; i++)
    print_row (&pr_rule_keys[i]);
  return fflush (stdout) == 0 && !ferror (stdout) ? 0 : 1;
}
