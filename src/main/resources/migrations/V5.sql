-- Audit Workbench store, version 5: cases, in which people keep what they found and what they make of it.

-- A case; `state` is open or closed, `outcome` empty while it is open.
create table case_file(
  case_no integer primary key,
  title text not null,
  state text not null,
  outcome text not null,
  created_us integer not null,
  created_by text not null
) strict;

-- What was pinned, as a copy: `content` is JSON, and `sha256` its digest when it was pinned.
create table case_item(
  item_no integer primary key,
  case_no integer not null references case_file,
  kind text not null,
  subject text not null,
  summary text not null,
  remark text not null,
  content text not null,
  sha256 text not null,
  pinned_us integer not null,
  pinned_by text not null
) strict;
create index item_of_case on case_item(case_no);

-- The notes of a case, every version of them; the newest holds.
create table case_note(
  note_no integer primary key,
  case_no integer not null references case_file,
  body text not null,
  written_us integer not null,
  written_by text not null
) strict;
create index note_of_case on case_note(case_no);

-- Every act in a case; each is chained to the one before by its digest.
create table case_act(
  act_no integer primary key,
  case_no integer not null references case_file,
  what text not null,
  detail text not null,
  acted_us integer not null,
  acted_by text not null,
  sha256 text not null
) strict;
create index act_of_case on case_act(case_no);

-- Nothing that was pinned, noted or logged is ever changed or taken away.
create trigger case_item_stays before update on case_item begin select raise(abort, 'what was pinned stays'); end;
create trigger case_item_is_kept before delete on case_item begin select raise(abort, 'what was pinned stays'); end;
create trigger case_note_stays before update on case_note begin select raise(abort, 'what was noted stays'); end;
create trigger case_note_is_kept before delete on case_note begin select raise(abort, 'what was noted stays'); end;
create trigger case_act_stays before update on case_act begin select raise(abort, 'what was logged stays'); end;
create trigger case_act_is_kept before delete on case_act begin select raise(abort, 'what was logged stays'); end;
