-- Audit Workbench store, version 3: which business events a change is part of, so that the way up from a change needs no scan.

-- The changes that a business event rests on, as it stands now; withdrawn ones included.
create table business_change(
  seq integer not null,
  business_no integer not null references business_event,
  primary key(seq, business_no)
) strict, without rowid;
insert or ignore into business_change(seq, business_no)
select part.value, event.business_no from business_event as event, json_each(event.body, '$.changes') as part;
