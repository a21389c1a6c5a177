/* Staff: see staff.h. */
#include "study/staff.h"

#include "experiment/staff-least.h"
#include "experiment/staff-ranks.h"
#include "experiment/staffing.h"
#include "figure/reduce.h"
#include "kernel/cancel.h"
#include "kernel/file.h"
#include "kernel/disk.h"
#include "kernel/i18n.h"
#include "kernel/output.h"
#include "kernel/printable.h"
#include "report/text/goals.h"
#include "report/text/obstacles.h"
#include "report/text/summary.h"
#include "report/text/text.h"
#include "scenario/ini.h"
#include "scenario/shipped.h"
#include "study/contents.h"
#include "study/simulation.h"
#include "study/stage.h"

#include <gio/gio.h>
#include <inttypes.h>
#include <string.h>

#define FEW 10
#define ELSEWHERE_TOLD 3
#define MARK "# pilotrun staff " /* and the number of the plan: its first line */

typedef struct {
  const pr_host *host;
  bool out_of_reach; /* told */
} teller;

/* What the next trial is for. Free with g_free. */
static char *
words_of (pr_staff_aim aim, uint32_t added)
{
  switch (aim)
    {
    case PR_STAFF_ADDING:
      return g_strdup_printf (NGETTEXT ("trying %u officer more", "trying %u officers more", added),
                              added);
    case PR_STAFF_SPARING:
      return g_strdup_printf (NGETTEXT ("trying whether %u officer more is enough",
                                        "trying whether %u officers more are enough", added),
                              added);
    case PR_STAFF_TRYING_PLENTY:
      return g_strdup_printf (
          NGETTEXT ("trying plenty: %u officer more", "trying plenty: %u officers more", added),
          added);
    case PR_STAFF_MOVING:
      return g_strdup (_ ("trying posts that are moved"));
    case PR_STAFF_TRYING_LIMITS:
      return g_strdup (_ ("trying what else is in the way"));
    default:
      return g_strdup (_ ("trying the scenario as it is"));
    }
}

static void
tell_progress (void *self, uint32_t plans, pr_staff_aim aim, uint32_t added, bool out_of_reach)
{
  teller *t = self;
  g_autofree char *next = words_of (aim, added);
  g_autofree char *words
      = g_strdup_printf (NGETTEXT ("%u plan tried; %s", "%u plans tried; %s", plans), plans, next);
  pr_host_say (t->host, words);
  if (out_of_reach && !t->out_of_reach)
    pr_host_warn (t->host, "%s",
                  _ ("no number of staff reaches this goal; looking for officers who help at all"));
  t->out_of_reach = out_of_reach;
}

/* The scenario, seen from the plan's file. Free with g_free. */
static char *
base_of (const pr_staff_request *q, const char *file)
{
  g_autofree char *path = pr_shipped_path (q->path), *base = g_canonicalize_filename (path, NULL);
  g_autofree char *own = g_canonicalize_filename (file, NULL);
  g_autofree char *folder = g_path_get_dirname (own);
  g_autoptr (GFile) from = g_file_new_for_path (folder);
  g_autoptr (GFile) to = g_file_new_for_path (base);
  char *below = g_file_get_relative_path (from, to);
  return below != NULL ? below : g_steal_pointer (&base);
}

/* The date on which the scenario changes; NULL: it does not. */
static const char *
date_of (const pr_input *in)
{
  return in->world->later != NULL ? in->tables->ini[PR_INI_SCENARIO_APPLIES].text : NULL;
}

/* How many officers there are of those who were `count` before the date, from it on. */
static uint32_t
from_then_on (const pr_world *w, uint32_t pool, uint32_t count)
{
  gint64 n = (gint64) count + w->later->pools[pool].count - w->pools[pool].count;
  return (uint32_t) MAX (n, 0);
}

/* Where the scenario changes on a date, as many more or fewer before and after it. */
static void
append_pool (GString *s, const pr_input *in, uint32_t pool, uint32_t count)
{
  const pr_world *w = in->world;
  const pr_pool *p = &w->pools[pool];
  const pr_place *place = &w->places[p->place];
  const char *date = date_of (in), *verb = date != NULL ? "shift" : "set";
  g_autofree char *called = pr_printable (place->name);
  g_string_append_printf (s, "\n# %s\n", called);
  if (date != NULL)
    g_string_append_printf (s, _ ("# %u until %s, %u from then on\n"), count, date,
                            from_then_on (w, pool, count));
  g_string_append_printf (s, "[%s pools where pool=%s; where=%s]\n", verb, p->name, place->code);
  if (date != NULL)
    g_string_append_printf (s, "count = %+d\n", (int) count - (int) p->count);
  else
    g_string_append_printf (s, "count = %u\n", count);
}

/* The plan as a what-if, which finds the base from where it stands. Free with g_free. */
static char *
overlay_of (const pr_staff_request *q, const pr_input *in, const pr_staff_plan *p, const char *file)
{
  const pr_world *w = in->world;
  g_autofree char *path = base_of (q, file), *base = pr_ini_escaped (path),
                  *called = pr_ini_escaped (w->name), *goal = pr_ini_escaped (q->goal_text);
  GString *s = g_string_new (NULL);
  g_string_append_printf (s, "# %s\n[scenario]\nbase = %s\nname = %s: %s\npurpose = %s\n",
                          q->fixed ? _ ("Posts moved by pilotrun staff --fixed-total")
                                   : _ ("Officers added by pilotrun staff"),
                          base, called, _ ("staff for a goal"), goal);
  for (uint32_t i = 0; i < w->n_pools; i++)
    if (p->count[i] != w->pools[i].count)
      append_pool (s, in, i, p->count[i]);
  return g_string_free (s, FALSE);
}

/* Officers added by the plan, and by the rough-cut load alone. */
static void
count_added (const pr_world *w, const pr_staff_plan *p, uint32_t *added, uint32_t *least)
{
  *added = *least = 0;
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      uint32_t was = w->pools[i].count;
      *added += p->count[i] > was ? p->count[i] - was : 0;
      if (p->at == NULL || p->at[w->pools[i].place])
        *least += pr_staff_lacking (w, i, p->least, p->least_later);
    }
}

/* That the goal is not reached with those who were allowed. */
static void
append_most (const pr_staff_request *q, uint32_t added, GString *out)
{
  if (added == 0)
    g_string_append_printf (
        out,
        NGETTEXT ("The goal is not reached, and the %u officer that was allowed "
                  "(--most) does not bring it nearer.\n",
                  "The goal is not reached, and none of the %u officers that "
                  "were allowed (--most) brings it nearer.\n",
                  q->most),
        q->most);
  else if (added < q->most)
    g_string_append_printf (out,
                            NGETTEXT ("The goal is not reached with %u officer more; of the %u "
                                      "that were allowed (--most), no others bring it nearer.\n",
                                      "The goal is not reached with %u officers more; of the %u "
                                      "that were allowed (--most), no others bring it nearer.\n",
                                      added),
                            added, q->most);
  else
    g_string_append_printf (out,
                            NGETTEXT ("The goal is not reached with %u officer more, the most that "
                                      "was allowed (--most).\n",
                                      "The goal is not reached with %u officers more, the most "
                                      "that were allowed (--most).\n",
                                      added),
                            added);
}

static void
append_verdict (const pr_staff_request *q, const pr_staff_plan *p, uint32_t added, uint32_t least,
                GString *out)
{
  if (q->fixed)
    g_string_append_printf (
        out,
        p->reached ? NGETTEXT ("The goal holds with %u post moved.\n",
                               "The goal holds with %u posts moved.\n", added)
                   : NGETTEXT ("The goal is not reached with the posts there are, by any plan that "
                               "was tried; %u moved brings it nearest.\n",
                               "The goal is not reached with the posts there are, by any plan that "
                               "was tried; %u moved bring it nearest.\n",
                               added),
        added);
  else if (p->reached && added == 0)
    g_string_append (out, _ ("The goal holds without anybody more.\n"));
  else if (p->reached)
    g_string_append_printf (
        out,
        NGETTEXT (
            "The goal holds with %u officer more, who cannot be spared. Whether another plan "
            "needs fewer is not proved; the rough-cut load alone asks for %u.\n",
            "The goal holds with %u officers more, of whom no single one can be spared. "
            "Whether another plan needs fewer is not proved; the rough-cut load alone asks for "
            "%u.\n",
            added),
        added, least);
  else if (p->plenty == NULL)
    append_most (q, added, out);
  else if (added == 0)
    g_string_append (
        out, p->at == NULL ? _ ("Staff cannot reach this goal, and nobody more brings it nearer.\n")
                           : _ ("Staff there cannot reach this goal, and nobody more there brings "
                                "it nearer.\n"));
  else
    g_string_append_printf (
        out,
        NGETTEXT ("Staff cannot reach this goal. The plan adds %u officer, who clearly brings it "
                  "nearer; nobody else does.\n",
                  "Staff cannot reach this goal. The plan adds %u officers, who clearly bring it "
                  "nearer; nobody else does.\n",
                  added),
        added);
}

/* At the time when there are the most. */
static uint32_t
most_of (const pr_world *w, uint32_t pool)
{
  uint32_t now = w->pools[pool].count;
  return w->later != NULL ? MAX (now, w->later->pools[pool].count) : now;
}

/* With how many officers it was missed. */
static void
append_plenty (const pr_input *in, const pr_staff_plan *p, GString *out)
{
  const pr_world *w = in->world;
  unsigned times = 1u << p->doublings, more = PR_STAFF_PLENTY << (p->doublings - 1);
  g_string_append_printf (
      out,
      p->at == NULL ? _ ("Not reached even with %u times the officers of every pool, or those that "
                         "the rough-cut load asks for where they are more, and %u more:\n")
                    : _ ("Not reached even with %u times the officers of every pool there, or "
                         "those that the rough-cut load asks for where they are more, and %u "
                         "more:\n"),
      times, more);
  for (uint32_t i = 0; p->at != NULL && i < w->n_pools; i++)
    if (p->at[w->pools[i].place] && w->pools[i].count > 0)
      g_string_append_printf (out, _ ("  %u %s at %s, was %u; %u by the rough-cut load\n"),
                              most_of (p->plenty_world, i), w->pools[i].name,
                              w->places[w->pools[i].place].name, most_of (w, i),
                              MAX (p->least[i], p->least_later[i]));
}

/* Pools of other places for which most waits. Free with g_free. */
static char *
pools_elsewhere (const pr_staff_request *q, const pr_staff_plan *p, const pr_results *r)
{
  uint32_t n;
  const pr_world *w = r->world;
  g_autofree bool *other = g_new0 (bool, w->n_places);
  for (uint16_t i = 0; i < w->n_places; i++)
    other[i] = !p->at[i];
  g_autofree pr_staff_rank *list = pr_staff_ranks (q->goal, r, other, false, &n);
  GString *names = g_string_new (NULL);
  for (uint32_t k = 0; k < MIN (n, ELSEWHERE_TOLD); k++)
    g_string_append_printf (names, _ ("%s%s of %s"), k == 0 ? "" : ", ",
                            w->pools[list[k].pool].name,
                            w->places[w->pools[list[k].pool].place].name);
  return g_string_free (names, FALSE);
}

/* What the goal comes to with more officers of other places. */
static void
append_elsewhere (const pr_staff_request *q, const pr_staff_plan *p, const pr_results *r,
                  GString *out)
{
  g_autofree char *pools = pools_elsewhere (q, p, r);
  g_string_append_printf (out,
                          p->without[PR_STAFF_ELSEWHERE] == PR_STAFF_HOLDS
                              ? _ ("  officers of other places: with twice as many there, and %d "
                                   "more in each pool, it holds\n")
                              : _ ("  officers of other places: with twice as many there, and %d "
                                   "more in each pool, it comes nearer\n"),
                          PR_STAFF_PLENTY);
  if (*pools != '\0')
    g_string_append_printf (out, _ ("  most waits there for: %s\n"), pools);
}

/* What the goal comes to without each limit; returns whether one of them matters. */
static bool
append_limits (const pr_staff_request *q, const pr_staff_plan *p, const pr_results *r, GString *out)
{
  static const char *const words[PR_STAFF_N_LIMITS][2] = {
    [PR_STAFF_OUTAGES] = { N_ ("  outages: without any incident it comes nearer\n"),
                           N_ ("  outages: without any incident it holds\n") },
    { N_ ("  readiness: with all ready from the beginning it comes nearer\n"),
      N_ ("  readiness: with all ready from the beginning it holds\n") },
    { N_ ("  absences: with nobody away, and every post filled, it comes nearer\n"),
      N_ ("  absences: with nobody away, and every post filled, it holds\n") },
  };
  bool any = false;
  for (int k = 0; k < PR_STAFF_N_LIMITS; k++)
    if (p->without[k] != PR_STAFF_NO_LIMIT)
      {
        any = true;
        if (k == PR_STAFF_ELSEWHERE)
          append_elsewhere (q, p, r, out);
        else
          g_string_append (out, _ (words[k][p->without[k] == PR_STAFF_HOLDS]));
      }
  return any;
}

/* Why staff alone cannot reach the goal. */
static void
append_obstacles (const pr_staff_request *q, const pr_input *in, const pr_staff_plan *p,
                  GString *out)
{
  const pr_results r = { in->tables, p->plenty_world, p->plenty };
  uint32_t place;
  append_plenty (in, p, out);
  pr_goal_tell (q->goal, &r, out);
  if (!p->hopeless)
    g_string_append (out, _ ("In the mean it holds then; more replications may show that it does "
                             "(--replications).\n"));
  g_string_append (out, p->at == NULL ? _ ("What stands in the way then:\n")
                                      : _ ("What stands in the way there then:\n"));
  bool any = append_limits (q, p, &r, out);
  if (!pr_goal_is_of_visitors (pr_goal_worst (q->goal, &r, &place)))
    pr_obstacles_tell (&r, p->at, out);
  else if (!any)
    g_string_append (out, _ ("  no officers, outages or absences: what is left is who comes and "
                             "when, the hours, and how long each takes\n"));
}

/* What the plan costs, beside the scenario as it is; nothing if nobody knows. */
static void
append_costs (const pr_input *in, const pr_staff_plan *p, GString *out)
{
  const pr_results with = { in->tables, p->world, p->outcome },
                   without = { in->tables, in->world, p->as_it_is };
  pr_avoided a = pr_late_avoided (&with, &without, pr_results_level (&without));
  if (!pr_has_costs (&without))
    return;
  g_string_append (out, _ ("\nCost, more than as it is:\n"));
  pr_summary_costs_more (&with, &without, out);
  pr_summary_avoided (_ ("The plan"), &a, out);
}

/* A line for a pool that the plan changes. */
static void
append_officers (const pr_input *in, const pr_staff_plan *p, uint32_t pool, GString *out)
{
  const pr_world *w = in->world;
  uint32_t was = w->pools[pool].count, is = p->count[pool], before = p->least[pool],
           after = p->least_later[pool];
  g_string_append (out, "  ");
  pr_text_cell (out, w->pools[pool].name, 16, FALSE);
  g_string_append_c (out, ' ');
  pr_text_cell (out, w->places[w->pools[pool].place].name, 40, FALSE);
  if (w->later == NULL || w->later->pools[pool].count == was)
    g_string_append_printf (out, _ (" %u, was %u; %u by the rough-cut load\n"), is, was,
                            MAX (before, after));
  else
    g_string_append_printf (out,
                            _ (" %u until %s and %u from then on, was %u and %u; %u and "
                               "%u by the rough-cut load\n"),
                            is, date_of (in), from_then_on (w, pool, is), was,
                            w->later->pools[pool].count, before, after);
}

/* Where alone the plan may add officers; nothing if it may everywhere. */
static void
append_where (const pr_staff_request *q, const pr_staff_plan *p, const pr_world *w, GString *out)
{
  g_autoptr (GString) names = g_string_new (NULL);
  for (uint16_t i = 0; i < w->n_places && p->at != NULL; i++)
    if (p->at[i])
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", w->places[i].name);
  if (names->len > 0)
    g_string_append_printf (out,
                            q->fixed ? _ ("Posts are moved only to where the goal is asked: %s.\n")
                                     : _ ("Officers are added only where the goal is asked: %s.\n"),
                            names->str);
}

/* The page for people. Free with g_free. */
static char *
tell_plan (const pr_staff_request *q, const pr_input *in, const pr_staff_plan *p, uint32_t many)
{
  const pr_world *w = in->world;
  const pr_results r = { in->tables, p->world, p->outcome };
  GString *out = g_string_new (NULL);
  uint32_t changed = 0, added, least;
  char level[PR_NUMBER_SIZE];
  g_string_append_printf (out,
                          NGETTEXT ("STAFF for %s\n\nGoal, with the plan, %u replication:\n",
                                    "STAFF for %s\n\nGoal, with the plan, %u replications:\n",
                                    many),
                          w->name, many);
  pr_goal_tell (q->goal, &r, out);
  g_string_append (out, q->fixed ? _ ("\nPosts by pool:\n") : _ ("\nOfficers by pool:\n"));
  for (uint32_t i = 0; i < w->n_pools; i++)
    {
      if (p->count[i] == w->pools[i].count)
        continue;
      append_officers (in, p, i, out);
      changed++;
    }
  if (changed == 0)
    g_string_append (out, _ ("  as they are\n"));
  else if (date_of (in) != NULL)
    g_string_append_printf (
        out,
        q->fixed ? _ ("The scenario changes on %s; posts are moved before that date, too.\n")
                 : _ ("The scenario changes on %s; who is added is there before that date, too.\n"),
        date_of (in));
  append_where (q, p, w, out);
  pr_text_percent (level, in->tables->ini[PR_INI_REPORT_LEVEL].v.number);
  g_string_append_c (out, '\n');
  count_added (w, p, &added, &least);
  append_verdict (q, p, added, least, out);
  if (p->plenty != NULL)
    append_obstacles (q, in, p, out);
  append_costs (in, p, out);
  g_string_append_printf (out,
                          _ ("A goal holds when one-sided bounds of all that it asks hold together "
                             "at %s %% (Bonferroni).\n"
                             "Plans tried: %u; replications: %" PRIu64
                             ", all with the same luck.\n"),
                          level, p->plans, p->replications);
  return g_string_free (out, FALSE);
}

/* Where the plan stands, or would if it went to no stream. Free with g_free. */
static char *
place_of (const pr_staff_request *q, const pr_input *in)
{
  return q->file != NULL && !pr_output_is_stream (q->file)
             ? g_strdup (q->file)
             : g_strconcat (in->base, "-staff.ini", NULL);
}

/* A hash of what was asked and of the result: a plan with another hash belongs to another question,
 * or was edited. Free with g_free. */
static char *
mark_of (const pr_staff_request *q, const pr_input *in, const char *file, const char *plan)
{
  g_autofree char *key = pr_study_key (in), *base = base_of (q, file);
  g_autofree char *all
      = g_strdup_printf ("%s\n%u\n%s\n%d\n%" G_GUINT64_FORMAT "\n%s\n%s", key, in->replications,
                         q->goal_text, q->fixed, (guint64) q->most, base, plan);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

/* The plan of an earlier command that asked the same; NULL if there is none. Free with g_free. */
static char *
find_written (const pr_staff_request *q, const pr_input *in, const char *file)
{
  g_autofree char *text = NULL;
  if (q->force || pr_output_is_stream (file) || !g_file_test (file, G_FILE_TEST_IS_REGULAR)
      || !pr_file_read (file, PR_FILE_NOTES_MAX, &text, NULL, NULL)
      || !g_str_has_prefix (text, MARK))
    return NULL;
  const char *plan = strchr (text, '\n');
  if (plan == NULL)
    return NULL;
  g_autofree char *mark = mark_of (q, in, file, plan + 1);
  g_autofree char *line = g_strconcat (MARK, mark, "\n", NULL);
  return g_str_has_prefix (text, line) ? g_strdup (plan + 1) : NULL;
}

/* Turns an error of the search into one of a study. */
static void
set_failure (const pr_host *host, const char *kept, GError *failure, GError **error)
{
  if (pr_host_interrupted (host))
    g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_FAILED,
                 _ ("interrupted; the replications that are finished are kept in '%s', and the "
                    "same command goes on from there"),
                 kept);
  else if (g_error_matches (failure, PR_STAFF_ERROR, PR_STAFF_ERROR_GOAL))
    {
      pr_remove_tree (kept, NULL); /* nothing would continue from there */
      g_set_error (error, PR_STUDY_ERROR, PR_STUDY_ERROR_HOPELESS, "goal: %s", failure->message);
    }
  else
    {
      g_propagate_error (error, failure);
      return;
    }
  g_error_free (failure);
}

/* Results that an interrupted search had finished are found again in the folder `kept`. */
static pr_staff_plan *
find_plan (const pr_staff_request *q, const pr_input *in, const pr_host *host, const char *kept,
           GError **error)
{
  g_autofree char *key = pr_study_key (in);
  teller t = { .host = host };
  const pr_staff_options options = { .goal = q->goal,
                                     .tables = in->tables,
                                     .folder = kept,
                                     .key = key,
                                     .few = MIN (FEW, in->replications),
                                     .many = in->replications,
                                     .most = q->most,
                                     .fixed = q->fixed,
                                     .jobs = q->jobs,
                                     .cancel = host->cancel,
                                     .progress = tell_progress,
                                     .self = &t };
  if (!pr_make_folder (kept, error))
    return NULL;
  GError *failure = NULL;
  pr_host_attend (host, TRUE);
  pr_staff_plan *plan = pr_staff (in->world, &options, &failure);
  if (plan == NULL)
    set_failure (host, kept, failure, error);
  return plan;
}

static gboolean
write_plan (const pr_staff_request *q, const pr_input *in, const pr_staff_plan *plan,
            const pr_host *host, const char *file, pr_answer *a, GError **error)
{
  g_auto (pr_in_language) language = pr_language_enter (pr_input_language (in));
  a->summary = tell_plan (q, in, plan, in->replications);
  bool same = true;
  for (uint32_t i = 0; i < in->world->n_pools; i++)
    same &= plan->count[i] == in->world->pools[i].count;
  if (same) /* a what-if that changes nothing is not written */
    return TRUE;
  g_autofree char *place = place_of (q, in), *text = overlay_of (q, in, plan, place);
  g_autofree char *mark = mark_of (q, in, place, text);
  g_autofree char *whole = g_strconcat (MARK, mark, "\n", text, NULL);
  if (pr_output_is_stream (file))
    pr_host_attend (host, FALSE); /* a pipe may have no reader */
  if (!pr_go_on (host->cancel, error)
      || !pr_output_write (file, whole, strlen (whole), q->force, error))
    return FALSE;
  a->folder = g_strdup (file);
  return TRUE;
}

gboolean
pr_study_staff (const pr_staff_request *q, const pr_host *host, pr_answer *a, GError **error)
{
  g_autoptr (pr_input) in = pr_input_open (q->path, &q->settings, error);
  g_autofree char *why = NULL;
  if (in == NULL)
    return FALSE;
  if (!pr_goal_set (q->goal, in->world, &why))
    return pr_study_fail_setting ("goal", why, error);
  g_autofree char *place = place_of (q, in), *file = g_strdup (q->file != NULL ? q->file : place);
  g_autofree char *written = find_written (q, in, file);
  if (written != NULL)
    {
      *a = (pr_answer){ .folder = g_steal_pointer (&file),
                        .summary = g_steal_pointer (&written),
                        .found = TRUE };
      return TRUE;
    }
  if (!pr_contents_check_place (file, NULL, error) || !pr_output_check (file, q->force, error))
    return FALSE;
  g_autofree char *kept = pr_stage_records (place);
  g_autoptr (pr_staff_plan) plan = find_plan (q, in, host, kept, error);
  return plan != NULL && write_plan (q, in, plan, host, file, a, error)
         && pr_remove_tree (kept, error);
}
