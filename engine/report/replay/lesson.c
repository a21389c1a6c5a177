/* Lesson: see lesson.h. Here: the table, row by row. */
#include "report/replay/lesson-parts.h"

#include "compile/world-names.h"
#include "kernel/i18n.h"
#include "report/text/json.h"
#include "scenario/encoding.h"
#include "scenario/value.h"

#include <string.h>

#define MOST_BYTES (1 << 20)
#define MOST_ROWS 100
#define LONGEST_TEXT 1000 /* characters */
#define LONGEST_ANSWER 200
#define LONGEST_TITLE 80

const char *const pr_lesson_columns[PR_N_LESSON_COLUMNS + 1] = {
#define NAME(ID, name) [PR_LESSON_##ID] = name,
  PR_LESSON_COLUMNS (NAME)
#undef NAME
};
const char *const pr_stop_kinds[PR_N_STOP_KINDS + 1]
    = { [PR_STOP_CAPTION] = "caption", [PR_STOP_STOP] = "stop",   [PR_STOP_QUESTION] = "question",
        [PR_STOP_LOOK] = "look",       [PR_STOP_TITLE] = "title", [PR_STOP_SCENARIO] = "scenario" };

typedef struct {
  pr_replay_lesson *lesson;
  pr_diag *diag;
  const pr_layers *scenario;
  pr_pos scenario_at; /* where the lesson names its own; line 0: nowhere */
  bool header_read, titled;
  gsize n_header;
  int *column_of; /* [n_header] -1: none */
  guint rows;
} reader;

void
pr_lesson_error (pr_diag *diag, const pr_stop *s, pr_lesson_column column, char *why)
{
  pr_error (diag, s->cell[column].pos, "%s: %s", pr_lesson_columns[column], why);
  g_free (why);
}

gboolean
pr_lesson_place (const pr_world *w, const char *text, uint16_t *place, char **why)
{
  *place = pr_world_find_place (w, text, why);
  return *place != PR_NONE16;
}

char **
pr_lesson_answers (const char *text)
{
  char **list = g_strsplit (text, "|", -1);
  for (char **s = list; *s != NULL; s++)
    g_strstrip (*s);
  return list;
}

static void
stop_clear (gpointer p)
{
  pr_stop *s = p;
  g_free (s->at.step);
  g_free (s->until.step);
  for (int i = 0; i < PR_N_LANGUAGES; i++)
    {
      g_free (s->text[i]);
      g_free (s->explain[i]);
      g_strfreev (s->answers[i]);
    }
}

static void
subject_clear (gpointer p)
{
  pr_subject *s = p;
  g_hash_table_unref (s->known);
  g_ptr_array_unref (s->met);
}

void
pr_lesson_free (pr_replay_lesson *l)
{
  if (l == NULL)
    return;
  stop_clear (&l->title);
  g_array_unref (l->stops);
  g_array_unref (l->subjects);
  g_string_chunk_free (l->chunk);
  g_free (l);
}

static gboolean
read_header (reader *r, const pr_raw_cell *cells, gsize n)
{
  pr_pos seen[PR_N_LESSON_COLUMNS] = { { 0 } };
  gsize known = 0;
  r->header_read = true;
  r->n_header = n;
  r->column_of = g_new (int, n);
  for (gsize i = 0; i < n; i++)
    {
      int c = PR_N_LESSON_COLUMNS - 1;
      while (c >= 0 && strcmp (pr_lesson_columns[c], cells[i].text) != 0)
        c--;
      r->column_of[i] = c;
      if (c < 0)
        pr_error_unknown (r->diag, cells[i].pos, _ ("column"), cells[i].text, pr_lesson_columns,
                          PR_N_LESSON_COLUMNS);
      else if (seen[c].line != 0)
        pr_error (r->diag, cells[i].pos,
                  _ ("column '%s' is there twice; first in column %d of the line"), cells[i].text,
                  seen[c].column);
      else
        seen[c] = cells[i].pos;
      known += c >= 0;
    }
  static const pr_lesson_column required[] = { PR_LESSON_AT, PR_LESSON_KIND, PR_LESSON_TEXT };
  for (gsize i = 0; i < G_N_ELEMENTS (required) && known == n; i++)
    if (seen[required[i]].line == 0)
      pr_error (r->diag, ((pr_pos){ cells[0].pos.file, cells[0].pos.line, 0 }),
                _ ("column '%s' is missing"), pr_lesson_columns[required[i]]);
  return known > 0;
}

/* The row's cells by column; FALSE if there are more or fewer than in the header. */
static gboolean
arrange (reader *r, const pr_raw_cell *cells, gsize n, pr_stop *s)
{
  const pr_pos none = cells[0].pos; /* of a column that the table does not have */
  while (n > r->n_header && *cells[n - 1].text == '\0')
    n--;
  for (int c = 0; c < PR_N_LESSON_COLUMNS; c++)
    s->cell[c] = (pr_raw_cell){ "", none };
  for (gsize i = 0; i < MIN (n, r->n_header); i++)
    if (r->column_of[i] >= 0)
      s->cell[r->column_of[i]]
          = (pr_raw_cell){ g_string_chunk_insert (r->lesson->chunk, cells[i].text), cells[i].pos };
  if (n > r->n_header)
    pr_error (r->diag, cells[r->n_header].pos,
              _ ("the row has %zu cells, the header has %zu; a cell that holds the separator must "
                 "be quoted"),
              n, r->n_header);
  else if (n < r->n_header)
    pr_error (r->diag, cells[0].pos, _ ("the row has %zu cells, the header has %zu"), n,
              r->n_header);
  return n == r->n_header;
}

static bool
given (const pr_stop *s, pr_lesson_column c)
{
  return *s->cell[c].text != '\0';
}

/* A cell that rows of this kind do not have, or must have. */
static void
check_given (reader *r, const pr_stop *s, pr_lesson_column c, bool may, bool must)
{
  if (!may && given (s, c))
    PR_LESSON_ERROR (r->diag, s, c, _ ("must be blank in a row of kind %s"),
                     pr_stop_kinds[s->kind]);
  if (must && !given (s, c))
    PR_LESSON_ERROR (r->diag, s, c, _ ("a row of kind %s needs it"), pr_stop_kinds[s->kind]);
}

static void
check_cells_given (reader *r, const pr_stop *s)
{
  bool scenario = s->kind == PR_STOP_SCENARIO, stop = s->kind != PR_STOP_TITLE && !scenario,
       question = s->kind == PR_STOP_QUESTION,
       told = s->kind == PR_STOP_CAPTION || s->kind == PR_STOP_LOOK;
  check_given (r, s, PR_LESSON_AT, stop, stop);
  check_given (r, s, PR_LESSON_UNTIL, told, false);
  check_given (r, s, PR_LESSON_WHERE, stop, false);
  check_given (r, s, PR_LESSON_DOSSIER, stop, false);
  check_given (r, s, PR_LESSON_TEXT, true, s->kind != PR_STOP_LOOK);
  check_given (r, s, PR_LESSON_RIGHT, question, false);
  check_given (r, s, PR_LESSON_HIDE, stop && !told, false);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      check_given (r, s, PR_LESSON_TEXT + 3 * k, k == 0 || !scenario, false);
      check_given (r, s, PR_LESSON_ANSWERS + 3 * k, question, false);
      check_given (r, s, PR_LESSON_EXPLAIN + 3 * k, question, false);
    }
  if (s->kind == PR_STOP_LOOK && !given (s, PR_LESSON_WHERE) && !given (s, PR_LESSON_DOSSIER))
    PR_LESSON_ERROR (r->diag, s, PR_LESSON_WHERE,
                     _ ("a row of kind look needs a place or a dossier"));
}

static void
check_length (reader *r, const pr_stop *s, pr_lesson_column c, const char *text, glong most)
{
  glong n = g_utf8_strlen (text, -1);
  if (n > most)
    PR_LESSON_ERROR (r->diag, s, c, _ ("%ld characters; at most %ld can be read in a class"), n,
                     most);
}

/* Whether the cell has 2 to PR_MOST_ANSWERS answers, none of them blank and no two alike. */
static void
check_answers (reader *r, pr_stop *s, pr_lesson_column c)
{
  g_auto (GStrv) list = pr_lesson_answers (s->cell[c].text);
  guint n = given (s, c) ? g_strv_length (list) : 0;
  if (c == PR_LESSON_ANSWERS)
    s->n_answers = n;
  if (n == 0)
    return;
  if (n < 2 || n > PR_MOST_ANSWERS)
    PR_LESSON_ERROR (r->diag, s, c, _ ("2 to %d answers are expected, with | between them, not %u"),
                     PR_MOST_ANSWERS, n);
  else if (n != s->n_answers)
    PR_LESSON_ERROR (r->diag, s, c, _ ("as many as in answers are expected: %u, not %u"),
                     s->n_answers, n);
  for (guint i = 0; i < n; i++)
    {
      glong length = g_utf8_strlen (list[i], -1);
      if (length > LONGEST_ANSWER)
        PR_LESSON_ERROR (r->diag, s, c,
                         _ ("answer %u has %ld characters; at most %d can be read in a class"),
                         i + 1, length, LONGEST_ANSWER);
      guint first = 0;
      while (strcmp (list[first], list[i]) != 0)
        first++;
      if (*list[i] == '\0')
        PR_LESSON_ERROR (r->diag, s, c, _ ("answer %u is blank"), i + 1);
      else if (first < i)
        PR_LESSON_ERROR (r->diag, s, c, _ ("answer %u is the same as answer %u"), i + 1, first + 1);
    }
}

static void
check_texts (reader *r, pr_stop *s)
{
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      pr_lesson_column text = PR_LESSON_TEXT + 3 * k, answers = PR_LESSON_ANSWERS + 3 * k,
                       explain = PR_LESSON_EXPLAIN + 3 * k;
      check_length (r, s, text, s->cell[text].text,
                    s->kind == PR_STOP_TITLE ? LONGEST_TITLE : LONGEST_TEXT);
      check_length (r, s, explain, s->cell[explain].text, LONGEST_TEXT);
      check_answers (r, s, answers);
      pr_figures_check (r->lesson, s, text, r->diag);
      pr_figures_check (r->lesson, s, answers, r->diag);
      pr_figures_check (r->lesson, s, explain, r->diag);
    }
}

/* Reports what a parser says of the cell. */
static void
report (reader *r, const pr_stop *s, pr_lesson_column c, gboolean good, char **why)
{
  if (!good)
    pr_lesson_error (r->diag, s, c, g_steal_pointer (why));
}

static void
read_cells (reader *r, pr_stop *s)
{
  static const char *const yes[] = { "yes", "no", NULL };
  pr_replay_lesson *l = r->lesson;
  char *why = NULL;
  int hide = 1;
  s->place = PR_NONE16;
  s->answer = -1;
  if (given (s, PR_LESSON_WHERE))
    report (r, s, PR_LESSON_WHERE,
            pr_lesson_place (l->world, s->cell[PR_LESSON_WHERE].text, &s->place, &why), &why);
  if (given (s, PR_LESSON_DOSSIER))
    report (r, s, PR_LESSON_DOSSIER, pr_subject_read (l, s, &why), &why);
  if (given (s, PR_LESSON_AT))
    report (r, s, PR_LESSON_AT, pr_moment_read (l, s, s->cell[PR_LESSON_AT].text, &s->at, &why),
            &why);
  if (given (s, PR_LESSON_UNTIL))
    report (r, s, PR_LESSON_UNTIL,
            pr_moment_read (l, s, s->cell[PR_LESSON_UNTIL].text, &s->until, &why), &why);
  if (s->at.when == PR_WHEN_INSTANT && s->until.when == PR_WHEN_INSTANT
      && s->until.instant <= s->at.instant)
    PR_LESSON_ERROR (r->diag, s, PR_LESSON_UNTIL, _ ("must be later than at"));
  if (given (s, PR_LESSON_HIDE))
    report (r, s, PR_LESSON_HIDE, pr_value_choice (s->cell[PR_LESSON_HIDE].text, yes, &hide, &why),
            &why);
  s->hide = hide == 0;
  check_texts (r, s);
  if (s->kind == PR_STOP_QUESTION)
    report (r, s, PR_LESSON_RIGHT, pr_right_read (l, s, &why), &why);
}

static gboolean
read_kind (reader *r, pr_stop *s)
{
  const char *text = s->cell[PR_LESSON_KIND].text;
  for (int k = 0; k < PR_N_STOP_KINDS; k++)
    if (strcmp (text, pr_stop_kinds[k]) == 0)
      {
        s->kind = (pr_stop_kind) k;
        return TRUE;
      }
  pr_error_unknown (r->diag, s->cell[PR_LESSON_KIND].pos, _ ("kind"), text, pr_stop_kinds,
                    PR_N_STOP_KINDS);
  return FALSE;
}

/* FALSE: the lesson is of another scenario, so that whatever follows is beside the point. */
static gboolean
check_scenario (reader *r, const pr_stop *s)
{
  const pr_pos first = r->scenario_at, pos = s->cell[PR_LESSON_KIND].pos;
  const char *name = s->cell[PR_LESSON_TEXT].text;
  r->scenario_at = pos;
  if (first.line > 0)
    pr_error (r->diag, pos, _ ("a second row of kind scenario; the first is in line %d"),
              first.line);
  else if (r->lesson->stops->len > 0)
    pr_error (r->diag, pos, _ ("a row of kind scenario stands above all stops"));
  else if (*name != '\0' && !pr_layers_named (r->scenario, name))
    {
      PR_LESSON_ERROR (r->diag, s, PR_LESSON_TEXT,
                       _ ("the lesson is written for the scenario '%s', but this is '%s'; choose "
                          "a run of '%s' or of a what-if on it, or another lesson"),
                       name, r->scenario->name, name);
      return FALSE;
    }
  return TRUE;
}

static void
keep (reader *r, pr_stop *s)
{
  if (s->kind != PR_STOP_TITLE)
    g_array_append_val (r->lesson->stops, *s);
  else if (!r->titled)
    r->lesson->title = *s;
  else
    {
      pr_error (r->diag, s->cell[PR_LESSON_KIND].pos, _ ("a second title; the first is in line %d"),
                r->lesson->title.cell[PR_LESSON_KIND].pos.line);
      stop_clear (s);
    }
  r->titled |= s->kind == PR_STOP_TITLE;
}

static gboolean
on_row (gpointer user, const pr_raw_cell *cells, gsize n)
{
  reader *r = user;
  pr_stop s = { 0 };
  if (!r->header_read)
    return read_header (r, cells, n);
  if (++r->rows > MOST_ROWS)
    {
      pr_error (r->diag, cells[0].pos, _ ("more than %d rows; a lesson has a dozen"), MOST_ROWS);
      return FALSE;
    }
  if (!arrange (r, cells, n, &s) || !read_kind (r, &s))
    return TRUE;
  check_cells_given (r, &s);
  if (s.kind == PR_STOP_SCENARIO)
    return check_scenario (r, &s);
  read_cells (r, &s);
  keep (r, &s);
  return TRUE;
}

pr_replay_lesson *
pr_lesson_read (const char *data, gsize length, const char *file, const pr_layers *scenario,
                const pr_world *world, pr_diag *diag)
{
  g_autoptr (pr_replay_lesson) l = g_new0 (pr_replay_lesson, 1);
  guint before = pr_diag_errors (diag);
  reader r = { .lesson = l, .diag = diag, .scenario = scenario };
  l->world = world;
  l->file = pr_diag_file (diag, file);
  l->chunk = g_string_chunk_new (4096);
  l->stops = g_array_new (FALSE, FALSE, sizeof (pr_stop));
  g_array_set_clear_func (l->stops, stop_clear);
  l->subjects = g_array_new (FALSE, FALSE, sizeof (pr_subject));
  g_array_set_clear_func (l->subjects, subject_clear);
  const pr_pos whole = { l->file, 0, 0 };
  if (length > MOST_BYTES)
    pr_error (diag, whole, _ ("the file has %zu bytes; at most %d are read"), length, MOST_BYTES);
  else if (pr_encoding_check (&data, &length, l->file, diag))
    {
      pr_sheet_read (data, length, l->file, diag, on_row, &r);
      if (l->stops->len == 0 && pr_diag_errors (diag) == before)
        pr_error (diag, whole, _ ("the lesson has no stops"));
    }
  g_free (r.column_of);
  return pr_diag_errors (diag) == before ? g_steal_pointer (&l) : NULL;
}

const char *
pr_lesson_file (const pr_replay_lesson *l)
{
  return l->file;
}

const char *
pr_lesson_title (const pr_replay_lesson *l)
{
  const char *english = l->title.cell[PR_LESSON_TEXT].text,
             *own = l->title.cell[PR_LESSON_TEXT + 3 * pr_language_now ()].text;
  if (english == NULL)
    return _ ("Lesson");
  return *own != '\0' ? own : english;
}

guint
pr_lesson_stops (const pr_replay_lesson *l)
{
  return l->stops->len;
}

void
pr_lesson_choose (const pr_replay_lesson *l, pr_chosen *chosen)
{
  for (guint i = 0; i < l->subjects->len; i++)
    {
      const pr_met *m = g_array_index (l->subjects, pr_subject, i).chosen;
      if (m != NULL)
        pr_chosen_add (chosen, m->dossier.hash, m->dossier.ident);
    }
}

static void
put_texts (JsonBuilder *b, const char *name, char *const text[PR_N_LANGUAGES])
{
  json_builder_set_member_name (b, name);
  json_builder_begin_object (b);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    if (text[k] != NULL)
      pr_json_string (b, pr_language_codes[k], text[k]);
  json_builder_end_object (b);
}

static void
put_answers (JsonBuilder *b, const pr_stop *s)
{
  json_builder_set_member_name (b, "answers");
  json_builder_begin_object (b);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    if (s->answers[k] != NULL)
      {
        pr_json_list (b, pr_language_codes[k]);
        for (char **text = s->answers[k]; *text != NULL; text++)
          json_builder_add_string_value (b, *text);
        json_builder_end_array (b);
      }
  json_builder_end_object (b);
}

static void
put_title (JsonBuilder *b, const pr_replay_lesson *l)
{
  json_builder_set_member_name (b, "title");
  json_builder_begin_object (b);
  for (int k = 0; k < PR_N_LANGUAGES; k++)
    {
      g_auto (pr_in_language) language = pr_language_enter ((pr_language) k);
      pr_json_string (b, pr_language_codes[k], pr_lesson_title (l));
    }
  json_builder_end_object (b);
}

static void
put_stop (JsonBuilder *b, const pr_replay_lesson *l, const pr_stop *s, const pr_paths *paths)
{
  const pr_met *m
      = s->subject > 0 ? g_array_index (l->subjects, pr_subject, s->subject - 1).chosen : NULL;
  json_builder_begin_object (b);
  pr_json_int (b, "at", pr_replay_seconds (l->world, s->from));
  json_builder_set_member_name (b, "until");
  if (s->to == PR_NEVER)
    json_builder_add_null_value (b);
  else
    json_builder_add_int_value (b, pr_replay_seconds (l->world, s->to));
  pr_json_string (b, "kind", pr_stop_kinds[s->kind]);
  pr_json_int (b, "place", s->place == PR_NONE16 ? -1 : s->place);
  pr_json_int (b, "dossier",
               m != NULL ? pr_paths_find (paths, m->dossier.hash, m->dossier.ident) : -1);
  put_texts (b, "text", s->text);
  put_answers (b, s);
  pr_json_int (b, "right", s->answer);
  put_texts (b, "explain", s->explain);
  pr_json_bool (b, "hide", s->hide);
  json_builder_end_object (b);
}

void
pr_lesson_put (JsonBuilder *b, const pr_replay_lesson *l, const pr_paths *paths)
{
  json_builder_begin_object (b);
  put_title (b, l);
  pr_json_list (b, "stops");
  for (guint i = 0; i < l->stops->len; i++)
    put_stop (b, l, &g_array_index (l->stops, pr_stop, i), paths);
  json_builder_end_array (b);
  json_builder_end_object (b);
}
