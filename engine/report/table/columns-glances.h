/* Columns of what is looked at now and then: ages, pools over the day. Part of columns.c. */

static const pr_out_column ages[] = {
  KEY ("date", NULL, N_ ("day of the window")),
  KEY ("working_day", NULL, N_ ("yes or no, by the legal calendar")),
  FIELD ("age_from", NP_ ("unit", "days"), NUMBER, NO, N_ ("least age")),
  FIELD ("age_until", NP_ ("unit", "days"), NUMBER, NO,
         N_ ("age that is not reached; blank: there is none")),
  { .of = PR_OF_AGE, .figures = true },
};

static const pr_out_column pool_hours[] = {
  KEY ("place", NULL, N_ ("code of the place")),
  KEY ("place_name", NULL, N_ ("name of the place")),
  KEY ("pool", NULL, N_ ("name of the pool within its place")),
  KEY ("from", NULL, N_ ("time of day at which the half hour begins")),
  { .of = PR_OF_HOUR, .figures = true },
};

static const pr_out_column pool_numbers[] = {
  KEY ("place", NULL, N_ ("code of the place")),
  KEY ("place_name", NULL, N_ ("name of the place")),
  KEY ("pool", NULL, N_ ("name of the pool within its place")),
  FIELD ("at_most", NP_ ("unit", "pieces of work"), NUMBER, NO, N_ ("a number of pieces of work")),
  { .of = PR_OF_NUMBER, .figures = true },
};
