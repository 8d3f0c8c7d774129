# The same within minutes, but approved by somebody else: nothing is odd.
at 2026-10-05 10:00:00 by frank.weber
sql insert into refunds values (1,1,1,25.00,'requested','goodwill','frank.weber',null,'2026-10-05 10:00:00')
at 2026-10-05 10:03:00 by lena.fischer
sql update refunds set status='approved', approved_by='lena.fischer' where id=1
at 2026-10-05 10:20:00 by svc-billing
sql update refunds set status='issued' where id=1
-> change insert refunds/1 by frank.weber
-> change update refunds/1 status requested→approved, approved_by ∅→lena.fischer by lena.fischer
-> change update refunds/1 status approved→issued by svc-billing
-> event refund-issued refund:1 order:1 payment:1 customer:1 amount=25.00 requested_by=frank.weber approved_by=lena.fischer reason=goodwill
