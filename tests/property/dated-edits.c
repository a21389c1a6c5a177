#include "dated-edits.h"

#include <stdbool.h>

#define EDITS_EACH 4

/* DATE stands for the date. */
static const char *const edits[] = {
  "[scale workflows]\neffort = 1.5\n",
  "[shift pools where pool=head; where=u0]\ncount = +1\n",
  "[scale arrivals where test=no]\nrate = 1.7\n",
  "[set pools where pool=head]\nshare = 47%\nshare_most =\nshare_beyond =\nshare_least =\n",
  "[shift pools where pool=head]\ncount = -2\n",
  "[set pools where pool=survey]\nshare = 53%\nshare_most = 91%\nshare_beyond = 0.2\n",
  "[set calendars where calendar=office; days=Mon-Fri]\nopen = 09:00-12:30 13:00-16:00\n",
  "[set pools where pool=head; where=ward]\ncalendar = always\n",
  "[set pools where pool=desk]\ncalendar = shift\novertime_beyond = 0.17\novertime_most = 2h\n",
  "[add incidents z]\nincident = z\nsystem = net\nwhere = *\nstart = DATE 10:00\nrepair = 3h\n",
  "[add incidents y]\nincident = y\nsystem = platform\nevery = exponential(mean=9h)\n"
  "repair = 1h\n",
  "[add absences z]\npool = desk\nwhere = ward\nfrom = DATE\nuntil = DATE\ncount = 1\n"
  "reason = unfilled\n",
  "[add leave z]\npool = *\nwhere = *\nreason = leave\nrate = 77\nlength = 2 days\n",
  "[remove leave where pool=*]\n",
  "[add measures z]\nmeasure = z\nwhere = ward\nwatch = waiting\npool = head\non = 1\noff = 0\n"
  "look = hourly\naction = reinforce head +1\nat_most = 10h\n",
  "[add measures y]\nmeasure = y\nwhere = ward\nwatch = waiting\npool = desk\non = 1\noff = 0\n"
  "look = hourly\naction = hours desk always\nat_most = 30h\n",
  "[set procedures where code=a]\nincomplete = 49%\n",
  "[set arrivals where stream=a]\nonline = 47%\nreturn = home\n",
  "[add surges z]\nstream = *\nwhere = *\nfrom = DATE\nuntil = DATE\nfactor = 2\n",
  "[add rules z]\nrule = visitor_return\nfrom = DATE\nvalue = 93%\n",
  "[add holidays z]\ndate = DATE\ncalendar = shift\nopen = closed\n",
  "[add elsewhere z]\nprocedures = *\nwhere = u0\nfrom = DATE\nshare = 31%\n",
  "[add phases z]\nprocedures = a\nwhere = *\nfrom = DATE\ndecided_by = branch\n",
  "[set systems where system=platform]\ncapacity = 2\n",
  "[add arrivals z]\nstream = z\nwhere = ward\nmix = a\nrate = 9 per day\n",
};

char *
dated_what_if (guint32 seed, const char *date)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) s = g_string_new (NULL);
  bool taken[G_N_ELEMENTS (edits)] = { false };
  g_string_printf (s, "== what-if.ini\n[scenario]\nbase = b\nname = w\napplies = %s\n", date);
  for (int i = 0; i < EDITS_EACH; i++)
    {
      guint k = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (edits));
      if (!taken[k])
        g_string_append (s, edits[k]);
      taken[k] = true;
    }
  g_string_replace (s, "DATE", date, 0);
  return g_string_free (g_steal_pointer (&s), FALSE);
}

char *
dated_base (const random_options *options)
{
  g_autofree char *text = random_scenario (options);
  GString *s = g_string_new (text);
  g_string_replace (s, "head,ward,leader,1,", "head,ward,leader,3,", 0);
  g_string_replace (s, "head,ward,leader,2,", "head,ward,leader,4,", 0);
  return g_string_free (s, FALSE);
}

const char *
dated_day (int i)
{
  /* The warm-up begins on 29 June. */
  static const char *const dates[] = { "2025-06-30", "2025-07-01", "2025-07-02", "2025-07-03",
                                       "2025-07-04", "2025-07-05", "2025-07-07", "2025-07-08" };
  return dates[i % (int) G_N_ELEMENTS (dates)];
}
