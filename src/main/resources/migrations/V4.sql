-- Audit Workbench store, version 4: what is missing from the conclusions, and what was concluded before it was drawn anew.

-- A rule that broke over changes: since which, and how often. What it would have concluded from them is missing.
create table rule_failure(
  rule_id text primary key,
  first_tx integer not null,
  first_seq integer not null,
  times integer not null,
  reason text not null
) strict, without rowid;

-- Each time that everything was concluded anew from the log.
create table conclusion_run(
  run_no integer primary key,
  run_us integer not null,
  run_by text not null,
  gained integer not null,
  changed integer not null,
  lost integer not null,
  findings_gained integer not null,
  findings_lost integer not null
) strict;

-- Findings that were not found again when everything was concluded anew, as they were.
create table former_anomaly(
  former_no integer primary key,
  run_no integer not null references conclusion_run,
  group_no integer not null references anomaly_group,
  body text not null
) strict;
create index former_of_group on former_anomaly(group_no);
