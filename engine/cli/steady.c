#include "cli/cli.h"
gboolean cli_steady (int argc, char **argv, GError **error) { (void) argc; (void) argv; (void) error; return TRUE; }
