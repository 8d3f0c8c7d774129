-- Audit Workbench store, version 1. Times are microseconds since the epoch, UTC. Codes are those of the enums in model.change.
-- Identity, time and place belong to the transaction; its events are dense in seq from first_seq on, so an event needs one index.

create table meta(
  name text primary key,
  value text not null
) strict, without rowid;

-- Who is watched: one row for an embedded capture, one for each sender of /ingest, one for each imported origin.
create table source(
  source_id integer primary key,
  name text not null unique,
  server_uuid text,
  epoch integer not null default 0,
  added_us integer not null
) strict;

create table captured_table(
  table_id integer primary key,
  source_id integer not null references source,
  schema_name text not null,
  table_name text not null,
  unique(source_id, schema_name, table_name)
) strict;

-- A table as declared from some event on: what an event shows whatever ALTER came later. definition is JSON.
create table table_version(
  version_id integer primary key,
  table_id integer not null references captured_table,
  definition text not null,
  digest blob not null,
  unique(table_id, digest)
) strict;

-- Texts of logged statements. A text may stand here twice: an index of digests would cost more than the few repeats it finds.
create table statement(
  statement_id integer primary key,
  text text not null
) strict;

create table actor(
  actor_id integer primary key,
  name text not null unique
) strict;

-- The part of a GTID before its number: server uuid, and the tag of MySQL 8.3 and newer.
create table gtid_origin(
  gtid_origin_id integer primary key,
  origin text not null unique
) strict;

create table binlog_file(
  file_id integer primary key,
  name text not null unique
) strict;

-- A row here makes its events visible: events beyond the last transaction are those of one that is still open.
create table source_tx(
  tx_id integer primary key,
  source_id integer not null references source,
  epoch integer not null,
  kind integer not null,
  gtid_origin_id integer references gtid_origin,
  gtid_number integer,
  identity text,
  file_id integer references binlog_file,
  offset integer not null,
  commit_us integer not null,
  captured_us integer not null,
  connection_id integer,
  server_id integer not null,
  snapshot_run integer not null default 0,
  actor_id integer references actor,
  actor_grade integer not null default 0,
  actor_source integer not null default 0,
  first_seq integer not null,
  event_count integer not null,
  leaf blob not null
) strict;
create unique index tx_gtid on source_tx(gtid_origin_id, gtid_number, source_id) where gtid_origin_id is not null;
create unique index tx_identity on source_tx(source_id, epoch, identity) where identity is not null;
create index tx_first_seq on source_tx(first_seq);
create index tx_snapshot on source_tx(snapshot_run) where snapshot_run > 0;

create table change_event(
  seq integer primary key,
  version_id integer not null,
  op integer not null,
  row_key integer not null,
  statement_id integer,
  body blob not null,
  leaf blob not null
) strict;

-- Finds the events of a row: sorted runs of 32768 consecutive events each (run = seq / 32768), written when a run is full, so
-- that storing stays as fast in a large store as in a small one. row_key holds the low 32 bits of the event's. Events beyond the
-- last run are few and are looked through.
create table row_run(
  run integer not null,
  row_key integer not null,
  seq integer not null,
  primary key(run, row_key, seq)
) strict, without rowid;

-- Between which transactions a source's lie.
create table source_extent(
  source_id integer primary key references source,
  first_tx integer not null,
  last_tx integer not null
) strict;

-- An update that moved a row to another key: finds the event from the old key.
create table row_move(
  former_row_key integer not null,
  seq integer not null,
  primary key(former_row_key, seq)
) strict, without rowid;

-- What occurs in which block of 128 events (block = seq / 128): kind 1 = table and operation (table_id * 8 + op, either may be
-- 0 for any), 2 = actor_id, 3 = a changed column (table_id * 2^32 + a hash of its name; filled behind capture). A block may be
-- named in vain, never left out.
create table term_block(
  kind integer not null,
  term integer not null,
  block integer not null,
  primary key(kind, term, block)
) strict, without rowid;

create table coverage_gap(
  gap_id integer primary key,
  source_id integer not null references source,
  tx_id integer not null references source_tx,
  cause integer not null,
  effect integer not null,
  tables text not null,
  gtid_range text not null,
  from_position text not null,
  until_position text not null,
  from_us integer,
  until_us integer,
  rows_expected integer,
  rows_stored integer,
  detected_by text not null,
  detected_us integer not null,
  evidence text not null,
  meaning text not null,
  resolves_gap_id integer references coverage_gap
) strict;

-- One run of the initial snapshot; a run without finished_us that a later run follows was superseded by it.
create table snapshot_run(
  run integer primary key,
  source_id integer not null references source,
  started_us integer not null,
  finished_us integer,
  superseded_by integer references snapshot_run
) strict;

-- Where capture goes on, written in the transaction of the events it follows.
create table capture_offset(
  source_id integer primary key references source,
  position text not null,
  saved_us integer not null
) strict;

-- Every GTID of a source that capture read, whether or not anything of it is kept: what the server executed and is not here is a
-- hole.
create table gtid_account(
  source_id integer primary key references source,
  gtids text not null
) strict;

-- Up to which event each change's before image was held against the row's last after image; filled behind capture.
create table image_check(
  source_id integer primary key references source,
  checked_through_seq integer not null
) strict;

create table schema_history(
  record_id integer primary key,
  source_id integer not null references source,
  record text not null,
  digest blob not null,
  unique(source_id, digest)
) strict;

-- Accounts seen behind connection ids, polled while they lived.
create table session_seen(
  source_id integer not null references source,
  epoch integer not null,
  connection_id integer not null,
  first_us integer not null,
  last_us integer not null,
  account text not null,
  host text not null,
  program text not null,
  attributes text not null,
  primary key(source_id, epoch, connection_id, first_us)
) strict, without rowid;

-- Who pushes: the path it posts to, whether it tells where transactions end, and the run of the snapshot it is in (0: none).
create table sender(
  source_id integer primary key references source,
  channel text not null,
  sends_ends integer not null,
  snapshot_run integer not null
) strict;

-- The tables of a sender as its schema changes described them; place is file:offset of the change. The last one counts.
create table sender_table(
  note_id integer primary key,
  source_id integer not null references source,
  version_id integer not null references table_version,
  place text not null,
  unique(source_id, version_id, place)
) strict;

-- Snapshot rows that were pushed, by digest: none is kept twice, however the sender packs them when it sends them again.
create table pushed_snapshot_row(
  source_id integer not null references source,
  digest blob not null,
  primary key(source_id, digest)
) strict, without rowid;

-- A pushed transaction whose end has not come yet. source_id is null until one of its rows says who sent it.
create table pushed_transaction(
  open_id integer primary key,
  channel text not null,
  identity text not null,
  is_bounded integer not null,
  is_marked integer not null,
  source_id integer references source,
  gtid text,
  file text not null,
  offset integer not null,
  commit_us integer not null,
  connection_id integer,
  server_id integer not null,
  record_count integer not null,
  received_us integer not null,
  unique(channel, identity)
) strict;

create table pushed_record(
  record_id integer primary key,
  open_id integer not null references pushed_transaction,
  total_order integer not null,
  offset integer not null,
  row integer not null,
  op integer not null,
  version_id integer not null references table_version,
  row_key integer not null,
  former_row_key integer,
  statement text,
  body blob not null
) strict;
create unique index pushed_place on pushed_record(open_id, total_order, offset, row, op);

create table reject(
  reject_id integer primary key,
  source_id integer not null references source,
  received_us integer not null,
  reason text not null,
  place text not null
) strict;

create table rollup_minute(
  minute integer not null,
  op integer not null,
  event_count integer not null,
  primary key(minute, op)
) strict, without rowid;

-- Where the events committed in a minute lie: between the first and the last, perhaps with others.
create table minute_span(
  minute integer primary key,
  first_seq integer not null,
  last_seq integer not null
) strict;

create table rollup_hour(
  hour integer not null,
  table_id integer not null,
  op integer not null,
  event_count integer not null,
  primary key(hour, table_id, op)
) strict, without rowid;

-- Side indexes that are filled behind capture, and how far each has come: 'columns' (term_block, kind 3) and 'words' (word_run).
create table side_index(
  name text primary key,
  indexed_through_seq integer not null
) strict, without rowid;

-- Which blocks hold which pieces of three and five letters of the texts that a word is looked for in (ADR-0025): one row for 128
-- hash buckets of a run of 16384 events, id = run * 1088 + part. No row: the buckets are empty.
create table word_run(
  id integer primary key,
  blocks blob not null
) strict;

-- For people: what is shown of the log, in words. docs/store.md describes these views; nothing in the program reads them.
create view shown_transaction as
select t.tx_id as number, s.name as source,
  case t.kind when 1 then 'stream' when 2 then 'snapshot' when 3 then 'ddl' when 4 then 'ingest' when 5 then 'gap' end as kind,
  strftime('%Y-%m-%d %H:%M:%S', t.commit_us / 1000000, 'unixepoch') || printf('.%06d', t.commit_us % 1000000) as committed_at,
  strftime('%Y-%m-%d %H:%M:%S', t.captured_us / 1000000, 'unixepoch') || printf('.%06d', t.captured_us % 1000000) as captured_at,
  coalesce(g.origin || ':' || t.gtid_number, '') as gtid,
  coalesce(f.name, '') as binlog_file, t.offset as binlog_offset, t.server_id, t.connection_id,
  coalesce(a.name, '?') as actor,
  case t.actor_grade when 0 then 'unknown' when 1 then 'heuristic' when 2 then 'corroborated' when 3 then 'exact' end as actor_grade,
  t.first_seq, t.event_count, lower(hex(t.leaf)) as leaf
from source_tx t
join source s on s.source_id = t.source_id
left join gtid_origin g on g.gtid_origin_id = t.gtid_origin_id
left join binlog_file f on f.file_id = t.file_id
left join actor a on a.actor_id = t.actor_id
where t.snapshot_run not in (select run from snapshot_run where superseded_by is not null);

create view shown_event as
select e.seq, t.number as transaction_number, t.committed_at, c.schema_name, c.table_name,
  case e.op when 1 then 'insert' when 2 then 'update' when 3 then 'delete' when 4 then 'snapshot' when 5 then 'ddl'
    when 6 then 'truncate' end as operation,
  t.actor, t.actor_grade, t.gtid, t.connection_id, q.text as statement, v.definition as table_definition,
  e.body, lower(hex(e.leaf)) as leaf
from change_event e
join shown_transaction t on t.number = (
  select n.tx_id from source_tx n where n.first_seq <= e.seq order by n.first_seq desc, n.tx_id desc limit 1)
  and e.seq < t.first_seq + t.event_count
join table_version v on v.version_id = e.version_id
join captured_table c on c.table_id = v.table_id
left join statement q on q.statement_id = e.statement_id;

create view shown_gap as
select g.gap_id, s.name as source, g.tables, g.gtid_range, g.from_position, g.until_position,
  strftime('%Y-%m-%d %H:%M:%S', g.from_us / 1000000, 'unixepoch') as from_time,
  strftime('%Y-%m-%d %H:%M:%S', g.until_us / 1000000, 'unixepoch') as until_time,
  g.rows_expected, g.rows_stored, g.detected_by, g.meaning, g.resolves_gap_id
from coverage_gap g
join source s on s.source_id = g.source_id;
