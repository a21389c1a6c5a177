-- Views: the questions that analysts ask most. Every one has a column run.
CREATE VIEW latest_run AS
  SELECT id AS run, base, name, replications FROM runs ORDER BY id DESC LIMIT 1;
CREATE VIEW worst_units AS
  SELECT run, code, name, verdict, growth, on_time, backlog_end FROM units
  ORDER BY run, growth DESC, code;
CREATE VIEW district_readiness AS
  SELECT run, former_district, count (*) AS units, sum (verdict = 'ready') AS ready,
         sum (verdict = 'at risk') AS at_risk, sum (verdict = 'not ready') AS not_ready,
         sum (backlog_end) AS backlog_end
  FROM units GROUP BY run, former_district ORDER BY run, not_ready DESC, former_district;
CREATE VIEW places_ready_from AS
  SELECT run, place, name, type, max (CASE WHEN number = 1 THEN onward_verdict END) AS verdict,
         max (CASE WHEN number = 1 THEN onward_settled END) AS settled,
         max (CASE WHEN number = 1 THEN onward END) AS ready_share,
         min (CASE WHEN onward_verdict = 'ready' THEN "from" END) AS ready_from,
         min (CASE WHEN onward_verdict = 'ready' THEN number END) AS fortnight
  FROM verdicts WHERE period = 'fortnight' GROUP BY run, place
  ORDER BY run, place <> '*', ready_from IS NULL, ready_from, place;
CREATE VIEW backlog_curve AS
  SELECT run, date, working_day, backlog, backlog_hw, overdue FROM daily WHERE place = '*'
  ORDER BY run, date;
CREATE VIEW busiest_days AS
  SELECT run, date, arrived, visits FROM daily WHERE place = '*' ORDER BY run, arrived DESC, date;
CREATE VIEW fullest_pools AS
  SELECT run, place, pool, officers, utilisation, utilisation_hw, wait_mean FROM pools
  WHERE officers > 0 ORDER BY run, utilisation DESC, place, pool;
CREATE VIEW slowest_procedures AS
  SELECT run, code, name, arrived, on_time, sojourn_p90 FROM procedures WHERE arrived > 0
  ORDER BY run, sojourn_p90 DESC, code;
CREATE VIEW lateness_by_cause AS
  SELECT run, cause, sum (working_days) AS working_days, max (week) AS last_week FROM lost
  GROUP BY run, cause ORDER BY run, working_days DESC, cause;
CREATE VIEW worst_failures AS
  SELECT run, rank, place, step, cause, reason, occurs_in, lost_days_if, lost_days FROM failures ORDER BY run, rank;
CREATE VIEW spread AS
  SELECT run, count (*) AS replications, min (on_time) AS on_time_least, avg (on_time) AS on_time_mean,
         max (on_time) AS on_time_most, min (backlog_end) AS backlog_least,
         max (backlog_end) AS backlog_most
  FROM replications GROUP BY run ORDER BY run;
CREATE VIEW unit_risk AS
  SELECT run, code, avg (on_time < 0.95) AS late_share, max (backlog_end) AS backlog_most
  FROM unit_replications GROUP BY run, code ORDER BY run, late_share DESC, backlog_most DESC, code;
