# A price is lowered for four minutes, one order is placed, the price is put back.
at 2026-10-05 10:00:00 by frank.weber
sql update products set price=2.00, updated_by='frank.weber', updated_at='2026-10-05 10:00:00' where id=1
at 2026-10-05 10:02:00 by svc-web
sql insert into orders values (2,'O-2',1,'new',2.00,'EUR','svc-web','svc-web','2026-10-05 10:02:00')
sql insert into order_lines values (2,1,1,1,2.00)
at 2026-10-05 10:04:00 by frank.weber
sql update products set price=25.00, updated_by='frank.weber', updated_at='2026-10-05 10:04:00' where id=1
-> change update products/1 price 25.00→2.00, updated_by founder→frank.weber, updated_at 2026-10-01 08:00:00→2026-10-05 10:00:00 by frank.weber
-> change insert orders/2 by svc-web
-> change insert order_lines/2,1 by svc-web
-> change update products/1 price 2.00→25.00, updated_at 2026-10-05 10:00:00→2026-10-05 10:04:00 by frank.weber
-> event price-changed product:1 before=25.00 after=2.00 change=-23.00
-> event price-changed product:1 before=2.00 after=25.00 change=23.00
-> anomaly price-lowered-around-order The price of product 1 was lowered from 25.00 to 2.00 for 4 min, ordered in one order line, and put back by frank.weber.
