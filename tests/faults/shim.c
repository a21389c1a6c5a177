/* Shim: a library that stands before the C library (LD_PRELOAD) and makes one call fail.
 *
 *   FAULT_CALL   open, write, fsync, close, mkdir, rename, remove, read or grow (realloc, malloc,
 *                aligned_alloc)
 *   FAULT_PATH   only calls that have to do with a file whose path holds this
 *   FAULT_AT     which of these calls fails, from 1
 *   FAULT_ERRNO  with this error; 0: the call does half of its work and the next ones go on
 *                (write), or finds the file's end (read)
 *   FAULT_KILL   instead, the process is killed there
 *   FAULT_LEAST  grow: only from this number of bytes on
 *   FAULT_FIRED  a file that is made when it happens
 *
 * An fsync that does not fail waits for no disk.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
  const char *call, *path, *fired;
  long at, error, least;
  bool kill;
} fault;
static long seen;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long
number (const char *name)
{
  const char *text = getenv (name);
  return text != NULL ? strtol (text, NULL, 10) : 0;
}

__attribute__ ((constructor)) static void
prepare (void)
{
  fault.path = getenv ("FAULT_PATH");
  fault.fired = getenv ("FAULT_FIRED");
  fault.at = number ("FAULT_AT");
  fault.error = number ("FAULT_ERRNO");
  fault.least = number ("FAULT_LEAST");
  fault.kill = getenv ("FAULT_KILL") != NULL;
  fault.call = getenv ("FAULT_CALL"); /* last: nothing fails before */
}

/* Whether this call is the one. */
static bool
is_due (const char *call)
{
  if (fault.call == NULL || strcmp (fault.call, call) != 0)
    return false;
  pthread_mutex_lock (&lock);
  bool due = ++seen == fault.at;
  pthread_mutex_unlock (&lock);
  if (!due)
    return false;
  if (fault.fired != NULL)
    syscall (SYS_close, syscall (SYS_openat, AT_FDCWD, fault.fired, O_CREAT | O_WRONLY, 0666));
  if (fault.kill)
    kill (getpid (), SIGKILL);
  return true;
}

static bool
path_counts (const char *path)
{
  return fault.path == NULL || strstr (path, fault.path) != NULL;
}

static bool
file_counts (int fd)
{
  char name[64], path[PATH_MAX];
  snprintf (name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t n = readlink (name, path, sizeof path - 1);
  path[n > 0 ? n : 0] = '\0';
  return path_counts (path);
}

static bool
fails (const char *call, bool counts)
{
  if (fault.call == NULL || !counts || !is_due (call))
    return false;
  errno = (int) fault.error;
  return true;
}

/* The C library's own function of that name. */
static void *
real (const char *name)
{
  return dlsym (RTLD_NEXT, name);
}

static int
open_file (const char *name, const char *path, int flags, mode_t mode)
{
  int (*next) (const char *, int, ...) = NULL;
  *(void **) &next = real (name);
  return fails ("open", path_counts (path)) ? -1 : next (path, flags, mode);
}

static mode_t
mode_of (int flags, va_list args)
{
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (args, mode_t) : 0;
}

int
open (const char *path, int flags, ...)
{
  va_list args;
  va_start (args, flags);
  mode_t mode = mode_of (flags, args);
  va_end (args);
  return open_file ("open", path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list args;
  va_start (args, flags);
  mode_t mode = mode_of (flags, args);
  va_end (args);
  return open_file ("open64", path, flags, mode);
}

/* What a hardened build calls where no mode is given. No header declares them. */
int __open_2 (const char *path, int flags);
int __open64_2 (const char *path, int flags);

int
__open_2 (const char *path, int flags)
{
  return open_file ("__open_2", path, flags, 0);
}

int
__open64_2 (const char *path, int flags)
{
  return open_file ("__open64_2", path, flags, 0);
}

ssize_t
write (int fd, const void *data, size_t n)
{
  static ssize_t (*next) (int, const void *, size_t);
  if (next == NULL)
    *(void **) &next = real ("write");
  if (!fails ("write", file_counts (fd)))
    return next (fd, data, n);
  return fault.error != 0 ? -1 : next (fd, data, (n + 1) / 2);
}

ssize_t
read (int fd, void *data, size_t n)
{
  static ssize_t (*next) (int, void *, size_t);
  if (next == NULL)
    *(void **) &next = real ("read");
  if (!fails ("read", file_counts (fd)))
    return next (fd, data, n);
  return fault.error != 0 ? -1 : 0;
}

/* A file is closed also where this says that it is not, as Linux does. */
int
close (int fd)
{
  static int (*next) (int);
  if (next == NULL)
    *(void **) &next = real ("close");
  bool due = fails ("close", file_counts (fd));
  int code = next (fd);
  if (!due)
    return code;
  errno = (int) fault.error;
  return -1;
}

int
fsync (int fd)
{
  return fails ("fsync", file_counts (fd)) ? -1 : 0;
}

int
mkdir (const char *path, mode_t mode)
{
  int (*next) (const char *, mode_t) = NULL;
  *(void **) &next = real ("mkdir");
  return fails ("mkdir", path_counts (path)) ? -1 : next (path, mode);
}

int
remove (const char *path)
{
  int (*next) (const char *) = NULL;
  *(void **) &next = real ("remove");
  return fails ("remove", path_counts (path)) ? -1 : next (path);
}

int
rename (const char *from, const char *to)
{
  int (*next) (const char *, const char *) = NULL;
  *(void **) &next = real ("rename");
  return fails ("rename", path_counts (to)) ? -1 : next (from, to);
}

int
renameat2 (int from_fd, const char *from, int to_fd, const char *to, unsigned flags)
{
  int (*next) (int, const char *, int, const char *, unsigned) = NULL;
  *(void **) &next = real ("renameat2");
  return fails ("rename", path_counts (to)) ? -1 : next (from_fd, from, to_fd, to, flags);
}

void *
realloc (void *old, size_t n)
{
  static void *(*next) (void *, size_t);
  if (next == NULL)
    *(void **) &next = real ("realloc");
  return fails ("grow", n >= (size_t) fault.least) ? NULL : next (old, n);
}

void *
aligned_alloc (size_t boundary, size_t n)
{
  static void *(*next) (size_t, size_t);
  if (next == NULL)
    *(void **) &next = real ("aligned_alloc");
  return fails ("grow", n >= (size_t) fault.least) ? NULL : next (boundary, n);
}

void *
malloc (size_t n)
{
  static void *(*next) (size_t);
  if (next == NULL)
    *(void **) &next = real ("malloc");
  return fails ("grow", n >= (size_t) fault.least) ? NULL : next (n);
}
