/* An event log as OCEL 2.0, the object-centric standard (Berti et al., 2023), in its form for
 * SQLite.
 *
 * An event is of the type that is its activity, and names its dossier or its visit, the officer,
 * the place, and, where work is held, the incidents and systems that it waits for. A case that was
 * filed is a dossier; each time that the person comes to the counter is a visit. Flattened on
 * dossiers the log is the one in XES. Events of things that go down and come up again are their
 * own; absences and measures are left out.
 *
 * Types' tables have made-up names: nothing of a scenario is part of SQL.
 */
#include "report/export/cases.h"
#include "report/export/database.h"
#include "report/export/instances.h"

#include "report/text/text.h"

#define WITHOUT_TIME "1970-01-01T00:00:00.000000+00:00" /* of what always holds */

typedef enum { DOSSIER, VISIT, OFFICER, PLACE, SYSTEM, INCIDENT, N_TYPES } object_type;

/* The attributes of a type of objects, which are texts, numbers or instants. */
static const struct {
  const char *name, *attributes;
  int n;
} types[N_TYPES] = {
  [DOSSIER] = { "dossier",
                "procedure TEXT, channel TEXT, kind TEXT, status TEXT, on_time TEXT, due TEXT", 6 },
  [VISIT] = { "visit", "number INTEGER", 1 },
  [OFFICER] = { "officer", "pool TEXT, number INTEGER", 2 },
  [PLACE] = { "place", "name TEXT", 1 },
  [SYSTEM] = { "system", "name TEXT, kind TEXT", 2 },
  [INCIDENT] = { "incident", "began TIMESTAMP, ended TIMESTAMP", 2 },
};

typedef struct {
  pr_time from, to; /* PR_NEVER: not over */
} span;

typedef struct {
  pr_case_event event;
  guint incident; /* of the thing */
} thing_event;

typedef struct {
  const pr_export_source *of;
  pr_event_names names;
  pr_instances *instances;
  sqlite3 *db;
  sqlite3_stmt *event, *object, *event_object, *object_object, *map_event;
  sqlite3_stmt *of_type[N_TYPES];
  GHashTable *activities; /* name -> sqlite3_stmt */
  GHashTable *objects;    /* ids of what is there already, of officers, places and things */
  GArray **incidents;     /* span, by thing; NULL: none */
  GArray *things;         /* thing_event */
  GString *id, *when;
  uint64_t n_events;
} writer;

static const char *
instant (writer *k, pr_time t)
{
  g_string_truncate (k->when, 0);
  pr_event_time (&k->names, t, k->when);
  return k->when->str;
}

static void
bind (sqlite3_stmt *s, int at, const char *text)
{
  if (text != NULL && *text != '\0')
    sqlite3_bind_text (s, at, text, -1, SQLITE_TRANSIENT);
}

static gboolean
put_3 (const writer *k, sqlite3_stmt *s, const char *a, const char *b, const char *c,
       GError **error)
{
  bind (s, 1, a);
  bind (s, 2, b);
  bind (s, 3, c);
  return pr_database_step (k->db, s, error);
}

/* Begins an object: its attributes follow from the fourth place on. */
static sqlite3_stmt *
begin_object (writer *k, object_type type, const char *id, GError **error)
{
  if (!put_3 (k, k->object, id, types[type].name, NULL, error))
    return NULL;
  bind (k->of_type[type], 1, id);
  bind (k->of_type[type], 2, WITHOUT_TIME);
  return k->of_type[type];
}

/* Whether an object is new, which many events may name. */
static gboolean
is_new (writer *k, const char *id)
{
  return !g_hash_table_contains (k->objects, id) && g_hash_table_add (k->objects, g_strdup (id));
}

static char *
place_id (const writer *k, uint16_t place)
{
  return g_strdup_printf ("place %s", k->names.world->places[place].code);
}

static gboolean
put_place (writer *k, uint16_t place, GError **error)
{
  g_autofree char *id = place_id (k, place);
  if (!is_new (k, id))
    return TRUE;
  sqlite3_stmt *s = begin_object (k, PLACE, id, error);
  if (s == NULL)
    return FALSE;
  bind (s, 4, k->names.world->places[place].name);
  return pr_database_step (k->db, s, error);
}

/* The relation of an object to a place, which is there then. */
static gboolean
relate_place (writer *k, const char *id, uint16_t place, const char *how, GError **error)
{
  if (place >= k->names.world->n_places)
    return TRUE;
  g_autofree char *there = place_id (k, place);
  return put_place (k, place, error) && put_3 (k, k->object_object, id, there, how, error);
}

static gboolean
put_officer (writer *k, uint32_t officer, GError **error)
{
  const pr_world *w = k->names.world;
  const char *id = k->names.officer[officer];
  const pr_pool *pool = &w->pools[pr_world_pool_of (w, officer)];
  if (!is_new (k, id))
    return TRUE;
  sqlite3_stmt *s = begin_object (k, OFFICER, id, error);
  if (s == NULL)
    return FALSE;
  bind (s, 4, pool->name);
  sqlite3_bind_int64 (s, 5, pr_officer_number (w, officer));
  return pr_database_step (k->db, s, error) && relate_place (k, id, pool->place, "works at", error);
}

static char *
thing_id (const writer *k, uint32_t thing)
{
  const pr_world *w = k->names.world;
  uint16_t place = w->things[thing].place;
  return g_strdup_printf ("system %s %s %u", k->names.thing[thing],
                          place < w->n_places ? w->places[place].code : "*", thing);
}

static gboolean
put_thing (writer *k, uint32_t thing, GError **error)
{
  const pr_thing *t = &k->names.world->things[thing];
  g_autofree char *id = thing_id (k, thing);
  if (!is_new (k, id))
    return TRUE;
  sqlite3_stmt *s = begin_object (k, SYSTEM, id, error);
  if (s == NULL)
    return FALSE;
  bind (s, 4, k->names.thing[thing]);
  bind (s, 5, t->system != PR_NONE16 ? "system" : "condition");
  return pr_database_step (k->db, s, error) && relate_place (k, id, t->place, "at", error);
}

static char *
incident_id (const writer *k, uint32_t thing, guint number)
{
  g_autofree char *of = thing_id (k, thing);
  return g_strdup_printf ("incident %u of %s", number + 1, of);
}

static gboolean
put_incident (writer *k, uint32_t thing, guint number, GError **error)
{
  const span *s = &g_array_index (k->incidents[thing], span, number);
  g_autofree char *id = incident_id (k, thing, number), *of = thing_id (k, thing);
  if (!is_new (k, id))
    return TRUE;
  sqlite3_stmt *o = begin_object (k, INCIDENT, id, error);
  if (o == NULL)
    return FALSE;
  bind (o, 4, instant (k, s->from));
  if (s->to != PR_NEVER)
    bind (o, 5, instant (k, s->to));
  return pr_database_step (k->db, o, error) && put_thing (k, thing, error)
         && put_3 (k, k->object_object, id, of, "of", error);
}

/* Makes the table of a type of events. */
static sqlite3_stmt *
make_activity (writer *k, const char *name, GError **error)
{
  g_autofree char *map = g_strdup_printf ("e%u", g_hash_table_size (k->activities) + 1);
  g_autofree char *create = g_strdup_printf (
      "CREATE TABLE event_%s (ocel_id TEXT PRIMARY KEY REFERENCES event (ocel_id), ocel_time "
      "TIMESTAMP NOT NULL, transition TEXT, instance INTEGER, why TEXT, role TEXT, due TIMESTAMP)",
      map);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO event_%s VALUES (?,?,?,?,?,?,?)", map);
  if (!put_3 (k, k->map_event, name, map, NULL, error) || !pr_database_run (k->db, create, error))
    return NULL;
  return pr_database_prepare (k->db, insert, error);
}

static sqlite3_stmt *
activity_of (writer *k, const char *name, GError **error)
{
  sqlite3_stmt *s = g_hash_table_lookup (k->activities, name);
  if (s == NULL && (s = make_activity (k, name, error)) != NULL)
    g_hash_table_insert (k->activities, g_strdup (name), s);
  return s;
}

/* The event by itself; its id is k->id then. */
static gboolean
put_event (writer *k, const pr_case_event *e, const char *name, uint32_t instance, GError **error)
{
  const pr_world *w = k->names.world;
  sqlite3_stmt *s = activity_of (k, name, error);
  g_string_printf (k->id, "e%09" G_GUINT64_FORMAT, ++k->n_events);
  if (s == NULL || !put_3 (k, k->event, k->id->str, name, NULL, error))
    return FALSE;
  bind (s, 1, k->id->str);
  bind (s, 2, instant (k, e->time));
  bind (s, 3, pr_move_words[e->move]);
  if (instance > 0)
    sqlite3_bind_int64 (s, 4, instance);
  bind (s, 5, pr_event_why ((pr_happening) e->what, e->away, (pr_away) e->reason, e->other));
  if (pr_event_name (&k->names, (pr_happening) e->what, e->officer) == NULL && e->step < w->n_steps
      && w->steps[e->step].kind == PR_STEP_WORK)
    bind (s, 6, k->names.role[w->steps[e->step].role]);
  if (e->due != INT32_MAX)
    bind (s, 7, instant (k, pr_due_instant (w, e->due)));
  return pr_database_step (k->db, s, error);
}

static gboolean
relate (const writer *k, const char *object, const char *how, GError **error)
{
  return put_3 (k, k->event_object, k->id->str, object, how, error);
}

/* The incident of a thing in force at t, if any is told of: what was never ready has none. */
static gboolean
relate_incident (writer *k, uint32_t thing, pr_time t, GError **error)
{
  const GArray *list = k->incidents[thing];
  g_autofree char *system = thing_id (k, thing);
  for (guint i = list != NULL ? list->len : 0; i-- > 0;)
    {
      const span *s = &g_array_index (list, span, i);
      if (s->from > t || s->to < t)
        continue;
      g_autofree char *id = incident_id (k, thing, i);
      return put_incident (k, thing, i, error) && relate (k, id, "incident", error)
             && relate (k, system, "system", error);
    }
  return TRUE;
}

/* The thing that the k-th need of the event's step means; PR_NONE32: none of the event's channel
 * and time. */
static uint32_t
thing_needed (const pr_world *w, const pr_case_event *e, uint16_t k)
{
  const pr_step *step = &w->steps[e->step];
  const pr_need *need = &w->needs[step->first_need + k];
  return (need->channels & 1u << e->channel) && e->time >= need->from && e->time < need->until
             ? pr_need_thing (w, need, e->place, step->role)
             : PR_NONE32;
}

/* What the held work waits for. */
static gboolean
relate_held (writer *k, const pr_case_event *e, GError **error)
{
  const pr_world *w = k->names.world;
  for (uint16_t i = 0; i < w->steps[e->step].n_needs; i++)
    {
      uint32_t thing = thing_needed (w, e, i);
      uint16_t first = 0; /* a step may need a thing twice */
      while (thing_needed (w, e, first) != thing)
        first++;
      if (thing != PR_NONE32 && first == i && !relate_incident (k, thing, e->time, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_case_event (writer *k, const pr_case_event *e, const char *dossier, const char *visit,
                GError **error)
{
  const pr_world *w = k->names.world;
  const char *word = pr_event_name (&k->names, (pr_happening) e->what, e->officer);
  const char *name = word != NULL ? word : e->step < w->n_steps ? k->names.step[e->step] : "";
  uint32_t instance = pr_instances_number (k->instances, (pr_happening) e->what, e->item, e->step);
  if (!put_event (k, e, name, instance, error)
      || (dossier != NULL && !relate (k, dossier, "dossier", error))
      || (visit != NULL && !relate (k, visit, "visit", error)))
    return FALSE;
  if (pr_event_by_officer ((pr_happening) e->what, e->officer)
      && (!put_officer (k, e->officer, error)
          || !relate (k, k->names.officer[e->officer], "officer", error)))
    return FALSE;
  if (e->what == PR_HAPPENS_HELD && e->step < w->n_steps && e->place < w->n_places
      && !relate_held (k, e, error))
    return FALSE;
  if (e->place >= w->n_places)
    return TRUE;
  g_autofree char *place = place_id (k, e->place);
  return put_place (k, e->place, error) && relate (k, place, "place", error);
}

static gboolean
put_dossier (writer *k, const pr_dossier_row *r, const char *id, GError **error)
{
  sqlite3_stmt *s = begin_object (k, DOSSIER, id, error);
  char due[PR_DATE_SIZE];
  if (s == NULL)
    return FALSE;
  bind (s, 4, k->names.procedure[r->procedure]);
  bind (s, 5, pr_channel_words[r->channel]);
  bind (s, 6, r->test ? "test" : r->backlog ? "backlog" : "dossier");
  bind (s, 7, pr_status_words[r->status]);
  if (r->on_time != PR_DUE_NOT)
    bind (s, 8, r->on_time == PR_DUE_KEPT ? "yes" : "no");
  if (r->due != INT32_MAX)
    bind (s, 9, pr_text_date (due, k->names.world->epoch + r->due));
  return pr_database_step (k->db, s, error) && relate_place (k, id, r->home, "home", error)
         && relate_place (k, id, r->filed_at, "filed at", error)
         && relate_place (k, id, r->deciding, "decided by", error);
}

static gboolean
put_visit (writer *k, const char *id, guint number, const char *dossier, const pr_case_event *e,
           GError **error)
{
  sqlite3_stmt *s = begin_object (k, VISIT, id, error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_int64 (s, 4, number);
  return pr_database_step (k->db, s, error) && relate_place (k, id, e->filing, "at", error)
         && (dossier == NULL || put_3 (k, k->object_object, id, dossier, "of", error));
}

static gboolean
each_case (void *self, const pr_case_event *const *events, size_t n, GError **error)
{
  writer *k = self;
  g_autofree char *name = pr_event_case_name (&k->names, events[0]->hash, events[0]->ident);
  const pr_dossier_row *r = pr_register_find (k->of->reg, events[0]->hash, events[0]->ident);
  const char *dossier = r->filed != PR_NEVER ? name : NULL;
  g_autofree char *visit = NULL;
  guint visits = 0;
  gboolean good = dossier == NULL || put_dossier (k, r, name, error);
  pr_instances_begin (k->instances);
  for (size_t i = 0; good && i < n; i++)
    {
      const pr_case_event *e = events[i];
      if (!e->visitor || e->what == PR_HAPPENS_CAME)
        g_clear_pointer (&visit, g_free);
      if (e->visitor && visit == NULL)
        {
          visit = g_strdup_printf ("visit %u of %s", ++visits, name);
          good = put_visit (k, visit, visits, dossier, e, error);
        }
      good = good && put_case_event (k, e, dossier, visit, error);
    }
  return good;
}

/* An incident lasts from when a thing goes down or slows down until it is up again. They are all
 * known before the first case is written. */
static gboolean
other_event (void *self, const pr_case_event *e, GError **error G_GNUC_UNUSED)
{
  writer *k = self;
  if (!pr_happens_to_thing ((pr_happening) e->what))
    return TRUE;
  GArray **list = &k->incidents[e->officer];
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (span));
  span *last = (*list)->len > 0 ? &g_array_index (*list, span, (*list)->len - 1) : NULL;
  gboolean on = last != NULL && last->to == PR_NEVER;
  const span begun = { e->time, PR_NEVER };
  if (e->what == PR_HAPPENS_THING_UP && on)
    last->to = e->time;
  else if (e->what != PR_HAPPENS_THING_UP && !on)
    g_array_append_val (*list, begun);
  if ((*list)->len > 0)
    {
      const thing_event own = { *e, (*list)->len - 1 };
      g_array_append_val (k->things, own);
    }
  return TRUE;
}

static gboolean
put_thing_event (writer *k, const thing_event *t, GError **error)
{
  static const char *const words[] = { [PR_HAPPENS_THING_DOWN] = "system down",
                                       [PR_HAPPENS_THING_SLOW] = "system slow",
                                       [PR_HAPPENS_THING_UP] = "system up" };
  uint32_t thing = t->event.officer;
  g_autofree char *incident = incident_id (k, thing, t->incident), *system = thing_id (k, thing);
  return put_event (k, &t->event, words[t->event.what], 0, error)
         && put_incident (k, thing, t->incident, error) && relate (k, incident, "incident", error)
         && relate (k, system, "system", error);
}

/* The tables that every log has. */
static gboolean
make_schema (writer *k, GError **error)
{
  gboolean good = pr_database_run (
      k->db,
      "CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL "
      "UNIQUE);"
      "CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL "
      "UNIQUE);"
      "CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL REFERENCES "
      "event_map_type (ocel_type));"
      "CREATE TABLE object (ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL REFERENCES "
      "object_map_type (ocel_type));"
      "CREATE TABLE event_object (ocel_event_id TEXT NOT NULL REFERENCES event (ocel_id), "
      "ocel_object_id TEXT NOT NULL REFERENCES object (ocel_id), ocel_qualifier TEXT NOT NULL, "
      "PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier));"
      "CREATE TABLE object_object (ocel_source_id TEXT NOT NULL REFERENCES object (ocel_id), "
      "ocel_target_id TEXT NOT NULL REFERENCES object (ocel_id), ocel_qualifier TEXT NOT NULL, "
      "PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier));",
      error);
  for (int t = 0; good && t < N_TYPES; t++)
    {
      g_autofree char *sql = g_strdup_printf (
          "CREATE TABLE object_%s (ocel_id TEXT NOT NULL REFERENCES object (ocel_id), ocel_time "
          "TIMESTAMP NOT NULL, ocel_changed_field TEXT, %s);"
          "INSERT INTO object_map_type VALUES ('%s', '%s')",
          types[t].name, types[t].attributes, types[t].name, types[t].name);
      good = pr_database_run (k->db, sql, error);
    }
  return good;
}

static gboolean
prepare (writer *k, GError **error)
{
  const struct {
    sqlite3_stmt **to;
    const char *sql;
  } fixed[] = {
    { &k->event, "INSERT INTO event VALUES (?, ?)" },
    { &k->object, "INSERT INTO object VALUES (?, ?)" },
    { &k->event_object, "INSERT INTO event_object VALUES (?, ?, ?)" },
    { &k->object_object, "INSERT INTO object_object VALUES (?, ?, ?)" },
    { &k->map_event, "INSERT INTO event_map_type VALUES (?, ?)" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    if ((*fixed[i].to = pr_database_prepare (k->db, fixed[i].sql, error)) == NULL)
      return FALSE;
  for (int t = 0; t < N_TYPES; t++)
    {
      g_autoptr (GString) sql = g_string_new (NULL);
      g_string_printf (sql, "INSERT INTO object_%s VALUES (?, ?, ?", types[t].name);
      for (int i = 0; i < types[t].n; i++)
        g_string_append (sql, ", ?");
      g_string_append_c (sql, ')');
      if ((k->of_type[t] = pr_database_prepare (k->db, sql->str, error)) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
finalize (gpointer s)
{
  sqlite3_finalize (s);
}

static void
writer_begin (writer *k, const pr_export_source *of)
{
  *k = (writer){ .of = of,
                 .instances = pr_instances_new (of->world),
                 .activities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize),
                 .objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 .incidents = g_new0 (GArray *, of->world->n_things + 1u),
                 .things = g_array_new (FALSE, FALSE, sizeof (thing_event)),
                 .id = g_string_new (NULL),
                 .when = g_string_new (NULL) };
  pr_event_names_make (&k->names, of->world, g_strdup);
}

static void
writer_end (writer *k)
{
  sqlite3_stmt *const fixed[]
      = { k->event, k->object, k->event_object, k->object_object, k->map_event };
  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    sqlite3_finalize (fixed[i]);
  for (int t = 0; t < N_TYPES; t++)
    sqlite3_finalize (k->of_type[t]);
  for (uint32_t t = 0; t < k->of->world->n_things; t++)
    if (k->incidents[t] != NULL)
      g_array_unref (k->incidents[t]);
  g_free (k->incidents);
  g_array_unref (k->things);
  g_hash_table_unref (k->activities);
  g_hash_table_unref (k->objects);
  g_string_free (k->id, TRUE);
  g_string_free (k->when, TRUE);
  pr_instances_free (k->instances);
  pr_event_names_clear (&k->names);
}

gboolean
pr_export_ocel (const pr_export_source *asked, const char *path, GError **error)
{
  pr_export_source of = *asked;
  writer k;
  of.things = TRUE;
  writer_begin (&k, &of);
  const pr_case_reader reader
      = { .each = each_case, .other = other_event, .others_first = TRUE, .self = &k };
  k.db = pr_database_open (path, error);
  gboolean good = k.db != NULL && make_schema (&k, error) && prepare (&k, error)
                  && pr_cases_read (&of, &reader, error);
  for (guint i = 0; good && i < k.things->len; i++)
    good = put_thing_event (&k, &g_array_index (k.things, thing_event, i), error);
  sqlite3 *db = k.db;
  writer_end (&k);
  return pr_database_close (db, good, error);
}
