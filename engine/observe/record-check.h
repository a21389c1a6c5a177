/* Record check: what a record that was read back may say of its world. A reader asks before it uses
 * anything. A checksum finds what was damaged, not what was made up. Private to this room.
 */
#ifndef PR_OBSERVE_RECORD_CHECK_H
#define PR_OBSERVE_RECORD_CHECK_H

#include "observe/recorder.h"

/* Whether a record is sound: no count is below 0, or so large that sums of counts would overflow;
 * nobody works for longer than there is time; nothing is lost; points are of places, steps and
 * causes that exist, each once, in their order. */
bool pr_record_is_sound (const pr_record *r, const pr_world *world);

#endif
