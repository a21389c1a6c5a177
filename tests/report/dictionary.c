/* Prints output/README.md, the data dictionary. */
#include "report/table/columns.h"

#include <stdio.h>

int
main (void)
{
  g_autofree char *text = pr_dictionary ();
  fputs (text, stdout);
  return fflush (stdout) == 0 ? 0 : 1;
}
