-- Audit Workbench store, version 7: the signed log, masking policies, erasures.

-- The Merkle log over source transactions is their column `leaf` in the order of tx_id; the one over records is log_record.leaf.
-- Here: the root of every complete subtree of 256, 65 536, … leaves, by level 1, 2, …; `log` is 1 for transactions, 2 for records.
create table log_subtree(
  log integer not null,
  level integer not null,
  idx integer not null,
  hash blob not null,
  primary key(log, level, idx)
) strict, without rowid;

-- Every row of a table of evidence as it was when it was written: `digest` is that of its columns, `state` 1, or 2 when it was taken
-- away. The newest record of a row holds.
create table log_record(
  record_no integer primary key,
  table_name text not null,
  row_key text not null,
  state integer not null,
  recorded_us integer not null,
  digest blob not null,
  leaf blob not null
) strict;
create index log_record_of_row on log_record(table_name, row_key, record_no);

-- Rows that triggers saw change in the transaction that is open; always empty between transactions.
create table log_pending(
  table_name text not null,
  row_key text not null,
  primary key(table_name, row_key)
) strict, without rowid;

-- Public keys in the order they signed; `certificate` is a signed note, the first one's by itself, each further one's by the one before.
create table log_key(
  epoch integer primary key,
  public_key blob not null,
  certificate text not null,
  added_us integer not null
) strict;

-- Signed notes over both logs and the schema.
create table checkpoint(
  checkpoint_no integer primary key,
  epoch integer not null references log_key,
  size integer not null,
  record_size integer not null,
  signed_us integer not null,
  note text not null
) strict;

-- The masking policies that were in force, each from the transaction after first_tx on.
create table masking_policy(
  policy_no integer primary key,
  text text not null,
  sha256 text not null,
  first_tx integer not null,
  set_us integer not null,
  set_by text not null
) strict;

-- What was erased, without what was there: columns and events as they can be shown.
create table erasure(
  erasure_no integer primary key,
  erased_us integer not null,
  erased_by text not null,
  reason text not null,
  columns text not null,
  events text not null,
  value_count integer not null
) strict;

create trigger log_record_stays before update on log_record begin select raise(abort, 'what was recorded stays'); end;
create trigger log_record_is_kept before delete on log_record begin select raise(abort, 'what was recorded stays'); end;
create trigger log_key_stays before update on log_key begin select raise(abort, 'what was recorded stays'); end;
create trigger log_key_is_kept before delete on log_key begin select raise(abort, 'what was recorded stays'); end;
create trigger checkpoint_stays before update on checkpoint begin select raise(abort, 'what was recorded stays'); end;
create trigger checkpoint_is_kept before delete on checkpoint begin select raise(abort, 'what was recorded stays'); end;
create trigger masking_policy_stays before update on masking_policy begin select raise(abort, 'what was recorded stays'); end;
create trigger masking_policy_is_kept before delete on masking_policy begin select raise(abort, 'what was recorded stays'); end;
create trigger erasure_stays before update on erasure begin select raise(abort, 'what was recorded stays'); end;
create trigger erasure_is_kept before delete on erasure begin select raise(abort, 'what was recorded stays'); end;

-- No writer can forget to record a row of these tables.
create trigger source_insert_is_recorded after insert on source begin insert or ignore into log_pending(table_name, row_key) values ('source', new.source_id); end;
create trigger source_update_is_recorded after update on source begin insert or ignore into log_pending(table_name, row_key) values ('source', new.source_id); end;
create trigger source_delete_is_recorded after delete on source begin insert or ignore into log_pending(table_name, row_key) values ('source', old.source_id); end;
create trigger schema_history_insert_is_recorded after insert on schema_history begin insert or ignore into log_pending(table_name, row_key) values ('schema_history', new.record_id); end;
create trigger schema_history_update_is_recorded after update on schema_history begin insert or ignore into log_pending(table_name, row_key) values ('schema_history', new.record_id); end;
create trigger schema_history_delete_is_recorded after delete on schema_history begin insert or ignore into log_pending(table_name, row_key) values ('schema_history', old.record_id); end;
create trigger coverage_gap_insert_is_recorded after insert on coverage_gap begin insert or ignore into log_pending(table_name, row_key) values ('coverage_gap', new.gap_id); end;
create trigger coverage_gap_update_is_recorded after update on coverage_gap begin insert or ignore into log_pending(table_name, row_key) values ('coverage_gap', new.gap_id); end;
create trigger coverage_gap_delete_is_recorded after delete on coverage_gap begin insert or ignore into log_pending(table_name, row_key) values ('coverage_gap', old.gap_id); end;
create trigger snapshot_run_insert_is_recorded after insert on snapshot_run begin insert or ignore into log_pending(table_name, row_key) values ('snapshot_run', new.run); end;
create trigger snapshot_run_update_is_recorded after update on snapshot_run begin insert or ignore into log_pending(table_name, row_key) values ('snapshot_run', new.run); end;
create trigger snapshot_run_delete_is_recorded after delete on snapshot_run begin insert or ignore into log_pending(table_name, row_key) values ('snapshot_run', old.run); end;
create trigger reject_insert_is_recorded after insert on reject begin insert or ignore into log_pending(table_name, row_key) values ('reject', new.reject_id); end;
create trigger reject_update_is_recorded after update on reject begin insert or ignore into log_pending(table_name, row_key) values ('reject', new.reject_id); end;
create trigger reject_delete_is_recorded after delete on reject begin insert or ignore into log_pending(table_name, row_key) values ('reject', old.reject_id); end;
create trigger rule_text_insert_is_recorded after insert on rule_text begin insert or ignore into log_pending(table_name, row_key) values ('rule_text', new.rule_no); end;
create trigger rule_text_update_is_recorded after update on rule_text begin insert or ignore into log_pending(table_name, row_key) values ('rule_text', new.rule_no); end;
create trigger rule_text_delete_is_recorded after delete on rule_text begin insert or ignore into log_pending(table_name, row_key) values ('rule_text', old.rule_no); end;
create trigger rule_switch_insert_is_recorded after insert on rule_switch begin insert or ignore into log_pending(table_name, row_key) values ('rule_switch', new.rule_id); end;
create trigger rule_switch_update_is_recorded after update on rule_switch begin insert or ignore into log_pending(table_name, row_key) values ('rule_switch', new.rule_id); end;
create trigger rule_switch_delete_is_recorded after delete on rule_switch begin insert or ignore into log_pending(table_name, row_key) values ('rule_switch', old.rule_id); end;
create trigger conclusion_run_insert_is_recorded after insert on conclusion_run begin insert or ignore into log_pending(table_name, row_key) values ('conclusion_run', new.run_no); end;
create trigger conclusion_run_update_is_recorded after update on conclusion_run begin insert or ignore into log_pending(table_name, row_key) values ('conclusion_run', new.run_no); end;
create trigger conclusion_run_delete_is_recorded after delete on conclusion_run begin insert or ignore into log_pending(table_name, row_key) values ('conclusion_run', old.run_no); end;
create trigger triage_act_insert_is_recorded after insert on triage_act begin insert or ignore into log_pending(table_name, row_key) values ('triage_act', new.act_no); end;
create trigger triage_act_update_is_recorded after update on triage_act begin insert or ignore into log_pending(table_name, row_key) values ('triage_act', new.act_no); end;
create trigger triage_act_delete_is_recorded after delete on triage_act begin insert or ignore into log_pending(table_name, row_key) values ('triage_act', old.act_no); end;
create trigger case_file_insert_is_recorded after insert on case_file begin insert or ignore into log_pending(table_name, row_key) values ('case_file', new.case_no); end;
create trigger case_file_update_is_recorded after update on case_file begin insert or ignore into log_pending(table_name, row_key) values ('case_file', new.case_no); end;
create trigger case_file_delete_is_recorded after delete on case_file begin insert or ignore into log_pending(table_name, row_key) values ('case_file', old.case_no); end;
create trigger case_item_insert_is_recorded after insert on case_item begin insert or ignore into log_pending(table_name, row_key) values ('case_item', new.item_no); end;
create trigger case_item_update_is_recorded after update on case_item begin insert or ignore into log_pending(table_name, row_key) values ('case_item', new.item_no); end;
create trigger case_item_delete_is_recorded after delete on case_item begin insert or ignore into log_pending(table_name, row_key) values ('case_item', old.item_no); end;
create trigger case_note_insert_is_recorded after insert on case_note begin insert or ignore into log_pending(table_name, row_key) values ('case_note', new.note_no); end;
create trigger case_note_update_is_recorded after update on case_note begin insert or ignore into log_pending(table_name, row_key) values ('case_note', new.note_no); end;
create trigger case_note_delete_is_recorded after delete on case_note begin insert or ignore into log_pending(table_name, row_key) values ('case_note', old.note_no); end;
create trigger case_act_insert_is_recorded after insert on case_act begin insert or ignore into log_pending(table_name, row_key) values ('case_act', new.act_no); end;
create trigger case_act_update_is_recorded after update on case_act begin insert or ignore into log_pending(table_name, row_key) values ('case_act', new.act_no); end;
create trigger case_act_delete_is_recorded after delete on case_act begin insert or ignore into log_pending(table_name, row_key) values ('case_act', old.act_no); end;
create trigger day_summary_insert_is_recorded after insert on day_summary begin insert or ignore into log_pending(table_name, row_key) values ('day_summary', new.summary_no); end;
create trigger day_summary_update_is_recorded after update on day_summary begin insert or ignore into log_pending(table_name, row_key) values ('day_summary', new.summary_no); end;
create trigger day_summary_delete_is_recorded after delete on day_summary begin insert or ignore into log_pending(table_name, row_key) values ('day_summary', old.summary_no); end;
create trigger masking_policy_insert_is_recorded after insert on masking_policy begin insert or ignore into log_pending(table_name, row_key) values ('masking_policy', new.policy_no); end;
create trigger masking_policy_update_is_recorded after update on masking_policy begin insert or ignore into log_pending(table_name, row_key) values ('masking_policy', new.policy_no); end;
create trigger masking_policy_delete_is_recorded after delete on masking_policy begin insert or ignore into log_pending(table_name, row_key) values ('masking_policy', old.policy_no); end;
create trigger erasure_insert_is_recorded after insert on erasure begin insert or ignore into log_pending(table_name, row_key) values ('erasure', new.erasure_no); end;
create trigger erasure_update_is_recorded after update on erasure begin insert or ignore into log_pending(table_name, row_key) values ('erasure', new.erasure_no); end;
create trigger erasure_delete_is_recorded after delete on erasure begin insert or ignore into log_pending(table_name, row_key) values ('erasure', old.erasure_no); end;

-- What was written before there was a log.
insert into log_pending(table_name, row_key) select 'source', source_id from source;
insert into log_pending(table_name, row_key) select 'schema_history', record_id from schema_history;
insert into log_pending(table_name, row_key) select 'coverage_gap', gap_id from coverage_gap;
insert into log_pending(table_name, row_key) select 'snapshot_run', run from snapshot_run;
insert into log_pending(table_name, row_key) select 'reject', reject_id from reject;
insert into log_pending(table_name, row_key) select 'rule_text', rule_no from rule_text;
insert into log_pending(table_name, row_key) select 'rule_switch', rule_id from rule_switch;
insert into log_pending(table_name, row_key) select 'conclusion_run', run_no from conclusion_run;
insert into log_pending(table_name, row_key) select 'triage_act', act_no from triage_act;
insert into log_pending(table_name, row_key) select 'case_file', case_no from case_file;
insert into log_pending(table_name, row_key) select 'case_item', item_no from case_item;
insert into log_pending(table_name, row_key) select 'case_note', note_no from case_note;
insert into log_pending(table_name, row_key) select 'case_act', act_no from case_act;
insert into log_pending(table_name, row_key) select 'day_summary', summary_no from day_summary;
