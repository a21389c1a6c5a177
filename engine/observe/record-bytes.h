/* Record bytes: a record as compressed bytes, which are the same for the same record. Private to
 * this room.
 *
 * First comes the number of events, then each array, then the failure points.
 */
#ifndef PR_OBSERVE_RECORD_BYTES_H
#define PR_OBSERVE_RECORD_BYTES_H

#include "observe/recorder.h"

#define PR_RECORD_POINT_BYTES (8 * sizeof (int64_t)) /* of a failure point, before compression */

/* The bytes of a record without its points, before compression. Adds what tells its shape to
 * `text`. */
uint64_t pr_record_shape (const pr_world *world, uint32_t *n_arrays, GString *text);
/* *raw: bytes before compression. Free with g_byte_array_unref(). */
GByteArray *pr_record_deflate (const pr_record *r, uint64_t *raw);
/* Fills a record of the world's shape; FALSE if the bytes are not as many as it says, or a number
 * does not fit. */
gboolean pr_record_inflate (pr_record *r, const void *data, size_t n, uint64_t raw,
                            uint32_t n_points);

#endif
