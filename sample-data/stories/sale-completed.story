# An order is placed and paid: a sale, with its stock.
at 2026-10-05 10:00:00 by svc-web
sql insert into orders values (2,'O-2',1,'new',20.00,'EUR','svc-web','svc-web','2026-10-05 10:00:00')
sql insert into order_lines values (2,1,2,2,10.00)
at 2026-10-05 10:01:00 by svc-web
sql insert into payments values (2,2,'card',20.00,'received','c-2','2026-10-05 10:01:00')
sql update orders set status='paid', updated_by='svc-web' where id=2
sql update stock set on_hand=98, updated_by='svc-web' where product_id=2 and warehouse_id=1
sql insert into stock_movements values (1,2,1,-2,'sold',2,null,'svc-web','2026-10-05 10:01:00')
-> change insert orders/2 by svc-web
-> change insert order_lines/2,1 by svc-web
-> change insert payments/2 by svc-web
-> change update orders/2 status new→paid by svc-web
-> change update stock/2,1 on_hand 100→98, updated_by founder→svc-web by svc-web
-> change insert stock_movements/1 by svc-web
-> event payment-received payment:2 order:2 customer:1 amount=20.00 method=card
-> event sale-completed order:2 customer:1 product:2 total=20.00 items=2 paid=20.00
