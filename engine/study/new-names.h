/* New names: names.csv of a new scenario, the same in every language. It has a name for each code
 * of new-rows.c and of new.c; a blank one in English is the code.
 */
#ifndef PR_STUDY_NEW_NAMES_H
#define PR_STUDY_NEW_NAMES_H

extern const char pr_new_names[];

#endif
