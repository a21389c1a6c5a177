#include "observe/record-bytes.h"

#include <gio/gio.h>
#include <string.h>

#define LEVEL 1 /* of compression: speed counts, and most bytes are zero */

/* A point without the holes that a compiler leaves in it. */
typedef struct {
  int64_t place, step, cause, reason, first_day, last_day, dossiers, lost;
} flat_point;

G_STATIC_ASSERT (sizeof (flat_point) == PR_RECORD_POINT_BYTES);

typedef struct {
  void *data;
  size_t bytes;
} array;

/* The arrays of a record, in a fixed order; all are plain numbers. Returns how many there are: the
 * last only if details are kept. */
#define N_ARRAYS 22
static int
arrays_of (const pr_record *r, array a[N_ARRAYS])
{
  size_t days = r->n_days;
  a[0] = (array){ r->series, PR_SERIES_N * r->n_places * days * sizeof *r->series };
  a[1] = (array){ r->work_days, r->n_pools * days * sizeof *r->work_days };
  a[2] = (array){ r->place, r->n_places * sizeof *r->place };
  a[3] = (array){ r->procedure, r->n_procedures * sizeof *r->procedure };
  a[4] = (array){ r->pool, r->n_pools * sizeof *r->pool };
  a[5] = (array){ r->line, r->n_lines * sizeof *r->line };
  a[6] = (array){ r->lost, (size_t) PR_N_CAUSES * r->n_weeks * sizeof *r->lost };
  a[7] = (array){ r->thing, r->n_things * sizeof *r->thing };
  a[8] = (array){ r->crew, r->n_crews * sizeof *r->crew };
  a[9] = (array){ r->ages, PR_N_AGES * days * sizeof *r->ages };
  a[10] = (array){ r->at_work, (size_t) PR_GLANCES * r->n_pools * sizeof *r->at_work };
  a[11] = (array){ r->on_duty, (size_t) PR_GLANCES * r->n_pools * sizeof *r->on_duty };
  a[12] = (array){ r->officer, r->n_officers * sizeof *r->officer };
  a[13] = (array){ r->practice, r->n_practices * sizeof *r->practice };
  a[14] = (array){ r->rehearsal, r->n_rehearsals * sizeof *r->rehearsal };
  a[15] = (array){ r->venue, r->n_venues * sizeof *r->venue };
  a[16] = (array){ r->course, r->n_courses * sizeof *r->course };
  a[17] = (array){ r->measure, r->n_measures * sizeof *r->measure };
  a[18] = (array){ r->official, (size_t) r->n_places * r->n_groups * sizeof *r->official };
  a[19] = (array){ r->ledger, r->n_ledgers * days * sizeof *r->ledger };
  a[20] = (array){ r->in_system, (size_t) PR_N_BANDS * r->n_pools * sizeof *r->in_system };
  a[21] = (array){ r->details, (size_t) r->n_details * r->n_places * sizeof *r->details };
  return N_ARRAYS - (r->n_details == 0);
}

uint64_t
pr_record_shape (const pr_world *w, uint32_t *n_arrays, GString *text)
{
  g_autoptr (pr_record) r = pr_record_new (w);
  array a[N_ARRAYS];
  int n = arrays_of (r, a);
  uint64_t bytes = sizeof r->events;
  for (int i = 0; i < n; i++)
    {
      bytes += a[i].bytes;
      g_string_append_printf (text, "\n%zu", a[i].bytes);
    }
  for (uint32_t k = 0; k < w->n_details; k++)
    g_string_append_printf (text, "\n%d %d %d %" G_GINT64_FORMAT, (int) w->details[k].of,
                            w->details[k].from, w->details[k].until, w->details[k].over);
  g_string_append_printf (text, "\n%zu", sizeof (pr_point));
  *n_arrays = (uint32_t) n;
  return bytes;
}

/* Deflates or inflates n bytes, the last ones if `end`, and adds what comes of them; FALSE if that
 * fails, or gives more than `most` bytes. */
static gboolean
convert (GConverter *converter, const void *data, size_t n, gboolean end, uint64_t most,
         GByteArray *out)
{
  const GConverterFlags flags = end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS;
  const char *s = data;
  while (n > 0 || end)
    {
      guint8 buffer[1 << 16];
      gsize read = 0, written = 0;
      GConverterResult result = g_converter_convert (converter, s, n, buffer, sizeof buffer, flags,
                                                     &read, &written, NULL);
      if (result == G_CONVERTER_ERROR || out->len + written > most)
        return FALSE;
      g_byte_array_append (out, buffer, (guint) written);
      s += read;
      n -= read;
      if (result == G_CONVERTER_FINISHED)
        return TRUE;
    }
  return TRUE;
}

static flat_point
flat (const pr_point *p)
{
  return (flat_point){ p->place,     p->step,     p->cause,    p->reason,
                       p->first_day, p->last_day, p->dossiers, p->lost };
}

/* FALSE if a number does not fit. */
static gboolean
unflat (const flat_point *p, pr_point *to)
{
  *to = (pr_point){ .place = (uint16_t) p->place,
                    .step = (uint16_t) p->step,
                    .cause = (pr_cause) p->cause,
                    .reason = (pr_away) p->reason,
                    .first_day = (int32_t) p->first_day,
                    .last_day = (int32_t) p->last_day,
                    .dossiers = p->dossiers,
                    .lost = p->lost };
  const flat_point again = flat (to);
  return memcmp (&again, p, sizeof again) == 0;
}

/* Fills a record of the world's shape; FALSE if there are not as many bytes, or a number does not
 * fit. */
static gboolean
unflatten (pr_record *r, uint32_t n_points, const GByteArray *raw)
{
  array a[N_ARRAYS];
  size_t all = sizeof r->events + n_points * sizeof (flat_point);
  const guint8 *from = raw->data;
  int n = arrays_of (r, a);
  for (int i = 0; i < n; i++)
    all += a[i].bytes;
  if (raw->len != all)
    return FALSE;
  memcpy (&r->events, from, sizeof r->events);
  from += sizeof r->events;
  for (int i = 0; i < n; i++)
    if (a[i].bytes > 0)
      {
        memcpy (a[i].data, from, a[i].bytes);
        from += a[i].bytes;
      }
  g_autofree pr_point *points = g_new (pr_point, n_points + 1);
  for (uint32_t i = 0; i < n_points; i++, from += sizeof (flat_point))
    {
      flat_point p;
      memcpy (&p, from, sizeof p);
      if (!unflat (&p, &points[i]))
        return FALSE;
    }
  pr_record_add_points (r, points, n_points);
  return TRUE;
}

/* Array by array: a record is large, and need not be there twice. */
GByteArray *
pr_record_deflate (const pr_record *r, uint64_t *raw)
{
  array a[N_ARRAYS];
  int n = arrays_of (r, a);
  g_autoptr (GZlibCompressor) deflate = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  GConverter *converter = G_CONVERTER (deflate);
  g_autofree flat_point *points = g_new (flat_point, r->n_points + 1);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gboolean good = convert (converter, &r->events, sizeof r->events, FALSE, UINT32_MAX, out);
  *raw = sizeof r->events + r->n_points * sizeof *points;
  for (int i = 0; i < n && good; i++)
    {
      good = convert (converter, a[i].data, a[i].bytes, FALSE, UINT32_MAX, out);
      *raw += a[i].bytes;
    }
  for (uint32_t i = 0; i < r->n_points; i++)
    points[i] = flat (&r->point[i]);
  good = good && convert (converter, points, r->n_points * sizeof *points, TRUE, UINT32_MAX, out);
  return good ? g_steal_pointer (&out) : NULL;
}

gboolean
pr_record_inflate (pr_record *r, const void *data, size_t n, uint64_t raw, uint32_t n_points)
{
  g_autoptr (GZlibDecompressor) inflate = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  return convert (G_CONVERTER (inflate), data, n, TRUE, raw, plain)
         && unflatten (r, n_points, plain);
}
