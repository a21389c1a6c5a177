/* known VERB SETTING...: prints those of the settings that the library's verb knows, a line each;
 * for parity.sh. */
#include <pilotrun/pilotrun.h>

#include <stdio.h>

int
main (int argc, char **argv)
{
  for (int i = 2; i < argc; i++)
    if (pilotrun_settings_known (argv[1], argv[i]))
      puts (argv[i]);
  return argc > 1 ? 0 : 2;
}
