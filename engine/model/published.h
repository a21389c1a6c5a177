/* Published: what of a world is counted as offices publish it, from its acceptance on.
 *
 * Every procedure but visits has a group, for the official form. Where shares on time were
 * published, dossiers are counted by day, too: places that the same published outcomes cover are
 * one row, procedures one column, and each row and column has a ledger.
 */
#ifndef PR_MODEL_PUBLISHED_H
#define PR_MODEL_PUBLISHED_H

#include <stdint.h>

typedef struct {
  uint16_t n_groups;
  char **groups;      /* sorted; the texts are those of procedures */
  uint16_t *group_of; /* [procedure], PR_NONE16: a visit */
  uint32_t n_ledgers; /* rows times columns; 0: no share on time was published */
  uint16_t n_columns;
  uint16_t *row;    /* [place], PR_NONE16: in no published share */
  uint16_t *column; /* [procedure], in the same way */
} pr_published;

#endif
