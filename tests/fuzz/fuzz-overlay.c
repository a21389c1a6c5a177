/* Any bytes as a what-if on a small base, and as the plan of a sweep: the same messages twice,
 * whatever is refused is refused with words, and what a plan's points say is a what-if again. */
#include "experiment/design.h"
#include "compile/compile.h"
#include "scenario/diff.h"
#include "scenario/overlay.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const struct {
  const char *name, *text;
} base[] = {
  { "scenario.ini",
    "[scenario]\nformat = 1\nname = Small\nstart = 2025-07-01\nend = 2025-07-14\n" },
  { "units.csv", "code,name,type,population,former_district,difficult_area,source\n"
                 "00001,One,ward,1000,Hill,yes,press\n00002,Two,commune,500,Sea,no,press\n" },
  { "authorities.csv", "code,name,kind,serves,source\nland,Land,branch,*,press\n" },
  { "calendars.csv", "calendar,days,open,source\noffice,Mon-Fri,08:00-12:00 13:00-17:00,press\n" },
  { "pools.csv", "pool,where,roles,count,calendar,share,source\n"
                 "desk,*,reception,1,office,,press\ndesk,ward,reception,2,office,50%,press\n"
                 "land,land,expert,2,office,,press\n" },
  { "procedures.csv", "code,name,workflow,limit,incomplete,source\n"
                      "p,P,w,3 working days,10%,press\n" },
  { "workflows.csv", "workflow,step,role,place,effort,next,source\n"
                     "w,receive,reception,filing,10min,decide,press\n"
                     "w,decide,expert,land,\"lognormal(mean=1h, cv=0.5)\",returned,press\n" },
  { "arrivals.csv", "stream,where,mix,rate,source\n"
                    "s,*,p,2 per 1000 inhabitants per working day,press\n" },
  { "surges.csv", "stream,where,from,until,factor,source\ns,*,2025-07-07,2025-07-08,2,press\n" },
  { "rules.csv", "rule,value,source\nlegal_calendar,office,press\nticket_cutoff,30min,press\n" },
};

static char *
apply (const char *data, size_t size)
{
  g_autoptr (pr_folder) folder = pr_folder_new_memory ("s/");
  for (gsize i = 0; i < G_N_ELEMENTS (base); i++)
    pr_folder_add (folder, base[i].name, base[i].text, strlen (base[i].text));
  g_autoptr (pr_diag) diag = pr_diag_new ();
  const pr_source *source = pr_folder_source (folder);
  g_autoptr (pr_tables) plain = pr_tables_load (source, diag);
  g_assert_cmpuint (pr_diag_errors (diag), ==, 0);
  g_autoptr (pr_overlay) overlay
      = pr_overlay_read (data, size, pr_diag_file (diag, "w.ini"), source, diag);
  g_assert ((overlay == NULL) == (pr_diag_errors (diag) > 0));
  const pr_overlays overlays = { overlay != NULL, { overlay } };
  g_autoptr (pr_tables) changed = pr_tables_load_overlaid (source, &overlays, diag);
  g_autoptr (pr_diag) base_diag = pr_diag_new ();
  const pr_from_date from = { plain, changed, base_diag, &overlays };
  bool dated = pr_diag_errors (diag) == 0 && changed->ini[PR_INI_SCENARIO_APPLIES].given;
  pr_world *world = dated ? pr_compile_from_date (&from, diag) : pr_compile (changed, diag);
  g_assert ((world == NULL) == (pr_diag_errors (diag) > 0));
  if (world != NULL)
    pr_world_free (world);
  const pr_diff_side a = { plain, NULL }, b = { changed, dated ? plain : NULL };
  g_autofree char *differences = pr_tables_diff (&a, &b);
  g_autofree char *messages = pr_diag_text (diag);
  g_assert (g_utf8_validate (messages, -1, NULL));
  return g_strconcat (messages, differences, NULL);
}

static void
sweep (const char *data, size_t size)
{
  g_autoptr (pr_diag) diag = pr_diag_new ();
  g_autoptr (pr_design) design = pr_design_read (data, size, "p.ini", 1, diag);
  g_assert ((design == NULL) == (pr_diag_errors (diag) > 0));
  for (guint k = 0; design != NULL && k < MIN (design->points->len, 3); k++)
    {
      g_autofree char *overlay = pr_design_overlay (design, k, "point");
      g_free (pr_design_words (design, k));
      g_free (apply (overlay, strlen (overlay)));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *first = apply ((const char *) data, size);
  g_autofree char *second = apply ((const char *) data, size);
  g_assert_cmpstr (first, ==, second);
  sweep ((const char *) data, size);
  return 0;
}
