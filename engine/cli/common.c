#include "cli/cli.h"
#include "kernel/i18n.h"

#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (pr-cli-error-quark, cli_error)
/* clang-format on */

enum { STATUS_FAILED = 1, STATUS_USAGE = 2, STATUS_SCENARIO = 3, STATUS_PLACE = 3 };

gboolean
cli_jobs (const char *text, uint32_t *jobs, GError **error)
{
  uint64_t n = pr_input_default_jobs ();
  if (text != NULL && !pr_input_number ("--jobs", text, 1, PR_JOBS_MAX, &n, error))
    return FALSE;
  *jobs = (uint32_t) n;
  return TRUE;
}

char *
cli_suggestion (const char *found, const char *const *candidates, gsize n, const char *before)
{
  const char *nearest = pr_nearest (found, candidates, n);
  return nearest == NULL ? g_strdup ("")
                         : g_strdup_printf (_ ("; did you mean '%s%s'?"), before, nearest);
}

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
      g_autofree char *near = cli_suggestion (name + strspn (name, "-"),
                                              (const char *const *) known->pdata, known->len, "--");
      g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s: unknown option '%s'%s"), argv[0],
                   name, near);
      return;
    }
  g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s: unknown option"), argv[0]);
}

static cli_parsed
take_operand (const char *command, char **rest, const char *operand_name, char **operand,
              GError **error)
{
  guint n = rest == NULL ? 0 : g_strv_length (rest);
  if (n == 1 && rest[0][0] != '\0')
    {
      *operand = g_strdup (rest[0]);
      return CLI_GO;
    }
  if (n > 1)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, _ ("%s: one %s is expected; '%s' is too many"),
                 command, operand_name, rest[1]);
  else
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                 _ ("%s: a %s is expected; see 'pilotrun %s --help'"), command, operand_name,
                 command);
  return CLI_WRONG;
}

char *cli_language;

static gboolean
check_language (const char *command, GError **error)
{
  if (cli_language == NULL)
    return TRUE;
  if (!g_strv_contains (pr_language_codes, cli_language))
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE,
                 _ ("%s: --lang: '%s' found; en, vi or fr is expected"), command, cli_language);
  else if (!pr_language_is_there (pr_language_of (cli_language)))
    g_set_error (error, CLI_ERROR, CLI_ERROR_FAILED,
                 _ ("%s: --lang: the translations of '%s' are not installed (%s)"), command,
                 cli_language, "share/locale/*/LC_MESSAGES/" PR_TEXT_DOMAIN ".mo");
  else
    return TRUE;
  return FALSE;
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

cli_parsed
cli_parse_many (int argc, char **argv, const GOptionEntry *options, const char *operand_name,
                const char *about, char ***operands, GError **error)
{
  gboolean help = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Print this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL, 0, 0, 0, NULL, NULL, NULL },
  };
  g_autofree char *names = g_strdup (operand_name);
  g_autofree char *program = g_strdup_printf ("pilotrun %s", argv[0]);
  g_set_prgname (program);
  g_autoptr (GOptionContext) context = g_option_context_new (names);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, PR_TEXT_DOMAIN);
  g_option_context_set_summary (context, about);
  g_option_context_add_main_entries (context, options, PR_TEXT_DOMAIN);
  g_option_context_add_main_entries (context, own, PR_TEXT_DOMAIN);

  g_autoptr (GError) wrong = NULL;
  g_auto (GStrv) args = words_of (argc, argv, options);
  if (!g_option_context_parse_strv (context, &args, &wrong))
    {
      if (g_error_matches (wrong, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
        set_unknown_option (argv, options, error);
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
  if (!check_language (argv[0], error))
    return CLI_WRONG;
  *operands = g_steal_pointer (&rest);
  return CLI_GO;
}

cli_parsed
cli_parse (int argc, char **argv, const GOptionEntry *options, const char *operand_name,
           const char *about, char **operand, GError **error)
{
  g_auto (GStrv) rest = NULL;
  cli_parsed parsed = cli_parse_many (argc, argv, options, operand_name, about, &rest, error);
  return parsed == CLI_GO ? take_operand (argv[0], rest, operand_name, operand, error) : parsed;
}

cli_parsed
cli_open_scenario (int argc, char **argv, const char *about, pr_input **in, GError **error)
{
  static const GOptionEntry options[] = { { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autofree char *path = NULL;
  cli_parsed parsed = cli_parse (argc, argv, options, _ ("SCENARIO"), about, &path, error);
  if (parsed != CLI_GO)
    return parsed;
  const pr_settings as_written = { .replications = NULL };
  *in = pr_input_open (path, &as_written, error);
  if (*in == NULL)
    return CLI_WRONG;
  cli_put_warnings ((*in)->warnings);
  return CLI_GO;
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
          && (error->code == PR_STUDY_ERROR_SETTING || error->code == PR_STUDY_ERROR_QUESTION)))
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

gboolean
cli_precision (const char *text, const char *most_text, const char *replications,
               pr_precision **precision, uint32_t *most, GError **error)
{
  uint64_t n = PR_PRECISION_MOST;
  g_autofree char *why = NULL;
  if (text == NULL && most_text == NULL)
    return TRUE;
  if (text == NULL || replications != NULL)
    {
      g_set_error_literal (error, CLI_ERROR, CLI_ERROR_USAGE,
                           text == NULL ? _ ("--most makes sense only with --precision")
                                        : _ ("--precision and --replications exclude each other"));
      return FALSE;
    }
  if (most_text != NULL
      && !pr_input_number ("--most", most_text, PR_PRECISION_LEAST, PR_REPLICATIONS_MAX, &n, error))
    return FALSE;
  *most = (uint32_t) n;
  *precision = pr_precision_read (text, &why);
  if (*precision == NULL)
    g_set_error (error, CLI_ERROR, CLI_ERROR_USAGE, "--precision: %s", why);
  return *precision != NULL;
}
