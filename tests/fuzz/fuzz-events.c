/* Any bytes as a block of an event log, with the checksum that they ask for: what is read stays
 * within what a log can hold, or the log is damaged. */
#include "observe/event-log-format.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
write_log (int fd, const uint8_t *data, size_t size)
{
  uint8_t header[PR_LOG_HEADER] = { 0 }, head[8];
  memcpy (header, PR_LOG_MAGIC, sizeof PR_LOG_MAGIC - 1);
  pr_log_put32 (head, (uint32_t) size);
  pr_log_put32 (head + 4, (uint32_t) crc32 (0, data, (uInt) size));
  g_assert (write (fd, header, sizeof header) == sizeof header);
  g_assert (write (fd, head, sizeof head) == sizeof head);
  g_assert (write (fd, data, size) == (ssize_t) size);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  if (size == 0 || size > PR_LOG_BLOCK)
    return 0;
  int fd = memfd_create ("events", MFD_CLOEXEC);
  g_assert (fd >= 0);
  write_log (fd, data, size);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GError) error = NULL;
  g_autoptr (pr_log_reader) log = pr_log_open (path, NULL, &error);
  pr_time before = INT64_MIN;
  pr_logged e;
  while (log != NULL && pr_log_next (log, &e, &error))
    {
      g_assert (e.what <= PR_HAPPENS_CLOSED && e.of != NULL);
      g_assert (e.time >= before);
      before = e.time;
    }
  /* It never ends as a log must. */
  g_assert (error != NULL && error->domain == PR_EVENT_LOG_ERROR);
  close (fd);
  return 0;
}
