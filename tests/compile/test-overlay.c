/* What-ifs: what each verb makes of the base's rows, and what is reported about a wrong one.
 *
 * The scene's pools are desk (*, commune, 00002), back (*), night (00003), land (land-a, land-b)
 * and front (tax); its units 00003 (ward), 00001 and 00002 (communes).
 */
#include "overlaid.h"

#include <string.h>

typedef struct {
  const char *overlay;          /* without its head */
  const char *file, *old, *new; /* the same by hand; `old` "" appends */
} equal_case;

static const equal_case equals[] = {
  /* Rows as they are named. */
  { "[set pools where pool=night]\ncount = 3\n", "pools.csv", "night,00003,expert,1,always,,press",
    "night,00003,expert,3,always,,assumption: W" },
  { "[set pools where pool=night; count=1]\ncalendar = office\n", "pools.csv",
    "night,00003,expert,1,always,,press", "night,00003,expert,1,office,,assumption: W" },
  { "[shift pools where roles=sign]\ncount = +2\n", "pools.csv",
    "back,*,sign expert reception,1,office,50%,press",
    "back,*,sign expert reception,3,office,50%,assumption: W" },
  { "[set pools where pool=night]\ncount = 3\nsource = press: here\n", "pools.csv",
    "night,00003,expert,1,always,,press", "night,00003,expert,3,always,,press: here" },
  /* A general row is copied for the places that are meant, where it counts. */
  { "[set pools where pool=desk; type=ward]\ncount = 4\n", "pools.csv", "",
    "desk,00003,reception,4,office,,assumption: W\n" },
  { "[scale pools where pool=desk; where=commune]\ncount = 150%\n", "pools.csv",
    "desk,commune,reception,2,office,,press\ndesk,00002,reception,3,office,,press",
    "desk,commune,reception,3,office,,assumption: W\n"
    "desk,00002,reception,5,office,,assumption: W" },
  /* Desks are 2, 3 and 1: 1.4, then 3.5, then 4.2 are 1, 4 and 4 in all; but nobody is gone. */
  { "[scale pools where pool=desk]\ncount = 70%\n", "pools.csv",
    "desk,commune,reception,2,office,,press", "desk,commune,reception,1,office,,assumption: W" },
  /* 1.5, 3, 4.5 are 2, 3 and 5 in all: the row keeps what most of its places get. */
  { "[scale pools where pool=back]\ncount = 150%\n", "pools.csv",
    "back,*,sign expert reception,1,office,50%,press",
    "back,*,sign expert reception,2,office,50%,assumption: W\n"
    "back,00002,sign expert reception,1,office,50%,press" },
  /* Land offices: 1.2, then 3.6: 1, then 4 in all. */
  { "[scale pools where pool=land]\ncount = 60%\n", "pools.csv",
    "land,land-a,expert,2,office,,press\nland,land-b,expert,4,office,,press",
    "land,land-a,expert,1,office,,assumption: W\nland,land-b,expert,3,office,,assumption: W" },
  /* Of places with a row in common some only. */
  { "[scale pools where pool=back; where=commune]\ncount = 250%\n", "pools.csv", "",
    "back,00001,sign expert reception,3,office,50%,assumption: W\n"
    "back,00002,sign expert reception,2,office,50%,assumption: W\n" },
  { "[scale pools where pool=night]\ncount = 0\n", "pools.csv",
    "night,00003,expert,1,always,,press", "night,00003,expert,0,always,,assumption: W" },
  { "[shift pools where pool=desk; difficult_area=yes]\ncount = +1\n", "pools.csv", "",
    "desk,00001,reception,3,office,,assumption: W\n" },
  { "[set pools where pool=desk; former_district=Núi; where=00001]\ncount = 9\n", "pools.csv", "",
    "desk,00001,reception,9,office,,assumption: W\n" },
  { "[set pools where kind=land-branch; where=land-a]\ncount = 9\n", "pools.csv",
    "land,land-a,expert,2,office,,press", "land,land-a,expert,9,office,,assumption: W" },
  { "[move pools where pool=desk]\nfrom = 00002\nto = 00003\ncount = 1\n", "pools.csv",
    "desk,00002,reception,3,office,,press",
    "desk,00002,reception,2,office,,assumption: W\n"
    "desk,00003,reception,2,office,,assumption: W" },
  /* A place by its name, in any Unicode form, is as good as by its code. */
  { "[set pools where pool=desk; where=Hai]\ncount = 9\n", "pools.csv",
    "desk,00002,reception,3,office,,press", "desk,00002,reception,9,office,,assumption: W" },
  { "[set pools where pool=desk; where=Mo\xcc\xa3\xcc\x82t, Hai]\ncount = 9\n", "pools.csv",
    "desk,commune,reception,2,office,,press\ndesk,00002,reception,3,office,,press",
    "desk,commune,reception,9,office,,assumption: W\n"
    "desk,00002,reception,9,office,,assumption: W" },
  { "[move pools where pool=desk]\nfrom = Hai\nto = Ba\ncount = 1\n", "pools.csv",
    "desk,00002,reception,3,office,,press",
    "desk,00002,reception,2,office,,assumption: W\n"
    "desk,00003,reception,2,office,,assumption: W" },
  { "[set backlog where home=Một]\ncount = 7\n", "backlog.csv", "09:30,1,00001,,press",
    "09:30,7,00001,,assumption: W" },
  { "[set backlog where home=00001]\nhome = Ba\n", "backlog.csv", "09:30,1,00001,,press",
    "09:30,1,00003,,assumption: W" },
  /* Rows come and go. */
  { "[add pools extra]\npool = extra\nwhere = ward\nroles = expert\ncount = 1\ncalendar = office\n",
    "pools.csv", "", "extra,ward,expert,1,office,,assumption: W\n" },
  { "[remove pools where pool=night]\n", "pools.csv", "night,00003,expert,1,always,,press\n", "" },
  { "[remove surges where where=00003]\n", "surges.csv",
    "*,00003,2025-07-08,2025-07-08,150%,press\n", "" },
  { "[add holidays day]\ndate = 2025-07-07\ncalendar = office\nopen = closed\n", "holidays.csv", "",
    "2025-07-07,office,closed,assumption: W\n" },
  /* Values keep their form. */
  { "[scale arrivals where stream=fields]\nrate = 2\n", "arrivals.csv",
    "1 per hour,,,others,home,2025-07-02,2025-07-03,press",
    "2 per hour,,,others,home,2025-07-02,2025-07-03,assumption: W" },
  { "[scale arrivals where stream=town; where=*]\nrate = 110%\n", "arrivals.csv",
    "town,*,usual,2 per 1000 inhabitants per working day,day,net,,,,,press\n"
    "town,00003,usual,10 per working day,day,net,,,,,press",
    "town,*,usual,2.2 per 1000 inhabitants per working day,day,net,,,,,assumption: W\n"
    "town,00003,usual,11 per working day,day,net,,,,,assumption: W" },
  { "[scale workflows where workflow=flow; step=check]\neffort = 50%\n", "workflows.csv",
    "flow,check,work,expert,home,30min,no,,,,receive 5%; refused 5%; sign rest,press",
    "flow,check,work,expert,home,15min,no,,,,receive 5%; refused 5%; sign rest,assumption: W" },
  { "[shift arrivals where stream=fields]\nfrom = +1 day\nuntil = +7 days\n", "arrivals.csv",
    "2025-07-02,2025-07-03,press", "2025-07-03,2025-07-10,assumption: W" },
  { "[shift procedures where code=paper]\nlimit = -1\n", "procedures.csv",
    "3 working days,5 working days,home,10%,25%,0,press",
    "2 working days,5 working days,home,10%,25%,0,assumption: W" },
  { "[shift rules where rule=ticket_cutoff]\nvalue = +15min\n", "rules.csv",
    "ticket_cutoff,30min,press", "ticket_cutoff,45min,assumption: W" },
  { "[shift procedures where code=paper]\nincomplete = -5%\n", "procedures.csv",
    "home,10%,25%,0,press", "home,5%,25%,0,assumption: W" },
  /* Sums and products are those of decimals. */
  { "[shift procedures where code=paper]\nincomplete = +5%\n", "procedures.csv",
    "home,10%,25%,0,press", "home,15%,25%,0,assumption: W" },
  { "[scale procedures where code=paper]\nincomplete = 7\n", "procedures.csv",
    "home,10%,25%,0,press", "home,70%,25%,0,assumption: W" },
};

START_TEST (equals_an_edit_by_hand)
{
  const equal_case *e = &equals[_i];
  overlaid o = { 0 };
  scene by_hand;
  scene_init (&o.s);
  scene_init (&by_hand);
  scene_edit (&by_hand, "scenario.ini", "name = Small", "name = W");
  scene_edit (&by_hand, e->file, e->old, e->new);
  g_autofree char *text = g_strconcat (HEAD, e->overlay, NULL);
  overlaid_lay (&o, text, NULL);
  scene_compile (&by_hand);
  ck_assert_str_eq (o.messages, by_hand.messages);
  g_autofree char *got = pr_tables_text (o.tables), *wanted = pr_tables_text (by_hand.tables);
  ck_assert_str_eq (got, wanted);
  ck_assert_ptr_nonnull (o.s.world);
  overlaid_clear (&o);
  scene_clear (&by_hand);
}
END_TEST

/* A table that the base has not, a table from another file, and keys of scenario.ini. */
START_TEST (tables_and_keys)
{
  overlaid o = { 0 };
  scene by_hand;
  scene_init (&o.s);
  scene_init (&by_hand);
  scene_set (&o.s, "more.txt", "date,calendar,open,source\n2025-07-07,*,closed,press\n");
  scene_set (&by_hand, "holidays.csv", "date,calendar,open,source\n2025-07-07,*,closed,press\n");
  scene_set (&by_hand, "systems.csv", "system,scope,source\nnet,province,assumption: W\n");
  scene_set (&by_hand, "needs.csv", "role,step,need,source\nexpert,*,net,assumption: W\n");
  scene_edit (&by_hand, "scenario.ini", "name = Small", "name = W");
  scene_edit (&by_hand, "scenario.ini", "2025-07-14", "2025-07-13");
  scene_edit (&by_hand, "scenario.ini", "", "[report]\nlevel = 90%\n");
  overlaid_lay (&o,
                HEAD
                "end = 2025-07-13\n[report]\nlevel = 90%\n[replace holidays]\nfiles = more.txt\n"
                "[add systems net]\nsystem = net\nscope = province\n"
                "[add needs net]\nrole = expert\nstep = *\nneed = net\n",
                NULL);
  scene_compile (&by_hand);
  g_autofree char *got = pr_tables_text (o.tables), *wanted = pr_tables_text (by_hand.tables);
  ck_assert_str_eq (got, wanted);
  ck_assert_ptr_nonnull (o.s.world);
  overlaid_clear (&o);
  scene_clear (&by_hand);
}
END_TEST

/* The second acts on what the first has made, rows that it added included. */
START_TEST (one_on_another)
{
  overlaid o = { 0 };
  scene by_hand;
  scene_init (&o.s);
  scene_init (&by_hand);
  scene_edit (&by_hand, "scenario.ini", "name = Small", "name = V");
  scene_edit (&by_hand, "pools.csv", "", "desk,00003,reception,6,office,,assumption: V\n");
  overlaid_lay (&o, HEAD "[set pools where pool=desk; where=00003]\ncount = 5\n",
                "[scenario]\nbase = w.ini\nname = V\n[shift pools where pool=desk; where=00003]\n"
                "count = +1\n");
  scene_compile (&by_hand);
  g_autofree char *got = pr_tables_text (o.tables), *wanted = pr_tables_text (by_hand.tables);
  ck_assert_str_eq (got, wanted);
  overlaid_clear (&o);
  scene_clear (&by_hand);
}
END_TEST

typedef struct {
  const char *overlay; /* whole when it begins with "[scenario]", else after the head */
  const char *at, *text;
} wrong_case;

static const wrong_case wrongs[] = {
  { "[scenario]\nname = W\n", "w.ini:1:1: error: ", "key 'base' of group [scenario] is missing" },
  { "[scenario]\nbase = .\nname =\n", "w.ini:3:7: error: ", "name is blank" },
  { "[scenario]\nbase = .\nname = Small\n[remove pools where pool=night]\n",
    "w.ini:3:8: error: ", "name changes nothing: the base has the same" },
  { "sead = 2\n", "w.ini:4:1: error: ", "unknown key 'sead'; did you mean 'seed'?" },
  { "[sett pools]\ncount = 1\n",
    "w.ini:4:1: error: ", "unknown group 'sett'; did you mean 'set'?" },
  { "[tables]\npools = x.csv\n", "w.ini:4:1: error: ", "write [replace TABLE]" },
  { "[set pool]\ncount = 1\n",
    "w.ini:4:6: error: ", "unknown table 'pool'; did you mean 'pools'?" },
  { "[set pools when pool=desk]\ncount = 1\n",
    "w.ini:4:12: error: ", "'when pool=desk' found; 'where COLUMN=VALUE' is expected" },
  { "[set pools where pol=desk]\ncount = 1\n",
    "w.ini:4:18: error: ", "unknown column of pools 'pol'; did you mean 'pool'?" },
  { "[set pools where pool]\ncount = 1\n", "w.ini:4:18: error: ", "'pool' is no condition" },
  { "[set pools where pool=desk,]\ncount = 1\n", "w.ini:4:18: error: ", "a value is blank" },
  { "[set pools where pool=desc]\ncount = 9\n",
    "w.ini:4:18: error: ", "no row of pools has the pool 'desc'; did you mean 'desk'?" },
  { "[set pools where pool=desk; type=wards]\ncount = 9\n",
    "w.ini:4:29: error: ", "type: no place is 'wards'; did you mean 'ward'?" },
  { "[set pools where where=00009]\ncount = 9\n",
    "w.ini:4:18: error: ", "where: no place is '00009'; did you mean '00003'?" },
  { "[set pools where pool=night; count=7]\ncount = 9\n",
    "w.ini:4:30: error: ", "no row of pools has the count '7'" },
  { "[set pools where pool=night; where=00001]\ncount = 9\n",
    "w.ini:4:1: error: ", "changes nothing: no row of pools fulfils all conditions" },
  { "[set pools where pool=night]\ncount = 1\n",
    "w.ini:4:1: error: ", "changes nothing: all rows are so already" },
  { "[set pools where pool=night]\n", "w.ini:4:1: error: ", "changes nothing: it has no keys" },
  { "[shift procedures where code=land]\nlimit_difficult = +1\n",
    "w.ini:4:1: error: ", "changes nothing: no amount is there" },
  { "[scale pools where pool=night]\ncount = 100%\n",
    "w.ini:4:1: error: ", "changes nothing: no amount is there, or none that changes" },
  { "[set pools where pool=night]\ncuont = 1\n", "w.ini:5:1: error: ", "did you mean 'count'?" },
  { "[set pools where pool=desk]\ncount = many\n", "w.ini:5:9: error: ", "'many'" },
  { "[scale pools where pool=night]\ncount = -2\n", "w.ini:5:9: error: ", "'-2'" },
  { "[scale pools where pool=night]\ncalendar = 2\n",
    "w.ini:5:12: error: ", "calendar: it has no amount that could be scaled" },
  { "[shift pools where pool=night]\ncount = 2\n",
    "w.ini:5:9: error: ", "a whole number with its sign is expected, such as +2 or -1" },
  { "[shift pools where pool=night]\ncount = -2\n", "w.ini:5:9: error: ", "'-1'" },
  { "[shift surges where stream=town]\nfrom = +12h\n", "w.ini:5:8: error: ", "such as +7 days" },
  { "[shift surges where stream=town]\nfrom = +7 days\n",
    "w.ini:5:8: error: ", "until: '2025-07-08' is before '2025-07-14'" },
  { "[add venues hall]\nvenue = hall\ncount = 1\n[add courses it]\ncourse = it\nroles = expert\n"
    "where = *\nfrom = 2025-07-02\nduration = 3h\nseats = 4\nneeds = hall 1\n"
    "[set courses where where=00001]\nseats = 3\n",
    "w.ini:15:1: error: ", "on 2025-07-02 courses need 2 of venue 'hall', of which there is 1" },
  { "[scale procedures where code=land]\nlimit = 2\n", "w.ini:5:9: error: ", "could be scaled" },
  { "[shift rules where value=office]\nvalue = +1\n", "w.ini:5:9: error: ", "which rule?" },
  { "[move pools where pool=desk]\nfrom = 00002\ncount = 1\n",
    "w.ini:4:1: error: ", "from, to and count are needed" },
  { "[move pools where pool=desk]\nfrom = 00002\nto = 0001\ncount = 1\n",
    "w.ini:6:6: error: ", "to: no place is '0001'; did you mean '00001'?" },
  { "[move pools where roles=reception]\nfrom = 00002\nto = 00001\ncount = 1\n",
    "w.ini:5:8: error: ", "several pools of 00002 fit the conditions" },
  { "[move pools where pool=night]\nfrom = 00003\nto = 00001\ncount = 1\n",
    "w.ini:6:6: error: ", "no pool of 00001 fits the conditions" },
  { "[move surges where stream=town]\nfrom = 00002\nto = 00001\ncount = 1\n",
    "w.ini:4:1: error: ", "only pools have officers to move" },
  { "[add pools]\npool = x\n", "w.ini:4:1: error: ", "the name tells groups apart" },
  { "[add pools x]\npool = x\nwhere = ward\nroles = expert\ncount = 1\n",
    "w.ini:4:1: error: ", "calendar is blank; it must be given" },
  { "[add pools x]\npool = desk\nwhere = 00002\nroles = expert\ncount = 1\ncalendar = office\n",
    "w.ini:5:8: error: ", "duplicate row: pools.csv:4 has the same pool 'desk', where '00002'" },
  { "[remove pools where pool=desk; where=00003]\n", "w.ini:4:1: error: ",
    "the row pools.csv:2 names other places, too; it cannot be removed for some" },
  { "[remove pools where pool=desk]\ncount = 1\n",
    "w.ini:5:1: error: ", "who removes rows gives no key" },
  { "[set surges where stream=town; where=00003]\nfactor = 3\n", "w.ini:4:1: error: ",
    "the row surges.csv:2 names other places, too, and cannot be changed for some" },
  { "[add absences away]\npool = land\nwhere = land-b\nfrom = 2025-07-02\nreason = leave\n"
    "officers = 4\n[move pools where pool=land]\nfrom = land-b\nto = land-a\ncount = 1\n",
    "w.ini:9:12: error: ", "there is no officer 4: the last one of pool 'land' at land-b is 3" },
  { "[add absences away]\npool = desk\nwhere = 00002\nfrom = 2025-07-02\nreason = leave\n"
    "count = 20%\n[shift absences]\ncount = +1\n",
    "w.ini:11:9: error: ", "has no amount that could be changed so" },
  { "[add absences away]\npool = desk\nwhere = 00002\nfrom = 2025-07-02\nreason = leave\n"
    "count = 20%\n[shift absences]\ncount = 5%\n",
    "w.ini:11:9: error: ", "a whole number or a share with its sign is expected" },
  { "[add absences away]\npool = desk\nwhere = 00002\nfrom = 2025-07-02\nreason = leave\n"
    "count = 80%\n[scale absences]\ncount = 2\n",
    "w.ini:11:9: error: ", "'160%' is more than 100%" },
  { "[add absences away]\npool = desk\nwhere = 00002\nfrom = 2025-07-02\nreason = leave\n"
    "officers = 2\n[set absences where officers=2]\ncount = 2\n",
    "w.ini:11:9: error: ", "officers '2' are 1, but count is '2'; leave count blank, or write 1" },
  { "[add absences away]\npool = desk\nwhere = 00002\nfrom = 2025-07-02\nreason = leave\n"
    "officers = 1-2\n[set absences where officers=3]\nreason = training\n",
    "w.ini:10:21: error: ", "no row of absences has the officers '3'" },
  { "[replace pools]\nfiles = none.csv\n", "w.ini:5:9: error: ", "there is no file 'none.csv'" },
  { "[replace pools where pool=desk]\nfiles = x.csv\n",
    "w.ini:4:16: error: ", "a table is replaced as a whole" },
  { "[replace pools]\nfile = x.csv\n", "w.ini:5:1: error: ", "the only key is files" },
  { "[set pools where pool=night]\ncount = 2\n[set pools where pool=night]\ncount = 3\n",
    "w.ini:6:1: error: ", "group [set pools where pool=night] was given in line 4" },
};

START_TEST (wrong_is_told)
{
  const wrong_case *c = &wrongs[_i];
  overlaid o = { 0 };
  scene_init (&o.s);
  bool whole = g_str_has_prefix (c->overlay, "[scenario]");
  g_autofree char *text = g_strconcat (whole ? "" : HEAD, c->overlay, NULL);
  overlaid_lay (&o, text, NULL);
  ck_assert_msg (strstr (o.messages, c->at) != NULL, "wanted %s, got\n%s", c->at, o.messages);
  ck_assert_msg (strstr (o.messages, c->text) != NULL, "wanted '%s', got\n%s", c->text, o.messages);
  ck_assert_msg (scene_count_lines (o.messages) == 1, "wanted one message, got\n%s", o.messages);
  overlaid_clear (&o);
}
END_TEST

/* Pools of the names a0, a1 and a2 at 20 departments in the order of their codes, by a fixed rule
 * that looks like none: 0 to 9 officers. */
#define N_NAMES 3
#define N_PLACES 20
static int
officers_of (int name, int place, int seed)
{
  return (place * place * 7 + name * 5 + seed * 3 + place * seed) % 10;
}

static void
scene_of_departments (scene *s, int seed)
{
  scene_init (s);
  for (int p = N_PLACES - 1; p >= 0; p--)
    {
      g_autofree char *place = g_strdup_printf ("d%02d,Department,department,,press\n", p);
      scene_edit (s, "authorities.csv", "", place);
      for (int k = 0; k < N_NAMES; k++)
        {
          g_autofree char *pool = g_strdup_printf ("a%d,d%02d,expert,%d,office,,press\n", k, p,
                                                   officers_of (k, p, seed));
          scene_edit (s, "pools.csv", "", pool);
        }
    }
}

static int
count_of (const pr_tables *t, int name, int place)
{
  const pr_table *pools = &t->table[PR_TABLE_POOLS];
  g_autofree char *pool = g_strdup_printf ("a%d", name);
  g_autofree char *where = g_strdup_printf ("d%02d", place);
  int found = -1;
  for (gsize r = 0; r < pools->n; r++)
    if (g_str_equal (pools->rows[r].cells[PR_POOLS_POOL].text, pool)
        && g_str_equal (pools->rows[r].cells[PR_POOLS_WHERE].text, where))
      {
        ck_assert_int_eq (found, -1);
        found = (int) pools->rows[r].cells[PR_POOLS_COUNT].v.count;
      }
  ck_assert_int_ge (found, 0);
  return found;
}

/* Each count is the floor or the ceiling of what is asked, nobody is scaled away, and every name's
 * sum is right to half an officer, but for those who were not scaled away. */
START_TEST (scaled_sums_are_right)
{
  const double factors[] = { 0.05, 0.3, 0.5, 0.7, 0.75, 0.9, 1.1, 1.5, 2.25, 0 };
  double factor = factors[_i];
  for (int seed = 0; seed < 5; seed++)
    {
      overlaid o = { 0 };
      g_autofree char *text
          = g_strdup_printf (HEAD "[scale pools where kind=department]\ncount = %g\n", factor);
      scene_of_departments (&o.s, seed);
      overlaid_lay (&o, text, NULL);
      for (int k = 0; k < N_NAMES; k++)
        {
          double asked = 0, small = 0;
          int got = 0;
          for (int p = 0; p < N_PLACES; p++)
            {
              double was = officers_of (k, p, seed), x = factor * was;
              int is = count_of (o.tables, k, p);
              ck_assert_double_gt (is, x - 1);
              ck_assert_double_lt (is, x + 1);
              ck_assert_int_eq (is > 0, was > 0 && (factor > 0 || is > 0));
              asked += x;
              small += is > 0 && x < 1 ? 1 - x : 0;
              got += is;
            }
          ck_assert_double_ge (got, asked - 0.5 - 1e-9);
          ck_assert_double_le (got, asked + 0.5 + small + 1e-9);
        }
      overlaid_clear (&o);
    }
}
END_TEST

/* Halving twice is not the same as taking a quarter: the second half is of what the first left.
 * What was asked and what came out is reported if it differs by more than a tenth. */
START_TEST (scaled_twice)
{
  overlaid o = { 0 };
  scene_init (&o.s);
  overlaid_lay (&o, HEAD "[scale pools where pool=land]\ncount = 150%\n",
                "[scenario]\nbase = w.ini\nname = V\n[scale pools where pool=land]\ncount = 50%\n");
  ck_assert_str_eq (o.messages, "");
  /* 2 and 4: 3 and 9 in all are 3 and 6; 1.5 and 4.5 in all are 2 and 3. */
  ck_assert_ptr_nonnull (
      strstr (pr_tables_scaled (o.tables), "  pools land: 1.50 asked for, 2 came out: land-a\n"));
  ck_assert_int_eq (scene_count_lines (pr_tables_scaled (o.tables)), 1);
  ck_assert_uint_eq (o.s.world->pools[scene_pool (&o.s, "land-a", "land")].count, 2);
  ck_assert_uint_eq (o.s.world->pools[scene_pool (&o.s, "land-b", "land")].count, 3);
  overlaid_clear (&o);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("overlays");
  TCase *tc = tcase_create ("compile");
  tcase_add_loop_test (tc, equals_an_edit_by_hand, 0, G_N_ELEMENTS (equals));
  tcase_add_test (tc, tables_and_keys);
  tcase_add_test (tc, one_on_another);
  tcase_add_loop_test (tc, scaled_sums_are_right, 0, 10);
  tcase_add_test (tc, scaled_twice);
  tcase_add_loop_test (tc, wrong_is_told, 0, G_N_ELEMENTS (wrongs));
  suite_add_tcase (suite, tc);
  return run_suite (suite);
}
