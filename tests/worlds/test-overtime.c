#include "tiny.h"
int
main (void)
{
  return 0;
}
