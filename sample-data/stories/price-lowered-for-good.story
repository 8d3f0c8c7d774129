# A price is lowered and stays, and somebody orders: nothing is odd.
at 2026-10-05 10:00:00 by frank.weber
sql update products set price=20.00, updated_by='frank.weber', updated_at='2026-10-05 10:00:00' where id=1
at 2026-10-05 10:02:00 by svc-web
sql insert into orders values (2,'O-2',1,'new',20.00,'EUR','svc-web','svc-web','2026-10-05 10:02:00')
sql insert into order_lines values (2,1,1,1,20.00)
-> change update products/1 price 25.00→20.00, updated_by founder→frank.weber, updated_at 2026-10-01 08:00:00→2026-10-05 10:00:00 by frank.weber
-> change insert orders/2 by svc-web
-> change insert order_lines/2,1 by svc-web
-> event price-changed product:1 before=25.00 after=20.00 change=-5.00
