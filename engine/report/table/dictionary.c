/* Data dictionary: output/README.md, from the table of columns and the plots. */
#include "report/plot/plots.h"

/* In a Markdown table a bar would end the cell. */
static void
append_row (GString *s, const char *name, const char *unit, const char *kind, const char *doc)
{
  g_autoptr (GString) text = g_string_new (doc);
  g_string_replace (text, "|", "\\|", 0);
  g_string_append_printf (s, "| `%s` | %s | %s | %s |\n", name, unit, kind, text->str);
}

static void
append_file (GString *s, const pr_out_file *file)
{
  g_string_append_printf (
      s, "\n### %s\n\n%s\n\n| column | unit | kind | what it is |\n|---|---|---|---|\n", file->name,
      file->doc);
  size_t n;
  const pr_out_column *columns = pr_out_columns (file, &n);
  for (size_t k = 0; k < n; k++)
    {
      const pr_out_column *c = &columns[k];
      append_row (s, c->name, c->unit, pr_kind_names[c->kind], c->doc);
      if (c->half_width)
        {
          g_autofree char *name = g_strconcat (c->name, "_hw", NULL);
          g_autofree char *doc = g_strdup_printf ("of `%s`", c->name);
          append_row (s, name, c->unit, pr_kind_names[PR_KIND_HALF_WIDTH], doc);
        }
    }
}

static void
append_words (GString *s, const pr_out_file *file)
{
  g_string_append_printf (s, "| `%s` | %s |\n", file->name, file->doc);
}

/* A kind's plots come after its tables; what is exported, which belongs to no kind, is last. */
static void
for_each_file (GString *s, void (*append) (GString *s, const pr_out_file *file))
{
  for (int kind = 0; kind < PR_N_RESULTS; kind++)
    {
      for (int id = (int) pr_out_ranges[kind].first; id <= (int) pr_out_ranges[kind].last; id++)
        append (s, &pr_out_files[id]);
      if (kind == PR_RESULTS_RUN)
        append (s, &pr_out_files[PR_FILE_PROVINCES]);
      for (const pr_plot *const *plot = pr_plots; *plot != NULL; plot++)
        if ((int) (*plot)->kind == kind)
          append (s, &(*plot)->table);
    }
  append (s, &pr_out_files[PR_FILE_EVENTS]);
  append (s, &pr_out_files[PR_FILE_DOSSIERS]);
}

char *
pr_dictionary (void)
{
  GString *s = g_string_new (
      "# What a run leaves behind\n\n"
      "Made from the table of columns in the source; do not edit. `.gp` files here are the "
      "programs\n"
      "of the plots, each with `texts.gp` in it. A run's folder appears under its name when it is\n"
      "complete, never before.\n\n"
      "CSV files: UTF-8, comma, a line feed at the end of each line, a decimal point; a cell that "
      "holds a\n"
      "comma or a quote is quoted. Whole numbers are written in full, others with six significant\n"
      "digits. A text that begins with =, +, -, @ or a tab has an apostrophe before it, so that a\n"
      "spreadsheet shows it instead of running it, unless it is a number; results.sqlite has it as "
      "it\n"
      "is. An empty cell means that there is no such figure (nothing happened, or one replication "
      "has\n"
      "no half-width), or that it does not apply: what is filed, of a place where nobody can "
      "file,\n"
      "visits where nobody can come to a counter, and what is decided, of a place that has nothing "
      "to\n"
      "decide. Unfinished dossiers are counted, never left out of a share in silence; means of\n"
      "sojourn times cover finished dossiers, as they say. Days are local, UTC+7, and\n"
      "begin at 00:00: what happens then belongs to the day that begins. Dates are written\n"
      "2025-07-01, which also sorts them.\n\n"
      "## Files\n\n| file | what |\n|---|---|\n");
  for (const pr_out_other *o = pr_out_others; o->name != NULL; o++)
    g_string_append_printf (s, "| `%s` | %s |\n", o->name, o->doc);
  for_each_file (s, append_words);
  g_string_append (s, "\n## Kinds of columns\n\n| kind | how the replications are reduced to a "
                      "cell |\n|---|---|\n");
  for (int k = 0; k < PR_N_KINDS; k++)
    g_string_append_printf (s, "| %s | %s |\n", pr_kind_names[k], pr_kind_docs[k]);
  g_string_append (s, "\n## Columns\n");
  for_each_file (s, append_file);
  return g_string_free (s, FALSE);
}
