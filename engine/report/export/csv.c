/* An event log as CSV, in the order of time: events that the log tells later than they happened are
 * found first, and then put where they belong. */
#include "report/export/shared.h"

#include "report/table/csv.h"
#include "report/text/text.h"

#include <stdlib.h>

static void
put_due (const pr_event_names *n, const pr_logged *e, GString *out)
{
  char date[PR_DATE_SIZE];
  if (e->due != INT32_MAX)
    g_string_append (out, pr_text_date (date, n->world->epoch + e->due));
}

static void
cell (GString *out, const char *text)
{
  g_string_append (out, text);
  g_string_append_c (out, ',');
}

static const char *
kind_of (const pr_world *w, const pr_logged *e)
{
  if (pr_happens_to_thing (e->what))
    return w->things[e->officer].system != PR_NONE16 ? "system" : "condition";
  return pr_happens_to_measure (e->what) ? "measure" : "officer";
}

/* What is known of the dossier or visitor; other events have nothing of it. */
static void
put_item (const pr_event_names *n, const pr_logged *e, GString *out)
{
  const pr_world *w = n->world;
  if (e->of == NULL)
    {
      g_string_append_printf (out, ",,,,,%s\n", kind_of (w, e));
      return;
    }
  cell (out, n->procedure[e->of->procedure]);
  cell (out, pr_channel_words[e->of->channel]);
  cell (out, e->of->filing < w->n_places ? n->place[e->of->filing] : "");
  cell (out, e->of->home < w->n_places ? n->place[e->of->home] : "");
  put_due (n, e, out);
  g_string_append (out, e->of->test ? ",test\n" : e->visitor ? ",visit\n" : ",dossier\n");
}

static void
put_event (pr_event_names *n, pr_event_item *item, const pr_logged *e, GString *out)
{
  const pr_world *w = n->world;
  const pr_step *step = e->step < w->n_steps ? &w->steps[e->step] : NULL;
  const char *word = pr_event_name (n, e->what, e->officer);
  gboolean here = e->place < w->n_places, work = word == NULL && step != NULL;
  if (item != NULL && item->name == NULL)
    item->name = pr_event_case_name (n, item->hash, item->ident);
  cell (out, item != NULL ? item->name : "");
  cell (out, work ? n->step[e->step] : word != NULL ? word : "");
  cell (out, pr_move_words[pr_event_move (w, item, e)]);
  cell (out, pr_event_why (e->what, e->away, e->reason, e->other));
  pr_event_time (n, e->time, out);
  g_string_append_c (out, ',');
  cell (out, here ? n->place[e->place] : "");
  cell (out, here ? n->place_name[e->place] : "");
  cell (out, pr_event_by_officer (e->what, e->officer) ? n->officer[e->officer] : "");
  cell (out, work && step->kind == PR_STEP_WORK ? n->role[step->role] : "");
  put_item (n, e, out);
}

/* An event that the log tells later than it happened. */
typedef struct {
  pr_logged event;
  pr_logged_item of;
} late_event;

/* By time; those of one time in the order of the log. */
static int
by_time (const void *a, const void *b)
{
  const late_event *const *x = a, *const *y = b;
  if ((*x)->event.time != (*y)->event.time)
    return (*x)->event.time < (*y)->event.time ? -1 : 1;
  return *x < *y ? -1 : *x > *y;
}

/* Finds all events in the log that are told later than they happened. */
static gboolean
find_late (const pr_export_source *of, GArray *late, GError **error)
{
  GError *failure = NULL;
  pr_time now = INT64_MIN;
  pr_logged e;
  while (pr_export_next (of, &e, &failure))
    {
      now = MAX (now, e.time);
      if (e.time == now)
        continue;
      const late_event own = { e, *e.of };
      g_array_append_val (late, own);
    }
  if (failure == NULL)
    return pr_log_rewind (of->log, error);
  g_propagate_error (error, failure);
  return FALSE;
}

typedef struct {
  pr_event_names names;
  pr_event_items items;
  const late_event **late; /* by time */
  guint n_late, next;
  GString *text;
} writer;

/* Writes those that happened before t. */
static void
put_late (writer *k, pr_time t)
{
  for (; k->next < k->n_late && k->late[k->next]->event.time < t; k->next++)
    {
      const late_event *l = k->late[k->next];
      pr_event_item item = { l->of.hash, l->of.ident, PR_NONE16, PR_NONE16, NULL };
      pr_logged e = l->event;
      e.of = &l->of;
      put_event (&k->names, &item, &e, k->text);
      g_free (item.name);
    }
}

static gboolean
put_log (writer *k, const pr_export_source *of, FILE *out, GError **error)
{
  GError *failure = NULL;
  pr_time now = INT64_MIN;
  pr_logged e;
  while (pr_export_next (of, &e, &failure))
    {
      if (e.time < now)
        continue; /* written already */
      now = e.time;
      put_late (k, now);
      put_event (&k->names, pr_event_item_of (&k->items, &e), &e, k->text);
      pr_export_flush (k->text, out);
      if (ferror (out))
        break;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

gboolean
pr_export_csv (const pr_export_source *of, FILE *out, GError **error)
{
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (late_event));
  pr_csv header;
  if (!find_late (of, late, error))
    return FALSE;
  g_autofree const late_event **sorted = g_new (const late_event *, late->len + 1);
  for (guint i = 0; i < late->len; i++)
    sorted[i] = &g_array_index (late, late_event, i);
  qsort (sorted, late->len, sizeof *sorted, by_time);
  writer k = { .late = sorted, .n_late = late->len, .text = g_string_new (NULL) };
  pr_event_names_make (&k.names, of->world, pr_csv_escape);
  pr_csv_begin (&header, PR_FILE_EVENTS);
  g_autofree char *first = pr_csv_end (&header);
  g_string_append (k.text, first);
  gboolean good = put_log (&k, of, out, error);
  put_late (&k, PR_NEVER);
  good = good && pr_export_end (k.text, out, error);
  g_string_free (k.text, TRUE);
  pr_event_names_clear (&k.names);
  pr_event_items_clear (&k.items);
  return good;
}
