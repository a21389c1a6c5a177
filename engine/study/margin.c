/* Margin: see margin.h. */
#include "study/margin.h"

#include "compile/world-names.h"
#include "experiment/ready.h"
#include "figure/verdict.h"
#include "kernel/i18n.h"
#include "report/page/page.h"
#include "report/store/store.h"
#include "report/table/margins.h"
#include "study/manifest.h"
#include "study/reuse.h"
#include "study/simulation.h"
#include "study/write.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define FINE 5   /* steps of the grid, in % */
#define FAR 50   /* beyond those that fail first */
#define MOST 100 /* where it ends */

/* The question, and what is known before anything is simulated. */
typedef struct {
  const pr_margin_request *q;
  const pr_host *host;
  pr_input *input; /* the scenario as it is */
  uint32_t *places, n;
  uint32_t *limits; /* of staff, [n] */
  pr_margin_change change;
  pr_margin_search search;
  pr_margin_rough *rough;
  uint32_t settling;      /* see pr_margins */
  char *command, *inputs; /* normal form; a hash of all that is asked */
  bool force;             /* replace the folder */
} study;

static void
study_clear (study *s)
{
  pr_margin_search_clear (&s->search);
  pr_margin_change_clear (&s->change);
  g_free (s->places);
  g_free (s->limits);
  g_free (s->rough);
  g_free (s->command);
  g_free (s->inputs);
  pr_input_free (s->input);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (study, study_clear)

#define FAIL(code, ...)                                                                            \
  (g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_##code, __VA_ARGS__), FALSE)

/* "+25 %", "3 officers fewer". Free with g_free. */
static char *
step_words (const study *s, uint32_t step)
{
  if (s->q->of == PR_MARGIN_STAFF)
    return g_strdup_printf (NGETTEXT ("%u officer fewer", "%u officers fewer", step), step);
  return g_strdup_printf ("+%u %%", step);
}

static pr_input *
open_step (const study *s, uint32_t step, GError **error)
{
  pr_settings settings = s->q->settings;
  g_autofree char *words = step_words (s, step);
  g_autofree char *overlay = step > 0 ? pr_margin_overlay (&s->change, step) : NULL;
  if (settings.replications == NULL)
    settings.replications = PR_MARGIN_REPLICATIONS;
  settings.overlay = overlay;
  settings.overlay_name = words;
  pr_input *in = pr_input_open (s->q->path, &settings, error);
  if (in == NULL && step > 0)
    g_prefix_error (error, "%s:\n", words);
  return in;
}

static gboolean
fail_without_verdict (const study *s, uint32_t place, GError **error)
{
  return FAIL (QUESTION, _ ("nothing is filed or decided at %s: it has no verdict"),
               s->input->world->places[place].name);
}

/* The place's number; PR_NONE32 after an error. */
static uint32_t
find_place (const study *s, GError **error)
{
  const pr_world *w = s->input->world;
  g_autofree char *why = NULL;
  uint32_t place = pr_world_find_place (w, s->q->place, &why);
  if (why != NULL)
    {
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_SETTING, "place: %s", why);
      return PR_NONE32;
    }
  for (uint32_t k = 0; k < s->n; k++)
    if (s->places[k] == place)
      return place;
  fail_without_verdict (s, place, error);
  return PR_NONE32;
}

/* The places that are looked at, and where the change is made. */
static gboolean
choose_places (study *s, GError **error)
{
  const pr_world *w = s->input->world;
  uint32_t place = PR_NONE32;
  s->places = pr_ready_places (w, &s->n);
  if (s->q->place != NULL)
    {
      place = find_place (s, error);
      if (place == PR_NONE32)
        return FALSE;
      s->places[0] = place;
      s->n = 1;
      if (s->q->of == PR_MARGIN_VOLUME && !pr_margin_comes_to (w, place))
        return FAIL (QUESTION,
                     _ ("nobody files anything at %s, or for it to decide: its volume cannot grow"),
                     w->places[place].name);
      if (s->q->of == PR_MARGIN_EFFORT && !pr_margin_works_at (w, place))
        return FAIL (QUESTION, _ ("no work is done at %s: it cannot take more effort"),
                     w->places[place].name);
    }
  if (s->n == 0)
    return FAIL (QUESTION, _ ("no place of this scenario has a verdict"));
  pr_margin_change_init (&s->change, s->q->of, w, place);
  return TRUE;
}

/* How many officers can be missing; 0 after an error. */
static uint32_t
limit_staff (study *s, GError **error)
{
  uint32_t most = 0;
  s->limits = g_new (uint32_t, s->n);
  for (uint32_t k = 0; k < s->n; k++)
    {
      s->limits[k] = pr_margin_spare (&s->change, s->places[k]);
      most = MAX (most, s->limits[k]);
    }
  if (most == 0)
    g_set_error_literal (error, PR_STUDY_ERROR, PR_STUDY_ERROR_QUESTION,
                         _ ("nobody can be missing: pools keep their last officer, and those whom "
                            "absences name"));
  return most;
}

/* Where the rough cut has the first of them full that are not so now, on the grid below. */
static uint32_t
first_full (const study *s, uint32_t fine)
{
  double full = INFINITY;
  for (uint32_t k = 0; k < s->n; k++)
    if (s->rough[s->places[k]].full > 0)
      full = fmin (full, s->rough[s->places[k]].full);
  return isfinite (full) ? (uint32_t) fmin (full / fine, 1e6) * fine : fine;
}

/* Opens the largest step, so that a mistake in it is told at once, and the one by which the rough
 * cut reckons. */
static gboolean
prepare_search (study *s, GError **error)
{
  bool staff = s->q->of == PR_MARGIN_STAFF;
  uint32_t most = staff ? limit_staff (s, error) : MOST;
  if (most == 0)
    return FALSE;
  g_autoptr (pr_input) in = open_step (s, most, error);
  if (in == NULL)
    return FALSE;
  s->rough = pr_margin_rough_cut (&s->change, in->world);
  pr_margin_search_init (&s->search, s->n);
  s->search.first = s->q->first;
  s->search.fine = staff ? 1 : FINE;
  s->search.far = FAR;
  s->search.doubles = staff;
  s->search.most = most;
  s->search.limit = s->limits;
  s->search.start = MIN (first_full (s, s->search.fine), most);
  if (s->q->only != NULL)
    {
      s->search.only = (const uint32_t *) (const void *) s->q->only->data;
      s->search.n_only = s->q->only->len;
      s->search.most = s->search.only[s->search.n_only - 1];
    }
  if (staff && s->search.most > most)
    pr_host_warn (s->host,
                  NGETTEXT ("--steps: no place can spare more than %u officer; at larger steps it "
                            "lacks that one",
                            "--steps: no place can spare more than %u officers; at larger steps "
                            "it lacks those",
                            most),
                  most);
  return TRUE;
}

static char *
steps_text (const GArray *only)
{
  GString *s = g_string_new (NULL);
  for (guint k = 1; k < only->len; k++)
    g_string_append_printf (s, "%s%u", k > 1 ? "," : "", g_array_index (only, uint32_t, k));
  return g_string_free (s, FALSE);
}

/* The normal form of the command, and the hash of all that is asked. */
static void
set_names (study *s)
{
  const pr_input *in = s->input;
  g_autofree char *base = pr_input_word (in->base), *key = pr_input_key (in);
  GString *words = g_string_new (NULL);
  g_string_printf (words, "pilotrun margin %s --of %s", base, pr_margin_words[s->q->of]);
  if (s->change.place != PR_NONE32)
    g_string_append_printf (words, " --place %s", in->world->places[s->change.place].code);
  if (s->q->only != NULL)
    {
      g_autofree char *steps = steps_text (s->q->only);
      g_string_append_printf (words, " --steps %s", steps);
    }
  else if (s->q->first >= s->n)
    g_string_append (words, " --first all");
  else
    g_string_append_printf (words, " --first %u", s->q->first);
  g_string_append_printf (words, " --replications %u --seed %s", in->replications,
                          in->tables->ini[PR_INI_SCENARIO_SEED].text);
  if (in->until != NULL)
    g_string_append_printf (words, " --until %s", in->until);
  s->command = g_string_free (words, FALSE);
  g_autofree char *all = g_strdup_printf ("%s\n%s", key, s->command);
  s->inputs = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

/* Warns if even replications that all pass would not settle that a place is ready. */
static void
count_settling (study *s)
{
  const pr_input *in = s->input;
  const pr_results r = { .tables = in->tables, .world = in->world };
  s->settling = pr_replications_to_settle (&r, 1, 1);
  if (s->settling == 0)
    pr_host_warn (s->host,
                  _ ("no number of replications up to %u settles that a place is ready: "
                     "ready_probability is too close to 1"),
                  PR_MOST_TO_SETTLE);
  else if (in->replications < s->settling)
    pr_host_warn (
        s->host,
        NGETTEXT ("%u replication of a step cannot settle that a place is ready: it takes "
                  "at least %u (-n)",
                  "%u replications of a step cannot settle that a place is ready: it "
                  "takes at least %u (-n)",
                  in->replications),
        in->replications, s->settling);
}

static gboolean
begin (study *s, GError **error)
{
  s->input = open_step (s, 0, error);
  if (s->input == NULL || !choose_places (s, error) || !prepare_search (s, error))
    return FALSE;
  set_names (s);
  pr_host_tell (s->host, s->input->warnings);
  count_settling (s);
  return TRUE;
}

static char *
kept_for (const char *folder, uint32_t step)
{
  return g_strdup_printf ("%s.%u", folder, step);
}

static void
forget_records (const char *folder, uint32_t step)
{
  g_autofree char *own = kept_for (folder, step);
  g_autofree char *path = pr_stage_records (own);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_file_delete (file, NULL, NULL);
}

/* Places to which nothing comes are asked nothing. */
static gboolean
leave_out_idle (study *s, const pr_results *r, GError **error)
{
  uint32_t n = 0;
  for (uint32_t k = 0; k < s->n; k++)
    {
      if (isnan (pr_ready_state (r, s->places[k]).share)
          && !pr_margin_comes_to (r->world, s->places[k]))
        continue;
      s->places[n] = s->places[k];
      if (s->limits != NULL)
        s->limits[n] = s->limits[k];
      n++;
    }
  if (n == 0 && s->q->place != NULL)
    return fail_without_verdict (s, s->places[0], error);
  if (n == 0)
    return FAIL (QUESTION, _ ("no place of this scenario has a verdict"));
  s->n = s->search.n = n;
  return TRUE;
}

static gboolean
try_step (study *s, uint32_t step, const char *folder, GError **error)
{
  g_autofree char *own = kept_for (folder, step), *words = step_words (s, step);
  g_autoptr (pr_input) in = open_step (s, step, error);
  if (in == NULL)
    return FALSE;
  pr_host_say (s->host, words);
  g_auto (pr_simulation) run = { .input = in, .jobs = s->q->jobs, .host = s->host };
  if (!pr_simulation_run (&run, own, error))
    return FALSE;
  const pr_results r = { in->tables, in->world, run.outcome };
  if (step == 0 && !leave_out_idle (s, &r, error))
    {
      forget_records (folder, step);
      return FALSE;
    }
  pr_margin_state *state = g_new (pr_margin_state, s->n);
  for (uint32_t k = 0; k < s->n; k++)
    state[k] = pr_ready_state (&r, s->places[k]);
  pr_margin_add (&s->search, step, state);
  return TRUE;
}

static gboolean
write_files (const study *s, const pr_margins *m, const pr_answer *a, const char *manifest,
             pr_stage *stage, GError **error)
{
  static const pr_file_id tables[] = { PR_FILE_MARGINS, PR_FILE_MARGIN_STEPS };
  const pr_plot_source of = { .margins = m };
  g_autofree char *log = g_strdup_printf (_ ("command       %s\n"), s->q->raw_command);
  if (!pr_stage_begin (stage, a->folder, s->force, error) || !pr_stage_mkdir (stage, "plots", error)
      || !pr_stage_write_page (stage, "summary.txt", a->summary, error)
      || !pr_stage_write (stage, "run.log", log, error)
      || !pr_stage_write (stage, "manifest.json", manifest, error)
      || !pr_study_write_plots (stage, PR_RESULTS_MARGINS, &of, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!pr_study_write_text (stage, pr_out_files[tables[i]].name, pr_margins_table (m, tables[i]),
                              error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (const study *s, const pr_margins *m, const pr_answer *a, GError **error)
{
  g_auto (pr_stage) stage = { .cancel = s->host->cancel };
  const pr_asked asked
      = { .replications = m->n, .until = s->input->until, .of = pr_margin_words[s->q->of] };
  g_autofree char *manifest = pr_manifest_of_margins (m, &asked, s->inputs, s->command);
  if (!write_files (s, m, a, manifest, &stage, error)
      || !pr_study_draw (&stage, a->folder, s->q->no_plots, s->host, error))
    return FALSE;
  if (s->q->store != NULL && !pr_store_add_margins (m, s->command, manifest, s->q->store, error))
    return FALSE;
  return pr_page_write (stage.partial, error) && pr_stage_commit (&stage, error);
}

static gboolean
search (study *s, const char *folder, pr_answer *a, GError **error)
{
  uint32_t step;
  while ((step = pr_margin_next (&s->search)) != PR_MARGIN_NONE)
    if (!try_step (s, step, folder, error))
      return FALSE;
  const pr_margins m = { .scenario_hash = s->input->hash,
                         .base = s->input->base,
                         .change = &s->change,
                         .search = &s->search,
                         .places = s->places,
                         .rough = s->rough,
                         .n = s->input->replications,
                         .settling = s->settling,
                         .ready = s->input->tables->ini[PR_INI_REPORT_READY].v.number };
  pr_host_say (s->host, _ ("writing files"));
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (s->input));
  g_auto (pr_answer) made = { .folder = g_strdup (folder), .summary = pr_margins_summary (&m) };
  if (!write_all (s, &m, &made, error))
    return FALSE;
  for (guint k = 0; k < s->search.tried->len; k++)
    forget_records (folder, pr_margin_tried (&s->search, k)->step);
  *a = made;
  made = (pr_answer){ 0 };
  return TRUE;
}

static char *
choose_folder (const study *s)
{
  if (s->q->folder != NULL)
    return g_strdup (s->q->folder);
  g_autofree char *name = g_strdup_printf ("margin-%.80s-%.12s", s->input->base, s->inputs);
  return g_build_filename (PR_STUDY_RUNS, name, NULL);
}

static gboolean
complete (const study *s, const char *folder, pr_answer *a, GError **error)
{
  g_auto (pr_folder_lock) lock = { 0 };
  if ((s->q->store != NULL || !s->q->no_plots) && !pr_folder_lock_take (&lock, folder, TRUE, error))
    return FALSE;
  return (s->q->no_plots || pr_study_complete_plots (folder, NULL, s->host, error))
         && (s->q->store == NULL || pr_store_copy_margins (folder, s->command, s->q->store, error))
         && pr_answer_find (a, folder, error);
}

gboolean
pr_study_margin (const pr_margin_request *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_auto (study) s = { .q = q, .host = host };
  if (!begin (&s, error))
    return FALSE;
  g_autofree char *folder = choose_folder (&s);
  pr_stage_settle (folder);
  pr_found found = q->force
                       ? PR_NOT_FOUND
                       : pr_manifest_look_inputs (folder, s.inputs, pr_input_language (s.input));
  if (found == PR_FOUND)
    return complete (&s, folder, a, error);
  s.force = q->force || found == PR_FOUND_IN_OTHER_WORDS;
  g_auto (pr_folder_lock) lock = { 0 };
  return pr_folder_lock_take (&lock, folder, TRUE, error) && pr_stage_check (folder, s.force, error)
         && search (&s, folder, a, error);
}
