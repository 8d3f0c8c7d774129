-- Audit Workbench store, version 6: summaries of days.

-- What was said of a day in a zone, every version of it: `facts` is JSON from which the text is made again, `sha256` its digest,
-- log_tx and log_seq the last transaction and event that were stored when it was made. The newest version holds.
create table day_summary(
  summary_no integer primary key,
  day text not null,
  zone text not null,
  version integer not null,
  made_us integer not null,
  log_tx integer not null,
  log_seq integer not null,
  sha256 text not null,
  facts text not null,
  unique(day, zone, version)
) strict;

-- No version is ever changed or taken away.
create trigger day_summary_stays before update on day_summary begin select raise(abort, 'what was said stays'); end;
create trigger day_summary_is_kept before delete on day_summary begin select raise(abort, 'what was said stays'); end;
