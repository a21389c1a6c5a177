/* Trace: one dossier of one replication, found again and followed from its arrival to its end.
 *
 * A dossier's name says where it comes from, and is the same in every run:
 *
 *   06673/commune/birth/online/2025-07-02/3
 *       place, stream, procedure, channel, date, and number on that date, from 1
 *   u1/doors/visit/counter/17
 *       of a stream with equal or drawn gaps: no date, only the number
 *   backlog/d1/land/draft/2025-05-16/counter/u1/2
 *       a row of the backlog file, and number
 *
 * Member k of a group has .k after the number.
 */
#ifndef PR_EXPERIMENT_TRACE_H
#define PR_EXPERIMENT_TRACE_H

#include "model/model.h"

typedef struct {
  uint64_t hash, ident; /* as the model knows it */
} pr_dossier;

/* For hash tables. */
unsigned pr_dossier_hash (const void *dossier);
int pr_dossier_equal (const void *a, const void *b);

typedef enum { PR_PICK_LATE, PR_PICK_RANDOM } pr_pick_rule;

typedef struct {
  pr_dossier dossier;
  GArray *events;   /* pr_happened by time, branches among them */
  GArray *segments; /* pr_segment of its life; empty without a legal limit */
  bool lived, finished, late;
  pr_time born, ended;
  uint32_t others; /* without events: how many of its stream and date came */
} pr_trace;

#define PR_TRACE_ERROR (pr_trace_error_quark ())
GQuark pr_trace_error_quark (void);
typedef enum { PR_TRACE_ERROR_NAME, PR_TRACE_ERROR_NONE } pr_trace_error;

/* Runs the replication (counted from 0) again, with this probe. */
gboolean pr_replay (const pr_world *world, uint64_t replication, const pr_probe *probe,
                    GError **error);

/* What the name of a dossier is made of: the stem, which it has in common with the others of its
 * stream or row, the date if it has one, its number, and the member's if it is another than the
 * first of a group. */
typedef struct {
  char *stem; /* free with g_free */
  bool dated;
  pr_day date;
  uint32_t number, member; /* from 1; member 0: none */
} pr_name_parts;
void pr_dossier_parts (const pr_world *world, const pr_dossier *d, pr_name_parts *parts);
/* The name of a dossier; free with g_free. */
char *pr_dossier_name (const pr_world *world, const pr_dossier *d);
/* Names of many dossiers: what those of a stream or row have in common is looked up once. */
typedef struct {
  const pr_world *world;
  GHashTable *stems; /* hash -> its stem */
} pr_names;
void pr_names_make (pr_names *n, const pr_world *world);
void pr_names_clear (pr_names *n);
/* What the names of the dossier's stream or row begin with. Valid while the names are. */
const char *pr_names_stem (pr_names *n, const pr_dossier *d);
void pr_names_append (pr_names *n, const pr_dossier *d, GString *out);
/* Whether it is one of every so many by its identity, the same in every run. */
bool pr_dossier_in_sample (const pr_dossier *d, uint32_t every);
/* Fails with PR_TRACE_ERROR_NAME and the nearest valid word. */
gboolean pr_dossier_find (const pr_world *world, const char *name, pr_dossier *d, GError **error);
/* The hash that all dossiers of a stream have, by what their names begin with, such as
 * 06673/commune/birth/online. Fails in the same way. */
gboolean pr_stem_find (const pr_world *world, const char *stem, pr_dossier *d, GError **error);
uint16_t pr_dossier_procedure (const pr_world *world, const pr_dossier *d);
/* Of the dossiers with a legal limit, the one that is most working days late, or one drawn from
 * those that ended. Fails with PR_TRACE_ERROR_NONE if there is none. */
gboolean pr_dossier_pick (const pr_world *world, uint64_t replication, pr_pick_rule rule,
                          pr_dossier *d, GError **error);

/* Replays the replication; fails with PR_TRACE_ERROR_NONE if the dossier does not come in it. */
pr_trace *pr_trace_new (const pr_world *world, uint64_t replication, const pr_dossier *d,
                        GError **error);
void pr_trace_free (pr_trace *t);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_trace, pr_trace_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_names, pr_names_clear)

#endif
