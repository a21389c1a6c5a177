#include "experiment/trace.h"

#include "kernel/i18n.h"
#include "kernel/rng.h"
#include "scenario/value.h"
#include "compile/world-names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MEMBER_SHIFT 54 /* see pr_arrival_ident() */

/* clang-format off */
G_DEFINE_QUARK (pr-trace-error-quark, pr_trace_error)
/* clang-format on */

/* An identity as 32 bits. */
static uint32_t
mix (const pr_dossier *d)
{
  return (uint32_t) ((d->hash ^ d->ident) * UINT64_C (0x9e3779b97f4a7c15) >> 32); /* golden ratio */
}

unsigned
pr_dossier_hash (const void *dossier)
{
  return mix (dossier);
}

int
pr_dossier_equal (const void *a, const void *b)
{
  const pr_dossier *x = a, *y = b;
  return x->hash == y->hash && x->ident == y->ident;
}

static const pr_stream *
stream_of (const pr_world *w, uint64_t hash)
{
  for (uint32_t i = 0; i < w->n_streams; i++)
    if (w->streams[i].hash == hash)
      return &w->streams[i];
  return NULL;
}

static const pr_backlog_row *
row_of (const pr_world *w, uint64_t hash)
{
  for (size_t i = 0; i < w->n_backlog; i++)
    if (w->backlog[i].hash == hash)
      return &w->backlog[i];
  return NULL;
}

static char *
date_text (pr_day day)
{
  int y, m, d;
  pr_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/* What the names of a stream's arrivals begin with. */
static char *
stem_of (const pr_world *w, const pr_stream *s)
{
  return g_strdup_printf ("%s/%s/%s/%s", w->places[s->place].code, w->stream_names[s->name],
                          w->procedures[s->procedure].code, pr_channel_words[s->channel]);
}

/* Rows may differ in the time of day only, which stands behind the date then. */
static char *
row_stem (const pr_world *w, const pr_backlog_row *r)
{
  g_autofree char *date = date_text (w->epoch + pr_time_day (r->received));
  int second = (int) (pr_time_of_day (r->received) / PR_SECOND);
  char time[16] = "";
  if (second != 0)
    g_snprintf (time, sizeof time, "T%02d:%02d", second / 3600, second / 60 % 60);
  if (second % 60 != 0)
    g_snprintf (time + strlen (time), 4, ":%02d", second % 60);
  return g_strdup_printf ("backlog/%s/%s/%s/%s%s/%s/%s", w->places[r->place].code,
                          w->procedures[r->procedure].code, w->steps[r->step].name, date, time,
                          pr_channel_words[r->channel], w->places[r->home].code);
}

/* What stands before the date and the number. */
typedef struct {
  char *stem;
  bool stream, dated;
} name_stem;

static name_stem
name_stem_of (const pr_world *w, uint64_t hash)
{
  const pr_stream *s = stream_of (w, hash);
  if (s != NULL)
    return (name_stem){ stem_of (w, s), true, s->every == NULL };
  const pr_backlog_row *r = row_of (w, hash);
  g_assert (r != NULL);
  return (name_stem){ row_stem (w, r), false, false };
}

/* stem: without a stem, which stays the caller's. */
static pr_name_parts
parts_of (const name_stem *stem, uint64_t ident)
{
  unsigned member = stem->stream ? (unsigned) (ident >> MEMBER_SHIFT) : 0;
  pr_name_parts parts = { .dated = stem->dated,
                          .number = (uint32_t) (ident & UINT32_MAX) + 1,
                          .member = member > 0 ? member + 1 : 0 };
  if (stem->stream)
    parts.date = (pr_day) ((ident ^ (uint64_t) member << MEMBER_SHIFT) >> 32);
  return parts;
}

void
pr_dossier_parts (const pr_world *w, const pr_dossier *d, pr_name_parts *parts)
{
  name_stem stem = name_stem_of (w, d->hash);
  *parts = parts_of (&stem, d->ident);
  parts->stem = stem.stem;
}

static void
append_name (const name_stem *stem, uint64_t ident, GString *out)
{
  const pr_name_parts parts = parts_of (stem, ident);
  g_string_append (out, stem->stem);
  if (parts.dated)
    {
      int y, m, d;
      pr_day_to_civil (parts.date, &y, &m, &d);
      g_string_append_printf (out, "/%04d-%02d-%02d", y, m, d);
    }
  g_string_append_printf (out, "/%u", parts.number);
  if (parts.member > 0)
    g_string_append_printf (out, ".%u", parts.member);
}

char *
pr_dossier_name (const pr_world *w, const pr_dossier *d)
{
  name_stem stem = name_stem_of (w, d->hash);
  GString *name = g_string_new (NULL);
  append_name (&stem, d->ident, name);
  g_free (stem.stem);
  return g_string_free (name, FALSE);
}

static void
name_stem_free (gpointer stem)
{
  g_free (((name_stem *) stem)->stem);
  g_free (stem);
}

void
pr_names_make (pr_names *n, const pr_world *world)
{
  n->world = world;
  n->stems = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, name_stem_free);
}

void
pr_names_clear (pr_names *n)
{
  g_clear_pointer (&n->stems, g_hash_table_unref);
}

static const name_stem *
known_stem (pr_names *n, uint64_t hash)
{
  name_stem *stem = g_hash_table_lookup (n->stems, &hash);
  if (stem != NULL)
    return stem;
  const name_stem made = name_stem_of (n->world, hash);
  stem = g_memdup2 (&made, sizeof made);
  g_hash_table_insert (n->stems, g_memdup2 (&hash, sizeof hash), stem);
  return stem;
}

const char *
pr_names_stem (pr_names *n, const pr_dossier *d)
{
  return known_stem (n, d->hash)->stem;
}

void
pr_names_append (pr_names *n, const pr_dossier *d, GString *out)
{
  append_name (known_stem (n, d->hash), d->ident, out);
}

bool
pr_dossier_in_sample (const pr_dossier *d, uint32_t every)
{
  return mix (d) % every == 0;
}

/* Fails, with the nearest of the names. */
static gboolean
fail_name (GError **error, const char *what, const char *found, GPtrArray *names)
{
  g_autofree char *hint = pr_value_hint (found, (const char *const *) names->pdata, names->len);
  g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME, "%s '%s'%s", what, found, hint);
  return FALSE;
}

/* Reads the number at the end, from 1, and .member. */
static gboolean
read_number (const char *text, uint64_t *number, uint64_t *member, GError **error)
{
  char *end = NULL;
  *number = g_ascii_strtoull (text, &end, 10);
  *member = 1;
  if (end != text && *end == '.')
    *member = g_ascii_strtoull (end + 1, &end, 10);
  if (g_ascii_isdigit (*text) && *end == '\0' && *number >= 1 && *number <= UINT32_MAX
      && *member >= 1 && *member <= 1000)
    return TRUE;
  g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME,
               _ ("'%s' is no number of a dossier; the first is 1"), text);
  return FALSE;
}

static gboolean
read_date (const char *text, pr_day *day, GError **error)
{
  int y = 0, m = 0, d = 0;
  char rest;
  if (sscanf (text, "%4d-%2d-%2d%c", &y, &m, &d, &rest) == 3 && pr_day_valid (y, m, d))
    {
      *day = pr_day_from_civil (y, m, d);
      return TRUE;
    }
  g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME, _ ("'%s' is no date such as 2025-07-01"),
               text);
  return FALSE;
}

static gboolean
find_in_backlog (const pr_world *w, const char *stem, const char *last, pr_dossier *d,
                 GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  uint64_t number, member;
  for (size_t i = 0; i < w->n_backlog; i++)
    {
      const pr_backlog_row *r = &w->backlog[i];
      char *own = row_stem (w, r);
      g_ptr_array_add (names, own);
      if (strcmp (own, stem) != 0)
        continue;
      d->hash = r->hash;
      if (!read_number (last, &number, &member, error))
        return FALSE;
      d->ident = (uint64_t) (uint32_t) (w->epoch + pr_time_day (r->received)) << 32 | (number - 1);
      return TRUE;
    }
  return fail_name (error, _ ("the backlog file has no dossiers"), stem, names);
}

/* The dossier's name with codes in place of the names of places: in its first part, or, for one of
 * the backlog, in the second and in the last but one. Free with g_free; NULL after an error. */
static char *
with_codes (const pr_world *w, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  guint n = g_strv_length (parts);
  bool backlog = n > 0 && strcmp (parts[0], "backlog") == 0;
  const guint at[] = { backlog ? 1 : 0, n - 2 };
  for (guint i = 0; i < (backlog ? 2u : 1u) && n > 2; i++)
    {
      g_autofree char *several = NULL;
      uint16_t place = pr_world_place_named (w, parts[at[i]], &several);
      if (several != NULL)
        {
          g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME,
                       _ ("'%s' may be several places; write a code: %s"), parts[at[i]], several);
          return NULL;
        }
      if (place == PR_NONE16)
        continue;
      g_free (parts[at[i]]);
      parts[at[i]] = g_strdup (w->places[place].code);
    }
  return g_strjoinv ("/", parts);
}

/* Fails for a name of the stream that should have a date, or should have none. */
static gboolean
fail_date (const pr_world *w, const pr_stream *s, GError **error)
{
  g_autofree char *stem = stem_of (w, s), *date = date_text (w->epoch + w->first_day);
  if (s->every != NULL)
    g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME,
                 _ ("the dossiers of this stream have equal or drawn gaps and are named without a "
                    "date, such as '%s/1'"),
                 stem);
  else
    g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME,
                 _ ("the dossiers of this stream are named with their date, such as '%s/%s/1'"),
                 stem, date);
  return FALSE;
}

gboolean
pr_dossier_find (const pr_world *w, const char *given, pr_dossier *d, GError **error)
{
  g_autofree char *name = with_codes (w, given, error);
  if (name == NULL)
    return FALSE;
  const char *slash = strrchr (name, '/');
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  if (slash == NULL)
    {
      g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NAME,
                   _ ("'%s' is no dossier's name, such as 06673/commune/birth/online/2025-07-02/3"),
                   name);
      return FALSE;
    }
  g_autofree char *stem = g_strndup (name, (gsize) (slash - name));
  if (g_str_has_prefix (name, "backlog/"))
    return find_in_backlog (w, stem, slash + 1, d, error);
  uint64_t number, member;
  const pr_stream *other = NULL; /* whose names are of the other kind */
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      const pr_stream *s = &w->streams[i];
      char *own = stem_of (w, s);
      gsize n = strlen (own);
      pr_day day = 0;
      g_ptr_array_add (names, own);
      if (strncmp (stem, own, n) != 0 || (stem[n] != '\0' && stem[n] != '/'))
        continue;
      if ((stem[n] == '\0') != (s->every != NULL))
        {
          other = s;
          continue;
        }
      if ((s->every == NULL && !read_date (stem + n + 1, &day, error))
          || !read_number (slash + 1, &number, &member, error))
        return FALSE;
      d->hash = s->hash;
      d->ident = (s->every != NULL ? 0 : (uint64_t) (uint32_t) day << 32) | (number - 1);
      d->ident ^= (member - 1) << MEMBER_SHIFT;
      return TRUE;
    }
  if (other != NULL)
    return fail_date (w, other, error);
  /* Without its date, to be compared with the streams. */
  char *date = strrchr (stem, '/');
  if (date != NULL && g_ascii_isdigit (date[1]))
    *date = '\0';
  return fail_name (error, _ ("no stream"), stem, names);
}

gboolean
pr_stem_find (const pr_world *w, const char *given, pr_dossier *d, GError **error)
{
  g_autofree char *stem = with_codes (w, given, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  if (stem == NULL)
    return FALSE;
  for (uint32_t i = 0; i < w->n_streams; i++)
    {
      char *own = stem_of (w, &w->streams[i]);
      g_ptr_array_add (names, own);
      if (strcmp (own, stem) != 0)
        continue;
      *d = (pr_dossier){ .hash = w->streams[i].hash };
      return TRUE;
    }
  return fail_name (error, _ ("no stream"), stem, names);
}

uint16_t
pr_dossier_procedure (const pr_world *w, const pr_dossier *d)
{
  const pr_stream *s = stream_of (w, d->hash);
  return s != NULL ? s->procedure : row_of (w, d->hash)->procedure;
}

typedef struct {
  const pr_world *world;
  pr_rng rng;
  pr_pick_rule rule;
  bool any;
  pr_dossier best;
  int32_t days; /* late: past due */
  uint64_t luck;
} picker;

static void
pick_lived (void *self, const pr_life *life)
{
  picker *k = self;
  pr_dossier own = { life->hash, life->ident };
  bool better;
  if (k->rule == PR_PICK_LATE)
    {
      if (!life->late)
        return;
      int32_t days = life->days;
      better = !k->any || days > k->days
               || (days == k->days
                   && (own.hash < k->best.hash
                       || (own.hash == k->best.hash && own.ident < k->best.ident)));
      k->days = better ? days : k->days;
    }
  else
    {
      if (!life->finished)
        return;
      uint64_t luck
          = pr_rng_block (&k->rng, own.hash, own.ident, pr_rng_where (PR_DRAW_TRACE, 0), 0).u[0];
      better = !k->any || luck < k->luck;
      k->luck = better ? luck : k->luck;
    }
  if (better)
    k->best = own;
  k->any = true;
}

gboolean
pr_replay (const pr_world *w, uint64_t replication, const pr_probe *probe, GError **error)
{
  g_autoptr (pr_model) m = pr_model_new (w, probe, error);
  return m != NULL && pr_model_run (m, replication, NULL, error);
}

gboolean
pr_dossier_pick (const pr_world *w, uint64_t replication, pr_pick_rule rule, pr_dossier *d,
                 GError **error)
{
  picker k = { .world = w, .rng = { w->seed, replication }, .rule = rule };
  pr_probe probe = { .lived = pick_lived, .self = &k };
  if (!pr_replay (w, replication, &probe, error))
    return FALSE;
  if (!k.any)
    g_set_error_literal (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NONE,
                         rule == PR_PICK_LATE
                             ? _ ("no dossier is late in this replication")
                             : _ ("no dossier with a legal limit ends in this replication"));
  *d = k.best;
  return k.any;
}

static void
trace_happened (void *self, const pr_happened *h)
{
  pr_trace *t = self;
  if (h->hash != t->dossier.hash)
    return;
  if (h->what == PR_HAPPENS_CAME && h->ident >> 32 == t->dossier.ident >> 32)
    t->others = MAX (t->others, (uint32_t) h->ident + 1);
  if (h->ident != t->dossier.ident)
    return;
  guint at = t->events->len; /* the model may tell of a reception or an apology later */
  while (at > 0 && g_array_index (t->events, pr_happened, at - 1).time > h->time)
    at--;
  g_array_insert_val (t->events, at, *h);
}

static void
trace_lived (void *self, const pr_life *life)
{
  pr_trace *t = self;
  if (life->hash != t->dossier.hash || life->ident != t->dossier.ident)
    return;
  t->lived = true;
  t->finished = life->finished;
  t->late = life->late;
  t->born = life->born;
  t->ended = life->ended;
  g_array_set_size (t->segments, 0);
  g_array_append_vals (t->segments, life->segments, life->n);
}

pr_trace *
pr_trace_new (const pr_world *w, uint64_t replication, const pr_dossier *d, GError **error)
{
  g_autoptr (pr_trace) t = g_new0 (pr_trace, 1);
  t->dossier = *d;
  t->events = g_array_new (FALSE, FALSE, sizeof (pr_happened));
  t->segments = g_array_new (FALSE, FALSE, sizeof (pr_segment));
  pr_probe probe = { .happened = trace_happened, .lived = trace_lived, .self = t };
  if (!pr_replay (w, replication, &probe, error))
    return NULL;
  if (t->events->len > 0)
    return g_steal_pointer (&t);
  g_autofree char *name = pr_dossier_name (w, d);
  const pr_stream *s = stream_of (w, d->hash);
  if (s != NULL && s->every != NULL)
    g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NONE,
                 NGETTEXT ("%s does not come in replication %u: %u did by this stream",
                           "%s does not come in replication %u: %u did by this stream", t->others),
                 name, (unsigned) replication + 1, t->others);
  else
    g_set_error (error, PR_TRACE_ERROR, PR_TRACE_ERROR_NONE,
                 NGETTEXT ("%s does not come in replication %u: %u did by this stream on that date",
                           "%s does not come in replication %u: %u did by this stream on that date",
                           t->others),
                 name, (unsigned) replication + 1, t->others);
  return NULL;
}

void
pr_trace_free (pr_trace *t)
{
  if (t == NULL)
    return;
  g_array_unref (t->events);
  g_array_unref (t->segments);
  g_free (t);
}
