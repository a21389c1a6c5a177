#include "experiment/input.h"
#include "kernel/i18n.h"
#include "kernel/printable.h"
#include "kernel/rng.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (pr-input-error-quark, pr_input_error)
/* clang-format on */

gboolean
pr_input_number (const char *name, const char *text, uint64_t min, uint64_t max, uint64_t *number,
                 GError **error)
{
  /* Checked first, because the parser would take blanks and a sign. */
  gboolean digits = text[0] != '\0' && text[strspn (text, "0123456789")] == '\0';
  guint64 n = 0;
  if (digits && g_ascii_string_to_unsigned (text, 10, min, max, &n, NULL))
    {
      *number = n;
      return TRUE;
    }
  g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SETTING,
               _ ("%s: '%s' found; a whole number from %" PRIu64 " to %" PRIu64 " is expected"),
               name, text, min, max);
  return FALSE;
}

uint32_t
pr_input_default_jobs (void)
{
  return MIN (g_get_num_processors (), PR_JOBS_MAX);
}

static gboolean
parse_date (const char *text, pr_day *day)
{
  /* 2025-07-31 and nothing else. */
  static const char pattern[] = "dddd-dd-dd";
  if (strlen (text) != strlen (pattern))
    return FALSE;
  for (gsize i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;
  int year = (int) g_ascii_strtoll (text, NULL, 10);
  int month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  int date = (int) g_ascii_strtoll (text + 8, NULL, 10);
  if (!pr_day_valid (year, month, date))
    return FALSE;
  *day = pr_day_from_civil (year, month, date);
  return TRUE;
}

static char *
format_date (pr_day day)
{
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/* The text of such a cell lives as long as the program: there are only a handful. */
static void
set_text (pr_cell *cell, const char *text)
{
  cell->given = TRUE;
  cell->text = g_intern_string (text);
}

static void
set_count (pr_cell *cell, uint64_t n)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  set_text (cell, text);
  cell->v.count = (gint64) n;
}

static gboolean
set_until (pr_input *in, const char *until, GError **error)
{
  pr_tables *t = in->tables;
  const pr_cell *start = &t->ini[PR_INI_SCENARIO_START];
  pr_cell *end = &t->ini[PR_INI_SCENARIO_END];
  pr_day day, last = end->v.instant.day - (end->v.instant.clock == 0);
  if (!parse_date (until, &day))
    {
      g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SETTING,
                   _ ("%s: '%s' found; a date like %s is expected"), "until", until, "2025-07-31");
      return FALSE;
    }
  if (day < start->v.instant.day || day > last)
    {
      g_autofree char *from = format_date (start->v.instant.day);
      g_autofree char *to = format_date (last);
      g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SETTING,
                   _ ("%s: %s is outside the scenario's window, %s to %s"), "until", until, from,
                   to);
      return FALSE;
    }
  if (day == last) /* leave the window as it is: it may end within that day */
    return TRUE;
  set_text (end, until);
  in->until = end->text;
  in->tables->cut_short = TRUE;
  end->v.instant.day = day;
  end->v.instant.clock = -1;
  return TRUE;
}

/* Makes the days of the warm-up the first of the window. */
static void
set_undeleted (pr_input *in)
{
  pr_cell *start = &in->tables->ini[PR_INI_SCENARIO_START];
  pr_cell *warm_up = &in->tables->ini[PR_INI_SCENARIO_WARM_UP];
  in->undeleted_days = (int) ((warm_up->v.time + PR_DAY - 1) / PR_DAY);
  if (in->undeleted_days == 0)
    return;
  start->v.instant.day -= in->undeleted_days;
  g_autofree char *date = format_date (start->v.instant.day);
  set_text (start, date);
  set_text (warm_up, "0min");
  warm_up->v.time = 0;
  in->tables->table[PR_TABLE_BACKLOG].n = 0;
}

char *
pr_input_word (const char *text)
{
  gboolean plain = text[0] != '\0' && strpbrk (text, " \t\n'\"\\$`*?[]#~&;|<>(){}!") == NULL;
  return plain ? g_strdup (text) : g_shell_quote (text);
}

/* Sets everything that names this run. Seed and replications are in the tables by now. */
static void
set_names (pr_input *in, const char *name, const pr_settings *settings)
{
  uint32_t relief = settings->relief;
  const pr_cell *ini = in->tables->ini;
  guint64 seed = (guint64) ini[PR_INI_SCENARIO_SEED].v.count;
  in->replications = (uint32_t) ini[PR_INI_SCENARIO_REPLICATIONS].v.count;
  in->base = g_strdup (name);
  g_autoptr (GString) command = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  g_string_printf (key, "%s\nseed = %" G_GUINT64_FORMAT "\n", in->text, seed);
  g_autofree char *base = pr_input_word (in->base);
  g_string_printf (command, "pilotrun run %s", base);
  if (settings->precision != NULL)
    {
      g_autofree char *precision = pr_input_word (settings->precision);
      g_string_append_printf (command, " --precision %s --most %u", precision, settings->most);
      g_string_append_printf (key, "precision = %s\nmost = %u\n", settings->precision,
                              settings->most);
    }
  else
    {
      g_string_append_printf (command, " --replications %u", in->replications);
      g_string_append_printf (key, "replications = %u\n", in->replications);
    }
  g_string_append_printf (command, " --seed %" G_GUINT64_FORMAT, seed);
  if (in->until != NULL)
    g_string_append_printf (command, " --until %s", in->until);
  if (relief > 0)
    {
      g_string_append_printf (command, " --relief %u", relief);
      g_string_append_printf (key, "relief = %u\n", relief);
    }
  in->command = g_strdup (command->str);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key->str, -1);
  in->run_name = g_strdup_printf ("%s-%.12s", in->base, digest);
}

/* The window and what else settings have changed are those of the base as well. */
static void
copy_settings (pr_input *in)
{
  pr_cell *of = in->tables->ini, *to = in->base_tables->ini;
  if (in->until != NULL)
    to[PR_INI_SCENARIO_END] = of[PR_INI_SCENARIO_END];
  in->base_tables->cut_short = in->tables->cut_short;
  if (in->undeleted_days == 0)
    return;
  to[PR_INI_SCENARIO_START] = of[PR_INI_SCENARIO_START];
  to[PR_INI_SCENARIO_WARM_UP] = of[PR_INI_SCENARIO_WARM_UP];
  in->base_tables->table[PR_TABLE_BACKLOG].n = 0;
}

/* Of a what-if that applies from a date, with what holds until then. */
static char *
text_of (const pr_input *in)
{
  g_autofree char *own = pr_tables_text (in->tables);
  if (in->base_tables == NULL)
    return g_steal_pointer (&own);
  g_autofree char *base = pr_tables_text (in->base_tables);
  return g_strdup_printf ("%s\n# until %s\n\n%s", own,
                          in->tables->ini[PR_INI_SCENARIO_APPLIES].text, base);
}

static gboolean
set_language (pr_cell *cell, const char *code, GError **error)
{
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    if (strcmp (code, pr_language_codes[k]) == 0)
      {
        cell->v.choice = k;
        return TRUE;
      }
  g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SETTING,
               _ ("language: '%s' found; en, vi or fr is expected"), code);
  return FALSE;
}

pr_language
pr_input_language (const pr_input *in)
{
  return (pr_language) in->tables->ini[PR_INI_REPORT_LANGUAGE].v.choice;
}

static gboolean
apply_settings (pr_input *in, const pr_settings *s, GError **error)
{
  pr_cell *ini = in->tables->ini;
  uint64_t n;
  if (s->until != NULL && !set_until (in, s->until, error))
    return FALSE;
  if (s->undeleted)
    set_undeleted (in);
  if (s->language != NULL && !set_language (&ini[PR_INI_REPORT_LANGUAGE], s->language, error))
    return FALSE;
  if (in->base_tables != NULL)
    copy_settings (in);
  in->text = text_of (in);
  in->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, in->text, -1);
  if (s->replications != NULL)
    {
      if (!pr_input_number ("replications", s->replications, 1, PR_REPLICATIONS_MAX, &n, error))
        return FALSE;
      set_count (&ini[PR_INI_SCENARIO_REPLICATIONS], n);
    }
  if (s->seed != NULL)
    {
      if (!pr_input_number ("seed", s->seed, 0, PR_SEED_MAX, &n, error))
        return FALSE;
      set_count (&ini[PR_INI_SCENARIO_SEED], n);
    }
  if (in->base_tables != NULL)
    in->base_tables->ini[PR_INI_SCENARIO_SEED] = ini[PR_INI_SCENARIO_SEED];
  return TRUE;
}

void
pr_input_refuse (pr_diag *diag, const char *path, GError **error)
{
  guint n = pr_diag_errors (diag);
  g_autofree char *text = pr_diag_text (diag);
  g_autofree char *shown = pr_printable (path);
  g_autofree char *last = g_strdup_printf (NGETTEXT ("%s: %u error", "%s: %u errors", n), shown, n);
  g_set_error (error, PR_INPUT_ERROR, PR_INPUT_ERROR_SCENARIO, "%s%s", text, last);
}

static gboolean
add_overlay (pr_layers *l, const pr_settings *settings, pr_diag *diag)
{
  const char *file = pr_diag_file (diag, settings->overlay_name);
  if (l->overlays.n == PR_MOST_OVERLAYS)
    {
      pr_error (diag, ((pr_pos){ file, 0, 0 }), _ ("more than %d what-ifs on each other"),
                PR_MOST_OVERLAYS);
      return FALSE;
    }
  pr_overlay *o = pr_overlay_read (settings->overlay, strlen (settings->overlay), file, NULL, diag);
  if (o == NULL)
    return FALSE;
  pr_overlay_allow_nothing (o);
  l->overlays.layer[l->overlays.n++] = o;
  g_free (l->name);
  l->name = g_strdup (settings->overlay_name);
  return TRUE;
}

/* Sorts the what-ifs into those that apply from a date on, which is one for all of them, and the
 * others. */
static void
sort_overlays (const pr_overlays *all, pr_overlays *dated, pr_overlays *others, pr_diag *diag)
{
  const char *date = NULL;
  for (gsize i = 0; i < all->n; i++)
    {
      pr_pos pos;
      const char *own = pr_overlay_applies (all->layer[i], &pos);
      pr_overlays *to = own != NULL ? dated : others;
      to->layer[to->n++] = all->layer[i];
      if (own != NULL && date != NULL && strcmp (own, date) != 0)
        pr_error (diag, pos, _ ("applies: %s found; the what-if on which this is based says %s"),
                  own, date);
      date = own != NULL ? own : date;
    }
}

static pr_time
instant_of (const pr_cell *cell)
{
  return (pr_time) cell->v.instant.day * PR_DAY + MAX (cell->v.instant.clock, 0);
}

/* Reads what holds until the what-if applies; nothing if it does so from the beginning, as then it
 * is one like others. */
static void
load_base (pr_input *in)
{
  pr_cell *ini = in->tables->ini, *applies = &ini[PR_INI_SCENARIO_APPLIES];
  pr_overlays *all = &in->layers.overlays, others = { 0 };
  const pr_cell *end = &ini[PR_INI_SCENARIO_END];
  sort_overlays (all, &in->dated, &others, in->diag);
  if (!applies->given || pr_diag_errors (in->diag) > 0)
    return;
  pr_time begin = instant_of (&ini[PR_INI_SCENARIO_START]) - ini[PR_INI_SCENARIO_WARM_UP].v.time,
          until = instant_of (end) + (end->v.instant.clock < 0 ? PR_DAY : 0);
  pr_day first = pr_time_day (begin);
  if (applies->v.day < first || (pr_time) applies->v.day * PR_DAY >= until)
    {
      g_autofree char *from = format_date (first), *to = format_date (pr_time_day (until - 1));
      pr_error (in->diag, applies->pos, _ ("applies: %s is outside what is simulated, %s to %s"),
                applies->text, from, to);
    }
  else if (applies->v.day == first)
    pr_tables_clear_key (in->tables, PR_INI_SCENARIO_APPLIES);
  else
    {
      in->base_diag = pr_diag_new ();
      for (gsize i = 0; i < others.n; i++)
        pr_overlay_allow_nothing (others.layer[i]); /* it may be about what the what-if adds */
      in->base_tables
          = pr_tables_load_overlaid (pr_folder_source (in->layers.base), &others, in->base_diag);
    }
}

static pr_world *
compile_world (const pr_input *in)
{
  const pr_from_date f = { in->base_tables, in->tables, in->base_diag, &in->dated };
  return in->base_tables != NULL ? pr_compile_from_date (&f, in->diag)
                                 : pr_compile (in->tables, in->diag);
}

/* Of a pool of the same name at the same place, in the warm-up; 0: there is none. */
static double
ratio_in_warm_up (const pr_world *w, const pr_load *loads, const char *place, const char *pool)
{
  for (uint32_t i = 0; i < w->n_pools; i++)
    if (strcmp (w->pools[i].name, pool) == 0
        && strcmp (w->places[w->pools[i].place].code, place) == 0 && loads[i].available > 0)
      return loads[i].offered / loads[i].available;
  return 0;
}

/* The pool that the most work is offered in the warm-up, more than it can do and more than without
 * the what-ifs; PR_NONE32: none. */
static uint32_t
find_overload (const pr_input *in, const pr_load *loads)
{
  g_autoptr (pr_diag) diag = pr_diag_new (); /* positions are in it */
  const pr_world *w = in->world;
  uint32_t worst = PR_NONE32;
  pr_tables *tables = pr_tables_load (pr_folder_source (in->layers.base), diag);
  pr_world *base = pr_diag_errors (diag) == 0 ? pr_compile (tables, diag) : NULL;
  g_autofree pr_load *before = base != NULL ? pr_rough_cut_warm_up (base) : NULL;
  double most = 1;
  for (uint32_t i = 0; i < w->n_pools && before != NULL; i++)
    {
      const pr_pool *p = &w->pools[i];
      double now = loads[i].available > 0 ? loads[i].offered / loads[i].available : 0;
      if (now <= most
          || now <= 1.001 * ratio_in_warm_up (base, before, w->places[p->place].code, p->name))
        continue;
      worst = i;
      most = now;
    }
  pr_world_free (base);
  pr_tables_free (tables);
  return worst;
}

/* A what-if that overloads a pool in the warm-up makes a backlog that then counts as normal. */
static void
warn_of_warm_up (pr_input *in)
{
  const pr_world *w = in->world;
  const pr_overlays *o = &in->layers.overlays;
  if (o->n == 0 || w->later != NULL || w->begin == w->start)
    return;
  g_autofree pr_load *loads = pr_rough_cut_warm_up (w);
  bool any = false;
  for (uint32_t i = 0; i < w->n_pools; i++)
    any |= loads[i].offered > loads[i].available && loads[i].available > 0;
  uint32_t pool = any ? find_overload (in, loads) : PR_NONE32;
  if (pool == PR_NONE32)
    return;
  pr_warning (in->diag, pr_overlay_base_pos (o->layer[o->n - 1]),
              _ ("the what-if acts in the warm-up, too, where pool '%s' at %s gets %.0f%% of the "
                 "work that it can do, by the rough cut: the backlog that then counts as normal "
                 "depends on how long the warm-up is; give 'applies' to begin with the base's"),
              w->pools[pool].name, w->places[w->pools[pool].place].code,
              100 * loads[pool].offered / loads[pool].available);
}

/* The tables of its layers, and the world of those. */
static gboolean
load (pr_input *in, const char *path, const pr_settings *settings, GError **error)
{
  pr_layers *l = &in->layers;
  if (settings->overlay != NULL && !add_overlay (l, settings, in->diag))
    {
      pr_input_refuse (in->diag, path, error);
      return FALSE;
    }
  in->tables = pr_tables_load_overlaid (pr_folder_source (l->base), &l->overlays, in->diag);
  load_base (in);
  /* Settings are compared with cells that may be in error: the scenario's problems come first. */
  if (pr_diag_errors (in->diag) == 0 && !apply_settings (in, settings, error))
    return FALSE;
  in->world = compile_world (in);
  if (in->world == NULL)
    {
      pr_input_refuse (in->diag, path, error);
      return FALSE;
    }
  if (settings->overlay == NULL)
    warn_of_warm_up (in);
  in->warnings = pr_diag_text (in->diag);
  set_names (in, l->name, settings);
  return TRUE;
}

/* in: with its layers, or with problems. Takes it. */
static pr_input *
finish (pr_input *in, gboolean good, const char *from, const pr_settings *settings, pr_diag **diag,
        GError **error)
{
  if (good && load (in, from, settings, error))
    return in;
  if (!good && pr_diag_errors (in->diag) > 0)
    pr_input_refuse (in->diag, from, error);
  if (diag != NULL)
    *diag = g_steal_pointer (&in->diag);
  pr_input_free (in);
  return NULL;
}

static pr_input *
input_new (void)
{
  pr_input *in = g_new0 (pr_input, 1);
  in->diag = pr_diag_new ();
  return in;
}

pr_input *
pr_input_open_text (const char *path, const char *text, const pr_settings *settings, pr_diag **diag,
                    GError **error)
{
  pr_input *in = input_new ();
  gboolean good = pr_layers_open (&in->layers, path, text, in->diag, error);
  return finish (in, good, path, settings, diag, error);
}

pr_input *
pr_input_open (const char *path, const pr_settings *settings, GError **error)
{
  for (gsize k = 0; k < settings->n_known; k++)
    if (settings->known[k].path == path)
      {
        g_auto (pr_layers) layers = { 0 };
        pr_layers_copy (settings->known[k].layers, &layers);
        return pr_input_reopen (&layers, path, settings, error);
      }
  return pr_input_open_text (path, NULL, settings, NULL, error);
}

pr_input *
pr_input_reopen (pr_layers *layers, const char *from, const pr_settings *settings, GError **error)
{
  pr_input *in = input_new ();
  in->layers = *layers;
  *layers = (pr_layers){ 0 };
  return finish (in, pr_layers_reopen (&in->layers, in->diag), from, settings, NULL, error);
}

char *
pr_input_fingerprint (void)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", (guint64) pr_rng_fingerprint ());
}

char *
pr_input_key_of (const pr_input *in, const char *fingerprint)
{
  return g_strdup_printf ("%s\nseed = %s\n%s\n", in->hash,
                          in->tables->ini[PR_INI_SCENARIO_SEED].text, fingerprint);
}

char *
pr_input_key (const pr_input *in)
{
  g_autofree char *here = pr_input_fingerprint ();
  return pr_input_key_of (in, here);
}

void
pr_input_free (pr_input *in)
{
  if (in == NULL)
    return;
  if (in->world != NULL)
    pr_world_free (in->world);
  pr_tables_free (in->tables);
  pr_tables_free (in->base_tables);
  if (in->base_diag != NULL)
    pr_diag_free (in->base_diag);
  pr_layers_clear (&in->layers);
  pr_diag_free (in->diag); /* NULL is fine */
  g_free (in->base);
  g_free (in->text);
  g_free (in->hash);
  g_free (in->warnings);
  g_free (in->command);
  g_free (in->run_name);
  g_free (in);
}
