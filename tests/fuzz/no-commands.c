/* The command line's readers without its commands. */
#include "../../engine/cli/cli.h"

const cli_command cli_commands[] = { { NULL, NULL, NULL } };
