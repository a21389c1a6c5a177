/* Manifests as JSON: short words for what json-glib says in two lines. */
#ifndef PR_REPORT_JSON_H
#define PR_REPORT_JSON_H

#include <json-glib/json-glib.h>

/* A member of the object in hand. */
void pr_json_string (JsonBuilder *b, const char *name, const char *value);
void pr_json_int (JsonBuilder *b, const char *name, gint64 value);
/* What was built, laid out for people, with a line's end. Free with g_free. */
char *pr_json_text (JsonBuilder *b);

#endif
