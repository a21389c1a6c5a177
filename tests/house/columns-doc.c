/* Prints the reference of tables, columns, keys and rules in Markdown, from the
 * schema, for the section of scenarios/README.md that must agree with it. */
#include "scenario/schema.h"

#include <stdio.h>
#include <string.h>

static void
print_choices (const char *const *choices)
{
  for (size_t i = 0; choices[i] != NULL; i++)
    printf ("%s`%s`", i > 0 ? ", " : "", choices[i]);
}

static void
print_value (const pr_column *column)
{
  const char *word = pr_types[column->type].word;
  if (column->type == PR_COL_ENUM)
    print_choices (column->choices);
  else
    fputs (word != NULL ? word : "(not described)", stdout);
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
