/* The official form and the ledgers of shares on time, counted again from what happens. */
#ifndef PR_TESTS_FORM_H
#define PR_TESTS_FORM_H

#include "model/model.h"

typedef struct _form form;

form *form_begin (const pr_world *world);
void form_happened (form *f, const pr_happened *h);
/* After the run: checks that the model has counted the same. Frees. */
void form_check (form *f, const pr_model *m, guint32 seed);

#endif
