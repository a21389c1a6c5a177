/* Grow: arrays that grow while a replication runs, and may fail to.
 *
 * Room at least doubles, so that adding n elements one by one moves each about once. */
#ifndef PR_KERNEL_GROW_H
#define PR_KERNEL_GROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Makes room for n elements of an array, of which there is room for cap so far. False if out of
 * memory; the array and cap are then as before. `array` is a pointer variable, free with g_free. */
#define PR_GROW(array, cap, n) ((n) <= (cap) || pr_grow (&(array), &(cap), n, sizeof *(array)))
bool pr_grow (void *array, uint32_t *cap, uint32_t n, size_t size);

#endif
