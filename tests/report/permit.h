/* Permit: a scenario for diagrams, with all that a workflow may have. */
#ifndef PR_TESTS_PERMIT_H
#define PR_TESTS_PERMIT_H

#include <glib.h>

static inline gboolean
have_dot (void)
{
  g_autofree char *dot = g_find_program_in_path ("dot");
  return dot != NULL;
}

/* A supplement, a loop, two ways out, and a fork whose second branch has two steps. */
static const char permit[]
    = "== authorities.csv\n"
      "code,name,kind,serves,source\n"
      "land,Land office,land,*,assumption\n"
      "== pools.csv\n"
      "pool,where,roles,count,calendar,source\n"
      "desk,u1,clerk leader,1,office,assumption\n"
      "survey,land,surveyor,1,office,assumption\n"
      "== procedures.csv\n"
      "code,name,workflow,limit,limit_difficult,decided_by,incomplete,source\n"
      "p,First permit,w,8 working days,,home,10%,assumption\n"
      "q,Second permit,w,5 days,9 days,land,25%,assumption\n"
      "== workflows.csv\n"
      "workflow,step,kind,role,place,effort,counts,avoidable,receives,at_close,not_within,channels,"
      "next,source\n"
      "w,accept,work,clerk,filing,10min,yes,,yes,finish 30min,15min,,examine,assumption\n"
      "w,examine,work,clerk,home,1h,yes,,,suspend,,,supplement incomplete; refused 2%; ask rest,"
      "assumption\n"
      "w,supplement,supplement,,,\"uniform(min=2 days, max=6 days)\",yes,,,,,,"
      "examine 94%; withdrawn 6%,assumption\n"
      "w,ask,work,clerk,home,5min,yes,,,hand back,,,fork police + survey then sign,assumption\n"
      "w,police,delay,,,3 days,no,,,,,,join,assumption\n"
      "w,survey,work,surveyor,land,2h,yes,,,suspend,,,map,assumption\n"
      "w,map,transfer,,,1h,yes,,,,,,join,assumption\n"
      "w,sign,work,leader,deciding,2min,yes,,,finish,,online post,ask 5%; returned 95%,assumption\n"
      "== rules.csv\n"
      "rule,value,source\n"
      "legal_calendar,office,assumption\n"
      "supplement_clock,pause,assumption\n";

#endif
