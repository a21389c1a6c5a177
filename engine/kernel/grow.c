#include "kernel/grow.h"

#include <glib.h>
#include <string.h>

#define FIRST 16

bool
pr_grow (void *array, uint32_t *cap, uint32_t n, size_t size)
{
  uint32_t more = MAX (MAX (n, FIRST), *cap > UINT32_MAX / 2 ? UINT32_MAX : *cap * 2);
  void *old;
  memcpy (&old, array, sizeof old); /* a pointer of any type */
  void *grown = g_try_realloc_n (old, more, size);
  if (grown == NULL)
    return false;
  memcpy (array, &grown, sizeof grown);
  *cap = more;
  return true;
}
