/* Errors: what a function that fails sets, all in the domain PILOTRUN_ERROR. */
#ifndef PILOTRUN_ERROR_H
#define PILOTRUN_ERROR_H

#include <glib.h>
#include <pilotrun/export.h>

G_BEGIN_DECLS

#define PILOTRUN_ERROR (pilotrun_error_quark ())
PILOTRUN_EXPORT GQuark pilotrun_error_quark (void);

typedef enum {
  PILOTRUN_ERROR_SCENARIO,  /* the message has every problem, one per line,
                               file:line:column: error: ..., and then how many there are */
  PILOTRUN_ERROR_SETTING,   /* a setting is unknown, out of range, or does not go with another */
  PILOTRUN_ERROR_CANCELLED, /* it was cancelled; what is finished is kept where the message says */
  PILOTRUN_ERROR_FAILED,    /* memory, files, a program that is missing; what is there already, and
                               is replaced only with the setting "force" */
  PILOTRUN_ERROR_QUESTION,  /* these scenarios or results cannot be asked this */
  PILOTRUN_ERROR_HOPELESS,  /* no number of replications reaches the precision */
  PILOTRUN_ERROR_PLACE,     /* what must not be replaced at all */
  PILOTRUN_ERROR_MISSING,   /* replications of shards; the message says which, in lines */
} pilotrun_error;

G_END_DECLS

#endif
