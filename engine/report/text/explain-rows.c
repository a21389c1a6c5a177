/* Explain: each table's rows as sentences. */
#include "report/text/say.h"

#include "report/text/text.h"
#include "scenario/value.h"

#include <string.h>

void
pr_say_dates (const pr_saying *t, GString *s, const pr_cell *from, const pr_cell *until)
{
  static const pr_column date = { .name = "date", .type = PR_COL_DATE };
  const char *first = pr_say_cell (t, &date, from != NULL && from->given ? from->text : ""),
             *last = pr_say_cell (t, &date, until != NULL && until->given ? until->text : "");
  if (*first != '\0' && *last != '\0')
    ADD (_ ("from %s to %s "), first, last);
  else if (*first != '\0')
    ADD (_ ("from %s "), first);
  else if (*last != '\0')
    ADD (_ ("until %s "), last);
}

SAY (say_unit)
{
  ADD ("%s%s%s", TEXT (UNITS, TYPE),
       row->cells[PR_UNITS_DIFFICULT].v.yes ? _ (", difficult area: the longer limits apply") : "",
       row->cells[PR_UNITS_ISLAND].v.yes ? _ (", reached by boat") : "");
}

SAY (say_authority) { ADD ("%s", TEXT (AUTHORITIES, KIND)); }

SAY (say_split)
{
  ADD (_ ("of the dossiers of %s, %s belong to the part that goes to %s."), TEXT (SPLITS, UNIT),
       TEXT (SPLITS, SHARE), TEXT (SPLITS, AUTHORITY));
}

SAY (say_calendar)
{
  ADD ("%s%s%s %s ", TEXT (CALENDARS, CALENDAR), P_ ("what a sentence is about", ": "),
       TEXT (CALENDARS, DAYS), TEXT (CALENDARS, OPEN));
  DATES (CALENDARS);
  g_string_truncate (s, s->len - 1);
}

SAY (say_holiday)
{
  ADD ("%s%s%s", TEXT (HOLIDAYS, DATE), P_ ("what a sentence is about", ": "),
       TEXT (HOLIDAYS, OPEN));
  if (strcmp (RAW (HOLIDAYS, CALENDAR), "*") != 0)
    ADD (_ (" (calendar %s)"), TEXT (HOLIDAYS, CALENDAR));
  if (*RAW (HOLIDAYS, REPLACES) != '\0')
    ADD (_ (", worked instead of %s"), TEXT (HOLIDAYS, REPLACES));
  if (*RAW (HOLIDAYS, NAME) != '\0')
    ADD (", %s", TEXT (HOLIDAYS, NAME));
}

SAY (say_tier)
{
  ADD (_ ("the staff of tier %s works "), TEXT (TIERS, TIER));
  DATES (TIERS);
  g_string_truncate (s, s->len - 1);
  ADD (".");
}

SAY (say_phase)
{
  if (GIVEN (PHASES, FROM))
    ADD (_ ("from %s"), TEXT (PHASES, FROM));
  else
    ADD (_ ("at first"));
  if (strcmp (RAW (PHASES, WHERE), "*") != 0)
    ADD (_ (", homes %s"), TEXT (PHASES, WHERE));
  ADD ("%s", P_ ("what a sentence is about", ": "));
  gsize head = s->len;
  if (GIVEN (PHASES, OFFICE))
    ADD (strcmp (RAW (PHASES, OFFICE), "unit") == 0
             ? _ ("the unit itself receives and does what is done at home%s")
             : _ ("%s receives and does what is done at home"),
         strcmp (RAW (PHASES, OFFICE), "unit") == 0 ? "" : TEXT (PHASES, OFFICE));
  if (GIVEN (PHASES, DECIDED_BY))
    ADD (_ ("; decided by %s"), TEXT (PHASES, DECIDED_BY));
  if (GIVEN (PHASES, CHANNELS))
    ADD (_ ("; open channels: %s"), TEXT (PHASES, CHANNELS));
  gsize joint = strspn (s->str + head, ";\u00a0 "); /* what follows nothing */
  g_string_erase (s, (gssize) head, (gssize) joint);
  ADD (".");
}

/* Free with g_free. */
static char *
limit_words (const pr_cell *cell)
{
  return cell->v.limit.kind == PR_LIMIT_SAME_DAY
             ? g_strdup (P_ ("limit of a procedure", "same day"))
             : pr_text_limit (cell->v.limit.kind, cell->v.limit.n);
}

SAY (say_procedure)
{
  const pr_cell *limit = &row->cells[PR_PROCEDURES_LIMIT];
  g_autofree char *words = limit_words (limit),
                  *difficult = limit_words (&row->cells[PR_PROCEDURES_LIMIT_DIFFICULT]);
  if (CHOICE (PROCEDURES, KIND) == PR_PROCEDURE_VISIT)
    {
      ADD (_ ("visits that file nothing."));
      return;
    }
  ADD (limit->v.limit.kind == PR_LIMIT_NONE ? _ ("no limit%s") : _ ("limit %s"),
       limit->v.limit.kind == PR_LIMIT_NONE ? "" : words);
  if (GIVEN (PROCEDURES, LIMIT_DIFFICULT))
    ADD (_ (" (%s in difficult areas)"), difficult);
  ADD (_ (", decided by %s"), TEXT (PROCEDURES, DECIDED_BY));
  if (row->cells[PR_PROCEDURES_PRIORITY].v.count > 0)
    ADD (_ (", priority %s"), TEXT (PROCEDURES, PRIORITY));
  ADD (".");
}

/* How officers give their time, where it is not evenly. */
SAY (say_pool)
{
  if (GIVEN (POOLS, STRETCH) && row->cells[PR_POOLS_SHARE].v.number < 1)
    ADD (_ ("; %s of the time for dossiers, in stretches of %s"), TEXT (POOLS, SHARE),
         TEXT (POOLS, STRETCH));
  if (GIVEN (POOLS, SHARE_MOST))
    ADD (MANY ("; %s of the time while more than %s day of work waits",
               "; %s of the time while more than %s days of work wait", TEXT (POOLS, SHARE_BEYOND)),
         TEXT (POOLS, SHARE_MOST), TEXT (POOLS, SHARE_BEYOND));
  if (GIVEN (POOLS, SHARE_LEAST))
    ADD (_ ("; %s while nothing waits and time is owed"), TEXT (POOLS, SHARE_LEAST));
  if (GIVEN (POOLS, OVERTIME_MOST))
    ADD (MANY ("; who is present at the last closing stays on if more than %s day of dossiers "
               "waits, for at most %s",
               "; who is present at the last closing stays on if more than %s days of dossiers "
               "wait, for at most %s",
               TEXT (POOLS, OVERTIME_BEYOND)),
         TEXT (POOLS, OVERTIME_BEYOND), TEXT (POOLS, OVERTIME_MOST));
  if (s->len == 0)
    return;
  g_string_erase (s, 0, (gssize) strcspn (s->str, " ") + 1);
  ADD (_ (" (pool %s)."), TEXT (POOLS, POOL));
}

/* What a step's closing rule does. */
static const char *
closing_words (const pr_cell *close)
{
  switch (close->v.close.kind)
    {
    case PR_CLOSE_FINISH:
      return close->v.close.overtime == PR_NEVER
                 ? _ ("work in hand is finished after closing")
                 : _ ("work in hand is finished within a bound after closing");
    case PR_CLOSE_SUSPEND:
      return _ ("work in hand is laid down and taken up by the same officer");
    case PR_CLOSE_HAND_BACK:
      return _ ("work in hand goes back to the line, its effort kept");
    case PR_CLOSE_HAND_BACK_LOST:
      return _ ("work in hand goes back to the line, its effort lost");
    }
  return "";
}

SAY (say_closing)
{
  if (CHOICE (WORKFLOWS, KIND) != PR_STEP_WORK)
    return;
  ADD ("%s", closing_words (&row->cells[PR_WORKFLOWS_AT_CLOSE]));
  if (row->cells[PR_WORKFLOWS_AT_CLOSE].v.close.kind == PR_CLOSE_FINISH)
    ADD (" (%s)", TEXT (WORKFLOWS, AT_CLOSE));
  if (row->cells[PR_WORKFLOWS_NOT_WITHIN].v.time > 0)
    ADD (_ ("; not begun within %s of closing"), TEXT (WORKFLOWS, NOT_WITHIN));
  if (GIVEN (WORKFLOWS, PATIENCE))
    ADD (_ ("; visitors wait %s"), TEXT (WORKFLOWS, PATIENCE));
  if (CHOICE (WORKFLOWS, PREEMPTED) != PR_PREEMPTED_NO)
    ADD (_ ("; gives way to what is more urgent"));
  ADD (".");
}

/* How work is taken from the line, where it is not first come, first served. */
SAY (say_order)
{
  static const char *const words[] = {
    [PR_ORDER_PRIORITY] = N_ ("pool %s, within a priority: first come, first served."),
    [PR_ORDER_DUE] = N_ ("pool %s, within a priority: what is due first; what has no due day comes "
                         "last, by its reception."),
    [PR_ORDER_LONGEST] = N_ ("pool %s, within a priority: what was received first."),
    [PR_ORDER_SHORTEST] = N_ ("pool %s, within a priority: what takes the least effort."),
  };
  if (!GIVEN (POOLS, ORDER))
    return;
  g_autoptr (GString) text = g_string_new (_ (words[CHOICE (POOLS, ORDER)]));
  g_string_replace (text, "%s", TEXT (POOLS, POOL), 1);
  g_string_append (s, text->str);
}

static const char *
supplement_words (const char *value)
{
  return strcmp (value, "pause") == 0 ? _ ("the clock stands until it comes")
                                      : _ ("the limit begins again when it comes");
}

/* By the rule, from the beginning and from dates on. */
static void
say_supplement (const pr_saying *t, GString *s)
{
  const pr_table *rules = &t->tables->table[PR_TABLE_RULES];
  g_autoptr (GString) later = g_string_new (NULL);
  const char *first = NULL;
  for (gsize i = 0; i < rules->n; i++)
    {
      const pr_row *row = &rules->rows[i];
      if (strcmp (RAW (RULES, RULE), "supplement_clock") != 0)
        continue;
      if (GIVEN (RULES, FROM))
        g_string_append_printf (later, _ ("; from %s: %s"), TEXT (RULES, FROM),
                                supplement_words (RAW (RULES, VALUE)));
      else
        first = RAW (RULES, VALUE);
    }
  ADD (first != NULL ? _ ("a supplement: %s") : _ ("a supplement: %s (the default)"),
       supplement_words (first != NULL ? first : pr_rule_keys[PR_RULE_SUPPLEMENT_CLOCK].blank));
  ADD ("%s.", later->str);
}

SAY (say_clock)
{
  if (CHOICE (WORKFLOWS, KIND) == PR_STEP_SUPPLEMENT)
    say_supplement (t, s);
  else if (!row->cells[PR_WORKFLOWS_COUNTS].v.yes)
    ADD (_ ("does not count: the clock stands."));
  else if (row->cells[PR_WORKFLOWS_RECEIVES].v.yes)
    ADD (_ ("the limit begins when it is completed."));
  else if (row->cells[PR_WORKFLOWS_AVOIDABLE].v.yes)
    ADD (_ ("could be spared, and counts as a transfer does."));
  else if (CHOICE (WORKFLOWS, KIND) == PR_STEP_DELAY)
    ADD (_ ("the law prescribes it."));
}

SAY (say_tests)
{
  if (!row->cells[PR_ARRIVALS_TEST].v.yes)
    return;
  ADD (_ ("test dossiers of %s, %s, "), TEXT (ARRIVALS, MIX), TEXT (ARRIVALS, RATE));
  DATES (ARRIVALS);
  ADD (_ ("in no figure but those of staff."));
}

SAY (say_handover)
{
  ADD (_ ("hands over on %s all that is there or was filed there, due dates unchanged"),
       TEXT (HANDOVERS, ON));
  if (GIVEN (HANDOVERS, DELAY))
    ADD (_ ("; on the way: %s"), TEXT (HANDOVERS, DELAY));
  if (GIVEN (HANDOVERS, REENTRY))
    ADD (_ ("; entered anew by %s: %s"), TEXT (HANDOVERS, ROLE), TEXT (HANDOVERS, REENTRY));
  ADD (".");
}

SAY (say_elsewhere)
{
  pr_say_dates (t, s, &row->cells[PR_ELSEWHERE_FROM], NULL);
  ADD (_ ("%s of the counter filings of %s go to another unit, by population / distance ^ %s"),
       TEXT (ELSEWHERE, SHARE), TEXT (ELSEWHERE, PROCEDURES), TEXT (ELSEWHERE, POWER));
  if (GIVEN (ELSEWHERE, WITHIN))
    ADD (_ (" within %s km"), TEXT (ELSEWHERE, WITHIN));
  ADD (CHOICE (ELSEWHERE, RETURN) == PR_RETURN_HOME ? _ ("; the result is handed over at home.")
                                                    : _ ("; the result is handed over there."));
}

SAY (say_system)
{
  int scope = CHOICE (SYSTEMS, SCOPE);
  ADD (scope == PR_SCOPE_PROVINCE ? _ ("%s: one for the province")
       : scope == PR_SCOPE_NATION ? _ ("%s: one for the nation")
                                  : _ ("%s: one at each place"),
       TEXT (SYSTEMS, SYSTEM));
  if (*RAW (SYSTEMS, WHERE) != '\0')
    ADD (" (%s)", TEXT (SYSTEMS, WHERE));
  if (GIVEN (SYSTEMS, CAPACITY))
    ADD (MANY ("; slows down beyond %s user", "; slows down beyond %s users",
               TEXT (SYSTEMS, CAPACITY)),
         TEXT (SYSTEMS, CAPACITY));
  if (*RAW (SYSTEMS, NEEDS) != '\0')
    ADD (_ ("; down with %s"), TEXT (SYSTEMS, NEEDS));
  if (row->cells[PR_SYSTEMS_ONLINE].v.yes)
    ADD (_ ("; people file online through it"));
  ADD (".");
}

SAY (say_need)
{
  static const char *const dossiers[] = { [PR_DOSSIERS_ALL] = "",
                                          [PR_DOSSIERS_REAL] = N_ (" (real dossiers)"),
                                          [PR_DOSSIERS_TEST] = N_ (" (test dossiers)") };
  DATES (NEEDS);
  ADD (_ ("%s, step %s%s: "), TEXT (NEEDS, ROLE), TEXT (NEEDS, STEP),
       _ (dossiers[CHOICE (NEEDS, DOSSIERS)]));
  switch (CHOICE (NEEDS, IF_DOWN))
    {
    case PR_IF_DOWN_WAIT:
      ADD (_ ("waits while it is missing."));
      break;
    case PR_IF_DOWN_RESTART:
      ADD (_ ("waits while it is missing, and begins again."));
      break;
    default:
      ADD (_ ("is done on paper while it is missing, and keyed in later: %s."),
           TEXT (NEEDS, KEY_IN));
      break;
    }
}

SAY (say_readiness)
{
  ADD (_ ("%s for %s is there from %s"), TEXT (READINESS, CONDITION),
       strcmp (RAW (READINESS, ROLE), "*") == 0 ? _ ("all") : TEXT (READINESS, ROLE),
       TEXT (READINESS, READY));
  if (GIVEN (READINESS, DELAY))
    ADD (_ (", or later by %s"), TEXT (READINESS, DELAY));
  ADD (".");
}

/* "officer 2", "officers 1 and 3 to 5" */
static void
add_officers (GString *s, const pr_officers *named)
{
  ADD ("%s ", NGETTEXT ("officer", "officers", pr_officers_count (named)));
  for (gsize i = 0; i < named->n; i++)
    {
      const pr_range *r = &named->ranges[i];
      ADD ("%s%u", i == 0 ? "" : i + 1 < named->n ? ", " : _ (" and "), r->from);
      if (r->to > r->from)
        ADD (_ (" to %u"), r->to);
    }
}

SAY (say_leave)
{
  const char *reason = TEXT (LEAVE, REASON), *rate = TEXT (LEAVE, RATE),
             *length = TEXT (LEAVE, LENGTH);
  ADD (MANY ("%s: %s spell a year for each officer", "%s: %s spells a year for each officer", rate),
       reason, rate);
  if (strcmp (RAW (LEAVE, POOL), "*") != 0)
    ADD (_ (" of pool %s"), TEXT (LEAVE, POOL));
  ADD (_ (", of working days: %s"), length);
  if (GIVEN (LEAVE, FROM) || GIVEN (LEAVE, UNTIL))
    {
      ADD (", ");
      DATES (LEAVE);
      g_string_truncate (s, s->len - 1);
    }
  ADD (".");
}

/* What the skill's work is. */
static void
add_work (const pr_saying *t, GString *s, const pr_row *row)
{
  bool any = GIVEN (SKILLS, STEPS) || GIVEN (SKILLS, ROLES) || GIVEN (SKILLS, PROCEDURES);
  if (GIVEN (SKILLS, STEPS))
    ADD (_ (" steps %s;"), TEXT (SKILLS, STEPS));
  if (GIVEN (SKILLS, ROLES))
    ADD (_ (" roles %s;"), TEXT (SKILLS, ROLES));
  if (GIVEN (SKILLS, PROCEDURES))
    ADD (_ (" procedures %s;"), TEXT (SKILLS, PROCEDURES));
  if (!any)
    ADD (_ (" all work;"));
}

SAY (say_skill)
{
  ADD ("%s", TEXT (SKILLS, SKILL));
  if (GIVEN (SKILLS, FROM))
    ADD (_ (" from %s"), TEXT (SKILLS, FROM));
  ADD (":");
  add_work (t, s, row);
  ADD (MANY (
           " %s of the time is left at each doubling of experience, up to %s piece; begins with %s",
           " %s of the time is left at each doubling of experience, up to %s pieces; begins with "
           "%s",
           TEXT (SKILLS, STANDARD_AFTER)),
       TEXT (SKILLS, RATE), TEXT (SKILLS, STANDARD_AFTER), TEXT (SKILLS, START));
  if (row->cells[PR_SKILLS_SHARE].v.number < 1)
    ADD (_ (" and %s of what was learned before"), TEXT (SKILLS, SHARE));
  if (GIVEN (SKILLS, FORGET))
    ADD (_ ("; an absence of %s halves what was learned"), TEXT (SKILLS, FORGET));
  if (row->cells[PR_SKILLS_ERRORS].v.number > 0)
    {
      ADD (_ ("; errors in %s of the work of the practised"), TEXT (SKILLS, ERRORS));
      if (GIVEN (SKILLS, FOUND))
        ADD (_ (", found at %s"), TEXT (SKILLS, FOUND));
      else
        ADD (_ (", found at the next work"));
      ADD (CHOICE (SKILLS, REPAIR) == PR_REPAIR_AGAIN
               ? _ (", repaired by doing the step again")
               : _ (", repaired by asking for a supplement"));
    }
  ADD (".");
}

/* Who is away. */
SAY (say_away)
{
  bool any = strcmp (RAW (ABSENCES, POOL), "*") == 0,
       several = strchr (RAW (ABSENCES, POOL), ' ') != NULL;
  const pr_column *pool = &pr_schema[PR_TABLE_ABSENCES].columns[PR_ABSENCES_POOL];
  g_autoptr (GString) pools = g_string_new (NULL);
  for (char **name = row->cells[PR_ABSENCES_POOL].v.names; *name != NULL; name++)
    g_string_append_printf (pools, "%s%s", pools->len > 0 ? ", " : "",
                            pr_say_cell (t, pool, *name));
  if (row->cells[PR_ABSENCES_COUNT].v.portion.share > 0)
    {
      if (any)
        ADD (_ ("%s of the officers of all pools together away, %s, "), TEXT (ABSENCES, COUNT),
             TEXT (ABSENCES, REASON));
      else if (several)
        ADD (_ ("%s of the officers of the pools %s, of all these and all places together, away, "
                "%s, "),
             TEXT (ABSENCES, COUNT), pools->str, TEXT (ABSENCES, REASON));
      else
        ADD (_ ("%s of the officers of pool %s, of all places together, away, %s, "),
             TEXT (ABSENCES, COUNT), TEXT (ABSENCES, POOL), TEXT (ABSENCES, REASON));
      return;
    }
  if (GIVEN (ABSENCES, OFFICERS))
    add_officers (s, &row->cells[PR_ABSENCES_OFFICERS].v.officers);
  else
    ADD ("%s", TEXT (ABSENCES, COUNT));
  if (several)
    ADD (_ (" of each of the pools %s away, %s, "), pools->str, TEXT (ABSENCES, REASON));
  else
    ADD (_ (" of pool %s away, %s, "), any ? _ ("each") : TEXT (ABSENCES, POOL),
         TEXT (ABSENCES, REASON));
}

SAY (say_absence)
{
  say_away (t, row, s);
  DATES (ABSENCES);
  if (GIVEN (ABSENCES, DELAY))
    ADD (_ ("or longer by %s "), TEXT (ABSENCES, DELAY));
  g_string_truncate (s, s->len - 1);
  ADD (".");
}

SAY (say_activity)
{
  ADD (_ ("%s: %s, for %s"), TEXT (ACTIVITIES, ACTIVITY), TEXT (ACTIVITIES, PARTICIPANTS),
       TEXT (ACTIVITIES, DURATION));
  if (GIVEN (ACTIVITIES, FROM) || GIVEN (ACTIVITIES, UNTIL))
    {
      ADD (", ");
      DATES (ACTIVITIES);
      g_string_truncate (s, s->len - 1);
    }
  if (GIVEN (ACTIVITIES, SLOTS))
    ADD (_ (", in the hours of calendar %s, on duty or not"), TEXT (ACTIVITIES, SLOTS));
  if (GIVEN (ACTIVITIES, AFTER))
    ADD (_ ("; once %s has passed there"), TEXT (ACTIVITIES, AFTER));
  if (GIVEN (ACTIVITIES, AFTER_ALL))
    ADD (_ ("; once %s has passed everywhere"), TEXT (ACTIVITIES, AFTER_ALL));
  if (GIVEN (ACTIVITIES, NEEDS))
    ADD (_ ("; needs %s"), TEXT (ACTIVITIES, NEEDS));
  if (row->cells[PR_ACTIVITIES_PASS].v.number < 1)
    ADD (_ ("; a try passes with probability %s, the next is %s after one that failed"),
         TEXT (ACTIVITIES, PASS), TEXT (ACTIVITIES, AGAIN_AFTER));
  ADD (".");
}

SAY (say_venue)
{
  if (GIVEN (VENUES, WHERE))
    ADD (_ ("venue %s: %s at each place of %s"), TEXT (VENUES, VENUE), TEXT (VENUES, COUNT),
         TEXT (VENUES, WHERE));
  else
    ADD (_ ("venue %s: %s, shared"), TEXT (VENUES, VENUE), TEXT (VENUES, COUNT));
  if (GIVEN (VENUES, CALENDAR))
    ADD (_ (", in the hours of calendar %s"), TEXT (VENUES, CALENDAR));
  ADD (".");
}

SAY (say_course)
{
  const pr_cell *n = &row->cells[PR_COURSES_SESSIONS];
  ADD (NGETTEXT ("course %s for %s: %d session of %s, ", "course %s for %s: %d sessions of %s, ",
                 n->v.count),
       TEXT (COURSES, COURSE), TEXT (COURSES, ROLES), (int) n->v.count, TEXT (COURSES, DURATION));
  DATES (COURSES);
  ADD (MANY ("at %s, with %s seat; at most %.0f %% of a pool at once, but one may always go",
             "at %s, with %s seats; at most %.0f %% of a pool at once, but one may always go",
             TEXT (COURSES, SEATS)),
       TEXT (COURSES, BEGINS), TEXT (COURSES, SEATS),
       100 * row->cells[PR_COURSES_AT_ONCE].v.number);
  if (GIVEN (COURSES, NEEDS))
    ADD (_ ("; needs %s"), TEXT (COURSES, NEEDS));
  if (GIVEN (COURSES, TEACHES))
    ADD (MANY ("; worth %s dossier of experience in %s", "; worth %s dossiers of experience in %s",
               TEXT (COURSES, WORTH)),
         TEXT (COURSES, WORTH), TEXT (COURSES, TEACHES));
  ADD (".");
}

SAY (say_incident)
{
  ADD ("%s%s%s ", TEXT (INCIDENTS, INCIDENT), P_ ("what a sentence is about", ": "),
       TEXT (INCIDENTS, SYSTEM));
  if (GIVEN (INCIDENTS, SLOW))
    ADD (_ ("slowed down to %s of the time, "), TEXT (INCIDENTS, SLOW));
  else
    ADD (_ ("down, "));
  if (GIVEN (INCIDENTS, START))
    ADD (_ ("on %s"), TEXT (INCIDENTS, START));
  else
    {
      DATES (INCIDENTS);
      ADD (CHOICE (INCIDENTS, CLOCK) == PR_CLOCK_OPERATING ? _ ("at random, after %s of use")
                                                           : _ ("at random, after %s"),
           TEXT (INCIDENTS, EVERY));
    }
  ADD (_ ("; repair %s"), TEXT (INCIDENTS, REPAIR));
  if (GIVEN (INCIDENTS, CREW))
    ADD (_ (" by a crew of the kind %s"), TEXT (INCIDENTS, CREW));
  ADD (".");
}

SAY (say_crew)
{
  ADD (_ ("%s (%s): %s at %s, %s, calendar %s; leaves after %s, %s km an hour"), TEXT (CREWS, CREW),
       TEXT (CREWS, KIND), TEXT (CREWS, COUNT), TEXT (CREWS, BASE), TEXT (CREWS, DUTY),
       TEXT (CREWS, CALENDAR), TEXT (CREWS, MOBILISATION), TEXT (CREWS, SPEED));
  if (GIVEN (CREWS, BOAT))
    ADD (_ (", by boat %s"), TEXT (CREWS, BOAT));
  ADD (_ ("; at the end of its shift: %s."), TEXT (CREWS, AT_END));
}

const pr_explanation pr_explanations[] = {
  { "places", N_ ("PLACES"), PR_TABLE_UNITS, PR_UNITS_NAME, "", say_unit },
  { "places", N_ ("PLACES"), PR_TABLE_AUTHORITIES, PR_AUTHORITIES_NAME, "", say_authority },
  { "places", N_ ("PLACES"), PR_TABLE_SPLITS, -1, "", say_split },
  { "calendars", N_ ("CALENDARS"), PR_TABLE_CALENDARS, -1, "", say_calendar },
  { "calendars", N_ ("CALENDARS"), PR_TABLE_HOLIDAYS, -1, "", say_holiday },
  { "calendars", N_ ("CALENDARS"), PR_TABLE_TIERS, PR_TIERS_WHERE, "", say_tier },
  { "phases", N_ ("WHO RECEIVES AND DECIDES"), PR_TABLE_PHASES, PR_PHASES_PROCEDURES, "",
    say_phase },
  { "phases", N_ ("WHO RECEIVES AND DECIDES"), PR_TABLE_HANDOVERS, PR_HANDOVERS_WHERE, "",
    say_handover },
  { "limits", N_ ("LIMITS OF PROCEDURES"), PR_TABLE_PROCEDURES, PR_PROCEDURES_CODE, "",
    say_procedure },
  { "workflows", N_ ("WORKFLOWS, STEP BY STEP"), PR_TABLE_WORKFLOWS, -1, "", pr_say_step },
  { "law", N_ ("RULES OF LAW AND OF THE HOUSE"), PR_TABLE_RULES, -1, "", pr_say_rule },
  { "pools", N_ ("TIME FOR DOSSIERS, AND OVERTIME"), PR_TABLE_POOLS, PR_POOLS_WHERE, "", say_pool },
  { "steps", N_ ("AT CLOSING TIME, BY STEP"), PR_TABLE_WORKFLOWS, PR_WORKFLOWS_STEP, "",
    say_closing },
  { "lines", N_ ("WHAT IS TAKEN FIRST FROM A LINE"), PR_TABLE_POOLS, PR_POOLS_WHERE, "",
    say_order },
  { "clock", N_ ("WHAT STOPS AND STARTS THE CLOCK, BY STEP"), PR_TABLE_WORKFLOWS, PR_WORKFLOWS_STEP,
    "", say_clock },
  { "elsewhere", N_ ("FILING ELSEWHERE"), PR_TABLE_ELSEWHERE, PR_ELSEWHERE_WHERE, N_ ("homes"),
    say_elsewhere },
  { "tests", N_ ("TEST DOSSIERS"), PR_TABLE_ARRIVALS, PR_ARRIVALS_WHERE, "", say_tests },
  { "systems", N_ ("SYSTEMS, AND WHO NEEDS THEM"), PR_TABLE_SYSTEMS, -1, "", say_system },
  { "systems", N_ ("SYSTEMS, AND WHO NEEDS THEM"), PR_TABLE_NEEDS, PR_NEEDS_NEED, "", say_need },
  { "readiness", N_ ("READINESS"), PR_TABLE_READINESS, PR_READINESS_WHERE, "", say_readiness },
  { "leave", N_ ("LEAVE AND SICKNESS"), PR_TABLE_LEAVE, PR_LEAVE_WHERE, "", say_leave },
  { "skills", N_ ("SKILLS"), PR_TABLE_SKILLS, PR_SKILLS_WHERE, "", say_skill },
  { "absences", N_ ("ABSENCES"), PR_TABLE_ABSENCES, PR_ABSENCES_WHERE, "", say_absence },
  { "rehearsals", N_ ("REHEARSALS AND COURSES"), PR_TABLE_COURSES, PR_COURSES_WHERE, "",
    say_course },
  { "rehearsals", N_ ("REHEARSALS AND COURSES"), PR_TABLE_ACTIVITIES, PR_ACTIVITIES_WHERE, "",
    say_activity },
  { "rehearsals", N_ ("REHEARSALS AND COURSES"), PR_TABLE_VENUES, -1, "", say_venue },
  { "measures", N_ ("MEASURES"), PR_TABLE_MEASURES, PR_MEASURES_WHERE, "", pr_say_measure },
  { "measures", N_ ("MEASURES"), PR_TABLE_RESERVES, -1, "", pr_say_reserve },
  { "costs", N_ ("COSTS"), PR_TABLE_COSTS, PR_COSTS_WHERE, "", pr_say_cost },
  { "incidents", N_ ("INCIDENTS"), PR_TABLE_INCIDENTS, PR_INCIDENTS_WHERE, "", say_incident },
  { "crews", N_ ("CREWS"), PR_TABLE_CREWS, -1, "", say_crew },
  { NULL, NULL, PR_N_TABLES, -1, NULL, NULL },
};
