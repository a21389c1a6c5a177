#include "random-scenario.h"

#include "kernel/clock.h"

typedef struct {
  GString *s;
  GRand *rand;
  const random_options *o;
  int n_units;
} writer;

static int
pick (writer *w, int from, int to)
{
  return g_rand_int_range (w->rand, from, to + 1);
}

static gboolean
coin (writer *w, double p)
{
  return g_rand_double (w->rand) < p;
}

static const char *
one_of (writer *w, const char *const *words)
{
  return words[pick (w, 0, (int) g_strv_length ((char **) words) - 1)];
}

/* The n-th day of the window, from 1. */
static char *
date (const writer *w, int day)
{
  int y, m, d;
  pr_day_to_civil (pr_day_from_civil (2025, 7, 1) + w->o->shift + day - 1, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

static void line (writer *w, const char *format, ...) G_GNUC_PRINTF (2, 3);
static void
line (writer *w, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_string_append_vprintf (w->s, format, args);
  va_end (args);
  g_string_append (w->s, "\n");
}

static void row (writer *w, const char *format, ...) G_GNUC_PRINTF (2, 3);
static void
row (writer *w, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_string_append_vprintf (w->s, format, args);
  va_end (args);
  g_string_append (w->s, ",assumption\n");
}

/* A time in minutes: constant, or with that mean. */
static char *
minutes (writer *w, int mean)
{
  if (w->o->constant)
    return g_strdup_printf ("%dmin", mean);
  switch (pick (w, 0, 2))
    {
    case 0:
      return g_strdup_printf ("exponential(mean=%dmin)", mean);
    case 1:
      return g_strdup_printf ("\"uniform(min=%dmin, max=%dmin)\"", mean / 2, mean + mean / 2);
    default:
      return g_strdup_printf ("%dmin", mean);
    }
}

/* Some have weeks with other hours; no draw is taken for it. */
static void
write_calendars (writer *w)
{
  g_autofree char *from = date (w, 2), *until = date (w, 6);
  line (w, "== calendars.csv\ncalendar,days,open,from,until,source");
  row (w, "office,Mon-Fri,08:00-12:00 13:00-17:00,,");
  row (w, "office,Sat,08:00-12:00,,");
  row (w, "shift,Mon-Sat,07:00-19:00,,");
  row (w, "always,Mon-Sun,always,,");
  if (w->o->seed % 3 == 0)
    row (w, "office,Wed-Sat,09:00-12:00,%s,%s", from, until);
  if (w->o->seed % 4 == 0)
    row (w, "shift,Sun Mon,10:00-24:00,%s,", until);
}

static void
write_places (writer *w)
{
  g_autofree char *first = date (w, 1), *last = date (w, 9), *holiday = date (w, 3);
  line (w,
        "== scenario.ini\n[scenario]\nformat=1\nname=random\nstart=%s\nend=%s\nwarm_up=%d days\n"
        "seed=%u",
        first, last, pick (w, 0, 2), w->o->seed);
  line (w, "== units.csv\ncode,name,type,population,lat,lon,island,source");
  for (int i = 0; i < w->n_units; i++)
    row (w, "u%d,U,ward,%d,20.%d,107.%d,%s", i, pick (w, 500, 2000), pick (w, 1, 9), pick (w, 1, 9),
         coin (w, 0.2) ? "yes" : "no");
  if (w->o->another)
    row (w, "a9,Another,special zone,0,,,no");
  line (w, "== authorities.csv\ncode,name,kind,serves,lat,lon,source");
  row (w, "d1,Old,district,ward,20.5,107.5");
  row (w, "d2,Older,former,,20.5,107.5");
  row (w, "land,Land,branch,%s,20.6,107.4", w->o->apart ? "u0;u1" : "*");
  if (w->o->apart)
    row (w, "sea,Sea,branch,u2%s,20.7,107.3",
         w->n_units == 5   ? ";u3;u4"
         : w->n_units == 4 ? ";u3"
                           : "");
  write_calendars (w);
  if (coin (w, 0.5))
    {
      line (w, "== holidays.csv\ndate,open,source");
      row (w, "%s,closed", holiday);
    }
}

/* In which order a kind of place takes work: each in turn, as no draw is taken for it. */
static const char *
order (const writer *w, guint32 kind)
{
  static const char *const words[] = { "", "due", "longest", "shortest", "priority" };
  return words[(w->o->seed + kind * w->o->seed / 5) % 5];
}

/* "STRETCH,MOST,BEYOND,LEAST,OVERTIME BEYOND,OVERTIME MOST" of a pool with a share in percent; by
 * luck of its own, so that the rest is as it was without. Stretches are drawn by date. */
static char *
time_columns (const writer *w, GRand *luck, int share)
{
  static const char *const lengths[] = { "30min", "1h", "2h", "10h" };
  int most = share + g_rand_int_range (luck, 0, 101 - share);
  int least = g_rand_int_range (luck, 1, share + 1);
  double stretch = g_rand_double (luck), gives = g_rand_double (luck), late = g_rand_double (luck);
  const char *length = lengths[g_rand_int_range (luck, 0, (gint32) G_N_ELEMENTS (lengths))];
  g_autoptr (GString) s = g_string_new (stretch < 0.5 && !w->o->constant ? length : "");
  int beyond = g_rand_int_range (luck, 0, 4), hours = g_rand_int_range (luck, 1, 25);
  if (gives < 0.4)
    g_string_append_printf (s, ",%d%%,0.%d,%d%%", most, beyond, least);
  else
    g_string_append (s, ",,,");
  if (late < 0.4)
    g_string_append_printf (s, ",0.%d,%dh", g_rand_int_range (luck, 0, 5), hours);
  else
    g_string_append (s, ",,");
  return g_string_free (g_steal_pointer (&s), FALSE);
}

static void
write_staff (writer *w)
{
  g_autoptr (GRand) luck = g_rand_new_with_seed (w->o->seed ^ 0x5eed);
  g_autofree char *until = date (w, pick (w, 3, 4)), *from = date (w, 2),
                  *day = date (w, pick (w, 2, 5));
  static const char *const reasons[] = { "unfilled", "meeting", "training", "leave", NULL };
  int share = pick (w, 5, 10) * 10;
  g_autofree char *desk = time_columns (w, luck, share), *head = time_columns (w, luck, 60),
                  *old = time_columns (w, luck, 100), *survey = time_columns (w, luck, 30),
                  *aid = time_columns (w, luck, 80);
  line (w, "== pools.csv\npool,where,roles,count,calendar,share,stretch,share_most,share_beyond,"
           "share_least,overtime_beyond,overtime_most,room,order,source");
  row (w, "desk,ward,reception clerk,%d,office,%d%%,%s,%s,%s", pick (w, 1, 3), share, desk,
       coin (w, 0.3) ? "4" : "", order (w, 0));
  row (w, "head,ward,leader,%d,office,60%%,%s,,%s", pick (w, 1, 2), head, order (w, 0));
  row (w, "desk,district,reception clerk leader,%d,office,100%%,%s,,%s", pick (w, 1, 3), old,
       order (w, 1));
  row (w, "survey,%s,clerk,%d,office,30%%,%s,,%s", w->o->apart ? "branch" : "land", pick (w, 1, 2),
       survey, order (w, 2));
  if (coin (w, 0.5))
    row (w, "aid,ward,%s,1,%s,80%%,%s,,%s",
         one_of (w, (const char *const[]){ "clerk", "leader reception", "clerk leader", NULL }),
         coin (w, 0.5) ? "office" : "shift", aid, order (w, 0));
  if (w->o->another)
    row (w, "other,a9,other-clerk,1,office,100%%,,,,,,,,");
  line (w, "== tiers.csv\ntier,where,from,until,source");
  row (w, "old,district,,%s", until);
  if (coin (w, 0.5))
    row (w, "new,ward,%s,", from);
  line (w, "== absences.csv\npool,where,from,until,count,officers,reason,source");
  row (w, "desk,u0,%s 0%d:30,%s 1%d:00,%s,%s", day, pick (w, 7, 9), day, pick (w, 0, 6),
       coin (w, 0.5) ? "1," : ",1", one_of (w, reasons));
  row (w, "head,ward,%s,%s,1,,leave", day, day);
  row (w, "*,ward,%s 1%d:%02d,%s 1%d:30,1,,meeting", day, pick (w, 0, 3), pick (w, 0, 59), day,
       pick (w, 4, 6));
  if (w->o->constant) /* shares and spells are drawn by date */
    return;
  row (w, "%s,ward,%s,%s,%d%%,,%s", w->o->seed % 2 == 0 ? "*" : "head desk", from, until,
       pick (w, 20, 60), one_of (w, reasons));
  line (w, "== leave.csv\npool,where,reason,rate,length,from,until,source");
  row (w, "desk,u0,leave,%d,%d days,,", pick (w, 0, 60), pick (w, 1, 3));
  row (w, "*,*,sickness,%d,\"discrete(1 day 70%%, 4 days 30%%)\",,", pick (w, 0, 40));
}

/* A new system on a date; errors, found here and there. */
static void
write_skills (writer *w)
{
  g_autofree char *from = date (w, pick (w, 1, 4));
  gboolean sure = w->o->constant;
  line (w, "== skills.csv\nskill,where,roles,steps,procedures,from,rate,standard_after,start,share,"
           "forget,errors,found,repair,most,source");
  row (w, "papers,ward,clerk,decide,,,%d%%,%d,%d,,%s,%s,,,%d", pick (w, 80, 100), pick (w, 1, 60),
       pick (w, 0, 10), coin (w, 0.3) ? "2 days" : "", sure ? "" : "20%", pick (w, 1, 2));
  row (w, "field,%s,clerk,,,,85%%,20,0,,,,,,1", w->o->apart ? "branch" : "land");
  row (w, "papers,ward,clerk,decide,,%s,90%%,30,2,50%%,,,,,1", from);
  row (w, "desk,*,,receive,plain,,%d%%,20,,,,%s,%s,%s,1", pick (w, 80, 100), sure ? "" : "10%",
       coin (w, 0.5) ? "sign" : "hand-out", coin (w, 0.5) ? "again" : "supplement");
}

static const char *const closing[]
    = { "finish", "finish 20min", "suspend", "hand back", "hand back lost", NULL };
static const char *const preempted[] = { "no", "resume", "restart", NULL };

static void
write_procedures (writer *w)
{
  gboolean sure = w->o->constant;
  line (
      w,
      "== "
      "procedures.csv\ncode,name,group,kind,workflow,limit,decided_by,incomplete,priority,source");
  int days = pick (w, 0, 3);
  g_autofree char *limit
      = days > 0 ? g_strdup_printf ("%d working days", days) : g_strdup ("same day");
  row (w, "a,A,plain,dossier,short,%s,home,%s,%d", limit, sure ? "0" : "30%", pick (w, 0, 2));
  row (w, "b,B,hard,dossier,long,%d days,branch,0,%d", pick (w, 2, 6), pick (w, 0, 2));
  row (w, "v,V,visits,visit,talk,none,home,0,%d", pick (w, 0, 2));
  row (w, "t,T,tests,dossier,long,none,branch,0,0");
  if (w->o->another)
    row (w, "z,Z,other,dossier,apart,3 working days,home,0,0");
}

static void
write_ways (writer *w)
{
  gboolean sure = w->o->constant;
  g_auto (GStrv) e = g_new0 (char *, 9);
  for (int i = 0; i < 8; i++)
    e[i] = minutes (w, pick (w, 4, 60));
  line (
      w,
      "== workflows.csv\nworkflow,step,kind,role,place,effort,counts,receives,at_close,not_within,"
      "patience,preempted,next,source");
  row (w, "short,receive,work,reception,filing,%s,yes,yes,%s,%s,%s,%s,%s", e[0],
       one_of (w, closing), coin (w, 0.5) ? "10min" : "", sure ? "" : "exponential(mean=2h)",
       one_of (w, preempted), sure ? "ask" : "ask incomplete; decide rest");
  row (w, "short,ask,supplement,,,%s,no,no,,,,,decide", sure ? "1 day" : "exponential(mean=1 day)");
  row (w, "short,decide,work,clerk,home,%s,yes,no,%s,,,%s,%s", e[1], one_of (w, closing),
       one_of (w, preempted), sure ? "sign" : "sign 95%; refused 5%");
  row (w, "short,sign,work,leader,home,%s,yes,no,suspend,,,%s,%s", e[2], one_of (w, preempted),
       sure ? "hand-out" : "hand-out 90%; decide 10%");
  row (w, "short,hand-out,work,reception,return,%s,yes,no,finish,,,%s,returned", e[3],
       one_of (w, preempted));
  row (w, "long,receive,work,reception,filing,%s,yes,yes,%s,,,,send", e[4], one_of (w, closing));
  row (w, "long,send,transfer,,branch,2h,yes,no,,,,,both");
  row (w, "long,both,delay,,,10min,yes,no,,,,,fork survey + consult then sign");
  row (w, "long,survey,work,clerk,branch,%s,yes,no,%s,,,%s,join", e[5], one_of (w, closing),
       one_of (w, preempted));
  row (w, "long,consult,delay,,home,%s,%s,no,,,,,join", sure ? "1 day" : "exponential(mean=1 day)",
       coin (w, 0.5) ? "yes" : "no");
  row (w, "long,sign,work,leader,home,5min,yes,no,suspend,,,%s,returned", one_of (w, preempted));
  row (w, "talk,ask,work,reception,filing,%s,yes,no,%s,%s,,%s,talk", e[7], one_of (w, closing),
       coin (w, 0.3) ? "15min" : "", one_of (w, preempted));
  row (w, "talk,talk,work,reception,filing,%s,yes,no,finish,,,%s,left", e[6],
       one_of (w, preempted));
  if (w->o->another)
    row (w, "apart,apart,work,other-clerk,home,30min,yes,yes,suspend,,,,returned");
}

/* Sometimes nothing goes to the branches. */
static void
write_arrivals_apart (writer *w)
{
  g_autofree char *until = date (w, 2), *received = date (w, -2), *old = date (w, -3);
  line (w, "== arrivals.csv\nstream,where,mix,rate,online,return,until,test,source");
  row (w, "a,ward,a,%d per day,%d%%,filing,,no", pick (w, 8, 30), pick (w, 0, 1) * 20);
  row (w, "v,ward,v,every %dmin,0,filing,,no", pick (w, 30, 300));
  if (coin (w, 0.25))
    row (w, "b,ward,b,%d per day,60%%,home,,no", pick (w, 4, 10));
  if (coin (w, 0.25))
    row (w, "t,ward,t,%d per day,0,filing,%s,yes", pick (w, 3, 6), until);
  line (w, "== backlog.csv\nwhere,procedure,step,received,count,home,source");
  row (w, "d1,a,decide,%s,%d,u0", received, pick (w, 1, 4));
  if (coin (w, 0.2))
    row (w, "u1,a,sign,%s,2,u2", old);
}

static void
write_arrivals (writer *w)
{
  g_autofree char *until = date (w, 2), *received = date (w, -2), *old = date (w, -3);
  gboolean sure = w->o->constant;
  line (w, "== arrivals.csv\nstream,where,mix,rate,online,home,return,until,test,source");
  if (sure)
    {
      row (w, "a,ward,a,every %dmin,0,own,filing,,no", pick (w, 40, 200));
      row (w, "b,ward,b,every %dmin,100%%,own,home,,no", pick (w, 90, 300));
      row (w, "v,ward,v,every %dmin,0,own,filing,,no", pick (w, 60, 300));
      row (w, "t,ward,t,every %dmin,0,own,filing,%s,yes", pick (w, 200, 400), until);
    }
  else
    {
      row (w, "a,ward,a,%d per day,20%%,own,filing,,no", pick (w, 8, 30));
      row (w, "b,ward,b,%d per day,60%%,any,home,,no", pick (w, 4, 10));
      row (w, "v,ward,v,%d per day,0,others,filing,,no", pick (w, 4, 12));
      row (w, "t,ward,t,%d per day,0,own,filing,%s,yes", pick (w, 3, 6), until);
    }
  if (w->o->another)
    row (w, "z,a9,z,20 per day,0,own,filing,,no");
  line (w, "== backlog.csv\nwhere,procedure,step,received,count,home,source");
  row (w, "d1,a,decide,%s,%d,u0", received, pick (w, 1, 4));
  row (w, "d1,b,both,%s,2,u1", old);
  row (w, "d1,a,sign,%s,1,u1", old);
}

static void
write_rules_apart (writer *w)
{
  g_autofree char *tests = date (w, 2);
  line (w, "== rules.csv\nrule,value,source");
  row (w, "legal_calendar,office");
  row (w, "apology_extension,1");
  row (w, "same_day_cutoff,%d:00", pick (w, 10, 20));
  row (w, "supplement_clock,%s", coin (w, 0.5) ? "pause" : "restart");
  row (w, "ticket_cutoff,30min");
  row (w, "visitor_overtime,%s", coin (w, 0.7) ? "15min" : "0min");
  row (w, "visitor_return,70%%");
  row (w, "tests_until,%s", tests);
  row (w, "signing_role,leader");
  row (w, "portal_retry,%dmin", pick (w, 20, 200));
  row (w, "portal_to_counter,40%%");
}

static void
write_rules (writer *w)
{
  g_autofree char *change = date (w, 4), *tests = date (w, 2);
  gboolean sure = w->o->constant;
  line (w, "== rules.csv\nrule,from,value,source");
  row (w, "legal_calendar,,office");
  row (w, "apology_extension,,1");
  row (w, "same_day_cutoff,,%d:00", pick (w, 10, 20));
  row (w, "supplement_clock,%s,pause", change);
  row (w, "ticket_cutoff,,30min");
  row (w, "visitor_overtime,,%s",
       coin (w, 0.7) ? one_of (w, (const char *const[]){ "15min", "1h", NULL }) : "0min");
  row (w, "visitor_return,,%s", sure ? "100%" : "70%");
  row (w, "tests_until,,%s", tests);
  row (w, "signing_role,,leader");
  row (w, "portal_retry,,%dmin", pick (w, 20, 200));
  row (w, "portal_to_counter,,%s", sure ? "0" : "40%");
  row (w, "redirect_beyond,%s,%d", change, pick (w, 1, 3));
  row (w, "redirect_within_km,,120");
  row (w, "redirect_share,,%s", sure ? "100%" : "50%");
}

static void
write_reorganisation (writer *w)
{
  g_autofree char *change = date (w, 4);
  gboolean sure = w->o->constant;
  line (w, "== phases.csv\nprocedures,where,from,office,decided_by,channels,source");
  row (w, "*,ward,,district,,");
  row (w, "*,ward,%s,unit,,", change);
  if (coin (w, 0.5))
    row (w, "hard,ward,%s,unit,branch,counter", change);
  line (w, "== handovers.csv\nwhere,on,delay,reentry,role,source");
  if (coin (w, 0.7))
    row (w, "district,%s,%dh,%dmin,clerk", change, pick (w, 1, 30), pick (w, 1, 20));
  else
    row (w, "district,%s %02d:00,,,", change, pick (w, 0, 16));
  if (!sure && coin (w, 0.7))
    {
      line (w, "== elsewhere.csv\nprocedures,where,from,share,return,source");
      row (w, "*,ward,%s,%d%%,%s", change, pick (w, 10, 60), coin (w, 0.5) ? "home" : "filing");
    }
}

static void
write_systems (writer *w)
{
  static const char *const if_down[] = { "wait", "restart", "wait", NULL };
  static const char *const scope[] = { "place", "province", NULL };
  g_autofree char *ready = date (w, 4), *day = date (w, 5);
  gboolean sure = w->o->constant;
  gboolean paper = coin (w, 0.5);
  line (w, "== systems.csv\nsystem,scope,where,capacity,needs,online,source");
  row (w, "power,place,ward;district;branch,,,no");
  row (w, "net,place,ward;district;branch,%s,power,no", coin (w, 0.5) ? "2" : "");
  row (w, "platform,%s,%s,,,no", one_of (w, scope),
       w->o->apart ? one_of (w, (const char *const[]){ "u0;u1", "u1;land", "u2;d1", NULL })
                   : "ward;district;branch");
  row (w, "portal,province,%s,,,yes",
       w->o->apart && coin (w, 0.8) ? "u0;u1" : "ward;district;branch");
  line (w, "== needs.csv\nrole,step,need,dossiers,if_down,key_in,from,until,source");
  row (w, "reception,receive,net,all,%s,%s,,", paper ? "paper" : "wait", paper ? "3min" : "");
  row (w, "reception,talk,net,all,%s,,%s,", one_of (w, if_down),
       w->o->apart && coin (w, 0.5) ? ready : "");
  row (w, "clerk,*,net,all,%s,,,%s", one_of (w, if_down),
       w->o->apart && coin (w, 0.5) ? ready : "");
  row (w, "leader,*,platform,real,%s,,,", one_of (w, if_down));
  row (w, "leader,sign,signature,real,wait,,,");
  line (w, "== readiness.csv\ncondition,where,role,ready,delay,source");
  row (w, "signature,ward,leader,%s,%s", ready, sure ? "7h" : "\"uniform(min=0min, max=2 days)\"");
  row (w, "signature,u0,leader,%s 09:30,", ready);
  line (w, "== incidents.csv\nincident,system,where,start,every,clock,slow,repair,crew,source");
  row (w, "cut,power,%s,%s %02d:15,,,,%dmin,fitters",
       w->o->apart ? one_of (w, (const char *const[]){ "u0", "u0", "u1", "u2", "u0", "ward", NULL })
                   : "ward",
       day, pick (w, 7, 16), pick (w, 20, 300));
  row (w, "late,net,ward,%s 16:%02d,,,,%dmin,", day, pick (w, 0, 59), pick (w, 10, 90));
  row (w, "fails,net,*,,%s,%s,,%dmin,%s", sure ? "2 days" : "exponential(mean=20h)",
       coin (w, 0.5) ? "operating" : "calendar", pick (w, 20, 120),
       coin (w, w->o->apart ? 0.1 : 0.5) ? "fitters" : "");
  row (w, "slow,platform,*,,%s,calendar,150%%,3h,", sure ? "30h" : "exponential(mean=20h)");
  row (w, "off,portal,*,%s 0%d:00,,,,%dh,", day, pick (w, 6, 9), pick (w, 1, 30));
  line (w, "== crews.csv\ncrew,kind,base,count,calendar,duty,mobilisation,boat_km_h,at_end,source");
  static const char *const at_end[]
      = { "finish", "finish 30min", "suspend", "hand back", "hand back lost", NULL };
  row (w, "one,fitters,u0,%d,shift,on duty,10min,30,%s", pick (w, 1, 2), one_of (w, at_end));
  row (w, "two,fitters,land,1,always,standby,1h,20,finish");
}

/* Stands last, so that the rest is as it was without it. */
static void
write_schedule (writer *w)
{
  g_autofree char *from = date (w, 2), *until = date (w, 7), *soon = date (w, 3),
                  *first = minutes (w, pick (w, 20, 300)), *second = minutes (w, pick (w, 20, 90));
  line (w, "== venues.csv\nvenue,where,count,calendar,source");
  row (w, "bridge,,%d,%s", pick (w, 1, 2), coin (w, 0.5) ? "" : "shift");
  row (w, "hall,ward,1,");
  line (w,
        "== activities.csv\nactivity,where,participants,duration,from,until,after,after_all,needs,"
        "pass,again_after,slots,source");
  row (w, "meet,ward,\"leader 1, reception %d%%\",%s,%s,%s,,,bridge 1,%d%%,%dh,", pick (w, 1, 100),
       first, coin (w, 0.5) ? from : "", coin (w, 0.5) ? until : "", pick (w, 40, 100),
       pick (w, 1, 30));
  row (w, "drill,ward,%s,%s,,,meet,,\"bridge 1, hall 1\",70%%,,%s",
       coin (w, 0.5) ? "all" : "clerk 1", second, coin (w, 0.3) ? "shift" : "");
  row (w, "talk,district,clerk 1,40min,,%s,,,,,,", soon);
  row (w, "final,u0,leader 1,30min,,,,meet talk,,,,");
  line (w, "== courses.csv\ncourse,roles,where,from,until,sessions,begins,duration,seats,at_once,"
           "teaches,worth,source");
  row (w, "it,reception clerk,ward,%s,%s,%d,%s,%dh,%d,%d%%,papers,9", from, until, pick (w, 1, 4),
       coin (w, 0.5) ? "" : "13:00", coin (w, 0.7) ? pick (w, 1, 5) : 28, pick (w, 1, 4),
       pick (w, 0, 100));
  row (w, "it,leader,district,%s,,1,,2h,1,,,", soon);
}

/* Priorities are raised for a while, and papers done in batches of six at most. */
static void
write_actions (writer *w, const char *const *looks)
{
  static const char *const watches[] = { "waiting,,2,0", "in_process,,3,", "date,,,", NULL };
  static const char *const raised[] = { "a", "hard", "visits", "*", NULL };
  static const char *const roles[] = { "clerk", "leader", "reception", NULL };
  row (w, "first,%s,%s,1,%s,priority %s +%d,,%s,,%dh,%dh,,,", coin (w, 0.5) ? "ward" : "*",
       one_of (w, watches), one_of (w, looks), one_of (w, raised), pick (w, 1, 2),
       coin (w, 0.5) ? "" : "20min", pick (w, 1, 30), pick (w, 0, 5));
  row (w, "sooner,%s,%s,1,%s,priority %s +1,,,2h,,,%d,,", coin (w, 0.5) ? "u0" : "branch",
       one_of (w, watches), one_of (w, looks), one_of (w, raised), pick (w, 1, 3));
  row (w, "pile,ward,%s,1,%s,batch %s %d %d%%,,,,%dh,%dh,,,", one_of (w, watches),
       one_of (w, looks), one_of (w, roles), pick (w, 2, 6), pick (w, 0, 100), pick (w, 1, 30),
       pick (w, 0, 5));
  row (w, "survey,branch,%s,1,%s,batch clerk %d 40%%,,,,,,,,", one_of (w, watches),
       one_of (w, looks), pick (w, 2, 4));
}

/* Stands behind the schedule, for the same reason. What it does depends on what has happened, so
 * that seeds differ in whether, when and where it does anything. */
static void
write_measures (writer *w)
{
  static const char *const looks[]
      = { "hourly", "daily 11:00", "daily 16:30", "weekly Tue 09:00", NULL };
  g_autofree char *from = date (w, pick (w, 1, 3)), *until = date (w, pick (w, 4, 8));
  if (coin (w, 0.3))
    return;
  line (w, "== reserves.csv\nreserve,officers,skills,source");
  row (w, "spare,%d,%s", pick (w, 1, 2), coin (w, 0.5) ? "papers 8" : "");
  line (w,
        "== measures.csv\nmeasure,where,watch,pool,on,off,for,look,action,reserve,delay,at_least,"
        "at_most,again_after,most,from,until,source");
  row (w, "help,u0,waiting_days,desk,0.%d,0.0%d,%d,%s,reinforce desk +%d,spare,%s,,%s,,,,",
       pick (w, 1, 9), pick (w, 1, 9), pick (w, 1, 2), one_of (w, looks), pick (w, 1, 2),
       coin (w, 0.5) ? "" : "90min", coin (w, 0.5) ? "" : "26h");
  row (w, "sign,ward,waiting,head,%d,%d,1,%s,reinforce head +1,,,2h,,,%d,%s,%s", pick (w, 2, 5),
       pick (w, 0, 1), one_of (w, looks), pick (w, 1, 4), coin (w, 0.5) ? from : "",
       coin (w, 0.5) ? until : "");
  row (w, "late,u1,in_process,,%d,%d,1,%s,hours %s shift,,,,%dh,%dh,,,", pick (w, 4, 12),
       pick (w, 1, 3), one_of (w, looks), coin (w, 0.5) ? "desk" : "*", pick (w, 2, 50),
       pick (w, 0, 30));
  row (w, "stay,ward,oldest,,%d.5,,1,%s,postpone drill,,,,,,,,", pick (w, 0, 2), one_of (w, looks));
  write_actions (w, looks);
  if (w->o->sends)
    row (w, "send,u0,waiting,desk,%d,0,1,hourly,redirect %d%%,,,,,,,,", pick (w, 2, 4),
         pick (w, 20, 100));
}

char *
random_scenario (const random_options *options)
{
  writer w = { g_string_new (NULL), g_rand_new_with_seed (options->seed), options, 0 };
  w.n_units = options->apart ? pick (&w, 3, 5) : pick (&w, 2, 4);
  write_places (&w);
  write_staff (&w);
  write_skills (&w);
  write_procedures (&w);
  write_ways (&w);
  if (options->apart)
    {
      write_arrivals_apart (&w);
      write_rules_apart (&w);
    }
  else
    {
      write_arrivals (&w);
      write_rules (&w);
      write_reorganisation (&w);
    }
  write_systems (&w);
  write_schedule (&w);
  write_measures (&w);
  line (&w, "== observed.csv\nmetric,where,definition,procedures,value,status,source");
  row (&w, "on_time,*,due,*,1,fitted");
  row (&w, "on_time,u0,resolved,hard,1,fitted");
  row (&w, "on_time,u0,resolved_own,a,1,held out");
  g_rand_free (w.rand);
  return g_string_free (w.s, FALSE);
}
