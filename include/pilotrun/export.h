/* What the shared library exports: functions marked PILOTRUN_EXPORT and nothing else. */
#ifndef PILOTRUN_EXPORT_H
#define PILOTRUN_EXPORT_H

#if defined(__GNUC__)
#define PILOTRUN_EXPORT extern __attribute__ ((visibility ("default")))
#else
#define PILOTRUN_EXPORT extern
#endif

#endif
