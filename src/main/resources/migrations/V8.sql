-- Audit Workbench store, version 8: the beginning of the log can be pruned, and every proof stays.

-- What was pruned: all transactions through through_tx, with their events, through through_seq; the two counts are those of this
-- pruning alone, first_us and last_us the earliest and the latest commit in it. `root` is that of the log of the first through_tx
-- transactions, `names` the digest of pruned_gtid and pruned_identity as they were then. last_business and last_group are the numbers
-- that were given last: none is given twice.
create table pruning(
  pruning_no integer primary key,
  pruned_us integer not null,
  pruned_by text not null,
  keep text not null,
  through_tx integer not null,
  through_seq integer not null,
  transaction_count integer not null,
  event_count integer not null,
  first_us integer not null,
  last_us integer not null,
  root blob not null,
  names blob not null,
  last_business integer not null,
  last_group integer not null
) strict;

-- The leaves of the pruned transactions, 256 in a row: what is in the log is still proved by them.
create table pruned_leaf(
  tile integer primary key,
  hashes blob not null
) strict;

-- Which transactions were pruned, so that none of them is taken for a new one when it is sent again: GTIDs as ranges of numbers, others
-- by the first 16 bytes of the SHA-256 of their identity.
create table pruned_gtid(
  source_id integer not null,
  gtid_origin_id integer not null,
  first_number integer not null,
  last_number integer not null,
  primary key(source_id, gtid_origin_id, first_number)
) strict, without rowid;

create table pruned_identity(
  source_id integer not null,
  epoch integer not null,
  digest blob not null,
  primary key(source_id, epoch, digest)
) strict, without rowid;

create trigger pruning_stays before update on pruning begin select raise(abort, 'what was recorded stays'); end;
create trigger pruning_is_kept before delete on pruning begin select raise(abort, 'what was recorded stays'); end;
create trigger pruned_leaf_stays before update on pruned_leaf begin select raise(abort, 'what was recorded stays'); end;
create trigger pruned_leaf_is_kept before delete on pruned_leaf begin select raise(abort, 'what was recorded stays'); end;

create trigger pruning_insert_is_recorded after insert on pruning begin insert or ignore into log_pending(table_name, row_key) values ('pruning', new.pruning_no); end;
create trigger pruning_update_is_recorded after update on pruning begin insert or ignore into log_pending(table_name, row_key) values ('pruning', new.pruning_no); end;
create trigger pruning_delete_is_recorded after delete on pruning begin insert or ignore into log_pending(table_name, row_key) values ('pruning', old.pruning_no); end;
