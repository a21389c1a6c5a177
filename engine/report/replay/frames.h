/* Frames: the state of the province every half hour of the window, and what happened in it, from an
 * event log.
 *
 * Frame k is the state k half hours after the first midnight of the window, after all that happens
 * at that instant; one at midnight, other than the first, is the state before what happens then. In
 * the block stand the columns one after the other, by series (PR_WALK_SERIES; then overtime of
 * pools and moved of flows), and within it by place, line, pool, thing, step or flow. A column is
 * the number of its changes, then for each the frames since the one before, and what is added. What
 * moved is that of each half hour, and not added up.
 */
#ifndef PR_REPORT_REPLAY_FRAMES_H
#define PR_REPORT_REPLAY_FRAMES_H

#include "report/replay/walk.h"

#define PR_FRAME (30 * PR_MINUTE)
#define PR_FRAMES_OF_DAY 48
#define PR_N_FRAME_SERIES (PR_N_WALK_SERIES + 2)

/* An interval in which something was so: a thing was down or slow, somebody of a place at a meeting
 * or a course, a measure in effect. */
typedef enum {
  PR_BAND_DOWN,
  PR_BAND_SLOW,
  PR_BAND_MEETING,
  PR_BAND_TRAINING,
  PR_BAND_MEASURE,
} pr_band_kind;
typedef struct {
  pr_band_kind kind;
  uint32_t of;      /* thing or measure; else PR_NONE32 */
  uint16_t place;   /* PR_NONE16: the province */
  pr_time from, to; /* to: the end of the window at the latest */
} pr_band;

typedef struct {
  uint32_t n;          /* frames */
  GByteArray *block;   /* not packed */
  GArray *flows;       /* uint32_t: from << 16 | to */
  GArray *bands;       /* pr_band, by when they began */
  GArray *fullest;     /* uint32_t: [place] the first frame with the most in process */
  pr_time handed_over; /* the first instant at which dossiers were; PR_NEVER: none were */
  uint32_t n_handed_over;
  /* The longest time from coming, or opening if later, to being served in the window, and when it
   * ended; 0: nobody waited. */
  pr_time longest, longest_at;
  pr_logged_item longest_of;
  uint16_t longest_place;
} pr_frames;

/* Reads the whole log of the world. */
pr_frames *pr_frames_new (pr_log_reader *log, const pr_world *world, GError **error);
void pr_frames_free (pr_frames *f);

/* The sum of a series over n places, lines, pools or systems from the first on, in one frame. */
gint64 pr_frames_sum (const pr_frames *f, const pr_world *world, int series, uint32_t first,
                      uint32_t n, uint32_t frame);

/* The name of a series, and of what it is: "places", "lines", "pools", "systems",
 * "steps" or "flows". */
const char *pr_frames_name (int series);
const char *pr_frames_of (int series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_frames, pr_frames_free)

#endif
