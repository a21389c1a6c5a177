#include "scenario/sheet.h"

#include "kernel/i18n.h"
#include "scenario/encoding.h"

#include <csv.h>
#include <string.h>

typedef struct {
  pr_diag *diag;
  const char *file;
  const char *data;
  gsize length;
  char delimiter;
  struct csv_parser parser;

  gsize fed;         /* bytes given to libcsv */
  gsize field_start; /* where the raw text of the cell being read begins */
  gboolean cell_ended;

  /* A cursor that turns offsets into lines and columns; it only moves forward. */
  gsize cursor;
  int line, column;

  GArray *cells; /* pr_raw_cell of the row; text is an offset into `texts` until the row ends */
  GString *texts;
  gsize n_cells;  /* also those beyond PR_SHEET_MAX_CELLS */
  gboolean blank; /* the row holds nothing so far */
  gsize rows;
  gboolean stop;
  pr_sheet_row row;
  gpointer user;
} sheet;

static pr_pos
position (sheet *s, gsize offset)
{
  for (; s->cursor < offset; s->cursor++)
    {
      char c = s->data[s->cursor];
      gboolean lone_return
          = c == '\r' && (s->cursor + 1 >= s->length || s->data[s->cursor + 1] != '\n');
      if (c == '\n' || lone_return)
        {
          s->line++;
          s->column = 1;
        }
      else if (((guchar) c & 0xc0) != 0x80)
        s->column++;
    }
  return (pr_pos){ s->file, s->line, s->column };
}

/* The position of the first visible character of the cell that begins at field_start. */
static gsize
cell_begin (const sheet *s)
{
  gsize i = s->field_start;
  while (i < s->length
         && (s->data[i] == ' ' || s->data[i] == '\t'
             || (s->n_cells == 0 && (s->data[i] == '\n' || s->data[i] == '\r'))))
    i++;
  return i;
}

static void
on_cell (void *text, size_t length, void *user)
{
  sheet *s = user;
  s->cell_ended = TRUE;
  if (s->n_cells < PR_SHEET_MAX_CELLS)
    {
      pr_raw_cell cell = { .pos = position (s, cell_begin (s)) };
      gsize offset = s->texts->len;
      cell.text = GSIZE_TO_POINTER (offset);
      pr_encoding_clean (text, length, s->texts);
      if (s->texts->len > offset)
        s->blank = FALSE;
      g_string_append_c (s->texts, '\0');
      g_array_append_val (s->cells, cell);
    }
  s->n_cells++;
  s->field_start = s->fed;
}

static void
drop_row (sheet *s)
{
  g_array_set_size (s->cells, 0);
  g_string_truncate (s->texts, 0);
  s->n_cells = 0;
  s->blank = TRUE;
}

static void
on_row (int end G_GNUC_UNUSED, void *user)
{
  sheet *s = user;
  s->field_start = s->fed;
  if (!s->blank && !s->stop)
    {
      pr_raw_cell *cells = &g_array_index (s->cells, pr_raw_cell, 0);
      for (guint i = 0; i < s->cells->len; i++)
        cells[i].text = s->texts->str + GPOINTER_TO_SIZE (cells[i].text);
      if (s->rows++ > PR_SHEET_MAX_ROWS)
        {
          pr_error (s->diag, cells[0].pos, _ ("more than %d rows; the rest is not read"),
                    PR_SHEET_MAX_ROWS);
          s->stop = TRUE;
        }
      else if (s->n_cells > PR_SHEET_MAX_CELLS)
        {
          pr_error (s->diag, cells[0].pos, _ ("%zu cells in one row; at most %d are read"),
                    s->n_cells, PR_SHEET_MAX_CELLS);
          s->stop = s->rows == 1;
        }
      else
        s->stop = !s->row (s->user, cells, s->cells->len);
    }
  drop_row (s);
}

/* ';' if the first line has more of them than of ',', both outside quotes. */
static char
find_delimiter (const char *data, gsize length)
{
  gsize commas = 0, semicolons = 0;
  gboolean quoted = FALSE, begun = FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '"')
        quoted = !quoted;
      else if (!quoted && begun && (data[i] == '\n' || data[i] == '\r'))
        break;
      else if (!quoted && data[i] == ',')
        commas++;
      else if (!quoted && data[i] == ';')
        semicolons++;
      if (data[i] != '\n' && data[i] != '\r')
        begun = TRUE;
    }
  return semicolons > commas ? ';' : ',';
}

/* Reads Excel's own first line, `sep=;`, which gives the delimiter and is not a row. Returns where
 * the next line begins, or 0 without such a line. */
static gsize
excel_line (const char *data, gsize length, char *delimiter)
{
  gsize i = 0, quoted = length > 0 && data[0] == '"';
  i += quoted;
  if (length < i + 5 || g_ascii_strncasecmp (data + i, "sep=", 4) != 0
      || (data[i + 4] != ';' && data[i + 4] != ','))
    return 0;
  *delimiter = data[i + 4];
  i += 5;
  if (quoted && i < length && data[i] == '"')
    i++;
  while (i < length && (data[i] == ' ' || data[i] == ';' || data[i] == ','))
    i++; /* cells that a spreadsheet has added */
  if (i < length && data[i] != '\r' && data[i] != '\n')
    return 0;
  if (i < length && data[i] == '\r')
    i++;
  if (i < length && data[i] == '\n')
    i++;
  return i;
}

static void
start_parser (sheet *s)
{
  /* Without all three, a missing closing quote would pass silently. */
  if (csv_init (&s->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    g_error ("csv_init failed");
  csv_set_delim (&s->parser, (guchar) s->delimiter);
  drop_row (s);
}

/* Reports what is wrong with the quoting of the cell being read, and goes on after its line. */
static void
recover (sheet *s)
{
  gsize begin = cell_begin (s);
  pr_pos pos = position (s, begin);
  gsize line_end = begin;
  while (line_end < s->length && s->data[line_end] != '\n' && s->data[line_end] != '\r')
    line_end++;
  gboolean quoted = begin < s->length && s->data[begin] == '"';
  if (quoted && s->fed > line_end)
    pr_error (s->diag, pos, _ ("the quote opened here is not closed"));
  else if (s->fed - begin > PR_SHEET_MAX_CELL)
    pr_error (s->diag, pos, _ ("a cell of more than %d KiB"), (int) (PR_SHEET_MAX_CELL >> 10));
  else if (!quoted)
    pr_error (s->diag, pos,
              _ ("a quote inside a cell that is not quoted; quote the whole cell and write the "
                 "quote in it twice"));
  else
    pr_error (s->diag, pos,
              _ ("text after a closing quote; a quote inside a quoted cell is written twice"));
  if (s->rows == 0 || pr_diag_errors (s->diag) > 10 * PR_DIAG_MAX)
    s->stop = TRUE;
  csv_free (&s->parser);
  start_parser (s);
  s->fed = s->field_start = line_end;
}

/* The end of the piece to feed next: just after the next character that can end a cell. */
static gsize
next_piece (const sheet *s)
{
  gsize i = s->fed;
  while (i < s->length)
    {
      char c = s->data[i++];
      if (c == s->delimiter || c == '\n' || c == '\r' || c == '"')
        break;
    }
  return i;
}

char
pr_sheet_read (const char *data, gsize length, const char *file, pr_diag *diag, pr_sheet_row row,
               gpointer user)
{
  sheet s = { .diag = diag,
              .file = file,
              .data = data,
              .length = length,
              .line = 1,
              .column = 1,
              .row = row,
              .user = user };
  s.cells = g_array_new (FALSE, FALSE, sizeof (pr_raw_cell));
  s.texts = g_string_new (NULL);
  s.fed = s.field_start = excel_line (data, length, &s.delimiter);
  if (s.fed == 0)
    s.delimiter = find_delimiter (data, length);
  start_parser (&s);
  while (!s.stop)
    {
      while (s.n_cells == 0 && s.field_start < s.fed
             && strchr (" \t\r\n", data[s.field_start]) != NULL)
        s.field_start++; /* blank lines, once */
      gsize from = s.fed;
      gsize to = next_piece (&s);
      s.fed = to; /* callbacks see where the cell ends */
      gboolean too_long
          = to - s.field_start > PR_SHEET_MAX_CELL && to - cell_begin (&s) > PR_SHEET_MAX_CELL;
      if (to > from)
        {
          if (too_long
              || csv_parse (&s.parser, data + from, to - from, on_cell, on_row, &s) != to - from)
            recover (&s);
        }
      else if (csv_fini (&s.parser, on_cell, on_row, &s) == 0)
        break;
      else
        recover (&s);
    }
  csv_free (&s.parser);
  g_array_unref (s.cells);
  g_string_free (s.texts, TRUE);
  return s.delimiter;
}
