#include "scene.h"

#include <string.h>

/* Tuesday 1 July to Monday 14 July 2025; Friday 4 July is a day off for the office. */
static const struct {
  const char *name, *text;
} base[] = {
  { "scenario.ini", "[scenario]\n"
                    "format = 1\n"
                    "name = Small\n"
                    "start = 2025-07-01\n"
                    "end = 2025-07-14\n" },
  { "units.csv", "code,name,type,population,former_district,difficult_area,source\n"
                 "00003,Ba,ward,3000,Phố,no,press\n"
                 "00001,Một,commune,1000,Núi,yes,press\n"
                 "00002,Hai,commune,2000,Núi; Phố,no,press\n" },
  { "authorities.csv", "code,name,kind,serves,source\n"
                       "tax,Tax,department,,press\n"
                       "land-b,Land B,land-branch,*,press\n"
                       "land-a,Land A,land-branch,Núi,press\n" },
  { "calendars.csv", "calendar,days,open,source\n"
                     "office,Mon-Thu,08:00-12:00 13:00-17:00,press\n"
                     "office,Fri,08:00-12:00,press\n"
                     "always,Mon-Sun,always,press\n" },
  { "holidays.csv", "date,calendar,open,source\n"
                    "2025-07-04,*,closed,press\n" },
  { "pools.csv", "pool,where,roles,count,calendar,share,source\n"
                 "desk,*,reception,1,office,,press\n"
                 "desk,commune,reception,2,office,,press\n"
                 "desk,00002,reception,3,office,,press\n"
                 "back,*,sign expert reception,1,office,50%,press\n"
                 "night,00003,expert,1,always,,press\n"
                 "land,land-a,expert,2,office,,press\n"
                 "land,land-b,expert,4,office,,press\n" },
  { "procedures.csv",
    "code,name,kind,workflow,limit,limit_difficult,decided_by,incomplete,online,priority,source\n"
    "paper,Paper,dossier,flow,3 working days,5 working days,home,10%,25%,0,press\n"
    "land,Land,dossier,land,15 days,,land-branch,,,2,press\n"
    "ask,Ask,visit,ask,,,filing,,,0,press\n" },
  { "mixes.csv", "mix,procedure,share,source\n"
                 "usual,paper,60%,press\n"
                 "usual,ask,40%,press\n" },
  { "workflows.csv",
    "workflow,step,kind,role,place,effort,receives,at_close,not_within,channels,next,source\n"
    "flow,receive,work,reception,filing,10min,yes,finish 30min,15min,,supplement incomplete; check "
    "rest,press\n"
    "flow,supplement,supplement,,,2 days,no,,,,check,press\n"
    "flow,check,work,expert,home,30min,no,,,,receive 5%; refused 5%; sign rest,press\n"
    "flow,sign,work,sign,home,2min,no,,,,returned,press\n"
    "land,receive,work,reception,filing,10min,yes,,,counter,send,press\n"
    "land,send,transfer,,land-branch,1 day,,,,,fork measure + tax then decide,press\n"
    "land,measure,work,expert,land-branch,1h,,,,,join,press\n"
    "land,tax,delay,,tax,3 days,,,,,join,press\n"
    "land,decide,work,expert,deciding,20min,,,,,returned,press\n"
    "ask,answer,work,reception,filing,5min,,,,,left,press\n" },
  { "profiles.csv", "profile,days,from,to,weight,source\n"
                    "day,Mon-Fri,08:00,12:00,3,press\n"
                    "day,Mon-Thu,13:00,17:00,1,press\n"
                    "net,Mon-Sun holiday,00:00,24:00,2,press\n" },
  { "arrivals.csv", "stream,where,mix,rate,profile,profile_online,home,return,from,until,source\n"
                    "town,*,usual,2 per 1000 inhabitants per working day,day,net,,,,,press\n"
                    "town,00003,usual,10 per working day,day,net,,,,,press\n"
                    "fields,00003,land,1 per hour,,,others,home,2025-07-02,2025-07-03,press\n" },
  { "surges.csv", "stream,where,from,until,factor,source\n"
                  "town,*,2025-07-07,2025-07-08,2,press\n"
                  "*,00003,2025-07-08,2025-07-08,150%,press\n" },
  { "rules.csv", "rule,value,source\n"
                 "legal_calendar,office,press\n"
                 "supplement_clock,pause,press\n"
                 "ticket_cutoff,30min,press\n" },
  { "backlog.csv", "where,procedure,step,received,count,home,remaining,source\n"
                   "00003,paper,sign,2025-06-20,5,,1min,press\n"
                   "tax,land,,2025-06-30 09:30,1,00001,,press\n" },
  { "observed.csv", "metric,where,from,until,value,status,definition,procedures,source\n"
                    "received,00003,2025-07-01,2025-07-14,100,held out,,,press\n" },
};

void
scene_init (scene *s)
{
  *s = (scene){ .files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  for (gsize i = 0; i < G_N_ELEMENTS (base); i++)
    scene_set (s, base[i].name, base[i].text);
  /* The tax office has a reception, for the backlog. */
  scene_edit (s, "pools.csv", "", "front,tax,reception,1,office,,press\n");
}

void
scene_set (scene *s, const char *file, const char *text)
{
  g_hash_table_insert (s->files, g_strdup (file), g_strdup (text));
}

void
scene_edit (scene *s, const char *file, const char *old, const char *new)
{
  const char *text = g_hash_table_lookup (s->files, file);
  if (*old == '\0')
    {
      g_autofree char *longer = g_strconcat (text ? text : "", new, NULL);
      scene_set (s, file, longer);
      return;
    }
  const char *at = text ? strstr (text, old) : NULL;
  ck_assert_msg (at != NULL, "'%s' is not in %s", old, file);
  g_autofree char *before = g_strndup (text, (gsize) (at - text));
  g_autofree char *changed = g_strconcat (before, new, at + strlen (old), NULL);
  scene_set (s, file, changed);
}

void
scene_compile (scene *s)
{
  GHashTableIter iter;
  gpointer name, text;
  s->folder = pr_folder_new_memory ("");
  g_hash_table_iter_init (&iter, s->files);
  while (g_hash_table_iter_next (&iter, &name, &text))
    pr_folder_add (s->folder, name, text, strlen (text));
  s->diag = pr_diag_new ();
  s->tables = pr_tables_load (pr_folder_source (s->folder), s->diag);
  s->world = pr_compile (s->tables, s->diag);
  s->messages = pr_diag_text (s->diag);
}

int
scene_count_lines (const char *text)
{
  int n = 0;
  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

void
scene_check_mistake (scene *s, const scene_mistake *m)
{
  scene_edit (s, m->file, m->old, m->new);
  scene_compile (s);
  bool is_error = strstr (m->at, "error") != NULL;
  ck_assert_msg (g_str_has_prefix (s->messages, m->at), "%s '%s': wanted %s, got\n%s", m->file,
                 m->new, m->at, s->messages);
  ck_assert_msg (strstr (s->messages, m->text) != NULL, "wanted '%s', got\n%s", m->text,
                 s->messages);
  ck_assert_msg (scene_count_lines (s->messages) == m->n, "wanted %d messages, got\n%s", m->n,
                 s->messages);
  ck_assert ((s->world == NULL) == is_error);
}

void
scene_clear (scene *s)
{
  pr_world_free (s->world);
  pr_tables_free (s->tables);
  pr_folder_free (s->folder);
  pr_diag_free (s->diag);
  g_free (s->messages);
  g_hash_table_unref (s->files);
}

static void (*add_to_all) (scene *);
static const scene_mistake *all_mistakes;

START_TEST (mistake_is_told)
{
  scene s;
  scene_init (&s);
  if (add_to_all != NULL)
    add_to_all (&s);
  scene_check_mistake (&s, &all_mistakes[_i]);
  scene_clear (&s);
}
END_TEST

TCase *
scene_mistakes (void (*add_tables) (scene *), const scene_mistake *mistakes, int n)
{
  TCase *tc = tcase_create ("mistakes");
  add_to_all = add_tables;
  all_mistakes = mistakes;
  tcase_add_loop_test (tc, mistake_is_told, 0, n);
  return tc;
}

uint16_t
scene_place (const scene *s, const char *code)
{
  for (uint16_t i = 0; i < s->world->n_places; i++)
    if (strcmp (s->world->places[i].code, code) == 0)
      return i;
  ck_abort_msg ("no place %s", code);
}

uint16_t
scene_step (const scene *s, const char *workflow, const char *name)
{
  const pr_world *w = s->world;
  for (uint16_t i = 0; i < w->n_steps; i++)
    if (strcmp (w->steps[i].name, name) == 0
        && strcmp (w->workflows[w->steps[i].workflow].name, workflow) == 0)
      return i;
  ck_abort_msg ("no step %s", name);
}

uint16_t
scene_procedure (const scene *s, const char *code)
{
  for (uint16_t i = 0; i < s->world->n_procedures; i++)
    if (strcmp (s->world->procedures[i].code, code) == 0)
      return i;
  ck_abort_msg ("no procedure %s", code);
}

const pr_stream *
scene_stream (const scene *s, const char *place, const char *name, const char *procedure,
              pr_channel channel)
{
  const pr_place *p = &s->world->places[scene_place (s, place)];
  for (uint32_t i = p->first_stream; i < p->first_stream + p->n_streams; i++)
    {
      const pr_stream *stream = &s->world->streams[i];
      if (strcmp (s->world->stream_names[stream->name], name) == 0
          && stream->procedure == scene_procedure (s, procedure) && stream->channel == channel)
        return stream;
    }
  return NULL;
}

uint32_t
scene_pool (const scene *s, const char *place, const char *name)
{
  const pr_place *p = &s->world->places[scene_place (s, place)];
  for (uint32_t i = p->first_pool; i < p->first_pool + p->n_pools; i++)
    if (strcmp (s->world->pools[i].name, name) == 0)
      return i;
  return PR_NONE32;
}

uint32_t
scene_line (const scene *s, const char *place, const char *role)
{
  for (uint32_t i = 0; i < s->world->n_lines; i++)
    if (s->world->lines[i].place == scene_place (s, place)
        && strcmp (s->world->roles[s->world->lines[i].role], role) == 0)
      return i;
  return PR_NONE32;
}
