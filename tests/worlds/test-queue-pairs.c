/* The order of a line, in pairs with other mechanisms: outages, hand-over, pre-emption, absence,
 * tickets, patience, rooms, people who are sent on, learning, several lines of a pool. Base world:
 * tiny.h. Dossiers of the backlog come at the window's first instant, and from a `wait` later on.
 */
#include "tiny.h"

#define BEGAN (1u << PR_HAPPENS_BEGAN)

#define POOL(order)                                                                                \
  "== pools.csv\npool,where,roles,count,calendar,order,source\n"                                   \
  "desk,u1,clerk,1,office," order ",assumption\n"
#define PROCEDURES "== procedures.csv\ncode,name,workflow,limit,source\n"
#define PROCEDURE(code, limit) code "," code "," code "," limit ",assumption\n"
#define WORKFLOWS "== workflows.csv\nworkflow,step,kind,role,effort,at_close,next,source\n"
#define WAIT(code, time) code ",wait,delay,," time ",,work,assumption\n"
#define WORK(code, effort, at_close)                                                               \
  code ",work,work,clerk," effort "," at_close ",returned,assumption\n"
#define NO_ARRIVALS "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,a,0 per day,assumption\n"
#define BACKLOG NO_ARRIVALS "== backlog.csv\nwhere,procedure,received,count,source\n"
#define OLD(code, received) "u1," code "," received ",1,assumption\n"

/* The net is down until 10:00. #1 (due on 4 July) and #2 (on the 3rd) need it and are laid aside at
 * 08:00, when #3 is begun, which does not. So is #5 (on the 2nd), which comes at 08:30, at 09:00,
 * when #4 is begun. #6 comes at 09:30, received later than #2 and due on the same day. From 10:00
 * on they go as if they had never been laid aside. */
START_TEST (outage)
{
  tiny_expect (
      POOL ("due") PROCEDURES PROCEDURE ("a", "10 working days") PROCEDURE ("b", "5 working days")
          PROCEDURE ("c", "5 working days") PROCEDURE ("d", "6 working days")
              PROCEDURE ("e", "2 working days") PROCEDURE ("f", "3 working days")
                  WORKFLOWS WORK ("a", "30min", "") WORK (
                      "b", "30min",
                      "") "c,plain,work,clerk,1h,,returned,assumption\n"
                          "d,plain,work,clerk,1h,,returned,assumption\n" WAIT ("e", "8h30") WORK (
                              "e", "30min", "") WAIT ("f", "9h30") WORK ("f", "30min", "")
                              BACKLOG OLD ("a", "2025-06-20") OLD ("b", "2025-06-26") OLD (
                                  "c", "2025-06-30") OLD ("d", "2025-06-30") OLD ("e", "2025-06-30")
                                  OLD ("f",
                                       "2025-06-30") "== "
                                                     "systems.csv\nsystem,scope,source\nnet,place,"
                                                     "assumption\n"
                                                     "== needs.csv\nrole,step,need,if_down,source\n"
                                                     "clerk,work,net,wait,assumption\n"
                                                     "== "
                                                     "incidents.csv\nincident,system,start,repair,"
                                                     "source\n"
                                                     "cut,net,2025-07-01 07:00,3h,assumption\n",
      BEGAN,
      "07-01 08:00:00 #3 began plain@u1\n"
      "07-01 09:00:00 #4 began plain@u1\n"
      "07-01 10:00:00 #5 began work@u1\n"
      "07-01 10:30:00 #2 began work@u1\n"
      "07-01 11:00:00 #6 began work@u1\n"
      "07-01 11:30:00 #1 began work@u1\n");
}
END_TEST

/* The old office takes what comes first, or by due day; the new one takes over on 2 July what is
 * left, #1 in hand with an hour of its nine. Their due days are still 4, 3 and 2 July. */
#define OFFICES(old, new)                                                                          \
  "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"               \
  "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"                 \
  "*,*,2025-07-02,unit,assumption\n"                                                               \
  "== handovers.csv\nwhere,on,delay,source\ndistrict,2025-07-02,0min,assumption\n"                 \
  "== pools.csv\npool,where,roles,count,calendar,order,source\n"                                   \
  "desk,u1,clerk,1,office," new ",assumption\nold-desk,d1,clerk,1,office," old ",assumption\n"
#define HANDED_OVER(old, new, b)                                                                   \
  OFFICES (old, new)                                                                               \
  PROCEDURES PROCEDURE ("a", "10 working days") PROCEDURE ("b", "3 working days")                  \
      PROCEDURE ("c", "2 working days") NO_ARRIVALS                                                \
      "== workflows.csv\nworkflow,step,role,place,effort,next,source\n"                            \
      "a,work,clerk,home,9h,returned,assumption\n"                                                 \
      "b,work,clerk,home," b ",returned,assumption\n"                                              \
      "c,work,clerk,home,1h,returned,assumption\n"                                                 \
      "== backlog.csv\nwhere,procedure,received,home,source\nd1,a,2025-06-20,u1,assumption\n"      \
      "d1,b,2025-06-30,u1,assumption\nd1,c,2025-06-30,u1,assumption\n"

START_TEST (hand_over)
{
  tiny_expect (HANDED_OVER ("", "due", "1h"), BEGAN,
               "07-01 08:00:00 #1 began work@d1\n"
               "07-01 13:00:00 #1 began work@d1\n"
               "07-02 08:00:00 #3 began work@u1\n"
               "07-02 09:00:00 #2 began work@u1\n"
               "07-02 10:00:00 #1 began work@u1\n");
  /* An hour is left of #1, and #3 takes as much, which was in line: it joins first. */
  tiny_expect (HANDED_OVER ("longest", "shortest", "2h"), BEGAN,
               "07-01 08:00:00 #1 began work@d1\n"
               "07-01 13:00:00 #1 began work@d1\n"
               "07-02 08:00:00 #3 began work@u1\n"
               "07-02 09:00:00 #1 began work@u1\n"
               "07-02 10:00:00 #2 began work@u1\n");
  /* At the old office by due day, #1 last; at the new one it joins first, from the line, and #2
   * from the officer's hands. */
  tiny_expect (HANDED_OVER ("due", "", "8h"), BEGAN,
               "07-01 08:00:00 #3 began work@d1\n"
               "07-01 09:00:00 #2 began work@d1\n"
               "07-01 13:00:00 #2 began work@d1\n"
               "07-02 08:00:00 #1 began work@u1\n"
               "07-02 13:00:00 #1 began work@u1\n"
               "07-03 08:00:00 #1 began work@u1\n"
               "07-03 09:00:00 #2 began work@u1\n");
}
END_TEST

/* #2, due on 3 July, comes at 09:00 and does not interrupt #1 (the 7th), of the same priority. #3,
 * of a higher one, does so at 10:00, though it is due on the 8th. Then #2 is first, and what is
 * left of #1. */
START_TEST (preemption)
{
  tiny_expect (POOL ("due") "== procedures.csv\ncode,name,workflow,priority,limit,source\n"
                            "a,A,a,0,5 working days,assumption\n"
                            "b,B,b,0,3 working days,assumption\n"
                            "h,H,h,9,6 working days,assumption\n"
                            "== workflows.csv\nworkflow,step,kind,role,effort,preempted,next,"
                            "source\na,work,work,clerk,3h,resume,returned,assumption\n"
                            "b,wait,delay,,9h,no,work,assumption\n"
                            "b,work,work,clerk,1h,resume,returned,assumption\n"
                            "h,wait,delay,,10h,no,work,assumption\n"
                            "h,work,work,clerk,30min,no,returned,assumption\n" BACKLOG OLD (
                                "a", "2025-06-30") OLD ("b", "2025-06-30") OLD ("h", "2025-06-30"),
               BEGAN | 1u << PR_HAPPENS_INTERRUPTED,
               "07-01 08:00:00 #1 began work@u1\n"
               "07-01 10:00:00 #1 interrupted work@u1\n"
               "07-01 10:00:00 #3 began work@u1\n"
               "07-01 10:30:00 #2 began work@u1\n"
               "07-01 11:30:00 #1 began work@u1\n"
               "07-01 13:00:00 #1 began work@u1\n");
}
END_TEST

/* At 09:00 the clerk goes to a meeting and hands back #1, due on 4 July, with an hour left. #2
 * comes at 08:30, due on the 3rd; #3 on the 4th, received before #1. */
START_TEST (absence)
{
  tiny_expect (
      POOL ("due") PROCEDURES PROCEDURE ("a", "10 working days") PROCEDURE ("b", "3 working days")
          PROCEDURE ("c", "15 working days") WORKFLOWS WORK ("a", "2h", "hand back") WAIT (
              "b", "8h30") WORK ("b", "30min", "") WAIT ("c", "8h30") WORK ("c", "30min", "")
              BACKLOG OLD ("a", "2025-06-20") OLD ("b", "2025-06-30") OLD (
                  "c",
                  "2025-06-13") "== absences.csv\npool,where,from,until,count,reason,source\n"
                                "desk,u1,2025-07-01 09:00,2025-07-01 10:00,1,meeting,assumption\n",
      BEGAN | 1u << PR_HAPPENS_HANDED_BACK,
      "07-01 08:00:00 #1 began work@u1\n"
      "07-01 09:00:00 #1 handed back work@u1\n"
      "07-01 10:00:00 #2 began work@u1\n"
      "07-01 10:30:00 #1 began work@u1\n"
      "07-01 11:30:00 #3 began work@u1\n");
}
END_TEST

/* Who is new to the work takes twice as long; the line goes by the effort of the practised: #1, of
 * half an hour that takes an hour, before #2 of forty minutes. */
START_TEST (learning)
{
  tiny_expect (
      POOL ("shortest") PROCEDURES PROCEDURE ("a", "none") PROCEDURE ("b", "none") WORKFLOWS
      "a,file,work,clerk,30min,,returned,assumption\n" WORK ("b", "40min",
                                                             "") BACKLOG OLD ("a", "2025-06-30")
          OLD ("b", "2025-06-30") "== "
                                  "skills.csv\nskill,where,roles,steps,from,rate,standard_after,"
                                  "start,source\n"
                                  "files,*,,file,,100%,1,0,assumption\n"
                                  "files,*,,file,2025-07-01,70.71067811865476%,4,0,assumption\n",
      BEGAN, "07-01 08:00:00 #1 began file@u1\n07-01 09:00:00 #2 began work@u1\n");
}
END_TEST

/* One pool, two lines: what is due first of both, and of two steps that differ in when they may be
 * begun. #3 is due first and not begun within three hours of closing: from 09:30 to 13:00. #4 comes
 * at 09:30. */
START_TEST (several_lines)
{
  tiny_expect (
      "== pools.csv\npool,where,roles,count,calendar,order,source\n"
      "desk,u1,clerk leader,1,office,due,assumption\n" PROCEDURES PROCEDURE ("a", "10 working days")
          PROCEDURE ("b", "3 working days") PROCEDURE ("c", "2 working days") PROCEDURE (
              "d", "1 working days") "== "
                                     "workflows.csv\nworkflow,step,kind,role,effort,not_within,"
                                     "next,source\n"
                                     "a,work,work,clerk,90min,,returned,assumption\n"
                                     "b,sign,work,leader,90min,,returned,assumption\n"
                                     "c,wait,delay,,9h30,,work,assumption\n"
                                     "c,work,work,clerk,1h,3h,returned,assumption\n"
                                     "d,wait,delay,,9h30,,work,assumption\n"
                                     "d,work,work,leader,1h,,returned,assumption\n" BACKLOG OLD (
                                         "a", "2025-06-20") OLD ("b", "2025-06-30")
                                         OLD ("c", "2025-06-30") OLD ("d", "2025-06-30"),
      BEGAN,
      "07-01 08:00:00 #2 began sign@u1\n"
      "07-01 09:30:00 #4 began work@u1\n"
      "07-01 10:30:00 #1 began work@u1\n"
      "07-01 13:00:00 #3 began work@u1\n");
}
END_TEST

/* People who come on 1 July, some minutes after 16:00. */
#define VISITS(order, rules, procedures, steps, arrivals)                                          \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 16:00\nend=2025-07-02\n" POOL ( \
      order) "== procedures.csv\ncode,name,workflow,kind,source\n" procedures                      \
             "== workflows.csv\nworkflow,step,role,effort,patience,at_close,next,source\n" steps   \
             "== arrivals.csv\nstream,where,mix,rate,until,source\n" arrivals                      \
             "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n" rules
#define OVERTIME "visitor_overtime,30min,assumption\n"
#define COMES_BACK "visitor_return,100%,assumption\n"
#define VISIT(code) code "," code "," code ",visit,assumption\n"
#define TALK(code, effort, patience) code ",talk,clerk," effort "," patience ",,left,assumption\n"
#define AFTER(time, code) code ",u1," code ",every " time ",2025-07-01,assumption\n"
#define DOSSIER "p,p,p,dossier,assumption\n"
#define PAPERS(effort) "p,work,clerk," effort ",,finish,returned,assumption\n"

/* Of those with a ticket the shortest first, in overtime, too: of half an hour that is left the
 * second takes ten minutes and the third twenty. The first leaves at 17:30, and comes back at 08:00
 * of 2 July. What is left of the papers is not begun after closing, short as it is. */
START_TEST (tickets)
{
  tiny_expect (VISITS ("shortest", OVERTIME COMES_BACK,
                       DOSSIER "q,q,q,dossier,assumption\n" VISIT ("v") VISIT ("w") VISIT ("x"),
                       PAPERS ("1h") "q,work,clerk,5min,,finish,returned,assumption\n" TALK (
                           "v", "30min", "") TALK ("w", "10min", "") TALK ("x", "20min", ""),
                       AFTER ("24h", "p") AFTER ("24h10", "v") AFTER ("24h20", "w")
                           AFTER ("24h30", "x") AFTER ("24h40", "q")),
               BEGAN | 1u << PR_HAPPENS_LEFT,
               "07-01 16:00:00 #1 began work@u1\n"
               "07-01 17:00:00 #3 began talk@u1\n"
               "07-01 17:10:00 #3 left\n"
               "07-01 17:10:00 #4 began talk@u1\n"
               "07-01 17:30:00 #4 left\n"
               "07-01 17:30:00 #2 left\n"
               "07-02 08:00:00 #5 began work@u1\n"
               "07-02 08:05:00 #2 began talk@u1\n"
               "07-02 08:35:00 #2 left\n");
}
END_TEST

/* People go by when they come this time: #2 finds the clerk busy on 1 July, leaves at 17:00, comes
 * back at 08:00 of the 2nd, and stands behind #3, who comes at 07:30 of that day. Both stand behind
 * papers received before. */
START_TEST (people_who_come_back)
{
  tiny_expect (
      "== calendars.csv\ncalendar,days,open,source\noffice,Mon-Fri,08:00-12:00 13:00-17:00,"
      "assumption\n" VISITS ("longest", COMES_BACK, DOSSIER VISIT ("v") VISIT ("w"),
                             PAPERS ("1h") TALK ("v", "30min", "") TALK ("w", "10min", ""),
                             AFTER ("24h", "p")
                                 AFTER ("24h10", "v") "w,u1,w,every 39h30,2025-07-02,assumption\n"),
      TINY_VISITS,
      "07-01 16:00:00 #1 came\n"
      "07-01 16:00:00 #1 began work@u1\n"
      "07-01 16:10:00 #2 came\n"
      "07-01 17:00:00 #1 completed work@u1\n"
      "07-01 17:00:00 #1 returned\n"
      "07-01 17:00:00 #2 left\n"
      "07-02 07:30:00 #3 came\n"
      "07-02 08:00:00 #2 came\n"
      "07-02 08:00:00 #3 began talk@u1\n"
      "07-02 08:10:00 #3 completed talk@u1\n"
      "07-02 08:10:00 #3 left\n"
      "07-02 08:10:00 #2 began talk@u1\n"
      "07-02 08:40:00 #2 completed talk@u1\n"
      "07-02 08:40:00 #2 left\n");
}
END_TEST

/* Four come at 16:00 and are served the shortest first. The third of the line loses patience after
 * ten minutes, the second after fifteen; with the net down until 16:30 all the same. Who comes at
 * 16:17 goes before the fourth. */
#define FIVE                                                                                       \
  VISITS ("shortest", "", VISIT ("u") VISIT ("v") VISIT ("w") VISIT ("x") VISIT ("y"),             \
          TALK ("u", "20min", "") TALK ("v", "21min", "15min") TALK ("w", "22min", "10min")        \
              TALK ("x", "23min", "2h") TALK ("y", "22min", ""),                                   \
          AFTER ("24h", "x") AFTER ("24h", "w") AFTER ("24h", "v") AFTER ("24h", "u")              \
              AFTER ("24h17", "y"))

START_TEST (patience)
{
  tiny_expect (FIVE, BEGAN | 1u << PR_HAPPENS_LEFT,
               "07-01 16:00:00 #1 began talk@u1\n"
               "07-01 16:10:00 #3 left\n"
               "07-01 16:15:00 #2 left\n"
               "07-01 16:20:00 #1 left\n"
               "07-01 16:20:00 #5 began talk@u1\n"
               "07-01 16:42:00 #5 left\n"
               "07-01 16:42:00 #4 began talk@u1\n"
               "07-01 17:05:00 #4 left\n");
  tiny_expect (FIVE "== systems.csv\nsystem,scope,source\nnet,place,assumption\n"
                    "== needs.csv\nrole,step,need,if_down,source\nclerk,talk,net,wait,assumption\n"
                    "== incidents.csv\nincident,system,start,repair,source\n"
                    "cut,net,2025-07-01 15:00,90min,assumption\n",
               BEGAN | 1u << PR_HAPPENS_LEFT,
               "07-01 16:10:00 #3 left\n"
               "07-01 16:15:00 #2 left\n"
               "07-01 16:30:00 #1 began talk@u1\n"
               "07-01 16:50:00 #1 left\n"
               "07-01 16:50:00 #5 began talk@u1\n"
               "07-01 17:00:00 #4 left\n"
               "07-01 17:12:00 #5 left\n");
}
END_TEST

/* Nobody may wait. Somebody comes at the instant at which papers of an hour do: the clerk takes the
 * visitor of half an hour, and not the one of two. */
#define ROOM(order, effort)                                                                        \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-06-30 09:00\nend=2025-07-01\n"        \
  "== pools.csv\npool,where,roles,count,calendar,room,order,source\n"                              \
  "desk,u1,clerk,1,office,0," order                                                                \
  ",assumption\n== procedures.csv\ncode,name,workflow,kind,source\n" DOSSIER VISIT (               \
      "v") "== "                                                                                   \
           "workflows.csv\nworkflow,step,role,effort,patience,at_close,next,"                      \
           "source\n" PAPERS ("1h") TALK (                                                         \
               "v", effort,                                                                        \
               "") "== arrivals.csv\nstream,where,mix,rate,until,source\n" AFTER ("24h", "p")      \
               AFTER ("24h", "v")

static const struct {
  const char *text;
  int turned_away;
} rooms[] = {
  { ROOM ("", "30min"), 1 },      { ROOM ("shortest", "30min"), 0 }, { ROOM ("shortest", "1h"), 1 },
  { ROOM ("shortest", "2h"), 1 }, { ROOM ("longest", "30min"), 1 },  { ROOM ("due", "30min"), 1 },
};

START_TEST (room)
{
  tiny *t = tiny_run (rooms[_i].text, 0);
  ck_assert_int_eq (tiny_total (t).visits_turned_away, rooms[_i].turned_away);
  ck_assert_int_eq (tiny_total (t).visits_served, 1 - rooms[_i].turned_away);
  tiny_free (t);
}
END_TEST

/* At 09:00 papers come to u1, and then four people; one clerk is idle, and more than one waiting is
 * too many. If the papers are begun, nobody is served at once, and two are sent on; else one. The
 * leader's line goes by another order, which is no matter. */
#define TIE(order, papers)                                                                         \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-01 09:30\n"        \
  "== units.csv\ncode,name,type,population,lat,lon,source\n"                                       \
  "u1,One,ward,1000,21,107,assumption\nu3,Three,ward,4000,21.1799148,107,assumption\n"             \
  "== pools.csv\npool,where,roles,count,calendar,order,source\n"                                   \
  "desk,u1,clerk,1,office," order                                                                  \
  ",assumption\ndesk,u3,clerk,1,office,,assumption\nhead,*,leader,1,office,longest,assumption\n"   \
  "== procedures.csv\ncode,name,workflow,kind,source\nv,V,ask,visit,assumption\n"                  \
  "p,P,w,dossier,assumption\nq,Q,x,dossier,assumption\n"                                           \
  "== workflows.csv\nworkflow,step,role,effort,next,source\n"                                      \
  "ask,talk,clerk,20min,left,assumption\nw,work,clerk," papers                                     \
  ",returned,assumption\nx,sign,leader,20min,returned,assumption\n"                                \
  "== arrivals.csv\nstream,where,mix,rate,batch,source\na,u1,p,every 9h,1,assumption\n"            \
  "b,u1,q,every 9h,3,assumption\ng,u1,v,every 9h,4,assumption\n"                                   \
  "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"                            \
  "redirect_beyond,1,assumption\nredirect_within_km,30,assumption\n"

static const struct {
  const char *text;
  int sent;
} ties[] = {
  { TIE ("", "30min"), 2 },
  { TIE ("shortest", "10min"), 2 },
  { TIE ("shortest", "30min"), 1 },
  { TIE ("due", "30min"), 2 },
};

START_TEST (sent_on)
{
  tiny *t = tiny_run (ties[_i].text, 0);
  ck_assert_int_eq (tiny_total (t).visits_redirected, ties[_i].sent);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("queue-pairs");
  tcase_add_test (tc, outage);
  tcase_add_test (tc, hand_over);
  tcase_add_test (tc, preemption);
  tcase_add_test (tc, absence);
  tcase_add_test (tc, learning);
  tcase_add_test (tc, several_lines);
  tcase_add_test (tc, tickets);
  tcase_add_test (tc, people_who_come_back);
  tcase_add_test (tc, patience);
  tcase_add_loop_test (tc, room, 0, G_N_ELEMENTS (rooms));
  tcase_add_loop_test (tc, sent_on, 0, G_N_ELEMENTS (ties));
  return tiny_main ("queue-pairs", tc);
}
