#!/bin/sh
# Writes the tables of units, authorities, pools and arrivals of this folder from provinces.csv,
# by the rules in README.md.
# Usage: sh make.sh
set -eu
cd "$(dirname "$0")/.."
LC_ALL=C awk -F, '
  function ceil (x) { return x == int (x) ? x : int (x) + 1 }
  function round (x) { return int (x + 0.5) }
  function most (a, b) { return a > b ? a : b }

  # pool NAME WHERE ROLES COUNT TIME: the rest of a row of pools is its kind of time.
  function pool (name, where, roles, count, time,   source) {
    source = "assumption: rule in README.md"
    print name "," where "," roles "," count ",office," of[time] "," source >"pools.csv"
  }
  function unit_pools (where, ward,   posts, guides, results) {
    posts = ceil (3 + people / 5500)
    if (posts <= 5)
      pool("counter", where, "reception land-desk guide result", posts, "desk")
    else {
      guides = most(round(posts / 9), 1)
      results = most(round(posts * 0.22), 1)
      pool("reception", where, "reception land-desk", posts - guides - results, "desk")
      pool("guides", where, "guide result", guides, "desk")
      pool("results", where, "result guide", results, "desk")
    }
    pool("land-desk", where, "land-desk result", people > 50000 ? 2 : 1, "land-desk")
    pool("justice", where, "justice", most(2, 1 + ceil(people / 8000)), "justice")
    pool("economy", where, "economy", 6 + ceil (people / 6000), "economy")
    pool("social", where, "social", 6 + ceil (people / 5500), "social")
    pool("leaders", where, "leader", 3 + int (people / 40000), "leaders")
    pool("delegates", where, "certifier", 1 + ward + int (people / 40000), "delegates")
  }
  function arrivals (stream, where, mix, rate, profile, online, post, home,   source) {
    source = "assumption: rule in README.md"
    print stream "," where "," mix "," rate ",counter," profile "," online "," post "," home \
      ",filing," source >"arrivals.csv"
  }
  function authority (kind, title) {
    print "p" code "-" kind "," title " " province "," kind ",*," code \
      ",assumption: rule in README.md" >"authorities.csv"
  }
  function authority_pools (kind, size,   n) {
    n = split (size, of_quang_ninh, " ")
    pool("officers", kind " of " code, "officer", ceil (of_quang_ninh[1] * ratio), "officers")
    pool("leaders", kind " of " code, "leader", ceil (of_quang_ninh[2] * ratio), "leading")
    pool("counter", kind " of " code, "reception result", ceil (of_quang_ninh[3] * ratio), "counter")
    arrivals("straight-online", kind " of " code, kind, sprintf ("%.2f per working day", \
      of_quang_ninh[4] * ratio), "online", "100%", "0%", "any")
  }
  function units (type, title, n,   i) {
    for (i = 1; i <= n; i++) {
      number++
      unit[number] = sprintf ("u%s-%03d", code, number)
      printf "%s,%s %02d %s,%s,%d,%.1f,%s,assumption: rule in README.md\n", \
        unit[number], title, i, province, type, people, area, code >"units.csv"
    }
  }
  BEGIN {
    print "code,name,type,population,area_km2,province,source" >"units.csv"
    print "code,name,kind,serves,province,source" >"authorities.csv"
    print "pool,where,roles,count,calendar,share,stretch,share_most,share_beyond,overtime_beyond," \
      "overtime_most,source" >"pools.csv"
    print "stream,where,mix,rate,profile,profile_online,online,post,home,return,source" \
      >"arrivals.csv"
    of["desk"] = "60%,,85%,0.25,1,1h"
    of["land-desk"] = "60%,,85%,0.25,,"
    of["justice"] = "60%,,80%,1,1,1h"
    of["economy"] = "25%,1h,40%,2,2,1h"
    of["social"] = "12%,1h,25%,2,2,1h"
    of["leaders"] = "30%,1h,45%,1,1,1h"
    of["delegates"] = "15%,30min,30%,0.5,1,1h"
    of["land-officers"] = "90%,,100%,3,3,1h"
    of["officers"] = "75%,,90%,2,2,1h"
    of["leading"] = "25%,1h,40%,1,1,1h"
    of["counter"] = "75%,,,,1,1h"
    arrivals("commune", "ward", "ward", "0.85 per 1000 inhabitants per working day", "online", "", "", "own")
    arrivals("commune", "commune", "commune", "0.75 per 1000 inhabitants per working day", "online", "", "", "own")
    arrivals("commune", "special zone", "commune", "0.76 per 1000 inhabitants per working day", "online", "", "", "own")
    arrivals("land", "*", "land", "0.1 per 1000 inhabitants per working day", "online", "", "", "own")
    arrivals("advice", "ward", "advice", "0.1852 per 1000 inhabitants per working day", "", "", "", "own")
    arrivals("advice", "commune", "advice", "0.1594 per 1000 inhabitants per working day", "", "", "", "own")
    arrivals("advice", "special zone", "advice", "0.1615 per 1000 inhabitants per working day", "", "", "", "own")
  }
  NR > 1 {
    code = $1; province = $2; people = $8; area = $7 / $3; number = 0
    ratio = 0.28 * $3 * people / (54 * 24956)
    units("ward", "Phường", $4)
    units("commune", "Xã", $5)
    units("special zone", "Đặc khu", $6)
    if ($4) unit_pools("ward of " code, 1)
    if ($5) unit_pools("commune of " code, 0)
    if ($6) unit_pools("special zone of " code, 0)
    branches = ceil (number / 5)
    for (b = 1; b <= branches; b++) {
      serves = ""
      for (i = b; i <= number; i += branches) serves = serves (serves == "" ? "" : ";") unit[i]
      printf "p%s-land-%02d,Chi nhánh VPĐKĐĐ %02d %s,land-branch,%s,%s,assumption: rule in README.md\n", \
        code, b, b, province, serves, code >"authorities.csv"
    }
    pool("land-officers", "land-branch of " code, "land-officer", ceil (5 * people / 12000), "land-officers")
    pool("land-leaders", "land-branch of " code, "land-leader", most(2, ceil (5 * people / 90000)), "leading")
    authority("police", "Công an tỉnh"); authority_pools("police", "103 18 15 465.77")
    authority("tax", "Thuế tỉnh"); authority_pools("tax", "49 11 9 266.16")
    authority("social-insurance", "Bảo hiểm xã hội"); authority_pools("social-insurance", "56 10 8 239.54")
    authority("finance", "Sở Tài chính"); authority_pools("finance", "35 7 5 146.39")
    authority("construction", "Sở Xây dựng"); authority_pools("construction", "18 4 3 66.54")
    authority("industry-trade", "Sở Công Thương"); authority_pools("industry-trade", "12 3 2 53.23")
    authority("home-affairs", "Sở Nội vụ"); authority_pools("home-affairs", "23 4 2 33.27")
    authority("justice-department", "Sở Tư pháp"); authority_pools("justice-department", "9 2 1 13.31")
    authority("health", "Sở Y tế"); authority_pools("health", "12 2 1 15.97")
    authority("education", "Sở Giáo dục và Đào tạo"); authority_pools("education", "3 1 1 10.65")
    authority("agriculture-environment", "Sở Nông nghiệp và Môi trường"); authority_pools("agriculture-environment", "10 2 1 13.31")
    authority("culture-tourism", "Sở Văn hóa Thể thao và Du lịch"); authority_pools("culture-tourism", "5 1 1 6.66")
    authority("centre", "Trung tâm Phục vụ hành chính công tỉnh")
    pool("reception", "centre of " code, "reception", ceil (6 * ratio), "counter")
    pool("guides", "centre of " code, "guide", ceil (3 * ratio), "counter")
    pool("results", "centre of " code, "result", ceil (4 * ratio), "counter")
    arrivals("straight-counter", "centre of " code, "provincial", sprintf ("%.2f per working day", 105.52 * ratio), "online", "0%", "10%", "any")
    arrivals("advice", "centre of " code, "advice", sprintf ("%.2f per working day", 31.66 * ratio), "", "", "", "own")
  }' rule/provinces.csv
