/* Event log: everything that happens to dossiers and visitors in one replication, and when officers
 * go away and come back, on disk, in the order in which the model
 * tells it. That is the order of time, except for what becomes known only later (a reception before
 * the window, an apology).
 *
 * A header names the format, the experiment (a key), the replication and its times; then
 * come blocks with their lengths and checksums, and a last one with the number of events.
 * The reader notices that a log was cut short or damaged when it reads the block, before
 * it passes anything of it on. It also notices what a checksum does not find: a place,
 * step, officer, time or dossier that the world does not have.
 *
 * An event takes about 10 bytes: its kind and variable-length numbers, among them the time
 * since the event before. The item's number says whose event it is; what is known of
 * the item stands before its first event, and again when it changes.
 *
 * Writer and reader need memory for the items that live at one time and for one block. Items have
 * numbers of the log's own, one after another.
 */
#ifndef PR_OBSERVE_EVENT_LOG_H
#define PR_OBSERVE_EVENT_LOG_H

#include "model/model.h"

#define PR_EVENT_LOG_ERROR (pr_event_log_error_quark ())
GQuark pr_event_log_error_quark (void);
typedef enum {
  PR_EVENT_LOG_ERROR_OTHER,   /* of another experiment, program or format */
  PR_EVENT_LOG_ERROR_DAMAGED, /* cut short, or changed */
  PR_EVENT_LOG_ERROR_IO,
} pr_event_log_error;

/* The writer of one replication's log. pr_event_log_create() begins it; after pr_event_log_finish()
 * it is whole and has its name. Until then it is a scratch (kernel/file.h). */
typedef struct _pr_event_log pr_event_log;

pr_event_log *pr_event_log_create (const char *path, const char *key, const pr_world *world,
                                   uint64_t replication, GError **error);
/* To be given to the model; valid while the log lives. */
const pr_probe *pr_event_log_probe (pr_event_log *log);
/* Also reports an earlier failure to write. */
gboolean pr_event_log_finish (pr_event_log *log, GError **error);
/* Removes what is not finished. */
void pr_event_log_free (pr_event_log *log);

/* What is known of an item. A branch of a fork is an item of its own, with its dossier's
 * identity. */
typedef struct {
  uint64_t hash, ident; /* the dossier's identity */
  pr_time born;
  uint16_t procedure, filing, home;
  uint8_t channel;
  bool test;
} pr_logged_item;

typedef struct {
  pr_time time;
  pr_happening what;
  uint32_t item;        /* PR_NONE32: an officer goes or comes */
  uint32_t officer;     /* PR_NONE32: none */
  uint16_t step, place; /* PR_NONE16: none */
  bool visitor;
  /* RECEIVED, APOLOGISED, WENT_ON: day relative to the epoch; INT32_MAX: without a limit, or
   * another happening */
  int32_t due;
  bool away;      /* SUSPENDED, HANDED_BACK: because the officer is away; an officer's own: true */
  pr_away reason; /* away: why */
  bool other;     /* SUSPENDED, HANDED_BACK: because the officer is at other work */
  const pr_logged_item *of; /* until the next event; NULL without an item */
} pr_logged;

typedef struct _pr_log_reader pr_log_reader;

/* Opens the log of a replication of the world. key: NULL accepts any. */
pr_log_reader *pr_log_open (const char *path, const char *key, const pr_world *world,
                            GError **error);
uint64_t pr_log_replication (const pr_log_reader *r);
/* Once *cancel is set, reading and pr_log_go_on() fail; NULL: never. */
void pr_log_heed (pr_log_reader *r, const gint *cancel);
gboolean pr_log_go_on (const pr_log_reader *r, GError **error);
/* FALSE at the end, and with *error after a failure. */
gboolean pr_log_next (pr_log_reader *r, pr_logged *e, GError **error);
/* Goes back to the first event. */
gboolean pr_log_rewind (pr_log_reader *r, GError **error);
void pr_log_close (pr_log_reader *r);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_event_log, pr_event_log_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_log_reader, pr_log_close)

#endif
