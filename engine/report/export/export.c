/* Export: which events there are, and what they are called. See shared.h. */
#include "report/export/shared.h"

#include "kernel/i18n.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

/* As the standard's life cycle calls them. */
const char *const pr_move_words[PR_N_MOVES] = {
  [PR_MOVE_SCHEDULE] = "schedule", [PR_MOVE_START] = "start",       [PR_MOVE_SUSPEND] = "suspend",
  [PR_MOVE_RESUME] = "resume",     [PR_MOVE_COMPLETE] = "complete",
};

const char *
pr_event_why (pr_happening what, bool away, pr_away reason, bool other)
{
  if (pr_happens_to_officer (what))
    return pr_away_words[reason];
  if (away || other)
    return away ? "absence" : "other work";
  switch (what)
    {
    case PR_HAPPENS_SUSPENDED:
      return "closing";
    case PR_HAPPENS_HANDED_BACK:
      return "handed back";
    case PR_HAPPENS_INTERRUPTED:
      return "interrupted";
    case PR_HAPPENS_HELD:
      return "held";
    case PR_HAPPENS_RELEASED:
      return "released";
    case PR_HAPPENS_THING_DOWN:
      return "down";
    case PR_HAPPENS_THING_SLOW:
      return "slow";
    default:
      return "";
    }
}

static const char *
word_of (pr_happening what)
{
  static const char *const words[] = {
    [PR_HAPPENS_CAME] = "came",
    [PR_HAPPENS_RECEIVED] = "received",
    [PR_HAPPENS_LEFT] = "left",
    [PR_HAPPENS_RETURNED] = "returned",
    [PR_HAPPENS_REFUSED] = "refused",
    [PR_HAPPENS_WITHDRAWN] = "withdrawn",
    [PR_HAPPENS_FORKED] = "fork",
    [PR_HAPPENS_JOINED_UP] = "join",
    [PR_HAPPENS_CLOSED] = "closed",
    [PR_HAPPENS_HANDED_OVER] = "handed over",
    [PR_HAPPENS_APOLOGISED] = "apology",
    [PR_HAPPENS_STOPPED] = "clock stops",
    [PR_HAPPENS_WENT_ON] = "clock goes on",
    [PR_HAPPENS_WENT_AWAY] = "absence",
    [PR_HAPPENS_CAME_BACK] = "absence",
    [PR_HAPPENS_ERRED] = "error",
    [PR_HAPPENS_ERROR_FOUND] = "error found",
  };
  return what < G_N_ELEMENTS (words) ? words[what] : NULL;
}

const char *
pr_event_name (const pr_event_names *n, pr_happening what, uint32_t number)
{
  if (pr_happens_to_measure (what))
    return n->measure[n->world->policy->measures[number].name];
  if (pr_happens_to_thing (what))
    return n->thing[number];
  return word_of (what);
}

/* Work begins, or is resumed at the same place or where the dossier was handed over to. */
static pr_move
begin (pr_event_item *item, uint16_t step)
{
  gboolean again = step == item->begun || step == item->kept;
  item->begun = step;
  if (step == item->kept)
    item->kept = PR_NONE16;
  return again ? PR_MOVE_RESUME : PR_MOVE_START;
}

pr_move
pr_event_move (const pr_world *w, pr_event_item *item, const pr_logged *e)
{
  switch (e->what)
    {
    case PR_HAPPENS_JOINED:
      return PR_MOVE_SCHEDULE;
    case PR_HAPPENS_BEGAN:
      return begin (item, e->step);
    case PR_HAPPENS_DELAYED:
    case PR_HAPPENS_WENT_AWAY:
    case PR_HAPPENS_MEASURE_BEGAN:
    case PR_HAPPENS_THING_DOWN:
    case PR_HAPPENS_THING_SLOW:
      return PR_MOVE_START;
    case PR_HAPPENS_SUSPENDED:
    case PR_HAPPENS_HANDED_BACK:
    case PR_HAPPENS_INTERRUPTED:
    case PR_HAPPENS_HELD:
    case PR_HAPPENS_RELEASED:
      return PR_MOVE_SUSPEND;
    case PR_HAPPENS_HANDED_OVER:
      if (item->begun < w->n_shown_steps) /* its effort goes along; a hidden step's does not */
        item->kept = item->begun;
      item->begun = PR_NONE16;
      return PR_MOVE_COMPLETE;
    case PR_HAPPENS_COMPLETED:
      item->begun = PR_NONE16;
      return PR_MOVE_COMPLETE;
    default:
      return PR_MOVE_COMPLETE;
    }
}

pr_event_item *
pr_event_item_of (pr_event_items *items, const pr_logged *e)
{
  if (e->of == NULL)
    return NULL;
  if (e->item >= items->n)
    {
      uint32_t n = MAX (items->n * 2, e->item + 1024);
      items->items = g_renew (pr_event_item, items->items, n);
      memset (items->items + items->n, 0, (n - items->n) * sizeof *items->items);
      items->n = n;
    }
  pr_event_item *i = &items->items[e->item];
  if (i->hash == e->of->hash && i->ident == e->of->ident && e->what != PR_HAPPENS_CAME)
    return i;
  if (i->hash != e->of->hash || i->ident != e->of->ident)
    g_clear_pointer (&i->name, g_free);
  i->hash = e->of->hash;
  i->ident = e->of->ident;
  i->begun = i->kept = PR_NONE16;
  return i;
}

void
pr_event_items_clear (pr_event_items *items)
{
  for (uint32_t k = 0; k < items->n; k++)
    g_free (items->items[k].name);
  g_free (items->items);
}

static char **
escaped (const pr_event_names *n, size_t count, const char *(*name) (const pr_world *, size_t))
{
  char **list = g_new0 (char *, count + 1);
  for (size_t k = 0; k < count; k++)
    list[k] = n->escape (name (n->world, k));
  return list;
}

static const char *
place_code (const pr_world *w, size_t k)
{
  return w->places[k].code;
}

static const char *
place_name (const pr_world *w, size_t k)
{
  return w->places[k].name;
}

static const char *
step_name (const pr_world *w, size_t k)
{
  return w->steps[k].name;
}

static const char *
role_name (const pr_world *w, size_t k)
{
  return w->roles[k];
}

static const char *
procedure_code (const pr_world *w, size_t k)
{
  return w->procedures[k].code;
}

static const char *
thing_name (const pr_world *w, size_t k)
{
  return pr_world_thing_name (w, (uint32_t) k);
}

void
pr_event_names_make (pr_event_names *n, const pr_world *w, char *(*escape) (const char *) )
{
  *n = (pr_event_names){ .world = w, .escape = escape, .last_day = INT32_MIN };
  pr_names_make (&n->cases, w);
  n->place = escaped (n, w->n_places, place_code);
  n->place_name = escaped (n, w->n_places, place_name);
  n->step = escaped (n, w->n_steps, step_name);
  n->role = escaped (n, w->n_roles, role_name);
  n->procedure = escaped (n, w->n_procedures, procedure_code);
  n->officer = g_new0 (char *, pr_world_all_officers (w) + 1);
  for (uint32_t p = 0; p < w->n_pools; p++)
    for (PR_EACH_OFFICER (w, &w->pools[p], o))
      {
        g_autofree char *label = g_strdup_printf ("%s/%s/%u", w->places[w->pools[p].place].code,
                                                  w->pools[p].name, pr_officer_number (w, o));
        n->officer[o] = escape (label);
      }
  uint16_t n_measures = w->policy != NULL ? w->policy->n_names : 0;
  n->measure = g_new0 (char *, n_measures + 1u);
  for (uint16_t i = 0; i < n_measures; i++)
    n->measure[i] = escape (w->policy->names[i]);
  n->thing = escaped (n, w->n_things, thing_name);
}

void
pr_event_names_clear (pr_event_names *n)
{
  pr_names_clear (&n->cases);
  g_strfreev (n->place);
  g_strfreev (n->place_name);
  g_strfreev (n->step);
  g_strfreev (n->role);
  g_strfreev (n->procedure);
  g_strfreev (n->officer);
  g_strfreev (n->measure);
  g_strfreev (n->thing);
}

char *
pr_event_case_name (pr_event_names *n, uint64_t hash, uint64_t ident)
{
  const pr_dossier d = { hash, ident };
  g_autoptr (GString) name = g_string_new (NULL);
  pr_names_append (&n->cases, &d, name);
  return n->escape (name->str);
}

static char *
put_digits (char *to, int64_t x, int digits)
{
  for (int k = digits - 1; k >= 0; k--, x /= 10)
    to[k] = (char) ('0' + x % 10);
  return to + digits;
}

void
pr_event_time (pr_event_names *n, pr_time t, GString *out)
{
  int32_t day = pr_time_day (t);
  pr_time of_day = pr_time_of_day (t);
  char text[32], *to = text;
  if (day != n->last_day)
    {
      int y, m, d;
      pr_day_to_civil (n->world->epoch + day, &y, &m, &d);
      g_snprintf (n->day, sizeof n->day, "%04d-%02d-%02dT", y % 10000, m, d);
      n->last_day = day;
    }
  to = put_digits (to, of_day / PR_HOUR, 2);
  *to++ = ':';
  to = put_digits (to, of_day / (60 * PR_SECOND) % 60, 2);
  *to++ = ':';
  to = put_digits (to, of_day / PR_SECOND % 60, 2);
  *to++ = '.';
  to = put_digits (to, of_day % PR_SECOND, 6);
  g_string_append (out, n->day);
  g_string_append_len (out, text, to - text);
  g_string_append (out, "+07:00");
}

static gboolean
is_kept (const pr_export_source *of, const pr_logged *e)
{
  const pr_selection *s = &of->selection;
  if (of->things && pr_happens_to_thing (e->what))
    return TRUE;
  if (e->of == NULL)
    return !pr_selection_is_made (s) && (s->warm_up || e->time >= of->world->start);
  if (of->reg == NULL)
    return TRUE;
  const pr_dossier_row *row = pr_register_find (of->reg, e->of->hash, e->of->ident);
  return row != NULL && pr_selection_has (s, of->world, row);
}

gboolean
pr_export_next (const pr_export_source *of, pr_logged *e, GError **error)
{
  while (pr_log_next (of->log, e, error))
    if (is_kept (of, e))
      return TRUE;
  return FALSE;
}

static void
put_text (GString *text, FILE *out)
{
  fwrite (text->str, 1, text->len, out);
  g_string_truncate (text, 0);
}

void
pr_export_flush (GString *text, FILE *out)
{
  if (text->len > PR_EXPORT_TEXT)
    put_text (text, out);
}

gboolean
pr_export_end (GString *text, FILE *out, GError **error)
{
  put_text (text, out);
  if (fflush (out) == 0 && !ferror (out))
    return TRUE;
  int code = errno;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               _ ("the export cannot be written: %s; make room or name another file, then export "
                  "again"),
               g_strerror (code));
  return FALSE;
}
