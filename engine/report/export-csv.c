/* An event log as CSV. */
#include "report/export-parts.h"

#include "report/csv.h"
#include "report/text.h"

static const char *const channels[] = { "counter", "online", "post" };

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

static void
put_event (pr_event_names *n, pr_event_item *item, const pr_logged *e, GString *out)
{
  const pr_world *w = n->world;
  const pr_step *step = e->step < w->n_steps ? &w->steps[e->step] : NULL;
  const char *word = pr_event_word (e->what);
  gboolean here = e->place < w->n_places, work = word == NULL && step != NULL;
  if (item->name == NULL)
    item->name = pr_event_case_name (n, item->hash, item->ident);
  cell (out, item->name);
  cell (out, work ? n->step[e->step] : word != NULL ? word : "");
  cell (out, pr_move_words[pr_event_move (item, e->what)]);
  cell (out, pr_event_why (e->what));
  pr_event_time (n, e->time, out);
  g_string_append_c (out, ',');
  cell (out, here ? n->place[e->place] : "");
  cell (out, here ? n->place_name[e->place] : "");
  cell (out, e->officer < w->n_officers ? n->officer[e->officer] : "");
  cell (out, work && step->kind == PR_STEP_WORK ? n->role[step->role] : "");
  cell (out, n->procedure[e->of->procedure]);
  cell (out, channels[e->of->channel]);
  cell (out, e->of->filing < w->n_places ? n->place[e->of->filing] : "");
  cell (out, e->of->home < w->n_places ? n->place[e->of->home] : "");
  put_due (n, e, out);
  g_string_append (out, e->of->test ? ",test\n" : e->visitor ? ",visit\n" : ",dossier\n");
}

gboolean
pr_export_csv (pr_log_reader *log, const pr_world *w, FILE *out, GError **error)
{
  g_auto (pr_event_names) names = { 0 };
  g_auto (pr_event_items) items = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  GError *failure = NULL;
  pr_logged e;
  pr_csv header;
  pr_event_names_make (&names, w, pr_csv_escape);
  pr_csv_begin (&header, PR_FILE_EVENTS);
  g_autofree char *first = pr_csv_end (&header);
  g_string_append (text, first);
  while (pr_log_next (log, &e, &failure))
    {
      put_event (&names, pr_event_item_of (&items, &e), &e, text);
      if (text->len < 60000)
        continue;
      fwrite (text->str, 1, text->len, out);
      g_string_truncate (text, 0);
      if (ferror (out))
        break;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  fwrite (text->str, 1, text->len, out);
  return pr_export_wrote (out, error);
}
