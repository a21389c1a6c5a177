/* What the worlds of raised priorities and of batches share. Base world: tiny.h; the office is open
 * from 08:00 to 12:00 and from 13:00 to 17:00. What the backlog holds waits from 00:00 of Tuesday 1
 * July on, in the order of its rows. A measure that watches the date begins at the first look. */
#ifndef PR_TESTS_MEASURES_ACTIONS_H
#define PR_TESTS_MEASURES_ACTIONS_H

#include "tiny.h"

#define HEAD(columns) "== measures.csv\nmeasure,where,watch,look,action," columns "source\n"
#define ONCE HEAD ("at_most,most,")
#define WINDOW(start, end)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-" start "\nend=2025-07-" end "\n"
#define FLOW "== workflows.csv\nworkflow,step,role,effort,preempted,at_close,next,source\n"
#define WORK(effort, preempted, at_close)                                                          \
  FLOW "w,work,clerk," effort "," preempted "," at_close ",returned,assumption\n"
#define NO_ARRIVALS "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,a,0 per day,assumption\n"
#define BACKLOG NO_ARRIVALS "== backlog.csv\nwhere,procedure,received,count,remaining,source\n"
#define OLD(procedure, day, count) "u1," procedure ",2025-06-" day "," count ",,assumption\n"
#define LEFT(day, remaining) "u1,a,2025-06-" day ",1," remaining ",assumption\n"
#define BEGAN (1u << PR_HAPPENS_BEGAN)
#define ACTIONS (BEGAN | TINY_MEASURES)

#define PROCEDURES                                                                                 \
  "== procedures.csv\ncode,name,group,workflow,priority,limit,source\n"                            \
  "a,A,x,w,0,10 working days,assumption\nb,B,y,w,1,5 working days,assumption\n"

#define NET "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
#define NEED(if_down, key_in)                                                                      \
  "== needs.csv\nrole,step,need,if_down,key_in,source\nclerk,work,net," if_down "," key_in         \
  ",assumption\n"
#define CUT(start, repair)                                                                         \
  NET "== incidents.csv\nincident,system,start,repair,source\n"                                    \
      "cut,net,2025-07-01 " start "," repair ",assumption\n"

#endif
