/* Edits: what an overlay says, read by the schema. Private to this room. */
#ifndef PR_SCENARIO_OVERLAY_EDIT_H
#define PR_SCENARIO_OVERLAY_EDIT_H

#include "scenario/ini.h"
#include "scenario/overlay.h"
#include "scenario/reader.h"
#include "scenario/value-change.h"

typedef enum {
  PR_VERB_SET,
  PR_VERB_SCALE,
  PR_VERB_SHIFT,
  PR_VERB_MOVE,
  PR_VERB_ADD,
  PR_VERB_REMOVE,
  PR_VERB_REPLACE,
  PR_N_VERBS
} pr_verb;

/* What the tables of places say about places, by which rows of other tables can be chosen. */
typedef enum {
  PR_ATTRIBUTE_NONE,
  PR_ATTRIBUTE_TYPE,
  PR_ATTRIBUTE_DISTRICT,
  PR_ATTRIBUTE_DIFFICULT,
  PR_ATTRIBUTE_ISLAND,
  PR_ATTRIBUTE_KIND,
  PR_ATTRIBUTE_PROVINCE,
  PR_N_ATTRIBUTES
} pr_attribute;

typedef struct {
  int column; /* of the table; if it is the table's `where`, its places are meant */
  pr_attribute attribute;
  char **values;
  char *whole; /* the values as written, which may be one name with commas */
  pr_pos pos;
} pr_condition;

typedef struct {
  int column;
  const pr_column *type; /* gives the cell its type; NULL: unknown, for the value of a rule */
  const char *text;      /* the overlay's */
  pr_pos pos;
  double factor;     /* of scale */
  pr_shift_by shift; /* of shift, and of move: the number */
} pr_change;

typedef struct {
  pr_verb verb;
  pr_table_id table;
  const char *group; /* as written, without brackets */
  pr_pos pos;
  GArray *conditions;            /* pr_condition */
  GArray *changes;               /* pr_change */
  const pr_ini_entry *from, *to; /* of move */
  const pr_ini_entry *files;     /* of replace */
  gboolean bad;                  /* an error was reported: it changes nothing */
} pr_edit;

struct _pr_overlay {
  const char *file;
  const pr_source *folder;
  pr_ini *ini;
  GArray *edits; /* pr_edit, in the order of the file */
  gboolean may_be_nothing;
};

/* Reads the group; TRUE if its first word is a verb. */
gboolean pr_edit_read (pr_overlay *o, const pr_ini_group *group, pr_diag *diag);
void pr_edit_clear (gpointer edit);

/* The table's last replacement among the overlays; NULL if the table is the base's. */
const pr_edit *pr_overlays_replacement (const pr_overlays *overlays, pr_table_id table,
                                        const pr_source **folder);
/* Whether rows of the table are edited. */
gboolean pr_overlays_touch (const pr_overlays *overlays, pr_table_id table);
/* Edits the rows (pr_raw_row). The tables of places must have been read. */
void pr_overlays_apply (const pr_overlays *overlays, pr_tables_own *own, pr_table_id table,
                        GPtrArray *rows, pr_diag *diag);

/* The places of the tables that have been read. */
typedef struct {
  guint n, n_units;
  const pr_tables *tables;
} pr_place_list;

pr_place_list pr_place_list_of (const pr_tables *t);
/* Marks the places that a selector names in set[n]; FALSE if it names none. */
gboolean pr_place_list_select (const pr_place_list *l, const char *selector, gboolean *set);
/* How particular the selector is (0: none, larger is more). */
#define PR_MOST_FORCE 8
int pr_place_list_force (const pr_place_list *l, const char *selector);
/* What selects the place with that force; NULL: nothing does. Free with g_free. */
char *pr_place_list_selector (const pr_place_list *l, guint i, int force);
const char *pr_place_list_code (const pr_place_list *l, guint i);
/* Whether the place's attribute has one of the values. */
gboolean pr_place_list_has (const pr_place_list *l, guint i, pr_attribute a, char **values);
/* Adds the values of the attribute. */
void pr_place_list_values (const pr_place_list *l, pr_attribute a, GPtrArray *values);
const char *pr_place_list_name (const pr_place_list *l, guint i);
/* The code of a place of that name, the first of several; NULL: none. */
const char *pr_place_list_code_of (const pr_place_list *l, const char *name);

/* Reports that `name` has a value that no place has, with the nearest of what it may be: values of
 * the attribute, or whatever selects places. */
void pr_place_list_unknown (const pr_place_list *l, pr_diag *diag, pr_pos pos, pr_attribute of,
                            const char *name, const char *value);
/* The edit's conditions (pr_condition), with codes instead of names of places. Free with
 * g_array_unref. */
GArray *pr_conditions_of_codes (const pr_edit *edit, pr_tables_own *own, pr_diag *diag);

extern const char *const pr_attribute_names[PR_N_ATTRIBUTES];

#endif
