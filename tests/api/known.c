/* known VERB SETTING: whether the library's verb knows it; for parity.sh. */
#include <pilotrun/pilotrun.h>

int
main (int argc, char **argv)
{
  return argc == 3 && pilotrun_settings_known (argv[1], argv[2]) ? 0 : 1;
}
