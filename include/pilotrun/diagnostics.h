/* Diagnostics: what is wrong or doubtful in a scenario's files, one problem after the other. */
#ifndef PILOTRUN_DIAGNOSTICS_H
#define PILOTRUN_DIAGNOSTICS_H

#include <glib.h>
#include <pilotrun/export.h>
#include <stdint.h>

G_BEGIN_DECLS

typedef struct pilotrun_diagnostics pilotrun_diagnostics;

typedef enum { PILOTRUN_PROBLEM, PILOTRUN_WARNING, PILOTRUN_NOTE } pilotrun_severity;

/* Parts that a problem does not have are NULL or 0; the message is whole without them. */
typedef struct {
  pilotrun_severity severity;
  const char *file;
  uint32_t line, column; /* from 1; columns count characters */
  const char *message;   /* one line, in the user's language */
  const char *found;     /* what stands there */
  const char *allowed;   /* names that may stand there, separated by ", " */
  const char *nearest;   /* the one that may be meant */
} pilotrun_diagnostic;

/* In the order of files, lines and columns. */
PILOTRUN_EXPORT uint32_t pilotrun_diagnostics_count (const pilotrun_diagnostics *diagnostics);
/* number: from 0. Belongs to the list. */
PILOTRUN_EXPORT const pilotrun_diagnostic *
pilotrun_diagnostics_get (const pilotrun_diagnostics *diagnostics, uint32_t number);
PILOTRUN_EXPORT void pilotrun_diagnostics_free (pilotrun_diagnostics *diagnostics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pilotrun_diagnostics, pilotrun_diagnostics_free)

G_END_DECLS

#endif
