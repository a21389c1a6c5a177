#include "small-world.h"

#include <string.h>

static const struct {
  const char *name, *text;
} files[] = {
  { "scenario.ini", "[scenario]\nformat = 1\nname = Small\nstart = 2025-07-01\nend = 2025-07-03\n"
                    "warm_up = 1 day\nseed = 7\n" },
  { "units.csv", "code,name,type,population,former_district,source\n"
                 "00001,One,ward,1000,Hill,press\n00002,Two,commune,500,Hill,press\n" },
  { "authorities.csv", "code,name,kind,serves,source\nd1,Old,district,*,press\n"
                       "land,Land,branch,*,press\n" },
  { "calendars.csv", "calendar,days,open,source\noffice,Mon-Fri,08:00-12:00 13:00-17:00,press\n" },
  { "pools.csv", "pool,where,roles,count,calendar,source\ndesk,*,reception,1,office,press\n"
                 "old,d1,reception,1,office,press\n"
                 "land,land,expert,1,office,press\n" },
  { "procedures.csv", "code,name,workflow,kind,limit,incomplete,source\n"
                      "p,P,w,dossier,1 working days,30%,press\nv,V,talk,visit,none,0,press\n" },
  { "workflows.csv",
    "workflow,step,kind,role,place,effort,counts,receives,at_close,next,source\n"
    "w,receive,work,reception,filing,40min,yes,yes,hand back,ask incomplete; both rest,press\n"
    "w,ask,supplement,,,3h,no,no,,both,press\n"
    "w,both,delay,,,10min,yes,no,,fork survey + consult then hand-out,press\n"
    "w,survey,work,expert,land,1h,yes,no,suspend,join,press\n"
    "w,consult,delay,,home,2h,yes,no,,join,press\n"
    "w,hand-out,work,reception,return,20min,yes,no,finish,returned 90%; refused 10%,press\n"
    "talk,talk,work,reception,filing,20min,yes,no,finish,left,press\n" },
  { "arrivals.csv", "stream,where,mix,rate,online,test,source\n"
                    "s,*,p,every 4h,0,no,press\no,00001,p,3 per day,50%,no,press\n"
                    "v,00002,v,every 5h,0,no,press\nt,00001,p,every 9h,0,yes,press\n" },
  { "backlog.csv", "where,procedure,step,received,count,home,source\n"
                   "d1,p,receive,2025-06-25 10:00,2,00001,press\n" },
  { "phases.csv", "procedures,where,from,office,source\n*,*,,district,press\n"
                  "*,*,2025-07-02,unit,press\n" },
  { "handovers.csv", "where,on,delay,reentry,role,source\n"
                     "district,2025-07-02 10:00,1h,10min,reception,press\n" },
  { "rules.csv", "rule,value,source\nlegal_calendar,office,press\napology_extension,1,press\n"
                 "tests_until,2025-07-02,press\nvisitor_return,50%,press\n" },
  { "systems.csv", "system,scope,where,source\nnet,place,*,press\n" },
  { "needs.csv", "role,step,need,source\nreception,receive,net,press\n" },
  { "incidents.csv", "incident,system,where,start,repair,source\n"
                     "cut,net,00001,2025-07-01 09:10,30min,press\n" },
  { "observed.csv", "metric,where,definition,procedures,value,status,source\n"
                    "on_time,00001,resolved,p,90%,held out,press\non_time,*,,,95%,fitted,press\n" },
};

static pr_diag *diag; /* holds the file names of the tables */
static pr_tables *tables;
static pr_world *world;

static void
make (void)
{
  g_autoptr (pr_folder) folder = pr_folder_new_memory ("s/");
  diag = pr_diag_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    pr_folder_add (folder, files[i].name, files[i].text, strlen (files[i].text));
  tables = pr_tables_load (pr_folder_source (folder), diag);
  world = pr_compile (tables, diag);
  g_autofree char *messages = pr_diag_text (diag);
  if (world == NULL)
    g_error ("%s", messages);
}

const pr_world *
small_world (void)
{
  if (world == NULL)
    make ();
  return world;
}

pr_tables *
small_tables (void)
{
  small_world ();
  return tables;
}
