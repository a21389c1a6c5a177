#include "cli/cli.h"
#include "kernel/i18n.h"

#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (pr-cli-error-quark, cli_error)
/* clang-format on */

enum { STATUS_FAILED = 1, STATUS_USAGE = 2, STATUS_SCENARIO = 3, STATUS_PLACE = 3 };

/* The option that the word names: --long, --long=value, -s, or the last of -abc. NULL: none. */
static const GOptionEntry *
find_option (const char *word, const GOptionEntry *options)
{
  gboolean is_long = word[1] == '-';
  g_autofree char *name = g_strndup (word + 2, is_long ? strcspn (word + 2, "=") : 0);
  const GOptionEntry *found = NULL;
  for (const char *letter = word + 1; *letter != '\0'; letter++)
    {
      found = NULL;
      for (const GOptionEntry *o = options; o->long_name != NULL; o++)
        if (is_long ? g_str_equal (o->long_name, name) : o->short_name == *letter)
          found = o;
      if (is_long || found == NULL)
        break;
    }
  return found;
}

/* GOption reports an unknown option in a sentence of its own; this looks for the option again, to
 * suggest the nearest. */
static void
set_unknown_option (char **argv, const GOptionEntry *options, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  for (const GOptionEntry *o = options; o->long_name != NULL; o++)
    if (o->long_name[0] != '\0')
      g_ptr_array_add (known, (gpointer) o->long_name);
  g_ptr_array_add (known, (gpointer) "help");
  for (int i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    {
      if (argv[i][0] != '-' || argv[i][1] == '\0' || g_str_equal (argv[i], "-h")
          || g_str_equal (argv[i], "--help"))
        continue;
      const GOptionEntry *option = find_option (argv[i], options);
      if (option != NULL)
        {
          /* The next word is its value. */
          i += option->arg != G_OPTION_ARG_NONE && strchr (argv[i], '=') == NULL
               && argv[i + 1] != NULL;
          continue;
        }
      int length = (int) strcspn (argv[i], "=");
      g_autofree char *name = g_strndup (argv[i], (gsize) length);
      g_autofree char *near = pr_ask_suggestion (
          name + strspn (name, "-"), (const char *const *) known->pdata, known->len, "--");
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s: unknown option '%s'%s"), argv[0],
                   name, near);
      return;
    }
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s: unknown option"), argv[0]);
}

static cli_parsed
check_operand (const char *command, char **operands, const char *name, GError **error)
{
  guint n = g_strv_length (operands);
  if (n == 1 && operands[0][0] != '\0')
    return CLI_GO;
  if (n > 1)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s: one %s is expected; '%s' is too many"),
                 command, name, operands[1]);
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                 _ ("%s: a %s is expected; see 'pilotrun %s --help'"), command, name, command);
  return CLI_WRONG;
}

/* The words of a command, a value that stands at its short option (-j2) by itself. Free with
 * g_strfreev. */
static char **
words_of (int argc, char **argv, const GOptionEntry *options)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  gboolean is_value = FALSE, ended = FALSE;
  for (int i = 0; i < argc; i++)
    {
      const char *word = argv[i];
      gboolean is_option = i > 0 && !is_value && !ended && word[0] == '-' && word[1] != '\0';
      const char one[] = { '-', is_option ? word[1] : '-', '\0' };
      const GOptionEntry *option = is_option ? find_option (word, options) : NULL;
      const GOptionEntry *first = is_option && word[1] != '-' ? find_option (one, options) : NULL;
      ended |= is_option && g_str_equal (word, "--");
      if (first != NULL && first->arg != G_OPTION_ARG_NONE && word[2] != '\0')
        {
          g_ptr_array_add (words, g_strdup (one));
          g_ptr_array_add (words, g_strdup (word + 2));
          is_value = FALSE;
          continue;
        }
      g_ptr_array_add (words, g_strdup (word));
      is_value = option != NULL && option->arg != G_OPTION_ARG_NONE && strchr (word, '=') == NULL;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/* Options as GOption takes them, each with a place for its value. */
typedef union {
  char *text;
  gboolean yes;
} value;

typedef struct {
  GOptionEntry *entries;
  value *values; /* [n] */
  guint n;
} placed;

static void
placed_clear (placed *p)
{
  for (guint k = 0; k < p->n; k++)
    if (p->entries[k].arg != G_OPTION_ARG_NONE)
      g_free (p->values[k].text);
  g_free (p->entries);
  g_free (p->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (placed, placed_clear)

static void
place (placed *p, const GOptionEntry *options)
{
  while (options[p->n].long_name != NULL)
    p->n++;
  p->entries = g_memdup2 (options, (p->n + 1) * sizeof *options);
  p->values = g_new0 (value, p->n);
  for (guint k = 0; k < p->n; k++)
    p->entries[k].arg_data = &p->values[k];
}

/* What was given, as words. */
static gboolean
take_words (const placed *p, cli_line *line, GError **error)
{
  line->options = pr_options_new ();
  for (guint k = 0; k < p->n; k++)
    {
      const char *name = p->entries[k].long_name;
      gboolean text = p->entries[k].arg != G_OPTION_ARG_NONE;
      if (text ? p->values[k].text == NULL : !p->values[k].yes)
        continue;
      if (strcmp (name, "quiet") == 0)
        line->quiet = TRUE;
      else if (!pr_options_set (line->options, name, text ? p->values[k].text : NULL, error))
        return FALSE;
    }
  return TRUE;
}

static GOptionContext *
context_of (const char *command, const cli_form *form, const GOptionEntry *own,
            const placed *options)
{
  g_autofree char *program = g_strdup_printf ("pilotrun %s", command);
  g_set_prgname (program);
  GOptionContext *context = g_option_context_new (_ (form->operand));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, PR_TEXT_DOMAIN);
  g_option_context_set_summary (context, form->about);
  g_option_context_add_main_entries (context, options->entries, PR_TEXT_DOMAIN);
  g_option_context_add_main_entries (context, own, PR_TEXT_DOMAIN);
  return context;
}

cli_parsed
cli_parse (int argc, char **argv, const cli_form *form, cli_line *line, GError **error)
{
  gboolean help = FALSE;
  g_auto (placed) options = { NULL, NULL, 0 };
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Print this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &line->operands, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  place (&options, form->options);
  g_autoptr (GOptionContext) context = context_of (argv[0], form, own, &options);
  g_autoptr (GError) wrong = NULL;
  g_auto (GStrv) args = words_of (argc, argv, form->options);
  if (!g_option_context_parse_strv (context, &args, &wrong))
    {
      if (g_error_matches (wrong, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
        set_unknown_option (argv, form->options, error);
      else
        g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "%s: %s", argv[0], wrong->message);
      return CLI_WRONG;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      g_autofree char *laid_out = cli_help_text (text);
      cli_put_text (laid_out);
      return CLI_HELPED;
    }
  if (line->operands == NULL)
    line->operands = g_new0 (char *, 1);
  line->raw = cli_quote (argc, argv);
  if (!take_words (&options, line, error))
    return CLI_WRONG;
  return form->many ? CLI_GO : check_operand (argv[0], line->operands, _ (form->operand), error);
}

void
cli_line_clear (cli_line *line)
{
  pr_options_free (line->options);
  g_strfreev (line->operands);
  g_free (line->raw);
}

gboolean
cli_ask (const cli_form *form, const char *verb, const cli_line *line, pr_answer *a, GError **error)
{
  const pr_ask q = { .about = line->operands, .options = line->options, .raw_command = line->raw };
  cli_progress_begin (form->bar && !line->quiet);
  gboolean done = pr_verb_ask (pr_verb_find (verb), &q, cli_host (), a, error);
  cli_progress_end ();
  return done;
}

gboolean
cli_command_run (int argc, char **argv, const cli_form *form, GError **error)
{
  g_auto (cli_line) line = { 0 };
  g_auto (pr_answer) a = { 0 };
  cli_parsed parsed = cli_parse (argc, argv, form, &line, error);
  if (parsed != CLI_GO)
    return parsed == CLI_HELPED;
  gboolean done = cli_ask (form, argv[0], &line, &a, error);
  cli_print_answer (&a);
  return done;
}

int
cli_fail (GError *error)
{
  int status = STATUS_FAILED;
  /* A study's error names a setting, which is an option here. */
  gboolean names_option
      = error->domain == PR_STUDY_ERROR
        && (error->code == PR_STUDY_ERROR_SETTING || error->code == PR_STUDY_ERROR_HOPELESS);
  if ((error->domain == CLI_ERROR && error->code == CLI_ERROR_USAGE)
      || (error->domain == PR_STUDY_ERROR
          && (error->code == PR_STUDY_ERROR_SETTING || error->code == PR_STUDY_ERROR_QUESTION
              || error->code == PR_STUDY_ERROR_USAGE)))
    status = STATUS_USAGE;
  else if (error->domain == PR_INPUT_ERROR)
    status = error->code == PR_INPUT_ERROR_SCENARIO ? STATUS_SCENARIO : STATUS_USAGE;
  else if (g_error_matches (error, PR_STUDY_ERROR, PR_STUDY_ERROR_PLACE))
    status = STATUS_PLACE;
  else if (g_error_matches (error, PR_STUDY_ERROR, PR_STUDY_ERROR_STOPPED))
    status = cli_interrupted_status ();
  if (error->domain == PR_INPUT_ERROR && status == STATUS_SCENARIO) /* each line names its file */
    {
      g_autofree char *lines = g_strconcat (error->message, "\n", NULL);
      cli_put_warnings (lines);
    }
  else if (g_error_matches (error, PR_STUDY_ERROR, PR_STUDY_ERROR_MISSING))
    {
      g_auto (GStrv) parts = g_strsplit (error->message, "\n", 2);
      g_autofree char *rest = g_strconcat (parts[1] != NULL ? parts[1] : "", "\n", NULL);
      cli_put_error (parts[0]);
      cli_put_warnings (rest);
    }
  else
    {
      g_autofree char *message = g_strconcat (names_option ? "--" : "", error->message, NULL);
      cli_put_error (message);
    }
  g_error_free (error);
  return status;
}
