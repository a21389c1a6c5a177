/* Manifests as JSON: short words for what json-glib says in two lines, and a reader that is safe.
 */
#ifndef PR_REPORT_TEXT_JSON_H
#define PR_REPORT_TEXT_JSON_H

#include "model/world.h"

#include <json-glib/json-glib.h>

/* Adds a member to the object that is being built. */
void pr_json_string (JsonBuilder *b, const char *name, const char *value);
void pr_json_int (JsonBuilder *b, const char *name, gint64 value);
void pr_json_bool (JsonBuilder *b, const char *name, gboolean value);
/* The same of a list, which json_builder_end_array() ends. */
void pr_json_list (JsonBuilder *b, const char *name);
/* What was built, laid out for people, with a line's end. Free with g_free. */
char *pr_json_text (JsonBuilder *b);

/* The object in the text; NULL if it is not an object, or is nested deeper than any manifest: the
 * parser would overflow its stack. Free with json_object_unref(). */
JsonObject *pr_json_object (const char *text);
/* NULL without an object, without such a member or if it is of another kind; for a number -1, and
 * FALSE. */
JsonObject *pr_json_object_of (JsonObject *o, const char *name);
const char *pr_json_text_of (JsonObject *o, const char *name);
gint64 pr_json_int_of (JsonObject *o, const char *name);
gboolean pr_json_bool_of (JsonObject *o, const char *name);

/* Adds "names", what people read in place of codes: by what has a name, by code, by language. */
void pr_json_names (JsonBuilder *b, const pr_world *const *worlds, size_t n);
/* The name of a code in the language of now, else in English; NULL: it has none. o: what has the
 * member "names". */
const char *pr_json_shown (JsonObject *o, const char *what, const char *code);

#endif
