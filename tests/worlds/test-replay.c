/* The replay of worlds worked out by hand: what its frames say at which half hour. Base world:
 * tiny.h. Frame 0 is the state at 00:00 of the first day, a midnight's that before what happens
 * then.
 */
#include "experiment/trace.h"
#include "report/replay/bytes.h"
#include "report/replay/frames.h"
#include "tiny.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  pr_world *world;
  pr_frames *frames;
} play;

static void
play_begin (play *p, pr_world *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  p->world = world;
  close (g_file_open_tmp ("pilotrun-replay-XXXXXX", &path, NULL));
  g_unlink (path);
  g_autoptr (pr_event_log) log = pr_event_log_create (path, "key", world, 0, &error);
  ck_assert_ptr_nonnull (log);
  ck_assert (pr_replay (world, 0, pr_event_log_probe (log), &error));
  ck_assert (pr_event_log_finish (log, &error));
  g_autoptr (pr_log_reader) reader = pr_log_open (path, "key", world, &error);
  ck_assert_ptr_nonnull (reader);
  p->frames = pr_frames_new (reader, world, &error);
  ck_assert_ptr_nonnull (p->frames);
  g_unlink (path);
}

static void
play_end (play *p)
{
  pr_frames_free (p->frames);
  pr_world_free (p->world);
}

static guint
entities (const play *p, const char *of)
{
  return strcmp (of, "places") == 0    ? p->world->n_places
         : strcmp (of, "lines") == 0   ? p->world->n_lines
         : strcmp (of, "pools") == 0   ? p->world->n_pools
         : strcmp (of, "systems") == 0 ? p->world->n_things
         : strcmp (of, "steps") == 0   ? p->world->n_steps
                                       : p->frames->flows->len;
}

/* The value of a series ("places in_process") for one of its entities in a frame. */
static int
value_at (const play *p, const char *series, guint entity, guint frame)
{
  const guint8 *data = p->frames->block->data;
  gsize at = 0;
  int value = 0;
  for (int s = 0; s < PR_N_FRAME_SERIES; s++)
    {
      const char *of = pr_frames_of (s);
      gboolean moved = strcmp (of, "flows") == 0;
      g_autofree char *own = g_strdup_printf ("%s %s", of, pr_frames_name (s));
      for (guint i = 0; i < entities (p, of); i++)
        {
          guint64 n = pr_bytes_get (data, &at);
          guint now = 0;
          for (int x = 0; n > 0; n--)
            {
              now += (guint) pr_bytes_get (data, &at);
              x = moved ? (int) pr_bytes_get (data, &at)
                        : x + (int) pr_bytes_get_signed (data, &at);
              if (strcmp (own, series) == 0 && i == entity && (moved ? now == frame : now <= frame))
                value = x;
            }
        }
    }
  ck_assert_uint_eq (at, p->frames->block->len);
  return value;
}

/* Checks what is written as "places in_process 0: 0=2 28=1": an entity, and values by frame. */
static void
check (const play *p, const char *lines)
{
  g_auto (GStrv) list = g_strsplit (lines, "\n", -1);
  for (char **line = list; **line != '\0'; line++)
    {
      char of[16], name[24];
      guint entity;
      int begun = 0;
      ck_assert_int_eq (sscanf (*line, "%15s %23s %u:%n", of, name, &entity, &begun), 3);
      g_autofree char *series = g_strdup_printf ("%s %s", of, name);
      g_auto (GStrv) wanted = g_strsplit (*line + begun + 1, " ", -1);
      for (char **w = wanted; *w != NULL; w++)
        {
          guint frame;
          int value;
          ck_assert_int_eq (sscanf (*w, "%u=%d", &frame, &value), 2);
          ck_assert_msg (value_at (p, series, entity, frame) == value, "%s of %u, frame %u: %d",
                         series, entity, frame, value_at (p, series, entity, frame));
        }
    }
}

static void
expect (const char *text, const char *lines)
{
  play p;
  play_begin (&p, tiny_world (text));
  check (&p, lines);
  play_end (&p);
}

#define LIMIT(limit)                                                                               \
  "== procedures.csv\ncode,name,workflow,limit,source\np,P,w," limit ",assumption\n"
#define BACKLOG(n)                                                                                 \
  "== backlog.csv\nwhere,procedure,received,count,source\nu1,p,2025-06-30," n ",assumption\n"
#define INI(end)                                                                                   \
  "== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-" end "\n"

/* Two dossiers of five hours, due on 1 July. The first takes from 8:00 to 14:00, the second from
 * then to 10:00 of the next day, when it is overdue. */
START_TEST (two_dossiers)
{
  expect (INI ("02") LIMIT ("1 working day")
              BACKLOG ("2") "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
                            "w,work,clerk,5h,suspend,returned,assumption\n",
          "places in_process 0: 0=2 27=2 28=1 48=1 67=1 68=0 96=0\n"
          "places overdue 0: 0=0 47=0 48=1 67=1 68=0\n"
          "places waiting_papers 0: 0=2 16=1 27=1 28=0 96=0\n"
          "lines papers 0: 0=2 16=1 28=0\n"
          "places in_work 0: 15=0 16=1 24=1 28=1 47=1 68=0\n"
          "pools at_work 0: 15=0 16=1 23=1 24=0 25=0 26=1 33=1 34=0 64=1 67=1 68=0\n"
          "places returned_today 0: 27=0 28=1 48=1 49=0 68=1 96=1\n"
          "places received_today 0: 0=0 96=0\n"
          "steps at_step 0: 0=2 27=2 28=1 67=1 68=0\n");
}
END_TEST

/* One is checked from 8:00 to 9:00 and goes to the clerk and to another office at once; the last
 * answer comes at 12:00. It is one dossier all the time. */
START_TEST (fork_and_join)
{
  expect (INI ("01")
              BACKLOG ("1") "== workflows.csv\nworkflow,step,kind,role,effort,next,source\n"
                            "w,check,work,clerk,1h,fork ask + wait then returned,assumption\n"
                            "w,ask,work,clerk,1h,join,assumption\n"
                            "w,wait,delay,,3h,join,assumption\n",
          "places in_process 0: 0=1 23=1 24=0\n"
          "places waiting_papers 0: 0=1 16=0 20=0\n"
          "places in_work 0: 16=1 18=1 19=1 20=0 23=0\n"
          "pools at_work 0: 16=1 19=1 20=0\n"
          "steps at_step 0: 0=1 17=1 18=0\n"
          "steps at_step 1: 17=0 18=1 19=1 20=0\n"
          "steps at_step 2: 17=0 18=1 23=1 24=0\n");
}
END_TEST

/* At 10:00 of 3 July three dossiers go from the old office to u1: the papers take three hours, and
 * half an hour each to be entered. */
START_TEST (hand_over)
{
  expect (
      INI ("03") "== authorities.csv\ncode,name,kind,serves,source\nd1,Old,district,*,assumption\n"
                 "== pools.csv\npool,where,roles,count,calendar,source\n"
                 "desk,u1,clerk,1,office,assumption\nold,d1,clerk,1,office,assumption\n"
                 "== phases.csv\nprocedures,where,from,office,source\n*,*,,district,assumption\n"
                 "*,*,2025-07-03,unit,assumption\n"
                 "== handovers.csv\nwhere,on,delay,reentry,role,source\n"
                 "district,2025-07-03 10:00,3h,30min,clerk,assumption\n"
                 "== workflows.csv\nworkflow,step,role,place,effort,at_close,next,source\n"
                 "w,sign,clerk,home,30h,suspend,returned,assumption\n"
                 "== backlog.csv\nwhere,procedure,received,count,home,source\n"
                 "d1,p,2025-06-30,3,u1,assumption\n",
      "places in_process 1: 0=3 115=3 116=0 144=0\n"
      "places in_process 0: 0=0 115=0 116=3 144=3\n"
      "places in_work 1: 16=1 115=1 116=0\n"
      "places waiting_papers 1: 0=3 16=2 115=2 116=0\n"
      "places waiting_papers 0: 121=0 122=2 123=2\n"
      "places in_work 0: 121=0 122=1 144=1\n"
      "pools at_work 0: 121=0 122=1 129=1 130=0\n"
      "pools at_work 1: 16=1 112=1 115=1 116=0 122=0\n"
      "steps at_step 0: 0=3 115=3 116=0 122=0 123=1 124=2 125=3 144=3\n");
}
END_TEST

/* Dossiers of the rehearsal are work, but none of those in process; who has one in hand at the end
 * lays it down. */
START_TEST (tests)
{
  expect (INI ("02") "== calendars.csv\ncalendar,days,open,source\n"
                     "office,Mon-Fri,08:00-17:00,assumption\nalways,Mon-Sun,always,assumption\n"
                     "== pools.csv\npool,where,roles,count,calendar,source\n"
                     "desk,u1,clerk,1,always,assumption\n"
                     "== arrivals.csv\nstream,where,mix,rate,test,source\n"
                     "s,u1,p,every 9h,yes,assumption\n"
                     "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
                     "tests_until,2025-07-01,assumption\n"
                     "== workflows.csv\nworkflow,step,role,effort,at_close,next,source\n"
                     "w,work,clerk,8h,suspend,returned,assumption\n",
          "places in_process 0: 0=0 20=0 96=0\n"
          "places received_today 0: 20=0 48=0\n"
          "places in_work 0: 17=0 18=1 33=1 34=0 36=1 48=1 49=0\n"
          "pools at_work 0: 17=0 18=1 34=0 36=1 48=1 49=0\n"
          "places returned_today 0: 48=0\n");
}
END_TEST

/* A warm-up of a week. Of the dossiers that come every 20 hours from 24 June 00:00 on, and take 50,
 * those of 29 June 00:00 and 20:00 and of 30 June 16:00 are in process when the window begins; they
 * end on 1 July at 02:00 and 22:00, and on 2 July at 18:00. Others come on 1 July at 12:00 and on 2
 * July at 08:00. */
START_TEST (warm_up)
{
  expect ("== scenario.ini\n[scenario]\nformat=1\nname=t\nstart=2025-07-01\nend=2025-07-02\n"
          "warm_up=7 days\n"
          "== arrivals.csv\nstream,where,mix,rate,source\ns,u1,p,every 20h,assumption\n"
          "== workflows.csv\nworkflow,step,kind,role,effort,next,source\n"
          "w,post,delay,,50h,returned,assumption\n",
          "places in_process 0: 0=3 3=3 4=2 23=2 24=3 43=3 44=2 64=3 84=2\n"
          "places received_today 0: 0=0 23=0 24=1 48=1 49=0 64=1\n"
          "steps at_step 0: 0=3 3=3 4=2 23=2 24=3 43=3 44=2 64=3 84=2\n");
}
END_TEST

/* The network fails from 9:00 to 10:30 with work in hand; the account comes at 12:00 of the next
 * day, and the clerk is at a course from 13:00 to 15:00 of the first. */
START_TEST (outage)
{
  play p;
  play_begin (&p, tiny_world (INI ("02") BACKLOG (
                      "1") "== systems.csv\nsystem,scope,source\nnet,place,"
                           "assumption\n"
                           "== needs.csv\nrole,step,need,if_down,source\n"
                           "clerk,*,net,wait,assumption\n"
                           "== incidents.csv\nincident,system,start,repair,source\n"
                           "a,net,2025-07-01 09:00,90min,assumption\n"
                           "== absences.csv\n"
                           "pool,where,from,until,count,reason,source\n"
                           "desk,u1,2025-07-01 13:00,2025-07-01 15:00,1,training,"
                           "assumption\n"
                           "== workflows.csv\n"
                           "workflow,step,role,effort,at_close,next,source\n"
                           "w,work,clerk,5h,suspend,returned,assumption\n"));
  check (&p, "systems down 0: 17=0 18=1 20=1 21=0\n"
             "places held_up 0: 17=0 18=1 20=1 21=0\n"
             "places in_work 0: 17=1 18=0 21=1\n"
             "pools at_work 0: 16=1 18=0 21=1 24=0 26=0 29=0 30=1 34=0\n"
             "pools held_up 0: 17=0 18=1 21=0\n"
             "pools away 0: 25=0 26=1 29=1 30=0\n"
             "pools learning 0: 25=0 26=1 30=0\n"
             "pools unfilled 0: 26=0\n");
  ck_assert_uint_eq (p.frames->bands->len, 2);
  const pr_band *down = &g_array_index (p.frames->bands, pr_band, 0),
                *course = &g_array_index (p.frames->bands, pr_band, 1);
  ck_assert (down->kind == PR_BAND_DOWN && down->from == 9 * PR_HOUR
             && down->to == 10 * PR_HOUR + 30 * PR_MINUTE);
  ck_assert (course->kind == PR_BAND_TRAINING && course->from == 13 * PR_HOUR
             && course->to == 15 * PR_HOUR);
  play_end (&p);
}
END_TEST

static bool
two_came (const tiny *t)
{
  return strstr (t->log, "07-01 09:10:") != NULL && strstr (t->log, "07-01 09:40:") != NULL
         && strstr (t->log, "#3") == NULL;
}

/* One comes within a minute of 9:10 and is served for eight hours, over noon and beyond closing,
 * and has not filed at 17:00. The other, who came at 9:40, then leaves unserved. */
START_TEST (visitors)
{
  tiny *t = tiny_search (
      INI ("02") "seed=@seed\n"
                 "== workflows.csv\nworkflow,step,role,effort,receives,at_close,next,source\n"
                 "w,take,clerk,8h,yes,suspend,check,assumption\n"
                 "w,check,clerk,1h,no,suspend,returned,assumption\n"
                 "== arrivals.csv\nstream,where,mix,rate,profile,from,until,source\n"
                 "a,u1,p,1 per working day,first,2025-07-01,2025-07-01,assumption\n"
                 "b,u1,p,1 per working day,second,2025-07-01,2025-07-01,assumption\n"
                 "== profiles.csv\nprofile,days,from,to,weight,source\n"
                 "first,Mon-Fri,09:10,09:11,1,assumption\nsecond,Mon-Fri,09:40,09:41,1,assumption\n"
                 "== rules.csv\nrule,value,source\nlegal_calendar,office,assumption\n"
                 "visitor_overtime,0min,assumption\nvisitor_return,0%,assumption\n",
      1u << PR_HAPPENS_CAME, two_came);
  play p;
  play_begin (&p, t->world);
  check (&p, "places waiting_people 0: 18=0 19=0 20=1 33=1 34=0\n"
             "lines people 0: 19=0 20=1 33=1 34=0\n"
             "places left_today 0: 33=0 34=1 48=1 49=0\n"
             "places in_process 0: 20=0 34=0\n"
             "pools at_work 0: 18=0 19=1\n"
             "steps at_step 0: 18=0 19=1 20=2 33=2 34=1\n");
  pr_frames_free (p.frames);
  tiny_free (t);
}
END_TEST

int
main (void)
{
  TCase *tc = tcase_create ("replay");
  tcase_add_test (tc, two_dossiers);
  tcase_add_test (tc, fork_and_join);
  tcase_add_test (tc, hand_over);
  tcase_add_test (tc, tests);
  tcase_add_test (tc, warm_up);
  tcase_add_test (tc, outage);
  tcase_add_test (tc, visitors);
  return tiny_main ("replay", tc);
}
