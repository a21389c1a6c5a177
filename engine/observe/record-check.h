/* What a record read back may say of its world: whoever reads one asks before anything of it is
 * used. A checksum finds what was damaged, not what was made up. Private to the room.
 */
#ifndef PR_OBSERVE_RECORD_CHECK_H
#define PR_OBSERVE_RECORD_CHECK_H

#include "observe/recorder.h"

/* Counts are none below 0, nor so great that sums of them would run over; nobody works for longer
 * than there is time; nothing is lost; points are of places, steps and causes that there are, each
 * once, in their order. */
bool pr_record_is_sound (const pr_record *r, const pr_world *world);

#endif
