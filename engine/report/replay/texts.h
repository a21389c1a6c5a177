#include <glib.h>
static const struct {
  const char *key, *text;
} pr_replay_texts[] = { { "play", "Play" } };
