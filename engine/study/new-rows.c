/* New rows: see new-rows.h. */
#include "study/new-rows.h"

#include "kernel/i18n.h"

#include <glib.h>

#define OFFICIAL "official"
#define PRESS "press"
#define ASSUMPTION "assumption"

/* Reasons of several rows. */
#define RECEIVED                                                                                   \
  N_ ("5 to 10 minutes to receive a dossier (Bình Thới, Quy Nhơn, 2025); the shape is a guess")
#define ACCEPTED N_ ("what is filed online is checked on the screen, 8 minutes on average")
#define RETURNED N_ ("the result is handed over or sent, 5.5 minutes on average")
#define GUESSED N_ ("effort and shape are guesses, no figure is published; measure yours")
#define SIGNED N_ ("a look and a signature, 3 minutes on average")
#define SENT                                                                                       \
  N_ ("Decree 61/2018/NĐ-CP art. 18, on the same working day; the length is an assumption")
#define LIMIT_GUESSED N_ ("the limit is from general knowledge; look it up in the text of the law")
#define SHARE_GUESSED N_ ("shares are guesses; your register of one month has them")
#define CERTIFIED                                                                                  \
  N_ ("certification is most of what four wards listed in 2025, 57 to 85 in a hundred; the share " \
      "is an assumption")
#define MORNING N_ ("most people come in the morning, some wait before the door opens")
#define AT_ALL_HOURS N_ ("people file online at all hours, mostly in office hours")
#define AT_WEEKENDS N_ ("at weekends and on holidays a tenth of a working day")

static const pr_new_row calendars[] = {
  { { "office", "Mon-Fri", "07:30-11:30 13:00-17:00" }, ASSUMPTION, N_ ("usual office hours") },
};

static const pr_new_row procedures[] = {
  { { "certified-copy", N_ ("certified copy"), "Chứng thực bản sao từ bản chính",
      "Copie certifiée conforme", "certification", "dossier", "certification", "same day", "filing",
      "", "40%" },
    OFFICIAL,
    N_ ("Decree 23/2015/NĐ-CP, same day, after 15:00 the next one; the share online is an "
        "assumption") },
  { { "birth", N_ ("birth registration"), "Đăng ký khai sinh", "Déclaration de naissance",
      "civil status", "dossier", "registration", "same day", "home", "5%", "60%" },
    OFFICIAL,
    N_ ("Law on Civil Status 60/2014/QH13, same day; the shares online and incomplete are "
        "assumptions") },
  { { "marital-status", N_ ("marital status certificate"), "Cấp Giấy xác nhận tình trạng hôn nhân",
      "Certificat de situation matrimoniale", "civil status", "dossier", "registration",
      "3 working days", "home", "8%", "60%" },
    ASSUMPTION,
    LIMIT_GUESSED },
  { { "household-business", N_ ("household business registration"), "Đăng ký hộ kinh doanh",
      "Enregistrement d'une entreprise familiale", "business", "dossier", "registration",
      "3 working days", "home", "10%", "70%" },
    ASSUMPTION,
    LIMIT_GUESSED },
  { { "land-transfer", N_ ("transfer, inheritance or gift of land"),
      "Chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất",
      "Cession, succession ou donation de terrain", "land", "dossier", "land", "8 working days",
      PR_NEW_LAND, "15%", "50%" },
    PRESS,
    N_ ("Decree 151/2025/NĐ-CP, 8 working days (Lao Động 1524655); the shares online and "
        "incomplete "
        "are assumptions") },
  { { "works-permit", N_ ("construction permit for works"), "Giấy phép xây dựng công trình",
      "Permis de construire un ouvrage", "construction", "dossier", "permit", "20 days",
      PR_NEW_DEPARTMENT, "20%", "70%" },
    ASSUMPTION,
    LIMIT_GUESSED },
  { { "advice", N_ ("visit that files nothing"), "Hướng dẫn, hồ sơ chưa đủ", "Visite sans dépôt",
      "advice", "visit", "advice", "none", "filing" },
    PRESS,
    N_ ("at Đồng Việt 80 visitors a day file 60 complete dossiers (Việt Nam News 1732000)") },
};

static const pr_new_row workflows[] = {
  { { "certification", "accept", "work", "reception", "filing",
      "pert(min=4min, mode=7min, max=16min)", "yes", "yes", "hand back", "online", "receive" },
    ASSUMPTION,
    ACCEPTED },
  { { "certification", "receive", "work", "reception", "filing",
      "pert(min=6min, mode=9min, max=20min)", "yes", "yes", "finish 30min", "counter", "verify" },
    PRESS,
    RECEIVED },
  { { "certification", "verify", "work", "officer", "filing", "gamma(mean=10min, cv=0.6)", "yes",
      "no", "suspend", "", "sign" },
    PRESS,
    N_ ("about 10 minutes for copies (Bàn Cờ, 2025); the shape is an assumption") },
  { { "certification", "sign", "work", "leader", "filing",
      "triangular(min=1min, mode=2min, max=6min)", "yes", "no", "finish 15min", "", "return" },
    ASSUMPTION,
    SIGNED },
  { { "certification", "return", "work", "result", "return",
      "triangular(min=3.5min, mode=5min, max=8min)", "yes", "no", "finish 30min", "", "returned" },
    ASSUMPTION,
    RETURNED },

  { { "registration", "accept", "work", "reception", "filing",
      "pert(min=4min, mode=7min, max=16min)", "yes", "yes", "hand back", "online", "receive" },
    ASSUMPTION,
    ACCEPTED },
  { { "registration", "receive", "work", "reception", "filing",
      "pert(min=6min, mode=9min, max=20min)", "yes", "yes", "finish 30min", "counter",
      "supplement incomplete; appraise rest" },
    PRESS,
    RECEIVED },
  { { "registration", "supplement", "supplement", "", "home", "lognormal(mean=2 days, cv=0.8)",
      "no", "no", "", "", "appraise 95%; withdrawn 5%" },
    ASSUMPTION,
    N_ ("asked for once, as in Decree 61/2018/NĐ-CP art. 19; how long people take is a guess") },
  { { "registration", "appraise", "work", "officer", "home", "lognormal(mean=30min, cv=0.6)", "yes",
      "no", "suspend", "", "sign 98%; refused 2%" },
    ASSUMPTION,
    GUESSED },
  { { "registration", "sign", "work", "leader", "home", "triangular(min=1min, mode=2min, max=6min)",
      "yes", "no", "finish 15min", "", "return 97%; appraise 3%" },
    ASSUMPTION,
    SIGNED },
  { { "registration", "return", "work", "result", "return",
      "triangular(min=3.5min, mode=5min, max=8min)", "yes", "no", "finish 30min", "", "returned" },
    ASSUMPTION,
    RETURNED },

  { { "land", "accept", "work", "reception", "filing", "pert(min=4min, mode=7min, max=16min)",
      "yes", "yes", "hand back", "online", "receive" },
    ASSUMPTION,
    ACCEPTED },
  { { "land", "receive", "work", "reception", "filing", "pert(min=8min, mode=14min, max=35min)",
      "yes", "yes", "finish 30min", "counter", "to-branch" },
    ASSUMPTION,
    N_ ("longer papers than others and scanning, 16.5 minutes on average") },
  { { "land", "to-branch", "transfer", "", "", "10min", "yes", "no", "", "", "appraise" },
    OFFICIAL,
    SENT },
  { { "land", "appraise", "work", "land-officer", "deciding", "lognormal(mean=2h, cv=0.8)", "yes",
      "no", "suspend", "", "supplement incomplete; tax rest" },
    PRESS,
    N_ ("1.3 to 4 dossiers by a person of the land office and day in 2025, so two to three hours "
        "each; the shape is an assumption") },
  { { "land", "supplement", "supplement", "", "deciding", "lognormal(mean=5 days, cv=0.8)", "no",
      "no", "", "", "appraise 94%; withdrawn 6%" },
    ASSUMPTION,
    N_ ("asked for once, as in Decree 61/2018/NĐ-CP art. 19; how long people take is a guess") },
  { { "land", "tax", "delay", "", "deciding", "gamma(mean=10 days, cv=0.6)", "no", "no", "", "",
      "enter" },
    ASSUMPTION,
    N_ ("the citizen pays the tax, which does not count against the limit") },
  { { "land", "enter", "work", "land-officer", "deciding", "lognormal(mean=30min, cv=0.8)", "yes",
      "no", "suspend", "", "sign" },
    ASSUMPTION,
    GUESSED },
  { { "land", "sign", "work", "land-leader", "deciding",
      "triangular(min=1min, mode=3min, max=8min)", "yes", "no", "finish 15min", "",
      "to-centre 96%; enter 4%" },
    ASSUMPTION,
    SIGNED },
  { { "land", "to-centre", "transfer", "", "", "10min", "yes", "no", "", "", "return" },
    OFFICIAL,
    SENT },
  { { "land", "return", "work", "result", "return", "triangular(min=3.5min, mode=5min, max=8min)",
      "yes", "no", "finish 30min", "", "returned" },
    ASSUMPTION,
    RETURNED },

  { { "permit", "accept", "work", "reception", "filing", "pert(min=4min, mode=7min, max=16min)",
      "yes", "yes", "hand back", "online", "receive" },
    ASSUMPTION,
    ACCEPTED },
  { { "permit", "receive", "work", "reception", "filing", "pert(min=6min, mode=9min, max=20min)",
      "yes", "yes", "finish 30min", "counter", "to-department" },
    PRESS,
    RECEIVED },
  { { "permit", "to-department", "transfer", "", "", "10min", "yes", "no", "", "", "appraise" },
    OFFICIAL,
    SENT },
  { { "permit", "appraise", "work", "department-officer", "deciding", "lognormal(mean=3h, cv=0.8)",
      "yes", "no", "suspend", "", "supplement incomplete; sign rest" },
    ASSUMPTION,
    GUESSED },
  { { "permit", "supplement", "supplement", "", "deciding", "lognormal(mean=5 days, cv=0.8)", "no",
      "no", "", "", "appraise 94%; withdrawn 6%" },
    ASSUMPTION,
    N_ ("asked for once, as in Decree 61/2018/NĐ-CP art. 19; how long people take is a guess") },
  { { "permit", "sign", "work", "department-leader", "deciding",
      "triangular(min=1min, mode=3min, max=8min)", "yes", "no", "finish 15min", "",
      "to-centre 96%; appraise 4%" },
    ASSUMPTION,
    SIGNED },
  { { "permit", "to-centre", "transfer", "", "", "10min", "yes", "no", "", "", "return" },
    OFFICIAL,
    SENT },
  { { "permit", "return", "work", "result", "return", "triangular(min=3.5min, mode=5min, max=8min)",
      "yes", "no", "finish 30min", "", "returned" },
    ASSUMPTION,
    RETURNED },

  { { "advice", "answer", "work", "reception", "filing", "gamma(mean=6min, cv=0.6)", "no", "no",
      "finish 30min", "", "left" },
    ASSUMPTION,
    GUESSED },
};

static const pr_new_row mixes[] = {
  { { "filings", "certified-copy", "55%" }, PRESS, CERTIFIED },
  { { "filings", "birth", "10%" }, ASSUMPTION, SHARE_GUESSED },
  { { "filings", "marital-status", "14%" }, ASSUMPTION, SHARE_GUESSED },
  { { "filings", "household-business", "6%" }, ASSUMPTION, SHARE_GUESSED },
  { { "filings", "land-transfer", "12%" }, ASSUMPTION, SHARE_GUESSED },
  { { "filings", "works-permit", "3%" }, ASSUMPTION, SHARE_GUESSED },
};

static const pr_new_row arrivals[] = {
  { { "filings", "*", "filings", "1.07 per 1000 inhabitants per working day", "counter", "online" },
    PRESS,
    N_ ("2.5 million dossiers at the nation's communes in July 2025 are 1.07 per 1,000 inhabitants "
        "and working day (Dispatch 127/CĐ-TTg, Lao Động 1552304)") },
  { { "advice", "*", "advice", "0.18 per 1000 inhabitants per working day", "counter", "" },
    PRESS,
    N_ ("at Đồng Việt 80 visitors a day file 60 complete dossiers (Việt Nam News 1732000), so one "
        "such visit for every three dossiers filed at the counter") },
};

static const pr_new_row profiles[] = {
  { { "counter", "Mon-Fri", "07:00", "07:30", "8" }, ASSUMPTION, MORNING },
  { { "counter", "Mon-Fri", "07:30", "09:30", "36" }, ASSUMPTION, MORNING },
  { { "counter", "Mon-Fri", "09:30", "11:30", "25" }, ASSUMPTION, MORNING },
  { { "counter", "Mon-Fri", "13:00", "15:00", "20" }, ASSUMPTION, MORNING },
  { { "counter", "Mon-Fri", "15:00", "17:00", "11" }, ASSUMPTION, MORNING },
  { { "online", "Mon-Fri", "00:00", "07:30", "7" }, ASSUMPTION, AT_ALL_HOURS },
  { { "online", "Mon-Fri", "07:30", "17:00", "77" }, ASSUMPTION, AT_ALL_HOURS },
  { { "online", "Mon-Fri", "17:00", "24:00", "16" }, ASSUMPTION, AT_ALL_HOURS },
  { { "online", "Sat Sun holiday", "00:00", "24:00", "10" }, ASSUMPTION, AT_WEEKENDS },
};

static const pr_new_row rules[] = {
  { { "legal_calendar", "office" }, ASSUMPTION, N_ ("working days are the office's days") },
  { { "same_day_cutoff", "15:00" }, OFFICIAL, N_ ("Decree 23/2015/NĐ-CP art. 7") },
  { { "transfer_cutoff", "15:00" }, OFFICIAL, N_ ("Decree 61/2018/NĐ-CP art. 18") },
  { { "supplement_clock", "restart" },
    ASSUMPTION,
    N_ ("as in Decree 61/2018/NĐ-CP art. 19, in force until 30 June 2025") },
  { { "ticket_cutoff", "30min" }, ASSUMPTION, N_ ("no tickets in the last half hour") },
  { { "visitor_overtime", "30min" },
    ASSUMPTION,
    N_ ("who has a ticket is served up to half an hour after closing") },
  { { "visitor_return", "80%" },
    ASSUMPTION,
    N_ ("four in five of those who leave come back on the next working day") },
};

#define ROWS(rows) G_N_ELEMENTS (rows), rows

const pr_new_table pr_new_tables[PR_NEW_N_TABLES] = {
  { "calendars", "calendar,days,open", -1, ROWS (calendars),
    N_ ("When offices are open. Days off are rows of a further file, `holidays.csv`.") },
  { "procedures",
    "code,name,name_vi,name_fr,group,kind,workflow,limit,decided_by,incomplete,online", 1,
    ROWS (procedures),
    N_ ("What people file: legal limit, who decides, how much of it comes online.") },
  { "workflows", "workflow,step,kind,role,place,effort,counts,receives,at_close,channels,next", -1,
    ROWS (workflows),
    N_ ("The steps of each workflow: who does them, where, and how long it takes.") },
  { "mixes", "mix,procedure,share", -1, ROWS (mixes),
    N_ ("Which procedures people file, in shares that add up to 100 %.") },
  { "arrivals", "stream,where,mix,rate,profile,profile_online", -1, ROWS (arrivals),
    N_ ("How many people come, by inhabitant and working day.") },
  { "profiles", "profile,days,from,to,weight", -1, ROWS (profiles),
    N_ ("On which days, and at which hours they come.") },
  { "rules", "rule,value", -1, ROWS (rules), N_ ("Rules of law and of the house.") },
};

const pr_new_pool pr_new_pools[PR_NEW_N_POOLS] = {
  { "reception", "*", "reception result", "75%" },
  { "officers", "*", "officer", "60%" },
  { "leaders", "*", "leader", "25%" },
  { "land-officers", PR_NEW_LAND, "land-officer", "75%" },
  { "land-leaders", PR_NEW_LAND, "land-leader", "25%" },
  { "department-officers", PR_NEW_DEPARTMENT, "department-officer", "75%" },
  { "department-leaders", PR_NEW_DEPARTMENT, "department-leader", "25%" },
};
