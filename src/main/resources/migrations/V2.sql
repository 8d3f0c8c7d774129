-- Audit Workbench store, version 2: what rules and detectors conclude from the log. All of it can be concluded again.

-- How far the conclusions have come, written in the transaction of what was concluded: a large transaction is looked at in
-- pieces, through_seq is the last event of the last one. watermark_us is the latest commit seen.
create table conclusion_cursor(
  name text primary key,
  through_tx integer not null,
  through_seq integer not null,
  watermark_us integer not null,
  mapping text not null
) strict, without rowid;

-- The rules and mappings that conclusions were drawn with, as they were written.
create table rule_text(
  rule_no integer primary key,
  rule_id text not null,
  version integer not null,
  sha256 text not null,
  text text not null,
  first_tx integer not null,
  unique(rule_id, sha256)
) strict;

create table rule_switch(
  rule_id text primary key,
  is_enabled integer not null,
  reason text not null,
  switched_us integer not null
) strict, without rowid;

-- The changes that belong together because they concern one object of the vocabulary: an order with its lines and payments.
create table subject(
  subject_no integer primary key,
  name text not null unique
) strict;

create table subject_change(
  subject_no integer not null,
  subject_key text not null,
  seq integer not null,
  primary key(subject_no, subject_key, seq)
) strict, without rowid;

-- body is the event as JSON. anchor_seq is the change that started it, concluded_tx the transaction after which it came to be
-- as it is.
create table business_event(
  business_no integer primary key,
  rule_no integer not null references rule_text,
  type text not null,
  anchor_seq integer not null,
  occurred_us integer not null,
  actor text not null,
  standing integer not null,
  confidence integer not null,
  revision integer not null,
  concluded_tx integer not null,
  body text not null
) strict;
create unique index business_anchor on business_event(anchor_seq, rule_no);
create index business_time on business_event(occurred_us);
create index business_type on business_event(type, occurred_us);

-- What an event said before it was corrected or withdrawn.
create table business_revision(
  business_no integer not null references business_event,
  revision integer not null,
  concluded_tx integer not null,
  body text not null,
  primary key(business_no, revision)
) strict, without rowid;

create table business_object(
  object_type text not null,
  object_id text not null,
  business_no integer not null references business_event,
  qualifier text not null,
  primary key(object_type, object_id, business_no, qualifier)
) strict, without rowid;

-- Anchors whose time window is still open: decided when the log has come past due_us.
create table open_anchor(
  due_us integer not null,
  rule_id text not null,
  anchor_seq integer not null,
  primary key(due_us, rule_id, anchor_seq)
) strict, without rowid;

create table detector_memory(
  detector text not null,
  name text not null,
  numbers blob not null,
  primary key(detector, name)
) strict, without rowid;

-- How many things a detector looked at, by the hour of their commit: what ran and found nothing.
create table detector_hour(
  detector text not null,
  hour integer not null,
  looked integer not null,
  primary key(detector, hour)
) strict, without rowid;

create table detector_state(
  detector text primary key,
  state text not null,
  reason text not null
) strict, without rowid;

-- Findings that are alike: A17. state is that of the last act.
create table anomaly_group(
  group_no integer primary key,
  detector text not null,
  fingerprint text not null,
  severity integer not null,
  sentence text not null,
  actor text not null,
  first_us integer not null,
  last_us integer not null,
  hit_count integer not null,
  event_count integer not null,
  state text not null,
  state_reason text not null,
  muted_until_us integer,
  unique(detector, fingerprint)
) strict;
create index anomaly_group_last on anomaly_group(last_us);

create table anomaly(
  anomaly_no integer primary key,
  group_no integer not null references anomaly_group,
  severity integer not null,
  occurred_us integer not null,
  tx_id integer not null,
  body text not null
) strict;
create index anomaly_of_group on anomaly(group_no, anomaly_no);

create table anomaly_event(
  seq integer not null,
  group_no integer not null,
  primary key(seq, group_no)
) strict, without rowid;

-- What somebody said of a group, in order; never changed.
create table triage_act(
  act_no integer primary key,
  group_no integer not null references anomaly_group,
  state text not null,
  reason text not null,
  muted_until_us integer,
  acted_by text not null,
  acted_us integer not null
) strict;
create index triage_of_group on triage_act(group_no);
