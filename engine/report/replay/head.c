/* Head: see head.h. */
#include "report/replay/head.h"

#include "model/shown.h"
#include "kernel/i18n.h"
#include "report/text/json.h"
#include "report/text/text.h"

static const char *
band_kind (pr_band_kind kind)
{
  static const char *const kinds[] = { [PR_BAND_DOWN] = "incident",
                                       [PR_BAND_SLOW] = "incident",
                                       [PR_BAND_MEETING] = "meeting",
                                       [PR_BAND_TRAINING] = "training",
                                       [PR_BAND_MEASURE] = "measure" };
  return kinds[kind];
}

/* Free with g_free. */
static char *
band_text (const pr_world *w, const pr_band *b)
{
  const char *place = b->place != PR_NONE16 ? w->places[b->place].name : NULL;
  switch (b->kind)
    {
    case PR_BAND_DOWN:
      return place != NULL
                 ? g_strdup_printf (_ ("down: '%s', %s"), pr_shown_thing (w, b->of), place)
                 : g_strdup_printf (_ ("down: '%s'"), pr_shown_thing (w, b->of));
    case PR_BAND_SLOW:
      return place != NULL
                 ? g_strdup_printf (_ ("slow: '%s', %s"), pr_shown_thing (w, b->of), place)
                 : g_strdup_printf (_ ("slow: '%s'"), pr_shown_thing (w, b->of));
    case PR_BAND_MEETING:
      return g_strdup_printf (_ ("meeting: %s"), place);
    case PR_BAND_TRAINING:
      return g_strdup_printf (_ ("course: %s"), place);
    case PR_BAND_MEASURE:
      break;
    }
  const char *name
      = pr_shown (w, PR_NAMED_MEASURE, w->policy->names[w->policy->measures[b->of].name]);
  return place != NULL ? g_strdup_printf (_ ("measure %s: %s"), name, place)
                       : g_strdup_printf (_ ("measure %s"), name);
}

static void
put_band (JsonBuilder *b, const pr_world *w, const char *kind, pr_time from, pr_time to,
          const char *text, gint64 place)
{
  json_builder_begin_object (b);
  pr_json_string (b, "kind", kind);
  pr_json_int (b, "from", pr_replay_seconds (w, from));
  pr_json_int (b, "to", pr_replay_seconds (w, to));
  pr_json_string (b, "text", text);
  pr_json_int (b, "place", place);
  json_builder_end_object (b);
}

static void
put_bands (JsonBuilder *b, const pr_world *w, const pr_frames *f)
{
  pr_json_list (b, "bands");
  for (uint8_t i = 1; i < w->n_phases; i++)
    {
      pr_time to = i + 1 < w->n_phases ? w->phase_at[i + 1] : w->end;
      /* {0} is the date of `from`, which may lie before the window. */
      if (to > w->start && w->phase_at[i] < w->end)
        put_band (b, w, "phase", w->phase_at[i], MIN (to, w->end), _ ("rules from {0}"), -1);
    }
  const pr_calendar *legal = pr_world_legal_calendar (w);
  for (int32_t d = w->first_day; d < w->end_day && legal != NULL; d++)
    if (!pr_cal_is_workday (legal, d) && pr_day_weekday (w->epoch + d) < 5)
      put_band (b, w, "closure", (pr_time) d * PR_DAY, (pr_time) (d + 1) * PR_DAY, _ ("day off"),
                -1);
  for (guint i = 0; i < f->bands->len; i++)
    {
      const pr_band *own = &g_array_index (f->bands, pr_band, i);
      bool condition = own->kind <= PR_BAND_SLOW && w->things[own->of].system == PR_NONE16;
      g_autofree char *text = band_text (w, own);
      if (own->to > w->start && own->to > own->from && !condition)
        put_band (b, w, band_kind (own->kind), MAX (own->from, w->start), MIN (own->to, w->end),
                  text, own->place == PR_NONE16 ? -1 : own->place);
    }
  json_builder_end_array (b);
}

static void
put_marks (JsonBuilder *b, const pr_replay_run *run)
{
  pr_json_list (b, "bookmarks");
  for (guint i = 0; i < run->marks->len; i++)
    {
      const pr_mark *m = &g_array_index (run->marks, pr_mark, i);
      json_builder_begin_object (b);
      pr_json_int (b, "at", pr_replay_seconds (run->world, m->at));
      pr_json_string (b, "kind", m->kind);
      pr_json_string (b, "text", m->text[pr_language_now ()]);
      if (m->number > 0)
        pr_json_int (b, "number", m->number);
      pr_json_int (b, "place", m->place == PR_NONE16 ? -1 : m->place);
      pr_json_int (b, "dossier", m->of ? pr_paths_find (run->paths, m->hash, m->ident) : -1);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
put_paths (JsonBuilder *b, const pr_paths *p)
{
  pr_json_list (b, "stems");
  for (guint i = 0; i < p->stems->len; i++)
    json_builder_add_string_value (b, g_ptr_array_index (p->stems, i));
  json_builder_end_array (b);
  pr_json_list (b, "dated");
  for (guint i = 0; i < p->dated->len; i++)
    json_builder_add_boolean_value (b, g_array_index (p->dated, gboolean, i));
  json_builder_end_array (b);
}

static void
put_flows (JsonBuilder *b, const pr_frames *f)
{
  pr_json_list (b, "flows");
  for (guint i = 0; i < f->flows->len; i++)
    {
      uint32_t key = g_array_index (f->flows, uint32_t, i);
      json_builder_begin_array (b);
      json_builder_add_int_value (b, key >> 16);
      json_builder_add_int_value (b, key & UINT16_MAX);
      json_builder_end_array (b);
    }
  json_builder_end_array (b);
}

void
pr_replay_put_run (JsonBuilder *b, const pr_replay_run *run)
{
  const pr_world *w = run->world;
  char date[PR_DATE_SIZE];
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, w->seed);
  json_builder_begin_object (b);
  pr_json_string (b, "name", pr_title (w));
  pr_json_string (b, "scenario", run->hash);
  pr_json_int (b, "replication", run->replication);
  pr_json_string (b, "seed", seed);
  pr_json_string (b, "day0", pr_text_date (date, w->epoch + w->first_day));
  pr_json_int (b, "days", w->end_day - w->first_day);
  pr_json_int (b, "frame", PR_FRAME / PR_SECOND);
  pr_replay_put_world (b, w, run->drawings[pr_language_now ()]);
  put_flows (b, run->frames);
  put_paths (b, run->paths);
  put_bands (b, w, run->frames);
  put_marks (b, run);
  json_builder_end_object (b);
}
